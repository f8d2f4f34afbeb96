"""Reads notes taken elsewhere: headings are items, bullets are notes, names in front are dropped."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from peerdesk.deid import Roster
from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Member
from peerdesk.domain.notes import NoteKind
from peerdesk.intake.dates import date_in
from peerdesk.intake.decoding import decoded, seen
from peerdesk.intake.inline_markdown import SourceText
from peerdesk.intake.markdown_blocks import Block, blocks

MAX_CHARACTERS = 20_000_000
"""Longest file read. Chosen: a hundred times the longest transcript seen."""


@dataclass(frozen=True, slots=True)
class NotesNote:
    """A note as it stood, without the name in front."""

    kind: NoteKind
    text: SourceText = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotesItem:
    """An item with its notes in file order. title None: notes before the first heading."""

    title: SourceText | None = field(repr=False)
    notes: tuple[NotesNote, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class NotesFile:
    """What a file of notes held.

    date: from the title, else as given. speakers: dropped names of people who are no members. roster: the
    members and these speakers, for the whole file.
    """

    title: SourceText | None = field(repr=False)
    date: dt.date | None
    items: tuple[NotesItem, ...] = field(repr=False)
    speakers: tuple[str, ...] = field(repr=False)
    roster: Roster = field(repr=False)


_KINDS = {kind.value: kind for kind in NoteKind} | {"action item": NoteKind.ACTION}
_KIND = r"action\s+item|" + "|".join(kind.value for kind in NoteKind)
_KIND_FIRST = re.compile(rf"[\[(]?({_KIND})[\])]?\s*:\s*", re.IGNORECASE)
_KIND_AND_NAME = re.compile(rf"[\[(]?({_KIND})[\])]?[\s,–—-]+([^:]{{1,60}}?)\s*:\s*", re.IGNORECASE)
_NAME_AND_KIND = re.compile(rf"([^:]{{1,60}}?)[\s,–—-]+[\[(]?({_KIND})[\])]?\s*:\s*", re.IGNORECASE)
_NAME = re.compile(r"([^:]{1,60}?)\s*:(?![:/])\s*")
_CAPITALS = re.compile(r"(?=[^\W_]{2,4}$)[^\W\d_][^\W_]*")
_ONE_OR_TWO = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?")
_PARTING = re.compile(r"\s*(?:[,/&+]|\band\b)\s*")
_TIMES = 3
_LABELS = frozenset(
    {
        *(
            "summary",
            "conclusion",
            "conclusions",
            "note",
            "notes",
            "example",
            "examples",
            "pro",
            "pros",
            "con",
        ),
        *(
            "cons",
            "risk",
            "risks",
            "idea",
            "ideas",
            "status",
            "update",
            "updates",
            "topic",
            "agenda",
            "result",
        ),
        *("results", "outcome", "next steps", "next step", "background", "context", "problem", "solution"),
        *("option", "proposal", "answer", "comment", "reason", "goal", "warning", "remark", "follow-up"),
        *("key message", "key messages", "takeaway", "takeaways", "link", "links", "slides", "date", "time"),
    }
)
"""Headings of single bullets that are nobody's name. Chosen, so that such words stay in the text."""


