"""A line for initials that opens over the strip: who gets a hand, the floor, or had it all along."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class WhoChosen:
    """What was typed and which Enter ended it: hand, floor, all_along, or chair."""

    typed: str = field(repr=False)
    what: str


class WhoBar(QWidget):
    """Takes initials or a name; Enter, Ctrl+Enter and Ctrl+Shift+Enter end it, Esc leaves.

    Signals:
        edited(str): what is typed, so that the person can be shown.
        chosen(WhoChosen): ended with one of the three.
        left(): Esc, or the focus went elsewhere.
    """

    edited = Signal(str)
    chosen = Signal(WhoChosen)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chair = False
        theme = current_theme()
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("Who?"))
        self.line.setPlaceholderText(self.tr("Initials"))
        self.line.setMaxLength(80)
        self.line.setFont(theme.font(Size.TITLE, Weight.STRONG))
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._who = TextLabel("", "ink", weight=Weight.STRONG)
        self._keys = TextLabel("", "ink_soft", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self.line, 2)
        row.addWidget(self._who, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addLayout(row)
        column.addWidget(self._keys)
        self._row = row
        self.line.textEdited.connect(self.edited)

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other, for a narrow window."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(current_theme().space(1 if narrow else 3))

    def open(self, *, chair: bool = False) -> None:
        """Empty the line and put the keyboard in it. chair: it is asked who takes the chair."""
        self._chair = chair
        self._keys.set_text(
            self.tr("Enter: takes the chair")
            if chair
            else self.tr("Enter hand · Ctrl floor · Ctrl Shift all along · jo! jo? jo: jo* jo@ jo>be")
        )
        self.line.setText("")
        self._who.set_text("")
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_who(self, text: str) -> None:
        """Whom what is typed means."""
        self._who.set_text(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three Enters and Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(event.modifiers())
        else:
            super().keyPressEvent(event)

    def _end(self, modifiers: Qt.KeyboardModifier) -> None:
        what = "chair" if self._chair else "hand"
        if not self._chair and modifiers & Qt.KeyboardModifier.ControlModifier:
            shift = modifiers & Qt.KeyboardModifier.ShiftModifier
            what = "all_along" if shift else "floor"
        typed = self.line.text().strip()
        if typed:
            self.chosen.emit(WhoChosen(typed, what))
