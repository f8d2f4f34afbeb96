"""From notes taken elsewhere to the tree of a paper: pure, with the place in the file of each finding."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from peerdesk.deid import Identity, Kind, Roster, find_identities, find_names, replace_certain
from peerdesk.domain.minutes import Minutes
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import MinutesLine, folded
from peerdesk.domain.rules import Attribution
from peerdesk.services.paper import Header, Part, Phrases, minutes_tree

MODEL_READS = 200_000
"""Characters of a file that the name model judges; the rest is left to the rules.

Chosen: three long meetings, about half a minute; a longer file is not one meeting's notes.
"""


class Placed(Protocol):
    """A text and where it stands in its file."""

    @property
    def text(self) -> str:
        """The text on one line."""
        ...

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of the text."""
        ...


@dataclass(frozen=True, slots=True)
class AgendaTitle:
    """A title of the agenda, and its line there."""

    text: str = field(repr=False)
    line: int = 0

    def place(self, offset: int) -> tuple[int, int]:
        """Its line and the first column: where in the line it stands is not known."""
        return self.line, 1


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An item of a file of notes. title None: notes before the first heading."""

    title: Placed | None = field(repr=False)
    notes: tuple[tuple[NoteKind, Placed], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """A file of notes. roster: the members and everybody whose name stood in front of a note."""

    title: Placed | None = field(repr=False)
    day: dt.date | None
    items: tuple[SourceItem, ...] = field(repr=False)
    roster: Roster = field(repr=False)

    def shown(self, rule: Attribution) -> Iterator[Placed]:
        """Every text that the paper shows under a rule, in the order of the file."""
        if self.title is not None:
            yield self.title
        for item in self.items:
            if item.title is not None and item.notes:
                yield item.title
            if rule is not Attribution.OFF_RECORD:
                yield from (text for _, text in item.notes)


@dataclass(frozen=True, slots=True)
class FoundInNotes:
    """An identity and where it stands in its file, the agenda if in_agenda; line and column from 1."""

    line: int
    column: int
    written: str = field(repr=False)
    identity: Identity = field(repr=False)
    in_agenda: bool = False


@dataclass(frozen=True, slots=True)
class NotesPaper:
    """The tree of a paper and what is still to look at in it.

    allowed: names that may stand, case-folded.
    """

    minutes: Minutes = field(repr=False)
    findings: tuple[FoundInNotes, ...]
    allowed: frozenset[str] = field(default=frozenset(), repr=False)


def paper_of(
    notes: SourceNotes,
    rule: Attribution,
    phrases: Phrases,
    *,
    replace: bool,
    told: Callable[[float], None] = lambda share: None,
) -> NotesPaper:
    """The paper of a file of notes under a rule.

    replace: sure identities are made neutral and the findings are what is left; else the text stays and they
    are all. On the record names stand and nothing is found. The head count is not known. told: is told again
    and again what share of the texts was read, 0 to 1.
    """
    characters = max(1, sum(len(placed.text) for placed in notes.shown(rule)))
    work = _Work(
        notes.roster,
        stands=rule is Attribution.ON_RECORD,
        replace=replace,
        read=lambda count: told(min(1.0, count / characters)),
    )
    title = work.title(notes.title) if notes.title else ""
    parts = []
    for number, item in enumerate(notes.items):
        shown = item.notes if rule is not Attribution.OFF_RECORD else ()
        heading = work.text(item.title) if item.title and item.notes else ""
        lines = [
            MinutesLine(_key(number, at), number, kind, work.text(t)) for at, (kind, t) in enumerate(shown)
        ]
        if item.notes and not shown:
            lines = [MinutesLine(_key(number, 0), number, NoteKind.POINT, "")]
        parts.append(Part(f"item-{number}", heading, rule, tuple(lines)))
    header = Header(title or phrases["meeting_title"], notes.day, None)
    minutes = minutes_tree(header, parts, (), phrases)
    allowed = _names_in(minutes, notes.roster) if work.stands else frozenset()
    return NotesPaper(minutes, tuple(work.found), allowed)


def places_of(characters: str, texts: Sequence[Placed]) -> tuple[tuple[int, int, str], ...]:
    """Line, column and characters of each stretch of these characters in the file."""
    if not characters:
        return ()
    stretch = re.compile(f"[{re.escape(characters)}]+")
    return tuple((*text.place(m.start()), m.group()) for text in texts for m in stretch.finditer(text.text))


class _Work:
    """Goes through the texts one by one and gathers what is found."""

    def __init__(self, roster: Roster, *, stands: bool, replace: bool, read: Callable[[int], None]) -> None:
        self._roster = roster
        self._told = read
        self._replace = replace
        self.stands = stands
        self.found: list[FoundInNotes] = []
        self._read = 0

    def title(self, source: Placed) -> str:
        """The words of the paper's title; its date is the meeting's and stands in the paper anyhow."""
        return self.text(source, without=(Kind.DATE,))

    def text(self, source: Placed, without: tuple[Kind, ...] = ()) -> str:
        """The words for the paper. without: kinds that may stand."""
        if self.stands:
            return source.text
        self._read += len(source.text)
        if self._replace:
            text, found = replace_certain(source.text, self._roster, with_model=self._with_model())
        else:
            text = source.text
            found = find_identities(text, self._roster, with_model=self._with_model())
        for one in (one for one in found if one.kind not in without):
            line, column = source.place(one.start)
            written, is_agendas = source.text[one.start : one.end], isinstance(source, AgendaTitle)
            self.found.append(FoundInNotes(line, column, written, one, is_agendas))
        self._told(self._read)
        return text

    def _with_model(self) -> bool:
        return self._read <= MODEL_READS


def _key(item: int, note: int) -> bytes:
    return item.to_bytes(8, "big") + note.to_bytes(8, "big")


def _names_in(minutes: Minutes, roster: Roster) -> frozenset[str]:
    texts = [minutes.title, *(block.text for block in minutes.blocks)]
    return frozenset(folded(text[i.start : i.end]) for text in texts for i in find_names(text, roster))
