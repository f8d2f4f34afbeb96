"""Set the first passphrase and keep the recovery code; or change the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Size, Weight, current_theme
from ui.widgets.text_label import TextLabel

SHORTEST = 8
"""Fewest characters of a passphrase. Source: NIST SP 800-63B-4, section 3.1.1.2 (with a second factor: 8)."""


@dataclass(frozen=True, slots=True)
class Passphrases:
    """What was typed. old: "" when there was none."""

    new: str = field(repr=False)
    old: str = field(default="", repr=False)


class PassphraseDialog(QDialog):
    """Asks for a passphrase twice and, when there is one already, for the present one."""

    def __init__(self, accepted: Callable[[Passphrases], None], *, change: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the passphrase") if change else self.tr("Set a passphrase"))
        self._accepted = accepted
        self._old = _secret(self.tr("Present passphrase"))
        self._new = _secret(self.tr("New passphrase"))
        self._again = _secret(self.tr("The same again"))
        self._said = TextLabel("", "over", wrap=True)
        form = QFormLayout()
        if change:
            form.addRow(self.tr("&Present passphrase"), self._old)
        form.addRow(self.tr("&New passphrase"), self._new)
        form.addRow(self.tr("The same &again"), self._again)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._check)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(current_theme().space(3))
        if not change:
            column.addWidget(
                TextLabel(
                    self.tr(
                        "Without a passphrase anyone with this laptop can read the vault. With one, nobody "
                        "can, and nobody can bring it back if both it and the recovery code are lost."
                    ),
                    "ink_soft",
                    wrap=True,
                )
            )
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(buttons)
        self._change = change
        _narrow(self, current_theme().space(130))

    def _check(self) -> None:
        if len(self._new.text()) < SHORTEST:
            self._said.set_text(self.tr("At least %n characters; a few words are best.", "", SHORTEST))
        elif self._new.text() != self._again.text():
            self._said.set_text(self.tr("The two are not the same."))
        else:
            self.accept()
            self._accepted(Passphrases(self._new.text(), self._old.text() if self._change else ""))


class RecoveryDialog(QDialog):
    """Shows the recovery code, once. A stray Enter or Esc does not take it away."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recovery code"))
        line = QLineEdit(code, self)
        line.setReadOnly(True)
        line.setFont(current_theme().font(Size.TITLE, Weight.STRONG))
        line.setAccessibleName(self.tr("Recovery code"))
        line.setCursorPosition(0)
        done = QPushButton(self.tr("&I have written it down"), self)
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(done)
        text = self.tr(
            "The vault is locked from now on. Write this code on paper and keep it away from the laptop: it "
            "opens the vault when the passphrase is forgotten, and it is not shown again."
        )
        column = QVBoxLayout(self)
        column.setSpacing(current_theme().space(3))
        column.addWidget(TextLabel(text, "ink_soft", wrap=True))
        column.addWidget(line)
        column.addLayout(buttons)
        width = line.fontMetrics().horizontalAdvance(code)
        _narrow(self, width + current_theme().space(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys but Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)


def _narrow(dialog: QDialog, width: int) -> None:
    """Make a dialog as wide as this and as high as its wrapped sentences then need."""
    layout = dialog.layout()
    dialog.setMinimumWidth(width)
    if layout is not None:
        dialog.resize(width, layout.totalHeightForWidth(width))


def _secret(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return line
