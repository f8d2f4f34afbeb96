"""Writes the pocket sheet as a PDF of one page, whatever is on the agenda.

What does not fit is set smaller; then the norm lines go, then the steps. At last the page is set as small as
it has to be: a line that is hard to read is still a line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from peerdesk.domain.minutes import Unshowable, WrittenPaper
from peerdesk.domain.pocket import PocketRow, PocketSheet
from peerdesk.export import looks
from peerdesk.export.fonts import BOLD, REGULAR, shown, unshowable, weight
from peerdesk.export.looks import Look, Paper
from peerdesk.export.pdf import finished
from peerdesk.export.structure import ARTIFACT, Element, Structure

if TYPE_CHECKING:
    from peerdesk.export.typeset import Pen

SIDE_PT, TOP_PT, BOTTOM_PT = 40.0, 40.0, 34.0
"""Margins: what every printer leaves white and a thumb can hold. Chosen."""

SCALES = (1.2, 1.1, 1.0, 0.92, 0.85, 0.78, 0.72)
"""Sizes that are tried, the largest first. Chosen: the smallest sets a title in 7.6 pt."""

MOST_ROUNDS = (4, 2, 1)
"""Rows of boxes for rounds, by how much has to go."""

_ELLIPSIS = "…"
_LINE_PT = 0.6
_ROWS_PT, _TIGHT_ROWS_PT = (19.0, 13.5), (15.5, 12.0)
"""Heights of an item and of a step, with norm lines and without."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the sheet is set. level: 0 with everything, 1 without norm lines, 2 without steps and sections."""

    scale: float
    level: int

    def pt(self, size: float) -> float:
        """A measure at this scale."""
        return size * self.scale


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words of a line. left: of the words, or with `is_right` their right edge. up: from the line's foot."""

    text: str = field(repr=False)
    left: float
    up: float
    look: Look
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    """An empty box to write in, from its lower left corner."""

    left: float
    up: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Something that goes across the page. rule: whether a hairline is over it."""

    height: float
    cells: tuple[_Cell, ...] = ()
    boxes: tuple[_Box, ...] = ()
    rule: bool = False
    tag: str = "P"


def write_pocket(sheet: PocketSheet, *, paper: Paper = "a4") -> WrittenPaper:
    """Lay the sheet out on one page and return the finished file."""
    width, height = looks.SIZES_PT[paper]
    lines = _fitting(sheet, width - 2 * SIDE_PT, height - TOP_PT - BOTTOM_PT)
    structure = Structure()
    data, pages = finished(
        _drawn(sheet, lines, (width, height), structure), sheet.title, sheet.language, structure
    )
    return WrittenPaper(data, pages, (), tuple(_unshowable(sheet)), (width, height))


def _unshowable(sheet: PocketSheet) -> Iterator[Unshowable]:
    texts = [sheet.title, *sheet.lines, *sheet.order]
    texts += [text for row in sheet.rows for text in (row.section, row.title, row.card, row.lead)]
    for text in texts:
        for index, character in unshowable(text):
            yield Unshowable(character, None, index, text)


def _fitting(sheet: PocketSheet, measure: float, room: float) -> list[_Line]:
    """The lines at the largest size and with the most content that one page holds."""
    for level in range(len(MOST_ROUNDS)):
        scale, lines = SCALES[-1], list(_lines(sheet, measure, _Fit(SCALES[-1], level)))
        if _height(lines) <= room:
            larger = (list(_lines(sheet, measure, _Fit(one, level))) for one in SCALES)
            return next(tried for tried in larger if _height(tried) <= room)
    while _height(lines) > room:
        scale *= 0.95
        lines = list(_lines(sheet, measure, _Fit(scale, level)))
    return lines


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines)


def _lines(sheet: PocketSheet, measure: float, fit: _Fit) -> Iterator[_Line]:
    yield from _head(sheet, measure)
    yield _columns(sheet, measure, fit)
    for row in sheet.rows:
        if fit.level < 2 and row.section:
            yield _section(row.section, measure, fit)
        if not (row.is_step and fit.level > 1):
            yield from _row(row, measure, fit)
    if sheet.end:
        yield _end(sheet, measure, fit)
    yield from _order(sheet, measure, fit)


def _head(sheet: PocketSheet, measure: float) -> Iterator[_Line]:
    """Kicker, title and lines keep their size: they are what says which evening this is."""
    yield _Line(20.0, (_Cell(_cut(sheet.kicker.upper(), looks.KICKER, measure - 190), 0, 8, looks.KICKER),))
    title = Look(19, 24, looks.INK, BOLD)
    yield _Line(26.0, (_Cell(_cut(sheet.title, title, measure), 0, 6, title),), tag="H1")
    line = Look(10, 14, looks.SOFT)
    for text in sheet.lines:
        yield _Line(14.0, (_Cell(_cut(text, line, measure), 0, 4, line),))
    yield _Line(8.0)


def _columns(sheet: PocketSheet, measure: float, fit: _Fit) -> _Line:
    look = Look(fit.pt(7.5), fit.pt(10), looks.FAINT, BOLD)
    heads, at = sheet.heads, _At(measure, fit)
    return _Line(
        fit.pt(14),
        (
            _Cell(heads.starts, 0, fit.pt(4), look),
            _Cell(heads.minutes, at.minutes, fit.pt(4), look, is_right=True),
            _Cell(heads.taken, at.taken, fit.pt(4), look),
            _Cell(heads.item, at.title, fit.pt(4), look),
            _Cell(heads.lead, measure, fit.pt(4), look, is_right=True),
        ),
    )


def _section(text: str, measure: float, fit: _Fit) -> _Line:
    look = Look(fit.pt(8.5), fit.pt(11), looks.ACCENT, BOLD)
    return _Line(fit.pt(17), (_Cell(_cut(text, look, measure), 0, fit.pt(4), look),), rule=True)


def _row(row: PocketRow, measure: float, fit: _Fit) -> Iterator[_Line]:
    at = _At(measure, fit)
    title = (
        Look(fit.pt(9), fit.pt(12), looks.INK) if row.is_step else Look(fit.pt(10.5), fit.pt(13), font=BOLD)
    )
    figure = replace(title, font=REGULAR, colour=looks.SOFT if row.is_step else looks.INK)
    lead = replace(title, font=BOLD, colour=looks.ACCENT)
    wide = measure - at.title - (_width(row.lead, lead) + fit.pt(10) if row.lead else 0.0)
    indent = fit.pt(10) if row.is_step else 0.0
    texts = _broken(row.title, title, wide - indent, 1 if row.is_step or fit.level else 2)
    whole, step = _TIGHT_ROWS_PT if fit.level else _ROWS_PT
    height, leading = fit.pt(step if row.is_step else whole), title.leading
    up = height - (height + looks.CAP_HEIGHT_EM * title.size) / 2
    first = [
        _Cell(row.starts, 0, up, figure if row.is_step else replace(figure, font=BOLD)),
        _Cell(row.minutes, at.minutes, up, figure, is_right=True),
        _Cell(texts[0], at.title + indent, up, title),
        _Cell(row.lead, measure, up, lead, is_right=True),
    ]
    box = _Box(at.taken, fit.pt(2.5), fit.pt(30), height - fit.pt(5))
    yield _Line(height, tuple(first), () if row.is_step else (box,), rule=not row.is_step)
    for text in texts[1:]:
        yield _Line(leading, (_Cell(text, at.title + indent, up, title),))
    if row.card and not fit.level:
        card = Look(fit.pt(8.5), fit.pt(11.5), looks.SOFT)
        words = _cut(row.card, card, measure - at.title - indent)
        yield _Line(fit.pt(12.5), (_Cell(words, at.title + indent, fit.pt(4.5), card),))


def _end(sheet: PocketSheet, measure: float, fit: _Fit) -> _Line:
    look = Look(fit.pt(10.5), fit.pt(13), looks.INK, BOLD)
    up, at = fit.pt(6), _At(measure, fit)
    cells = (_Cell(sheet.end, 0, up, look), _Cell(sheet.end_words, at.title, up, look))
    return _Line(fit.pt(19), cells, rule=True)


def _order(sheet: PocketSheet, measure: float, fit: _Fit) -> Iterator[_Line]:
    """Who is expected as they sit, in bands across the page, with a row of boxes for each round."""
    if not sheet.order:
        return
    head = Look(fit.pt(8.5), fit.pt(11), looks.ACCENT, BOLD)
    name, time = Look(fit.pt(9), fit.pt(12), looks.INK, BOLD), Look(fit.pt(8), fit.pt(10), looks.SOFT)
    left = _At(measure, fit).minutes + fit.pt(10)
    wide = max(fit.pt(27), *(_width(one, name) + fit.pt(6) for one in sheet.order))
    a_band = max(1, int((measure - left) // wide))
    rounds = (sheet.rounds or ("",))[: MOST_ROUNDS[fit.level]]
    yield _Line(fit.pt(24), (_Cell(sheet.heads.order, 0, fit.pt(4), head),))
    for start in range(0, len(sheet.order), a_band):
        people = sheet.order[start : start + a_band]
        places = [left + wide * number for number in range(len(people))]
        middles = [place + fit.pt(18) / 2 for place in places]
        yield _Line(
            fit.pt(13),
            tuple(
                _Cell(one, middle - _width(one, name) / 2, fit.pt(3), name)
                for one, middle in zip(people, middles, strict=True)
            ),
        )
        for begins in rounds:
            boxes = tuple(_Box(place, fit.pt(2), fit.pt(18), fit.pt(11)) for place in places)
            yield _Line(fit.pt(15), (_Cell(begins, 0, fit.pt(5), time),), boxes)
        yield _Line(fit.pt(4))


class _At:
    """Where the columns stand. minutes: the right edge of its figures."""

    def __init__(self, measure: float, fit: _Fit) -> None:
        self.minutes = fit.pt(64)
        self.taken = fit.pt(74)
        self.title = min(fit.pt(116), measure / 3)


def _width(text: str, look: Look) -> float:
    return _advance(shown(text), look)


def _advance(words: str, look: Look) -> float:
    """Width of shown words, which may be a blank, in points."""
    from peerdesk.export.typeset import advance_of

    return advance_of(words, look)


def _cut(text: str, look: Look, width: float) -> str:
    """The shown text on one line, with an ellipsis for what has no room."""
    return _broken(text, look, width, 1)[0]


def _broken(text: str, look: Look, width: float, most: int) -> list[str]:
    """The shown text on at most so many lines, at least one; an ellipsis for what has no room."""
    from peerdesk.export.typeset import break_lines

    words = shown(text)
    lines = break_lines(words, lambda part: _advance(part, look), width) if words else [""]
    if len(lines) <= most:
        return lines
    last = words[sum(len(line) + 1 for line in lines[: most - 1]) :]
    return [*lines[: most - 1], _shortened(last, look, width)]


def _shortened(words: str, look: Look, width: float) -> str:
    """As many whole words as have room before an ellipsis, or a part of the first."""
    used, end, blank = _width(_ELLIPSIS, look), 0, 0
    for index, character in enumerate(words):
        used += _advance(character, look)
        if used > width:
            break
        end = index + 1
        blank = index if character == " " else blank
    if end == len(words):
        return words
    end = blank if blank > end / 2 else end
    while end and unicodedata.combining(words[end]):
        end -= 1
    return words[:end].rstrip(" ,;:.") + _ELLIPSIS


def _drawn(
    sheet: PocketSheet, lines: Sequence[_Line], size: tuple[float, float], structure: Structure
) -> bytes:
    """ReportLab's file with all lines on one page."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, pageCompression=1, initialFontName=_font())
    top = size[1] - TOP_PT
    for line in lines:
        top -= line.height
        _draw_line(canvas, line, top, size[0] - SIDE_PT, structure)
    _draw_mark(canvas, sheet.mark, size, structure)
    foot = _Line(0.0, (_Cell(sheet.warning, 0, 0, looks.FOOT),))
    _draw_line(canvas, foot, BOTTOM_PT - 14, size[0] - SIDE_PT, structure)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _font() -> str:
    return weight(REGULAR).name


