"""Hears what asks this process to end: Ctrl+C, the end of the session, a closed terminal."""

from __future__ import annotations

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class EndAsked(QObject):
    """Turns these signals of the system into one of Qt's, even while nothing of Python runs.

    Source: Python, "signal.set_wakeup_fd". A signal that whoever started us has ignored stays ignored. Made
    on the main thread; `stop` gives everything back.

    Signals:
        asked(): the process should end now.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._wakeup = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        known = [signal.Signals[name] for name in ENDING if hasattr(signal, name)]
        heard = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, _heard_through_the_socket) for number in heard}

    def stop(self) -> None:
        """Hear nothing any more."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    @Slot()
    def _hear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._near.recv(64)
        self.asked.emit()


def _heard_through_the_socket(number: int, frame: FrameType | None) -> None:
    """Takes the place of what would end the process at once."""
