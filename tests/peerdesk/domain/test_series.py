"""The days of a series."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.series import LAST, Repeat, Series, days_of, which_weekday

FIRST_THURSDAY = dt.date(2026, 3, 5)


def days(first: dt.date, repeat: Repeat, times: int) -> list[str]:
    return [day.isoformat() for day in days_of(first, Series(repeat, times))]


def test_a_meeting_that_does_not_repeat_is_once_whatever_is_said() -> None:
    assert days_of(FIRST_THURSDAY, Series(Repeat.NEVER, 12)) == (FIRST_THURSDAY,)


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        (Repeat.WEEKLY, ["2026-03-05", "2026-03-12", "2026-03-19"]),
        (Repeat.FORTNIGHTLY, ["2026-03-05", "2026-03-19", "2026-04-02"]),
        (Repeat.MONTHLY_WEEKDAY, ["2026-03-05", "2026-04-02", "2026-05-07"]),
        (Repeat.MONTHLY_DAY, ["2026-03-05", "2026-04-05", "2026-05-05"]),
    ],
)
def test_the_days_come_as_they_are_called(repeat: Repeat, expected: list[str]) -> None:
    assert days(FIRST_THURSDAY, repeat, 3) == expected


def test_the_last_day_of_a_long_month_is_the_last_of_each() -> None:
    expected = ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31"]
    assert days(dt.date(2025, 12, 31), Repeat.MONTHLY_DAY, 4) == expected


@pytest.mark.parametrize(("day", "which"), [(1, 1), (7, 1), (8, 2), (22, 4), (28, 4), (29, LAST), (31, LAST)])
def test_a_fifth_weekday_is_the_last(day: int, which: int) -> None:
    assert which_weekday(dt.date(2026, 1, day)) == which


def test_the_last_thursday_stays_the_last() -> None:
    assert days(dt.date(2026, 1, 29), Repeat.MONTHLY_WEEKDAY, 3) == ["2026-01-29", "2026-02-26", "2026-03-26"]


def test_nothing_lies_behind_the_last_date_there_is() -> None:
    for repeat in (Repeat.WEEKLY, Repeat.MONTHLY_DAY, Repeat.MONTHLY_WEEKDAY):
        assert len(days_of(dt.date(9999, 12, 30), Series(repeat, 3))) == 1


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)),
    st.sampled_from([r for r in Repeat if r is not Repeat.NEVER]),
    st.integers(1, 40),
)
def test_a_series_has_its_number_of_days_each_after_the_other(
    first: dt.date, repeat: Repeat, times: int
) -> None:
    found = days_of(first, Series(repeat, times))
    assert (len(found), found[0]) == (times, first)
    assert list(found) == sorted(set(found))
    if repeat is not Repeat.MONTHLY_DAY:
        assert {day.weekday() for day in found} == {first.weekday()}
