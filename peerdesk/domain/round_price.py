"""What a round costs that does not fit into its step, and two ways of paying for it."""

from __future__ import annotations

from dataclasses import dataclass

from peerdesk.domain import timing, turns
from peerdesk.domain.agenda import Agenda, walk
from peerdesk.domain.outlook import BREAKS, NEVER_SHORTENED
from peerdesk.domain.running import Running
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import Mode

LEAST_TURN_S = 20
"""Least seconds a person has in a round. Source: the scaling rules of formats."""

LEAST_OVER_S = 60
"""From so many seconds past its step on a round is said not to fit. Chosen: whole minutes are told."""

_ROUND_TO_S = 5
_LEAST_ITEM_S = 300


@dataclass(frozen=True, slots=True)
class RoundPrice:
    """A round that would end after its step.

    over_s: by so many seconds. ends_s: so many seconds from now. each_s: seconds a turn with which it would
    fit, None if that is too little to speak in. from_step: the later step that has most to give; None: none
    has enough.
    """

    over_s: int
    ends_s: int
    each_s: int | None
    from_step: int | None


def round_price(running: Running, now_ns: int, agenda: Agenda) -> RoundPrice | None:
    """The price of the round under way; None where it fits, where turns have no limit, or no round is on."""
    table, clock = running.table, running.step_clock
    if table.mode is not Mode.ROUND or table.turn_s is None or not clock.length_ns or running.ended:
        return None
    coming = len(turns.upcoming(table))
    of_turn_ns = timing.remaining_ns(table.turn, now_ns) if table.floor is not None else None
    turn_s = max(0, of_turn_ns or 0) / SECOND_NS
    left_s = (timing.remaining_ns(clock, now_ns) or 0) / SECOND_NS
    needed_s = turn_s + coming * table.turn_s
    over_s = round(needed_s - left_s)
    if over_s < LEAST_OVER_S or not coming or left_s <= 0:
        return None
    started_s = timing.elapsed_ns(table.turn, now_ns) / SECOND_NS if of_turn_ns is not None else 0.0
    sharing = coming + (of_turn_ns is not None)
    each_s = int((left_s + started_s) / sharing // _ROUND_TO_S * _ROUND_TO_S)
    fits = LEAST_TURN_S <= each_s < table.turn_s and started_s <= each_s
    return RoundPrice(over_s, round(needed_s), each_s if fits else None, _giver(running, agenda, over_s))


def _giver(running: Running, agenda: Agenda, over_s: int) -> int | None:
    """The longest step to come that can spare so much: not protected, no break, and enough is left of it."""
    protected = {
        inner.id for item in agenda for inner in (item, *item.steps) if item.protected or inner.protected
    }
    kinds = {item.id: item.kind for item in walk(agenda)}
    able = [
        step
        for plan in running.items[running.item + 1 :]
        for step in plan.steps
        if step.step_id not in protected
        and kinds.get(step.step_id, "") not in (*NEVER_SHORTENED, *BREAKS)
        and step.length_s - over_s >= _LEAST_ITEM_S
    ]
    longest = max(able, key=lambda step: step.length_s, default=None)
    return None if longest is None else longest.step_id
