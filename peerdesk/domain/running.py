"""The meeting under way as one frozen value, and the one function that moves it on.

`Running` holds numbers only: ids, lengths, instants. It holds no name, no title and no word said. Back is a
list of earlier values, kept by whoever holds the current one; see `gone_back`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from peerdesk.domain import timing, turns
from peerdesk.domain.agenda import Agenda, AtEnd, ClockKind, Item, planned_s, taking_place
from peerdesk.domain.timing import SECOND_NS, Timer
from peerdesk.domain.turns import (
    AllAlong,
    BackToLast,
    CloseList,
    EndTurn,
    GiveFloor,
    Hand,
    Interject,
    NextQuestion,
    Pass,
    PutNext,
    SetTurns,
    Spent,
    Switch,
    Switches,
    Table,
    TimeTo,
    TurnEvent,
    TurnRule,
    TurnTime,
)

__all__ = [
    "AllAlong", "BackToLast", "CloseList", "EndTurn", "GiveFloor", "Hand", "Interject", "NextQuestion",
    "Pass", "PutNext", "SetTurns", "TimeTo", "TurnTime",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step of an item.

    planned_s: what the agenda said at the start. length_s: what it has now, changed by plus and minus.
    cut_s: seconds that a late start or a new end took from it. clock, at_end, warn_s, danger_s: as on the
    agenda. switches: of its turn rule. speakers: who speaks in this order, if not everybody. most: turns in
    all, None: everybody's. size: people in a small group or an inner circle. boxes_s: seconds of a topic's
    time box, then of each extension that the room may vote for.
    """

    step_id: int
    planned_s: int
    length_s: int
    rule: TurnRule = TurnRule.NONE
    turn_s: int | None = None
    lead_id: int | None = None
    cut_s: int = 0
    clock: ClockKind = ClockKind.DOWN
    at_end: AtEnd = AtEnd.COUNT_ON
    warn_s: int | None = None
    danger_s: int | None = None
    switches: Switches = frozenset()
    speakers: tuple[int, ...] = ()
    most: int | None = None
    size: int | None = None
    boxes_s: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One item: itself as the only step, or its steps.

    keeps_end: minutes that a step does not use go to the next one. pin_s: not before this moment, wall clock,
    seconds since the epoch; None: behind the item before.
    """

    item_id: int
    steps: tuple[StepPlan, ...]
    keeps_end: bool = False
    pin_s: float | None = None

    @property
    def planned_s(self) -> int:
        """Seconds the agenda gave the whole item."""
        return sum(step.planned_s for step in self.steps)

    @property
    def length_s(self) -> int:
        """Seconds the whole item has now."""
        return sum(step.length_s for step in self.steps)


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at the table.

    here: False while they are out. briefed: has heard the Rule. remote: takes part by a call.
    """

    person: int
    here: bool = True
    briefed: bool = True
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """The meeting under way.

    item, step: places in `items`; item is -1 before the first. step_clock: counts down the step.
    item_clock: counts up this visit to the item. taken_ns: by item, earlier visits. spoken: by person, in
    earlier steps in which the floor was shared. voices: by item, who had the floor in earlier steps and did
    not pass. planned_start_s, begun_s: wall clock, seconds since the epoch. begun_ns: the moment of begun_s
    in `now_ns`, so that a wall clock that is set meanwhile moves nothing; 0: not known. ended_ns: the moment
    at which the talk ended; 0: not yet. paused: all clocks stand. still: counts the time that was no meeting
    time so far. came_from: place of the item that this visit followed, -1 for none. chair: who leads
    in place of the facilitator, None for nobody. first: with whom the first round begins, None: as they sit.
    last: who was the last to speak in the last round in which three or more did. Chosen: of fewer it would
    tell more than an order round a table. leader: the member who leads the group's meetings. topics: of a
    lean coffee, by number, those that wait, in order. topic: the one that is talked about. box: its clock.
    boxes: how many times its box was begun or extended.
    """

    meeting_id: int
    items: tuple[ItemPlan, ...]
    planned_start_s: float
    begun_s: float = 0.0
    begun_ns: int = 0
    ended_ns: int = 0
    item: int = -1
    step: int = 0
    step_clock: Timer = field(default_factory=Timer)
    item_clock: Timer = field(default_factory=Timer)
    table: Table = field(default_factory=lambda: Table(turns.Mode.FREE))
    seats: tuple[Seat, ...] = ()
    taken_ns: tuple[int, ...] = ()
    spoken: tuple[Spent, ...] = ()
    voices: tuple[tuple[int, ...], ...] = ()
    still: Timer = field(default_factory=Timer)
    came_from: int = -1
    paused: bool = False
    pen_up: bool = False
    ended: bool = False
    chair: int | None = None
    first: int | None = None
    last: int | None = None
    leader: int | None = None
    topics: tuple[int, ...] = ()
    topic: int | None = None
    box: Timer = field(default_factory=Timer)
    boxes: int = 0

    @property
    def begun(self) -> bool:
        """Whether the first item was started."""
        return self.item >= 0

    @property
    def item_plan(self) -> ItemPlan | None:
        """The running item."""
        return self.items[self.item] if self.begun and not self.ended else None

    @property
    def step_plan(self) -> StepPlan | None:
        """The running step."""
        plan = self.item_plan
        return plan.steps[self.step] if plan else None

    @property
    def planned_end_s(self) -> float:
        """When the agenda said the meeting ends, wall clock."""
        return chained(self.planned_start_s, ((item.planned_s, item.pin_s, None) for item in self.items))[-1]


# What the next press does.


@dataclass(frozen=True, slots=True)
class ToPerson:
    """The floor goes to this person."""

    person: int


@dataclass(frozen=True, slots=True)
class ToTopic:
    """The next topic of a lean coffee begins."""

    topic: int


@dataclass(frozen=True, slots=True)
class ToStep:
    """The step at this place of the running item begins."""

    step: int


@dataclass(frozen=True, slots=True)
class ToItem:
    """The item at this place begins."""

    item: int


@dataclass(frozen=True, slots=True)
class ToEnd:
    """The last item ends, and with it the talk."""


Target = ToPerson | ToTopic | ToStep | ToItem | ToEnd


