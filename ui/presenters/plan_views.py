"""Turns a meeting that is prepared into what its page shows. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from peerdesk.domain.agenda import (
    Agenda,
    Item,
    Place,
    placed,
    planned_s,
    taking_place,
    total_s,
    walk,
    whole_minutes,
)
from peerdesk.domain.agenda_edits import Edit, Taken
from peerdesk.domain.meeting import Meeting, Phase, Presence
from peerdesk.domain.members import Member, Stage, initials_of
from peerdesk.domain.rules import Attribution
from ui.models.agenda_model import BREAKS, Column
from ui.models.coming_model import ComingPerson
from ui.models.wording import clock_text, span_text, standing_text, time_text

if TYPE_CHECKING:
    from peerdesk.services.planning import PlanView
    from ui.machine import Machine

SECTORS_SHOWN = 8
"""Most bars in the mix of the room; the rest is one bar. Chosen: what fits beside an item at 1280 × 720."""


DAYS_COUNTED = 9
"""How far away a day is told in days; beyond, its date says more. Chosen."""


@dataclass(frozen=True, slots=True)
class ShapePart:
    """An item in the shape of the evening, or what is free before a pinned one (item_id 0)."""

    item_id: int
    title: str = field(repr=False)
    seconds: int
    is_break: bool


@dataclass(frozen=True, slots=True)
class MixRow:
    """A sector and how many of those who come are from it. alone: naming it points to a person."""

    sector: str = field(repr=False)
    people: int
    alone: bool


SCREENS, BATTERY, SOUND, GUESTS = "screens", "battery", "sound", "guests"
"""Keys of the lines about the room's screen, the laptop, and guests who were not told the Rule."""


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One line of the list before a meeting. item_id, column: where it is mended; 0: not in the agenda."""

    key: str
    text: str = field(repr=False)
    ok: bool
    item_id: int = 0
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class PrepareView:
    """All texts and figures of a meeting.

    spare_s: below 0 when the agenda is too long, None without a slot. too_long: that in words, else empty.
    undo, redo: what the menu calls the step that would be taken back or again.
    """

    title: str = field(default="", repr=False)
    subtitle: str = ""
    heading: str = ""
    parts: tuple[ShapePart, ...] = ()
    spare_s: int | None = None
    start_text: str = ""
    middle_text: str = ""
    end_text: str = ""
    people: tuple[ComingPerson, ...] = field(default=(), repr=False)
    coming_heading: str = ""
    mix: tuple[MixRow, ...] = ()
    mix_warning: str = field(default="", repr=False)
    ready: tuple[ReadyLine, ...] = ()
    too_long: str = ""
    undo: str = ""
    redo: str = ""


def tr(text: str) -> str:
    """A text of this page in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class


def counted(count: int, one: str, many: str) -> str:
    """A count in words. one, many: sentences already in the user's language, with `{n}`."""
    return (one if count == 1 else many).format(n=count)


def prepare_view(plan: PlanView, agenda: Agenda, people: Sequence[ComingPerson]) -> PrepareView:
    """Everything but the rows of the table. agenda: as it stands while somebody types."""
    total, meeting = total_s(agenda, plan.people), plan.meeting
    places = placed(agenda, plan.people, meeting.starts)
    end = max((place.end_s for place in places), default=0)
    slot = meeting.slot_minutes * 60 if meeting.slot_minutes else None
    spare = slot - end if slot is not None else None
    title, subtitle = headline(meeting, plan.group.name, end)
    mix = mix_rows(plan)
    return PrepareView(
        title,
        subtitle,
        _heading(total, slot),
        tuple(_shape(agenda, places)),
        spare,
        time_text(meeting.starts, 0) if meeting.starts else "",
        _spare_text(spare),
        time_text(meeting.starts, max(slot or 0, end)),
        tuple(people),
        _coming_heading(people),
        mix,
        _mix_warning(mix),
        tuple(_ready(plan, agenda, places, people, spare)),
        _too_long(spare or 0),
        tr("Undo {step}").format(step=step_text(plan.undo)) if plan.undo else tr("Undo"),
        tr("Redo {step}").format(step=step_text(plan.redo)) if plan.redo else tr("Redo"),
    )


