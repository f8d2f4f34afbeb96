"""Keeps the laptop from sleeping and from saving its screen while a meeting runs."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

Release = Callable[[], None]

WHY = "A meeting is under way"
BUS = "peerdesk-awake"
ANSWER_MS = 2_000
SETTLE_S = 0.5
"""How long a helper program that was refused takes to end, at most. Chosen: a tenth of it was measured."""


class Awake(QObject):
    """Asks the system on a thread of its own, which lives as long as the laptop is kept awake.

    Signals:
        told(bool): whether the system keeps the laptop awake, once for each `hold`.
    """

    told = Signal(bool)
    _answered = Signal(object, bool)

    def __init__(
        self, ask: Callable[[], Release | None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ask = ask or ask_system
        self._end: threading.Event | None = None
        self._answered.connect(self._hear)

    def hold(self) -> None:
        """Keep the laptop awake from now on; again does nothing."""
        if self._end is None:
            self._end = threading.Event()
            threading.Thread(target=self._keep, args=(self._end,), name="awake", daemon=True).start()

    def release(self) -> None:
        """Let the laptop sleep again."""
        if self._end is not None:
            self._end.set()
            self._end = None

    def _keep(self, end: threading.Event) -> None:
        let_go = self._ask()
        # The window may be gone before the system has answered.
        with contextlib.suppress(RuntimeError):
            if not end.is_set():
                self._answered.emit(end, let_go is not None)
        if let_go is not None:
            end.wait()
            let_go()

    def _hear(self, end: threading.Event, awake: bool) -> None:
        if end is self._end:
            self.told.emit(awake)


def ask_system() -> Release | None:
    """Ask this platform to stay awake; returns what lets go of it, or None when it will not.

    What it gives ends with this process at the latest. Call and release on one thread. May take seconds.
    """
    if sys.platform == "win32":
        return _ask_windows()
    if sys.platform == "darwin":
        return _child(["caffeinate", "-di", "-w", str(os.getpid())])
    given = [let_go for let_go in (_ask_screen_saver(), _ask_logind()) if let_go is not None]
    return (lambda: _all(given)) if given else None


def _all(given: list[Release]) -> None:
    for let_go in given:
        let_go()


def _ask_screen_saver() -> Release | None:
    """Source: freedesktop.org, Idle Inhibition Service 0.1; it ends with the connection that asked."""
    if not _has_session_bus():
        return None
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    connection = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, BUS)
    name = "org.freedesktop.ScreenSaver"
    call = QDBusMessage.createMethodCall(name, "/org/freedesktop/ScreenSaver", name, "Inhibit")
    call.setArguments(["PeerDesk", WHY])
    answer = connection.call(call, QDBus.CallMode.Block, ANSWER_MS)
    if answer.type() is QDBusMessage.MessageType.ReplyMessage:
        return lambda: QDBusConnection.disconnectFromBus(BUS)
    QDBusConnection.disconnectFromBus(BUS)
    return None


def _has_session_bus() -> bool:
    """Asking without one could start a bus of its own."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (bool(folder) and Path(folder, "bus").exists())


def _ask_logind() -> Release | None:
    """Source: systemd-inhibit(1). It holds the lock until `cat` ends, which is when we end."""
    return _child(
        ["systemd-inhibit", "--what=idle:sleep", "--who=PeerDesk", f"--why={WHY}", "--mode=block", "cat"]
    )


def _child(command: list[str]) -> Release | None:
    """A program that keeps the laptop awake while it runs; None if there is none or it ended at once."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    try:
        process.wait(SETTLE_S)
    except subprocess.TimeoutExpired:
        return lambda: _end(process)
    _end(process)
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    process.wait()


def _ask_windows() -> Release | None:
    """Source: Microsoft, SetThreadExecutionState; it holds for the thread that asked."""
    if sys.platform != "win32":
        return None
    import ctypes

    continuous, system, display = 0x80000000, 0x1, 0x2
    call = ctypes.windll.kernel32.SetThreadExecutionState
    if not call(continuous | system | display):
        return None

    def let_go() -> None:
        call(continuous)

    return let_go
