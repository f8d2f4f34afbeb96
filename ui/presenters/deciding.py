"""Deciding together: votes, motions and the topics of a lean coffee, typed in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from peerdesk.domain import motions as moving
from peerdesk.domain import running as domain
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.motions import Motion, MotionState
from peerdesk.domain.rules import Attribution
from peerdesk.domain.running import ExtendBox, NextQuestion, Running, SetTopics, StartTopic
from peerdesk.domain.timing import remaining_ns
from peerdesk.domain.topics import Topic, TopicState
from peerdesk.domain.turns import Mode
from peerdesk.domain.votes import Ballot, Tally, may_show_figures, parse
from ui.language import message, unquoted
from ui.models.deciding_model import DecidingRow
from ui.models.wording import motion_text, outcome_text
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.presenters.run import RunPresenter
from ui.store_thread import Priority

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from peerdesk.services.deciding import DecidingView

Answer = TypeVar("Answer")

MOTION, AMENDMENT, SECOND, WITHDRAW, TABLE, REWORD = (
    "motion", "amendment", "second_it", "withdraw", "table", "reword",
)  # fmt: skip
TOPIC = "topic"
_BOX = "box"
_REMOVED = "topic_removed"
_PUT = "put"
_TITLE_MOST = 24


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one way of deciding.

    text: what stands in the first one, such as the motion that is put. fixed: it cannot be changed. asks:
    what the first one asks for. figures: what the second one asks for, "" for none. stays: the line stays
    open for the next.
    """

    text: str = field(default="", repr=False)
    fixed: bool = False
    asks: str = ""
    figures: str = ""
    stays: bool = False


