"""What every test of the window has: nothing of Qt may outlive it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from tests.clock import FakeClock

if TYPE_CHECKING:
    from tests.ui.evening import Evening

QTS_OWN = {"QTipLabel"}
"""Windows that Qt makes for itself once and keeps."""


def windows() -> dict[int, str]:
    """Every top-level widget by its address: class and name."""
    return {
        shiboken6.getCppPointer(widget)[0]: f"{widget.metaObject().className()} {widget.objectName()!r}"
        for widget in QApplication.topLevelWidgets()
        if widget.metaObject().className() not in QTS_OWN
    }


def busy() -> dict[int, str]:
    """Every timer that ticks and every thread that runs, by its address."""
    found = {}
    for thing in gc.get_objects():
        if isinstance(thing, QTimer | QThread) and _is_busy(thing):
            found[shiboken6.getCppPointer(thing)[0]] = f"{type(thing).__name__} of {_family(thing)}"
    return found


def _is_busy(thing: QTimer | QThread) -> bool:
    if not shiboken6.isValid(thing):
        return False
    return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()


def _family(thing: QObject) -> str:
    parent = thing.parent()
    return type(parent).__name__ if parent else "nobody"


def settle() -> None:
    """Let Qt delete what was given up, and Python what nobody holds."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def pytest_collection_finish() -> None:
    """Take all that was made by importing out of Python's sight, so that looking for left-overs is quick."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_of_qt_is_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a window, a ticking timer, a running thread or an unfinished job behind.

    There is an application in every test, so that none depends on another that ran before it and made one.
    """
    gc.collect()
    gc.freeze()  # what earlier tests have loaded is no garbage, and is looked through no more
    windows_before, busy_before = windows(), busy()
    yield
    settle()
    left = [name for address, name in windows().items() if address not in windows_before]
    left += [name for address, name in busy().items() if address not in busy_before]
    if not QThreadPool.globalInstance().waitForDone(2_000):
        left.append("a job in the thread pool")
    assert not left, f"left behind: {left}"


@pytest.fixture
def evening(
    qapp: QApplication, clock: FakeClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Evening]:
    """A window at the Run page over a vault with one meeting of five people, ready to begin."""
    from tests.ui.evening import evening as opened

    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    with opened(clock, home) as made:
        yield made


@pytest.fixture(autouse=True)
def mains(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine of a test has no battery, whatever the tests run on."""
    monkeypatch.setattr("ui.machine.battery", lambda: None)
