"""Of how many members a text could speak, by what the roster says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.deid import Roster
from peerdesk.deid.any_of import any_of

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


def test_what_fits_nobody_together_is_what_its_narrowest_part_fits() -> None:
    assert any_of("A retailer said it. They work in Portugal.", ROSTER) == 1


def test_a_roster_of_nobody_counts_nobody() -> None:
    assert any_of("A bank said it.", Roster()) == 0


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_gives_a_number_in_range(text: str) -> None:
    assert 1 <= any_of(text, ROSTER) <= ALL
