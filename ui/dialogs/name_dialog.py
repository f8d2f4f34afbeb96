"""Asks for one name."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from peerdesk.domain.errors import BadInput
from ui.dialogs.ask import Ask, named
from ui.theme import current_theme


class NameDialog(Ask):
    """A name; answers with a `str`. label: of its field, with a mnemonic."""

    def __init__(self, title: str, label: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.name = QLineEdit()
        self.column.addWidget(named(label, self.name))
        self.column.addWidget(self.name)
        self.add_buttons(self.tr("Keep"))
        self.resize(current_theme().space(90), self.sizeHint().height())

    def value(self) -> str:
        """The name. Raises BadInput for one that is missing."""
        if not self.name.text().strip():
            raise BadInput("name_empty")
        return self.name.text()
