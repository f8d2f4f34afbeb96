from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.intake.agenda_words import clocks_in, leads_in, length_in, words_of


@pytest.mark.parametrize(
    ("line", "title", "minutes", "lead"),
    [
        ("Budget (15m, Ana Lind)", "Budget", 15, "Ana Lind"),
        ("Budget (Ana, 15m)", "Budget", 15, "Ana"),
        ("Budget (Ana, Ben; 1h30)", "Budget", 90, "Ana, Ben"),
        ("Budget (Ana Lind) (10m)", "Budget", 10, "Ana Lind"),
        ("Budget (draft))(15m)", "Budget (draft))", 15, ""),
        ("Budget (<5m)", "Budget", 5, ""),
        ("Budget [10–15 min]", "Budget", 15, ""),
        ("Budget (15m) (draft)", "Budget (draft)", 15, ""),
        ("Budget (15m on the last day)", "Budget (on the last day)", 15, ""),
        ("Budget (part 2, 15m)", "Budget (part 2)", 15, ""),
        ("Budget – 15 min", "Budget", 15, ""),
        ("Budget, 15 Minuten", "Budget", 15, ""),
        ("Budget 1:30h", "Budget", 90, ""),
        ("15m Budget", "Budget", 15, ""),
        ("15 min: Budget", "Budget", 15, ""),
        ("Begrüßung (Dag de Vries, 5 Min.)", "Begrüßung", 5, "Dag de Vries"),
        ("Round (5m each)", "Round (5m each)", None, ""),
        ("Short (≤30m) talks", "Short (≤30m) talks", None, ""),
        ("Review of the last 30 minutes", "Review of the last 30 minutes", None, ""),
        ("30 minutes of silence", "30 minutes of silence", None, ""),
        ("Plans (PR)", "Plans (PR)", None, ""),
        ("Plans (2026)", "Plans (2026)", None, ""),
        ("Plans (in this order)", "Plans (in this order)", None, ""),
    ],
)
def test_a_line(line: str, title: str, minutes: int | None, lead: str) -> None:
    words = words_of(line)
    assert (words.title, words.length_s, words.lead) == (title, minutes and minutes * 60, lead)


@pytest.mark.parametrize(
    ("line", "title", "starts", "ends"),
    [
        ("18:00 Round", "Round", dt.time(18), None),
        ("18:00–18:15: Round", "Round", dt.time(18), dt.time(18, 15)),
        ("6.30 pm - Round", "Round", dt.time(18, 30), None),
        ("9h30 Round", "Round", dt.time(9, 30), None),
        ("18:99 Round", "18:99 Round", None, None),
        ("2026 Round", "2026 Round", None, None),
    ],
)
def test_a_time_of_day_in_front(line: str, title: str, starts: dt.time | None, ends: dt.time | None) -> None:
    words = words_of(line)
    assert (words.title, words.starts, words.ends) == (title, starts, ends)


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("15m", 900), ("<5m", 300), ("10-15m", 900), ("20-45", 2700), ("20", 1200), ("1:30", 5400),
        ("1.5", 90),
        ("10 Min.", 600), ("", None), ("soon", None), ("-", None),
    ],
)  # fmt: skip
def test_a_cell_of_lengths(cell: str, seconds: int | None) -> None:
    assert length_in(cell) == seconds


def test_cells_of_times_of_day() -> None:
    assert clocks_in("18:00 – 18:15") == (dt.time(18), dt.time(18, 15))
    assert clocks_in("1830") == (dt.time(18, 30), None)
    assert clocks_in("later") == (None, None)


def test_several_leads() -> None:
    assert leads_in("Ana Lind and Ben & Cho, Dag/Eve") == ("Ana Lind", "Ben", "Cho", "Dag", "Eve")


@given(st.text(alphabet="a5 1h:m.-–()[],;<Z&'", max_size=200))
def test_no_line_is_too_odd(line: str) -> None:
    words = words_of(line)
    assert (words.length_s or 0) >= 0
    assert len(words.title) <= len(line) + 2
