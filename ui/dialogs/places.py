"""Asks for a file to read, and has nobody remember where files were chosen.

Qt's own file dialog writes the folders it was in to settings that all programs share, when it is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_GROUP = "FileDialog"


def remembered() -> dict[str, object]:
    """What the settings say of file dialogs now."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.sync()
    settings.beginGroup(_GROUP)
    return {key: settings.value(key) for key in settings.allKeys()}


def put_back(before: Mapping[str, object]) -> None:
    """Make the settings say this again; to be called once the dialog is deleted."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.sync()
    settings.beginGroup(_GROUP)
    for key in settings.allKeys():
        if key not in before:
            settings.remove(key)
    for key, value in before.items():
        settings.setValue(key, value)
    settings.sync()


@contextmanager
def unremembered() -> Iterator[None]:
    """Put back what a dialog that opens and ends inside the block has written."""
    before = remembered()
    try:
        yield
    finally:
        put_back(before)


def pick_file(
    parent: QWidget, title: str, kinds: Sequence[str], picked: Callable[[str], None]
) -> QFileDialog:
    """Open the system's own file dialog, which does not block.

    kinds: name filters as Qt writes them, the first chosen. picked: told the path that was chosen.
    """
    before = remembered()
    picker = QFileDialog(parent, title)
    picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    picker.setFileMode(QFileDialog.FileMode.ExistingFile)
    picker.setNameFilters(list(kinds))
    picker.fileSelected.connect(picked)
    picker.destroyed.connect(lambda: put_back(before))
    picker.open()
    return picker
