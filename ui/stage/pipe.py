"""The pipe to the window: lines in on a thread of their own, answers out; it survives the window's end."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal, Slot

from ui.stage_model import LEAVE_LINE, Answer, BadLine, StageView, answer_line, from_line, whole_lines

_CHUNK = 65_536


class LineReader(QObject):
    """Reads lines from a descriptor until it ends. What is no message of ours is dropped.

    Signals:
        view_came: a StageView that was read.
        told_to_leave: the window closes and so shall the Stage.
        ended: nothing will come any more.
    """

    view_came = Signal(StageView)
    told_to_leave = Signal()
    ended = Signal()

    def __init__(self, descriptor: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._descriptor = descriptor

    def start(self) -> None:
        """Begin to read. The thread never keeps the process alive."""
        threading.Thread(target=self._run, name="stage-lines", daemon=True).start()

    def _run(self) -> None:
        # The application may be gone while the last line is on its way.
        with contextlib.suppress(RuntimeError):
            for line in _lines(self._descriptor):
                self._hear(line)
            self.ended.emit()

    def _hear(self, line: bytes) -> None:
        if line == LEAVE_LINE.encode():
            self.told_to_leave.emit()
            return
        with contextlib.suppress(BadLine):
            self.view_came.emit(from_line(line))


class AnswerWriter(QObject):
    """Writes answers to a descriptor; once the window is gone they go nowhere."""

    def __init__(self, descriptor: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._descriptor = descriptor

    @Slot(Answer)
    def write(self, answer: Answer) -> None:
        """Write one line."""
        with contextlib.suppress(OSError):
            os.write(self._descriptor, answer_line(answer).encode() + b"\n")


def _lines(descriptor: int) -> Iterator[bytes]:
    """Whole lines of a descriptor, read without a buffer: one that a thread waits in is locked at exit."""
    pending = b""
    while chunk := _read(descriptor):
        lines, pending = whole_lines(pending, chunk)
        yield from lines


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:
        return b""
