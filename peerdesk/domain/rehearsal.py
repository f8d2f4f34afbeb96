"""A rehearsal: the meeting run many times over with drawn overruns, to see where the plan breaks.

Pure and repeatable: the same setting gives the same draws. Nothing of it is kept.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.domain import running as domain
from peerdesk.domain import timing
from peerdesk.domain.agenda import Agenda, AtEnd, find
from peerdesk.domain.outlook import finish_by
from peerdesk.domain.running import (
    AddTime,
    Begin,
    Event,
    Next,
    Respread,
    Running,
    Sit,
    StepPlan,
    ToItem,
    ToStep,
    apply,
)
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import Mode

DRAWS = 200
"""How often a meeting is drawn. Chosen: a share of one half then stands within 7 % (19 times of 20)."""

NOTICED_S = 60
"""From how much on an item is said to start late. Chosen: nobody notices less."""

BROKEN_S = 300
"""How much later than it should the meeting must be bound to end for the plan to be broken, and for the
group to spread the rest anew. Chosen: for less nobody stops a talk."""

_ORIGIN_NS = SECOND_NS


@dataclass(frozen=True, slots=True)
class Overrun:
    """How long things of a kind take against what they were given: log-normal.

    median: half of them take longer than this times their length. sigma: of the logarithm.
    """

    median: float
    sigma: float


ORDINARY = Overrun(1.10, 0.20)
OF_KIND = {
    "social": Overrun(1.15, 0.20),
    "check_in": Overrun(1.20, 0.25),
    "discuss": Overrun(1.20, 0.30),
    "experience": Overrun(1.20, 0.25),
    "advice": Overrun(1.15, 0.25),
    "qa": Overrun(1.15, 0.30),
    "break": Overrun(1.15, 0.15),
    "meal": Overrun(1.10, 0.10),
    "silent": Overrun(1.00, 0.05),
    "timebox_loop": Overrun(1.00, 0.05),
    "vote": Overrun(1.05, 0.20),
    "closing": Overrun(1.05, 0.20),
}
"""Overruns by kind; all others are `ORDINARY`.

Chosen: a tenth over by the middle, talk among many more, what a signal ends hardly; no measured figures of
peer meetings are known. The shape has a source: what people do takes log-normal times (Trietsch, Mazmanyan,
Gevorgyan and Baker, "Modeling activity times by the Parkinson distribution with a lognormal core", European
Journal of Operational Research 216, 2012, pages 386 to 396).
"""

TURN = Overrun(0.94, 0.35)
"""Each turn of a round against an equal share of it, on top of the overrun of the round. Chosen: some speak
twice as long as others; 0.94 is exp(-0.35² / 2), so that turns together are as long as the round."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is rehearsed.

    people: at the table. start_s: planned start, wall clock, seconds since the epoch. slot_s: seconds after
    which the room is needed; None: as long as the agenda. scale: how much of the overruns is drawn, 0 none.
    """

    agenda: Agenda = field(repr=False)
    people: int
    start_s: float
    slot_s: int | None = None
    seed: int = 1
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """An item as it went in one draw. Seconds from the planned start; cut_s: what new spreads took."""

    item_id: int
    planned_at_s: float
    planned_s: int
    at_s: float
    taken_s: float
    cut_s: int = 0

    @property
    def late_s(self) -> float:
        """By how much later than planned it began; negative when earlier."""
        return self.at_s - self.planned_at_s


@dataclass(frozen=True, slots=True)
class LastTurn:
    """The last person of a round.

    left_s: what the round had left when they got the floor. turn_s: seconds of a turn as planned.
    """

    item_id: int
    left_s: float
    turn_s: float

    @property
    def is_half(self) -> bool:
        """Whether at least half a turn was left."""
        return self.left_s >= self.turn_s / 2


@dataclass(frozen=True, slots=True)
class Course:
    """One meeting from its start to its end. broke: the item at whose end the plan was broken, None: held."""

    spans: tuple[Span, ...]
    ends_s: float
    broke: int | None
    last_turns: tuple[LastTurn, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw, left alone, and spread anew whenever the plan is broken."""

    left_alone: Course
    respread: Course


