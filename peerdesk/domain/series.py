"""A meeting in a calendar, and the days on which it comes again."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

MOST_TIMES = 60
"""Most meetings of one series. Chosen: five years of monthly ones, beyond which rooms and people change."""

LAST = -1
"""Which weekday of its month a day is that has no fourth one behind it."""


class Repeat(StrEnum):
    """How often a meeting comes again."""

    NEVER = "never"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_WEEKDAY = "monthly_weekday"
    MONTHLY_DAY = "monthly_day"


@dataclass(frozen=True, slots=True)
class Series:
    """How often a meeting comes again, and how many there are with the first, 1 to `MOST_TIMES`."""

    repeat: Repeat = Repeat.NEVER
    times: int = 1


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A meeting as a calendar shows it; all words are public ones.

    starts: time of day at the place, None: all day. minutes: None: not said. zone: of the place, by its name
    in the tz database; "" or one that is not in it: that of this machine. uid: random, tells nothing.
    stamped: the day on which it was written.
    """

    uid: str
    title: str = field(repr=False)
    day: dt.date
    starts: dt.time | None
    minutes: int | None
    stamped: dt.date
    lines: tuple[str, ...] = field(default=(), repr=False)
    zone: str = ""
    series: Series = Series()


def which_weekday(day: dt.date) -> int:
    """Which of its weekday a day is in its month: 1 to 4, or `LAST` for a fifth.

    Chosen: a fifth Thursday comes in four months of a year; who meets on it means the last one.
    """
    number = (day.day - 1) // 7 + 1
    return number if number < 5 else LAST


def days_of(first: dt.date, series: Series) -> tuple[dt.date, ...]:
    """The days of a series, the first included. Nothing of it lies behind the last year a date can have."""
    if series.repeat is Repeat.NEVER:
        return (first,)
    found: list[dt.date] = []
    for number in range(series.times):
        try:
            found.append(_day(first, series.repeat, number))
        except (OverflowError, ValueError):
            break
    return tuple(found)


def _day(first: dt.date, repeat: Repeat, number: int) -> dt.date:
    if repeat in (Repeat.WEEKLY, Repeat.FORTNIGHTLY):
        return first + dt.timedelta(weeks=number * (1 if repeat is Repeat.WEEKLY else 2))
    months = first.month - 1 + number
    year, month = first.year + months // 12, months % 12 + 1
    length = calendar.monthrange(year, month)[1]
    if repeat is Repeat.MONTHLY_DAY:
        return dt.date(year, month, min(first.day, length))
    which = which_weekday(first)
    if which == LAST:
        last = dt.date(year, month, length)
        return last - dt.timedelta(days=(last.weekday() - first.weekday()) % 7)
    start = dt.date(year, month, 1)
    return start + dt.timedelta(days=(first.weekday() - start.weekday()) % 7, weeks=which - 1)
