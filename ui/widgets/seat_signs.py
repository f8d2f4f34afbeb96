"""The signs on a seat: the hand with its order and kind, what came of a turn, and what stands by the name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.table_view import KIND_SIGNS, SeatView
from ui.theme import Theme, Weight
from ui.widgets.drawing import draw_box, draw_tick, line_height, text_width, write
from ui.widgets.places import BADGE_LINES

_OVER_RIM = 0.72
_OVER_CIRCLE = 0.04
_BAR = 0.14
_FAR = "@"
_UNBRIEFED = "!"


def draw_hand(painter: QPainter, theme: Theme, seat: SeatView, circle: QRectF) -> QRectF:
    """The place in the queue at the upper left, and beside it the sign of the request; gives what it took."""
    sign = KIND_SIGNS.get(seat.kind, "")
    if "hand" not in seat.state and seat.hand_order is None and not sign:
        return QRectF()
    font, side = theme.font(weight=Weight.STRONG), _side(theme)
    order = str(seat.hand_order or "")
    number = max(side, text_width(font, order) + side * 0.5) if order or not sign else 0.0
    more = max(side * 1.1, text_width(font, sign) + side * 0.5) if sign else 0.0
    left = max(circle.left() + side * _OVER_RIM - number - more, 0.0)
    whole = QRectF(left, 0, number + more, side)
    colours = theme.colours
    draw_box(painter, whole, side / 2, colours.card, colours.accent_deep, 1.5)
    if number:
        first = QRectF(left, 0, number, side)
        draw_box(painter, first, side / 2, colours.accent_deep, None if sign else colours.card)
        _write_in(painter, first, order, theme, colours.on_accent)
    if sign:
        _write_in(painter, QRectF(left + number - 1, 0, more - 1, side), sign, theme, colours.accent_deep)
    return whole


def outcomes(state: frozenset[str]) -> list[str]:
    """What came of their turn, at most one: held, heard or passed."""
    here = "held" if "held" in state else "heard" if "heard" in state else "passed"
    return [here] if here in state and not (here == "heard" and "floor" in state) else []


def draw_corners(
    painter: QPainter, theme: Theme, signs: list[str], circle: QRectF, cell: QRectF, hand: QRectF
) -> None:
    """Bars for held, a tick for heard, a dash for passed, an exclamation mark for the Rule not heard.

    The first at the upper right, unless the hand reaches there; what finds that taken, at the lower right.
    """
    side, taken = _side(theme), hand
    for sign in signs:
        rect = QRectF(min(circle.right() - side * _OVER_RIM, cell.right() - side), 0, side, side)
        if rect.intersects(taken):
            rect.moveTop(circle.bottom() - side * _OVER_RIM)
        _CORNERS[sign](painter, theme, rect)
        taken = taken.united(rect)


def marks_width(theme: Theme, marks: tuple[str, ...]) -> float:
    """What these signs take after a name."""
    far = text_width(theme.font(weight=Weight.STRONG), _FAR) + theme.space(1) if "remote" in marks else 0.0
    return far + (_side(theme) + theme.space(1) if "unbriefed" in marks else 0.0)


def draw_marks(painter: QPainter, theme: Theme, marks: tuple[str, ...], at: QPointF) -> None:
    """Draw signs after a name: an at sign for a call, an exclamation mark for the Rule not heard."""
    font, side, left = theme.font(weight=Weight.STRONG), _side(theme), at.x() + theme.space(1)
    height = line_height(font)
    if "remote" in marks:
        width = text_width(font, _FAR)
        write(painter, QRectF(left, at.y(), width + 1, height), _FAR, font, theme.colours.accent_deep)
        left += width + theme.space(1)
    if "unbriefed" in marks:
        _draw_unbriefed(painter, theme, QRectF(left, at.y() + (height - side) / 2, side, side))


def _draw_held(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    side = rect.height()
    draw_box(painter, rect, side / 2, theme.colours.accent, theme.colours.card)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("on_accent"))
    for part in (0.5 - _BAR * 1.5, 0.5 + _BAR / 2):
        left, top = rect.left() + side * part, rect.top() + side * 0.28
        painter.drawRect(QRectF(left, top, side * _BAR, side * 0.44))


def _draw_heard(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    inset = rect.height() * 0.16
    draw_tick(painter, rect.adjusted(inset, inset, -inset, -inset), theme.colours.accent)


def _draw_passed(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    draw_box(painter, rect, rect.height() / 2, theme.colours.sunk, theme.colours.card)
    _write_in(painter, rect, "–", theme, theme.colours.ink_soft)


def _draw_unbriefed(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    draw_box(painter, rect, rect.height() / 2, theme.colours.warn_soft)
    _write_in(painter, rect, _UNBRIEFED, theme, theme.colours.warn)


_CORNERS = {
    "held": _draw_held,
    "heard": _draw_heard,
    "passed": _draw_passed,
    "unbriefed": _draw_unbriefed,
}


def _side(theme: Theme) -> float:
    return line_height(theme.font()) * (BADGE_LINES + _OVER_CIRCLE)


def _write_in(painter: QPainter, rect: QRectF, text: str, theme: Theme, ink: str) -> None:
    write(painter, rect.adjusted(-4, -4, 4, 4), text, theme.font(weight=Weight.STRONG), ink)
