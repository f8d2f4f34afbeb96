from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.members import Member, Stage, initials_of


def people(*names: str) -> list[Member]:
    return [Member(n, 1, name) for n, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["Ana Lima", "Ben Okoro"], ["AL", "BO"]),
        (["Ana Lima", "Al Lopez"], ["AL", "AO"]),
        (["Ana", "Ann"], ["AN", "ANN"]),
        (["Ana Li", "Abe Li", "Al Li"], ["AL", "AI", "ALL"]),
        (["A", "A", "A"], ["A", "A2", "A3"]),
        (["李雷", "Ørsted"], ["李雷", "ØR"]),
        (["", "?!"], ["?", "?2"]),
    ],
)
def test_initials_tell_everybody_apart(names: list[str], initials: list[str]) -> None:
    assert list(initials_of(people(*names)).values()) == initials


def test_a_nickname_in_capitals_is_taken_first() -> None:
    ana, abe = Member(1, 1, "Abe Lund"), Member(2, 1, "Zoe Berg", nicknames=("Zo", "AL"))
    assert initials_of([ana, abe]) == {1: "AU", 2: "AL"}


@given(st.lists(st.text(max_size=12), max_size=40))
def test_initials_always_differ(names: list[str]) -> None:
    found = initials_of(people(*names))
    assert len(found) == len(names) == len(set(found.values()))


def test_five_thousand_people_have_initials() -> None:
    found = initials_of(people(*(f"Person{n} Surname{n}" for n in range(5000))))
    assert len(set(found.values())) == 5000


def test_members_and_guests_are_asked() -> None:
    asked = [stage for stage in Stage if Member(1, 1, "Ana", stage=stage).is_asked]
    assert asked == [Stage.GUEST, Stage.MEMBER]
