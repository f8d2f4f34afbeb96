"""Suggestions under the findings of the minutes: what could be said once, or without counting people."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.presenters.minutes import MinutesPresenter
from ui.presenters.suggestions import Sort, Suggestion
from ui.theme import current_theme
from ui.widgets.hint_card import HintAnswer, HintCard, HintView
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel

MOST_HINTS = 3
"""Suggestions shown at once; the others move up. Chosen: they stand under the findings, which go first."""


class MinutesHints(QWidget):
    """A heading and some cards; nothing where nothing is suggested.

    Signals:
        place_wanted(str): bring the text of this key into sight.
        edit_wanted(str): change it.
        resized(): it needs another height.
        left(int): the keyboard goes on above (-1) or below (+1) the cards.
    """

    place_wanted = Signal(str)
    edit_wanted = Signal(str)
    resized = Signal()
    left = Signal(int)

    def __init__(self, presenter: MinutesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._open = 0
        self._heading = SectionLabel("")
        self._more = TextLabel("", "ink_faint")
        self.cards = [HintCard() for _ in range(MOST_HINTS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current_theme().space(2), 0, 0)
        column.setSpacing(current_theme().space(2))
        column.addWidget(self._heading)
        for number, card in enumerate(self.cards):
            column.addWidget(card)
            card.entered.connect(partial(self._enter, number))
            card.answered.connect(partial(self._answer, number))
            card.neighbour_wanted.connect(partial(self._neighbour, number))
        column.addWidget(self._more)
        presenter.suggested.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is suggested now; the keyboard stays in the place of the card it was on."""
        held = next((n for n, card in enumerate(self.cards) if card is QApplication.focusWidget()), None)
        found = self._presenter.suggestions
        self._heading.set_text(self.tr("%n suggestions", "", len(found)))
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(found))
            if number < len(found):
                card.show_view(self._view(found[number]))
            card.set_open(number == held)
        left = len(found) - MOST_HINTS
        self._more.set_text(self.tr("and %n more", "", left) if left > 0 else "")
        self._more.setVisible(left > 0)
        self.setVisible(bool(found))
        self.resized.emit()
        if held is not None and found:
            self.cards[min(held, len(found) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif held is not None:
            self.left.emit(-1)

    def has_keyboard(self) -> bool:
        """Whether a card of these has the keyboard."""
        return any(card.hasFocus() for card in self.cards)

    def open_card(self) -> HintCard | None:
        """The card with the keyboard."""
        return next((card for card in self.cards if card.hasFocus()), None)

    def go_in(self) -> None:
        """Put the keyboard on the first card."""
        if self._presenter.suggestions:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, letter: str) -> None:
        """What a letter does on the card with the keyboard."""
        button = self.cards[self._open].button(letter)
        if button is not None:
            button.click()

    def _view(self, one: Suggestion) -> HintView:
        if one.sort is Sort.PAIR:
            answers = (
                HintAnswer("J", self.tr("Join"), True),
                HintAnswer("F", self.tr("Keep first")),
                HintAnswer("S", self.tr("Keep second")),
                HintAnswer("N", self.tr("No, two things")),
            )
            return HintView(self.tr("Say the same?"), one.texts, "", answers)
        leave = HintAnswer("N", self.tr("Leave it"))
        if one.sort is Sort.KEYS:
            told = self.tr("The paper has %n so far. Lift what matters most: Ctrl Shift M.", "", one.count)
            return HintView(self.tr("Key messages: three to seven"), (), told, (leave,))
        words = one.texts[0][one.start : one.end]
        told = self.tr("Who knows the group can tell from a count who is meant.")
        put = (HintAnswer("R", one.instead, True),) if one.instead else ()
        if not one.instead:
            told = self.tr("Say it without counting, such as: there was general agreement; it was said.")
        question = self.tr("Counts people: “{words}”").format(words=words)
        answers = (*put, HintAnswer("E", self.tr("Edit")), leave)
        return HintView(question, one.texts, told, answers, one.start, one.end)

    def _answer(self, number: int, letter: str) -> None:
        found, p = self._presenter.suggestions, self._presenter
        if number >= len(found):
            return
        if letter in "FSJ" and p.edits.is_waiting:
            return  # the pair may be one no longer
        one = found[number]
        acts = {
            "J": partial(p.say_the_same, one),
            "F": partial(p.drop, one.where[-1] if one.where else ""),
            "S": partial(p.drop, one.where[0] if one.where else ""),
            "R": partial(p.put_instead, one),
            "E": partial(self.edit_wanted.emit, one.where[0] if one.where else ""),
            "N": partial(p.wave_away, one),
        }
        acts[letter]()

    def _enter(self, number: int) -> None:
        for place, card in enumerate(self.cards):
            card.set_open(place == number)
        self._open = number
        self.resized.emit()
        found = self._presenter.suggestions
        if number < len(found) and found[number].where:
            self.place_wanted.emit(found[number].where[0])

    def _neighbour(self, number: int, step: int) -> None:
        target = number + step
        if 0 <= target < min(len(self._presenter.suggestions), MOST_HINTS):
            self.cards[target].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit(step)
