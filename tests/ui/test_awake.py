"""The laptop stays awake while it is held, and no longer."""

from __future__ import annotations

import shutil
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from ui import awake
from ui.awake import Awake, Release


class System:
    """Stands for the platform. willing: whether it keeps the laptop awake."""

    def __init__(self, *, willing: bool = True) -> None:
        self.willing = willing
        self.asked_on: list[str] = []
        self.let_go = threading.Event()

    def ask(self) -> Release | None:
        self.asked_on.append(threading.current_thread().name)
        return self.let_go.set if self.willing else None


@pytest.mark.parametrize("willing", [True, False])
def test_it_says_whether_the_system_keeps_the_laptop_awake(qtbot: QtBot, willing: bool) -> None:
    held = Awake(System(willing=willing).ask)
    with qtbot.waitSignal(held.told) as told:
        held.hold()
    assert told.args == [willing]
    held.release()


def test_the_system_is_never_asked_on_the_windows_thread(qtbot: QtBot) -> None:
    system = System()
    held = Awake(system.ask)
    with qtbot.waitSignal(held.told):
        held.hold()
        held.hold()
    assert system.asked_on == ["awake"]
    held.release()


def test_release_lets_the_laptop_sleep_again(qtbot: QtBot) -> None:
    system = System()
    held = Awake(system.ask)
    with qtbot.waitSignal(held.told):
        held.hold()
    assert not system.let_go.is_set()
    held.release()
    assert system.let_go.wait(5)


def test_an_answer_that_comes_after_the_release_is_not_told(qtbot: QtBot) -> None:
    system, gate = System(), threading.Event()

    def slow() -> Release | None:
        gate.wait(5)
        return system.ask()

    held = Awake(slow)
    with qtbot.assertNotEmitted(held.told):
        held.hold()
        held.release()
        gate.set()
        assert system.let_go.wait(5)


def test_a_program_that_is_not_there_keeps_nobody_awake() -> None:
    assert awake._child(["peerdesk-no-such-program"]) is None


@pytest.mark.skipif(shutil.which("cat") is None, reason="needs cat, as systemd-inhibit is given it")
def test_a_program_holds_until_it_is_let_go() -> None:
    let_go = awake._child(["cat"])
    assert let_go is not None
    let_go()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that ends at once")
def test_a_program_that_was_refused_keeps_nobody_awake() -> None:
    assert awake._child(["false"]) is None


def test_without_a_session_bus_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert awake._ask_screen_saver() is None
