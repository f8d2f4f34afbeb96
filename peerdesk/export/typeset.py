"""Sets blocks of text on pages with ReportLab: line breaking, splitting, furniture.

Importing this module imports ReportLab (a fifth of a second), so it is imported inside functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from peerdesk.export.fonts import BOLD, WIDE, weight
from peerdesk.export.looks import CAP_HEIGHT_EM, Look, Sheet
from peerdesk.export.scripts import base_level, breaks_inside, clings, has_right_to_left, is_shaped, units
from peerdesk.export.structure import ARTIFACT, END, Element, Tags

if TYPE_CHECKING:
    from peerdesk.export.shaped_line import Word

_BOX_INSET_PT = 13.0
_BOX_PADDING_PT = 10.0
_RULE_PT = 3.0
_FIGURE_GAP_PT = 18.0
_BELOW_EM, _ABOVE_EM = 0.293, 1.069
"""How far a line reaches under and over its baseline. Source: hhea table of Noto Sans 2.004."""

_HEAVIER_EM = 0.03
"""How thick characters without a bold cut are outlined in a bold line. Chosen: as dark as the bold beside."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a block, or the part of it on this page, was drawn. page: from 0; the rest in points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a word was drawn, in points."""

    text: str = field(repr=False)
    left: float
    bottom: float
    right: float
    top: float


def break_lines(text: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """Break a shown text into lines of at most `width` points, first fit, without hyphens.

    A word wider than a line is parted behind its hyphens, else cut between characters, never before a
    combining mark. A single short word on the last line takes the word before it along.
    """
    if breaks_inside(text):
        return _break_between(text, width_of, width)
    lines: list[list[str]] = []
    blank, used = width_of(" "), width
    for word in text.split(" "):
        advance = width_of(word)
        if used + blank + advance <= width:
            lines[-1].append(word)
            used += blank + advance
            continue
        for piece in [word] if advance <= width else _cut(word, width_of, width):
            lines.append([piece])
            used = width_of(piece)
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-1][0]) < 5 and len(lines[-2]) > 3:
        lines[-1].insert(0, lines[-2].pop())
    return [" ".join(line) for line in lines]


