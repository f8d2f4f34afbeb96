from __future__ import annotations

import pytest

from peerdesk.services.history import History, Step


def typing(page: list[str], word: str) -> Step:
    page.append(word)
    return Step(lambda: page.remove(word), lambda: page.append(word))


@pytest.fixture
def page() -> list[str]:
    return []


@pytest.fixture
def history(page: list[str]) -> History:
    history = History(limit=3)
    for word in ("a", "b"):
        history.add(typing(page, word))
    return history


def test_steps_are_taken_back_and_taken_again_in_order(history: History, page: list[str]) -> None:
    assert (history.undo(), page) == (True, ["a"])
    assert (history.undo(), page) == (True, [])
    assert (history.undo(), history.can_undo) == (False, False)
    assert (history.redo(), page) == (True, ["a"])
    assert (history.redo(), page) == (True, ["a", "b"])
    assert (history.redo(), history.can_redo) == (False, False)


def test_a_new_step_ends_what_could_be_taken_again(history: History, page: list[str]) -> None:
    history.undo()
    history.add(typing(page, "c"))
    assert not history.can_redo
    assert page == ["a", "c"]


def test_the_oldest_steps_go_first(history: History, page: list[str]) -> None:
    for word in ("c", "d"):
        history.add(typing(page, word))
    while history.undo():
        pass
    assert page == ["a"]


def test_clearing_forgets_both_ways(history: History, page: list[str]) -> None:
    history.undo()
    history.clear()
    assert (history.can_undo, history.can_redo, page) == (False, False, ["a"])


def test_a_step_that_cannot_be_taken_back_is_gone(history: History, page: list[str]) -> None:
    page.remove("b")
    with pytest.raises(ValueError):
        history.undo()
    assert (history.undo(), page) == (True, [])


def test_what_comes_next_either_way_has_its_name(page: list[str]) -> None:
    history = History()
    assert (history.next_undo, history.next_redo) == (None, None)
    history.add(Step(page.clear, page.clear, "move", 3))
    assert history.next_undo is not None
    assert (history.next_undo.what, history.next_undo.count) == ("move", 3)
    history.undo()
    assert history.next_undo is None
    assert history.next_redo is not None
    assert history.next_redo.what == "move"