def next_target(running: Running) -> Target:
    """What the next press does: next person, then next topic, next step, next item, then the end."""
    if running.ended:
        return ToEnd()
    if not running.begun:
        return ToItem(0) if running.items else ToEnd()
    person = turns.next_person(running.table)
    if person is not None:
        return ToPerson(person)
    if running.topics and takes_topics(running):
        return ToTopic(running.topics[0])
    plan = running.item_plan
    if plan and running.step + 1 < len(plan.steps):
        return ToStep(running.step + 1)
    return ToItem(running.item + 1) if running.item + 1 < len(running.items) else ToEnd()


# Events.


@dataclass(frozen=True, slots=True)
class Sit:
    """These people sit round the table, clockwise; the order of the first round.

    unbriefed: came late. remote: who of them takes part by a call. Once the meeting runs nobody is lost by
    it: who sat there and is not named is away.
    """

    people: tuple[int, ...]
    unbriefed: tuple[int, ...] = ()
    remote: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Begin:
    """The first item starts. wall_s: seconds since the epoch. lengths: new seconds by step id."""

    wall_s: float
    lengths: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """The big button. target: what the button said; if that is no longer what comes, nothing happens."""

    target: Target


@dataclass(frozen=True, slots=True)
class StartItem:
    """An item starts now or started some time ago. step: place in the item."""

    item: int
    ago_s: float = 0.0
    step: int = 0


@dataclass(frozen=True, slots=True)
class Arrive:
    """A late arrival sits down, or somebody comes back."""

    person: int


@dataclass(frozen=True, slots=True)
class StepOut:
    """Somebody leaves the table, for a while or for good."""

    person: int


@dataclass(frozen=True, slots=True)
class Reseat:
    """This person sits elsewhere: before another, clockwise; None: after the last."""

    person: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A late arrival has now heard the Rule."""

    person: int


@dataclass(frozen=True, slots=True)
class Remote:
    """This person takes part by a call, or sits in the room after all."""

    person: int
    is_far: bool = True


@dataclass(frozen=True, slots=True)
class Chair:
    """Somebody leads in place of the facilitator; None: the facilitator again."""

    person: int | None


@dataclass(frozen=True, slots=True)
class First:
    """The first round begins with this person; None: with whoever was typed first."""

    person: int | None


@dataclass(frozen=True, slots=True)
class Pause:
    """All clocks stand still, or go on."""


@dataclass(frozen=True, slots=True)
class Arm:
    """The time of the step was over `ago_s` ago: its clocks have stood since then, and the next one waits.

    They have not stood since before they last went on.
    """

    ago_s: float = 0.0


@dataclass(frozen=True, slots=True)
class GoOn:
    """The clocks that stand have gone on since `ago_s` before now: somebody forgot to start them."""

    ago_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Respread:
    """Later steps have other lengths. lengths: new seconds by step id; what has begun stays."""

    lengths: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AddTime:
    """More or less time: for the turn if somebody has a limited one, else, or if to_step, for the step."""

    seconds: int
    to_step: bool = False


@dataclass(frozen=True, slots=True)
class TakeOut:
    """A stretch that was no meeting time (the laptop slept or was off) is taken out of all clocks.

    ended_ns: when it was over, in `now_ns`; None: just now. What lay in a pause was not counted and stays.
    item_id, speaker: what ran and who had the floor in it, if the meeting has gone on since; None: as now.
    stood_ns: time that was no meeting time until then, as `still` said; None: as now.
    """

    gap_ns: int
    ended_ns: int | None = None
    item_id: int | None = None
    speaker: int | None = None
    stood_ns: int | None = None


@dataclass(frozen=True, slots=True)
class SetTopics:
    """The topics that wait, in the order in which they will be talked about."""

    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StartTopic:
    """This topic is talked about, in a time box of its own; None: none any more."""

    topic: int | None


@dataclass(frozen=True, slots=True)
class ExtendBox:
    """The room goes on with its topic: as long as the step's next extension, while there is one."""


@dataclass(frozen=True, slots=True)
class Pen:
    """The pen goes up or comes down."""

    up: bool


@dataclass(frozen=True, slots=True)
class End:
    """The talk ends, wherever it is."""


Event = (
    Sit | Begin | Next | StartItem | Arrive | StepOut | Reseat | Brief | Remote | Chair | First | Pause | Arm
    | GoOn | Respread | AddTime | TakeOut | Pen | End | TurnEvent | SetTopics | StartTopic | ExtendBox
)  # fmt: skip

UNDOABLE = (
    Begin, End, Next, StartItem, GiveFloor, EndTurn, AllAlong, Interject, Pass, PutNext, TimeTo, BackToLast,
    SetTurns, TurnTime, StartTopic, ExtendBox, Pause, Arm, GoOn, AddTime,
)  # fmt: skip
"""Events that Back takes back."""


def apply(running: Running, event: Event, now_ns: int) -> Running:
    """The meeting after this event; the same value when the event has nothing to do.

    now_ns: counts sleep, from the same clock as the instants in `running`.
    """
    handler: Callable[[Running, Any, int], Running] = _HANDLERS[type(event)]
    return handler(running, event, now_ns)


def planned(agenda: Agenda, people: int) -> tuple[ItemPlan, ...]:
    """The plan of an agenda with this many people present.

    What is skipped is passed over. Items of no minutes are kept: they count up.
    """
    return tuple(_item_plan(item, people) for item in taking_place(agenda))


def ready(meeting_id: int, agenda: Agenda, people: int, planned_start_s: float) -> Running:
    """A meeting at the door: nothing has begun, nobody sits."""
    items = _pinned(planned(agenda, people), agenda, planned_start_s)
    empty: tuple[tuple[int, ...], ...] = ((),) * len(items)
    return Running(meeting_id, items, planned_start_s, taken_ns=(0,) * len(items), voices=empty)


def replanned(running: Running, agenda: Agenda, people: int, expected: int | None = None) -> Running:
    """The meeting with a changed agenda or another head count: later items follow, the running one stays.

    Items that were started keep their plan; an item taken off the agenda that was started stays. expected:
    how many people the agenda was made for; before the first item it is held against them from now on.
    """
    old = {plan.item_id: plan for plan in running.items}
    if expected is not None and not running.begun:
        old = {plan.item_id: plan for plan in planned(agenda, expected)}
    plans = list(_pinned(planned(agenda, people), agenda, running.planned_start_s))
    there = {plan.item_id for plan in plans}
    started = {place: plan for place, plan in enumerate(running.items) if _was_started(running, place)}
    for place, plan in started.items():
        if plan.item_id not in there:
            plans.insert(min(place, len(plans)), plan)
    kept = {plan.item_id: plan for plan in started.values()}
    items = (kept.get(plan.item_id) or _replanned_item(plan, old.get(plan.item_id, plan)) for plan in plans)
    return _laid_out(running, tuple(items))


