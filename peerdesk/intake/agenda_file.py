"""Reads an agenda in whatever way it is written."""

from __future__ import annotations

import re

from peerdesk.domain.errors import BadInput
from peerdesk.domain.outline import Outline, walk
from peerdesk.intake.agenda_csv import read_csv
from peerdesk.intake.agenda_markdown import read_markdown
from peerdesk.intake.agenda_text import read_text
from peerdesk.intake.decoding import decoded, seen

MAX_CHARACTERS = 2_000_000
"""Longest agenda read. Chosen: fifty times the longest met."""

MAX_TOPICS = 2_000
"""Most topics read. Chosen: twenty times the most met."""

_MARKS = re.compile(r"^(?:#{1,6} |[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S|[ \t]*\|.*\|)", re.MULTILINE)


def read_agenda(data: bytes | str, suffix: str = "") -> Outline:
    """The topics of a file. suffix: `.md`, `.csv`, `.tsv`, `.txt`; any other: what it looks like.

    Raises:
        BadInput: it is no text, too long, has a line that cannot be read, or no topic; nothing is changed.
    """
    text = decoded(data, "intake_agenda_encoding") if isinstance(data, bytes) else seen(data)
    if len(text) > MAX_CHARACTERS:
        raise BadInput("intake_agenda_large", limit=MAX_CHARACTERS // 1_000_000)
    outline = _read(text, suffix.lower())
    count = sum(1 for _ in walk(outline.items))
    if not count:
        raise BadInput("intake_agenda_empty")
    if count > MAX_TOPICS:
        raise BadInput("intake_agenda_many", limit=MAX_TOPICS)
    return outline


def _read(text: str, suffix: str) -> Outline:
    if suffix in (".csv", ".tsv"):
        return read_csv(text)
    if suffix in (".md", ".markdown"):
        found = read_markdown(text)
        return found if found.items else read_text(text)
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and sum("\t" in line.strip() for line in lines) * 2 > len(lines):
        return read_csv(text)
    if suffix != ".txt" and _MARKS.search(text):
        found = read_markdown(text)
        return found if found.items else read_text(text)
    return read_text(text)
