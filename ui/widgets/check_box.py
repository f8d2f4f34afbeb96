"""A box to tick, drawn in the colours of the theme: the platform's own is hardly seen in the dark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.theme import current_theme
from ui.widgets.drawing import draw_box, draw_focus, draw_tick, painter_for

_RADIUS = 0.2
"""Of the box, as a part of its side."""

_ASIDE = 1
"""Steps of spacing between the words and the ring round them. Chosen: it touches neither words nor box."""


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
        words = style.subElementRect(element.SE_CheckBoxContents, option, self)
        words.translate(current_theme().space(_ASIDE), 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        role = QPalette.ColorRole.WindowText
        style.drawItemText(painter, words, int(flags), self.palette(), self.isEnabled(), self.text(), role)
        if self.hasFocus():
            draw_focus(painter, self.ring(), inner, colours.accent)

    def sizeHint(self) -> QSize:
        """Box and words, with room for the ring between and behind them."""
        return super().sizeHint() + QSize(current_theme().space(2 * _ASIDE), 0)

    def ring(self) -> QRectF:
        """Where the ring is drawn: round the words, clear of the box."""
        option, style, theme = QStyleOptionButton(), self.style(), current_theme()
        self.initStyleOption(option)
        area = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        area.translate(theme.space(_ASIDE), 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        words = style.itemTextRect(self.fontMetrics(), area, int(flags), self.isEnabled(), self.text())
        beside = theme.space(_ASIDE)
        right = min(words.right() + 1 + beside, self.width())
        return QRectF(words.left() - beside, 0, right - words.left() + beside, self.height())
