"""A box to tick, drawn in the colours of the theme: the platform's own is hardly seen in the dark."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.theme import current_theme
from ui.widgets.drawing import draw_box, draw_focus, draw_tick, painter_for

_RADIUS = 0.2
"""Of the box, as a part of its side."""

_ASIDE = 1
"""Steps of spacing between the words and the ring round them. Chosen: it touches neither words nor box."""

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic


class CheckBox(QCheckBox):
    """A box to tick with its words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        option, style, painter = QStyleOptionButton(), self.style(), painter_for(self)
        self.initStyleOption(option)
        colours, element = current_theme().colours, QStyle.SubElement
        box = QRectF(style.subElementRect(element.SE_CheckBoxIndicator, option, self))
        on, inner = self.isChecked(), box.width() * _RADIUS
        ground = colours.accent if on else colours.card
        draw_box(
            painter, box, inner, ground, colours.accent if on or self.underMouse() else colours.ink_faint
        )
        if on:
            draw_tick(painter, box.adjusted(inner, inner, -inner, -inner), colours.on_accent)
        words, flags = self._words(option), int(_FLAGS)
        role = QPalette.ColorRole.WindowText
        style.drawItemText(painter, words, flags, self.palette(), self.isEnabled(), self.text(), role)
        if self.hasFocus():
            draw_focus(painter, self.ring(), inner, colours.accent)

    def sizeHint(self) -> QSize:
        """Box and words, with room for the ring between and behind them."""
        return super().sizeHint() + QSize(current_theme().space(2 * _ASIDE), 0)

    def ring(self) -> QRectF:
        """Where the ring is drawn: round the words, clear of the box."""
        option, beside = QStyleOptionButton(), current_theme().space(_ASIDE)
        self.initStyleOption(option)
        area, metrics = self._words(option), self.fontMetrics()
        words = self.style().itemTextRect(metrics, area, int(_FLAGS), self.isEnabled(), self.text())
        right = min(words.right() + 1 + beside, self.width())
        return QRectF(words.left() - beside, 0, right - words.left() + beside, self.height())

    def _words(self, option: QStyleOptionButton) -> QRect:
        """Where the words stand: as far from the box as the ring needs."""
        area = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        area.moveLeft(area.left() + round(current_theme().space(_ASIDE)))
        return area
