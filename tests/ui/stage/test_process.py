"""The Stage as a process: fed through a pipe, left alone, asked to leave."""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtNetwork import QLocalSocket

from peerdesk.clock import SystemClock
from ui.stage.window import GRACE_NS
from ui.stage_model import (
    LEAVE_LINE,
    SECOND_NS,
    Answer,
    AnswerKind,
    Counter,
    Phase,
    StageView,
    answer_from_line,
    door_name,
    leave_request,
    to_line,
)

TIME_S = 30


class Stage:
    """A Stage process with its pipes."""

    def __init__(self) -> None:
        self.token = secrets.token_hex(16)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui.stage", "--token", self.token],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def write(self, *lines: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self.process.stdin.flush()

    def answer(self, kind: AnswerKind) -> Answer:
        """The next answer of a kind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            answer = answer_from_line(line)
            if answer.kind is kind:
                return answer
        raise AssertionError("the Stage ended without it")

    def let_go(self) -> None:
        """What the system does to a pipe when the window is killed."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def close(self) -> None:
        """Leave nothing behind, however the test went."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def exit_code(self) -> int:
        return self.process.wait(TIME_S)


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.close()


def running(planned_end_ns: int | None = None) -> StageView:
    now_ns = SystemClock().now_ns()
    turn = Counter(now_ns + 60 * SECOND_NS, 60 * SECOND_NS)
    return StageView(Phase.RUNNING, speaker="Hana", turn=turn, planned_end_ns=planned_end_ns)


def ask_to_leave(token: str, pid: int) -> None:
    socket = QLocalSocket()
    socket.connectToServer(door_name(token))
    assert socket.waitForConnected(TIME_S * 1_000), socket.errorString()
    socket.write(leave_request(pid))
    assert socket.waitForBytesWritten(TIME_S * 1_000)
    socket.disconnectFromServer()


def test_it_paints_and_leaves_when_told(stage: Stage) -> None:
    stage.write("rubbish", '{"phase": 1}', to_line(running()))
    assert stage.answer(AnswerKind.SCREENS).screens == 1
    stage.answer(AnswerKind.PAINTED)
    stage.write(LEAVE_LINE)
    assert stage.answer(AnswerKind.CLOSED).reason == "told"
    assert stage.exit_code() == 0


def test_left_alone_it_counts_on_until_its_own_end(stage: Stage) -> None:
    """Only a Stage whose timer goes on after the pipe's end can see that the time has come."""
    planned_end_ns = SystemClock().now_ns() + 2 * SECOND_NS - GRACE_NS
    stage.write(to_line(running(planned_end_ns)))
    stage.answer(AnswerKind.PAINTED)
    stage.let_go()
    assert stage.answer(AnswerKind.CLOSED).reason == "late"
    assert SystemClock().now_ns() >= planned_end_ns + GRACE_NS
    assert stage.exit_code() == 0


def test_left_alone_it_leaves_for_the_next_one(stage: Stage) -> None:
    stage.write(to_line(running()))
    stage.answer(AnswerKind.PAINTED)
    stage.let_go()
    ask_to_leave(stage.token, stage.process.pid + 1)
    assert stage.process.poll() is None
    ask_to_leave(stage.token, stage.process.pid)
    assert stage.answer(AnswerKind.CLOSED).reason == "told"
    assert stage.exit_code() == 0


def test_it_outlives_a_reader_that_has_gone(stage: Stage) -> None:
    """With the window both pipes end; an answer that nobody reads must not end the Stage."""
    stage.write(to_line(running()))
    stage.answer(AnswerKind.PAINTED)
    assert stage.process.stdout is not None
    stage.process.stdout.close()
    stage.let_go()
    ask_to_leave(stage.token, stage.process.pid)
    assert stage.exit_code() == 0


def test_without_a_view_it_does_not_stay(stage: Stage) -> None:
    stage.let_go()
    assert stage.exit_code() == 0


def test_it_loads_nothing_of_the_core() -> None:
    code = "import sys, ui.stage.__main__; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {name for name in done.stdout.split() if name.split(".")[0] in {"peerdesk", "ui"}}
    assert {name for name in ours if name.startswith("peerdesk")} == {
        "peerdesk",
        "peerdesk.clock",
        "peerdesk.resource_files",
    }
    assert "PySide6.QtNetwork" not in done.stdout.split()
