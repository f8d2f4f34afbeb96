from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import timing
from peerdesk.domain.timing import SECOND_NS, Timer

HOUR_S = 3600
seconds = st.integers(0, 10 * HOUR_S)


def at(second: float) -> int:
    return round(second * SECOND_NS)


RUNNING = timing.started(300, at(1000))
STANDING = timing.paused(RUNNING, at(1100))
STATES = {
    "running": (RUNNING, at(1100)),
    "standing": (STANDING, at(9000)),
    "overtime": (RUNNING, at(1400)),
    "standing in overtime": (timing.paused(RUNNING, at(1400)), at(9000)),
    "not begun": (Timer(at(300)), at(0)),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("more_s", [60, 30, -30, -60])
def test_time_added_changes_what_is_left_by_exactly_that(state: str, more_s: int) -> None:
    timer, now = STATES[state]
    before = timing.remaining_ns(timer, now)
    after = timing.remaining_ns(timing.lengthened(timer, at(more_s)), now)
    assert before is not None
    assert after == before + at(more_s)


def test_a_length_is_never_less_than_a_second() -> None:
    assert timing.lengthened(RUNNING, at(-HOUR_S)).length_ns == timing.SECOND_NS


def test_a_clock_without_a_length_stays_without() -> None:
    upwards = timing.started(None, at(0))
    assert timing.lengthened(upwards, at(60)) == upwards
    assert timing.remaining_ns(upwards, at(60)) is None


@pytest.mark.parametrize("state", STATES)
def test_a_pause_stops_the_clock_in_every_state(state: str) -> None:
    timer, now = STATES[state]
    standing = timing.paused(timer, now)
    assert not standing.is_running
    assert timing.elapsed_ns(standing, now + at(HOUR_S)) == timing.elapsed_ns(timer, now)


@pytest.mark.parametrize("state", STATES)
def test_going_on_counts_from_where_it_stood(state: str) -> None:
    timer, now = STATES[state]
    going = timing.resumed(timing.paused(timer, now), now + at(HOUR_S))
    assert timing.elapsed_ns(going, now + at(HOUR_S + 5)) == timing.elapsed_ns(timer, now) + at(5)


def test_a_running_clock_is_not_started_twice() -> None:
    assert timing.resumed(RUNNING, at(1200)) == RUNNING


@given(looks=st.lists(seconds, max_size=20), end=seconds)
def test_no_look_and_no_jump_of_the_clock_costs_anything(looks: list[int], end: int) -> None:
    timer = timing.started(300, 0)
    for look in sorted(min(look, end) for look in looks):
        timer = timing.resumed(timing.paused(timer, at(look)), at(look))
    assert timing.elapsed_ns(timer, at(end)) == at(end)


EVENTS: dict[str, Callable[[Timer, int, int], Timer]] = {
    "pause": lambda timer, by, now: timing.paused(timer, now),
    "go": lambda timer, by, now: timing.resumed(timer, now),
    "more": lambda timer, by, now: timing.lengthened(timer, by),
    "less": lambda timer, by, now: timing.lengthened(timer, -by),
    "gap": lambda timer, by, now: timing.less_gap(timer, by, now, now),
}


@given(st.lists(st.tuples(st.sampled_from(list(EVENTS)), seconds), max_size=20))
def test_a_clock_never_counts_less_than_nothing(events: list[tuple[str, int]]) -> None:
    timer, now = timing.started(300, 0), 0
    for kind, by in events:
        now += at(by)
        timer = EVENTS[kind](timer, at(by), now)
        assert timing.elapsed_ns(timer, now) >= 0
        assert (timer.length_ns or 0) >= 0


def test_a_count_that_steps_back_takes_nothing_away() -> None:
    assert timing.elapsed_ns(timing.started(300, at(1000), ago_ns=at(20)), at(900)) == at(20)


@pytest.mark.parametrize(("began_s", "counted_s"), [(0, 700), (600, 100), (800, 100), (950, 50), (1000, 0)])
def test_a_gap_is_taken_from_a_clock_as_far_as_it_counted_it(began_s: int, counted_s: int) -> None:
    """The laptop slept from 600 to 900; that is taken out at 1000."""
    shorter = timing.less_gap(timing.started(None, at(began_s)), at(300), at(900), at(1000))
    assert timing.elapsed_ns(shorter, at(1000)) == at(counted_s)


def test_a_standing_clock_gives_at_most_what_it_counted() -> None:
    shorter = timing.less_gap(STANDING, at(300), at(1100), at(1200))
    assert timing.elapsed_ns(shorter, at(1200)) == 0


def test_a_gap_longer_than_what_was_counted_holds_nothing_up() -> None:
    shorter = timing.less_gap(timing.started(None, at(0)), at(600), at(100), at(50))
    assert timing.elapsed_ns(shorter, at(60)) == at(10)


@given(began=seconds, now=seconds, by=st.integers(-HOUR_S, HOUR_S))
def test_another_time_base_changes_no_count(began: int, now: int, by: int) -> None:
    timer = timing.started(300, at(began))
    elsewhere = timing.moved(timer, at(by))
    assert timing.remaining_ns(elsewhere, at(now + by)) == timing.remaining_ns(timer, at(now))


def test_a_standing_clock_is_the_same_on_any_time_base() -> None:
    assert timing.moved(STANDING, at(HOUR_S)) == STANDING
