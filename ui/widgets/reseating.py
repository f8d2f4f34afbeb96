"""Taking a seat to another place at the table with the pointer; nothing of it leaves the window."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import current_theme
from ui.widgets.drawing import draw_box, painter_for
from ui.widgets.seat import Seat

_NEAR_FIRST = 2 / 3
_LEAVING = (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationStateChange)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two seats. index: of the seat it is before; angle: of a mark in it, in degrees."""

    index: int
    at: QPointF
    angle: float


def gaps(rects: tuple[QRect, ...], *, rows: bool, has_ends: bool) -> tuple[Gap, ...]:
    """Every place a seat can be taken to, for seats that lie so.

    In a ring the way from the last to the first has two: behind the one and before the other.
    """
    if len(rects) < 2:
        return ()
    if rows:
        return tuple(gap for number, rect in enumerate(rects) for gap in _beside(number, QRectF(rect)))
    at = [QRectF(rect).center() for rect in rects]
    found = [_between(i, at[i - 1], at[i]) for i in range(1, len(at))]
    if has_ends:
        ends = (_between(0, at[1], at[0], 1.5), _between(len(at), at[-2], at[-1], 1.5))
    else:
        ends = (_between(0, at[-1], at[0], _NEAR_FIRST), _between(len(at), at[-1], at[0], 1 - _NEAR_FIRST))
    return (ends[0], *found, ends[1])


def _beside(number: int, rect: QRectF) -> tuple[Gap, Gap]:
    height = rect.center().y()
    return Gap(number, QPointF(rect.left(), height), 0), Gap(number + 1, QPointF(rect.right(), height), 0)


def _between(index: int, one: QPointF, other: QPointF, part: float = 0.5) -> Gap:
    way = other - one
    return Gap(index, one + way * part, math.degrees(math.atan2(way.y(), way.x())))


class Mark(QWidget):
    """The bar that shows where a seat would go."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._angle = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, gap: Gap, length: float) -> None:
        """Stand in this place. length: of the bar, in device-independent pixels."""
        side = math.ceil(length) + 2
        inside = self._table.rect().adjusted(side // 2, side // 2, -side // 2, -side // 2)
        centre = gap.at.toPoint()
        x = min(max(centre.x(), inside.left()), inside.right())
        y = min(max(centre.y(), inside.top()), inside.bottom())
        self._angle = gap.angle
        self.setGeometry(x - side // 2, y - side // 2, side, side)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar across the way from one seat to the next."""
        theme, painter, middle = current_theme(), painter_for(self), QRectF(self.rect()).center()
        painter.translate(middle)
        painter.rotate(self._angle)
        width, length = theme.space(1.5), self.height() - 2.0
        bar = QRectF(-width / 2, -length / 2, width, length)
        draw_box(painter, bar, width / 2, theme.colours.accent, theme.colours.card)


class EscapeWatch(QObject):
    """Hears Esc wherever the keyboard is, while something is pulled.

    Signals:
        given_up(): Esc was pressed, or the window was left.
    """

    given_up = Signal()

    def start(self) -> None:
        """Begin to listen."""
        app = QApplication.instance()
        if app:
            app.installEventFilter(self)

    def stop(self) -> None:
        """Listen no more."""
        app = QApplication.instance()
        if app:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Esc before any shortcut does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.given_up.emit()
                return True
        elif event.type() in _LEAVING:
            self.given_up.emit()
        return False


class SeatDrag(QObject):
    """One seat under way: it follows the pointer, a mark shows where it would go, Esc puts it back."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._mark = Mark(table)
        self._watch = EscapeWatch(self)
        self._watch.given_up.connect(self.end)
        self._seat: Seat | None = None
        self._home = QRect()
        self._grip = QPoint()
        self._own = 0
        self._over: Seat | None = None
        self._gap: Gap | None = None

    @property
    def gap(self) -> Gap | None:
        """Where the seat would go now; None: back to its place."""
        return self._gap

    def pull(self, seat: Seat, place: QPoint, seats: list[Seat], ways: tuple[Gap, ...]) -> None:
        """The pointer is here with this seat. seats: in their order; ways: where it can go."""
        if self._seat is None:
            self._begin(seat, place, seats)
        seat.move(place - self._grip)
        nearest = min(ways, key=lambda gap: _far(gap.at, place), default=None)
        home = _far(QRectF(self._home).center(), place)
        stays = nearest is None or nearest.index in (self._own, self._own + 1)
        self._gap = None if stays or nearest is None or home <= _far(nearest.at, place) else nearest
        if self._gap is None:
            self._mark.hide()
        else:
            self._mark.show_at(self._gap, seat.height())
            seat.raise_()

    def end(self) -> Gap | None:
        """Put the seat back where it sat; gives where it was to go."""
        seat, gap = self._seat, self._gap
        if seat is None:
            return None
        self._seat = self._gap = None
        self._watch.stop()
        self._mark.hide()
        seat.stay()
        seat.setGeometry(self._home)
        if self._over is not None:
            seat.stackUnder(self._over)  # whoever reads the screen meets them in the order they sit
        return gap

    def _begin(self, seat: Seat, place: QPoint, seats: list[Seat]) -> None:
        self._seat, self._home, self._own = seat, seat.geometry(), seats.index(seat)
        self._over = next(iter(seats[self._own + 1 :]), None)
        self._grip = QPoint(seat.width() // 2, seat.height() // 2)
        if seat.geometry().contains(place):
            self._grip = place - seat.pos()
        seat.raise_()
        self._watch.start()


def _far(one: QPointF, other: QPoint) -> float:
    way = one - QPointF(other)
    return math.hypot(way.x(), way.y())