def _draw_line(canvas: Any, line: _Line, foot: float, right: float, structure: Structure) -> None:
    from peerdesk.export.typeset import Pen, outside_text

    with outside_text(canvas, ARTIFACT):
        canvas.setStrokeColor(looks.FAINT)
        canvas.setLineWidth(_LINE_PT)
        for box in line.boxes:
            canvas.rect(SIDE_PT + box.left, foot + box.up, box.width, box.height, stroke=1, fill=0)
        if line.rule:
            canvas.setStrokeColor(looks.HAIRLINE)
            canvas.line(SIDE_PT, foot + line.height, right, foot + line.height)
    told = [cell for cell in line.cells if shown(cell.text)]
    element = structure.plain(line.tag) if told else None
    for cell in told:
        canvas.saveState()  # a look's tracking would hold for the cells behind it
        _write(Pen(canvas, cell.look), cell, foot, structure, element)
        canvas.restoreState()


def _write(pen: Pen, cell: _Cell, foot: float, structure: Structure, element: Element | None) -> None:
    words = shown(cell.text)
    left = SIDE_PT + cell.left - (_width(words, cell.look) if cell.is_right else 0.0)
    pen.begin(structure.begin(0, element) if element else ARTIFACT)
    pen.write(left, foot + cell.up, f"{words} ")
    pen.end()
    pen.lift()


def _draw_mark(canvas: Any, text: str, size: tuple[float, float], structure: Structure) -> None:
    """For whom the sheet is, in a dark box at the head, where other papers have their label."""
    from peerdesk.export.typeset import Pen, outside_text

    look = Look(10, 12, looks.WHITE, BOLD)
    words = _cut(text, look, 170)
    width, top = _width(words, look) + 14, size[1] - TOP_PT - 18
    with outside_text(canvas, ARTIFACT):
        canvas.setFillColor(looks.INK)
        canvas.rect(size[0] - SIDE_PT - width, top, width, 19, stroke=0, fill=1)
    cell = _Cell(words, size[0] - 2 * SIDE_PT - width + 7, 6, look)
    _write(Pen(canvas, look), cell, top, structure, structure.plain("P") if words else None)
