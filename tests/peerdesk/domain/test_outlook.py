"""What a choice costs, and how later items give and get minutes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.agenda import Item
from peerdesk.domain.outlook import Change, Spread, finish_by, price
from peerdesk.domain.running import (
    AddTime,
    Begin,
    GiveFloor,
    Respread,
    Running,
    Sit,
    apply,
    ready,
    remaining_s,
)
from peerdesk.domain.timing import SECOND_NS, remaining_ns
from peerdesk.domain.turns import TurnRule

START = dt.datetime(2026, 3, 5, 18, 0).timestamp()
ORIGIN_NS = 9 * SECOND_NS


def minute(count: float) -> int:
    return ORIGIN_NS + round(count * 60 * SECOND_NS)


def wall(count: float) -> float:
    return START + count * 60


def item(number: int, minutes: int, kind: str = "discuss", **other: object) -> Item:
    return Item(number, f"Item {number}", kind=kind, length_s=minutes * 60, **other)  # type: ignore[arg-type]


def begun(*agenda: Item) -> Running:
    return apply(ready(1, agenda, 8, START), Begin(START), ORIGIN_NS)


def spread(agenda: tuple[Item, ...], at: float, end: float) -> Spread:
    return finish_by(begun(*agenda), minute(at), wall(at), agenda, 8, wall(end))


def minutes(found: Spread) -> list[float]:
    return [change.new_s / 60 for change in found.changes]


# Prices.


def test_more_time_costs_the_break_and_the_end() -> None:
    agenda = (item(1, 10), item(2, 20), item(3, 10, "break"), item(4, 30))
    running = begun(*agenda)
    paid = [price(running, minute(13), wall(13), agenda, left) for left in (0, 120, 300)]
    assert [one.break_s for one in paid] == [1200, 1320, 1500]
    assert [one.end_s for one in paid] == [3600, 3720, 3900]


def test_without_a_break_ahead_only_the_end_has_a_price() -> None:
    agenda = (item(1, 10, "break"), item(2, 20))
    assert price(begun(*agenda), minute(5), wall(5), agenda, 0).break_s is None


def test_a_pinned_break_has_no_price_as_long_as_there_is_room() -> None:
    agenda = (item(1, 10), item(2, 10, "break", starts=dt.time(18, 30)))
    running = begun(*agenda)
    assert price(running, minute(12), wall(12), agenda, 300).break_s == 18 * 60
    assert price(running, minute(12), wall(12), agenda, 1800).break_s == 30 * 60


def test_more_time_for_the_step_leaves_the_turn_alone() -> None:
    agenda = (item(1, 10, rule=TurnRule.GO_ROUND, turn_s=60),)
    running = apply(apply(begun(*agenda), Sit((1, 2)), ORIGIN_NS), GiveFloor(1), ORIGIN_NS)
    more = apply(running, AddTime(120, to_step=True), ORIGIN_NS)
    assert more.table.turn == running.table.turn
    assert remaining_ns(more.step_clock, ORIGIN_NS) == 720 * SECOND_NS


# Finish by.


def test_later_items_give_in_step_and_what_runs_stays() -> None:
    found = spread((item(1, 10), item(2, 20), item(3, 40)), 10, 60)
    assert found.end_s == wall(60)
    assert sum(minutes(found)) == 50
    assert minutes(found) == [17, 33]


@pytest.mark.parametrize("kind", ["opening", "commit", "closing", "vote", "silent"])
def test_some_kinds_never_give(kind: str) -> None:
    assert minutes(spread((item(1, 10), item(2, 10, kind), item(3, 10)), 10, 25)) == [10, 5]


def test_protected_items_and_their_steps_never_give() -> None:
    block = Item(2, "Case", steps=(item(21, 5), item(22, 5)), protected=True)
    assert minutes(spread((item(1, 10), block, item(3, 10)), 10, 25)) == [10, 5]


def test_what_cannot_be_had_is_said_by_a_later_end() -> None:
    found = spread((item(1, 10), item(2, 3), item(3, 10, "closing")), 10, 12)
    assert minutes(found) == [1, 10]
    assert (found.end_s, found.fits) == (wall(21), False)


def test_a_break_keeps_five_minutes_and_a_round_twenty_seconds_each() -> None:
    agenda = (item(1, 10), item(2, 15, "break"), item(3, 16, "check_in", rule=TurnRule.GO_ROUND))
    found = spread(agenda, 10, 11)
    assert minutes(found) == [5, 3]
    assert found.changes[1].a_person_s == pytest.approx(22.5)
    assert found.changes[1].is_tight


def test_a_round_that_stays_long_enough_is_not_red() -> None:
    agenda = (item(1, 10), item(2, 16, "check_in", rule=TurnRule.GO_ROUND))
    assert spread(agenda, 10, 24).changes[0] == Change(2, 960, 840, 105.0)


def test_minutes_before_a_pinned_item_with_room_are_not_taken() -> None:
    agenda = (item(1, 10), item(2, 10), item(3, 20, starts=dt.time(18, 40)), item(4, 20))
    assert minutes(spread(agenda, 10, 70)) == [10, 15, 15]


def test_what_was_taken_is_given_back_up_to_the_plan() -> None:
    agenda = (item(1, 10), item(2, 20), item(3, 20))
    short = apply(begun(*agenda), Respread(((2, 600), (3, 600))), minute(1))
    found = finish_by(short, minute(10), wall(10), agenda, 8, wall(90))
    assert minutes(found) == [20, 20]
    assert found.end_s == wall(50)


def test_nothing_changes_when_it_fits() -> None:
    assert spread((item(1, 10), item(2, 20)), 5, 30).lengths == ()


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(0, 20), st.integers(0, 400))
def test_applied_it_ends_when_it_says(lengths: list[int], at: int, end: int) -> None:
    agenda = tuple(item(n, length) for n, length in enumerate([10, *lengths], 1))
    running = begun(*agenda)
    found = finish_by(running, minute(at), wall(at), agenda, 8, wall(end))
    after = apply(running, Respread(found.lengths), minute(at))
    assert wall(at) + remaining_s(after, minute(at), wall(at)) == pytest.approx(found.end_s)
    assert all(60 <= change.new_s <= change.old_s for change in found.changes)
    assert found.end_s <= max(wall(end), wall(max(at, 10) + len(lengths))) + 0.001
