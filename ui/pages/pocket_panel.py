"""The Run page as a pocket window beside a call: the clock, the keys, the box; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages import run_views as views
from ui.theme import Size, Weight, current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.pocket_clock import PocketClock
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from peerdesk.services.running import RunningView
    from ui.presenters.run import RunPresenter

FOLLOWING = 3
"""How many who follow are named: there is no table to look at."""


class PocketPanel(QWidget):
    """A narrow column, into which the page lends its strip and its box."""

    def __init__(
        self,
        run: RunPresenter,
        words: Callable[[], RunningView | None],
        topics: Callable[[], Mapping[int, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._run, self._words, self._topics = run, words, topics
        theme = current_theme()
        strong = Weight.STRONG
        self._end = TextLabel("", "ink_soft", Size.BODY, strong)
        self._wall = TextLabel("", "ink", Size.BODY, strong, align=Qt.AlignmentFlag.AlignRight)
        self._step = TextLabel("", "ink_soft")
        self.clock = PocketClock(self)
        self.back = KeyButton(self.tr("Back"), self.tr("PgUp"))
        self.next = KeyButton(self.tr("Next"), self.tr("PgDn"), primary=True)
        self.passing = KeyButton(self.tr("Pass"))
        self.who = KeyButton(self.tr("Who?"))
        self.pen = KeyButton(self.tr("Pen up"))
        times, first, second = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        times.addWidget(self._end, 1)
        times.addWidget(self._wall)
        for row, widgets in ((first, (self.back, self.next)), (second, (self.passing, self.who, self.pen))):
            row.setSpacing(theme.space(2))
            for widget in widgets:
                row.addWidget(widget, 2 if widget is self.next else 1)
        self._upper = QVBoxLayout()
        side, edge = theme.space(4), theme.space(3)
        self._upper.setContentsMargins(side, edge, side, edge)
        self._upper.setSpacing(theme.space(2))
        for part in (times, self._step, self.clock, first, second):
            self._upper.addWidget(part) if isinstance(part, QWidget) else self._upper.addLayout(part)
        self._card = QWidget(self)
        self._card.setAutoFillBackground(True)
        self._lower = QVBoxLayout(self._card)
        self._lower.setContentsMargins(side, edge, side, edge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._upper)
        column.addStretch(1)
        column.addWidget(self._card)
        self._column = column

    def borrow(self, said: QWidget, compose: QWidget) -> None:
        """Take what the page has to say, and its box, into the column."""
        self._upper.addWidget(said)
        self._lower.addWidget(compose)
        self.colour()

    def colour(self) -> None:
        """Follow the theme."""
        palette = self._card.palette()
        palette.setColor(self._card.backgroundRole(), current_theme().colour("card"))
        self._card.setPalette(palette)

    def show_meeting(self) -> None:
        """Show the meeting as it is now."""
        run, words = self._run, self._words()
        running = run.running
        if running is None or words is None:
            return
        self.next.set_text(views.next_text(running, words, self._topics()))
        self.back.setEnabled(run.can_go_back)
        hands = len(running.table.hands)
        self.who.set_text(self.tr("Hands {n}").format(n=hands) if hands else self.tr("Who?"))
        self.pen.set_text(self.tr("Pen down") if running.pen_up else self.tr("Pen up"))
        self.show_time()

    def show_time(self) -> None:
        """Time moved on."""
        from ui.stage_model import time_of_day

        run, words = self._run, self._words()
        running = run.running
        if running is None or words is None:
            return
        now_ns = run.now_ns
        text, late = views.end_text(running, now_ns, run.wall_s, run.late_s(running))
        self._end.set_text(text)
        self._end.set_colour("warn" if late else "ink_soft")
        self._wall.set_text(time_of_day(run.wall_s))
        self._step.set_text(views.step_line(running, words, now_ns))
        self.clock.set_view(views.centre_view(running, words, now_ns, FOLLOWING, self._topics()))
