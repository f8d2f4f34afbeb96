from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import timing, turns
from peerdesk.domain.timing import SECOND_NS, Timer
from peerdesk.domain.turns import (
    PLAIN_RULES,
    AllAlong,
    BackToLast,
    CloseList,
    EndTurn,
    GiveFloor,
    Hand,
    Interject,
    Mode,
    NextQuestion,
    Pass,
    PutNext,
    RequestKind,
    SetTurns,
    Spent,
    Switch,
    Table,
    TimeTo,
    TurnEvent,
    TurnRule,
    TurnTime,
)

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
    assert turns.next_person(Table(Mode.ONE_SPEAKER, (1, 2), requests=(turns.Request(2),))) is None


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


# Kinds of requests.


def asked(table: Table, *requests: tuple[int, RequestKind]) -> Table:
    for person, kind in requests:
        table = turns.apply(table, Hand(person, kind), 0)
    return table


def at(second: float) -> int:
    return round(second * SECOND_NS)


def after(table: Table, *events: tuple[float, TurnEvent]) -> Table:
    """The table after these events, each with its second."""
    for second, event in events:
        table = turns.apply(table, event, at(second))
    return table


FIVE = Table(Mode.QUEUE, (1, 2, 3, 4, 5))
ORDER, QUESTION, RESPONSE = RequestKind.POINT_OF_ORDER, RequestKind.CLARIFYING, RequestKind.RESPONSE
POINT, FOR, AGAINST = RequestKind.NEW_POINT, RequestKind.FOR, RequestKind.AGAINST


def on(table: Table, *switches: Switch) -> Table:
    return replace(table, switches=table.switches | frozenset(switches))


def test_more_pressing_requests_come_first_and_equal_ones_as_they_came() -> None:
    table = on(FIVE, Switch.DIRECT_RESPONSES)
    table = asked(table, (1, POINT), (2, RESPONSE), (3, QUESTION), (4, ORDER), (5, QUESTION))
    assert turns.upcoming(table) == (4, 3, 5, 2, 1)


def test_another_kind_changes_what_a_hand_is_for_and_the_same_takes_it_down() -> None:
    table = asked(FIVE, (1, POINT), (2, POINT), (2, ORDER))
    assert (turns.upcoming(table), table.kind_of(2)) == ((2, 1), ORDER)
    assert asked(table, (2, ORDER)).hands == (1,)


def test_cutting_in_pauses_the_speaker_who_then_goes_on_without_losing_time() -> None:
    limited = replace(FIVE, turn_s=60)
    table = after(limited, (0, GiveFloor(1)), (20, Interject(2)))
    assert (table.floor, turns.next_person(table)) == (2, 1)
    table = after(table, (50, GiveFloor(1)))
    assert (table.floor, timing.remaining_ns(table.turn, at(50))) == (1, at(40))
    table = after(table, (60, GiveFloor(3)))
    assert turns.spent_by(table, 1, at(60)) == Spent(1, 1, at(30))


def test_cutting_in_is_no_contribution() -> None:
    table = after(FIVE, (0, GiveFloor(1)), (20, Interject(2)), (50, GiveFloor(1)), (60, GiveFloor(None)))
    assert (table.heard, turns.spent_by(table, 2, at(60))) == ((1,), Spent(2))


def test_a_point_of_order_that_waited_is_no_contribution_either() -> None:
    table = after(FIVE, (0, Hand(2, ORDER)), (1, GiveFloor(2)), (9, GiveFloor(3)))
    assert (table.heard, table.spent) == ((), ())


def test_whoever_cut_in_has_finished_and_the_speaker_has_the_floor_again() -> None:
    table = after(FIVE, (0, GiveFloor(1)), (20, Interject(2)), (30, EndTurn(2)))
    assert (table.floor, table.held, table.aside) == (1, None, False)


def test_a_pass_of_who_cut_in_is_no_pass_of_their_turn() -> None:
    table = after(replace(FIVE, mode=Mode.ROUND), (0, GiveFloor(1)), (5, Interject(2)), (9, Pass(2)))
    assert (table.floor, table.passed, turns.next_person(table)) == (1, (), 2)


