"""What the clock has to say by itself: the end of a step, the price of going on, a clock nobody started."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject

from peerdesk.domain import running as domain
from peerdesk.domain import timing
from peerdesk.domain.agenda import AtEnd, find
from peerdesk.domain.notes import NoteDraft
from peerdesk.domain.outlook import BREAKS, Price, Spread, finish_by, price
from peerdesk.domain.running import AddTime, Arm, End, GoOn, Respread, Running, StartItem
from peerdesk.domain.timing import SECOND_NS
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.presenters.notes import NotesPresenter
from ui.presenters.run import GAP, RunPresenter
from ui.stage_model import time_of_day
from ui.store_thread import Priority

MORE_MIN = (2, 5)
"""Minutes that a good timekeeper offers. Source: what facilitators say aloud when the time is over."""

LONG_OVER_S = 60.0
"""A step whose time was over before that starts nothing by itself: the laptop slept, a person decides."""

_OF_A_MINUTE_S = 59.999
"""Whoever says 20:30 means that minute."""

_PRICE, _FORGOTTEN, _SPREAD = "price", "forgotten", "spread"


@dataclass(slots=True)
class _Known:
    """What was said already.

    priced: step whose end was offered a price, with the text last shown. asked: items in which the forgotten
    clock was told. wrote_ns: when somebody first typed while the clock stood. running_out: step whose end is
    still to come, so that what is planned for it happens once, as it comes. slept: it is asked whether time
    asleep counts, which is to be answered first. spread: another end was given, which may be put back.
    """

    priced: tuple[int, int] | None = None
    text: str = field(default="", repr=False)
    asked: frozenset[int] = frozenset()
    wrote_ns: int | None = None
    running_out: tuple[int, int] | None = None
    slept: bool = False
    spread: bool = False


class Timekeeping(QObject):
    """Looks at the clock of the running meeting and offers what a timekeeper would."""

    def __init__(self, desk: Desk, run: RunPresenter, notes: NotesPresenter) -> None:
        super().__init__(desk)
        self._desk, self._run, self._notes = desk, run, notes
        self._known = _Known()
        run.ticked.connect(self.look)
        run.changed.connect(self.look)
        run.left.connect(self._forget)
        notes.wrote.connect(self.wrote)
        desk.noticed.connect(self._on_noticed)
        desk.unsaid.connect(self._on_unsaid)

    def look(self) -> None:
        """Do what the agenda has planned for this moment, and offer the price of going on."""
        running = self._run.running
        if running is None or running.item_plan is None or self._run.is_closing:
            self._take_back()
            return
        if not running.paused and self._known.wrote_ns is not None:
            self._known.wrote_ns = None
            self._desk.unsay(_FORGOTTEN)
        if self._known.slept:
            return
        if not self._do_planned(running):
            self._offer_price(running)

    def _do_planned(self, running: Running) -> bool:
        """What is planned for the end of a step happens once, as the end comes; Back or going on undoes it.

        The next item is not begun under somebody's hands: a text belongs to the item in which it is typed.
        """
        known, place = self._known, (running.item, running.step)
        over_s = _over_s(running, self._run.now_ns)
        if over_s < 0:
            known.running_out = place
        event = domain.due(running, self._run.now_ns) if known.running_out == place else None
        if event is None or (self._notes.is_busy and not isinstance(event, Arm)):
            return False
        known.running_out = None
        if over_s > LONG_OVER_S:
            return False
        self._run.press(event)
        return True

    def wrote(self) -> None:
        """Somebody types a note: if the clock stands, perhaps it was forgotten. Said once an item."""
        running = self._run.running
        if running is None or running.item_plan is None or not running.paused:
            return
        known, item_id = self._known, running.item_plan.item_id
        if known.wrote_ns is not None or item_id in known.asked:
            return
        known.wrote_ns = self._run.now_ns
        known.asked |= {item_id}
        since = time_of_day(self._run.wall_s)
        armed = _is_armed(running, self._run.now_ns)
        go_on = self.tr("Start the next, since {time}") if armed else self.tr("Go on, since {time}")
        choices = [Choice(go_on.format(time=since), self._start_since)]
        if not armed:
            choices.append(Choice(self.tr("Next"), self._run.go_next))
        choices.append(Choice(self.tr("Ignore"), lambda: self._desk.unsay(_FORGOTTEN)))
        self._desk.say(Notice(self.tr("The clock stands."), tuple(choices), key=_FORGOTTEN, where=MEETING))

    # Another end.

    def spread(self, time: dt.time) -> Spread | None:
        """What finishing at a time of day would do to the later items; None while nothing runs."""
        running, words = self._run.running, self._run.words
        if running is None or words is None or running.item_plan is None:
            return None
        end_s = domain.moment_of(time, self._run.wall_s)
        people = len(domain.people_here(running))
        anchored = domain.wall_at(running, self._run.now_ns, self._run.wall_s)
        moved_s = anchored - self._run.wall_s
        within = end_s + moved_s + _OF_A_MINUTE_S
        found = finish_by(running, self._run.now_ns, self._run.wall_s, words.agenda, people, within)
        return replace(found, end_s=found.end_s - moved_s)

    def finish_by(self, time: dt.time) -> None:
        """Give the later items the lengths with which the meeting ends then; *Put back* takes them away."""
        found, running = self.spread(time), self._run.running
        if found is None or running is None or not found.lengths:
            return
        before = _lengths(running)
        given = {step_id: length_s - before[step_id] for step_id, length_s in found.lengths}
        self._run.press(Respread(found.lengths))

        def put_back() -> None:
            """Take away what was given; what somebody who came meanwhile has brought with them stays."""
            self._desk.unsay(_SPREAD)
            now = _lengths(self._run.running) if self._run.running else {}
            self._run.press(Respread(tuple((key, now[key] - by) for key, by in given.items() if key in now)))

        changed = sum(change.old_s != change.new_s for change in found.changes)
        told = self.tr("%n items changed. The meeting ends at {time}.", "", changed)
        sentence = told.format(time=time_of_day(found.end_s))
        choices = (
            Choice(self.tr("Put back"), put_back),
            Choice(self.tr("OK"), lambda: self._desk.unsay(_SPREAD)),
        )
        self._known.spread = True
        self._desk.say(Notice(sentence, choices, key=_SPREAD, where=MEETING))

    # The price of going on.

    def _offer_price(self, running: Running) -> None:
        place = (running.item, running.step)
        if _over_s(running, self._run.now_ns) < 0 or running.paused:
            self._take_price_back()
            return
        plan = running.step_plan
        if plan is None or not plan.length_s:
            return
        choices = (
            *(self._more(running, minutes) for minutes in MORE_MIN),
            Choice(self._priced(self.tr("Close it"), running, 0.0), self._close_item),
            *(() if self._is_break(running) else (Choice(self.tr("Park it"), self._park_item),)),
        )
        text = "\n".join(choice.text for choice in choices)
        if (place, text) != (self._known.priced, self._known.text):
            self._known.priced, self._known.text = place, text
            told = self.tr("Time is over. Break and end would be:")
            sentence = told if self._has_break(running) else self.tr("Time is over.")
            self._desk.say(Notice(sentence, choices, tone="warn", key=_PRICE, where=MEETING))

    def _more(self, running: Running, minutes: int) -> Choice:
        later = running.items[running.item].steps[running.step + 1 :]
        left_s = minutes * 60.0 + sum(step.length_s for step in later)
        name = self.tr("+{n} min").format(n=minutes)
        return Choice(self._priced(name, running, left_s), lambda: self._add(minutes))

    def _priced(self, name: str, running: Running, left_s: float) -> str:
        found = self._price(running, left_s)
        end = time_of_day(self._run.wall_s + found.end_s)
        if found.break_s is None:
            return self.tr("{choice}: end {end}").format(choice=name, end=end)
        pause = time_of_day(self._run.wall_s + found.break_s)
        return self.tr("{choice}: {time}, {end}").format(choice=name, time=pause, end=end)

    def _is_break(self, running: Running) -> bool:
        """Nothing of a break is left over for another time."""
        words = self._run.words
        item = find(words.agenda, running.items[running.item].item_id) if words else None
        return item is not None and item.kind in BREAKS

    def _has_break(self, running: Running) -> bool:
        return self._price(running, 0.0).break_s is not None

    def _price(self, running: Running, left_s: float) -> Price:
        agenda = self._run.words.agenda if self._run.words else ()
        return price(running, self._run.now_ns, self._run.wall_s, agenda, left_s)

    def _add(self, minutes: int) -> None:
        running = self._run.running
        if running is not None:
            over_s = round(max(0.0, _over_s(running, self._run.now_ns)))
            self._run.press(AddTime(over_s + minutes * 60, to_step=True))

    def _close_item(self) -> None:
        running = self._run.running
        if running is None or running.item_plan is None:
            return
        following = running.item + 1
        self._run.press(StartItem(following) if following < len(running.items) else End())

    def _park_item(self) -> None:
        """What was not finished goes to the parking lot by its public title, and the next item begins."""
        running, words = self._run.running, self._run.words
        item = find(words.agenda, self._run.item_id) if words and self._run.item_id else None
        if running is None or item is None or not item.shown_title.strip():
            self._close_item()
            return
        meeting_id, line = running.meeting_id, f"_ {item.shown_title}"
        self._desk.store.call(
            lambda s: s.capture.add_note(meeting_id, item.id, NoteDraft(line)),
            self._parked,
            self._desk.fail,
            priority=Priority.NOTE,
        )

    def _parked(self, _: object) -> None:
        self._notes.save_draft()
        self._close_item()

    def _take_price_back(self) -> None:
        if self._known.priced is not None:
            self._known.priced, self._known.text = None, ""
            self._desk.unsay(_PRICE)

    # A clock that stands.

    def _start_since(self) -> None:
        running, since_ns = self._run.running, self._known.wrote_ns
        self._desk.unsay(_FORGOTTEN)
        if running is None or since_ns is None:
            return
        ago_s = (self._run.now_ns - since_ns) / SECOND_NS
        if not _is_armed(running, self._run.now_ns):
            self._run.press(GoOn(ago_s))
        elif running.step + 1 < len(running.items[running.item].steps):
            self._run.press(StartItem(running.item, ago_s, running.step + 1))
        elif running.item + 1 < len(running.items):
            self._run.press(StartItem(running.item + 1, ago_s))
        else:
            self._run.press(End())

    def _take_back(self) -> None:
        self._take_price_back()
        if self._known.spread:
            self._known.spread = False
            self._desk.unsay(_SPREAD)
        if self._known.wrote_ns is not None:
            self._known.wrote_ns = None
            self._desk.unsay(_FORGOTTEN)

    def _on_noticed(self, notice: Notice) -> None:
        if notice.key == GAP:
            self._known.slept = True
            self._take_price_back()

    def _on_unsaid(self, key: str) -> None:
        if key == GAP:
            self._known.slept = False

    def _forget(self) -> None:
        self._take_back()
        self._known = _Known()


def _lengths(running: Running) -> dict[int, int]:
    """Seconds by step id."""
    return {step.step_id: step.length_s for item in running.items for step in item.steps}


def _over_s(running: Running, now_ns: int) -> float:
    """Seconds since the time of the step was over; below 0 while there is some left, or none was given."""
    left_ns = timing.remaining_ns(running.step_clock, now_ns)
    return -1.0 if left_ns is None else -left_ns / SECOND_NS


def _is_armed(running: Running, now_ns: int) -> bool:
    plan = running.step_plan
    over = _over_s(running, now_ns) >= 0
    return running.paused and over and plan is not None and plan.at_end is AtEnd.ARM_NEXT