def gone_back(current: Running, earlier: Running, now_ns: int | None = None) -> Running:
    """The clock and floor of an earlier value with the people, hands, pen and later items of the current one.

    Nothing that was typed and nobody who came is undone, and what was no meeting time (pauses, gaps taken
    out) stays out of the clocks. now_ns: None counts a pause that is on as meeting time.
    """
    items = _items_back(current, earlier)
    if items is None:
        return current
    back = _without_stillness(current, earlier, now_ns)
    table = turns.with_people(back.table, _turned(back, current.seats))
    back = replace(
        back,
        seats=current.seats,
        chair=current.chair,
        pen_up=current.pen_up,
        topics=_topics_back(current, earlier),
        table=replace(table, requests=_requests_back(current, earlier, table), closed=current.table.closed),
    )
    return _laid_out(back, items)


def moved(running: Running, by_ns: int) -> Running:
    """The same meeting on a time base that is `by_ns` further on (after a new boot)."""
    shifted = _clocks(running, lambda clock: timing.moved(clock, by_ns))
    begun_ns = running.begun_ns + by_ns if running.begun_ns else 0
    ended_ns = running.ended_ns + by_ns if running.ended_ns else 0
    return replace(shifted, still=timing.moved(running.still, by_ns), begun_ns=begun_ns, ended_ns=ended_ns)


# Questions.


def wall_at(running: Running, now_ns: int, wall_s: float) -> float:
    """The wall clock as it was when the meeting began, counted on: nobody who sets it moves the meeting."""
    if not running.begun_ns:
        return wall_s
    return running.begun_s + (now_ns - running.begun_ns) / SECOND_NS


def remaining_s(running: Running, now_ns: int, wall_s: float = 0.0) -> float:
    """Seconds until the meeting ends: what is left of the step, at least nothing, and all that follows.

    An item pinned to a time waits for it. wall_s: only asked when the moment of the beginning is not known.
    """
    if running.ended:
        return 0.0
    if not running.begun:
        from_s = max(wall_s, running.planned_start_s)
        return chained(from_s, links(running, 0))[-1] - from_s
    return starts_in_s(running, now_ns, wall_s, item_remaining_s(running, now_ns))[-1]


def starts_in_s(running: Running, now_ns: int, wall_s: float, left_s: float) -> tuple[float, ...]:
    """Seconds until each later item begins, and last until the end, if the running item ends in `left_s`."""
    from_s = wall_at(running, now_ns, wall_s)
    chain = chained(from_s + left_s, links(running, running.item + 1))
    return tuple(at - from_s for at in chain)


def slack_s(running: Running, now_ns: int, wall_s: float) -> float:
    """Seconds by which what runs may overrun before the meeting ends later: items with a time wait anyhow."""
    if not running.begun or running.ended:
        return 0.0
    left_s, hour = item_remaining_s(running, now_ns), 3600.0
    now_end = starts_in_s(running, now_ns, wall_s, left_s)[-1]
    late_end = starts_in_s(running, now_ns, wall_s, left_s + 24 * hour)[-1]
    return max(0.0, 24 * hour - (late_end - now_end))


def due(running: Running, now_ns: int) -> Event | None:
    """What the agenda has planned for a step whose time is over, None while there is nothing to do.

    The talk never ends by itself, and an item with a time of its own is waited for.
    """
    step = running.step_plan
    left_ns = timing.remaining_ns(running.step_clock, now_ns)
    if step is None or running.paused or left_ns is None or left_ns > 0 or not step.length_s:
        return None
    over_s = -left_ns / SECOND_NS
    if step.at_end is AtEnd.ARM_NEXT:
        return Arm(over_s)
    if step.at_end is not AtEnd.START_NEXT:
        return None
    if running.step + 1 < len(running.items[running.item].steps):
        return StartItem(running.item, over_s, running.step + 1)
    if running.item + 1 == len(running.items):
        return None
    waits_for = running.items[running.item + 1].pin_s
    if waits_for is not None and wall_at(running, now_ns, waits_for) < waits_for:
        return Arm(over_s)
    return StartItem(running.item + 1, over_s)


def item_remaining_s(running: Running, now_ns: int) -> float:
    """Seconds until the running item ends, never less than nothing."""
    plan = running.item_plan
    if plan is None:
        return 0.0
    left_ns = step_left_ns(running, now_ns)
    return max(0.0, left_ns / SECOND_NS) + sum(step.length_s for step in plan.steps[running.step + 1 :])


def step_left_ns(running: Running, now_ns: int) -> int:
    """Time until the running step ends if nothing happens, below 0 in overtime; 0 without a length.

    A pause does not hold up one that ends at a moment.
    """
    left_ns = timing.remaining_ns(running.step_clock, now_ns) or 0
    return left_ns - (_stood_ns(running, now_ns) if _is_until_now(running) else 0)


def is_held_up(running: Running) -> bool:
    """Whether the end of the running step moves with each second: the clocks stand, and it waits for them."""
    return running.paused and not _is_until_now(running)


def late_s(running: Running, now_ns: int, wall_s: float) -> float:
    """How much later than planned the meeting will end; negative when ahead.

    Before the first item: if it starts as planned, or now when that is past.
    """
    from_s = wall_at(running, now_ns, wall_s) if running.begun else max(wall_s, running.planned_start_s)
    return from_s + remaining_s(running, now_ns, wall_s) - running.planned_end_s


def late_since_start_s(running: Running, now_ns: int, wall_s: float) -> float:
    """The same without what the start was late: a group that began late is not behind all evening."""
    start = running.begun_s - running.planned_start_s if running.begun else 0.0
    return late_s(running, now_ns, wall_s) - start


def taken_ns(running: Running, place: int, now_ns: int) -> int:
    """Time an item has taken so far, all visits."""
    visit = timing.elapsed_ns(running.item_clock, now_ns) if place == running.item else 0
    return running.taken_ns[place] + visit


def spoken_by(running: Running, person: int, now_ns: int) -> int:
    """Nanoseconds a person has had the floor where it was shared, and in this step, as far as counted."""
    earlier = sum(s.ns for s in running.spoken if s.person == person)
    return earlier + turns.spent_by(running.table, person, now_ns).ns


