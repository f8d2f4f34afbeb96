from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.agenda import parse_clock, parse_duration
from peerdesk.domain.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("5", 300),
        (" 12 ", 720),
        ("0", 0),
        ("120", 7200),
        ("45s", 45),
        ("90 s", 90),
        ("90m", 5400),
        ("2 min", 120),
        ("2 min 30 s", 150),
        ("1m2", 62),
        ("1h", 3600),
        ("1h2", 3720),
        ("1h10", 4200),
        ("12h30", 45000),
        ("1 h 10 min", 4200),
        ("1 hour and 5 minutes", 3900),
        ("1h 2m 3s", 3723),
        ("1:30", 5400),
        ("1:05", 3900),
        ("1.30", 5400),
        ("1 30", 5400),
        ("1:2:3", 3723),
        ("1.2.3", 3723),
        ("1,2,3", 3723),
        (":10", 600),
        ("10:", 36000),
        ("1.5h", 5400),
        ("1,5 h", 5400),
        ("2.5m", 150),
        ("2 Hours", 7200),
        ("20'", 1200),
        ("1′30″", 90),
        ("５", 300),
        ("24h", 86400),
    ],
)
def test_lengths_as_people_type_them(typed: str, seconds: int) -> None:
    assert parse_duration(typed) == dt.timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "five", "-5", "1:75", "5 apples", "1.5", "999999", "h", "٣x", "1m2h", "1h1h",
        "1.5h10", "5 5 5 5", "1s2", "12:30:99", "5m.", "½h", "18:30pm",
    ],
)  # fmt: skip
def test_what_is_no_length_is_a_sentence_and_no_nothing(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_duration(typed)
    assert caught.value.key == "length_unread"
    assert str(caught.value) == "length_unread"


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("18:30", dt.time(18, 30)),
        ("1830", dt.time(18, 30)),
        ("18.30", dt.time(18, 30)),
        ("18h30", dt.time(18, 30)),
        ("18h", dt.time(18)),
        ("18", dt.time(18)),
        ("930", dt.time(9, 30)),
        ("0900", dt.time(9)),
        ("0", dt.time(0)),
        ("6pm", dt.time(18)),
        ("6 PM", dt.time(18)),
        ("6 p.m.", dt.time(18)),
        ("6p", dt.time(18)),
        ("6.30 pm", dt.time(18, 30)),
        ("630pm", dt.time(18, 30)),
        ("12am", dt.time(0)),
        ("12 pm", dt.time(12)),
        ("12:15am", dt.time(0, 15)),
        ("24:00", dt.time(0)),
        ("noon", dt.time(12)),
        ("Midnight", dt.time(0)),
        ("18:30:15", dt.time(18, 30, 15)),
        (" 7:05 ", dt.time(7, 5)),
    ],
)
def test_times_of_day_as_people_type_them(typed: str, time: dt.time) -> None:
    assert parse_clock(typed) == time


@pytest.mark.parametrize(
    "typed",
    ["", "25", "24:01", "18:60", "13pm", "0am", "6:3", "half six", "-1", "18:30m", "18:30:61", "6 q.m.", "٦"],
)
def test_what_is_no_time_of_day_is_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_clock(typed)
    assert caught.value.key == "clock_unread"


@given(st.text(max_size=20) | st.from_regex(r"[0-9:.,hms' ]{0,12}", fullmatch=True))
def test_nothing_typed_is_ever_less_than_nothing(typed: str) -> None:
    with contextlib.suppress(BadInput):
        assert parse_duration(typed) >= dt.timedelta(0)
    with contextlib.suppress(BadInput):
        assert isinstance(parse_clock(typed), dt.time)


@given(st.integers(0, 24 * 60))
def test_every_minute_of_a_day_is_read_again(minutes: int) -> None:
    assert parse_duration(str(minutes)) == dt.timedelta(minutes=minutes)
    assert parse_duration(f"{minutes // 60}:{minutes % 60:02}") == dt.timedelta(minutes=minutes)
