"""Paints a frame of the Stage at any size. Sizes are units of a window of 1440 by 900."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.stage.canvas import Canvas, row_height
from ui.stage.frame import Clock, Frame, Mood
from ui.stage.pills import HEIGHT as PILL_HEIGHT
from ui.stage.pills import paint_pills
from ui.stage.strip import paint_strip
from ui.stage_model import Mode, Pen, Phase
from ui.theme import Theme, Weight

_MARGIN = 70.0
_NEXT_FROM = 0.715
"""Where the column of the next names begins, as a part of the width."""

_WORD = 44.0
"""The word that says in what part a time is; like digits, names and title it is read at ten metres."""

_MOOD_INK = {
    Mood.CALM: "ink", Mood.LAST: "warn", Mood.DANGER: "over", Mood.OVER: "over", Mood.PAUSED: "ink_faint"
}  # fmt: skip
_MOOD_ICON = {
    Mood.LAST: "hourglass",
    Mood.DANGER: "hourglass",
    Mood.OVER: "circle-alert",
    Mood.PAUSED: "pause",
}

_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRED = Qt.AlignmentFlag.AlignHCenter


def paint(painter: QPainter, place: QRectF, frame: Frame | None, theme: Theme) -> None:
    """Paint a frame over the whole place; None, before the first one came, is paper."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(place, theme.colour("paper"))
    if frame is None or frame.phase is Phase.BLANK:
        return
    if frame.mode is Mode.STRIP:
        paint_strip(Canvas(painter, place, place.height() / 60, theme), frame)
        return
    unit = min(place.width() / 1440, place.height() / 900)
    _paint_stage(Canvas(painter, place, unit, theme), frame)


def _paint_stage(canvas: Canvas, frame: Frame) -> None:
    if frame.phase is Phase.RUNNING:
        top = _paint_header(canvas, frame)
        _paint_middle(canvas, frame, top, _paint_foot(canvas, frame))
    elif frame.clock is not None:
        _paint_cover(canvas, frame.clock)
    else:
        _paint_words(canvas, frame)
    if frame.hint:
        place = _row(canvas, canvas.place.height() - 40 * canvas.unit, 30)
        canvas.line(frame.hint, place, 20, "ink_faint", align=_CENTRED)


def _row(canvas: Canvas, top: float, height: float) -> QRectF:
    """A row between the margins; `top` in pixels, `height` in units."""
    margin = _MARGIN * canvas.unit
    return QRectF(margin, top, canvas.place.width() - 2 * margin, height * canvas.unit)


def _paint_cover(canvas: Canvas, clock: Clock) -> None:
    canvas.digits(clock.digits, canvas.place.center(), 300, "ink")


def _paint_words(canvas: Canvas, frame: Frame) -> None:
    """The door and the end: a group, large words, the Rule; set left, a little above the middle."""
    u = canvas.unit
    wide = _row(canvas, 0, 0).adjusted(50 * u, 0, -50 * u, 0)
    font, rows = canvas.wrapped(frame.headline, wide.width(), 120, Weight.BOLD, 2, 0.6)
    rule_font, rule = canvas.wrapped(frame.rule, wide.width() * 0.86, 40, Weight.REGULAR, 4, 0.6)
    height = 60 * u + row_height(font) * len(rows) + 20 * u + row_height(rule_font) * len(rule)
    top = (canvas.place.height() - height) / 2 - 20 * u
    place = QRectF(wide.left(), top, wide.width(), 50 * u)
    canvas.line(frame.group, place, 42, "accent_deep", weight=Weight.STRONG)
    end = canvas.block(rows, font, QPointF(wide.left(), top + 60 * u), "ink")
    canvas.block(rule, rule_font, QPointF(wide.left(), end + 20 * u), "ink_soft")
    canvas.line(frame.wall, _row(canvas, 46 * u, 48), 34, "ink", weight=Weight.STRONG, align=_RIGHT)


