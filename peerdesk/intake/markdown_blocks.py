"""Cuts a Markdown file into headings, bullets and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from peerdesk.intake.inline_markdown import Piece, SourceText, plain


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 to 6) or a note (level 0).

    parts: the text, and for a nested list one further text a nested point. marks: what stood in front of each
    part and stays with it: nothing for the first, the bullet or number of a nested one.
    """

    level: int
    parts: tuple[SourceText, ...] = field(repr=False)
    marks: tuple[str, ...] = ("",)


_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_BULLET = re.compile(r"([ \t]*)([-*+•‣▪])(?:[ \t]+|$)")
_NUMBER = re.compile(r"([ \t]*)(\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\]]{1,300}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*)?[ \t]*$")
_TABLE_LINE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_CHECKBOX = re.compile(r"\[[ xX]\][ \t]+")
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)
_BREAK = re.compile(r"\r\n|[\n\r\u0085\u2028\u2029]")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file in order."""
    cutter = _Cutter()
    for number, line in enumerate(_lines(text), start=1):
        yield from cutter.line(number, line)
    yield from cutter.flush()


def _lines(text: str) -> list[str]:
    """The lines, with comments of more than one line blanked so that all else stays in its place."""
    unified = _BREAK.sub("\n", text)
    return _COMMENT.sub(_blanked, unified).split("\n") if "-->" in unified else unified.split("\n")


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group()) if "\n" in match.group() else match.group()


class _Cutter:
    """Gathers the lines of the block under way."""

    def __init__(self) -> None:
        self._pieces: list[list[Piece]] = []
        self._marks: list[str] = []
        self._indent: int | None = None
        self._fence = ""
        self._gap = False

    def line(self, number: int, line: str) -> Iterator[Block]:
        """Takes one line and gives the blocks it ends or is."""
        if self._fence:
            if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
                self._fence = ""
            elif line.strip():
                self._add(_literal(line), number, len(line) - len(line.lstrip()) + 1)
            return
        start = match.end() if (match := _QUOTE.match(line)) else 0
        body = line[start:]
        if not body.strip():
            self._gap = True
            return
        yield from self._content(number, body, start)
        self._gap = False

    def flush(self) -> Iterator[Block]:
        """Ends the block under way."""
        pieces, marks = self._pieces, self._marks
        self._pieces, self._marks, self._indent = [], [], None
        if pieces:
            parts = tuple(plain(part) for part in pieces if part)
            marks = [mark for mark, part in zip(marks, pieces, strict=True) if part]
            if any(part.text for part in parts):
                yield Block(0, parts, tuple(marks))

    def _content(self, number: int, body: str, start: int) -> Iterator[Block]:
        if match := _FENCE.match(body):
            if self._gap and self._indent is None:
                yield from self.flush()
            self._fence = match[1]
        elif (match := _UNDERLINE.match(body)) and self._is_paragraph():
            yield from self._underlined(1 if match[1][0] == "=" else 2)
        elif _RULE.match(body) or _TABLE_LINE.match(body) or _REFERENCE.match(body):
            yield from self.flush()
        elif match := _HEADING.match(body):
            yield from self.flush()
            text = plain([(match[2], number, start + match.start(2) + 1)])
            if text.text:
                yield Block(len(match[1]), (text,))
        elif match := _BULLET.match(body):
            yield from self._point(number, body, start, match, keep_mark=False)
        elif match := _NUMBER.match(body):
            yield from self._point(number, body, start, match, keep_mark=True)
        else:
            yield from self._text(number, body, start)

    def _is_paragraph(self) -> bool:
        return bool(self._pieces) and self._indent is None and not self._gap

    def _underlined(self, level: int) -> Iterator[Block]:
        for block in self.flush():
            yield Block(level, block.parts[:1])

    def _point(
        self, number: int, body: str, start: int, match: re.Match[str], *, keep_mark: bool
    ) -> Iterator[Block]:
        """A bullet or a number: nested ones go on with their parent, others begin a block."""
        indent = len(match[1].expandtabs(4))
        nested = self._indent is not None and indent >= self._indent + 2 and bool(self._pieces)
        if not nested:
            yield from self.flush()
            self._indent = indent
        begin = match.start(2) if keep_mark and not nested else match.end()
        if box := _CHECKBOX.match(body, begin):
            begin = box.end()
        quote = _QUOTE.match(body, begin)
        begin = quote.end() if quote else begin
        self._pieces.append([])
        self._marks.append(match[2] if nested else "")
        self._add(body[begin:], number, start + begin + 1)

    def _text(self, number: int, body: str, start: int) -> Iterator[Block]:
        indent = len(body) - len(body.lstrip())
        table = body.lstrip().startswith("|")
        goes_on = self._pieces and not table and (not self._gap or (self._indent is not None and indent >= 2))
        if not goes_on:
            yield from self.flush()
        text = body.strip()
        if table:
            text = text.strip("|").replace("|", ";")
        self._add(text, number, start + indent + 1 + (1 if table else 0))
        if table:
            yield from self.flush()

    def _add(self, text: str, number: int, column: int) -> None:
        if not self._pieces:
            self._pieces.append([])
            self._marks.append("")
        lead = len(text) - len(text.lstrip())
        if text.strip():
            self._pieces[-1].append((text.strip(), number, column + lead))


def _literal(line: str) -> str:
    """A line of a code block, kept from being read as marks."""
    text = line.strip()
    ticks = "`"
    while ticks in text:
        ticks += "`"
    return f"{ticks}{text}{ticks}"
