"""Asks which format file to read and where to write one, and has nobody remember the answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs import places
from ui.dialogs.places import unremembered

SUFFIX = ".toml"


def pick_format(parent: QWidget, picked: Callable[[str], None]) -> QFileDialog:
    """Open the system's own file dialog, which does not block. picked: told the path that was chosen."""
    kinds = [tr("Formats (*.toml)"), tr("All files (*)")]
    return places.pick_file(parent, tr("Import a format"), kinds, picked)


def ask_format_target(parent: QWidget, key: str) -> Path | None:
    """The file to write, or None. key: of the format, proposed as its name."""
    with unremembered():
        chosen, _ = QFileDialog.getSaveFileName(
            parent, tr("Export the format"), key + SUFFIX, tr("Formats (*.toml)")
        )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def tr(text: str) -> str:
    """A text of this module in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class
