"""Sentences of one item, read back: large for the room, small for whoever leads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, Theme, Weight, current_theme
from ui.widgets.drawing import draw_box, draw_focus, painter_for, text_width, write

ROOM_PT = (36.0, 32.0, 28.0, 25.0, 22.0)
"""Sizes tried for the room, the largest at which the whole item is seen. Chosen: 22 is read at ten metres."""

DESK_PT = (14.0, 12.5)

LONGEST_SHOWN = 1_200
"""Characters of a sentence that are shown. Chosen: more fills a screen at the smallest size."""

KEYS = {
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_O: "out",
    Qt.Key.Key_S: "softer",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_Escape: "leave",
}
"""One key each, wherever the keyboard is."""

REPEATED = ("next", "back", "down", "up")
"""Meanings that a key held down repeats."""


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One item. number: which of how many, in words. current: place of the sentence in front, -1: none.

    remark: what is not shown, or why nothing is. foot: how to go back, where the room has no screen of its
    own.
    """

    number: str = ""
    title: str = field(default="", repr=False)
    sentences: tuple[str, ...] = field(default=(), repr=False)
    current: int = -1
    remark: str = ""
    foot: str = ""


class RoomSentences(QWidget):
    """Paints a page. large: for the room.

    Signals:
        chosen(int): a sentence was clicked.
        pressed(str): one of the meanings in `KEYS`, or `undo`.
    """

    chosen = Signal(int)
    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._large = large
        self._page = RoomPage()
        self._places: list[tuple[int, QRectF]] = []
        self._points = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def view(self) -> RoomPage:
        """What is shown."""
        return self._page

    def set_page(self, page: RoomPage) -> None:
        """Show another page; a screen reader is told the sentence in front."""
        if page == self._page:
            return
        self._page = page
        front = page.sentences[page.current] if 0 <= page.current < len(page.sentences) else page.remark
        self.setAccessibleName(f"{page.number} {page.title}".strip())
        self.setAccessibleDescription(front)
        self.update()

    def visible_sentences(self) -> tuple[int, ...]:
        """Places of the sentences that were painted last."""
        return tuple(at for at, _ in self._places)

    def points_shown(self) -> float:
        """Size in points in which the sentences were painted last."""
        return self._points

    def sizeHint(self) -> QSize:
        """Room for a few lines."""
        theme = current_theme()
        return QSize(theme.space(90), theme.space(60))

    def minimumSizeHint(self) -> QSize:
        """What is left is enough."""
        return QSize(current_theme().space(40), current_theme().space(20))

    def event(self, event: QEvent) -> bool:
        """Its keys are no shortcuts of the window while it has the keyboard; Page keys may be either."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and _is_own(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what was pressed."""
        meaning = meaning_of(event)
        if meaning:
            if not event.isAutoRepeat() or meaning in REPEATED:  # a key held down changes one sentence
                self.pressed.emit(meaning)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The sentence under the pointer."""
        at = next((at for at, rect in self._places if rect.contains(event.position())), None)
        if at is not None:
            self.chosen.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number and title, then the sentences, the one in front on a ground of its own."""
        theme, painter, place = current_theme(), painter_for(self), QRectF(self.rect())
        if self._large:
            painter.fillRect(self.rect(), theme.colour("paper"))
        edge = max(place.width() * 0.07, theme.space(10)) if self._large else theme.space(3)
        inner = place.adjusted(edge, edge * 0.6 if self._large else theme.space(2), -edge, -edge * 0.5)
        top = self._paint_head(painter, theme, inner)
        bottom = self._paint_foot(painter, theme, inner)
        area = QRectF(inner.left(), top, inner.width(), max(0.0, bottom - top))
        self._paint_sentences(painter, theme, area)
        if self.hasFocus() and not self._large:
            draw_focus(painter, place, theme.radius, theme.colours.accent)

    def _paint_head(self, painter: QPainter, theme: Theme, inner: QRectF) -> float:
        page, colours = self._page, theme.colours
        small = theme.font(Size.BIG if self._large else Size.SMALL, Weight.STRONG)
        sizes = (Size.HUGE, Size.BIG, Size.TITLE) if self._large else (Size.TITLE, Size.BODY)
        fonts = [theme.font(size, Weight.BOLD) for size in sizes]
        large = next((font for font in fonts if text_width(font, page.title) <= inner.width()), fonts[-1])
        left = Qt.AlignmentFlag.AlignLeft
        line, head = QFontMetricsF(small).height(), QFontMetricsF(large).height()
        number = QRectF(inner.left(), inner.top(), inner.width(), line)
        write(painter, number, page.number, small, colours.accent_deep, left)
        title = QRectF(inner.left(), number.bottom(), inner.width(), head)
        write(painter, title, page.title, large, colours.ink, left)
        return title.bottom() + line * 0.6

    def _paint_foot(self, painter: QPainter, theme: Theme, inner: QRectF) -> float:
        font = theme.font(Size.BIG if self._large else Size.SMALL)
        height, left = QFontMetricsF(font).height(), Qt.AlignmentFlag.AlignLeft
        foot = QRectF(inner.left(), inner.bottom() - height, inner.width(), height)
        if self._page.foot:
            write(
                painter, foot, self._page.foot, theme.font(Size.BODY), theme.colours.ink_soft,
                Qt.AlignmentFlag.AlignRight,
            )  # fmt: skip
        if self._page.remark:  # each has a line of its own, for both may be long
            remark = foot.translated(0, -height) if self._page.foot else foot
            write(painter, remark, self._page.remark, font, theme.colours.ink_soft, left)
            return remark.top() - height * 0.4
        return foot.top() - height * 0.4

    def _paint_sentences(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        texts = [_cut(text) for text in self._page.sentences]
        font, heights = self._fitting(theme, texts, area)
        self._points = font.pointSizeF()
        gap, pad = QFontMetricsF(font).height() * 0.35, theme.space(3 if self._large else 1.5)
        first = _first_shown(heights, gap + 2 * pad, self._page.current, area.height())
        self._places = []
        top = area.top()
        for at in range(first, len(texts)):
            box = QRectF(area.left(), top, area.width(), heights[at] + 2 * pad)
            if box.bottom() > area.bottom() + 1 and at > max(first, self._page.current):
                break
            self._paint_one(painter, theme, font, texts[at], box, pad, front=at == self._page.current)
            self._places.append((at, box))
            top = box.bottom() + gap
        self._paint_more(painter, theme, area, first)

    def _paint_one(
        self,
        painter: QPainter,
        theme: Theme,
        font: QFont,
        text: str,
        box: QRectF,
        pad: float,
        *,
        front: bool,
    ) -> None:
        colours = theme.colours
        if front:
            draw_box(painter, box, theme.radius_large, colours.accent_soft)
            bar = QRectF(box.left(), box.top(), max(pad * 0.5, 2.0), box.height())
            painter.fillRect(bar, theme.colour("accent"))
        room = self._room(box, pad)
        painter.setPen(theme.colour("ink" if front or not self._large else "ink_soft"))
        _laid_out(text, font, room.width()).draw(painter, room.topLeft())

    def _paint_more(self, painter: QPainter, theme: Theme, area: QRectF, first: int) -> None:
        """How many sentences of the item stand above and below what is seen."""
        last = self._places[-1][0] if self._places else -1
        below = len(self._page.sentences) - 1 - last
        words = "   ".join(([f"↑ {first}"] if first else []) + ([f"↓ {below}"] if below > 0 else []))
        if words:
            font = theme.font(Size.BIG if self._large else Size.SMALL)
            height = QFontMetricsF(font).height()
            place = QRectF(area.left(), area.top() - height * 1.1, area.width(), height)
            write(painter, place, words, font, theme.colours.ink_soft, Qt.AlignmentFlag.AlignRight)

    def _fitting(self, theme: Theme, texts: Sequence[str], area: QRectF) -> tuple[QFont, list[float]]:
        """The largest font at which all is seen, or the smallest one, and the height of each text in it."""
        sizes = ROOM_PT if self._large else DESK_PT
        pad = theme.space(3 if self._large else 1.5)
        font, heights = theme.font(), [0.0]
        for points in sizes:
            font = theme.font(Size.BIG if self._large else Size.BODY, Weight.REGULAR)
            font.setPointSizeF(points * theme.factor)
            metrics = QFontMetricsF(font)
            room = self._room(QRectF(0, 0, area.width(), _TALL), pad)
            heights = [_laid_out(text, font, room.width()).boundingRect().height() for text in texts]
            if sum(heights) + len(texts) * (2 * pad + metrics.height() * 0.35) <= area.height():
                break
        return font, heights

    def _room(self, box: QRectF, pad: float) -> QRectF:
        return box.adjusted(pad * 2, pad, -pad, -pad)


def meaning_of(event: QKeyEvent) -> str:
    """What a key does while sentences are read back; "" for none of them."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Z:
        return "undo"
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return ""
    return KEYS.get(Qt.Key(event.key()), "")


def _is_own(event: QKeyEvent) -> bool:
    pages = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    return bool(meaning_of(event)) and event.key() not in pages


_TALL = 100_000.0


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    """A text in lines broken between words, or inside one that is wider than a line."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN].rstrip() + " …"


def _first_shown(heights: Sequence[float], between: float, current: int, room: float) -> int:
    """The first sentence to paint, so that the one in front is seen whole where it can be."""
    if sum(heights) + between * len(heights) <= room:
        return 0
    first, used = max(current, 0), 0.0
    while first >= 0 and (used := used + heights[first] + between) <= room + between:
        first -= 1
    return min(first + 1, max(current, 0))