def _paint_header(canvas: Canvas, frame: Frame) -> float:
    """Group and title, time of day and end; returns where the header ends, in pixels."""
    u = canvas.unit
    times = max(
        canvas.width(frame.wall, 34, Weight.STRONG), canvas.width(frame.end, 28, Weight.REGULAR), 120 * u
    )
    right = _row(canvas, 46 * u, 48)
    canvas.line(frame.wall, right, 34, "ink", weight=Weight.STRONG, align=_RIGHT)
    ink = "warn" if frame.late else "ink_soft"
    canvas.line(frame.end, _row(canvas, 88 * u, 40), 28, ink, align=_RIGHT)
    left = right.adjusted(0, 0, -times - 60 * u, 0)
    canvas.line(frame.group, left, 30, "accent_deep", weight=Weight.STRONG)
    return _paint_title(canvas, frame, left.left(), left.width())


def _paint_title(canvas: Canvas, frame: Frame, left: float, width: float) -> float:
    """The title in one line, or smaller in two, and behind it the clock of an item that has no steps."""
    u = canvas.unit
    clock = frame.item_clock
    room = width - (canvas.width(clock.digits, 38, Weight.STRONG) + 40 * u if clock else 0)
    font, rows = canvas.wrapped(frame.title, room, 46, Weight.BOLD, 1, 0.8)
    if canvas.width(frame.title, 46 * 0.8, Weight.BOLD) > room:
        font, rows = canvas.wrapped(frame.title, room, 38, Weight.BOLD, 2, 0.85)
    end = canvas.block(rows, font, QPointF(left, 92 * u), "ink")
    if clock:
        size = font.pixelSize() / u
        at = left + max((canvas.width(row, size, Weight.BOLD) for row in rows), default=0) + 32 * u
        place = QRectF(at, 92 * u, room, row_height(font))
        ink = "accent_deep" if clock.mood is Mood.CALM else _MOOD_INK[clock.mood]
        canvas.line(clock.digits, place, 38, ink, weight=Weight.STRONG)
    return end


def _paint_foot(canvas: Canvas, frame: Frame) -> float:
    """Steps, the Rule and the pen; returns where the foot begins, in pixels."""
    u = canvas.unit
    bottom = canvas.place.height()
    _paint_rule_and_pen(canvas, frame, _row(canvas, bottom - 112 * u, 74))
    if not frame.pills:
        return bottom - 130 * u
    top = bottom - 190 * u
    paint_pills(canvas, frame.pills, _row(canvas, top, PILL_HEIGHT))
    return top - 20 * u


def _paint_rule_and_pen(canvas: Canvas, frame: Frame, place: QRectF) -> None:
    taken = _paint_pen(canvas, frame, place)
    width = place.width() - taken - (50 * canvas.unit if taken else 0)
    font, rows = canvas.wrapped(frame.rule, width, 28, Weight.REGULAR, 2, 0.7)
    canvas.block(rows, font, place.topLeft(), "ink_soft")


def _paint_pen(canvas: Canvas, frame: Frame, place: QRectF) -> float:
    """What is being taken down, at the right; returns its width. Pen up stands out: it is a promise."""
    if frame.pen is Pen.NONE:
        return 0.0
    u = canvas.unit
    up = frame.pen is Pen.UP
    size, weight = (32.0, Weight.BOLD) if up else (28.0, Weight.REGULAR)
    pad = 26 * u if up else 0.0
    sign = (size + 8) * u
    width = canvas.width(frame.pen_words, size, weight) + sign + 2 * pad + 2
    height = (64 if up else 34) * u
    box = QRectF(place.right() - width, place.top(), width, height)
    if up:
        canvas.box(box, "ink", 12 * u)
    ink = "paper" if up else "ink_soft"
    canvas.icon("pen-off" if up else "pen-line", box.left() + pad, box.center().y(), size * 0.92, ink)
    canvas.line(frame.pen_words, box.adjusted(pad + sign, 0, 0, 0), size, ink, weight=weight, least=1.0)
    return width


