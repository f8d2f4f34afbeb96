"""Notes with marked identities, for training and measuring.

Two sources are read: the project's own files in `tests/files/deid`, one note a line with identities written
as `[words|KIND]`, and files of JSON lines with `text`, `gold`, `ignore`, `source`, `roster`, the form into
which published corpora were brought.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.marked_notes import LANGUAGES, MarkedNote, own_notes

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
_CORPORA = ("tab", "wnut17", "wnut17-train", "presidio-synth")
"""Sources in which every identity is marked."""


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
    for language in LANGUAGES:
        notes += own_notes(f"notes_{language}", language)
    return notes


def _kin(note: dict[str, str], marks: tuple[tuple[int, int, str], ...]) -> str:
    if note["source"] == "tab":
        return note["roster"]
    if note["source"] == "presidio-synth":
        template = note["text"]
        for start, end, _ in sorted(marks, reverse=True):
            template = template[:start] + "X" + template[end:]
        return template[:60]
    return note["id"]
