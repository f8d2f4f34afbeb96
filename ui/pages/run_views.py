"""Turns the meeting under way into what the widgets of the Run page show. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from peerdesk.domain import running as domain
from peerdesk.domain import timing, turns
from peerdesk.domain.agenda import Item, find, whole_minutes
from peerdesk.domain.running import Running, ToItem, ToPerson, ToStep, ToTopic, next_target
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import Switch
from ui.models.counters import counter
from ui.models.wording import norm_text
from ui.stage_model import Part, elapsed_text, time_of_day
from ui.table_view import KIND_SIGNS, ClockState, SeatView, TableView
from ui.widgets.agenda_list import RailItem, RailView
from ui.widgets.step_bar import StepView

if TYPE_CHECKING:
    from peerdesk.services.running import RunningView


Topics = Mapping[int, str]
"""The words of topics, by number; empty where the room can see them."""


def tr(text: str) -> str:
    """A text of this page in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class


def for_room(words: RunningView, title_of: Callable[[Item], str]) -> RunningView:
    """The words for when the room can see the screen. title_of: gives an item's title for the room."""

    def public(item: Item) -> Item:
        steps = tuple(map(public, item.steps))
        return replace(item, title=title_of(item), steps=steps, section="", private_note="", links=())

    return replace(words, agenda=tuple(map(public, words.agenda)))


def private_text(running: Running, words: RunningView) -> str:
    """What the facilitator wrote for this item and its step, in one line; "" while somebody else leads."""
    plan, step = running.item_plan, running.step_plan
    if plan is None or step is None or running.chair is not None:
        return ""
    ids = dict.fromkeys((plan.item_id, step.step_id))
    found = (find(words.agenda, key) for key in ids)
    note = " · ".join(line for item in found if item and (line := " ".join(item.private_note.split())))
    if not note:
        return ""
    shown = note if len(note) <= _PRIVATE_SHOWN else note[: _PRIVATE_SHOWN - 1].rstrip() + "…"
    return tr("For you alone: {note}").format(note=shown)


FOLLOWING = 2
"""How many of those who follow are named in the middle of the table."""

_PRIVATE_SHOWN = 200
"""Characters of a private note beside the table. Chosen: two lines of it."""


def table_view(
    running: Running,
    words: RunningView,
    now_ns: int,
    *,
    at_table: bool,
    topics: Topics = MappingProxyType({}),
) -> TableView:
    """The table: seats, the floor, its clock, who follows."""
    following = turns.upcoming(running.table)
    names = {m.id: m.first_name for m in words.people}
    first = following[:1] if running.item_plan else ()
    served = tuple(request.person for request in turns.waiting(running.table))
    hands = tuple(dict.fromkeys((*served, *running.table.hands)))
    groups = _groups(running)
    seats = tuple(
        replace(_seat(running, words, seat, names, first, hands), group=groups.get(seat.person, ""))
        for seat in running.seats
    )
    centre = centre_view(running, words, now_ns, FOLLOWING, topics)
    return replace(centre, seats=seats, at_table=at_table)


def centre_view(
    running: Running,
    words: RunningView,
    now_ns: int,
    count: int,
    topics: Topics = MappingProxyType({}),
) -> TableView:
    """What stands in the middle of the table: the floor, its clock, and so many of those who follow."""
    clock, fraction, state = clock_view(running, now_ns)
    speaker = next((m.first_name for m in words.people if m.id == running.table.floor), "")
    return TableView(
        speaker_name=speaker,
        clock_text=clock,
        fraction=fraction,
        state=state,
        then_text=then_text(running, words, count, now_ns),
        centre_text=topics.get(running.topic or 0, "") or _centre(running, words),
    )


def then_text(running: Running, words: RunningView, count: int, now_ns: int | None = None) -> str:
    """Who follows, at most so many; an at sign marks who takes part by a call and is to be unmuted.

    now_ns: says it more plainly when the turn under way has used up its grace.
    """
    names = {m.id: m.first_name for m in words.people}
    far = {seat.person for seat in running.seats if seat.remote}
    following = turns.upcoming(running.table)[:count]
    then = ", ".join(names.get(p, "") + (" @" if p in far else "") for p in following)
    if not then or not running.item_plan:
        return ""
    table = running.table
    if table.aside and table.held is not None:
        return tr("cuts in, then {names}").format(names=then)
    if now_ns is not None and turns.is_past_grace(table, now_ns):
        return tr("time for {names}").format(names=then)
    return tr("then {names}").format(names=then)


def chair_of(running: Running, words: RunningView) -> int | None:
    """Who is shown as the facilitator: who was handed the chair, else the member who leads the group."""
    chair = running.chair or words.group.facilitator_id
    return chair if chair in domain.people_here(running) else None


def step_line(running: Running, words: RunningView, now_ns: int) -> str:
    """The running item and its step in one line, with the step's clock if the big one is a turn's."""
    plan, step = running.item_plan, running.step_plan
    if plan is None or step is None:
        return ""
    titles = (i.title for i in (find(words.agenda, plan.item_id), find(words.agenda, step.step_id)) if i)
    turn = domain.big_clock(running) is not running.step_clock
    clock = (step_clock_text(running, now_ns),) if turn else ()
    return " · ".join((*dict.fromkeys(titles), *clock))


