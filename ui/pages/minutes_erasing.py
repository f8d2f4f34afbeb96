"""Taking a sentence out of released minutes for good, from the page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from peerdesk.domain.meeting import Phase
from ui.dialogs.confirm import ask_to_erase
from ui.models.wording import some_lines
from ui.pages.page import PageAction
from ui.presenters.minutes import MinutesPresenter


class MinutesErasing(QObject):
    """The action and its question. where: gives the block in front, "" for none."""

    def __init__(self, presenter: MinutesPresenter, page: QWidget, where: Callable[[], str]) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._page = page
        self._where = where

    def actions(self) -> tuple[PageAction, ...]:
        """What the page can do with it."""
        return (
            PageAction(
                "minutes.withdraw",
                self.tr("Withdraw sentence…"),
                ("Ctrl+Shift+D",),
                self.ask,
                "Notes",
                "eraser",
                lambda: self._source_key() is not None,
            ),
        )

    def ask(self) -> None:
        """Say what it does and what it cannot do, then do it."""
        key, draft = self._source_key(), self._presenter.draft
        if key is None or draft is None:
            return
        if draft.meeting.phase is not Phase.RELEASED:
            self._presenter.erasing.refuse_before_release()
            return
        text = self.tr(
            "“{sentence}”\n\nIt is erased from the notes, the minutes and every backup that PeerDesk keeps, "
            "and cannot be put back. The minutes become version {version}.\n\nFiles and mails written before "
            "still have it, also on this laptop, and what was sent cannot be called back: whoever has a copy "
            "keeps it until they throw it away."
        ).format(sentence=self._sentence(), version=draft.meeting.version + 1)
        ask_to_erase(
            self._page,
            self.tr("Withdraw this sentence?"),
            text,
            self.tr("Withdraw it"),
            partial(self._presenter.erasing.withdraw, draft.meeting.id, key),
        )

    def _source_key(self) -> bytes | None:
        """Of the sentence or promise in front."""
        draft = self._presenter.draft
        source = draft.sources.get(self._where()) if draft is not None else None
        return source.key if source is not None else None

    def _sentence(self) -> str:
        return some_lines(self._presenter.texts().get(self._where(), ""))
