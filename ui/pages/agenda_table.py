"""The agenda as a table that is edited in place by key and by mouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from peerdesk.domain.agenda import Item
from ui.icons import draw_icon
from ui.models.agenda_model import ROW_ROLE, AgendaModel, AgendaRow, CellTyped, Column
from ui.models.wording import minutes_text
from ui.pages.agenda_cells import AgendaCells, heading_height, mark_height, row_line_height, title_left
from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import draw_box, line_height, text_width, write

_ROWS_AT_LEAST = 4
_LEAD_SHARE = 0.3
_CHIP_LEAST = 24
"""Steps of spacing below which no chip is cut. Chosen: two words are read; what has no room is left out."""
_Move = QAbstractItemView.CursorAction


class AgendaTable(QTableView):
    """Rows of the agenda. The chosen item shows its folded steps as chips under its line.

    Signals:
        typing(CellTyped): an open editor holds this text so far.
        editor_left(): an editor was closed, with or without a new text.
        item_chosen(object): the id of the item or step that the keyboard is on; 0 for none.
        steps_toggled(object): the id of an item whose steps are to be unfolded or folded.
        step_pressed(object): the id of a step whose chip was pressed.
        menu_wanted(QPoint): the place on the screen where a context menu is asked for.
        cut_wanted(), copy_wanted(), paste_wanted(): the keys for these were pressed on the rows.
    """

    typing = Signal(object)
    editor_left = Signal()
    item_chosen = Signal(object)
    steps_toggled = Signal(object)
    step_pressed = Signal(object)
    menu_wanted = Signal(object)
    cut_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = model
        self._cells = AgendaCells(self)
        self._cells.typing.connect(self._on_typing)
        self.hovered_row = -1
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Agenda"))
        self._set_behaviour()
        self._set_headers()
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            changed.connect(self._fit_rows)
        model.dataChanged.connect(self._on_data_changed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _set_behaviour(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)

    def _set_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_line_height())
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumSectionSize(1)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setFont(current_theme().font(weight=Weight.STRONG))

    # What is chosen.

    def current_item_id(self) -> int:
        """The key of the row that the keyboard is on; 0 for none."""
        row = self._row(self.currentIndex())
        return row.key if row else 0

    def selected_ids(self) -> tuple[int, ...]:
        """Keys of the selected rows from top to bottom; of the row the keyboard is on where none is."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        keys = [row.key for place in places if (row := self._agenda.row_at(place))]
        current = self.current_item_id()
        return tuple(keys) or ((current,) if current else ())

    def choose_rows(self, ids: tuple[int, ...]) -> None:
        """Put the keyboard on the first of these rows and select all of them."""
        self.choose(ids[0])
        flag = QItemSelectionModel.SelectionFlag
        for item_id in ids[1:]:
            if (place := self._agenda.place(item_id)) >= 0:
                self.selectionModel().select(self._agenda.index(place, 0), flag.Select | flag.Rows)

    def set_names(self, names: tuple[str, ...]) -> None:
        """Names that an editor of the lead completes."""
        self._cells.names = names

    def choose(self, item_id: int, column: Column | None = None) -> None:
        """Put the keyboard on an item; column: open the editor of that cell."""
        place = self._agenda.place(item_id)
        if place < 0:
            return
        at = column if column is not None else Column(max(self.currentIndex().column(), Column.ITEM))
        index = self._agenda.index(place, at)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        if column is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(index)

    def edit_current(self) -> None:
        """Open the editor of the cell the keyboard is on, or of its item's title."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(Column.ITEM)
        self.setCurrentIndex(index)
        self.edit(index)

    # Size.

    def sizeHint(self) -> QSize:
        """All rows."""
        rows = self.verticalHeader().length()
        return QSize(current_theme().space(120), rows + self._header_height() + 2)

    def minimumSizeHint(self) -> QSize:
        """The header and some rows."""
        rows = min(max(self._agenda.rowCount(), 1), _ROWS_AT_LEAST)
        return QSize(current_theme().space(80), rows * row_line_height() + self._header_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: figures take what they need, titles and leads the rest."""
        super().resizeEvent(event)
        self._fit_columns()

    def _header_height(self) -> int:
        return self.horizontalHeader().sizeHint().height()

    def _fit_columns(self) -> None:
        theme = current_theme()
        font, pad = theme.font(), theme.space(6)
        widths = {
            Column.START: text_width(font, "+0:00") + line_height(font) + pad - theme.space(1),
            Column.TURNS: text_width(font, self.tr("One speaker")) + pad,
            Column.PER_PERSON: text_width(font, "00 min × 00") + pad,
            Column.MINUTES: text_width(font, self.tr("Minutes")) + pad,
        }
        rest = max(self.viewport().width() - sum(widths.values()), theme.space(40))
        wide = text_width(theme.font(), self.tr("Somebody · public title set")) + pad
        widths[Column.LEAD] = min(int(rest * _LEAD_SHARE), wide)
        widths[Column.ITEM] = rest - widths[Column.LEAD]
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    @Slot()
    def _fit_rows(self) -> None:
        """Give each row its height: the chosen one has room for the chips of its steps, others for a mark."""
        header, chosen = self.verticalHeader(), self.currentIndex().row()
        line, title, mark = row_line_height(), heading_height(), mark_height()
        row = self._agenda.row_at(chosen)
        tall = row is not None and bool(row.item.steps) and not row.unfolded and not row.heading
        chips = self._chip_height() + current_theme().space(3) if tall else 0
        for place in range(self._agenda.rowCount()):
            shown = self._agenda.row_at(place)
            height = title if shown and shown.heading else line
            height += (mark if shown and shown.mark else 0) + (chips if place == chosen else 0)
            if header.sectionSize(place) != height:
                header.resizeSection(place, height)
        self.updateGeometry()

    @Slot(QModelIndex, QModelIndex)
    def _on_data_changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        if top.column() <= Column.TURNS <= bottom.column():
            self._fit_rows()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; Enter or Space on what cannot be edited unfolds; letters begin an editor."""
        key, plain = event.key(), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        index = self.currentIndex()
        opens = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.state() == QAbstractItemView.State.EditingState or (
            plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            event.ignore()
        elif (wanted := self._clip_key(event)) is not None:
            wanted.emit()
        elif plain and index.isValid() and (opens or key == Qt.Key.Key_Space):
            if opens and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self._toggle(index)
        else:
            super().keyPressEvent(event)

    def _clip_key(self, event: QKeyEvent) -> SignalInstance | None:
        """The view's own way would put the words of a cell on the clipboard."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Cut):
            return self.cut_wanted
        if event.matches(standard.Copy):
            return self.copy_wanted
        return self.paste_wanted if event.matches(standard.Paste) else None

    def moveCursor(self, action: QAbstractItemView.CursorAction, mods: Qt.KeyboardModifier) -> QModelIndex:
        """Next and previous go to cells that are typed in order, over the ends of rows; times come by pin."""
        if action not in (_Move.MoveNext, _Move.MovePrevious):
            return super().moveCursor(action, mods)
        for index in self._cells_from(self.currentIndex(), action == _Move.MoveNext):
            if index.flags() & Qt.ItemFlag.ItemIsEditable and index.column() != Column.START:
                return index
        return QModelIndex()

    def _cells_from(self, index: QModelIndex, forward: bool) -> Iterator[QModelIndex]:
        columns, step = len(Column), 1 if forward else -1
        at = index.row() * columns + index.column() + step
        while 0 <= at < self._agenda.rowCount() * columns:
            yield self._agenda.index(at // columns, at % columns)
            at += step

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tell that an editor is gone."""
        super().closeEditor(editor, hint)
        if self.state() != QAbstractItemView.State.EditingState:
            self.editor_left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a chip chooses that step; one on "5 steps" unfolds them."""
        point = event.position().toPoint()
        step = next((item for item, rect in self._chips() if rect.contains(point.toPointF())), None)
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_pressed.emit(step.id)
            return
        super().mousePressEvent(event)
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and index.column() == Column.TURNS:
            self._toggle(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the row to the model, which tells where it goes; rows move once that is kept.

        The view's own way would insert and remove rows; the model removes none.
        """
        place = self._drop_place(event.position().toPoint())
        model = self._agenda
        model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, place, 0, QModelIndex())
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, at the row when it is asked for by key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect: QRect = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.center()))
        else:
            self.menu_wanted.emit(event.globalPos())

    def _drop_place(self, point: QPoint) -> int:
        row = self.rowAt(point.y())
        if row < 0:
            return self._agenda.rowCount()
        middle = self.rowViewportPosition(row) + self.rowHeight(row) / 2
        return row + (point.y() > middle)

    def _toggle(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row and not row.heading and (row.item.steps or row.parent_id is not None):
            self.steps_toggled.emit(row.item.id)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _row(self, index: QModelIndex | QPersistentModelIndex) -> AgendaRow | None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, AgendaRow) else None

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._fit_rows()
        self.item_chosen.emit(self.current_item_id())

    @Slot(object)
    def _on_typing(self, typed: CellTyped) -> None:
        self.typing.emit(typed)

    # Chips.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then marks and the chips of the chosen item's steps over the row's lower half."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        colours = theme.colours
        self._draw_marks(painter)
        for step, rect in self._chips():
            draw_box(painter, rect, theme.radius / 2, colours.card, colours.line_strong)
            beside = theme.space(2)
            inner = rect.adjusted(beside, 0, -beside, 0)
            write(painter, inner, self._chip_text(step), theme.font(), colours.ink_soft)

    def _draw_marks(self, painter: QPainter) -> None:
        """Under the titles of the rows that are to be seen: what does not fit before a fixed time."""
        theme = current_theme()
        font, left = theme.font(Size.SMALL), self.columnViewportPosition(Column.ITEM)
        side = line_height(font) * 0.8
        last = self.rowAt(self.viewport().height() - 1)
        for place in range(max(self.rowAt(0), 0), (last if last >= 0 else self._agenda.rowCount() - 1) + 1):
            row = self._agenda.row_at(place)
            if row is None or not row.mark:
                continue
            top = self.rowViewportPosition(place) + row_line_height() - theme.space(2)
            rect = QRectF(left + title_left(row), top, self.viewport().width() - left, mark_height())
            colour = theme.colours.warn if row.too_long else theme.colours.ink_faint
            if row.too_long:
                sign = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
                draw_icon(painter, "triangle-alert", sign, colour)
                rect.setLeft(sign.right() + theme.space(1))
            write(painter, rect, row.mark, font, colour, Qt.AlignmentFlag.AlignLeft)

    def _chips(self) -> list[tuple[Item, QRectF]]:
        """The steps of the chosen item with their places; those without room are left out."""
        index = self.currentIndex()
        row = self._row(index)
        if row is None or row.unfolded or row.heading or not row.item.steps:
            return []
        theme = current_theme()
        left: float = self.columnViewportPosition(Column.ITEM) + title_left(row)
        top = self.rowViewportPosition(index.row()) + row_line_height() + (mark_height() if row.mark else 0)
        chips, gap, right = [], theme.space(1.5), self.viewport().width() - theme.space(1.5)
        widths = [text_width(theme.font(), self._chip_text(s)) + theme.space(5) for s in row.item.steps]
        most = max(shared(widths, right - left - gap * (len(widths) - 1)), theme.space(_CHIP_LEAST))
        for step, wanted in zip(row.item.steps, widths, strict=True):
            width = min(wanted, most)
            if left + width > right:
                break
            chips.append((step, QRectF(left, top, width, self._chip_height())))
            left += width + gap
        return chips

    def _chip_text(self, step: Item) -> str:
        return f"{step.title or self.tr('Untitled')} {minutes_text(self._agenda.planned_s(step))}"

    def _chip_height(self) -> int:
        theme = current_theme()
        return line_height(theme.font()) + theme.space(2)


def shared(widths: Sequence[int], room: float) -> float:
    """The widest that things beside each other may be, so that all have room: only the widest are cut."""
    most, left = 0.0, len(widths)
    for width in sorted(widths):
        if width * left > room:
            return room / left
        most, room, left = width, room - width, left - 1
    return most
