from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Item
from peerdesk.domain.balance import Sharing
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Stage
from peerdesk.domain.rules import Attribution
from peerdesk.domain.running import (
    Begin,
    End,
    Event,
    GiveFloor,
    Pass,
    Pause,
    Running,
    Sit,
    StartItem,
    StepOut,
    TakeOut,
)
from peerdesk.domain.running_plain import as_plain, from_plain
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import Spent, TurnRule
from peerdesk.services.context import Context
from peerdesk.services.running import Closed, RunningService, StageMark
from tests.clock import EVENING, FakeClock
from tests.peerdesk.services.evening import GROUP, MEETING, evening, note, promise, roster_of
from tests.peerdesk.services.failing import Desk, FailingUnits
from tests.peerdesk.services.fakes import Published

ARRIVE, ROUND, CLOSE = 100, 101, 102
AGENDA = (
    Item(ARRIVE, "Arrive", length_s=300),
    Item(ROUND, "Round", per_person_s=60, turn_s=60, rule=TurnRule.GO_ROUND),
    Item(CLOSE, "Close", length_s=120),
)
PEOPLE = (1, 2, 3)
TYPED = "Northwind hired Ana Silva"
NEUTRAL = "An organisation hired a participant"


@pytest.fixture
def units() -> FailingUnits:
    units = FailingUnits()
    units.rows = evening(AGENDA, phase=Phase.DRAFT).rows
    return units


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def service(units: FailingUnits, published: Published, clock: FakeClock, desk: Desk) -> RunningService:
    return RunningService(Context(units, clock, published), desk, desk, roster_of)


@pytest.fixture
def running(service: RunningService, clock: FakeClock) -> Running:
    """Everybody sits and the first item has begun."""
    running = service.gather(MEETING)[1]
    running = played(running, clock, Sit(PEOPLE), Begin(clock.wall().timestamp()))
    service.begin(running)
    return running


def played(running: Running, clock: FakeClock, *events: Event) -> Running:
    for event in events:
        running = domain.apply(running, event, clock.now_ns())
    return running


def meeting(units: FailingUnits) -> Meeting:
    return units.rows.meetings[MEETING]


def become(units: FailingUnits, **values: Any) -> None:
    """The meeting with other values."""
    units.rows.meetings[MEETING] = replace(meeting(units), **values)


def closed(service: RunningService, running: Running) -> Closed:
    *_, done = service.close(running)
    assert isinstance(done, Closed)
    return done


def presence(units: FailingUnits) -> dict[int, Presence]:
    return {row.member_id: row.presence for row in units.rows.attendance.values()}


# The door.


def test_the_door_opens_with_nobody_seated(
    service: RunningService, units: FailingUnits, published: Published
) -> None:
    view, running = service.gather(MEETING)
    assert meeting(units).phase is Phase.GATHERING
    assert (running.begun, running.seats) == (False, ())
    assert [plan.length_s for plan in running.items] == [300, 180, 120]
    assert (view.expected, view.initials[1]) == (PEOPLE, "AS")
    assert published.changes[-1].touches(Kind.MEETINGS)


def test_whoever_declined_is_not_expected(service: RunningService, units: FailingUnits) -> None:
    units.rows.attendance[MEETING, 2] = Attendance(MEETING, 2, Presence.DECLINED)
    assert service.gather(MEETING)[0].expected == (1, 3)


def test_people_called_by_numbers_sit_in_their_order(service: RunningService, units: FailingUnits) -> None:
    for person, number in zip(PEOPLE, ("10", "2", "1"), strict=True):
        units.rows.members[person] = replace(units.rows.members[person], name=number)
    assert service.gather(MEETING)[0].expected == (3, 2, 1)


@pytest.mark.parametrize(
    ("phase", "agenda", "other", "key"),
    [
        (Phase.DRAFT, AGENDA, Phase.GATHERING, "another_is_live"),
        (Phase.CLOSED, AGENDA, Phase.DRAFT, "agenda_is_closed"),
        (Phase.DRAFT, (), Phase.DRAFT, "agenda_empty"),
    ],
)
def test_some_doors_stay_shut(
    service: RunningService,
    units: FailingUnits,
    phase: Phase,
    agenda: tuple[Item, ...],
    other: Phase,
    key: str,
) -> None:
    become(units, phase=phase)
    units.rows.meetings[11] = replace(meeting(units), id=11, phase=other)
    units.rows.agendas[MEETING] = agenda
    with pytest.raises(UserError) as caught:
        service.gather(MEETING)
    assert caught.value.key == key
    assert not units.committed


