from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.domain.agenda import Item, planned_s, total_s
from peerdesk.domain.agenda_edits import Edit, Taken
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.formats import Format, FormatStep
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Group, Member, Stage
from peerdesk.domain.rules import Attribution, Distribution
from peerdesk.domain.turns import TurnRule
from peerdesk.services.context import Context
from peerdesk.services.groups import GroupService
from peerdesk.services.planning import (
    MAX_ON_THE_SPOT,
    PlanningService,
    items_of,
    people_typed,
)
from tests.peerdesk.services.fakes import FakeUnits, Published

DAY = dt.date(2026, 3, 19)


@pytest.fixture
def planning(context: Context) -> PlanningService:
    return PlanningService(context)


@pytest.fixture
def groups(context: Context) -> GroupService:
    return GroupService(context)


@pytest.fixture
def group(groups: GroupService) -> Group:
    group = groups.create("Harbour circle")
    stages = {"Ana": Stage.MEMBER, "Ben": Stage.GUEST, "Cho": Stage.AWAY}
    groups.bring_in(group.id, [Member(0, 0, name, stage=stage) for name, stage in stages.items()])
    return group


@pytest.fixture
def meeting(planning: PlanningService, group: Group) -> Meeting:
    return planning.create(group.id, "March", DAY, dt.time(18))


def titles(planning: PlanningService, meeting: Meeting) -> str:
    agenda = planning.plan(meeting.id).agenda
    return " ".join(i.title + ("".join(f"/{s.title}" for s in i.steps)) for i in agenda)


def add(planning: PlanningService, meeting: Meeting, *names: str) -> list[Item]:
    return [planning.add_item(meeting.id, Item(n, name)) for n, name in enumerate(names, 1)]


def format_of(*steps: FormatStep) -> Format:
    return Format("f", "F", 8, 4, 12, 30, "", "D", steps)


def test_a_step_without_a_length_is_an_item_without_minutes() -> None:
    assert items_of(format_of(FormatStep("Open", "discuss", base_s=0)))[0].length_s is None


def test_april_is_made_from_march(planning: PlanningService, meeting: Meeting, units: FakeUnits) -> None:
    planning.save_meeting(
        replace(meeting, attribution=Attribution.OFF_RECORD, distribution=Distribution.RED, language="nl")
    )
    opening, talk = Item(1, "Open", kind="opening", minutes_taken=5), Item(2, "Talk", minutes_taken=9)
    for item in (opening, talk, Item(3, "Case", minutes_taken=0)):
        planning.add_item(meeting.id, item)
    units.rows.meetings[meeting.id] = replace(planning.plan(meeting.id).meeting, phase=Phase.CLOSED)
    before = units.rows.agendas[meeting.id]
    proposed = planning.next_proposed(meeting.id)
    assert (proposed.day, proposed.carried) == (dt.date(2026, 4, 16), 1)
    made = planning.make_next(meeting.id, "April", proposed.day, dt.time(18), 150)
    assert titles(planning, made) == "Open Case Talk"
    plan = planning.plan(made.id)
    assert (made.attribution, made.distribution, made.language) == (
        Attribution.OFF_RECORD, Distribution.RED, "nl",
    )  # fmt: skip
    assert (made.phase, plan.people, made.slot_minutes) == (Phase.DRAFT, 2, 150)
    assert units.rows.agendas[meeting.id] == before


def test_a_meeting_asks_members_and_guests(planning: PlanningService, meeting: Meeting) -> None:
    plan = planning.plan(meeting.id)
    assert [row.presence for row in plan.attendance] == [Presence.EXPECTED, Presence.EXPECTED]
    assert plan.people == 2


def test_a_meeting_keeps_its_slot(planning: PlanningService, group: Group) -> None:
    made = planning.create(group.id, "May", DAY, dt.time(18), slot_minutes=150)
    assert planning.plan(made.id).meeting.slot_minutes == 150


def test_who_came_to_the_group_later_is_asked_once(
    planning: PlanningService, groups: GroupService, meeting: Meeting, group: Group
) -> None:
    groups.save_member(Member(0, group.id, "Dev"))
    assert planning.plan(meeting.id).people == 2
    assert planning.ask_members(meeting.id) == 1
    assert planning.plan(meeting.id).people == 3
    assert planning.ask_members(meeting.id) == 0


