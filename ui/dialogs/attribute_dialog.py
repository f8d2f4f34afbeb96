"""Asks whose a sentence of the minutes is, and whether its speaker agreed to be named with it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from peerdesk.domain.editing import LONGEST_ATTRIBUTION
from peerdesk.domain.errors import BadInput
from ui.dialogs.ask import Ask, named
from ui.models.wording import some_lines
from ui.presenters.sentences import Attributed, Whose
from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


class AttributeDialog(Ask):
    """Words and a tick; answers with `Attributed`.

    Nothing is proposed for the words: who types them has asked, and types what was agreed to.
    """

    def __init__(self, whose: Whose, parent: QWidget, typed: Attributed | None = None) -> None:
        """typed: what was answered before and could not be stored."""
        super().__init__(parent.tr("Attribute with consent"), parent)
        self._may_describe = whose.may_describe
        self.column.addWidget(TextLabel(f"“{some_lines(whose.text)}”", "ink_soft", wrap=True))
        self.words = QLineEdit(whose.words)
        self.words.setMaxLength(LONGEST_ATTRIBUTION)
        self.words.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.words.setPlaceholderText(self.tr("The name, as it is to be printed"))
        if whose.may_describe:
            self.words.setPlaceholderText(self.tr("A description, or the name as it is to be printed"))
        self.column.addWidget(named(self.tr("&Whose it is"), self.words))
        self.column.addWidget(self.words)
        self.agreed = QCheckBox(self.tr("The speaker &agreed to be named with this sentence"))
        self.agreed.setChecked(whose.consent_day is not None)
        self.column.addWidget(self.agreed)
        day = whose.consent_day or whose.today
        written = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        self._day = TextLabel(self.tr("Recorded for {day}.").format(day=written), "ink_faint", wrap=True)
        self.column.addWidget(self._day)
        told = self.tr(
            "The name may stand in this line only; anywhere else in the paper it is found as before."
        )
        if whose.may_describe:
            told = self.tr("Without the tick the words are a description, and are checked like a note.")
        self.column.addWidget(TextLabel(told, "ink_faint", wrap=True))
        self.add_buttons(self.tr("Keep"))
        self.agreed.toggled.connect(self._show_day)
        self.words.textChanged.connect(lambda: self.say(""))
        if typed is not None:
            self.words.setText(typed.words)
            self.agreed.setChecked(typed.agreed)
        self._show_day(self.agreed.isChecked())
        width = current_theme().space(110)
        self.resize(width, self.column.totalHeightForWidth(width))

    def value(self) -> Attributed:
        """What was typed. Raises BadInput `attribution_empty` or `consent_missing`."""
        words = self.words.text().strip()
        if not words:
            raise BadInput("attribution_empty")
        if not self.agreed.isChecked() and not self._may_describe:
            raise BadInput("consent_missing")
        return Attributed(words, self.agreed.isChecked())

    @Slot(bool)
    def _show_day(self, is_agreed: bool) -> None:
        """The day stands there once there is consent to record."""
        self._day.setEnabled(is_agreed)
        self.say("")
