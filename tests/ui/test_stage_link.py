"""The window's side: it starts a Stage, never waits for it, and meets the one of an earlier window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from peerdesk.clock import SystemClock
from ui import stage_link
from ui.stage_link import StageLink
from ui.stage_model import SECOND_NS, Answer, AnswerKind, Counter, Phase, StageView, door_name

TIME_MS = 30_000
VIEW = StageView(
    Phase.RUNNING,
    speaker="Hana",
    turn=Counter(SystemClock().now_ns() + 60 * SECOND_NS, 60 * SECOND_NS),
)
PARENT = """
import sys
from PySide6.QtCore import QCoreApplication
from ui.stage_link import StageLink
from ui.stage_model import Phase, StageView
app = QCoreApplication([])
link = StageLink()
link.painted.connect(lambda: print(link.pid, link.token, flush=True))
link.send(StageView(Phase.GATHERING, begins_at="18:00"))
link.start(window=True)
app.exec()
"""
COUNTER = """
import json, sys
print(json.dumps({"kind": "painted"}), flush=True)
for count, line in enumerate(sys.stdin):
    if '"last"' in line:
        print(json.dumps({"kind": "screens", "screens": count, "reason": "last"}), flush=True)
"""
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[StageLink]:
    owner = QObject()
    made = StageLink(owner)
    yield made
    if made.pid is not None:
        with qtbot.waitSignal(made.gone, timeout=TIME_MS):
            made.stop()


def start(qtbot: QtBot, link: StageLink) -> None:
    with qtbot.waitSignal(link.painted, timeout=TIME_MS):
        link.send(VIEW)
        link.start(window=True)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and is only waiting to be reaped does not."""
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_it_starts_paints_and_stops(qtbot: QtBot, link: StageLink) -> None:
    start(qtbot, link)
    assert link.pid is not None
    assert len(link.token) == 32
    assert os.getsid(link.pid) == link.pid  # what ends this session does not end the Stage
    with qtbot.waitSignal(link.gone, timeout=TIME_MS) as gone:
        link.stop()
    assert gone.args == ["told"]
    assert link.token == ""


def test_a_second_start_keeps_the_stage_that_runs(qtbot: QtBot, link: StageLink) -> None:
    start(qtbot, link)
    before = link.pid
    link.start(window=True)
    assert link.pid == before


def test_after_the_end_it_starts_again_with_the_latest_view(qtbot: QtBot, link: StageLink) -> None:
    start(qtbot, link)
    first = link.token
    link.stop()
    with qtbot.waitSignal(link.painted, timeout=TIME_MS):
        link.start(window=True)
    assert link.token not in {"", first}


def test_a_stage_that_dies_is_told(qtbot: QtBot, link: StageLink) -> None:
    start(qtbot, link)
    assert link.pid is not None
    door = door_name(link.token)
    with qtbot.waitSignal(link.gone, timeout=TIME_MS) as gone:
        os.kill(link.pid, signal.SIGTERM)
    assert gone.args == ["died"]
    QLocalServer.removeServer(door)
    link.send(replace(VIEW, speaker="Ana"))


def test_screens_are_told(qtbot: QtBot, link: StageLink) -> None:
    with qtbot.waitSignal(link.screens_changed, timeout=TIME_MS) as told:
        start(qtbot, link)
    assert told.args == [Answer(AnswerKind.SCREENS, screens=1)]


def test_a_start_that_fails_is_told(qtbot: QtBot, link: StageLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with qtbot.waitSignal(link.gone) as gone:
        link.start()
    assert gone.args == ["failed"]
    assert link.pid is None


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process with a signal of POSIX")
def test_sending_never_waits_and_the_latest_view_wins(
    qtbot: QtBot, link: StageLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Stage that does not read fills its pipe; the window must not notice, nor it read stale views."""
    monkeypatch.setattr(stage_link, "_command", lambda: [sys.executable, "-c", COUNTER])
    start(qtbot, link)
    pid = link.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    begun = time.monotonic()
    for number in range(2_000):
        link.send(replace(VIEW, public_title=f"{number} {'wide ' * 22}", speaker=str(number)))
    assert time.monotonic() - begun < 5
    os.kill(pid, signal.SIGCONT)
    with qtbot.waitSignal(link.screens_changed, timeout=TIME_MS) as counted:
        link.send(replace(VIEW, speaker="last"))
    (answer,) = counted.args
    assert answer.reason == "last"
    assert answer.screens < 1_000


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_stage_outlives_a_killed_window_and_is_met_again(qtbot: QtBot, link: StageLink) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    old_pid, old_token = parent.stdout.readline().split()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    start(qtbot, link)
    assert is_alive(int(old_pid))
    link.retire_old(int(old_pid), old_token)
    qtbot.waitUntil(lambda: not is_alive(int(old_pid)), timeout=TIME_MS)
    assert link.pid is not None
    assert is_alive(link.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_window_that_closes_takes_its_stage_along(qtbot: QtBot) -> None:
    closing = PARENT.replace(
        "link.painted.connect(lambda: ", "link.painted.connect(lambda: (link.stop(), app.quit()) and "
    )
    done = subprocess.run([sys.executable, "-c", closing], capture_output=True, text=True, check=True)
    qtbot.waitUntil(lambda: not is_alive(int(done.stdout.split()[0])), timeout=TIME_MS)


def test_an_old_stage_that_is_gone_is_knocked_at_and_forgotten(
    qtbot: QtBot, link: StageLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_link, "_KNOCK_EVERY_MS", 1)
    link.retire_old(os.getpid(), "0" * 32)
    qtbot.waitUntil(lambda: not link.children())
