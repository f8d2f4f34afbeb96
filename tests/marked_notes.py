"""Notes whose identities are marked, from the files in `tests/files/deid`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILES = Path(__file__).parent / "files" / "deid"
LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt")
_MARK = re.compile(r"\[([^\[\]|]*)\|([A-Z]+)\]")


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note. marks: start, end, kind. ignored: stretches that count neither way. kin: notes of one origin
    stay together when the data is split.
    """

    text: str
    marks: tuple[tuple[int, int, str], ...]
    ignored: tuple[tuple[int, int], ...]
    source: str
    kin: str
    language: str = "en"

    def kind_at(self, start: int, end: int) -> str:
        """The kind of the mark that touches this stretch, "" for none."""
        return next((kind for a, b, kind in self.marks if a < end and b > start), "")

    def is_ignored(self, start: int, end: int) -> bool:
        """Whether this stretch counts neither way."""
        return any(a < end and b > start for a, b in self.ignored)


@dataclass(frozen=True, slots=True)
class PointingNote:
    """A note about a group. phrases: what points at few of it; none in a note that only looks like it."""

    text: str
    phrases: tuple[str, ...]


def own_notes(name: str, language: str = "en") -> Iterator[MarkedNote]:
    """The notes of a file, one a line, identities written as `[words|KIND]`."""
    for number, line in enumerate((FILES / f"{name}.txt").read_text(encoding="utf-8").splitlines()):
        if line.strip():
            yield _parsed(line, name, f"{name}-{number}", language)


def groups(name: str) -> Iterator[tuple[list[dict[str, str]], list[PointingNote]]]:
    """The groups of a file: rows of a roster, and notes about it."""
    for group in json.loads((FILES / f"{name}.json").read_text(encoding="utf-8")):
        notes = [PointingNote(note["text"], tuple(note["pointing"])) for note in group["notes"]]
        yield group["roster"], notes


def _parsed(line: str, source: str, kin: str, language: str) -> MarkedNote:
    text, marks, done = "", list[tuple[int, int, str]](), 0
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        done = match.end()
    return MarkedNote(text + line[done:], tuple(marks), (), source, kin, language)