def big_clock(running: Running) -> Timer:
    """The clock to watch: of the turn if somebody has a limited one, of the topic's box, else of the step."""
    table = running.table
    if table.floor is not None and table.turn.length_ns is not None:
        return table.turn
    return running.box if running.topic is not None and running.box.length_ns else running.step_clock


def takes_topics(running: Running) -> bool:
    """Whether the running step is one in which topics are talked about one by one."""
    return running.item_plan is not None and Switch.EXTEND_BY_VOTE in running.table.switches


def extension_s(running: Running) -> int | None:
    """Seconds that the room may vote for now; None: the topic's box has no more."""
    plan = running.step_plan
    if plan is None or running.topic is None:
        return None
    return next(iter(_boxes_of(plan)[running.boxes : running.boxes + 1]), None)


def people_here(running: Running) -> tuple[int, ...]:
    """Who sits at the table now, clockwise."""
    return _order(running.seats)


def voices_of(running: Running, place: int) -> int:
    """How many people had the floor in an item; a pass is no voice, and cutting in is none."""
    return len({*running.voices[place], *(turns.voices(running.table) if place == running.item else ())})


# Handlers.


def _sit(running: Running, event: Sit, now_ns: int) -> Running:
    seats = tuple(
        Seat(p, briefed=p not in event.unbriefed, remote=p in event.remote)
        for p in dict.fromkeys(event.people)
    )
    if running.begun:
        sat = {seat.person: seat for seat in running.seats}
        seats = tuple(replace(sat.get(s.person, replace(s, briefed=False)), here=True) for s in seats)
        seats += tuple(replace(s, here=False) for s in running.seats if s.person not in event.people)
    return _seated(running, seats, now_ns)


def _begin(running: Running, event: Begin, now_ns: int) -> Running:
    if running.begun or not running.items:
        return running
    lengths = dict(event.lengths)
    items = tuple(
        replace(item, steps=tuple(_cut(s, lengths.get(s.step_id, s.length_s)) for s in item.steps))
        for item in running.items
    )
    return _enter(replace(running, items=items, begun_s=event.wall_s, begun_ns=now_ns), 0, 0, now_ns)


def _next(running: Running, event: Next, now_ns: int) -> Running:
    if running.ended or event.target != next_target(running):
        return running
    target = event.target
    if isinstance(target, ToPerson):
        return _turned_on(running, GiveFloor(target.person), now_ns)
    if isinstance(target, ToTopic):
        return _start_topic(running, StartTopic(target.topic), now_ns)
    if isinstance(target, ToStep):
        return _enter(running, running.item, target.step, now_ns)
    if isinstance(target, ToItem):
        return _enter(running, target.item, 0, now_ns)
    return _end(running, End(), now_ns)


def _end(running: Running, event: End, now_ns: int) -> Running:
    if running.ended:
        return running
    left = _left_item(_resumed(running, now_ns), now_ns)
    return replace(
        left,
        ended=True,
        ended_ns=now_ns,
        step_clock=timing.paused(left.step_clock, now_ns),
        item_clock=timing.paused(left.item_clock, now_ns),
    )


def _start_item(running: Running, event: StartItem, now_ns: int) -> Running:
    if not 0 <= event.item < len(running.items):
        return running
    step = min(max(0, event.step), len(running.items[event.item].steps) - 1)
    ago_ns = round(max(0.0, event.ago_s) * SECOND_NS)
    same = running.begun and not running.ended and (event.item, step) == (running.item, running.step)
    if same and ago_ns:
        return _back_dated(running, ago_ns, now_ns)
    return _enter(running, event.item, step, now_ns, ago_ns)


def _turned_on(running: Running, event: TurnEvent, now_ns: int) -> Running:
    """What happens at the table alone. A floor that passes on sets clocks that stand going."""
    table = running.table
    if running.item_plan is None:
        return running
    after = turns.apply(table, event, now_ns)
    held = table.held.person if table.held else None
    renamed = isinstance(event, AllAlong) and table.floor is not None and event.person != held
    if running.paused and after.floor not in (table.floor, None) and not renamed:
        running = _resumed(running, now_ns)
        after = turns.apply(running.table, event, now_ns)
    if isinstance(event, SetTurns):
        after = _relaid(running, after, now_ns)
    return replace(running, table=after)


_LAID = frozenset({Switch.REVERSED, Switch.DRAWN})


def _relaid(running: Running, table: Table, now_ns: int) -> Table:
    """The order of the round anew if another direction or a drawn order was switched on or off."""
    if table.mode is not turns.Mode.ROUND:
        return replace(table, order=_order(running.seats))
    was_round = running.table.mode is turns.Mode.ROUND
    if was_round and table.switches & _LAID == running.table.switches & _LAID:
        return table
    rotating = replace(table, switches=table.switches | {Switch.ROTATING})
    first = next(iter(running.table.order), None)
    return replace(table, order=turns.laid(rotating, _order(running.seats), first, now_ns).order)


def _arrive(running: Running, event: Arrive, now_ns: int) -> Running:
    if any(seat.person == event.person for seat in running.seats):
        seats = tuple(replace(s, here=True) if s.person == event.person else s for s in running.seats)
    else:
        seats = (*running.seats, Seat(event.person, briefed=not running.begun))
    return _seated(running, seats, now_ns)


def _step_out(running: Running, event: StepOut, now_ns: int) -> Running:
    seats = tuple(replace(s, here=False) if s.person == event.person else s for s in running.seats)
    return _seated(running, seats, now_ns)


def _reseat(running: Running, event: Reseat, now_ns: int) -> Running:
    moved = next((s for s in running.seats if s.person == event.person), None)
    if moved is None or event.before == event.person:
        return running
    others = [s for s in running.seats if s is not moved]
    at = next((i for i, s in enumerate(others) if s.person == event.before), len(others))
    return _seated(running, (*others[:at], moved, *others[at:]), now_ns)


def _brief(running: Running, event: Brief, now_ns: int) -> Running:
    seats = tuple(replace(s, briefed=True) if s.person == event.person else s for s in running.seats)
    return replace(running, seats=seats)


def _remote(running: Running, event: Remote, now_ns: int) -> Running:
    seats = tuple(replace(s, remote=event.is_far) if s.person == event.person else s for s in running.seats)
    return replace(running, seats=seats)


def _chair(running: Running, event: Chair, now_ns: int) -> Running:
    if event.person is not None and event.person not in _order(running.seats):
        return running
    return replace(running, chair=event.person)


def _first(running: Running, event: First, now_ns: int) -> Running:
    return replace(running, first=event.person)


