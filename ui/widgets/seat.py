"""One seat at the table."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.plain_text import plain_tip
from ui.theme import Colours, Theme, Weight, current_theme
from ui.widgets.drawing import (
    FOCUS,
    PaintedButton,
    draw_box,
    draw_focus,
    draw_tick,
    line_height,
    painter_for,
    text_width,
    write,
)

_BADGE_LINES = 0.95


@dataclass(frozen=True, slots=True)
class SeatView:
    """A person at the table.

    state: any of floor, heard, passed, away, late, hand, lead, chair, remote, unbriefed, next. hand_order:
    the place in the queue, from 1. note: a word after the name, such as "case".
    """

    person_id: int
    initials: str = field(repr=False)
    name: str = field(repr=False)
    state: frozenset[str] = frozenset()
    hand_order: int | None = None
    note: str = field(default="", repr=False)


class Seat(PaintedButton):
    """A seat that can be pressed.

    Signals:
        pressed_once(bool): a click or Enter; True for Shift or a double click, which gives the floor.
    """

    pressed_once = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._view = SeatView(0, "", "")
        self._circle = 0.0
        self._named = True
        self._doubled = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def view(self) -> SeatView:
        """Who sits here."""
        return self._view

    def show_view(self, view: SeatView) -> None:
        """Show this person; drawn again only if something differs."""
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(", ".join([f"{view.name} {view.note}".strip(), *self._words()]))
        self.setToolTip(plain_tip(view.name))
        self.update()

    def set_measures(self, circle: float, named: bool) -> None:
        """circle: the diameter in device-independent pixels. named: there is room for the name."""
        if (circle, named) != (self._circle, self._named):
            self._circle, self._named = circle, named
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click; with Shift it gives the floor."""
        was_down = self.isDown()
        super().mouseReleaseEvent(event)
        if self._doubled:
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
        self._draw_circle(painter, theme, circle)
        if self._named:
            self._draw_name(painter, theme, circle)
        if self.hasFocus():
            draw_focus(painter, circle.adjusted(-2, -2, 2, 2), circle.height() / 2 + 2, theme.colours.accent)
        self._draw_signs(painter, theme, circle)

    def _font(self, theme: Theme) -> QFont:
        return theme.font(weight=Weight.STRONG)

    def _circle_rect(self, theme: Theme) -> QRectF:
        """A circle; wider where the initials need it."""
        side = self._circle - 2 * FOCUS
        needed = text_width(self._font(theme), self._view.initials) + theme.space(1)
        width = min(max(side, needed), self.width() - 2 * FOCUS)
        top = FOCUS if self._named else (self.height() - side) / 2
        return QRectF((self.width() - width) / 2, top, width, side)

    def _draw_circle(self, painter: QPainter, theme: Theme, circle: QRectF) -> None:
        fill, border, ink, width, style = self._look(theme.colours)
        draw_box(painter, circle, circle.height() / 2, fill, border, width, style)
        write(painter, circle, self._view.initials, self._font(theme), ink)

    def _look(self, colours: Colours) -> tuple[str, str, str, float, Qt.PenStyle]:
        """Ground, border, text, width and style of the border."""
        solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
        state = self._view.state
        if "floor" in state:
            return colours.accent, colours.accent_deep, colours.on_accent, 1.5, solid
        if "away" in state:
            return colours.paper, colours.line, colours.ink_faint, 1.5, Qt.PenStyle.DotLine
        if self.isDown():
            return colours.accent_soft, colours.accent, colours.accent_deep, 1.5, solid
        if self.hovered:
            return colours.card, colours.accent, colours.ink_soft, 1.5, solid
        if "heard" in state:
            return colours.accent_soft, colours.accent_mid, colours.accent_deep, 1.5, solid
        if "next" in state:
            return colours.card, colours.accent, colours.ink, FOCUS, solid
        if state & {"lead", "late"}:
            return colours.rail, colours.line_strong, colours.ink_faint, 1.5, dashed
        return colours.card, colours.line_strong, colours.ink_soft, 1.5, solid

    def _draw_name(self, painter: QPainter, theme: Theme, circle: QRectF) -> None:
        view, floor = self._view, "floor" in self._view.state
        font = self._font(theme) if floor else theme.font()
        height = line_height(font)
        rect = QRectF(1, min(circle.bottom() + FOCUS, self.height() - height), self.width() - 2, height)
        name = "" if view.name == view.initials else view.name
        text = " · ".join(part for part in (name, view.note) if part)
        if text_width(font, text) > rect.width() and text_width(font, name) <= rect.width() * 1.1:
            text = name
        ink = theme.colours.ink if floor else theme.colours.ink_soft
        write(painter, rect, text, font, theme.colours.ink_faint if "away" in view.state else ink)

    def _draw_signs(self, painter: QPainter, theme: Theme, circle: QRectF) -> None:
        """A tick or a dash at the upper right, the hand at the upper left, what is missing below."""
        state, colours = self._view.state, theme.colours
        side = min(line_height(theme.font()) * _BADGE_LINES, circle.height() * 0.5)
        right = QRectF(min(circle.right() - side * 0.75, self.width() - side), 0, side, side)
        left = QRectF(max(circle.left() - side * 0.25, 0), 0, side, side)
        if "heard" in state and "floor" not in state:
            draw_tick(
                painter, right.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2), colours.accent
            )
        elif "passed" in state:
            self._badge(painter, theme, right, "–", colours.sunk, colours.ink_soft)
        if "hand" in state or self._view.hand_order is not None:
            order = str(self._view.hand_order or "")
            self._badge(painter, theme, left, order, colours.accent_deep, colours.on_accent)
        if "remote" in state:
            low = QRectF(left.left(), circle.bottom() - side, side, side)
            self._badge(painter, theme, low, "@", colours.card, colours.ink_soft)
        if "unbriefed" in state:
            low = QRectF(right.left(), circle.bottom() - side, side, side)
            self._badge(painter, theme, low, "!", colours.warn_soft, colours.warn)

    def _badge(self, painter: QPainter, theme: Theme, rect: QRectF, text: str, ground: str, ink: str) -> None:
        draw_box(painter, rect, rect.height() / 2, ground, theme.colours.card, 1.0)
        write(painter, rect.adjusted(-4, -4, 4, 4), text, self._font(theme), ink)

    def _words(self) -> list[str]:
        """The state in words, for who cannot see the signs."""
        words = {
            "floor": self.tr("has the floor"), "next": self.tr("is next"), "heard": self.tr("was heard"),
            "passed": self.tr("passed"), "away": self.tr("away"), "late": self.tr("late"),
            "lead": self.tr("leads"), "chair": self.tr("has the chair"),
            "remote": self.tr("takes part by a call"), "unbriefed": self.tr("has not heard the Rule"),
        }  # fmt: skip
        said = [word for key, word in words.items() if key in self._view.state]
        if self._view.hand_order is not None:
            said.append(self.tr("hand up, number %n", "", self._view.hand_order))
        elif "hand" in self._view.state:
            said.append(self.tr("hand up"))
        return said