def test_the_floor_for_somebody_else_ends_the_paused_turn_too() -> None:
    table = after(FIVE, (0, GiveFloor(1)), (20, Interject(2)), (30, GiveFloor(3)))
    assert (table.floor, table.held, table.heard) == (3, None, (1,))
    assert turns.spent_by(table, 1, at(99)).ns == at(20)


def test_who_cuts_in_keeps_the_hand_the_pass_and_the_gift_they_had() -> None:
    table = after(
        replace(FIVE, mode=Mode.ROUND, turn_s=60), (0, Pass(1)), (1, TimeTo(5, 4)), (2, GiveFloor(2))
    )
    table = after(table, (5, Interject(1)), (9, EndTurn(1)), (12, Interject(4)), (15, EndTurn(4)))
    assert turns.upcoming(table) == (3, 4, 1)
    table = after(table, (20, GiveFloor(4)))
    assert timing.remaining_ns(table.turn, at(20)) == at(120)
    queue = after(FIVE, (0, Hand(3)), (1, Hand(4)), (2, GiveFloor(1)), (3, Interject(3)), (6, EndTurn(3)))
    assert turns.upcoming(queue) == (3, 4)


def test_time_given_to_or_by_somebody_who_was_cut_short() -> None:
    table = after(replace(FIVE, turn_s=60), (0, GiveFloor(1)), (20, Interject(2)))
    assert after(table, (21, TimeTo(1, 3))) == table
    assert after(table, (21, TimeTo(2, 3))) == table
    longer = after(table, (21, TimeTo(3, 1)), (25, EndTurn(2)))
    assert timing.remaining_ns(longer.turn, at(25)) == at(100)
    shorter = after(table, (21, TurnTime(40)), (25, EndTurn(2)))
    assert timing.remaining_ns(shorter.turn, at(25)) == at(20)


def test_time_given_to_somebody_who_was_heard_gives_them_another_turn() -> None:
    table = after(replace(FIVE, mode=Mode.ROUND, turn_s=60), (0, GiveFloor(1)), (60, GiveFloor(2)))
    assert turns.next_person(after(table, (70, TimeTo(2, 1)))) == 1


def test_a_question_in_a_talk_pauses_it() -> None:
    talk = replace(FIVE, mode=Mode.ONE_SPEAKER)
    table = after(talk, (0, GiveFloor(1)), (5, Hand(2, QUESTION)), (10, GiveFloor(2)))
    assert (table.floor, turns.upcoming(table)) == (2, (1,))


def test_a_closed_list_takes_points_of_order_only_and_lets_everybody_withdraw() -> None:
    table = after(FIVE, (0, Hand(1)), (1, CloseList(True)), (2, Hand(2)), (3, Hand(3, ORDER)))
    assert table.hands == (1, 3)
    assert after(table, (4, Hand(1))).hands == (3,)
    assert after(table, (4, CloseList(False)), (5, Hand(2))).hands == (1, 3, 2)


def test_the_last_speaker_comes_back_without_losing_time_and_the_other_is_next() -> None:
    limited = replace(FIVE, turn_s=60)
    table = after(limited, (0, GiveFloor(1)), (25, GiveFloor(2)), (28, BackToLast()))
    assert (table.floor, turns.next_person(table)) == (1, 2)
    assert timing.remaining_ns(table.turn, at(28)) == at(35)
    table = after(table, (38, GiveFloor(2)))
    assert (turns.spent_by(table, 1, at(38)), turns.spent_by(table, 2, at(38)).ns) == (
        Spent(1, 1, at(35)),
        at(3),
    )


def test_nobody_comes_back_twice_from_one_turn() -> None:
    table = after(FIVE, (0, GiveFloor(1)), (25, GiveFloor(2)), (28, BackToLast()))
    assert after(table, (30, BackToLast())) == table


def test_it_has_been_them_all_along_keeps_the_clock() -> None:
    table = after(FIVE, (0, Hand(2)), (1, GiveFloor(1)), (9, AllAlong(2)))
    assert (table.floor, table.hands, timing.elapsed_ns(table.turn, at(9))) == (2, (), at(8))
    assert after(table, (20, GiveFloor(None))).heard == (2,)