def _pause(running: Running, event: Pause, now_ns: int) -> Running:
    if running.item_plan is None:
        return running
    if running.paused:
        return _resumed(running, now_ns)
    standing = _clocks(running, lambda clock: timing.paused(clock, now_ns))
    return replace(standing, paused=True, still=timing.resumed(running.still, now_ns))


def _arm(running: Running, event: Arm, now_ns: int) -> Running:
    if running.item_plan is None or running.paused:
        return running
    ran_since_ns = now_ns if running.step_clock.since_ns is None else running.step_clock.since_ns
    since_ns = max(ran_since_ns, now_ns - round(max(0.0, event.ago_s) * SECOND_NS))
    standing = _clocks(running, lambda clock: timing.paused(clock, since_ns))
    return replace(standing, paused=True, still=timing.resumed(running.still, since_ns))


def _go_on(running: Running, event: GoOn, now_ns: int) -> Running:
    return _resumed(running, now_ns, round(max(0.0, event.ago_s) * SECOND_NS))


def _respread(running: Running, event: Respread, now_ns: int) -> Running:
    lengths = dict(event.lengths)
    items = tuple(
        replace(
            item,
            steps=tuple(_spread(running, at, place, step, lengths) for place, step in enumerate(item.steps)),
        )
        for at, item in enumerate(running.items)
    )
    return replace(running, items=items)


def _spread(running: Running, at: int, place: int, step: StepPlan, lengths: Mapping[int, int]) -> StepPlan:
    if step.step_id not in lengths or (at, place) <= (running.item, running.step) or running.ended:
        return step
    return _cut(step, max(0, lengths[step.step_id]))


def _add_time(running: Running, event: AddTime, now_ns: int) -> Running:
    plan = running.item_plan
    if plan is None:
        return running
    limited = running.table.floor is not None and running.table.turn.length_ns is not None
    held = running.table.held
    if held is not None and held.clock.length_ns is not None and not event.to_step:
        longer = replace(held, clock=timing.lengthened(held.clock, event.seconds * SECOND_NS))
        return replace(running, table=replace(running.table, held=longer))
    if running.topic is not None and running.box.length_ns and not limited and not event.to_step:
        return replace(running, box=timing.lengthened(running.box, event.seconds * SECOND_NS))
    if limited and not event.to_step:
        turn = timing.lengthened(running.table.turn, event.seconds * SECOND_NS)
        return replace(running, table=replace(running.table, turn=turn))
    steps = tuple(
        replace(s, length_s=max(_LEFT_S if s.planned_s else 0, s.length_s + event.seconds))
        if i == running.step
        else s
        for i, s in enumerate(plan.steps)
    )
    items = tuple(replace(plan, steps=steps) if i == running.item else p for i, p in enumerate(running.items))
    by_s = steps[running.step].length_s - plan.steps[running.step].length_s
    length_ns = max(0, (running.step_clock.length_ns or 0) + by_s * SECOND_NS)
    return replace(running, items=items, step_clock=replace(running.step_clock, length_ns=length_ns))


def _take_out(running: Running, event: TakeOut, now_ns: int) -> Running:
    """Off the clocks that held the gap, and off what ran and who spoke then; no pause since is part of it."""
    if running.item_plan is None or event.gap_ns <= 0:
        return running
    ended_ns = now_ns if event.ended_ns is None else event.ended_ns
    stood_ns = max(0, ended_ns - running.still.since_ns) if running.still.since_ns is not None else 0
    ended_ns, gap_ns = ended_ns - stood_ns, max(0, event.gap_ns - stood_ns)
    since_ns = 0 if event.stood_ns is None else timing.elapsed_ns(running.still, now_ns) - event.stood_ns
    shorter = _clocks(
        running, lambda clock: timing.less_gap(clock, gap_ns, ended_ns, now_ns, paused_ns=max(0, since_ns))
    )

    def off(clock: Timer, less: Timer) -> int:
        return timing.elapsed_ns(clock, now_ns) - timing.elapsed_ns(less, now_ns)

    visit_ns = off(running.item_clock, shorter.item_clock)
    turn_ns = off(running.table.turn, shorter.table.turn) if running.table.floor == event.speaker else 0
    taken = tuple(
        max(0, ns - (gap_ns - visit_ns)) if plan.item_id == event.item_id else ns
        for plan, ns in zip(running.items, running.taken_ns, strict=True)
    )
    less_ns = gap_ns - turn_ns
    table = _stood_less(shorter.table, event.speaker, less_ns)
    spoken = tuple(_less(s, event.speaker, less_ns) for s in running.spoken)
    spent = tuple(_less(s, event.speaker, less_ns) for s in shorter.table.spent)
    given_ns = visit_ns + sum(running.taken_ns) - sum(taken)
    step_clock = _sooner(running, shorter.step_clock, off(running.step_clock, shorter.step_clock))
    still = replace(running.still, carried_ns=running.still.carried_ns + given_ns)
    table = replace(table, spent=spent)
    return replace(shorter, step_clock=step_clock, taken_ns=taken, spoken=spoken, table=table, still=still)


def _stood_less(table: Table, speaker: int | None, ns: int) -> Table:
    """The turns that stand (of whom somebody cut short, or who spoke last) without the stretch."""

    def less(turn: turns.Turn | None) -> turns.Turn | None:
        if turn is None or turn.person != speaker:
            return turn
        return replace(turn, clock=replace(turn.clock, carried_ns=max(0, turn.clock.carried_ns - ns)))

    return replace(table, held=less(table.held), last=less(table.last))


def _less(spent: Spent, speaker: int | None, ns: int) -> Spent:
    return replace(spent, ns=max(0, spent.ns - ns)) if spent.person == speaker else spent


def _set_topics(running: Running, event: SetTopics, now_ns: int) -> Running:
    return replace(running, topics=tuple(t for t in dict.fromkeys(event.topics) if t != running.topic))


def _start_topic(running: Running, event: StartTopic, now_ns: int) -> Running:
    plan = running.step_plan
    if plan is None or event.topic == running.topic:
        return running
    running = _resumed(running, now_ns)
    running = replace(running, table=turns.ended(running.table, now_ns))
    box = Timer() if event.topic is None else timing.started(_boxes_of(plan)[0], now_ns)
    waiting = tuple(t for t in running.topics if t != event.topic)
    return replace(running, topic=event.topic, topics=waiting, box=box, boxes=int(event.topic is not None))