def test_looking_in_again_does_not_undo_the_beginning(
    service: RunningService, units: FailingUnits, running: Running
) -> None:
    service.gather(MEETING)
    assert meeting(units).phase is Phase.RUNNING


def test_the_beginning_says_before_which_item_the_rule_was_read(
    units: FailingUnits, running: Running
) -> None:
    assert (meeting(units).phase, meeting(units).announced_before_item) == (Phase.RUNNING, ARRIVE)


@pytest.mark.parametrize(
    ("planned", "hour", "now", "day"),
    [
        (5, 18, (17, 50), 5),
        (5, 18, (18, 20), 5),
        (5, 18, (5, 59), 5),
        (5, 18, (0, 30), 5),
        (4, 18, (0, 30), 4),
        (5, 18, (23, 50), 5),
        (5, 1, (23, 50), 6),
        (6, 1, (23, 50), 6),
        (2, 18, (5, 59), 5),
        (2, 18, (18, 20), 5),
        (9, 18, (5, 59), 5),
    ],
)
def test_the_planned_start_is_the_one_that_is_meant(
    service: RunningService,
    units: FailingUnits,
    clock: FakeClock,
    planned: int,
    hour: int,
    now: tuple[int, int],
    day: int,
) -> None:
    become(units, day=dt.date(2026, 3, planned), starts=dt.time(hour))
    zone = EVENING.astimezone().tzinfo
    clock.set_wall(dt.datetime(2026, 3, 5, *now, tzinfo=zone))
    start = dt.datetime(2026, 3, day, hour, tzinfo=zone)
    assert service.gather(MEETING)[1].planned_start_s == start.timestamp()


@pytest.mark.parametrize("now", [(18, 20), (23, 50)])
def test_a_meeting_that_is_held_before_its_day_is_not_late(
    service: RunningService, units: FailingUnits, clock: FakeClock, now: tuple[int, int]
) -> None:
    become(units, day=dt.date(2026, 3, 9), starts=dt.time(18))
    clock.set_wall(dt.datetime(2026, 3, 5, *now, tzinfo=EVENING.astimezone().tzinfo))
    assert service.gather(MEETING)[1].planned_start_s == clock.wall().timestamp()


def test_a_meeting_on_the_spot_starts_now(service: RunningService) -> None:
    assert service.gather(MEETING)[1].planned_start_s == EVENING.timestamp()


def test_leaving_the_door_leaves_nothing_behind(
    service: RunningService, units: FailingUnits, desk: Desk
) -> None:
    service.save(service.gather(MEETING)[1])
    service.leave_door(MEETING)
    assert (meeting(units).phase, desk.state) == (Phase.DRAFT, None)


def test_somebody_from_outside_sits_down_as_a_guest(
    service: RunningService, units: FailingUnits, published: Published
) -> None:
    guest = service.add_guest(MEETING, "  Zoe\n Novak ")
    assert (guest.name, guest.stage, guest.group_id) == ("Zoe Novak", Stage.GUEST, GROUP)
    assert units.rows.members[guest.id] == guest
    assert presence(units)[guest.id] is Presence.HERE
    assert published.changes[-1].touches(Kind.MEMBERS)


def test_a_guest_without_a_name_is_refused(service: RunningService, units: FailingUnits) -> None:
    with pytest.raises(UserError):
        service.add_guest(MEETING, " ")
    assert not units.committed


# After a kill or a flat battery.


def test_nothing_under_way_is_nothing_to_restore(service: RunningService) -> None:
    assert service.restore() is None


def test_in_the_same_boot_the_clocks_went_on(
    service: RunningService, running: Running, clock: FakeClock
) -> None:
    running = played(running, clock, StartItem(1), GiveFloor(2))
    clock.advance(20)
    mark = StageMark(4711, "word", "strip", covered=True, pen_was_up=True)
    service.save(running, mark)
    clock.advance(90)
    found = service.restore()
    assert found is not None
    assert (found.running, found.gap_ns) == (running, 90 * SECOND_NS)
    assert found.stage == mark
    assert domain.spoken_by(found.running, 2, clock.now_ns()) == 110 * SECOND_NS


