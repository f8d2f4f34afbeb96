"""One seat at the table."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.plain_text import plain_tip
from ui.table_view import SeatView, seat_sentence
from ui.theme import Colours, Theme, Weight, current_theme
from ui.widgets.drawing import (
    FOCUS,
    PaintedButton,
    draw_box,
    draw_focus,
    line_height,
    painter_for,
    text_width,
    write,
)
from ui.widgets.places import cell_above
from ui.widgets.seat_signs import draw_corners, draw_hand, draw_marks, marks_width, outcomes

__all__ = ["Seat", "SeatView"]

_THICK = 3.5
_THICK_PART = 0.09
_INITIALS_ROOM = 2.5
_SCREEN_CORNER = 0.22
_NAME_MARGIN = 0.12
_SPEAKING = frozenset({"floor", "held"})


class Seat(PaintedButton):
    """A seat that can be pressed, and pulled to another place.

    Tab leads to the table as a whole; from seat to seat go the arrow keys.

    Signals:
        pressed_once(bool): a click or Enter; True for Shift or a double click, which gives the floor.
        pulled(QPoint): the pointer, with the button down, is at this place of the table.
        let_go(): the button came up after that.
    """

    pressed_once = Signal(bool)
    pulled = Signal(QPoint)
    let_go = Signal()

    def __init__(self, table: QWidget) -> None:
        super().__init__("", table)
        self._table = table
        self._view = SeatView(0, "", "")
        self._circle = 0.0
        self._named = True
        self._doubled = False
        self._down_at: QPoint | None = None
        self._pulling = False

    def view(self) -> SeatView:
        """Who sits here."""
        return self._view

    def show_view(self, view: SeatView) -> None:
        """Show this person; drawn again only if something differs."""
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(seat_sentence(view))
        self.setToolTip(plain_tip(view.name))
        self.update()

    def set_measures(self, circle: float, named: bool) -> None:
        """circle: the diameter in device-independent pixels. named: there is room for the name."""
        if (circle, named) != (self._circle, self._named):
            self._circle, self._named = circle, named
            self.update()

    def stay(self) -> None:
        """Forget that the seat is being pulled; the button that comes up says nothing any more."""
        self._down_at = None
        self.setDown(False)
        if self._pulling:
            self._pulling = False
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a pull from a click."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._down_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Farther than a hand trembles, it is a pull."""
        here = event.globalPosition().toPoint()
        if self._down_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if not self._pulling:
            if (here - self._down_at).manhattanLength() <= QApplication.startDragDistance():
                return
            self._pulling = True
            self.setDown(False)
            self.update()
        self.pulled.emit(self._table.mapFromGlobal(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, with Shift it gives the floor; or the end of a pull."""
        was_down, was_pulling = self.isDown(), self._pulling
        super().mouseReleaseEvent(event)
        self.stay()
        if was_pulling:
            self.let_go.emit()
        elif self._doubled:
            self._doubled = False
        elif was_down and self.rect().contains(event.position().toPoint()):
            self.pressed_once.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click gives the floor."""
        self._doubled = True
        self.pressed_once.emit(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_once.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle, initials, name and signs."""
        theme, painter = current_theme(), painter_for(self)
        circle = self._circle_rect(theme)
        corner = circle.height() * (_SCREEN_CORNER if "remote" in self._view.state else 0.5)
        self._draw_circle(painter, theme, circle, corner)
        if self.hasFocus():
            draw_focus(painter, circle.adjusted(-2, -2, 2, 2), corner + 2, theme.colours.accent)
        hand = draw_hand(painter, theme, self._view, circle)
        marks = self._marks(theme) if self._named else ()
        signs = outcomes(self._view.state)
        if "unbriefed" in self._view.state and "unbriefed" not in marks:
            signs.append("unbriefed")
        draw_corners(painter, theme, signs, circle, QRectF(self.rect()), hand)
        if self._named and not self._pulling:
            self._draw_name(painter, theme, circle, marks)

    def _font(self, theme: Theme) -> QFont:
        return theme.font(weight=Weight.STRONG)

    def _circle_rect(self, theme: Theme) -> QRectF:
        """A circle; wider where the initials need it."""
        side = self._circle - 2 * FOCUS
        needed = text_width(self._font(theme), self._view.initials) + theme.space(_INITIALS_ROOM)
        width = min(max(side, needed), self.width() - 2 * FOCUS)
        above = cell_above(self._circle, line_height(theme.font()))
        if not self._named:
            above = min(above, self.height() - self._circle)
        return QRectF((self.width() - width) / 2, FOCUS + above, width, side)

    def _draw_circle(self, painter: QPainter, theme: Theme, circle: QRectF, corner: float) -> None:
        """Who takes part by a call has a screen instead of a circle; an inner chair has a thick edge."""
        fill, border, ink, width, style = self._look(theme.colours)
        if "inner" in self._view.state:
            border, style = theme.colours.ink_soft, Qt.PenStyle.SolidLine
            width = min(_THICK, circle.height() * _THICK_PART)
        draw_box(painter, circle, corner, fill, border, width, style)
        write(painter, circle, self._view.initials, self._font(theme), ink)

    def _look(self, colours: Colours) -> tuple[str, str, str, float, Qt.PenStyle]:
        """Ground, border, text, width and style of the border."""
        solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
        state = self._view.state
        if "floor" in state:
            return colours.accent, colours.accent_deep, colours.on_accent, 1.5, solid
        if "held" in state:
            return colours.card, colours.accent, colours.accent_deep, _THICK, solid
        if "away" in state:
            return colours.paper, colours.line, colours.ink_faint, 1.5, Qt.PenStyle.DotLine
        if self.isDown():
            return colours.accent_soft, colours.accent, colours.accent_deep, 1.5, solid
        if self.hovered or self._pulling:
            return colours.card, colours.accent, colours.ink_soft, 1.5, solid
        if "heard" in state:
            return colours.accent_soft, colours.accent_mid, colours.accent_deep, 1.5, solid
        if "next" in state:
            return colours.card, colours.accent, colours.ink, FOCUS, solid
        if state & {"lead", "late"}:
            return colours.rail, colours.line_strong, colours.ink_faint, 1.5, dashed
        return colours.card, colours.line_strong, colours.ink_soft, 1.5, solid

    def _draw_name(self, painter: QPainter, theme: Theme, circle: QRectF, marks: tuple[str, ...]) -> None:
        """The name, as much of what stands after it as fits, and signs that are never cut."""
        font, more = self._name_font(theme), marks_width(theme, marks)
        height, room = line_height(font), self._name_room(theme) - more
        text = self._name_text(font, room)
        width = min(text_width(font, text), room)
        left = (self.width() - width - more) / 2
        top = min(circle.bottom() + FOCUS, self.height() - height)
        state, colours = self._view.state, theme.colours
        ink = colours.ink if state & _SPEAKING else colours.ink_soft
        ink = colours.ink_faint if "away" in state else ink
        write(painter, QRectF(left, top, width + 1, height), text, font, ink, Qt.AlignmentFlag.AlignLeft)
        draw_marks(painter, theme, marks, QPointF(left + width, top))

    def _marks(self, theme: Theme) -> tuple[str, ...]:
        """Signs that the whole name leaves room for; both are told by the seat itself as well."""
        name = text_width(self._name_font(theme), self._view.name)
        marks: tuple[str, ...] = ()
        for mark in ("unbriefed", "remote"):
            more = (*marks, mark)
            if mark in self._view.state and name + marks_width(theme, more) <= self._name_room(theme):
                marks = more
        return marks

    def _name_font(self, theme: Theme) -> QFont:
        return self._font(theme) if self._view.state & _SPEAKING else theme.font()

    def _name_room(self, theme: Theme) -> float:
        return self.width() - 2 * line_height(theme.font()) * _NAME_MARGIN

    def _name_text(self, font: QFont, room: float) -> str:
        view = self._view
        name = "" if view.name == view.initials else view.name
        for parts in ((name, view.group, view.note), (name, view.group), (name, view.note)):
            text = " · ".join(part for part in parts if part)
            if text_width(font, text) <= room:
                return text
        return name
