"""A button that is only a sign and words until it is needed."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw_icon
from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import (
    PaintedButton,
    draw_box,
    draw_focus,
    line_height,
    painter_for,
    text_width,
    write,
)

QuietTone = Literal["ink_soft", "accent_deep", "warn"]


class QuietButton(PaintedButton):
    """An icon and words without a border; a ground under the pointer.

    pressable: False shows it as a plain statement that takes neither focus nor clicks.
    """

    def __init__(
        self,
        text: str,
        sign: str,
        tone: QuietTone = "ink_soft",
        *,
        pressable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._sign = sign
        self._tone: QuietTone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not pressable:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Sign and words with a little room around them."""
        theme, font = current_theme(), self._font()
        width = text_width(font, self.shown_text) + line_height(font) + theme.space(4.5)
        return QSize(width + 1, line_height(font) + theme.space(2))

    def minimumSizeHint(self) -> QSize:
        """The sign and a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), hint.height() * 3), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw sign and words."""
        theme, rect, font = current_theme(), QRectF(self.rect()), self._font()
        painter, colour = painter_for(self), getattr(theme.colours, self._tone)
        if self.isDown() or self.hovered:
            draw_box(painter, rect, theme.radius, theme.colours.accent_soft)
        side = line_height(font) * 0.85
        inner = rect.adjusted(theme.space(1.5), 0, -theme.space(1.5), 0)
        sign = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        draw_icon(painter, self._sign, sign, colour)
        inner.setLeft(sign.right() + theme.space(1.5))
        write(painter, inner, self.shown_text, font, colour, Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus():
            draw_focus(painter, rect, theme.radius, theme.colours.accent)

    def _font(self) -> QFont:
        return current_theme().font(Size.SMALL, Weight.REGULAR)