@pytest.mark.parametrize("mode", [Mode.ROUND, Mode.QUEUE, Mode.FREE, Mode.ONE_SPEAKER, Mode.MOTION])
def test_of_two_at_once_the_first_stays_and_the_second_is_next(mode: Mode) -> None:
    table = after(replace(FIVE, mode=mode), (0, Hand(5)), (1, GiveFloor(1)), (2, PutNext(4)))
    assert (table.floor, turns.next_person(table)) == (1, 4)
    assert turns.next_person(after(table, (3, PutNext(4)))) != 4


def test_a_press_that_ends_who_has_ended_does_nothing() -> None:
    table = after(FIVE, (0, GiveFloor(1)), (5, GiveFloor(2)))
    assert after(table, (6, EndTurn(1))) == table
    assert after(table, (6, EndTurn(2))).floor is None


def test_a_whole_turn_given_away_makes_another_longer() -> None:
    table = after(replace(FIVE, mode=Mode.ROUND, turn_s=60), (0, GiveFloor(1)), (5, TimeTo(3, 2)))
    assert 3 not in turns.upcoming(table)
    table = after(table, (10, GiveFloor(2)))
    assert timing.remaining_ns(table.turn, at(10)) == at(120)
    assert table.heard == (1,)


def test_what_is_left_of_a_turn_goes_to_another() -> None:
    table = after(replace(FIVE, turn_s=60), (0, GiveFloor(1)), (20, TimeTo(1, 2)), (30, GiveFloor(2)))
    assert (table.heard, timing.remaining_ns(table.turn, at(30))) == ((1,), at(100))


def test_time_given_to_who_speaks_is_theirs_at_once() -> None:
    table = after(replace(FIVE, turn_s=60), (0, GiveFloor(1)), (20, TimeTo(2, 1)))
    assert timing.remaining_ns(table.turn, at(20)) == at(100)


def test_time_that_is_not_measured_cannot_be_given() -> None:
    table = after(FIVE, (0, GiveFloor(1)))
    assert after(table, (1, TimeTo(1, 2))) == table


@pytest.mark.parametrize(("turn_s", "grace"), [(60, 15), (120, 15), (180, 30)])
def test_a_turn_has_some_grace(turn_s: int, grace: int) -> None:
    table = after(replace(FIVE, turn_s=turn_s), (0, GiveFloor(1)))
    assert not turns.is_past_grace(table, at(turn_s + grace - 1))
    assert turns.is_past_grace(table, at(turn_s + grace))
    assert not turns.is_past_grace(replace(table, floor=None), at(999))


def test_new_seconds_a_turn_hold_for_the_one_under_way_too() -> None:
    table = after(replace(FIVE, turn_s=120), (0, GiveFloor(1)), (30, TurnTime(105)))
    assert timing.remaining_ns(table.turn, at(30)) == at(75)
    assert timing.remaining_ns(after(table, (40, GiveFloor(2))).turn, at(40)) == at(105)


# Each rule, and each switch, in which it changes the answer.


def of(rule: TurnRule, **more: Any) -> Table:
    """A table of five under a rule; 5 leads the item."""
    people = (1, 2, 3, 4, 5)
    bare = Table(rule.mode, people, switches=rule.switches, lead=5, **more)
    return turns.laid(bare, people, None, 0) if rule.mode is Mode.ROUND else bare


def test_under_one_speaker_and_chair_hands_only_wait() -> None:
    for rule in (TurnRule.SPEAKER, TurnRule.CHAIR):
        assert turns.upcoming(after(of(rule), (0, Hand(2)))) == ()


def test_a_round_ends_with_whoever_leads_the_meeting_before_the_last() -> None:
    assert turns.upcoming(of(TurnRule.GO_ROUND)) == (1, 2, 3, 4, 5)
    assert turns.upcoming(of(TurnRule.GO_ROUND, leader=5)) == (1, 2, 3, 5, 4)
    alone = after(of(TurnRule.GO_ROUND, leader=5), *((n, GiveFloor(n)) for n in (1, 2, 3)))
    assert turns.upcoming(alone) == (5, 4)


def test_an_order_that_the_board_fixed_knows_no_pass_and_counts_talks() -> None:
    table = after(of(TurnRule.GO_ROUND_ORDER), *((0, Pass(1)),) * 2)
    assert turns.upcoming(table) == (2, 3, 4, 5, 1)
    talks = of(TurnRule.GO_ROUND_ORDER, most=2)
    assert turns.upcoming(talks) == (1, 2)
    assert turns.upcoming(after(talks, (0, GiveFloor(1)), (9, GiveFloor(2)))) == ()


