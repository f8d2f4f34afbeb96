"""The agenda beside a running meeting: finished items as ticks, the running one, what is to come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.plain_text import plain_tip
from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import FOCUS, draw_box, line_height, text_width, viewport_of, write
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem  # large; needed once there is a row

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TITLE_LINES = 2
_GAP = 2
_CACHED = 2_000
_BAR_STEPS = 200
_MEASURED_ROWS = 40
_DONE_SHOWN = 4
_DONE_TITLE = 16


@dataclass(frozen=True, slots=True)
class RailItem:
    """An item that runs or is to come.

    minutes_text: its length. detail: one line under the title, such as "19:19 · queue". fraction: how
    much of it has gone, 0 to 1; None draws no bar.
    """

    item_id: int
    title: str = field(repr=False)
    minutes_text: str = ""
    detail: str = ""
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class ItemChosen:
    """An item by its id, which is larger than what a signal of whole numbers carries."""

    item_id: int


@dataclass(frozen=True, slots=True)
class RailView:
    """done: title and minutes of finished items, in order. parked: how many notes wait there."""

    done: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    now: RailItem | None = None
    later: tuple[RailItem, ...] = ()
    parked: int = 0


class _RailModel(QAbstractListModel):
    """The running item, if any, then those to come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: tuple[RailItem, ...] = ()
        self.runs = False

    def show_items(self, now: RailItem | None, later: tuple[RailItem, ...]) -> bool:
        """Show these; True if a height may have changed."""
        items = (now, *later) if now else later
        runs = now is not None
        same = runs == self.runs and [_shape(item) for item in items] == [
            _shape(item) for item in self._items
        ]
        if not same:
            self.beginResetModel()
            self._items, self.runs = items, runs
            self.endResetModel()
            return True
        before, self._items = self._items, items
        for row, (old, new) in enumerate(zip(before, items, strict=True)):
            if _looks(old) != _looks(new):
                self.dataChanged.emit(self.index(row), self.index(row))
        return False

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == _ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(item.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (item.title, item.minutes_text, item.detail) if part)
        return None


def _looks(item: RailItem) -> tuple[object, ...]:
    """What can be seen of it: a bar in a narrow column has no finer steps."""
    part = None if item.fraction is None else round(item.fraction * _BAR_STEPS)
    return item.title, item.minutes_text, item.detail, part


def _shape(item: RailItem) -> tuple[object, ...]:
    return item.item_id, item.title, len(item.detail), item.fraction is None


