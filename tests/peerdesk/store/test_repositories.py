"""What goes in comes out: frozen values, in the order promised, and what hangs on a thing goes with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest
from sqlalchemy.exc import IntegrityError

from peerdesk.domain import agenda as agendas
from peerdesk.domain.agenda import AtEnd, ClockKind, Item
from peerdesk.domain.agenda_edits import moved_together, without
from peerdesk.domain.errors import UserError
from peerdesk.domain.formats import Format, FormatStep, OwnFormat
from peerdesk.domain.meeting import Attendance, Feedback, Meeting, Phase, Presence
from peerdesk.domain.members import Group, Member, Stage
from peerdesk.domain.motions import Motion, MotionState
from peerdesk.domain.notes import Action, NoteKind, Owner
from peerdesk.domain.release import KeepReason, Kept, MinutesLine
from peerdesk.domain.rules import Attribution, Distribution, StageNames
from peerdesk.domain.topics import Topic, TopicState
from peerdesk.domain.turns import Switch, TurnRule
from peerdesk.store.unit_of_work import SqlUnitOfWork
from peerdesk.store.vault import OpenVault
from tests.peerdesk.store.build import AGENDA, ANA, BEN, GROUP, ITEM, LAST, MEETING, STEP, key, note

EVERYTHING = (
    "members", "meetings", "items", "places", "notes", "minutes_lines", "actions", "action_owners",
    "attendance", "decisions", "common_words", "formats", "motions", "topics",
)  # fmt: skip


@pytest.fixture
def work(vault: OpenVault) -> SqlUnitOfWork:
    return vault.unit_of_work()


def rows_of(work: SqlUnitOfWork, table: str) -> int:
    return int(work._connected().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_a_group_with_everything_comes_back(work: SqlUnitOfWork) -> None:
    group = Group(
        12, "Ærø", Attribution.OFF_RECORD, Distribution.RED, StageNames.NONE, ANA, "a peer", "a firm", "pl",
        False, BEN, 7, (BEN, ANA), "Head", "End", b"\x89PNG", 30,
    )  # fmt: skip
    with work:
        work.groups.save(group)
        assert work.groups.get(12) == group


def test_kept_groups_by_name(work: SqlUnitOfWork) -> None:
    with work:
        work.groups.save(Group(13, "beta"))
        work.groups.save(Group(14, "Alpha"))
        work.groups.save(Group(15, "Forgotten", kept=False))
        assert [group.name for group in work.groups.all()] == ["Alpha", "beta", "Circle"]


def test_a_group_that_is_not_there(work: SqlUnitOfWork) -> None:
    with work, pytest.raises(UserError, match="group_gone"):
        work.groups.get(99)


def test_a_member_with_everything_comes_back_and_changes(work: SqlUnitOfWork) -> None:
    one = Member(
        23,
        GROUP,
        "Ümit",
        ("Ü", "MK"),
        ("Acme", "Acme Ltd"),
        ("Rocket",),
        "CTO",
        "tech",
        "north",
        "u@a.example",
    )
    with work:
        work.groups.save_members([one])
        work.groups.save_members([replace(one, stage=Stage.AWAY)])
        assert work.groups.members(GROUP)[-1] == replace(one, stage=Stage.AWAY)


def test_a_member_goes_with_attendance_and_leaves_the_name_promised(work: SqlUnitOfWork) -> None:
    with work:
        work.groups.save(Group(GROUP, "Circle", facilitator_id=ANA, begins_id=ANA, seating=(BEN, ANA)))
        work.motions.save([Motion(61, LAST, "move", ANA, BEN)])
        work.meetings.save_attendance([Attendance(MEETING, ANA), Attendance(MEETING, BEN)])
        promise = Action(key(), MEETING, "send it", owners=(Owner(ANA, "Ana"), Owner(None, "a guest")))
        work.notes.add_action(promise)
        work.groups.delete_member(ANA)
        assert [row.member_id for row in work.meetings.attendance(MEETING)] == [BEN]
        assert work.notes.actions(MEETING)[0].owners == (Owner(None, "Ana"), Owner(None, "a guest"))
        assert work.groups.get(GROUP).facilitator_id is None
        assert work.groups.get(GROUP).begins_id is None
        assert work.groups.get(GROUP).seating == (BEN,)
        assert work.motions.get(61) == Motion(61, LAST, "move", None, BEN)
        assert agendas.find(work.meetings.agenda(MEETING), LAST) == Item(LAST, "End")


def test_a_group_goes_with_everything(work: SqlUnitOfWork) -> None:
    with work:
        work.notes.add(note("said"))
        work.papers.add_lines([MinutesLine(key(), LAST, NoteKind.POINT, "said")])
        work.motions.save([Motion(61, LAST, "move", ANA), Motion(62, STEP, "amend", amends_id=61)])
        work.topics.save([Topic(71, STEP, "pay")])
        work.notes.add_action(Action(key(), MEETING, "do", owners=(Owner(ANA, "Ana"),)))
        work.meetings.save_attendance([Attendance(MEETING, ANA)])
        work.groups.delete(GROUP)
        for table in EVERYTHING:
            assert rows_of(work, table) == 0, table


def test_a_meeting_goes_with_everything_but_its_people(work: SqlUnitOfWork) -> None:
    with work:
        other = Meeting(MEETING + 1, GROUP, "Autumn", dt.date(2026, 9, 3))
        work.meetings.save(other)
        work.meetings.save_agenda(other.id, (Item(LAST + 1, "Only"),))
        kept = note("kept", LAST + 1)
        work.notes.add(kept)
        work.notes.add(note("said"))
        work.papers.add_lines([MinutesLine(key(), STEP, NoteKind.POINT, "said")])
        work.meetings.delete(MEETING)
        assert work.notes.of_meeting(other.id) == (kept,)
        assert [rows_of(work, table) for table in ("notes", "minutes_lines", "places")] == [1, 0, 1]


def test_an_item_cannot_go_from_under_its_sentences(work: SqlUnitOfWork) -> None:
    with work:
        work.notes.add(note("said"))
        with pytest.raises(IntegrityError):
            work._connected().exec_driver_sql("DELETE FROM items")


def test_a_meeting_with_everything_comes_back(work: SqlUnitOfWork) -> None:
    meeting = Meeting(
        32, GROUP, "Autumn", dt.date(2026, 10, 1), dt.time(18, 30), 120, Phase.RUNNING,
        Attribution.ON_RECORD, Distribution.AMBER_STRICT, ITEM, "nl", 83, dt.date(2026, 10, 9), 2,
        dt.date(2026, 10, 10), dt.date(2026, 11, 5), dt.time(19), True, True, dt.time(21, 5),
        Feedback(5, 84),
        dt.date(2027, 10, 10),
    )  # fmt: skip
    with work:
        work.meetings.save(meeting)
        assert work.meetings.get(32) == meeting
        assert work.meetings.live() == meeting
        assert [one.id for one in work.meetings.of_group(GROUP)] == [32, MEETING]


def test_no_meeting_is_live_and_none_is_there(work: SqlUnitOfWork) -> None:
    with work:
        assert work.meetings.live() is None
        with pytest.raises(UserError, match="meeting_gone"):
            work.meetings.get(99)


def test_an_agenda_with_everything_comes_back(work: SqlUnitOfWork) -> None:
    full = Item(
        51, "a", "b", "talk", 60, 30, 20, TurnRule.QUEUE, BEN, Attribution.BACKGROUND, "card", "presenter",
        minutes_taken=4, few_voices=True, section="Part", turns=6, starts=dt.time(19, 30), protected=True,
        skipped=True, more_leads=(ANA,), groups_of=3, extensions_min=(2, 1), clock=ClockKind.UNTIL,
        at_end=AtEnd.ARM_NEXT, warn_s=120, danger_s=30, keeps_end=True, private_note="quiet",
        links=("a", "b"), minutes_planned=5, switches=frozenset({Switch.REVERSED}),
        given_on=dt.date(2026, 3, 9),
    )  # fmt: skip
    unset = {f.name for f in fields(Item) if getattr(full, f.name) == f.default} - {"steps"}
    assert not unset
    with work:
        work.meetings.save_agenda(MEETING, (*AGENDA, full))
        assert work.meetings.agenda(MEETING) == (*AGENDA, full)


def test_an_agenda_is_changed_row_by_row(work: SqlUnitOfWork) -> None:
    with work:
        work.notes.add(note("stays", STEP))
        agenda = moved_together(agendas.changed(AGENDA, Item(LAST, "Finish")), [LAST], 0)
        agenda = agendas.with_step(agenda, ITEM, Item(44, "More"))
        work.meetings.save_agenda(MEETING, agenda)
        assert work.meetings.agenda(MEETING) == agenda
        assert len(work.notes.of_item(STEP)) == 1


def test_a_step_that_leaves_an_item_that_goes_is_kept(work: SqlUnitOfWork) -> None:
    with work:
        work.notes.add(note("stays", STEP))
        work.meetings.save_agenda(MEETING, (Item(STEP, "Turn"),))
        assert work.meetings.agenda(MEETING) == (Item(STEP, "Turn"),)
        assert len(work.notes.of_item(STEP)) == 1


@pytest.mark.parametrize("item_id", [STEP, LAST])
def test_an_item_with_notes_does_not_go(work: SqlUnitOfWork, item_id: int) -> None:
    with work:
        work.notes.add(note("said", item_id))
        with pytest.raises(UserError, match="item_has_notes"):
            work.meetings.save_agenda(MEETING, without(AGENDA, [item_id]))
        assert work.meetings.agenda(MEETING) == AGENDA


def test_an_item_that_goes_is_no_longer_where_the_rule_was_read(work: SqlUnitOfWork) -> None:
    with work:
        work.meetings.save(replace(work.meetings.get(MEETING), announced_before_item=LAST))
        work.meetings.save_agenda(MEETING, without(AGENDA, [LAST]))
        assert work.meetings.get(MEETING).announced_before_item is None


def test_an_agenda_of_thousands(work: SqlUnitOfWork) -> None:
    agenda = tuple(Item(1000 + n, f"Item {n}") for n in range(3000))
    with work:
        work.meetings.save_agenda(MEETING, agenda)
        work.meetings.save_agenda(MEETING, agenda[::-1][:1500])
        assert work.meetings.agenda(MEETING) == agenda[::-1][:1500]


def test_attendance_is_one_row_a_person(work: SqlUnitOfWork) -> None:
    with work:
        work.meetings.save_attendance([Attendance(MEETING, ANA)])
        work.meetings.save_attendance([Attendance(MEETING, ANA, Presence.HERE)])
        assert work.meetings.attendance(MEETING) == (Attendance(MEETING, ANA, Presence.HERE),)


def test_notes_come_by_kind_then_key(work: SqlUnitOfWork) -> None:
    kinds = list(NoteKind) * 20
    added = [note(f"n{n}", kind=kind) for n, kind in enumerate(kinds)]
    with work:
        for one in added:
            work.notes.add(one)
        wanted = sorted(added, key=lambda one: (list(NoteKind).index(one.kind), one.key))
        assert list(work.notes.of_item(LAST)) == wanted


def test_notes_of_a_meeting_follow_the_agenda(work: SqlUnitOfWork) -> None:
    with work:
        for item_id in (LAST, STEP, ITEM):
            work.notes.add(note("n", item_id))
        assert [one.item_id for one in work.notes.of_meeting(MEETING)] == [ITEM, STEP, LAST]


def test_a_note_changes_and_goes(work: SqlUnitOfWork) -> None:
    one = note("first")
    with work:
        work.notes.add(one)
        assert work.notes.update(one.key, NoteKind.INSIGHT, "second")
        assert work.notes.get(one.key) == replace(one, kind=NoteKind.INSIGHT, text="second")
        assert work.notes.delete(one.key)
        assert work.notes.get(one.key) is None
        assert rows_of(work, "places") == 0
        assert not work.notes.delete(one.key)
        assert not work.notes.update(one.key, NoteKind.POINT, "third")


@pytest.mark.parametrize(
    "text", ["", "x" * 200_000, "\u202eabc\u2066", "👩‍👩‍👧 \x00 é", "'; DROP TABLE notes; --"]
)
def test_any_text_is_kept_as_it_is(work: SqlUnitOfWork, text: str) -> None:
    one = note(text)
    with work:
        work.notes.add(one)
        work.commit()
        assert work.notes.get(one.key) == one


def test_promises_by_due_date_with_owners_in_order(work: SqlUnitOfWork) -> None:
    late = Action(key(), MEETING, "b", dt.date(2026, 5, 1), owners=(Owner(BEN, "Ben"), Owner(ANA, "Ana")))
    soon = Action(key(), MEETING, "a", dt.date(2026, 4, 1), True, (Owner(None, "guest"),))
    some_day = Action(key(), MEETING, "c")
    with work:
        for action in (some_day, late, soon):
            work.notes.add_action(action)
        assert work.notes.actions(MEETING) == (soon, late, some_day)


def test_a_promise_changes_and_goes(work: SqlUnitOfWork) -> None:
    first = Action(key(), MEETING, "a", owners=(Owner(BEN, "Ben"), Owner(ANA, "Ana")))
    second = replace(first, text="b", done=True, owners=(Owner(ANA, "Ana"),))
    with work:
        work.notes.add_action(first)
        assert work.notes.save_action(second)
        assert work.notes.get_action(first.key) == second
        assert work.notes.delete_action(first.key)
        assert work.notes.get_action(first.key) is None
        assert not work.notes.save_action(second)
        assert not work.notes.delete_action(first.key)


def test_the_draft_is_one_row(work: SqlUnitOfWork) -> None:
    with work:
        assert work.notes.draft() == ("", 0)
        work.notes.save_draft("half a sen", 4)
        work.notes.save_draft("half a sentence", 7)
        assert work.notes.draft() == ("half a sentence", 7)
        assert work._connected().exec_driver_sql("SELECT count(*) FROM drafts").scalar() == 1


def test_sentences_of_the_draft(work: SqlUnitOfWork) -> None:
    lines = [MinutesLine(key(), item, NoteKind.POINT, "s") for item in (LAST, STEP)]
    with work:
        work.papers.add_lines(lines)
        other = replace(lines[0], text="t", dropped=True, position=3, theme="Costs", is_key=True)
        other = replace(other, origins=(key(), key()), attributed="Ana", consent_day=dt.date(2026, 3, 9))
        work.papers.save_line(other)
        assert work.papers.lines(MEETING) == (lines[1], other)
        assert work.papers.line(MEETING, other.key) == other
        assert work.papers.line(MEETING + 1, other.key) is None
        assert work.papers.line(MEETING, key()) is None
        work.papers.add_lines([])
        work.papers.remove_lines([other.key])
        assert work.papers.lines(MEETING) == (lines[1],)


# Motions and topics.

FULL = Motion(61, LAST, "Move it", ANA, BEN, None, 3, MotionState.CARRIED, (7, 2, 1), True)
CARD = Topic(71, STEP, "Pay", 5, TopicState.PARKED, 2)


def test_a_motion_with_everything_comes_back_and_changes(work: SqlUnitOfWork) -> None:
    amendment = Motion(62, LAST, "insert: now", amends_id=61, position=4)
    with work:
        work.motions.save([FULL, amendment])
        assert (work.motions.get(61), work.motions.of_item(LAST)) == (FULL, (FULL, amendment))
        work.motions.save([replace(FULL, state=MotionState.TABLED, votes=())])
        assert work.motions.get(61) == replace(FULL, state=MotionState.TABLED, votes=())
        assert work.motions.of_item(STEP) == ()
        work.motions.delete([61, 99])
        assert rows_of(work, "motions") == 0, "an amendment goes with what it amends"
        with pytest.raises(UserError, match="motion_gone"):
            work.motions.get(61)


def test_a_topic_with_everything_comes_back_and_goes(work: SqlUnitOfWork) -> None:
    first = Topic(72, STEP, "Tools")
    with work:
        work.topics.save([CARD, first, Topic(73, LAST, "Rent")])
        assert (work.topics.get(71), work.topics.of_item(STEP)) == (CARD, (first, CARD))
        work.topics.save([replace(CARD, votes=6)])
        assert work.topics.get(71).votes == 6
        work.topics.delete([71, 99])
        assert [one.id for one in work.topics.of_meeting(MEETING)] == [72, 73]
        with pytest.raises(UserError, match="topic_gone"):
            work.topics.get(71)


def test_motions_and_topics_are_those_of_their_meeting_and_go_with_it(work: SqlUnitOfWork) -> None:
    with work:
        other = Meeting(MEETING + 1, GROUP, "Autumn", dt.date(2026, 9, 3))
        work.meetings.save(other)
        work.meetings.save_agenda(other.id, (Item(LAST + 1, "Only"),))
        work.motions.save([FULL, replace(FULL, id=62, item_id=LAST + 1)])
        work.topics.save([CARD, replace(CARD, id=72, item_id=LAST + 1)])
        assert work.motions.of_meeting(MEETING) == (FULL,)
        assert work.topics.of_meeting(MEETING) == (CARD,)
        work.meetings.delete(MEETING)
        assert [rows_of(work, table) for table in ("motions", "topics")] == [1, 1]


@pytest.mark.parametrize(
    ("motion", "topic"), [(replace(FULL, item_id=STEP), None), (None, CARD)], ids=["motion", "topic"]
)
def test_an_item_with_a_motion_or_a_topic_does_not_go(
    work: SqlUnitOfWork, motion: Motion | None, topic: Topic | None
) -> None:
    with work:
        work.motions.save([motion] if motion else [])
        work.topics.save([topic] if topic else [])
        with pytest.raises(UserError, match="item_has_notes"):
            work.meetings.save_agenda(MEETING, without(AGENDA, [STEP]))


def test_a_motion_that_was_withdrawn_goes_with_its_item(work: SqlUnitOfWork) -> None:
    with work:
        work.motions.save([replace(FULL, state=MotionState.WITHDRAWN)])
        work.meetings.save_agenda(MEETING, without(AGENDA, [LAST]))
        assert rows_of(work, "motions") == 0


# What was decided at the check.


def test_words_stay_until_the_permission_is_taken_back(work: SqlUnitOfWork) -> None:
    first = Kept(b"1" * 16, KeepReason.AGREED)
    other = Kept(b"2" * 16, KeepReason.OWN_WORDS, "It is in their brochure.")
    with work:
        work.papers.keep(MEETING, first)
        work.papers.keep(MEETING, other)
        assert set(work.papers.kept(MEETING)) == {first, other}
        work.papers.keep(MEETING, Kept(first.key, KeepReason.PUBLIC_FACT))
        work.papers.unkeep(MEETING, other.key)
        assert work.papers.kept(MEETING) == (Kept(first.key, KeepReason.PUBLIC_FACT),)


def test_permissions_go_with_their_meeting(work: SqlUnitOfWork) -> None:
    with work:
        work.papers.keep(MEETING, Kept(b"1" * 16, KeepReason.AGREED))
        work.meetings.delete(MEETING)
        assert rows_of(work, "decisions") == 0


def test_formats_come_back_by_title_and_go_with_their_group(work: SqlUnitOfWork) -> None:
    step = FormatStep("Ærø", "talk", "speaker", 90, None, 5, 90, 6, 3, (2, 1), "Read.", "on_record", "Case")
    made = Format("own", "Öwn", 8, 4, 16, 12, "a book", "D", (step, FormatStep("End", "closing", minutes=3)))
    other = replace(made, title="A first one")
    with work:
        work.groups.save(Group(14, "Other"))
        work.groups.save_format(OwnFormat(51, GROUP, made))
        work.groups.save_format(OwnFormat(52, GROUP, other))
        work.groups.save_format(OwnFormat(53, 14, other))
        assert work.groups.formats(GROUP) == (OwnFormat(52, GROUP, other), OwnFormat(51, GROUP, made))
        work.groups.delete_format(52)
        assert work.groups.formats(GROUP) == (OwnFormat(51, GROUP, made),)
        work.groups.delete(GROUP)
        assert rows_of(work, "formats") == 1


def test_common_words_are_the_group_s_own_and_go_with_it(work: SqlUnitOfWork) -> None:
    with work:
        work.groups.save(Group(14, "Other"))
        work.groups.save_common_words(GROUP, ["mercury", "atlas"])
        work.groups.save_common_words(14, ["zeus"])
        work.groups.save_common_words(GROUP, ["atlas"])
        assert work.groups.common_words(GROUP) == {"atlas"}
        work.groups.delete(GROUP)
        assert work.groups.common_words(14) == {"zeus"}
        assert rows_of(work, "common_words") == 1
