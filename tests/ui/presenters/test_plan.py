from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item, planned_s
from peerdesk.domain.meeting import Phase, Presence
from peerdesk.domain.members import Member, Stage
from peerdesk.domain.rules import Attribution, Distribution
from peerdesk.domain.turns import TurnRule
from tests.clock import FakeClock
from tests.ui.fakes import EVENING, FakeDesk, fake_desk
from ui.machine import Battery, Machine
from ui.models.agenda_model import Column
from ui.presenters.desk import GoTo
from ui.presenters.plan import Chosen, NewMeeting, PlanPresenter, with_turns
from ui.presenters.plan_views import machine_lines

DAY = dt.date(2026, 3, 8)


@pytest.fixture
def desk(clock: FakeClock, qtbot: QtBot) -> FakeDesk:
    return fake_desk(clock)


@pytest.fixture
def plan(desk: FakeDesk) -> PlanPresenter:
    """A group of four with a meeting from a format, on a Sunday in three days."""
    plan = PlanPresenter(desk.desk)
    plan.new_group("Harbour circle")
    people = [("Ana Lima", "SaaS"), ("Ben Okoro", "SaaS"), ("Cho Park", "Health"), ("Ana Berg", "SaaS")]
    desk.services.groups.bring_in(plan.group_id, [Member(0, 0, n, sector=s) for n, s in people])
    plan.new_meeting(NewMeeting("March", DAY, dt.time(18), 60, EVENING))
    return plan


def cells(plan: PlanPresenter, column: Column) -> list[str]:
    return [str(plan.agenda.index(r, column).data()) for r in range(plan.agenda.rowCount())]


def item_id(plan: PlanPresenter, row: int) -> int:
    found = plan.agenda.row_at(row)
    assert found is not None
    return found.item.id


def ready(plan: PlanPresenter) -> dict[str, tuple[bool, str]]:
    return {line.key: (line.ok, line.text) for line in plan.view.ready}


def test_an_empty_vault_has_nothing_in_front(desk: FakeDesk) -> None:
    plan = PlanPresenter(desk.desk)
    assert plan.is_loaded
    assert (plan.group, plan.meeting, plan.title) == (None, None, "")


def test_other_settings_of_the_group_are_kept_and_shown(desk: FakeDesk, plan: PlanPresenter) -> None:
    assert plan.group is not None
    plan.save_group(replace(plan.group, name="Harbour", language="nl"))
    assert (plan.group.name, plan.group.language) == ("Harbour", "nl")
    assert desk.services.groups.group(plan.group_id).language == "nl"


def test_a_new_meeting_is_in_front_with_its_format(plan: PlanPresenter) -> None:
    assert plan.title == "Harbour circle · March"
    assert plan.subtitle == "Sunday 8 March, 18:00–19:00"
    assert cells(plan, Column.ITEM) == ["Welcome", "Check-in", "Hot seat", "Break"]
    assert cells(plan, Column.START) == ["18:00", "18:05", "18:11", "18:26"]
    assert plan.view.heading == "Agenda · 31 min of 1 h"
    assert plan.view.middle_text == "29 min spare"


def test_the_next_meeting_is_chosen_with_its_group(plan: PlanPresenter, desk: FakeDesk) -> None:
    for title, day in (("Old", 1), ("Later", 28)):
        plan.new_meeting(NewMeeting(title, dt.date(2026, 3, day)))
    again = PlanPresenter(desk.desk)
    assert again.meeting is not None
    assert again.meeting.title == "March"