def _break_between(text: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """`break_lines` for a text that also breaks where no blank is."""
    lines: list[str] = []
    blank, used = width_of(" "), width
    for has_blank, unit in units(text):
        advance, gap = width_of(unit), blank if has_blank else 0.0
        if used + gap + advance <= width:
            lines[-1] += f" {unit}" if has_blank else unit
            used += gap + advance
            continue
        for piece in [unit] if advance <= width else _cut(unit, width_of, width):
            lines.append(piece)
            used = width_of(piece)
    return lines


def with_blanks(text: str, lines: list[str]) -> list[str]:
    """The lines of a text, each with the blank it was broken at, so that words stay apart when read aloud."""
    ended, place = [], 0
    for line in lines:
        place += len(line)
        blank = " " if text[place : place + 1] == " " else ""
        ended.append(line + blank)
        place += len(blank)
    return ended


def _cut(word: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """A word as pieces of at most this width: parts between hyphens together as long as they fit."""
    pieces: list[str] = []
    for part in _HYPHENED.findall(word):
        if pieces and width_of(pieces[-1] + part) <= width:
            pieces[-1] += part
        else:
            pieces += [part] if width_of(part) <= width else _cut_anywhere(part, width_of, width)
    return pieces


_HYPHENED = re.compile(r"[^-\u2010]*[-\u2010]+|[^-\u2010]+")
"""Parts of a word up to and with their hyphens."""


def _cut_anywhere(word: str, width_of: Callable[[str], float], width: float) -> list[str]:
    pieces, start, used = [], 0, 0.0
    for index, character in enumerate(word):
        advance = width_of(character)
        if used + advance > width and index > start and not clings(word, index):
            pieces.append(word[start:index])
            start, used = index, 0.0
        used += advance
    return [*pieces, word[start:]]


_WHOLE_LINES = 20
"""Lines up to which a text with a figure is not parted. Chosen: half a page."""


class Block(Flowable):  # type: ignore[misc]
    """One text in one look, with an optional figure flush right on its first line.

    A text with a figure stays on one page if it can; else the figure goes with the rest, so that it is read
    after the words.

    drawn: told of the block, or its part, and its area, once a page it stands on. tags: what the block is
    for readers that speak; none for what stands outside the text. lines: each with the blank it ends at.
    continued: this is a later part of a block that began on an earlier page. level: 1 where its lines are
    read from the right, and what stands at the left elsewhere stands at the right; 0 where only words in it
    are, None for no such words. spots: where its words were drawn, in the order in which they are read; only
    known with a level.
    """

    def __init__(
        self,
        text: str,
        look: Look,
        measure: float,
        drawn: Callable[[Block, Area], None],
        *,
        key: str | None = None,
        figure: str = "",
        tags: Tags | None = None,
    ) -> None:
        super().__init__()
        self.text, self.look, self.key, self.figure, self.tags = text, look, key, figure, tags
        self.width, self._drawn = measure, drawn
        if tags is not None and text:
            tags.tell(text, figure)
        self.mark, self.continued = look.mark, False
        self.level = base_level(text) if has_right_to_left(text) else None
        self.spots: list[Spot] = []
        self.lines = with_blanks(text, break_lines(text, self._advance, measure - self._taken()))
        self._measure_height()

    def _advance(self, text: str) -> float:
        return advance_of(text, self.look)

    def _taken(self) -> float:
        """Width of the line that the words of this block may not use."""
        look = self.look
        figure = self._advance(self.figure) + _FIGURE_GAP_PT if self.figure else 0.0
        return look.indent + look.narrower + figure + (2 * _BOX_INSET_PT if look.box else 0.0)

    def _measure_height(self) -> None:
        self.height = len(self.lines) * self.look.leading + 2 * self._padding()

    def _padding(self) -> float:
        return _BOX_PADDING_PT if self.look.box else 0.0

    def getSpaceBefore(self) -> float:
        """Space above the block, in points."""
        return self.look.before

    def getSpaceAfter(self) -> float:
        """Space below the block, in points."""
        return self.look.after

    def least_height(self) -> float:
        """Height of the least part of the block that may stand at the foot of a page."""
        if self.look.box or len(self.lines) <= 3 or self._stays_whole():
            return float(self.height)
        return 2 * self.look.leading

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height of the block, in points."""
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Block]:
        """Two blocks, the first filling the page; at least two lines on either side, or none."""
        if self._stays_whole():
            return []
        fitting = int((available_height - 2 * self._padding() + 1e-6) // self.look.leading)
        fitting = min(fitting, len(self.lines) - 2)
        if fitting < 2:
            return []
        first, rest = self._part(self.lines[:fitting]), self._rest(self.lines[fitting:])
        first.figure = ""
        return [first, rest]

    def _stays_whole(self) -> bool:
        return bool(self.figure) and len(self.lines) <= _WHOLE_LINES

    def _part(self, lines: list[str]) -> Block:
        part = Block("", self.look, self.width, self._drawn, key=self.key, figure=self.figure, tags=self.tags)
        part.text, part.lines, part.mark, part.continued = self.text, lines, self.mark, self.continued
        part.level = self.level
        part._measure_height()
        return part

    def _rest(self, lines: list[str]) -> Block:
        rest = self._part(lines)
        rest.mark, rest.continued = "", True
        return rest

    def draw(self) -> None:
        """Draw the block and tell where it stands."""
        self._draw_box()
        self._draw_words()
        left, bottom = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        first, last = left + self.look.indent, left + self.width
        if self.level:
            first, last = left, last - self.look.indent
        last -= self.look.narrower
        self._drawn(self, Area(page, first, bottom, last, bottom + self.height))

    def _draw_box(self) -> None:
        if self.look.box:
            ground, rule = self.look.box
            with outside_text(self.canv, ARTIFACT):
                self.canv.setFillColor(HexColor(ground))
                self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
                self.canv.setFillColor(HexColor(rule))
                edge = self.width - _RULE_PT if self.level else 0
                self.canv.rect(edge, 0, _RULE_PT, self.height, stroke=0, fill=1)

    def _draw_words(self) -> None:
        look = self.look
        y = self.height - self._padding() - (look.leading + CAP_HEIGHT_EM * look.size) / 2
        pen = Pen(self.canv, look)
        if self.mark:
            pen.begin(self._operator("mark"))
            pen.write(self._from_edge(look.indent * look.mark_at, self.mark), y, self.mark)
            pen.end()
        pen.begin(self._operator("lines"))
        for number, line in enumerate(self.lines):
            left, baseline = self._line_left(line), y - number * look.leading
            self._note(pen.write(left, baseline, line, self.level), left, baseline)
        pen.end()
        if self.figure:
            pen.begin(self._operator("figure"))
            room = self.width - look.narrower - self._advance(self.figure)
            pen.write(0.0 if self.level else room, y, self.figure)
            pen.end()
        pen.lift()

    def _note(self, words: Sequence[Word], left: float, baseline: float) -> None:
        if self.level is not None and self.key is not None:
            across, up = self.canv.absolutePosition(left, baseline)
            low, high = up - _BELOW_EM * self.look.size, up + _ABOVE_EM * self.look.size
            for word in words:
                first = across + word.left
                self.spots.append(Spot(word.text, first, low, first + word.width, high))

    def _line_left(self, line: str) -> float:
        """Where a line begins at its left."""
        return self._from_edge(self.look.indent + (_BOX_INSET_PT if self.look.box else 0.0), line)

    def _from_edge(self, inset: float, words: str) -> float:
        """Where words begin that stand so far from the edge at which the block is begun to be read."""
        if not self.level or self.look.narrower:
            return inset
        return self.width - self.look.narrower - inset - self._advance(words)

    def _operator(self, part: str) -> str:
        """What begins the lines, the mark or the figure; without words of their own they are an artifact."""
        element: Element | None = getattr(self.tags, part, None)
        if self.tags is None or not self.text:
            return ARTIFACT
        return self.tags.begin(self.canv.getPageNumber() - 1, element)


@contextmanager
def outside_text(canvas: Any, operator: str) -> Iterator[None]:
    """What is drawn meanwhile belongs to what the operator begins."""
    canvas._code.append(operator)
    yield
    canvas._code.append(END)


def advance_of(text: str, look: Look) -> float:
    """Width of a shown text in a look, in points; letters that join are not set apart."""
    tracking = look.tracking * len(text) if look.tracking and not is_shaped(text) else 0.0
    return weight(look.font).width(text, look.size) + tracking


class Pen:
    """Writes lines of shown text in one look, changing the font where the characters need it."""

    def __init__(self, canvas: Any, look: Look) -> None:
        self._canvas, self._look = canvas, look
        self._weight = weight(look.font)
        self._words = canvas.beginText()
        self._words.setFillColor(HexColor(look.colour))
        if look.tracking:
            self._words.setCharSpace(look.tracking)
        self._font = ""
        self._outlines: list[Any] = []
        self._is_heavier = False

    def write(self, left: float, baseline: float, text: str, level: int | None = None) -> Sequence[Word]:
        """Write one line from `left` on; returns its words where some are shaped or turned.

        level: of its paragraph if words in that are read from the right, by default of the line.
        """
        if level is not None or is_shaped(text):
            return self._write_shaped(left, baseline, text, level)
        self._words.setTextOrigin(left, baseline)
        for font, run in self._weight.runs(text):
            if font != self._font:
                self._change_to(font)
            self._words.textOut(run)
        return ()

    def _write_shaped(self, left: float, baseline: float, text: str, level: int | None) -> Sequence[Word]:
        from peerdesk.export import shaped_line

        self._set_heavier(False)
        line = shaped_line.placed(self._weight, text, self._look.size, level)
        if self._look.tracking:
            self._words.setCharSpace(0)  # joined letters would come apart
        self._outlines += shaped_line.write(
            self._words, self._canvas, self._weight, line, self._look.size, left, baseline
        )
        if self._look.tracking:
            self._words.setCharSpace(self._look.tracking)
        self._font = ""
        return line

    def _change_to(self, font: str) -> None:
        """Write on in another font, without a bold cut of its own in a heavier outline."""
        self._words.setFont(font, self._look.size, self._look.leading)
        self._font = font
        self._set_heavier(font == WIDE and self._look.font == BOLD)

    def _set_heavier(self, is_heavier: bool) -> None:
        if is_heavier == self._is_heavier:
            return
        self._is_heavier = is_heavier
        if is_heavier:
            self._words.setStrokeColor(HexColor(self._look.colour))
            self._words._code.append(f"{_HEAVIER_EM * self._look.size:.3f} w")
        self._words.setTextRenderMode(2 if is_heavier else 0)

    def begin(self, operator: str) -> None:
        """Begin words that belong together, by an operator of marked content."""
        self._words._code.append(operator)

    def end(self) -> None:
        """End them."""
        self._words._code.append(END)

    def lift(self) -> None:
        """Put what was written on the page."""
        self._set_heavier(False)
        self._canvas.drawText(self._words)
        if self._outlines:
            from peerdesk.export.shaping import paint

            with outside_text(self._canvas, ARTIFACT):
                self._canvas.setFillColor(HexColor(self._look.colour))
                paint(self._canvas, self._outlines)
            self._outlines = []


class _CountedCanvas(Canvas):  # type: ignore[misc]
    """Keeps each page back until their number is known, then adds what stands on all of them."""

    def __init__(
        self,
        furnish: Callable[[Any, int, int], None],
        told: Callable[[int], None] | None,
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._furnish, self._told = furnish, told
        self._finished: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page and begin the next."""
        self._code[:] = ["\n".join(self._code)]  # of a long paper, thousands of small strings weigh more
        self._finished.append(dict(self.__dict__))
        if self._told is not None:
            self._told(len(self._finished))
        self._startPage()

    def save(self) -> None:
        """Add the furniture to each page and write the file."""
        pages = self._finished
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            self._furnish(self, number, len(pages))
            super().showPage()
        super().save()


def lay_out(
    blocks: list[Block],
    sheet: Sheet,
    furnish: Callable[[Any, int, int], None],
    told: Callable[[int], None] | None = None,
) -> bytes:
    """Set the blocks on as many pages as they need, at least one, and return ReportLab's file.

    furnish: draws what stands on each page; is given the canvas, the page from 1 and the number of pages.
    told: is given the number of pages that are full. blocks: is empty afterwards; of a long paper each is
    forgotten once it is drawn.
    """
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(sheet.width, sheet.height),
        pageTemplates=[
            _template("first", sheet, sheet.first_top),
            _template("later", sheet, sheet.later_top),
        ],
        invariant=1,
        pageCompression=1,
        initialFontName=blocks[0].look.font,
    )
    flow = _kept_together(blocks, sheet)
    blocks.clear()
    document.build(flow, canvasmaker=partial(_CountedCanvas, furnish, told))
    return target.getvalue()


def _template(name: str, sheet: Sheet, top: float) -> Any:
    frame = Frame(
        sheet.left, sheet.bottom, sheet.measure, top - sheet.bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    return PageTemplate(name, [frame], autoNextPageTemplate="later")


def _kept_together(blocks: Sequence[Block], sheet: Sheet) -> list[Any]:
    """The blocks, with a condition before each heading that room is left for what it stands over."""
    most = (sheet.later_top - sheet.bottom) / 2
    flow: list[Any] = []
    for index, block in enumerate(blocks):
        if block.look.keep and not (index and blocks[index - 1].look.keep):
            flow.append(CondPageBreak(min(most, _height_kept(blocks[index:]))))
        flow.append(block)
    return flow


def _height_kept(blocks: Sequence[Block]) -> float:
    height = 0.0
    for block in blocks:
        if not block.look.keep:
            return height + block.least_height()
        height += block.look.before + block.height + block.look.after
    return height
