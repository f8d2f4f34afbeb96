"""The meeting under way: items A (10 min, free), B (two steps: a talk, then a round) and C (5 min, hands)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import running as domain
from peerdesk.domain import turns
from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.running import (
    AddTime,
    AllAlong,
    Arrive,
    Begin,
    Brief,
    Chair,
    End,
    Event,
    ExtendBox,
    First,
    GiveFloor,
    Hand,
    Next,
    Pass,
    Pause,
    Pen,
    Remote,
    Reseat,
    Running,
    SetTopics,
    Sit,
    StartItem,
    StartTopic,
    StepOut,
    TakeOut,
    Target,
    ToEnd,
    ToItem,
    ToPerson,
    ToStep,
    ToTopic,
    apply,
    next_target,
    ready,
)
from peerdesk.domain.timing import SECOND_NS, Timer, elapsed_ns, remaining_ns
from peerdesk.domain.turns import (
    BackToLast,
    CloseList,
    EndTurn,
    Interject,
    Mode,
    PutNext,
    RequestKind,
    SetTurns,
    Spent,
    Switch,
    TimeTo,
    TurnRule,
    TurnTime,
)

A, B, TALK, ROUND, C = 1, 2, 21, 22, 3
AGENDA: Agenda = (
    Item(A, "Arrive", length_s=600),
    Item(
        B,
        "Case",
        lead_id=2,
        steps=(
            Item(TALK, "Talk", length_s=300, rule=TurnRule.SPEAKER),
            Item(ROUND, "Round", per_person_s=60, turn_s=60, rule=TurnRule.GO_ROUND),
        ),
    ),
    Item(C, "Open", length_s=300, rule=TurnRule.QUEUE),
)
PEOPLE = (1, 2, 3)
MINUTE = 60
START_S = 1_000_000.0
"""Planned start, seconds since the epoch; the count of nanoseconds is 0 then."""


def at(second: float) -> int:
    return round(second * SECOND_NS)


def played(running: Running, *events: tuple[float, Event]) -> Running:
    """The meeting after these events, each with its second."""
    for second, event in events:
        running = apply(running, event, at(second))
    return running


def pressed(running: Running, second: float, times: int = 1) -> Running:
    """The big button."""
    for _ in range(times):
        running = apply(running, Next(next_target(running)), at(second))
    return running


def door(agenda: Agenda = AGENDA) -> Running:
    return played(ready(7, agenda, len(PEOPLE), START_S), (0, Sit(PEOPLE)))


def begun(agenda: Agenda = AGENDA) -> Running:
    return played(door(agenda), (0, Begin(START_S)))


def in_round() -> Running:
    """The round of B since second 0, person 1 has the floor."""
    return pressed(played(begun(), (0, StartItem(1, step=1))), 0)


def in_queue(*hands: int) -> Running:
    return played(begun(), (0, StartItem(2)), *((0, Hand(person)) for person in hands))


def place(running: Running) -> tuple[int, int]:
    return running.item, running.step


def taken_s(running: Running, item: int, second: float) -> float:
    return domain.taken_ns(running, item, at(second)) / SECOND_NS


def spoken_s(running: Running, person: int, second: float) -> float:
    return domain.spoken_by(running, person, at(second)) / SECOND_NS


def end_s(running: Running, second: float) -> float:
    """Expected end, seconds after the planned start."""
    return second + domain.remaining_s(running, at(second))


# Next.


def test_the_big_button_goes_through_the_whole_meeting() -> None:
    running, targets = begun(), []
    while not running.ended:
        targets.append(next_target(running))
        running = pressed(running, 0)
    people: list[Target] = [ToPerson(1), ToPerson(2), ToPerson(3)]
    assert targets == [ToItem(1), ToStep(1), *people, ToItem(2), ToEnd()]


def test_a_stale_press_does_nothing() -> None:
    running = begun()
    once = apply(running, Next(ToItem(1)), at(1))
    assert apply(once, Next(ToItem(1)), at(1)) == once


@pytest.mark.parametrize("ended_at", [0, 1])
def test_after_the_end_the_button_offers_nothing_more(ended_at: int) -> None:
    running = played(begun(), (0, StartItem(ended_at)), (9, End()))
    assert next_target(running) == ToEnd()
    assert pressed(running, 10) == running


def test_a_meeting_without_items_can_only_end() -> None:
    assert next_target(ready(7, (), 0, START_S)) == ToEnd()


def test_three_hundred_items_run_through() -> None:
    agenda = tuple(Item(number, "Item", length_s=60) for number in range(1, 301))
    running = begun(agenda)
    for minute in range(1, 301):
        running = pressed(running, minute * MINUTE)
    assert running.ended
    assert [taken_s(running, item, 0) for item in range(300)] == [60.0] * 300


# The time.


def test_the_end_is_what_is_left_and_what_follows() -> None:
    running = begun()
    assert end_s(running, 0) == 600 + 300 + 180 + 300
    assert end_s(running, 300) == end_s(running, 0)


def test_overtime_moves_the_end_but_never_into_the_past() -> None:
    assert end_s(begun(), 700) == 700 + 780
    last = played(begun(), (0, StartItem(2)))
    assert end_s(last, 9000) == 9000


def test_a_step_begun_early_makes_the_meeting_early() -> None:
    running = pressed(begun(), 300)
    assert domain.late_s(running, at(300), START_S + 300) == -300


def test_beginning_late_is_late_and_waiting_for_the_start_is_not() -> None:
    assert domain.late_s(door(), at(0), START_S - 1800) == 0
    assert domain.late_s(door(), at(0), START_S + 240) == 240


def test_an_item_of_no_minutes_counts_up() -> None:
    running = played(begun((Item(A, "Open end"), Item(C, "Last", length_s=60))), (0, Pause()), (10, Pause()))
    assert elapsed_ns(running.step_clock, at(40)) == at(30)
    assert end_s(running, 40) == 40 + 60


STATES = {
    "free talk": begun(),
    "paused": played(begun(), (50, Pause())),
    "overtime": pressed(begun(), -900),
    "a turn": in_round(),
    "a turn in a pause": played(in_round(), (30, Pause())),
    "nobody has the floor": in_queue(),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("more_s", [60, 30, -30])
def test_time_added_is_exactly_that_in_every_state(state: str, more_s: int) -> None:
    before = STATES[state]
    after = apply(before, AddTime(more_s), at(55))
    in_turn = before.table.floor is not None and before.table.turn.length_ns is not None
    clocks = (before.table.turn, after.table.turn) if in_turn else (before.step_clock, after.step_clock)
    was, now = (remaining_ns(clock, at(55)) for clock in clocks)
    assert was is not None
    assert now == was + at(more_s)


@pytest.mark.parametrize("state", STATES)
def test_a_pause_holds_every_clock_and_going_on_loses_nothing(state: str) -> None:
    before = STATES[state]
    if before.paused:
        before = apply(before, Pause(), at(55))
    stopped = apply(before, Pause(), at(60))
    going = apply(stopped, Pause(), at(660))
    for running, second in ((stopped, 500), (going, 660)):
        assert elapsed_ns(running.step_clock, at(second)) == elapsed_ns(before.step_clock, at(60))
        assert taken_s(running, running.item, second) == taken_s(before, running.item, 60)
        assert elapsed_ns(running.table.turn, at(second)) == elapsed_ns(before.table.turn, at(60))
    assert going.step_clock.is_running


@pytest.mark.parametrize("event", [Next(ToPerson(2)), StartItem(0), StartItem(1, 30, 1), GiveFloor(3)])
def test_going_on_in_the_talk_ends_a_pause(event: Event) -> None:
    running = played(in_round(), (10, Pause()), (40, event))
    assert not running.paused
    assert running.step_clock.is_running
    assert running.table.turn.is_running == (running.table.floor is not None)


def test_before_the_first_item_there_is_nothing_to_pause_or_to_lengthen() -> None:
    for event in (Pause(), AddTime(60), TakeOut(at(60)), GiveFloor(1), Pass(1)):
        assert apply(door(), event, at(5)) == door()


def test_both_visits_to_an_item_count() -> None:
    running = played(begun(), (100, StartItem(2)), (150, StartItem(0)))
    assert (taken_s(running, 0, 180), taken_s(running, 2, 180)) == (130, 50)


def test_time_taken_is_kept_after_the_end() -> None:
    running = played(begun(), (90, End()))
    assert taken_s(running, 0, 900) == 90


def test_a_meeting_that_ends_in_a_pause_is_no_longer_paused() -> None:
    running = played(begun(), (60, Pause()), (90, End()))
    assert not running.paused
    assert not running.still.is_running
    assert taken_s(running, 0, 900) == 60


def test_talk_can_go_on_after_the_end() -> None:
    running = played(begun(), (90, End()), (100, StartItem(0)))
    assert not running.ended
    assert taken_s(running, 0, 130) == 90 + 30


# It started at…


@pytest.mark.parametrize("ago_s", [30, 120, 300])
def test_an_item_that_began_earlier_has_its_minutes_from_the_one_before(ago_s: int) -> None:
    running = played(begun(), (400, StartItem(2, ago_s)))
    assert (taken_s(running, 0, 400), taken_s(running, 2, 400)) == (400 - ago_s, ago_s)
    assert remaining_ns(running.step_clock, at(400)) == at(300 - ago_s)


def test_the_item_before_never_took_less_than_nothing() -> None:
    running = played(begun(), (60, StartItem(2, 300)))
    assert taken_s(running, 0, 60) == 0


@pytest.mark.parametrize("ago_s", [30, 100, 300])
def test_the_running_item_can_be_said_to_have_begun_at_another_moment(ago_s: int) -> None:
    running = played(begun(), (400, StartItem(2)), (500, StartItem(2, ago_s)))
    assert (taken_s(running, 0, 500), taken_s(running, 2, 500)) == (500 - ago_s, ago_s)


def test_a_later_step_that_began_earlier_leaves_the_item_its_minutes() -> None:
    running = played(begun(), (100, StartItem(1)), (200, StartItem(1, 0, 1)), (210, StartItem(1, 60, 1)))
    assert elapsed_ns(running.step_clock, at(210)) == at(60)
    assert (taken_s(running, 0, 210), taken_s(running, 1, 210)) == (100, 110)


def test_an_empty_floor_has_no_clock_when_the_item_began_earlier() -> None:
    running = played(begun(), (0, StartItem(0, 60)))
    assert elapsed_ns(running.table.turn, at(60)) == 0


def test_a_turn_ends_when_the_next_item_really_began() -> None:
    running = played(in_round(), (100, StartItem(2, 40)))
    assert spoken_s(running, 1, 100) == 60


def test_the_one_speaker_began_with_the_item() -> None:
    running = played(begun(), (100, StartItem(1)), (110, Pause()), (110, StartItem(1, 60)))
    assert spoken_s(running, 2, 110) == 60
    assert running.table.turn.is_running


def test_an_item_that_is_not_there_cannot_start() -> None:
    assert apply(begun(), StartItem(9), at(5)) == begun()


# The floor.


def test_only_the_lead_speaks_in_a_talk() -> None:
    running = played(begun(), (0, StartItem(1)))
    assert (running.table.mode, running.table.floor) == (Mode.ONE_SPEAKER, 2)
    assert next_target(running) == ToStep(1)


def test_a_lead_who_is_not_there_leaves_the_floor_empty() -> None:
    assert played(begun(), (0, StepOut(2)), (0, StartItem(1))).table.floor is None


def test_seconds_go_to_whoever_has_the_floor() -> None:
    running = played(in_round(), (20, GiveFloor(3)), (50, GiveFloor(None)))
    assert [spoken_s(running, person, 90) for person in PEOPLE] == [20, 0, 30]


def test_it_has_been_them_all_along_keeps_the_clock_and_moves_the_seconds() -> None:
    running = played(in_round(), (20, AllAlong(3)))
    assert running.table.turn == in_round().table.turn
    running = played(running, (50, GiveFloor(None)))
    assert [spoken_s(running, person, 50) for person in PEOPLE] == [0, 0, 50]
    assert next_target(running) == ToPerson(1)


def test_whoever_spoke_all_along_has_neither_hand_nor_turn_left() -> None:
    running = played(in_queue(1, 2), (0, Next(ToPerson(1))), (5, AllAlong(2)))
    assert (running.table.floor, running.table.hands) == (2, ())
    running = played(in_round(), (5, Pass(1)), (9, AllAlong(1)), (20, GiveFloor(2)))
    assert (running.table.passed, running.table.heard) == ((), (1,))
    running = played(running, (30, AllAlong(1)), (40, GiveFloor(3)))
    assert running.table.heard == (1,)
    assert next_target(running) == ToPerson(2)


def test_all_along_with_an_empty_floor_gives_it_now() -> None:
    running = played(in_queue(), (20, AllAlong(3)))
    assert spoken_s(running, 3, 50) == 30


def test_a_pass_moves_the_round_on() -> None:
    running = played(in_round(), (1, Pass(1)))
    assert running.table.floor == 2
    assert running.table.passed == (1,)


def test_the_last_to_pass_leaves_the_floor_empty_and_is_offered_once_more() -> None:
    running = pressed(in_round(), 0, times=2)
    running = played(running, (1, Pass(3)))
    assert (running.table.floor, next_target(running)) == (None, ToPerson(3))
    running = played(pressed(running, 2), (3, Pass(3)))
    assert next_target(running) == ToItem(2)


def test_a_pass_is_no_voice_but_its_seconds_count() -> None:
    running = played(in_round(), (8, Pass(1)))
    assert (domain.voices_of(running, 1), spoken_s(running, 1, 9)) == (1, 8)
    assert running.table.heard == ()


def test_voices_are_people_not_turns() -> None:
    running = played(
        in_round(), (9, GiveFloor(2)), (19, GiveFloor(1)), (29, GiveFloor(2)), (39, StartItem(2))
    )
    assert (domain.voices_of(running, 1), domain.voices_of(running, 2)) == (2, 0)


def test_a_hand_touches_no_clock() -> None:
    running = played(in_queue(1, 2), (0, Next(ToPerson(1))))
    after = played(running, (10, Hand(2)), (11, Hand(3)), (12, Hand(9)))
    assert after.table.hands == (3,)
    assert (after.step_clock, after.table.turn) == (running.step_clock, running.table.turn)


# Who sits there.


def test_a_late_arrival_has_not_heard_the_rule_until_it_is_said() -> None:
    running = played(begun(), (60, Arrive(4)))
    assert running.seats[-1] == domain.Seat(4, briefed=False)
    assert played(running, (61, Brief(4))).seats[-1].briefed


def test_at_the_door_everybody_hears_the_rule() -> None:
    assert played(door(), (0, Arrive(4))).seats[-1].briefed


def test_leaving_with_the_floor_keeps_the_seconds_and_counts_as_heard() -> None:
    running = played(in_round(), (20, StepOut(1)), (50, Arrive(1)))
    assert (running.table.floor, spoken_s(running, 1, 60)) == (None, 20)
    assert domain.people_here(running) == (1, 2, 3)
    assert next_target(running) == ToPerson(2)


def test_coming_back_changes_nothing_about_the_rule() -> None:
    running = played(begun(), (5, Arrive(4)), (6, StepOut(4)), (7, Arrive(4)))
    assert running.seats[-1] == domain.Seat(4, briefed=False)


def test_sitting_again_loses_nobody_and_no_second() -> None:
    running = played(in_round(), (5, Arrive(4)), (20, Sit((4, 3, 5))))
    seats = {seat.person: (seat.here, seat.briefed) for seat in running.seats}
    assert domain.people_here(running) == (4, 3, 5)
    assert seats == {4: (True, False), 3: (True, True), 5: (True, False), 1: (False, True), 2: (False, True)}
    assert spoken_s(running, 1, 20) == 20


def test_nobody_sits_twice() -> None:
    assert domain.people_here(played(door(), (0, Sit((1, 2, 1))))) == (1, 2)


# Back.


def test_back_restores_clock_and_floor_as_if_nothing_had_happened() -> None:
    before = in_round()
    back = domain.gone_back(pressed(before, 30), before, at(40))
    assert (back.table.floor, spoken_s(back, 1, 40), end_s(back, 40)) == (1, 40, end_s(before, 40))


def test_back_goes_over_the_boundary_of_an_item() -> None:
    before = begun()
    back = domain.gone_back(pressed(before, 100), before, at(130))
    assert (place(back), taken_s(back, 0, 130), taken_s(back, 1, 130)) == ((0, 0), 130, 0)


def test_back_takes_the_end_and_the_beginning_back() -> None:
    before = begun()
    assert not domain.gone_back(played(before, (90, End())), before, at(100)).ended
    assert not domain.gone_back(before, door(), at(5)).begun


def test_back_keeps_people_hands_and_pen() -> None:
    before = in_queue(1)
    now = played(
        before, (5, Next(ToPerson(1))), (6, Hand(2)), (7, Arrive(4)), (8, StepOut(3)), (9, Pen(up=True))
    )
    back = domain.gone_back(now, before, at(10))
    assert (back.seats, back.table.order, back.pen_up) == (now.seats, (1, 2, 4), True)
    assert back.table.hands == (1, 2)


@pytest.mark.parametrize("event", [Next(ToPerson(1)), GiveFloor(1), Pass(1), StartItem(0), End()])
def test_a_hand_that_the_step_took_down_goes_up_again_in_its_place(event: Event) -> None:
    before = in_queue(1, 2)
    assert domain.gone_back(played(before, (5, event)), before, at(6)).table.hands == (1, 2)


def test_a_hand_that_was_withdrawn_since_stays_down() -> None:
    before = in_queue(1, 2)
    now = played(before, (5, Next(ToPerson(1))), (6, Hand(2)))
    assert domain.gone_back(now, before, at(7)).table.hands == (1,)


def test_back_puts_nobody_on_the_floor_who_left() -> None:
    before = in_round()
    now = played(pressed(before, 30), (31, StepOut(1)))
    assert domain.gone_back(now, before, at(40)).table.floor is None


def test_a_pause_stays_out_of_the_clocks_however_far_one_goes_back() -> None:
    first = begun()
    second = played(first, (60, Pause()))
    third = played(second, (660, Pause()))
    back = domain.gone_back(third, second, at(700))
    assert back.paused
    assert taken_s(back, 0, 700) == 60
    assert taken_s(domain.gone_back(back, first, at(800)), 0, 800) == 60
    assert taken_s(domain.gone_back(pressed(third, 670), third, at(700)), 0, 700) == 100


def test_a_gap_taken_out_stays_out_of_the_clocks() -> None:
    before = begun()
    now = played(pressed(before, 50), (650, TakeOut(at(540))))
    assert taken_s(domain.gone_back(now, before, at(700)), 0, 700) == 160


def test_back_keeps_minutes_that_were_changed_since_in_what_follows() -> None:
    before = begun()
    longer = (*AGENDA[:2], replace(AGENDA[2], length_s=900), Item(4, "New", length_s=60))
    now = domain.replanned(pressed(before, 5), longer, 3)
    back = domain.gone_back(now, before, at(6))
    assert [plan.item_id for plan in back.items] == [A, B, C, 4]
    assert back.items[2].length_s == 900
    assert len(back.taken_ns) == len(back.voices) == 4


def test_back_takes_added_time_away_again() -> None:
    before = begun()
    assert end_s(domain.gone_back(played(before, (5, AddTime(60))), before, at(6)), 6) == end_s(before, 6)


# Who begins, who leads, who is far.


def test_the_first_round_begins_with_whoever_was_asked_to_and_later_ones_as_people_sit() -> None:
    door_ = apply(door(), First(3), at(0))
    running = played(door_, (0, Begin(START_S)), (10, StartItem(1, step=1)))
    assert turns.upcoming(running.table) == (3, 1, 2)
    assert turns.upcoming(played(running, (20, StartItem(0)), (30, StartItem(1, step=1))).table) == (1, 2, 3)


def test_a_round_that_began_elsewhere_keeps_its_order_when_people_come_and_go() -> None:
    running = played(apply(door(), First(2), at(0)), (0, Begin(START_S)), (10, StartItem(1, step=1)))
    assert turns.upcoming(played(running, (20, Arrive(9))).table) == (2, 3, 9, 1)
    assert turns.upcoming(played(running, (20, StepOut(2))).table) == (3, 1)
    back = domain.gone_back(played(running, (20, StartItem(2)), (25, Arrive(9))), running, at(30))
    assert turns.upcoming(back.table) == (2, 3, 9, 1)


def test_somebody_who_is_not_there_begins_nothing() -> None:
    running = played(apply(door(), First(77), at(0)), (0, Begin(START_S)), (10, StartItem(1, step=1)))
    assert turns.upcoming(running.table) == (1, 2, 3)


def test_the_chair_goes_to_somebody_at_the_table_and_back_when_they_leave() -> None:
    running = played(begun(), (5, Chair(2)))
    assert running.chair == 2
    assert played(running, (6, Chair(None))).chair is None
    assert played(running, (6, StepOut(2))).chair is None
    assert played(begun(), (5, Chair(77))).chair is None
    assert domain.gone_back(running, begun(), at(7)).chair == 2


def test_who_is_far_stays_so_and_is_told_from_who_sits_in_the_room() -> None:
    running = played(begun(), (5, Remote(2)), (6, StepOut(2)), (7, Arrive(2)))
    assert [seat.remote for seat in running.seats] == [False, True, False]
    assert not any(seat.remote for seat in played(running, (8, Remote(2, is_far=False))).seats)
    assert apply(door(), Sit((1, 2), remote=(2,)), at(0)).seats[1].remote


def test_the_last_of_the_last_round_is_known_only_if_three_spoke() -> None:
    two = played(in_round(), (10, GiveFloor(2)))
    assert played(two, (20, StartItem(2))).last is None
    three = played(two, (20, GiveFloor(3)), (30, StartItem(2)))
    assert three.last == 3
    assert played(three, (40, Hand(1)), (41, GiveFloor(1)), (50, End())).last == 3


# Time that was none.


def test_a_gap_is_taken_out_of_all_clocks() -> None:
    running = played(in_round(), (700, TakeOut(at(600))))
    assert spoken_s(running, 1, 700) == 100
    assert taken_s(running, 1, 700) == 100
    assert elapsed_ns(running.step_clock, at(700)) == at(100)


def test_a_step_begun_after_the_gap_keeps_its_seconds() -> None:
    running = played(begun(), (700, StartItem(2)), (730, TakeOut(at(600), ended_ns=at(690))))
    assert taken_s(running, 2, 730) == 30


def test_a_gap_before_the_step_is_taken_out_of_what_ran_then() -> None:
    """The laptop slept from 100 to 600 in the first item; its question is answered in the third."""
    gap = TakeOut(at(500), at(600), AGENDA[0].id, speaker=1)
    running = played(begun(), (50, GiveFloor(1)), (700, StartItem(1)), (720, StartItem(2)), (730, gap))
    assert [taken_s(running, place, 730) for place in range(3)] == [200, 20, 10]
    assert spoken_s(running, 1, 730) == 150
    assert elapsed_ns(running.still, at(730)) == at(500)


@pytest.mark.parametrize("paused_s", [0, 5, 200])
def test_a_gap_is_taken_out_whole_also_after_a_pause(paused_s: int) -> None:
    """The laptop slept from 60 to 420; after that somebody paused, and then answered."""
    gap = TakeOut(at(360), at(420), AGENDA[0].id, stood_ns=0)
    running = played(begun(), (430, Pause()), (430 + paused_s, Pause()), (440 + paused_s, gap))
    assert taken_s(running, 0, 440 + paused_s) == 80
    assert elapsed_ns(running.still, at(440)) == at(360 + paused_s)


def test_what_no_clock_gave_is_not_counted_as_stillness() -> None:
    running = played(begun(), (700, StartItem(2)), (730, TakeOut(at(600), ended_ns=at(690))))
    assert elapsed_ns(running.still, at(730)) == 0


@pytest.mark.parametrize(("paused_at", "taken"), [(50, 50), (650, 650 - 540), (500, 60)])
def test_what_lay_in_a_pause_is_not_taken_out_as_well(paused_at: int, taken: int) -> None:
    """The laptop slept from 60 to 600, and somebody paused before, in or after that."""
    running = played(begun(), (paused_at, Pause()), (700, TakeOut(at(540), ended_ns=at(600))), (700, Pause()))
    assert taken_s(running, 0, 700) == taken


def test_another_boot_changes_no_clock() -> None:
    running = played(in_round(), (30, Pause()))
    for value in (running, played(running, (40, Pause()))):
        elsewhere = domain.moved(value, at(5000))
        assert end_s(elsewhere, 5060) - 5000 == end_s(value, 60)
        assert spoken_s(elsewhere, 1, 5060) == spoken_s(value, 1, 60)
        assert elapsed_ns(elsewhere.still, at(5060)) == elapsed_ns(value.still, at(60))


# Another agenda.


def test_what_ran_keeps_its_plan_and_its_minutes() -> None:
    running = played(begun(), (100, StartItem(2)))
    again = domain.replanned(
        running, (AGENDA[1], Item(C, "Open", length_s=60), Item(4, "New", length_s=60)), 3
    )
    assert [plan.item_id for plan in again.items] == [A, B, C, 4]
    assert again.items[again.item].length_s == 300
    assert (taken_s(again, 0, 150), taken_s(again, 2, 150)) == (100, 50)


def test_items_can_change_places_while_they_run() -> None:
    running = played(begun(), (100, StartItem(2)), (110, StartItem(2, 30)))
    again = domain.replanned(running, (AGENDA[2], AGENDA[1], AGENDA[0]), 3)
    assert again.items[again.item].item_id == C
    assert (taken_s(again, 2, 110), taken_s(again, 0, 110)) == (80, 30)
    assert again.items[again.came_from].item_id == A


def test_after_the_end_the_last_item_is_still_the_last_that_ran() -> None:
    running = played(begun(), (9, StartItem(1)), (99, End()))
    again = domain.replanned(running, AGENDA[::-1], 3)
    assert again.items[again.item].item_id == B


def test_skipped_items_and_steps_are_passed_over() -> None:
    talk, round_ = AGENDA[1].steps
    half = replace(AGENDA[1], steps=(replace(talk, skipped=True), round_))
    running = door((replace(AGENDA[0], skipped=True), half, AGENDA[2]))
    assert [(plan.item_id, plan.length_s) for plan in running.items] == [(B, 180), (C, 300)]
    assert next_target(running) == ToItem(0)


def test_an_item_skipped_while_it_runs_stays_and_a_later_one_goes() -> None:
    skipped = tuple(replace(item, skipped=True) for item in AGENDA)
    left = domain.replanned(begun(), skipped, 3)
    assert [plan.item_id for plan in left.items] == [A]
    assert domain.replanned(left, AGENDA, 3).items == begun().items


def test_people_who_come_late_move_the_expected_end_not_the_planned_one() -> None:
    running = begun()
    again = domain.replanned(running, AGENDA, 5)
    assert again.planned_end_s == running.planned_end_s
    assert end_s(again, 0) == end_s(running, 0) + 2 * 60


def test_before_the_first_item_the_plan_is_the_agenda_for_those_expected() -> None:
    longer = (replace(AGENDA[0], length_s=900), *AGENDA[1:])
    again = domain.replanned(door(), longer, 2, expected=3)
    assert again.planned_end_s == START_S + 900 + 300 + 180 + 300
    assert end_s(again, 0) == 900 + 300 + 120 + 300


def test_a_late_start_shortens_items_and_they_stay_shortened() -> None:
    running = played(door(), (0, Begin(START_S + 120, ((C, 180),))))
    assert end_s(running, 0) == 600 + 300 + 180 + 180
    again = domain.replanned(domain.replanned(running, AGENDA, 3), AGENDA, 4)
    assert end_s(again, 0) == 600 + 300 + 240 + 180
    assert again.planned_end_s == door().planned_end_s


# Any evening.

people = st.integers(1, 6)
events = st.one_of(
    st.builds(Sit, st.lists(people, max_size=6).map(tuple)),
    st.builds(Begin, st.just(START_S)),
    st.builds(StartItem, st.integers(-1, 4), st.sampled_from([0.0, 45.0, 300.0]), st.integers(0, 2)),
    st.builds(GiveFloor, st.none() | people),
    st.builds(AllAlong, people),
    st.builds(Hand, people),
    st.builds(Pass, people),
    st.builds(Hand, people, st.sampled_from(RequestKind)),
    st.builds(Interject, people),
    st.builds(PutNext, people),
    st.builds(TimeTo, people, people),
    st.builds(EndTurn, people),
    st.just(BackToLast()),
    st.builds(CloseList, st.booleans()),
    st.builds(SetTurns, st.sampled_from(Mode), st.frozensets(st.sampled_from(Switch), max_size=3)),
    st.builds(TurnTime, st.none() | st.integers(20, 120)),
    st.builds(SetTopics, st.lists(people, max_size=4).map(tuple)),
    st.builds(StartTopic, st.none() | people),
    st.just(ExtendBox()),
    st.builds(Reseat, people, st.none() | people),
    st.builds(Arrive, people),
    st.builds(StepOut, people),
    st.builds(Brief, people),
    st.builds(Remote, people, st.booleans()),
    st.builds(Chair, st.none() | people),
    st.builds(First, st.none() | people),
    st.builds(AddTime, st.sampled_from([30, 60, -30, -600])),
    st.builds(TakeOut, st.integers(0, 900).map(at)),
    st.builds(Pen, st.booleans()),
    st.sampled_from(["next", "next", "back", "plan", Pause(), End()]),
)
Evening = tuple[Running, list[tuple[int, Event | str]]]
evenings: st.SearchStrategy[Evening] = st.tuples(
    st.sampled_from([door(), in_round(), in_queue(1, 2)]),
    st.lists(st.tuples(st.integers(0, 400), events), max_size=30),
)


def states(evening: Evening) -> list[tuple[Running, int]]:
    """Every value that an evening goes through, with its instant."""
    running, happened = evening
    second, earlier = 0, [running]
    found = [(running, 0)]
    for wait, event in happened:
        second += wait
        if event == "back":
            running = domain.gone_back(running, earlier.pop(), at(second)) if earlier else running
        elif event == "plan":
            running = domain.replanned(running, AGENDA[: 2 + second % 2], 3)
        else:
            now = Next(next_target(running)) if isinstance(event, str) else event
            after = apply(running, now, at(second))
            if isinstance(now, domain.UNDOABLE) and after != running:
                earlier.append(running)
            running = after
        found.append((running, at(second)))
    return found


def reached(before: Running, running: Running) -> Target:
    """Where a press brought the meeting."""
    if running.ended:
        return ToEnd()
    if running.topic not in (None, before.topic):
        return ToTopic(running.topic)
    same = (before.item, before.step) == (running.item, running.step)
    if same and running.table.floor is not None:
        return ToPerson(running.table.floor)
    return ToStep(running.step) if running.step else ToItem(running.item)


@given(evenings)
def test_the_button_does_exactly_what_it_says(evening: Evening) -> None:
    for running, now in states(evening):
        target = next_target(running)
        after = apply(running, Next(target), now)
        assert reached(running, after) == target
        assert not after.paused or after == running


@given(evenings)
def test_no_clock_and_no_sum_is_ever_negative(evening: Evening) -> None:
    for running, now in states(evening):
        assert domain.remaining_s(running, now) >= 0
        assert all(domain.taken_ns(running, item, now) >= 0 for item in range(len(running.items)))
        assert all(domain.spoken_by(running, person, now) >= 0 for person in range(1, 7))
        assert min(step.length_s for plan in running.items for step in plan.steps) >= 0
        assert len(running.taken_ns) == len(running.voices) == len(running.items)


@given(evenings)
def test_clocks_run_exactly_while_the_meeting_does(evening: Evening) -> None:
    for running, _ in states(evening):
        going = running.item_plan is not None and not running.paused
        assert running.step_clock.is_running == going
        assert running.item_clock.is_running == going
        assert running.table.turn.is_running == (going and running.table.floor is not None)
        assert running.still.is_running == running.paused


@given(evenings)
def test_whoever_has_the_floor_or_a_hand_up_sits_there(evening: Evening) -> None:
    for running, _ in states(evening):
        here = set(domain.people_here(running))
        assert set(running.table.hands) <= here
        assert running.table.floor is None or running.table.floor in here
        assert running.table.aside or running.table.floor not in running.table.hands


@given(evenings, st.integers(0, 600))
def test_time_counted_is_the_time_that_went_by(evening: Evening, later: int) -> None:
    running, now = states(evening)[-1]
    total = sum(domain.taken_ns(running, item, now) for item in range(len(running.items)))
    after = sum(domain.taken_ns(running, item, now + at(later)) for item in range(len(running.items)))
    going = running.item_plan is not None and not running.paused
    assert after - total == (at(later) if going else 0)


@given(evenings)
def test_in_a_shared_floor_all_time_spoken_is_somebodys(evening: Evening) -> None:
    for running, now in states(evening):
        spoken = sum(s.ns for s in running.spoken)
        assert spoken <= sum(running.taken_ns) + elapsed_ns(running.item_clock, now)
        assert len({s.person for s in running.spoken}) == len(running.spoken)


# Topics of a lean coffee.


def with_topics(*topics: int) -> Running:
    """A time box of half an hour with these topics: five minutes each, then two, then one."""
    coffee = Item(A, "Topics", length_s=1800, turn_s=300, rule=TurnRule.TIMEBOX, extensions_min=(2, 1))
    running = played(ready(1, (coffee, Item(B, "After", length_s=60)), 3, START_S), (0, Sit((1, 2, 3))))
    return played(running, (0, Begin(START_S)), (0, SetTopics(topics)))


def test_the_button_goes_from_topic_to_topic_and_then_on() -> None:
    running, begun_topics = with_topics(7, 8, 9), []
    while isinstance(target := next_target(running), ToTopic):
        begun_topics.append(target.topic)
        running = apply(running, Next(target), at(10))
    assert begun_topics == [7, 8, 9]
    assert next_target(running) == ToItem(1)


def test_a_topic_has_a_box_of_its_own_and_extensions_while_there_are_some() -> None:
    running = played(with_topics(7, 8), (10, StartTopic(7)))
    assert remaining_ns(domain.big_clock(running), at(10)) == at(300)
    running = played(running, (330, ExtendBox()))
    assert remaining_ns(running.box, at(330)) == at(120)
    assert domain.extension_s(running) == 60
    running = played(running, (440, ExtendBox()))
    assert remaining_ns(running.box, at(440)) == at(70)
    assert domain.extension_s(running) is None
    assert played(running, (460, ExtendBox())) == running


def test_a_topic_taken_back_waits_first_again() -> None:
    before = played(with_topics(7, 8, 9), (10, StartTopic(7)))
    now = played(before, (20, StartTopic(8)), (25, SetTopics((9, 5))))
    back = domain.gone_back(now, before, at(30))
    assert (back.topic, back.topics) == (7, (8, 9, 5))


def test_a_topics_clock_stands_in_a_pause_and_ends_with_its_step() -> None:
    running = played(with_topics(7), (10, StartTopic(7)), (20, Pause()), (90, Pause()))
    assert remaining_ns(running.box, at(90)) == at(290)
    after = played(running, (100, StartItem(1)))
    assert (after.topic, after.box) == (None, Timer())


def test_time_added_while_a_topic_runs_is_the_topics() -> None:
    running = played(with_topics(7), (10, StartTopic(7)), (11, AddTime(60)))
    assert remaining_ns(running.box, at(11)) == at(359)
    assert running.step_clock.length_ns == at(1800)


def test_elsewhere_topics_wait() -> None:
    running = played(in_queue(), (5, SetTopics((7,))))
    assert not isinstance(next_target(running), ToTopic)


@given(st.lists(st.tuples(people, st.integers(0, 90), st.integers(0, 300)), min_size=1, max_size=20))
def test_turns_are_as_long_as_the_step_and_a_pause_adds_nothing(
    talk: list[tuple[int, int, int]],
) -> None:
    running, second, spoke = in_queue(), 0, 0
    for person, speaks, stands in talk:
        running = played(running, (second, GiveFloor(1 + person % 3)))
        second, spoke = second + speaks, spoke + speaks
        if stands:
            running = played(running, (second, Pause()), (second + stands, Pause()))
            second += stands
    running = played(running, (second, End()))
    assert sum(spent.ns for spent in running.spoken) == at(spoke)
    assert domain.taken_ns(running, 2, at(second)) == at(spoke)


undoable = st.one_of(
    st.builds(GiveFloor, st.none() | people),
    st.builds(AllAlong, people),
    st.builds(Pass, people),
    st.builds(Interject, people),
    st.builds(PutNext, people),
    st.builds(TimeTo, people, people),
    st.builds(EndTurn, people),
    st.just(BackToLast()),
    st.builds(SetTurns, st.sampled_from(Mode), st.frozensets(st.sampled_from(Switch), max_size=3)),
    st.builds(TurnTime, st.none() | st.integers(20, 120)),
    st.builds(StartItem, st.integers(0, 2), st.just(0.0), st.integers(0, 1)),
    st.builds(AddTime, st.sampled_from([30, 60, -30])),
    st.just("next"),
)


@given(st.lists(st.tuples(st.integers(0, 200), undoable), max_size=40))
def test_all_that_was_done_taken_back_is_the_beginning(
    happened: list[tuple[int, Event | str]],
) -> None:
    start = running = in_round()
    second, earlier = 0, []
    for wait, event in happened:
        second += wait
        after = apply(running, Next(next_target(running)) if isinstance(event, str) else event, at(second))
        if after != running:
            earlier.append(running)
        running = after
    while earlier:
        running = domain.gone_back(running, earlier.pop(), at(second))
    assert running == start


# What formats say of turns.


def on_a_case(*steps: Item, lead: int | None = 2) -> Running:
    """Three people at an item that somebody leads; its first step runs."""
    agenda = (Item(A, "Case", lead_id=lead, steps=steps),)
    return played(ready(1, agenda, 3, START_S), (0, Sit((1, 2, 3))), (0, Begin(START_S)))


def test_a_round_on_somebodys_case_goes_without_them() -> None:
    share = Item(TALK, "Share", kind="experience", length_s=300, rule=TurnRule.GO_ROUND)
    assert turns.upcoming(on_a_case(share).table) == (1, 3)
    assert turns.upcoming(on_a_case(share, lead=None).table) == (1, 2, 3)
    chosen = replace(share, switches=frozenset())
    assert turns.upcoming(on_a_case(chosen).table) == (1, 2, 3)


def test_hands_that_went_up_in_a_talk_wait_for_the_questions() -> None:
    talk = Item(TALK, "Talk", length_s=300, rule=TurnRule.SPEAKER)
    questions = Item(ROUND, "Questions", length_s=300, rule=TurnRule.QUEUE)
    running = played(on_a_case(talk, questions), (5, Hand(3)), (6, Hand(1)), (300, StartItem(0, 0.0, 1)))
    assert (running.step, turns.upcoming(running.table)) == (1, (3, 1))
    again = on_a_case(questions, replace(questions, id=TALK))
    assert turns.upcoming(played(again, (5, Hand(3)), (300, StartItem(0, 0.0, 1))).table) == ()


def test_who_leads_the_meeting_is_not_the_last_of_a_round() -> None:
    running = replace(
        ready(1, (Item(A, "Round", length_s=60, rule=TurnRule.GO_ROUND),), 3, START_S), leader=3
    )
    running = played(running, (0, Sit((1, 2, 3))), (0, Begin(START_S)))
    assert turns.upcoming(running.table) == (1, 3, 2)


def test_a_board_hears_those_who_report_in_its_order() -> None:
    reports = Item(
        A, "Reports", length_s=300, rule=TurnRule.GO_ROUND_ORDER, lead_id=3, more_leads=(1,), turns=2
    )
    running = played(ready(1, (reports,), 3, START_S), (0, Sit((1, 2, 3))), (0, Begin(START_S)))
    assert turns.upcoming(running.table) == (3, 1)
    out = played(running, (1, StepOut(3)), (2, Arrive(3)))
    assert turns.upcoming(out.table) == (3, 1)


def test_what_was_spoken_in_a_talk_does_not_count_against_anybody() -> None:
    talk = Item(TALK, "Talk", length_s=300, rule=TurnRule.SPEAKER)
    questions = Item(ROUND, "Questions", length_s=300, rule=TurnRule.QUEUE_BALANCE)
    running = played(on_a_case(talk, questions), (300, StartItem(0, 0.0, 1)))
    assert running.spoken == ()
    running = played(running, (310, GiveFloor(2)), (330, End()))
    assert running.spoken == (Spent(2, 1, at(20)),)


def test_cutting_in_is_no_voice_of_an_item() -> None:
    running = played(in_queue(1), (5, GiveFloor(1)), (9, Interject(3)))
    assert domain.voices_of(running, running.item) == 1
    assert domain.voices_of(played(running, (12, StartItem(0))), 2) == 1


def test_who_leaves_while_somebody_cut_in_is_counted_and_the_other_goes_on() -> None:
    running = played(in_queue(1), (5, GiveFloor(1)), (15, Interject(3)), (20, StepOut(1)))
    assert (running.table.floor, running.table.aside, running.table.held) == (3, True, None)
    assert domain.spoken_by(running, 1, at(30)) == at(10)
    other = played(in_queue(1), (5, GiveFloor(1)), (15, Interject(3)), (20, StepOut(3)))
    assert (other.table.floor, other.table.aside) == (1, False)


@pytest.mark.parametrize("event", [StepOut(3), AllAlong(1)])
def test_a_turn_that_comes_back_in_a_pause_stands_with_it(event: Event) -> None:
    running = played(in_queue(1), (5, GiveFloor(1)), (15, Interject(3)), (20, Pause()), (40, event))
    assert running.table.floor == 1
    going = not running.paused
    assert running.table.turn.is_running is going
    if running.paused:
        running = played(running, (100, Pause()))
    assert domain.spoken_by(running, 1, at(110)) == at(20 if event == StepOut(3) else 80)


def test_a_sleep_is_taken_out_of_a_turn_that_was_cut_short_since() -> None:
    running = played(in_queue(1), (5, GiveFloor(1)), (300, Interject(3)))
    out = played(running, (310, TakeOut(at(200), at(290), C, 1, 0)))
    assert out.table.held is not None
    assert elapsed_ns(out.table.held.clock, at(310)) == at(95)
    over = played(in_queue(1), (5, GiveFloor(1)), (300, GiveFloor(2)))
    out = played(over, (310, TakeOut(at(200), at(290), C, 1, 0)), (320, BackToLast()))
    assert elapsed_ns(out.table.turn, at(320)) == at(95)


def test_back_leaves_the_list_closed() -> None:
    before = played(in_queue(1), (5, GiveFloor(1)))
    now = played(before, (9, GiveFloor(2)), (10, CloseList(True)))
    assert domain.gone_back(now, before, at(12)).table.closed


def test_a_box_that_was_switched_on_in_the_meeting_is_the_usual_one() -> None:
    running = played(in_queue(), (1, SetTurns(Mode.FREE, frozenset({Switch.EXTEND_BY_VOTE}))))
    running = played(running, (2, SetTopics((7,))), (3, StartTopic(7)))
    assert (remaining_ns(running.box, at(3)), domain.extension_s(running)) == (at(300), 120)


def test_another_direction_turns_the_round_from_who_began_it() -> None:
    running = played(in_round(), (1, GiveFloor(1)), (2, SetTurns(Mode.ROUND, frozenset({Switch.REVERSED}))))
    assert running.table.order == (1, 3, 2)
    assert turns.upcoming(running.table) == (3, 2)
