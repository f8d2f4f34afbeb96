"""Who comes: circles with initials; a click or Space turns a yes into a no."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.coming_model import PERSON_ROLE, ComingModel, ComingPerson
from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import FOCUS, draw_box, draw_focus, line_height, write

Index = QModelIndex | QPersistentModelIndex
_ROWS_AT_MOST = 8


def _side(theme: Theme) -> int:
    return round(line_height(theme.font()) * 1.9)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        side = _side(theme) + theme.space(1.5)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person = index.data(PERSON_ROLE)
        if not isinstance(person, ComingPerson):
            return
        theme, area, state = current_theme(), option.rect, option.state
        side = _side(theme)
        circle = QRectF(area.x(), area.y(), side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, theme, person, circle)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, circle, side / 2, theme.colours.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, circle, side / 2, None, theme.colours.accent)
        painter.restore()

    def _draw(self, painter: QPainter, theme: Theme, person: ComingPerson, circle: QRectF) -> None:
        colours, radius = theme.colours, circle.width() / 2
        if person.yes:
            draw_box(painter, circle, radius, colours.accent_soft, colours.accent_mid)
        else:
            dash = Qt.PenStyle.DashLine if person.yes is None else Qt.PenStyle.SolidLine
            draw_box(painter, circle, radius, colours.card, colours.line_strong, 1, dash)
        ink = colours.accent_deep if person.yes else colours.ink_faint
        beside = theme.space(0.75)
        letters = circle.adjusted(-beside, 0, beside, 0)
        write(painter, letters, person.initials, theme.font(weight=Weight.STRONG), ink)
        if person.yes is False:
            painter.setPen(QPen(theme.colour("ink_faint"), FOCUS / 2))
            painter.drawLine(circle.bottomLeft() * 0.85 + circle.topRight() * 0.15,
                             circle.bottomLeft() * 0.15 + circle.topRight() * 0.85)  # fmt: skip

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        pressed = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        keyed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not (pressed or (keyed and event.type() == QEvent.Type.KeyPress)):
            return event.type() == QEvent.Type.MouseButtonDblClick
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


class ComingList(QListView):
    """Circles that flow over as many rows as they need; past eight rows they scroll."""

    def __init__(self, model: ComingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Who comes"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as this width needs."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        theme = current_theme()
        cell = _side(theme) + theme.space(1.5)
        columns = max((self.width() - 1) // cell, 1)
        rows = -(-self.model().rowCount() // columns)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if rows > _ROWS_AT_MOST else bar.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(rows, _ROWS_AT_MOST) * cell)
