from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from peerdesk.deid import Certainty, Identity, Kind, Roster, find_identities

ROSTER = Roster.from_rows(
    [
        {"name": "Ana Lindqvist", "organization": "Northwind Traders", "sector": "banking", "region": "Lyon"},
        {"name": "Mark Will", "organization": "Orchard Inc", "sector": "hospital", "region": "Porto"},
        {
            "name": "Eva Rahn",
            "organization": "Rahn Bank",
            "sector": "retail",
            "region": "Kiel",
            "role": "CFO",
        },
    ]
)
PIECES = (
    "Ana Lindqvist", "Mark", "will", "Northwind", "the only hospital in the room", "the CFO of a bank",
    "Lyon",    "in May", "340 employees", "a", "said", "Anna Smith's", "zoe@elsewhere.example", "https://x.example/Ana",
    "our", "\n", ".", "“", "Dr.", "+49 170 1234567", "Lindqvists", "", "İ", "🙂", "ﬁ", "王伟",
)  # fmt: skip


def identities(text: str) -> list[Identity]:
    return find_identities(text, ROSTER, with_model=False)


def parts(text: str) -> list[tuple[str, Kind, int]]:
    return [(text[one.start : one.end], one.kind, one.layer) for one in identities(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
@example("Dr. \n \n 王伟")
def test_identities_are_in_order_apart_and_inside_the_text(text: str) -> None:
    found = identities(text)
    places = [0, *(place for one in found for place in (one.start, one.end)), len(text)]
    assert places == sorted(places)
    assert all(one.start < one.end and one.replacement and one.reason for one in found)


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in identities(text))


def test_a_name_of_the_group_stands_where_layers_meet() -> None:
    assert parts("Our member Ana Lindqvist asked.")[-1] == ("Ana Lindqvist", Kind.PERSON, 1)


def test_what_points_at_few_stands_before_what_an_outsider_could_be() -> None:
    assert parts("The colleague from Porto asked.") == [("The colleague from Porto", Kind.ROLE, 3)]


def test_what_is_left_of_an_outsider_beside_a_name_is_kept() -> None:
    text = "Ana Lindqvist Petersen wrote."
    assert parts(text)[0][0].startswith("Ana Lindqvist")
    assert not any("Lindqvist" in part and layer == 2 for part, _, layer in parts(text))


def test_all_three_layers_are_found_in_one_text() -> None:
    text = "Ana met Anna Smith and the CFO of a bank; the only hospital in the room agreed."
    assert {one.layer for one in identities(text)} == {1, 2, 3}
    assert any(one.kind is Kind.ROLE and one.layer in (2, 3) for one in identities(text))


def test_an_e_mail_address_is_one_sure_finding() -> None:
    (found,) = identities("Write to zoe@elsewhere.example today.")
    assert (found.kind, found.certainty) == (Kind.CONTACT, Certainty.SURE)


def test_an_empty_roster_still_finds_outsiders() -> None:
    nobody = Roster.from_rows([])
    assert [one.layer for one in find_identities("Anna Smith came.", nobody, with_model=False)] == [2]
    assert find_identities("", nobody, with_model=False) == []
