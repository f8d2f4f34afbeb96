from __future__ import annotations

import time

import pytest

from peerdesk.deid import Certainty, Kind, Roster, find_identities
from peerdesk.deid.finding import hits
from peerdesk.domain.members import Member

ROSTER = Roster.from_rows(
    [
        {
            "name": "Ana Lindqvist",
            "nicknames": "AL; anali",
            "organization": "Northwind Traders GmbH",
            "products": "SkyLedger",
            "email": "alind@northwind-traders.example",
        },
        {"name": "Mark Will", "nicknames": "IS", "company": "Orchard Inc"},
        {"name": "Jack Works", "nicknames": "", "company": "Univ. of Bergen"},
        {"name": "Łukasz Żółć", "nicknames": ["Luk_Z"]},
        {"name": "Soo-jin O'Brien (Tessel)", "nicknames": "", "company": "Invited Expert"},
        {"name": "May Li", "company": "Target", "email": "may@gmail.com"},
        {"name": "王伟", "company": "蓝海"},
        {"name": "Chris de Almeida", "company": "Red Gate; IE (Porf)"},
    ]
)


def sure(text: str, roster: Roster = ROSTER) -> list[str]:
    found = find_identities(text, roster)
    return [text[i.start : i.end] for i in found if i.certainty is Certainty.SURE and i.layer == 1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ana and LINDQVIST", ["ana", "LINDQVIST"]),
        ("Ana Lindqvist's plan, Anas plan", ["Ana Lindqvist's"]),
        ("Lukasz’ idea; lukasz zolc", ["Lukasz’", "lukasz zolc"]),
        ("Z\u0307o\u0301łc\u0301 in loose accents", ["Z\u0307o\u0301łc\u0301"]),
        ("A. Lindqvist and Lindqvist, Ana", ["A. Lindqvist", "Lindqvist, Ana"]),
        ("AL but not al, Al or ALL", ["AL"]),
        ("anali and Luk_Z and Ana_Lindqvist_", ["anali", "Luk_Z", "Ana_Lindqvist_"]),
        ("Ana\u00a0Lindqvist, Ana\n  Lindqvist", ["Ana\u00a0Lindqvist", "Ana\n  Lindqvist"]),
        ("Soo's, jin's, Soo-jin O'Brien; O’Brien", ["Soo's", "jin's", "Soo-jin O'Brien", "O’Brien"]),
        ("Dr. Lindqvist wrote", ["Dr. Lindqvist"]),
        ("de Almeida, of de facto almeida", ["de Almeida", "almeida"]),
        ("analindqvist and @ana_dev", ["analindqvist", "@ana_dev"]),
        ("we asked 王伟说", ["王伟"]),
        ("it said 'ask Lindqvists' or 'ask Chris' twice", ["Lindqvists", "Chris"]),
        ("an anagram by Willa and Analee", []),
    ],
)
def test_people_are_found_in_every_exact_form(text: str, names: list[str]) -> None:
    assert sure(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Northwind Traders, northwind traders ltd. too", ["Northwind Traders", "northwind traders ltd."]),
        ("Northwind and Northwind’s, in a northwind", ["Northwind", "Northwind’s"]),
        ("Traders in general", []),
        ("from Tessel and porf", ["Tessel", "porf"]),
        ("an invited expert of IE, independent", []),
        ("skyledger is slow", ["skyledger"]),
        ("University of Bergen", ["University of Bergen"]),
        ("northwind-traders.example/jobs", ["northwind-traders.example"]),
        ("Red Gate, a red gate", ["Red Gate"]),
        ("write to gmail, gmail.com", []),
        ("see https://example.org/Northwind/x.", ["https://example.org/Northwind/x"]),
    ],
)
def test_organisations_are_found_without_their_legal_form(text: str, names: list[str]) -> None:
    assert sure(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mark will do it", []),
        ("please mark the will", []),
        ("Then Mark said no", ["Mark"]),
        ("Mark said no", ["Mark"]),
        ("Thanks Mark", ["Mark"]),
        ("Mark, could you?", ["Mark"]),
        ("Mark's view", ["Mark's"]),
        ("Mark Will left, so did mark will", ["Mark Will"]),
        ("we Grant it to the Mark IV", []),
        ("in May, by May 22, last May", []),
        ("we asked May about May", ["May", "May"]),
        ("Jack works on it, Jack Works too", ["Jack", "Jack Works"]),
        ("jack works", ["jack works"]),
        ("THIS IS NEXT", []),
        ("then IS left", ["IS"]),
        ("our target; Target dates slip; at Target", ["Target"]),
        ("Target's plan and the Target team", ["Target's", "Target"]),
        ("an orchard, the Orchard", []),
        ("Li agreed with the li element", ["Li"]),
    ],
)
def test_names_that_are_words_are_judged_by_what_stands_around(text: str, names: list[str]) -> None:
    assert sure(text) == names


