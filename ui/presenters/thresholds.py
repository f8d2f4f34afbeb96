"""Says aloud when a time is nearly over and when it is: to screen readers, and for the sound.

A clock that is read out each second keeps everybody from listening; it speaks at its thresholds only.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from peerdesk.domain import running as domain
from peerdesk.domain import turns
from peerdesk.domain.timing import SECOND_NS
from ui.models.counters import counter
from ui.presenters.desk import Desk
from ui.presenters.run import RunPresenter
from ui.stage_model import Part

_ORDER = tuple(Part)


@dataclass(frozen=True, slots=True)
class Reached:
    """A threshold that the big clock has just passed, and what is said of it."""

    part: Part
    text: str = field(repr=False)


class Thresholds(QObject):
    """Follows the big clock: of the turn if somebody has a limited one, of the topic, else of the step.

    Signals:
        reached(Reached): the last part, its very end or overtime began while it was looked at, or a turn
            has used up its grace.
    """

    reached = Signal(object)

    def __init__(self, desk: Desk, run: RunPresenter) -> None:
        super().__init__(desk)
        self._run = run
        self._clock: tuple[int | None, ...] = ()
        self._part = Part.CALM
        self._past = False
        run.ticked.connect(self.look)
        run.changed.connect(self.look)

    def look(self) -> None:
        """Tell of a threshold once; another clock begins anew, and time that is added takes it back."""
        running = self._run.running
        if running is None or running.item_plan is None:
            self._clock = ()
            return
        now_ns = self._run.now_ns
        big = domain.big_clock(running)
        whose = running.table.floor if big is running.table.turn else None
        clock = (running.item, running.step, whose, running.topic)
        shown = counter(big, now_ns, running)
        part = shown.part(now_ns)
        if part is not Part.CALM and shown.value_ns(now_ns) <= 0:
            part = Part.OVER  # at 0:00, before what may begin at that moment; the digits turn a second later
        later = clock == self._clock and _ORDER.index(part) > _ORDER.index(self._part)
        past = big is running.table.turn and turns.is_past_grace(running.table, now_ns)
        graced = clock == self._clock and past and not self._past
        self._clock, self._part, self._past = clock, part, past
        if running.paused:
            return
        if later:
            self.reached.emit(Reached(part, self._text(part, shown.value_ns(now_ns))))
        elif graced:
            self.reached.emit(Reached(part, self.tr("Time for the next.")))

    def _text(self, part: Part, left_ns: int) -> str:
        if part is Part.OVER:
            return self.tr("Time is over.")
        seconds = round(left_ns / SECOND_NS)
        left = (
            self.tr("%n s left", "", seconds)
            if seconds < _IN_SECONDS
            else self.tr("%n min left", "", round(seconds / 60))
        )
        return self.tr("Time to close: {left}.").format(left=left) if part is Part.DANGER else f"{left}."


_IN_SECONDS = 90
"""Up to this many seconds a time is said in seconds."""
