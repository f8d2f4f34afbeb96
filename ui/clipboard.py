"""What is copied here: marked as secret, plain, and gone after ten seconds.

Chosen: the clipboard itself is watched, not each field, so that no field can be forgotten. Between a copy and
its mark no event is handled, so a manager of clipboards that asks what is there is told the mark.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import secrets
import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard

CLEAR_MS = 10_000
"""Source: KeePassXC's default for its clipboard, 10 s."""

OURS = "application/x-peerdesk"
"""Holds a word of this run, by which what was put there is known again."""

CONCEALED = "org.nspasteboard.ConcealedType"
"""Source: nspasteboard.org, "Identifying and Handling Transient or Special Data on the Clipboard"."""

MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\1",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
    CONCEALED: b"\1",
}
"""What says "secret" to a manager of clipboards: KDE's, Windows' (numbers of four bytes), macOS'.

Source: Microsoft, "Clipboard Formats", section "Cloud Clipboard and Clipboard History Formats".
"""

Mode = QClipboard.Mode


class ClipboardGuard(QObject):
    """Marks what this program copies, takes it back, and leaves alone what others put there.

    is_ours: whether this program holds the clipboard; None: as the system says.
    """

    def __init__(
        self, clipboard: QClipboard, parent: QObject, is_ours: Callable[[Mode], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_ours = is_ours or self._holds
        self._token = secrets.token_hex(16).encode()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_MS)
        self._timer.timeout.connect(self.clear)
        clipboard.changed.connect(self._changed)

    @property
    def is_waiting(self) -> bool:
        """Whether something that was copied here is still to be taken back."""
        return self._timer.isActive()

    @Slot()
    def clear(self) -> None:
        """Take back what was copied here, if it is still there."""
        self._timer.stop()
        for mode in self._modes():
            if self._is_marked(mode):
                self._clipboard.clear(mode)

    @Slot(QClipboard.Mode)
    def _changed(self, mode: Mode) -> None:
        if mode not in self._modes() or self._is_marked(mode) or not self._is_ours(mode):
            return
        text = self._clipboard.text(mode)
        if text:
            self._clipboard.setMimeData(self._marked(text), mode)
            if mode is Mode.Clipboard:
                conceal()
            self._timer.start()

    def _marked(self, text: str) -> QMimeData:
        data = QMimeData()
        data.setText(text)
        data.setData(OURS, self._token)
        for name, value in MARKS.items():
            data.setData(name, value)
        return data

    def _is_marked(self, mode: Mode) -> bool:
        data: QMimeData | None = self._clipboard.mimeData(mode)
        return data is not None and data.data(OURS).data() == self._token

    def _modes(self) -> tuple[Mode, ...]:
        return (Mode.Clipboard, Mode.Selection) if self._clipboard.supportsSelection() else (Mode.Clipboard,)

    def _holds(self, mode: Mode) -> bool:
        owns = self._clipboard.ownsSelection if mode is Mode.Selection else self._clipboard.ownsClipboard
        return owns()


def conceal() -> None:
    """Add macOS' own mark beside what Qt put there; Qt gives unknown formats other names on that system.

    Does nothing elsewhere, and nothing where the system's library is not as expected.
    """
    if sys.platform != "darwin":
        return
    try:
        _conceal(ctypes.CDLL(ctypes.util.find_library("objc")))
    except (OSError, AttributeError, TypeError):
        return


def _conceal(objc: ctypes.CDLL) -> None:
    """Source: Apple, `NSPasteboard` `addTypes:owner:` and `setData:forType:`."""
    pointer = ctypes.c_void_p
    for function in (objc.objc_getClass, objc.sel_registerName):
        function.restype, function.argtypes = pointer, [ctypes.c_char_p]

    def send(target: int | None, name: bytes, *values: int | bytes | None) -> int | None:
        kinds = [ctypes.c_char_p if isinstance(value, bytes) else pointer for value in values]
        call = ctypes.CFUNCTYPE(pointer, pointer, pointer, *kinds)(("objc_msgSend", objc))
        found: int | None = call(target, objc.sel_registerName(name), *values)
        return found

    board = send(objc.objc_getClass(b"NSPasteboard"), b"generalPasteboard")
    kind = send(objc.objc_getClass(b"NSString"), b"stringWithUTF8String:", CONCEALED.encode())
    kinds = send(objc.objc_getClass(b"NSArray"), b"arrayWithObject:", kind)
    nothing = send(objc.objc_getClass(b"NSData"), b"data")
    if board and kind and kinds and nothing:
        send(board, b"addTypes:owner:", kinds, None)
        send(board, b"setData:forType:", nothing, kind)
