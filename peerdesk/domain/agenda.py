"""The agenda: items and their steps, planned and taken time, and pure edits of the whole."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerdesk.domain.rules import Attribution, Papers
from peerdesk.domain.turns import Mode, Switch, Switches, TurnRule
from peerdesk.domain.typed_times import parse_clock as parse_clock
from peerdesk.domain.typed_times import parse_duration as parse_duration


class ClockKind(StrEnum):
    """What the clock of an item shows: what is left, what was taken, or what is left to its planned end."""

    DOWN = "down"
    UP = "up"
    UNTIL = "until"


class AtEnd(StrEnum):
    """What happens when the time of an item is over: it counts on, the next one is armed, or begins."""

    COUNT_ON = "count_on"
    ARM_NEXT = "arm_next"
    START_NEXT = "start_next"


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the agenda, or a step of one.

    title: the working title, for those at the table. public_title: for the room, the invitation and the
    minutes; empty: the working title. section: the heading under which it stands, which those who are
    invited read too; equal neighbours are one section. length_s: fixed seconds, None: not said (counts 0).
    per_person_s: seconds more for each person present, or for each of `turns` talks where that is said.
    turn_s: seconds a turn. starts: the time of day at which it begins whatever was before it, None: behind
    the item before. protected: never shortened to make up for lost time. skipped: stays in the list, counts
    nothing and is passed over. lead_id: the member who leads it, None: the facilitator; more_leads: others
    who lead with them. groups_of: people in each small group. extensions_min: minutes of each extension of a
    time box. clock, at_end: see there. warn_s, danger_s: seconds before its end at which its clock changes,
    None: by its length. keeps_end: minutes that a step does not use go to the next one, so that the end of
    the whole stays. attribution: None: as the meeting. card: a line to read out. private_note, links: for
    the facilitator alone. minuted_to: None by the lead (see `is_presenters`), else "group" or "presenter".
    minutes_taken, few_voices, minutes_planned: set at close. switches: of its turns, None: as the rule says.
    given_on: the day on which its presenter was given what was said and it was erased here.
    """

    id: int
    title: str = field(repr=False)
    public_title: str = field(default="", repr=False)
    kind: str = "discuss"
    length_s: int | None = None
    per_person_s: int | None = None
    turn_s: int | None = None
    rule: TurnRule = TurnRule.NONE
    lead_id: int | None = None
    attribution: Attribution | None = None
    card: str = field(default="", repr=False)
    minuted_to: str | None = None
    steps: tuple[Item, ...] = ()
    minutes_taken: int | None = None
    few_voices: bool | None = None
    section: str = field(default="", repr=False)
    turns: int | None = None
    starts: dt.time | None = None
    protected: bool = False
    skipped: bool = False
    more_leads: tuple[int, ...] = ()
    groups_of: int | None = None
    extensions_min: tuple[int, ...] = ()
    clock: ClockKind = ClockKind.DOWN
    at_end: AtEnd = AtEnd.COUNT_ON
    warn_s: int | None = None
    danger_s: int | None = None
    keeps_end: bool = False
    private_note: str = field(default="", repr=False)
    links: tuple[str, ...] = field(default=(), repr=False)
    minutes_planned: int | None = None
    switches: Switches | None = None
    given_on: dt.date | None = None

    @property
    def turn_switches(self) -> Switches:
        """What is switched on beside its turns: what somebody chose, else what rule and kind say.

        In a round on somebody's case whoever leads the item listens.
        """
        if self.switches is not None:
            return self.switches
        on_a_case = self.kind in ON_A_CASE and self.rule.mode is Mode.ROUND
        return self.rule.switches | ({Switch.LEAD_LISTENS} if on_a_case else frozenset())

    @property
    def shown_title(self) -> str:
        """The title for anybody who is not at the table."""
        return self.public_title or self.title


ON_A_CASE = frozenset({"experience", "advice", "consult"})
"""Kinds of steps in which the others speak on the case of whoever leads the item."""

Agenda = tuple[Item, ...]

DAY_S = 24 * 3600


