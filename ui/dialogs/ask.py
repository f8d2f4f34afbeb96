"""What dialogs share: a column, a sentence for what is wrong, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from peerdesk.domain.errors import UserError
from ui.language import message
from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


class Ask(QDialog):
    """A dialog that asks for one value and does not block.

    Signals:
        answered(object): the value, or None when it was given up.
    """

    answered = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        pad = theme.space(5)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(theme.space(3))
        self._wrong = TextLabel("", "over", wrap=True)
        self._wrong.hide()
        self.ok = QPushButton()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self._finished)
        self._value: object = None

    def add_buttons(self, ok_text: str) -> None:
        """Close the column with the sentence and the buttons."""
        row = QHBoxLayout()
        row.setSpacing(current_theme().space(2))
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        self.ok.setText(ok_text)
        self.column.addWidget(self._wrong)
        self.column.addLayout(row)

    def form(self) -> QFormLayout:
        """Rows of a label and a field, at the end of the column."""
        theme = current_theme()
        form = QFormLayout()
        form.setHorizontalSpacing(theme.space(4))
        form.setVerticalSpacing(theme.space(2))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.column.addLayout(form)
        return form

    def value(self) -> object:
        """What was asked for. Raises UserError for what cannot be read."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """A sentence over the buttons; nothing for none."""
        self._wrong.set_text(text)
        self._wrong.setVisible(bool(text))
        needed = self.column.totalHeightForWidth(self.width()) if text else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay whole on the screen when the dialog grows after it was placed."""
        super().resizeEvent(event)
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and below > 0:
            top = max(self.frameGeometry().top() - below, self.screen().availableGeometry().top())
            self.move(self.frameGeometry().left(), top)

    @Slot()
    def _accept(self) -> None:
        try:
            self._value = self.value()
        except UserError as error:
            self.say(message(error))
            return
        self.accept()

    @Slot(int)
    def _finished(self, result: int) -> None:
        self.answered.emit(self._value if result else None)


def named(text: str, field: QWidget) -> QLabel:
    """A label whose mnemonic goes to the field, which is called by it."""
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label
