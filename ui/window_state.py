"""Size and place of the window, remembered: all that is kept in Qt's settings, without names or paths."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

FIRST_SIZE = QSize(1280, 800)
"""Chosen: fits a small laptop and leaves room for the panel of a desktop."""


FRAME = QSize(16, 48)
"""What a frame and a title bar take, at most, before the window is shown."""


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

    def save(self, window: QWidget) -> None:
        """Remember where the window is."""
        settings = self._settings()
        settings.setValue("geometry", window.saveGeometry())
        settings.sync()

    def _settings(self) -> QSettings:
        from PySide6.QtCore import QSettings

        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        return QSettings(str(self._path), QSettings.Format.IniFormat)
