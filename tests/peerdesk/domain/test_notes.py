from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.notes import NoteDraft, NoteKind, ParsedDraft, clean, encodable, parse_draft, parse_due

TODAY = dt.date(2026, 3, 19)
"""A Thursday."""


def parsed(text: str, **more: NoteKind) -> ParsedDraft:
    return parse_draft(NoteDraft(text), TODAY, **more)


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("slow builds", NoteKind.POINT, "slow builds"),
        ("? who pays", NoteKind.QUESTION, "who pays"),
        ("=ship it", NoteKind.DECISION, "ship it"),
        ("! call", NoteKind.ACTION, "call"),
        ("* less is more", NoteKind.INSIGHT, "less is more"),
        ("+ a book", NoteKind.RESOURCE, "a book"),
        ("  _ later", NoteKind.PARKED, "later"),
        ("is 2 > 1?", NoteKind.POINT, "is 2 > 1?"),
        ("?", NoteKind.QUESTION, ""),
        (" \n\t", NoteKind.POINT, ""),
        ("שלום 🦉", NoteKind.POINT, "שלום 🦉"),
        ("? \u202bמי משלם\u202c", NoteKind.QUESTION, "\u202bמי משלם\u202c"),
        ("one\r\ntwo\x00\x1b[0m\u2028three", NoteKind.POINT, "one two [0m three"),
    ],
)
def test_the_first_character_sets_the_kind(typed: str, kind: NoteKind, text: str) -> None:
    assert parsed(typed) == ParsedDraft(kind, text)


def test_a_kind_chosen_by_hand_leaves_the_first_character() -> None:
    assert parse_draft(NoteDraft("? what", NoteKind.POINT), TODAY) == ParsedDraft(NoteKind.POINT, "? what")


def test_without_a_sign_the_items_kind_holds() -> None:
    assert parsed("call > mk", default=NoteKind.ACTION) == ParsedDraft(NoteKind.ACTION, "call", ("mk",))
    assert parsed("? call", default=NoteKind.ACTION).kind is NoteKind.QUESTION


@pytest.mark.parametrize(
    ("tail", "owners", "due"),
    [
        ("mk", ("mk",), None),
        ("mk 2 apr", ("mk",), dt.date(2026, 4, 2)),
        ("mk, Ana Silva fri", ("mk", "Ana Silva"), dt.date(2026, 3, 20)),
        ("mk and bo & tj / al + x", ("mk", "bo", "tj", "al", "x"), None),
        ("2026-04-02", (), dt.date(2026, 4, 2)),
        ("7", ("7",), None),
        ("דנה 2.4.", ("דנה",), dt.date(2026, 4, 2)),
        ("", (), None),
    ],
)
def test_owners_and_date_follow_the_sign(tail: str, owners: tuple[str, ...], due: dt.date | None) -> None:
    assert parsed(f"! share it > {tail}") == ParsedDraft(NoteKind.ACTION, "share it", owners, due)


@pytest.mark.parametrize(
    "text",
    [
        "alert if load > 80 percent",
        "alert if load > 80%",
        "when a > b we call the person who is on call",
        "> mk",
        ">",
    ],
)
def test_what_cannot_be_an_owner_stays_text(text: str) -> None:
    assert parsed(f"! {text}") == ParsedDraft(NoteKind.ACTION, text)


def test_the_last_sign_counts() -> None:
    assert parsed("! move a > b > mk") == ParsedDraft(NoteKind.ACTION, "move a > b", ("mk",))


@pytest.mark.parametrize(
    ("typed", "month", "day"),
    [
        ("2 apr", 4, 2), ("apr 2", 4, 2), ("2.4.", 4, 2), ("2.4", 4, 2), ("2nd April", 4, 2),
        ("April 2nd", 4, 2), ("2026-04-02", 4, 2), ("2 apr 2026", 4, 2), ("apr 2, 2026", 4, 2),
        ("02.04.2026", 4, 2), ("19 mar", 3, 19), ("today", 3, 19), ("Tomorrow", 3, 20), ("fri.", 3, 20),
        ("Friday", 3, 20), ("thu", 3, 26), ("wed", 3, 25), ("sept 3", 9, 3),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(typed: str, month: int, day: int) -> None:
    assert parse_due(typed, TODAY) == dt.date(2026, month, day)


@pytest.mark.parametrize(
    "typed", ["", "soon", "may", "31 feb", "13.13.", "2026-02-30", "frog", "99", "2 aprx", "0 apr"]
)
def test_other_words_are_no_date(typed: str) -> None:
    assert parse_due(typed, TODAY) is None


def test_without_a_year_the_next_such_day_is_meant() -> None:
    assert parse_due("18 mar", TODAY) == dt.date(2027, 3, 18)
    assert parse_due("2 jan", dt.date(2026, 12, 30)) == dt.date(2027, 1, 2)
    assert parse_due("29 feb", TODAY) == dt.date(2028, 2, 29)
    assert parse_due("mon", dt.date(2026, 12, 31)) == dt.date(2027, 1, 4)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 31))
def test_a_date_without_a_year_is_never_past(today: dt.date, month: int, day: int) -> None:
    due = parse_due(f"{day}.{month}.", today)
    assert due is None or (due >= today and (due.month, due.day) == (month, day))


@given(st.text())
def test_a_kept_line_is_one_line_that_can_be_stored(text: str) -> None:
    line = clean(text)
    assert line == line.strip()
    assert not {c for c in line if ord(c) < 32 or c in "\u2028\u2029\x7f\x85"}
    assert clean(line) == line
    line.encode()


def test_half_a_character_becomes_a_sign_for_it() -> None:
    assert encodable("a\ud83e b") == clean("a\ud83e b") == "a\ufffd b"


@given(st.sampled_from(["", "? ", "! ", "_"]), st.text(alphabet=st.characters(exclude_characters=">")))
def test_no_word_is_lost(sign: str, text: str) -> None:
    kept = parsed(sign + "x" + text)
    assert kept.text == clean("x" + text)
