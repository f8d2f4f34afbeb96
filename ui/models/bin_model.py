"""What rests in the bin as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from peerdesk.domain.bin import BinKind
from ui.models.row_changes import show_rows

if TYPE_CHECKING:
    from peerdesk.services.bin import InBin

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class BinColumn(IntEnum):
    """Columns from left to right."""

    KIND = 0
    TITLE = 1
    WHERE = 2
    DELETED = 3
    ERASED = 4


class BinModel(QAbstractTableModel):
    """Rows over frozen values, what was deleted last first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[InBin] = []

    def show_contents(self, contents: Sequence[InBin]) -> None:
        """Show these by the smallest signals."""
        whole_row = (0, len(BinColumn) - 1)
        show_rows(self, self._rows, contents, _key, lambda old, new: whole_row if old != new else None)

    def binned_at(self, row: int) -> InBin | None:
        """What stands in this row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Everything."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(BinColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What it is, where it was and until when it rests."""
        if not index.isValid():
            return None
        binned, column = self._rows[index.row()], BinColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(binned, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(column)}: {self._text(binned, column) or self.tr('empty')}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(BinColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._title(BinColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _title(self, column: BinColumn) -> str:
        return {
            BinColumn.KIND: self.tr("What"),
            BinColumn.TITLE: self.tr("Title"),
            BinColumn.WHERE: self.tr("Where it was"),
            BinColumn.DELETED: self.tr("Deleted on"),
            BinColumn.ERASED: self.tr("Erased on"),
        }[column]

    def _text(self, binned: InBin, column: BinColumn) -> str:
        kinds = {
            BinKind.GROUP: self.tr("Group"),
            BinKind.MEETING: self.tr("Meeting"),
            BinKind.ITEM: self.tr("Item"),
        }
        return {
            BinColumn.KIND: kinds[binned.kind],
            BinColumn.TITLE: binned.title or self.tr("Untitled"),
            BinColumn.WHERE: binned.where,
            BinColumn.DELETED: self._day(binned.day),
            BinColumn.ERASED: self._day(binned.erased_on),
        }[column]

    def _day(self, day: dt.date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMM yyyy"))


def _key(binned: InBin) -> int:
    return binned.id
