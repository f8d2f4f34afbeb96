"""The table: who sits where, who has the floor, and for how long."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.table_view import (
    ClockState,
    Reseated,
    SeatPressed,
    SeatView,
    TableView,
    neighbour_place,
)
from ui.theme import Size, Theme, Weight, current_theme
from ui.widgets.clock_state import BAR, INK, clock_digits, clock_font, draw_sign
from ui.widgets.drawing import draw_box, draw_focus, line_height, painter_for, text_width, write
from ui.widgets.places import Box, Seating
from ui.widgets.reseating import Gap, SeatDrag, gaps
from ui.widgets.seat import Seat
from ui.widgets.seating import arrange

__all__ = ["ClockState", "Reseated", "RoundTable", "SeatPressed", "SeatView", "TableView"]

_RING_PART = 0.042
_TURN = 360 * 16
_EDGE = 2
"""Room round the table for its frame, in steps of spacing."""
_CORNER_LINES = 2.0
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
_RESEAT_STEPS = {Qt.Key.Key_Greater: 1, Qt.Key.Key_Less: -1}
"""Keys that take the person with the keyboard one place on or back: on every layout that has letters."""


class RoundTable(QWidget):
    """Seats round a table and a clock in the middle.

    A tick repaints the middle only, a turn the two seats and the middle. Arrow keys go from seat to seat
    where no shortcut of the window takes them; Enter presses the seat, Shift+Enter gives the floor, `>` and
    `<` take the person a place on or back.

    Signals:
        seat_pressed(SeatPressed): a seat was pressed by mouse or key.
        reseated(Reseated): a seat was taken to another place; it goes there once the view says so.
    """

    seat_pressed = Signal(SeatPressed)
    reseated = Signal(Reseated)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = TableView()
        self._seats: list[Seat] = []
        self._places: Seating = arrange(0, 1, 1, 1)
        self._homes: tuple[QRect, ...] = ()
        self._drag = SeatDrag(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Table"))

    def set_view(self, view: TableView) -> None:
        """Show this; only what differs is drawn again."""
        before, self._view = self._view, view
        keyboard = next((seat.view().person_id for seat in self._seats if seat.hasFocus()), None)
        if _order(view) != _order(before):
            self._drag.end()
        if len(view.seats) != len(before.seats):
            self._fit_seats(len(view.seats))
        for seat, seat_view in zip(self._seats, view.seats, strict=True):
            seat.show_view(seat_view)
        if keyboard is not None and _order(view) != _order(before) and not self.focus_seat(keyboard):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if view.at_table != before.at_table:
            self._update_frame()
        if _centre_of(view) != _centre_of(before):
            self.update(self._centre_rect())
        if view.speaker_name != before.speaker_name or view.centre_text != before.centre_text:
            self._describe()

    def set_clock(self, clock_text: str, fraction: float | None, state: ClockState) -> None:
        """Show the time again; the ring is drawn with the figures, nothing while they stay the same."""
        old = self._view
        self._view = replace(old, clock_text=clock_text, fraction=fraction, state=state)
        rings = (old.fraction is None, fraction is None)
        if (old.clock_text, old.state, rings[0]) != (clock_text, state, rings[1]):
            self.update(self._centre_rect())

    def view(self) -> TableView:
        """What is shown."""
        return self._view

    def seat_of(self, widget: QWidget | None) -> int | None:
        """The person whose seat this widget is; None if it is no seat of this table."""
        return next((seat.view().person_id for seat in self._seats if seat is widget), None)

    def seat_at(self, place: QPoint) -> int | None:
        """The person whose seat is at `place`, in the table's own coordinates; None between seats."""
        return next((seat.view().person_id for seat in self._seats if seat.geometry().contains(place)), None)

    def focus_seat(self, person_id: int) -> bool:
        """Put the keyboard on a person's seat; False if they do not sit here."""
        for seat in self._seats:
            if seat.view().person_id == person_id:
                seat.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def seat_rects(self) -> tuple[QRect, ...]:
        """Where the seats are, in the order of the view."""
        return tuple(seat.geometry() for seat in self._seats)

    def ways(self) -> tuple[Gap, ...]:
        """Where a seat can be taken to."""
        return gaps(self._homes, rows=self._places.rows, has_ends=self._places.has_ends)

    def sizeHint(self) -> QSize:
        """A comfortable table for ten."""
        line = line_height(current_theme().font())
        return QSize(line * 36, line * 24)

    def minimumSizeHint(self) -> QSize:
        """The clock and a few seats."""
        line = line_height(current_theme().font())
        return QSize(line * 14, line * 11)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go round the table; `<` and `>` take somebody along."""
        key = Qt.Key(event.key())
        focused = next((i for i, seat in enumerate(self._seats) if seat.hasFocus()), None)
        if key in _STEPS and self._seats:
            step = _STEPS[key]
            index = (0 if step > 0 else -1) if focused is None else focused + step
            self._seats[index % len(self._seats)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in _RESEAT_STEPS and focused is not None:
            person = self._seats[focused].view().person_id
            place = neighbour_place(_order(self._view), person, _RESEAT_STEPS[key])
            if place is not None:
                self.reseated.emit(place)
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the table from any seat; it is one stop."""
        for seat in self._seats:
            seat.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        moved = super().focusNextPrevChild(forward)
        for seat in self._seats:
            seat.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return moved

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame appears; seats stay as drawn."""
        self._update_frame()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        self._update_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find places for everybody again."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw table, clock and frame; seats draw themselves."""
        theme, painter = current_theme(), painter_for(self)
        colours, table = theme.colours, _rect(self._places.table)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        if self._places.has_ends:
            round_ = line_height(theme.font()) * _CORNER_LINES
            corner = theme.radius_large if self._places.rows else round_
            painter.drawRoundedRect(table, corner, corner)
        else:
            painter.drawEllipse(table)
        self._draw_centre(painter, theme, _rect(self._places.centre))
        if self._view.at_table:
            frame = QRectF(self.rect())
            draw_box(painter, frame, theme.radius_large, None, colours.accent, theme.space(1))
        elif self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), theme.radius_large, colours.accent)

    def _fit_seats(self, count: int) -> None:
        while len(self._seats) > count:
            seat = self._seats.pop()
            seat.hide()
            seat.deleteLater()
        while len(self._seats) < count:
            seat = Seat(self)
            seat.pressed_once.connect(partial(self._press, seat))
            seat.pulled.connect(partial(self._pull, seat))
            seat.let_go.connect(partial(self._let_go, seat))
            self.setTabOrder(self._seats[-1] if self._seats else self, seat)
            seat.show()
            self._seats.append(seat)
        self._arrange()

    def _press(self, seat: Seat, floor: bool) -> None:
        self.seat_pressed.emit(SeatPressed(seat.view().person_id, floor))

    def _pull(self, seat: Seat, place: QPoint) -> None:
        self._drag.pull(seat, place, self._seats, self.ways())

    def _let_go(self, seat: Seat) -> None:
        gap = self._drag.end()
        if gap is not None:
            order = _order(self._view)
            before = order[gap.index] if gap.index < len(order) else None
            self.reseated.emit(Reseated(seat.view().person_id, before))

    def _update_frame(self) -> None:
        """Draw the frame again and nothing inside it: seats under a whole repaint would all be drawn too."""
        edge = current_theme().space(_EDGE)
        self.update(QRegion(self.rect()) - QRegion(self.rect().adjusted(edge, edge, -edge, -edge)))

    def _arrange(self) -> None:
        self._drag.end()
        theme = current_theme()
        edge = theme.space(_EDGE)
        line = line_height(theme.font())
        room = self.size().shrunkBy(self.contentsMargins()) - QSize(2 * edge, 2 * edge)
        places = arrange(len(self._seats), max(room.width(), 1), max(room.height(), 1), line)
        self._places = _moved(places, edge)
        for seat, box in zip(self._seats, self._places.seats, strict=True):
            seat.set_measures(places.circle, places.named)
            seat.setGeometry(_rect(box).toRect())
        self._homes = tuple(seat.geometry() for seat in self._seats)
        self.update()

    def _centre_rect(self) -> QRect:
        """What a tick draws again: the clock, in rows with the words beside it."""
        return _rect(self._places.table if self._places.rows else self._places.centre).toAlignedRect()

    def _describe(self) -> None:
        view = self._view
        said = self.tr("{name} has the floor").format(name=view.speaker_name) if view.speaker_name else ""
        self.setAccessibleDescription(said or view.centre_text)

    def _draw_centre(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        view = self._view
        if view.fraction is not None:
            self._draw_ring(painter, theme, rect)
        if not view.clock_text:
            self._write_wrapped(painter, theme, rect if self._places.seats else _rect(self._places.table))
            return
        if self._places.rows:
            self._draw_beside(painter, theme, rect)
            return
        side = rect.width()
        name = QRectF(rect.left() + side * 0.17, rect.top() + side * 0.18, side * 0.66, side * 0.16)
        clock = QRectF(rect.left() + side * 0.12, rect.top() + side * 0.33, side * 0.76, side * 0.33)
        below = QRectF(rect.left() + side * 0.18, rect.top() + side * 0.66, side * 0.64, side * 0.14)
        self._draw_name(painter, theme, name)
        self._draw_clock(painter, theme, clock)
        if view.speaker_name:
            after = _whole_names(theme, view.then_text, below)
        else:
            fits = text_width(theme.font(), view.centre_text) <= below.width()
            after = view.centre_text if fits else ""
        write(painter, below, after, theme.font(), theme.colours.ink_soft)

    def _draw_beside(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        """The clock alone in its ring, who speaks at its left, who follows at its right."""
        table, gap = _rect(self._places.table), theme.space(3)
        inset = rect.width() * 0.14
        self._draw_clock(painter, theme, rect.adjusted(inset, inset, -inset, -inset))
        height = rect.height() * 0.4
        room = (table.width() - rect.width()) / 2 - 2 * gap
        top = rect.center().y() - height / 2
        self._draw_name(painter, theme, QRectF(table.left() + gap, top, room, height))
        view = self._view
        after = QRectF(rect.right() + gap, top, room, height)
        self._write_words(painter, theme, after, view.then_text if view.speaker_name else view.centre_text)

    def _write_words(self, painter: QPainter, theme: Theme, rect: QRectF, text: str) -> None:
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), text)

    def _draw_clock(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        """The figures, never cut: rounding of sizes may make them a pixel wider than `rect`."""
        text = clock_digits(self._view.clock_text, self._view.state)
        painter.setFont(clock_font(theme, rect, text))
        painter.setPen(theme.colour(INK[self._view.state]))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), text)

    def _draw_ring(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        view, width = self._view, rect.width() * _RING_PART
        arc = rect.adjusted(width, width, -width, -width)
        pen = QPen(theme.colour("track"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(arc)
        part = min(max(view.fraction or 0.0, 0.0), 1.0)
        if part > 0:
            pen.setColor(theme.colour(BAR[view.state]))
            painter.setPen(pen)
            painter.drawArc(arc, _TURN // 4, -round(part * _TURN))

    def _draw_name(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        """The speaker with the sign of the clock's state before the name."""
        font = theme.font(Size.TITLE, Weight.STRONG)
        if line_height(font) > rect.height():
            font = theme.font(Size.SMALL, Weight.STRONG)
        name, side = self._view.speaker_name, line_height(font) * 0.62
        sign = 0.0 if self._view.state == "running" else side + theme.space(1.5)
        width = min(text_width(font, name) + 1.0, rect.width() - sign)
        left = rect.center().x() - (width + sign) / 2
        if sign:
            draw_sign(
                painter, theme, QRectF(left, rect.center().y() - side / 2, side, side), self._view.state
            )
        write(painter, QRectF(left + sign, rect.top(), width, rect.height()), name, font, theme.colours.ink)

    def _write_wrapped(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        painter.setFont(theme.font(Size.BODY))
        painter.setPen(theme.colour("ink_soft"))
        part = rect.width() * 0.12
        inner = rect.adjusted(part, part, -part, -part)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(inner, flags, self._view.centre_text)


def _centre_of(view: TableView) -> tuple[object, ...]:
    return (
        view.speaker_name, view.clock_text, view.fraction, view.state, view.then_text, view.centre_text
    )  # fmt: skip


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _moved(places: Seating, by: float) -> Seating:
    def move(box: Box) -> Box:
        return Box(box.left + by, box.top + by, box.width, box.height)

    seats = tuple(move(box) for box in places.seats)
    return replace(places, seats=seats, table=move(places.table), centre=move(places.centre))


def _order(view: TableView) -> tuple[int, ...]:
    return tuple(seat.person_id for seat in view.seats)


def _whole_names(theme: Theme, text: str, rect: QRectF) -> str:
    """As many of the names as fit, the first at least, and of the words before it none if need be."""
    while ", " in text and text_width(theme.font(), text) > rect.width():
        text = text.rpartition(", ")[0]
    if text_width(theme.font(), text) > rect.width() and " " in text:
        return f"→ {text.rpartition(' ')[2]}"
    return text