def test_popcorn_where_nobody_speaks_twice_until_all_had_one() -> None:
    events = ((0, GiveFloor(1)), (9, GiveFloor(None)), (10, Hand(1)), (11, Hand(2)))
    assert turns.upcoming(after(of(TurnRule.POPCORN), *events)) == (1, 2)
    once = after(of(TurnRule.POPCORN_ONCE), *events)
    assert turns.upcoming(once) == (2,)
    once = after(once, *((20 + n, GiveFloor(n)) for n in (2, 3, 4, 5)))
    assert turns.upcoming(once) == (1,)


def test_a_talking_piece_goes_on_from_whoever_has_it_and_never_comes_back_to_a_pass() -> None:
    events = ((0, GiveFloor(1)), (9, GiveFloor(3)), (18, Pass(4)))
    assert turns.upcoming(after(of(TurnRule.GO_ROUND), *events)) == (2, 5, 4)
    assert turns.upcoming(after(of(TurnRule.OBJECT), *events)) == (5, 2)


def test_a_direct_response_jumps_once_and_only_where_it_may() -> None:
    events = ((0, GiveFloor(1)), (1, Hand(2)), (2, Hand(3, RESPONSE)))
    assert turns.upcoming(after(of(TurnRule.QUEUE), *events)) == (2, 3)
    table = after(of(TurnRule.QUEUE2), *events)
    assert turns.upcoming(table) == (3, 2)
    table = after(table, (9, GiveFloor(3)), (10, Hand(4, RESPONSE)))
    assert turns.upcoming(table) == (2, 4)


def test_of_those_who_wait_the_least_heard_comes_first() -> None:
    events = ((0, GiveFloor(1)), (9, GiveFloor(None)), (10, Hand(1)), (11, Hand(2)), (12, Hand(3)))
    assert turns.upcoming(after(of(TurnRule.QUEUE), *events)) == (1, 2, 3)
    assert turns.upcoming(after(of(TurnRule.QUEUE_BALANCE), *events)) == (2, 3, 1)
    earlier = of(TurnRule.QUEUE_BALANCE, before=(Spent(2, 3, at(99)),))
    assert turns.upcoming(after(earlier, *events)) == (3, 1, 2)


def test_one_question_and_one_follow_up_then_the_next() -> None:
    table = after(of(TurnRule.QA_ONE), (0, Hand(2)), (1, GiveFloor(1)), (5, Hand(1)), (6, GiveFloor(None)))
    table = after(table, (7, Hand(1)))
    assert turns.upcoming(table) == (1, 2)
    assert turns.upcoming(replace(table, switches=frozenset())) == (2, 1)
    table = after(table, (8, GiveFloor(1)), (12, GiveFloor(None)), (13, Hand(1)), (14, Hand(3)))
    assert turns.upcoming(table) == (2, 3, 1)


def test_questions_to_who_leads_have_no_response_and_no_turn_for_them() -> None:
    table = after(of(TurnRule.ASK_ONLY), (0, Hand(5)), (1, Hand(2)), (2, Hand(3, RESPONSE)))
    assert (table.hands, table.kind_of(3)) == ((2, 3), POINT)


def test_in_a_queue_whoever_leads_the_item_answers_before_new_points() -> None:
    table = after(of(TurnRule.QUEUE), (0, Hand(1)), (1, Hand(2, ORDER)), (2, Hand(5)))
    assert turns.upcoming(table) == (2, 5, 1)
    assert turns.upcoming(replace(table, lead=None)) == (2, 1, 5)


def test_on_ones_own_experience_the_round_goes_without_who_leads() -> None:
    assert turns.upcoming(of(TurnRule.I_LANGUAGE)) == (1, 2, 3, 4)
    assert turns.not_heard(of(TurnRule.I_LANGUAGE)) == (1, 2, 3, 4)


def test_who_presented_is_out_but_may_be_given_the_floor() -> None:
    table = after(of(TurnRule.PRESENTER_OUT), (0, Hand(5)), (1, Hand(2)))
    assert turns.upcoming(table) == (2,)
    assert after(table, (3, GiveFloor(5))).floor == 5


