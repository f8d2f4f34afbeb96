"""Says when a round will not fit into its step, and what could be done about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from peerdesk.domain.round_price import RoundPrice, round_price
from peerdesk.domain.running import AddTime, Respread, Running, TurnTime
from peerdesk.domain.timing import remaining_ns
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.presenters.run import RunPresenter
from ui.stage_model import SECOND_NS, clock_text, time_of_day

_ROUND = "round"
"""Key of what is said of a round that does not fit."""

_TITLE_MOST = 24


@dataclass(slots=True)
class _Known:
    """left: the place and the head count at which somebody chose to leave it. text: as it was last said."""

    left: tuple[int, int, int] | None = None
    text: str = field(default="", repr=False)


class RoundPricing(QObject):
    """Looks at the round under way and offers its price, once for so many people."""

    def __init__(self, desk: Desk, run: RunPresenter) -> None:
        super().__init__(desk)
        self._desk, self._run = desk, run
        self._known = _Known()
        run.ticked.connect(self.look)
        run.changed.connect(self.look)
        run.left.connect(self._take_back)

    def look(self) -> None:
        """Offer the price of a round that would end after its step; take it back when it fits again."""
        running, words = self._run.running, self._run.words
        if running is None or words is None or running.paused or self._run.is_closing:
            self._take_back()
            return
        left_ns = remaining_ns(running.step_clock, self._run.now_ns)
        if left_ns is not None and left_ns <= 0:
            self._known.left = _place(running)  # its time was over: what that costs is said already
        price = round_price(running, self._run.now_ns, words.agenda)
        if price is None or self._known.left == _place(running):
            self._take_back()
            return
        sentence, choices = self._sentence(price), self._choices(running, price)
        text = "\n".join((sentence, *(choice.text for choice in choices)))
        if text != self._known.text:
            self._known.text = text
            self._desk.say(Notice(sentence, choices, tone="warn", key=_ROUND, where=MEETING))

    def _sentence(self, price: RoundPrice) -> str:
        ends = time_of_day(self._run.wall_s + price.ends_s)
        past = self.tr("%n min past its step", "", max(1, round(price.over_s / 60)))
        return self.tr("The round ends {time}, {past}.").format(time=ends, past=past)

    def _choices(self, running: Running, price: RoundPrice) -> tuple[Choice, ...]:
        choices = []
        if price.each_s is not None:
            each_s = price.each_s
            text = self.tr("{time} each").format(time=clock_text(each_s * SECOND_NS))
            choices.append(Choice(text, lambda: self._run.press(TurnTime(each_s))))
        if price.from_step is not None:
            step_id, over_s = price.from_step, price.over_s
            text = self.tr("Take it from {item}").format(item=self._title(step_id))
            choices.append(Choice(text, lambda: self._take_from(step_id, over_s)))
        choices.append(Choice(self.tr("Leave it"), lambda: self._leave(running)))
        return tuple(choices)

    def _title(self, step_id: int) -> str:
        words = self._run.words
        agenda = words.agenda if words else ()
        item = next((i for i in agenda if i.id == step_id or any(s.id == step_id for s in i.steps)), None)
        title = item.shown_title if item else ""  # the room may see this screen
        return title if len(title) <= _TITLE_MOST else title[: _TITLE_MOST - 1].rstrip() + "…"

    def _take_from(self, step_id: int, seconds: int) -> None:
        """The running step gets what the later one gives."""
        running = self._run.running
        if running is None:
            return
        lengths = {step.step_id: step.length_s for plan in running.items for step in plan.steps}
        self._run.press(Respread(((step_id, lengths[step_id] - seconds),)))
        self._run.press(AddTime(seconds, to_step=True))

    def _leave(self, running: Running) -> None:
        self._known.left = _place(running)
        self._take_back()

    def _take_back(self) -> None:
        if self._known.text:
            self._known.text = ""
            self._desk.unsay(_ROUND)


def _place(running: Running) -> tuple[int, int, int]:
    return running.item, running.step, len(running.table.order)
