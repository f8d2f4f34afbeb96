"""Keeps the windows of this program out of screen sharing and screenshots, where the system can.

Windows 10 (2004) and later and macOS can; X11 and Wayland have no such call. The Stage is a process of its
own and is to be seen.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_AFFINITY = {True: 0x11, False: 0x00}
"""WDA_EXCLUDEFROMCAPTURE, WDA_NONE. Source: Microsoft, `SetWindowDisplayAffinity`, winuser.h."""

_SHARING = {True: 0, False: 1}
"""NSWindowSharingNone, NSWindowSharingReadOnly. Source: Apple, `NSWindow.SharingType`."""


def can_hide() -> bool:
    """Whether this system has a call for it."""
    return sys.platform in ("win32", "darwin")


def hide(window: QWindow, *, hidden: bool) -> None:
    """Keep one window out of pictures of the screen, or let it in again. Never fails: it is a help only."""
    number = int(window.winId()) if can_hide() else 0
    if not number:
        return
    try:
        if sys.platform == "win32":
            ctypes.windll.user32.SetWindowDisplayAffinity(ctypes.c_void_p(number), _AFFINITY[hidden])
        elif sys.platform == "darwin":
            _share(number, _SHARING[hidden])
    except (OSError, AttributeError, TypeError):
        return


def _share(view: int, kind: int) -> None:
    objc, pointer = ctypes.CDLL(ctypes.util.find_library("objc")), ctypes.c_void_p
    objc.sel_registerName.restype, objc.sel_registerName.argtypes = pointer, [ctypes.c_char_p]
    ask = ctypes.CFUNCTYPE(pointer, pointer, pointer)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(None, pointer, pointer, ctypes.c_ulong)(("objc_msgSend", objc))
    window = ask(view, objc.sel_registerName(b"window"))
    if window:
        tell(window, objc.sel_registerName(b"setSharingType:"), kind)


_SEEN = "peerdesk_seen"
"""Property of a window that is meant for the room."""


def let_seen(window: QWindow, *, seen: bool) -> None:
    """Let a window be seen on whatever is shared, for what it shows is meant for all; or no longer."""
    window.setProperty(_SEEN, seen)


class CaptureShield(QObject):
    """Hides every window of this process as it comes to the front. hidden: whether it does."""

    def __init__(self, app: QGuiApplication, parent: QObject, *, hidden: bool) -> None:
        super().__init__(parent)
        self.hidden = hidden
        if can_hide():
            app.focusWindowChanged.connect(self._came)
            self._apply()

    def set_hidden(self, *, hidden: bool) -> None:
        """Hide all windows from now on, or show them again."""
        self.hidden = hidden
        self._apply()

    def _apply(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                self._came(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window was let be seen, or is no longer."""
        if event.type() == QEvent.Type.DynamicPropertyChange and isinstance(watched, QWindow):
            self._hide(watched)
        return False

    @Slot(QWindow)
    def _came(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self._hide(window)

    def _hide(self, window: QWindow) -> None:
        hide(window, hidden=self.hidden and not window.property(_SEEN))
