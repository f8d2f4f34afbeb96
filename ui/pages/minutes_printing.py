"""Printing of the paper shown on the Minutes page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.actions import PageAction
from ui.presenters.minutes import MinutesPresenter


class MinutesPrinting(QObject):
    """Opens the system's dialog over the page and hands the printer on."""

    def __init__(self, minutes: MinutesPresenter, page: QWidget, leave: Callable[[], None]) -> None:
        """leave: keeps the words that are being typed, which belong to what is printed."""
        super().__init__(page)
        self._minutes = minutes
        self._page = page
        self._leave = leave

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """What menus and keys offer of it."""
        can = self._minutes.printing
        return (
            PageAction(
                "minutes.print", self.tr("Print…"), ("Ctrl+P",), self.ask, "Meeting",
                enabled=lambda: can.can_print,
            ),
        )  # fmt: skip

    @Slot()
    def ask(self) -> None:
        """Ask on which printer, unless names are left or there is none."""
        from ui.dialogs import print_paper

        self._leave()
        if self._minutes.edits.is_waiting:
            self._minutes.refuse_changed()
            return
        printing = self._minutes.printing
        if not printing.may_print():
            return
        if not print_paper.has_printer():
            printing.no_printer()
            return
        print_paper.ask_printer(self._page, self._minutes.paper, printing.pages, printing.send)
