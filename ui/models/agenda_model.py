"""The agenda as rows of a table: headings, items, and the steps of those that are unfolded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from peerdesk.domain.agenda import Agenda, Item, Place, full_s, placed, planned_s, total_s
from peerdesk.domain.agenda_edits import Section, sections
from peerdesk.domain.turns import Mode
from ui.models.row_changes import show_rows
from ui.models.wording import (
    clock_text,
    length_text,
    minutes_text,
    minutes_typed,
    mode_text,
    span_text,
    time_text,
)

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIME = "application/x-peerdesk-agenda-item"
PLACE = 2
"""Where a row's place stands among what it is made of."""

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

    starts: local time of the start, None: on the spot. leads: what members are called by id. unfolded: items
    whose steps have rows of their own. editable: False once the meeting is closed. slot_s: how long the
    meeting may last, None: as long as its agenda.
    """

    agenda: Agenda = field(default=(), repr=False)
    people: int = 0
    starts: dt.time | None = None
    leads: Mapping[int, str] = field(default_factory=dict, repr=False)
    facilitator_id: int | None = None
    unfolded: frozenset[int] = frozenset()
    editable: bool = True
    slot_s: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A row. parent_id: None for an item. cells: what is shown, by column.

    planned_s: also of what is skipped. mark: what is free or too much before a time it is pinned to.
    too_long: that is too much. over: it ends after the time there is. skipped: it, or the item it is a step
    of. heading: it stands over a section, whose first item is `item`.
    """

    item: Item = field(repr=False)
    parent_id: int | None
    cells: tuple[str, ...] = field(repr=False)
    planned_s: int = 0
    unfolded: bool = False
    mark: str = ""
    too_long: bool = False
    over: bool = False
    skipped: bool = False
    heading: bool = False

    @property
    def key(self) -> int:
        """The id of the item or step; below 0 for a heading: that of its first item, negative."""
        return -self.item.id if self.heading else self.item.id

    @property
    def is_pinned(self) -> bool:
        """It begins at a time of day."""
        return self.item.starts is not None and not self.heading

    @property
    def is_break(self) -> bool:
        """Nobody speaks and nobody leads."""
        return self.item.kind in BREAKS


