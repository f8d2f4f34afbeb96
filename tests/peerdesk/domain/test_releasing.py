"""How minutes become final, and what takes that back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.releasing import (
    is_built_on,
    may_be_told,
    next_after,
    objections_ended,
    released,
    sent,
    taken_back,
)

DAY = dt.date(2026, 3, 5)
UNTIL = dt.date(2026, 3, 12)
CLOSED = Meeting(1, 1, "March", DAY, phase=Phase.CLOSED)
SENT = sent(CLOSED, UNTIL, DAY)
RELEASED = released(SENT, (), dt.date(2026, 3, 14))
APRIL = Meeting(2, 1, "April", dt.date(2026, 4, 2))


def refused(act: object) -> str:
    with pytest.raises(UserError) as caught:
        act()  # type: ignore[operator]
    return caught.value.key


def test_sent_until_a_day_then_released_as_version_1() -> None:
    assert (SENT.phase, SENT.objections_until, SENT.version) == (Phase.SENT, UNTIL, 0)
    assert (RELEASED.phase, RELEASED.version, RELEASED.released_on) == (
        Phase.RELEASED,
        1,
        dt.date(2026, 3, 14),
    )


def test_minutes_can_be_released_without_asking_for_objections() -> None:
    assert released(CLOSED, (), DAY).version == 1


def test_the_last_day_can_be_moved_but_not_into_the_past() -> None:
    later = UNTIL + dt.timedelta(days=7)
    assert sent(SENT, later, DAY).objections_until == later
    assert sent(SENT, DAY, DAY).objections_until == DAY
    assert refused(lambda: sent(CLOSED, DAY - dt.timedelta(days=1), DAY)) == "objections_past"


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.GATHERING, Phase.RUNNING])
def test_what_is_not_closed_is_neither_sent_nor_released(phase: Phase) -> None:
    meeting = replace(CLOSED, phase=phase)
    assert refused(lambda: sent(meeting, UNTIL, DAY)) == "meeting_not_closed"
    assert refused(lambda: released(meeting, (), DAY)) == "meeting_not_closed"
    assert refused(lambda: taken_back(meeting, (), DAY)) == "minutes_not_sent"


def test_released_minutes_are_not_sent_or_released_again() -> None:
    assert refused(lambda: sent(RELEASED, UNTIL, DAY)) == "minutes_released"
    assert refused(lambda: released(RELEASED, (), DAY)) == "minutes_released"


@pytest.mark.parametrize("meeting", [CLOSED, SENT, RELEASED], ids=["closed", "sent", "released"])
def test_nothing_moves_once_all_that_was_said_is_erased(meeting: Meeting) -> None:
    gone = replace(meeting, erased_on=DAY)
    assert refused(lambda: released(gone, (), DAY)) == "minutes_erased"
    if meeting is not CLOSED:
        assert refused(lambda: taken_back(gone, (), DAY)) == "minutes_erased"


def test_minutes_whose_end_is_only_announced_move_on_and_back() -> None:
    soon = DAY + dt.timedelta(days=1)
    assert released(replace(CLOSED, erased_on=soon), (), DAY).phase is Phase.RELEASED
    assert sent(replace(CLOSED, erased_on=soon), UNTIL, DAY).phase is Phase.SENT
    assert taken_back(replace(RELEASED, erased_on=soon), (), DAY).phase is Phase.SENT


def test_released_minutes_keep_the_next_date_they_told() -> None:
    told = released(CLOSED, (CLOSED, replace(APRIL, starts=dt.time(18))), DAY)
    assert (told.next_day, told.next_starts) == (APRIL.day, dt.time(18))
    back = taken_back(replace(told, is_written=True), (), DAY)
    assert (back.next_day, back.next_starts) == (None, None)


def test_each_step_is_taken_back_to_the_one_before() -> None:
    back = taken_back(RELEASED, (RELEASED, APRIL), DAY)
    assert back == SENT
    assert taken_back(back, (back, APRIL), DAY) == CLOSED
    assert taken_back(released(CLOSED, (), DAY), (), DAY) == CLOSED


def test_a_version_that_was_handed_out_keeps_its_number_and_its_day() -> None:
    back = taken_back(replace(RELEASED, is_written=True), (), DAY)
    again = released(back, (), dt.date(2026, 3, 20))
    assert (again.version, again.released_on) == (2, RELEASED.released_on)


def test_version_2_was_handed_out_whatever_is_known_of_it() -> None:
    second = replace(RELEASED, version=2)
    assert taken_back(second, (), DAY).version == 2


@pytest.mark.parametrize("phase", [one for one in Phase if one is not Phase.DRAFT], ids=str)
def test_minutes_stay_once_a_later_meeting_has_begun(phase: Phase) -> None:
    later = replace(APRIL, phase=phase)
    assert is_built_on(RELEASED, (RELEASED, later))
    assert refused(lambda: taken_back(RELEASED, (later,), DAY)) == "minutes_built_on"


def test_objections_end_with_their_last_day() -> None:
    assert not objections_ended(SENT, UNTIL)
    assert objections_ended(SENT, UNTIL + dt.timedelta(days=1))
    assert not objections_ended(RELEASED, UNTIL + dt.timedelta(days=1))
    assert not objections_ended(CLOSED, UNTIL)


def test_the_next_meeting_is_the_first_on_a_later_day() -> None:
    may, before = replace(APRIL, id=3, day=dt.date(2026, 5, 7)), replace(APRIL, id=4, day=DAY)
    assert next_after(CLOSED, (may, CLOSED, before, APRIL)) == APRIL
    assert next_after(may, (may, APRIL)) is None


@pytest.mark.parametrize(("count", "told"), [(0, False), (4, False), (5, True), (40, True)])
def test_a_mean_is_told_of_five_or_more(count: int, told: bool) -> None:
    assert may_be_told(Feedback(count, 84)) is told
    assert not may_be_told(None)