def step_text(taken: Taken) -> str:
    """A step of the history in words that follow "Undo": "move of 3 items"."""
    one, many = {
        Edit.ADD: (tr("new item"), tr("{n} new items")),
        Edit.CHANGE: (tr("change"), tr("change of {n} items")),
        Edit.MOVE: (tr("move"), tr("move of {n} items")),
        Edit.DELETE: (tr("delete"), tr("delete of {n} items")),
        Edit.CUT: (tr("cut"), tr("cut of {n} items")),
        Edit.PASTE: (tr("paste"), tr("paste of {n} items")),
        Edit.DUPLICATE: (tr("copy"), tr("copies of {n} items")),
        Edit.SKIP: (tr("skip"), tr("skip of {n} items")),
        Edit.PROTECT: (tr("protection"), tr("protection of {n} items")),
        Edit.SHORTEN: (tr("shortening"), tr("shortening of {n} items")),
        Edit.SECTION: (tr("change of a section"), tr("change of {n} sections")),
        Edit.FORMAT: (tr("use of a format"), tr("use of {n} formats")),
        Edit.IMPORT: (tr("import"), tr("import of {n} items")),
    }[taken.edit]
    return counted(taken.count, one, many)


def _shape(agenda: Agenda, places: Sequence[Place]) -> Iterator[ShapePart]:
    for item, place in zip(agenda, places, strict=True):
        if place.gap_s > 0:
            yield ShapePart(0, tr("free"), place.gap_s, True)
        if seconds := place.end_s - place.at_s:
            yield ShapePart(item.id, item.title, seconds, item.kind in BREAKS)


def _too_long(spare: int) -> str:
    minutes = whole_minutes(-spare)
    if not minutes:
        return ""
    return counted(
        minutes,
        tr("1 minute too long: shorten, drop or park"),
        tr("{n} minutes too long: shorten, drop or park"),
    )


def headline(meeting: Meeting, group_name: str, total: int) -> tuple[str, str]:
    """Title and subtitle: "Harbour circle · March", "Thursday 19 March, 18:00–20:30"."""
    names = [name for name in (group_name, meeting.title) if name]
    day = QLocale().toString(_qdate(meeting.day), tr("dddd d MMMM"))
    if meeting.starts is None:
        return " · ".join(names) or tr("On the spot"), day
    length = meeting.slot_minutes * 60 if meeting.slot_minutes else total
    begin, end = time_text(meeting.starts, 0), time_text(meeting.starts, length)
    return " · ".join(names), tr("{day}, {begin}–{end}").format(day=day, begin=begin, end=end)


def meeting_detail(meeting: Meeting, today: dt.date) -> str:
    """The line under a meeting: its day, and how far away or how far along it is."""
    over = meeting.phase.is_over
    phase = standing_text(meeting, today) if over else _phase_text(meeting, (meeting.day - today).days)
    pattern = tr("d MMM") if phase else tr("ddd d MMM yyyy")
    day = QLocale().toString(_qdate(meeting.day), pattern)
    return f"{day} · {phase}" if phase else day


def coming_people(plan: PlanView, initials: dict[int, str]) -> tuple[ComingPerson, ...]:
    """Who was asked, by name, and members who were not asked yet."""
    rows = {row.member_id: row.presence for row in plan.attendance}
    here = (Presence.EXPECTED, Presence.HERE, Presence.LEFT_EARLY)
    return tuple(
        ComingPerson(m.id, initials[m.id], m.name, rows[m.id] in here if m.id in rows else None)
        for m in plan.members
        if m.id in initials
    )


def mix_rows(plan: PlanView) -> tuple[MixRow, ...]:
    """Sectors of those who come, the largest first, those of one person last; none if none is known."""
    coming = {row.member_id for row in plan.attendance if row.presence in (Presence.EXPECTED, Presence.HERE)}
    counts = Counter(m.sector for m in plan.members if m.id in coming and m.sector)
    known = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    rows = [MixRow(sector, people, people == 1) for sector, people in known]
    if len(rows) > SECTORS_SHOWN:
        rest = rows[SECTORS_SHOWN - 1 :]
        alone = any(row.alone for row in rest)
        rows = [*rows[: SECTORS_SHOWN - 1], MixRow(tr("others"), sum(r.people for r in rest), alone)]
    return tuple(rows)