def clock_view(running: Running, now_ns: int) -> tuple[str, float | None, ClockState]:
    """The big clock; see `big_clock` of the meeting."""
    clock = domain.big_clock(running)
    if running.item_plan is None:
        return "", None, "running"
    if not clock.length_ns:
        text = elapsed_text(timing.elapsed_ns(clock, now_ns))
        return text, None, "paused" if running.paused else "running"
    shown = counter(clock, now_ns, running)
    state: ClockState = "paused" if running.paused else _STATES[shown.part(now_ns)]
    used = timing.elapsed_ns(clock, now_ns) / clock.length_ns
    return shown.text(now_ns), min(1.0, max(0.0, used)), state


_STATES: dict[Part, ClockState] = {
    Part.CALM: "running",
    Part.LAST: "warning",
    Part.DANGER: "danger",
    Part.OVER: "over",
}


def step_views(running: Running, words: RunningView, now_ns: int) -> tuple[StepView, ...]:
    """The steps of the running item; the item itself when it has none."""
    plan = running.item_plan
    item = find(words.agenda, plan.item_id) if plan else None
    if plan is None or item is None:
        return ()
    titles = {inner.id: inner.title for inner in (item, *item.steps)}
    views = []
    for place, step in enumerate(plan.steps):
        title = titles.get(step.step_id, "")
        if place < running.step:
            views.append(StepView(title, "✓", "done"))
        elif place == running.step:
            views.append(StepView(title, step_clock_text(running, now_ns), "now"))
        else:
            views.append(StepView(title, str(whole_minutes(step.length_s) or ""), "later"))
    return tuple(views)


def step_clock_text(running: Running, now_ns: int) -> str:
    """The clock of the step."""
    if not running.step_clock.length_ns:
        return elapsed_text(timing.elapsed_ns(running.step_clock, now_ns))
    return counter(running.step_clock, now_ns, running).text(now_ns)


def card_text(running: Running, words: RunningView) -> str:
    """The line to read out in the running step."""
    plan = running.step_plan
    item = find(words.agenda, plan.step_id) if plan else None
    return (item.card if item else "") or (norm_text(running.table.switches) if plan else "")


def not_heard_names(running: Running, words: RunningView) -> tuple[str, ...]:
    """Who had no turn yet where the floor is shared; nobody before the first had one."""
    table = running.table
    if running.item_plan is None or not table.shares_floor or not (table.heard or table.floor):
        return ()
    names = {m.id: m.first_name for m in words.people}
    return tuple(names.get(person, "") for person in turns.not_heard(table))


def next_of(table: turns.Table) -> tuple[int, ...]:
    """Who has the floor after the next press; nobody if that is another step."""
    return turns.upcoming(table)[:1]


def rail_view(running: Running, words: RunningView, now_ns: int, wall_s: float, parked: int) -> RailView:
    """The agenda: what is done, what runs, what follows and when."""
    done, later, now = [], [], None
    starts = _starts_s(running, now_ns, wall_s)
    planned_s = running.planned_start_s
    for place, plan in enumerate(running.items):
        item = find(words.agenda, plan.item_id)
        title = item.title if item else ""
        minutes = str(whole_minutes(plan.length_s) or "")
        planned_s += plan.planned_s
        if place < running.item or running.ended:
            if running.taken_ns[place]:
                done.append((title, str(whole_minutes(running.taken_ns[place] / SECOND_NS))))
        elif place == running.item:
            left = domain.item_remaining_s(running, now_ns)
            ends = tr("ends {time}, planned {planned}").format(
                time=time_of_day(wall_s + left), planned=time_of_day(planned_s)
            )
            length = max(1, plan.length_s)
            used = domain.taken_ns(running, place, now_ns) / SECOND_NS
            now = RailItem(plan.item_id, title, minutes, ends, min(1.0, used / length))
        else:
            later.append(RailItem(plan.item_id, title, minutes, _later_detail(item, starts[place])))
    return RailView(tuple(done), now, tuple(later), parked)


def _starts_s(running: Running, now_ns: int, wall_s: float) -> dict[int, float]:
    """When each item still to come begins, by its place, wall clock."""
    if running.ended:
        return {}
    from_s = wall_s
    if not running.begun:
        from_s = max(wall_s, running.planned_start_s)
        chain = domain.chained(from_s, domain.links(running, 0))
        return dict(enumerate(chain[:-1]))
    left_s = domain.item_remaining_s(running, now_ns)
    ahead = domain.starts_in_s(running, now_ns, wall_s, left_s)
    return {place: wall_s + at for place, at in enumerate(ahead[:-1], running.item + 1)}


