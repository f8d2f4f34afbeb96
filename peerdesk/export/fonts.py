"""The bundled fonts of the paper: which characters they show, how wide they are, and what stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from peerdesk.export.scripts import (
    ARABIC,
    DEVANAGARI,
    HEBREW,
    JOINERS,
    is_shaped,
    lone_marks,
    without_lone_joiners,
)
from peerdesk.export.words import code_of

REGULAR, BOLD, SIGNS = "NotoSans-Regular", "NotoSans-Bold", "DejaVuSans"
WIDE = "DroidSansFallback"
"""Chinese characters, kana and Hangul, in one weight."""

_FAMILIES = (
    (re.compile(f"[{HEBREW}]"), "NotoSansHebrew"),
    (re.compile(f"[{ARABIC}]"), "NotoSansArabic"),
    (re.compile(f"[{DEVANAGARI}]"), "NotoSansDevanagari"),
)
"""Families whose letters are shaped, by the characters they are asked for."""

SHAPED_FONTS = tuple(f"{family}-{cut}" for _, family in _FAMILIES for cut in ("Regular", "Bold"))
_WIDE_CHARACTERS = re.compile("[\u2e80-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")

_NOT_BREAKING = "\u00a0\u2007\u202f"
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_BRAILLE_BLANK = "\u2800"
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight of the paper's family with its fallback.

    widths: advance of each character in em. main: characters of the family itself; the others come from
    `SIGNS`, and those that neither has from fonts that are loaded when one is met.
    """

    name: str
    widths: dict[str, float] = field(repr=False)
    main: frozenset[str] = field(repr=False)

    def width(self, text: str, size_pt: float) -> float:
        """Width of a shown text in points."""
        if not is_shaped(text):
            return self.plain_width(text, size_pt)
        from peerdesk.export.shaped_line import width_of

        return width_of(self, text, size_pt)

    def plain_width(self, text: str, size_pt: float) -> float:
        """Width in points of a shown text whose letters stand one after the other."""
        return size_pt * sum(map(self.widths.__getitem__, text))

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """The shown text cut where the font changes: name of the font, characters."""
        if self.main.issuperset(text):
            yield self.name, text
            return
        for name, run in groupby(text, self.font_of):
            yield name, "".join(run)

    def font_of(self, character: str) -> str:
        """The name of the font that shows a character."""
        if character in self.main:
            return self.name
        further = _further(character)
        if not further or character in _advances(SIGNS):
            return SIGNS
        return further if further == WIDE else f"{further}-{self.name.rpartition('-')[2]}"

    def shapes(self, font: str) -> bool:
        """Whether the letters of a font are shaped."""
        return font in SHAPED_FONTS


@cache
def weight(name: str) -> Weight:
    """A weight of the paper, registered with ReportLab at the first call in a process."""
    main, signs = _advances(name), _advances(SIGNS)
    return Weight(name, _Advances(signs | main), frozenset(main))


class _Advances(dict[str, float]):
    """The advances of the paper's own fonts; of the others' when they are met."""

    def __missing__(self, character: str) -> float:
        return _advances(WIDE)[character]


def _further(character: str) -> str:
    """The family that is asked for a character which the paper's own fonts lack; "" for none."""
    if _WIDE_CHARACTERS.match(character):
        return WIDE
    return next((family for pattern, family in _FAMILIES if pattern.match(character)), "")


def _has_further(character: str) -> bool:
    """Whether one of the further fonts shows a character. Loads the font that would."""
    family = _further(character)
    if not family:
        return False
    return character in _advances(WIDE if family == WIDE else f"{family}-Regular")


def shown(text: str) -> str:
    """What the paper prints for a text: one line of characters that its fonts have.

    Composed (NFC); control characters and line breaks are blanks; characters without any form of their own
    (direction marks, soft hyphens, variation selectors, joiners that join nothing) are left out. A character
    that no font has, or a mark without a letter of its script, is told in brackets: a symbol by its name,
    `[thumbs up sign]`, any other by its code, `[U+1200 U+1208]`. Chosen: nothing is dropped in silence, and a
    reader can look it up.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    drawn = unicodedata.normalize("NFC", text).translate(_drawing())
    if is_shaped(drawn):
        drawn = _without_lone_marks(without_lone_joiners(drawn))
    elif JOINERS[0] in drawn or JOINERS[1] in drawn:
        drawn = without_lone_joiners(drawn)
    drawn = drawn.replace(_CLOSE + _OPEN, " ").replace(_OPEN, "[").replace(_CLOSE, "]")
    return " ".join(word for word in drawn.split(" ") if word)


def unshowable(text: str) -> list[tuple[int, str]]:
    """The characters of a text for which something else would stand, each with its index from 0."""
    if text.isascii():
        return []
    told = [_drawing()[ord(character)] for character in text]
    missed = {i for i, one in enumerate(told) if len(one) > 1 and _is_stand_in(one)}
    if missed:
        composed = unicodedata.normalize("NFC", text)
        missed = {i for i in missed if unicodedata.normalize("NFC", text[i]) in composed}
    if is_shaped(text):
        missed.update(_lone_marks_of(text, told))
    return [(i, text[i]) for i in sorted(missed)]


def _without_lone_marks(drawn: str) -> str:
    for start, end in reversed(lone_marks(drawn)):
        drawn = (
            drawn[:start]
            + "".join(_stand_in(one) for one in drawn[start:end] if one not in JOINERS)
            + drawn[end:]
        )
    return drawn


def _lone_marks_of(text: str, told: Sequence[str]) -> Iterator[int]:
    """Where marks stand in a text that have no letter to stand on once what is not seen is left out."""
    seen = [i for i, one in enumerate(told) if one]
    drawn = "".join(text[i] if len(told[i]) == 1 else " " for i in seen)
    places = (i for start, end in lone_marks(drawn) for i in range(start, end))
    return (seen[i] for i in places if drawn[i] not in JOINERS)


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
        if character in JOINERS:
            return character
        if _is_unseen(character, category):
            return ""
        if self._can_show(character) and category != "Cn":
            return character
        parts = unicodedata.normalize("NFD", character)
        is_made_of = len(parts) > 1 and self._showable.issuperset(parts)
        return parts if is_made_of else _stand_in(character)

    def _can_show(self, character: str) -> bool:
        return character in self._showable or _has_further(character)


def _is_unseen(character: str, category: str) -> bool:
    selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selector or character == "\u034f" or (category == "Cf" and character not in _VISIBLE_FORMAT)


def _stand_in(character: str) -> str:
    is_symbol = unicodedata.category(character).startswith("S")
    name = unicodedata.name(character, "") if is_symbol else ""
    return f"[{name.lower()}]" if name else f"{_OPEN}{code_of(character)}{_CLOSE}"


def _is_stand_in(told: str) -> bool:
    return told[0] in ("[", _OPEN)


@cache
def _advances(name: str) -> dict[str, float]:
    from peerdesk.export.lettered_font import lettered_font

    face = lettered_font(name).face
    return {chr(code): face.getCharWidth(code) / 1000 for code in face.charToGlyph}