def test_the_group_that_meets_next_is_in_front(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.new_group("Aardvark")
    plan.new_meeting(NewMeeting("Far away", dt.date(2026, 5, 1)))
    again = PlanPresenter(desk.desk)
    assert again.title == "Harbour circle · March"


def test_a_shown_meeting_brings_its_group(plan: PlanPresenter) -> None:
    march, harbour = plan.meeting_id, plan.group_id
    plan.new_group("Zebra")
    assert (plan.group_id == harbour, plan.meeting) == (False, None)
    plan.show_meeting(march)
    assert (plan.group_id, plan.title) == (harbour, "Harbour circle · March")


def test_meetings_say_how_far_away_they_are(plan: PlanPresenter) -> None:
    for title, day in (("A", 5), ("B", 6), ("C", 3), ("D", 30)):
        plan.new_meeting(NewMeeting(title, dt.date(2026, 3, day)))
    details = [str(plan.meetings.index(i, 0).data(257)) for i in range(5)]
    assert details == [
        "Mon 30 Mar 2026",
        "8 Mar · in 3 days",
        "6 Mar · tomorrow",
        "5 Mar · today",
        "3 Mar · 2 days ago",
    ]


def test_typing_minutes_moves_the_times_before_anything_is_kept(plan: PlanPresenter, desk: FakeDesk) -> None:
    commits, welcome = desk.units.commits, item_id(plan, 0)
    plan.preview(welcome, Column.MINUTES, "15")
    assert cells(plan, Column.START)[1] == "18:15"
    assert plan.view.heading == "Agenda · 41 min of 1 h"
    assert desk.units.commits == commits
    plan.end_preview()
    assert cells(plan, Column.START)[1] == "18:05"


@pytest.mark.parametrize("half", ["1h", "1:", "x"])
def test_half_typed_minutes_never_complain(plan: PlanPresenter, desk: FakeDesk, half: str) -> None:
    plan.preview(item_id(plan, 0), Column.MINUTES, half)
    assert desk.said == []


def test_typed_minutes_are_kept(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.type_into(item_id(plan, 1), Column.MINUTES, "20")
    item = plan.item(item_id(plan, 1))
    assert item is not None
    assert (item.length_s, item.per_person_s, item.turn_s) == (1200, None, 90)
    assert desk.units.committed


def test_minutes_that_cannot_be_read_are_said_and_change_nothing(plan: PlanPresenter, desk: FakeDesk) -> None:
    before = cells(plan, Column.MINUTES)
    plan.type_into(item_id(plan, 0), Column.MINUTES, "soon")
    assert cells(plan, Column.MINUTES) == before
    assert desk.said[-1].tone == "error"
    assert "soon" in desk.said[-1].text


def test_a_meeting_of_thirty_hours_is_said(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.type_into(item_id(plan, 0), Column.MINUTES, "30h")
    assert "24 hours" in desk.said[-1].text
    assert cells(plan, Column.MINUTES)[0] == "5"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Ben", "Ben Okoro"), ("cho park", "Cho Park"), ("BO", "Ben Okoro"), ("Ana Lima", "Ana Lima")],
)
def test_a_lead_is_found_by_name_or_initials(plan: PlanPresenter, typed: str, name: str) -> None:
    plan.type_into(item_id(plan, 2), Column.LEAD, typed)
    item = plan.item(item_id(plan, 2))
    assert item is not None
    assert [m.name for m in plan.members if m.id == item.lead_id] == [name]


def test_an_unknown_lead_is_said(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.type_into(item_id(plan, 2), Column.LEAD, "Nobody Here")
    assert "Nobody Here" in desk.said[-1].text


def test_an_empty_lead_is_the_facilitator(plan: PlanPresenter) -> None:
    plan.type_into(item_id(plan, 2), Column.LEAD, "Ben")
    plan.type_into(item_id(plan, 2), Column.LEAD, " ")
    item = plan.item(item_id(plan, 2))
    assert item is not None
    assert item.lead_id is None


def test_picking_the_same_turns_keeps_the_finer_rule(plan: PlanPresenter) -> None:
    plan.unfold(item_id(plan, 2))
    share = item_id(plan, 4)
    plan.type_into(share, Column.TURNS, "round")
    plan.type_into(item_id(plan, 0), Column.TURNS, "queue")
    kept, queued = plan.item(share), plan.item(item_id(plan, 0))
    assert kept is not None
    assert queued is not None
    assert (kept.rule, queued.rule) == (TurnRule.I_LANGUAGE, TurnRule.QUEUE)


@pytest.mark.parametrize(
    ("item", "seconds", "after"),
    [
        (Item(1, "", length_s=600, rule=TurnRule.GO_ROUND), 90, (None, 90, 90)),
        (Item(1, "", length_s=60, per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND), 60, (60, 60, 60)),
        (Item(1, "", length_s=1500, turn_s=75, rule=TurnRule.GO_ROUND), 60, (1500, None, 60)),
        (Item(1, "", length_s=1200, rule=TurnRule.QUEUE), 60, (1200, None, 60)),
        (Item(1, "", per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND), None, (900, None, None)),
        (Item(1, "", length_s=600, turn_s=60), 0, (600, None, None)),
    ],
)
def test_time_a_person(item: Item, seconds: int | None, after: tuple[int | None, ...]) -> None:
    made = with_turns(item, seconds, 10)
    assert (made.length_s, made.per_person_s, made.turn_s) == after


def test_a_new_item_stands_behind_and_wants_its_title(plan: PlanPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plan.chosen) as chosen:
        plan.add_item(item_id(plan, 0))
    assert cells(plan, Column.ITEM)[:3] == ["Welcome", "Untitled", "Check-in"]
    assert chosen.args == [Chosen(item_id(plan, 1), Column.ITEM)]


def test_a_new_step_unfolds_its_item(plan: PlanPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plan.chosen) as chosen:
        plan.add_step(item_id(plan, 2))
    assert cells(plan, Column.ITEM)[3:6] == ["State it", "Share", "Untitled"]
    assert chosen.args == [Chosen(item_id(plan, 5), Column.ITEM)]


def test_folding_from_a_step_goes_to_its_item(plan: PlanPresenter, qtbot: QtBot) -> None:
    plan.unfold(item_id(plan, 2))
    with qtbot.waitSignal(plan.chosen) as chosen:
        plan.toggle_steps(item_id(plan, 4))
    assert chosen.args == [Chosen(item_id(plan, 2))]
    assert plan.agenda.rowCount() == 4


def test_move_duplicate_delete_and_all_the_way_back(plan: PlanPresenter) -> None:
    before = cells(plan, Column.ITEM)
    plan.rows.shift([item_id(plan, 0)], 1)
    plan.rows.duplicate([item_id(plan, 3)])
    plan.rows.delete([item_id(plan, 0)])
    assert cells(plan, Column.ITEM) == ["Welcome", "Hot seat", "Break", "Break"]
    for _ in range(3):
        plan.undo()
    assert cells(plan, Column.ITEM) == before
    assert plan.plan is not None
    assert (plan.plan.can_undo, plan.plan.can_redo) == (False, True)
    plan.redo()
    assert cells(plan, Column.ITEM)[0] == "Check-in"


def test_the_strip_offers_a_deleted_item_back(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.rows.delete([item_id(plan, 0)])
    desk.said[-1].choices[0].act()
    assert cells(plan, Column.ITEM)[0] == "Welcome"


def test_a_format_takes_the_place_and_can_be_taken_back(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.rows.delete([item_id(plan, 0)])
    plan.use_format(EVENING)
    assert len(cells(plan, Column.ITEM)) == 4
    desk.said[-1].choices[0].act()
    assert len(cells(plan, Column.ITEM)) == 3


@pytest.mark.parametrize("what", ["edit", "undo", "another meeting"])
def test_an_offer_to_take_back_goes_with_the_next_edit_or_meeting(
    plan: PlanPresenter, desk: FakeDesk, what: str
) -> None:
    plan.use_format(EVENING)
    taken: list[str] = []
    desk.desk.unsaid.connect(taken.append)
    if what == "edit":
        plan.rows.skip([item_id(plan, 0)])
    elif what == "undo":
        plan.undo()
    else:
        plan.new_meeting(NewMeeting("April", DAY, dt.time(18), 60, EVENING))
    assert {"format_used", "item_deleted"} <= set(taken)


def test_until_then_the_offer_stands(plan: PlanPresenter, desk: FakeDesk) -> None:
    heard: list[str] = []
    desk.desk.unsaid.connect(heard.append)
    desk.desk.noticed.connect(lambda notice: heard.append(f"said {notice.key}"))
    plan.use_format(EVENING)
    plan.set_coming(plan.members[0].id, yes=False)
    assert heard[-1] == "said format_used"


def test_a_no_changes_counts_and_times(plan: PlanPresenter) -> None:
    assert plan.view.coming_heading == "Coming · 4 yes"
    plan.set_coming(plan.members[0].id, yes=False)
    assert plan.view.coming_heading == "Coming · 3 yes, 1 no"
    assert cells(plan, Column.PER_PERSON)[1] == "90 s × 3"


def test_who_came_later_is_not_asked_until_somebody_does(plan: PlanPresenter, desk: FakeDesk) -> None:
    desk.services.groups.save_member(Member(0, plan.group_id, "Dev Rao"))
    assert plan.view.coming_heading == "Coming · 4 yes, 1 not asked"
    assert ready(plan)["unasked"] == (False, "1 member not asked: ask")
    plan.ask_all()
    assert plan.view.coming_heading == "Coming · 5 yes"
    assert "unasked" not in ready(plan)


def test_one_person_of_a_sector_is_warned_about(plan: PlanPresenter) -> None:
    assert [(r.sector, r.people, r.alone) for r in plan.view.mix] == [("SaaS", 3, False), ("Health", 1, True)]
    assert plan.view.mix_warning.startswith("One person in Health")


def test_without_sectors_there_is_no_mix(desk: FakeDesk) -> None:
    plan = PlanPresenter(desk.desk)
    plan.new_group("G")
    desk.services.groups.bring_in(plan.group_id, [Member(0, 0, "Ana")])
    plan.new_meeting(NewMeeting("M", DAY))
    assert (plan.view.mix, plan.view.mix_warning) == ((), "")


def test_ready_lines_turn_green_when_mended(plan: PlanPresenter) -> None:
    assert ready(plan) == {
        "fits": (True, "fits the evening"),
        "people": (True, "4 people come"),
        "initials": (True, "initials differ"),
    }
    hot_seat = item_id(plan, 2)
    plan.type_into(hot_seat, Column.LEAD, "Ben")
    assert ready(plan)["public"] == (False, "1 led item without a public title")
    plan.alter(hot_seat, lambda item: replace(item, public_title="A member’s case"))
    assert ready(plan)["public"] == (True, "public titles set")
    plan.type_into(item_id(plan, 0), Column.MINUTES, "1h")
    ok, text = ready(plan)["fits"]
    assert (ok, text) == (False, "26 min too long: shorten the longest")
    assert plan.view.middle_text == "26 min too long"


def test_people_with_the_same_initials_are_told_apart(desk: FakeDesk, plan: PlanPresenter) -> None:
    desk.services.groups.bring_in(plan.group_id, [Member(0, 0, "Adam Lund")])
    plan.ask_all()
    assert ready(plan)["initials"] == (True, "told apart as AI, AL")


def test_guests_who_were_not_told_the_rule_are_until_somebody_says_so(
    desk: FakeDesk, plan: PlanPresenter
) -> None:
    guest = Member(0, 0, "Gia Moretti", stage=Stage.GUEST)
    desk.services.groups.bring_in(plan.group_id, [guest])
    plan.ask_all()
    assert ready(plan)["guests"] == (False, "1 guest not told the Rule: mark as told")
    plan.brief_guests()
    assert ready(plan)["guests"] == (True, "guests know the Rule")


LAPTOP = Machine(Battery(62, plugged=False, minutes=130))


@pytest.mark.parametrize(
    ("machine", "sound", "lines"),
    [
        (Machine(), False, []),
        (Machine(), True, [(True, "soft sound when a time is over")]),
        (Machine(sound=False), True, [(False, "sound is on, and nothing here plays it")]),
        (Machine(Battery(90, plugged=True)), False, [(True, "on mains")]),
        (LAPTOP, False, [(False, "battery 62 %: plug it in")]),
        (
            Machine(on_top=False),
            False,
            [(True, "strip and pocket are plain windows here")],
        ),
    ],
)
def test_what_the_laptop_needs(machine: Machine, sound: bool, lines: list[tuple[bool, str]]) -> None:
    assert [(line.ok, line.text) for line in machine_lines(machine, sound=sound)] == lines


def test_the_laptop_is_looked_at_again_when_it_may_have_changed(
    plan: PlanPresenter, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert plan.machine is not None
    monkeypatch.setattr("ui.machine.battery", lambda: LAPTOP.battery)
    with qtbot.waitSignal(plan.shown):
        plan.look_at_machine()
    assert plan.machine.battery == LAPTOP.battery
    with qtbot.assertNotEmitted(plan.shown):
        plan.look_at_machine()


def test_a_meeting_is_changed_and_keeps_rules_not_said(plan: PlanPresenter) -> None:
    rule = Attribution.OFF_RECORD
    plan.change_meeting(NewMeeting("Spring", DAY, dt.time(19), None, attribution=rule, language="nl"))
    assert plan.meeting is not None
    assert plan.title == "Harbour circle · Spring"
    assert (plan.meeting.attribution, plan.meeting.distribution) == (
        Attribution.OFF_RECORD,
        Distribution.GREEN,
    )
    assert plan.meeting.language == "nl"
    plan.change_meeting(NewMeeting("Spring", DAY, dt.time(19)))
    assert plan.meeting.language == "nl"
    assert plan.view.heading == "Agenda · 31 min"


def test_start_now_goes_to_the_table(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.start_now("ana, ben, cho")
    (to,) = desk.went
    assert to.page == "run"
    made = desk.services.planning.plan(to.meeting_id)
    assert [m.name for m in made.members] == ["Ana", "Ben", "Cho"]


def test_start_now_without_anybody_is_said(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.start_now("0")
    assert desk.went == []
    assert desk.said[-1].tone == "error"


@pytest.mark.parametrize(
    ("phase", "page"), [(Phase.DRAFT, "run"), (Phase.RUNNING, "run"), (Phase.CLOSED, "minutes")]
)
def test_the_door_leads_where_the_meeting_is(
    plan: PlanPresenter, desk: FakeDesk, phase: Phase, page: str
) -> None:
    meeting = desk.units.rows.meetings[plan.meeting_id]
    desk.units.rows.meetings[meeting.id] = replace(meeting, phase=phase)
    plan.load()
    plan.go_on()
    assert desk.went == [GoTo(page, meeting.id)]
    assert plan.is_editable == (page == "run")


def test_a_deleted_meeting_leaves_the_next_one_in_front(plan: PlanPresenter) -> None:
    march = plan.meeting_id
    plan.new_meeting(NewMeeting("April", dt.date(2026, 4, 8)))
    plan.delete_meeting(plan.meeting_id)
    assert plan.meeting_id == march
    plan.delete_group(plan.group_id)
    assert (plan.meeting, plan.group, plan.agenda.rowCount()) == (None, None, 0)


def test_presence_is_stored_as_said(plan: PlanPresenter, desk: FakeDesk) -> None:
    member = plan.members[0]
    plan.set_coming(member.id, yes=False)
    row = desk.units.rows.attendance[plan.meeting_id, member.id]
    assert row.presence is Presence.DECLINED


def test_an_old_answer_never_covers_a_newer_one(plan: PlanPresenter) -> None:
    plan.show_group(12345)
    assert plan.title == "Harbour circle · March"


def test_steps_count_in_their_item(plan: PlanPresenter) -> None:
    item = plan.item(item_id(plan, 2))
    assert item is not None
    assert planned_s(item, 4) == 900


# Several at once, sections, pins.


def rows(plan: PlanPresenter, *places: int) -> list[int]:
    return [item_id(plan, place) for place in places]


def test_several_move_skip_and_go_in_one_step_with_a_name(plan: PlanPresenter) -> None:
    before = cells(plan, Column.ITEM)
    plan.rows.shift(rows(plan, 0, 1), 1)
    assert cells(plan, Column.ITEM) == ["Hot seat", "Welcome", "Check-in", "Break"]
    assert plan.view.undo == "Undo move of 2 items"
    plan.rows.skip(rows(plan, 1, 2))
    assert plan.view.undo == "Undo skip of 2 items"
    assert plan.view.heading == "Agenda · 20 min of 1 h"
    plan.rows.delete(rows(plan, 0))
    assert plan.view.undo == "Undo delete"
    for _ in range(3):
        plan.undo()
    assert cells(plan, Column.ITEM) == before
    assert plan.view.redo == "Redo move of 2 items"


def test_skipping_what_is_skipped_takes_it_up_again(plan: PlanPresenter) -> None:
    plan.rows.skip(rows(plan, 0))
    plan.rows.skip(rows(plan, 0, 1))
    assert cells(plan, Column.START)[:3] == ["", "", "18:00"]
    plan.rows.skip(rows(plan, 0, 1))
    assert cells(plan, Column.START)[:3] == ["18:00", "18:05", "18:11"]


def test_what_is_cut_comes_back_in_another_meeting_and_only_for_its_token(plan: PlanPresenter) -> None:
    token = plan.rows.cut(rows(plan, 0, 2))
    assert cells(plan, Column.ITEM) == ["Check-in", "Break"]
    assert plan.view.undo == "Undo cut of 2 items"
    plan.new_meeting(NewMeeting("April", dt.date(2026, 4, 8)))
    plan.rows.paste(b"theirs", None)
    assert cells(plan, Column.ITEM) == []
    plan.rows.paste(token, None)
    assert cells(plan, Column.ITEM) == ["Welcome", "Hot seat"]
    plan.rows.paste(token, item_id(plan, 0))
    assert cells(plan, Column.ITEM) == ["Welcome", "Welcome", "Hot seat", "Hot seat"]


def test_pasted_rows_are_chosen(plan: PlanPresenter, qtbot: QtBot) -> None:
    token = plan.rows.copy(rows(plan, 0, 1))
    with qtbot.waitSignal(plan.chosen) as chosen:
        plan.rows.paste(token, item_id(plan, 3))
    (wish,) = chosen.args
    assert [wish.item_id, *wish.more] == rows(plan, 4, 5)


def test_a_section_is_made_named_and_removed(plan: PlanPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plan.chosen) as chosen:
        plan.rows.new_section(item_id(plan, 2))
    assert chosen.args == [Chosen(-item_id(plan, 3), Column.ITEM)]
    key = -item_id(plan, 3)
    plan.type_into(key, Column.ITEM, " The  case ")
    assert cells(plan, Column.ITEM)[2:4] == ["The case", "Hot seat"]
    plan.rows.new_section(item_id(plan, 4))
    assert cells(plan, Column.ITEM)[4:] == ["New section", "Break"]
    assert cells(plan, Column.MINUTES)[2:] == ["15", "15", "5", "5"]
    plan.type_into(key, Column.ITEM, "")
    assert cells(plan, Column.ITEM) == ["Welcome", "Check-in", "Hot seat", "New section", "Break"]


def test_up_past_a_heading_changes_the_section_first(plan: PlanPresenter) -> None:
    plan.rows.new_section(item_id(plan, 2))
    plan.rows.shift(rows(plan, 3), -1)
    assert cells(plan, Column.ITEM) == ["Welcome", "Check-in", "Hot seat", "New section", "Break"]


def test_a_typed_time_pins_an_item_and_nothing_lets_it_go(plan: PlanPresenter, desk: FakeDesk) -> None:
    case = item_id(plan, 2)
    plan.type_into(case, Column.START, "6.30 pm")
    assert cells(plan, Column.START) == ["18:00", "18:05", "18:30", "18:45"]
    assert plan.view.middle_text == "10 min spare"
    plan.type_into(case, Column.START, "1805")
    assert ready(plan)[f"pin {case}"] == (False, "6 min too long before 18:05")
    plan.type_into(case, Column.START, "soon")
    assert "soon" in desk.said[-1].text
    plan.type_into(case, Column.START, "")
    assert cells(plan, Column.START)[2] == "18:11"


def test_several_leads_are_typed_by_name_or_initials(plan: PlanPresenter, desk: FakeDesk) -> None:
    case = item_id(plan, 2)
    plan.type_into(case, Column.LEAD, "bo, Cho")
    assert cells(plan, Column.LEAD)[2] == "Ben, Cho"
    plan.type_into(case, Column.LEAD, "Ana Berg; cho")
    assert cells(plan, Column.LEAD)[2] == "Ana Berg, Cho"
    plan.type_into(case, Column.LEAD, "Ben, Nobody")
    assert "Nobody" in desk.said[-1].text
    assert cells(plan, Column.LEAD)[2] == "Ana Berg, Cho"


# Too long.


def test_an_overfull_evening_says_what_can_be_done(plan: PlanPresenter) -> None:
    assert plan.view.too_long == ""
    plan.type_into(item_id(plan, 0), Column.MINUTES, "46")
    assert plan.view.too_long == "12 minutes too long: shorten, drop or park"
    assert [row.over for row in map(plan.agenda.row_at, range(4)) if row] == [False, False, True, True]


def test_what_cannot_give_enough_is_left_and_said(plan: PlanPresenter, desk: FakeDesk) -> None:
    plan.type_into(item_id(plan, 0), Column.MINUTES, "46")
    plan.rows.shorten()
    assert "cannot give 12 min together" in desk.said[-1].text
    assert plan.view.too_long == "12 minutes too long: shorten, drop or park"


def test_shortening_makes_it_fit(plan: PlanPresenter) -> None:
    plan.alter(item_id(plan, 0), lambda item: replace(item, kind="talk", length_s=37 * 60))
    assert plan.view.too_long == "3 minutes too long: shorten, drop or park"
    plan.rows.shorten()
    assert plan.view.middle_text == "fits to the minute"


def test_without_a_choice_what_is_needed_least_is_parked_or_dropped(plan: PlanPresenter) -> None:
    plan.type_into(item_id(plan, 0), Column.MINUTES, "46")
    plan.rows.park(())
    assert cells(plan, Column.START)[2] == ""
    assert plan.view.too_long == ""
    plan.undo()
    plan.rows.protect(rows(plan, 0, 2))
    plan.rows.drop(rows(plan, 0))
    assert cells(plan, Column.ITEM) == ["Welcome", "Check-in", "Hot seat", "Break"], "nothing can go"
    plan.rows.protect(rows(plan, 0))
    plan.rows.drop(rows(plan, 0))
    assert cells(plan, Column.ITEM) == ["Check-in", "Hot seat", "Break"]


# Found, and read again.


def test_titles_steps_and_headings_are_found(plan: PlanPresenter) -> None:
    plan.rows.new_section(item_id(plan, 3))
    assert plan.found("SECTION") == (-item_id(plan, 4),)
    case = plan.item(item_id(plan, 2))
    assert case is not None
    assert plan.found("state") == (case.steps[0].id,)


def test_an_edit_reads_neither_groups_nor_other_meetings(
    plan: PlanPresenter, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("groups", "members"):
        monkeypatch.delattr(type(desk.services.groups), name)
    monkeypatch.delattr(type(desk.services.planning), "meetings")
    plan.type_into(item_id(plan, 0), Column.ITEM, "Hello")
    assert cells(plan, Column.ITEM)[0] == "Hello"


def test_another_meeting_of_the_group_is_opened_without_reading_the_list_again(
    plan: PlanPresenter, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    march = plan.meeting_id
    plan.new_meeting(NewMeeting("April", dt.date(2026, 4, 8)))
    with monkeypatch.context() as without:
        without.delattr(type(desk.services.groups), "groups")
        without.delattr(type(desk.services.planning), "meetings")
        plan.show_meeting(march)
    assert plan.title == "Harbour circle · March"
    plan.new_meeting(NewMeeting("May", dt.date(2026, 5, 8)))
    assert plan.meetings.rowCount() == 3
