"""The clock: pinned times, the end of a step, blocks, forgotten starts, and a wall clock that jumps."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerdesk.domain.agenda import AtEnd, ClockKind, Item
from peerdesk.domain.running import (
    AddTime,
    Arm,
    Begin,
    Event,
    GoOn,
    Next,
    Pause,
    Respread,
    Running,
    StartItem,
    TakeOut,
    apply,
    due,
    gone_back,
    is_held_up,
    late_s,
    late_since_start_s,
    moment_of,
    moved,
    next_target,
    ready,
    remaining_s,
    slack_s,
    starts_in_s,
    taken_ns,
)
from peerdesk.domain.running_plain import as_plain, from_plain
from peerdesk.domain.timing import SECOND_NS, elapsed_ns, remaining_ns

START = dt.datetime(2026, 3, 5, 18, 0).timestamp()
ORIGIN_NS = 7_000 * SECOND_NS
"""What the clock shows when the meeting begins."""


def minute(count: float) -> int:
    """The clock so many minutes after the beginning."""
    return ORIGIN_NS + round(count * 60 * SECOND_NS)


def wall(count: float) -> float:
    """The wall clock so many minutes after the planned start."""
    return START + count * 60


def begun(*agenda: Item, late: float = 0.0) -> Running:
    """A meeting that began so many minutes late."""
    return apply(ready(1, agenda, 8, START), Begin(wall(late)), ORIGIN_NS)


def on(running: Running, *events: tuple[float, Event]) -> Running:
    """The meeting after these events at these minutes."""
    for at, event in events:
        running = apply(running, event, minute(at))
    return running


def item(number: int, minutes: int, **other: object) -> Item:
    return Item(number, f"Item {number}", length_s=minutes * 60, **other)  # type: ignore[arg-type]


def left_s(running: Running, at: float) -> float:
    return (remaining_ns(running.step_clock, minute(at)) or 0) / SECOND_NS


# The wall clock.


@given(st.floats(-90_000, 90_000), st.integers(0, 200))
def test_setting_the_wall_clock_moves_no_lateness(jump_s: float, at: int) -> None:
    running = begun(item(1, 30), item(2, 60), late=3)
    assert late_s(running, minute(at), wall(at + 3) + jump_s) == pytest.approx(
        late_s(running, minute(at), wall(at + 3))
    )


def test_a_late_start_is_lateness_and_none_since_the_start() -> None:
    running = begun(item(1, 30), item(2, 60), late=10)
    assert late_s(running, minute(5), wall(15)) == pytest.approx(600)
    assert late_since_start_s(running, minute(5), wall(15)) == pytest.approx(0)
    assert late_since_start_s(running, minute(34), wall(44)) == pytest.approx(240)


def test_a_new_boot_keeps_the_lateness() -> None:
    running = begun(item(1, 30), late=2)
    again = moved(running, 5 * SECOND_NS)
    assert late_s(again, minute(10) + 5 * SECOND_NS, 0.0) == pytest.approx(late_s(running, minute(10), 0.0))


# Items with a time of day.


def test_a_pinned_item_waits_and_soaks_up_lateness() -> None:
    running = begun(item(1, 20), item(2, 30, starts=dt.time(18, 30)), item(3, 10))
    assert starts_in_s(running, minute(0), wall(0), 1200.0) == (1800.0, 3600.0, 4200.0)
    assert running.planned_end_s == wall(70)
    assert slack_s(running, minute(0), wall(0)) == pytest.approx(600)
    assert late_s(running, minute(28), wall(28)) == pytest.approx(0)
    assert late_s(running, minute(33), wall(33)) == pytest.approx(180)


def test_before_the_first_item_pins_count_too() -> None:
    waiting = ready(1, (item(1, 20), item(2, 30, starts=dt.time(18, 30))), 8, START)
    assert remaining_s(waiting, minute(0), wall(0)) == 3600.0
    assert remaining_s(waiting, minute(0), wall(5)) == 3300.0


def test_a_time_of_day_is_the_nearest_one() -> None:
    late_evening = dt.datetime(2026, 3, 5, 22, 0).timestamp()
    assert moment_of(dt.time(0, 30), late_evening) == dt.datetime(2026, 3, 6, 0, 30).timestamp()
    assert moment_of(dt.time(22, 0), late_evening) == late_evening
    assert moment_of(dt.time(21, 0), late_evening) == late_evening - 3600


def test_a_time_before_the_start_lies_before_it() -> None:
    running = begun(item(1, 30), item(2, 25, starts=dt.time(17, 30)))
    assert running.planned_end_s == wall(55)
    assert starts_in_s(running, minute(0), wall(0), 1800.0) == (1800.0, 3300.0)


def test_what_lies_ahead_knows_of_clocks_until_a_time() -> None:
    running = begun(item(1, 30), item(2, 30, clock=ClockKind.UNTIL), item(3, 30))
    for end in (10, 30, 50):
        starts = starts_in_s(running, minute(0), wall(0), end * 60.0)
        assert starts == (end * 60.0, 3600.0, 5400.0)
    went = on(running, (10, StartItem(1)))
    assert remaining_s(went, minute(10)) == pytest.approx(80 * 60)
    back = gone_back(went, running, minute(11))
    assert late_s(back, minute(11), wall(11)) == pytest.approx(0)
    assert left_s(on(went, (11, AddTime(120))), 11) == pytest.approx(51 * 60)


def test_a_clock_until_a_time_soaks_up_a_late_beginning() -> None:
    running = begun(item(1, 20), item(2, 30, clock=ClockKind.UNTIL), item(3, 10))
    running = on(running, (26, StartItem(1)))
    assert left_s(running, 26) == pytest.approx(24 * 60)
    assert late_s(running, minute(26), wall(26)) == pytest.approx(0)
    assert left_s(on(begun(item(1, 20), item(2, 5, clock=ClockKind.UNTIL)), (40, StartItem(1))), 40) == 60


@pytest.mark.parametrize(
    "events",
    [
        ((30, Pause()), (35, Pause())),
        ((30, Pause()), (35, GoOn(60.0))),
        ((40, StartItem(1, 600.0)),),
        ((35, TakeOut(minute(5) - ORIGIN_NS)),),
        ((30, AddTime(120)), (31, Pause()), (33, Pause()), (34, AddTime(-120))),
    ],
)
def test_a_clock_until_a_time_ends_then_whatever_happens(events: tuple[tuple[float, Event], ...]) -> None:
    running = begun(item(1, 20), item(2, 30, clock=ClockKind.UNTIL), item(3, 10))
    running = on(running, (26, StartItem(1)), *events)
    assert left_s(running, 42) == pytest.approx(8 * 60)


def test_a_clock_until_a_time_is_over_by_as_much_as_it_was_paused_too_long() -> None:
    running = begun(item(1, 20), item(2, 30, clock=ClockKind.UNTIL), item(3, 10))
    running = on(running, (26, StartItem(1)), (45, Pause()), (60, Pause()))
    assert left_s(running, 60) == pytest.approx(-10 * 60)
    assert late_s(running, minute(60), wall(60)) == pytest.approx(10 * 60)


def test_back_behind_a_pause_keeps_the_end_of_a_clock_until_a_time() -> None:
    began = on(begun(item(1, 20), item(2, 30, clock=ClockKind.UNTIL), item(3, 10)), (20, StartItem(1)))
    later = on(began, (25, Pause()), (35, Pause()), (36, StartItem(2)))
    assert left_s(gone_back(later, began, minute(40)), 40) == pytest.approx(10 * 60)


def test_while_it_is_paused_the_meeting_does_not_end_later_for_it() -> None:
    running = begun(item(1, 20), item(2, 30, clock=ClockKind.UNTIL), item(3, 10))
    running = on(running, (26, StartItem(1)), (30, Pause()))
    assert late_s(running, minute(45), wall(45)) == pytest.approx(0)
    assert late_s(running, minute(55), wall(55)) == pytest.approx(5 * 60)
    assert not is_held_up(running)


# What comes at the end.


def test_counting_on_is_what_comes_if_nothing_was_said() -> None:
    assert due(begun(item(1, 5), item(2, 5)), minute(9)) is None


def test_the_next_item_starts_at_the_very_moment_the_time_was_over() -> None:
    running = begun(item(1, 5, at_end=AtEnd.START_NEXT), item(2, 10))
    assert due(running, minute(4.9)) is None
    event = due(running, minute(5.5))
    assert event == StartItem(1, 30.0)
    running = on(running, (5.5, event))
    assert running.item == 1
    assert taken_ns(running, 0, minute(5.5)) == 5 * 60 * SECOND_NS
    assert left_s(running, 5.5) == pytest.approx(570)


def test_the_talk_never_ends_by_itself() -> None:
    assert due(begun(item(1, 5, at_end=AtEnd.START_NEXT)), minute(6)) is None


def test_an_item_with_a_time_of_its_own_is_waited_for() -> None:
    running = begun(item(1, 5, at_end=AtEnd.START_NEXT), item(2, 10, starts=dt.time(18, 30)))
    assert due(running, minute(6)) == Arm(60.0)
    late = begun(item(1, 40, at_end=AtEnd.START_NEXT), item(2, 10, starts=dt.time(18, 30)))
    assert due(late, minute(40)) == StartItem(1, 0.0)


def test_an_armed_item_stands_at_nothing_until_next_is_pressed() -> None:
    running = begun(item(1, 5, at_end=AtEnd.ARM_NEXT), item(2, 10))
    event = due(running, minute(5.25))
    assert event == Arm(15.0)
    running = on(running, (5.25, event))
    assert running.paused
    assert left_s(running, 8) == 0
    assert due(running, minute(8)) is None
    running = on(running, (8, Next(next_target(running))))
    assert (running.item, running.paused) == (1, False)
    assert taken_ns(running, 0, minute(8)) == 5 * 60 * SECOND_NS
    assert left_s(running, 8) == 600


def test_steps_of_a_block_start_each_other() -> None:
    steps = (item(11, 2, at_end=AtEnd.START_NEXT), item(12, 3))
    running = begun(Item(1, "Hot seat", steps=steps), item(2, 5))
    assert due(running, minute(2)) == StartItem(0, 0.0, 1)


# Blocks whose end stays.


@pytest.mark.parametrize(("used", "next_s"), [(3, 7 * 60), (5, 5 * 60), (8, 2 * 60), (30, 1)])
def test_unused_minutes_flow_to_the_next_step(used: float, next_s: int) -> None:
    block = Item(1, "Case", steps=(item(11, 5), item(12, 5), item(13, 5)), keeps_end=True)
    running = on(begun(block, item(2, 5)), (used, StartItem(0, step=1)))
    assert left_s(running, used) == pytest.approx(next_s)
    if used < 10:
        assert remaining_s(running, minute(used)) == pytest.approx((15 - used + 5) * 60)


def test_minutes_given_once_are_not_given_again() -> None:
    block = Item(1, "Case", steps=(item(11, 10), item(12, 10), item(13, 10)), keeps_end=True)
    running = on(begun(block), (2, StartItem(0, step=1)), (3, StartItem(0, step=0)))
    running = on(running, (5, StartItem(0, step=1)))
    assert left_s(running, 5) == pytest.approx(18 * 60)


def test_without_that_wish_each_step_has_its_own_minutes() -> None:
    block = Item(1, "Case", steps=(item(11, 5), item(12, 5)))
    assert left_s(on(begun(block), (3, StartItem(0, step=1))), 3) == 300


# A clock that somebody forgot.


def test_a_pause_nobody_ended_is_ended_back_then() -> None:
    running = on(begun(item(1, 20)), (5, Pause()), (12, GoOn(120.0)))
    assert not running.paused
    assert left_s(running, 12) == pytest.approx(20 * 60 - 5 * 60 - 120)
    assert taken_ns(running, 0, minute(12)) == 7 * 60 * SECOND_NS


def test_the_next_item_takes_its_minutes_from_what_stood_not_from_the_one_before() -> None:
    running = begun(item(1, 5, at_end=AtEnd.ARM_NEXT), item(2, 10))
    running = on(running, (5, Arm(0.0)), (8, StartItem(1, 50.0)))
    assert taken_ns(running, 0, minute(8)) == 5 * 60 * SECOND_NS
    assert taken_ns(running, 1, minute(8)) == 50 * SECOND_NS
    assert elapsed_ns(running.still, minute(8)) == 130 * SECOND_NS


def test_no_more_is_given_back_than_stood() -> None:
    running = on(begun(item(1, 20)), (5, Pause()), (6, GoOn(9999.0)))
    assert left_s(running, 6) == pytest.approx(14 * 60)
    assert elapsed_ns(running.still, minute(6)) == 0


# New lengths for what comes.


def test_a_respread_reaches_only_what_has_not_begun() -> None:
    block = Item(2, "Case", steps=(item(21, 5), item(22, 5)))
    running = on(begun(item(1, 20), block, item(3, 10)), (20, StartItem(1)))
    running = on(running, (21, Respread(((1, 60), (21, 60), (22, 120), (3, 240)))))
    assert [[s.length_s for s in i.steps] for i in running.items] == [[1200], [300, 120], [240]]
    assert left_s(running, 21) == 240
    assert running.planned_end_s == wall(40)


def test_a_respread_outlives_a_change_of_the_agenda() -> None:
    from peerdesk.domain.running import replanned

    agenda = (item(1, 20), item(2, 10))
    running = on(begun(*agenda), (5, Respread(((2, 240),))))
    assert replanned(running, (*agenda, item(3, 5)), 8).items[1].length_s == 240


@example(["pause", "go", "pause", "pause", "arm"])
@given(st.lists(st.sampled_from(["next", "pause", "arm", "go", "more", "back"]), max_size=12))
def test_minutes_taken_and_minutes_stood_are_the_minutes_that_went_by(presses: list[str]) -> None:
    running = begun(item(1, 3, at_end=AtEnd.ARM_NEXT), item(2, 4, keeps_end=True), item(3, 5))
    history: list[Running] = []
    at = 0.0
    for at, press in zip(itertools.count(1.5, 1.5), presses, strict=False):
        if press == "back":
            running = gone_back(running, history.pop(), minute(at)) if history else running
            continue
        history.append(running)
        events: dict[str, Event | None] = {
            "next": Next(next_target(running)),
            "pause": Pause(),
            "arm": due(running, minute(at)),
            "go": GoOn(45.0),
            "more": AddTime(60),
        }
        event = events[press]
        running = apply(running, event, minute(at)) if event else running
        assert from_plain(as_plain(running)) == running
    if not running.ended:
        taken = sum(taken_ns(running, place, minute(at)) for place in range(3))
        assert taken + elapsed_ns(running.still, minute(at)) == minute(at) - ORIGIN_NS


# Midnight, and the night in which an hour comes twice or not at all.


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system keeps its time zone")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("start", "ends", "waits_min"),
    [
        (dt.datetime(2026, 10, 25, 1, 30), "03:30", 150),
        (dt.datetime(2026, 3, 29, 1, 30), "05:30", 30),
        (dt.datetime(2026, 11, 5, 22, 30), "01:30", 90),
    ],
)
def test_an_evening_is_as_long_whatever_the_clock_on_the_wall_does(
    start: dt.datetime, ends: str, waits_min: int
) -> None:
    """Three hours, of which nobody loses or wins one; a time of day means the moment that shows it."""
    start_s = start.timestamp()
    three = (item(1, 60), item(2, 60), item(3, 60))
    running = apply(ready(1, three, 8, start_s), Begin(start_s), ORIGIN_NS)
    end_s = start_s + remaining_s(running, minute(0), start_s)
    assert f"{dt.datetime.fromtimestamp(end_s):%H:%M}" == ends
    assert late_s(running, minute(0), start_s) == 0
    pinned = (start + dt.timedelta(minutes=90)).time()
    waiting = apply(
        ready(1, (item(1, 10), item(2, 60, starts=pinned)), 8, start_s), Begin(start_s), ORIGIN_NS
    )
    begins_s = starts_in_s(waiting, minute(0), start_s, 600.0)[0]
    assert begins_s == waits_min * 60


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("night", [dt.datetime(2026, 10, 25, 1, 30), dt.datetime(2026, 3, 29, 1, 30)])
def test_a_clock_until_a_time_runs_as_long_as_planned_in_such_a_night(night: dt.datetime) -> None:
    start_s = night.timestamp()
    agenda = (item(1, 20), item(2, 100, clock=ClockKind.UNTIL))
    running = apply(ready(1, agenda, 8, start_s), Begin(start_s), ORIGIN_NS)
    assert left_s(on(running, (30, StartItem(1))), 30) == pytest.approx(90 * 60)
