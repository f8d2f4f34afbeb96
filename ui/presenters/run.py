"""The meeting under way: holds the running value, moves it on at once, and has it written right after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerdesk.domain import running as domain
from peerdesk.domain.agenda import attribution_of, find, shortened
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.members import FAR, Member, initials_of
from peerdesk.domain.rules import Attribution
from peerdesk.domain.running import (
    UNDOABLE,
    AddTime,
    AllAlong,
    Arrive,
    BackToLast,
    Begin,
    Brief,
    Chair,
    CloseList,
    End,
    Event,
    First,
    GiveFloor,
    Hand,
    Interject,
    Next,
    Pass,
    Pause,
    Pen,
    PutNext,
    Remote,
    Reseat,
    Running,
    SetTurns,
    Sit,
    StartItem,
    StepOut,
    TakeOut,
    TimeTo,
    next_target,
)
from peerdesk.domain.timing import SECOND_NS, elapsed_ns
from peerdesk.domain.turns import PLAIN_RULES, Mode, RequestKind, Switch, Table, next_person, upcoming
from ui.models.called import called
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.store_thread import Priority

if TYPE_CHECKING:
    from peerdesk.services.running import Closed, Restored, RunningView, StageMark

DOUBLE_PRESS_NS = 150_000_000
"""Two presses of Next within this time act once: a bounced key or a double click, not a person."""

HEARTBEAT_NS = 5 * SECOND_NS
"""How often the scratch file is written though nothing happened, so that a gap is known to 5 s."""

GAP_NS = 60 * SECOND_NS
"""A stretch without a look at the clock from which on it is offered as a pause. Chosen: a minute's sleep."""

NO_HAND = "no_hand"
"""Key of the sentence that says why a hand did not go up."""

UNBRIEFED = "unbriefed"
"""Key of the sentence that says who has not heard the Rule."""

GAP = "gap"
"""Key of the question whether a stretch without a look at the clock was meeting time."""

AWAY_NS = 2 * SECOND_NS
"""A stretch without PeerDesk from which on it is offered as a pause at the next start."""

_LATE_S = 60
"""From when on a meeting is late, as everywhere: whole minutes are told."""

BACKS = 200
"""How many steps Back remembers."""


@dataclass(frozen=True, slots=True)
class ClosingStep:
    """Closing has come so far. name: of the step; done: what it did, at the end."""

    name: str
    done: Closed | None = None


@dataclass(slots=True)
class _Saving:
    """The newest value on its way to the scratch file: a newer one takes its place.

    closed: the close has begun, which wipes the file; nothing is written any more, even if it failed.
    """

    value: Running | None = None
    posted: bool = False
    closed: bool = False
    last_ns: int = 0
    stage: StageMark | None = field(default=None, repr=False)


