"""What lies ahead of a meeting under way: what a choice costs, and how later items could be shortened.

Nothing here changes the meeting: a person sees the price and chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from peerdesk.domain.agenda import Agenda, find
from peerdesk.domain.running import (
    Running,
    StepPlan,
    chained,
    item_remaining_s,
    links,
    starts_in_s,
    wall_at,
)
from peerdesk.domain.turns import Mode

BREAKS = ("break", "meal")
NEVER_SHORTENED = ("opening", "commit", "closing", "silent", "vote", "decide")
"""Kinds whose minutes are not given away. Source: domain rules of formats, and what a vote needs."""

LEAST_S = {"break": 300, "meal": 900}
"""Least seconds of a kind; everything else has at least a minute. Chosen."""

_MINUTE = 60
_A_TURN_S = 20
"""Least seconds a person has in a round. Source: the scaling rules of formats."""

_TIGHT_S = 30
"""Seconds a person below which a round is shown as too short, as is less than half of what was planned."""


@dataclass(frozen=True, slots=True)
class Price:
    """What comes of it when the running item ends so soon. Seconds from now; break_s None: none is ahead."""

    end_s: float
    break_s: float | None


def price(running: Running, now_ns: int, wall_s: float, agenda: Agenda, left_s: float) -> Price:
    """The price of letting the running item go on for `left_s` seconds."""
    starts = starts_in_s(running, now_ns, wall_s, left_s)
    later = running.items[running.item + 1 :]
    breaks = (at for at, plan in zip(starts, later, strict=False) if _kind(agenda, plan.item_id) in BREAKS)
    return Price(starts[-1], next(breaks, None))


@dataclass(frozen=True, slots=True)
class Change:
    """An item still to come with its seconds now and then.

    a_person_s: seconds of each person then, in a round; None elsewhere. is_tight: that is too little.
    """

    item_id: int
    old_s: int
    new_s: int
    a_person_s: float | None = None
    is_tight: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """How a meeting could end at another time.

    changes: every later item in order. lengths: new seconds by step id, of steps that change. end_s: when it
    would end, wall clock. fits: that is not later than was asked; else the agenda has no more to give.
    """

    changes: tuple[Change, ...]
    lengths: tuple[tuple[int, int], ...]
    end_s: float
    fits: bool = True


def finish_by(
    running: Running, now_ns: int, wall_s: float, agenda: Agenda, people: int, end_s: float
) -> Spread:
    """Later items shortened, or given back what they lost, so that the meeting ends at `end_s`, wall clock.

    Whole minutes are taken in turn from whichever step has most left of its plan; protected items, openings,
    commitments, closings, votes and silence stay, and no step has less than its floor. Never longer than the
    agenda says.
    """
    spread = _Spreading(running, now_ns, wall_s, agenda, people)
    spread.take_until(end_s)
    spread.give_until(end_s)
    return spread.result(end_s)


class _Spreading:
    """Steps to come, minute by minute. It is worked out while somebody types the time."""

    def __init__(self, running: Running, now_ns: int, wall_s: float, agenda: Agenda, people: int) -> None:
        self._people = max(1, people)
        self._from_s = wall_at(running, now_ns, wall_s) + item_remaining_s(running, now_ns)
        self._later = running.items[running.item + 1 :]
        ahead = links(running, running.item + 1)
        self._moments = [(pin_s, until_s) for _, pin_s, until_s in ahead]
        self._waits = any(moment is not None for both in self._moments for moment in both)
        self._sums = [float(item.length_s) for item in self._later]
        self._place = {s.step_id: at for at, item in enumerate(self._later) for s in item.steps}
        self._lengths = {s.step_id: s.length_s for item in self._later for s in item.steps}
        kinds = {inner.id: inner.kind for item in agenda for inner in (item, *item.steps)}
        protected = {
            inner.id for item in agenda for inner in (item, *item.steps) if item.protected or inner.protected
        }
        self._able = [
            step
            for step in self._steps()
            if step.step_id not in protected and kinds.get(step.step_id, "") not in NEVER_SHORTENED
        ]
        self._floor_s = {s.step_id: self._floor(s, kinds.get(s.step_id, "")) for s in self._able}

    def take_until(self, end_s: float) -> None:
        """Take minutes while the meeting would end too late."""
        heap = [(-self._share(s), -s.planned_s, at, s) for at, s in enumerate(self._able)]
        heapify(heap)
        end = self._end()
        while end > end_s and heap:
            _, planned_s, at, step = heappop(heap)
            if self._lengths[step.step_id] - _MINUTE < self._floor_s[step.step_id]:
                continue
            self._change_by(step, -_MINUTE)
            before, end = end, self._end()
            if end >= before:  # a pinned item behind it waits anyhow
                self._change_by(step, _MINUTE)
            else:
                heappush(heap, (-self._share(step), planned_s, at, step))

    def give_until(self, end_s: float) -> None:
        """Give minutes back while the meeting still ends in time."""
        heap = [(self._share(s), at, s) for at, s in enumerate(self._able)]
        heapify(heap)
        while heap:
            _, at, step = heappop(heap)
            if self._lengths[step.step_id] + _MINUTE > step.planned_s:
                continue
            self._change_by(step, _MINUTE)
            if self._end() > end_s:
                self._change_by(step, -_MINUTE)
            else:
                heappush(heap, (self._share(step), at, step))

    def result(self, end_s: float) -> Spread:
        """The later items as they would be."""
        changes = tuple(self._change(plan.item_id, plan.steps) for plan in self._later)
        old = {s.step_id: s.length_s for s in self._steps()}
        lengths = tuple((key, new) for key, new in self._lengths.items() if new != old[key])
        return Spread(changes, lengths, self._end(), self._end() <= end_s)

    def _steps(self) -> Iterator[StepPlan]:
        for plan in self._later:
            yield from plan.steps

    def _share(self, step: StepPlan) -> float:
        return self._lengths[step.step_id] / max(1, step.planned_s)

    def _change_by(self, step: StepPlan, by_s: int) -> None:
        self._lengths[step.step_id] += by_s
        self._sums[self._place[step.step_id]] += by_s

    def _end(self) -> float:
        if not self._waits:
            return self._from_s + sum(self._sums)
        ahead = zip(self._sums, self._moments, strict=True)
        return chained(self._from_s, ((seconds, *moments) for seconds, moments in ahead))[-1]

    def _floor(self, step: StepPlan, kind: str) -> int:
        turns = _A_TURN_S * self._people if step.rule.mode is Mode.ROUND else 0
        return max(_MINUTE, LEAST_S.get(kind, 0), turns)

    def _change(self, item_id: int, steps: Sequence[StepPlan]) -> Change:
        old, new = sum(s.length_s for s in steps), sum(self._lengths[s.step_id] for s in steps)
        rounds = [s for s in steps if s.rule.mode is Mode.ROUND]
        if not rounds:
            return Change(item_id, old, new)
        worst = min(rounds, key=lambda s: self._lengths[s.step_id] / max(1, s.planned_s))
        a_person = self._lengths[worst.step_id] / self._people
        tight = a_person < max(_TIGHT_S, worst.planned_s / self._people / 2) and new < old
        return Change(item_id, old, new, a_person, tight)


def _kind(agenda: Agenda, item_id: int) -> str:
    item = find(agenda, item_id)
    return item.kind if item else ""
