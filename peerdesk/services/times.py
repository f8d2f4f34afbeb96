"""Planned against taken, of a closed meeting and of those before it. For the facilitator alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from peerdesk.deid import Roster, find_names
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Group
from peerdesk.domain.minutes import Entry, Minutes
from peerdesk.domain.release import folded
from peerdesk.domain.times import AlwaysOver, Taken, always_over, taken_of
from peerdesk.services.context import Context
from peerdesk.services.finished_file import Files, Paper, refuse_file_name, write_checked


@dataclass(frozen=True, slots=True)
class Times:
    """What a meeting took. again: items of the group that run over again and again."""

    meeting: Meeting
    group: Group
    rows: tuple[Taken, ...] = field(repr=False)
    again: tuple[AlwaysOver, ...] = field(repr=False)


class TimesFiles(Files, Protocol):
    """Makers of the files."""

    def times(self, rows: tuple[Taken, ...]) -> bytes:
        """The rows as a table."""
        ...


class TimesService:
    """Reads what was kept of the clock: whole minutes of each item, no moment and nobody."""

    def __init__(self, context: Context, files: TimesFiles) -> None:
        self._context = context
        self._files = files

    def of_meeting(self, meeting_id: int) -> Times:
        """Planned and taken of a closed meeting. Raises UserError `meeting_gone`, `not_closed`."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if not meeting.phase.is_over:
                raise UserError("not_closed")
            group = unit.groups.get(meeting.group_id)
            held = [m for m in unit.meetings.of_group(group.id) if m.phase.is_over and m.day <= meeting.day]
            all_taken = [taken_of(unit.meetings.agenda(one.id)) for one in held]
            rows = taken_of(unit.meetings.agenda(meeting_id))
        return Times(meeting, group, rows, always_over(all_taken))

    def write_table(self, meeting_id: int, target: Path) -> None:
        """Write the rows as CSV. Raises UserError `file_name_names` or the writer's own."""
        found = self.of_meeting(meeting_id)
        refuse_file_name(target, self._roster(found.group.id))
        self._files.write(target, self._files.times(found.rows))

    def write_page(self, meeting_id: int, target: Path, page: Minutes, *, paper: Paper = "a4") -> None:
        """Write the page and read it back. It holds working titles, so names in its own words may stand.

        Raises UserError `page_not_clean`, and the file is removed again, `file_name_names`, or the writer's
        own for an unwritable target.
        """
        roster = self._roster(self.of_meeting(meeting_id).group.id)
        texts = (page.kicker, page.title, *page.lines, *(block.text for block in page.blocks))
        texts += tuple(block.figure for block in page.blocks if isinstance(block, Entry))
        allowed = frozenset(
            folded(text[one.start : one.end]) for text in texts for one in find_names(text, roster)
        )
        if not write_checked(self._files, target, page, roster, paper=paper, allowed=allowed).passed:
            raise UserError("page_not_clean")

    def _roster(self, group_id: int) -> Roster:
        with self._context.units() as unit:
            members = unit.groups.members(group_id)
        return Roster.from_members(one for one in members if not one.name.isdecimal())
