"""Starts the Stage, sends it views, hears what it answers. Nothing here waits for it."""

from __future__ import annotations

import atexit
import contextlib
import os
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.stage_model import (
    LEAVE_LINE,
    Answer,
    AnswerKind,
    BadLine,
    StageView,
    answer_from_line,
    door_name,
    leave_request,
    to_line,
    whole_lines,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_CHUNK = 65_536
_LAST_WORD_S = 0.5
"""How long closing waits until the word to leave is in the pipe."""
_KNOCKS = 15
_KNOCK_EVERY_MS = 200
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a Stage said; answer None: it has ended."""

    token: str
    answer: Answer | None


class StageLink(QObject):
    """The window's side of the Stage: one at a time, which outlives this process if it is killed.

    Signals:
        painted: the first view stands on the Stage's screen.
        gone: the Stage has ended. `user` closed it, `told` to, `late` (nobody was left to lead), `died`, or
            `failed` to start.
        screens_changed: an Answer of kind SCREENS.
        key_pressed: `next`, `back` or `blank`, pressed while the Stage had the keyboard.
    """

    painted = Signal()
    gone = Signal(str)
    screens_changed = Signal(Answer)
    key_pressed = Signal(str)
    _heard = Signal(_Heard)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: _Child | None = None
        self._view: StageView | None = None
        self._reason = "died"
        self._heard.connect(self._hear)

    @property
    def token(self) -> str:
        """Names the running Stage's door; empty without one."""
        return self._child.token if self._child else ""

    @property
    def pid(self) -> int | None:
        """Process number of the running Stage."""
        return self._child.pid if self._child else None

    def start(self, window: bool = False, own_screen: str = "", *, waits: bool = False) -> None:
        """Start a Stage, unless one runs that was not told to leave; it begins with the latest view.

        window: keep it a window. own_screen: name of the screen that the facilitator works on. waits: unseen
        until the room has a screen.
        """
        if self._child is not None and not self._child.leaving:
            return
        self._reason = "died"
        try:
            self._child = _Child(self, _arguments(window, own_screen, waits))
        except OSError:
            self._child = None
            self.gone.emit("failed")
            return
        if self._view is not None:
            self._child.send(to_line(self._view))

    def send(self, view: StageView) -> None:
        """Show this from now on. Costs the same whether a Stage runs, is slow, or has died."""
        if view == self._view:
            return
        self._view = view
        if self._child is not None:
            self._child.send(to_line(view))

    def stop(self) -> None:
        """Tell the Stage to leave; `gone` follows."""
        if self._child is not None:
            self._child.leave()

    def retire_old(self, pid: int, token: str) -> None:
        """Ask the Stage of an earlier window to leave, once this one has painted. Nothing is ever killed."""
        _Farewell(pid, token, self).knock()

    @Slot(_Heard)
    def _hear(self, heard: _Heard) -> None:
        if heard.token != self.token:
            return
        if heard.answer is None:
            self._child = None
            self.gone.emit(self._reason)
        elif heard.answer.kind is AnswerKind.PAINTED:
            self.painted.emit()
        elif heard.answer.kind is AnswerKind.SCREENS:
            self.screens_changed.emit(heard.answer)
        elif heard.answer.kind is AnswerKind.KEY:
            self.key_pressed.emit(heard.answer.reason)
        else:
            self._reason = heard.answer.reason


class _Child:
    """One Stage process with a thread that writes to it and one that reads from it."""

    def __init__(self, link: StageLink, arguments: list[str]) -> None:
        self.token = secrets.token_hex(16)
        self.leaving = False
        self._link = link
        self._process = _started([*arguments, "--token", self.token])
        self.pid = self._process.pid
        self._waiting = threading.Condition()
        self._next: str | None = None
        self._telling = threading.Lock()
        self._over = False
        atexit.register(self._hush)
        self._writer = threading.Thread(target=self._write, name="stage-writer", daemon=True)
        self._writer.start()
        threading.Thread(target=self._read, name="stage-reader", daemon=True).start()

    def send(self, line: str) -> None:
        """Have a line written; one that is still waiting is replaced."""
        with self._waiting:
            if not self.leaving:
                self._next = line
                self._waiting.notify()

    def leave(self) -> None:
        """Have the last line written."""
        self.send(LEAVE_LINE)
        with self._waiting:
            self.leaving = True
            self._waiting.notify()
        self._writer.join(_LAST_WORD_S)

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with contextlib.suppress(OSError), pipe:
            while (line := self._take()) is not None:
                _write_all(pipe.fileno(), line.encode("ascii") + b"\n")

    def _take(self) -> str | None:
        with self._waiting:
            self._waiting.wait_for(lambda: self._next is not None or self.leaving)
            line, self._next = self._next, None
            return line

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        pending = b""
        with pipe:
            while chunk := os.read(pipe.fileno(), _CHUNK):
                lines, pending = whole_lines(pending, chunk)
                for line in lines:
                    with contextlib.suppress(BadLine):
                        self._tell(answer_from_line(line))
        self._process.wait()
        with self._waiting:
            self.leaving = True
            self._waiting.notify()
        self._tell(None)
        atexit.unregister(self._hush)

    def _tell(self, answer: Answer | None) -> None:
        # The link may be gone while the Stage is still saying goodbye.
        with self._telling, contextlib.suppress(RuntimeError):
            if not self._over:
                self._link._heard.emit(_Heard(self.token, answer))

    def _hush(self) -> None:
        """This program ends: a signal from a thread would meet objects that are being taken apart."""
        with self._telling:
            self._over = True


class _Farewell(QObject):
    """Knocks at an old Stage's door until it is heard or has plainly gone, then deletes itself."""

    def __init__(self, pid: int, token: str, parent: QObject) -> None:
        super().__init__(parent)
        self._pid = pid
        self._name = door_name(token)
        self._left = _KNOCKS
        self._asked = False
        self._socket: QLocalSocket | None = None

    @Slot()
    def knock(self) -> None:
        """Try to be heard."""
        from PySide6.QtNetwork import QLocalSocket

        if self._socket is None:
            self._socket = QLocalSocket(self)
            self._socket.connected.connect(self._ask)
            self._socket.errorOccurred.connect(self._again)
            self._socket.disconnected.connect(self.deleteLater)
        self._socket.connectToServer(self._name)

    @Slot()
    def _ask(self) -> None:
        if self._socket is not None:
            self._socket.write(leave_request(self._pid))
            self._socket.flush()
            self._asked = True
            self._socket.disconnectFromServer()

    @Slot()
    def _again(self) -> None:
        """It may not have opened its door yet; one that has just heard closes it, and then all is done."""
        self._left -= 1
        if self._asked:
            self.deleteLater()
        elif self._left > 0:
            QTimer.singleShot(_KNOCK_EVERY_MS, self, self.knock)
        else:
            self._forget()

    def _forget(self) -> None:
        """Nobody is there: what a killed Stage leaves in the folder for sockets goes."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self.deleteLater()


def _arguments(window: bool, own_screen: str, waits: bool) -> list[str]:
    shape = [*(["--window"] if window else []), *(["--wait"] if waits else [])]
    return [*shape, *(["--own-screen", own_screen] if own_screen else [])]


def _started(arguments: list[str]) -> subprocess.Popen[bytes]:
    """A Stage in a session of its own, so that what ends this process does not end it.

    Its errors go nowhere: an inherited stream would keep whoever reads ours waiting for the Stage's end.
    """
    return subprocess.Popen(
        [*_command(), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        cwd=_ROOT,
        close_fds=True,
        start_new_session=True,
        creationflags=_creation_flags(),
    )


def _command() -> list[str]:
    return [sys.executable, "-m", "ui.stage"]


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
