"""What is left to do at the door when the talk is over: owners, feedback, next date, close, papers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerdesk.domain.agenda import ON_A_CASE, Agenda, Item, attribution_of, is_presenters, walk
from peerdesk.domain.agenda import changed as with_item
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.editing import MOST_KEY_MESSAGES
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.feedback import parse_feedback
from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.members import Group, Member
from peerdesk.domain.next_date import parse_next_date, typed_again
from peerdesk.domain.notes import Action, NoteDraft, NoteKind, Owner, parse_draft
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.ports import UnitOfWork
from peerdesk.services.capture import owners_of
from peerdesk.services.context import Context
from peerdesk.services.planning import PlanningService

LEAST_KEY_MESSAGES = 3
"""Source: the layout of published summaries under the Rule, three to seven bullets."""

LED_KINDS = ON_A_CASE | {"present", "talk"}
"""Kinds of items and steps that somebody of the group leads."""


class Line(StrEnum):
    """The lines of the column, in the order in which they are done. There are nine at most."""

    OWNERS = "owners"
    FEEDBACK = "feedback"
    NEXT_DATE = "next_date"
    CLOSE = "close"
    FINDINGS = "findings"
    KEY_MESSAGES = "key_messages"
    PAPERS = "papers"
    MAILS = "mails"
    CASES = "cases"


class State(StrEnum):
    """How a line stands. LATER: only once the meeting is closed."""

    DONE = "done"
    TO_DO = "to_do"
    LATER = "later"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class LineView:
    """One line. count, of: its figures; what they count depends on the line."""

    line: Line
    state: State
    count: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class WrapUpView:
    """What the vault knows of a meeting that is at its end.

    promises: that may stand in a paper and are not done. ownerless: those without an owner. next_meeting: the
    first one of the group after this. proposed: its day as it would be typed, by the rhythm of the group.
    cases, given: items minuted to their presenter, and those of them that were handed over.
    """

    meeting: Meeting
    group: Group
    promises: int
    ownerless: tuple[Action, ...] = field(default=(), repr=False)
    next_meeting: Meeting | None = None
    proposed: str = ""
    cases: int = 0
    given: int = 0


@dataclass(frozen=True, slots=True)
class Drafted:
    """What is known of the draft of the minutes.

    blocking: strings to decide on before a file is written. key_messages: sentences on page one. sentences:
    that the paper tells.
    """

    blocking: int
    key_messages: int
    sentences: int


def lines_of(view: WrapUpView, drafted: Drafted | None = None) -> tuple[LineView, ...]:
    """The column. drafted: None as long as the draft was not read."""
    over = view.meeting.phase.is_over
    no_paper = view.meeting.attribution is Attribution.OFF_RECORD
    owners, feedback = len(view.ownerless), view.meeting.feedback
    return (
        LineView(Line.OWNERS, _counted(view.promises, owners), owners, view.promises),
        LineView(
            Line.FEEDBACK,
            _feedback_state(view.meeting),
            feedback.tenths if feedback else 0,
            feedback.count if feedback else 0,
        ),
        LineView(Line.NEXT_DATE, _next_state(view)),
        LineView(Line.CLOSE, State.DONE if over else State.TO_DO),
        _findings(view.meeting.phase, no_paper, drafted),
        _key_messages(view.meeting.phase, no_paper, drafted),
        LineView(Line.PAPERS, _after(over, done=view.meeting.is_written, needed=not no_paper)),
        LineView(Line.MAILS, _after(over, done=view.meeting.is_mailed)),
        LineView(
            Line.CASES,
            _after(over, done=view.given == view.cases, needed=view.cases > 0),
            view.cases - view.given,
            view.cases,
        ),
    )


def _counted(all_: int, left: int) -> State:
    if not all_:
        return State.NOT_NEEDED
    return State.TO_DO if left else State.DONE


def _feedback_state(meeting: Meeting) -> State:
    """Released minutes tell what was known then, and ask no more."""
    if meeting.feedback is not None:
        return State.DONE
    return State.NOT_NEEDED if meeting.phase is Phase.RELEASED else State.TO_DO


def _next_state(view: WrapUpView) -> State:
    if view.next_meeting is not None:
        return State.DONE
    return State.TO_DO if view.group.kept else State.NOT_NEEDED


def _after(over: bool, *, done: bool, needed: bool = True) -> State:
    """A line that waits for the close."""
    if not needed:
        return State.NOT_NEEDED
    if not over:
        return State.LATER
    return State.DONE if done else State.TO_DO


def _findings(phase: Phase, no_paper: bool, drafted: Drafted | None) -> LineView:
    """Minutes that are released ask no more, whatever would be found by now."""
    if no_paper:
        return LineView(Line.FINDINGS, State.NOT_NEEDED)
    if not phase.is_over or drafted is None:
        return LineView(Line.FINDINGS, State.LATER)
    asks = drafted.blocking > 0 and phase is not Phase.RELEASED
    state = _after(phase.is_over, done=not asks, needed=asks or not drafted.blocking)
    return LineView(Line.FINDINGS, state, drafted.blocking)


def _key_messages(phase: Phase, no_paper: bool, drafted: Drafted | None) -> LineView:
    """Minutes that are released have those they were released with."""
    if not phase.is_over or drafted is None:
        return LineView(Line.KEY_MESSAGES, State.NOT_NEEDED if no_paper else State.LATER)
    least = min(LEAST_KEY_MESSAGES, drafted.sentences)
    done = drafted.key_messages >= least or phase is Phase.RELEASED
    state = _after(phase.is_over, done=done, needed=not no_paper and least > 0)
    return LineView(Line.KEY_MESSAGES, state, drafted.key_messages, MOST_KEY_MESSAGES)


class WrapUpService:
    """What is typed at the door."""

    def __init__(self, context: Context, planning: PlanningService) -> None:
        self._context = context
        self._planning = planning

    def view(self, meeting_id: int) -> WrapUpView:
        """How the meeting stands. Raises UserError `meeting_gone`."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            group, agenda = unit.groups.get(meeting.group_id), unit.meetings.agenda(meeting_id)
            open_ = [a for a in unit.notes.actions(meeting_id) if a.papers is not Papers.NONE and not a.done]
            following = _following(unit, meeting)
            cases = _cases(unit, meeting, group, agenda)
        ownerless = tuple(sorted((a for a in open_ if not a.owners), key=lambda action: action.key))
        given = sum(item.given_on is not None for item in cases)
        proposed = self._proposed(meeting) if group.kept else ""
        return WrapUpView(meeting, group, len(open_), ownerless, following, proposed, len(cases), given)

    def set_owner(self, meeting_id: int, key: bytes, typed: str) -> tuple[Owner, ...]:
        """Who keeps a promise and by when, as behind `>` in a note: `mk 2 apr`. Returns who keeps it now.

        A day without a name changes the day alone. Raises BadInput `owner_unread`, UserError `line_gone`.
        """
        draft = NoteDraft(f"{_BODY} > {typed.replace('>', ' ')}", NoteKind.ACTION)
        parsed = parse_draft(draft, self._context.today())
        if parsed.text != _BODY or not (parsed.owners or parsed.due):
            raise BadInput("owner_unread", text=typed.strip()[:40])
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            action = unit.notes.get_action(key)
            if action is None or action.meeting_id != meeting_id:
                raise UserError("line_gone")
            owners = owners_of(parsed.owners, unit.groups.members(meeting.group_id)) or action.owners
            unit.notes.save_action(replace(action, owners=owners, due=parsed.due or action.due))
            unit.commit()
        self._context.publish(changed(Kind.ACTIONS, meeting_id=meeting_id))
        return owners

    def take_owner_away(self, meeting_id: int, key: bytes) -> None:
        """Nobody keeps a promise any more, and no day is set. Raises UserError `line_gone`."""
        with self._context.units() as unit:
            action = unit.notes.get_action(key)
            if action is None or action.meeting_id != meeting_id:
                raise UserError("line_gone")
            unit.notes.save_action(replace(action, owners=(), due=None))
            unit.commit()
        self._context.publish(changed(Kind.ACTIONS, meeting_id=meeting_id))

    def set_feedback(self, meeting_id: int, typed: str) -> Feedback | None:
        """How the evening was rated, kept as a sum; an empty line takes it back.

        Raises BadInput as `parse_feedback` does, UserError `minutes_released`: they tell it.
        """
        feedback = parse_feedback(typed)
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.phase is Phase.RELEASED:
                raise UserError("minutes_released")
            unit.meetings.save(replace(meeting, feedback=feedback))
            unit.commit()
        self._context.publish(changed(Kind.MEETINGS, meeting_id=meeting_id, group_id=meeting.group_id))
        return feedback

    def set_next_date(self, meeting_id: int, typed: str, begun: Collection[int] | None = None) -> Meeting:
        """A draft of the meeting after this one on the day typed, or that draft moved to it; nothing is sent.

        begun: the items that were, as long as the meeting is not closed. Without a time of day it starts as
        this one did. Raises BadInput as `parse_next_date` does, `next_lead_unknown` or `next_lead_no_item`,
        UserError `next_not_kept` for a meeting on the spot.
        """
        wanted = parse_next_date(typed, self._context.today())
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            group, members = unit.groups.get(meeting.group_id), unit.groups.members(meeting.group_id)
            following = _following(unit, meeting)
            agenda = unit.meetings.agenda(following.id if following is not None else meeting_id)
        if not group.kept:
            raise UserError("next_not_kept")
        lead = _lead(wanted.lead, members)
        if lead is not None and _led(agenda, free=False) is None:
            raise BadInput("next_lead_no_item")
        starts = wanted.starts or meeting.starts
        if following is not None and following.phase is Phase.DRAFT:
            following = self._moved(replace(following, day=wanted.day, starts=starts))
        else:
            following = self._planning.make_next(
                meeting_id, meeting.title, wanted.day, starts, meeting.slot_minutes, begun
            )
        if lead is not None:
            self._let_lead(following, lead)
        return following

    def _moved(self, meeting: Meeting) -> Meeting:
        with self._context.units() as unit:
            unit.meetings.save(meeting)
            unit.commit()
        self._context.publish(changed(Kind.MEETINGS, meeting_id=meeting.id, group_id=meeting.group_id))
        return meeting

    def _let_lead(self, meeting: Meeting, lead: int) -> None:
        with self._context.units() as unit:
            agenda = unit.meetings.agenda(meeting.id)
            item = _led(agenda, free=True) or _led(agenda, free=False)
            if item is None:
                return
            unit.meetings.save_agenda(meeting.id, with_item(agenda, replace(item, lead_id=lead)))
            unit.commit()
        self._context.publish(changed(Kind.AGENDA, meeting_id=meeting.id, group_id=meeting.group_id))

    def _proposed(self, meeting: Meeting) -> str:
        return typed_again(self._planning.next_proposed(meeting.id).day, meeting.starts)


