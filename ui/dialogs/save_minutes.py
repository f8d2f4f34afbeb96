"""Asks where a paper is to be written, and has nobody remember the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.places import unremembered


def ask_target(parent: QWidget | None, name: str, title: str = "") -> Path | None:
    """The file to write, or None. name: proposed; its suffix says the kind and is added if it is missing.

    title: of the dialog; "": for minutes.
    """
    suffix = Path(name).suffix
    kinds = {
        ".pdf": QCoreApplication.translate("save_minutes", "PDF (*.pdf)"),
        ".docx": QCoreApplication.translate("save_minutes", "Word (*.docx)"),
        ".md": QCoreApplication.translate("save_minutes", "Markdown (*.md)"),
        ".csv": QCoreApplication.translate("save_minutes", "Tables (*.csv)"),
        ".ics": QCoreApplication.translate("save_minutes", "Calendar (*.ics)"),
    }
    title = title or QCoreApplication.translate("save_minutes", "Write the minutes")
    with unremembered():
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds[suffix])
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
