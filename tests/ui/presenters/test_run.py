"""The meeting under way: moved on at once, written right after, met again after a kill."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain import running as domain
from peerdesk.domain.errors import UserError
from peerdesk.domain.rules import StageNames
from peerdesk.domain.running import Pause, Running, taken_ns
from peerdesk.domain.running_plain import as_plain
from peerdesk.domain.timing import SECOND_NS, remaining_ns
from tests.ui.evening import INITIALS, Evening
from ui.presenters.run import GAP_NS, HEARTBEAT_NS, ClosingStep, RunPresenter


@pytest.fixture
def run(evening: Evening) -> RunPresenter:
    evening.sit_down()
    return evening.window.run


def scratch(evening: Evening) -> Running:
    """What the next start would find."""
    restored = evening.services.running.restore()
    assert restored is not None
    return restored.running


# Signals.


def test_a_press_is_told(run: RunPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.changed) as told:
        run.pause()
    assert told.args == []


def test_time_is_told(run: RunPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.ticked):
        run.tick()


def test_another_item_is_told(evening: Evening, run: RunPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.item_changed):
        evening.next()
    with qtbot.assertNotEmitted(run.item_changed):
        evening.next()


def test_the_close_is_told_step_by_step(run: RunPresenter, qtbot: QtBot) -> None:
    steps: list[ClosingStep] = []
    run.closing.connect(steps.append)
    run.close()
    assert [step.name for step in steps] == ["settle", "shuffle", "wipe", "back_up", "done"]
    assert steps[-1].done is not None


def test_leaving_is_told(run: RunPresenter, qtbot: QtBot) -> None:
    run.close()
    with qtbot.waitSignal(run.left):
        run.leave_closed()
    assert run.running is None


# Writing.


def test_every_press_is_written(evening: Evening, run: RunPresenter) -> None:
    for act in (run.pause, run.go_next, run.go_back, lambda: run.set_pen(up=True)):
        evening.clock.advance(1)
        act()
        assert scratch(evening) == run.running


def test_the_heartbeat_writes_though_nothing_happened(evening: Evening, run: RunPresenter) -> None:
    evening.clock.advance(HEARTBEAT_NS / SECOND_NS + 1)
    run.tick()
    restored = evening.services.running.restore()
    assert restored is not None
    assert restored.gap_ns == 0


def test_a_disk_that_will_not_write_is_said_and_the_meeting_goes_on(
    evening: Evening, run: RunPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("store_disk_full")

    monkeypatch.setattr(evening.services.running, "save", full)
    run.pause()
    assert run.running is not None
    assert run.running.paused
    assert "full" in evening.said[-1].text
    monkeypatch.undo()
    evening.clock.advance(6)
    run.tick()
    assert scratch(evening) == run.running


# Back.


def test_back_returns_clock_and_floor_step_by_step(evening: Evening, run: RunPresenter) -> None:
    seen = []
    for _ in range(12):
        seen.append(run.running)
        evening.next()
    for before in reversed(seen):
        run.go_back()
        assert run.running == before
    assert run.running is not None
    assert run.running.begun


def test_back_leaves_pen_and_people(evening: Evening, run: RunPresenter) -> None:
    evening.next()
    run.set_pen(up=True)
    run.step_out(evening.person("Ana"))
    run.go_back()
    assert run.running is not None
    assert run.running.pen_up
    assert evening.person("Ana") not in domain.people_here(run.running)


# Finding people.


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("as", "Ana"),
        ("AS", "Ana"),
        ("bo", "Benedikt"),
        ("chia", "Chiara"),
        ("e", "Emma"),
        ("zz", ""),
        ("", ""),
    ],
)
def test_people_are_found_by_initials_or_by_their_first_letters(
    evening: Evening, run: RunPresenter, typed: str, name: str
) -> None:
    found = run.match(typed)
    assert (found.first_name if found else "") == name


def test_seating_leaves_out_what_means_nobody(evening: Evening) -> None:
    evening.open_door()
    run = evening.window.run
    run.sit("bo xx as@ bo")
    assert [(s.person, s.remote) for s in evening.running.seats] == [
        (evening.person("Benedikt"), False),
        (evening.person("Ana"), True),
    ]
    assert run.unknown_in("bo xx a") == ("xx",)


def test_a_guest_sits_down_and_has_not_heard_the_rule(evening: Evening, run: RunPresenter) -> None:
    told: list[int] = []
    run.add_guest("Farid Amani", told.append)
    assert run.running is not None
    seat = next(seat for seat in run.running.seats if seat.person == told[0])
    assert not seat.briefed
    assert run.initials(told[0]) == "FA"
    run.brief(told[0])
    assert all(seat.briefed for seat in run.running.seats)


# The door.


def test_without_a_seat_typed_everybody_sits_in_the_order_of_the_list(evening: Evening) -> None:
    evening.open_door()
    evening.next()
    assert len(evening.running.seats) == 5


def test_a_late_start_offers_shorter_items_and_keeps_the_end(evening: Evening) -> None:
    evening.open_door()
    evening.clock.advance(600)
    run = evening.window.run
    assert run.late_start_s() == pytest.approx(600)
    shorter = run.shorter_lengths()
    if shorter is not None:
        before = run.running
        assert before is not None
        planned_end_s = before.planned_end_s
        run.begin(shorter=True)
        assert run.running is not None
        end_s = run.wall_s + domain.remaining_s(run.running, run.now_ns)
        assert end_s <= planned_end_s + 60


def test_leaving_the_door_goes_back_to_the_plan(evening: Evening) -> None:
    evening.open_door()
    evening.desk.went.disconnect(evening.window.go)
    evening.window.run.leave_door()
    assert evening.went[-1].page == "prepare"
    assert evening.services.running.restore() is None


# Gaps.


def test_a_sleep_is_offered_as_a_pause(evening: Evening, run: RunPresenter) -> None:
    run.tick()
    left = remaining_ns(evening.running.step_clock, run.now_ns)
    evening.clock.advance(200)
    run.tick()
    assert evening.strip.text() == "The laptop slept 3 min. Counted as meeting time."
    evening.strip.chosen.emit("0")
    assert remaining_ns(evening.running.step_clock, run.now_ns) == left
    assert evening.strip.text() == ""


def test_a_sleep_is_taken_out_of_what_slept_also_when_the_next_item_runs(
    evening: Evening, run: RunPresenter
) -> None:
    run.tick()
    before_ns = taken_ns(evening.running, 0, run.now_ns)
    evening.clock.advance(200)
    run.tick()
    evening.go_to(1)
    evening.strip.chosen.emit("0")
    assert round((taken_ns(evening.running, 0, run.now_ns) - before_ns) / SECOND_NS) == 1


def test_leaving_it_counted_only_clears_the_strip(evening: Evening, run: RunPresenter) -> None:
    run.tick()
    evening.clock.advance(200)
    run.tick()
    before = evening.running
    evening.strip.chosen.emit("1")
    assert evening.running == before
    assert evening.strip.text() == ""


@pytest.mark.parametrize("paused", [True, False])
def test_no_gap_is_offered_for_a_short_look_away_or_a_pause(
    evening: Evening, run: RunPresenter, paused: bool
) -> None:
    run.tick()
    if paused:
        run.press(Pause())
    evening.clock.advance(600 if paused else GAP_NS / SECOND_NS - 1)
    run.tick()
    assert evening.strip.text() == ""


# A kill, from random states.


def wander(evening: Evening, seed: int) -> None:
    """Some presses, as somebody leads."""
    run, chance = evening.window.run, random.Random(seed)
    names = ("Ana", "Benedikt", "Chiara", "Deniz", "Emma")
    for _ in range(chance.randint(3, 25)):
        evening.clock.advance(chance.uniform(0.2, 90))
        person = evening.person(chance.choice(names))
        chance.choice(
            (
                run.go_next, run.go_next, run.go_next, run.go_back, run.pass_turn, run.pause,
                lambda p=person: run.hand(p), lambda p=person: run.give_floor(p),
                lambda p=person: run.all_along(p), lambda p=person: run.step_out(p),
                lambda: run.add_time(1), lambda: run.set_pen(up=not evening.running.pen_up),
            )
        )()  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_after_a_kill_the_meeting_is_met_as_it_was(evening: Evening, seed: int) -> None:
    evening.sit_down()
    wander(evening, seed)
    if evening.running.ended:
        evening.window.run.go_back()
    text = f"half a thought {seed}"
    evening.window.run.set_pen(up=False)
    evening.box.set_text(text, 4)
    evening.window.notes.save_draft()
    before = evening.running
    away_s = random.Random(seed).uniform(2, 400)
    evening.clock.advance(away_s)
    with evening.met_again() as again:
        assert again.running == before
        assert as_plain(again.running) == as_plain(before)
        assert again.box.toPlainText() == text
        assert again.box.caret() == 4
        now = again.window.run.now_ns
        assert remaining_ns(again.running.step_clock, now) == remaining_ns(before.step_clock, now)
        offered = not before.paused and before.item_plan is not None
        assert ("was away" in again.strip.text()) is offered


def test_taking_the_gap_out_brings_the_clock_back_to_the_second(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(20)
    evening.window.run.tick()
    left = remaining_ns(evening.running.step_clock, evening.clock.now_ns())
    evening.clock.advance(75)
    with evening.met_again() as again:
        assert again.strip.text() == "PeerDesk was away 75 s. Counted as meeting time."
        again.strip.chosen.emit("0")
        assert remaining_ns(again.running.step_clock, again.clock.now_ns()) == left


def test_a_meeting_at_the_door_is_met_at_the_door(evening: Evening) -> None:
    evening.open_door()
    evening.type(INITIALS)
    before = evening.running
    with evening.met_again() as again:
        assert again.running == before
        assert "was away" not in again.strip.text()


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (StageNames.FIRST, "Now: Benedikt. Then: Ana, Chiara, Deniz, Emma"),
        (StageNames.INITIALS, "Now: BO. Then: AS, CR, DK, EL"),
        (StageNames.NONE, ""),
    ],
)
def test_the_order_is_copied_as_people_may_be_called(evening: Evening, names: StageNames, order: str) -> None:
    evening.sit_down()
    evening.go_to(1)
    run = evening.window.run
    assert run.words is not None
    evening.services.groups.save(replace(run.words.group, stage_names=names))
    run.give_floor(evening.person("Benedikt"))
    assert run.copy_order() == order


def test_an_order_of_nobody_is_no_order(evening: Evening) -> None:
    evening.sit_down()
    evening.window.run.press(domain.GiveFloor(None))
    assert evening.window.run.copy_order() == ""


def test_two_sleeps_are_asked_about_together(evening: Evening) -> None:
    evening.sit_down()
    run = evening.window.run
    for sleep_s in (120, 600):
        evening.clock.advance(sleep_s)
        run.tick()
        evening.clock.advance(10)
        run.tick()
    assert "12 min" in evening.strip.text()
    evening.strip.chosen.emit(evening.strip.actions_shown()[0].id)
    left_ns = remaining_ns(evening.running.step_clock, evening.clock.now_ns())
    assert left_ns == (300 - 20) * SECOND_NS


def test_a_sleep_that_counts_is_not_asked_about_again(evening: Evening) -> None:
    evening.sit_down()
    run = evening.window.run
    evening.clock.advance(600)
    run.tick()
    evening.strip.chosen.emit(evening.strip.actions_shown()[1].id)
    evening.clock.advance(120)
    run.tick()
    assert "2 min" in evening.strip.text()
