"""How a big clock says what it is in: its colours, its sign, the size of its digits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from ui.table_view import ClockState
from ui.theme import Size, Theme, Weight
from ui.widgets.drawing import FOCUS, line_height, text_width

__all__ = ["BAR", "INK", "ClockState", "clock_digits", "clock_font", "draw_sign"]

BAR = {"running": "accent", "warning": "warn_mid", "danger": "over", "over": "over", "paused": "ink_faint"}
INK = {"running": "ink", "warning": "warn", "danger": "over", "over": "over", "paused": "ink_soft"}


def clock_digits(text: str, state: ClockState) -> str:
    """The time; past its end it says so with a plus, not by colour alone."""
    return f"+{text}" if state == "over" and not text.startswith("+") else text


def clock_font(theme: Theme, rect: QRectF, text: str) -> QFont:
    """The largest clock that fits: the top of the scale, or as much smaller as `rect` asks for."""
    font = theme.font(Size.CLOCK, Weight.BOLD)
    wide, tall = text_width(font, text), line_height(font) * 0.8
    part = min(rect.width() / max(wide, 1), rect.height() / tall, 1.0)
    font.setPointSizeF(max(font.pointSizeF() * part, theme.points(Size.SMALL)))
    return font


def draw_sign(painter: QPainter, theme: Theme, rect: QRectF, state: ClockState) -> None:
    """Two bars for a pause, a triangle for the last part and its very end, a filled one for past the end."""
    colour = theme.colour(INK[state])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if state == "paused":
        bar = rect.width() * 0.3
        for left in (rect.left() + rect.width() * 0.1, rect.right() - rect.width() * 0.1 - bar):
            painter.drawRoundedRect(QRectF(left, rect.top(), bar, rect.height()), 1, 1)
        return
    if state in ("warning", "danger"):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, FOCUS))
    points = [
        QPointF(rect.center().x(), rect.top()), QPointF(rect.right(), rect.bottom()),
        QPointF(rect.left(), rect.bottom()),
    ]  # fmt: skip
    painter.drawPolygon(QPolygonF(points))
