"""A request to end is heard as a signal of Qt's, and the process lives to keep what is typed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.ending import ENDING, EndAsked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals as POSIX does")


@pytest.fixture
def ending(qtbot: QtBot) -> Iterator[EndAsked]:
    made = EndAsked()
    yield made
    made.stop()
    made.deleteLater()


@pytest.mark.parametrize("name", ENDING)
def test_each_of_them_is_heard(qtbot: QtBot, ending: EndAsked, name: str) -> None:
    with qtbot.waitSignal(ending.asked):
        os.kill(os.getpid(), signal.Signals[name])


def test_all_is_as_before_when_it_stops(qtbot: QtBot) -> None:
    before = {name: signal.getsignal(signal.Signals[name]) for name in ENDING}
    ending = EndAsked()
    assert signal.getsignal(signal.SIGTERM) is not before["SIGTERM"]
    ending.stop()
    assert {name: signal.getsignal(signal.Signals[name]) for name in ENDING} == before
    assert signal.set_wakeup_fd(-1) == -1


def test_what_was_ignored_stays_ignored(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    ending = EndAsked()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    ending.stop()
    signal.signal(signal.SIGHUP, before)