class DecidingPresenter(QObject):
    """What the running item has to decide, and how it is written down.

    Signals:
        changed(): rows or the quorum changed.
        reword_wanted(): an amendment was carried; its motion has to be written anew.
        refused(str): why something was not kept, as a sentence.
    """

    changed = Signal()
    reword_wanted = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, run: RunPresenter) -> None:
        super().__init__(desk)
        self._desk, self._run = desk, run
        self._view: DecidingView | None = None
        self._loaded_for: int | None = None
        self._posted: tuple[tuple[int, ...], int | None] | None = None
        self._outstanding = 0
        self._reworded: tuple[int, str] | None = None
        self._mover: tuple[int, int] | None = None
        self._chosen: int | None = None
        self._question: int | None = None
        self._room_view = False
        self._box_text = ""
        self._removed = QTimer(self)
        self._removed.setSingleShot(True)
        self._removed.setInterval(PUT_BACK_MS)
        self._removed.timeout.connect(self._forget_removed)
        run.changed.connect(self._follow)
        run.ticked.connect(self._look)
        run.left.connect(self._forget)
        desk.changed.connect(self._on_changed)

    # What a page asks.

    def rows(self) -> tuple[DecidingRow, ...]:
        """Open motions first as they are put, then those that were decided; topics by votes."""
        view, running = self._view, self._run.running
        if view is None or running is None:
            return ()
        question = self.question()
        motions = sorted(view.motions, key=lambda motion: not motion.is_open)
        rows = [self._motion_row(motion, question) for motion in motions]
        topics = sorted(self._topics(), key=lambda topic: _TOPIC_ORDER[self._state(topic)])
        return (*rows, *(self._topic_row(topic) for topic in topics))

    def question(self) -> Motion | None:
        """The motion that is put next: one that was chosen, else as their order has it."""
        view = self._view
        if view is None:
            return None
        chosen = next((m for m in view.motions if m.id == self._chosen and m.is_open), None)
        if chosen is not None:
            return chosen
        return next(iter(moving.questions(view.motions, self._people())), None) or self._first_open()

    def quorum(self) -> tuple[int, int] | None:
        """Members here and members needed; None without a quorum."""
        words, running = self._run.words, self._run.running
        if words is None or running is None or words.group.quorum is None or not running.begun:
            return None
        return moving.members_here(domain.people_here(running), words.people), words.group.quorum

    def kinds(self) -> tuple[str, ...]:
        """What can be decided or written down now."""
        question = self.question()
        of_motion: tuple[str, ...] = (MOTION,)
        if question is not None:
            second = (SECOND,) if moving.needs_second(question, self._people()) else ()
            motions = self._view.motions if self._view else ()
            amend = (AMENDMENT,) if moving.may_amend(question, motions) else ()
            of_motion = (*second, *amend, REWORD, WITHDRAW, TABLE, MOTION)
        return (*(ballot.value for ballot in Ballot), *of_motion, TOPIC)

    def usual_kind(self) -> str:
        """With which the line opens."""
        running, question = self._run.running, self.question()
        if self._reworded is not None:
            return REWORD
        if question is not None:
            needed = moving.needs_second(question, self._people())
            return SECOND if needed else Ballot.SHOW_OF_HANDS.value
        if running is not None and running.table.mode is Mode.MOTION:
            return MOTION
        if running is not None and running.topic is not None:
            return Ballot.ROMAN.value
        kind = self._run.item_kind
        if self._waiting():
            return Ballot.DOTS.value if kind in ("vote", "timebox_loop") else TOPIC
        lean = kind == "timebox_loop" or (running is not None and domain.takes_topics(running))
        return TOPIC if lean else Ballot.SHOW_OF_HANDS.value

    def fields(self, kind: str) -> Fields:
        """The fields of a way of deciding."""
        question, names = self.question(), self.tr("Mover, seconder") if self._on_record() else ""
        texts = {
            MOTION: Fields(asks=self.tr("The motion"), figures=names),
            AMENDMENT: Fields(asks=self.tr("The amendment"), figures=names),
            TOPIC: Fields(asks=self.tr("A topic, Enter for the next"), stays=True),
        }
        if kind in texts:
            return texts[kind]
        if kind == REWORD:
            text = self._to_reword()
            return Fields(text, asks=self.tr("The motion as it stands now"))
        if kind in (SECOND, WITHDRAW, TABLE):
            seconder = self.tr("Seconder") if kind == SECOND and self._on_record() else ""
            return self._fixed(question.text if question else "", self.tr("The motion"), seconder)
        return self._ballot_fields(Ballot(kind))

    def preview(self, kind: str, text: str, figures: str) -> str:
        """What comes of it, in some words, before it is kept; "" while nothing is typed."""
        if kind not in {ballot.value for ballot in Ballot} or not figures.strip():
            return ""
        try:
            tally = self._tally(Ballot(kind), text, figures)
        except BadInput:
            return ""
        if tally.exceeds_present:
            return self.tr("more votes than people here")
        quorum = self.quorum()
        of_motion = self.question() is not None and Ballot(kind) in moving.BALLOTS
        if of_motion and quorum is not None and quorum[0] < quorum[1]:
            return self.tr("no quorum, so not carried")
        told = outcome_text(tally.outcome)
        if not self._of_topics(Ballot(kind)) and not may_show_figures(tally, self._run.rule):
            return self.tr("{outcome}; figures stay out").format(outcome=told)
        silent = tally.did_not_vote
        return self.tr("{outcome}, {n} did not vote").format(outcome=told, n=silent) if silent else told

    def submit(self, kind: str, text: str, figures: str, done: Callable[[], None]) -> None:
        """Keep it. done: called once it is kept; what cannot be read is said and nothing is kept."""
        try:
            self._submit(kind, text.strip(), figures.strip(), done)
        except BadInput as error:
            self._refuse(error)

    def want(self, row: DecidingRow) -> bool:
        """Enter on a row: a topic begins, a motion is put, or taken up again. True: the line is to open."""
        motion = self._motion(row.number)
        if row.is_topic:
            if not row.is_over:
                self._run.press(StartTopic(row.number))
        elif motion is not None and motion.state in _TAKEN_UP:
            self._call(lambda s, meeting_id: s.deciding.take_up(meeting_id, motion.id), _nothing)
        elif motion is not None and motion.is_open:
            self._chosen = motion.id
            return True
        return False

    def unwant(self, row: DecidingRow) -> bool:
        """Delete on a row: a topic goes, with *Put back*; so does a motion that is over.

        True: it is open, and the line is to ask whether it is withdrawn.
        """
        motion = self._motion(row.number)
        if row.is_topic:
            self._remove_topic(row.number, self.topic_text(row.number))
        elif motion is not None and motion.is_open:
            self._chosen = motion.id
            return True
        elif motion is not None:
            self._call(lambda s, meeting_id: s.deciding.remove_motion(meeting_id, motion.id), _nothing)
        return False

    def waits_for_wording(self) -> bool:
        """Whether a motion has to be written anew after its amendment was carried."""
        return self._reworded is not None

    def line_left(self) -> None:
        """The line is closed: nothing chosen or to be written anew waits for it any more."""
        self._reworded = self._chosen = None

    def set_room_view(self, room_view: bool) -> None:
        """Whether the room can see this screen: no words of motions and topics are told then."""
        self._room_view = room_view
        self._take_box_back()
        self._look()
        self.changed.emit()

    def topic_texts(self) -> dict[int, str]:
        """The words of all topics, by number."""
        return {topic.id: topic.text for topic in self._view.topics} if self._view else {}

    def topic_text(self, topic_id: int | None) -> str:
        """The words of a topic."""
        return self.topic_texts().get(topic_id or 0, "")

    # Inside.

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(message(unquoted(error) if self._room_view else error))

    def _submit(self, kind: str, text: str, figures: str, done: Callable[[], None]) -> None:
        item_id, question, running = self._run.item_id, self.question(), self._run.running
        if item_id is None or running is None:
            return
        keeps_words = kind not in (Ballot.ROMAN, Ballot.DOTS) or not self._of_topics(Ballot(kind))
        if running.pen_up and keeps_words:
            raise BadInput("pen_is_up")
        if kind in (MOTION, AMENDMENT):
            self._move(item_id, question if kind == AMENDMENT else None, text, figures, done)
        elif kind == TOPIC:
            self._call(lambda s, meeting_id: s.deciding.add_topic(meeting_id, item_id, text), done)
        elif kind in (SECOND, WITHDRAW, TABLE, REWORD):
            self._act(kind, question, text, figures, done)
        else:
            self._vote(Ballot(kind), item_id, text, figures, done)

    def _move(
        self, item_id: int, amends: Motion | None, text: str, names: str, done: Callable[[], None]
    ) -> None:
        mover, seconder = self._people_named(names)

        def work(services: Services, meeting_id: int) -> Motion:
            deciding = services.deciding
            if amends is None:
                motion = deciding.move(meeting_id, item_id, text, mover)
            else:
                motion = deciding.amend(meeting_id, amends.id, text, mover)
            if seconder is not None:
                deciding.second(meeting_id, motion.id, seconder)
            return motion

        def moved(motion: Motion) -> None:
            table = self._run.running.table if self._run.running else None
            speaks_first = mover is not None and table is not None and table.mode is Mode.MOTION
            if speaks_first and table and mover and mover not in (table.floor, *table.next_up):
                self._run.put_next(mover)
                self._mover = (motion.id, mover)
            done()

        self._ask(work, moved)

    def _act(
        self, kind: str, question: Motion | None, text: str, names: str, done: Callable[[], None]
    ) -> None:
        if question is None:
            return
        motion_id, (seconder, _) = question.id, self._people_named(names)
        reworded = self._reworded[0] if self._reworded else motion_id

        def work(services: Services, meeting_id: int) -> None:
            deciding = services.deciding
            if kind == SECOND:
                deciding.second(meeting_id, motion_id, seconder)
            elif kind == WITHDRAW:
                deciding.withdraw(meeting_id, motion_id)
            elif kind == TABLE:
                deciding.table(meeting_id, motion_id)
            else:
                deciding.reword(meeting_id, reworded, text)

        self._call(work, done)

    def _vote(self, ballot: Ballot, item_id: int, text: str, figures: str, done: Callable[[], None]) -> None:
        running, question = self._run.running, self.question()
        if running is None:
            return
        tally = self._tally(ballot, text, figures)
        if self._of_topics(ballot):
            self._vote_on_topics(tally, running, done)
        elif question is not None and ballot in moving.BALLOTS:
            here = domain.people_here(running)
            motion_id, amends = question.id, question.amends_id

            def work(services: Services, meeting_id: int) -> Motion:
                return services.deciding.put(meeting_id, motion_id, tally, here)

            def put(motion: Motion) -> None:
                self._say_put(motion)
                done()
                amended = self._motion(amends) if amends is not None else None
                if motion.state is MotionState.CARRIED and amended is not None:
                    self._reworded = (amended.id, moving.to_edit(amended, motion))
                    self.reword_wanted.emit()

            self._ask(work, put)
        else:
            asked = text.rpartition(":")[0] if tally.ballot.is_of_options else text
            self._call(lambda s, meeting_id: s.deciding.record(meeting_id, item_id, tally, asked), done)

    def _vote_on_topics(self, tally: Tally, running: Running, done: Callable[[], None]) -> None:
        if tally.exceeds_present:
            raise BadInput("votes_exceed_present", present=tally.present or 0)
        if tally.ballot is Ballot.ROMAN:
            if tally.is_carried and domain.extension_s(running) is not None:
                self._run.press(ExtendBox())
            else:
                self._next_topic()
            done()
            return
        waiting = self._waiting()
        if tally.options == tuple(topic.text for topic in waiting):
            votes = {topic.id: n for topic, n in zip(waiting, tally.counts, strict=True)}
        else:
            votes = {self._titled(title): n for title, n in zip(tally.options, tally.counts, strict=True)}

        def work(services: Services, meeting_id: int) -> None:
            services.deciding.vote_topics(meeting_id, votes)

        self._call(work, done)

    def _titled(self, title: str) -> int:
        """The waiting topic of this title. Raises BadInput `tally_options` if there is not one alone."""
        met = [topic.id for topic in self._waiting() if topic.text == title]
        if len(met) != 1:
            raise BadInput("tally_options", found=len(met), options=len(self._waiting()))
        return met[0]

    def _next_topic(self) -> None:
        running = self._run.running
        if running is not None:
            self._run.press(StartTopic(next(iter(running.topics), None)))

    def _tally(self, ballot: Ballot, text: str, figures: str) -> Tally:
        options: tuple[str, ...] = ()
        present = self._people()
        if self._of_topics(ballot) and ballot is Ballot.DOTS:
            options = tuple(topic.text for topic in self._waiting())
        elif ballot.is_of_options:
            options = tuple(part.strip() for part in text.rpartition(":")[2].split(",") if part.strip())
        each = DOTS_EACH if ballot is Ballot.DOTS else 1
        counted = figures.strip().removesuffix(TWO_THIRDS)
        return parse(
            ballot,
            counted,
            options=options,
            present=present,
            each=each,
            two_thirds=counted != figures.strip() and ballot in moving.BALLOTS,
        )

    def _of_topics(self, ballot: Ballot) -> bool:
        """Whether this vote is one on the topics of a lean coffee."""
        running = self._run.running
        if ballot is Ballot.ROMAN:
            return running is not None and running.topic is not None
        return ballot is Ballot.DOTS and bool(self._waiting())

    def _ballot_fields(self, ballot: Ballot) -> Fields:
        question, hint = self.question(), _HINTS[ballot]
        if question is not None and ballot in moving.BALLOTS:
            return self._fixed(question.text, self.tr("The motion"), hint)
        if ballot is Ballot.ROMAN and self._of_topics(ballot):
            running = self._run.running
            text = self.topic_text(running.topic if running else None)
            return self._fixed(text, self.tr("The topic"), hint)
        if ballot is Ballot.DOTS and self._of_topics(ballot):
            text = ", ".join(topic.text for topic in self._waiting())
            return self._fixed(text, self.tr("The topics"), self.tr("5-3-2, in their order"))
        asks = self.tr("Which: one, two, three") if ballot.is_of_options else self.tr("What is decided")
        return Fields(asks=asks, figures=hint)

    def _fixed(self, text: str, asks: str, figures: str) -> Fields:
        """A first field that can only be read, and not in the room's sight."""
        hidden = self.tr("hidden while the room can see this screen")
        return Fields(hidden if self._room_view and text else text, True, asks, figures)

    def _topics(self) -> tuple[Topic, ...]:
        """Topics while there is a step in which they are talked about, now or later; then they only rest."""
        running = self._run.running
        if self._view is None or running is None or running.item_plan is None:
            return ()
        later = (
            step.boxes_s
            for place, plan in enumerate(running.items[running.item :], running.item)
            for at, step in enumerate(plan.steps)
            if (place, at) > (running.item, running.step)
        )
        return self._view.topics if domain.takes_topics(running) or any(later) else ()

    def _waiting(self) -> tuple[Topic, ...]:
        return tuple(topic for topic in self._topics() if self._state(topic) is TopicState.WAITING)

    def _motion(self, motion_id: int) -> Motion | None:
        motions = self._view.motions if self._view else ()
        return next((motion for motion in motions if motion.id == motion_id), None)

    def _forget_removed(self) -> None:
        """The words of a topic that was taken away leave memory with the offer to put it back."""
        self._removed.stop()
        self._desk.unsay(_REMOVED)

    def _remove_topic(self, topic_id: int, text: str) -> None:
        item_id = self._run.item_id

        def put_back() -> None:
            self._forget_removed()
            if item_id is not None:
                self._call(lambda s, meeting_id: s.deciding.add_topic(meeting_id, item_id, text), _nothing)

        def removed() -> None:
            choices = (
                Choice(self.tr("Put back"), put_back),
                Choice(self.tr("OK"), self._forget_removed),
            )
            self._desk.say(Notice(self.tr("A topic was taken away."), choices, key=_REMOVED, where=MEETING))
            self._removed.start()

        self._call(lambda s, meeting_id: s.deciding.remove_topic(meeting_id, topic_id), removed)

    def _state(self, topic: Topic) -> TopicState:
        """As the meeting says, which is ahead of the vault by a moment."""
        running = self._run.running
        if running is not None and topic.id == running.topic:
            return TopicState.RUNNING
        if running is not None and topic.id in running.topics:
            return TopicState.WAITING
        return TopicState.DONE if topic.state is TopicState.RUNNING else topic.state

    def _first_open(self) -> Motion | None:
        motions = self._view.motions if self._view else ()
        return next((motion for motion in motions if motion.is_open), None)

    def _to_reword(self) -> str:
        question = self.question()
        return self._reworded[1] if self._reworded else question.text if question else ""

    def _people_named(self, names: str) -> tuple[int | None, int | None]:
        """Mover and seconder by initials or name, apart by a comma or a space. Raises BadInput `who`."""
        apart = names.split(",") if "," in names else names.split()
        typed = [part.strip() for part in apart if part.strip()]
        found = [self._run.match(part) for part in typed[:2]]
        if None in found:
            raise BadInput("nobody_called", name=typed[found.index(None)])
        ids = [member.id for member in found if member is not None]
        return (ids[0] if ids else None), (ids[1] if len(ids) > 1 else None)

    def _people(self) -> int:
        return len(domain.people_here(self._run.running)) if self._run.running else 0

    def _on_record(self) -> bool:
        return self._run.rule is Attribution.ON_RECORD

    def _motion_row(self, motion: Motion, question: Motion | None) -> DecidingRow:
        running, names = self._run.running, []
        by = (
            (motion.mover_id, self.tr("moved by {name}")),
            (motion.seconder_id, self.tr("seconded by {name}")),
        )
        for person, told in by:
            member = self._run.person(person) if person is not None else None
            if member is not None:
                names.append(told.format(name=member.first_name))
        if motion.is_open and running is not None and moving.needs_second(motion, self._people()):
            names.append(self.tr("needs a second"))
        sign = self.tr("Amendment") if motion.amends_id else self.tr("Motion")
        if not motion.is_open:
            sign = motion_text(motion.state)
        is_now = question is not None and motion.id == question.id
        if motion.state in _TAKEN_UP:
            names.append(self.tr("Enter takes it up"))
        return DecidingRow(motion.id, False, sign, motion.text, ", ".join(names), is_now, not motion.is_open)

    def _topic_row(self, topic: Topic) -> DecidingRow:
        state = self._state(topic)
        sign = "✓" if state is TopicState.DONE else str(topic.votes) if topic.votes else "·"
        is_over = state in (TopicState.DONE, TopicState.PARKED)
        return DecidingRow(topic.id, True, sign, topic.text, "", state is TopicState.RUNNING, is_over)

    def _say_put(self, motion: Motion) -> None:
        if motion.state is MotionState.NO_QUORUM:
            told = self.tr("Not carried: there is no quorum. The result is kept as a decision.")
            choice = Choice(self.tr("OK"), lambda: self._desk.unsay(_PUT))
            self._desk.say(Notice(told, (choice,), tone="warn", key=_PUT, where=MEETING))

    def _call(self, work: Callable[[Services, int], object], done: Callable[[], None]) -> None:
        self._ask(work, lambda _: done())

    def _ask(self, work: Callable[[Services, int], Answer], answered: Callable[[Answer], None]) -> None:
        running = self._run.running
        if running is None:
            return
        meeting_id = running.meeting_id
        self._desk.store.call(lambda s: work(s, meeting_id), answered, self._refuse, priority=Priority.NOTE)

    # Following the meeting.

    def _follow(self) -> None:
        """Another item has other motions; what the meeting did with its topics goes to the vault."""
        running = self._run.running
        if running is None or not running.begun:
            return
        if self._run.item_id != self._loaded_for:
            self._desk.unsay(_PUT)
            self._question = self._mover = None
            self._load()
        now = (running.topics, running.topic)
        if self._view is not None and self._posted is not None and now != self._posted and self._view.topics:
            self._post(running.meeting_id, *now)
            self.changed.emit()
        self._look()

    def _post(self, meeting_id: int, waiting: tuple[int, ...], topic: int | None) -> None:
        """What the meeting did with the topics it knew; a card written meanwhile is none of them."""
        known = tuple(one.id for one in self._view.topics) if self._view else ()
        self._posted = (waiting, topic)
        self._outstanding += 1
        self._desk.store.call(
            lambda s: s.deciding.set_topics(meeting_id, known, waiting, topic),
            self._topics_kept,
            self._topics_not_kept,
            priority=Priority.NOTE,
        )

    def _topics_kept(self, _: object = None) -> None:
        self._outstanding -= 1
        if not self._outstanding:
            self._load()

    def _topics_not_kept(self, error: UserError) -> None:
        """Said, and tried again with what the meeting does next."""
        self._outstanding -= 1
        self._posted = ((), None)
        self._desk.fail(error)

    def _load(self) -> None:
        running, item_id = self._run.running, self._run.item_id
        if running is None or item_id is None:
            return
        self._loaded_for, meeting_id = item_id, running.meeting_id
        self._desk.store.call(lambda s: s.deciding.view(meeting_id, item_id), self._show, self._not_loaded)

    def _not_loaded(self, error: UserError) -> None:
        self._loaded_for = None
        self._desk.fail(error)

    def _show(self, view: DecidingView) -> None:
        self._view = view
        running = self._run.running
        if running is not None and not self._outstanding:
            waiting = tuple(t.id for t in view.topics if t.state is TopicState.WAITING)
            waiting = tuple(t for t in waiting if t != running.topic)
            self._posted = (waiting, running.topic)
            if waiting != running.topics:
                self._run.press(SetTopics(waiting))
        self._follow_question(self.question())
        self.changed.emit()

    def _follow_question(self, question: Motion | None) -> None:
        """Another one is put: everybody may speak anew, and its mover, who was to be next, no longer is."""
        if question is not None and question.id == self._question:
            return
        running, mover = self._run.running, self._mover
        if mover is not None and (question is None or question.id != mover[0]):
            if running is not None and mover[1] in running.table.next_up:
                self._run.put_next(mover[1])
            self._mover = None
        if question is None:
            return
        if self._question is not None:
            self._run.press(NextQuestion())
        self._question = question.id

    def _on_changed(self, change: Change) -> None:
        if self._loaded_for is not None and change.touches(Kind.MOTIONS, Kind.TOPICS, Kind.AGENDA):
            self._load()

    def _look(self) -> None:
        """The box of a topic is over: the room is asked, in the strip."""
        running = self._run.running
        over = running is not None and running.topic is not None and running.box.length_ns is not None
        if running is None or not over or (remaining_ns(running.box, self._run.now_ns) or 0) > 0:
            self._take_box_back()
            return
        choices = []
        more_s = domain.extension_s(running)
        if more_s is not None:
            told = self.tr("Thumbs up: +{n} min").format(n=round(more_s / 60))
            choices.append(Choice(told, lambda: self._run.press(ExtendBox())))
        following = self.topic_text(next(iter(running.topics), None))
        told = self.tr("That was it")
        if following:
            named = self.tr("Next: {name}").format(name=_short(following))
            told = self.tr("The next topic") if self._room_view else named
        choices.append(Choice(told, self._next_topic))
        text = "\n".join(choice.text for choice in choices)
        if text != self._box_text:
            self._box_text = text
            asked = self.tr("Time for this topic is over. All thumbs at once:")
            self._desk.say(Notice(asked, tuple(choices), tone="warn", key=_BOX, where=MEETING))

    def _take_box_back(self) -> None:
        if self._box_text:
            self._box_text = ""
            self._desk.unsay(_BOX)

    def _forget(self) -> None:
        self._view, self._loaded_for, self._posted = None, None, None
        self._outstanding, self._reworded = 0, None
        self._chosen = self._question = self._mover = None
        self._forget_removed()
        self._take_box_back()
        self.changed.emit()


