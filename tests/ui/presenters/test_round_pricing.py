"""What is said of a round that will not fit into its step."""

from __future__ import annotations

import pytest

from tests.ui.evening import Evening


@pytest.fixture
def tight(evening: Evening) -> Evening:
    """The check-in of five runs, 90 seconds each, in a step of six minutes."""
    evening.sit_down()
    evening.go_to(1)
    evening.window.run.add_time(-1)
    evening.window.run.add_time(-1)
    return evening


def offered(evening: Evening) -> list[str]:
    return [action.text for action in evening.strip.actions_shown()]


def choose(evening: Evening, text: str) -> None:
    action = next(one for one in evening.strip.actions_shown() if one.text == text)
    evening.strip.chosen.emit(action.id)


def test_a_round_that_fits_says_nothing(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    assert offered(evening) == []


def test_the_price_is_offered(tight: Evening) -> None:
    assert "2 min past its step" in tight.strip.text()
    assert offered(tight) == ["1:05 each", "Take it from Open talk", "Leave it"]


def test_shorter_turns_make_it_fit(tight: Evening) -> None:
    choose(tight, "1:05 each")
    assert tight.running.table.turn_s == 65
    assert offered(tight) == []


def test_another_item_gives_its_time(tight: Evening) -> None:
    before = sum(plan.length_s for plan in tight.running.items)
    choose(tight, "Take it from Open talk")
    assert offered(tight) == []
    lengths = [plan.length_s for plan in tight.running.items]
    assert (lengths[1], lengths[3], sum(lengths)) == (450, 1080, before)


def test_left_it_is_not_said_again_until_somebody_comes(tight: Evening) -> None:
    choose(tight, "Leave it")
    tight.next()
    tight.clock.advance(5)
    tight.window.run.tick()
    assert offered(tight) == []
    tight.window.run.add_guest("Farid", lambda _: None)
    choose(tight, "Later")
    assert "Leave it" in offered(tight)


def test_it_goes_when_the_round_is_over(tight: Evening) -> None:
    tight.go_to(3)
    assert offered(tight) == []
