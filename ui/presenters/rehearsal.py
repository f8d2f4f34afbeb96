"""A rehearsal in words and figures: one draw played at speed, then what all draws say. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from peerdesk.domain.agenda import whole_minutes
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.rehearsal import (
    BROKEN_S,
    DRAWS,
    NOTICED_S,
    Course,
    Draw,
    ItemOutcome,
    Rehearsal,
    Setting,
    Span,
    as_planned,
    draw,
    draws,
    end_s,
    setting_of,
    summed,
)
from peerdesk.domain.timing import SECOND_NS
from ui.language import message
from ui.models.wording import time_text
from ui.presenters.desk import Desk
from ui.ticker import Ticker

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from peerdesk.services.planning import PlanView

SPEEDS = (10, 30, 60)
"""How many times faster than the clock on the wall it may play."""

CUTS_SAID = 3
ROUNDS_SAID = 3
"""How many items that are cut, and rounds that are tight, are named, the worst first. Chosen."""


@dataclass(frozen=True, slots=True)
class RehearsalRow:
    """An item. Moments in seconds from the start: (from, to). See `ChartRow` for what each of them is."""

    title: str = field(repr=False)
    planned: tuple[float, float]
    drawn: tuple[float, float] | None = None
    band: tuple[float, float] | None = None
    figure: str = ""
    is_late: bool = False
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class RehearsalPage:
    """Everything the dialog shows.

    clock: the time of day in the draw that plays; "" when none does. said: the sentence beside it. length_s:
    where the line of time ends. now_s: where the draw is. marks: moments with their names. sentences: what
    all draws say, once it is known.
    """

    said: str = field(repr=False)
    rows: tuple[RehearsalRow, ...]
    length_s: float
    end_s: float
    clock: str = ""
    now_s: float | None = None
    marks: tuple[tuple[float, str], ...] = ()
    sentences: tuple[str, ...] = field(default=(), repr=False)
    is_playing: bool = False
    is_drawing: bool = False


@dataclass(slots=True)
class _Work:
    """Draws under way on the store thread; not wanted any more once somebody leaves."""

    wanted: bool = True


@dataclass(frozen=True, slots=True)
class _Step:
    """How far the draws are. found: what they say, with the last one."""

    drawn: int
    found: Rehearsal | None = field(default=None, repr=False)


class RehearsalPresenter(QObject):
    """One agenda as it was when the dialog opened, played and drawn.

    Signals:
        shown(RehearsalPage): as it is now.
    """

    shown = Signal(object)

    def __init__(self, desk: Desk, plan: PlanView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting = plan.meeting
        self._setting = _setting(plan)
        self._titles = {item.id: item.title for item in plan.agenda}
        self._number = 0
        self._course: Course | None = None
        self._at_s = 0.0
        self._seen_ns = 0
        self._speed = SPEEDS[-1]
        self._work: _Work | None = None
        self._blank = self._planned_page()
        self._page = self._blank
        self.ticker = Ticker(self)
        self.ticker.ticked.connect(self._tick)

    @property
    def page(self) -> RehearsalPage:
        """What is shown now."""
        return self._page

    def set_speed(self, speed: int) -> None:
        """Play so many times faster than the clock on the wall from now on."""
        if self._page.is_playing:
            self._tick()
        self._speed = speed

    def play(self) -> None:
        """Play another draw from its start."""
        self.stop()
        self._number += 1
        number, setting, work = self._number, self._setting, _Work()
        self._work = work

        def drawn(found: Draw) -> None:
            if work.wanted:
                self._begin(found.left_alone)

        def failed(error: UserError) -> None:
            if work.wanted:
                self._fail(error)

        self._desk.store.call(lambda _: draw(setting, number), drawn, failed)

    def stop(self) -> None:
        """Stop what plays and what is being drawn."""
        self.ticker.stop()
        if self._work is not None:
            self._work.wanted = False
            self._work = None
        if self._page.is_playing or self._page.is_drawing:
            said = self.tr("Stopped.") if self._page.is_drawing else self._page.said
            self._show(replace(self._page, said=said, is_playing=False, is_drawing=False))

    def show_result(self) -> None:
        """Draw many and say what they come to; the window answers meanwhile."""
        self.stop()
        setting, work = self._setting, _Work()
        self._work = work

        def run(_: Services) -> Iterator[_Step]:
            return _drawing(setting, work)

        def stepped(step: _Step) -> None:
            if work.wanted:
                self._drawn(step)

        def failed(error: UserError) -> None:
            if work.wanted:
                self._fail(error)

        self._drawn(_Step(0))
        self._desk.store.steps(run, stepped, failed=failed)

    # One draw.

    def _begin(self, course: Course) -> None:
        self._course, self._at_s = course, 0.0
        self._seen_ns = self._desk.clock.now_ns()
        self._show_play(playing=True)
        self.ticker.start()

    def _tick(self) -> None:
        if self._course is None or not self._page.is_playing:
            return
        now_ns = self._desk.clock.now_ns()
        self._at_s += max(0, now_ns - self._seen_ns) / SECOND_NS * self._speed
        self._seen_ns = now_ns
        is_over = self._at_s >= self._course.ends_s
        self._at_s = min(self._at_s, self._course.ends_s)
        if is_over:
            self.ticker.stop()
        self._show_play(playing=not is_over)

    def _show_play(self, *, playing: bool) -> None:
        course, at_s = self._course, self._at_s
        if course is None:
            return
        rows = tuple(self._played_row(span, at_s) for span in course.spans)
        now = next((s for s in course.spans if s.at_s <= at_s < s.at_s + s.taken_s), None)
        if at_s >= course.ends_s:
            said = self._late(course.ends_s - end_s(self._setting))
            said = self.tr("Over at {time}: {late}.").format(time=self._time(course.ends_s), late=said)
        elif now is None:
            said = self.tr("Waiting for the next item.")
        else:
            said = f"{self._titles[now.item_id]} · {self._late(now.late_s)}"
        length_s = max(course.ends_s, self._blank.length_s)
        self._show(
            replace(
                self._blank,
                said=said,
                rows=rows,
                length_s=length_s,
                clock=self._time(at_s),
                now_s=at_s,
                marks=self._marks(length_s),
                is_playing=playing,
            )
        )

    def _played_row(self, span: Span, at_s: float) -> RehearsalRow:
        title = self._titles[span.item_id]
        planned = (span.planned_at_s, span.planned_at_s + span.planned_s)
        if at_s < span.at_s:
            return RehearsalRow(title, planned)
        to_s = min(at_s, span.at_s + span.taken_s)
        return RehearsalRow(
            title,
            planned,
            (span.at_s, to_s),
            figure=self._late(span.late_s),
            is_late=span.late_s >= BROKEN_S,
            is_running=at_s < span.at_s + span.taken_s,
        )

    # All draws.

    def _drawn(self, step: _Step) -> None:
        if step.found is None:
            said = self.tr("Drawing: {n} of {count}").format(n=step.drawn, count=DRAWS)
            self._show(replace(self._page, said=said, is_drawing=True, is_playing=False))
            return
        self._work = None
        found = step.found
        length_s = max((item.ends_s.high for item in found.items), default=0.0)
        length_s = max(length_s, self._blank.length_s)
        self._show(
            RehearsalPage(
                self.tr("{count} draws").format(count=found.draws),
                tuple(self._result_row(item) for item in found.items),
                length_s,
                found.end_s,
                marks=self._marks(length_s),
                sentences=tuple(self._sentences(found)),
            )
        )

    def _result_row(self, item: ItemOutcome) -> RehearsalRow:
        figure = self.tr("on time")
        late = item.late_s
        if late is not None:
            figure = self.tr("{percent} % late, by {minutes} min").format(
                percent=max(1, round(item.late_share * 100)), minutes=whole_minutes(late.half)
            )
        return RehearsalRow(
            self._titles[item.item_id],
            (item.planned_at_s, item.planned_at_s + item.planned_s),
            (item.starts_s.half, item.ends_s.half),
            (item.starts_s.low, item.ends_s.high),
            figure,
            late is not None and item.late_share >= 0.5 and late.half >= BROKEN_S,
        )

    def _sentences(self, found: Rehearsal) -> Iterator[str]:
        tr, ends = self.tr, found.ends_s
        yield tr("It ends at {half}, in eight of ten draws between {low} and {high}.").format(
            half=self._time(ends.half), low=self._time(ends.low), high=self._time(ends.high)
        )
        yield tr("Over by {time}, give or take {minutes} min: {share}.").format(
            time=self._time(found.end_s),
            minutes=BROKEN_S // 60,
            share=_of(found.in_time_share, found.draws),
        )
        worst = found.breaker
        if worst is None:
            yield tr("Nothing breaks the plan.")
        else:
            yield tr("The plan breaks most often at “{title}”: {share}.").format(
                title=self._titles[worst.item_id], share=_of(worst.broke_share, found.draws)
            )
        if worst is not None:
            yield from self._cut_sentences(found)
        rounds = [(i.half_turn_share, i.item_id) for i in found.items if i.half_turn_share is not None]
        for share, item_id in sorted(rounds)[:ROUNDS_SAID]:
            yield tr("In “{title}” its minutes leave the last person half a turn: {share}.").format(
                title=self._titles[item_id], share=_of(share, found.draws)
            )

    def _cut_sentences(self, found: Rehearsal) -> Iterator[str]:
        yield self.tr("With later items shortened on the way it ends at {half}; in time: {share}.").format(
            half=self._time(found.respread_ends_s.half),
            share=_of(found.respread_in_time_share, found.draws),
        )
        cuts = sorted((i for i in found.items if i.cut_share), key=lambda i: -i.cut_share * i.cut_s)
        for item in cuts[:CUTS_SAID]:
            yield self.tr("“{title}” would lose {minutes} min of {planned}: {share}.").format(
                title=self._titles[item.item_id],
                minutes=whole_minutes(item.cut_s),
                planned=whole_minutes(item.planned_s),
                share=_of(item.cut_share, found.draws),
            )

    # Words.

    def _planned_page(self) -> RehearsalPage:
        """Before anything is drawn."""
        quiet = as_planned(self._setting)
        rows = tuple(
            RehearsalRow(self._titles[s.item_id], (s.planned_at_s, s.planned_at_s + s.planned_s))
            for s in quiet.spans
        )
        end = end_s(self._setting)
        length_s = max(quiet.ends_s, end, 60.0)
        said = self.tr("Each start plays the meeting with other overruns.")
        if not rows:
            said = self.tr("There is nothing to rehearse yet.")
        return RehearsalPage(said, rows, length_s, end, marks=self._marks(length_s))

    def _marks(self, length_s: float) -> tuple[tuple[float, str], ...]:
        step_s = next((s for s in (300, 900, 1800, 3600) if length_s / s <= 10), 7200)
        return tuple((at_s, self._time(at_s)) for at_s in range(0, int(length_s) + 1, step_s))

    def _time(self, at_s: float) -> str:
        return time_text(self._meeting.starts, round(at_s / 60) * 60)

    def _late(self, by_s: float) -> str:
        if by_s >= NOTICED_S:
            return self.tr("late by {minutes} min").format(minutes=whole_minutes(by_s))
        if by_s <= -NOTICED_S:
            return self.tr("early by {minutes} min").format(minutes=whole_minutes(-by_s))
        return self.tr("on time")

    def _fail(self, error: UserError) -> None:
        self._work = None
        self._show(replace(self._page, said=message(error), is_playing=False, is_drawing=False))

    def _show(self, page: RehearsalPage) -> None:
        self._page = page
        self.shown.emit(page)


def _setting(plan: PlanView) -> Setting:
    meeting = plan.meeting
    slot_s = meeting.slot_minutes * 60 if meeting.slot_minutes else None
    return setting_of(plan.agenda, plan.people, meeting.day, meeting.starts, slot_s)


def _drawing(setting: Setting, work: _Work) -> Iterator[_Step]:
    """One draw a step, so that the store thread can do something else between two."""
    found: list[Draw] = []
    for one in draws(setting):
        found.append(one)
        if not work.wanted:
            return
        yield _Step(len(found))
    yield _Step(len(found), summed(setting, found))


def _of(share: float, count: int) -> str:
    """A share of the draws in words."""
    text = QCoreApplication.translate("", "{n} of {count} draws")
    return text.format(n=round(share * count), count=count)
