"""Motions and topics of the running item as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.row_changes import show_rows
from ui.plain_text import plain_tip
from ui.theme import Weight, current_theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class DecidingRow:
    """One motion or topic. number: its id. sign: votes, or what became of it. is_current: it is put, or
    talked about, now. is_over: it is decided, or was talked about.
    """

    number: int
    is_topic: bool
    sign: str
    text: str = field(repr=False)
    detail: str = field(default="", repr=False)
    is_current: bool = False
    is_over: bool = False


class DecidingColumn(IntEnum):
    """Columns from left to right."""

    SIGN = 0
    TEXT = 1
    DETAIL = 2


class DecidingModel(QAbstractTableModel):
    """Rows over frozen values, in the order in which they come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DecidingRow] = []

    def show_all(self, rows: Sequence[DecidingRow]) -> None:
        """Show these by the smallest signals."""
        whole = (0, len(DecidingColumn) - 1)
        show_rows(self, self._rows, rows, _key, lambda old, new: whole if old != new else None)

    def row_at(self, row: int) -> DecidingRow | None:
        """What stands in this row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """All of them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(DecidingColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, weight and ink; what is over is faint, what runs is strong."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], DecidingColumn(index.column())
        theme = current_theme()
        text = (row.sign, row.text, row.detail)[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            now = self.tr("now") if row.is_current else self.tr("over") if row.is_over else ""
            return ", ".join(part for part in (row.sign, row.text, row.detail, now) if part)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(weight=Weight.STRONG) if row.is_current else theme.font()
        if role == Qt.ItemDataRole.ForegroundRole:
            faint = row.is_over or column is DecidingColumn.DETAIL
            return theme.colour("ink_faint" if faint else "accent_deep" if row.is_current else "ink")
        if role == Qt.ItemDataRole.TextAlignmentRole and column is DecidingColumn.DETAIL:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _key(row: DecidingRow) -> int:
    return row.number  # of motions and topics alike drawn at random, so that no two are equal