def planned_s(item: Item, people: int) -> int:
    """Planned seconds of an item with this many people present: its own, or the sum of its steps."""
    if item.skipped:
        return 0
    if item.steps:
        return sum(planned_s(step, people) for step in item.steps)
    return (item.length_s or 0) + (item.per_person_s or 0) * (item.turns or people)


def total_s(agenda: Agenda, people: int) -> int:
    """Planned seconds of the whole agenda."""
    return sum(planned_s(item, people) for item in agenda)


def full_s(item: Item, people: int) -> int:
    """Planned seconds of an item as if it were not skipped."""
    return planned_s(replace(item, skipped=False) if item.skipped else item, people)


@dataclass(frozen=True, slots=True)
class Place:
    """When an item begins and ends, in seconds from the start of the meeting.

    gap_s: what is free before a time it is pinned to; below 0: by how much what comes before is too long.
    """

    at_s: int
    end_s: int
    gap_s: int = 0


def placed(agenda: Agenda, people: int, starts: dt.time | None = None) -> tuple[Place, ...]:
    """The place of each item: behind the one before, or at the time of day it is pinned to.

    starts: the time of day at which the meeting begins; without it no time is known and pins do not hold. A
    pinned item begins on time whatever was before it. Chosen: a time up to twelve hours before the start lies
    before it, any other one after it, perhaps behind midnight.
    """
    places, at = [], 0
    for item in agenda:
        gap = 0
        if item.starts is not None and starts is not None and not item.skipped:
            pin = (_of_day_s(item.starts) - _of_day_s(starts)) % DAY_S
            pin -= DAY_S if pin >= DAY_S / 2 else 0
            gap, at = pin - at, max(0, pin)
        end = at + planned_s(item, people)
        places.append(Place(at, end, gap))
        at = end
    return tuple(places)


def starts_s(agenda: Agenda, people: int, starts: dt.time | None = None) -> tuple[int, ...]:
    """Seconds from the start of the meeting to the start of each item; see `placed`."""
    return tuple(place.at_s for place in placed(agenda, people, starts))


def ends_s(agenda: Agenda, people: int, starts: dt.time | None = None) -> int:
    """Seconds from the start of the meeting to its planned end, with what is free before pinned items."""
    return max((place.end_s for place in placed(agenda, people, starts)), default=0)


def taking_place(agenda: Agenda) -> Agenda:
    """The agenda without what is skipped; an item all of whose steps are skipped is skipped itself."""
    return tuple(kept for item in agenda if (kept := _taking_place(item)) is not None)


def _taking_place(item: Item) -> Item | None:
    if item.skipped:
        return None
    if not any(step.skipped for step in item.steps):
        return item
    steps = tuple(step for step in item.steps if not step.skipped)
    return replace(item, steps=steps) if steps else None


def without_minutes(agenda: Agenda) -> int:
    """How many items say no length; they count as 0."""
    return sum(
        1
        for item in agenda
        if not item.skipped and not item.steps and item.length_s is None and item.per_person_s is None
    )


