"""Two bars of Prepare that are there only when they are needed: too long, and find."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.theme import Weight, current_theme
from ui.widgets.quiet_button import QuietButton
from ui.widgets.text_label import TextLabel


class FitBar(QWidget):
    """By how much the agenda is too long, and what can be done about it.

    Signals:
        shorten_wanted(): take the minutes from the items that can give them.
        drop_wanted(): take off what is named beside the button.
        park_wanted(): skip that, so that it comes back next time.
    """

    shorten_wanted = Signal()
    drop_wanted = Signal()
    park_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.text = TextLabel("", "over", weight=Weight.STRONG)
        self.what = TextLabel("", "ink_faint", align=Qt.AlignmentFlag.AlignRight)
        self.shorten = QuietButton(self.tr("Shorten"), "timer")
        self.drop = QuietButton(self.tr("Drop"), "x")
        self.park = QuietButton(self.tr("Park"), "skip-forward")
        self.shorten.setToolTip(self.tr("Take the minutes from items that can give them"))
        self.drop.setToolTip(self.tr("Take it off this agenda"))
        self.park.setToolTip(self.tr("Skip it this time; it comes back with the next meeting"))
        self.shorten.clicked.connect(self.shorten_wanted)
        self.drop.clicked.connect(self.drop_wanted)
        self.park.clicked.connect(self.park_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(self.text)
        row.addWidget(self.shorten)
        row.addWidget(self.what, 1)
        row.addWidget(self.drop)
        row.addWidget(self.park)
        self.hide()

    def show_text(self, text: str) -> None:
        """Say this; nothing hides the bar."""
        self.text.set_text(text)
        self.setVisible(bool(text))

    def show_what(self, what: str) -> None:
        """Name what Drop and Park are about; nothing: they have nothing to act on."""
        self.what.set_text(what)
        for button, act in ((self.drop, self.tr("Drop")), (self.park, self.tr("Park"))):
            button.setEnabled(bool(what))
            button.setAccessibleName(f"{act}: {what}" if what else act)


class _Line(QLineEdit):
    """Enter and Shift+Enter go on and back, Esc closes."""

    stepped = Signal(int)
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if shift else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """A line over the table in which a title or heading is looked for.

    Signals:
        typed(str): another text is looked for.
        stepped(int): the next hit (1) or the one before (-1) is wanted.
        closed(): it was closed; the keyboard is free.
    """

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.line = _Line()
        self.line.setPlaceholderText(self.tr("Find in titles and sections"))
        self.line.setAccessibleName(self.tr("Find in the agenda"))
        self.place = TextLabel("", "ink_faint")
        self._before = QuietButton(self.tr("Before"), "chevron-left")
        self._next = QuietButton(self.tr("Next"), "chevron-right")
        self._close = QuietButton(self.tr("Close"), "x")
        self.line.textEdited.connect(self.typed)
        self.line.stepped.connect(self.stepped)
        self.line.closed.connect(self.close_bar)
        self._before.clicked.connect(self._step_back)
        self._next.clicked.connect(self._step_on)
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(1), theme.space(2), theme.space(1))
        row.setSpacing(theme.space(1))
        row.addWidget(self.line, 1)
        for widget in (self.place, self._before, self._next, self._close):
            row.addWidget(widget)
        self.hide()

    def text(self) -> str:
        """What is looked for."""
        return self.line.text()

    def open(self) -> None:
        """Show the line with the keyboard in it; what was looked for last is selected."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_place(self, place: int, count: int) -> None:
        """Say which hit of how many is shown, from 0."""
        words = self.tr("{n} of {count}").format(n=place + 1, count=count) if count else self.tr("not found")
        self.place.set_text(words if self.text().strip() else "")

    @Slot()
    def close_bar(self) -> None:
        """Hide the line."""
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Ask for the next hit or the one before; without a text, for the text first."""
        if self.text().strip():
            self.stepped.emit(by)
        else:
            self.open()

    @Slot()
    def _step_on(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _step_back(self) -> None:
        self.stepped.emit(-1)