def test_asking_again_leaves_a_no_a_no(planning: PlanningService, meeting: Meeting) -> None:
    member_id = planning.plan(meeting.id).attendance[0].member_id
    planning.set_presence(meeting.id, member_id, Presence.DECLINED)
    planning.ask_members(meeting.id)
    assert planning.plan(meeting.id).people == 1


def test_who_was_told_the_rule_stays_told_when_the_answer_changes(
    planning: PlanningService, meeting: Meeting
) -> None:
    member_id = planning.plan(meeting.id).attendance[0].member_id
    planning.brief(meeting.id, {member_id, 77})
    planning.set_presence(meeting.id, member_id, Presence.DECLINED)
    rows = {row.member_id: row for row in planning.plan(meeting.id).attendance}
    assert rows[member_id] == Attendance(meeting.id, member_id, Presence.DECLINED, briefed=True)
    assert sum(row.briefed for row in rows.values()) == 1


def test_items_go_behind_another_and_come_back_by_undo(planning: PlanningService, meeting: Meeting) -> None:
    first, _ = add(planning, meeting, "A", "B")
    planning.add_item(meeting.id, Item(9, "X"), after=first.id)
    assert titles(planning, meeting) == "A X B"
    assert planning.undo(meeting.id)
    assert titles(planning, meeting) == "A B"
    assert planning.redo(meeting.id)
    assert titles(planning, meeting) == "A X B"


def test_two_edits_made_from_the_same_view_both_count(planning: PlanningService, meeting: Meeting) -> None:
    add(planning, meeting, "A")
    planning.alter_item(meeting.id, 1, lambda item: replace(item, title="Better"))
    planning.alter_item(meeting.id, 1, lambda item: replace(item, length_s=300))
    (item,) = planning.plan(meeting.id).agenda
    assert (item.title, item.length_s) == ("Better", 300)


def test_altering_keeps_steps_and_id(planning: PlanningService, meeting: Meeting) -> None:
    add(planning, meeting, "A")
    planning.add_step(meeting.id, 1, "s")
    planning.alter_item(meeting.id, 1, lambda _: Item(77, "Other"))
    assert titles(planning, meeting) == "Other/s"
    assert planning.plan(meeting.id).agenda[0].id == 1


def test_the_first_step_takes_over_the_minutes(planning: PlanningService, meeting: Meeting) -> None:
    planning.add_item(meeting.id, Item(1, "A", length_s=1200, rule=TurnRule.QUEUE))
    planning.add_step(meeting.id, 1)
    (item,) = planning.plan(meeting.id).agenda
    assert planned_s(item, 5) == 1200
    assert item.steps[0].rule is TurnRule.QUEUE


def test_steps_move_among_their_siblings(planning: PlanningService, meeting: Meeting) -> None:
    add(planning, meeting, "A", "B")
    ids = [planning.add_step(meeting.id, 1, name).id for name in "xyz"]
    planning.move_item(meeting.id, ids[2], 0)
    assert titles(planning, meeting) == "A/z/x/y B"


def test_a_copy_stands_behind_with_ids_of_its_own(planning: PlanningService, meeting: Meeting) -> None:
    add(planning, meeting, "A", "B")
    planning.add_step(meeting.id, 1, "s")
    planning.duplicate_items(meeting.id, [1])
    agenda = planning.plan(meeting.id).agenda
    assert titles(planning, meeting) == "A/s A/s B"
    assert agenda[0].id != agenda[1].id
    assert agenda[0].steps[0].id != agenda[1].steps[0].id


def test_a_deleted_item_comes_back_as_it_was(planning: PlanningService, meeting: Meeting) -> None:
    add(planning, meeting, "A", "B")
    before = planning.plan(meeting.id).agenda
    planning.delete_items(meeting.id, [1])
    planning.undo(meeting.id)
    assert planning.plan(meeting.id).agenda == before


def test_several_go_and_come_back_in_one_step(planning: PlanningService, meeting: Meeting) -> None:
    a, _, c = add(planning, meeting, "a", "b", "c")
    planning.delete_items(meeting.id, {a.id, c.id})
    assert titles(planning, meeting) == "b"
    assert planning.plan(meeting.id).undo == Taken(Edit.DELETE, 2)
    planning.undo(meeting.id)
    assert titles(planning, meeting) == "a b c"
    assert planning.plan(meeting.id).redo == Taken(Edit.DELETE, 2)
    assert planning.plan(meeting.id).undo == Taken(Edit.ADD)


