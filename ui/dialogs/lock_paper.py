"""Asks for the password of a paper that leaves locked, typed twice or made by chance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from peerdesk.domain.errors import BadInput
from peerdesk.domain.passwords import check_password, readable_password
from ui.dialogs.ask import Ask, named
from ui.theme import Size, Weight, current_theme
from ui.widgets.text_label import TextLabel

_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class LockDialog(Ask):
    """Answers with the password. PeerDesk keeps it nowhere, so it says so."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.tr("Lock the paper"), parent)
        told = self.tr(
            "The PDF opens with this password only. Tell it to the presenter another way than the file; "
            "PeerDesk keeps it nowhere and cannot bring it back."
        )
        self.column.addWidget(TextLabel(told, "ink_soft", wrap=True))
        self.password, self.again = _secret(), _secret()
        self.make = QPushButton(self.tr("&Make one"))
        self.make.setAutoDefault(False)
        self.make.clicked.connect(self._make)
        form = self.form()
        form.addRow(named(self.tr("&Password"), self.password), self.password)
        self._again_label = named(self.tr("The same &again"), self.again)
        form.addRow(self._again_label, self.again)
        form.addRow("", self.make)
        for field in (self.password, self.again):
            field.textChanged.connect(lambda: self.say(""))
        self._note = TextLabel("", "ink_soft", wrap=True)
        self._note.hide()
        self.column.addWidget(self._note)
        self.add_buttons(self.tr("Lock and write…"))
        width = current_theme().space(120)
        self.resize(width, max(self.sizeHint().height(), self.heightForWidth(width)))

    def value(self) -> str:
        """The password. Raises BadInput where it is too short, too long or typed differently."""
        check_password(self.password.text())
        if self.password.text() != self.again.text():
            raise BadInput("password_not_same")
        return self.password.text()

    @Slot()
    def _make(self) -> None:
        """Show one made by chance; it is not shown again."""
        made = readable_password()
        for field in (self.password, self.again):
            field.setText(made)
        self.password.setEchoMode(QLineEdit.EchoMode.Normal)
        self.password.setReadOnly(True)
        self.password.setFont(current_theme().font(Size.TITLE, Weight.STRONG))
        self.password.setCursorPosition(0)
        self.again.hide()
        self._again_label.hide()
        self.make.hide()
        self._note.set_text(self.tr("Write it down now: it is not shown again."))
        self._note.show()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(_HINTS)
    return line
