"""The next date as it is typed at the door: `2 apr 18:30 mk`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import parse_due
from peerdesk.domain.typed_times import parse_clock

_DATE_WORDS = 3
_TIME_WORDS = 2


@dataclass(frozen=True, slots=True)
class NextDate:
    """What was typed. starts None: no time of day. lead: who leads it, as typed; "": nobody."""

    day: dt.date
    starts: dt.time | None = None
    lead: str = field(default="", repr=False)


def parse_next_date(text: str, today: dt.date) -> NextDate:
    """A day, a time of day behind it, and who leads, where they are typed. `at` before the time may stand.

    The longest beginning that is a day is taken for it, then the longest that is a time. Raises BadInput
    `next_date_unread`, or `next_date_past` for a day before today.
    """
    words = text.replace(",", " ").split()
    day, rest = _day(words, today)
    if day is None:
        raise BadInput("next_date_unread", text=text.strip()[:40])
    if day < today:
        raise BadInput("next_date_past")
    if rest and rest[0].casefold() in ("at", "um", "à"):
        rest = rest[1:]
    starts, rest = _time(rest)
    return NextDate(day, starts, " ".join(rest))


def typed_again(day: dt.date, starts: dt.time | None) -> str:
    """A date as it would be typed: `2 apr 2026 18:30`."""
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return words if starts is None else f"{words} {starts:%H:%M}"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _day(words: list[str], today: dt.date) -> tuple[dt.date | None, list[str]]:
    for count in range(min(_DATE_WORDS, len(words)), 0, -1):
        day = parse_due(" ".join(words[:count]), today)
        if day is not None:
            return day, words[count:]
    return None, words


def _time(words: list[str]) -> tuple[dt.time | None, list[str]]:
    for count in range(min(_TIME_WORDS, len(words)), 0, -1):
        if not words[0][:1].isdigit() and words[0].casefold() not in ("noon", "midday", "midnight"):
            break
        try:
            return parse_clock(" ".join(words[:count])), words[count:]
        except BadInput:
            continue
    return None, words
