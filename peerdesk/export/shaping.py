"""Shapes words of scripts whose letters join, stack or change places, and keeps the text behind each shape.

HarfBuzz chooses the shapes; each is written with letters of the word as typed, in the order in which they are
read, so that what is copied or searched is the text and not the shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from peerdesk.export.lettered_font import LetteredFont, lettered_font

_BEFORE_END = 100.0
"""How far before the end of a shape the blanks stand for further letters, in thousandths of the size. Chosen:
within it, yet no step back that a reader would take for the end of a word."""

Move = tuple[str, tuple[float, ...]]
"""A step of an outline: `M`, `L`, `C` or `Z` with its points."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape in a line. All measures in thousandths of the size.

    code: ReportLab's character for it. own: its width in the font. advance: what it takes of the line.
    across, up: where it stands from there. gid: of a mark that is drawn as an outline, with a blank instead.
    """

    code: str
    own: float
    advance: float
    across: float = 0.0
    up: float = 0.0
    gid: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A mark over or under a letter. left, baseline: of its glyph in points."""

    moves: tuple[Move, ...]
    left: float
    baseline: float
    scale: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word in one font, its glyphs from left to right. width: in thousandths of the size."""

    text: str = field(repr=False)
    glyphs: tuple[Glyph, ...] = field(repr=False)
    width: float
    is_from_right: bool


class ShapedFont:
    """A bundled font with its shapes; registered with ReportLab."""

    def __init__(self, name: str) -> None:
        import uharfbuzz

        self.font: LetteredFont = lettered_font(name)
        self._harfbuzz = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.font.face._ttf_data)))
        self._blank = self.font.glyph_of("\u200c")

    def shape(self, word: str, *, from_right: bool) -> Shaped:
        """The glyphs of a word."""
        found = self._clusters(word, from_right)
        make = self._from_right if from_right else self._from_left
        glyphs = tuple(glyph for letters, shapes in found for glyph in make(letters, shapes))
        return Shaped(word, glyphs, sum(glyph.advance for glyph in glyphs), from_right)

    def _clusters(self, word: str, from_right: bool) -> Iterator[tuple[str, list[tuple[Any, Any]]]]:
        """Letters that are shaped together, with their shapes, both as they stand from left to right."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if from_right else "ltr"
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.flags = uharfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
        uharfbuzz.shape(self._harfbuzz, buffer, {})
        shapes = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({info.cluster for info, _ in shapes})
        ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
        for start, group in groupby(shapes, key=lambda shape: int(shape[0].cluster)):
            letters = word[start : ends[start]]
            yield letters[::-1] if from_right else letters, list(group)

    def _from_left(self, letters: str, shapes: list[tuple[Any, Any]]) -> Iterator[Glyph]:
        """A letter for each shape, what is left over for the last."""
        for number, (info, place) in enumerate(shapes):
            is_last = number == len(shapes) - 1
            text = letters[number:] if is_last else letters[number : number + 1]
            yield self._glyph(
                int(info.codepoint), text, place.x_advance, float(place.x_offset), float(place.y_offset)
            )

    def _from_right(self, letters: str, shapes: list[tuple[Any, Any]]) -> Iterator[Glyph]:
        """One letter for each shape, as readers turn them round one by one; blanks for what is left over.

        A mark would be taken for a letter beside its own, since it stands at its side: it is an outline.
        """
        advance = 0.0
        for info, place in shapes:
            gid, across, up = int(info.codepoint), float(place.x_offset), float(place.y_offset)
            if place.x_advance:
                advance = float(place.x_advance)
                yield self._glyph(gid, letters[:1], advance, across, up)
                letters = letters[1:]
            else:
                yield Glyph("", 0.0, 0.0, across, up, gid)
        for left_over in range(len(letters), 0, -1):
            across = -min(advance, _BEFORE_END) * left_over / (len(letters) + 1)
            yield self._glyph(self._blank, letters[-left_over], 0.0, across, 0.0)

    def _glyph(self, gid: int, letters: str, advance: float, across: float, up: float) -> Glyph:
        return Glyph(self.font.code(gid, letters), self.font.width_of(gid), advance, across, up)

    def outline(self, gid: int) -> tuple[Move, ...]:
        """The outline of a glyph, in thousandths of the size."""
        import uharfbuzz

        moves: list[Move] = []
        draw = uharfbuzz.DrawFuncs()
        draw.set_move_to_func(lambda x, y, _: moves.append(("M", (x, y))))
        draw.set_line_to_func(lambda x, y, _: moves.append(("L", (x, y))))
        draw.set_cubic_to_func(lambda a, b, c, d, x, y, _: moves.append(("C", (a, b, c, d, x, y))))
        draw.set_close_path_func(lambda _: moves.append(("Z", ())))
        self._harfbuzz.draw_glyph(gid, draw, None)
        return tuple(moves)


@cache
def shaped_font(name: str) -> ShapedFont:
    """A bundled font, loaded at the first call in a process."""
    return ShapedFont(name)


def show(
    word: Shaped, font: ShapedFont, document: Any, size: float, left: float, baseline: float
) -> tuple[list[str], list[Outline]]:
    """The operators that show a word, and the marks that are drawn beside them.

    A word whose shapes are in two subsets of the font is shown part by part in the order in which it is read,
    since readers turn each part round by itself.
    """
    parts: list[tuple[int, list[tuple[float, Glyph, bytes]]]] = []
    outlines, at = [], 0.0
    for glyph in word.glyphs:
        if glyph.gid is not None:
            spot = left + (at + glyph.across) * size / 1000, baseline + glyph.up * size / 1000
            outlines.append(Outline(font.outline(glyph.gid), *spot, size / 1000))
            continue
        ((subset, written),) = font.font.splitString(glyph.code, document)
        if not parts or parts[-1][0] != subset:
            parts.append((subset, []))
        parts[-1][1].append((at + glyph.across, glyph, written))
        at += glyph.advance
    operators: list[str] = []
    for subset, glyphs in parts[::-1] if word.is_from_right else parts:
        name = font.font.getSubsetInternalName(subset, document)
        first = glyphs[0][0]
        operators.append(f"1 0 0 1 {_number(left + first * size / 1000)} {_number(baseline)} Tm")
        operators.append(f"{name} {_number(size)} Tf")
        operators += _shown(glyphs, first, size)
    return operators, outlines


def _shown(glyphs: list[tuple[float, Glyph, bytes]], first: float, size: float) -> Iterator[str]:
    for up, group in groupby(glyphs, key=lambda one: one[1].up):
        operands: list[str] = []
        for wanted, glyph, written in group:
            if abs(wanted - first) > 0.05:
                operands.append(_number(first - wanted))
            operands.append(f"<{written.hex().upper()}>")
            first = wanted + glyph.own
        rise = [f"{_number(up * size / 1000)} Ts"] if up else []
        yield from (*rise, f"[{' '.join(operands)}] TJ", *(["0 Ts"] if up else []))


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def paint(canvas: Any, outlines: Sequence[Outline]) -> None:
    """Fill outlines on a page in the colour that is set."""
    if not outlines:
        return
    path = canvas.beginPath()
    steps: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.curveTo,
        "Z": path.close,
    }
    for outline in outlines:
        for step, points in outline.moves:
            corners = (outline.left, outline.baseline) * (len(points) // 2)
            steps[step](*(p * outline.scale + c for p, c in zip(points, corners, strict=True)))
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