def end_text(running: Running, now_ns: int, wall_s: float, late_s: float) -> tuple[str, bool]:
    """When the meeting will end and whether that is late, by so many seconds."""
    if running.ended:
        return "", False
    ends = time_of_day(wall_s + domain.remaining_s(running, now_ns, wall_s))
    minutes = int(abs(late_s) // 60)  # whole minutes that have passed, as the Stage counts them
    if minutes and late_s > 0:
        return tr("ends {time} · {minutes} late").format(time=ends, minutes=minutes), True
    if minutes:
        return tr("ends {time} · {minutes} early").format(time=ends, minutes=minutes), False
    return tr("ends {time}").format(time=ends), False


def next_text(running: Running, words: RunningView, topics: Topics = MappingProxyType({})) -> str:
    """What the big button does, in its own words. topics: their words, by number."""
    target = next_target(running)
    if isinstance(target, ToTopic):
        return tr("Next: {name}").format(name=_short(topics.get(target.topic, tr("a topic"))))
    if isinstance(target, ToPerson):
        names = {m.id: m.first_name for m in words.people}
        return tr("Next: {name}").format(name=names.get(target.person, ""))
    if isinstance(target, ToStep | ToItem):
        plan = running.item_plan
        title = ""
        if isinstance(target, ToItem):
            item = find(words.agenda, running.items[target.item].item_id)
            title = item.title if item else ""
        elif plan is not None:
            item = find(words.agenda, plan.steps[target.step].step_id)
            title = item.title if item else ""
        return tr("Next: {name}").format(name=_short(title))
    return tr("End the meeting") if not running.ended else tr("Close the meeting")


def begun(running: Running, now_ns: int) -> frozenset[int]:
    """The items that were, by id."""
    places = range(len(running.items))
    return frozenset(running.items[p].item_id for p in places if domain.taken_ns(running, p, now_ns))


def taken_rows(running: Running, words: RunningView, now_ns: int) -> tuple[tuple[str, int, int], ...]:
    """Planned and taken whole minutes by item, for items that were started."""
    rows = []
    for place, plan in enumerate(running.items):
        taken = domain.taken_ns(running, place, now_ns)
        item = find(words.agenda, plan.item_id)
        if taken and item:
            rows.append((item.title, whole_minutes(plan.planned_s), whole_minutes(taken / SECOND_NS)))
    return tuple(rows)


def _seat(
    running: Running,
    words: RunningView,
    seat: domain.Seat,
    names: dict[int, str],
    following: tuple[int, ...],
    waiting: tuple[int, ...],
) -> SeatView:
    table, person = running.table, seat.person
    state = set()
    plan = running.step_plan
    for name, holds in (
        ("floor", person == table.floor),
        ("held", table.held is not None and person == table.held.person),
        ("inner", person in table.inner),
        ("heard", person in table.heard and person != table.floor),
        ("passed", person in table.passed or person in table.declined),
        ("away", not seat.here),
        ("hand", person in table.hands),
        ("lead", plan is not None and table.lead == person),
        ("chair", person == chair_of(running, words)),
        ("remote", seat.remote),
        ("unbriefed", not seat.briefed),
        ("next", person in following),
    ):
        if holds:
            state.add(name)
    order = waiting.index(person) + 1 if person in waiting else None
    note = ""
    if not seat.briefed:
        note = tr("has not heard the Rule")
    elif not seat.here:
        note = tr("away")
    elif person in table.passed:
        note = tr("passed")
    elif "lead" in state:
        note = tr("leads")
    elif "chair" in state:
        note = tr("chair")
    kind = table.kind_of(person)
    return SeatView(
        person,
        words.initials.get(person, ""),
        names.get(person, ""),
        frozenset(state),
        order,
        note,
        kind.value if kind is not None and kind.value in KIND_SIGNS else "",
    )


def _groups(running: Running) -> dict[int, str]:
    """In which small group each person sits, as it is called; nobody in any where all talk together."""
    table = running.table
    if Switch.SMALL_GROUPS not in table.switches or running.item_plan is None:
        return {}
    groups = turns.small_groups(table.order, table.chairs or _USUAL_GROUP)
    return {person: tr("group {n}").format(n=n) for n, group in enumerate(groups, 1) for person in group}


_USUAL_GROUP = 4
"""People in a small group where nobody said how many. Source: 1-2-4-All and world café."""


def _centre(running: Running, words: RunningView) -> str:
    if running.ended:
        return tr("The talk is over.")
    plan = running.step_plan
    if plan is None:
        return ""
    if running.table.mode is turns.Mode.QUEUE and running.table.floor is None:
        return tr("Hands: type initials, Enter")
    item = find(words.agenda, plan.step_id)
    return item.title if item else ""


_MODES = {turns.Mode.ROUND: "round", turns.Mode.QUEUE: "queue"}


def _later_detail(item: Item | None, start_s: float) -> str:
    time = time_of_day(start_s)
    rule = _MODES.get(item.rule.mode, "") if item else ""
    return f"{time} · {tr(rule)}" if rule else time


def _short(title: str) -> str:
    return title if len(title) <= 28 else title[:27].rstrip() + "…"
