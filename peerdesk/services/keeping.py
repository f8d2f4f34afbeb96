"""What this laptop keeps about a group, counted in the real tables, for the page that says so.

Counts, days and names of sorts only: the sentences are the window's. `TABLES` says which sort of thing a
table holds; a table that is missing there fails a test, so that the page cannot grow old.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from peerdesk.domain.agenda import Item, walk
from peerdesk.domain.meeting import Attendance, Meeting, Presence
from peerdesk.domain.members import Group, Member
from peerdesk.domain.notes import Action
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context


class Sort(StrEnum):
    """A sort of thing that is kept; each is one line of the page."""

    GROUP = "group"
    MEMBERS = "members"
    MEETINGS = "meetings"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    NOTES = "notes"
    PROMISES = "promises"
    DRAFT = "draft"
    HALF_TYPED = "half_typed"
    UNDER_WAY = "under_way"
    HOUSEKEEPING = "housekeeping"
    BACKUPS = "backups"
    LOG = "log"
    PREFERENCES = "preferences"


TABLES = {
    "groups": Sort.GROUP,
    "members": Sort.MEMBERS,
    "meetings": Sort.MEETINGS,
    "items": Sort.AGENDA,
    "attendance": Sort.ATTENDANCE,
    "places": Sort.NOTES,
    "notes": Sort.NOTES,
    "actions": Sort.PROMISES,
    "action_owners": Sort.PROMISES,
    "minutes_lines": Sort.DRAFT,
    "decisions": Sort.DRAFT,
    "common_words": Sort.GROUP,
    "drafts": Sort.HALF_TYPED,
    "vault_state": Sort.HOUSEKEEPING,
}
"""By table: the line of the page that speaks of it."""

FILES = {
    "vault.db": Sort.GROUP,
    "vault.json": Sort.HOUSEKEEPING,
    "lock": Sort.HOUSEKEEPING,
    "scratch": Sort.UNDER_WAY,
    "backups": Sort.BACKUPS,
    "log": Sort.LOG,
    "preferences.toml": Sort.PREFERENCES,
    "window.ini": Sort.PREFERENCES,
}
"""By name of a file or folder: the line of the page that speaks of it."""

FIELDS = ("name", "nicknames", "organisations", "products", "role", "sector", "region", "email", "stage")
"""What can be known of a person, as the fields of `Member` are called."""


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around the tables.

    backups: their days, the newest first. newest, months: how many are kept of each. log_bytes: at most.
    under_way: a meeting is under way, so that there is a scratch file.
    """

    has_passphrase: bool
    backups: tuple[dt.date, ...]
    newest: int
    months: int
    log_bytes: int
    under_way: bool


class Surroundings(Protocol):
    """Tells of what lies around the tables."""

    def __call__(self) -> Around:
        """As it is now."""
        ...


class Papers(Protocol):
    """Puts a finished file in place."""

    def write(self, target: Path, data: bytes) -> None:
        """Put a whole file in place or nothing. Raises UserError for an unwritable target."""
        ...


@dataclass(frozen=True, slots=True)
class OfMember:
    """What is kept about one person. fields: those of `FIELDS` that are filled in. owner: of promises."""

    name: str = field(repr=False)
    fields: tuple[str, ...]
    asked: int
    present: int
    leads: int
    owner: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept about a group. counts: by sort. first, last: days of its meetings.

    timed: items with minutes taken. unkept: promises not done. elsewhere: other groups in the same vault.
    """

    group: Group
    today: dt.date
    counts: dict[Sort, int]
    first: dt.date | None
    last: dt.date | None
    timed: int
    unkept: int
    owners: int
    half_typed: bool
    elsewhere: int
    around: Around
    member: OfMember | None = None


@dataclass(slots=True)
class _Found:
    meetings: tuple[Meeting, ...]
    items: list[Item] = field(default_factory=list, repr=False)
    asked: list[Attendance] = field(default_factory=list)
    promises: list[Action] = field(default_factory=list, repr=False)
    notes: int = 0
    lines: int = 0


class KeepingService:
    """Counts what is kept."""

    def __init__(self, context: Context, around: Surroundings, papers: Papers) -> None:
        self._context = context
        self._around = around
        self._papers = papers

    def of_group(self, group_id: int, member_id: int | None = None) -> Keeping:
        """What is kept about a group, and about one of its members who asks.

        Raises UserError `group_gone`.
        """
        with self._context.units() as unit:
            group, members = unit.groups.get(group_id), unit.groups.members(group_id)
            found = _found(unit, group_id)
            half_typed, groups = bool(unit.notes.draft()[0]), unit.groups.all()
        around = self._around()
        days = [meeting.day for meeting in found.meetings]
        asking = next((one for one in members if one.id == member_id), None)
        return Keeping(
            group=group,
            today=self._context.today(),
            counts=_counts(members, found, around, half_typed=half_typed),
            first=min(days, default=None),
            last=max(days, default=None),
            timed=sum(item.minutes_taken is not None for item in found.items),
            unkept=sum(not promise.done for promise in found.promises),
            owners=sum(len(promise.owners) for promise in found.promises),
            half_typed=half_typed,
            elsewhere=sum(one.id != group_id for one in groups),
            around=around,
            member=_of_member(asking, found) if asking else None,
        )

    def write(self, target: Path, data: bytes) -> None:
        """Put the finished page in place. Raises UserError for an unwritable target."""
        self._papers.write(target, data)


def _found(unit: UnitOfWork, group_id: int) -> _Found:
    found = _Found(unit.meetings.of_group(group_id))
    for meeting in found.meetings:
        found.items += walk(unit.meetings.agenda(meeting.id))
        found.asked += unit.meetings.attendance(meeting.id)
        found.promises += unit.notes.actions(meeting.id)
        found.notes += len(unit.notes.of_meeting(meeting.id))
        found.lines += len(unit.papers.lines(meeting.id))
    return found


def _counts(
    members: tuple[Member, ...], found: _Found, around: Around, *, half_typed: bool
) -> dict[Sort, int]:
    return {
        Sort.GROUP: 1,
        Sort.MEMBERS: len(members),
        Sort.MEETINGS: len(found.meetings),
        Sort.AGENDA: len(found.items),
        Sort.ATTENDANCE: len(found.asked),
        Sort.NOTES: found.notes,
        Sort.PROMISES: len(found.promises),
        Sort.DRAFT: found.lines,
        Sort.HALF_TYPED: int(half_typed),
        Sort.UNDER_WAY: int(around.under_way),
        Sort.HOUSEKEEPING: 1,
        Sort.BACKUPS: len(around.backups),
        Sort.LOG: 1,
        Sort.PREFERENCES: 1,
    }


def _of_member(member: Member, found: _Found) -> OfMember:
    mine = [row for row in found.asked if row.member_id == member.id]
    return OfMember(
        name=member.name,
        fields=tuple(_filled(member)),
        asked=len(mine),
        present=sum(row.presence in (Presence.HERE, Presence.LEFT_EARLY) for row in mine),
        leads=sum(item.lead_id == member.id for item in found.items),
        owner=sum(any(one.member_id == member.id for one in p.owners) for p in found.promises),
    )


def _filled(member: Member) -> Iterable[str]:
    return (name for name in FIELDS if getattr(member, name))
