"""Writes a meeting and its series as an iCalendar file, and reads the words of one.

The file names no organiser, nobody who is asked, no user and no machine. icalendar is imported inside
functions. Source: RFC 5545; RFC 7986 for what a calendar is called.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from peerdesk.domain.errors import BadInput
from peerdesk.domain.series import CalendarEvent, Repeat, days_of, which_weekday

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//PeerDesk//PeerDesk//EN"
"""RFC 5545, 3.7.3 asks for the program; it is the same on every machine."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MONTH = 28


def write_calendar(event: CalendarEvent) -> bytes:
    """The meeting as a `.ics` file, a series as a rule of recurrence.

    Where the zone is known, times are local and the zone's changes stand in the file; else each day of a
    series stands in UTC by itself, so that neither loses an hour where summer time begins.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add_component(_event(event))
    _add_zone(made, event)
    return bytes(made.to_ical())


def calendar_words(data: bytes) -> str:
    """Every value of a finished file, one a line, unfolded and without escapes. Raises BadInput."""
    from icalendar import Calendar

    try:
        read = Calendar.from_ical(data)
        parts = [part for component in read.walk() for part in component.property_items(recursive=False)]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise BadInput("check_damaged_ics") from error
    told = [_words(value) for _, value in parts]
    parameters = [str(word) for _, value in parts for word in getattr(value, "params", {}).values()]
    return "\n".join([*told, *parameters])


def _words(value: object) -> str:
    written = value.to_ical() if hasattr(value, "to_ical") and not isinstance(value, str) else value
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else str(written)


def _event(event: CalendarEvent) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", dt.datetime.combine(event.stamped, dt.time(), dt.UTC))
    made.add("dtstart", _at(event, event.day))
    if event.starts is not None and event.minutes:
        made.add("duration", dt.timedelta(minutes=event.minutes))
    made.add("summary", event.title)
    if event.lines:
        made.add("description", "\n".join(event.lines))
    made.add("class", "PRIVATE")
    _add_series(made, event)
    return made


def _at(event: CalendarEvent, day: dt.date) -> dt.datetime | dt.date:
    if event.starts is None:
        return day
    local = dt.datetime.combine(day, event.starts)
    zone = _zone(event)
    return local.replace(tzinfo=zone) if zone else local.astimezone(dt.UTC)


def _zone(event: CalendarEvent) -> ZoneInfo | None:
    """The zone by its name, or None for one that the tz database lacks."""
    if not event.zone or event.starts is None:
        return None
    try:
        return ZoneInfo(event.zone)
    except (LookupError, ValueError, OSError):
        return None


def _add_series(made: Any, event: CalendarEvent) -> None:
    days = days_of(event.day, event.series)
    if len(days) < 2:
        return
    if event.starts is None or _zone(event):
        made.add("rrule", _rule(event, len(days)))
    else:
        made.add("rdate", [_at(event, day) for day in days[1:]])


def _rule(event: CalendarEvent, times: int) -> dict[str, object]:
    """The rule of recurrence.

    A day that not every month has becomes the last of those up to it, as `days_of` has it: a bare 31 would
    leave the shorter months out. Source: RFC 5545, 3.3.10.
    """
    repeat, day = event.series.repeat, event.day
    rule: dict[str, object] = {"freq": "MONTHLY", "count": times}
    if repeat in (Repeat.WEEKLY, Repeat.FORTNIGHTLY):
        rule["freq"] = "WEEKLY"
        rule["interval"] = 1 if repeat is Repeat.WEEKLY else 2
    elif repeat is Repeat.MONTHLY_WEEKDAY:
        rule["byday"] = f"{which_weekday(day)}{_WEEKDAYS[day.weekday()]}"
    elif day.day > _SHORTEST_MONTH:
        rule["bymonthday"] = list(range(_SHORTEST_MONTH, day.day + 1))
        rule["bysetpos"] = -1
    else:
        rule["bymonthday"] = day.day
    return rule


def _add_zone(made: Calendar, event: CalendarEvent) -> None:
    """The changes of the zone from the year of the first day to a year behind the last."""
    if _zone(event):
        last = days_of(event.day, event.series)[-1]
        made.add_missing_timezones(
            first_date=dt.date(event.day.year, 1, 1), last_date=last + dt.timedelta(days=366)
        )