def _extend_box(running: Running, event: ExtendBox, now_ns: int) -> Running:
    """From now on: what was over when the room had voted is not taken off the extension."""
    seconds = extension_s(running)
    if seconds is None:
        return running
    left_ns = timing.remaining_ns(running.box, now_ns) or 0
    box = timing.lengthened(running.box, seconds * SECOND_NS + max(0, -left_ns))
    return replace(running, box=box, boxes=running.boxes + 1)


def _pen(running: Running, event: Pen, now_ns: int) -> Running:
    return replace(running, pen_up=event.up)


_HANDLERS: Mapping[type, Callable[[Running, Any, int], Running]] = {
    Sit: _sit,
    Begin: _begin,
    Next: _next,
    StartItem: _start_item,
    Arrive: _arrive,
    StepOut: _step_out,
    Reseat: _reseat,
    Brief: _brief,
    Remote: _remote,
    Chair: _chair,
    First: _first,
    Pause: _pause,
    Arm: _arm,
    GoOn: _go_on,
    Respread: _respread,
    AddTime: _add_time,
    TakeOut: _take_out,
    SetTopics: _set_topics,
    StartTopic: _start_topic,
    ExtendBox: _extend_box,
    Pen: _pen,
    End: _end,
    **dict.fromkeys(get_args(TurnEvent), _turned_on),
}


# Parts.


def _item_plan(item: Item, people: int) -> ItemPlan:
    steps = tuple(_step_plan(step, people, item.lead_id) for step in (item.steps or (item,)))
    return ItemPlan(item.id, steps, item.keeps_end and bool(item.steps))


def _step_plan(step: Item, people: int, lead_id: int | None) -> StepPlan:
    seconds = planned_s(step, people)
    return StepPlan(
        step.id,
        seconds,
        seconds,
        step.rule,
        step.turn_s,
        step.lead_id or lead_id,
        clock=step.clock,
        at_end=step.at_end,
        warn_s=step.warn_s,
        danger_s=step.danger_s,
        switches=step.turn_switches,
        speakers=_speakers(step, lead_id),
        most=step.turns if step.rule is TurnRule.GO_ROUND_ORDER else None,
        size=step.groups_of,
        boxes_s=_boxes_s(step),
    )


def _boxes_s(step: Item) -> tuple[int, ...]:
    """Of a step in which the room votes to go on: a turn is a topic there."""
    if Switch.EXTEND_BY_VOTE not in step.turn_switches:
        return ()
    usual = not step.turn_s and not step.extensions_min
    return (
        _USUAL_BOXES_S
        if usual
        else (step.turn_s or _USUAL_BOXES_S[0], *(60 * m for m in step.extensions_min))
    )


def _boxes_of(plan: StepPlan) -> tuple[int, ...]:
    """As planned, or the usual ones where the vote to go on was switched on in the meeting."""
    return plan.boxes_s or _USUAL_BOXES_S


_USUAL_BOXES_S = (300, 120, 60)
"""Source: Lean Coffee as TeamRetro and AgilePDX give it, five minutes and extensions of two and one."""


def _speakers(step: Item, lead_id: int | None) -> tuple[int, ...]:
    """Those who lead it, one after the other, where a board fixed the order."""
    if step.rule is not TurnRule.GO_ROUND_ORDER or not step.more_leads:
        return ()
    lead = step.lead_id or lead_id
    return (*(() if lead is None else (lead,)), *step.more_leads)


def _pinned(plans: Iterable[ItemPlan], agenda: Agenda, planned_start_s: float) -> tuple[ItemPlan, ...]:
    """The plans with the moments of their pins, near the planned start."""
    pins = {item.id: item.starts for item in agenda if item.starts is not None}
    return tuple(
        replace(plan, pin_s=moment_of(pins[plan.item_id], planned_start_s)) if plan.item_id in pins else plan
        for plan in plans
    )


def moment_of(time: dt.time, near_s: float) -> float:
    """The moment at which a wall clock shows a time of day, within twelve hours of another moment.

    Chosen as for the plan: what would be later than that lies before.
    """
    near = dt.datetime.fromtimestamp(near_s)
    days = (dt.datetime.combine(near.date() + dt.timedelta(days=day), time) for day in (0, -1, 1))
    return min(days, key=lambda moment: abs(moment - near)).timestamp()


Link = tuple[float, float | None, float | None]
"""Seconds of an item, the moment it waits for, and the moment until which it runs, wall clock."""


def links(running: Running, place: int) -> tuple[Link, ...]:
    """The items from a place on, as they would come."""
    return tuple(
        (item.length_s, item.pin_s, _planned_end(running, at) if _is_until(item) else None)
        for at, item in enumerate(running.items[place:], place)
    )


def _is_until(item: ItemPlan) -> bool:
    return len(item.steps) == 1 and item.steps[0].clock is ClockKind.UNTIL and bool(item.steps[0].length_s)


def _planned_end(running: Running, place: int) -> float:
    """When the agenda said that an item ends, wall clock."""
    before = ((i.planned_s, i.pin_s, None) for i in running.items[: place + 1])
    return chained(running.planned_start_s, before)[-1]


def chained(from_s: float, items: Iterable[Link]) -> tuple[float, ...]:
    """When each of these items begins, and last when they are over.

    A pinned one waits for its moment; one that runs until a moment ends then, however late it began.
    """
    return tuple(_chain(from_s, items))


def _chain(at_s: float, items: Iterable[Link]) -> Iterator[float]:
    for length_s, pin_s, until_s in items:
        at_s = at_s if pin_s is None else max(at_s, pin_s)
        yield at_s
        at_s = at_s + length_s if until_s is None else max(at_s + _LEAST_S, until_s)
    yield at_s


def _order(seats: tuple[Seat, ...]) -> tuple[int, ...]:
    return tuple(seat.person for seat in seats if seat.here)


def _seated(running: Running, seats: tuple[Seat, ...], now_ns: int) -> Running:
    order = _order(seats)
    floor, held = running.table.floor, running.table.held
    if (floor is not None and floor not in order) or (held is not None and held.person not in order):
        table = _without(running.table, order, now_ns)
        if running.paused:
            table = replace(table, turn=timing.paused(table.turn, now_ns))
        running = replace(running, table=table)
    chair = running.chair if running.chair in order else None
    table = turns.with_people(running.table, _turned(running, seats))
    return replace(running, seats=seats, table=table, chair=chair)