def read_notes(data: bytes | str, members: Iterable[Member], *, date: dt.date | None = None) -> NotesFile:
    """A file of notes as items and notes; date: used where the title has none.

    Raises:
        BadInput: it is no text, with the line; or it is too long.
    """
    text = decoded(data, "intake_notes_encoding") if isinstance(data, bytes) else seen(data)
    if len(text) > MAX_CHARACTERS:
        raise BadInput("intake_notes_large", limit=MAX_CHARACTERS // 1_000_000)
    found = list(blocks(text))
    reader = _Speakers(Roster.from_members(members), found)
    title, items = _items(found, reader)
    speakers = tuple(sorted(reader.strangers))
    day = (date_in(title.text) if title else None) or date
    return NotesFile(title, day, items, speakers, reader.roster.with_people(speakers))


def _items(found: list[Block], reader: _Speakers) -> tuple[SourceText | None, tuple[NotesItem, ...]]:
    title: SourceText | None = None
    titles: list[SourceText | None] = [None]
    notes: list[list[NotesNote]] = [[]]
    for block in found:
        if block.level == 1 and title is None:
            title = block.parts[0]
        elif block.level in (1, 2):
            titles.append(block.parts[0])
            notes.append([])
        elif block.level:
            notes[-1].append(NotesNote(NoteKind.POINT, block.parts[0]))
        elif (note := reader.note(block)) is not None:
            notes[-1].append(note)
    pairs = zip(titles, notes, strict=True)
    return title, tuple(NotesItem(t, tuple(n)) for t, n in pairs if t is not None or n)


class _Speakers:
    """Knows who speaks in a file and takes names and kinds off the front of notes."""

    def __init__(self, roster: Roster, found: list[Block]) -> None:
        self.roster = roster
        self.strangers: set[str] = set()
        self._known: dict[str, bool] = {}
        starts = Counter(name for block in found if not block.level for name in _candidates(block))
        self._frequent = {name for name, count in starts.items() if count >= _TIMES}

    def note(self, block: Block) -> NotesNote | None:
        """The block as a note, its parts in one line; None when nothing is left of it."""
        kind: NoteKind | None = None
        parts: list[SourceText] = []
        for index, part in enumerate(block.parts):
            found, rest = self._taken(part)
            kind = kind or found if index == 0 else kind
            parts.append(rest if index == 0 or found is None else part)
        text = _joined(parts, block.marks)
        return NotesNote(kind or NoteKind.POINT, text) if text.text else None

    def _taken(self, part: SourceText) -> tuple[NoteKind | None, SourceText]:
        """Kind and rest of a text; at most one kind and one name are taken, in either order."""
        at = 0
        kind: NoteKind | None = None
        named = False
        while True:
            step = self._step(part.text[at:], kind is None, not named)
            if step is None:
                return kind, part.cut(at) if at else part
            length, new_kind, new_name = step
            at += length
            kind = kind or new_kind
            named = named or new_name

    def _step(self, text: str, kind_free: bool, name_free: bool) -> tuple[int, NoteKind | None, bool] | None:
        if kind_free and (match := _KIND_FIRST.match(text)):
            return match.end(), _kind(match[1]), False
        if kind_free and name_free and (match := _KIND_AND_NAME.match(text)) and self._speaks(match[2]):
            return match.end(), _kind(match[1]), True
        if name_free and (match := _NAME.match(text)) and self._speaks(match[1]):
            return match.end(), None, True
        if kind_free and name_free and (match := _NAME_AND_KIND.match(text)) and self._speaks(match[1]):
            return match.end(), _kind(match[2]), True
        return None

    def _speaks(self, name: str) -> bool:
        """Whether a name in front is a speaker; a stranger is remembered."""
        known = self._known.get(name)
        if known is None:
            parts = [part for part in _PARTING.split(name) if part]
            known = bool(parts) and all(self._is_speaker(part) for part in parts)
            self._known[name] = known
            if known:
                strangers = (p for p in parts if not self.roster.calls_somebody(p) and p.strip("?"))
                self.strangers.update(strangers)
        return known

    def _is_speaker(self, name: str) -> bool:
        if self.roster.calls_somebody(name) or name == "??":
            return True
        return bool(_CAPITALS.fullmatch(name) and name.isupper()) or name in self._frequent


def _candidates(block: Block) -> Iterator[str]:
    """The one or two capitalised words a block may start with, after a kind."""
    text = block.parts[0].text
    if match := _KIND_FIRST.match(text):
        text = text[match.end() :]
    match = _NAME.match(text)
    name = match[1] if match else ""
    capitalised = all(word[:1].isupper() for word in name.split())
    if name and capitalised and _ONE_OR_TWO.fullmatch(name) and name.casefold() not in _LABELS:
        yield name


def _kind(word: str) -> NoteKind:
    return _KINDS[" ".join(word.lower().split())]


def _joined(parts: list[SourceText], marks: tuple[str, ...]) -> SourceText:
    """The parts of a nested list as one text, each with its mark in front."""
    text = ""
    places: list[tuple[int, int, int]] = []
    for mark, part in zip(marks, parts, strict=True):
        if not part.text:
            continue
        text += (" " if text else "") + (f"{mark} " if mark else "")
        places += [(at + len(text), line, column) for at, line, column in part.places]
        text += part.text
    return SourceText(text, tuple(places) or parts[0].places)
