"""What stands before a locked vault, or one that cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class KeyTyped:
    """A key pressed while the vault was being opened, meant for what follows."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str = field(repr=False)


class UnlockPage(QWidget):
    """Asks for the passphrase; says why a vault does not open.

    What is typed after Enter is no part of the passphrase and kept for what follows.

    Signals:
        offered(str): a passphrase or recovery code.
        retried(): try again without one.
    """

    offered = Signal(str)
    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._waiting = False
        self._ahead: list[KeyTyped] = []
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
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._offer)
        self._button.clicked.connect(self._offer)

    def wait(self) -> None:
        """The passphrase is being tried."""
        self._waiting = True
        self._said.set_colour("ink_soft")
        self._said.set_text(self.tr("One moment…"))

    def refuse(self, sentence: str) -> None:
        """It did not open; what was typed is chosen, to be typed over.

        What was typed since Enter is dropped: it may have been the passphrase once more.
        """
        self.take_ahead()
        self._waiting = False
        self._said.set_colour("over")
        self._said.set_text(sentence)
        self.line.selectAll()
        self.line.setFocus()

    def cannot_open(self, sentence: str) -> None:
        """The vault does not open, whatever the passphrase."""
        self._waiting = False
        self._title.set_text(self.tr("The vault could not be opened"))
        self._said.set_colour("over")
        self._said.set_text(sentence)
        self.line.hide()
        self._button.set_text(self.tr("Try again"))
        self._button.setFocus()

    def take_ahead(self) -> tuple[KeyTyped, ...]:
        """The keys typed since Enter, once."""
        ahead, self._ahead = tuple(self._ahead), []
        return ahead

    def forget(self) -> None:
        """The vault is open: the passphrase leaves the line."""
        self._waiting = False
        self.line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys pressed while waiting."""
        if not self._waiting or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._ahead.append(KeyTyped(event.key(), event.modifiers(), event.text()))
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

    def _offer(self) -> None:
        if self._waiting:
            return
        if not self.line.isVisible():
            self.retried.emit()
        elif self.line.text():
            self.wait()
            self.offered.emit(self.line.text())
