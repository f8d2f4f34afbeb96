"""The agenda as rows of a table: items, and the steps of those that are unfolded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from peerdesk.domain.agenda import Agenda, Item, planned_s
from peerdesk.domain.turns import Mode
from ui.models.row_changes import show_rows
from ui.models.wording import length_text, minutes_text, minutes_typed, mode_text, time_text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIME = "application/x-peerdesk-agenda-item"
BREAKS = ("break", "meal")
"""Kinds of items without turns and without a lead."""


class Column(IntEnum):
    """Columns from left to right."""

    START = 0
    ITEM = 1
    TURNS = 2
    PER_PERSON = 3
    LEAD = 4
    MINUTES = 5


@dataclass(frozen=True, slots=True)
class AgendaView:
    """An agenda and what its rows need to be read.

    starts: local time of the start, None: on the spot. leads: first names by member id. unfolded: items
    whose steps have rows of their own. editable: False once the meeting is closed.
    """

    agenda: Agenda = field(default=(), repr=False)
    people: int = 0
    starts: dt.time | None = None
    leads: Mapping[int, str] = field(default_factory=dict, repr=False)
    facilitator_id: int | None = None
    unfolded: frozenset[int] = frozenset()
    editable: bool = True


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A row. parent_id: None for an item. cells: what is shown, by column."""

    item: Item = field(repr=False)
    parent_id: int | None
    cells: tuple[str, ...] = field(repr=False)
    planned_s: int = 0
    unfolded: bool = False

    @property
    def is_break(self) -> bool:
        """Nobody speaks and nobody leads."""
        return self.item.kind in BREAKS


@dataclass(frozen=True, slots=True)
class CellTyped:
    """Somebody finished typing into a cell."""

    item_id: int
    column: Column
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MoveWanted:
    """Somebody dropped a row. to: its new place among its siblings, from 0."""

    item_id: int
    to: int


