"""A list at the side of a page: names with a line under them, the chosen one on a card."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.rail_model import DETAIL_ROLE, ID_ROLE, RailModel
from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import draw_box, draw_focus, line_height, write

Index = QModelIndex | QPersistentModelIndex
_ROWS_AT_LEAST = 2


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        lines = 2 if index.data(DETAIL_ROLE) else 1
        return QSize(theme.space(20), line_height(theme.font()) * lines + theme.space(5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, theme, option, index)
        painter.restore()

    def _draw(self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index) -> None:
        area, state = option.rect, option.state
        rect = QRectF(area).adjusted(0, theme.space(0.5), 0, -theme.space(0.5))
        if state & QStyle.StateFlag.State_Selected:
            draw_box(painter, rect, theme.radius_large, theme.colours.card, theme.colours.line)
            if state & QStyle.StateFlag.State_HasFocus:
                draw_focus(painter, rect, theme.radius_large, theme.colours.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, theme.radius_large, theme.colours.sunk)
        inner = rect.adjusted(theme.space(3), theme.space(2), -theme.space(2), -theme.space(2))
        line, left = line_height(theme.font()), Qt.AlignmentFlag.AlignLeft
        title = QRectF(inner.left(), inner.top(), inner.width(), line)
        colours = theme.colours
        write(painter, title, str(index.data()), theme.font(weight=Weight.STRONG), colours.ink, left)
        detail = str(index.data(DETAIL_ROLE) or "")
        if detail:
            write(painter, title.translated(0, line), detail, theme.font(), colours.ink_faint, left)


class RailList(QListView):
    """A list as tall as its rows where there is room.

    Signals:
        row_chosen(object): the id of the row that somebody chose; ids have up to 52 bits.
        menu_wanted(QPoint): the place on the screen where a context menu is asked for.
    """

    row_chosen = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, model: RailModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._telling = True
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            changed.connect(self._resize)
        self.selectionModel().currentChanged.connect(self._tell)

    def choose(self, row_id: int) -> None:
        """Show a row as chosen, without telling."""
        self._telling = False
        self.setCurrentIndex(self._rows.index(self._rows.place(row_id), 0))
        self._telling = True

    def chosen_id(self) -> int:
        """The id of the chosen row; 0 for none."""
        return self._rows.id_at(self.currentIndex().row())

    def sizeHint(self) -> QSize:
        """All rows."""
        height = sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))
        return QSize(current_theme().space(40), height)

    def minimumSizeHint(self) -> QSize:
        """Two rows, or as many as there are."""
        rows = min(self._rows.rowCount(), _ROWS_AT_LEAST)
        return QSize(current_theme().space(20), sum(self.sizeHintForRow(row) for row in range(rows)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, at the row when it is asked for by key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect: QRect = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(rect.center()))
        else:
            self.menu_wanted.emit(event.globalPos())

    @Slot()
    def _resize(self) -> None:
        self.updateGeometry()

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._telling and current.isValid():
            self.row_chosen.emit(current.data(ID_ROLE))
