"""Of how many members a text could speak, by what the roster says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.deid import Roster
from peerdesk.deid import any_of as any_of_module
from peerdesk.deid.any_of import Whom, any_of, whom

COLUMNS = ("name", "organization", "sector", "region", "role")
ROSTER = Roster.from_rows(
    dict(zip(COLUMNS, row, strict=True))
    for row in (
        ("Ana Silva", "Northwind", "retail", "Netherlands", "CTO"),
        ("Benedikt Okafor", "Mercury Freight", "logistics", "Germany", "Head of engineering"),
        ("Chiara Rossi", "Saint Olave Hospital", "hospital", "Italy", "CIO"),
        ("Dev Patel", "Brightbank", "bank", "United Kingdom", "CTO"),
        ("Eva Novak", "Kolo", "manufacturing", "Czechia", "CTO"),
        ("Femi Ade", "Larkspur", "retail", "Netherlands", "VP engineering"),
        ("Grace Hall", "Fenwick", "insurance", "United Kingdom", "CTO"),
        ("Hugo Brandt", "Stahlwerk", "manufacturing", "Germany", "CIO"),
        ("Ines Costa", "Northwind", "energy", "Portugal", "CTO"),
    )
)
ALL = 9


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A follow-up rota held for a year.", ALL),
        ("We kept paper charts, as the only hospital in the room.", 1),
        ("Chiara asked who signs.", 1),
        ("Northwind paid for it.", 2),
        ("A retailer moved the ledger.", 2),
        ("Our German colleague said that it was late.", 2),
        ("The CTO signs.", 5),
    ],
)
def test_what_is_said_leaves_those_it_fits(text: str, count: int) -> None:
    assert any_of(text, ROSTER) == count


@pytest.mark.parametrize(
    "text",
    [
        "Hospitals in general are slow.",
        "No hospital can do that.",
        "Every hospital does that.",
        "In retail nobody is on call.",
        "They said that it was late.",
        "",
    ],
)
def test_what_is_said_of_none_or_many_leaves_everybody(text: str) -> None:
    assert any_of(text, ROSTER) == ALL


def test_linked_sentences_count_together() -> None:
    assert any_of("A CIO said that the audit was late. They work in Germany.", ROSTER) == 1
    assert any_of("A manufacturer said it. It is based in Czechia.", ROSTER) == 1


def test_sentences_that_are_not_linked_count_apart() -> None:
    assert any_of("A retailer moved the ledger. The offices in Germany were warm.", ROSTER) == 2


def test_the_narrowest_sentence_counts() -> None:
    assert any_of("A retailer moved the ledger. Chiara asked who signs.", ROSTER) == 1


@pytest.mark.parametrize(
    "text",
    ["We asked a bank.", "Go and ask a CIO.", "The bank told the hospital no."],
)
def test_whom_one_asks_or_tells_is_not_whom_it_is_about(text: str) -> None:
    assert any_of(text, ROSTER) == (1 if text.startswith("The bank") else ALL)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One of the manufacturers agreed.", 2),
        ("A bank of tests was written.", ALL),
        ("A hospital needs a budget.", ALL),
        ("If a bank asks, say no.", ALL),
        ("A founder we read about sold.", ALL),
        ("A CIO of a hospital agreed.", 1),
        ("Ana asked why, said Dev.", 1),
    ],
)
def test_a_type_is_told_from_somebody(text: str, count: int) -> None:
    assert any_of(text, ROSTER) == count


def test_what_fits_nobody_together_says_nothing() -> None:
    assert any_of("A retailer said it. They work in Portugal.", ROSTER) == 2
    assert any_of("A bank paid. Their CTO is in Italy.", ROSTER) == 1


@pytest.mark.parametrize(
    "beginning", ["They", "He", "Also they", "It", "Both", "The same people", "That company", "But she"]
)
def test_a_sentence_may_go_on_about_those_of_the_one_before(beginning: str) -> None:
    assert any_of(f"A CTO agreed. {beginning} will hire in Portugal.", ROSTER) == 1


@pytest.mark.parametrize(
    "beginning", ["It is hard to", "This month we", "Everybody can", "It was agreed to", "These days we"]
)
def test_a_sentence_may_begin_so_and_be_about_something_else(beginning: str) -> None:
    assert any_of(f"A CTO agreed. {beginning} hire in Portugal.", ROSTER) == 5


def test_linked_notes_have_the_same_people_and_the_we_of_another_note_is_anothers() -> None:
    texts = ["A manufacturer said it.", "They work in Germany.", "We work in Portugal.", "A bank paid."]
    everybody = frozenset(range(ALL))
    assert whom(texts, ROSTER) == (frozenset({7}), frozenset({7}), everybody, frozenset({3}))


def test_an_item_does_not_go_on_about_another() -> None:
    found = Whom().of([["A manufacturer said it."], ["They work in Germany."]], ROSTER)
    assert [len(who) for (who,) in found] == [2, ALL]


def test_only_what_was_edited_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    tell = any_of_module._told

    def told(sentence: str, goes_on: bool, roster: Roster) -> object:
        read.append(sentence)
        return tell(sentence, goes_on, roster)

    monkeypatch.setattr(any_of_module, "_told", told)
    reader = Whom()
    first = reader.of([["A bank paid.", "A CIO agreed."]], ROSTER)
    assert reader.of([["A bank paid.", "A CIO agreed."]], ROSTER) == first
    assert read == ["A bank paid.", "A CIO agreed."]
    reader.of([["A bank paid.", "A CTO agreed."]], ROSTER)
    assert read[2:] == ["A CTO agreed."]
    reader.of([["A CTO agreed."]], Roster.from_rows([{"name": "Ana", "role": "CTO"}]))
    assert read[3:] == ["A CTO agreed."]


PIECES = [
    "A bank ",
    "They ",
    "in Germany",
    "the CTO ",
    "no ",
    "one of the ",
    "retailers ",
    ". ",
    ", ",
    "Ana ",
    "’s ",
]


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4))
def test_somebody_is_always_left(texts: list[str]) -> None:
    found = whom(texts, ROSTER)
    assert len(found) == len(texts)
    assert all(who and who <= frozenset(range(ALL)) for who in found)


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_gives_a_number_in_range(text: str) -> None:
    assert 1 <= any_of(text, ROSTER) <= ALL
