"""Meetings before they begin: make, plan, change, undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.domain import agenda as edits
from peerdesk.domain import agenda_edits
from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.agenda_edits import Edit, Taken
from peerdesk.domain.bin import Binned, ItemRows, items_gone
from peerdesk.domain.changes import Change, Kind, changed
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.formats import Format, FormatStep
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import FAR, Group, Member
from peerdesk.domain.next_meeting import Again, again, next_day
from peerdesk.domain.rules import Attribution, Distribution
from peerdesk.domain.turns import Switch, TurnRule
from peerdesk.ports import UnitOfWork
from peerdesk.services.bin import rest_meeting
from peerdesk.services.context import Context, new_id
from peerdesk.services.deciding import tighten
from peerdesk.services.groups import checked_name
from peerdesk.services.history import History, Step

MAX_MEETING_S = 24 * 3600
"""Longest agenda. Chosen: a clock of hours and minutes names each end once only within a day."""

TURN_ON_THE_SPOT_S = 120
"""Seconds a turn when a meeting starts on the spot. Chosen: the middle of 20 seconds to 5 minutes."""

MAX_ON_THE_SPOT = 60
"""Most people a table shows by initials."""


MAX_PRIVATE = 4_000
"""Longest private note and all links of an item, in characters. Chosen: two pages."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A meeting as Prepare shows it.

    people: how many the per-person times count. undo, redo: the step that would be taken back or again.
    """

    meeting: Meeting
    group: Group
    agenda: Agenda = field(repr=False)
    members: tuple[Member, ...] = field(repr=False)
    attendance: tuple[Attendance, ...]
    people: int
    can_undo: bool
    can_redo: bool
    undo: Taken | None = None
    redo: Taken | None = None


@dataclass(frozen=True, slots=True)
class NextProposed:
    """The meeting after one. after: the one before it. carried: how many items were left over from it."""

    after: Meeting
    day: dt.date
    carried: int


class PlanningService:
    """Meetings and agendas. Each edit of an agenda can be taken back until the program ends."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._histories: dict[int, History] = {}

    def meetings(self, group_id: int) -> tuple[Meeting, ...]:
        """Meetings of a group, the latest day first."""
        with self._context.units() as unit:
            return unit.meetings.of_group(group_id)

    def last_closed(self, meeting_id: int) -> Meeting | None:
        """The newest closed meeting of the same group; None while people sit in one, or before the first."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if unit.meetings.live() is not None:
                return None
            closed = (one for one in unit.meetings.of_group(meeting.group_id) if one.phase.is_over)
            return max(closed, key=lambda one: one.day, default=None)

    def live(self) -> Meeting | None:
        """The meeting that people sit in now."""
        with self._context.units() as unit:
            return unit.meetings.live()

    def plan(self, meeting_id: int) -> PlanView:
        """Everything Prepare shows of one meeting. Raises UserError `meeting_gone`."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            members = unit.groups.members(meeting.group_id)
            attendance = unit.meetings.attendance(meeting_id)
            history = self._histories.get(meeting_id, History())
            return PlanView(
                meeting,
                unit.groups.get(meeting.group_id),
                unit.meetings.agenda(meeting_id),
                members,
                attendance,
                people_counted(attendance),
                history.can_undo,
                history.can_redo,
                _taken(history.next_undo),
                _taken(history.next_redo),
            )

    def create(
        self,
        group_id: int,
        title: str,
        day: dt.date,
        starts: dt.time | None = None,
        format_: Format | None = None,
        slot_minutes: int | None = None,
    ) -> Meeting:
        """A meeting of a group, from a format or empty; all its members are asked."""
        with self._context.units() as unit:
            group = unit.groups.get(group_id)
            meeting = Meeting(
                new_id(),
                group_id,
                checked_name(title),
                day,
                starts,
                slot_minutes,
                attribution=group.attribution,
                distribution=group.distribution,
                language=group.language,
            )
            _save_new(unit, meeting, items_of(format_) if format_ is not None else ())
            unit.commit()
        self._publish(meeting, Kind.MEETINGS, Kind.AGENDA)
        return meeting

    def next_proposed(self, meeting_id: int) -> NextProposed:
        """What the meeting after this one would be. Raises UserError `meeting_gone`."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            days = [m.day for m in unit.meetings.of_group(meeting.group_id) if m.day <= meeting.day]
            return NextProposed(meeting, next_day(days, self._context.today()), _again(unit, meeting).carried)

    def make_next(
        self,
        meeting_id: int,
        title: str,
        day: dt.date,
        starts: dt.time | None,
        slot_minutes: int | None,
        begun: Collection[int] | None = None,
    ) -> Meeting:
        """The meeting after this one: its rules and agenda again, what was carried behind the opening.

        All members are asked; promises stay with the meeting in which they were made. begun: the items that
        were, of a meeting whose talk is over but that is not closed; None: as it is stored.
        """
        with self._context.units() as unit:
            old = unit.meetings.get(meeting_id)
            meeting = Meeting(
                new_id(),
                old.group_id,
                checked_name(title),
                day,
                starts,
                slot_minutes,
                attribution=old.attribution,
                distribution=old.distribution,
                language=old.language,
            )
            _save_new(unit, meeting, _again(unit, old, begun).agenda)
            unit.commit()
        self._publish(meeting, Kind.MEETINGS, Kind.AGENDA)
        return meeting

    def start_now(self, who: str) -> Meeting:
        """A round on the spot for a number of people or for names, to be forgotten unless it is kept.

        Raises BadInput `who_empty`, `who_many`.
        """
        names = people_typed(who)
        group = Group(new_id(), "", kept=False)
        with self._context.units() as unit:
            unit.groups.save(group)
            meeting = Meeting(new_id(), group.id, "", self._context.today())
            unit.meetings.save(meeting)
            members = [Member(new_id(), group.id, name) for name in names]
            unit.groups.save_members(members)
            unit.meetings.save_attendance([Attendance(meeting.id, m.id) for m in members])
            turn = TURN_ON_THE_SPOT_S
            item = Item(
                new_id(), "Round", kind="check_in", per_person_s=turn, turn_s=turn, rule=TurnRule.GO_ROUND
            )
            unit.meetings.save_agenda(meeting.id, (item,))
            unit.commit()
        self._publish(meeting, Kind.MEETINGS, Kind.AGENDA)
        return meeting

    def keep_as_group(self, group_id: int, name: str) -> Group:
        """A meeting started on the spot becomes the first of a group."""
        with self._context.units() as unit:
            group = replace(unit.groups.get(group_id), name=checked_name(name), kept=True)
            unit.groups.save(group)
            unit.commit()
        self._context.publish(changed(Kind.GROUPS, Kind.MEETINGS, group_id=group_id))
        return group

    def save_meeting(self, meeting: Meeting) -> Meeting:
        """Change title, day, start, slot or rules. A live or closed meeting keeps how far its minutes are.

        Raises UserError `minutes_released` for what released minutes say of it.
        """
        meeting = replace(meeting, title=checked_name(meeting.title))
        with self._context.units() as unit:
            stored = unit.meetings.get(meeting.id)
            saved = _as_far(meeting, stored)
            if stored.phase is Phase.RELEASED and _on_paper(saved) != _on_paper(stored):
                raise UserError("minutes_released")
            unit.meetings.save(saved)
            tighten(unit, saved, stored.attribution, unit.meetings.agenda(meeting.id))
            unit.commit()
        self._publish(meeting, Kind.MEETINGS)
        return meeting

    def delete_meeting(self, meeting_id: int) -> None:
        """Put a meeting into the bin; its notes, promises and minutes are erased at once.

        Raises UserError `meeting_is_live`.
        """
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.phase.is_live:
                raise UserError("meeting_is_live")
            rest_meeting(unit, meeting_id, self._context.today())
            unit.meetings.delete(meeting_id)
            unit.commit()
        self._histories.pop(meeting_id, None)
        self._publish(meeting, Kind.MEETINGS)

    def set_presence(self, meeting_id: int, member_id: int, presence: Presence) -> None:
        """Somebody says yes or no."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            rows = {row.member_id: row for row in unit.meetings.attendance(meeting_id)}
            row = rows.get(member_id, Attendance(meeting_id, member_id))
            unit.meetings.save_attendance([replace(row, presence=presence)])
            unit.commit()
        self._publish(meeting, Kind.ATTENDANCE)

    def brief(self, meeting_id: int, people: Collection[int]) -> None:
        """These people, of those who were asked, have been told the Rule."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            rows = unit.meetings.attendance(meeting_id)
            unit.meetings.save_attendance([replace(r, briefed=True) for r in rows if r.member_id in people])
            unit.commit()
        self._publish(meeting, Kind.ATTENDANCE)

    def ask_members(self, meeting_id: int) -> int:
        """Expect every member who came to the group since the meeting was made; returns how many."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            known = {row.member_id for row in unit.meetings.attendance(meeting_id)}
            members = unit.groups.members(meeting.group_id)
            new = [Attendance(meeting_id, m.id) for m in members if m.is_asked and m.id not in known]
            unit.meetings.save_attendance(new)
            unit.commit()
        self._publish(meeting, Kind.ATTENDANCE)
        return len(new)

    # The agenda.

    def add_item(self, meeting_id: int, item: Item | None = None, *, after: int | None = None) -> Item:
        """A new item behind another (None: at the end); a new step when `after` is a step."""
        item = item or Item(new_id(), "")
        self._edit(meeting_id, lambda agenda: edits.inserted(agenda, item, after=after), Edit.ADD)
        return item

    def add_step(self, meeting_id: int, parent_id: int, title: str = "") -> Item:
        """A new step at the end of an item."""
        step = Item(new_id(), title)
        self._edit(meeting_id, lambda agenda: edits.with_step(agenda, parent_id, step), Edit.ADD)
        return step

    def alter_item(self, meeting_id: int, item_id: int, alter: Callable[[Item], Item]) -> None:
        """Change an item or step as it is stored now, so that two quick edits both count; its steps stay."""

        def change(agenda: Agenda) -> Agenda:
            old = edits.find(agenda, item_id)
            return edits.changed(agenda, replace(alter(old), id=old.id, steps=old.steps)) if old else agenda

        self._edit(meeting_id, change)

    def move_item(self, meeting_id: int, item_id: int, to: int) -> None:
        """An item or step to place `to` among its siblings."""
        self._edit(meeting_id, lambda agenda: agenda_edits.moved_together(agenda, [item_id], to), Edit.MOVE)

    def edit(self, meeting_id: int, change: Callable[[Agenda], Agenda], name: Edit, count: int = 1) -> None:
        """Change the agenda as it is stored now by a pure function; one step back, under this name.

        count: how many items and steps it is about. Raises BadInput and UserError as the other edits.
        """
        self._edit(meeting_id, change, name, count)

    def delete_items(self, meeting_id: int, ids: Collection[int], name: Edit = Edit.DELETE) -> int:
        """These items and steps go in one step; returns how many. Raises UserError `item_has_notes`."""
        count = len(agenda_edits.chosen(self._agenda(meeting_id), ids))
        self._edit(meeting_id, lambda agenda: agenda_edits.without(agenda, ids), name, count)
        return count

    def put_back(self, binned: Binned) -> None:
        """An item out of the bin to the end of its meeting's agenda; one step back puts it there again.

        A lead who is no longer in the group is left out. Raises UserError `agenda_is_closed`, `meeting_gone`.
        """
        rows = binned.rows
        if isinstance(rows, ItemRows):
            with self._context.units() as unit:
                there = {member.id for member in unit.groups.members(binned.group_id)}
            item = _led_by(rows.item, there)
            self._edit(rows.meeting_id, lambda agenda: edits.inserted(agenda, item), Edit.ADD, back=(binned,))

    def duplicate_items(self, meeting_id: int, ids: Collection[int]) -> None:
        """A copy of each behind its block."""
        count = len(agenda_edits.chosen(self._agenda(meeting_id), ids))
        self._edit(
            meeting_id,
            lambda agenda: agenda_edits.duplicated_together(agenda, ids, new_id),
            Edit.DUPLICATE,
            count,
        )

    def paste(self, meeting_id: int, items: Sequence[Item], after: int | None) -> tuple[int, ...]:
        """Copies of items, of this meeting or another, behind `after`; returns their ids.

        A lead who is not in the group of this meeting is left out.
        """
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            there = {member.id for member in unit.groups.members(meeting.group_id)}
        new = tuple(_led_by(agenda_edits.copied(item, new_id), there) for item in items)
        self._edit(meeting_id, lambda agenda: agenda_edits.pasted(agenda, new, after), Edit.PASTE, len(new))
        kept = {item.id for item in edits.walk(self._agenda(meeting_id))}
        return tuple(inner.id for item in new for inner in (item, *item.steps) if inner.id in kept)

    def shorten(self, meeting_id: int, by_s: int) -> None:
        """Take so many seconds from what can give them. Raises BadInput `shorten_too_much`."""
        people = self.plan(meeting_id).people

        def change(agenda: Agenda) -> Agenda:
            shorter = agenda_edits.fitted(agenda, people, by_s)
            if shorter is None:
                raise BadInput("shorten_too_much", minutes=edits.whole_minutes(by_s))
            return shorter

        self._edit(meeting_id, change, Edit.SHORTEN)

    def use_format(self, meeting_id: int, format_: Format) -> None:
        """Replace the agenda by a format's."""
        self._edit(meeting_id, lambda _: items_of(format_), Edit.FORMAT)

    def undo(self, meeting_id: int) -> bool:
        """Take the last edit of the agenda back. None reaches past the close."""
        return self._history(meeting_id).undo()

    def redo(self, meeting_id: int) -> bool:
        """Take an edit again."""
        return self._history(meeting_id).redo()

    def _history(self, meeting_id: int) -> History:
        with self._context.units() as unit:
            if unit.meetings.get(meeting_id).phase.is_over:
                self._histories.pop(meeting_id, None)
        return self._histories.setdefault(meeting_id, History())

    def _agenda(self, meeting_id: int) -> Agenda:
        with self._context.units() as unit:
            return unit.meetings.agenda(meeting_id)

    def _edit(
        self,
        meeting_id: int,
        edit: Callable[[Agenda], Agenda],
        name: Edit = Edit.CHANGE,
        count: int = 1,
        back: tuple[Binned, ...] = (),
    ) -> None:
        """Change an agenda as it is stored now. back: what comes out of the bin by it."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.phase.is_over:
                raise UserError("agenda_is_closed")
            before = unit.meetings.agenda(meeting_id)
            after = edit(before)
            if after == before:
                return
            _check(after, len(unit.groups.members(meeting.group_id)))
            gone = self._rests(meeting, before, after) if name is Edit.DELETE else ()
            _save_agenda(unit, meeting_id, after, gone, back)
            unit.commit()
        self._history(meeting_id).add(
            Step(
                lambda: self._replace(meeting, before, back, gone),
                lambda: self._replace(meeting, after, gone, back),
                name.value,
                count,
            )
        )
        self._publish(meeting, Kind.AGENDA)

    def _replace(
        self, meeting: Meeting, agenda: Agenda, gone: tuple[Binned, ...], back: tuple[Binned, ...]
    ) -> None:
        with self._context.units() as unit:
            _save_agenda(unit, meeting.id, agenda, gone, back)
            unit.commit()
        self._publish(meeting, Kind.AGENDA)

    def _rests(self, meeting: Meeting, before: Agenda, after: Agenda) -> tuple[Binned, ...]:
        today = self._context.today()
        return tuple(
            Binned(item.id, meeting.group_id, item.title, today, ItemRows(meeting.id, item))
            for item in items_gone(before, after)
        )

    def _publish(self, meeting: Meeting, *kinds: Kind) -> None:
        self._context.publish(Change(frozenset(kinds), meeting.id, meeting.group_id))


def _taken(step: Step | None) -> Taken | None:
    return Taken(Edit(step.what), step.count) if step and step.what else None


def _led_by(item: Item, there: Collection[int]) -> Item:
    """The item with those leads only who are there."""
    lead_id, *more = [lead for lead in (item.lead_id, *item.more_leads) if lead in there] or [None]
    steps = tuple(_led_by(step, there) for step in item.steps)
    return replace(item, lead_id=lead_id, more_leads=tuple(m for m in more if m), steps=steps)


def _save_agenda(
    unit: UnitOfWork, meeting_id: int, agenda: Agenda, gone: tuple[Binned, ...], back: tuple[Binned, ...]
) -> None:
    """Make the stored agenda this one. gone, back: what goes into the bin and comes out of it."""
    meeting, before = unit.meetings.get(meeting_id), unit.meetings.agenda(meeting_id)
    unit.meetings.save_agenda(meeting_id, agenda)
    tighten(unit, meeting, meeting.attribution, before)
    if gone:
        unit.bin.add(gone)
    if back:
        unit.bin.delete([one.id for one in back])


def _save_new(unit: UnitOfWork, meeting: Meeting, agenda: Agenda) -> None:
    """A new meeting with its agenda; all members are asked."""
    unit.meetings.save(meeting)
    asked = [m.id for m in unit.groups.members(meeting.group_id) if m.is_asked]
    unit.meetings.save_attendance([Attendance(meeting.id, member_id) for member_id in asked])
    if agenda:
        unit.meetings.save_agenda(meeting.id, agenda)


def _again(unit: UnitOfWork, meeting: Meeting, begun: Collection[int] | None = None) -> Again:
    attendance = unit.meetings.attendance(meeting.id)
    left = sum(row.presence is Presence.LEFT_EARLY for row in attendance)
    people = people_counted(attendance) + left
    agenda = unit.meetings.agenda(meeting.id)
    if begun is not None:
        agenda = tuple(replace(item, minutes_taken=int(item.id in begun)) for item in agenda)
    return again(agenda, people, new_id, was_held=begun is not None or meeting.phase.is_over)


def _as_far(meeting: Meeting, stored: Meeting) -> Meeting:
    """A meeting that was changed, as far with its minutes as it is stored: no screen knows that better."""
    return replace(
        meeting,
        phase=stored.phase,
        balance_percent=stored.balance_percent,
        objections_until=stored.objections_until,
        version=stored.version,
        released_on=stored.released_on,
        next_day=stored.next_day,
        next_starts=stored.next_starts,
        is_written=stored.is_written,
        is_mailed=stored.is_mailed,
        adjourned=stored.adjourned,
        feedback=stored.feedback,
        erased_on=stored.erased_on,
    )


def _on_paper(meeting: Meeting) -> tuple[dt.date, Attribution, Distribution]:
    """What the minutes say of a meeting."""
    return meeting.day, meeting.attribution, meeting.distribution


def people_counted(attendance: tuple[Attendance, ...]) -> int:
    """How many people the per-person times count: who is expected or here."""
    return sum(row.presence in (Presence.EXPECTED, Presence.HERE) for row in attendance)


def people_typed(who: str) -> tuple[str, ...]:
    """`6` gives "1" to "6"; `ana, ben, cho` gives the names. Raises BadInput `who_empty`, `who_many`."""
    text = who.strip()
    if text.isdecimal():
        number = int(text) if len(text) < 4 else MAX_ON_THE_SPOT + 1
        names = tuple(str(n + 1) for n in range(min(number, MAX_ON_THE_SPOT + 1)))
    else:
        separators = "," if "," in text or ";" in text else None
        parts = text.replace(";", ",").split(separators)
        named = (p.strip().removesuffix(FAR) for p in parts)
        names = tuple(dict.fromkeys(checked_name(p) for p in named if p.strip()))
    if not names:
        raise BadInput("who_empty")
    if len(names) > MAX_ON_THE_SPOT:
        raise BadInput("who_many", limit=MAX_ON_THE_SPOT)
    return tuple(n if n[0].isdecimal() else n[0].upper() + n[1:] for n in names)


def items_of(format_: Format) -> Agenda:
    """The agenda a format means; consecutive steps of one block become one item."""
    agenda: list[Item] = []
    block = ""
    for step in format_.steps:
        if step.block and step.block == block:
            agenda[-1] = replace(agenda[-1], steps=(*agenda[-1].steps, _item(step)))
        elif step.block:
            agenda.append(Item(new_id(), step.block, kind="present", steps=(_item(step),)))
        else:
            agenda.append(_item(step))
        block = step.block
    return tuple(agenda)


def _item(step: FormatStep) -> Item:
    """An item as a format means it."""
    fixed = step.minutes is not None
    return Item(
        new_id(),
        step.title,
        kind=step.kind,
        length_s=step.length_s(0) if fixed else _base_s(step),
        per_person_s=None if fixed else step.per_person_s,
        turns=step.items,
        turn_s=step.turn_s,
        groups_of=step.groups_of,
        extensions_min=step.extensions_min,
        rule=TurnRule(step.turn),
        card=step.card,
        attribution=Attribution(step.attribution) if step.attribution else None,
        switches=None if step.switches is None else frozenset(map(Switch, step.switches)),
    )


def _base_s(step: FormatStep) -> int | None:
    """Seconds beside the turns; None where the length was not said."""
    return step.base_s if step.base_s or step.per_person_s else None


def _check(agenda: Agenda, people: int) -> None:
    for item in edits.walk(agenda):
        if max(len(item.title), len(item.public_title), len(item.section)) > 300:
            raise BadInput("title_long", limit=300)
        if len(item.private_note) > MAX_PRIVATE or sum(map(len, item.links)) > MAX_PRIVATE:
            raise BadInput("private_long", limit=MAX_PRIVATE)
        if min(item.length_s or 0, item.per_person_s or 0, item.turn_s or 0) < 0:
            raise BadInput("length_negative")
    if edits.total_s(agenda, max(1, people)) > MAX_MEETING_S:
        raise BadInput("meeting_long", hours=MAX_MEETING_S // 3600)
