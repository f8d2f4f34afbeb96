"""Deciding together: results of votes as notes, motions, the topics of a lean coffee.

A vote is kept as its sentence only, figures and all where they point at nobody. Who moved and who seconded
is kept in items on the record only. Topics are gone at the close.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.domain import motions as moving
from peerdesk.domain import topics as coffee
from peerdesk.domain.agenda import Agenda, attribution_of, is_presenters
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Member
from peerdesk.domain.motions import Motion, MotionState
from peerdesk.domain.notes import Note, NoteKind
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.domain.topics import Topic, Topics
from peerdesk.domain.votes import Tally, may_show_figures, wording
from peerdesk.ports import UnitOfWork, Vault
from peerdesk.services.capture import CaptureService, LastNote
from peerdesk.services.context import Context, new_id, new_key


@dataclass(frozen=True, slots=True)
class DecidingView:
    """Motions of one item and topics of its meeting.

    motions: in the order in which they are put, without names unless the item is on the record. topics: most
    votes first. quorum: members needed to decide, None: any number.
    """

    motions: tuple[Motion, ...] = field(repr=False)
    topics: Topics = field(repr=False)
    on_record: bool
    quorum: int | None


class DecidingService:
    """Votes, motions and topics of the running meeting."""

    def __init__(self, context: Context, vault: Vault, capture: CaptureService) -> None:
        self._context = context
        self._vault = vault
        self._capture = capture

    def view(self, meeting_id: int, item_id: int) -> DecidingView:
        """What an item has. Raises UserError `meeting_gone`."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            on_record = _rule(unit, meeting, item_id) is Attribution.ON_RECORD
            motions = moving.with_amendments(unit.motions.of_item(item_id))
            return DecidingView(
                tuple(motion if on_record else _nameless(motion) for motion in motions),
                coffee.ordered(unit.topics.of_meeting(meeting_id)),
                on_record,
                unit.groups.get(meeting.group_id).quorum,
            )

    def record(self, meeting_id: int, item_id: int, tally: Tally, question: str) -> LastNote:
        """Keep the result of a vote as a decision, made neutral like any note of its item.

        Its figures stand on the record, elsewhere where they point at nobody. Raises BadInput
        `votes_exceed_present`, and what keeping a note raises.
        """
        _check_present(tally)
        with self._context.units() as unit:
            rule = _rule(unit, unit.meetings.get(meeting_id), item_id)
        text = wording(tally, question, with_figures=may_show_figures(tally, rule))
        return self._capture.add_sentence(meeting_id, item_id, NoteKind.DECISION, text)

    # Motions.

    def move(self, meeting_id: int, item_id: int, text: str, mover_id: int | None = None) -> Motion:
        """A new motion. mover_id: kept on the record only. Raises as keeping a note does."""
        return self._moved(meeting_id, item_id, text, mover_id, None)

    def amend(self, meeting_id: int, motion_id: int, text: str, mover_id: int | None = None) -> Motion:
        """An amendment of an open motion. mover_id: kept on the record only.

        Raises UserError `motion_gone`, `motion_decided`, `amended_enough`, and what keeping a note raises.
        """
        with self._context.units() as unit:
            motion = _open(unit, motion_id)
            if not moving.may_amend(motion, unit.motions.of_item(motion.item_id)):
                raise UserError("amended_enough")
        return self._moved(meeting_id, motion.item_id, text, mover_id, motion_id)

    def second(self, meeting_id: int, motion_id: int, seconder_id: int | None = None) -> Motion:
        """Somebody seconds it. seconder_id: kept on the record only.

        Raises UserError `motion_gone`, `motion_decided`, `note_after_close`.
        """
        return self._changed(
            meeting_id, motion_id, lambda motion: replace(motion, seconded=True, seconder_id=seconder_id)
        )

    def reword(self, meeting_id: int, motion_id: int, text: str) -> Motion:
        """Another text of an open motion, as after an amendment was carried.

        Raises UserError `motion_gone`, `motion_decided`, and what keeping a note raises.
        """
        with self._context.units() as unit:
            item_id = _open(unit, motion_id).item_id
            text = self._capture.made_neutral(unit, meeting_id, item_id, text)
        return self._changed(meeting_id, motion_id, lambda motion: replace(motion, text=text))

    def withdraw(self, meeting_id: int, motion_id: int) -> Motion:
        """Its mover takes it back, with what amends it; the minutes say nothing of it.

        Raises UserError `motion_gone`, `motion_decided`, `note_after_close`.
        """
        return self._changed(
            meeting_id, motion_id, lambda motion: replace(motion, state=MotionState.WITHDRAWN)
        )

    def table(self, meeting_id: int, motion_id: int) -> Motion:
        """Lay it aside with what amends it, and keep a note that says so.

        Raises UserError `motion_gone`, `motion_decided`, and what keeping a note raises.
        """
        with self._context.units() as unit:
            motion = replace(_open(unit, motion_id), state=MotionState.TABLED)
        return self._noted(meeting_id, motion)

    def take_up(self, meeting_id: int, motion_id: int) -> Motion:
        """A motion that was laid aside, or for which there was no quorum, is open again.

        Raises UserError `motion_gone`, `motion_decided`, `note_after_close`.
        """
        with self._context.units() as unit:
            meeting, motion = unit.meetings.get(meeting_id), unit.motions.get(motion_id)
            if meeting.phase.is_over:
                raise UserError("note_after_close")
            if motion.state not in (MotionState.TABLED, MotionState.NO_QUORUM):
                raise UserError("motion_decided")
            motion = replace(motion, state=MotionState.OPEN, votes=())
            unit.motions.save([motion])
            unit.commit()
        self._publish(meeting_id, Kind.MOTIONS)
        return motion

    def remove_motion(self, meeting_id: int, motion_id: int) -> None:
        """Erase a motion with what amends it; its words leave the files at once. Its note stays."""
        with self._context.units() as unit:
            _remove(unit, unit.motions.get(motion_id))
            unit.commit()
        self._vault.scrub()
        self._publish(meeting_id, Kind.MOTIONS)

    def put(self, meeting_id: int, motion_id: int, tally: Tally, here: Collection[int]) -> Motion:
        """Put it to the vote, and keep what became of it as a decision.

        A show of hands or a secret ballot. here: everybody present, by id; members count towards the quorum.
        Its figures are kept on the record, elsewhere where they point at nobody. Raises UserError
        `motion_gone`, `motion_decided`, `amendments_first`, `not_seconded`, BadInput `votes_exceed_present`,
        and what keeping a note raises.
        """
        _check_present(tally)
        with self._context.units() as unit:
            motion = _open(unit, motion_id)
            if moving.needs_second(motion, len(here)):
                raise UserError("not_seconded")
            if moving.pending(motion, unit.motions.of_item(motion.item_id), len(here)):
                raise UserError("amendments_first")
            meeting = unit.meetings.get(meeting_id)
            group, members = unit.groups.get(meeting.group_id), unit.groups.members(meeting.group_id)
            rule = _rule(unit, meeting, motion.item_id)
        quorate = moving.has_quorum(moving.members_here(here, members), group.quorum)
        motion = moving.decided(motion, tally, quorate=quorate)
        if not may_show_figures(tally, rule):
            motion = replace(motion, votes=())
        return self._noted(meeting_id, motion)

    def _moved(
        self, meeting_id: int, item_id: int, text: str, mover_id: int | None, amends_id: int | None
    ) -> Motion:
        with self._context.units() as unit:
            text = self._capture.made_neutral(unit, meeting_id, item_id, text)
            meeting = unit.meetings.get(meeting_id)
            position = max((one.position + 1 for one in unit.motions.of_item(item_id)), default=0)
            motion = Motion(
                new_id(), item_id, text, mover_id=mover_id, amends_id=amends_id, position=position
            )
            motion = _as_ruled(unit, meeting, motion)
            unit.motions.save([motion])
            unit.commit()
        self._publish(meeting_id, Kind.MOTIONS)
        return motion

    def _changed(self, meeting_id: int, motion_id: int, change: Callable[[Motion], Motion]) -> Motion:
        with self._context.units() as unit:
            meeting, motion = unit.meetings.get(meeting_id), change(_open(unit, motion_id))
            if meeting.phase.is_over:
                raise UserError("note_after_close")
            motion = _save_settled(unit, meeting, motion)
            unit.commit()
        self._publish(meeting_id, Kind.MOTIONS)
        return motion

    def _noted(self, meeting_id: int, motion: Motion) -> Motion:
        """Keep what became of a motion with the note that says so, both or neither."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            motion = _as_ruled(unit, meeting, motion)
            names = _names(unit.groups.members(meeting.group_id))
            line = moving.minutes_line(motion, unit.motions.of_item(motion.item_id), names)

        def also(unit: UnitOfWork) -> None:
            _save_settled(unit, meeting, motion)

        def gone(unit: UnitOfWork, *, struck: bool) -> None:
            """With its note the result goes: struck, the motion too; taken back, it is open again."""
            found = next((m for m in unit.motions.of_item(motion.item_id) if m.id == motion.id), None)
            if found is not None and struck:
                _remove(unit, found)
            elif found is not None:
                unit.motions.save([replace(found, state=MotionState.OPEN, votes=())])

        self._capture.add_sentence(meeting_id, motion.item_id, NoteKind.DECISION, line, also=also, gone=gone)
        self._publish(meeting_id, Kind.MOTIONS)
        return motion

    # Topics.

    def add_topic(self, meeting_id: int, item_id: int, text: str) -> Topic:
        """A card, made neutral like a note. Raises as keeping a note does."""
        with self._context.units() as unit:
            text = self._capture.made_neutral(unit, meeting_id, item_id, text)
            position = max((one.position + 1 for one in unit.topics.of_item(item_id)), default=0)
            topic = Topic(new_id(), item_id, text, position=position)
            unit.topics.save([topic])
            unit.commit()
        self._publish(meeting_id, Kind.TOPICS)
        return topic

    def vote_topics(self, meeting_id: int, votes: Mapping[int, int]) -> None:
        """Totals by id; topics that are not named keep theirs."""
        self._topics(meeting_id, lambda topics: coffee.voted(topics, votes))

    def set_topics(
        self, meeting_id: int, known: Collection[int], waiting: Collection[int], running: int | None
    ) -> None:
        """What the meeting does with the topics it knows: those that wait, and the one that is talked about.

        All others it knows were talked about. The same again changes nothing.
        """
        self._topics(meeting_id, lambda topics: coffee.as_run(topics, known, waiting, running))

    def remove_topic(self, meeting_id: int, topic_id: int) -> None:
        """Erase a card; its words leave the files at once, as those of a struck note do."""
        with self._context.units() as unit:
            unit.topics.delete([topic_id])
            unit.commit()
        self._vault.scrub()
        self._publish(meeting_id, Kind.TOPICS)

    def _topics(self, meeting_id: int, change: Callable[[Topics], Topics]) -> None:
        with self._context.units() as unit:
            before = unit.topics.of_meeting(meeting_id)
            new = [now for old, now in zip(before, change(before), strict=True) if now != old]
            unit.topics.save(new)
            unit.commit()
        if new:
            self._publish(meeting_id, Kind.TOPICS)

    def _publish(self, meeting_id: int, *kinds: Kind) -> None:
        self._context.publish(changed(*kinds, meeting_id=meeting_id))


def settle(unit: UnitOfWork, meeting: Meeting, agenda: Agenda) -> None:
    """At the close: waiting topics become parked notes, then all topics go, and motions off the record.

    What was parked is made neutral with the notes, after this.
    """
    topics = unit.topics.of_meeting(meeting.id)
    _park(unit, topics)
    unit.topics.delete([topic.id for topic in topics])
    of_meeting = meeting.attribution
    unit.motions.delete(
        [
            motion.id
            for motion in unit.motions.of_meeting(meeting.id)
            if motion.state is MotionState.WITHDRAWN
            or attribution_of(agenda, motion.item_id, of_meeting) is not Attribution.ON_RECORD
        ]
    )


def tighten(unit: UnitOfWork, meeting: Meeting, rule: Attribution, before: Agenda) -> None:
    """Where an item is no longer on the record, who moved and seconded is forgotten.

    After the close the motion goes, as it would have gone then. Where what was a report on the record is a
    case by it, promises go from the shared minutes to the members' sheet: all, for none knows its item. rule,
    before: of the meeting until now, and its agenda.
    """
    agenda = unit.meetings.agenda(meeting.id)
    facilitator_id = unit.groups.get(meeting.group_id).facilitator_id
    reported = {one.id for one in before if (one.attribution or rule) is Attribution.ON_RECORD}
    cases = {one.id for one in agenda if is_presenters(one, facilitator_id, meeting.attribution)}
    if reported & cases:
        for action in unit.notes.actions(meeting.id):
            if action.papers is Papers.ALL:
                unit.notes.save_action(replace(action, papers=Papers.MEMBERS_SHEET))
    off = [
        motion
        for motion in unit.motions.of_meeting(meeting.id)
        if attribution_of(agenda, motion.item_id, meeting.attribution) is not Attribution.ON_RECORD
    ]
    if meeting.phase.is_over:
        unit.motions.delete([motion.id for motion in off])
    else:
        unit.motions.save([_nameless(motion) for motion in off if _nameless(motion) != motion])


def _remove(unit: UnitOfWork, motion: Motion) -> None:
    below = [one for one in unit.motions.of_item(motion.item_id) if one.amends_id == motion.id]
    for one in below:
        _remove(unit, one)
    unit.motions.delete([motion.id])


def _park(unit: UnitOfWork, topics: Sequence[Topic]) -> int:
    parked = [new for old, new in zip(topics, coffee.rest_parked(topics), strict=True) if new != old]
    for topic in parked:
        unit.notes.add(Note(new_key(), topic.item_id, NoteKind.PARKED, topic.text))
    unit.topics.save(parked)
    return len(parked)


def _rule(unit: UnitOfWork, meeting: Meeting, item_id: int) -> Attribution:
    return attribution_of(unit.meetings.agenda(meeting.id), item_id, meeting.attribution)


def _as_ruled(unit: UnitOfWork, meeting: Meeting, motion: Motion) -> Motion:
    """The motion as it may be stored: with names on the record only."""
    return motion if _rule(unit, meeting, motion.item_id) is Attribution.ON_RECORD else _nameless(motion)


def _save_settled(unit: UnitOfWork, meeting: Meeting, motion: Motion) -> Motion:
    motion = _as_ruled(unit, meeting, motion)
    before = unit.motions.of_item(motion.item_id)
    unit.motions.save([new for new in moving.settled(before, motion) if new not in before])
    return motion


def _nameless(motion: Motion) -> Motion:
    return replace(motion, mover_id=None, seconder_id=None)


def _open(unit: UnitOfWork, motion_id: int) -> Motion:
    motion = unit.motions.get(motion_id)
    if not motion.is_open:
        raise UserError("motion_decided")
    return motion


def _names(members: Sequence[Member]) -> dict[int, str]:
    return {member.id: member.name for member in members}


def _check_present(tally: Tally) -> None:
    if tally.exceeds_present:
        raise BadInput("votes_exceed_present", present=tally.present or 0)
