"""Deciding together: what is kept of a vote, of a motion and of a topic, and what the close takes away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import UserError, VaultError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import Stage
from peerdesk.domain.motions import SMALL_BOARD, Motion, MotionState
from peerdesk.domain.notes import Action, NoteKind
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.domain.running import ItemPlan, Running, StepPlan
from peerdesk.domain.topics import TopicState
from peerdesk.domain.votes import Ballot, Tally, parse
from peerdesk.services import deciding
from peerdesk.services.capture import CaptureService
from peerdesk.services.context import Context
from peerdesk.services.deciding import DecidingService
from peerdesk.services.running import RunningService
from tests.clock import FakeClock
from tests.markers import KEPT, STRUCK, SURNAME
from tests.peerdesk.services.evening import GROUP, MEETING, evening, roster_of
from tests.peerdesk.services.failing import Desk, FailingUnits
from tests.peerdesk.services.fakes import Published
from tests.peerdesk.test_secrecy import Evening
from tests.peerdesk.test_secrecy import evening as real_evening

__all__ = ["real_evening"]

TALK, BOARD, STEP = 100, 101, 102
AGENDA = (
    Item(TALK, "Talk"),
    Item(BOARD, "Business", attribution=Attribution.ON_RECORD, steps=(Item(STEP, "New business"),)),
)
ANA, BENE, CHIARA = 1, 2, 3
HERE = (ANA, BENE, CHIARA)


@pytest.fixture
def units() -> FailingUnits:
    units = FailingUnits()
    units.rows = evening(AGENDA, phase=Phase.RUNNING).rows
    return units


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def capture(units: FailingUnits, published: Published, clock: FakeClock, desk: Desk) -> CaptureService:
    return CaptureService(Context(units, clock, published), desk, roster_of)


@pytest.fixture
def service(
    units: FailingUnits, published: Published, clock: FakeClock, desk: Desk, capture: CaptureService
) -> DecidingService:
    return DecidingService(Context(units, clock, published), desk, capture)


def notes(units: FailingUnits) -> list[tuple[int, NoteKind, str]]:
    return [(note.item_id, note.kind, note.text) for note in units.rows.notes.values()]


def hands(line: str, present: int | None = None) -> Tally:
    return parse(Ballot.SHOW_OF_HANDS, line, present=present)


def motion(units: FailingUnits, motion_id: int) -> Motion:
    return units.rows.motions[motion_id]


def error_of(call: Callable[[], object], units: FailingUnits) -> str:
    """What it says; nothing may be stored."""
    before = units.commits
    with pytest.raises(UserError) as caught:
        call()
    assert units.commits == before
    return caught.value.key


# Votes.


@pytest.mark.parametrize(
    ("item_id", "line", "text"),
    [
        (TALK, "7-2-1", "Hire a participant: carried by show of hands."),
        (TALK, "7-4", "Hire a participant: carried, 7 for, 4 against."),
        (TALK, "8-0", "Hire a participant: carried by show of hands."),
        (BOARD, "7-2-1", "Hire Ana Silva: carried, 7 for, 2 against, 1 abstaining."),
        (STEP, "8-0", "Hire Ana Silva: carried without dissent, 8 for."),
    ],
)
def test_a_result_is_a_decision_that_points_at_nobody_off_the_record(
    service: DecidingService, units: FailingUnits, item_id: int, line: str, text: str
) -> None:
    last = service.record(MEETING, item_id, hands(line), "Hire Ana Silva")
    assert notes(units) == [(item_id, NoteKind.DECISION, text)]
    assert last.text == text


def test_a_result_says_what_changed_once_it_is_stored(
    service: DecidingService, units: FailingUnits, published: Published
) -> None:
    stored: list[int] = []
    published.listeners.append(lambda change: stored.append(len(units.rows.notes)))
    service.record(MEETING, TALK, hands("5-4"), "Go on?")
    assert stored == [1]
    assert published.changes[-1].kinds == {Kind.NOTES}


def test_more_votes_than_people_are_refused(service: DecidingService, units: FailingUnits) -> None:
    key = error_of(lambda: service.record(MEETING, TALK, hands("7-2", present=8), "Go on?"), units)
    assert key == "votes_exceed_present"


def test_a_note_that_is_half_typed_stays(
    service: DecidingService, units: FailingUnits, capture: CaptureService
) -> None:
    capture.save_draft("half a sen", 4)
    service.record(MEETING, TALK, hands("5-4"), "Go on?")
    assert units.rows.draft == ("half a sen", 4)


def test_a_result_can_be_struck_like_any_note(
    service: DecidingService, units: FailingUnits, capture: CaptureService
) -> None:
    service.record(MEETING, TALK, hands("5-4"), "Go on?")
    assert capture.strike(MEETING)
    assert notes(units) == []


@pytest.mark.parametrize("item_id", [TALK, 999])
def test_nothing_is_recorded_after_the_close_or_without_an_item(
    service: DecidingService, units: FailingUnits, item_id: int
) -> None:
    if item_id == TALK:
        units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], phase=Phase.CLOSED)
    key = error_of(lambda: service.record(MEETING, item_id, hands("5-4"), "Go on?"), units)
    assert key == ("note_after_close" if item_id == TALK else "item_gone")


# Motions.


@pytest.mark.parametrize("rule", [rule for rule in Attribution if rule is not Attribution.ON_RECORD])
def test_who_moved_and_who_seconded_is_stored_on_the_record_only(
    service: DecidingService, units: FailingUnits, rule: Attribution
) -> None:
    units.rows.agendas[MEETING] = (Item(TALK, "Talk", attribution=rule), AGENDA[1])
    for item_id, mover, seconder in ((STEP, ANA, BENE), (TALK, None, None)):
        moved = service.move(MEETING, item_id, "Move to Tuesdays", ANA)
        seconded = service.second(MEETING, moved.id, BENE)
        assert motion(units, moved.id) == seconded
        assert (seconded.mover_id, seconded.seconder_id, seconded.seconded) == (mover, seconder, True)


def test_a_motion_names_people_on_the_record_only(service: DecidingService) -> None:
    assert service.move(MEETING, TALK, "Thank Ana Silva").text == "Thank a participant"
    assert service.move(MEETING, BOARD, "Thank Ana Silva").text == "Thank Ana Silva"
    amendment = service.amend(MEETING, service.move(MEETING, TALK, "Thank them").id, "insert: Ana Silva")
    assert amendment.text == "insert: a participant"


def test_an_item_that_left_the_record_shows_no_names(service: DecidingService, units: FailingUnits) -> None:
    moved = service.move(MEETING, BOARD, "Move to Tuesdays", ANA)
    assert service.view(MEETING, BOARD).motions == (moved,)
    units.rows.agendas[MEETING] = (Item(BOARD, "Business"),)
    view = service.view(MEETING, BOARD)
    assert (view.on_record, view.motions[0].mover_id) == (False, None)


def test_a_motion_that_is_carried_is_told_with_names_and_figures_on_the_record(
    service: DecidingService, units: FailingUnits, published: Published
) -> None:
    moved = service.second(MEETING, service.move(MEETING, BOARD, "Move to Tuesdays", ANA).id, BENE)
    done = service.put(MEETING, moved.id, hands("7-2-1"), HERE)
    assert (done.state, done.votes, motion(units, done.id)) == (MotionState.CARRIED, (7, 2, 1), done)
    text = "Moved by Ana Silva, seconded by Benedikt Okafor: Move to Tuesdays. Carried 7 to 2, 1 abstaining."
    assert notes(units) == [(BOARD, NoteKind.DECISION, text)]
    assert {kind for change in published.changes[-2:] for kind in change.kinds} == {Kind.NOTES, Kind.MOTIONS}


@pytest.mark.parametrize(
    ("line", "votes", "text"),
    [
        ("2-7-1", (), "Motion: Move to Tuesdays. Lost."),
        ("7-4-3", (7, 4, 3), "Motion: Move to Tuesdays. Carried 7 to 4, 3 abstaining."),
        ("8-0", (), "Motion: Move to Tuesdays. Carried."),
    ],
)
def test_off_the_record_no_name_and_no_small_side_is_kept(
    service: DecidingService, units: FailingUnits, line: str, votes: tuple[int, ...], text: str
) -> None:
    moved = service.move(MEETING, TALK, "Move to Tuesdays", ANA)
    assert service.put(MEETING, moved.id, hands(line), HERE).votes == votes
    assert notes(units) == [(TALK, NoteKind.DECISION, text)]


def test_nothing_is_carried_without_a_quorum_of_members(
    service: DecidingService, units: FailingUnits
) -> None:
    units.rows.groups[GROUP] = replace(units.rows.groups[GROUP], quorum=3)
    units.rows.members[CHIARA] = replace(units.rows.members[CHIARA], stage=Stage.GUEST)
    moved = service.move(MEETING, BOARD, "Move to Tuesdays")
    assert service.put(MEETING, moved.id, hands("3-0"), HERE).state is MotionState.NO_QUORUM
    assert [text for _, _, text in notes(units)] == [
        "Motion: Move to Tuesdays. Not carried for want of a quorum."
    ]
    assert service.view(MEETING, BOARD).quorum == 3


def test_amendments_are_put_first_and_offer_new_words(service: DecidingService, units: FailingUnits) -> None:
    moved = service.move(MEETING, BOARD, "Move to Tuesdays")
    amendment = service.amend(MEETING, moved.id, "insert: every second", BENE)
    assert error_of(lambda: service.put(MEETING, moved.id, hands("3-0"), HERE), units) == "amendments_first"
    service.put(MEETING, amendment.id, hands("3-0"), HERE)
    service.reword(MEETING, moved.id, "Move to every second Tuesday")
    assert service.put(MEETING, moved.id, hands("3-0"), HERE).text == "Move to every second Tuesday"
    assert [one.id for one in service.view(MEETING, BOARD).motions] == [amendment.id, moved.id]


def test_an_amendment_of_an_amendment_is_the_last(service: DecidingService, units: FailingUnits) -> None:
    first = service.move(MEETING, BOARD, "a")
    second = service.amend(MEETING, first.id, "b")
    third = service.amend(MEETING, second.id, "c")
    assert error_of(lambda: service.amend(MEETING, third.id, "d"), units) == "amended_enough"


def test_a_large_meeting_asks_for_a_second(service: DecidingService, units: FailingUnits) -> None:
    moved = service.move(MEETING, TALK, "a")
    many = range(SMALL_BOARD + 1)
    assert error_of(lambda: service.put(MEETING, moved.id, hands("9-4"), many), units) == "not_seconded"
    service.second(MEETING, moved.id)
    assert service.put(MEETING, moved.id, hands("9-4"), many).state is MotionState.CARRIED


def test_what_is_withdrawn_is_not_told_and_what_is_tabled_is(
    service: DecidingService, units: FailingUnits
) -> None:
    gone, laid = (service.move(MEETING, BOARD, text) for text in ("a", "b"))
    amendment = service.amend(MEETING, gone.id, "c")
    service.withdraw(MEETING, gone.id)
    service.table(MEETING, laid.id)
    states = {one.id: one.state for one in units.rows.motions.values()}
    withdrawn = MotionState.WITHDRAWN
    assert states == {gone.id: withdrawn, amendment.id: withdrawn, laid.id: MotionState.TABLED}
    assert [text for _, _, text in notes(units)] == ["Motion: b. Laid on the table."]


def test_a_motion_that_is_decided_stays_as_it_is(service: DecidingService, units: FailingUnits) -> None:
    moved = service.move(MEETING, BOARD, "a").id
    service.put(MEETING, moved, hands("5-4"), HERE)
    for call in (
        lambda: service.put(MEETING, moved, hands("5-4"), HERE),
        lambda: service.second(MEETING, moved),
        lambda: service.amend(MEETING, moved, "b"),
        lambda: service.reword(MEETING, moved, "b"),
        lambda: service.withdraw(MEETING, moved),
        lambda: service.table(MEETING, moved),
    ):
        assert error_of(call, units) == "motion_decided"
    assert error_of(lambda: service.withdraw(MEETING, 5), units) == "motion_gone"


def test_a_motion_and_its_note_are_stored_both_or_neither(
    service: DecidingService, units: FailingUnits
) -> None:
    moved = service.move(MEETING, BOARD, "a")
    units.fails = True
    with pytest.raises(VaultError):
        service.put(MEETING, moved.id, hands("5-4"), HERE)
    assert (motion(units, moved.id), notes(units)) == (moved, [])


def test_after_the_close_no_motion_changes(service: DecidingService, units: FailingUnits) -> None:
    moved = service.move(MEETING, BOARD, "a")
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], phase=Phase.CLOSED)
    for call in (
        lambda: service.move(MEETING, BOARD, "b"),
        lambda: service.second(MEETING, moved.id),
        lambda: service.put(MEETING, moved.id, hands("5-4"), HERE),
    ):
        assert error_of(call, units) == "note_after_close"


def put_on(service: DecidingService, item: int, text: str = "Buy the tools") -> Motion:
    """A motion that is carried, with its note."""
    return service.put(MEETING, service.move(MEETING, item, text, ANA).id, hands("5-0"), HERE)


def test_with_the_note_taken_back_the_motion_is_open_again(
    service: DecidingService, units: FailingUnits, capture: CaptureService
) -> None:
    motion = put_on(service, TALK)
    while capture.can_undo:
        capture.undo()
    assert units.rows.motions[motion.id].state is MotionState.OPEN
    assert notes(units) == []


def test_with_the_note_struck_the_motion_goes_with_its_amendments(
    service: DecidingService, units: FailingUnits, capture: CaptureService
) -> None:
    moved = service.move(MEETING, TALK, "Buy the tools")
    amendment = service.amend(MEETING, moved.id, "only for some")
    service.put(MEETING, amendment.id, hands("0-5"), HERE)
    service.put(MEETING, moved.id, hands("5-0"), HERE)
    assert capture.strike(MEETING)
    assert units.rows.motions == {}


def test_what_was_laid_aside_is_taken_up_again(service: DecidingService) -> None:
    moved = service.move(MEETING, TALK, "Buy the tools")
    service.table(MEETING, moved.id)
    assert service.take_up(MEETING, moved.id).is_open
    with pytest.raises(UserError, match="motion_decided"):
        service.take_up(MEETING, moved.id)


def test_a_motion_that_is_removed_leaves_the_files_at_once(
    service: DecidingService, units: FailingUnits, desk: Desk
) -> None:
    service.remove_motion(MEETING, service.move(MEETING, TALK, "Buy the tools").id)
    assert (units.rows.motions, desk.asked) == ({}, ["scrub"])


def test_off_the_record_who_moved_is_forgotten_at_once(service: DecidingService, units: FailingUnits) -> None:
    motion = service.move(MEETING, STEP, "Thank Ana Silva", ANA)
    assert units.rows.motions[motion.id].mover_id == ANA
    tight = replace(AGENDA[1], attribution=Attribution.CHATHAM_HOUSE)
    with units() as unit:
        unit.meetings.save_agenda(MEETING, (AGENDA[0], tight))
        deciding.tighten(unit, unit.meetings.get(MEETING), Attribution.ON_RECORD, AGENDA)
        unit.commit()
    assert units.rows.motions[motion.id].mover_id is None


def test_promises_of_a_report_that_is_a_case_by_now_leave_the_shared_minutes(units: FailingUnits) -> None:
    led = replace(AGENDA[1], lead_id=ANA)
    promise = Action(b"p" * 16, MEETING, "Sell the freight unit")
    with units() as unit:
        unit.notes.add_action(promise)
        for tight in (led, replace(led, attribution=Attribution.CHATHAM_HOUSE)):
            before = unit.meetings.agenda(MEETING)
            unit.meetings.save_agenda(MEETING, (AGENDA[0], tight))
            deciding.tighten(unit, unit.meetings.get(MEETING), Attribution.ON_RECORD, before)
            found = unit.notes.get_action(promise.key)
            assert found is not None
            assert found.papers is (Papers.ALL if tight is led else Papers.MEMBERS_SHEET)


# Topics.


def test_topics_are_made_neutral_and_come_by_votes(
    service: DecidingService, units: FailingUnits, published: Published
) -> None:
    first = service.add_topic(MEETING, TALK, "Pay at Northwind")
    second = service.add_topic(MEETING, TALK, "Hiring")
    service.vote_topics(MEETING, {second.id: 4})
    assert [one.text for one in service.view(MEETING, TALK).topics] == ["Hiring", first.text]
    assert "Northwind" not in first.text
    assert published.changes[-1].kinds == {Kind.TOPICS}


def test_topics_are_talked_about_one_after_the_other(service: DecidingService, units: FailingUnits) -> None:
    ids = [service.add_topic(MEETING, TALK, text).id for text in ("Pay", "Hiring", "Rent", "Tools")]
    service.set_topics(MEETING, ids, ids[1:], ids[0])
    service.set_topics(MEETING, ids, ids[2:], ids[1])
    service.set_topics(MEETING, ids, ids[2:], None)
    states = {one.id: one.state for one in units.rows.topics.values()}
    assert [states[one] for one in ids] == [TopicState.DONE] * 2 + [TopicState.WAITING] * 2


def test_a_card_that_the_meeting_does_not_know_yet_goes_on_waiting(
    service: DecidingService, units: FailingUnits
) -> None:
    first = service.add_topic(MEETING, TALK, "Pay")
    late = service.add_topic(MEETING, TALK, "Hiring")
    service.set_topics(MEETING, [first.id], (), first.id)
    assert units.rows.topics[late.id].state is TopicState.WAITING


def test_a_topic_needs_words_and_an_item(service: DecidingService, units: FailingUnits) -> None:
    assert error_of(lambda: service.add_topic(MEETING, TALK, " "), units) == "note_empty"
    assert error_of(lambda: service.add_topic(MEETING, 999, "Pay"), units) == "item_gone"


def test_a_topic_that_is_removed_leaves_the_files_at_once(
    service: DecidingService, units: FailingUnits, desk: Desk
) -> None:
    service.remove_topic(MEETING, service.add_topic(MEETING, TALK, "Pay").id)
    assert (units.rows.topics, desk.asked) == ({}, ["scrub"])


def test_what_the_meeting_takes_back_waits_again_and_the_same_twice_tells_nobody(
    service: DecidingService, published: Published
) -> None:
    ids = [service.add_topic(MEETING, TALK, text).id for text in ("Pay", "Hiring")]
    service.set_topics(MEETING, ids, (), ids[1])
    service.set_topics(MEETING, ids, ids[1:], ids[0])
    told = len(published.changes)
    service.set_topics(MEETING, ids, ids[1:], ids[0])
    states = {one.id: one.state for one in service.view(MEETING, TALK).topics}
    assert [states[one] for one in ids] == [TopicState.RUNNING, TopicState.WAITING]
    assert len(published.changes) == told


# The close.


def close(units: FailingUnits, context: Context, desk: Desk) -> None:
    plans = tuple(ItemPlan(item.id, (StepPlan(item.id, 60, 60),)) for item in AGENDA)
    running = Running(MEETING, plans, 0.0, item=1, taken_ns=(0, 0), voices=((), ()))
    list(RunningService(replace(context, units=units), desk, desk, roster_of).close(running))


def test_the_close_parks_what_waits_and_takes_all_topics(
    service: DecidingService, units: FailingUnits, context: Context, desk: Desk
) -> None:
    ids = [service.add_topic(MEETING, TALK, text).id for text in ("Pay", "Hiring", "Rent")]
    service.set_topics(MEETING, ids, ids[1:], ids[0])
    service.add_topic(MEETING, STEP, "Praise Ana Silva")
    units.rows.agendas[MEETING] = (AGENDA[0], replace(AGENDA[1], attribution=None))
    close(units, context, desk)
    assert units.rows.topics == {}
    assert sorted(text for _, _, text in notes(units)) == ["Hiring", "Praise a participant", "Rent"]
    assert {kind for _, kind, _ in notes(units)} == {NoteKind.PARKED}


def test_the_close_leaves_motions_on_the_record_only(
    service: DecidingService, units: FailingUnits, context: Context, desk: Desk
) -> None:
    stays, goes = service.move(MEETING, STEP, "Thank Ana Silva", ANA), service.move(MEETING, TALK, "b", ANA)
    service.amend(MEETING, goes.id, "c")
    close(units, context, desk)
    assert list(units.rows.motions.values()) == [stays]


# In the files.


def everything_decided(evening: Evening) -> None:
    service, meeting, item = evening.services.deciding, evening.meeting, evening.item
    moved = service.move(
        meeting, item, f"move {STRUCK}", evening.services.groups.members(evening.group)[0].id
    )
    service.amend(meeting, moved.id, f"amend {STRUCK}")
    done = service.add_topic(meeting, item, f"talk about {STRUCK}")
    service.set_topics(meeting, [done.id], (), done.id)
    service.set_topics(meeting, [done.id], (), None)


def test_nothing_of_topics_and_motions_off_the_record_is_left_after_the_close(
    real_evening: Evening,
) -> None:
    everything_decided(real_evening)
    real_evening.keep(f"that was {KEPT}")
    assert real_evening.with_key((STRUCK, KEPT)) == {STRUCK, KEPT}, "the look finds what still is there"
    real_evening.close()
    assert real_evening.with_key((STRUCK, KEPT)) == {KEPT}


def test_a_removed_topic_is_nowhere(real_evening: Evening) -> None:
    service = real_evening.services.deciding
    topic = service.add_topic(real_evening.meeting, real_evening.item, f"talk about {STRUCK}")
    assert real_evening.with_key((STRUCK,)) == {STRUCK}
    service.remove_topic(real_evening.meeting, topic.id)
    assert real_evening.with_key((STRUCK, SURNAME)) == {SURNAME}


@pytest.mark.parametrize("what", ["meeting", "group"])
def test_motions_on_the_record_go_with_their_meeting_or_group(real_evening: Evening, what: str) -> None:
    services, meeting = real_evening.services, real_evening.meeting
    services.planning.alter_item(
        meeting, real_evening.item, lambda item: replace(item, attribution=Attribution.ON_RECORD)
    )
    services.deciding.move(meeting, real_evening.item, f"move {STRUCK}")
    real_evening.close()
    assert real_evening.with_key((STRUCK,)) == {STRUCK}
    for backup in real_evening.paths.backups.iterdir():
        backup.unlink()
    if what == "meeting":
        services.planning.delete_meeting(meeting)
    else:
        services.groups.delete(real_evening.group)
    real_evening.vault.scrub()
    assert real_evening.with_key((STRUCK, SURNAME)) == {SURNAME}, "they do not rest in the bin"
