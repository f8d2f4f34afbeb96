"""A small label with rounded ends, such as "Chatham House Rule"."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw_icon
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

Tone = Literal["accent", "neutral", "warn", "over"]
_GROUND = {"accent": "accent_soft", "neutral": "sunk", "warn": "warn_soft", "over": "over_soft"}
_TEXT = {"accent": "accent_deep", "neutral": "ink_soft", "warn": "warn", "over": "over"}
DOT = "dot"


class Chip(PaintedButton):
    """A chip with an optional dot or icon.

    sign: `DOT`, the name of an icon, or empty. clickable: it can be pressed and reached by Tab, and then
    emits `clicked`.
    """

    def __init__(
        self,
        text: str,
        tone: Tone = "neutral",
        sign: str = "",
        *,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone: Tone = tone
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not clickable:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_tone(self, tone: Tone, sign: str | None = None) -> None:
        """Change the tone and, unless None, the sign before the text."""
        self._tone = tone
        self._sign = self._sign if sign is None else sign
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Text, sign and room at both ends."""
        theme, font = current_theme(), self._font()
        width = text_width(font, self.shown_text) + theme.space(6) + self._sign_width(font)
        return QSize(width + 1, line_height(font) + theme.space(2))

    def minimumSizeHint(self) -> QSize:
        """The sign and a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), hint.height() * 3), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, sign and text."""
        theme, font = current_theme(), self._font()
        painter, rect = painter_for(self), QRectF(self.rect())
        border = theme.colours.accent if self.hovered or self.isDown() else None
        draw_box(painter, rect, rect.height() / 2, getattr(theme.colours, _GROUND[self._tone]), border)
        colour = getattr(theme.colours, _TEXT[self._tone])
        inner = rect.adjusted(theme.space(3), 0, -theme.space(3), 0)
        self._draw_sign(painter, inner, line_height(font), colour)
        inner.setLeft(inner.left() + self._sign_width(font))
        write(painter, inner, self.shown_text, font, colour, Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus():
            draw_focus(painter, rect, rect.height() / 2, theme.colours.accent)

    def _font(self) -> QFont:
        return strong_font()

    def _sign_width(self, font: QFont) -> int:
        if not self._sign:
            return 0
        part = line_height(font) // 2 if self._sign == DOT else line_height(font)
        return part + current_theme().space(1.5)

    def _draw_sign(self, painter: QPainter, inner: QRectF, line: int, colour: str) -> None:
        if not self._sign:
            return
        side = line * 0.5 if self._sign == DOT else line * 0.9
        box = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        if self._sign == DOT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(box)
        else:
            draw_icon(painter, self._sign, box, colour)
