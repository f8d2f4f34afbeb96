from __future__ import annotations

from dataclasses import replace

import pytest

from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.round_price import round_price
from peerdesk.domain.running import Arrive, Begin, GiveFloor, Running, Sit, TurnTime
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import TurnRule

ROUND, SHORT, COFFEE, END = 1, 2, 3, 4
AGENDA: Agenda = (
    Item(ROUND, "Round", length_s=480, turn_s=120, rule=TurnRule.GO_ROUND),
    Item(SHORT, "Short", length_s=300),
    Item(COFFEE, "Lean coffee", length_s=1200),
    Item(END, "Close", kind="closing", length_s=1800),
)


def at(second: float) -> int:
    return round(second * SECOND_NS)


def begun(people: int, agenda: Agenda = AGENDA) -> Running:
    running = domain.apply(domain.ready(1, agenda, people, 0.0), Sit(tuple(range(1, people + 1))), 0)
    return domain.apply(running, Begin(0.0), 0)


def test_a_round_that_fits_has_no_price() -> None:
    assert round_price(begun(4), 0, AGENDA) is None


def test_one_too_many_costs_a_turn_and_is_offered_shorter_turns_or_another_items_time() -> None:
    price = round_price(begun(5), 0, AGENDA)
    assert price is not None
    assert (price.over_s, price.ends_s, price.each_s, price.from_step) == (120, 600, 95, COFFEE)


def test_a_late_arrival_makes_it_dearer() -> None:
    running = domain.apply(begun(4), Arrive(9), at(10))
    price = round_price(running, at(10), AGENDA)
    assert price is not None
    assert price.over_s == 130


@pytest.mark.parametrize("people", range(5, 12))
def test_with_the_shorter_turns_offered_the_round_fits(people: int) -> None:
    running = domain.apply(begun(people), GiveFloor(1), at(0))
    price = round_price(running, at(15), AGENDA)
    assert price is not None
    assert price.each_s is not None
    shorter = domain.apply(running, TurnTime(price.each_s), at(15))
    assert round_price(shorter, at(15), AGENDA) is None
    assert people * price.each_s <= 480


def test_turns_too_short_to_speak_in_are_not_offered() -> None:
    price = round_price(begun(40), 0, AGENDA)
    assert price is not None
    assert (price.each_s, price.from_step) == (None, None)


def test_a_protected_item_gives_nothing() -> None:
    agenda = tuple(replace(item, protected=item.id == COFFEE) for item in AGENDA)
    price = round_price(begun(5, agenda), 0, agenda)
    assert price is not None
    assert price.from_step is None


@pytest.mark.parametrize("change", [{"turn_s": None}, {"rule": TurnRule.QUEUE}, {"length_s": None}])
def test_without_a_limit_a_round_or_a_length_there_is_no_price(change: dict[str, object]) -> None:
    agenda = (replace(AGENDA[0], **change), *AGENDA[1:])  # type: ignore[arg-type]
    assert round_price(begun(9, agenda), 0, agenda) is None
