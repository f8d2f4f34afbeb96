"""The table as a list, for those who prefer lists: it shows the same view and says the same as the ring."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.table_model import TableColumn, TableModel
from ui.table_view import ClockState, Reseated, SeatPressed, TableView, neighbour_place
from ui.theme import current_theme
from ui.widgets.drawing import draw_focus, painter_for, viewport_of
from ui.widgets.pocket_clock import PocketClock
from ui.widgets.reseating import EscapeWatch
from ui.widgets.rows_table import RowsTable

Index = QModelIndex | QPersistentModelIndex
_STEPS = {Qt.Key.Key_Greater: 1, Qt.Key.Key_Less: -1}
_MOVES = {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class TableList(QWidget):
    """Who speaks and for how long, and below it everybody in the order they sit.

    A click or Enter is a hand, a double click or Shift+Enter gives the floor. A row is pulled to another
    place with the pointer, or taken on or back with `>` and `<`. Letters are left to the page.

    Signals:
        seat_pressed(SeatPressed): a row was pressed by mouse or key.
        reseated(Reseated): somebody was taken to another place; they go there once the view says so.
    """

    seat_pressed = Signal(SeatPressed)
    reseated = Signal(Reseated)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._view = TableView()
        self.clock = PocketClock(self)
        self.clock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = TableModel(self)
        self.rows = SeatRows(self.tr("Table"), self.model)
        self.setFocusProxy(self.rows)
        self.setAccessibleName(self.tr("Table"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(2),) * 4)
        column.setSpacing(theme.space(2))
        column.addWidget(self.clock)
        column.addWidget(self.rows, 1)
        self.rows.pressed_row.connect(self._press)
        self.rows.stepped.connect(self._step)
        self.rows.dropped.connect(self._drop)

    def set_view(self, view: TableView) -> None:
        """Show this; only rows that differ are drawn again, and the keyboard goes with its person."""
        before, self._view = self._view, view
        self.clock.set_view(replace(view, seats=(), at_table=False))
        self.model.show_seats(view.seats)
        speaker = _speaker(view)
        if speaker is not None and speaker != _speaker(before) and not self.rows.hasFocus():
            self.rows.scrollTo(self.model.index(self.model.row_of(speaker), TableColumn.NAME))

    def set_clock(self, clock_text: str, fraction: float | None, state: ClockState) -> None:
        """Show the time again."""
        self._view = replace(self._view, clock_text=clock_text, fraction=fraction, state=state)
        self.clock.set_view(replace(self._view, seats=(), at_table=False))

    def view(self) -> TableView:
        """What is shown."""
        return self._view

    def seat_of(self, widget: QWidget | None) -> int | None:
        """The person in the row with the keyboard, if this widget is the list; else None."""
        return self.model.person_at(self.rows.currentIndex().row()) if widget is self.rows else None

    def seat_at(self, place: QPoint) -> int | None:
        """The person whose row is at `place`, in this widget's own coordinates; None elsewhere."""
        inside = viewport_of(self.rows).mapFrom(self, place)
        return self.model.person_at(self.rows.rowAt(inside.y())) if inside.y() >= 0 else None

    def focus_seat(self, person_id: int) -> bool:
        """Put the keyboard on a person's row; False if they do not sit here."""
        row = self.model.row_of(person_id)
        if row < 0:
            return False
        self.rows.go_to(row)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot(int, bool)
    def _press(self, row: int, floor: bool) -> None:
        person = self.model.person_at(row)
        if person is not None:
            self.seat_pressed.emit(SeatPressed(person, floor))

    @Slot(int, int)
    def _step(self, row: int, step: int) -> None:
        person = self.model.person_at(row)
        order = tuple(seat.person_id for seat in self._view.seats)
        place = neighbour_place(order, person, step) if person is not None else None
        if place is not None:
            self.reseated.emit(place)

    @Slot(int, int)
    def _drop(self, row: int, before: int) -> None:
        person = self.model.person_at(row)
        if person is not None and before not in (row, row + 1):
            self.reseated.emit(Reseated(person, self.model.person_at(before)))


def _speaker(view: TableView) -> int | None:
    return next((seat.person_id for seat in view.seats if "floor" in seat.state), None)


