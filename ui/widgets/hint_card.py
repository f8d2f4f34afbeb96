"""Something that could be done with the minutes: a question, its sentences, a key for each answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Weight, current_theme
from ui.widgets.finding_card import quoted
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.rail_card import RailCard
from ui.widgets.text_label import TextLabel

_BEGINNING = 90
"""Characters by which a sentence is known, and some more. Chosen: four lines of a card."""


@dataclass(frozen=True, slots=True)
class HintAnswer:
    """A button. letter: the key that presses it on the card, a capital. is_main: it is the likely one."""

    letter: str
    text: str = field(repr=False)
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class HintView:
    """What a card shows.

    question: in a few words. texts: what it is about, of which the part round start and end is quoted where
    they are long. told: why it is shown.
    """

    question: str
    texts: tuple[str, ...] = field(default=(), repr=False)
    told: str = field(default="", repr=False)
    answers: tuple[HintAnswer, ...] = ()
    start: int = 0
    end: int = _BEGINNING


class HintCard(RailCard):
    """A card: where the keyboard is it shows its answers, elsewhere only its question and sentences.

    Signals:
        answered(str): the letter of an answer.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = HintView("")
        self._question = TextLabel("", weight=Weight.STRONG, wrap=True)
        self._texts = [TextLabel("", "ink_soft", wrap=True) for _ in range(2)]
        self._told = TextLabel("", "ink_faint", wrap=True)
        self._answers = FlowRow()
        self._buttons: list[KeyButton] = []
        self._lay_out()
        self.set_open(False)

    @property
    def view(self) -> HintView:
        """What it shows."""
        return self._view

    def button(self, letter: str) -> KeyButton | None:
        """The button of an answer that is offered now."""
        offered = zip(self._view.answers, self._buttons, strict=False)
        return next((button for answer, button in offered if answer.letter == letter), None)

    def show_view(self, view: HintView) -> None:
        """Show this."""
        if view == self._view:
            return
        self._view = view
        self._question.set_text(view.question)
        for number, label in enumerate(self._texts):
            here = number < len(view.texts)
            label.set_text(quoted(view.texts[number], view.start, view.end)[0] if here else "")
        self._told.set_text(view.told)
        for old in self._buttons:
            self._answers.remove(old)
        self._buttons = [self._button(answer) for answer in view.answers]
        self.setAccessibleName(" ".join((view.question, *view.texts)))
        self.setAccessibleDescription(view.told)
        self.set_open(self._open)

    def set_open(self, is_open: bool) -> None:
        """Offer the answers, or only ask."""
        self._open = is_open
        for number, label in enumerate(self._texts):
            label.setVisible(number < len(self._view.texts))
        self._told.setVisible(is_open and bool(self._view.told))
        self._answers.setVisible(is_open)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter answers; up and down ask for another card."""
        button = self.button(event.text().upper()) if event.text() else None
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if button is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            button.click()
        elif key in steps:
            self.neighbour_wanted.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def _button(self, answer: HintAnswer) -> KeyButton:
        button = KeyButton(answer.text, answer.letter, primary=answer.is_main)
        button.clicked.connect(partial(self.answered.emit, answer.letter))
        self._answers.add(button)
        button.show()
        return button

    def _lay_out(self) -> None:
        column = self.column()
        column.addWidget(self._question)
        for label in self._texts:
            column.addWidget(label)
        column.addWidget(self._told)
        column.addSpacing(current_theme().space(1))
        column.addWidget(self._answers)
