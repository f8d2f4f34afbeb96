"""Asks once before something is erased for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_erase(
    parent: QWidget, title: str, text: str, erase: str, erased: Callable[[], None]
) -> QMessageBox:
    """Open a question that does not block. title, text: plain words; erase: the button that does it.

    Enter and Esc both keep; `erased` is called only when the other button is pressed.
    """
    box = QMessageBox(QMessageBox.Icon.Warning, "PeerDesk", title, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(text)
    button = box.addButton(erase, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(box.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    button.clicked.connect(erased)
    box.open()
    return box
