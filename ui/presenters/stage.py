"""What the room sees: turns the meeting under way into the Stage's own small model, and starts the Stage."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from peerdesk.domain import running as domain
from peerdesk.domain import timing, turns
from peerdesk.domain.agenda import Item, find
from peerdesk.domain.outlook import BREAKS
from peerdesk.domain.rules import Attribution
from peerdesk.domain.running import Running
from peerdesk.domain.timing import SECOND_NS
from ui.models.called import called
from ui.models.counters import counter
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.presenters.run import RunPresenter
from ui.stage_link import StageLink
from ui.stage_model import (
    Answer,
    Mode,
    Pen,
    Phase,
    StageView,
    StepState,
    StepView,
    time_of_day,
)

if TYPE_CHECKING:
    from peerdesk.domain.members import Member
    from peerdesk.services.running import RunningView, StageMark

TALKS = ("talk",)
"""Kinds of items that show their time alone: the room listens to one person."""

_MESSAGE = "message"
_CYCLE = {
    Mode.STAGE: Mode.STRIP, Mode.WINDOW: Mode.STRIP, Mode.STRIP: Mode.BLANK, Mode.BLANK: Mode.STAGE
}  # fmt: skip


class StagePresenter(QObject):
    """Feeds the Stage.

    Signals:
        shown_changed(): the Stage came, went or changed its shape.
        exposed(bool): the room can see the facilitator's own window (screens mirrored, or only one).
        key_pressed(str): `next`, `back` or `blank` pressed on the Stage itself.
    """

    shown_changed = Signal()
    exposed = Signal(bool)
    key_pressed = Signal(str)

    def __init__(self, desk: Desk, run: RunPresenter) -> None:
        super().__init__(desk)
        self._desk = desk
        self._run = run
        self._link = StageLink(self)
        self._old: StageMark | None = None
        self._covered = self._pen_was_up = False
        self._people: tuple[Member, ...] = ()
        self._titles: dict[str, str] = {}
        self.mode = Mode.STAGE
        self.is_on = False
        self.message = ""
        self._is_painted = False
        self._before_blank = Mode.STAGE
        self._link.painted.connect(self._painted)
        self._is_mirrored = False
        self._link.gone.connect(self._gone)
        self._link.screens_changed.connect(self._screens)
        self._link.key_pressed.connect(self.key_pressed)
        self.shown_changed.connect(self._remember)
        run.changed.connect(self.feed)
        run.left.connect(self._left)

    def start(
        self, *, window: bool = False, own_screen: str = "", mode: Mode = Mode.STAGE, waits: bool = False
    ) -> None:
        """Start the Stage. waits: unseen as long as the room has no screen, instead of as a window."""
        self.is_on = True
        self.mode = mode
        self._link.start(window, own_screen, waits=waits)
        self.feed()
        self.shown_changed.emit()

    def resume(self, old: StageMark, own_screen: str = "") -> None:
        """A Stage of an earlier window is on: a new one takes its place, as it was, once it has painted."""
        self._old = old
        self.start(own_screen=own_screen, mode=Mode(old.mode), waits=True)

    def stop(self) -> None:
        """The Stage leaves."""
        if self.is_on:
            self._link.stop()

    def cycle(self, own_screen: str = "") -> None:
        """Stage → Strip → blank → Stage; starts the Stage when there is none."""
        if not self.is_on:
            self.start(own_screen=own_screen)
            return
        self.mode = _CYCLE[self.mode]
        self.feed()
        self.shown_changed.emit()

    def as_window(self, own_screen: str = "") -> None:
        """The Stage as a plain window, which a call can share alone; again the whole screen."""
        if not self.is_on:
            self.start(own_screen=own_screen)
        self.mode = Mode.STAGE if self.mode is Mode.WINDOW else Mode.WINDOW
        self.feed()
        self.shown_changed.emit()

    def blank(self) -> None:
        """Nothing on the Stage, or the Stage again."""
        if self.is_on:
            if self.mode is Mode.BLANK:
                self.mode = self._before_blank
            else:
                self._before_blank, self.mode = self.mode, Mode.BLANK
            self.feed()
            self.shown_changed.emit()

    def tell(self, text: str) -> None:
        """Tell the room something; "" takes it away. Names of the group are made neutral, as in titles."""
        self.message = self._neutral(" ".join(text.split()))
        self.feed()
        if not self.message:
            self._desk.unsay(_MESSAGE)
            return
        told = self.tr("On the Stage: “{text}”").format(text=self.message)
        choice = Choice(self.tr("Take it away"), lambda: self.tell(""))
        self._desk.say(Notice(told, (choice,), key=_MESSAGE, where=MEETING))

    def cover(self, *, covered: bool, pen_was_up: bool = False) -> None:
        """A neutral clock, or the Stage again. pen_was_up: before the cover."""
        self._covered, self._pen_was_up = covered, pen_was_up
        self.feed()
        self._remember()

    def feed(self) -> None:
        """Send the room what it may see now."""
        run = self._run
        if run.running is None or run.words is None:
            return
        view = stage_view(
            run.running,
            run.words,
            run.now_ns,
            run.wall_s,
            mode=self.mode,
            covered=self._covered,
            rule_line=self._rule_line(run.words),
            title_of=self.title_of,
            message=self.message,
            late_s=run.late_s(run.running),
        )
        self._link.send(view)

    def title_of(self, item: Item) -> str:
        """The title for the room; a working title stands in for a missing one without people and firms."""
        words = self._run.words
        if item.public_title or words is None:
            return item.shown_title
        return self._neutral(item.title)

    def _neutral(self, text: str) -> str:
        """Words without people and firms of the group."""
        words = self._run.words
        people = words.people if words else ()
        if self._people is not people:
            self._people, self._titles = people, {}
        if text not in self._titles:
            from peerdesk.deid import Roster, make_neutral

            roster = Roster.from_members(m for m in people if not m.name.isdecimal())
            self._titles[text] = make_neutral(text, roster).text
        return self._titles[text]

    def _left(self) -> None:
        self.message = ""
        self._desk.unsay(_MESSAGE)
        self.stop()

    def _rule_line(self, words: RunningView) -> str:
        rule = self._run.rule if words is self._run.words else words.meeting.attribution
        if rule is Attribution.CHATHAM_HOUSE:
            return self.tr(
                "Chatham House Rule: use what you hear; never who said it, where they work, or who was here."
            )
        if rule is Attribution.OFF_RECORD:
            return self.tr("Off the record: what is said here stays here.")
        return ""

    def _painted(self) -> None:
        if self._old is not None:
            self._link.retire_old(self._old.pid, self._old.token)
            self._old = None
        self._is_painted = True
        self._remember()

    def _remember(self) -> None:
        """What the next window needs to take the screens over as they are."""
        pid, token = self._link.pid, self._link.token
        if not (self._is_painted and pid is not None):
            pid, token = (self._old.pid, self._old.token) if self._old else (0, "")
        from peerdesk.services.running import StageMark

        mark = StageMark(pid, token, self.mode.value, self._covered, self._pen_was_up)
        self._run.set_stage(mark if pid or self._covered else None)

    def _gone(self, reason: str) -> None:
        self.is_on = self._is_painted = False
        if not self._is_mirrored:  # else the room goes on seeing whatever is on this screen
            self.exposed.emit(False)
        self.shown_changed.emit()
        if reason in ("died", "failed"):
            text = self.tr("The Stage has stopped. The meeting goes on; press F7 to show it again.")
            self._desk.say(Notice(text, tone="warn", key="stage", where=MEETING))

    def _screens(self, answer: Answer) -> None:
        self._is_mirrored = answer.mirrored
        alone = answer.screens < 2 and self.mode is not Mode.WINDOW
        self.exposed.emit(answer.mirrored or alone)


def stage_view(
    running: Running,
    words: RunningView,
    now_ns: int,
    wall_s: float,
    *,
    mode: Mode = Mode.STAGE,
    covered: bool = False,
    rule_line: str = "",
    title_of: Callable[[Item], str] = operator.attrgetter("shown_title"),
    message: str = "",
    late_s: float | None = None,
) -> StageView:
    """What the room may see of a meeting at this moment; the Stage counts on from there by itself.

    late_s: None for later than planned.
    """
    phase = Phase.RUNNING
    if covered:
        phase = Phase.COVER
    elif running.ended:
        phase = Phase.ENDED
    elif not running.begun:
        phase = Phase.GATHERING
    names = called(words)
    plan = running.item_plan
    item = find(words.agenda, plan.item_id) if plan else None
    table, big = running.table, domain.big_clock(running)
    left_s = domain.remaining_s(running, now_ns, wall_s)
    slack_ns = round(domain.slack_s(running, now_ns, wall_s) * SECOND_NS)
    step_left = domain.step_left_ns(running, now_ns)
    moving = running.begun and not running.ended
    late = domain.late_s(running, now_ns, wall_s) if late_s is None else late_s
    frozen_or_over = domain.is_held_up(running) or step_left <= 0
    return StageView(
        phase=phase,
        mode=mode,
        group_title=_titled(words.group.name, names.get(running.chair or 0, "")),
        public_title=title_of(item) if item else "",
        speaker=names.get(table.floor or 0, ""),
        next_names=tuple(n for p in turns.upcoming(table)[:3] if (n := names.get(p, ""))),
        turn=None if big is running.step_clock else counter(big, now_ns),
        step=counter(running.step_clock, now_ns, running) if running.step_clock.length_ns else None,
        steps=_steps(running, item, title_of),
        paused=running.paused,
        end_s=wall_s + left_s if moving else None,
        late_s=late if moving else 0.0,
        end_moves_after_ns=now_ns + slack_ns + (0 if frozen_or_over else step_left) if moving else None,
        rule_line=rule_line,
        pen=Pen.UP if running.pen_up else Pen.WRITING,
        begins_at=time_of_day(running.planned_start_s) if not running.begun else "",
        back_at=_back_at(running, now_ns, wall_s) if item and item.kind in BREAKS else "",
        message=message,
        waiting=len(table.hands) if item and item.kind in TALKS else None,
        planned_end_ns=now_ns + round((running.planned_end_s - wall_s) * SECOND_NS),
    )


def _titled(group: str, chair: str) -> str:
    """The group, and who leads it for now, if the chair was handed and the group allows names."""
    told = QCoreApplication.translate("StagePresenter", "{group} · {name} leads")
    return told.format(group=group, name=chair) if chair else group


def _back_at(running: Running, now_ns: int, wall_s: float) -> str:
    """When a break is over; one that is over and waits stays at the moment at which it was."""
    left_ns = timing.remaining_ns(running.step_clock, now_ns) or 0
    if left_ns <= 0 and running.still.since_ns is not None:
        left_ns -= now_ns - running.still.since_ns
    return time_of_day(wall_s + left_ns / SECOND_NS)


def _steps(running: Running, item: Item | None, title_of: Callable[[Item], str]) -> tuple[StepView, ...]:
    plan = running.item_plan
    if item is None or not item.steps or plan is None:
        return ()
    states = (StepState.DONE, StepState.RUNNING, StepState.COMING)
    places = {step.step_id: place for place, step in enumerate(plan.steps)}
    return tuple(
        StepView(title_of(step), states[(places[step.id] >= running.step) + (places[step.id] > running.step)])
        for step in item.steps
        if step.id in places
    )
