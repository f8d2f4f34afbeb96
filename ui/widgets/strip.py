"""The strip: all that PeerDesk has to say while a meeting runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw_icon
from ui.plain_text import plain_tip
from ui.theme import current_theme
from ui.widgets.drawing import (
    PaintedButton,
    draw_box,
    draw_focus,
    line_height,
    painter_for,
    strong_font,
    text_width,
    write,
)

StripTone = Literal["warn", "info", "error"]
_GROUND = {"warn": "warn_soft", "info": "accent_soft", "error": "over_soft"}
_TEXT = {"warn": "warn", "info": "accent_deep", "error": "over"}
_ICON = {"warn": "triangle-alert", "info": "info", "error": "circle-alert"}
_LINES = 2


@dataclass(frozen=True, slots=True)
class StripAction:
    """What can be done about it: an id for the signal, a text to press."""

    id: str
    text: str = field(repr=False)


class _Link(PaintedButton):
    def __init__(self, text: str, colour: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._colour = colour
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(text_width(self._font(), self.shown_text) + theme.space(3), self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter, colour = painter_for(self), getattr(theme.colours, self._colour)
        if self.isDown() or self.hovered:
            draw_box(painter, rect, theme.radius / 2, theme.colours.card)
        write(painter, rect, self.shown_text, self._font(), colour)
        if self.hasFocus():
            draw_focus(painter, rect, theme.radius / 2, colour)

    def _font(self) -> QFont:
        font = strong_font()
        font.setUnderline(True)
        return font

    def _line(self) -> int:
        return line_height(self._font()) + current_theme().space(1)


class Strip(QWidget):
    """One sentence and what can be done about it, in a place that is always kept free.

    It takes no focus; Tab and the pane keys reach its actions.

    Signals:
        chosen(str): the id of the action that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._tone: StripTone = "info"
        self._actions: tuple[StripAction, ...] = ()
        self._links: list[_Link] = []
        self._text_rect = QRect()
        self._box = QRect()
        self._lines = _LINES
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Messages"))

    def say(self, text: str, actions: tuple[StripAction, ...] = (), tone: StripTone = "warn") -> None:
        """Show a sentence with its actions in place of the one before. Nothing happens if it is the same."""
        if (text, actions, tone) == (self._text, self._actions, self._tone):
            return
        from PySide6.QtGui import (
            QAccessible,
            QAccessibleEvent,
        )  # large; nothing is said before the first paint

        renewed = (text, tone) == (self._text, self._tone)
        self._drop_links()
        self._text, self._actions, self._tone = text, actions, tone
        self._links = [_Link(action.text, _TEXT[tone], self) for action in actions]
        for action, link in zip(actions, self._links, strict=True):
            link.clicked.connect(partial(self.chosen.emit, action.id))
            link.show()
        self._arrange()
        self.setAccessibleDescription(text)
        self.setToolTip(plain_tip(text) if self._is_cut() else "")
        if not renewed:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def set_lines(self, lines: int) -> None:
        """Keep the height of so many lines, two at least; with more, actions have lines of their own."""
        self._lines = max(_LINES, lines)
        self.updateGeometry()
        self._arrange()

    def clear(self) -> None:
        """Say nothing; the place stays."""
        self._drop_links()
        self._text, self._actions = "", ()
        self.setAccessibleDescription("")
        self.setToolTip("")
        self.update()

    def text(self) -> str:
        """The sentence shown; empty for none."""
        return self._text

    def actions_shown(self) -> tuple[StripAction, ...]:
        """What can be pressed now."""
        return self._actions

    def focus_first(self) -> bool:
        """Put the keyboard on the first action, for the key that goes round the panes; False without one."""
        if not self._links:
            return False
        self._links[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def holds_keyboard(self) -> bool:
        """Whether the keyboard is on one of the actions."""
        return any(link.hasFocus() for link in self._links)

    def sizeHint(self) -> QSize:
        """Two lines, or those asked for, whether it speaks or not."""
        theme = current_theme()
        line = line_height(strong_font(theme)) + theme.space(1)
        return QSize(line * 12, line * self._lines + theme.space(2))

    def minimumSizeHint(self) -> QSize:
        """As tall as ever, however narrow."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), hint.height() * 2), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay sentence and actions out again."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sentence on its ground."""
        if not self._text:
            return
        theme, painter = current_theme(), painter_for(self)
        ground, ink = (getattr(theme.colours, table[self._tone]) for table in (_GROUND, _TEXT))
        draw_box(painter, QRectF(self._box), theme.radius, ground)
        line = line_height(strong_font(theme))
        sign = QRectF(
            self._text_rect.left(), self._text_rect.center().y() - line * 0.4, line * 0.8, line * 0.8
        )
        draw_icon(painter, _ICON[self._tone], sign, ink)
        rect = QRectF(self._text_rect).adjusted(line + theme.space(1), 0, 0, 0)
        if self._wraps(rect):
            painter.setFont(strong_font(theme))
            painter.setPen(theme.colour(_TEXT[self._tone]))
            painter.drawText(rect, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self._text)
        else:
            write(painter, rect, self._text, strong_font(theme), ink, Qt.AlignmentFlag.AlignLeft)

    def _wraps(self, rect: QRectF) -> bool:
        """Whether the sentence stands on two lines: it has the height, and needs it."""
        font = strong_font()
        return rect.height() >= line_height(font) * _LINES and text_width(font, self._text) > rect.width()

    def _drop_links(self) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []

    def _sentence_width(self) -> int:
        font, theme = strong_font(), current_theme()
        return text_width(font, self._text) + line_height(font) + theme.space(2)

    def _arrange(self) -> None:
        """Sentence and actions on one line if they fit, beside its two lines, or else under its first one."""
        theme = current_theme()
        pad = theme.space(3)
        links = sum(link.sizeHint().width() for link in self._links)
        one_line = self._sentence_width() + links + pad * 2 <= self.width()
        inner = self.rect().adjusted(pad, theme.space(1), -pad, -theme.space(1))
        self._text_rect = QRect(inner)
        if one_line:
            used = self._sentence_width() + links + pad * 2
            height = line_height(strong_font(theme)) + theme.space(3)
            self._box = QRect(0, 0, used, height)
            self._box.moveLeft((self.width() - used) // 2)
            self._text_rect = self._box.adjusted(pad, 0, -pad - links, 0)
            self._place_links(QPoint(self._text_rect.right() + 1, self._box.top()), height)
        elif self._lines > _LINES:
            self._stack()
        else:
            self._box = self.rect()
            wanted = self._sentence_width()
            if self._links and inner.width() < wanted <= (inner.width() - links) * _LINES * 0.87:
                self._text_rect.setRight(inner.right() - links)
                self._place_links(QPoint(self._text_rect.right() + 1, inner.top()), inner.height())
            elif self._links:
                self._text_rect.setHeight(inner.height() // 2)
                below = self._text_rect.bottom() + 1
                left = inner.left() + line_height(strong_font(theme)) - theme.space(0.5)
                self._place_links(QPoint(left, below), inner.bottom() + 1 - below)
        self.update()

    def _stack(self) -> None:
        """The sentence on two lines at most, below it the actions, as many in a line as fit."""
        theme = current_theme()
        pad, gap, line = theme.space(1), theme.space(1), line_height(strong_font(theme))
        inner = self.rect().adjusted(pad, theme.space(2), -pad, 0)
        rows = 1 if self._sentence_width() <= inner.width() else _LINES
        self._text_rect = QRect(inner.left(), inner.top(), inner.width(), line * rows + gap)
        left, top = inner.left(), self._text_rect.bottom() + 1
        height = self._links[0].sizeHint().height() if self._links else 0
        for link in self._links:
            width = min(link.sizeHint().width(), inner.width())
            if left > inner.left() and left + width > inner.right():
                left, top = inner.left(), top + height
            link.setGeometry(left, top, width, height)
            left += width
        self._box = QRect(0, 0, self.width(), min(top + height + theme.space(2), self.height()))

    def _place_links(self, start: QPoint, height: int) -> None:
        left = start.x()
        room = self.width() - current_theme().space(1)
        for link in self._links:
            size = link.sizeHint()
            width = max(min(size.width(), room - left), 0)
            link.setGeometry(left, start.y() + (height - size.height()) // 2, width, size.height())
            left += width

    def _is_cut(self) -> bool:
        rows = _LINES if self._wraps(QRectF(self._text_rect)) else 1
        return self._sentence_width() > self._text_rect.width() * rows
