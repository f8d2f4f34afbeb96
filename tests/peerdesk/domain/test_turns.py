from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import timing, turns
from peerdesk.domain.timing import SECOND_NS, Timer
from peerdesk.domain.turns import PLAIN_RULES, Mode, Table, TurnRule

ROUND = Table(Mode.ROUND, (1, 2, 3))
QUEUE = Table(Mode.QUEUE, (1, 2, 3))
CLOCK = timing.started(60, 5 * SECOND_NS)


def pressed(table: Table) -> Table:
    """One press of Next."""
    return turns.give(table, turns.next_person(table), CLOCK)


def heard_by_pressing(table: Table) -> list[int]:
    people = []
    while (person := turns.next_person(table)) is not None:
        people.append(person)
        table = turns.give(table, person, CLOCK)
    return people


def test_a_round_goes_by_seats_and_ends() -> None:
    assert heard_by_pressing(ROUND) == [1, 2, 3]


def test_whoever_passes_is_offered_once_more_at_the_end() -> None:
    table = turns.with_pass(turns.with_pass(ROUND, 1), 2)
    assert turns.upcoming(table) == (3, 1, 2)


def test_a_pass_with_the_floor_comes_back_at_the_end() -> None:
    assert heard_by_pressing(turns.with_pass(pressed(ROUND), 1)) == [2, 3, 1]


def test_the_second_pass_is_final() -> None:
    table = turns.give(turns.with_pass(ROUND, 1), 1, CLOCK)
    table = turns.with_pass(table, 1)
    assert (table.floor, table.declined) == (None, (1,))
    assert 1 not in turns.upcoming(table)


def test_a_second_skip_without_the_floor_is_final_too() -> None:
    table = turns.with_pass(turns.with_pass(ROUND, 1), 1)
    assert turns.upcoming(table) == (2, 3)


def test_a_pass_is_no_contribution() -> None:
    assert turns.with_pass(pressed(ROUND), 1).heard == ()


def test_somebody_heard_who_passes_is_not_offered_again() -> None:
    table = pressed(pressed(ROUND))
    assert turns.upcoming(turns.with_pass(table, 1)) == (3,)


def test_the_floor_out_of_order_counts_as_that_turn() -> None:
    table = turns.give(pressed(ROUND), 3, CLOCK)
    assert turns.upcoming(table) == (2,)


def test_hands_come_first_come_first_served() -> None:
    table = QUEUE
    for person in (3, 1, 2):
        table = turns.with_hand(table, person)
    assert heard_by_pressing(table) == [3, 1, 2]


def test_hands_do_not_change_a_round() -> None:
    assert turns.next_person(turns.with_hand(ROUND, 3)) == 1


def test_a_second_press_takes_the_hand_down_and_leaves_the_clock() -> None:
    table = turns.with_hand(turns.with_hand(pressed(ROUND), 2), 3)
    withdrawn = turns.with_hand(table, 2)
    assert withdrawn.hands == (3,)
    assert (withdrawn.floor, withdrawn.turn) == (table.floor, table.turn)


@pytest.mark.parametrize("person", [1, 9], ids=["has the floor", "is not there"])
def test_some_hands_cannot_go_up(person: int) -> None:
    table = pressed(ROUND)
    assert turns.with_hand(table, person) == table


def test_the_floor_takes_the_hand_down() -> None:
    assert turns.give(turns.with_hand(QUEUE, 2), 2, CLOCK).hands == ()


def test_under_one_speaker_nobody_is_next() -> None:
    assert turns.next_person(Table(Mode.ONE_SPEAKER, (1, 2), hands=(2,))) is None


def test_a_late_arrival_is_heard_in_the_same_round() -> None:
    table = turns.with_people(pressed(ROUND), (1, 2, 3, 4))
    assert turns.upcoming(table) == (2, 3, 4)


def test_whoever_leaves_has_no_turn_and_no_hand() -> None:
    table = turns.with_people(turns.with_hand(ROUND, 2), (1, 3))
    assert (turns.upcoming(table), table.hands) == ((1, 3), ())


def test_leaving_with_the_floor_empties_it() -> None:
    table = turns.with_people(pressed(ROUND), (2, 3))
    assert (table.floor, table.turn) == (None, Timer())


def test_coming_back_gives_no_third_offer() -> None:
    passed = turns.with_pass(ROUND, 1)
    back = turns.with_people(turns.with_people(passed, (2, 3)), (1, 2, 3))
    assert turns.upcoming(back) == (2, 3, 1)
    assert 1 in turns.with_pass(back, 1).declined


@pytest.mark.parametrize("rule", TurnRule)
def test_every_rule_has_a_way_on(rule: TurnRule) -> None:
    assert rule.mode in Mode


@pytest.mark.parametrize("mode", Mode)
def test_a_way_picked_by_hand_is_a_rule_of_that_way(mode: Mode) -> None:
    assert PLAIN_RULES[mode].mode is mode


moves = st.lists(
    st.tuples(st.sampled_from(["next", "pass", "hand", "floor", "in", "out"]), st.integers(1, 7))
)


def moved(table: Table, move: str, person: int) -> Table:
    """One thing that may happen at a table."""
    there = person in table.order
    if move == "next":
        return pressed(table)
    if move == "pass" and there:
        return turns.with_pass(table, person)
    if move == "hand":
        return turns.with_hand(table, person)
    if move == "floor" and there:
        return turns.give(table, person, CLOCK)
    if move == "in" and not there:
        return turns.with_people(table, (*table.order, person))
    if move == "out":
        return turns.with_people(table, tuple(p for p in table.order if p != person))
    return table


@given(moves, st.sampled_from(Mode))
def test_nobody_is_in_two_places_at_once(steps: list[tuple[str, int]], mode: Mode) -> None:
    table = replace(ROUND, mode=mode)
    for move, person in steps:
        table = moved(table, move, person)
        assert table.floor not in table.hands
        assert table.floor is None or table.floor in table.order
        assert set(table.hands) <= set(table.order)
        for people in (table.hands, table.heard, table.passed, table.declined):
            assert len(set(people)) == len(people)
        assert not set(table.passed) & {*table.heard, *table.declined}


@given(moves)
def test_in_a_round_everybody_is_heard_or_passed_twice_or_gone(steps: list[tuple[str, int]]) -> None:
    table = ROUND
    for move, person in steps:
        table = moved(table, move, person)
    for _ in range(len(table.order) + 1):
        table = pressed(table)
    assert turns.next_person(table) is None
    assert set(table.order) <= {*table.heard, *table.declined}


@given(moves)
def test_the_round_offers_the_floor_to_nobody_twice(steps: list[tuple[str, int]]) -> None:
    table = ROUND
    for move, person in steps:
        offered = turns.upcoming(table)
        assert len(set(offered)) == len(offered)
        assert not set(offered) & {*table.heard, *table.declined, table.floor}
        table = moved(table, move, person)


@given(moves)
def test_hands_and_passes_of_others_leave_the_running_turn_alone(steps: list[tuple[str, int]]) -> None:
    table = pressed(ROUND)
    for move, person in steps:
        if move in ("hand", "pass", "in", "out") and person != 1:
            table = moved(table, move, person)
            assert (table.floor, table.turn) == (1, CLOCK)
