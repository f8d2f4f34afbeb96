"""Sets a line some of whose words have to be shaped or are read from the right.

Words are put on the page in the order in which they are read, each where it is seen, and each by operators of
its own: readers that go by the order in the file get the text as typed, and so do those that sort by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from peerdesk.export.fonts import Weight
from peerdesk.export.lettered_font import lettered_font
from peerdesk.export.scripts import ALONE, JOINERS, base_level, has_right_to_left
from peerdesk.export.shaping import Outline, Shaped, shaped_font, show
from peerdesk.export.visual_order import in_visual_order, levels_of, mirrored

_ALONE = re.compile(f"[\\x00-\\x2f:-@{ALONE}\u2000-\u200b\u200e-\u206f\u20a0-\u21ff]")
"""Characters that some readers take for part of the word before: beside others they would be turned round
with these. Source: the neutral ranges of pypdf 7, which turns words round by themselves."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a line in one font and direction. left, width: in points. shaped: None for plain letters.

    text: as typed. drawn: what ReportLab writes for it.
    """

    text: str = field(repr=False)
    drawn: str = field(repr=False)
    font: str
    level: int
    width: float
    shaped: Shaped | None
    left: float = 0.0


def width_of(weight: Weight, text: str, size: float) -> float:
    """Width of a shown text in points."""
    return sum(word.width for word in _words(weight, text, size, [0] * len(text)))


def placed(weight: Weight, line: str, size: float, base: int | None = None) -> list[Word]:
    """The words of a line in the order in which they are read, placed from 0 on.

    base: level of its paragraph; by default that of the line.
    """
    level = base_level(line) if base is None else base
    levels = levels_of(line, level) if level or has_right_to_left(line) else [0] * len(line)
    words = list(_words(weight, line, size, levels))
    lefts, left = {}, 0.0
    for index in in_visual_order(range(len(words)), [word.level for word in words]):
        lefts[index] = left
        left += words[index].width
    return [
        Word(one.text, one.drawn, one.font, one.level, one.width, one.shaped, lefts[index])
        for index, one in enumerate(words)
    ]


def _words(weight: Weight, text: str, size: float, levels: Sequence[int]) -> Iterator[Word]:
    for (font, level, _), group in groupby(
        range(len(text)), lambda index: _kind(weight, text, index, levels)
    ):
        stretch = "".join(text[index] for index in group)
        if weight.shapes(font):
            from_right = has_right_to_left(stretch) and not _ALONE.match(stretch)
            shaped = shaped_font(font).shape(stretch, from_right=from_right)
            yield Word(stretch, stretch, font, level, shaped.width * size / 1000, shaped)
        else:
            width = weight.plain_width(stretch, size)
            drawn = "".join(_turned(font, one) for one in stretch) if level % 2 else stretch
            yield Word(stretch, drawn, font, level, width, None)


def _turned(font: str, character: str) -> str:
    """What is drawn for a character that is read from the right: of `(` the shape of `)`, still as a `(`."""
    other, face = mirrored(character), lettered_font(font)
    if other == character or ord(other) not in face.face.charToGlyph:
        return character
    return face.code(face.glyph_of(other), character)


def _kind(weight: Weight, text: str, index: int, levels: Sequence[int]) -> tuple[str, int, int]:
    """What parts a character from the one before it; a joiner goes with that one."""
    while index and text[index] in JOINERS:
        index -= 1
    return weight.font_of(text[index]), levels[index], index if _ALONE.match(text[index]) else -1


def write(
    words: Any, canvas: Any, weight: Weight, line: Sequence[Word], size: float, left: float, baseline: float
) -> list[Outline]:
    """Put the words of a line into a text object; returns marks that are drawn beside it."""
    outlines: list[Outline] = []
    for word in line:
        at = left + word.left
        if word.shaped is None:
            words.setTextOrigin(at, baseline)
            words.setFont(word.font, size)
            words.textOut(word.drawn)
            continue
        operators, marks = show(word.shaped, shaped_font(word.font), canvas._doc, size, at, baseline)
        words._code.extend(operators)
        outlines += marks
    return outlines
