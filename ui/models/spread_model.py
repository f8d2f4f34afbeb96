"""Later items with their minutes now and then, for *Finish by…*."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from ui.models.wording import length_text, minutes_text
from ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class SpreadColumn(IntEnum):
    """Columns from left to right."""

    ITEM = 0
    NOW = 1
    THEN = 2
    A_PERSON = 3


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """An item still to come. Seconds; a_person_s None where nobody has a turn. is_tight: too little."""

    title: str = field(repr=False)
    old_s: int
    new_s: int
    a_person_s: float | None = None
    is_tight: bool = False


class SpreadModel(QAbstractTableModel):
    """Rows that are only read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SpreadRow, ...] = ()

    def show(self, rows: tuple[SpreadRow, ...]) -> None:
        """Show these instead."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Every later item."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(SpreadColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Minutes, with a sign and the colour of too little."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], SpreadColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(column)}: {self._text(row, column) or self.tr('unchanged')}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column is not SpreadColumn.ITEM:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column is SpreadColumn.A_PERSON and row.is_tight:
            return QBrush(QColor(current_theme().colours.over))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(SpreadColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._title(SpreadColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _title(self, column: SpreadColumn) -> str:
        return {
            SpreadColumn.ITEM: self.tr("Item"),
            SpreadColumn.NOW: self.tr("Now"),
            SpreadColumn.THEN: self.tr("Then"),
            SpreadColumn.A_PERSON: self.tr("A person"),
        }[column]

    def _text(self, row: SpreadRow, column: SpreadColumn) -> str:
        if column is SpreadColumn.ITEM:
            return row.title
        if column is SpreadColumn.NOW:
            return minutes_text(row.old_s)
        if column is SpreadColumn.THEN:
            return minutes_text(row.new_s) if row.new_s != row.old_s else ""
        if row.a_person_s is None:
            return ""
        turn = length_text(round(row.a_person_s / 5) * 5)
        return self.tr("▼ {turn}").format(turn=turn) if row.is_tight else turn