@dataclass(frozen=True, slots=True)
class CellTyped:
    """Somebody finished typing into a cell. item_id: below 0 for a heading, as in `AgendaRow.key`."""

    item_id: int
    column: Column
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MoveWanted:
    """Somebody dropped rows. to: the new place among the siblings that stay, from 0.

    section: the heading under which they come, None: no heading is there. more: others, dragged with it.
    """

    item_id: int
    to: int
    section: str | None = field(default=None, repr=False)
    more: tuple[int, ...] = ()


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
        self._kept: dict[int, tuple[tuple[Any, ...], AgendaRow]] = {}

    def show_agenda(self, view: AgendaView) -> bool:
        """Show this agenda by the smallest signals; True if anything changed."""
        editable = view.editable != self._view.editable
        if _reading(view) != _reading(self._view):
            self._kept = {}
        self._view = view
        told = show_rows(self, self._rows, self._made(view), _row_key, _changed_columns)
        if editable and self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))
        return told or editable

    def row_at(self, row: int) -> AgendaRow | None:
        """The row at this place."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place(self, item_id: int) -> int:
        """The place of an item, step or heading by its key; -1 where it has no row."""
        return next((i for i, row in enumerate(self._rows) if row.key == item_id), -1)

    def planned_s(self, item: Item) -> int:
        """Planned seconds of an item or step with the people shown now."""
        return full_s(item, self._view.people)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Headings, items and unfolded steps."""
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
            row = self._rows[index.row()]
            if not row.heading:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
            if self._is_editable(row, Column(index.column())):
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
            return self._read_aloud(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROW_ROLE:
            return row
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the cell changes once that is kept."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.typed.emit(CellTyped(self._rows[index.row()].key, Column(index.column()), str(value)))
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
        """The ids of the rows that are dragged; no words."""
        data = QMimeData()
        rows = dict.fromkeys(index.row() for index in indexes)
        ids = [str(self._rows[row].item.id) for row in rows if not self._rows[row].heading]
        if ids:
            data.setData(MIME, ",".join(ids).encode())
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
        places = [self.place(int(one)) if one.isdecimal() else -1 for one in text.split(",")]
        if min(places) < 0:
            return None
        parent_id = self._rows[min(places)].parent_id
        dragged = [r.item.id for p in sorted(places) if (r := self._rows[p]).parent_id == parent_id]
        before = self._rows[: row if row >= 0 else len(self._rows)]
        to = sum(r.parent_id == parent_id and not r.heading and r.item.id not in dragged for r in before)
        section = self._section_behind(before) if parent_id is None else None
        return MoveWanted(dragged[0], to, section, tuple(dragged[1:]))

    def _section_behind(self, rows: Sequence[AgendaRow]) -> str | None:
        """The heading under which an item comes that is put behind these rows."""
        if not any(row.heading for row in self._rows):
            return None
        return next((row.item.section for row in reversed(rows) if row.parent_id is None), "")

    # Rows.

    def _made(self, view: AgendaView) -> list[AgendaRow]:
        """Every row; one that is made of what it was made of before is the same row."""
        before, self._kept = self._kept, {}
        rows = []
        for key, made_of, make in self._wanted(view):
            kept = before.get(key)
            if kept is not None and kept[0] == made_of:
                row = kept[1]
            elif kept is not None and _differ_in_place(kept[0], made_of):
                row = self._elsewhere(kept[1], made_of[PLACE])
            else:
                row = make(*made_of)
            self._kept[key] = (made_of, row)
            rows.append(row)
        return rows

    def _elsewhere(self, row: AgendaRow, place: Place) -> AgendaRow:
        """The same row at another time: what the edit of one length makes of all rows below it."""
        view, item = self._view, row.item
        start = "" if row.skipped else time_text(view.starts, place.at_s)
        return AgendaRow(
            item,
            row.parent_id,
            (start, *row.cells[1:]),
            row.planned_s,
            row.unfolded,
            self._mark(item, place, row.skipped),
            place.gap_s < 0,
            self._is_over(place, row.skipped),
            row.skipped,
        )

    def _is_over(self, place: Place, skipped: bool) -> bool:
        slot_s = self._view.slot_s
        return slot_s is not None and place.end_s > slot_s and not skipped

    def _wanted(self, view: AgendaView) -> Iterator[tuple[int, tuple[Any, ...], Callable[..., AgendaRow]]]:
        """Keys of all rows, what each is made of, and what makes it."""
        places = iter(placed(view.agenda, view.people, view.starts))
        for number, section in enumerate(sections(view.agenda)):
            if section.title or number:
                yield -section.items[0].id, (section,), self._heading
            for item in section.items:
                place, unfolded = next(places), item.id in view.unfolded
                yield item.id, (item, None, place, unfolded, item.skipped), self._row
                at = place.at_s
                for step in item.steps if unfolded else ():
                    end = at if item.skipped else at + planned_s(step, view.people)
                    skipped = item.skipped or step.skipped
                    yield step.id, (step, item.id, Place(at, end), False, skipped), self._row
                    at = end

    def _heading(self, section: Section) -> AgendaRow:
        seconds = total_s(section.items, self._view.people)
        title = section.title or self.tr("No section")
        cells = ("", title, "", "", "", minutes_text(seconds))
        return AgendaRow(section.items[0], None, cells, seconds, heading=True)

    def _row(self, item: Item, parent_id: int | None, place: Place, open_: bool, skipped: bool) -> AgendaRow:
        view = self._view
        planned = full_s(item, view.people)
        cells = (
            "" if skipped else time_text(view.starts, place.at_s),
            item.title or self.tr("Untitled"),
            self._turns(item),
            self._per_person(item, view.people),
            self._lead(view, item),
            minutes_text(planned) if _has_length(item) else "–",
        )
        return AgendaRow(
            item,
            parent_id,
            cells,
            planned,
            open_,
            self._mark(item, place, skipped),
            too_long=place.gap_s < 0,
            over=self._is_over(place, skipped),
            skipped=skipped,
        )

    def _mark(self, item: Item, place: Place, skipped: bool) -> str:
        """What stands before a time an item is pinned to."""
        if item.starts is None or skipped or not place.gap_s:
            return ""
        span, time = span_text(abs(place.gap_s)), clock_text(item.starts)
        if place.gap_s > 0:
            return self.tr("{span} free before {time}").format(span=span, time=time)
        return self.tr("{span} too long before {time}").format(span=span, time=time)

    def _read_aloud(self, row: AgendaRow, column: Column) -> str:
        words = [f"{self._title(column)}: {row.cells[column] or self.tr('empty')}"]
        if row.heading and column is Column.ITEM:
            return self.tr("Section: {title}").format(title=row.cells[column])
        if column is Column.START and row.is_pinned:
            words.append(self.tr("fixed"))
        if column in (Column.START, Column.ITEM) and row.over:
            words.append(self.tr("past the end of the meeting"))
        if column is Column.ITEM:
            words += [self.tr("skipped")] if row.skipped else []
            words += [self.tr("protected")] if row.item.protected else []
            words += [row.mark] if row.mark else []
        return ", ".join(words)

    def _turns(self, item: Item) -> str:
        if item.steps:
            one = len(item.steps) == 1
            return self.tr("1 step") if one else self.tr("%n steps", "", len(item.steps))
        return "" if item.kind in BREAKS else mode_text(item.rule.mode)

    def _per_person(self, item: Item, people: int) -> str:
        timed = [step for step in item.steps if step.per_person_s or step.turn_s]
        item = timed[0] if len(timed) == 1 else item
        if item.per_person_s:
            many = item.turns or people
            return self.tr("{length} × {people}").format(length=length_text(item.per_person_s), people=many)
        return self.tr("{length} each").format(length=length_text(item.turn_s)) if item.turn_s else ""

    def _lead(self, view: AgendaView, item: Item) -> str:
        others = [view.leads.get(lead, "") for lead in item.more_leads]
        if item.lead_id is None or item.lead_id == view.facilitator_id:
            leads = item.lead_id is not None or (item.rule.mode is Mode.ONE_SPEAKER and not item.steps)
            first = self.tr("you") if leads or others else ""
            return ", ".join(name for name in (first, *others) if name)
        name = ", ".join(name for name in (view.leads.get(item.lead_id, ""), *others) if name)
        return self.tr("{name} · public title set").format(name=name) if item.public_title else name

    def _edit_text(self, row: AgendaRow, column: Column) -> str:
        item = row.item
        if column is Column.START:
            return clock_text(item.starts) if item.starts else ""
        if column is Column.ITEM:
            return item.section if row.heading else item.title
        if column is Column.TURNS:
            return item.rule.mode.value
        if column is Column.PER_PERSON:
            seconds = item.per_person_s or item.turn_s
            return length_text(seconds) if seconds else ""
        if column is Column.LEAD:
            return self.leads_typed(item)
        if column is Column.MINUTES:
            return minutes_typed(row.planned_s) if row.cells[column] != "–" else ""
        return row.cells[column]

    def leads_typed(self, item: Item) -> str:
        """Who leads, as it would be typed: "Ana, Ben"; empty for the facilitator alone."""
        first = self._view.leads.get(item.lead_id, "") if item.lead_id is not None else ""
        if item.lead_id is None and item.more_leads:
            first = self.tr("you")
        return ", ".join(n for n in (first, *(self._view.leads.get(m, "") for m in item.more_leads)) if n)

    def _is_editable(self, row: AgendaRow, column: Column) -> bool:
        if row.heading:
            return column is Column.ITEM
        if column in (Column.TURNS, Column.PER_PERSON, Column.MINUTES):
            return not row.item.steps
        return column is not Column.START or row.parent_id is None

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


def _reading(view: AgendaView) -> tuple[object, ...]:
    """What all rows depend on."""
    return view.people, view.starts, view.leads, view.facilitator_id, view.slot_s


def _differ_in_place(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    """Whether two rows of one item are made of the same but for the time at which it begins."""
    if len(old) <= PLACE or len(new) <= PLACE:
        return False
    return old[:PLACE] == new[:PLACE] and old[PLACE + 1 :] == new[PLACE + 1 :]


def _row_key(row: AgendaRow) -> int:
    return row.key


def _looks(row: AgendaRow) -> tuple[object, ...]:
    """What is drawn of a row beside its texts, and what changes with its steps."""
    return row.mark, row.over, row.skipped, row.is_pinned, row.unfolded, row.parent_id, row.planned_s


def _changed_columns(old: AgendaRow, new: AgendaRow) -> tuple[int, int] | None:
    if old is new:
        return None
    if old.item is new.item and old.cells[1:] == new.cells[1:] and _looks(old) == _looks(new):
        return (Column.START, Column.START) if old.cells != new.cells else None
    if old == new:
        return None
    if _looks(old)[:4] != _looks(new)[:4]:
        return (Column.START, Column.MINUTES)
    columns = [c for c in Column if old.cells[c] != new.cells[c]]
    if old.unfolded != new.unfolded or old.parent_id != new.parent_id or old.item.steps != new.item.steps:
        columns += [Column.ITEM, Column.TURNS]
    return (min(columns), max(columns)) if columns else (Column.ITEM, Column.ITEM)