def test_in_silence_no_hand_goes_up_but_for_a_point_of_order() -> None:
    table = after(of(TurnRule.SILENT), (0, Hand(1)), (1, Hand(2, ORDER)))
    assert (table.hands, turns.upcoming(table)) == ((2,), (2,))


def test_small_groups_are_of_neighbours_and_share_no_one_floor() -> None:
    assert not of(TurnRule.SMALL_GROUPS).shares_floor
    assert turns.small_groups((1, 2, 3, 4, 5, 6, 7), 3) == ((1, 2, 3), (4, 5, 6, 7))
    assert turns.small_groups((1, 2, 3, 4, 5), 2) == ((1, 2), (3, 4, 5))


@given(st.integers(1, 60), st.integers(2, 8))
def test_no_small_group_is_one_person_alone(people: int, size: int) -> None:
    groups = turns.small_groups(tuple(range(people)), size)
    assert [p for group in groups for p in group] == list(range(people))
    assert people == 1 or all(len(group) > 1 for group in groups)
    assert max(map(len, groups)) - min(map(len, groups)) <= 1


def test_in_a_fishbowl_who_sits_inside_comes_first_and_one_chair_stays_free() -> None:
    events = ((0, GiveFloor(1)), (5, GiveFloor(2)), (9, Hand(4)), (10, Hand(1)))
    table = after(of(TurnRule.FISHBOWL, chairs=3), *events)
    assert (table.inner, turns.upcoming(table)) == ((1, 2), (1, 4))
    assert after(table, (12, GiveFloor(4))).inner == (2, 4)
    assert after(of(TurnRule.POPCORN, chairs=3), *events).inner == ()


def test_a_debate_alternates_and_hears_everybody_once_before_anybody_twice() -> None:
    table = after(of(TurnRule.DEBATE), (0, PutNext(1)))
    assert turns.next_person(table) == 1
    table = after(table, (1, GiveFloor(1)), (2, Hand(2, FOR)), (3, Hand(3, FOR)), (4, Hand(4, AGAINST)))
    table = after(table, (5, GiveFloor(2)))
    assert turns.upcoming(table) == (4, 3)
    table = after(table, (9, GiveFloor(4)), (10, Hand(2, FOR)), (11, Hand(5, AGAINST)))
    assert turns.upcoming(table) == (3, 5, 2)


def test_on_the_next_question_everybody_may_speak_again() -> None:
    table = of(TurnRule.DEBATE)
    for second in (0, 20):
        table = after(table, (second, GiveFloor(2)), (second + 10, GiveFloor(None)))
    table = after(table, (50, Hand(2, FOR)))
    assert turns.upcoming(table) == ()
    assert turns.upcoming(after(table, (51, NextQuestion()))) == (2,)


def test_nobody_speaks_more_than_twice_on_a_motion() -> None:
    table = of(TurnRule.DEBATE)
    for second in (0, 20):
        table = after(table, (second, GiveFloor(2)), (second + 10, GiveFloor(None)))
    assert turns.upcoming(after(table, (50, Hand(2, FOR)), (51, Hand(3, FOR)))) == (3,)


def test_a_table_conversation_is_called_by_the_host_and_takes_responses() -> None:
    table = after(of(TurnRule.ONE_CONVERSATION), (0, Hand(2)), (1, Hand(3, RESPONSE)))
    assert (table.mode, turns.upcoming(table)) == (Mode.QUEUE, (3, 2))


def test_a_time_box_goes_on_by_vote() -> None:
    assert Switch.EXTEND_BY_VOTE in TurnRule.TIMEBOX.switches


@pytest.mark.parametrize("rule", TurnRule)
def test_what_a_rule_switches_on_can_be_switched_on_the_screen(rule: TurnRule) -> None:
    assert rule.switches <= frozenset(turns.OFFERED[rule.mode])


def test_rounds_in_other_orders() -> None:
    people = (1, 2, 3, 4, 5)
    bare = Table(Mode.ROUND)
    assert turns.laid(bare, people, 3, 0).order == people
    assert turns.laid(on(bare, Switch.ROTATING), people, 3, 0).order == (3, 4, 5, 1, 2)
    assert turns.laid(on(bare, Switch.REVERSED), people, 3, 0).order == (1, 5, 4, 3, 2)
    drawn = {turns.laid(on(bare, Switch.DRAWN), people, 3, seed).order for seed in range(40)}
    assert len(drawn) > 20
    assert all(sorted(order) == list(people) for order in drawn)