def _of_day_s(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def attribution_of(agenda: Agenda, item_id: int, of_meeting: Attribution) -> Attribution:
    """The rule that holds for an item or step: its own, else that of the item it is a step of."""
    for item in agenda:
        for inner in (item, *item.steps):
            if inner.id == item_id:
                return inner.attribution or item.attribution or of_meeting
    return of_meeting


def is_all_on_record(agenda: Agenda, of_meeting: Attribution) -> bool:
    """Whether a meeting was on the record throughout, so that names stand in what belongs to no item."""
    rules = {attribution_of(agenda, one.id, of_meeting) for one in walk(agenda)}
    return rules | {of_meeting} == {Attribution.ON_RECORD}


def is_presenters(item: Item, facilitator_id: int | None, of_meeting: Attribution) -> bool:
    """Whether what is said on an item belongs to its presenter: by default when somebody else leads it.

    What an officer reports on the record is the group's unless somebody said otherwise.
    """
    if item.minuted_to is not None:
        return item.minuted_to == "presenter"
    is_reported = (item.attribution or of_meeting) is Attribution.ON_RECORD
    return not is_reported and item.lead_id is not None and item.lead_id != facilitator_id


def papers_of(agenda: Agenda, item_id: int, of_meeting: Attribution, facilitator_id: int | None) -> Papers:
    """In which papers a promise may stand that is made in this item or step.

    Nothing said off the record is in any; a case is its presenter's, so the shared minutes do not tell of it.
    """
    if attribution_of(agenda, item_id, of_meeting) is Attribution.OFF_RECORD:
        return Papers.NONE
    whole = next((item for item in agenda if item_id in (one.id for one in (item, *item.steps))), None)
    case = whole is not None and is_presenters(whole, facilitator_id, of_meeting)
    return Papers.MEMBERS_SHEET if case else Papers.ALL


def whole_minutes(seconds: float) -> int:
    """Seconds as whole minutes for a screen or paper; anything above nothing is at least 1."""
    return max(1, math.floor(seconds / 60 + 0.5)) if seconds > 0 else 0


# Edits: each takes the whole agenda and returns the whole agenda.


def walk(agenda: Agenda) -> Iterator[Item]:
    """Every item and step in order."""
    for item in agenda:
        yield item
        yield from item.steps


def find(agenda: Agenda, item_id: int) -> Item | None:
    """The item or step with this id."""
    return next((item for item in walk(agenda) if item.id == item_id), None)


def changed(agenda: Agenda, item: Item) -> Agenda:
    """The agenda with the item or step of this id replaced."""
    return _map(agenda, item.id, lambda _: (item,))


def inserted(agenda: Agenda, item: Item, *, after: int | None = None) -> Agenda:
    """The agenda with a new item behind `after` (a step behind a step), under its heading; None: last."""
    if after is None:
        return (*agenda, replace(item, section=agenda[-1].section) if agenda and not item.section else item)
    return _map(agenda, after, lambda old: (old, replace(item, section=old.section)))


def with_step(agenda: Agenda, parent_id: int, step: Item) -> Agenda:
    """The agenda with one more step at the end of an item.

    The first step of an item that has a length takes over that and its turns, so that no minute is lost.
    """

    def add(parent: Item) -> tuple[Item, ...]:
        taken = step
        if not parent.steps and (parent.length_s is not None or parent.per_person_s is not None):
            taken = replace(
                step,
                length_s=parent.length_s,
                per_person_s=parent.per_person_s,
                turns=parent.turns,
                turn_s=parent.turn_s,
                rule=parent.rule,
                kind=parent.kind,
            )
        return (replace(parent, steps=(*parent.steps, taken)),)

    return _map(agenda, parent_id, add)


def _map(agenda: Agenda, item_id: int, become: Callable[[Item], Iterable[Item]]) -> Agenda:
    result: list[Item] = []
    for item in agenda:
        if item.id == item_id:
            result.extend(become(item))
        elif any(step.id == item_id for step in item.steps):
            result.append(replace(item, steps=_map(item.steps, item_id, become)))
        else:
            result.append(item)
    return tuple(result)


SHORTENABLE = ("social", "talk", "discuss", "qa", "experience", "advice", "timebox_loop", "tables")
"""Kinds of items that give minutes when time is short. Chosen; opening, commitments, closing never do."""


def shortened(lengths: Sequence[tuple[int, str]], by_s: int) -> tuple[int, ...] | None:
    """New lengths in seconds that save `by_s`, or None if that cannot be had.

    lengths: (seconds, kind) of each item still to come. Whole minutes are taken from the shortenable ones,
    in turn from whichever is longest, at most a quarter of each. Chosen: a quarter is what talkers do not
    notice being without.
    """
    result = [seconds for seconds, _ in lengths]
    floors = [math.ceil(s * 0.75) if kind in SHORTENABLE else s for s, kind in lengths]
    for _ in range(math.ceil(by_s / 60)):
        choice = max(
            (i for i in range(len(result)) if result[i] - 60 >= floors[i]),
            key=lambda i: result[i],
            default=None,
        )
        if choice is None:
            return None
        result[choice] -= 60
    return tuple(result)