class _RailDelegate(QStyledItemDelegate):
    """Paints an item; its heights are kept, so that a long agenda is measured once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._heights: dict[tuple[object, ...], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        item = index.data(_ITEM_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(item, RailItem):
            return QSize(width, 0)
        if self._theme is not current_theme():
            self._theme = current_theme()
            self._heights.clear()
        key = (item.title, item.minutes_text, item.detail, item.fraction is None, width)
        if key not in self._heights:
            if len(self._heights) >= _CACHED:
                self._heights.clear()
            self._heights[key] = self._measured(item, width)
        return QSize(width, self._heights[key])

    def _measured(self, item: RailItem, width: int) -> int:
        theme = self._theme
        height = self._title_height(theme, item, width) + theme.space(6)
        height += self._detail_height(theme, item, width)
        return height + (theme.space(3) if item.fraction is not None else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = index.data(_ITEM_ROLE)
        model = index.model()
        if not isinstance(item, RailItem) or not isinstance(model, _RailModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        running = model.runs and index.row() == 0
        self._draw_ground(painter, theme, rect, running, option.state)
        self._draw_words(painter, theme, item, rect, option.rect.width())
        if item.fraction is not None:
            self._draw_bar(painter, theme, rect, item.fraction)
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, theme: Theme, rect: QRectF, running: bool, state: QStyle.StateFlag
    ) -> None:
        from PySide6.QtWidgets import QStyle

        colours = theme.colours
        if running:
            draw_box(painter, rect, theme.radius_large, colours.card, colours.accent, 1.5)
        elif state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            draw_box(painter, rect, theme.radius_large, colours.card, colours.line_strong if chosen else None)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_box(painter, rect, theme.radius_large, None, colours.accent, FOCUS)

    def _draw_words(self, painter: QPainter, theme: Theme, item: RailItem, rect: QRectF, width: int) -> None:
        pad, strong = theme.space(3), self._strong(theme)
        minutes = text_width(strong, item.minutes_text) + 1
        height = self._title_height(theme, item, width)
        title = QRectF(rect.left() + pad, rect.top() + pad - 1, self._title_width(theme, item, width), height)
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        painter.drawText(title, int(Qt.TextFlag.TextWordWrap), self._fitting(strong, item.title, title))
        right = QRectF(rect.right() - pad - minutes, title.top(), minutes, line_height(strong))
        align = Qt.AlignmentFlag
        write(painter, right, item.minutes_text, strong, theme.colours.ink_faint, align.AlignRight)
        tall = self._detail_height(theme, item, width)
        under = QRectF(title.left(), title.bottom(), rect.width() - 2 * pad, tall).adjusted(0, _GAP, 0, 0)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink_faint"))
        painter.drawText(
            under, int(Qt.TextFlag.TextWordWrap), self._fitting(theme.font(), item.detail, under)
        )

    def _draw_bar(self, painter: QPainter, theme: Theme, rect: QRectF, fraction: float) -> None:
        pad, height = theme.space(3), theme.space(1)
        bar = QRectF(rect.left() + pad, rect.bottom() - pad - height, rect.width() - 2 * pad, height)
        draw_box(painter, bar, height / 2, theme.colours.track)
        bar.setWidth(bar.width() * min(max(fraction, 0.0), 1.0))
        if bar.width() >= height:
            over = fraction > 1
            draw_box(painter, bar, height / 2, theme.colours.over if over else theme.colours.accent)

    def _title_width(self, theme: Theme, item: RailItem, width: int) -> int:
        used = text_width(self._strong(theme), item.minutes_text) + theme.space(8)
        return max(width - used, line_height(theme.font()))

    def _title_height(self, theme: Theme, item: RailItem, width: int) -> int:
        font = self._strong(theme)
        box = QRect(0, 0, self._title_width(theme, item, width), line_height(font) * _TITLE_LINES)
        if text_width(font, item.title) <= box.width():
            return line_height(font)
        needed = QFontMetrics(font).boundingRect(box, Qt.TextFlag.TextWordWrap, item.title).height()
        return line_height(font) * (_TITLE_LINES if needed > line_height(font) * 1.5 else 1)

    def _detail_height(self, theme: Theme, item: RailItem, width: int) -> int:
        if not item.detail:
            return 0
        font = theme.font()
        lines = 1 if text_width(font, item.detail) <= width - 2 * theme.space(3) - 1 else _TITLE_LINES
        return line_height(font) * lines + _GAP

    def _fitting(self, font: QFont, title: str, rect: QRectF) -> str:
        """The title, cut so that it fills no more than its two lines."""
        metrics = QFontMetrics(font)
        room = QRect(0, 0, int(rect.width()), int(rect.height()) * 4)
        if metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height() <= rect.height() + 2:
            return title
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(rect.width() * 1.7))

    def _strong(self, theme: Theme) -> QFont:
        return theme.font(weight=Weight.STRONG)


class _RailList(QListView):
    """The list itself, as tall as its rows where there is room.

    Signals:
        entered_row(int): Enter or a click on a row.
    """

    entered_row = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RailDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self._port = viewport_of(self)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_MEASURED_ROWS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.doubleClicked.connect(self._enter)

    def sizeHint(self) -> QSize:
        """All rows, or as many as fill any screen."""
        rows = min(self.model().rowCount(), _MEASURED_ROWS)
        heights = (self.sizeHintForRow(row) for row in range(rows))
        return QSize(0, sum(heights) + 2)

    def minimumSizeHint(self) -> QSize:
        """Some rows; the others scroll."""
        return QSize(0, line_height(current_theme().font()) * 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles wrap anew where the width changed."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._enter(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        self.entered_row.emit(index.row())


class AgendaRail(QWidget):
    """The agenda in a narrow column; it shows three hundred items as readily as six.

    Signals:
        item_chosen(ItemChosen): the item somebody pressed twice, or on which Enter was pressed.
    """

    item_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._view = RailView()
        self._model = _RailModel(self)
        self._done = TextLabel("", "ink_faint", wrap=True)
        self._done.setContentsMargins(0, 0, 0, 0)
        self.list = _RailList(self)
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("Agenda"))
        self.list.entered_row.connect(self._choose)
        self._parked = SectionLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for widget in (self._done, self.list, self._parked):
            column.addWidget(widget)
        column.addStretch(1)
        self._done.hide()
        self._parked.hide()

    def set_view(self, view: RailView) -> None:
        """Show this agenda; only what differs is drawn again."""
        if view == self._view:
            return
        self._view = view
        self._done.set_text(self._done_text(view.done))
        self._done.setVisible(bool(view.done))
        self._parked.set_text(self.tr("Parked %n", "", view.parked) if view.parked else "")
        self._parked.setVisible(view.parked > 0)
        if self._model.show_items(view.now, view.later):
            self.list.updateGeometry()

    def current_item(self) -> int | None:
        """The item the keyboard or the last click chose; None if nothing was chosen since it changed."""
        index = self.list.currentIndex()
        item = self._model.data(index, _ITEM_ROLE)
        return item.item_id if isinstance(item, RailItem) else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.list.scheduleDelayedItemsLayout()
            self.list.updateGeometry()

    def _done_text(self, done: tuple[tuple[str, str], ...]) -> str:
        """Ticks with title and minutes that never break inside; the older ones as a number."""
        parts = [
            f"✓\u00a0{_short(title)}\u00a0{minutes}".replace(" ", "\u00a0")
            .replace("-", "\u2011")
            .rstrip("\u00a0")
            for title, minutes in done[-_DONE_SHOWN:]
        ]
        folded = len(done) - len(parts)
        if folded > 0:
            parts.insert(0, self.tr("✓ %n earlier", "", folded).replace(" ", "\u00a0"))
        return "   ".join(parts)

    @Slot(int)
    def _choose(self, row: int) -> None:
        item = self._model.data(self._model.index(row), _ITEM_ROLE)
        if isinstance(item, RailItem):
            self.item_chosen.emit(ItemChosen(item.item_id))


def _short(title: str) -> str:
    return title if len(title) <= _DONE_TITLE else title[: _DONE_TITLE - 1].rstrip() + "…"
