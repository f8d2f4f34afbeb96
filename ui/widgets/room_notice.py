"""What stands in the place of a page while the room may see this screen, with the key that shows it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel


class RoomNotice(QWidget):
    """Says why nothing is seen. show_button: shows the page again."""

    def __init__(self, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("The room may see this screen.")
        self._title = TextLabel(title, size=Size.BIG, weight=Weight.BOLD, wrap=True)
        self._text = TextLabel("", "ink_soft", Size.BODY, wrap=True)
        self.show_button = KeyButton(button, self.tr("Ctrl Shift R"))
        words = QVBoxLayout()
        words.setSpacing(current_theme().space(3))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(words, 3)
        row.addStretch(1)
        self.setFocusProxy(self.show_button)

    def set_text(self, text: str) -> None:
        """What there is, in figures at most."""
        self._text.set_text(text)
