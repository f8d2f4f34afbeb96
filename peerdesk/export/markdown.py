"""Writes the minutes as Markdown, escaped so that it reads back as the same words."""

from __future__ import annotations

import re
from typing import assert_never

from peerdesk.domain.minutes import Block, Bullet, Credit, Entry, Heading, Minutes, Paragraph, Slot, Table
from peerdesk.export.words import encodable, one_line

_INLINE = re.compile(r"[\\`*_\[\]<>&~|$]")
_AT_START = re.compile(r"^(\d{0,9})([#+=:.)-])")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|www)(://|\.)")
"""What some readers make a link of, escapes and all. Source: GitHub Flavored Markdown, 6.9."""
_HASHES = re.compile(r"(?<!\\)#+$")
"""Would close a heading and be no part of it. Source: CommonMark, 4.2."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def write_markdown(minutes: Minutes) -> bytes:
    """The minutes as CommonMark in UTF-8 with LF: label, title, statement, blocks, foot."""
    label = f"**{minutes.label.value}**"
    head = [
        label,
        escaped(minutes.heading),
        escaped(minutes.kicker),
        _headed("#", minutes.title),
        *map(escaped, minutes.lines),
    ]
    statement = escaped(minutes.statement or "")
    parts = [*head, f"> {statement}" if statement else "", *_blocks(minutes.blocks)]
    parts += [escaped(minutes.closing), "---", escaped(minutes.footer), label]
    return encodable("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """The text on one line with whatever Markdown would read as its own marks escaped."""
    line = _INLINE.sub(r"\\\g<0>", one_line(text))
    line = _BARE_LINK.sub(r"\1\\\2", line)  # else backslashes of what is in it would be part of the address
    return _AT_START.sub(r"\1\\\2", line)


def plain(line: str) -> str:
    """A line of Markdown with its escapes undone."""
    return _ESCAPED.sub(r"\1", line)


def _headed(mark: str, text: str) -> str:
    words = escaped(text)
    if mark.startswith("#"):
        words = _HASHES.sub(r"\\\g<0>", words)
    return f"{mark} {words}" if words else ""


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    """The blocks, those of a list joined to one part."""
    parts: list[str] = []
    in_list = False
    for block in blocks:
        line, listed = _block(block), isinstance(block, Bullet | Entry | Slot | Credit)
        if listed and in_list and line:
            parts[-1] += f"\n{line}"
        elif line:
            parts.append(line)
        in_list = listed and bool(line or in_list)
    return parts


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return _headed("#" * (level + 1), text)
        case Paragraph(text):
            return escaped(text)
        case Bullet(text):
            return _headed("-", text)
        case Entry(text, figure):
            return _headed("-", f"{text} — {figure}" if figure and text else text or figure)
        case Slot(at, text, figure, detail):
            line = " ".join(part for part in (at, text) if part)
            return _headed("-", " — ".join(part for part in (line, figure, detail) if part))
        case Credit(text):
            return _headed("  -", text)
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    """Its rows, a line each. Source: GitHub Flavored Markdown, 4.10; CommonMark has no tables."""
    under = ("---:" if column.figures else "---" for column in table.columns)
    rows = [map(escaped, (column.head for column in table.columns)), under]
    rows += [map(escaped, row) for row in table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
