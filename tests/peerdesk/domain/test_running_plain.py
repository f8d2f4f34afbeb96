from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from peerdesk.domain.agenda import Item
from peerdesk.domain.running import Begin, GiveFloor, Running, Sit, StartItem, apply, ready
from peerdesk.domain.running_plain import as_plain, from_plain
from peerdesk.domain.turns import Mode, Switch, TurnRule
from tests.peerdesk.domain.test_running import Evening, evenings, in_round, states

LARGEST_BYTES = 100_000
"""Of the state of a very large meeting, before it is packed. Chosen: written in a few milliseconds."""


@given(evenings)
def test_any_state_comes_back_as_it_was(evening: Evening) -> None:
    for running, _ in states(evening)[-3:]:
        assert from_plain(json.loads(json.dumps(as_plain(running)))) == running


def largest() -> Running:
    """Three hundred items of five steps in an hour of turns of sixty people."""
    steps = tuple(Item(10**15 + n, "Step", length_s=300, rule=TurnRule.GO_ROUND, turn_s=60) for n in range(5))
    people = tuple(10**15 + number for number in range(60))
    running = ready(1, tuple(Item(10**15 + n, "Item", steps=steps) for n in range(300)), 60, 1.0)
    running = apply(apply(running, Sit(people), 0), Begin(1.0), 0)
    for number, person in enumerate(people):
        running = apply(apply(running, StartItem(number), number * 10**9), GiveFloor(person), number * 10**9)
    return running


def test_the_largest_meeting_is_small_on_disk() -> None:
    assert len(json.dumps(as_plain(largest()), separators=(",", ":"))) < LARGEST_BYTES


def test_plain_values_hold_no_words_but_those_of_rules() -> None:
    assert _words(as_plain(largest())) <= {
        "go_round",
        *Mode,
        *Switch,
        *as_plain(in_round()),
        *as_plain(in_round())["table"],
    }


def _words(plain: object) -> set[str]:
    if isinstance(plain, dict):
        return {str(key) for key in plain} | {word for value in plain.values() for word in _words(value)}
    if isinstance(plain, list):
        return {word for value in plain for word in _words(value)}
    return {plain} if isinstance(plain, str) else set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at", []), ("at", [9, 0, -1]), ("at", [0, 9, -1]), ("at", [0, 0, 9]), ("at", None), ("items", None),
        ("items", [[1]]), ("table", []), ("flags", [True]), ("step_clock", [1, 2, 3, 4]), ("taken_ns", []),
        ("voices", [[]]), ("seats", [[1, 2, 3, 4, 5]]), ("spoken", [[1]]), ("still", None),
    ],
)  # fmt: skip
def test_anything_else_is_refused(name: str, value: Any) -> None:
    plain = {**as_plain(in_round()), name: value}
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(plain)


def test_a_file_of_another_program_is_refused_not_guessed() -> None:
    plain = as_plain(in_round())
    plain["table"] = ["round", [1, 2, 3], 60, None, [None, 0, None], [], [], [], []]
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(plain)


def test_a_meeting_from_before_its_end_was_kept_goes_on() -> None:
    plain = as_plain(in_round())
    del plain["ended_ns"]
    assert from_plain(plain) == in_round()


def test_a_missing_part_is_refused() -> None:
    for name in as_plain(in_round()).keys() - {"ended_ns"}:
        plain = as_plain(in_round())
        del plain[name]
        with pytest.raises(KeyError):
            from_plain(plain)
