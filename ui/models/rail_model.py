"""Groups, or meetings of a group, as a list at the left of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.row_changes import show_rows
from ui.plain_text import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2


@dataclass(frozen=True, slots=True)
class RailRow:
    """A name and one line under it, such as "in 3 days"."""

    id: int
    title: str = field(repr=False)
    detail: str = field(default="", repr=False)


class RailModel(QAbstractListModel):
    """Rows over frozen values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RailRow] = []

    def show_rows(self, rows: Sequence[RailRow]) -> None:
        """Show these by the smallest signals."""
        show_rows(self, self._rows, rows, lambda row: row.id, lambda a, b: (0, 0) if a != b else None)

    def place(self, row_id: int) -> int:
        """The place of a row; -1 where there is none."""
        return next((i for i, row in enumerate(self._rows) if row.id == row_id), -1)

    def id_at(self, place: int) -> int:
        """The id of the row at this place; 0 where there is none."""
        return self._rows[place].id if 0 <= place < len(self._rows) else 0

    def rowCount(self, parent: Index = ROOT) -> int:
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, detail or id."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.detail}" if row.detail else row.title
        if role == DETAIL_ROLE:
            return row.detail
        return row.id if role == ID_ROLE else None