@pytest.mark.parametrize("switch", [None, Switch.REVERSED, Switch.ROTATING, Switch.DRAWN])
def test_who_goes_and_comes_back_does_not_turn_the_round(switch: Switch | None) -> None:
    people = (1, 2, 3, 4, 5)
    table = turns.laid(on(Table(Mode.ROUND), *(() if switch is None else (switch,))), people, 3, 7)
    gone = table.order[1]
    less = turns.with_people(table, turns.seated(table, tuple(p for p in people if p != gone)))
    assert less.order == tuple(p for p in table.order if p != gone)
    more = turns.seated(less, people)
    assert sorted(more) == list(people)
    if switch is not Switch.DRAWN:
        assert more == table.order


def test_who_comes_back_does_not_jump_ahead_of_who_began() -> None:
    table = turns.laid(on(Table(Mode.ROUND), Switch.ROTATING), (1, 2, 3, 4), 3, 0)
    less = turns.with_people(table, turns.seated(table, (3, 4)))
    assert turns.seated(less, (1, 3, 4)) == (3, 4, 1)


def test_a_round_after_free_talk_hears_everybody_and_keeps_the_voices() -> None:
    table = of(TurnRule.POPCORN)
    for person in (1, 2, 3):
        table = after(table, (person * 10, GiveFloor(person)))
    table = after(table, (40, GiveFloor(None)), (41, SetTurns(Mode.ROUND)))
    assert turns.upcoming(table) == (1, 2, 3, 4, 5)
    assert turns.voices(table) == (1, 2, 3)


def test_the_inner_circle_goes_with_its_switch() -> None:
    table = after(of(TurnRule.FISHBOWL, chairs=3), (0, GiveFloor(1)))
    assert after(table, (5, SetTurns(Mode.FREE))).inner == ()


def test_in_a_round_of_some_the_others_may_still_cut_in() -> None:
    table = replace(of(TurnRule.GO_ROUND_ORDER), speakers=(4, 2))
    assert turns.upcoming(table) == (4, 2)
    table = after(table, (0, GiveFloor(4)), (9, Interject(1)))
    assert (table.floor, turns.upcoming(table)) == (1, (4, 2))
    assert turns.upcoming(replace(table, order=(1, 3, 5), held=None, floor=None)) == (1, 3, 5)


def test_a_drawn_order_has_later_arrivals_at_its_end() -> None:
    table = turns.laid(on(Table(Mode.ROUND), Switch.DRAWN), (1, 2, 3), None, 1)
    assert turns.seated(table, (9, 1, 2, 3)) == (*table.order, 9)


def test_another_way_of_passing_the_floor_on_keeps_who_was_heard() -> None:
    table = after(of(TurnRule.GO_ROUND), (0, GiveFloor(1)), (9, GiveFloor(2)), (12, Hand(4)), (13, Hand(3)))
    queue = after(table, (14, SetTurns(Mode.QUEUE)))
    assert (queue.floor, queue.heard, turns.upcoming(queue)) == (2, (1,), (4, 3))
    assert turns.upcoming(after(queue, (15, SetTurns(Mode.ROUND)))) == (1, 3, 4, 5)


def test_switches_that_make_no_sense_there_are_left_out() -> None:
    both = frozenset({Switch.REVERSED, Switch.LEAST_HEARD})
    assert after(FIVE, (0, SetTurns(Mode.QUEUE, both))).switches == {Switch.LEAST_HEARD}


# Whatever happens.


_KINDS = st.sampled_from(RequestKind)
_WHO = st.integers(1, 7)
_EVENTS: st.SearchStrategy[TurnEvent] = st.one_of(
    st.builds(GiveFloor, st.one_of(st.none(), _WHO)),
    st.builds(EndTurn, _WHO),
    st.builds(AllAlong, _WHO),
    st.builds(Hand, _WHO, _KINDS),
    st.builds(Interject, _WHO, _KINDS),
    st.builds(Pass, _WHO),
    st.builds(PutNext, _WHO),
    st.builds(TimeTo, _WHO, _WHO),
    st.just(BackToLast()),
    st.builds(CloseList, st.booleans()),
    st.builds(SetTurns, st.sampled_from(Mode), st.frozensets(st.sampled_from(Switch), max_size=4)),
    st.just(NextQuestion()),
    st.builds(TurnTime, st.one_of(st.none(), st.integers(10, 300))),
)


