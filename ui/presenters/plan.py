"""Preparing: groups, meetings and the agenda of one of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from peerdesk.domain import agenda as edits
from peerdesk.domain.agenda import Agenda, Item, parse_clock, parse_duration, planned_s
from peerdesk.domain.agenda_edits import sections
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.formats import Format
from peerdesk.domain.meeting import Meeting, Presence
from peerdesk.domain.members import Group, Member, initials_of
from peerdesk.domain.notes import clean
from peerdesk.domain.rules import Attribution, Distribution
from peerdesk.domain.turns import PLAIN_RULES, Mode
from ui.machine import Machine, look
from ui.models.agenda_model import AgendaModel, AgendaView, CellTyped, Column, MoveWanted
from ui.models.coming_model import ComingModel, ComingPerson, Said
from ui.models.rail_model import RailModel, RailRow
from ui.presenters.agenda_edits import AgendaEdits, find_rows
from ui.presenters.desk import Choice, Desk, Notice
from ui.presenters.members import MembersPresenter
from ui.presenters.plan_views import (
    PrepareView,
    coming_people,
    guests_untold,
    meeting_detail,
    prepare_view,
    shown_members,
)
from ui.store_thread import Priority

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from peerdesk.services.groups import GroupCard
    from peerdesk.services.planning import NextProposed, PlanView
    from ui.presenters.agenda_papers import AgendaPapersPresenter
    from ui.presenters.bin import BinPresenter
    from ui.presenters.formats import FormatsPresenter
    from ui.presenters.keeping import KeepingPresenter
    from ui.presenters.rehearsal import RehearsalPresenter
    from ui.presenters.times import TimesPresenter

SHOWN = (Kind.GROUPS, Kind.MEMBERS, Kind.MEETINGS, Kind.AGENDA, Kind.ATTENDANCE)


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What a meeting begins with, or is changed to.

    slot_minutes: None for as long as its agenda. attribution, distribution, language: None for a new meeting,
    which takes the group's.
    """

    title: str = field(repr=False)
    day: dt.date
    starts: dt.time | None = None
    slot_minutes: int | None = None
    format: Format | None = None
    attribution: Attribution | None = None
    distribution: Distribution | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row to put the keyboard on, by its key.

    column: the cell whose editor opens, None for none. more: other rows that are chosen with it.
    """

    item_id: int
    column: Column | None = None
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the store thread found. plan: None without a meeting."""

    cards: tuple[GroupCard, ...]
    group_id: int
    meetings: tuple[Meeting, ...] = field(repr=False)
    plan: PlanView | None
    people: tuple[ComingPerson, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Preview:
    item_id: int
    column: Column
    text: str = field(repr=False)


class PlanPresenter(QObject):
    """Groups, meetings and agenda, as they were last committed, with what is being typed laid over.

    Signals:
        shown(): groups, meetings or the meeting changed; ask for everything again.
        chosen(Chosen): an item that was just made or has to be mended wants the keyboard.
    """

    shown = Signal()
    chosen = Signal(object)

    def __init__(self, desk: Desk, has_sound: Callable[[], bool] = lambda: False) -> None:
        super().__init__(desk)
        self.desk = desk
        self.has_sound = has_sound
        self.machine: Machine | None = None
        self.groups = RailModel(self)
        self.meetings = RailModel(self)
        self.agenda = AgendaModel(self)
        self.coming = ComingModel(self)
        self.plan: PlanView | None = None
        self.cards: tuple[GroupCard, ...] = ()
        self.group_id = 0
        self.meeting_id = 0
        self.is_loaded = False
        self.view = PrepareView()
        self.rows = AgendaEdits(self)
        self._people: tuple[ComingPerson, ...] = ()
        self._unfolded: frozenset[int] = frozenset()
        self._preview: _Preview | None = None
        self._wish: Chosen | None = None
        self._asked = 0
        self._sound = False
        self._loading = False
        self._known: Loaded | None = None
        self.agenda.typed.connect(self._on_typed)
        self.agenda.dropped.connect(self._on_dropped)
        self.coming.said.connect(self._on_said)
        desk.changed.connect(self._on_changed)
        desk.store.opened.connect(self.load)
        desk.store.opened.connect(self.look_at_machine)
        if desk.store.is_open:
            self.load()
            self.look_at_machine()

    # What the page asks.

    def look_at_machine(self) -> None:
        """Ask the system about battery and sound; `shown` follows if something is different."""
        if self.desk.store.is_open:
            self.desk.store.call(lambda _: look(), self._looked, priority=Priority.STEP)

    def brief_guests(self) -> None:
        """The guests who come have been told the Rule."""
        plan = self.plan
        if plan is None:
            return
        told, meeting_id = {member.id for member in guests_untold(plan)}, plan.meeting.id
        self.desk.store.call(lambda s: s.planning.brief(meeting_id, told), failed=self.desk.fail)

    def _looked(self, found: Machine) -> None:
        sound = self.has_sound()
        if (found, sound) != (self.machine, self._sound):
            self.machine, self._sound = found, sound
            self.shown.emit()

    @property
    def title(self) -> str:
        """The window's headline: group and meeting."""
        return self.view.title or next((c.group.name for c in self.cards if c.group.id == self.group_id), "")

    @property
    def subtitle(self) -> str:
        """The line under it: day and times."""
        return self.view.subtitle

    @property
    def meeting(self) -> Meeting | None:
        """The meeting in front."""
        return self.plan.meeting if self.plan else None

    @property
    def group(self) -> Group | None:
        """The group in front."""
        if self.plan:
            return self.plan.group
        return next((card.group for card in self.cards if card.group.id == self.group_id), None)

    @property
    def is_editable(self) -> bool:
        """The agenda may change."""
        return self.plan is not None and not self.plan.meeting.phase.is_over

    @property
    def today(self) -> dt.date:
        """The day where the laptop stands."""
        return self.desk.clock.wall().astimezone().date()

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody in the group of the meeting."""
        return self.plan.members if self.plan else ()

    @property
    def people_asked(self) -> int:
        """How many a new meeting of this group would ask, about: everybody in it."""
        return next((card.people for card in self.cards if card.group.id == self.group_id), 0)

    def people(self) -> MembersPresenter | None:
        """The people of the group in front, for a dialog that takes it over."""
        group = self.group
        return MembersPresenter(self.desk, group.id, self) if group else None

    def keeping(self) -> KeepingPresenter | None:
        """What is kept about the group in front, for a dialog that takes it over."""
        from ui.presenters.keeping import KeepingPresenter

        group = self.group
        return KeepingPresenter(self.desk, group.id, self) if group else None

    def bin(self) -> BinPresenter:
        """What was deleted, for a dialog that takes it over."""
        from ui.presenters.bin import BinPresenter

        return BinPresenter(self.desk, self)

    def times(self) -> TimesPresenter | None:
        """What the items of the closed meeting in front took, for a dialog that takes it over."""
        from ui.presenters.times import TimesPresenter

        meeting = self.meeting
        return TimesPresenter(self.desk, meeting.id, self) if meeting and meeting.phase.is_over else None

    def rehearsal(self) -> RehearsalPresenter | None:
        """The agenda in front, to be rehearsed by a dialog that takes it over."""
        from ui.presenters.rehearsal import RehearsalPresenter

        return RehearsalPresenter(self.desk, self.plan, self) if self.plan else None

    @cached_property
    def papers(self) -> AgendaPapersPresenter:
        """Who writes the agenda down for others, for the facilitator and for a calendar."""
        from ui.presenters.agenda_papers import AgendaPapersPresenter

        return AgendaPapersPresenter(self.desk, self.desk)  # below `self` Python may delete it twice

    def group_members(self, done: Callable[[tuple[Member, ...]], None]) -> None:
        """Everybody in the group in front, later."""
        group_id = self.group_id
        self.do(lambda s: s.groups.members(group_id), done)

    def found(self, text: str) -> tuple[int, ...]:
        """Keys of the rows in whose title or heading a text stands, folded steps too."""
        return find_rows(self._agenda(), text)

    def ids_of(self, keys: tuple[int, ...]) -> tuple[int, ...]:
        """Items and steps of these rows; of a heading the items under it."""
        under = {-s.items[0].id: [item.id for item in s.items] for s in sections(self._agenda())}
        return tuple(dict.fromkeys(i for key in keys for i in (under.get(key, ()) if key < 0 else (key,))))

    def order(self) -> dict[int, int]:
        """The place of every row by its key, as if all steps were unfolded."""
        keys = [
            k
            for s in sections(self._agenda())
            for k in (-s.items[0].id, *(i.id for i in edits.walk(s.items)))
        ]
        return {key: place for place, key in enumerate(keys)}

    def _agenda(self) -> Agenda:
        return self.plan.agenda if self.plan else ()

    def item(self, item_id: int) -> Item | None:
        """An item or step as it is kept."""
        return edits.find(self.plan.agenda, item_id) if self.plan else None

    # Which group, which meeting.

    @Slot()
    def load(self) -> None:
        """Ask for everything again."""
        self._loading = True
        self._load_with(None)

    def _load_shown(self) -> None:
        """Ask for another group or meeting; what is known and did not change is not read again."""
        self._withdraw_offers()
        known = self._known if self.is_loaded and not self._loading else None
        self._loading = True
        self._load_with(known)

    def _load_with(self, known: Loaded | None) -> None:
        self._asked += 1
        number, group_id, meeting_id, today = self._asked, self.group_id, self.meeting_id, self.today

        def done(loaded: Loaded) -> None:
            if number == self._asked:
                self._show(loaded)

        self.desk.store.call(lambda s: _load(s, group_id, meeting_id, today, known), done, self.desk.fail)

    def _load_agenda(self) -> None:
        """Ask for the meeting in front alone: nothing else changed."""
        self._asked += 1
        number, meeting_id, before = self._asked, self.meeting_id, self._agenda()

        def done(plan: PlanView) -> None:
            if number == self._asked:
                self.plan = plan
                self._show_agenda()
                self._grant_wish()

        self.desk.store.call(lambda s: _with_known(s.planning.plan(meeting_id), before), done, self.desk.fail)

    def show_group(self, group_id: int) -> None:
        """Show a group and its next meeting."""
        if group_id != self.group_id or not self.is_loaded:
            self.group_id, self.meeting_id = group_id, 0
            self._load_shown()

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting and its group."""
        if meeting_id != self.meeting_id or not self.is_loaded:
            self.meeting_id = meeting_id
            self._load_shown()

    def new_group(self, name: str) -> None:
        """Make a group and show it."""
        self.do(lambda s: s.groups.create(name), lambda group: self.show_group(group.id))

    def save_group(self, group: Group) -> None:
        """Keep other rules or words of a group."""
        self.do(lambda s: s.groups.save(group))

    def delete_group(self, group_id: int) -> None:
        """Erase a group with everything in it."""
        self.do(lambda s: s.groups.delete(group_id))

    def new_meeting(self, new: NewMeeting) -> None:
        """Make a meeting of the group in front and show it."""
        group_id = self.group_id
        self.do(
            lambda s: s.planning.create(
                group_id, new.title, new.day, new.starts, new.format, new.slot_minutes
            ),
            lambda meeting: self.show_meeting(meeting.id),
        )

    def change_meeting(self, new: NewMeeting) -> None:
        """Keep another title, day, start, slot or other rules of the meeting in front."""
        if self.meeting is None:
            return
        meeting = replace(
            self.meeting,
            title=new.title,
            day=new.day,
            starts=new.starts,
            slot_minutes=new.slot_minutes,
            attribution=new.attribution or self.meeting.attribution,
            distribution=new.distribution or self.meeting.distribution,
            language=self.meeting.language if new.language is None else new.language,
        )
        self.do(lambda s: s.planning.save_meeting(meeting))

    def delete_meeting(self, meeting_id: int) -> None:
        """Erase a meeting with its notes."""
        self.do(lambda s: s.planning.delete_meeting(meeting_id))

    def start_now(self, who: str) -> None:
        """A round on the spot: the window goes to its table."""
        self.do(
            lambda s: s.planning.start_now(who),
            lambda meeting: self.desk.go("run", meeting_id=meeting.id),
        )

    def go_on(self) -> None:
        """Open the door, come back to the table, or look at the minutes, as far as the meeting is."""
        if self.plan is not None:
            page = "minutes" if self.plan.meeting.phase.is_over else "run"
            self.desk.go(page, meeting_id=self.meeting_id)

    def formats(self, done: Callable[[tuple[Format, ...]], None]) -> None:
        """The ready agendas, the group's own first, later."""
        group_id = self.group_id

        def work(services: Services) -> tuple[Format, ...]:
            own = services.formats.own(group_id)
            return (*(one.format for one in own), *services.readers.formats())

        self.do(work, done)

    def format_list(self) -> FormatsPresenter | None:
        """The formats of the group in front, for a dialog that takes them over."""
        from ui.presenters.formats import FormatsPresenter

        group = self.group
        return FormatsPresenter(self.desk, group.id, self) if group else None

    def next_proposed(self, done: Callable[[NextProposed], None]) -> None:
        """What the meeting after the one in front would be, later."""
        meeting_id = self.meeting_id
        if meeting_id:
            self.do(lambda s: s.planning.next_proposed(meeting_id), done)

    def make_next(self, after_id: int, new: NewMeeting) -> None:
        """Make the meeting after another one and show it."""
        self.do(
            lambda s: s.planning.make_next(after_id, new.title, new.day, new.starts, new.slot_minutes),
            lambda meeting: self.show_meeting(meeting.id),
        )

    # The agenda.

    def add_item(self, after: int | None = None) -> None:
        """A new item, or a new step behind a step; its title wants to be typed."""
        meeting_id = self.meeting_id
        self.do(lambda s: s.planning.add_item(meeting_id, after=after), self._wish_for_new)

    def add_step(self, item_id: int) -> None:
        """A new step at the end of an item, or of the item that a step belongs to."""
        meeting_id, parent_id = self.meeting_id, self.parent_of(item_id)
        self._unfolded |= {parent_id}
        self.do(lambda s: s.planning.add_step(meeting_id, parent_id), self._wish_for_new)

    def alter(self, item_id: int, change: Callable[[Item], Item]) -> None:
        """Change an item or step as it is kept then."""
        self.edit(lambda s, meeting_id: s.planning.alter_item(meeting_id, item_id, change))

    def type_into(self, item_id: int, column: Column, text: str) -> None:
        """Take what was typed for one part of an item; what cannot be read is said and changes nothing.

        item_id: the key of a row; of a heading its title.
        """
        self._preview = None
        if item_id < 0:
            self.rows.rename_section(-item_id, text)
            return
        try:
            change = self._change(column, text)
        except BadInput as error:
            self.desk.fail(error)
            self._show_agenda()
            return
        self.alter(item_id, change)

    def preview(self, item_id: int, column: Column, text: str) -> None:
        """Show times and sum as they would be with what is typed so far; nothing is kept."""
        self._preview = _Preview(item_id, column, text)
        self._show_agenda()

    def end_preview(self) -> None:
        """The editor was left without a word."""
        if self._preview is not None:
            self._preview = None
            self._show_agenda()

    def toggle_steps(self, item_id: int) -> None:
        """Unfold or fold the steps of an item."""
        parent_id = self.parent_of(item_id)
        item = self.item(parent_id)
        if item is None or not item.steps:
            return
        folding = parent_id in self._unfolded
        self._unfolded ^= {parent_id}
        if folding and item_id != parent_id:
            self.chosen.emit(Chosen(parent_id))
        self._show_agenda()

    def unfold(self, item_id: int) -> None:
        """Give the steps of an item rows of their own."""
        if self.parent_of(item_id) not in self._unfolded:
            self.toggle_steps(item_id)

    def unfold_for(self, key: int) -> None:
        """Make sure that a step has a row."""
        if self.parent_of(key) != key:
            self.unfold(key)

    def use_format(self, format_: Format) -> None:
        """Replace the agenda by a ready one; the strip offers the old one back."""
        meeting_id = self.meeting_id
        had = bool(self.plan and self.plan.agenda)
        notice = Notice(
            self.tr("The agenda is now “{title}”.").format(title=format_.title),
            (Choice(self.tr("Bring the old one back"), self.undo),),
            key="format_used",
        )
        self.do(
            lambda s: s.planning.use_format(meeting_id, format_),
            lambda _: self.desk.say(notice) if had else None,
        )

    def _withdraw_offers(self) -> None:
        """What would be taken back is no longer the last edit of the agenda in front."""
        self.desk.unsay("item_deleted")
        self.desk.unsay("format_used")

    @Slot()
    def undo(self) -> None:
        """Take the last edit of this agenda back."""
        self._withdraw_offers()
        self.edit(lambda s, meeting_id: s.planning.undo(meeting_id))

    @Slot()
    def redo(self) -> None:
        """Take an edit again."""
        self.edit(lambda s, meeting_id: s.planning.redo(meeting_id))

    # Who comes.

    def ask_all(self) -> None:
        """Expect everybody who was not asked yet."""
        self.edit(lambda s, meeting_id: s.planning.ask_members(meeting_id))

    def set_coming(self, member_id: int, yes: bool) -> None:
        """Somebody says yes or no."""
        presence = Presence.EXPECTED if yes else Presence.DECLINED
        self.edit(lambda s, meeting_id: s.planning.set_presence(meeting_id, member_id, presence))

    # What was typed.

    def _change(self, column: Column, text: str) -> Callable[[Item], Item]:
        """What typing this into a column does to an item. Raises BadInput."""
        if column is Column.START:
            starts = parse_clock(text) if text.strip() else None
            return lambda item: replace(item, starts=starts)
        if column is Column.ITEM:
            title = clean(text)
            return lambda item: replace(item, title=title)
        if column is Column.TURNS:
            mode = Mode(text)
            return lambda item: _turning(item, mode)
        if column is Column.LEAD:
            lead_id, *more = self._leads(text)
            others = tuple(lead for lead in more if lead is not None)
            return lambda item: replace(item, lead_id=lead_id, more_leads=others)
        people = self.plan.people if self.plan else 0
        seconds = round(parse_duration(text).total_seconds()) if text.strip() else None
        if column is Column.MINUTES:
            return lambda item: replace(item, length_s=seconds, per_person_s=None)
        return lambda item: with_turns(item, seconds, people)

    def _leads(self, text: str) -> tuple[int | None, ...]:
        """Who is typed: one name, or several apart by a comma; None for the facilitator. Raises BadInput."""
        try:
            return (self._lead(text),)
        except BadInput:
            parts = [part for part in text.replace(";", ",").split(",") if part.strip()]
            if len(parts) < 2:
                raise
            first, *more = (self._lead(part) for part in parts)
            you = self.plan.group.facilitator_id if self.plan else None
            return tuple(dict.fromkeys((first, *(lead or you for lead in more))))

    def _lead(self, text: str) -> int | None:
        wanted = clean(text).casefold()
        if not wanted or wanted == self.tr("you"):
            return None
        for called in (_full_name, _first_name):
            for member in self.members:
                if called(member).casefold() == wanted:
                    return member.id
        shown = {p.initials.casefold(): p.member_id for p in self._people}
        if wanted not in shown:
            raise BadInput("lead_unknown", text=clean(text)[:40])
        return shown[wanted]

    @Slot(object)
    def _on_typed(self, typed: CellTyped) -> None:
        self.type_into(typed.item_id, typed.column, typed.text)

    @Slot(object)
    def _on_dropped(self, wanted: MoveWanted) -> None:
        self.rows.put((wanted.item_id, *wanted.more), wanted.to, wanted.section)

    @Slot(object)
    def _on_said(self, said: Said) -> None:
        self.set_coming(said.member_id, said.yes)

    # Calls and answers.

    def do(
        self,
        work: Callable[[Services], object],
        done: Callable[..., object] | None = None,
    ) -> None:
        """Do something on the store thread; what is done then gets its answer."""

        def ignore(_: object) -> None:
            pass

        self.desk.store.call(work, done or ignore, self._failed)  # type: ignore[arg-type]

    def edit(
        self, work: Callable[[Services, int], object], done: Callable[..., object] | None = None
    ) -> None:
        """Do something to the meeting in front; what is done then gets its answer."""
        meeting_id = self.meeting_id
        if meeting_id:
            self.do(lambda s: work(s, meeting_id), done)

    def _failed(self, error: UserError) -> None:
        self.desk.fail(error)
        self._preview = None
        self._show_agenda()

    def wish_for_title(self, key: int) -> None:
        """Open the title of this row, as soon as it is there."""
        self._wish = Chosen(key, Column.ITEM)
        self._grant_wish()

    def wish_for(self, ids: tuple[int, ...]) -> None:
        """Choose these rows, as soon as they are there."""
        if ids:
            self._wish = Chosen(ids[0], None, ids[1:])
            self._grant_wish()

    def _wish_for_new(self, item: Item) -> None:
        self.wish_for_title(item.id)

    def _grant_wish(self) -> None:
        if self._wish is not None and self.agenda.place(self._wish.item_id) >= 0:
            wish, self._wish = self._wish, None
            self.chosen.emit(wish)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if not change.touches(*SHOWN):
            return
        if change.touches(Kind.AGENDA) and change.meeting_id in (0, self.meeting_id):
            self._withdraw_offers()
        if change.kinds != {Kind.AGENDA} or self._loading or self.plan is None:
            self.load()
        elif change.meeting_id == self.meeting_id:
            self._load_agenda()

    def _show(self, loaded: Loaded) -> None:
        self.is_loaded, self._loading, self._known = True, False, loaded
        plan = self.plan = loaded.plan
        self.cards, self.group_id = loaded.cards, loaded.group_id
        self.meeting_id = plan.meeting.id if plan else 0
        self._people = loaded.people
        self.groups.show_rows([_group_row(card) for card in loaded.cards])
        self.meetings.show_rows([self._meeting_row(m) for m in loaded.meetings])
        self.coming.show_people(self._people, self.is_editable)
        self._show_agenda()
        self._grant_wish()

    def _show_agenda(self) -> None:
        plan = self.plan
        if plan is None:
            self.agenda.show_agenda(AgendaView(editable=False))
            self.view = PrepareView()
            self.rows.forget()
            self.shown.emit()
            return
        agenda = self._previewed(plan.agenda)
        self.agenda.show_agenda(
            AgendaView(
                agenda,
                plan.people,
                plan.meeting.starts,
                called(plan.members),
                plan.group.facilitator_id,
                self._unfolded,
                self.is_editable,
                plan.meeting.slot_minutes * 60 if plan.meeting.slot_minutes else None,
            )
        )
        self.view = prepare_view(plan, agenda, self._people)
        self.shown.emit()

    def _previewed(self, agenda: Agenda) -> Agenda:
        preview = self._preview
        item = edits.find(agenda, preview.item_id) if preview else None
        if preview is None or item is None:
            return agenda
        try:
            return edits.changed(agenda, self._change(preview.column, preview.text)(item))
        except BadInput:
            return agenda

    def parent_of(self, item_id: int) -> int:
        """The item that a step belongs to; an item itself."""
        agenda = self.plan.agenda if self.plan else ()
        return next((i.id for i in agenda if any(s.id == item_id for s in i.steps)), item_id)

    def _meeting_row(self, meeting: Meeting) -> RailRow:
        title = meeting.title or self.tr("On the spot")
        return RailRow(meeting.id, title, meeting_detail(meeting, self.today))


def called(members: tuple[Member, ...]) -> dict[int, str]:
    """What members are called where they lead: first names, and whole ones where two share the first."""
    first = Counter(member.first_name for member in members)
    return {m.id: m.first_name if first[m.first_name] == 1 else m.name for m in members}


def with_turns(item: Item, seconds: int | None, people: int) -> Item:
    """An item with so many seconds a person; None or 0: none, and it stays as long as it is.

    A round whose length was not fixed beside its turns grows with the people; anything else keeps its
    minutes and gives each turn that long.
    """
    if not seconds:
        return replace(item, per_person_s=None, turn_s=None, length_s=planned_s(item, people) or None)
    fixed = item.length_s is not None and item.turn_s is not None and item.per_person_s is None
    if item.rule.mode is not Mode.ROUND or fixed:
        return replace(item, turn_s=seconds)
    base = item.length_s if item.per_person_s else None
    return replace(item, turn_s=seconds, per_person_s=seconds, length_s=base)


def _load(
    services: Services, group_id: int, meeting_id: int, today: dt.date, known: Loaded | None = None
) -> Loaded:
    """Read what is in front; where that is gone or not said, the next meeting of all and its group.

    known: what was read last, if nothing changed since; its groups, and meetings of the same group, hold.
    """
    cards = known.cards if known else services.groups.groups()
    plan: PlanView | None = None
    if meeting_id:
        try:
            plan = services.planning.plan(meeting_id)
            group_id = plan.group.id
        except UserError:
            plan = None
    if plan is None and not any(card.group.id == group_id for card in cards):
        group_id = _first_group(services, cards, today)
    if known and known.group_id == group_id:
        meetings = known.meetings
    else:
        meetings = services.planning.meetings(group_id) if group_id else ()
    if plan is None and meetings:
        plan = services.planning.plan(_next_meeting(meetings, today).id)
    if plan is None:
        return Loaded(cards, group_id, meetings, None)
    return Loaded(cards, group_id, meetings, plan, coming_people(plan, initials_of(shown_members(plan))))


def _with_known(plan: PlanView, before: Agenda) -> PlanView:
    """The plan with the very items that were there before, where they are equal.

    So the store thread compares them, and the window's need not.
    """
    known = {item.id: item for item in before}
    olds = ((known.get(item.id, item), item) for item in plan.agenda)
    return replace(plan, agenda=tuple(old if old == item else item for old, item in olds))


def _first_group(services: Services, cards: tuple[GroupCard, ...], today: dt.date) -> int:
    """The group that sits together now or meets next; where none does, the first by name."""
    if len(cards) < 2:
        return cards[0].group.id if cards else 0
    soonest: tuple[bool, dt.date] | None = None
    found = cards[0].group.id
    for card in cards:
        for meeting in services.planning.meetings(card.group.id):
            ahead = meeting.day >= today and not meeting.phase.is_over
            place = (not meeting.phase.is_live, meeting.day)
            if (ahead or meeting.phase.is_live) and (soonest is None or place < soonest):
                soonest, found = place, card.group.id
    return found


def _next_meeting(meetings: tuple[Meeting, ...], today: dt.date) -> Meeting:
    """The live one, else the next to come, else the latest."""
    live = [m for m in meetings if m.phase.is_live]
    ahead = [m for m in meetings if m.day >= today and not m.phase.is_over]
    return (live or ahead[-1:] or list(meetings))[0]


def _group_row(card: GroupCard) -> RailRow:
    return RailRow(card.group.id, card.group.name)


def _full_name(member: Member) -> str:
    return member.name


def _first_name(member: Member) -> str:
    return member.first_name


def _turning(item: Item, mode: Mode) -> Item:
    """The item with another way of passing the floor on, as plain as that way is."""
    return item if item.rule.mode is mode else replace(item, rule=PLAIN_RULES[mode], switches=None)