def test_setting_the_time_of_day_changes_nothing_in_the_same_boot(
    service: RunningService, running: Running, clock: FakeClock
) -> None:
    service.save(running)
    clock.set_wall(EVENING - dt.timedelta(days=9))
    clock.advance(30)
    found = service.restore()
    assert found is not None
    assert (found.running, found.gap_ns, found.stage) == (running, 30 * SECOND_NS, None)


@pytest.mark.parametrize(("away_s", "set_back_s", "gap_s"), [(600, 0, 600), (600, 3600, 0), (0, 0, 0)])
def test_after_another_boot_the_time_of_day_counts_and_never_backwards(
    service: RunningService, running: Running, clock: FakeClock, away_s: int, set_back_s: int, gap_s: int
) -> None:
    running = played(running, clock, StartItem(1), GiveFloor(2))
    clock.advance(40)
    service.save(running)
    clock.reboot(away_s)
    clock.set_wall(clock.wall() - dt.timedelta(seconds=set_back_s))
    found = service.restore()
    assert found is not None
    assert found.gap_ns == gap_s * SECOND_NS
    assert domain.spoken_by(found.running, 2, clock.now_ns()) == (40 + gap_s) * SECOND_NS
    clock.advance(5)
    assert domain.taken_ns(found.running, 1, clock.now_ns()) == (45 + gap_s) * SECOND_NS


@pytest.mark.parametrize("event", [Pause(), End()])
def test_clocks_that_stood_have_no_gap_to_take_out(
    service: RunningService, running: Running, clock: FakeClock, event: Event
) -> None:
    clock.advance(40)
    service.save(played(running, clock, event))
    clock.reboot(600)
    found = service.restore()
    assert found is not None
    running = played(found.running, clock, TakeOut(found.gap_ns))
    assert domain.taken_ns(running, 0, clock.now_ns()) == 40 * SECOND_NS


def test_a_beginning_that_was_not_stored_is_stored_now(
    service: RunningService, units: FailingUnits, clock: FakeClock
) -> None:
    running = played(service.gather(MEETING)[1], clock, Sit(PEOPLE), Begin(EVENING.timestamp()))
    service.save(running)
    assert service.restore() is not None
    assert (meeting(units).phase, meeting(units).announced_before_item) == (Phase.RUNNING, ARRIVE)


@pytest.mark.parametrize("state", [None, {}, {"running": {}}, {"running": None, "stage": []}])
def test_without_a_state_a_meeting_at_the_door_is_met_there(
    service: RunningService, desk: Desk, state: dict[str, object] | None
) -> None:
    service.gather(MEETING)
    desk.state = state
    found = service.restore()
    assert found is not None
    assert (found.running.begun, found.running.meeting_id, found.gap_ns) == (False, MEETING, 0)


@pytest.mark.parametrize("broken", ["stage", "now_ns", "wall_s", "boot", "running"])
def test_a_state_with_a_part_missing_is_no_state(
    service: RunningService, running: Running, clock: FakeClock, desk: Desk, broken: str
) -> None:
    service.save(played(running, clock, StartItem(2)), StageMark(1, "word"))
    clock.reboot(5)
    assert desk.state is not None
    del desk.state[broken]
    found = service.restore()
    assert found is not None
    assert found.running.item == 0


def test_without_a_state_a_meeting_that_ran_goes_on_at_its_first_item(
    service: RunningService, running: Running, units: FailingUnits
) -> None:
    found = service.restore()
    assert found is not None
    assert found.running.item == 0
    assert domain.people_here(found.running) == PEOPLE
    assert meeting(units).phase is Phase.RUNNING


def test_the_state_of_another_meeting_is_closed_not_restored(
    service: RunningService, units: FailingUnits, running: Running, desk: Desk
) -> None:
    service.save(replace(running, meeting_id=77))
    found = service.restore()
    assert found is not None
    assert found.running.meeting_id == MEETING
    assert desk.state is None
    assert "seal" in desk.asked


def test_a_state_that_belongs_to_nothing_is_wiped(service: RunningService, desk: Desk) -> None:
    desk.state = {"version": 9}
    assert service.restore() is None
    assert desk.state is None


