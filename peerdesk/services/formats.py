"""A group's own formats: kept from an agenda, brought in, taken out, removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from peerdesk.deid import Roster, find_names
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format, OwnFormat, format_of, key_of
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context, new_id
from peerdesk.services.groups import checked_name
from peerdesk.services.planning import people_counted


class FormatFiles(Protocol):
    """What formats ask of files."""

    def format_toml(self, format_: Format) -> bytes:
        """A format as the text of its file."""
        ...

    def write(self, target: Path, data: bytes) -> None:
        """Put a whole file in place or nothing. Raises UserError for an unwritable target."""
        ...


class FormatService:
    """Formats of groups. read: a format from its file, or BadInput."""

    def __init__(self, context: Context, read: Callable[[Path], Format], files: FormatFiles) -> None:
        self._context = context
        self._read = read
        self._files = files

    def own(self, group_id: int) -> tuple[OwnFormat, ...]:
        """The formats a group made for itself, by title."""
        with self._context.units() as unit:
            return unit.groups.formats(group_id)

    def keep_agenda(self, meeting_id: int, title: str) -> OwnFormat:
        """Keep the agenda of a meeting for others like it, under a name of its own.

        Raises BadInput `name_empty`, `name_long`, `format_name_taken`, `format_empty` or `format_untitled`.
        """
        title = checked_name(title)
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            people = people_counted(unit.meetings.attendance(meeting_id))
            format_ = format_of(unit.meetings.agenda(meeting_id), title, people)
            own = _added(unit, meeting.group_id, format_)
        return self._published(own)

    def bring_in(self, group_id: int, path: Path) -> OwnFormat:
        """A format out of a file. Raises BadInput for what cannot be read, or `format_name_taken`."""
        format_ = self._read(path)
        with self._context.units() as unit:
            unit.groups.get(group_id)
            own = _added(unit, group_id, replace(format_, title=checked_name(format_.title)))
        return self._published(own)

    def remove(self, group_id: int, format_id: int) -> None:
        """A format goes; the agendas made from it stay."""
        with self._context.units() as unit:
            unit.groups.delete_format(format_id)
            unit.commit()
        self._context.publish(changed(Kind.FORMATS, group_id=group_id))

    def take_out(self, group_id: int, format_: Format, target: Path) -> None:
        """Write a format as a file for others; one of a group's own names nobody of the group.

        A format that comes with the program is in our words, which may also be somebody's name. Raises
        BadInput `format_names`, `file_name_names`, or the writer's own for an unwritable target.
        """
        with self._context.units() as unit:
            members = unit.groups.members(group_id)
            is_own = any(own.format == format_ for own in unit.groups.formats(group_id))
        roster = Roster.from_members(m for m in members if not m.name.isdecimal())
        if is_own and any(find_names(text, roster) for text in _texts(format_)):
            raise BadInput("format_names")
        if find_names(re.sub(r"[-_.]+", " ", target.stem), roster):
            raise BadInput("file_name_names")
        self._files.write(target, self._files.format_toml(format_))

    def _published(self, own: OwnFormat) -> OwnFormat:
        self._context.publish(changed(Kind.FORMATS, group_id=own.group_id))
        return own


def _added(unit: UnitOfWork, group_id: int, format_: Format) -> OwnFormat:
    taken = {key_of(own.format.title) for own in unit.groups.formats(group_id)}
    if key_of(format_.title) in taken:
        raise BadInput("format_name_taken")
    own = OwnFormat(new_id(), group_id, format_)
    unit.groups.save_format(own)
    unit.commit()
    return own


def _texts(format_: Format) -> Iterator[str]:
    yield format_.title
    yield format_.source
    for step in format_.steps:
        yield from (step.title, step.block, step.card)
