"""What was said is erased on a day that was announced seven days before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.domain.meeting import Meeting
from peerdesk.domain.retention import announced, ends_on, is_said, longer

DAY = dt.date(2026, 3, 5)
MEETING = Meeting(1, 2, "Spring", DAY)
RELEASED = replace(MEETING, released_on=dt.date(2026, 3, 9))


def after(days: int) -> dt.date:
    return RELEASED.released_on + dt.timedelta(days) if RELEASED.released_on else DAY


def test_it_begins_at_release_or_thirty_days_after_a_meeting_that_was_not_released() -> None:
    assert ends_on(RELEASED, 365) == dt.date(2027, 3, 9)
    assert ends_on(MEETING, 365) == dt.date(2027, 4, 4)


@pytest.mark.parametrize(
    ("days", "day"), [(92, None), (93, after(100)), (100, after(107)), (400, after(407))]
)
def test_it_is_announced_seven_days_before_also_where_nobody_looked(days: int, day: dt.date | None) -> None:
    assert announced(RELEASED, 100, after(days)) == day


def test_an_announced_day_stays_unless_the_group_keeps_longer() -> None:
    told = replace(RELEASED, erased_on=after(100))
    assert announced(told, 100, after(95)) == after(100)
    assert announced(told, 90, after(95)) == after(100)
    assert announced(told, 365, after(95)) is None
    assert announced(told, 101, after(95)) == after(101)


def test_it_is_said_in_the_last_seven_days() -> None:
    assert [is_said(after(100), after(day)) for day in (92, 93, 100, 120)] == [False, True, True, True]
    assert not is_said(None, DAY)


def test_one_press_keeps_it_a_month_longer() -> None:
    told = replace(RELEASED, erased_on=after(100))
    assert longer(told, 100, after(95)) == after(130)
    assert longer(told, 100, after(140)) == after(170)
    assert longer(RELEASED, 100, after(95)) == after(130)