def test_saving_says_when_it_cannot(service: RunningService, running: Running, desk: Desk) -> None:
    desk.dies_at = "write"
    with pytest.raises(UserError):
        service.save(running)


# The close.


def test_the_close_goes_in_steps_and_says_what_it_did(
    service: RunningService, units: FailingUnits, running: Running, desk: Desk
) -> None:
    units.rows.notes = {n.key: n for n in (note(1, ARRIVE, TYPED), note(2, ROUND, "slow builds"))}
    units.rows.actions = {a.key: a for a in (promise(3, "call Ana Silva"),)}
    service.save(running)
    desk.asked.clear()
    *names, done = service.close(running)
    assert names == ["settle", "shuffle", "wipe", "back_up"]
    assert done == Closed(notes=2, actions=1, made_neutral=3)
    assert desk.asked == ["seal", "wipe", "write", "back_up", "wipe"]
    assert desk.state is None
    assert meeting(units).phase is Phase.CLOSED


def shared(running: Running, people: int) -> Running:
    """The same meeting with so many people, of whom two spoke where the floor is shared, equally long."""
    seats = tuple(domain.Seat(person) for person in range(1, people + 1))
    spoken = (Spent(1, 2, 60 * SECOND_NS), Spent(2, 1, 60 * SECOND_NS))
    return replace(running, seats=seats, spoken=spoken)


@pytest.mark.parametrize(("people", "percent"), [(4, None), (5, 40), (8, 25)])
def test_one_figure_of_the_group_is_kept_and_only_of_five_or_more(
    service: RunningService, units: FailingUnits, running: Running, people: int, percent: int | None
) -> None:
    *_, done = service.close(shared(running, people))
    assert meeting(units).balance_percent == percent
    assert isinstance(done, Closed)
    assert done.shared == (None if percent is None else (2, people, Sharing.UNEVEN))


def test_people_sit_next_time_as_they_sat(
    service: RunningService, units: FailingUnits, running: Running
) -> None:
    sat = tuple(reversed(running.seats))
    closed(service, replace(running, seats=sat))
    group = next(iter(units.rows.groups.values()))
    members = {m.id for m in units.rows.members.values()}
    assert group.seating == tuple(s.person for s in sat if s.person in members)
    expected = service.view(MEETING).expected
    assert list(expected) == sorted(expected, key=group.seating.index)


def test_before_the_backup_nothing_of_the_evening_is_left(
    service: RunningService, running: Running, desk: Desk
) -> None:
    service.save(running)
    for step in service.close(running):
        if step == "back_up":
            assert desk.state == {"closing": MEETING}


def test_names_left_in_notes_and_promises_are_settled(
    service: RunningService, units: FailingUnits, running: Running
) -> None:
    units.rows.notes = {n.key: n for n in (note(1, ARRIVE, TYPED),)}
    units.rows.actions = {a.key: a for a in (promise(2, "call Ana Silva"),)}
    closed(service, running)
    assert [n.text for n in units.rows.notes.values()] == [NEUTRAL]
    assert [a.text for a in units.rows.actions.values()] == ["call a participant"]
    assert [o.name for a in units.rows.actions.values() for o in a.owners] == ["Ana Silva"]


@pytest.mark.parametrize(
    ("meetings", "items", "is_told"),
    [
        (Attribution.ON_RECORD, None, True),
        (Attribution.CHATHAM_HOUSE, Attribution.ON_RECORD, True),
        (Attribution.CHATHAM_HOUSE, None, False),
    ],
)
def test_when_the_talk_ended_is_kept_only_where_anything_was_on_the_record(
    service: RunningService,
    units: FailingUnits,
    running: Running,
    clock: FakeClock,
    meetings: Attribution,
    items: Attribution | None,
    is_told: bool,
) -> None:
    become(units, attribution=meetings)
    units.rows.agendas[MEETING] = (replace(AGENDA[0], attribution=items), *AGENDA[1:])
    clock.advance(3600)
    over = played(running, clock, End())
    ended = clock.wall().astimezone().time().replace(second=0, microsecond=0)
    clock.advance(900)  # at the door
    closed(service, from_plain(as_plain(over)))
    assert meeting(units).adjourned == (ended if is_told else None)