def test_copies_of_several_stand_behind_them(planning: PlanningService, meeting: Meeting) -> None:
    a, b, _ = add(planning, meeting, "a", "b", "c")
    planning.duplicate_items(meeting.id, {a.id, b.id})
    assert titles(planning, meeting) == "a b a b c"
    assert len({item.id for item in planning.plan(meeting.id).agenda}) == 5


def test_items_of_another_group_come_without_leads_who_are_not_here(
    planning: PlanningService, groups: GroupService, meeting: Meeting, group: Group
) -> None:
    ana, ben, *_ = groups.members(group.id)
    item = Item(9, "case", lead_id=ana.id, more_leads=(ben.id,), minutes_taken=8)
    (here,) = planning.paste(meeting.id, [item], None)
    (kept,) = planning.plan(meeting.id).agenda
    assert (kept.id, kept.lead_id, kept.more_leads, kept.minutes_taken) == (here, ana.id, (ben.id,), None)
    other = groups.create("Other")
    elsewhere = planning.create(other.id, "April", DAY)
    planning.paste(elsewhere.id, [item, replace(item, lead_id=None, more_leads=())], None)
    assert [(i.lead_id, i.more_leads) for i in planning.plan(elsewhere.id).agenda] == [(None, ())] * 2


def test_shortening_more_than_can_be_had_changes_nothing(planning: PlanningService, meeting: Meeting) -> None:
    planning.add_item(meeting.id, Item(1, "talk", kind="talk", length_s=1200))
    planning.shorten(meeting.id, 240)
    assert planning.plan(meeting.id).agenda[0].length_s == 960
    with pytest.raises(BadInput, match="shorten_too_much"):
        planning.shorten(meeting.id, 900)
    assert planning.plan(meeting.id).agenda[0].length_s == 960


def test_a_new_item_stands_under_the_heading_of_the_one_before(
    planning: PlanningService, meeting: Meeting
) -> None:
    (a,) = add(planning, meeting, "a")
    planning.alter_item(meeting.id, a.id, lambda item: replace(item, section="Open"))
    planning.add_item(meeting.id, after=a.id)
    planning.add_item(meeting.id)
    assert [item.section for item in planning.plan(meeting.id).agenda] == ["Open"] * 3


def test_an_endless_private_note_is_refused(planning: PlanningService, meeting: Meeting) -> None:
    (a,) = add(planning, meeting, "a")
    with pytest.raises(BadInput, match="private_long"):
        planning.alter_item(meeting.id, a.id, lambda item: replace(item, private_note="x" * 4001))


def test_an_edit_that_changes_nothing_is_no_step(planning: PlanningService, meeting: Meeting) -> None:
    add(planning, meeting, "A", "B")
    planning.undo(meeting.id)
    planning.move_item(meeting.id, 1, 0)
    assert planning.plan(meeting.id).can_redo


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (Item(1, "A", length_s=30 * 3600), "meeting_long"),
        (Item(1, "A", length_s=-1), "length_negative"),
        (Item(1, "x" * 301), "title_long"),
    ],
)
def test_an_agenda_that_cannot_be_is_refused_whole(
    planning: PlanningService, meeting: Meeting, item: Item, key: str
) -> None:
    with pytest.raises(BadInput) as caught:
        planning.add_item(meeting.id, item)
    assert caught.value.key == key
    assert planning.plan(meeting.id).agenda == ()


def test_the_agenda_of_a_closed_meeting_stays(
    planning: PlanningService, units: FakeUnits, meeting: Meeting
) -> None:
    units.rows.meetings[meeting.id] = replace(meeting, phase=Phase.CLOSED)
    with pytest.raises(UserError) as caught:
        planning.add_item(meeting.id)
    assert caught.value.key == "agenda_is_closed"


def test_the_last_closed_meeting_is_known_unless_people_sit_in_one(
    planning: PlanningService, units: FakeUnits, meeting: Meeting
) -> None:
    assert planning.last_closed(meeting.id) is None
    for number, phase in ((901, Phase.RELEASED), (902, Phase.CLOSED), (903, Phase.DRAFT)):
        day = meeting.day + dt.timedelta(days=number)
        units.rows.meetings[number] = replace(meeting, id=number, day=day, phase=phase)
    found = planning.last_closed(meeting.id)
    assert found is not None
    assert found.id == 902
    units.rows.meetings[903] = replace(units.rows.meetings[903], phase=Phase.RUNNING)
    assert planning.last_closed(meeting.id) is None


