"""Meetings run over with drawn overruns: what never changes, and what the numbers say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.domain.agenda import AtEnd, Item, ends_s
from peerdesk.domain.rehearsal import (
    BROKEN_S,
    NOTICED_S,
    Middle,
    Rehearsal,
    Setting,
    draw,
    draws,
    end_s,
    middle,
    setting_of,
    summed,
)
from peerdesk.domain.turns import TurnRule

START = dt.datetime(2026, 3, 5, 18, 0).timestamp()
FEW = 20


def item(number: int, minutes: int, kind: str = "discuss", **other: object) -> Item:
    return Item(number, f"Item {number}", kind=kind, length_s=minutes * 60, **other)  # type: ignore[arg-type]


def setting(*agenda: Item, people: int = 6, **other: object) -> Setting:
    return Setting(agenda, people, START, **other)  # type: ignore[arg-type]


def rehearsed(of: Setting, count: int = FEW) -> Rehearsal:
    return summed(of, tuple(draws(of, count)))


def taking(monkeypatch: pytest.MonkeyPatch, factor: Callable[[str], float]) -> None:
    """Let every step take so often its length, by its kind, and every turn of a round its share."""
    monkeypatch.setattr("peerdesk.domain.rehearsal._factor", lambda kind, *_: factor(kind))


EVENING = (
    item(1, 5, "opening"),
    Item(2, "Round", kind="check_in", per_person_s=120, rule=TurnRule.GO_ROUND),
    item(3, 30),
    item(4, 10, "break"),
    Item(5, "Case", steps=(item(51, 10, "talk"), item(52, 20, "experience", rule=TurnRule.OBJECT))),
    item(6, 10, "closing"),
)

items = st.builds(
    lambda number, minutes, kind, rule: item(number, minutes, kind, rule=rule),
    st.integers(1, 10_000),
    st.integers(0, 40),
    st.sampled_from(["opening", "discuss", "break", "check_in", "closing"]),
    st.sampled_from([TurnRule.NONE, TurnRule.GO_ROUND, TurnRule.QUEUE]),
)
agendas = st.lists(items, max_size=6, unique_by=lambda one: one.id).map(tuple)


# What never changes.


@given(agendas, st.integers(0, 9))
@settings(max_examples=40)
def test_without_overruns_the_meeting_ends_as_planned(agenda: tuple[Item, ...], people: int) -> None:
    drawn = draw(setting(*agenda, people=people, scale=0.0), 1)
    for course in (drawn.left_alone, drawn.respread):
        assert course.ends_s == pytest.approx(ends_s(agenda, people), abs=0.001)
        assert all(abs(span.late_s) < 0.001 for span in course.spans)
        assert course.broke is None


@given(st.integers(1, 50), st.integers(1, 8))
@settings(max_examples=25)
def test_more_people_end_later_in_every_draw(number: int, people: int) -> None:
    agenda = EVENING[:4]
    ends = [draw(setting(*agenda, people=n), number).left_alone.ends_s for n in (people, people + 1)]
    assert ends[0] < ends[1]


def test_a_seed_repeats_and_another_one_does_not() -> None:
    one, two = setting(*EVENING, seed=3), setting(*EVENING, seed=4)
    assert draw(one, 7) == draw(one, 7)
    assert draw(one, 7) != draw(one, 8)
    assert rehearsed(one, 5) == rehearsed(one, 5) != rehearsed(two, 5)


@given(st.integers(1, 100))
@settings(max_examples=25)
def test_items_follow_one_another_and_fill_the_meeting(number: int) -> None:
    course = draw(setting(*EVENING), number).left_alone
    ends = [span.at_s + span.taken_s for span in course.spans]
    assert [span.at_s for span in course.spans] == pytest.approx([0.0, *ends[:-1]], abs=0.001)
    assert course.ends_s == pytest.approx(ends[-1], abs=0.001)


def test_an_empty_agenda_ends_where_it_begins() -> None:
    found = rehearsed(setting(), 2)
    assert (found.items, found.ends_s, found.breaker) == ((), Middle(0.0, 0.0, 0.0), None)


# What holds an item.


def test_a_pinned_item_waits_and_the_wait_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    taking(monkeypatch, lambda kind: 0.5 if kind == "talk" else 1.0)
    of = setting(item(1, 20, "talk"), item(2, 10, "break", starts=dt.time(18, 20)))
    first, second = draw(of, 1).left_alone.spans
    assert (first.taken_s, second.at_s, second.late_s) == (600, 1200, 0)


def test_an_item_that_starts_the_next_one_never_runs_over() -> None:
    of = setting(item(1, 10, at_end=AtEnd.START_NEXT), item(2, 10))
    assert all(d.left_alone.spans[0].taken_s <= 600 for d in draws(of, FEW))


def test_without_a_time_to_begin_no_time_of_an_item_holds() -> None:
    agenda = (item(1, 20), item(2, 10, starts=dt.time(18, 40)))
    day = dt.date(2026, 3, 5)
    ends = [end_s(setting_of(agenda, 6, day, starts)) for starts in (dt.time(18, 0), None)]
    assert ends == [50 * 60, 30 * 60]
    assert end_s(setting_of(agenda, 6, day, None, 3600)) == 3600


def test_what_is_skipped_is_not_rehearsed() -> None:
    of = setting(item(1, 10), item(2, 10, skipped=True), item(3, 10))
    assert [outcome.item_id for outcome in rehearsed(of, 2).items] == [1, 3]


# Where it breaks, what is cut.


def test_the_item_that_takes_too_long_is_the_one_that_breaks_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking(monkeypatch, lambda kind: 1.5 if kind == "talk" else 1.0)
    found = rehearsed(setting(item(1, 20), item(2, 20, "talk"), item(3, 20)), 4)
    assert found.breaker is not None
    assert (found.breaker.item_id, found.breaker.broke_share) == (2, 1.0)
    assert [i.late_share for i in found.items] == [0.0, 0.0, 1.0]
    assert found.items[2].late_s == Middle(600, 600, 600)
    assert found.ends_s.half == found.end_s + 600


def test_a_new_spread_takes_from_later_items_and_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    taking(monkeypatch, lambda kind: 1.5 if kind == "talk" else 1.0)
    found = rehearsed(setting(item(1, 20, "talk"), item(2, 30), item(3, 10, protected=True)), 4)
    assert [(i.cut_share, i.cut_s) for i in found.items] == [(0.0, 0.0), (1.0, 600), (0.0, 0.0)]
    assert (found.in_time_share, found.respread_in_time_share) == (0.0, 1.0)
    assert found.respread_ends_s.half == found.end_s


def test_what_ended_early_is_not_taken_from_others_too(monkeypatch: pytest.MonkeyPatch) -> None:
    taking(monkeypatch, lambda kind: 0.5 if kind == "talk" else 1.0)
    of = setting(item(1, 20, "talk"), item(2, 30), slot_s=30 * 60)
    assert draw(of, 1).respread.spans[1].cut_s == 10 * 60


def test_a_slot_with_room_breaks_later_and_a_tight_one_earlier() -> None:
    roomy, tight = (rehearsed(setting(*EVENING, slot_s=s)) for s in (4 * 3600, 3600))
    assert (roomy.breaker, roomy.in_time_share) == (None, 1.0)
    assert tight.breaker is not None
    assert (tight.breaker.item_id, tight.in_time_share) == (1, 0.0)
    assert end_s(setting(*EVENING, slot_s=3600)) == 3600


# The last person of a round.


@pytest.mark.parametrize(("factor", "share"), [(1.0, 1.0), (1.05, 1.0), (1.15, 0.0)])
def test_the_last_person_has_half_a_turn_as_long_as_the_others_leave_one(
    factor: float, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking(monkeypatch, lambda kind: factor if kind == "check_in" else 1.0)
    of = setting(item(1, 10, "check_in", rule=TurnRule.GO_ROUND), item(2, 10), people=5)
    first, second = rehearsed(of, 2).items
    assert (first.half_turn_share, second.half_turn_share) == (share, None)


def test_the_last_turn_is_measured_by_the_minutes_of_a_turn() -> None:
    of = setting(item(1, 10, rule=TurnRule.GO_ROUND, turn_s=300), people=10, scale=0.0)
    (last,) = draw(of, 1).left_alone.last_turns
    assert (last.left_s, last.turn_s, last.is_half) == (60, 300, False)


# Numbers.


def test_middle_reads_the_draws_in_order() -> None:
    assert middle([float(n) for n in range(100, -1, -1)]) == Middle(10, 50, 90)
    assert middle([4.0]) == Middle(4, 4, 4)


def test_an_evening_says_one_thing_everywhere() -> None:
    found = rehearsed(setting(*EVENING))
    assert found.ends_s.low <= found.ends_s.half <= found.ends_s.high
    assert round(sum(i.broke_share for i in found.items) + found.in_time_share, 6) >= 1.0
    assert found.respread_in_time_share >= found.in_time_share
    assert all(i.cut_s == 0 for i in found.items if i.item_id in (1, 6))


def test_less_than_a_minute_is_not_late(monkeypatch: pytest.MonkeyPatch) -> None:
    over_s = NOTICED_S - 1
    taking(monkeypatch, lambda kind: 1 + over_s / 600)
    found = rehearsed(setting(item(1, 10), item(2, 10)), 2)
    assert (found.items[1].late_share, found.items[1].late_s) == (0, None)
    assert 2 * over_s < BROKEN_S
    assert found.breaker is None


def test_no_word_of_the_agenda_is_shown_by_a_setting() -> None:
    assert "Item 1" not in repr(setting(*EVENING))
    assert replace(setting(*EVENING), seed=2) != setting(*EVENING)
