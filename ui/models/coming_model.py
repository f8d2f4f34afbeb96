"""Who comes to a meeting: a yes or no for each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.models.row_changes import show_rows
from ui.plain_text import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PERSON_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class ComingPerson:
    """A person. yes: True comes, False does not, None was not asked yet."""

    member_id: int
    initials: str = field(repr=False)
    name: str = field(repr=False)
    yes: bool | None


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody said yes or no."""

    member_id: int
    yes: bool


class ComingModel(QAbstractListModel):
    """People over frozen values; a mark that is set is told, never kept here.

    Signals:
        said(Said): a person was marked as coming or not.
    """

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ComingPerson] = []
        self._editable = True

    def show_people(self, people: Sequence[ComingPerson], editable: bool = True) -> None:
        """Show these by the smallest signals."""
        self._editable = editable
        show_rows(
            self, self._rows, people, lambda row: row.member_id, lambda a, b: (0, 0) if a != b else None
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Everybody."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """People can be marked until the meeting is closed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Initials, name and mark."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.initials
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.name}: {self._word(row)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {self._word(row)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.yes else Qt.CheckState.Unchecked
        return row if role == PERSON_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a person was marked."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self.said.emit(Said(self._rows[index.row()].member_id, Qt.CheckState(value) == Qt.CheckState.Checked))
        return True

    def _word(self, row: ComingPerson) -> str:
        if row.yes is None:
            return self.tr("not asked yet")
        return self.tr("comes") if row.yes else self.tr("does not come")
