"""Actions without an owner, each with a field for who and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """An action. text: empty where the room may see this screen."""

    key: bytes
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnerTyped:
    """Who was typed for an action."""

    key: bytes
    text: str = field(repr=False)


class OwnersList(QScrollArea):
    """Enter keeps a line and goes on to the next, Tab goes on without; Esc leaves.

    Signals:
        typed(OwnerTyped): Enter behind a name or a day; `take_answer` is told what became of it.
        passed(): Enter in the field of the last action, or the last action is gone from under the keyboard.
        given_up(): Esc.
    """

    typed = Signal(OwnerTyped)
    passed = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[bytes, tuple[QWidget, TextLabel, QLineEdit]] = {}
        self._said: set[bytes] = set()
        self._texts: dict[bytes, str] = {}
        self._refused: dict[bytes, str] = {}
        self._secret = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        theme = current_theme()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.space(1), 0)
        self._column.setSpacing(theme.space(1))
        self._column.addStretch(1)
        self.setWidget(inner)
        for part in (inner, self.viewport()):
            part.setAutoFillBackground(False)

    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields from the first to the last."""
        return tuple(line for _, _, line in self._rows.values())

    def set_rows(self, rows: tuple[OwnerRow, ...]) -> None:
        """Show these actions; what is typed for those that stay, stays, and is there when one comes again."""
        wanted = {row.key for row in rows}
        for key in [key for key in self._rows if key not in wanted]:
            self._take_out(key)
        for number, row in enumerate(rows, 1):
            if row.key not in self._rows:
                self._rows[row.key] = self._made(self._texts.pop(row.key, ""))
            _, label, line = self._rows[row.key]
            text = row.text or self.tr("Action {number}").format(number=number)
            label.set_text(text)
            label.setToolTip(text)
            line.setAccessibleName(self.tr("Who and when: {text}").format(text=text))
        self._cut_to_rows()

    def set_secret(self, secret: bool) -> None:
        """Whether what is typed shows as dots: the room may see this screen."""
        self._secret = secret
        for line in self.fields():
            line.setEchoMode(_echo(secret))

    def focus_first(self) -> None:
        """The keyboard to the first field."""
        if self.fields():
            self.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_text(self) -> bool:
        """Whether something is typed that may be kept; what was refused as it stands may not."""
        return bool(self._typed())

    def keep_typed(self) -> None:
        """Say all that is typed and not kept."""
        for one in self._typed():
            self._say(one)

    def take_answer(self, typed: OwnerTyped, *, ok: bool) -> None:
        """What was typed was kept, or refused and can be typed again; a row without an owner stays."""
        self._said.discard(typed.key)
        self._refused.pop(typed.key, None)
        if not ok:
            self._refused[typed.key] = typed.text
            if typed.key not in self._rows:
                self._texts[typed.key] = typed.text

    def focus_on(self, key: bytes) -> None:
        """The keyboard to the field of this action, if it is there."""
        if key in self._rows:
            self._rows[key][2].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> list[OwnerTyped]:
        rows = ((key, line.text()) for key, (_, _, line) in self._rows.items() if key not in self._said)
        return [
            OwnerTyped(key, text) for key, text in rows if text.strip() and text != self._refused.get(key)
        ]

    def _say(self, one: OwnerTyped) -> None:
        self._said.add(one.key)
        self.typed.emit(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves; the field in front is scrolled into sight."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only whole rows are seen."""
        super().resizeEvent(event)
        self._cut_to_rows()

    def _cut_to_rows(self) -> None:
        fields = self.fields()
        row = fields[0].sizeHint().height() + self._column.spacing() if fields else 0
        fits = (self.height() + self._column.spacing()) // row if row else 0
        rest = self.height() - (fits * row - self._column.spacing()) if 0 < fits < len(fields) else 0
        self.setViewportMargins(0, 0, 0, max(0, rest))

    def _enter(self) -> None:
        line = self.sender()
        key = next((key for key, (_, _, one) in self._rows.items() if one is line), None)
        if key is None or not isinstance(line, QLineEdit):
            return
        if key not in self._said:
            self._go_on(line)
            if line.text().strip():
                self._say(OwnerTyped(key, line.text()))

    def _go_on(self, line: QLineEdit) -> None:
        """The keyboard to the next field; behind the last one it is told."""
        fields = self.fields()
        at = fields.index(line) + 1
        if at < len(fields):
            fields[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.passed.emit()

    def _take_out(self, key: bytes) -> None:
        after = self.fields()[list(self._rows).index(key) + 1 :]
        row, _, line = self._rows.pop(key)
        if line.text().strip() and key not in self._said:
            self._texts[key] = line.text()
        line.removeEventFilter(self)
        if line.hasFocus() and self.fields():
            (after or self.fields())[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif line.hasFocus():  # before it is hidden: Qt would give the keyboard to whatever comes next
            self.passed.emit()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _made(self, text: str) -> tuple[QWidget, TextLabel, QLineEdit]:
        theme = current_theme()
        row, label, line = QWidget(self), TextLabel("", "ink"), QLineEdit(text)
        line.setPlaceholderText(self.tr("mk 2 apr"))
        line.setMaxLength(200)
        line.setEchoMode(_echo(self._secret))
        line.installEventFilter(self)
        line.returnPressed.connect(self._enter)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space(3))
        box.addWidget(label, 3)
        box.addWidget(line, 2)
        self._column.insertWidget(self._column.count() - 1, row)
        return row, label, line


def _echo(secret: bool) -> QLineEdit.EchoMode:
    return QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal
