"""Asks where a paper is to be written, and has nobody remember the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_REMEMBERED = ("FileDialog/history", "FileDialog/lastVisited")


def ask_target(parent: QWidget | None, name: str) -> Path | None:
    """The file to write, or None. name: proposed; its suffix says the kind and is added if it is missing."""
    suffix = Path(name).suffix
    kinds = {
        ".pdf": QCoreApplication.translate("save_minutes", "PDF (*.pdf)"),
        ".md": QCoreApplication.translate("save_minutes", "Markdown (*.md)"),
    }
    title = QCoreApplication.translate("save_minutes", "Write the minutes")
    with _unremembered():
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds[suffix])
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


@contextmanager
def _unremembered() -> Iterator[None]:
    """Puts back what Qt's file dialog writes of visited folders into settings that all programs share."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: settings.value(key) for key in _REMEMBERED}
    try:
        yield
    finally:
        settings.sync()
        for key, value in before.items():
            if value is None:
                settings.remove(key)
            else:
                settings.setValue(key, value)
        settings.sync()
