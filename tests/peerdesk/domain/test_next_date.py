from __future__ import annotations

import datetime as dt

import pytest

from peerdesk.domain.errors import BadInput
from peerdesk.domain.next_date import NextDate, parse_next_date, typed_again

TODAY = dt.date(2026, 3, 19)
EVENING = dt.time(18, 30)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2 apr", NextDate(dt.date(2026, 4, 2))),
        ("2 apr 18:30", NextDate(dt.date(2026, 4, 2), EVENING)),
        ("2 apr at 18.30, mk", NextDate(dt.date(2026, 4, 2), EVENING, "mk")),
        ("apr 2 2027 6pm mk", NextDate(dt.date(2027, 4, 2), dt.time(18), "mk")),
        ("2 apr 6 pm Ana Silva", NextDate(dt.date(2026, 4, 2), dt.time(18), "Ana Silva")),
        ("fri 18:30", NextDate(dt.date(2026, 3, 20), EVENING)),
        ("30.4. 1830 Ana", NextDate(dt.date(2026, 4, 30), EVENING, "Ana")),
        ("2026-04-30 mk", NextDate(dt.date(2026, 4, 30), None, "mk")),
    ],
)
def test_a_day_a_time_and_who_leads(typed: str, found: NextDate) -> None:
    assert parse_next_date(typed, TODAY) == found


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "next_date_unread"), ("soon", "next_date_unread"), ("1 jan 2020", "next_date_past")],
)
def test_anything_else_is_refused_by_a_key(typed: str, why: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_next_date(typed, TODAY)
    assert error.value.key == why


@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_proposed_reads_as_it_was_meant(month: int) -> None:
    day = dt.date(2027, month, 9)
    assert parse_next_date(typed_again(day, EVENING), TODAY) == NextDate(day, EVENING)
    assert parse_next_date(typed_again(day, None), TODAY) == NextDate(day)
