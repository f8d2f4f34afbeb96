"""Notes with marked identities, for training and measuring.

Two sources are read: the project's own files in `tests/files/deid`, one note a line with identities written
as `[words|KIND]`, and files of JSON lines with `text`, `gold`, `ignore`, `source`, `roster`, the form into
which published corpora were brought.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).resolve().parents[2] / "tests" / "files" / "deid"
KINDS = ("PER", "CON", "ORG", "LOC", "DAT", "QTY", "DEM")
"""What the tagger tells apart: person, contact or number, organisation, place, date, quantity, origin."""

DIRECT = frozenset({"PER", "CON"})
_KIND_OF = {
    "PERSON": "PER", "CODE": "CON", "CREDIT_CARD": "CON", "IBAN_CODE": "CON", "PHONE_NUMBER": "CON",
    "EMAIL_ADDRESS": "CON", "DOMAIN_NAME": "CON", "STREET_ADDRESS": "CON", "ZIP_CODE": "CON", "ORG": "ORG",
    "ORGANIZATION": "ORG", "CORPORATION": "ORG", "GROUP": "ORG", "PRODUCT": "ORG", "LOC": "LOC", "GPE": "LOC",
    "LOCATION": "LOC", "DATETIME": "DAT", "DATE_TIME": "DAT", "AGE": "QTY", "QUANTITY": "QTY", "DEM": "DEM",
    "NRP": "DEM", "MISC": "DEM",
}  # fmt: skip
_MARK = re.compile(r"\[([^\[\]|]*)\|([A-Z]+)\]")
_CORPORA = ("tab", "wnut17", "presidio-synth")
"""Sources in which every identity is marked."""


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


def own_notes(name: str, language: str = "en") -> Iterator[MarkedNote]:
    """The notes of one of the project's own files."""
    lines = (OWN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.strip():
            yield _parsed(line, name, f"{name}-{number}", language)


def corpus_notes(path: Path) -> Iterator[MarkedNote]:
    """The fully marked notes of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        if note["source"] in _CORPORA:
            marks = tuple((a, b, _KIND_OF.get(kind, "ORG")) for a, b, _, kind in note["gold"])
            ignored = tuple((a, b) for a, b in note["ignore"])
            yield MarkedNote(note["text"], marks, ignored, note["source"], _kin(note, marks))


def training_notes(corpora: Iterable[Path]) -> list[MarkedNote]:
    """Everything the tagger learns from."""
    notes = [note for path in corpora for note in corpus_notes(path)]
    for name in ("notes_a", "notes_b", "technical"):
        notes += own_notes(name)
    for language in ("de", "es", "fr", "it", "nl", "pl", "pt"):
        notes += own_notes(f"notes_{language}", language)
    return notes


def _parsed(line: str, source: str, kin: str, language: str) -> MarkedNote:
    text, marks, done = "", [], 0
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        done = match.end()
    return MarkedNote(text + line[done:], tuple(marks), (), source, kin, language)


def _kin(note: dict[str, str], marks: tuple[tuple[int, int, str], ...]) -> str:
    if note["source"] == "tab":
        return note["roster"]
    if note["source"] == "presidio-synth":
        template = note["text"]
        for start, end, _ in sorted(marks, reverse=True):
            template = template[:start] + "X" + template[end:]
        return template[:60]
    return note["id"]
