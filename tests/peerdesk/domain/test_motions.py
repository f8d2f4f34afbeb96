"""Motions: the order of questions, quorum, seconds, and how the minutes say what became of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.members import Member, Stage
from peerdesk.domain.motions import (
    MOST_DEGREES,
    SMALL_BOARD,
    Motion,
    MotionState,
    decided,
    degree,
    has_quorum,
    may_amend,
    members_here,
    minutes_line,
    needs_second,
    pending,
    questions,
    settled,
    to_edit,
    told_in,
)
from peerdesk.domain.votes import Ballot, parse

MAIN = Motion(1, 9, "Move to Tuesdays", 21, 22, position=0)
FIRST = Motion(2, 9, "insert: every second", 22, amends_id=1, position=1)
OF_FIRST = Motion(3, 9, "strike: second", 21, amends_id=2, position=2)
OTHER = Motion(4, 9, "Raise the fee", position=3)
ALL = (OTHER, OF_FIRST, MAIN, FIRST)
NAMES = {21: "Ana Silva", 22: "Ben Okafor"}
FEW = 6


def ids(motions: tuple[Motion, ...]) -> list[int]:
    return [motion.id for motion in motions]


def test_the_latest_amendment_is_put_first() -> None:
    assert ids(questions(ALL, FEW)) == [3, 2, 1, 4]
    assert ids(pending(MAIN, ALL, FEW)) == [3, 2]
    assert pending(OTHER, ALL, FEW) == ()


@given(st.permutations(ALL))
def test_the_order_is_the_same_however_they_are_kept(motions: list[Motion]) -> None:
    assert ids(questions(motions, FEW)) == [3, 2, 1, 4]


def test_what_was_voted_on_is_no_longer_a_question() -> None:
    motions = settled(ALL, replace(OF_FIRST, state=MotionState.LOST))
    assert ids(questions(motions, FEW)) == [2, 1, 4]


def test_an_amendment_of_an_amendment_is_amended_no_further() -> None:
    assert [degree(one, ALL) for one in (MAIN, FIRST, OF_FIRST)] == [0, 1, MOST_DEGREES]
    assert [may_amend(one, ALL) for one in (MAIN, FIRST, OF_FIRST)] == [True, True, False]
    assert not may_amend(replace(MAIN, state=MotionState.CARRIED), ALL)


@pytest.mark.parametrize(
    ("people", "seconded", "needed"),
    [(SMALL_BOARD, False, False), (SMALL_BOARD + 1, False, True), (SMALL_BOARD + 1, True, False)],
)
def test_a_small_board_needs_no_second(people: int, seconded: bool, needed: bool) -> None:
    motion = replace(MAIN, seconded=seconded)
    assert needs_second(motion, people) is needed
    assert (questions([motion], people) == ()) is needed


@pytest.mark.parametrize(
    ("members", "quorum", "there"), [(5, 6, False), (6, 6, True), (0, None, True), (7, 6, True)]
)
def test_a_quorum_is_so_many_members(members: int, quorum: int | None, there: bool) -> None:
    assert has_quorum(members, quorum) is there


def test_guests_and_those_who_are_not_here_do_not_count() -> None:
    people = [Member(n, 1, "x", stage=stage) for n, stage in enumerate(Stage)]
    assert members_here(range(len(people)), people) == 1
    assert members_here([], people) == 0


@pytest.mark.parametrize(
    ("line", "quorate", "state"),
    [
        ("7-2-1", True, MotionState.CARRIED),
        ("4-4", True, MotionState.LOST),
        ("2-7", True, MotionState.LOST),
        ("7-0", False, MotionState.NO_QUORUM),
    ],
)
def test_a_motion_is_carried_by_a_majority_of_a_quorate_meeting(
    line: str, quorate: bool, state: MotionState
) -> None:
    assert decided(MAIN, parse(Ballot.SHOW_OF_HANDS, line), quorate=quorate).state is state


def test_dots_carry_no_motion() -> None:
    with pytest.raises(ValueError, match="for and against"):
        decided(MAIN, parse(Ballot.DOTS, "A 5"), quorate=True)


@pytest.mark.parametrize(
    ("state", "falls"),
    [
        (MotionState.WITHDRAWN, MotionState.WITHDRAWN),
        (MotionState.TABLED, MotionState.TABLED),
        (MotionState.CARRIED, MotionState.WITHDRAWN),
        (MotionState.OPEN, MotionState.OPEN),
    ],
)
def test_what_amends_a_motion_goes_with_it(state: MotionState, falls: MotionState) -> None:
    now = {one.id: one.state for one in settled(ALL, replace(MAIN, state=state))}
    assert now == {1: state, 2: falls, 3: falls, 4: MotionState.OPEN}


def test_an_amendment_that_was_decided_stays_so() -> None:
    motions = settled(ALL, replace(FIRST, state=MotionState.CARRIED))
    motions = settled(motions, replace(MAIN, state=MotionState.CARRIED))
    assert {one.id: one.state for one in motions}[2] is MotionState.CARRIED


def test_a_carried_amendment_offers_both_texts() -> None:
    assert to_edit(MAIN, FIRST) == "Move to Tuesdays [insert: every second]"


@pytest.mark.parametrize(
    ("motion", "line"),
    [
        (replace(MAIN, state=MotionState.CARRIED, votes=(7, 2, 1)),
         "Moved by Ana Silva, seconded by Ben Okafor: Move to Tuesdays. Carried 7 to 2, 1 abstaining."),
        (replace(MAIN, seconder_id=None, state=MotionState.LOST, votes=(4, 4, 0, 1)),
         "Moved by Ana Silva: Move to Tuesdays. Lost 4 to 4, 1 spoilt."),
        (replace(FIRST, state=MotionState.CARRIED),
         "Amendment moved by Ben Okafor: insert: every second. Carried."),
        (replace(OF_FIRST, text="Why?", state=MotionState.TABLED),
         "Amendment of the amendment moved by Ana Silva: Why? Laid on the table."),
        (replace(OTHER, state=MotionState.NO_QUORUM, votes=(3, 0, 0)),
         "Motion: Raise the fee. Not carried for want of a quorum."),
    ],
)  # fmt: skip
def test_the_minutes_say_who_moved_what_and_what_became_of_it(motion: Motion, line: str) -> None:
    assert minutes_line(motion, ALL, NAMES) == line


def test_without_names_nobody_is_named() -> None:
    motion = replace(MAIN, state=MotionState.CARRIED)
    assert minutes_line(motion, ALL, {}) == "Motion: Move to Tuesdays. Carried."


@pytest.mark.parametrize("state", MotionState)
def test_a_sentence_is_known_by_its_motion_whatever_became_of_it_since(state: MotionState) -> None:
    line = minutes_line(replace(MAIN, state=MotionState.TABLED), ALL, NAMES)
    assert told_in(line, [replace(one, state=state) for one in ALL]) == {1, 2, 3}
    assert told_in(minutes_line(OF_FIRST, ALL, {}), ALL) == {3}


@pytest.mark.parametrize("line", ["Move to Tuesdays. Carried.", "It was asked: Move to Tuesdays. Carried."])
def test_what_only_has_the_words_of_a_motion_says_nothing_of_it(line: str) -> None:
    assert told_in(line, ALL) == frozenset()
