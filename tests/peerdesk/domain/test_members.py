from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.members import Member, Stage, initials_of


def members(*names: str) -> list[Member]:
    return [Member(number, 1, name) for number, name in enumerate(names, 1)]


def initials(*names: str) -> list[str]:
    return list(initials_of(members(*names)).values())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ana Silva", "AS"),
        ("Jean-Luc van den Berg", "JB"),
        ("Prince", "PR"),
        ("X", "X"),
        ("O'Brien", "OB"),
        ("Łukasz Żak", "ŁŻ"),
        ("Ольга Петрова", "ОП"),
        ("王小明", "王小"),
        ("\u202bדנה לוי\u202c", "דל"),
        ("7", "7"),
        ("Ａｎａ Ｓｉｌｖａ", "AS"),
        ("🦉", "?"),
    ],
)
def test_first_letters_of_the_first_and_the_last_word(name: str, short: str) -> None:
    assert initials(name) == [short]


def test_a_nickname_of_capitals_goes_before_any_other_claim() -> None:
    people = [Member(1, 1, "Mira Kaya"), Member(2, 1, "Tom Ito", nicknames=("tommy", "MK"))]
    assert initials_of(people) == {2: "MK", 1: "MA"}


@pytest.mark.parametrize("nickname", ["Bo", "M", "FIVES", "M1"])
def test_other_nicknames_are_no_initials(nickname: str) -> None:
    assert initials_of([Member(1, 1, "Mira Kaya", nicknames=(nickname,))]) == {1: "MK"}


def test_the_second_nickname_serves_when_the_first_is_taken() -> None:
    people = [Member(1, 1, "A B", nicknames=("XY",)), Member(2, 1, "C D", nicknames=("XY", "ZZ"))]
    assert initials_of(people) == {1: "XY", 2: "ZZ"}


def test_one_nickname_is_enough_and_leaves_the_other_to_others() -> None:
    people = [Member(1, 1, "A B", nicknames=("XY", "ZZ")), Member(2, 1, "C D", nicknames=("ZZ",))]
    assert initials_of(people) == {1: "XY", 2: "ZZ"}


def test_twins_are_told_apart_by_later_letters_then_by_a_figure() -> None:
    assert initials("Ana Silva", "Axel Stone", "Ada Sims") == ["AS", "AT", "AI"]
    assert initials("Abe Cc", "Abe Cc", "Abe Cc", "Abe Cc") == ["AC", "ABC", "A2", "A3"]


def test_guests_by_number_are_called_by_it() -> None:
    numbers = [str(number) for number in range(1, 61)]
    assert initials(*sorted(numbers)) == sorted(numbers)


@given(st.lists(st.text(max_size=30), max_size=60))
def test_initials_are_different_in_any_script_and_in_any_case(names: list[str]) -> None:
    found = initials_of(members(*names))
    assert set(found) == set(range(1, len(names) + 1))
    assert len({short.casefold() for short in found.values()}) == len(names)
    assert all(short and not short.isspace() for short in found.values())


def test_sixty_people_of_one_name_have_sixty_initials() -> None:
    assert len(set(initials(*["Maria Santos"] * 60))) == 60


@pytest.mark.parametrize(
    ("name", "first"), [("Ana Silva", "Ana"), ("Prince", "Prince"), ("", ""), (" ", " ")]
)
def test_people_are_called_by_their_first_name(name: str, first: str) -> None:
    assert Member(1, 1, name).first_name == first


def test_members_and_guests_are_asked() -> None:
    assert {stage for stage in Stage if Member(1, 1, "A", stage=stage).is_asked} == {
        Stage.MEMBER,
        Stage.GUEST,
    }