def led_without_public_title(agenda: Agenda, facilitator_id: int | None) -> Iterator[Item]:
    """Items that somebody else leads and that the room would read under their working title."""
    led = (i for i in taking_place(agenda) if i.lead_id not in (None, facilitator_id))
    return (item for item in led if not item.public_title)


def _heading(total: int, slot: int | None) -> str:
    if slot is None:
        return tr("Agenda · {total}").format(total=span_text(total))
    return tr("Agenda · {total} of {slot}").format(total=span_text(total), slot=span_text(slot))


def _spare_text(spare: int | None) -> str:
    if spare is None:
        return ""
    if spare < 0:
        return tr("{span} too long").format(span=span_text(-spare))
    return tr("{span} spare").format(span=span_text(spare)) if spare else tr("fits to the minute")


def _coming_heading(people: Sequence[ComingPerson]) -> str:
    yes, no, unasked = (sum(p.yes is answer for p in people) for answer in (True, False, None))
    parts = [tr("{n} yes").format(n=yes)]
    parts += [tr("{n} no").format(n=no)] if no else []
    parts += [tr("{n} not asked").format(n=unasked)] if unasked else []
    return tr("Coming · {counts}").format(counts=", ".join(parts))


def _mix_warning(rows: Iterable[MixRow]) -> str:
    alone = [row.sector for row in rows if row.alone]
    if not alone:
        return ""
    if len(alone) == 1:
        return tr("One person in {sector}: a note that names the sector points to them.").format(
            sector=alone[0]
        )
    return tr("One person each in {sectors}: a note that names one of these points to a person.").format(
        sectors=", ".join(alone)
    )


def _ready(
    plan: PlanView,
    agenda: Agenda,
    places: Sequence[Place],
    people: Sequence[ComingPerson],
    spare: int | None,
) -> Iterator[ReadyLine]:
    if not agenda:
        yield ReadyLine("agenda", tr("nothing on the agenda: use a format"), False)
    if agenda and spare is not None:
        yield _fits(agenda, plan.people, spare)
    yield from _before_pins(agenda, places)
    yield from _without_minutes(taking_place(agenda))
    yield from _public_titles(agenda, plan.group.facilitator_id)
    yes = sum(person.yes is True for person in people)
    if yes:
        yield ReadyLine("people", counted(yes, tr("1 person comes"), tr("{n} people come")), True)
    elif not any(person.yes is None for person in people):
        yield ReadyLine("people", tr("nobody comes yet: add members"), False)
    yield from _initials(plan)
    yield from _guests(plan)
    unasked = sum(person.yes is None for person in people)
    if unasked:
        words = counted(unasked, tr("1 member not asked: ask"), tr("{n} members not asked: ask all"))
        yield ReadyLine("unasked", words, False)


def guests_untold(plan: PlanView) -> tuple[Member, ...]:
    """Guests who come and have not been told the Rule before."""
    untold = {r.member_id for r in plan.attendance if r.presence is Presence.EXPECTED and not r.briefed}
    return tuple(m for m in plan.members if m.stage is Stage.GUEST and m.id in untold)


def _guests(plan: PlanView) -> Iterator[ReadyLine]:
    coming = {row.member_id for row in plan.attendance if row.presence is Presence.EXPECTED}
    if plan.meeting.attribution is Attribution.ON_RECORD:
        return
    untold = len(guests_untold(plan))
    if untold:
        one, many = (
            tr("1 guest not told the Rule: mark as told"),
            tr("{n} guests not told the Rule: mark as told"),
        )
        yield ReadyLine(GUESTS, counted(untold, one, many), False)
    elif any(m.stage is Stage.GUEST and m.id in coming for m in plan.members):
        yield ReadyLine(GUESTS, tr("guests know the Rule"), True)


