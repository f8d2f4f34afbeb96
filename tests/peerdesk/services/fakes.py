"""A unit of work in memory that says whether it was committed."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, fields
from types import TracebackType
from typing import Self, TypeVar

from peerdesk.domain.agenda import Agenda, walk
from peerdesk.domain.bin import Binned
from peerdesk.domain.changes import Change
from peerdesk.domain.errors import UserError
from peerdesk.domain.formats import OwnFormat
from peerdesk.domain.meeting import Attendance, Meeting
from peerdesk.domain.members import Group, Member
from peerdesk.domain.motions import Motion
from peerdesk.domain.notes import Action, Note, NoteKind
from peerdesk.domain.release import Kept, MinutesLine
from peerdesk.domain.topics import Topic
from peerdesk.ports import Bin, Groups, Meetings, Motions, Notes, Papers, Topics

T = TypeVar("T")


@dataclass
class Rows:
    """Everything stored, by id or key."""

    groups: dict[int, Group] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    meetings: dict[int, Meeting] = field(default_factory=dict)
    agendas: dict[int, Agenda] = field(default_factory=dict)
    attendance: dict[tuple[int, int], Attendance] = field(default_factory=dict)
    notes: dict[bytes, Note] = field(default_factory=dict)
    actions: dict[bytes, Action] = field(default_factory=dict)
    lines: dict[bytes, MinutesLine] = field(default_factory=dict)
    kept: dict[tuple[int, bytes], Kept] = field(default_factory=dict)
    common: dict[int, frozenset[str]] = field(default_factory=dict)
    formats: dict[int, OwnFormat] = field(default_factory=dict)
    motions: dict[int, Motion] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    bin: dict[int, Binned] = field(default_factory=dict)
    draft: tuple[str, int] = ("", 0)

    def copied(self) -> Rows:
        """The same values in tables of its own."""
        return Rows(**{part.name: copy.copy(getattr(self, part.name)) for part in fields(self)})


def _get(table: dict[int, T], key: int, error: str) -> T:
    if key not in table:
        raise UserError(error)
    return table[key]


class FakeGroups:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> tuple[Group, ...]:
        return tuple(sorted((g for g in self._rows.groups.values() if g.kept), key=lambda g: g.name))

    def get(self, group_id: int) -> Group:
        return _get(self._rows.groups, group_id, "group_gone")

    def save(self, group: Group) -> None:
        self._rows.groups[group.id] = group

    def delete(self, group_id: int) -> None:
        rows = self._rows
        meetings = FakeMeetings(rows)
        for meeting in [m for m in rows.meetings.values() if m.group_id == group_id]:
            meetings.delete(meeting.id)
        rows.members = {k: m for k, m in rows.members.items() if m.group_id != group_id}
        rows.formats = {k: own for k, own in rows.formats.items() if own.group_id != group_id}
        rows.groups.pop(group_id, None)

    def members(self, group_id: int) -> tuple[Member, ...]:
        found = (m for m in self._rows.members.values() if m.group_id == group_id)
        return tuple(sorted(found, key=lambda m: m.name))

    def save_members(self, members: Sequence[Member]) -> None:
        self._rows.members.update({m.id: m for m in members})

    def delete_member(self, member_id: int) -> None:
        self._rows.members.pop(member_id, None)
        rows = self._rows.attendance
        self._rows.attendance = {k: row for k, row in rows.items() if row.member_id != member_id}

    def common_words(self, group_id: int) -> frozenset[str]:
        return self._rows.common.get(group_id, frozenset())

    def save_common_words(self, group_id: int, words: Iterable[str]) -> None:
        self._rows.common[group_id] = frozenset(words)

    def formats(self, group_id: int) -> tuple[OwnFormat, ...]:
        found = (own for own in self._rows.formats.values() if own.group_id == group_id)
        return tuple(sorted(found, key=lambda own: own.format.title.casefold()))

    def save_format(self, own: OwnFormat) -> None:
        self._rows.formats[own.id] = own

    def delete_format(self, format_id: int) -> None:
        self._rows.formats.pop(format_id, None)


class FakeMeetings:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_group(self, group_id: int) -> tuple[Meeting, ...]:
        found = [m for m in self._rows.meetings.values() if m.group_id == group_id]
        return tuple(sorted(found, key=lambda m: m.day, reverse=True))

    def live(self) -> Meeting | None:
        return next((m for m in self._rows.meetings.values() if m.phase.is_live), None)

    def get(self, meeting_id: int) -> Meeting:
        return _get(self._rows.meetings, meeting_id, "meeting_gone")

    def save(self, meeting: Meeting) -> None:
        self._rows.meetings[meeting.id] = meeting

    def delete(self, meeting_id: int) -> None:
        rows = self._rows
        items = {item.id for item in walk(rows.agendas.pop(meeting_id, ()))}
        rows.notes = {k: note for k, note in rows.notes.items() if note.item_id not in items}
        rows.motions = {k: motion for k, motion in rows.motions.items() if motion.item_id not in items}
        rows.topics = {k: topic for k, topic in rows.topics.items() if topic.item_id not in items}
        rows.actions = {k: a for k, a in rows.actions.items() if a.meeting_id != meeting_id}
        rows.attendance = {k: r for k, r in rows.attendance.items() if r.meeting_id != meeting_id}
        rows.meetings.pop(meeting_id, None)

    def agenda(self, meeting_id: int) -> Agenda:
        return self._rows.agendas.get(meeting_id, ())

    def save_agenda(self, meeting_id: int, agenda: Agenda) -> None:
        gone = {item.id for item in walk(self.agenda(meeting_id))} - {item.id for item in walk(agenda)}
        if any(note.item_id in gone for note in self._rows.notes.values()):
            raise UserError("item_has_notes")
        self._rows.agendas[meeting_id] = agenda

    def attendance(self, meeting_id: int) -> tuple[Attendance, ...]:
        return tuple(r for r in self._rows.attendance.values() if r.meeting_id == meeting_id)

    def save_attendance(self, rows: Sequence[Attendance]) -> None:
        self._rows.attendance.update({(r.meeting_id, r.member_id): r for r in rows})


class FakeNotes:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, note: Note) -> None:
        self._rows.notes[note.key] = note

    def get(self, key: bytes) -> Note | None:
        return self._rows.notes.get(key)

    def update(self, key: bytes, kind: NoteKind, text: str) -> bool:
        old = self._rows.notes.get(key)
        if old is not None:
            self._rows.notes[key] = Note(key, old.item_id, kind, text)
        return old is not None

    def delete(self, key: bytes) -> bool:
        return self._rows.notes.pop(key, None) is not None

    def of_item(self, item_id: int) -> tuple[Note, ...]:
        order = list(NoteKind)
        found = (n for n in self._rows.notes.values() if n.item_id == item_id)
        return tuple(sorted(found, key=lambda n: (order.index(n.kind), n.key)))

    def of_meeting(self, meeting_id: int) -> tuple[Note, ...]:
        agenda = self._rows.agendas.get(meeting_id, ())
        return tuple(note for item in walk(agenda) for note in self.of_item(item.id))

    def add_action(self, action: Action) -> None:
        self._rows.actions[action.key] = action

    def get_action(self, key: bytes) -> Action | None:
        return self._rows.actions.get(key)

    def save_action(self, action: Action) -> bool:
        if action.key not in self._rows.actions:
            return False
        self._rows.actions[action.key] = action
        return True

    def delete_action(self, key: bytes) -> bool:
        return self._rows.actions.pop(key, None) is not None

    def actions(self, meeting_id: int) -> tuple[Action, ...]:
        found = (a for a in self._rows.actions.values() if a.meeting_id == meeting_id)
        return tuple(sorted(found, key=lambda a: (str(a.due), a.key)))

    def draft(self) -> tuple[str, int]:
        return self._rows.draft

    def save_draft(self, text: str, caret: int) -> None:
        self._rows.draft = (text, caret)


class FakePapers:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def lines(self, meeting_id: int) -> tuple[MinutesLine, ...]:
        items = [item.id for item in walk(self._rows.agendas.get(meeting_id, ()))]
        found = (line for line in self._rows.lines.values() if line.item_id in items)
        return tuple(sorted(found, key=lambda line: (items.index(line.item_id), line.key)))

    def line(self, meeting_id: int, key: bytes) -> MinutesLine | None:
        return next((line for line in self.lines(meeting_id) if line.key == key), None)

    def add_lines(self, lines: Sequence[MinutesLine]) -> None:
        self._rows.lines.update({line.key: line for line in lines})

    def remove_lines(self, keys: Collection[bytes]) -> None:
        for key in keys:
            self._rows.lines.pop(key, None)

    def save_line(self, line: MinutesLine) -> None:
        self._rows.lines[line.key] = line

    def kept(self, meeting_id: int) -> tuple[Kept, ...]:
        return tuple(kept for (of, _), kept in sorted(self._rows.kept.items()) if of == meeting_id)

    def keep(self, meeting_id: int, kept: Kept) -> None:
        self._rows.kept[meeting_id, kept.key] = kept

    def unkeep(self, meeting_id: int, key: bytes) -> None:
        self._rows.kept.pop((meeting_id, key), None)


class FakeMotions:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_item(self, item_id: int) -> tuple[Motion, ...]:
        found = (one for one in self._rows.motions.values() if one.item_id == item_id)
        return tuple(sorted(found, key=lambda one: one.position))

    def of_meeting(self, meeting_id: int) -> tuple[Motion, ...]:
        items = [item.id for item in walk(self._rows.agendas.get(meeting_id, ()))]
        return tuple(one for item in items for one in self.of_item(item))

    def get(self, motion_id: int) -> Motion:
        return _get(self._rows.motions, motion_id, "motion_gone")

    def save(self, moved: Sequence[Motion]) -> None:
        self._rows.motions.update({one.id: one for one in moved})

    def delete(self, ids: Collection[int]) -> None:
        for one in ids:
            self._rows.motions.pop(one, None)


class FakeTopics:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_item(self, item_id: int) -> tuple[Topic, ...]:
        found = (one for one in self._rows.topics.values() if one.item_id == item_id)
        return tuple(sorted(found, key=lambda one: one.position))

    def of_meeting(self, meeting_id: int) -> tuple[Topic, ...]:
        items = [item.id for item in walk(self._rows.agendas.get(meeting_id, ()))]
        return tuple(one for item in items for one in self.of_item(item))

    def get(self, topic_id: int) -> Topic:
        return _get(self._rows.topics, topic_id, "topic_gone")

    def save(self, written: Sequence[Topic]) -> None:
        self._rows.topics.update({one.id: one for one in written})

    def delete(self, ids: Collection[int]) -> None:
        for one in ids:
            self._rows.topics.pop(one, None)


class FakeBin:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> tuple[Binned, ...]:
        found = self._rows.bin.values()
        return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.title, one.id)))

    def until(self, day: dt.date) -> tuple[int, ...]:
        return tuple(one.id for one in self._rows.bin.values() if one.day <= day)

    def add(self, binned: Sequence[Binned]) -> None:
        self._rows.bin.update({one.id: one for one in binned})

    def delete(self, ids: Collection[int]) -> None:
        for one in ids:
            self._rows.bin.pop(one, None)


class FakeUnit:
    """Works on a copy; `commit` makes the copy what is stored."""

    def __init__(self, units: FakeUnits) -> None:
        self._units = units
        self._rows = units.rows.copied()
        self.groups: Groups = FakeGroups(self._rows)
        self.meetings: Meetings = FakeMeetings(self._rows)
        self.notes: Notes = FakeNotes(self._rows)
        self.papers: Papers = FakePapers(self._rows)
        self.motions: Motions = FakeMotions(self._rows)
        self.topics: Topics = FakeTopics(self._rows)
        self.bin: Bin = FakeBin(self._rows)

    def __enter__(self) -> Self:
        assert not self._units.is_open, "there is one connection: a unit within another would wait for ever"
        self._units.is_open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._units.is_open = False

    def commit(self) -> None:
        self._units.rows = self._rows.copied()
        self._units.commits += 1


class FakeUnits:
    """Makes units of work over the same rows. commits: how many there were. is_open: one is under way."""

    def __init__(self) -> None:
        self.is_open = False
        self.rows = Rows()
        self.commits = 0

    def __call__(self) -> FakeUnit:
        return FakeUnit(self)

    @property
    def committed(self) -> bool:
        """Whether anything was committed."""
        return self.commits > 0


class Published:
    """Takes every change and passes it on to whoever listens."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.listeners: list[Callable[[Change], None]] = []

    def __call__(self, change: Change) -> None:
        self.changes.append(change)
        for listener in self.listeners:
            listener(change)
