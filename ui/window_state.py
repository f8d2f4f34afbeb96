"""Size and place of the window, remembered: all that is kept in Qt's settings, without names or paths."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray, QSettings

FIRST_SIZE = QSize(1280, 800)
"""Chosen: fits a small laptop and leaves room for the panel of a desktop."""


FRAME = QSize(16, 48)
"""What a frame and a title bar take, at most, before the window is shown."""


POCKET_SIZE = QSize(360, 640)
"""Beside a call. Source: the shape of a telephone, which meetings' own side panels have."""


class Pocket:
    """The window made small and kept on top, and back.

    whole: the geometry it will have again, None while it has it. asked: gives where it last stood.
    """

    def __init__(self, asked: Callable[[], QRect] = QRect) -> None:
        self.whole: QByteArray | None = None
        self._asked = asked
        self._last = QRect()

    def enter(self, window: QWidget) -> None:
        """Small, on top of all others where the system can, at the edge of its screen."""
        if self.whole is not None:
            return
        self.whole = window.saveGeometry()
        free = window.screen().availableGeometry()
        place = self._last if not self._last.isNull() else self._asked()
        if place.isNull() or not free.contains(place.center()):
            place = QRect(free.topRight(), POCKET_SIZE).translated(
                -POCKET_SIZE.width() - FRAME.width(), FRAME.height()
            )
        _keep_on_top(window, on_top=True)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setGeometry(place)

    def leave(self, window: QWidget) -> None:
        """As it was."""
        if self.whole is None:
            return
        self._last = self.place(window)
        _keep_on_top(window, on_top=False)
        window.restoreGeometry(self.whole)
        self.whole = None

    def place(self, window: QWidget) -> QRect:
        """Where it stands or last stood as a small window, null if nowhere."""
        is_small = self.whole is not None and window.windowState() == Qt.WindowState.WindowNoState
        return window.geometry() if is_small else self._last


def _keep_on_top(window: QWidget, *, on_top: bool) -> None:
    """Above all other windows, or not; it stays where it is and keeps the keyboard."""
    if (layout := window.layout()) is not None:
        layout.activate()  # else what was shown before still says how small the window may be
    flags = window.windowFlags()
    flag = Qt.WindowType.WindowStaysOnTopHint
    window.overrideWindowFlags(flags | flag if on_top else flags & ~flag)
    if (handle := window.windowHandle()) is not None:
        handle.setFlag(flag, on_top)


class WindowState:
    """Keeps the geometry of the window in its own file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def restore(self, window: QWidget) -> None:
        """Put the window where it was, on a screen that is there now."""
        if self._path.exists():
            from PySide6.QtCore import QByteArray

            geometry = self._settings().value("geometry")
            if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
                return
        available = window.screen().availableGeometry().size() - FRAME
        window.resize(FIRST_SIZE.boundedTo(available))

    def shows_list(self) -> bool:
        """Whether people at the table were last shown as a list."""
        return self._path.exists() and self._settings().value("list", False, bool) is True

    def save(self, window: QWidget, pocket: Pocket, *, shows_list: bool = False) -> None:
        """Remember where the window is, where it stands beside a call, and how it shows the table."""
        settings = self._settings()
        settings.setValue("list", shows_list)
        settings.setValue("geometry", pocket.whole or window.saveGeometry())
        if not (place := pocket.place(window)).isNull():
            settings.setValue("pocket", place)
        settings.sync()

    def pocket_place(self) -> QRect:
        """Where the Pocket window last stood; null if it never did."""
        place = self._settings().value("pocket") if self._path.exists() else None
        return place if isinstance(place, QRect) else QRect()

    def _settings(self) -> QSettings:
        from PySide6.QtCore import QSettings

        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        return QSettings(str(self._path), QSettings.Format.IniFormat)
