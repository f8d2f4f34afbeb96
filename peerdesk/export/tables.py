"""Sets a table on pages: cells in columns, rows that stay whole, its heads again on each page.

Importing this module imports ReportLab, so it is imported inside functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import HexColor

from peerdesk.domain.minutes import Table
from peerdesk.export import looks
from peerdesk.export.fonts import shown, weight
from peerdesk.export.looks import Look
from peerdesk.export.structure import ARTIFACT, Element, Structure, Tags
from peerdesk.export.typeset import Area, Block, outside_text

_GAP_PT = 14.0
"""Between two columns."""

_PADDING_PT = 3.5
_HAIR_PT, _RULE_PT = 0.4, 0.9
_MOST_ROW_PT = 20 * looks.TABLE.leading
"""Height up to which a row is not parted. Chosen: half a page, as for a text with a figure."""

_SLACK_PT = 0.05
_ROWS_TOGETHER = 2
"""Rows left at either side of the end of a page, where there are as many."""

Hear = Callable[[Block, Area], None]


def table_block(table: Table, measure: float, structure: Structure, hear: Hear) -> TableBlock | None:
    """A table of this width, or None for one without words."""
    if not any(map(shown, table.cells)):
        return None
    element = structure.plain("Table")
    columns = _columns(table, measure)
    titles = [column.head for column in table.columns]
    heads = element.part("TR")
    head = _row(titles, columns, looks.TABLE_HEAD, structure, [heads.part("TH") for _ in titles])
    again = _row(titles, columns, looks.TABLE_HEAD, structure, None)
    rows = []
    for cells in table.rows:
        line = element.part("TR")
        parts = [line.part("TD") for _ in cells]
        rows.append(_row(cells, columns, looks.TABLE, structure, parts))
    return TableBlock(head, rows, again, measure, hear, key=table.key)


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column stands, in points from the left of the table."""

    left: float
    width: float
    figures: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    left: float
    block: Block = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells side by side; those without words are not there."""

    cells: tuple[_Cell, ...]

    @property
    def height(self) -> float:
        """With the room above and below its words, in points."""
        return max((cell.block.height for cell in self.cells), default=0.0) + 2 * _PADDING_PT

    def parted(self, room: float) -> tuple[_Row, _Row] | None:
        """This row as two, the first at most so high; None where no line of it has room.

        What stands behind the cell that is parted goes with the rest, so that it is read after the words.
        """
        room -= 2 * _PADDING_PT
        at = next((n for n, cell in enumerate(self.cells) if cell.block.height > room), None)
        halves = [] if at is None else self.cells[at].block.split(self.cells[at].block.width, room)
        if at is None or len(halves) != 2:
            return None
        upper, lower = (replace(self.cells[at], block=half) for half in halves)
        return _Row((*self.cells[:at], upper)), _Row((lower, *self.cells[at + 1 :]))


def _columns(table: Table, measure: float) -> list[_Column]:
    free = measure - _GAP_PT * (len(table.columns) - 1)
    found, left = [], 0.0
    for column in table.columns:
        found.append(_Column(left, column.part * free, column.figures))
        left += column.part * free + _GAP_PT
    return found


def _row(
    texts: Sequence[str],
    columns: Sequence[_Column],
    look: Look,
    structure: Structure,
    elements: Sequence[Element] | None,
) -> _Row:
    """A row of these texts. elements: what each is; None: it only repeats what was told."""
    cells = []
    for number, (text, column) in enumerate(zip(texts, columns, strict=True)):
        if words := shown(text):
            tags = Tags(structure, elements[number]) if elements is not None else None
            cells.append(_cell(words, column, look, tags))
    return _Row(tuple(cells))


def _cell(words: str, column: _Column, look: Look, tags: Tags | None) -> _Cell:
    """Words at the left of their column; a figure that fits on one line at its right."""
    natural = weight(look.font).width(words, look.size) + _SLACK_PT
    if column.figures and natural <= column.width:
        left = column.left + column.width - natural
        return _Cell(left, Block(words, look, natural, _unheard, tags=tags))
    return _Cell(column.left, Block(words, look, column.width, _unheard, tags=tags))


def _unheard(block: Block, area: Area) -> None:
    """The place of a cell is told to nobody."""


class TableBlock(Block):
    """A table, or the part of it on one page.

    head: over its rows; None where a row goes on from the page before. again: the heads as they stand on
    later pages, for the eye alone.
    """

    def __init__(
        self,
        head: _Row | None,
        rows: Sequence[_Row],
        again: _Row,
        measure: float,
        hear: Hear,
        *,
        key: str | None = None,
    ) -> None:
        super().__init__("", looks.TABLE, measure, hear, key=key)
        self._head, self._rows, self._again = head, list(rows), again
        self.height = self._head_height() + sum(row.height for row in self._rows)

    def least_height(self) -> float:
        """Heads and the first row, or two lines of one that may be parted."""
        first = self._rows[0].height if self._rows else 0.0
        least = first if first <= _MOST_ROW_PT else 2 * looks.TABLE.leading + 2 * _PADDING_PT
        return self._head_height() + least

    def split(self, available_width: float, available_height: float) -> list[Block]:
        """Two tables, the first filling the page; a row is parted only when it is higher than half a page."""
        room, fitting = available_height - self._head_height() + 1e-6, 0
        while fitting < len(self._rows) and self._rows[fitting].height <= room:
            room -= self._rows[fitting].height
            fitting += 1
        if fitting == len(self._rows):
            return []
        if fitting == len(self._rows) - 1 and fitting > _ROWS_TOGETHER:
            fitting -= 1  # no row stands alone under heads that only repeat
        above, row, below = self._rows[:fitting], self._rows[fitting], self._rows[fitting + 1 :]
        halves = row.parted(room) if row.height > _MOST_ROW_PT else None
        if halves is not None:
            return [self._with(self._head, [*above, halves[0]]), self._with(None, [halves[1], *below])]
        return [self._with(self._head, above), self._with(self._again, [row, *below])] if above else []

    def draw(self) -> None:
        """Draw heads and rows with a hairline under each, and tell where the table stands."""
        top = self.height
        if self._head is not None:
            top = self._draw_row(self._head, top, _RULE_PT, looks.INK)
        for row in self._rows:
            top = self._draw_row(row, top, _HAIR_PT, looks.HAIRLINE)
        left, bottom = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        self._drawn(self, Area(page, left, bottom, left + self.width, bottom + self.height))

    def _draw_row(self, row: _Row, top: float, rule: float, colour: str) -> float:
        for cell in row.cells:
            cell.block.drawOn(self.canv, cell.left, top - _PADDING_PT - cell.block.height)
        bottom = top - row.height
        with outside_text(self.canv, ARTIFACT):
            self.canv.setFillColor(HexColor(colour))
            self.canv.rect(0, bottom, self.width, rule, stroke=0, fill=1)
        return bottom

    def _head_height(self) -> float:
        return self._head.height if self._head is not None else 0.0

    def _with(self, head: _Row | None, rows: Sequence[_Row]) -> TableBlock:
        return TableBlock(head, rows, self._again, self.width, self._drawn, key=self.key)