_BODY = "x"
"""Stands for the text of a promise where only what is behind its `>` is read."""


def _following(unit: UnitOfWork, meeting: Meeting) -> Meeting | None:
    """The next meeting of the group: the first one behind this day that was not held."""
    after = [
        one
        for one in unit.meetings.of_group(meeting.group_id)
        if one.id != meeting.id and one.day >= meeting.day and one.phase is Phase.DRAFT
    ]
    return min(after, key=lambda one: (one.day, one.id), default=None)


def _cases(unit: UnitOfWork, meeting: Meeting, group: Group, agenda: Agenda) -> list[Item]:
    """Items whose talk is its presenter's, if anything was taken down on them or was handed over."""
    noted = {note.item_id for note in unit.notes.of_meeting(meeting.id)}

    def told(item: Item) -> bool:
        inner = [one for one in (item, *item.steps) if one.id in noted]
        rules = (attribution_of(agenda, one.id, meeting.attribution) for one in inner)
        return any(rule is not Attribution.OFF_RECORD for rule in rules)

    cases = (item for item in agenda if is_presenters(item, group.facilitator_id, meeting.attribution))
    return [item for item in cases if item.given_on is not None or told(item)]


def _lead(typed: str, members: Sequence[Member]) -> int | None:
    """The member meant; None for nobody typed."""
    if not typed:
        return None
    found: tuple[Owner, ...] = owners_of((typed,), tuple(members))
    if not found or found[0].member_id is None:
        raise BadInput("next_lead_unknown", text=typed[:40])
    return found[0].member_id


def _led(agenda: Agenda, *, free: bool) -> Item | None:
    """The first item that somebody of the group leads. free: and that nobody leads yet."""
    for item in agenda:
        kinds = {inner.kind for inner in walk((item,))}
        if not item.skipped and kinds & LED_KINDS and not (free and item.lead_id is not None):
            return item
    return None
