"""A group's own heading, logo and closing line on its papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from peerdesk.deid import Roster, names_in
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Group
from peerdesk.domain.minutes import CLOSING_KEY, HEADING_KEY, Logo, Minutes
from peerdesk.domain.notes import clean
from peerdesk.domain.release import HeadEdit
from peerdesk.domain.sheets import LONGEST_CLOSING, LONGEST_HEADING, Head
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context
from peerdesk.services.findings import Source
from peerdesk.services.paper import Phrases


class Pictures(Protocol):
    """Reads pictures that somebody brings in."""

    def logo(self, path: Path) -> bytes:
        """The picture made anew as a PNG. Raises BadInput `logo_unreadable`, `logo_large`."""
        ...


class LetterheadService:
    """Reads and changes it. What it names is found in each paper, as in notes."""

    def __init__(self, context: Context, pictures: Pictures) -> None:
        self._context = context
        self._pictures = pictures

    def logo(self, path: Path) -> bytes:
        """A picture made anew, so that nothing but its pixels is left; not kept yet.

        Raises BadInput `logo_unreadable` or `logo_large`.
        """
        return self._pictures.logo(path)

    def save(self, group_id: int, head: Head) -> Group:
        """Put it on all papers of the group. Raises BadInput `heading_long` or `closing_long`."""
        heading, closing = clean(head.heading), clean(head.closing_line)
        _check(heading, closing)
        with self._context.units() as unit:
            group = replace(
                unit.groups.get(group_id), heading=heading, closing_line=closing, logo=head.logo
            )  # fmt: skip
            unit.groups.save(group)
            unit.commit()
        self._context.publish(changed(Kind.GROUPS, group_id=group_id))
        return group


def with_letterhead(minutes: Minutes, group: Group, phrases: Phrases) -> Minutes:
    """The paper with what the group has at the head and the end of its papers."""
    logo = Logo(group.logo, phrases["logo"]) if group.logo else None
    return replace(minutes, heading=group.heading, closing=group.closing_line, logo=logo)


def without_names(minutes: Minutes, roster: Roster) -> Minutes:
    """The paper without a heading or closing line that names one of the group or their firms."""
    heading = "" if names_in(minutes.heading, roster) else minutes.heading
    closing = "" if names_in(minutes.closing, roster) else minutes.closing
    return replace(minutes, heading=heading, closing=closing)


def head_sources(*, names_stand: bool) -> dict[str, Source]:
    """Where these texts of a paper come from."""
    keys = (HEADING_KEY, CLOSING_KEY)
    return {key: Source(None, 0, names_stand=names_stand, head=key) for key in keys}


def reworded(unit: UnitOfWork, meeting_id: int, edit: HeadEdit) -> HeadEdit:
    """Make an edit of one of these texts and return the one that takes it back.

    Raises BadInput `line_empty`, `heading_long` or `closing_long`.
    """
    group = unit.groups.get(unit.meetings.get(meeting_id).group_id)
    text = clean(edit.text)
    if not text:
        raise BadInput("line_empty")
    if edit.key == HEADING_KEY:
        _check(text, "")
        unit.groups.save(replace(group, heading=text))
        return HeadEdit(edit.key, group.heading)
    _check("", text)
    unit.groups.save(replace(group, closing_line=text))
    return HeadEdit(edit.key, group.closing_line)


def _check(heading: str, closing: str) -> None:
    if len(heading) > LONGEST_HEADING:
        raise BadInput("heading_long", limit=LONGEST_HEADING)
    if len(closing) > LONGEST_CLOSING:
        raise BadInput("closing_long", limit=LONGEST_CLOSING)