def _initials(plan: PlanView) -> Iterator[ReadyLine]:
    """Whether each name's own first letters are enough at the table, else how twins are told apart."""
    coming = {row.member_id for row in plan.attendance if row.presence is Presence.EXPECTED}
    people = [m for m in plan.members if m.id in coming]
    if len(people) < _FEWEST_TO_TELL_APART:
        return
    given = initials_of(plan.members)
    alone = [initials_of((m,))[m.id] for m in people]
    twins = sorted(given[m.id] for m, own in zip(people, alone, strict=True) if alone.count(own) > 1)
    if not twins:
        yield ReadyLine("initials", tr("initials differ"), True)
    else:
        shown = ", ".join(twins[:_TWINS_SHOWN]) + (" …" if len(twins) > _TWINS_SHOWN else "")
        yield ReadyLine("initials", tr("told apart as {initials}").format(initials=shown), True)


_FEWEST_TO_TELL_APART = 2
_TWINS_SHOWN = 4


def machine_lines(machine: Machine, *, sound: bool) -> Iterator[ReadyLine]:
    """What the laptop itself needs before a meeting. sound: it was asked for."""
    battery = machine.battery
    if battery is not None and battery.plugged:
        yield ReadyLine(BATTERY, tr("on mains"), True)
    elif battery is not None:
        yield ReadyLine(BATTERY, tr("battery {n} %: plug it in").format(n=battery.percent), False)
    if sound and machine.sound:
        yield ReadyLine(SOUND, tr("soft sound when a time is over"), True)
    elif sound:
        yield ReadyLine(SOUND, tr("sound is on, and nothing here plays it"), False)
    if not machine.on_top:
        yield ReadyLine("on_top", tr("strip and pocket are plain windows here"), True)


def _fits(agenda: Agenda, people: int, spare: int) -> ReadyLine:
    if spare >= 0:
        return ReadyLine("fits", tr("fits the evening"), True)
    able = taking_place(agenda)
    longest = max(walk(able), key=lambda item: 0 if item.steps or item.protected else planned_s(item, people))
    words = tr("{span} too long: shorten the longest").format(span=span_text(-spare))
    return ReadyLine("fits", words, False, longest.id, Column.MINUTES)


def _before_pins(agenda: Agenda, places: Sequence[Place]) -> Iterator[ReadyLine]:
    """What begins at a fixed time although what is before it lasts longer."""
    for item, place in zip(agenda, places, strict=True):
        if item.starts is not None and place.gap_s < 0:
            words = tr("{span} too long before {time}").format(
                span=span_text(-place.gap_s), time=clock_text(item.starts)
            )
            yield ReadyLine(f"pin {item.id}", words, False, item.id, Column.START)


def _without_minutes(agenda: Agenda) -> Iterator[ReadyLine]:
    empty = [i for i in walk(agenda) if not i.steps and i.length_s is None and not i.per_person_s]
    if empty:
        words = counted(
            len(empty), tr("1 item without minutes: say them"), tr("{n} items without minutes: say them")
        )
        yield ReadyLine("minutes", words, False, empty[0].id, Column.MINUTES)


def _public_titles(agenda: Agenda, facilitator_id: int | None) -> Iterator[ReadyLine]:
    if all(i.lead_id in (None, facilitator_id) for i in agenda):
        return
    missing = list(led_without_public_title(agenda, facilitator_id))
    if not missing:
        yield ReadyLine("public", tr("public titles set"), True)
        return
    words = counted(
        len(missing), tr("1 led item without a public title"), tr("{n} led items without a public title")
    )
    yield ReadyLine("public", words, False, missing[0].id)


def _phase_text(meeting: Meeting, days: int) -> str:
    words = {
        Phase.GATHERING: tr("the door is open"),
        Phase.RUNNING: tr("under way"),
    }.get(meeting.phase)
    if words:
        return words
    near = {0: tr("today"), 1: tr("tomorrow"), -1: tr("yesterday")}.get(days)
    if near:
        return near
    if abs(days) > DAYS_COUNTED:
        return ""
    return tr("in {n} days").format(n=days) if days > 0 else tr("{n} days ago").format(n=-days)


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)


def shown_members(plan: PlanView) -> tuple[Member, ...]:
    """Members and guests, and whoever else was asked."""
    asked = {row.member_id for row in plan.attendance}
    return tuple(m for m in plan.members if m.id in asked or m.is_asked)