@pytest.mark.parametrize(
    ("meetings", "items", "note_stands", "promise_stands"),
    [
        (Attribution.ON_RECORD, None, True, True),
        (Attribution.ON_RECORD, Attribution.CHATHAM_HOUSE, False, True),
        (Attribution.CHATHAM_HOUSE, Attribution.ON_RECORD, True, False),
        (Attribution.BACKGROUND, None, False, False),
        (Attribution.OFF_RECORD, None, False, False),
    ],
)
def test_names_stand_only_on_the_record(
    service: RunningService,
    units: FailingUnits,
    running: Running,
    meetings: Attribution,
    items: Attribution | None,
    note_stands: bool,
    promise_stands: bool,
) -> None:
    become(units, attribution=meetings)
    units.rows.agendas[MEETING] = (replace(AGENDA[0], attribution=items), *AGENDA[1:])
    units.rows.notes = {n.key: n for n in (note(1, ARRIVE, TYPED),)}
    units.rows.actions = {a.key: a for a in (promise(2, TYPED),)}
    closed(service, running)
    assert [n.text == TYPED for n in units.rows.notes.values()] == [note_stands]
    assert [a.text == TYPED for a in units.rows.actions.values()] == [promise_stands]


def test_minutes_taken_and_voices_are_written(
    service: RunningService, units: FailingUnits, running: Running, clock: FakeClock
) -> None:
    clock.advance(150)
    running = played(running, clock, StartItem(1), GiveFloor(1))
    clock.advance(20)
    running = played(running, clock, GiveFloor(2), Pass(2), GiveFloor(None))
    closed(service, running)
    written = [
        (item.minutes_taken, item.few_voices, item.minutes_planned) for item in units.rows.agendas[MEETING]
    ]
    assert written == [(3, None, 5), (1, True, 3), (0, None, 2)]


def test_three_voices_are_not_few(
    service: RunningService, units: FailingUnits, running: Running, clock: FakeClock
) -> None:
    closed(service, played(running, clock, StartItem(1), *map(GiveFloor, PEOPLE), GiveFloor(None)))
    assert units.rows.agendas[MEETING][1].few_voices is False


def test_who_was_last_in_a_round_begins_the_next_meeting(
    service: RunningService, running: Running, units: FailingUnits, clock: FakeClock
) -> None:
    turns = (GiveFloor(2), GiveFloor(3), GiveFloor(1))
    list(service.close(played(running, clock, StartItem(1), *turns, StartItem(2), End())))
    assert units.rows.groups[GROUP].begins_id == 1
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], phase=Phase.DRAFT)
    assert service.gather(MEETING)[1].first == 1
    rows = units.rows.attendance
    rows[MEETING, 1] = replace(rows[MEETING, 1], presence=Presence.DECLINED, briefed=True)
    again = service.gather(MEETING)[1]
    assert again.first is None
    again = played(again, clock, Sit((2, 3)), Begin(clock.wall().timestamp()), End())
    list(service.close(again))
    assert units.rows.groups[GROUP].begins_id is None, "a close without a round forgets it"
    assert rows[MEETING, 1].briefed


def test_a_group_that_is_not_kept_keeps_nobody_who_begins(
    service: RunningService, running: Running, units: FailingUnits, clock: FakeClock
) -> None:
    units.rows.groups[GROUP] = replace(units.rows.groups[GROUP], kept=False)
    turns = (GiveFloor(2), GiveFloor(3), GiveFloor(1))
    list(service.close(played(running, clock, StartItem(1), *turns, End())))
    assert units.rows.groups[GROUP].begins_id is None


def test_presence_is_written(
    service: RunningService, units: FailingUnits, running: Running, clock: FakeClock
) -> None:
    guest = service.add_guest(MEETING, "Zoe")
    units.rows.members[9] = replace(units.rows.members[1], id=9, name="Di")
    units.rows.attendance[MEETING, 9] = Attendance(MEETING, 9, Presence.DECLINED)
    closed(service, played(running, clock, Sit((1, guest.id)), StepOut(1), Sit((2, guest.id))))
    assert presence(units) == {
        1: Presence.LEFT_EARLY,
        2: Presence.HERE,
        3: Presence.LEFT_EARLY,
        9: Presence.DECLINED,
        guest.id: Presence.HERE,
    }


