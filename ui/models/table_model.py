"""The table as rows of a list, in the order people sit, with their state in words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from ui.models.row_changes import show_rows
from ui.plain_text import plain_tip
from ui.table_view import KIND_SIGNS, SeatView, seat_sentence, seat_words
from ui.theme import Weight, current_theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FLOOR_SIGN = "▶"
HELD_SIGN = "Ⅱ"


class TableColumn(IntEnum):
    """Columns from left to right."""

    HAND = 0
    INITIALS = 1
    NAME = 2
    STATE = 3


class TableModel(QAbstractTableModel):
    """Rows over frozen seats, which are only read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SeatView] = []

    def show_seats(self, seats: Sequence[SeatView]) -> bool:
        """Show these by the smallest signals; True if anything changed."""
        return show_rows(self, self._rows, seats, lambda row: row.person_id, _changed)

    def person_at(self, row: int) -> int | None:
        """Who is in this row; None for no row."""
        return self._rows[row].person_id if 0 <= row < len(self._rows) else None

    def row_of(self, person_id: int) -> int:
        """The row of a person; -1 if they do not sit here."""
        return next((i for i, row in enumerate(self._rows) if row.person_id == person_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Everybody at the table."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(TableColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen and pressed, never written in."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts of a cell; the row of who has the floor is strong, and on a ground of its own."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], TableColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(row)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return seat_sentence(row) if column is TableColumn.NAME else _cells(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(seat_sentence(row))
        if role == Qt.ItemDataRole.TextAlignmentRole and column is TableColumn.HAND:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _looks(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(TableColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._titles()[TableColumn(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def _titles(self) -> dict[TableColumn, str]:
        return {
            TableColumn.HAND: self.tr("Hand"),
            TableColumn.INITIALS: self.tr("Initials"),
            TableColumn.NAME: self.tr("Name"),
            TableColumn.STATE: self.tr("State"),
        }


def _cells(seat: SeatView) -> tuple[str, str, str, str]:
    order = str(seat.hand_order or "")
    marks = [HELD_SIGN] if "held" in seat.state else [FLOOR_SIGN] if "floor" in seat.state else []
    hand = " ".join([*marks, *(part for part in (order, KIND_SIGNS.get(seat.kind, "")) if part)])
    name = " · ".join(part for part in (seat.name, seat.group) if part)
    words = seat_words(seat)
    note = [seat.note] if seat.note and seat.note not in words else []
    return hand, seat.initials, name, ", ".join([*words, *note])


def _looks(seat: SeatView, column: TableColumn, role: int) -> object:
    theme, speaks = current_theme(), "floor" in seat.state
    if role == Qt.ItemDataRole.FontRole and (speaks or column is TableColumn.INITIALS):
        return theme.font(weight=Weight.STRONG)
    if role == Qt.ItemDataRole.BackgroundRole and speaks:
        return QBrush(QColor(theme.colours.accent))
    if role == Qt.ItemDataRole.ForegroundRole:
        faint = "ink_faint" if "away" in seat.state else "ink_soft"
        plain = faint if column is TableColumn.STATE or faint == "ink_faint" else "ink"
        return QBrush(theme.colour("on_accent" if speaks else plain))
    return None


def _changed(one: SeatView, other: SeatView) -> tuple[int, int] | None:
    return (0, len(TableColumn) - 1) if one != other else None
