"""A line that opens over the strip: how to decide, what about, and the result as figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Weight, current_theme
from ui.widgets.pick_box import PickBox
from ui.widgets.text_label import TextLabel

_LONGEST = 400
_KIND_WIDE = 16


@dataclass(frozen=True, slots=True)
class DecideTyped:
    """What stands in the line. kind: the key of the way of deciding."""

    kind: str
    text: str = field(repr=False)
    figures: str = field(repr=False)


class DecideBar(QWidget):
    """Three fields in one row; Enter keeps, Esc leaves.

    Signals:
        kind_picked(str): another way of deciding; `show_fields` is to be called.
        edited(DecideTyped): something was typed, so that what comes of it can be shown.
        chosen(DecideTyped): Enter.
        left(): Esc.
    """

    kind_picked = Signal(str)
    edited = Signal(object)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = self._dots = False
        self._given = ""
        theme = current_theme()
        self.kind, self.text, self.figures = PickBox(), QLineEdit(), QLineEdit()
        self.kind.setAccessibleName(self.tr("How to decide"))
        for line in (self.text, self.figures):
            line.setMaxLength(_LONGEST)
            line.textEdited.connect(self._tell_edited)
        self.figures.setFont(theme.font(weight=Weight.STRONG))
        self._says = TextLabel("", "ink_soft")
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        self.kind.setMinimumContentsLength(_KIND_WIDE)
        row.addWidget(self.kind, 3)
        row.addWidget(self.text, 6)
        row.addWidget(self.figures, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(row)
        column.addWidget(self._says)
        self._row = row
        self.kind.activated.connect(lambda: self.kind_picked.emit(self.kind.key()))

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other, for a narrow window."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setSpacing(current_theme().space(0.5 if narrow else 2))

    def open(self, kinds: tuple[tuple[str, str], ...], kind: str) -> None:
        """Offer these ways of deciding with this one picked; `show_fields` follows."""
        self.kind.clear()
        for key, text in kinds:
            self.kind.addItem(text, key)
        self.kind.choose(kind)

    def show_fields(self, text: str, asks: str, figures: str, *, fixed: bool, keep: bool = False) -> None:
        """What the fields of the way picked hold and ask for, with the keyboard where one types first.

        figures: "" for no second field. fixed: the first one is only to be read. keep: what was typed stays.
        """
        keeps_text = keep and not fixed and not self.text.isReadOnly() and bool(self.text.text())
        self._given = text
        if not keeps_text:
            self.text.setText(text)
            self.text.setCursorPosition(0)
        self.text.setReadOnly(fixed)
        self._show_dots()
        self.text.setPlaceholderText(asks)
        self.text.setAccessibleName(asks)
        if not (keep and figures):
            self.figures.setText("")
        self.figures.setPlaceholderText(figures)
        self.figures.setAccessibleName(figures and self.tr("Result or names: {form}").format(form=figures))
        self.figures.setVisible(bool(figures))
        self.figures.setReadOnly(False)
        self._held = False
        self.say("")
        line = self.figures if fixed and figures else self.text
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.end(False)  # else all of it is selected, and the first key takes it away

    def has_text(self) -> bool:
        """Whether something was typed that would be lost."""
        return bool(self.figures.text() or (self.text.text() and not self.text.isReadOnly()))

    def set_dots(self, dots: bool) -> None:
        """Show a dot for each character that is typed of a motion or topic: the room can see the screen."""
        self._dots = dots
        self._show_dots()

    def _show_dots(self) -> None:
        dots = self._dots and not self.text.isReadOnly()
        self.text.setEchoMode(QLineEdit.EchoMode.Password if dots else QLineEdit.EchoMode.Normal)

    def take_typed(self) -> str:
        """What was typed of a motion, topic or question, which leaves the field; "" for nothing."""
        typed = "" if self.text.isReadOnly() or self.text.text() == self._given else self.text.text().strip()
        if typed:
            self.wipe()
        return typed

    def wipe(self) -> None:
        """What was typed leaves the fields and their histories."""
        for line in (self.text, self.figures):
            line.setText("")  # unlike `clear` it leaves nothing to take back
            line.setReadOnly(False)
        self._held = False

    def is_held(self) -> bool:
        """Whether what was typed is on its way to be kept."""
        return self._held

    def hold(self) -> None:
        """Until it is kept or refused nothing more can be typed, and Enter does nothing."""
        self._held = True
        for line in (self.text, self.figures):
            line.setReadOnly(True)

    def release(self, *, fixed: bool) -> None:
        """It was refused: what was typed can be mended."""
        self._held = False
        self.text.setReadOnly(fixed)
        self.figures.setReadOnly(False)

    def say(self, text: str, *, refused: bool = False) -> None:
        """What comes of what is typed. refused: why it was not kept."""
        self._says.set_text(text or self.tr("Enter keeps it. ↑ ↓ another way. Esc leaves."))
        self._says.set_colour("over" if refused else "ink_soft")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves; up and down pick another way of deciding."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._held and not event.isAutoRepeat():
                self.chosen.emit(self._typed())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.kind.hasFocus():
            self._pick(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _pick(self, by: int) -> None:
        at = self.kind.currentIndex() + by
        if 0 <= at < self.kind.count():
            self.kind.setCurrentIndex(at)
            self.kind_picked.emit(self.kind.key())

    def _typed(self) -> DecideTyped:
        return DecideTyped(self.kind.key(), self.text.text(), self.figures.text())

    def _tell_edited(self) -> None:
        self.edited.emit(self._typed())