def test_whoever_never_came_was_absent(
    service: RunningService, units: FailingUnits, clock: FakeClock
) -> None:
    running = played(service.gather(MEETING)[1], clock, Sit((1, 2)), Begin(EVENING.timestamp()))
    closed(service, running)
    assert presence(units)[3] is Presence.ABSENT


def test_somebody_erased_during_the_meeting_does_not_come_back(
    service: RunningService, units: FailingUnits, running: Running
) -> None:
    del units.rows.members[3], units.rows.attendance[MEETING, 3]
    closed(service, running)
    assert set(presence(units)) == {1, 2}


def test_the_half_typed_text_goes_with_the_close(
    service: RunningService, units: FailingUnits, running: Running
) -> None:
    units.rows.draft = ("half", 4)
    closed(service, running)
    assert units.rows.draft == ("", 0)


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_close_cut_short_before_any_step_is_finished_at_the_next_start(
    service: RunningService, units: FailingUnits, running: Running, desk: Desk, steps: int
) -> None:
    service.save(running)
    closing = service.close(running)
    for _ in range(steps):
        next(closing)
    closing.close()  # type: ignore[attr-defined]
    desk.asked.clear()
    found = service.restore()
    if steps == 1:
        assert found is not None
        assert found.running == running
        return
    assert found is None
    assert [what for what in desk.asked if what != "write"] == ["seal", "wipe", "back_up", "wipe"]
    assert (desk.state, meeting(units).phase) == (None, Phase.CLOSED)


@pytest.mark.parametrize("what", ["seal", "wipe", "write", "back_up"])
def test_a_close_that_fails_can_be_done_again(
    service: RunningService, units: FailingUnits, running: Running, desk: Desk, what: str
) -> None:
    service.save(running)
    desk.dies_at = what
    with pytest.raises(UserError):
        closed(service, running)
    if desk.state is not None:
        assert service.restore() is None
        assert desk.state is not None
    desk.dies_at = ""
    assert closed(service, running).notes == 0
    assert (desk.state, desk.asked[-2:]) == (None, ["back_up", "wipe"])


def test_a_close_that_cannot_be_stored_changes_nothing(
    service: RunningService, units: FailingUnits, running: Running, desk: Desk, published: Published
) -> None:
    units.fails, said = True, len(published.changes)
    with pytest.raises(UserError):
        closed(service, running)
    assert (meeting(units).phase, desk.asked, len(published.changes)) == (Phase.RUNNING, [], said)


# Forget it all.


@pytest.fixture
def on_the_spot(units: FailingUnits, running: Running) -> Running:
    units.rows.groups[GROUP] = replace(units.rows.groups[GROUP], kept=False)
    return running


def test_forgetting_erases_everything_and_backs_nothing_up(
    service: RunningService, units: FailingUnits, on_the_spot: Running, desk: Desk
) -> None:
    units.rows.notes = {n.key: n for n in (note(1, ARRIVE, TYPED),)}
    service.save(on_the_spot)
    service.forget(MEETING)
    rows = units.rows
    assert (rows.groups, rows.members, rows.meetings, rows.notes, rows.attendance) == ({}, {}, {}, {}, {})
    assert (desk.asked, desk.state) == (["write", "scrub", "wipe"], None)


def test_a_group_that_is_kept_is_not_forgotten(
    service: RunningService, units: FailingUnits, running: Running
) -> None:
    with pytest.raises(UserError) as caught:
        service.forget(MEETING)
    assert caught.value.key == "group_is_kept"
    assert MEETING in units.rows.meetings


@pytest.mark.parametrize("dies_at", ["scrub", "wipe"])
def test_forgetting_that_is_cut_short_is_finished_without_a_backup(
    service: RunningService, on_the_spot: Running, desk: Desk, dies_at: str
) -> None:
    service.save(on_the_spot)
    desk.dies_at = dies_at
    with pytest.raises(UserError):
        service.forget(MEETING)
    desk.dies_at = ""
    assert service.restore() is None
    assert desk.state is None
    assert "back_up" not in desk.asked
    assert {"seal", "scrub"} & set(desk.asked)


def test_a_meeting_on_the_spot_that_is_closed_is_not_backed_up(
    service: RunningService, on_the_spot: Running, desk: Desk
) -> None:
    closed(service, on_the_spot)
    assert "back_up" not in desk.asked
    assert desk.state is None
