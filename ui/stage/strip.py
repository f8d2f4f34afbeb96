"""Paints the Strip: time, name and sign in one low bar. Sizes are units of a bar 60 high."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen

from ui.stage.canvas import Canvas
from ui.stage.frame import Clock, Frame, Mood
from ui.stage_model import Pen
from ui.theme import Weight

_SIDE = 18.0
_TIME = 36.0
_NAME = 26.0
_INK = {
    Mood.CALM: "ink", Mood.LAST: "warn", Mood.DANGER: "over", Mood.OVER: "over", Mood.PAUSED: "ink_faint"
}  # fmt: skip
_ICON = {Mood.LAST: "hourglass", Mood.DANGER: "hourglass", Mood.OVER: "circle-alert", Mood.PAUSED: "pause"}


def paint_strip(canvas: Canvas, frame: Frame) -> None:
    """Paint a frame as a bar: the digits, who speaks (else the title), and the sign of the pen."""
    _paint_edge(canvas)
    inner = canvas.place.adjusted(_SIDE * canvas.unit, 0, -_SIDE * canvas.unit, 0)
    right = inner.right() - _paint_pen(canvas, frame, inner)
    left = inner.left()
    if clock := frame.clock or (frame.item_clock if frame.message else None):
        left = _paint_time(canvas, clock, inner)
    place = QRectF(left, inner.top(), max(0.0, right - left), inner.height())
    words = frame.message or frame.headline or frame.title
    canvas.line(words, place, _NAME, "ink", weight=Weight.STRONG, least=0.75)


def _paint_edge(canvas: Canvas) -> None:
    """A hairline, so that the bar has an end on a dark slide too."""
    canvas.painter.setPen(QPen(canvas.theme.colour("line_strong"), 1))
    canvas.painter.drawRect(canvas.place.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_time(canvas: Canvas, clock: Clock, inner: QRectF) -> float:
    """Digits and their sign; returns where the name may begin, in pixels."""
    u = canvas.unit
    width = canvas.width(clock.digits, _TIME, Weight.BOLD)
    place = QRectF(inner.left(), inner.top(), width + 2, inner.height())
    canvas.line(clock.digits, place, _TIME, _INK[clock.mood], weight=Weight.BOLD, least=1.0)
    end = place.right() + 12 * u
    if clock.mood is Mood.CALM:
        return end + 4 * u
    canvas.icon(_ICON[clock.mood], end, inner.center().y(), 26, _INK[clock.mood])
    return end + 40 * u


def _paint_pen(canvas: Canvas, frame: Frame, inner: QRectF) -> float:
    """The sign at the right end, with words if there is room; returns what it takes, in pixels."""
    if frame.pen is Pen.NONE:
        return 0.0
    u = canvas.unit
    up = frame.pen is Pen.UP
    words = canvas.width(frame.pen_words, 20, Weight.STRONG) + 10 * u if up else 0.0
    if words > inner.width() * 0.65:
        words = 0.0
    width = 28 * u + words + (24 * u if up else 0)
    box = QRectF(inner.right() - width, inner.top() + 9 * u, width, inner.height() - 18 * u)
    if up:
        canvas.box(box, "ink", 8 * u)
    ink = "paper" if up else "ink_soft"
    left = box.left() + (12 * u if up else 0)
    canvas.icon("pen-off" if up else "pen-line", left, box.center().y(), 26, ink)
    if words:
        place = QRectF(left + 36 * u, box.top(), words, box.height())
        canvas.line(frame.pen_words, place, 20, ink, weight=Weight.STRONG, least=1.0)
    return width + 14 * u
