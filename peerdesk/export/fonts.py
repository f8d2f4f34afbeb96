"""The bundled fonts of the paper: which characters they show, how wide they are, and what stands in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from peerdesk.export.words import code_of
from peerdesk.resource_files import resource

REGULAR, BOLD, SIGNS = "NotoSans-Regular", "NotoSans-Bold", "DejaVuSans"

_NOT_BREAKING = "\u00a0\u2007\u202f"
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_BRAILLE_BLANK = "\u2800"
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight of the paper's family with its fallback.

    widths: advance of each character in em. main: characters of the family itself; the others come from
    `SIGNS`.
    """

    name: str
    widths: dict[str, float] = field(repr=False)
    main: frozenset[str] = field(repr=False)

    def width(self, text: str, size_pt: float) -> float:
        """Width of a shown text in points."""
        return size_pt * sum(map(self.widths.__getitem__, text))

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """The shown text cut where the font changes: name of the font, characters."""
        if self.main.issuperset(text):
            yield self.name, text
            return
        for inside, run in groupby(text, self.main.__contains__):
            yield (self.name if inside else SIGNS), "".join(run)


@cache
def weight(name: str) -> Weight:
    """A weight of the paper, registered with ReportLab at the first call in a process."""
    main, signs = _advances(name), _advances(SIGNS)
    return Weight(name, signs | main, frozenset(main))


def shown(text: str) -> str:
    """What the paper prints for a text: one line of characters that its fonts have.

    Composed (NFC); control characters and line breaks are blanks; characters without any form of their own
    (joiners, direction marks, soft hyphens, variation selectors) are left out. A character that no font
    has is told in brackets: a symbol by its name, `[thumbs up sign]`, any other by its code,
    `[U+6F22 U+5B57]`. Chosen: nothing is dropped in silence, and a reader can look it up.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    drawn = unicodedata.normalize("NFC", text).translate(_drawing())
    drawn = drawn.replace(_CLOSE + _OPEN, " ").replace(_OPEN, "[").replace(_CLOSE, "]")
    return " ".join(word for word in drawn.split(" ") if word)


def unshowable(text: str) -> list[tuple[int, str]]:
    """The characters of a text for which something else would stand, each with its index from 0."""
    if text.isascii():
        return []
    drawing = _drawing()
    return [(i, c) for i, c in enumerate(text) if len(told := drawing[ord(c)]) > 1 and _is_stand_in(told)]


@cache
def _drawing() -> _Drawing:
    return _Drawing(frozenset(weight(REGULAR).widths))


class _Drawing(dict[int, str]):
    """What is drawn for each character, worked out once a character."""

    def __init__(self, showable: frozenset[str]) -> None:
        super().__init__()
        self._showable = showable

    def __missing__(self, code: int) -> str:
        self[code] = told = self._told(chr(code))
        return told

    def _told(self, character: str) -> str:
        category = unicodedata.category(character)
        if character in _NOT_BREAKING:
            return character if character in self._showable else "\u00a0"
        if category in ("Cc", "Zs", "Zl", "Zp") or character == _BRAILLE_BLANK:
            return " "
        if _is_unseen(character, category):
            return ""
        if character in self._showable and category != "Cn":
            return character
        parts = unicodedata.normalize("NFD", character)
        is_made_of = len(parts) > 1 and self._showable.issuperset(parts)
        return parts if is_made_of else _stand_in(character, category)


def _is_unseen(character: str, category: str) -> bool:
    selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selector or character == "\u034f" or (category == "Cf" and character not in _VISIBLE_FORMAT)


def _stand_in(character: str, category: str) -> str:
    name = unicodedata.name(character, "") if category.startswith("S") else ""
    return f"[{name.lower()}]" if name else f"{_OPEN}{code_of(character)}{_CLOSE}"


def _is_stand_in(told: str) -> bool:
    return told[0] in ("[", _OPEN)


@cache
def _advances(name: str) -> dict[str, float]:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=False)
    registerFont(font)
    return {chr(code): font.face.getCharWidth(code) / 1000 for code in font.face.charToGlyph}
