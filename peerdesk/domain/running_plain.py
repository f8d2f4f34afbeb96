"""The meeting under way as plain values, for the scratch file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from peerdesk.domain.agenda import AtEnd, ClockKind
from peerdesk.domain.running import ItemPlan, Running, Seat, StepPlan
from peerdesk.domain.timing import Timer
from peerdesk.domain.turns import Mode, Request, RequestKind, Spent, Switch, Table, Turn, TurnRule


def as_plain(running: Running) -> dict[str, Any]:
    """Numbers, lists and short words only, ready for JSON."""
    table = running.table
    return {
        "meeting": running.meeting_id,
        "items": [[i.item_id, list(map(_step, i.steps)), i.keeps_end, i.pin_s] for i in running.items],
        "planned_start_s": running.planned_start_s,
        "begun_s": running.begun_s,
        "begun_ns": running.begun_ns,
        "ended_ns": running.ended_ns,
        "at": [
            running.item, running.step, running.came_from, running.chair, running.first, running.last,
            running.leader,
        ],
        "topics": [list(running.topics), running.topic, _timer(running.box), running.boxes],
        "step_clock": _timer(running.step_clock),
        "item_clock": _timer(running.item_clock),
        "still": _timer(running.still),
        "table": _table(table),
        "seats": [[s.person, s.here, s.briefed, s.remote] for s in running.seats],
        "taken_ns": list(running.taken_ns),
        "spoken": _spent(running.spoken),
        "voices": [list(v) for v in running.voices],
        "flags": [running.paused, running.pen_up, running.ended],
    }  # fmt: skip


def from_plain(plain: Mapping[str, Any]) -> Running:
    """The value that `as_plain` gave. Raises KeyError, TypeError or ValueError for anything else."""
    item, step, came_from, *people = plain["at"]
    chair, first, last, leader = people
    paused, pen_up, ended = plain["flags"]
    topics, topic, box, boxes = plain["topics"]
    running = Running(
        meeting_id=plain["meeting"],
        items=tuple(
            ItemPlan(
                item_id,
                tuple(map(_step_plan, steps)),
                keeps_end,
                pin_s,
            )
            for item_id, steps, keeps_end, pin_s in plain["items"]
        ),
        planned_start_s=plain["planned_start_s"],
        begun_s=plain["begun_s"],
        begun_ns=plain["begun_ns"],
        ended_ns=plain.get("ended_ns", 0),
        item=item,
        step=step,
        came_from=came_from,
        step_clock=Timer(*plain["step_clock"]),
        item_clock=Timer(*plain["item_clock"]),
        still=Timer(*plain["still"]),
        table=_table_from(plain["table"]),
        seats=tuple(Seat(*seat) for seat in plain["seats"]),
        taken_ns=tuple(plain["taken_ns"]),
        spoken=_spent_from(plain["spoken"]),
        voices=tuple(tuple(v) for v in plain["voices"]),
        paused=paused,
        pen_up=pen_up,
        ended=ended,
        chair=chair,
        first=first,
        last=last,
        leader=leader,
        topics=tuple(topics),
        topic=topic,
        box=Timer(*box),
        boxes=boxes,
    )  # fmt: skip
    if not _fits(running):
        raise ValueError("places outside the agenda")
    return running


def _step(step: StepPlan) -> list[Any]:
    """A step as a row; how its clock behaves stands there only where somebody said so."""
    row = [
        step.step_id, step.planned_s, step.length_s, step.rule.value, step.turn_s, step.lead_id, step.cut_s,
    ]  # fmt: skip
    switches = None if step.switches == step.rule.switches else sorted(step.switches)
    rest = [
        step.clock.value, step.at_end.value, step.warn_s, step.danger_s, switches, list(step.speakers),
        step.most, step.size, list(step.boxes_s),
    ]  # fmt: skip
    return row if rest == _AS_USUAL else [*row, *rest]


_AS_USUAL: list[Any] = [ClockKind.DOWN.value, AtEnd.COUNT_ON.value, None, None, None, [], None, None, []]


def _step_plan(row: Sequence[Any]) -> StepPlan:
    step_id, planned_s, length_s, rule, turn_s, lead_id, cut_s, *rest = row
    clock, at_end, warn_s, danger_s, switches, speakers, most, size, boxes_s = rest or _AS_USUAL
    on = TurnRule(rule).switches if switches is None else frozenset(map(Switch, switches))
    return StepPlan(
        step_id, planned_s, length_s, TurnRule(rule), turn_s, lead_id, cut_s,
        ClockKind(clock), AtEnd(at_end), warn_s, danger_s, on, tuple(speakers), most, size, tuple(boxes_s),
    )  # fmt: skip


_PEOPLE = ("order", "speakers", "heard", "passed", "declined", "inner", "next_up")
_SINGLE = (
    "turn_s", "floor", "begins", "lead", "leader", "chairs", "most", "aside", "response", "followed",
    "closed",
)  # fmt: skip


def _table(table: Table) -> dict[str, Any]:
    return {
        "mode": table.mode.value,
        **{name: list(getattr(table, name)) for name in _PEOPLE},
        **{name: getattr(table, name) for name in _SINGLE},
        "turn": _timer(table.turn),
        "requests": [[r.person, r.kind.value] for r in table.requests],
        "switches": sorted(table.switches),
        "held": _turn(table.held),
        "last": _turn(table.last),
        "side": table.side,
        "extra": [list(pair) for pair in table.extra],
        "before": _spent(table.before),
        "earlier": _spent(table.earlier),
        "spent": _spent(table.spent),
    }


def _table_from(plain: Mapping[str, Any]) -> Table:
    people: dict[str, Any] = {name: tuple(plain[name]) for name in _PEOPLE}
    single: dict[str, Any] = {name: plain[name] for name in _SINGLE}
    return Table(
        Mode(plain["mode"]),
        turn=Timer(*plain["turn"]),
        requests=tuple(Request(person, RequestKind(kind)) for person, kind in plain["requests"]),
        switches=frozenset(map(Switch, plain["switches"])),
        held=_turn_from(plain["held"]),
        last=_turn_from(plain["last"]),
        side=None if plain["side"] is None else RequestKind(plain["side"]),
        extra=tuple((person, seconds) for person, seconds in plain["extra"]),
        before=_spent_from(plain["before"]),
        earlier=_spent_from(plain["earlier"]),
        spent=_spent_from(plain["spent"]),
        **people,
        **single,
    )


def _turn(turn: Turn | None) -> list[Any] | None:
    return None if turn is None else [turn.person, _timer(turn.clock)]


def _turn_from(plain: Sequence[Any] | None) -> Turn | None:
    return None if plain is None else Turn(plain[0], Timer(*plain[1]))


def _spent(spent: Sequence[Spent]) -> list[list[int]]:
    return [[s.person, s.turns, s.ns] for s in spent]


def _spent_from(plain: Sequence[Sequence[int]]) -> tuple[Spent, ...]:
    return tuple(Spent(person, turns, ns) for person, turns, ns in plain)


def _fits(running: Running) -> bool:
    """Whether places and lists belong to the items."""
    items = running.items
    steps = len(items[running.item].steps) if 0 <= running.item < len(items) else 1
    return (
        -1 <= running.item < len(items)
        and -1 <= running.came_from < len(items)
        and 0 <= running.step < steps
        and len(running.taken_ns) == len(running.voices) == len(items)
    )


def _timer(timer: Timer) -> list[int | None]:
    return [timer.length_ns, timer.carried_ns, timer.since_ns]
