from __future__ import annotations

import datetime as dt
from itertools import count

import pytest

from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.next_meeting import again, next_day
from peerdesk.domain.turns import TurnRule

EARLY = dt.date(2026, 1, 1)


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (("2026-03-19",), "2026-04-16"),
        (("2026-02-19", "2026-03-19"), "2026-04-16"),
        (("2026-01-29", "2026-02-26", "2026-03-26"), "2026-04-23"),
        (("2026-03-05", "2026-03-19"), "2026-04-02"),
        (("2026-03-12", "2026-03-19"), "2026-03-26"),
        (("2026-01-22", "2026-03-05", "2026-04-16"), "2026-05-28"),
        (("2025-12-18", "2026-03-19"), "2026-06-18"),
        (("2026-01-15", "2026-02-15", "2026-03-15"), "2026-04-15"),
        (("2026-01-08", "2026-02-17", "2026-03-19"), "2026-04-16"),
        (("2026-03-19", "2026-02-19", "2026-02-19"), "2026-04-16"),
        (("2024-05-01", "2025-12-18", "2026-01-15", "2026-02-19", "2026-03-19"), "2026-04-16"),
    ],
)
def test_the_next_day_follows_the_rhythm(known: tuple[str, ...], expected: str) -> None:
    assert next_day(days(*known), EARLY) == dt.date.fromisoformat(expected)


def test_a_group_that_paused_meets_next_on_a_day_to_come() -> None:
    assert next_day(days("2026-02-19", "2026-03-19"), dt.date(2026, 6, 1)) == dt.date(2026, 6, 18)
    assert next_day(days("2003-02-20"), dt.date(2026, 6, 1)) >= dt.date(2026, 6, 1)


def made(agenda: Agenda, people: int = 8, *, was_held: bool = True) -> Agenda:
    ids = count(100)
    return again(agenda, people, lambda: next(ids), was_held=was_held).agenda


def test_what_was_not_begun_or_skipped_stands_behind_the_opening() -> None:
    agenda = (
        Item(1, "Welcome", kind="opening", minutes_taken=5),
        Item(2, "Talk", kind="talk", minutes_taken=30),
        Item(3, "Case", minutes_taken=0),
        Item(4, "Dropped", skipped=True),
        Item(5, "Break", kind="break", minutes_taken=0),
        Item(6, "End", kind="closing"),
    )
    assert [i.title for i in made(agenda)] == ["Welcome", "Case", "Dropped", "Talk", "Break", "End"]
    assert not any(item.skipped for item in made(agenda))


def test_of_a_meeting_that_was_not_held_only_what_was_skipped_is_carried() -> None:
    agenda = (Item(1, "Talk"), Item(2, "Case"), Item(3, "Dropped", skipped=True))
    assert [i.title for i in made(agenda, was_held=False)] == ["Dropped", "Talk", "Case"]


def test_ids_are_new_and_nothing_is_taken_yet() -> None:
    steps = (Item(2, "State", minutes_taken=4), Item(3, "Ask", skipped=True))
    (item,) = made((Item(1, "Case", minutes_taken=20, few_voices=True, steps=steps),))
    assert {item.id, *(step.id for step in item.steps)} == {100, 101, 102}
    assert (item.minutes_taken, item.few_voices, item.steps[0].minutes_taken) == (None, None, None)
    assert not item.steps[1].skipped


def test_a_round_with_fixed_minutes_follows_the_people_again() -> None:
    fixed = Item(1, "Round", length_s=900, turn_s=90, rule=TurnRule.GO_ROUND, minutes_taken=15)
    (item,) = made((fixed,))
    assert (item.per_person_s, item.length_s) == (90, 180)
    (item,) = made((fixed,), people=20)
    assert (item.per_person_s, item.length_s) == (90, 0)


def test_leads_and_notes_of_what_was_held_stay_behind() -> None:
    led = Item(1, "Talk", lead_id=7, more_leads=(8,), private_note="slow", links=("a",), minutes_taken=9)
    left = Item(2, "Case", lead_id=7, private_note="slow", links=("a",), minutes_taken=0)
    carried, held = made((led, left))
    assert (held.lead_id, held.more_leads, held.private_note, held.links) == (None, (), "", ())
    assert (carried.lead_id, carried.private_note, carried.links) == (7, "slow", ("a",))


def test_what_is_carried_cuts_no_section_in_two_and_is_pinned_to_no_time() -> None:
    agenda = (
        Item(1, "Welcome", kind="opening", section="Arrive", minutes_taken=5),
        Item(2, "Talk", section="Work", minutes_taken=5),
        Item(3, "Case", section="Late", starts=dt.time(20), minutes_taken=0),
    )
    assert [i.section for i in made(agenda)] == ["Arrive", "Arrive", "Work"]
    assert made(agenda)[1].starts is None