def _without(table: Table, order: tuple[int, ...], now_ns: int) -> Table:
    """The turn of who leaves is counted; who only waited for them to be heard, or cut in, goes on."""
    if table.held is not None and table.held.person in order and table.floor is not None:
        return turns.apply(table, EndTurn(table.floor), now_ns)
    if table.held is not None and table.floor in order:
        cutting_in = (table.floor, table.turn)
        table = turns.ended(table, now_ns)
        return replace(table, floor=cutting_in[0], turn=cutting_in[1], aside=True)
    return turns.ended(table, now_ns)


def _turned(running: Running, seats: tuple[Seat, ...]) -> tuple[int, ...]:
    """Who is here and may speak in this step, in the order of its round."""
    return turns.seated(running.table, _order(seats))


def _cut(step: StepPlan, length_s: int) -> StepPlan:
    return replace(step, length_s=length_s, cut_s=step.cut_s + step.length_s - length_s)


def _was_started(running: Running, place: int) -> bool:
    return place == running.item or running.taken_ns[place] > 0


def _replanned_item(plan: ItemPlan, before: ItemPlan) -> ItemPlan:
    """New lengths, less what a late start took; what the agenda gave at the start stays what taken time is
    held against.
    """
    old = {step.step_id: step for step in before.steps}
    steps = []
    for step in plan.steps:
        given = old.get(step.step_id, step)
        length_s = max(0, step.length_s - given.cut_s)
        steps.append(replace(step, planned_s=given.planned_s, length_s=length_s, cut_s=given.cut_s))
    return replace(plan, steps=tuple(steps))


def _laid_out(running: Running, items: tuple[ItemPlan, ...]) -> Running:
    """The same value over another list of items, in which the running one must be."""
    ids = [plan.item_id for plan in running.items]
    places = {plan.item_id: place for place, plan in enumerate(items)}
    taken = dict(zip(ids, running.taken_ns, strict=True))
    voices = dict(zip(ids, running.voices, strict=True))
    return replace(
        running,
        items=items,
        item=places[ids[running.item]] if running.begun else -1,
        came_from=places.get(ids[running.came_from], -1) if running.came_from >= 0 else -1,
        taken_ns=tuple(taken.get(plan.item_id, 0) for plan in items),
        voices=tuple(voices.get(plan.item_id, ()) for plan in items),
    )


def _items_back(current: Running, earlier: Running) -> tuple[ItemPlan, ...] | None:
    """The agenda as it is now; what had begun earlier has its earlier lengths. None: what ran is gone."""
    begun = {plan.item_id: plan for plan in earlier.items[: earlier.item + 1]}
    items = tuple(begun.get(plan.item_id, plan) for plan in current.items)
    if earlier.begun and earlier.items[earlier.item] not in items:
        return None
    return items


def _without_stillness(current: Running, earlier: Running, now_ns: int | None) -> Running:
    """The earlier value less what was no meeting time since; if it was paused it is paused as it was."""
    if earlier.paused:
        return earlier
    at_ns = now_ns if now_ns is not None else (current.still.since_ns or 0)
    stood_ns = timing.elapsed_ns(current.still, at_ns)
    by_ns = stood_ns - earlier.still.carried_ns
    back = _clocks(earlier, lambda clock: timing.moved(clock, by_ns))
    step_clock = _sooner(earlier, back.step_clock, by_ns)
    return replace(back, step_clock=step_clock, still=Timer(carried_ns=stood_ns))


def _topics_back(current: Running, earlier: Running) -> tuple[int, ...]:
    """Topics that wait now, behind those that the step now undone had begun."""
    begun = (current.topic,) if current.topic not in (None, earlier.topic) else ()
    waiting = (t for t in (*begun, *current.topics) if t is not None and t != earlier.topic)
    return tuple(dict.fromkeys(waiting))


def _requests_back(current: Running, earlier: Running, table: Table) -> tuple[turns.Request, ...]:
    """Hands that are up now, behind those that the step now undone had taken down."""
    now = current.table
    another = (current.item, current.step, current.ended) != (earlier.item, earlier.step, earlier.ended)
    used = {now.floor, *now.passed, *now.declined} - {*earlier.table.passed, *earlier.table.declined}
    old = (r for r in earlier.table.requests if another or r.person in used or r.person in now.hands)
    raised = {r.person: r for r in (*old, *now.requests)}
    return tuple(r for p, r in raised.items() if p != table.floor and p in table.order)


def _enter(running: Running, item: int, step: int, now_ns: int, ago_ns: int = 0) -> Running:
    """Another step begins; its lead has the floor when only one speaks. Leaving the item counts its time.

    ago_ns: it began so long ago; that time then was not the time of whatever ran until now.
    """
    running = _resumed(running, now_ns, ago_ns)
    going = running.begun and not running.ended
    same_item = going and item == running.item
    length_s = _given_s(running, item, step, now_ns - ago_ns)
    came_from = running.came_from if same_item else running.item if going else -1
    leave = _left_step if same_item else _left_item
    running = leave(running, now_ns, ago_ns)
    plan = running.items[item].steps[step]
    table, first = _laid_table(running, plan, now_ns)
    if table.mode is turns.Mode.ONE_SPEAKER and plan.lead_id in table.order:
        table = turns.give(table, plan.lead_id, timing.started(plan.turn_s, now_ns, ago_ns=ago_ns))
    clock = running.item_clock if same_item else timing.started(None, now_ns, ago_ns=ago_ns)
    return replace(
        running,
        item=item,
        step=step,
        step_clock=timing.started(length_s, now_ns, ago_ns=ago_ns),
        item_clock=clock,
        table=table,
        came_from=came_from,
        ended=False,
        ended_ns=0,
        first=first,
        topic=None,
        box=Timer(),
        boxes=0,
    )


def _laid_table(running: Running, plan: StepPlan, now_ns: int) -> tuple[Table, int | None]:
    """The table at the beginning of a step, and with whom a later round begins.

    Hands that went up while one person spoke wait for the questions after it.
    """
    mode, before = plan.rule.mode, running.table
    here, first = _order(running.seats), running.first
    fresh = Table(
        mode,
        turn_s=None if plan.boxes_s else plan.turn_s,
        speakers=plan.speakers,
        switches=plan.switches,
        lead=plan.lead_id,
        leader=running.leader,
        chairs=plan.size,
        most=plan.most,
        before=running.spoken,
    )
    if mode is turns.Mode.ROUND:
        fresh = turns.laid(fresh, here, first, now_ns)
        first = None if Switch.ROTATING in fresh.switches else first
    else:
        fresh = replace(fresh, order=here)
    if before.mode is turns.Mode.ONE_SPEAKER and mode in (turns.Mode.QUEUE, turns.Mode.FREE):
        for request in before.requests:
            fresh = turns.with_hand(fresh, request.person, request.kind)
    return fresh, first


