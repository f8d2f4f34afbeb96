"""A closed evening of a small group, for tests of the minutes."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peerdesk.deid import Roster
from peerdesk.domain import agenda as agendas
from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Group, Member
from peerdesk.domain.notes import Action, Note, NoteKind, Owner
from peerdesk.domain.rules import Attribution
from peerdesk.ports import UnitOfWork
from peerdesk.resource_files import resource
from peerdesk.services.context import Context
from peerdesk.services.finished_file import Files
from peerdesk.services.release import ReleaseService
from peerdesk.services.sheets import SheetFiles, SheetService
from tests.peerdesk.services.fakes import FakeUnits

GROUP, MEETING = 1, 10
DAY = dt.date(2026, 3, 19)
MEMBERS = (
    Member(1, GROUP, "Ana Silva", organisations=("Northwind",)),
    Member(2, GROUP, "Benedikt Okafor", nicknames=("Bene",), organisations=("Mercury Freight",)),
    Member(3, GROUP, "Chiara Rossi", organisations=("Saint Olave Hospital",)),
)


def key(number: int) -> bytes:
    """A key that sorts by number."""
    return number.to_bytes(16, "big")


def note(number: int, item_id: int, text: str, kind: NoteKind = NoteKind.POINT) -> Note:
    """A note with the key of this number."""
    return Note(key(number), item_id, kind, text)


def promise(number: int, text: str, due: dt.date | None = None) -> Action:
    """A promise of Ana's."""
    return Action(key(number), MEETING, text, due, owners=(Owner(1, "Ana Silva"),))


def evening(
    items: Sequence[Item] = (Item(100, "On-call without burnout"),),
    notes: Sequence[Note] = (),
    actions: Sequence[Action] = (),
    *,
    attribution: Attribution = Attribution.CHATHAM_HOUSE,
    phase: Phase = Phase.CLOSED,
    group_name: str = "Hudson CTO Circle",
    title: str = "March",
) -> FakeUnits:
    """Rows of one meeting with three people."""
    units = FakeUnits()
    rows = units.rows
    rows.groups[GROUP] = Group(GROUP, group_name)
    rows.members.update({member.id: member for member in MEMBERS})
    rows.meetings[MEETING] = Meeting(MEETING, GROUP, title, DAY, phase=phase, attribution=attribution)
    rows.agendas[MEETING] = tuple(items)
    rows.notes.update({one.key: one for one in notes})
    rows.actions.update({one.key: one for one in actions})
    for member in MEMBERS:
        rows.attendance[MEETING, member.id] = Attendance(MEETING, member.id, Presence.HERE)
    return units


def settled(*notes: Note) -> list[Note]:
    """These notes and so many harmless ones that nobody wonders about an item of few sentences."""
    texts = ("It was agreed.", "It can be done.", "It must be cheap.")
    return [*notes, *(note(90 + number, 100, text) for number, text in enumerate(texts))]


def phrases() -> dict[str, str]:
    """The English words of the papers."""
    return tomllib.loads(resource("phrases", "en.toml").read_text(encoding="utf-8"))


def roster_of(unit: UnitOfWork, meeting: Meeting) -> Roster:
    """Everybody in the group."""
    return Roster.from_members(unit.groups.members(meeting.group_id))


def release_of(context: Context, files: Files) -> ReleaseService:
    """The use cases of minutes over these files."""
    return ReleaseService(context, files, phrases(), roster_of)


class RowEraser:
    """Takes what was said on a case out of rows in memory, in two steps."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __call__(self, meeting_id: int, item_id: int) -> Iterator[object]:
        """Notes and sentences of the item and its steps go; the day stands on it."""
        yield "begun"
        with self._context.units() as unit:
            agenda = unit.meetings.agenda(meeting_id)
            item = agendas.find(agenda, item_id)
            assert item is not None
            inner = {item.id, *(step.id for step in item.steps)}
            for one in unit.notes.of_meeting(meeting_id):
                if one.item_id in inner:
                    unit.notes.delete(one.key)
            unit.papers.remove_lines([x.key for x in unit.papers.lines(meeting_id) if x.item_id in inner])
            given = replace(item, given_on=self._context.today())
            unit.meetings.save_agenda(meeting_id, agendas.changed(agenda, given))
            unit.commit()
        self._context.publish(changed(Kind.NOTES, Kind.MINUTES, Kind.AGENDA, meeting_id=meeting_id))
        yield "done"


def sheets_of(context: Context, files: SheetFiles) -> SheetService:
    """The use cases of the other papers over these files."""
    return SheetService(context, files, phrases(), roster_of, RowEraser(context))


def both_of(context: Context, files: SheetFiles) -> tuple[ReleaseService, SheetService]:
    """The use cases of the minutes and of the other papers, which know of each other's findings."""
    sheets = sheets_of(context, files)
    return ReleaseService(context, files, phrases(), roster_of, sheets.findings), sheets