class AgendaModel(QAbstractTableModel):
    """Rows over a frozen agenda; what is typed or dropped is told, never kept here.

    Signals:
        typed(CellTyped): an editor was finished.
        dropped(MoveWanted): a row was dropped between others.
    """

    typed = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = AgendaView()
        self._rows: list[AgendaRow] = []

    def show_agenda(self, view: AgendaView) -> bool:
        """Show this agenda by the smallest signals; True if anything changed."""
        editable = view.editable != self._view.editable
        self._view = view
        told = show_rows(self, self._rows, list(self._made(view)), _row_key, _changed_columns)
        if editable and self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))
        return told or editable

    def row_at(self, row: int) -> AgendaRow | None:
        """The row at this place."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place(self, item_id: int) -> int:
        """The place of an item or step; -1 where it has no row."""
        return next((i for i, row in enumerate(self._rows) if row.item.id == item_id), -1)

    def planned_s(self, item: Item) -> int:
        """Planned seconds of an item or step with the people shown now."""
        return planned_s(item, self._view.people)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Items and unfolded steps."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always the same six."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be chosen, edited and dragged; rows are dropped between others only."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self._view.editable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._view.editable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if self._is_editable(self._rows[index.row()].item, Column(index.column())):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts of a cell, or the whole row."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.EditRole:
            return self._edit_text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(column)}: {row.cells[column] or self.tr('empty')}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROW_ROLE:
            return row
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the cell changes once that is kept."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        item_id = self._rows[index.row()].item.id
        self.typed.emit(CellTyped(item_id, Column(index.column()), str(value)))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.MINUTES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # Drag and drop.

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A row of this very agenda."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the row that is dragged; no words."""
        data = QMimeData()
        if indexes:
            data.setData(MIME, str(self._rows[indexes[0].row()].item.id).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """A step stays within its item."""
        return self._drop(data, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where the row was dropped; it moves once that is kept, so the view removes nothing."""
        wanted = self._drop(data, row, parent)
        if wanted is not None:
            self.dropped.emit(wanted)
        return False

    def _drop(self, data: QMimeData, row: int, parent: Index) -> MoveWanted | None:
        if not self._view.editable or not data.hasFormat(MIME) or parent.isValid():
            return None
        text = bytes(data.data(MIME).data()).decode("ascii", "replace")
        place = self.place(int(text)) if text.isdecimal() else -1
        if place < 0:
            return None
        moved = self._rows[place]
        before = self._rows[: row if row >= 0 else len(self._rows)]
        to = sum(r.parent_id == moved.parent_id and r.item.id != moved.item.id for r in before)
        return MoveWanted(moved.item.id, to)

    # Rows.

    def _made(self, view: AgendaView) -> Iterator[AgendaRow]:
        at = 0
        for item in view.agenda:
            unfolded = item.id in view.unfolded
            yield self._row(view, item, None, at, unfolded)
            for step in item.steps:
                if unfolded:
                    yield self._row(view, step, item.id, at, False)
                at += planned_s(step, view.people)
            if not item.steps:
                at += planned_s(item, view.people)

    def _row(self, view: AgendaView, item: Item, parent_id: int | None, at: int, open_: bool) -> AgendaRow:
        planned = planned_s(item, view.people)
        cells = (
            time_text(view.starts, at),
            item.title or self.tr("Untitled"),
            self._turns(item),
            self._per_person(item, view.people),
            self._lead(view, item),
            minutes_text(planned) if _has_length(item) else "–",
        )
        return AgendaRow(item, parent_id, cells, planned, open_)

    def _turns(self, item: Item) -> str:
        if item.steps:
            one = len(item.steps) == 1
            return self.tr("1 step") if one else self.tr("%n steps", "", len(item.steps))
        return "" if item.kind in BREAKS else mode_text(item.rule.mode)

    def _per_person(self, item: Item, people: int) -> str:
        timed = [step for step in item.steps if step.per_person_s or step.turn_s]
        item = timed[0] if len(timed) == 1 else item
        if item.per_person_s:
            return self.tr("{length} × {people}").format(length=length_text(item.per_person_s), people=people)
        return self.tr("{length} each").format(length=length_text(item.turn_s)) if item.turn_s else ""

    def _lead(self, view: AgendaView, item: Item) -> str:
        if item.lead_id is None or item.lead_id == view.facilitator_id:
            leads = item.lead_id is not None or (item.rule.mode is Mode.ONE_SPEAKER and not item.steps)
            return self.tr("you") if leads else ""
        name = view.leads.get(item.lead_id, "")
        return self.tr("{name} · public title set").format(name=name) if item.public_title else name

    def _edit_text(self, row: AgendaRow, column: Column) -> str:
        item = row.item
        if column is Column.ITEM:
            return item.title
        if column is Column.TURNS:
            return item.rule.mode.value
        if column is Column.PER_PERSON:
            seconds = item.per_person_s or item.turn_s
            return length_text(seconds) if seconds else ""
        if column is Column.LEAD:
            return self._view.leads.get(item.lead_id, "") if item.lead_id is not None else ""
        if column is Column.MINUTES:
            return minutes_typed(row.planned_s) if row.cells[column] != "–" else ""
        return row.cells[column]

    def _is_editable(self, item: Item, column: Column) -> bool:
        if column in (Column.TURNS, Column.PER_PERSON, Column.MINUTES):
            return not item.steps
        return column is not Column.START

    def _title(self, column: Column) -> str:
        return {
            Column.START: self.tr("Start"),
            Column.ITEM: self.tr("Item"),
            Column.TURNS: self.tr("Turns"),
            Column.PER_PERSON: self.tr("Per person"),
            Column.LEAD: self.tr("Lead"),
            Column.MINUTES: self.tr("Minutes"),
        }[column]


def _has_length(item: Item) -> bool:
    return bool(item.steps) or item.length_s is not None or item.per_person_s is not None


def _row_key(row: AgendaRow) -> int:
    return row.item.id


def _changed_columns(old: AgendaRow, new: AgendaRow) -> tuple[int, int] | None:
    if old == new:
        return None
    columns = [c for c in Column if old.cells[c] != new.cells[c]]
    if old.unfolded != new.unfolded or old.parent_id != new.parent_id or old.item.steps != new.item.steps:
        columns += [Column.ITEM, Column.TURNS]
    return (min(columns), max(columns)) if columns else (Column.ITEM, Column.ITEM)
