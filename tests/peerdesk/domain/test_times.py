from __future__ import annotations

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.times import AlwaysOver, Taken, always_over, taken_of


def held(*rows: tuple[str, int | None, int]) -> list[Taken]:
    return [Taken(*row) for row in rows]


def test_what_was_held_stands_with_its_plan() -> None:
    agenda = (
        Item(1, "Welcome", minutes_taken=6, minutes_planned=5),
        Item(2, "Skipped"),
        Item(3, "Not held", minutes_taken=0, minutes_planned=20),
        Item(4, "From before", minutes_taken=9),
    )
    rows = taken_of(agenda)
    assert rows == (Taken("Welcome", 5, 6), Taken("From before", None, 9))
    assert [row.over for row in rows] == [1, 0]


def test_an_item_that_mostly_runs_over_is_named_worst_first() -> None:
    meetings = [
        held(("Check-in", 10, 14), ("Talk", 20, 22), ("Break", 10, 9)),
        held(("check-in ", 10, 16), ("Talk", 20, 19), ("Break", 10, 10)),
        held(("Check-in", 10, 12), ("Talk", 20, 24), ("Break", 10, 15)),
    ]
    assert always_over(meetings) == (
        AlwaysOver("Check-in", 3, 3, 4.0),
        AlwaysOver("Talk", 2, 3, pytest.approx(5 / 3)),  # type: ignore[arg-type]
    )


def test_twice_is_no_habit_and_without_a_plan_nothing_is_known() -> None:
    assert always_over([held(("Talk", 5, 9))] * 2) == ()
    assert always_over([held(("Talk", None, 9))] * 5) == ()


def test_an_item_held_twice_in_a_meeting_counts_once() -> None:
    assert always_over([held(("Break", 5, 9), ("Break", 5, 9))] * 2) == ()
