"""The steps of an item as a row: done, running, to come."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plain_text import plain_tip
from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import (
    PaintedButton,
    draw_box,
    draw_focus,
    draw_tick,
    line_height,
    painter_for,
    text_width,
    write,
)

StepState = Literal["done", "now", "later"]
_NARROWEST_LINES = 5.0


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: its title, what stands beside it (a time, a number of minutes), and where it is."""

    title: str = field(repr=False)
    note_text: str = ""
    state: StepState = "later"


class _Step(PaintedButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._view = StepView("")

    def show_step(self, view: StepView) -> None:
        if view == self._view:
            return
        self._view = view
        words = {"done": self.tr("done"), "now": self.tr("running"), "later": self.tr("to come")}
        # A name with the seconds in it would be read out each second by whoever has the keyboard here.
        note = "" if view.state == "now" else view.note_text
        self.setAccessibleName(f"{view.title} {note}".strip())
        self.setAccessibleDescription(words[view.state])
        self.setToolTip(plain_tip(view.title))
        self.update()

    def words_width(self) -> int:
        theme, font = current_theme(), self._font()
        words = text_width(font, self._view.title) + text_width(font, self._view.note_text)
        return words + theme.space(7)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        colours, painter, font = theme.colours, painter_for(self), self._font()
        ground, ink = {
            "done": (colours.accent_soft, colours.accent_deep),
            "now": (colours.accent, colours.on_accent),
            "later": (colours.sunk, colours.ink_faint),
        }[self._view.state]
        draw_box(painter, rect, theme.radius, ground, colours.accent if self.hovered else None)
        self._draw_words(painter, rect, font, ink)
        if self.hasFocus():
            ring = colours.on_accent if self._view.state == "now" else colours.accent
            draw_focus(painter, rect.adjusted(2, 2, -2, -2), theme.radius - 2, ring)

    def _draw_words(self, painter: QPainter, rect: QRectF, font: QFont, ink: str) -> None:
        """Title, then note or tick, together in the middle; the title gives way."""
        theme, gap = current_theme(), current_theme().space(1.5)
        done = self._view.state == "done"
        side = line_height(font) * 0.6
        tail = side if done else text_width(font, self._view.note_text)
        tail = tail + gap if tail else 0
        room = rect.width() - theme.space(3)
        title = min(text_width(font, self._view.title) + 1.0, max(room - tail, 0.0))
        left = rect.center().x() - (title + tail) / 2
        title_rect = QRectF(left, rect.top(), title, rect.height())
        write(painter, title_rect, self._view.title, font, ink, Qt.AlignmentFlag.AlignLeft)
        if done:
            draw_tick(painter, QRectF(left + title + gap, rect.center().y() - side / 2, side, side), ink)
        elif tail:
            note = QRectF(left + title, rect.top(), min(tail, room) + 1, rect.height())
            write(painter, note, self._view.note_text, font, ink, Qt.AlignmentFlag.AlignRight)

    def _font(self) -> QFont:
        return current_theme().font(Size.SMALL, Weight.STRONG)


class StepBar(QWidget):
    """Equal boxes side by side. Where they do not fit, those far from the running one fold into "+3".

    Signals:
        step_chosen(int): the index of the step somebody pressed.
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[StepView, ...] = ()
        self._boxes: list[_Step] = []
        self._folded: list[tuple[QRectF, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Steps"))

    def set_steps(self, steps: tuple[StepView, ...]) -> None:
        """Show these steps; only what differs is drawn again."""
        if steps == self._steps:
            return
        moved = [step.state for step in steps] != [step.state for step in self._steps]
        self._steps = steps
        while len(self._boxes) < len(steps):
            box = _Step(self)
            box.clicked.connect(partial(self.step_chosen.emit, len(self._boxes)))
            self._boxes.append(box)
        for box, step in zip(self._boxes, steps, strict=False):
            box.show_step(step)
        if moved:
            self._arrange()

    def sizeHint(self) -> QSize:
        """As wide as it is given, one line tall."""
        theme = current_theme()
        line = line_height(theme.font())
        return QSize(line * 5 * max(len(self._steps), 1), line + theme.space(3))

    def minimumSizeHint(self) -> QSize:
        """Room for the running step and two folds."""
        line = line_height(current_theme().font())
        return QSize(line * 8, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the folds; the boxes draw themselves."""
        theme, painter = current_theme(), painter_for(self)
        for rect, text in self._folded:
            write(painter, rect, text, theme.font(Size.SMALL, Weight.STRONG), theme.colours.ink_faint)

    def _now(self) -> int:
        states = [step.state for step in self._steps]
        if "now" in states:
            return states.index("now")
        return max(states.count("done") - 1, 0)

    def _window(self) -> tuple[int, int]:
        """First and one past the last step that have room, round the running one."""
        count, line = len(self._steps), line_height(current_theme().font())
        room = max(int(self.width() / (line * _NARROWEST_LINES)), 1)
        if count <= room:
            return 0, count
        room = max(room - 1, 1)
        first = min(max(self._now() - room // 2, 0), count - room)
        return first, first + room

    def _widths(self, first: int, last: int, room: float) -> list[float]:
        """Equal widths, but the running step takes what its words need, up to half of the room."""
        count, now = last - first, self._now()
        equal = room / max(count, 1)
        if count < 2 or not first <= now < last:
            return [equal] * count
        wanted = min(max(self._boxes[now].words_width(), equal), room / 2)
        others = (room - wanted) / (count - 1)
        return [wanted if index == now else others for index in range(first, last)]

    def _arrange(self) -> None:
        theme, count = current_theme(), len(self._steps)
        gap, fold = theme.space(1.5), line_height(theme.font()) * 1.8
        first, last = self._window()
        before, after = first, count - last
        left = fold if before else 0.0
        room = self.width() - left - (fold if after else 0.0)
        widths = self._widths(first, last, room - gap * max(last - first - 1, 0))
        for index, box in enumerate(self._boxes):
            box.setVisible(first <= index < last)
            if first <= index < last:
                width = widths[index - first]
                box.setGeometry(round(left), 0, round(left + width) - round(left), self.height())
                left += width + gap
        self._folded = []
        if before:
            self._folded.append((QRectF(0, 0, fold, self.height()), f"+{before}"))
        if after:
            self._folded.append((QRectF(self.width() - fold, 0, fold, self.height()), f"+{after}"))
        self.update()
