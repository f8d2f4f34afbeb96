"""Asks what the room is to be told."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.ask import Ask, named
from ui.stage_model import LIMITS
from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


class RoomMessageDialog(Ask):
    """Words for the Stage; answers with them, "" to take them away.

    is_on: the Stage is on; else they are shown once it is.
    """

    def __init__(self, text: str, *, is_on: bool, parent: QWidget) -> None:
        super().__init__(parent.tr("Message to the room"), parent)
        self.words = QLineEdit(text)
        self.words.setMaxLength(LIMITS["rule"])
        self.words.setPlaceholderText(self.tr("Please take your seats"))
        self.form().addRow(named(self.tr("&Message"), self.words), self.words)
        told = self.tr("Everybody in the room reads it. Names of the group are made neutral.")
        if not is_on:
            told += " " + self.tr("The Stage is off; F7 shows it.")
        self.column.addWidget(TextLabel(told, "ink_faint", wrap=True))
        self.add_buttons(self.tr("Show it"))
        self.words.selectAll()
        self.resize(current_theme().space(130), self.sizeHint().height())

    def value(self) -> str:
        """The words."""
        return self.words.text()