@dataclass(frozen=True, slots=True)
class Middle:
    """Where a number lies: in one draw of ten below `low`, in half below `half`, in nine below `high`."""

    low: float
    half: float
    high: float


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """An item over all draws. Seconds from the planned start of the meeting; shares from 0 to 1.

    late_share: how often it begins late. late_s: by how much then; None: it never does. cut_share, cut_s: how
    often a new spread takes time from it, and how much by the middle of those. half_turn_share: how often the
    last person of its round has half a turn left when later items are shortened, of all its rounds the
    worst; None: it has no round.
    """

    item_id: int
    planned_at_s: float
    planned_s: int
    starts_s: Middle
    ends_s: Middle
    late_share: float
    late_s: Middle | None
    broke_share: float
    cut_share: float
    cut_s: float
    half_turn_share: float | None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the draws say. Seconds from the planned start; shares from 0 to 1.

    end_s: when it should be over. ends_s, in_time_share: left alone. respread_ends_s, respread_in_time_share:
    with later items shortened. In time is less than `BROKEN_S` after `end_s`.
    """

    draws: int
    end_s: float
    ends_s: Middle
    in_time_share: float
    respread_ends_s: Middle
    respread_in_time_share: float
    items: tuple[ItemOutcome, ...]

    @property
    def breaker(self) -> ItemOutcome | None:
        """The item that breaks the plan most often, the earliest of equals; None: none ever does."""
        worst = max(self.items, key=lambda item: item.broke_share, default=None)
        return worst if worst is not None and worst.broke_share > 0 else None


def setting_of(
    agenda: Agenda, people: int, day: dt.date, starts: dt.time | None, slot_s: int | None = None
) -> Setting:
    """What to rehearse for a meeting. Without a time to begin, items have no time of their own."""
    if starts is None:
        agenda = tuple(replace(item, starts=None) for item in agenda)
    start = dt.datetime.combine(day, starts or dt.time(12))
    return Setting(agenda, people, start.timestamp(), slot_s)


def end_s(setting: Setting) -> float:
    """When the meeting should be over, in seconds from its planned start."""
    if setting.slot_s is not None:
        return float(setting.slot_s)
    return _at_the_door(setting).planned_end_s - setting.start_s


def draw(setting: Setting, number: int) -> Draw:
    """Draw `number` of a setting."""
    return Draw(_course(setting, number, respread=False), _course(setting, number, respread=True))


def as_planned(setting: Setting) -> Course:
    """The meeting if everything takes what it was given."""
    return _course(replace(setting, scale=0.0), 0, respread=False)


def draws(setting: Setting, count: int = DRAWS) -> Iterator[Draw]:
    """Draws 1 to `count`, one by one, so that other work can go between two of them."""
    return (draw(setting, number) for number in range(1, count + 1))


def summed(setting: Setting, drawn: Sequence[Draw]) -> Rehearsal:
    """What these draws, at least one, say together."""
    end = end_s(setting)
    alone, spread = [d.left_alone for d in drawn], [d.respread for d in drawn]
    broke = Counter(course.broke for course in alone)
    places = range(len(alone[0].spans))
    return Rehearsal(
        len(drawn),
        end,
        middle([course.ends_s for course in alone]),
        _share([course.ends_s < end + BROKEN_S for course in alone]),
        middle([course.ends_s for course in spread]),
        _share([course.ends_s < end + BROKEN_S for course in spread]),
        tuple(_outcome(place, alone, spread, broke) for place in places),
    )


def middle(values: Sequence[float]) -> Middle:
    """The nearest values at 10, 50 and 90 % of these, at least one."""
    ordered = sorted(values)
    low, half, high = (ordered[round((len(ordered) - 1) * share)] for share in (0.1, 0.5, 0.9))
    return Middle(low, half, high)


def _outcome(
    place: int, alone: Sequence[Course], spread: Sequence[Course], broke: Counter[int | None]
) -> ItemOutcome:
    spans = [course.spans[place] for course in alone]
    first = spans[0]
    late = [s.late_s for s in spans if s.late_s >= NOTICED_S]
    cuts = [s.cut_s for course in spread if (s := course.spans[place]).cut_s > 0]
    return ItemOutcome(
        first.item_id,
        first.planned_at_s,
        first.planned_s,
        middle([s.at_s for s in spans]),
        middle([s.at_s + s.taken_s for s in spans]),
        len(late) / len(spans),
        middle(late) if late else None,
        broke[first.item_id] / len(alone),
        len(cuts) / len(spread),
        middle(cuts).half if cuts else 0.0,
        _half_turns(first.item_id, spread),
    )


def _half_turns(item_id: int, courses: Sequence[Course]) -> float | None:
    """In how many courses the last person of every round of an item had half a turn."""
    turns = [[last.is_half for last in course.last_turns if last.item_id == item_id] for course in courses]
    return _share([all(each) for each in turns]) if any(turns) else None


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)


# One course.


def _at_the_door(setting: Setting) -> Running:
    return domain.ready(0, setting.agenda, setting.people, setting.start_s)


def _course(setting: Setting, number: int, *, respread: bool) -> Course:
    return _Course(setting, number, respread=respread).run()


def _factor(kind: str, dice: random.Random, scale: float, overrun: Overrun | None = None) -> float:
    """How often its length something takes; by its kind, unless an overrun of its own is given."""
    drawn = overrun or OF_KIND.get(kind, ORDINARY)
    return math.exp(scale * (math.log(drawn.median) + drawn.sigma * dice.gauss(0, 1)))


class _Course:
    """A meeting under way in accelerated time: its clock goes on by what was drawn, never by itself."""

    def __init__(self, setting: Setting, number: int, *, respread: bool) -> None:
        self._setting, self._number, self._respread = setting, number, respread
        self._now_ns = _ORIGIN_NS
        self._end_s = end_s(setting)
        self._broke: int | None = None
        self._cuts: dict[int, int] = {}
        self._times: list[tuple[float, float]] = []
        self._last_turns: list[LastTurn] = []
        door = _at_the_door(setting)
        self._plan = door.items
        self._running = apply(door, Sit(tuple(range(1, setting.people + 1))), self._now_ns)

    def run(self) -> Course:
        """Begin, go through every step, end."""
        if self._plan:
            self._wait_for(0)
            self._do(Begin(self._setting.start_s + self._at_s()))
        began_s = self._at_s()
        while self._running.item_plan is not None:
            self._take_step()
            target = domain.next_target(self._running)
            if isinstance(target, ToStep):
                self._do(Next(target))
                continue
            self._times.append((began_s, self._at_s()))
            self._look_ahead()
            if isinstance(target, ToItem):
                self._wait_for(target.item)
            began_s = self._at_s()
            self._do(Next(target))
        return Course(self._spans(), self._ends_s(), self._broke, tuple(self._last_turns))

    def _spans(self) -> tuple[Span, ...]:
        start_s, cuts = self._setting.start_s, self._cuts
        planned = domain.chained(start_s, ((plan.planned_s, plan.pin_s, None) for plan in self._plan))
        went = zip(self._plan, planned[:-1], self._times, strict=True)
        return tuple(
            Span(i.item_id, at - start_s, i.planned_s, began, ended - began, cuts.get(i.item_id, 0))
            for i, at, (began, ended) in went
        )

    def _ends_s(self) -> float:
        return self._times[-1][1] if self._times else 0.0

    def _take_step(self) -> None:
        """What a step takes: its length and what was drawn on top, in a round person by person."""
        step = self._running.step_plan
        if step is None:
            return
        dice = random.Random(f"{self._setting.seed}:{self._number}:{step.step_id}")
        scale = self._setting.scale
        takes_s = step.length_s * _factor(self._kind(step), dice, scale)
        people = len(domain.people_here(self._running))
        if step.rule.mode is not Mode.ROUND or not people:
            self._advance(step, takes_s)
            return
        for turn in range(1, people + 1):
            self._do(Next(domain.next_target(self._running)))
            if turn == people and step.length_s:
                turn_s = step.turn_s or step.planned_s / people
                self._last_turns.append(LastTurn(self._item_id(), self._left_s(), turn_s))
            self._advance(step, takes_s / people * _factor("", dice, scale, TURN))

    def _look_ahead(self) -> None:
        """At the end of an item: is the plan broken, and if so and it is wanted, spread the rest anew."""
        ahead_s = domain.starts_in_s(self._running, self._now_ns, 0.0, 0.0)[-1]
        if self._at_s() + ahead_s - self._end_s < BROKEN_S:
            return
        self._broke = self._item_id() if self._broke is None else self._broke
        if self._respread:
            self._spread_anew()

    def _spread_anew(self) -> None:
        """Shorten what comes. What an item that ended early has left is no longer its own."""
        setting = self._setting
        if (left_s := math.ceil(self._left_s())) > 0:
            self._do(AddTime(-left_s, to_step=True))
        wall_s, end_s = setting.start_s + self._at_s(), setting.start_s + self._end_s
        found = finish_by(self._running, self._now_ns, wall_s, setting.agenda, setting.people, end_s)
        self._do(Respread(found.lengths))
        later = slice(self._running.item + 1, None)
        for plan, now in zip(self._plan[later], self._running.items[later], strict=True):
            self._cuts[plan.item_id] = plan.length_s - now.length_s

    def _wait_for(self, item: int) -> None:
        """An item with a time of its own does not begin before it."""
        pin_s = self._plan[item].pin_s
        if pin_s is not None:
            self._now_ns += max(0, round((pin_s - self._setting.start_s - self._at_s()) * SECOND_NS))

    def _advance(self, step: StepPlan, takes_s: float) -> None:
        if step.at_end is AtEnd.START_NEXT:  # the clock goes on to what comes, whoever speaks
            takes_s = min(takes_s, max(0.0, self._left_s()))
        self._now_ns += round(takes_s * SECOND_NS)

    def _do(self, event: Event) -> None:
        self._running = apply(self._running, event, self._now_ns)

    def _at_s(self) -> float:
        return (self._now_ns - _ORIGIN_NS) / SECOND_NS

    def _left_s(self) -> float:
        return (timing.remaining_ns(self._running.step_clock, self._now_ns) or 0) / SECOND_NS

    def _item_id(self) -> int:
        return self._running.items[self._running.item].item_id

    def _kind(self, step: StepPlan) -> str:
        found = find(self._setting.agenda, step.step_id)
        return found.kind if found else ""
