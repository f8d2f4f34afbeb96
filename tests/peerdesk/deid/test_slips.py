"""A name of the group is known again with a letter or two wrong, and other words are left alone."""

from __future__ import annotations

import pytest

from peerdesk.deid import Certainty, Roster, find_identities, find_names
from peerdesk.deid.values import Identity

ROSTER = Roster.from_rows(
    [
        {"name": "Priya Nair", "organization": "Northwind"},
        {"name": "Benedikt Okafor", "organization": "Mercury Freight"},
        {"name": "Marc Villeneuve"},
        {"name": "Hon. Ingrid Solberg-Dahl"},
    ]
)


def found(text: str) -> list[tuple[str, Certainty]]:
    return [(text[i.start : i.end], i.certainty) for i in own(text)]


def own(text: str) -> list[Identity]:
    return [i for i in find_identities(text, ROSTER) if i.layer == 1]


@pytest.mark.parametrize(
    "slip",
    ["Pryia", "Prya", "Priyya", "Priyq", "pryia", "Benedkit", "Bendikt", "benedkt", "Vilenueve", "rPiya"],
)
def test_a_letter_or_two_wrong(slip: str) -> None:
    assert [text for text, _ in found(f"we asked {slip} about it")] == [slip]


@pytest.mark.parametrize("slip", ["Northwidn", "northwnd", "Northwinnd"])
def test_a_firm_with_a_slip(slip: str) -> None:
    assert [text for text, _ in found(f"they left {slip} in spring")] == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "every march we count the stock",
        "In March we count the stock",
        "the mark on the part",
        "a northbound lorry",
        "we run redis and nats",
        "Prays are no plan",
    ],
)
def test_other_words_are_no_slips(text: str) -> None:
    assert found(text) == []


def test_a_name_that_is_somebody_elses_too_is_not_sure() -> None:
    assert found("we met Priyanka and Bendict") == [("Bendict", Certainty.LIKELY)]
    assert found("with Ingred") == [("Ingred", Certainty.SURE)]


def test_a_slip_at_the_end_of_a_line_of_a_finished_file_is_found() -> None:
    assert [i.start for i in find_names("we asked Priyya\nabout it", ROSTER)] == [9]


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("then PN said so", ["PN"]),
        ("BO, you had a point", ["BO"]),
        ("ask P.N. and B. O. again", ["P.N", "B. O"]),
        ("MV’s idea", ["MV’s"]),
        ("pn and Pn and SPN", []),
        ("THIS IS MV AND MORE", []),
    ],
)
def test_initials_of_the_group_in_capitals(text: str, initials: list[str]) -> None:
    assert [text[i.start : i.end] for i in own(text) if i.certainty is Certainty.SURE] == initials


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("IT costs rise", False),
        ("we asked IT about it", False),
        ("IT said no", True),
        ("IT’s view", True),
        ("thank you, IT, for that", True),
        ("Ms. IT asked", True),
    ],
)
def test_initials_that_are_a_word_are_judged_by_what_stands_around(text: str, sure: bool) -> None:
    roster = Roster.from_rows([{"name": "Ivan Torres"}])
    assert any(i.layer == 1 for i in find_identities(text, roster)) is sure


def test_a_form_of_address_in_the_list_is_no_name() -> None:
    assert found("an honourable compromise") == []
    assert [text for text, _ in found("Solberg-Dahl and Ingrid agreed")] == ["Solberg-Dahl", "Ingrid"]
