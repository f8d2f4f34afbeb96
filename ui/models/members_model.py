"""The people of a group as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from peerdesk.domain.members import Member
from ui.models.row_changes import show_rows
from ui.models.wording import stage_text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MEMBER_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class MemberColumn(IntEnum):
    """Columns from left to right."""

    NAME = 0
    CALLED = 1
    ORGANISATION = 2
    ROLE = 3
    SECTOR = 4
    STAGE = 5
    EMAIL = 6


class MembersModel(QAbstractTableModel):
    """Rows over frozen members."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Member] = []

    def show_members(self, members: Sequence[Member]) -> None:
        """Show these by the smallest signals."""
        whole_row = (0, len(MemberColumn) - 1)
        show_rows(self, self._rows, members, _key, lambda old, new: whole_row if old != new else None)

    def member_at(self, row: int) -> Member | None:
        """The member in this row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place(self, member_id: int) -> int:
        """The row of a member; -1 where there is none."""
        return next((i for i, member in enumerate(self._rows) if member.id == member_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Everybody."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(MemberColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is known of a person."""
        if not index.isValid():
            return None
        member, column = self._rows[index.row()], MemberColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(member, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(column)}: {_text(member, column) or self.tr('empty')}"
        return member if role == MEMBER_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(MemberColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._title(MemberColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _title(self, column: MemberColumn) -> str:
        return {
            MemberColumn.NAME: self.tr("Name"),
            MemberColumn.CALLED: self.tr("Called"),
            MemberColumn.ORGANISATION: self.tr("Organisation"),
            MemberColumn.ROLE: self.tr("Role"),
            MemberColumn.SECTOR: self.tr("Sector"),
            MemberColumn.STAGE: self.tr("Stage"),
            MemberColumn.EMAIL: self.tr("E-mail"),
        }[column]


def _key(member: Member) -> int:
    return member.id


def _text(member: Member, column: MemberColumn) -> str:
    return {
        MemberColumn.NAME: member.name,
        MemberColumn.CALLED: ", ".join(member.nicknames),
        MemberColumn.ORGANISATION: member.organisations[0] if member.organisations else "",
        MemberColumn.ROLE: member.role,
        MemberColumn.SECTOR: member.sector,
        MemberColumn.STAGE: stage_text(member.stage),
        MemberColumn.EMAIL: member.email,
    }[column]