class RunPresenter(QObject):
    """The meeting that people sit in.

    Signals:
        changed(): the running value or the words for it changed; ask for everything again.
        ticked(): time moved on.
        item_changed(): another item runs; what is known of recent notes is to be forgotten.
        closing(ClosingStep): the close has come so far.
        left(): no meeting is under way any more.
    """

    changed = Signal()
    ticked = Signal()
    item_changed = Signal()
    closing = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._saving = _Saving()
        self._back: list[Running] = []
        self._gaps: list[TakeOut] = []
        self._no_hand = False
        self._last_next_ns = -DOUBLE_PRESS_NS
        self._last_tick_ns = 0
        self.running: Running | None = None
        self.words: RunningView | None = None
        self.is_closing = False
        self.was_kept = False
        self.late_since_start = False
        desk.changed.connect(self._on_changed)

    # What a page asks.

    @property
    def now_ns(self) -> int:
        """The clock all instants are held against."""
        return self._desk.clock.now_ns()

    @property
    def wall_s(self) -> float:
        """The time of day, seconds since the epoch."""
        return self._desk.clock.wall().timestamp()

    @property
    def item_id(self) -> int | None:
        """The item that notes belong to: the running one; after the talk the last that ran."""
        running = self.running
        return running.items[running.item].item_id if running and running.begun else None

    @property
    def item_kind(self) -> str:
        """The kind of the running item, "" when none runs."""
        item = find(self.words.agenda, self.item_id) if self.words and self.item_id else None
        return item.kind if item else ""

    @property
    def rule(self) -> Attribution:
        """The rule of what runs: of the item where it has one of its own, else of the meeting."""
        words = self.words
        if words is None:
            return Attribution.CHATHAM_HOUSE
        return attribution_of(words.agenda, self.item_id or 0, words.meeting.attribution)

    @property
    def is_timed(self) -> bool:
        """Whether turns have a limit in this step."""
        return self.running is not None and self.running.table.turn_s is not None

    @property
    def can_go_back(self) -> bool:
        """Whether Back has something to take back."""
        return bool(self._back)

    def late_s(self, running: Running) -> float:
        """Seconds by which the meeting will end late: against the plan, or since it really began."""
        late = domain.late_since_start_s if self.late_since_start else domain.late_s
        return late(running, self.now_ns, self.wall_s)

    def switch_lateness(self) -> None:
        """Count lateness from the planned start, or from the real one."""
        self.late_since_start = not self.late_since_start
        self.changed.emit()

    def copy_order(self) -> str:
        """Who speaks and who follows, as the group lets people be called in front of all; "" for nobody."""
        running, words = self.running, self.words
        if running is None or words is None:
            return ""
        names = called(words)
        order = [running.table.floor, *upcoming(running.table)]
        shown = [names[person] for person in order if person is not None and person in names]
        if not shown:
            return ""
        first, *rest = shown
        if running.table.floor is None:
            return self.tr("Next: {names}").format(names=", ".join(shown))
        if not rest:
            return self.tr("Now: {name}").format(name=first)
        return self.tr("Now: {name}. Then: {names}").format(name=first, names=", ".join(rest))

    def person(self, person: int) -> Member | None:
        """A member by id."""
        people = self.words.people if self.words else ()
        return next((m for m in people if m.id == person), None)

    def initials(self, person: int) -> str:
        """A person's initials at this table."""
        return self.words.initials.get(person, "") if self.words else ""

    def match(self, typed: str, *, seated_only: bool = False) -> Member | None:
        """The person whose initials, or else whose first name, begin with what was typed; None if unsure."""
        wanted = typed.strip().casefold()
        if not wanted or self.words is None or self.running is None:
            return None
        seated = {seat.person for seat in self.running.seats}
        people = [m for m in self.words.people if m.id in seated or not seated_only]
        exact = [m for m in people if self.initials(m.id).casefold() == wanted]
        begins = [m for m in people if self.initials(m.id).casefold().startswith(wanted)]
        named = [m for m in people if m.name.casefold().startswith(wanted)]
        for found in (exact, named if len(wanted) > 2 else begins, begins, named):
            if len(found) == 1:
                return found[0]
            at_table = [m for m in found if m.id in seated]
            if len(at_table) == 1:
                return at_table[0]
        return None

    # The door.

    def open_meeting(self, meeting_id: int) -> None:
        """Show a meeting: the door opens if it was closed until now."""
        if self.running is not None and self.running.meeting_id == meeting_id:
            self.changed.emit()
            return
        self._desk.store.call(lambda s: s.running.gather(meeting_id), self._gathered, self._desk.fail)

    def adopt(self, restored: Restored) -> None:
        """Go on with the meeting that was under way when the program last ended."""
        self.running = restored.running
        self._saving.stage = None
        self._desk.store.call(
            lambda s: s.running.view(restored.running.meeting_id), self._worded, self._desk.fail
        )
        self._last_tick_ns = self.now_ns
        counting = restored.running.item_plan is not None and not restored.running.paused
        if counting and restored.gap_ns >= AWAY_NS:
            self._offer_gap(restored.gap_ns, self.tr("PeerDesk was away {time}. Counted as meeting time."))

    def unknown_in(self, typed: str) -> tuple[str, ...]:
        """Typed words that mean nobody; the one still being typed is not among them."""
        words = typed.replace(",", " ").split()
        done = words if typed.endswith(" ") else words[:-1]
        return tuple(word for word in done if self.match(word.removesuffix(FAR)) is None)

    def sit(self, typed: str) -> None:
        """Whose initials were typed sit round the table, clockwise; `jo@` takes part by a call.

        What means nobody is left out.
        """
        words = typed.replace(",", " ").split()
        found = [(member.id, word) for word in words if (member := self.match(word.removesuffix(FAR)))]
        remote = tuple(person for person, word in found if word.endswith(FAR))
        self.press(Sit(tuple(dict.fromkeys(person for person, _ in found)), remote=remote))

    def begin_as_typed(self) -> None:
        """The first round begins with whoever was typed first, not with who was last in the last meeting."""
        self.press(First(None))

    def begin(self, *, shorter: bool = False) -> None:
        """The first item starts; everybody who is expected and was not seated comes late."""
        running = self._ready_to_begin()
        if running is None:
            return
        lengths = self.shorter_lengths() if shorter else None
        self.running = domain.apply(running, Begin(self.wall_s, lengths or ()), self.now_ns)
        self._last_tick_ns = self.now_ns
        self._after_change()
        self.item_changed.emit()
        self._desk.store.call(
            lambda s: s.running.begin(self.running or running), self._worded, self._desk.fail
        )

    def late_start_s(self) -> float:
        """How much later than planned the meeting would begin now; at most nothing before its time."""
        running, words = self.running, self.words
        if running is None or words is None or words.meeting.starts is None:
            return 0.0
        return max(0.0, self.wall_s - running.planned_start_s)

    def end_if_begun_s(self) -> float | None:
        """When the meeting ends if it begins now with whoever is here, wall clock."""
        running = self._ready_to_begin()
        return None if running is None else self._end_s(running)

    def _end_s(self, running: Running) -> float:
        now_ns, wall_s = self.now_ns, self.wall_s
        begun = domain.apply(running, Begin(wall_s), now_ns)
        return wall_s + domain.remaining_s(begun, now_ns, wall_s)

    def _ready_to_begin(self) -> Running | None:
        """The meeting at the door with the minutes of those who are here; of all expected if nobody sits."""
        running, words = self.running, self.words
        if running is None or words is None or running.begun:
            return None
        if not running.seats:
            running = domain.apply(running, Sit(words.expected), self.now_ns)
        here = len(domain.people_here(running))
        running = domain.replanned(running, words.agenda, here, len(words.expected))
        start_s = running.planned_start_s if words.meeting.starts else self.wall_s
        return replace(running, planned_start_s=start_s)

    def shorter_lengths(self) -> tuple[tuple[int, int], ...] | None:
        """New seconds by step id with which it ends as planned; None if it does anyhow, or cannot."""
        words, running = self.words, self._ready_to_begin()
        if words is None or running is None:
            return None
        over_s = round(self._end_s(running) - running.planned_end_s)
        if over_s < _LATE_S:
            return None
        kinds = {inner.id: inner.kind for item in words.agenda for inner in (item, *item.steps)}
        single = [plan.steps[0] for plan in running.items if len(plan.steps) == 1]
        new = shortened([(s.length_s, kinds.get(s.step_id, "")) for s in single], over_s)
        if new is None:
            return None
        pairs = zip(single, new, strict=True)
        return tuple((step.step_id, length) for step, length in pairs if length != step.length_s)

    def leave_door(self) -> None:
        """Back to the plan; nothing had begun."""
        running = self.running
        if running is None or running.begun:
            return
        self._forget()
        self._desk.store.call(lambda s: s.running.leave_door(running.meeting_id), failed=self._desk.fail)
        self._desk.go("prepare", meeting_id=running.meeting_id)

    # The table.

    def press(self, event: Event) -> None:
        """Move the meeting on; painted at once, written right after."""
        before = self.running
        if before is None or self.is_closing:
            return
        after = domain.apply(before, event, self.now_ns)
        if after == before:
            return
        if self._no_hand:
            self._no_hand = False
            self._desk.unsay(NO_HAND)
        if isinstance(event, Arrive | StepOut) and self.words is not None:
            after = domain.replanned(after, self.words.agenda, len(domain.people_here(after)))
        if isinstance(event, UNDOABLE):
            self._back = [*self._back, before][-BACKS:]
        self.running = after
        self._after_change()
        if isinstance(event, Arrive):
            self._say_unbriefed(event.person)
        if after.item != before.item or after.ended != before.ended:
            self.item_changed.emit()

    def _say_unbriefed(self, person: int) -> None:
        """Who comes late is told the Rule: by whom leads, who is reminded of it."""
        seat = next((s for s in self.running.seats if s.person == person), None) if self.running else None
        member = self.person(person)
        if seat is None or seat.briefed or member is None:
            return
        told = self.tr("{name} has not heard the Rule.").format(name=member.first_name)
        choices = (
            Choice(self.tr("Has heard it now"), lambda: self.brief(person)),
            Choice(self.tr("Later"), lambda: self._desk.unsay(UNBRIEFED)),
        )
        self._desk.say(Notice(told, choices, key=UNBRIEFED, where=MEETING))

    def go_next(self) -> None:
        """The big button: next person, step, item or the end."""
        if self.running is None or self.is_bounce():
            return
        if not self.running.begun:
            self.begin()
        elif not self.running.ended:
            self.press(Next(next_target(self.running)))

    def is_bounce(self) -> bool:
        """Whether Next was pressed a moment ago, so that this press is none; asking counts as a press."""
        now, before = self.now_ns, self._last_next_ns
        self._last_next_ns = now if now - before >= DOUBLE_PRESS_NS else before
        return now - before < DOUBLE_PRESS_NS

    def go_back(self) -> None:
        """Clock and floor as they were before the last step; nothing typed and nobody who came is undone."""
        if self.running is None or not self._back:
            return
        before = self.running
        self.running = domain.gone_back(before, self._back.pop(), self.now_ns)
        self._after_change()
        if self.running.item != before.item or self.running.ended != before.ended:
            self.item_changed.emit()

    def pass_turn(self) -> None:
        """Whoever has the floor passes; with an empty floor whoever would be next is skipped."""
        if self.running is None:
            return
        person = self.running.table.floor or next_person(self.running.table)
        if person is not None:
            self.press(Pass(person))

    def hand(self, person: int, kind: RequestKind | None = None) -> None:
        """A hand up or down; somebody who is not at the table sits down instead.

        kind: what for; None takes down whatever it was up for, else raises it for a new point.
        """
        if not self._sits(person):
            self.press(Arrive(person))
            if kind is None:
                return
        before = self.running
        was = before.table.kind_of(person) if before else None
        self.press(Hand(person, kind or was or RequestKind.NEW_POINT))
        if before is not None and self.running is before:
            self._say_no_hand(before.table, person)

    def _say_no_hand(self, table: Table, person: int) -> None:
        """Why a hand did not go up."""
        member = self.person(person)
        name = member.first_name if member else ""
        if person == table.floor:
            told = self.tr("{name} has the floor.")
        elif Switch.SILENT in table.switches:
            told = self.tr("In silence only points of order are taken.")
        elif table.closed:
            told = self.tr("The list of hands is closed: only points of order are taken. # opens it.")
        else:
            told = self.tr("{name} leads this item and listens.")
        self._no_hand = True
        self._desk.say(Notice(told.format(name=name), key=NO_HAND, where=MEETING))

    def give_floor(self, person: int, kind: RequestKind | None = None) -> None:
        """The floor now. Whose hand is up for a point of order or a question cuts in: the speaker waits."""
        if not self._sits(person):
            self.press(Arrive(person))
        table = self.running.table if self.running else None
        kind = kind or (table.kind_of(person) if table else None)
        if kind is not None and kind.interjects:
            self.press(Interject(person, kind))
        else:
            self.press(GiveFloor(person))

    def put_next(self, person: int) -> None:
        """Two began at once: the first keeps the floor and this person is next; again: no longer."""
        if not self._sits(person):
            self.press(Arrive(person))
        self.press(PutNext(person))

    def give_time(self, person: int, to: int) -> None:
        """A person gives their time to another."""
        self.press(TimeTo(person, to))

    def last_speaker_back(self) -> None:
        """Whoever spoke last had not finished."""
        self.press(BackToLast())

    def close_list(self) -> None:
        """No more hands but points of order, or hands again."""
        if self.running is not None:
            self.press(CloseList(not self.running.table.closed))

    def set_mode(self, mode: Mode) -> None:
        """The floor of this step passes on in another way, as the agenda planned it or as plain as it is."""
        running = self.running
        if running is None or mode is running.table.mode:
            return
        plan = running.step_plan
        planned = plan is not None and plan.rule.mode is mode
        self.press(SetTurns(mode, plan.switches if plan and planned else PLAIN_RULES[mode].switches))

    def switch(self, switch: Switch) -> None:
        """Switch something on or off in the way the floor passes on in this step."""
        if self.running is not None:
            table = self.running.table
            self.press(SetTurns(table.mode, table.switches ^ {switch}))

    def reseat(self, person: int, before: int | None) -> None:
        """Somebody sits elsewhere: before this person, None: after the last."""
        self.press(Reseat(person, before))

    def all_along(self, person: int) -> None:
        """It has been them all along."""
        self.press(AllAlong(person))

    def step_out(self, person: int) -> None:
        """Somebody leaves the table or comes back."""
        self.press(StepOut(person) if self._sits(person) else Arrive(person))

    def remote(self, person: int) -> None:
        """Somebody takes part by a call, or sits in the room after all; who comes now comes by the call."""
        if not self._sits(person):
            self.press(Arrive(person))
            self.press(Remote(person))
            return
        seats = self.running.seats if self.running else ()
        self.press(Remote(person, not any(s.remote for s in seats if s.person == person)))

    def hand_chair(self, person: int | None) -> None:
        """Somebody leads in place of the facilitator; None, or the facilitator: the facilitator again."""
        if self.words is not None and person == self.words.group.facilitator_id:
            person = None
        if person is not None and not self._sits(person):
            self.press(Arrive(person))
        self.press(Chair(person))

    def brief(self, person: int) -> None:
        """A late arrival has now heard the Rule."""
        self._desk.unsay(UNBRIEFED)
        self.press(Brief(person))

    def pause(self) -> None:
        """All clocks stand still or go on."""
        self.press(Pause())

    def add_time(self, minutes: int) -> None:
        """A minute more or less; half a minute when somebody has a limited turn."""
        running = self.running
        if running is None:
            return
        in_turn = running.table.floor is not None and running.table.turn.length_ns is not None
        self.press(AddTime(minutes * (30 if in_turn else 60)))

    def start_item(self, item_id: int, ago_s: float = 0.0) -> None:
        """An item starts now, or started some time ago."""
        running = self.running
        if running is None or not running.begun:
            return
        place = next((i for i, plan in enumerate(running.items) if plan.item_id == item_id), None)
        if place is not None:
            step = running.step if place == running.item and not running.ended else 0
            self.press(StartItem(place, ago_s, step))

    def start_step(self, step: int) -> None:
        """A step of the running item starts now."""
        if self.running is not None and self.running.item_plan is not None:
            self.press(StartItem(self.running.item, 0.0, step))

    def set_pen(self, *, up: bool) -> None:
        """The pen goes up or comes down; the room sees it."""
        self.press(Pen(up))

    def add_guest(self, name: str, then: Callable[[int], None]) -> None:
        """Somebody who is not in the group sits down. then: told the new id."""
        running = self.running
        if running is None:
            return

        def seated(guest: Member) -> None:
            if self.words is not None:
                people = (*self.words.people, guest)
                self.words = replace(self.words, people=people, initials=initials_of(people))
            self.press(Arrive(guest.id))
            then(guest.id)

        self._desk.store.call(
            lambda s: s.running.add_guest(running.meeting_id, name), seated, self._desk.fail
        )

    # The end.

    def close(self) -> None:
        """Close the meeting in steps; a note that still waits goes first."""
        running = self.running
        if running is None or self.is_closing:
            return
        if not running.ended:
            self.press(End())
        self.is_closing = self._saving.closed = True
        final = self.running or running
        self._desk.store.steps(
            lambda s: s.running.close(final), self._close_stepped, self._close_done, self._close_failed
        )

    def forget(self) -> None:
        """Forget it all: the meeting on the spot is erased with its people."""
        running = self.running
        if running is None:
            return

        def done(_: None) -> None:
            self._forget()
            self._desk.go("prepare")

        self._desk.store.call(lambda s: s.running.forget(running.meeting_id), done, self._desk.fail)

    def keep_as_group(self, name: str, done: Callable[[], None]) -> None:
        """The meeting on the spot becomes the first of a group."""
        words = self.words
        if words is None:
            return

        def kept(_: object) -> None:
            self.was_kept = True
            self._desk.unsay("error")
            if self.running is not None:
                meeting_id = self.running.meeting_id
                self._desk.store.call(lambda s: s.running.view(meeting_id), self._worded, self._desk.fail)
            done()

        self._desk.store.call(lambda s: s.planning.keep_as_group(words.group.id, name), kept, self._desk.fail)

    # Time.

    def tick(self) -> None:
        """Show the time again; notices that the laptop slept; keeps the scratch file's heartbeat."""
        if self.running is None:
            return
        now = self.now_ns
        slept = now - self._last_tick_ns if self._last_tick_ns else 0
        self._last_tick_ns = now
        if slept > GAP_NS and self.running.begun and not self.running.ended and not self.running.paused:
            self._offer_gap(slept, self.tr("The laptop slept {time}. Counted as meeting time."))
        if now - self._saving.last_ns > HEARTBEAT_NS:
            self._save()
        self.ticked.emit()

    def set_stage(self, mark: StageMark | None) -> None:
        """What the screens show, for the next window: it takes them over as they are. None: nothing."""
        if mark == self._saving.stage:
            return
        self._saving.stage = mark
        if self.running is not None:
            self._save()

    # Inside.

    def _sits(self, person: int) -> bool:
        return self.running is not None and person in domain.people_here(self.running)

    def _gathered(self, result: tuple[RunningView, Running]) -> None:
        self.words, self.running = result
        self._back, self.is_closing = [], False
        self._last_tick_ns = self.now_ns
        self._after_change()
        if not self.words.group.kept:
            self.begin()

    def _worded(self, words: RunningView) -> None:
        self.words = words
        self.changed.emit()

    def _after_change(self) -> None:
        self.changed.emit()
        self._save()

    def _save(self) -> None:
        self._saving.value = self.running
        self._saving.last_ns = self.now_ns
        if self._saving.posted or self.is_closing or self._saving.closed:
            return
        self._saving.posted = True
        self._desk.store.call(
            lambda s: self._write(s.running.save), failed=self._not_saved, priority=Priority.RUNNING
        )

    def _write(self, save: Callable[[Running, StageMark | None], None]) -> None:
        """On the store thread: whatever is newest now; a value that is replaced meanwhile is posted again."""
        self._saving.posted = False
        value = self._saving.value
        if value is not None:
            save(value, self._saving.stage)

    def _not_saved(self, error: UserError) -> None:
        self._saving.posted = False
        self._desk.fail(error)

    def _offer_gap(self, gap_ns: int, sentence: str) -> None:
        speaker = self.running.table.floor if self.running else None
        stood_ns = elapsed_ns(self.running.still, self.now_ns) if self.running else 0
        gap = TakeOut(gap_ns, self.now_ns, self.item_id, speaker, stood_ns)
        self._gaps = [*self._gaps, gap]
        seconds = round(sum(gap.gap_ns for gap in self._gaps) / SECOND_NS)
        short = seconds < 90
        time = self.tr("%n s", "", seconds) if short else self.tr("%n min", "", round(seconds / 60))
        notice = Notice(
            sentence.format(time=time),
            (
                Choice(self.tr("Take it out"), self._take_out),
                Choice(self.tr("Leave it"), self._leave_gaps),
            ),
            tone="warn",
            key=GAP,
            where=MEETING,
        )
        self._desk.say(notice)

    def _take_out(self) -> None:
        gaps = self._gaps
        self._leave_gaps()
        for gap in gaps:
            self.press(gap)

    def _leave_gaps(self) -> None:
        """The stretches that were asked about are answered."""
        self._gaps = []
        self._desk.unsay(GAP)

    def _close_stepped(self, step: str | Closed) -> None:
        self.closing.emit(ClosingStep(step) if isinstance(step, str) else ClosingStep("done", step))

    def _close_done(self, _: None) -> None:
        self._back = []

    def _close_failed(self, error: UserError) -> None:
        self.is_closing = False
        self._desk.fail(error)
        self.changed.emit()

    def leave_closed(self) -> None:
        """The closed meeting leaves the table."""
        self._forget()

    def _forget(self) -> None:
        self.running, self.words = None, None
        self._back, self.is_closing, self.was_kept = [], False, False
        self._gaps = []
        self._saving = _Saving()
        self.left.emit()

    def _on_changed(self, change: Change) -> None:
        running = self.running
        if running is None or self.is_closing:
            return
        if not change.touches(Kind.AGENDA, Kind.MEMBERS, Kind.ATTENDANCE, Kind.GROUPS, Kind.MEETINGS):
            return
        self._desk.store.call(lambda s: s.running.view(running.meeting_id), self._replan, lambda _: None)

    def _replan(self, words: RunningView) -> None:
        if self.running is None:
            return
        self.words = words
        here = len(domain.people_here(self.running)) or len(words.expected)
        self.running = domain.replanned(self.running, words.agenda, here, len(words.expected))
        self._after_change()
