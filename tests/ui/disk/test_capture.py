"""Windows are kept out of pictures of the screen where the system can, by a switch, and it never fails."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk import preferences
from peerdesk.preferences import Preferences
from ui import capture
from ui.capture import CaptureShield


@dataclass
class Asked:
    """What Windows was asked: number of the window and what is to become of it."""

    calls: list[tuple[int | None, int]] = field(default_factory=list)

    def SetWindowDisplayAffinity(self, window: ctypes.c_void_p, kind: int) -> int:
        self.calls.append((window.value, kind))
        return 1


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=asked), raising=False)
    return asked


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def shield(app: QApplication, owner: QObject, *, hidden: bool) -> CaptureShield:
    return CaptureShield(app, owner, hidden=hidden)


def test_windows_that_are_there_and_that_come_are_hidden(
    qapp: QApplication, windows: Asked, window: QWidget, qtbot: QtBot
) -> None:
    owner = QObject()
    made = shield(qapp, owner, hidden=True)
    assert windows.calls == [(int(window.winId()), 0x11)]
    later = QWidget()
    qtbot.addWidget(later)
    later.show()
    qapp.focusWindowChanged.emit(later.windowHandle())
    assert (int(later.winId()), 0x11) in windows.calls
    qapp.focusWindowChanged.disconnect(made._came)


def test_the_switch_lets_them_in_again(qapp: QApplication, windows: Asked, window: QWidget) -> None:
    owner = QObject()
    made = shield(qapp, owner, hidden=True)
    made.set_hidden(hidden=False)
    assert windows.calls[-1] == (int(window.winId()), 0)
    qapp.focusWindowChanged.disconnect(made._came)


def test_a_window_that_is_gone_is_no_window(qapp: QApplication, windows: Asked) -> None:
    owner = QObject()
    made = shield(qapp, owner, hidden=True)
    qapp.focusWindowChanged.emit(None)
    assert windows.calls == []
    qapp.focusWindowChanged.disconnect(made._came)


@pytest.mark.parametrize(("platform", "can"), [("linux", False), ("win32", True), ("darwin", True)])
def test_which_systems_can(monkeypatch: pytest.MonkeyPatch, platform: str, can: bool) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert capture.can_hide() is can


def test_elsewhere_no_library_is_touched(
    qapp: QApplication, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> Any:
        raise AssertionError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", never)
    owner = QObject()
    shield(qapp, owner, hidden=True).set_hidden(hidden=False)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_that_is_not_as_expected_does_no_harm(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    asked: list[str] = []

    def fail(*_: object) -> Any:
        asked.append(platform)
        raise OSError

    class Windll:
        def __getattr__(self, name: str) -> Any:
            asked.append(platform)
            raise AttributeError(name)

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "windll", Windll(), raising=False)
    monkeypatch.setattr(ctypes, "CDLL", fail)
    handle = window.windowHandle()
    assert isinstance(handle, QWindow)
    capture.hide(handle, hidden=True)
    assert asked == [platform]


@pytest.mark.parametrize("hide", [True, False])
def test_the_choice_is_remembered(tmp_path: Path, hide: bool) -> None:
    path = tmp_path / "preferences.toml"
    preferences.save(path, Preferences(hide=hide))
    assert preferences.load(path).hide is hide
