"""A button that says its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Colours, Size, current_theme
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


class KeyButton(PaintedButton):
    """What it does in bold, its key beside it. primary: the one main action of a page. slim: one of many.

    Where there is no room the key goes first, then the text is cut.
    """

    def __init__(
        self,
        text: str,
        key_text: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
        *,
        slim: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._key = key_text
        self._primary = primary
        self._slim = slim
        self.setAccessibleDescription(key_text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_key_text(self, key_text: str) -> None:
        """Show another key."""
        self._key = key_text
        self.setAccessibleDescription(key_text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Text and key with room around them."""
        theme = current_theme()
        beside = theme.space(10 if self._primary else 6 if self._slim else 8)
        width = text_width(self._font(), self.shown_text) + beside
        return QSize(width + self._key_width() + 1, self._height())

    def minimumSizeHint(self) -> QSize:
        """The text without its key, at most some ten letters of it."""
        words = min(text_width(self._font(), self.shown_text), line_height(self._font()) * 6)
        return QSize(words + current_theme().space(5), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, text and, where it fits, the key."""
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        fill, border, ink, faint = self._look(theme.colours)
        draw_box(painter, rect, theme.radius, fill, border)
        font, small = self._font(), theme.font()
        words, key = text_width(font, self.shown_text) + 1, self._key_width()
        inner = rect.adjusted(theme.space(2), 0, -theme.space(2), 0)
        key = key if words + key <= inner.width() else 0
        left = inner.left() + max((inner.width() - words - key) / 2, 0)
        words = min(words, int(inner.width()) - key)
        text_rect = QRectF(left, rect.top(), words, rect.height())
        write(painter, text_rect, self.shown_text, font, ink, Qt.AlignmentFlag.AlignLeft)
        if key:
            key_rect = QRectF(left + words, rect.top(), key, rect.height())
            write(painter, key_rect, self._key, small, faint, Qt.AlignmentFlag.AlignRight)
        if self.hasFocus():
            ring = theme.colours.on_accent if self._primary else theme.colours.accent
            gap = theme.space(0.75) if self._primary else 0
            draw_focus(painter, rect.adjusted(gap, gap, -gap, -gap), theme.radius - gap, ring)

    def _look(self, colours: Colours) -> tuple[str, str, str, str]:
        """Ground, border, text and key text for the state it is in."""
        if not self.isEnabled():
            return colours.sunk, colours.line, colours.ink_faint, colours.ink_faint
        if self._primary:
            ground = colours.accent_deep if self.hovered or self.isDown() else colours.accent
            return ground, colours.ink if self.isDown() else ground, colours.on_accent, colours.on_accent
        ground = colours.accent_soft if self.isDown() else colours.card
        border = colours.accent if self.hovered else colours.line_strong
        return ground, border, colours.ink, colours.accent_deep if self.isDown() else colours.ink_faint

    def _font(self) -> QFont:
        return strong_font(size=Size.BODY if self._primary else Size.SMALL)

    def _height(self) -> int:
        theme = current_theme()
        return line_height(strong_font(theme, Size.BODY)) + theme.space(5)

    def _key_width(self) -> int:
        if not self._key:
            return 0
        theme = current_theme()
        return text_width(theme.font(), self._key) + theme.space(2) + 1
