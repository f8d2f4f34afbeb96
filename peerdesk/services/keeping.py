"""What this laptop keeps about a group, counted in the real tables, for the page that says so.

Counts, days and names of sorts only: the sentences are the window's. `TABLES` says which sort of thing a
table holds; a table that is missing there fails a test, so that the page cannot grow old.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from peerdesk.deid import Roster, find_names
from peerdesk.domain.agenda import Item, walk
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Attendance, Meeting
from peerdesk.domain.members import Group, Member
from peerdesk.domain.minutes import Entry, Minutes
from peerdesk.domain.notes import Action
from peerdesk.domain.release import folded
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context
from peerdesk.services.finished_file import Files, Paper, write_checked
from peerdesk.services.letterhead import with_letterhead, without_names
from peerdesk.services.paper import Phrases


class Sort(StrEnum):
    """A sort of thing that is kept; each is one line of the page."""

    GROUP = "group"
    MEMBERS = "members"
    MEETINGS = "meetings"
    AGENDA = "agenda"
    FORMATS = "formats"
    BIN = "bin"
    ATTENDANCE = "attendance"
    NOTES = "notes"
    MOTIONS = "motions"
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
    "motions": Sort.MOTIONS,
    "topics": Sort.MOTIONS,
    "minutes_lines": Sort.DRAFT,
    "decisions": Sort.DRAFT,
    "common_words": Sort.GROUP,
    "formats": Sort.FORMATS,
    "bin": Sort.BIN,
    "drafts": Sort.HALF_TYPED,
    "vault_state": Sort.HOUSEKEEPING,
}
"""By table: the line of the page that speaks of it."""

FILES = {
    "vault.db": Sort.GROUP,
    "vault.json": Sort.HOUSEKEEPING,
    "erased": Sort.HOUSEKEEPING,
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


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept about a group. counts: by sort. first, last: days of its meetings.

    filled: those of `FIELDS` that are filled in for anybody. timed: items with minutes taken. balanced:
    meetings with the figure of how evenly the floor was shared. unkept: promises not done. attributed:
    sentences that say whose they are. half_typed: a note of its meeting under way is.
    """

    group: Group
    today: dt.date
    counts: dict[Sort, int]
    filled: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    timed: int
    balanced: int
    unkept: int
    owners: int
    attributed: int
    half_typed: bool
    around: Around


@dataclass(slots=True)
class _Found:
    meetings: tuple[Meeting, ...]
    items: list[Item] = field(default_factory=list, repr=False)
    asked: list[Attendance] = field(default_factory=list)
    promises: list[Action] = field(default_factory=list, repr=False)
    notes: int = 0
    motions: int = 0
    lines: int = 0
    attributed: int = 0
    formats: int = 0
    binned: int = 0


class KeepingService:
    """Counts what is kept."""

    def __init__(self, context: Context, around: Surroundings, files: Files, phrases: Phrases) -> None:
        self._context = context
        self._phrases = phrases
        self._around = around
        self._files = files

    def of_group(self, group_id: int) -> Keeping:
        """What is kept about a group, and nothing of any other. Raises UserError `group_gone`."""
        with self._context.units() as unit:
            group, members = unit.groups.get(group_id), unit.groups.members(group_id)
            found = _found(unit, group_id)
            found.formats = len(unit.groups.formats(group_id))
            found.binned = sum(one.group_id == group_id for one in unit.bin.all())
            live = unit.meetings.live()
            half_typed = bool(unit.notes.draft()[0])
        is_ours = live is not None and live.group_id == group_id
        half_typed = half_typed and is_ours
        around = self._around()
        around = replace(around, under_way=around.under_way and is_ours)
        days = [meeting.day for meeting in found.meetings]
        return Keeping(
            group=group,
            today=self._context.today(),
            counts=_counts(members, found, around, half_typed=half_typed),
            filled=tuple(name for name in FIELDS if any(getattr(one, name) for one in members)),
            first=min(days, default=None),
            last=max(days, default=None),
            timed=sum(item.minutes_taken is not None for item in found.items),
            balanced=sum(meeting.balance_percent is not None for meeting in found.meetings),
            unkept=sum(not promise.done for promise in found.promises),
            owners=sum(len(promise.owners) for promise in found.promises),
            attributed=found.attributed,
            half_typed=half_typed,
            around=around,
        )

    def write_page(self, group_id: int, target: Path, page: Minutes, *, paper: Paper = "a4") -> None:
        """Write the page and read it back: it may name nobody whom its own words do not name.

        Its words are counts, days, our own and what the group is called; one of them may also be somebody's
        name, such as a month. Raises UserError `page_not_clean`, and the file is removed again,
        `file_name_names`, or the writer's own for an unwritable target.
        """
        with self._context.units() as unit:
            members, group = unit.groups.members(group_id), unit.groups.get(group_id)
        roster = Roster.from_members(one for one in members if not one.name.isdecimal())
        page = without_names(with_letterhead(page, group, self._phrases), roster)
        allowed = frozenset(
            folded(text[one.start : one.end]) for text in _texts(page) for one in find_names(text, roster)
        )
        if not write_checked(self._files, target, page, roster, paper=paper, allowed=allowed).passed:
            raise UserError("page_not_clean")


def _texts(page: Minutes) -> Iterator[str]:
    yield from (page.kicker, page.title, *page.lines, page.statement or "", page.footer)
    for block in page.blocks:
        yield block.text
        yield block.figure if isinstance(block, Entry) else ""


def _found(unit: UnitOfWork, group_id: int) -> _Found:
    found = _Found(unit.meetings.of_group(group_id))
    for meeting in found.meetings:
        found.items += walk(unit.meetings.agenda(meeting.id))
        found.asked += unit.meetings.attendance(meeting.id)
        found.promises += unit.notes.actions(meeting.id)
        found.notes += len(unit.notes.of_meeting(meeting.id))
        found.motions += len(unit.motions.of_meeting(meeting.id)) + len(unit.topics.of_meeting(meeting.id))
        lines = unit.papers.lines(meeting.id)
        found.lines += len(lines)
        found.attributed += sum(bool(line.attributed) for line in lines)
    return found


def _counts(
    members: tuple[Member, ...], found: _Found, around: Around, *, half_typed: bool
) -> dict[Sort, int]:
    return {
        Sort.GROUP: 1,
        Sort.MEMBERS: len(members),
        Sort.MEETINGS: len(found.meetings),
        Sort.AGENDA: len(found.items),
        Sort.FORMATS: found.formats,
        Sort.BIN: found.binned,
        Sort.ATTENDANCE: len(found.asked),
        Sort.NOTES: found.notes,
        Sort.MOTIONS: found.motions,
        Sort.PROMISES: len(found.promises),
        Sort.DRAFT: found.lines,
        Sort.HALF_TYPED: int(half_typed),
        Sort.UNDER_WAY: int(around.under_way),
        Sort.HOUSEKEEPING: 1,
        Sort.BACKUPS: len(around.backups),
        Sort.LOG: 1,
        Sort.PREFERENCES: 1,
    }
