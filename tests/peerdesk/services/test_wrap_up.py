"""What is left to do at the door, and what is typed there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.notes import Action, Owner
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.services.context import Context
from peerdesk.services.planning import PlanningService
from peerdesk.services.wrap_up import Drafted, Line, State, WrapUpService, WrapUpView, lines_of
from tests.clock import FakeClock
from tests.peerdesk.services.evening import DAY, GROUP, MEETING, evening, key, note, promise
from tests.peerdesk.services.fakes import FakeUnits, Published

TALK, CASE, LATER = 100, 101, 102
ITEMS = (
    Item(TALK, "Talk", length_s=600),
    Item(CASE, "Case", kind="present", lead_id=2, length_s=600),
    Item(LATER, "Left over", length_s=600),
)
OWNERLESS = Action(key(8), MEETING, "Send the list")


class Door:
    """A service over rows in memory."""

    def __init__(self, units: FakeUnits, clock: FakeClock) -> None:
        self.units, self.published = units, Published()
        context = Context(units, clock, self.published)
        self.service = WrapUpService(context, PlanningService(context))
        self.today = context.today()

    @property
    def view(self) -> WrapUpView:
        return self.service.view(MEETING)

    def state(self, line: Line, drafted: Drafted | None = None) -> State:
        return next(one.state for one in lines_of(self.view, drafted) if one.line is line)

    def next(self) -> Meeting:
        (found,) = [one for one in self.units.rows.meetings.values() if one.id != MEETING]
        return found

    def put(self, **changes: object) -> None:
        rows = self.units.rows.meetings
        rows[MEETING] = replace(rows[MEETING], **changes)  # type: ignore[arg-type]


def door(clock: FakeClock, **rest: object) -> Door:
    rest = {"phase": Phase.RUNNING, "items": ITEMS} | rest
    return Door(evening(**rest), clock)  # type: ignore[arg-type]


# The column.


def test_there_are_nine_lines_each_once(clock: FakeClock) -> None:
    lines = [one.line for one in lines_of(door(clock).view)]
    assert lines == list(Line)
    assert len(lines) == 9


def test_an_empty_meeting_asks_only_for_what_it_can_have(clock: FakeClock) -> None:
    empty = door(clock, items=())
    found = {one.line: one.state for one in lines_of(empty.view)}
    assert found[Line.OWNERS] is State.NOT_NEEDED
    assert found[Line.CASES] is State.NOT_NEEDED
    assert found[Line.CLOSE] is State.TO_DO
    assert found[Line.FEEDBACK] is State.TO_DO


def test_owners_are_counted_of_promises_that_may_stand_in_a_paper(clock: FakeClock) -> None:
    secret = replace(OWNERLESS, key=key(9), papers=Papers.NONE)
    kept = replace(OWNERLESS, key=key(10), done=True)
    ours = door(clock, actions=(promise(7, "Call"), OWNERLESS, secret, kept))
    assert (ours.view.promises, [one.key for one in ours.view.ownerless]) == (2, [key(8)])
    line = lines_of(ours.view)[0]
    assert (line.state, line.count, line.of) == (State.TO_DO, 1, 2)
    assert "Send the list" not in repr(ours.view)


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.SENT, Phase.RELEASED], ids=str)
def test_papers_and_mails_are_done_once_they_were_written(clock: FakeClock, phase: Phase) -> None:
    ours = door(clock, phase=phase)
    assert (ours.state(Line.PAPERS), ours.state(Line.MAILS)) == (State.TO_DO, State.TO_DO)
    ours.put(is_written=True)
    assert (ours.state(Line.PAPERS), ours.state(Line.MAILS)) == (State.DONE, State.TO_DO)
    ours.put(is_mailed=True)
    assert (ours.state(Line.PAPERS), ours.state(Line.MAILS)) == (State.DONE, State.DONE)


def test_papers_and_mails_wait_for_the_close(clock: FakeClock) -> None:
    ours = door(clock)
    assert (ours.state(Line.PAPERS), ours.state(Line.MAILS)) == (State.LATER, State.LATER)


@pytest.mark.parametrize(
    ("drafted", "findings", "messages"),
    [
        (None, State.LATER, State.LATER),
        (Drafted(2, 0, 10), State.TO_DO, State.TO_DO),
        (Drafted(0, 3, 10), State.DONE, State.DONE),
        (Drafted(0, 2, 2), State.DONE, State.DONE),
        (Drafted(0, 0, 0), State.DONE, State.NOT_NEEDED),
    ],
)
def test_the_draft_says_what_is_left_to_look_at(
    clock: FakeClock, drafted: Drafted | None, findings: State, messages: State
) -> None:
    ours = door(clock, phase=Phase.CLOSED)
    assert ours.state(Line.FINDINGS, drafted) is findings
    assert ours.state(Line.KEY_MESSAGES, drafted) is messages


@pytest.mark.parametrize(
    ("drafted", "findings", "messages"),
    [
        (Drafted(0, 1, 10), State.DONE, State.DONE),
        (Drafted(2, 0, 10), State.NOT_NEEDED, State.DONE),
        (Drafted(0, 0, 0), State.DONE, State.NOT_NEEDED),
    ],
)
def test_released_minutes_ask_no_more(
    clock: FakeClock, drafted: Drafted, findings: State, messages: State
) -> None:
    ours = door(clock, phase=Phase.RELEASED)
    assert ours.state(Line.FINDINGS, drafted) is findings
    assert ours.state(Line.KEY_MESSAGES, drafted) is messages


def test_off_the_record_there_is_no_paper(clock: FakeClock) -> None:
    ours = door(clock, phase=Phase.CLOSED, attribution=Attribution.OFF_RECORD)
    for line in (Line.FINDINGS, Line.KEY_MESSAGES, Line.PAPERS, Line.CASES):
        assert ours.state(line, Drafted(3, 0, 9)) is State.NOT_NEEDED
    assert ours.state(Line.MAILS) is State.TO_DO
    ours.put(is_mailed=True)
    assert ours.state(Line.MAILS) is State.DONE


def test_cases_are_counted_until_they_are_given(clock: FakeClock) -> None:
    ours = door(clock, phase=Phase.CLOSED, notes=(note(1, CASE, "Fees rose"),))
    assert (ours.view.cases, ours.view.given, ours.state(Line.CASES)) == (1, 0, State.TO_DO)
    rows = ours.units.rows
    rows.notes.clear()
    rows.agendas[MEETING] = tuple(replace(item, given_on=DAY) if item.id == CASE else item for item in ITEMS)
    assert (ours.view.cases, ours.view.given, ours.state(Line.CASES)) == (1, 1, State.DONE)


def test_on_the_spot_there_is_no_next_date(clock: FakeClock) -> None:
    ours = door(clock)
    ours.units.rows.groups[GROUP] = replace(ours.units.rows.groups[GROUP], kept=False)
    assert ours.state(Line.NEXT_DATE) is State.NOT_NEEDED
    assert ours.view.proposed == ""
    with pytest.raises(UserError) as error:
        ours.service.set_next_date(MEETING, "2 apr")
    assert error.value.key == "next_not_kept"


# Owners.


def test_an_owner_and_a_day_are_typed_as_behind_a_note(clock: FakeClock) -> None:
    ours = door(clock, actions=(OWNERLESS,))
    ours.service.set_owner(MEETING, key(8), "as, Bene 2 apr")
    (action,) = ours.units.rows.actions.values()
    assert action.owners == (Owner(1, "Ana Silva"), Owner(2, "Benedikt Okafor"))
    assert action.due == dt.date(ours.today.year + (ours.today > dt.date(ours.today.year, 4, 2)), 4, 2)
    assert ours.state(Line.OWNERS) is State.DONE
    assert ours.published.changes[-1].touches(Kind.ACTIONS)


def test_a_day_alone_leaves_the_owner(clock: FakeClock) -> None:
    ours = door(clock, actions=(promise(8, "Call"),))
    ours.service.set_owner(MEETING, key(8), "2 apr")
    (action,) = ours.units.rows.actions.values()
    assert action.owners == (Owner(1, "Ana Silva"),)
    assert action.due is not None


def test_an_owner_and_the_day_can_be_taken_away(clock: FakeClock) -> None:
    ours = door(clock, actions=(promise(8, "Call"),))
    ours.service.set_owner(MEETING, key(8), "2 apr")
    ours.service.take_owner_away(MEETING, key(8))
    (action,) = ours.units.rows.actions.values()
    assert (action.owners, action.due) == ((), None)
    with pytest.raises(UserError, match="line_gone"):
        ours.service.take_owner_away(MEETING + 1, key(8))


@pytest.mark.parametrize("typed", ["", "  ", "whoever has the most time of us all 99"])
def test_what_is_no_owner_is_refused(clock: FakeClock, typed: str) -> None:
    ours = door(clock, actions=(OWNERLESS,))
    with pytest.raises(UserError) as error:
        ours.service.set_owner(MEETING, key(8), typed)
    assert error.value.key == "owner_unread"
    assert ours.units.rows.actions == {key(8): OWNERLESS}


def test_a_promise_of_another_meeting_is_left_alone(clock: FakeClock) -> None:
    ours = door(clock, actions=(replace(OWNERLESS, meeting_id=77),))
    with pytest.raises(UserError) as error:
        ours.service.set_owner(MEETING, key(8), "as")
    assert error.value.key == "line_gone"


# Feedback.


def test_feedback_is_kept_as_a_sum_and_can_be_taken_back(clock: FakeClock) -> None:
    ours = door(clock)
    assert ours.service.set_feedback(MEETING, "8 9 7 10 8") == Feedback(5, 84)
    assert ours.view.meeting.feedback == Feedback(5, 84)
    line = lines_of(ours.view)[1]
    assert (line.state, line.count, line.of) == (State.DONE, 84, 5)
    ours.service.set_feedback(MEETING, "")
    assert ours.view.meeting.feedback is None


def test_feedback_that_cannot_be_read_changes_nothing(clock: FakeClock) -> None:
    ours = door(clock)
    ours.service.set_feedback(MEETING, "8 9 7")
    with pytest.raises(UserError):
        ours.service.set_feedback(MEETING, "8")
    assert ours.view.meeting.feedback == Feedback(3, 80)


def test_released_minutes_tell_the_rating_they_were_released_with(clock: FakeClock) -> None:
    ours = door(clock, phase=Phase.RELEASED)
    with pytest.raises(UserError) as error:
        ours.service.set_feedback(MEETING, "8 9 7 10 8")
    assert error.value.key == "minutes_released"
    assert ours.view.meeting.feedback is None
    assert ours.state(Line.FEEDBACK) is State.NOT_NEEDED


# The next date.


def test_the_next_meeting_is_a_draft_with_what_was_left_over(clock: FakeClock) -> None:
    ours = door(clock)
    ours.put(starts=dt.time(18), day=ours.today)
    made = ours.service.set_next_date(MEETING, "2 apr 18:30", begun=frozenset({TALK, CASE}))
    assert (made.phase, made.starts, made.day.month, made.day.day) == (Phase.DRAFT, dt.time(18, 30), 4, 2)
    titles = [item.title for item in ours.units.rows.agendas[made.id]]
    assert titles == ["Left over", "Talk", "Case"]
    assert ours.state(Line.NEXT_DATE) is State.DONE


def test_without_a_time_it_starts_as_this_one_did(clock: FakeClock) -> None:
    ours = door(clock)
    ours.put(starts=dt.time(18), day=ours.today)
    assert ours.service.set_next_date(MEETING, "2 apr").starts == dt.time(18)


def test_another_date_moves_the_draft_and_makes_no_second(clock: FakeClock) -> None:
    ours = door(clock)
    ours.put(day=ours.today)
    first = ours.service.set_next_date(MEETING, "2 apr")
    ours.service.set_next_date(MEETING, "9 apr 19:00")
    assert ours.next() == replace(first, day=first.day + dt.timedelta(days=7), starts=dt.time(19))


def test_whoever_is_typed_leads_what_a_member_leads(clock: FakeClock) -> None:
    ours = door(clock)
    ours.put(day=ours.today)
    made = ours.service.set_next_date(MEETING, "2 apr 18:30 cr")
    leads = {item.title: item.lead_id for item in ours.units.rows.agendas[made.id]}
    assert leads == {"Talk": None, "Case": 3, "Left over": None}


@pytest.mark.parametrize(
    ("typed", "items", "why"),
    [
        ("2 apr zz", ITEMS, "next_lead_unknown"),
        ("2 apr as", (Item(TALK, "Talk"),), "next_lead_no_item"),
        ("soon", ITEMS, "next_date_unread"),
    ],
    ids=["unknown", "nothing led", "no day"],
)
def test_a_date_that_cannot_be_kept_makes_nothing(
    clock: FakeClock, typed: str, items: tuple[Item, ...], why: str
) -> None:
    ours = door(clock, items=items)
    with pytest.raises(UserError) as error:
        ours.service.set_next_date(MEETING, typed)
    assert error.value.key == why
    assert list(ours.units.rows.meetings) == [MEETING]


def test_the_proposed_date_can_be_typed_as_it_stands(clock: FakeClock) -> None:
    ours = door(clock)
    ours.put(day=ours.today, starts=dt.time(18, 30))
    proposed = ours.view.proposed
    made = ours.service.set_next_date(MEETING, proposed)
    assert made.starts == dt.time(18, 30)
    assert made.day > ours.today