_LEFT_S = 1
"""What is left at least of a length that was taken away: with nothing a clock would count up."""

_LEAST_S = 60
"""What a step that runs until a time has at least, however late it begins. Chosen."""


def _given_s(running: Running, item: int, step: int, at_ns: int) -> int:
    """Seconds that a step has if it begins now: as planned, what its block has left, or until its time."""
    plan = running.items[item]
    one = plan.steps[step]
    if one.clock is ClockKind.UNTIL and running.begun_ns and one.length_s:
        later_s = sum(s.planned_s for s in plan.steps[step + 1 :])
        ends_s = _planned_end(running, item) - later_s
        return max(_LEAST_S, round(ends_s - wall_at(running, at_ns, 0.0)))
    goes_on = running.begun and not running.ended and (running.item, running.step + 1) == (item, step)
    left_ns = timing.remaining_ns(running.step_clock, at_ns)
    if plan.keeps_end and goes_on and left_ns is not None and one.length_s:
        return max(1, one.length_s + round(left_ns / SECOND_NS))
    return one.length_s


def _back_dated(running: Running, ago_ns: int, now_ns: int) -> Running:
    """The running step started at another moment than it was pressed.

    A turn that began with it moves along. If the visit to the item began with it, the time between the two
    moments changes sides: what the item before had counted of it is this item's, or the other way round.
    """
    running = _resumed(running, now_ns)
    fresh = timing.started(None, now_ns, ago_ns=ago_ns)
    counted_ns = timing.elapsed_ns(running.item_clock, now_ns)
    began_visit = counted_ns == timing.elapsed_ns(running.step_clock, now_ns)
    step_clock, table = running.step_clock, running.table
    turn_ns = timing.elapsed_ns(table.turn, now_ns)
    if table.floor is not None and turn_ns == timing.elapsed_ns(step_clock, now_ns):
        table = replace(table, turn=replace(fresh, length_ns=table.turn.length_ns))
    by_ns = timing.elapsed_ns(step_clock, now_ns) - ago_ns
    step_clock = _sooner(running, replace(fresh, length_ns=step_clock.length_ns), by_ns)
    running = replace(running, step_clock=step_clock, table=table)
    if not began_visit:
        return running
    by_ns = ago_ns - counted_ns
    taken = tuple(max(0, t - by_ns) if i == running.came_from else t for i, t in enumerate(running.taken_ns))
    return replace(running, item_clock=fresh, taken_ns=taken)


def _left_item(running: Running, now_ns: int, ago_ns: int = 0) -> Running:
    if not running.begun or running.ended:
        return running
    running = _left_step(running, now_ns, ago_ns)
    visit = max(0, timing.elapsed_ns(running.item_clock, now_ns) - ago_ns)
    taken = tuple(t + visit if i == running.item else t for i, t in enumerate(running.taken_ns))
    return replace(
        running,
        taken_ns=taken,
        item_clock=Timer(),
        step_clock=Timer(running.step_clock.length_ns),
        topic=None,
        box=Timer(),
    )


def _left_step(running: Running, now_ns: int, ago_ns: int = 0) -> Running:
    """The turn under way is over, and what was spoken in the step goes to the meeting."""
    table = turns.ended(running.table, now_ns, ago_ns)
    last = running.last
    if table.mode is turns.Mode.ROUND and len(table.heard) >= _FEWEST_OF_A_ROUND and table.last is not None:
        last = table.last.person
    voices = tuple(
        tuple(dict.fromkeys((*v, *turns.voices(table)))) if i == running.item else v
        for i, v in enumerate(running.voices)
    )
    spoken = _summed(running.spoken, table.spent) if table.shares_floor else running.spoken
    table = replace(table, spent=(), before=spoken)
    return replace(running, voices=voices, last=last, spoken=spoken, table=table)


def _summed(one: tuple[Spent, ...], other: tuple[Spent, ...]) -> tuple[Spent, ...]:
    total = {s.person: s for s in one}
    for more in other:
        had = total.get(more.person, Spent(more.person))
        total[more.person] = Spent(more.person, had.turns + more.turns, had.ns + more.ns)
    return tuple(total.values())


_FEWEST_OF_A_ROUND = 3


def _resumed(running: Running, now_ns: int, ago_ns: int = 0) -> Running:
    """All clocks go on, since `ago_ns` before now, but not since before they stood."""
    if not running.paused:
        return running
    stood_ns = now_ns - running.still.since_ns if running.still.since_ns is not None else 0
    since_ns = now_ns - min(ago_ns, max(0, stood_ns))
    going = _clocks(running, lambda clock: timing.resumed(clock, since_ns))
    step_clock = _sooner(running, going.step_clock, _stood_ns(running, since_ns))
    return replace(going, paused=False, step_clock=step_clock, still=timing.paused(running.still, since_ns))


def _stood_ns(running: Running, now_ns: int) -> int:
    """How long the clocks have stood now."""
    since_ns = running.still.since_ns
    return max(0, now_ns - since_ns) if running.paused and since_ns is not None else 0


def _is_until_now(running: Running) -> bool:
    """Whether the running step ends at a moment, whatever happens before."""
    plan = running.step_plan
    return plan is not None and plan.clock is ClockKind.UNTIL and bool(running.step_clock.length_ns)


def _sooner(running: Running, clock: Timer, by_ns: int) -> Timer:
    """The clock of the running step with less time, so that one until a moment still ends then."""
    if not by_ns or not _is_until_now(running) or clock.length_ns is None:
        return clock
    length_ns = max(SECOND_NS, clock.length_ns - by_ns)
    missing_ns = by_ns - (clock.length_ns - length_ns)  # the moment has passed: it is over by as much
    return replace(clock, length_ns=length_ns, carried_ns=clock.carried_ns + missing_ns)


def _clocks(running: Running, become: Callable[[Timer], Timer]) -> Running:
    table = running.table
    turn = become(table.turn) if table.floor is not None else table.turn
    return replace(
        running,
        step_clock=become(running.step_clock),
        item_clock=become(running.item_clock),
        table=replace(table, turn=turn),
        box=become(running.box) if running.topic is not None else running.box,
    )
