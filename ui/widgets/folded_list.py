"""Texts behind a button that counts them, each with one thing that can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel

MOST_ROWS = 30
"""How many texts are shown at once, and how many more each time. Chosen: two screens."""


class _Row(QWidget):
    """One text and its button.

    Signals:
        wanted(): the button was pressed.
    """

    wanted = Signal()

    def __init__(self, button_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = TextLabel("", "ink_soft")
        self.button = KeyButton(button_text)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)

    def show_text(self, text: str) -> None:
        """Show this text."""
        self._text.set_text(text)
        self._text.setToolTip(text)
        self.button.setAccessibleDescription(text)


class FoldedList(QWidget):
    """Folded at first; hidden while it is empty.

    title: with `{count}`. button_text: what can be done with each.

    Signals:
        wanted(int): the button of this text, from 0, was pressed.
        resized(): it was folded or unfolded.
    """

    wanted = Signal(int)
    resized = Signal()

    def __init__(self, title: str, button_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._button_text = title, button_text
        self._texts: tuple[str, ...] = ()
        self._rows: list[_Row] = []
        self._most = MOST_ROWS
        self.more_button = KeyButton("")
        self.more_button.clicked.connect(self._show_more)
        self.button = KeyButton("")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space(2))
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._note = TextLabel("", "ink_faint", wrap=True)
        self._column.addWidget(self._note)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_texts(())

    @property
    def texts(self) -> tuple[str, ...]:
        """What it holds, shown or not."""
        return self._texts

    def set_note(self, text: str) -> None:
        """Say this under the button, also while it is folded."""
        self._note.set_text(text)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Hold these texts."""
        self._texts = tuple(texts)
        self.setVisible(bool(self._texts))
        self._fill()

    def _show_more(self) -> None:
        self._most += MOST_ROWS
        self._unfold()

    def _unfold(self) -> None:
        self._fill()
        self.resized.emit()

    def _fill(self) -> None:
        is_open = self.button.isChecked()
        self.button.set_text(f"{self._title.format(count=len(self._texts))} {'▾' if is_open else '▸'}")
        self._note.setVisible(bool(self._note.text()))
        shown = self._texts[: self._most] if is_open else ()
        left = len(self._texts) - len(shown)
        self.more_button.setVisible(is_open and left > 0)
        self.more_button.set_text(self.tr("{count} more").format(count=left))
        while len(self._rows) < len(shown):
            row = _Row(self._button_text)
            row.wanted.connect(partial(self.wanted.emit, len(self._rows)))
            self._rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                row.show_text(shown[number])
