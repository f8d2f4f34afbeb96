"""Takes the marks of Markdown out of running text and remembers where each piece stood."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text and where it stands in its file.

    places: (offset in the text, line, column) at the start of each piece that was one piece in the file;
    lines and columns count from 1.
    """

    text: str = field(repr=False)
    places: tuple[tuple[int, int, int], ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the text."""
        index = max(0, bisect_right(self.places, (offset, 1 << 60, 0)) - 1)
        start, line, column = self.places[index]
        return line, column + max(0, offset - start)

    def cut(self, start: int) -> SourceText:
        """The text from a character on, without spaces at its ends."""
        tail = self.text[start:]
        start += len(tail) - len(tail.lstrip())
        line, column = self.place(start)
        later = ((at - start, ln, col) for at, ln, col in self.places if at > start)
        return SourceText(tail.strip(), ((0, line, column), *later))


Piece = tuple[str, int, int]
"""A stretch of one line of the file: its text, line and column."""

_TOKEN = re.compile(
    r"(?P<code>(?P<ticks>`{1,6})(?!`)(?:.{1,4000}?)(?<!`)(?P=ticks)(?!`))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--.{0,1000}?-->)"
    r"|(?P<br><br\s*/?>)"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]{1,2000})>"
    r"|!?\[(?P<link>(?:[^\[\]`]|\[[^\[\]]{0,300}\]|`[^`]{1,300}`){1,1000})\]"
    r"\((?:[^()\s]|\([^()\s]{0,300}\)){0,2000}(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});)"
    r"|(?P<strong>(?<!\*)\*\*(?=[^\s*])(?P<strong_text>.{1,600}?)(?<=[^\s*])\*\*(?!\*))"
    r"|(?P<star>(?<![\w*])\*(?=[^\s*])(?P<star_text>[^*]{1,2000}?)(?<=\S)\*(?![\w*]))"
    r"|(?P<bar>(?<!\w)(?P<bars>_{1,2})(?=[^\s_])(?P<bar_text>[^_\n]{1,2000}?)(?<=\S)(?P=bars)(?!\w))"
    r"|(?P<struck>~~(?=\S)(?P<struck_text>.{1,600}?)(?<=\S)~~)"
)
_INNER = {
    "link": "link",
    "strong": "strong_text",
    "star": "star_text",
    "bar": "bar_text",
    "struck": "struck_text",
}


def plain(pieces: Sequence[Piece]) -> SourceText:
    """Pieces of a paragraph as one line of plain text.

    Code stays as it is, with its backticks; link targets and comments go; entities become characters.
    """
    raw = " ".join(text for text, _, _ in pieces)
    starts: list[tuple[int, int, int]] = []
    at = 0
    for text, line, column in pieces:
        starts.append((at, line, column))
        at += len(text) + 1
    where = SourceText(raw, tuple(starts))
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = 0
    for text, origin, verbatim in _unmarked(raw, 0, len(raw)):
        if not text:
            continue
        places.append((length, *where.place(origin)))
        if verbatim:
            inside = [p for p in starts if origin < p[0] < origin + len(text)] if len(starts) > 1 else []
            places += [(length + at - origin, line, column) for at, line, column in inside]
        parts.append(text)
        length += len(text)
    return SourceText("".join(parts), tuple(places) or ((0, *where.place(0)),)).cut(0)


def _unmarked(raw: str, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    """Kept stretches: text, where it began, and whether it is verbatim."""
    at = start
    for match in _TOKEN.finditer(raw, start, end):
        yield raw[at : match.start()], at, True
        at = match.end()
        yield from _kept(raw, match)
    yield raw[at:end], at, True


def _kept(raw: str, match: re.Match[str]) -> Iterator[tuple[str, int, bool]]:
    kind = next(name for name in match.re.groupindex if match[name] is not None)
    if kind == "code" or (kind == "bar" and _is_identifier(match)):
        yield match.group(), match.start(), True
    elif kind in ("escaped", "auto"):
        yield match[kind], match.start(kind), True
    elif kind == "br":
        yield " ", match.start(), False
    elif kind == "entity":
        yield html.unescape(match.group()).replace("\u00a0", " "), match.start(), False
    elif kind in _INNER:
        yield from _unmarked(raw, *match.span(_INNER[kind]))


def _is_identifier(match: re.Match[str]) -> bool:
    """`__proto__` is a name in a program, no emphasis."""
    return match["bars"] == "__" and re.fullmatch(r"[a-z]\w*", match["bar_text"]) is not None