def check_sound(table: Table) -> None:
    """Nobody lost, nobody in two places, everything about people at the table."""
    there, waiting = set(table.order), turns.upcoming(table)
    assert len(there) == len(table.order)
    assert table.floor is None or table.floor in there
    assert {*table.hands, *table.next_up, *waiting} <= there
    for people in (
        table.hands,
        table.heard,
        table.passed,
        table.declined,
        table.next_up,
        table.inner,
        waiting,
    ):
        assert len(set(people)) == len(people)
    assert table.floor not in waiting
    assert table.aside or table.floor not in table.hands
    assert not set(table.passed) & set(table.declined)
    assert table.held is None or (table.aside and table.held.person != table.floor)
    assert not table.aside or table.floor is not None
    assert all(s.ns >= 0 and s.turns >= 0 for s in table.spent)
    assert len({s.person for s in table.spent}) == len(table.spent)


def total_ns(table: Table, now_ns: int) -> int:
    """All that was spoken so far, as contributions or not finished."""
    people = {*table.order, *(s.person for s in table.spent)}
    return sum(turns.spent_by(table, person, now_ns).ns for person in people)


@given(st.lists(st.tuples(_EVENTS, st.integers(0, 90)), max_size=60), st.sampled_from(TurnRule))
def test_whatever_happens_the_table_is_sound_and_time_spent_never_falls(
    happened: list[tuple[TurnEvent, int]], rule: TurnRule
) -> None:
    table, now = of(rule, turn_s=60), 0
    for event, pause_s in happened:
        now += at(pause_s)
        before = total_ns(table, now)
        renamed = table.floor if isinstance(event, AllAlong) else None
        table = turns.apply(table, event, now)
        check_sound(table)
        if renamed is None:
            assert total_ns(table, now) == before


@given(st.lists(st.tuples(_EVENTS, st.integers(0, 90)), max_size=60))
def test_hands_and_withdrawals_never_touch_a_running_clock(happened: list[tuple[TurnEvent, int]]) -> None:
    table, now = of(TurnRule.QUEUE, turn_s=60), 0
    for event, pause_s in happened:
        now += at(pause_s)
        after = turns.apply(table, event, now)
        if isinstance(event, Hand | PutNext | CloseList):
            assert (after.floor, after.turn, after.held) == (table.floor, table.turn, table.held)
        table = after


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 90)), min_size=1, max_size=30))
def test_where_somebody_always_speaks_the_turns_are_as_long_as_the_step(talk: list[tuple[int, int]]) -> None:
    table, now = FIVE, 0
    for person, seconds in talk:
        table = turns.apply(table, GiveFloor(person), now)
        now += at(seconds)
    table = turns.ended(table, now)
    assert sum(s.ns for s in table.spent) == now


def test_ten_thousand_random_events_leave_a_sound_table() -> None:
    dice = random.Random(20261126)
    table, now = of(TurnRule.QUEUE, turn_s=60), 0
    for _ in range(10_000):
        now += dice.choice((0, at(0.3), at(17), at(95)))
        table = turns.apply(table, an_event(dice), now)
        check_sound(table)


def an_event(dice: random.Random) -> TurnEvent:
    who, other = dice.randint(1, 7), dice.randint(1, 7)
    kind = dice.choice(list(RequestKind))
    mode = dice.choice(list(Mode))
    return dice.choice(
        (
            GiveFloor(who), GiveFloor(None), EndTurn(who), AllAlong(who), Hand(who, kind), Hand(who),
            Interject(who, kind), Pass(who), PutNext(who), TimeTo(who, other), BackToLast(),
            CloseList(dice.random() < 0.3),
            SetTurns(mode, frozenset(dice.sample(list(Switch), 3))), TurnTime(dice.choice((None, 30, 120))),
        )
    )  # fmt: skip
