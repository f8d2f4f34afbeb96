"""What stands before a locked vault, or one that cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel


class UnlockPage(QWidget):
    """Asks for the passphrase; says why a vault does not open.

    Signals:
        offered(str): a passphrase or recovery code.
        retried(): try again without one.
    """

    offered = Signal(str)
    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._title = TextLabel(self.tr("This vault is locked"), size=Size.BIG, weight=Weight.BOLD)
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(self.tr("Passphrase or recovery code"))
        self.line.setPlaceholderText(self.tr("Passphrase or recovery code"))
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.setFont(theme.font(Size.TITLE))
        self._said = TextLabel("", "over", Size.BODY, wrap=True)
        self._button = KeyButton(self.tr("Unlock"), self.tr("Enter"), primary=True)
        column = QVBoxLayout()
        column.setSpacing(theme.space(3))
        column.addStretch(2)
        for widget in (self._title, self.line, self._said):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(column, 1)
        outer.addStretch(1)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self._offer)
        self._button.clicked.connect(self._offer)

    def wait(self) -> None:
        """The passphrase is being tried."""
        self._said.set_colour("ink_soft")
        self._said.set_text(self.tr("One moment…"))

    def refuse(self, sentence: str) -> None:
        """It did not open; what was typed is chosen, to be typed over."""
        self._said.set_colour("over")
        self._said.set_text(sentence)
        self.line.selectAll()
        self.line.setFocus()

    def cannot_open(self, sentence: str) -> None:
        """The vault does not open, whatever the passphrase."""
        self._title.set_text(self.tr("The vault could not be opened"))
        self._said.set_colour("over")
        self._said.set_text(sentence)
        self.line.hide()
        self._button.set_text(self.tr("Try again"))
        self._button.setFocus()

    def _offer(self) -> None:
        if not self.line.isVisible():
            self.retried.emit()
        elif self.line.text():
            self.wait()
            self.offered.emit(self.line.text())
