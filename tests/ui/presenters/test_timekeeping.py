"""What the clock says by itself: the price of going on, a clock nobody started, and planned ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.domain.agenda import AtEnd, Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.timing import SECOND_NS, remaining_ns
from peerdesk.services.context import new_id
from tests.ui.evening import BACK, ENTER, Evening
from ui.presenters.stage import stage_view
from ui.presenters.timekeeping import LONG_OVER_S
from ui.stage_model import time_of_day


@pytest.fixture
def started(evening: Evening) -> Evening:
    """The welcome runs; it has five minutes."""
    evening.sit_down()
    return evening


def ended_by(evening: Evening, at_end: AtEnd) -> None:
    """The meeting runs, and its first item does this at its end."""
    item = evening.services.planning.plan(evening.meeting_id).agenda[0]
    evening.services.planning.alter_item(
        evening.meeting_id, item.id, lambda item: replace(item, at_end=at_end)
    )
    evening.sit_down()


def after(evening: Evening, seconds: float) -> None:
    """Time goes by, and the window looks at its clock."""
    while seconds > 0:
        evening.clock.advance(min(seconds, 30))
        evening.window.run.tick()
        seconds -= 30


def left_s(evening: Evening) -> float:
    left = remaining_ns(evening.running.step_clock, evening.clock.now_ns())
    assert left is not None
    return left / SECOND_NS


def offered(evening: Evening) -> list[str]:
    return [action.text for action in evening.strip.actions_shown()]


def choose(evening: Evening, beginning: str) -> None:
    action = next(one for one in evening.strip.actions_shown() if one.text.startswith(beginning))
    evening.strip.chosen.emit(action.id)


def test_at_the_end_of_its_time_the_price_of_going_on_is_shown(started: Evening) -> None:
    after(started, 299)
    assert started.strip.text() == ""
    after(started, 1)
    assert started.strip.text() == "Time is over."
    ends = [choice.rpartition("end ")[2] for choice in offered(started)[:3]]
    assert ends == [*sorted(ends[:2]), min(ends)]
    assert len(set(ends)) == 3
    assert [choice.partition(":")[0] for choice in offered(started)] == [
        "+2 min",
        "+5 min",
        "Close it",
        "Park it",
    ]


def test_with_a_break_ahead_both_are_told(evening: Evening) -> None:
    planning, meeting_id = evening.services.planning, evening.meeting_id
    planning.add_item(meeting_id, Item(new_id(), "Break", length_s=600, kind="break"))
    evening.sit_down()
    after(evening, 301)
    assert evening.strip.text() == "Time is over. Break and end would be:"
    assert [text.count(":") for text in offered(evening)] == [3, 3, 3, 0]


def test_more_time_is_counted_from_now_whoever_speaks(started: Evening) -> None:
    started.next()
    after(started, 8 * 60)
    turn = started.running.table.turn
    choose(started, "+2 min")
    assert left_s(started) == pytest.approx(120)
    assert started.running.table.turn == turn
    assert started.strip.text() == ""


def test_closing_goes_to_the_next_item_over_all_steps(started: Evening) -> None:
    started.go_to(2)
    after(started, 301)
    choose(started, "Close it")
    assert (started.running.item, started.running.step) == (3, 0)
    assert started.strip.text() == ""


def test_closing_the_last_item_ends_the_talk(started: Evening) -> None:
    started.go_to(4)
    after(started, 3600)
    choose(started, "Close it")
    assert started.running.ended


def test_parking_keeps_the_public_title_and_what_is_half_typed(started: Evening) -> None:
    started.go_to(2)
    started.type("they still")
    after(started, 301)
    choose(started, "Park it")
    assert started.notes() == ["A member’s case"]
    assert started.running.item == 3
    assert started.box.toPlainText() == "they still"
    assert started.services.capture.draft()[0] == "they still"


def test_the_price_goes_when_somebody_goes_on(started: Evening) -> None:
    after(started, 301)
    started.window.run.go_next()
    assert started.strip.text() == ""


def test_the_next_item_starts_by_itself_where_the_agenda_says_so(evening: Evening) -> None:
    ended_by(evening, AtEnd.START_NEXT)
    after(evening, 310)
    assert evening.running.item == 1
    assert left_s(evening) == pytest.approx(5 * 90 - 10)
    assert evening.strip.text() == ""


def test_nothing_starts_by_itself_after_a_long_sleep(evening: Evening) -> None:
    ended_by(evening, AtEnd.START_NEXT)
    evening.clock.advance(300 + LONG_OVER_S + 1)
    evening.window.run.tick()
    assert evening.running.item == 0
    assert "slept" in evening.strip.text()
    choose(evening, "Leave it")
    after(evening, 1)
    assert evening.strip.text() == "Time is over."


def test_an_armed_item_waits_and_typing_says_so(evening: Evening) -> None:
    started = evening
    ended_by(evening, AtEnd.ARM_NEXT)
    after(evening, 305)
    assert (started.running.item, started.running.paused) == (0, True)
    assert left_s(started) == 0
    started.clock.advance(60)
    started.type("they")
    assert started.strip.text() == "The clock stands."
    started.clock.advance(30)
    choose(started, "Start the next, since ")
    assert started.running.item == 1
    assert left_s(started) == pytest.approx(5 * 90 - 30)
    assert started.box.toPlainText() == "they"


def test_a_forgotten_pause_is_told_once_an_item(started: Evening) -> None:
    started.clock.advance(60)
    started.window.run.pause()
    started.clock.advance(60)
    started.type("a")
    choose(started, "Ignore")
    assert started.strip.text() == ""
    started.type("b")
    assert started.strip.text() == ""
    started.window.run.pause()
    started.next()
    started.window.run.pause()
    started.type("c")
    started.clock.advance(20)
    choose(started, "Go on, since ")
    assert not started.running.paused
    assert left_s(started) == pytest.approx(5 * 90 - 20)


def test_going_on_by_hand_takes_the_question_back(started: Evening) -> None:
    started.window.run.pause()
    started.type("a")
    assert started.strip.text() == "The clock stands."
    started.window.run.pause()
    assert started.strip.text() == ""


def test_a_clock_that_runs_asks_nothing(started: Evening) -> None:
    started.type("they said")
    assert started.strip.text() == ""


def test_back_undoes_what_began_by_itself_and_it_stays_undone(evening: Evening) -> None:
    ended_by(evening, AtEnd.START_NEXT)
    after(evening, 301)
    assert evening.running.item == 1
    evening.key(BACK)
    after(evening, 5)
    assert evening.running.item == 0
    assert "+2 min" in " ".join(offered(evening))


def test_an_armed_item_that_goes_on_is_not_armed_again(evening: Evening) -> None:
    ended_by(evening, AtEnd.ARM_NEXT)
    after(evening, 301)
    assert evening.running.paused
    evening.window.run.pause()
    after(evening, 30)
    assert not evening.running.paused
    assert evening.strip.text() == "Time is over."
    evening.window.run.add_time(1)
    after(evening, 60)
    assert evening.running.paused


def test_nothing_begins_under_the_hands_of_somebody_who_types(evening: Evening) -> None:
    ended_by(evening, AtEnd.START_NEXT)
    after(evening, 290)
    evening.type("they said no")
    after(evening, 20)
    assert evening.running.item == 0
    assert evening.strip.text() == "Time is over."
    evening.key(ENTER)
    after(evening, 1)
    assert evening.running.item == 1
    assert evening.notes() == ["they said no"]
    with evening.services.times._context.units() as unit:
        first = unit.meetings.agenda(evening.meeting_id)[0]
        assert [note.text for note in unit.notes.of_item(first.id)] == ["they said no"]


def test_a_break_that_waits_says_when_it_was_over(evening: Evening) -> None:
    planning, meeting_id = evening.services.planning, evening.meeting_id
    first = planning.plan(meeting_id).agenda[0]
    planning.alter_item(meeting_id, first.id, lambda item: replace(item, kind="break", at_end=AtEnd.ARM_NEXT))
    evening.sit_down()
    run = evening.window.run
    over_at = time_of_day(run.wall_s + 300)
    after(evening, 900)
    assert evening.running.paused
    assert run.words is not None
    assert stage_view(evening.running, run.words, run.now_ns, run.wall_s).back_at == over_at


def test_an_error_is_not_covered_by_the_price(started: Evening) -> None:
    started.desk.fail(UserError("note_after_close"))
    error = started.strip.text()
    after(started, 301)
    assert started.strip.text() == error
    choose(started, "OK")
    assert started.strip.text() == "Time is over."


def test_the_price_is_renewed_under_the_keyboard_without_moving_it(started: Evening) -> None:
    after(started, 301)
    assert started.strip.focus_first()
    after(started, 180)
    assert started.strip.holds_keyboard()


def test_a_time_just_over_is_no_time_of_tomorrow(started: Evening) -> None:
    after(started, 50 * 60)
    found = started.window.timekeeping.spread(dt.time(18, 40))
    assert found is not None
    assert not found.fits
    assert all(change.new_s <= change.old_s for change in found.changes)
