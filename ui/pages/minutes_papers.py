"""Which paper is shown: a box over the cards, and the questions before a presenter's paper goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import PageAction
from ui.presenters.papers import Case, PapersPresenter
from ui.theme import current_theme
from ui.widgets.pick_box import PickBox
from ui.widgets.text_label import TextLabel


class PaperChooser(QWidget):
    """Offers the papers of the meeting in front; hidden where the minutes are the only one."""

    def __init__(self, presenter: PapersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.box = PickBox()
        self.box.setAccessibleName(self.tr("Paper shown"))
        self.note = TextLabel("", "ink_soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space(2))
        column.addWidget(self.box)
        column.addWidget(self.note)
        self.box.activated.connect(self._picked)
        presenter.changed.connect(self.refresh)
        presenter.given_wanted.connect(self._ask_given)
        self.refresh()

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """What menus and keys offer of it."""
        p, tr, menu = self._presenter, self.tr, "Meeting"
        return (
            PageAction(
                "minutes.next_paper", tr("The next paper"), ("Ctrl+Shift+N",), p.go_on, menu,
                enabled=lambda: len(p.choices) > 1,
            ),
            PageAction(
                "minutes.case", tr("The presenter’s paper"), ("Ctrl+Shift+K",), p.choose_case, menu,
                enabled=lambda: p.has_case,
            ),
            PageAction(
                "minutes.given", tr("Given and erased…"), ("Ctrl+Shift+G",), p.ask_given, menu,
                enabled=lambda: p.is_case,
            ),
        )  # fmt: skip

    @Slot()
    def refresh(self) -> None:
        """Show what is offered now."""
        choices = self._presenter.choices
        self.box.blockSignals(True)
        self.box.clear()
        for choice in choices:
            self.box.addItem(choice.text, choice.key)
        self.box.choose(self._presenter.key)
        self.box.blockSignals(False)
        self.setVisible(len(choices) > 1)
        self.note.set_text(self._note())
        self.note.setVisible(bool(self._note()))

    def _note(self) -> str:
        """What is to be known of the paper that is shown."""
        told = {
            "members": self.tr("For those who took part. It names them, so it is no part of the minutes."),
            "chapter": self.tr("What was on the record, with names."),
            "case": self.tr(
                "For whoever brought the case, as a locked PDF or on paper. Then it is erased here."
            ),
        }
        sheet = self._presenter.sheet
        return told[sheet.sort] if sheet is not None else ""

    @Slot(int)
    def _picked(self, _: int) -> None:
        self._presenter.choose(self.box.key())

    @Slot(object)
    def _ask_given(self, case: Case) -> None:
        from ui.dialogs.confirm import ask_to_erase

        if self._presenter.in_room():
            self._presenter.refuse_in_room()
            return
        sheet = case.sheet
        ask_to_erase(
            self,  # in the page, which hides its questions from the room
            self.tr("Does the presenter have the paper of “{title}”?").format(title=sheet.title),
            self.tr(
                "%n sentences of the case are erased here, for good. The minutes will say only that a case "
                "was discussed.", "", sheet.sentences,
            ),
            self.tr("Given: erase"),
            partial(self._presenter.give, case),
        )  # fmt: skip
