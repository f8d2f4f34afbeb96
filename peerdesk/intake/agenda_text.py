"""Reads an agenda typed as plain lines: indented ones stand inside, one that ends in a colon is a section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peerdesk.domain.outline import Outline, OutlineItem
from peerdesk.intake.agenda_words import Words, seconds_known, words_of
from peerdesk.intake.dates import date_in

MOST_DEEP = 8
"""How far topics stand inside each other at most. Chosen: twice the deepest met; deeper ones stand beside."""

_MARK = re.compile(
    r"(?:[-*+•‣▪◦–—]|\(?(?P<number>\d{1,3}(?:\.\d{1,3})*)[.):]|\(?[a-zA-Z][.)]|(?P<deep>\d{1,3}(?:\.\d{1,3})+))\s+"
)
_TITLE = re.compile(r"\b(?:agenda|programme|program|tagesordnung|ordre du jour|meeting)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    depth: int
    words: Words = field(repr=False)
    number: int
    section: str = field(default="", repr=False)
    inner: list[_Line] = field(default_factory=list)


def read_text(text: str) -> Outline:
    """The topics of plain text without control characters; an empty tree when it has none."""
    top: list[_Line] = []
    stack: list[_Line] = []
    section = ""
    left_out: list[str] = []
    lines = re.split(r"\r\n|[\n\r\u0085\u2028\u2029]", text)
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        depth, rest = _depth(raw)
        words = words_of(rest)
        if not top and not left_out and not section and _is_title(rest, words, raw):
            left_out.append(rest)
        elif _is_section(raw, rest, words):
            section, stack = rest.strip().rstrip(":").strip(), []
        elif words.title:
            line = _Line(depth, words, number, section)
            while stack and (stack[-1].depth >= depth or len(stack) >= MOST_DEEP):
                stack.pop()
            (stack[-1].inner if stack else top).append(line)
            stack.append(line)
    return Outline(_items(top), tuple(left_out))


def _depth(raw: str) -> tuple[int, str]:
    """How far in a line stands, by its indent or by its number (`2.1`), and its text without the mark."""
    expanded = raw.expandtabs(4)
    text = expanded.lstrip()
    indent = len(expanded) - len(text)
    match = _MARK.match(text)
    if match is None:
        return indent, text.strip()
    number = match["number"] or match["deep"] or ""
    return indent + 2 * number.count("."), text[match.end() :].strip()


def _is_title(text: str, words: Words, raw: str) -> bool:
    """Whether the first line is what the paper is called: it says so, or has a date, and no time."""
    timed = words.length_s is not None or words.starts is not None
    return not timed and text == raw.strip() and bool(_TITLE.search(text) or date_in(text))


def _is_section(raw: str, text: str, words: Words) -> bool:
    flush = raw[:1].strip() != "" and text == raw.strip()
    return flush and text.endswith(":") and words.length_s is None and words.starts is None


def _items(lines: list[_Line]) -> tuple[OutlineItem, ...]:
    whole = {place for place, line in enumerate(lines) if line.inner}
    lengths = seconds_known([line.words for line in lines], whole)
    return tuple(
        OutlineItem(line.words.title, s, line.words.lead, _items(line.inner), line.section, line=line.number)
        for line, s in zip(lines, lengths, strict=True)
    )
