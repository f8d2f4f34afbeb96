"""Notes as cards: the kind as a tag, the text after it, a locked line for who promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from ui.icons import draw_icon
from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import FOCUS, draw_box, line_height, text_width, viewport_of, write

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem  # large; needed once there is a note

NOTE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_MOST_LINES = 12
_MOST_CHARACTERS = 4_000
_CACHED = 2_000

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note as it is shown. kind: the token of its tint; tag: its word; chip: owner and date, or empty."""

    kind: str
    text: str = field(repr=False)
    chip: str = field(default="", repr=False)
    tag: str = ""

    @property
    def tag_text(self) -> str:
        """The word on the tag."""
        return self.tag or self.kind.capitalize()


@dataclass(frozen=True, slots=True)
class CardsHeading:
    """What stands over the cards that follow."""

    text: str = field(repr=False)


class _Measures:
    """The sizes a card is made of, in device-independent pixels, for one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.font = theme.font()
        self.strong = theme.font(weight=Weight.STRONG)
        self.line = line_height(self.font)
        self.pad = theme.space(3)
        self.gap = theme.space(2)
        self.leading = round(self.line * 1.15)
        self.chip = self.line + theme.space(1.5)

    def tag_width(self, card: NoteCard) -> int:
        return text_width(self.strong, card.tag_text) + self.theme.space(3)


def _lay_out(card: NoteCard, width: float, sizes: _Measures) -> tuple[QTextLayout, int, bool]:
    """The text with its first line after the tag; the number of lines; whether something was left off."""
    from PySide6.QtGui import QTextLayout, QTextOption

    layout = QTextLayout(card.text[:_MOST_CHARACTERS].replace("\n", "\u2028"), sizes.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    indent = sizes.tag_width(card) + sizes.gap
    layout.beginLayout()
    count = 0
    while count < _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        left = indent if count == 0 else 0
        line.setLineWidth(max(width - left, 1))
        line.setPosition(QPointF(left, count * sizes.leading))
        count += 1
    layout.endLayout()
    end = 0
    if count:
        last = layout.lineAt(count - 1)
        end = last.textStart() + last.textLength()
    return layout, max(count, 1), end < len(card.text)


class NoteDelegate(QStyledItemDelegate):
    """Paints a `NoteCard` found under `NOTE_ROLE`. Heights are kept, so that scrolling lays out nothing.

    A card shows twelve lines at most; the rest is an ellipsis. Chosen: two dozen cards stay in reach.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[NoteCard, int], int] = {}
        self._sizes: _Measures | None = None

    def forget_sizes(self) -> None:
        """Measure anew, because the theme or the font changed."""
        self._heights.clear()
        self._sizes = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of the card at the width of its cell.

        A list has one column as wide as itself; what its hidden header says of that is late by a scroll bar.
        """
        card = index.data(NOTE_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QTableView) else option.rect.width()
        if isinstance(card, CardsHeading):
            return QSize(width, self._measures().leading + 2 * self._measures().gap)
        return QSize(width, self._height(card, width) if isinstance(card, NoteCard) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card into its cell."""
        card = index.data(NOTE_ROLE)
        if isinstance(card, CardsHeading):
            self._draw_heading(painter, QRectF(option.rect), card)
        if not isinstance(card, NoteCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sizes = self._measures()
        rect = QRectF(option.rect).adjusted(0, 0, 0, -sizes.gap)
        self._draw_ground(painter, rect, option.state)
        inner = rect.adjusted(sizes.pad, sizes.pad, -sizes.pad, -sizes.pad)
        lines = self._draw_text(painter, inner, card)
        self._draw_tag(painter, inner, card)
        if card.chip:
            self._draw_chip(painter, inner, card, lines * sizes.leading + sizes.gap / 2)
        painter.restore()

    def _measures(self) -> _Measures:
        theme = current_theme()
        if self._sizes is None or self._sizes.theme is not theme:
            self._heights.clear()
            self._sizes = _Measures(theme)
        return self._sizes

    def _height(self, card: NoteCard, width: int) -> int:
        sizes = self._measures()
        key = (card, width)
        if key not in self._heights:
            if len(self._heights) >= _CACHED:
                self._heights.clear()
            _, lines, _ = _lay_out(card, width - 2 * sizes.pad, sizes)
            chip = sizes.chip + sizes.gap // 2 if card.chip else 0
            self._heights[key] = lines * sizes.leading + chip + 2 * sizes.pad + sizes.gap
        return self._heights[key]

    def _draw_heading(self, painter: QPainter, rect: QRectF, heading: CardsHeading) -> None:
        sizes = self._measures()
        font = sizes.theme.font(weight=Weight.STRONG)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        ink = sizes.theme.colours.ink_faint
        write(painter, rect, heading.text, font, ink, Qt.AlignmentFlag.AlignLeft)

    def _draw_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        from PySide6.QtWidgets import QStyle

        theme = current_theme()
        colours = theme.colours
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        border = colours.accent if chosen or focused else colours.line_strong if hovered else colours.line
        width = FOCUS if focused else 1.0
        draw_box(painter, rect, theme.radius, colours.card, border, width)

    def _draw_text(self, painter: QPainter, inner: QRectF, card: NoteCard) -> int:
        sizes = self._measures()
        layout, lines, cut = _lay_out(card, inner.width(), sizes)
        painter.setPen(sizes.theme.colour("ink"))
        for number in range(lines if layout.lineCount() else 0):
            line = layout.lineAt(number)
            if cut and number == lines - 1:
                rest = card.text[line.textStart() : line.textStart() + _MOST_CHARACTERS]
                at = QRectF(inner.left(), inner.top() + line.y(), inner.width(), sizes.line)
                write(painter, at, rest, sizes.font, sizes.theme.colours.ink, Qt.AlignmentFlag.AlignLeft)
            else:
                line.draw(painter, inner.topLeft())
        return lines

    def _draw_tag(self, painter: QPainter, inner: QRectF, card: NoteCard) -> None:
        sizes = self._measures()
        tint = sizes.theme.tint(card.kind)
        rect = QRectF(inner.left(), inner.top() - 1, sizes.tag_width(card), sizes.line + 2)
        draw_box(painter, rect, sizes.theme.radius / 2, tint.soft)
        write(painter, rect, card.tag_text, sizes.strong, tint.text)

    def _draw_chip(self, painter: QPainter, inner: QRectF, card: NoteCard, below: float) -> None:
        sizes = self._measures()
        colours, lock = sizes.theme.colours, sizes.line * 0.75
        room = inner.width() - sizes.gap * 3 - lock
        width = min(QFontMetrics(sizes.font).horizontalAdvance(card.chip) + 1, room)
        rect = QRectF(inner.left(), inner.top() + below, width + lock + sizes.gap * 2.5, sizes.chip)
        draw_box(painter, rect, sizes.theme.radius / 2, colours.rail, colours.line_strong)
        sign = QRectF(rect.left() + sizes.gap * 0.75, rect.center().y() - lock / 2, lock, lock)
        draw_icon(painter, "lock", sign, colours.ink_faint)
        words = QRectF(sign.right() + sizes.gap * 0.75, rect.top(), width, rect.height())
        write(painter, words, card.chip, sizes.font, colours.ink_soft, Qt.AlignmentFlag.AlignLeft)


class NoteList(QTableView):
    """A table of one column of cards, without headers, whose rows are as tall as their text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = NoteDelegate(self)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._port = viewport_of(self)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()  # a chosen card is drawn by itself, without a bar behind it
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Notes"))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show `model` and keep the heights of its rows."""
        old = self.model()
        if old is not None:
            old.rowsInserted.disconnect(self._fit_rows)
            old.dataChanged.disconnect(self._fit_changed)
            old.modelReset.disconnect(self.fit)
        super().setModel(model)
        if model is not None:
            model.rowsInserted.connect(self._fit_rows)
            model.dataChanged.connect(self._fit_changed)
            model.modelReset.connect(self.fit)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew where the width changed."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._delegate.forget_sizes()
            self.fit()

    @Slot()
    def fit(self) -> None:
        """Make every row as tall as its text."""
        if self.model() is not None:
            self._fit_between(0, self.model().rowCount() - 1)

    @Slot(QModelIndex, int, int)
    def _fit_rows(self, parent: QModelIndex, first: int, last: int) -> None:
        self._fit_between(first, last)

    @Slot(QModelIndex, QModelIndex)
    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit_between(first.row(), last.row())

    def _fit_between(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)