def _paint_middle(canvas: Canvas, frame: Frame, top: float, bottom: float) -> None:
    """Who speaks and for how long, and who is next; the clock keeps its place whoever speaks."""
    u = canvas.unit
    margin = _MARGIN * u
    right = canvas.place.width() * _NEXT_FROM - 40 * u if frame.next_names else canvas.place.width() - margin
    zone = QRectF(margin, top, right - margin, bottom - top)
    if frame.message:
        font, rows = canvas.wrapped(frame.message, zone.width(), 96, Weight.BOLD, 5, 0.45)
        corner = QPointF(zone.left(), zone.center().y() - row_height(font) * len(rows) / 2)
        canvas.block(rows, font, corner, "ink")
        return
    if frame.clock is None:
        font, rows = canvas.wrapped(frame.headline, zone.width(), 130, Weight.BOLD, 2, 0.5)
        corner = QPointF(zone.left(), zone.center().y() - row_height(font) * len(rows) / 2)
        canvas.block(rows, font, corner, "ink")
        middle = zone.center().y()
    else:
        middle = _paint_clock(canvas, frame, frame.clock, zone)
    if frame.next_names:
        _paint_next(canvas, frame, middle)


def _paint_clock(canvas: Canvas, frame: Frame, clock: Clock, zone: QRectF) -> float:
    """The name, the digits and a word about them; returns the middle of the digits, in pixels."""
    u = canvas.unit
    name = 96 * u if frame.headline else 0.0
    word = 70 * u
    free = max(20 * u, zone.height() - name - word - 40 * u)
    units = min(330.0, free / u / 0.76)
    units = canvas.fitting(_widest(clock.digits), units, Weight.BOLD, zone.width(), 0.2)
    tall = units * u * 0.73
    start = zone.top() + (zone.height() - name - tall - word) / 2
    middle = start + name + tall / 2 + (26 * u if name else 0)
    if frame.headline:
        place = QRectF(zone.left(), start, zone.width(), 80 * u)
        canvas.line(frame.headline, place, 66, "ink", weight=Weight.BOLD, align=_CENTRED, least=0.6)
    canvas.digits(clock.digits, QPointF(zone.center().x(), middle), units, _MOOD_INK[clock.mood])
    _paint_word(canvas, clock, zone.center().x(), middle + tall / 2 + word * 0.62)
    return middle


def _widest(digits: str) -> str:
    """What the size of the digits is measured on, so that it does not change from 10:00 to 9:59."""
    return "00:00" if len(digits) <= 5 else "".join("0" if c.isdigit() else c for c in digits)


def _paint_word(canvas: Canvas, clock: Clock, centre: float, middle: float) -> None:
    if not clock.word:
        return
    u = canvas.unit
    ink = _MOOD_INK[clock.mood]
    width = canvas.width(clock.word, _WORD, Weight.STRONG)
    left = centre - (width + 54 * u) / 2
    canvas.icon(_MOOD_ICON[clock.mood], left, middle, _WORD, ink)
    place = QRectF(left + 54 * u, middle - 30 * u, width + 2, 60 * u)
    canvas.line(clock.word, place, _WORD, ink, weight=Weight.STRONG, least=1.0)


def _paint_next(canvas: Canvas, frame: Frame, middle: float) -> None:
    u = canvas.unit
    left = canvas.place.width() * _NEXT_FROM
    width = canvas.place.width() - _MARGIN * u - left
    top = middle - (54 + 76 * len(frame.next_names)) * u / 2
    place = QRectF(left, top, width, 44 * u)
    canvas.line(frame.next_label, place, 30, "accent_deep", weight=Weight.STRONG)
    for index, name in enumerate(frame.next_names):
        place = QRectF(left, top + (54 + 76 * index) * u, width, 66 * u)
        canvas.line(name, place, 52, "ink", least=0.65)