def test_a_doubtful_name_is_a_finding_all_the_same() -> None:
    (found,) = find_identities("Mark will do it", ROSTER)
    assert (found.certainty, found.layer, found.kind) == (Certainty.LIKELY, 1, Kind.PERSON)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("zoe@elsewhere.example", "deid_email"),
        ("+49 170 1234567", "deid_phone"),
        ("(212) 555-0187", "deid_phone"),
        ("@zoe_dev", "deid_handle"),
        ("https://www.linkedin.com/in/zoe-x", "deid_profile"),
        ("https://github.com/zoe", "deid_profile"),
    ],
)
def test_contacts_of_outsiders_are_sure_and_layer_two(text: str, kind: str) -> None:
    (found,) = find_identities(f"ask {text}, please", ROSTER)
    assert (found.reason, found.layer, found.certainty) == (kind, 2, Certainty.SURE)
    assert (found.start, found.end) == (4, 4 + len(text))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "10:30 to 12.45",
        "1 000 000",
        "4cb5a6980e20be76c648f113",
        "@media",
        "`@wrap`",
        "https://example.org/a",
    ],
)
def test_numbers_links_and_code_are_no_contacts(text: str) -> None:
    assert hits(f"see {text} again", ROSTER) == []
    assert all(i.certainty is not Certainty.SURE for i in find_identities(f"see {text} again", ROSTER))


def test_members_and_rows_give_the_same_roster() -> None:
    member = Member(
        0, 0, "Ana Lindqvist", ("AL",), ("Northwind Traders",), ("SkyLedger",), email="ana@x.example"
    )
    row = {
        "name": "Ana Lindqvist",
        "nicknames": "AL",
        "organization": "Northwind Traders",
        "products": ["SkyLedger"],
        "email": "ana@x.example",
    }
    assert Roster.from_members([member]) == Roster.from_rows([row])


def test_people_can_be_added_by_what_they_are_called() -> None:
    more = ROSTER.with_people(["XYZ", "Petra Holm"])
    assert sure("Petra and XYZ, not xyz; ana", more) == ["Petra", "XYZ", "ana"]


@pytest.mark.parametrize(
    ("text", "yes"),
    [("AL", True), ("al", False), ("Luk_Z_", True), ("Mark", True), ("mark", False), ("x", False)],
)
def test_a_form_alone_calls_somebody(text: str, yes: bool) -> None:
    assert ROSTER.calls_somebody(text) is yes


def test_a_long_text_takes_no_more_than_its_length() -> None:
    forty = Roster.from_rows({"name": f"Xav{n}ier Quil{n}by", "company": f"Zor{n} Nett"} for n in range(40))
    text = (
        "the quick brown fox said to Xav3ier that nothing was decided about the plan for next year. " * 1500
    )

    def seconds(part: str) -> float:
        begin = time.perf_counter()
        assert find_identities(part, forty, with_model=False)
        return time.perf_counter() - begin

    eighth = min(seconds(text[: len(text) // 8]) for _ in range(3))
    assert min(seconds(text) for _ in range(3)) < 8 * 3 * eighth
