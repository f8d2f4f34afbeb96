"""An agenda that was read from elsewhere, row by row, before it is anybody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from peerdesk.domain.agenda import Agenda, Item, planned_s
from ui.models.wording import minutes_text
from ui.theme import Weight, current_theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STEP_IN = "\u2003"
"""What stands before the title of a step: one em."""


class ImportColumn(IntEnum):
    """Columns from left to right."""

    ITEM = 0
    MINUTES = 1
    LEAD = 2


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A heading (item None), an item, or a step of the item before. lead: as it was written."""

    title: str = field(repr=False)
    item: Item | None = field(default=None, repr=False)
    lead: str = field(default="", repr=False)
    is_step: bool = False


def import_rows(agenda: Agenda, leads: Mapping[int, str]) -> tuple[ImportRow, ...]:
    """The rows of an agenda; a heading stands before its first item. leads: by the id of an item or step."""
    return tuple(_rows(agenda, leads))


def _rows(agenda: Agenda, leads: Mapping[int, str]) -> Iterator[ImportRow]:
    section = ""
    for item in agenda:
        if item.section and item.section != section:
            yield ImportRow(item.section)
        section = item.section
        yield ImportRow(item.title, item, leads.get(item.id, ""))
        for step in item.steps:
            yield ImportRow(step.title, step, leads.get(step.id, ""), is_step=True)


class ImportModel(QAbstractTableModel):
    """Rows that are only read."""

    def __init__(self, rows: tuple[ImportRow, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index = ROOT) -> int:
        """Every heading, item and step."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(ImportColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles, minutes as Prepare has them, and leads."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], ImportColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            inside = STEP_IN if row.is_step and column is ImportColumn.ITEM else ""
            return inside + self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(column)}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.FontRole and row.item is None:
            return current_theme().font(weight=Weight.STRONG)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is ImportColumn.MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(ImportColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = section == ImportColumn.MINUTES
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._title(ImportColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _title(self, column: ImportColumn) -> str:
        return {
            ImportColumn.ITEM: self.tr("Item"),
            ImportColumn.MINUTES: self.tr("Minutes"),
            ImportColumn.LEAD: self.tr("Lead"),
        }[column]

    def _text(self, row: ImportRow, column: ImportColumn) -> str:
        if column is ImportColumn.ITEM or row.item is None:
            return row.title if column is ImportColumn.ITEM else ""
        if column is ImportColumn.MINUTES:
            seconds = planned_s(row.item, 0)
            return minutes_text(seconds) if seconds or row.item.length_s is not None else "–"
        if row.lead and row.item.lead_id is None:
            return self.tr("{name} (not here)").format(name=row.lead)
        return row.lead