PUT_BACK_MS = 10_000
"""How long a topic that was taken away can be put back, as a struck note can."""

TWO_THIRDS = "2/3"
"""Behind a result: so many of the votes cast are needed."""

DOTS_EACH = 3
"""Dots a person has. Source: Lean Coffee as TeamRetro and AgilePDX give it, three votes."""

_TOPIC_ORDER = {
    TopicState.RUNNING: 0, TopicState.WAITING: 1, TopicState.DONE: 2, TopicState.PARKED: 3,
}  # fmt: skip

_TAKEN_UP = (MotionState.TABLED, MotionState.NO_QUORUM)
"""What was not decided and may be put again."""


def _nothing() -> None:
    """Nothing is to be done when it is kept."""


_HINTS = {
    Ballot.SHOW_OF_HANDS: "7-2-1",
    Ballot.ROMAN: "6-1-3",
    Ballot.DOTS: "5-3-2",
    Ballot.RANKING: "12-9-7",
    Ballot.TEMPERATURE: "5-4-2-1-0-0",
    Ballot.CONSENT: "8-2-0",
    Ballot.SECRET: "7-2-1-0",
}


def _short(title: str) -> str:
    return title if len(title) <= _TITLE_MOST else title[: _TITLE_MOST - 1].rstrip() + "…"