def test_a_live_meeting_is_not_deleted(planning: PlanningService, units: FakeUnits, meeting: Meeting) -> None:
    units.rows.meetings[meeting.id] = replace(meeting, phase=Phase.RUNNING)
    with pytest.raises(UserError) as caught:
        planning.delete_meeting(meeting.id)
    assert caught.value.key == "meeting_is_live"


def test_a_deleted_meeting_is_gone(planning: PlanningService, meeting: Meeting, group: Group) -> None:
    planning.delete_meeting(meeting.id)
    assert planning.meetings(group.id) == ()


def test_no_edit_is_taken_back_past_the_close(
    planning: PlanningService, meeting: Meeting, units: FakeUnits
) -> None:
    add(planning, meeting, "a", "b")
    agenda = planning.plan(meeting.id).agenda
    units.rows.meetings[meeting.id] = replace(meeting, phase=Phase.CLOSED)
    units.rows.agendas[meeting.id] = (replace(agenda[0], minutes_taken=7), agenda[1])
    assert not planning.undo(meeting.id)
    assert planning.plan(meeting.id).agenda[0].minutes_taken == 7
    assert not planning.redo(meeting.id)


def test_saving_a_meeting_keeps_its_phase(
    planning: PlanningService, units: FakeUnits, published: Published, meeting: Meeting
) -> None:
    units.rows.meetings[meeting.id] = replace(meeting, phase=Phase.CLOSED)
    planning.save_meeting(replace(meeting, title="April"))
    saved = planning.plan(meeting.id).meeting
    assert (saved.title, saved.phase) == ("April", Phase.CLOSED)
    assert published.changes[-1].touches(Kind.MEETINGS)


def test_a_format_becomes_items_and_its_blocks_steps() -> None:
    made = items_of(
        format_of(
            FormatStep("Open", "opening", minutes=5),
            FormatStep("State it", "present", "speaker", minutes=3, block="Hot seat"),
            FormatStep("Clarify", "clarify", "ask_only", minutes=7, block="Hot seat"),
            FormatStep("Close", "closing", "go_round", turn_s=20, base_s=60, per_person_s=20),
        )
    )
    assert [(i.title, len(i.steps)) for i in made] == [("Open", 0), ("Hot seat", 2), ("Close", 0)]
    assert total_s(made, 6) == 5 * 60 + 10 * 60 + 60 + 6 * 20


def test_a_fixed_number_of_talks_is_as_long_with_any_number_of_people() -> None:
    step = FormatStep("Talks", "talk", "go_round_order", turn_s=300, base_s=60, per_person_s=300, items=4)
    made = items_of(format_of(step))
    assert total_s(made, 4) == total_s(made, 30) == step.length_s(30) == 1260


def test_replacing_the_agenda_by_a_format_is_one_step_back(
    planning: PlanningService, meeting: Meeting
) -> None:
    add(planning, meeting, "A", "B")
    planning.use_format(meeting.id, format_of(FormatStep("Open", "opening", minutes=5)))
    assert titles(planning, meeting) == "Open"
    planning.undo(meeting.id)
    assert titles(planning, meeting) == "A B"


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("3", ("1", "2", "3")),
        (" ana, ben;  cho ", ("Ana", "Ben", "Cho")),
        ("ana ben", ("Ana", "Ben")),
        ("ana, ana", ("Ana",)),
        ("李雷, Ørsted", ("李雷", "Ørsted")),
    ],
)
def test_who_is_typed(typed: str, people: tuple[str, ...]) -> None:
    assert people_typed(typed) == people


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "who_empty"), ("0", "who_empty"), (" , ", "who_empty"), ("61", "who_many"), ("9" * 40, "who_many")],
)
def test_who_cannot_be_typed(typed: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        people_typed(typed)
    assert caught.value.key == key


def test_start_now_makes_a_round_to_be_forgotten(planning: PlanningService, groups: GroupService) -> None:
    made = planning.start_now(str(MAX_ON_THE_SPOT))
    plan = planning.plan(made.id)
    assert not plan.group.kept
    assert groups.groups() == ()
    assert plan.people == MAX_ON_THE_SPOT
    assert plan.agenda[0].rule is TurnRule.GO_ROUND


def test_a_meeting_on_the_spot_can_become_a_group(planning: PlanningService, groups: GroupService) -> None:
    made = planning.start_now("ana, ben")
    planning.keep_as_group(made.group_id, "Coffee")
    assert [card.group.name for card in groups.groups()] == ["Coffee"]
