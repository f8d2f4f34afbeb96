"""Calendar files: what a reader of calendars gets from them, and what does not stand in them."""

from __future__ import annotations

import datetime as dt
import getpass
import platform
from dataclasses import replace
from typing import Any

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped, unused-ignore]
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from peerdesk.domain.errors import BadInput
from peerdesk.domain.series import CalendarEvent, Repeat, Series, days_of
from peerdesk.export.icalendar import calendar_words, write_calendar

DAY = dt.date(2026, 3, 5)
LINES = ("18:00 Welcome · 5 min", "18:05 A case, with; marks · 25 min")
EVENT = CalendarEvent(
    "a-random-uid", "Harbour Circle", DAY, dt.time(18), 150, dt.date(2026, 3, 1), LINES, "Europe/Berlin"
)


def read(event: CalendarEvent) -> Any:
    """The one event of its file, as another program reads it."""
    (found,) = Calendar.from_ical(write_calendar(event)).walk("VEVENT")
    return found


def occurrences(event: CalendarEvent) -> list[dt.datetime]:
    """When a reader lets it take place."""
    found = read(event)
    start = found.decoded("dtstart")
    if "rrule" in found:
        naive = start.replace(tzinfo=None)
        rule = rrulestr(found["rrule"].to_ical().decode(), dtstart=naive)
        return [one.replace(tzinfo=start.tzinfo) for one in rule]
    return [start, *(one.dt for one in found["rdate"].dts)] if "rdate" in found else [start]


def test_one_meeting_has_its_words_and_its_hours() -> None:
    found = read(EVENT)
    assert (str(found["summary"]), str(found["description"]).split("\n")) == (EVENT.title, list(LINES))
    start = found.decoded("dtstart")
    assert (start.replace(tzinfo=None), str(start.tzinfo)) == (dt.datetime(2026, 3, 5, 18), "Europe/Berlin")
    assert found.decoded("duration") == dt.timedelta(minutes=150)
    assert found.decoded("dtstamp") == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert "rrule" not in found


def test_the_file_names_nobody_who_asks_or_is_asked() -> None:
    found = read(EVENT)
    for name in ("organizer", "attendee", "contact", "location", "url", "created", "last-modified"):
        assert name not in found
    data = write_calendar(EVENT).decode()
    assert "PRODID:-//PeerDesk//PeerDesk//EN\r\n" in data
    assert getpass.getuser() not in data.replace("PeerDesk", "")
    assert platform.node() not in data


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    st.sampled_from([r for r in Repeat if r is not Repeat.NEVER]),
    st.integers(2, 24),
)
@example(dt.date(2026, 1, 31), Repeat.MONTHLY_DAY, 14)
@example(dt.date(2027, 12, 29), Repeat.MONTHLY_DAY, 6)
@example(dt.date(2026, 1, 29), Repeat.MONTHLY_WEEKDAY, 14)
def test_a_reader_of_the_rule_comes_to_the_same_days(day: dt.date, repeat: Repeat, times: int) -> None:
    event = replace(EVENT, day=day, series=Series(repeat, times))
    assert [one.date() for one in occurrences(event)] == list(days_of(day, event.series))


def test_a_series_keeps_its_hour_over_summer_time() -> None:
    event = replace(EVENT, series=Series(Repeat.MONTHLY_WEEKDAY, 3))
    assert str(read(event)["rrule"].to_ical(), "ascii") == "FREQ=MONTHLY;COUNT=3;BYDAY=1TH"
    assert [one.utcoffset() for one in occurrences(event)] == [dt.timedelta(hours=h) for h in (1, 2, 2)]
    zones = Calendar.from_ical(write_calendar(event)).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/Berlin"]
    summer = zones[0].walk("DAYLIGHT")[0]
    assert summer.decoded("dtstart") == dt.datetime(2026, 3, 29, 3)


@pytest.mark.parametrize("zone", ["", "Not/A_Zone", "../etc/passwd", "\0"])
def test_without_a_known_zone_each_day_stands_in_utc(zone: str) -> None:
    event = replace(EVENT, zone=zone, series=Series(Repeat.WEEKLY, 5))
    found = occurrences(event)
    local = [dt.datetime.combine(day, dt.time(18)).astimezone(dt.UTC) for day in days_of(DAY, event.series)]
    assert found == local
    assert {one.utcoffset() for one in found} == {dt.timedelta()}
    assert b"VTIMEZONE" not in write_calendar(event)
    assert b"RRULE" not in write_calendar(event)


def test_a_meeting_without_an_hour_takes_the_day() -> None:
    event = replace(EVENT, starts=None, series=Series(Repeat.WEEKLY, 2))
    found = read(event)
    assert found.decoded("dtstart") == DAY
    assert "duration" not in found
    assert str(found["rrule"].to_ical(), "ascii") == "FREQ=WEEKLY;COUNT=2;INTERVAL=1"
    assert b"VTIMEZONE" not in write_calendar(event)


def test_the_same_meeting_gives_the_same_bytes() -> None:
    assert write_calendar(EVENT) == write_calendar(replace(EVENT))


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


@given(TEXT, st.lists(TEXT, max_size=4))
def test_any_words_come_back_as_they_are(title: str, lines: list[str]) -> None:
    words = calendar_words(write_calendar(replace(EVENT, title=title, lines=tuple(lines))))
    for text in (title, *lines):
        assert text in words


def test_every_value_is_read_and_the_words_beside_it() -> None:
    data = write_calendar(EVENT).replace(b"CLASS:PRIVATE", b"X-OWN;X-BY=Somebody:Something")
    assert {"Somebody", "Something", EVENT.uid, *LINES} <= set(calendar_words(data).split("\n"))


@pytest.mark.parametrize("data", [b"", b"BEGIN:VEVENT", b"\xff\xfe", b"%PDF-1.7"])
def test_what_is_no_calendar_counts_as_not_read(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        calendar_words(data)
    assert caught.value.key == "check_damaged_ics"
