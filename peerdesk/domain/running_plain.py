"""The meeting under way as plain values, for the scratch file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from peerdesk.domain.agenda import AtEnd, ClockKind
from peerdesk.domain.running import ItemPlan, Running, Seat, StepPlan
from peerdesk.domain.timing import Timer
from peerdesk.domain.turns import Mode, Table, TurnRule


def as_plain(running: Running) -> dict[str, Any]:
    """Numbers, lists and short words only, ready for JSON."""
    table = running.table
    return {
        "meeting": running.meeting_id,
        "items": [[i.item_id, list(map(_step, i.steps)), i.keeps_end, i.pin_s] for i in running.items],
        "planned_start_s": running.planned_start_s,
        "begun_s": running.begun_s,
        "begun_ns": running.begun_ns,
        "at": [running.item, running.step, running.came_from, running.chair, running.first, running.last],
        "step_clock": _timer(running.step_clock),
        "item_clock": _timer(running.item_clock),
        "still": _timer(running.still),
        "table": [
            table.mode.value, list(table.order), table.turn_s, table.floor, _timer(table.turn),
            list(table.heard), list(table.passed), list(table.declined), list(table.hands),
        ],
        "seats": [[s.person, s.here, s.briefed, s.remote] for s in running.seats],
        "taken_ns": list(running.taken_ns),
        "spoken_ns": [list(pair) for pair in running.spoken_ns],
        "voices": [list(v) for v in running.voices],
        "flags": [running.paused, running.pen_up, running.ended],
    }  # fmt: skip


def from_plain(plain: Mapping[str, Any]) -> Running:
    """The value that `as_plain` gave. Raises KeyError, TypeError or ValueError for anything else."""
    item, step, came_from, *people = plain["at"]
    chair, first, last = people or (None, None, None)  # a file of an older program has none
    mode, order, turn_s, floor, turn, heard, passed, declined, hands = plain["table"]
    paused, pen_up, ended = plain["flags"]
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
        item=item,
        step=step,
        came_from=came_from,
        step_clock=Timer(*plain["step_clock"]),
        item_clock=Timer(*plain["item_clock"]),
        still=Timer(*plain["still"]),
        table=Table(
            Mode(mode), tuple(order), turn_s, floor, Timer(*turn),
            tuple(heard), tuple(passed), tuple(declined), tuple(hands),
        ),
        seats=tuple(Seat(*seat) for seat in plain["seats"]),
        taken_ns=tuple(plain["taken_ns"]),
        spoken_ns=tuple((person, ns) for person, ns in plain["spoken_ns"]),
        voices=tuple(tuple(v) for v in plain["voices"]),
        paused=paused,
        pen_up=pen_up,
        ended=ended,
        chair=chair,
        first=first,
        last=last,
    )  # fmt: skip
    if not _fits(running):
        raise ValueError("places outside the agenda")
    return running


def _step(step: StepPlan) -> list[Any]:
    """A step as a row; how its clock behaves stands there only where somebody said so."""
    row = [
        step.step_id, step.planned_s, step.length_s, step.rule.value, step.turn_s, step.lead_id, step.cut_s,
    ]  # fmt: skip
    clocked = [step.clock.value, step.at_end.value, step.warn_s, step.danger_s]
    return row if clocked == _AS_USUAL else [*row, *clocked]


_AS_USUAL: list[Any] = [ClockKind.DOWN.value, AtEnd.COUNT_ON.value, None, None]


def _step_plan(row: Sequence[Any]) -> StepPlan:
    step_id, planned_s, length_s, rule, turn_s, lead_id, cut_s, *clocked = row
    clock, at_end, warn_s, danger_s = clocked or _AS_USUAL
    return StepPlan(
        step_id, planned_s, length_s, TurnRule(rule), turn_s, lead_id, cut_s,
        ClockKind(clock), AtEnd(at_end), warn_s, danger_s,
    )  # fmt: skip


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