class _PlainCells(QStyledItemDelegate):
    """Cells without a mark of the keyboard, which has a ring round the whole row."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class SeatRows(RowsTable):
    """The rows of the list.

    Signals:
        pressed_row(int, bool): a row was pressed; True gives the floor.
        stepped(int, int): a row is to go one place on (1) or back (-1).
        dropped(int, int): a row was pulled before another; the number of rows: behind the last.
    """

    pressed_row = Signal(int, bool)
    stepped = Signal(int, int)
    dropped = Signal(int, int)

    def __init__(self, name: str, model: TableModel) -> None:
        super().__init__(name, pad=3)
        self.setModel(model)
        self.setFrameShape(RowsTable.Shape.NoFrame)
        self.setSelectionMode(RowsTable.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setItemDelegate(_PlainCells(self))
        self._watch = EscapeWatch(self)
        self._watch.given_up.connect(self._stay)
        self._viewport = viewport_of(self)
        self._down: tuple[int, QPoint] | None = None
        self._doubled = False
        self._gap: int | None = None
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TableColumn.STATE, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)

    def go_to(self, row: int) -> None:
        """Put the keyboard in this row."""
        index = self.model().index(row, TableColumn.NAME)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The ring goes from row to row."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self._viewport.update(self._row_rect(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, `<` and `>` take along, arrows move; letters are the page's."""
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_row.emit(row, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _STEPS:
            self.stepped.emit(row, _STEPS[key])
        elif key in _ARROWS and self.model().rowCount():
            start = row if row >= 0 else (-1 if _ARROWS[key] > 0 else 0)
            self.go_to((start + _ARROWS[key]) % self.model().rowCount())
        elif key in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row; the keyboard stays where it is."""
        row = self.rowAt(event.position().toPoint().y())
        left = event.button() == Qt.MouseButton.LeftButton
        self._down = (row, event.position().toPoint()) if left and row >= 0 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Farther than a hand trembles, the row is pulled: a line shows where it would go."""
        if self._down is None:
            return
        here, (_, start) = event.position().toPoint(), self._down
        if self._gap is None and (here - start).manhattanLength() <= QApplication.startDragDistance():
            return
        gap = self._gap_at(here.y())
        if self._gap is None:
            self._watch.start()
        if gap != self._gap:
            self._gap = gap
            self._viewport.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, or the end of a pull."""
        down, gap, doubled = self._down, self._gap, self._doubled
        self._stay()
        if down is None or doubled:
            return
        if gap is not None:
            self.dropped.emit(down[0], gap)
        elif self.rowAt(event.position().toPoint().y()) == down[0]:
            self.pressed_row.emit(down[0], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click gives the floor."""
        row = self.rowAt(event.position().toPoint().y())
        self._doubled = row >= 0
        if row >= 0:
            self.pressed_row.emit(row, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, a ring round the one with the keyboard, and the line where a row would go."""
        super().paintEvent(event)
        theme, painter, row = current_theme(), painter_for(self._viewport), self.currentIndex().row()
        if self.hasFocus() and row >= 0:
            ring = QRectF(self._row_rect(row))
            draw_focus(painter, ring, theme.radius, theme.colours.accent_deep)
        if self._gap is None or self._down is None or self._gap in (self._down[0], self._down[0] + 1):
            return
        painter.setPen(QPen(theme.colour("accent"), theme.space(1)))
        y = self._line_y(self._gap)
        painter.drawLine(0, y, self._viewport.width(), y)

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self._viewport.width(), self.rowHeight(row))

    def _gap_at(self, y: int) -> int:
        row = self.rowAt(y)
        if row < 0:
            return 0 if y < 0 else self.model().rowCount()
        return row + (y > self.rowViewportPosition(row) + self.rowHeight(row) // 2)

    def _line_y(self, gap: int) -> int:
        last = self.model().rowCount() - 1
        if gap <= last:
            return max(self.rowViewportPosition(gap), current_theme().space(0.5))
        return self.rowViewportPosition(last) + self.rowHeight(last) - current_theme().space(0.5)

    def _stay(self) -> None:
        self._down, self._doubled = None, False
        if self._gap is not None:
            self._gap = None
            self._watch.stop()
            self._viewport.update()
