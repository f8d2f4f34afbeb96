"""The one thread of the vault: in order of weight, answered on the window's thread, never silent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.errors import UserError, WrongPassphrase
from peerdesk.services.all import Services
from ui.store_thread import Answer, Priority, StoreThread


class Vault:
    """Stands for the use cases: says what was done with it, on which thread."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.closed_on = ""

    def note(self, text: str) -> str:
        self.done.append(text)
        return text.upper()

    def close(self) -> None:
        self.closed_on = threading.current_thread().name


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def store(qtbot: QtBot, vault: Vault) -> Iterator[StoreThread]:
    made = StoreThread()
    made.start()
    with qtbot.waitSignal(made.opened):
        made.open(lambda: cast("Services", vault))
    yield made
    assert made.stop()


def note(text: str) -> Callable[[Services], str]:
    return lambda services: cast("Any", services).note(text)


def test_a_result_comes_back_on_the_windows_thread(store: StoreThread, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []
    store.call(note("a"), lambda text: heard.append((text, threading.current_thread().name)))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("A", threading.main_thread().name)]


def test_an_error_of_the_user_comes_back_to_whoever_asked(store: StoreThread, qtbot: QtBot) -> None:
    heard: list[UserError] = []

    def fails(_: Services) -> None:
        raise UserError("item_gone")

    with qtbot.assertNotEmitted(store.crashed):
        store.call(fails, failed=heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].key == "item_gone"


def test_a_bug_is_reported_and_leaves_nobody_waiting(store: StoreThread, qtbot: QtBot) -> None:
    heard: list[UserError] = []
    with qtbot.waitSignal(store.crashed) as crash:
        store.call(lambda _: 1 // 0, failed=heard.append)
    assert isinstance(crash.args[0].error, ZeroDivisionError)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].key == "window_fault"
    store.call(note("after"), lambda _: heard.clear())
    qtbot.waitUntil(lambda: not heard)


def test_a_note_goes_before_all_that_waits(store: StoreThread, vault: Vault, qtbot: QtBot) -> None:
    free = threading.Event()
    store.call(lambda _: free.wait(5))
    store.call(note("list"))
    store.call(note("clock"), priority=Priority.RUNNING)
    store.call(note("note"), priority=Priority.NOTE)
    free.set()
    qtbot.waitUntil(lambda: len(vault.done) == 3)
    assert vault.done == ["note", "clock", "list"]


def test_a_note_goes_between_two_steps_of_long_work(store: StoreThread, vault: Vault, qtbot: QtBot) -> None:
    seen: list[object] = []

    def work(_: Services) -> Iterator[int]:
        vault.done.append("first step")
        store.call(note("note"), priority=Priority.NOTE)
        yield 1
        vault.done.append("second step")
        yield 2

    store.steps(work, seen.append, lambda _: seen.append("done"))
    qtbot.waitUntil(lambda: "done" in seen)
    assert vault.done == ["first step", "note", "second step"]
    assert seen == [1, 2, "done"]


@pytest.mark.parametrize(
    ("error", "key"), [(UserError("item_gone"), "item_gone"), (KeyError(), "window_fault")]
)
def test_long_work_that_fails_says_so(store: StoreThread, qtbot: QtBot, error: Exception, key: str) -> None:
    heard: list[UserError] = []

    def work(_: Services) -> Iterator[int]:
        yield 1
        raise error

    store.steps(work, lambda _: None, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].key == key


def test_a_vault_that_does_not_open_can_be_tried_again(qtbot: QtBot, vault: Vault) -> None:
    store = StoreThread()
    store.start()

    def wrong() -> Services:
        raise WrongPassphrase("store_passphrase_wrong")

    with qtbot.waitSignal(store.not_opened) as refused:
        store.open(wrong)
    assert refused.args[0].key == "store_passphrase_wrong"
    assert not store.is_open
    with qtbot.waitSignal(store.opened):
        store.open(lambda: cast("Services", vault))
    assert store.is_open
    assert store.stop()


def test_stopping_finishes_what_was_posted_and_closes_the_vault(qtbot: QtBot, vault: Vault) -> None:
    store = StoreThread()
    store.start()
    store.open(lambda: cast("Services", vault))
    store.call(note("last"))
    with qtbot.waitSignal(store.stopped):
        assert store.stop()
    assert vault.done == ["last"]
    assert vault.closed_on == "store"


def test_stopping_what_never_started_is_nothing() -> None:
    assert StoreThread().stop()


def test_answers_travel_as_one_value(store: StoreThread, qtbot: QtBot) -> None:
    with qtbot.waitSignal(store.answered) as sent:
        store.call(note("harbour"))
    assert isinstance(sent.args[0], Answer)
    assert "HARBOUR" not in repr(sent.args[0])
