"""What is done with the sentence in front: its place, the theme it stands under, whose it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.pages.page import PageAction

if TYPE_CHECKING:
    from ui.pages.minutes import MinutesPage
    from ui.presenters.sentences import SentencesPresenter


class MinutesOrdering(QObject):
    """Changes on the Minutes page that are about one sentence.

    sentence: gives the one in front, "" for none. leave: keeps what was typed and closes the editor.
    """

    def __init__(
        self,
        sentences: SentencesPresenter,
        page: MinutesPage,
        sentence: Callable[[], str],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._sentences, self._page, self._sentence, self._leave = sentences, page, sentence, leave

    def actions(self) -> tuple[PageAction, ...]:
        """For the menus, the keys and the palette."""
        menu, can = "Notes", self._has_sentence
        up = partial(self._ordered, lambda where: self._sentences.move(where, -1))
        down = partial(self._ordered, lambda where: self._sentences.move(where, 1))
        return (
            PageAction("minutes.up", self.tr("Sentence up"), _with_arrow("Up"), up, menu, enabled=can),
            PageAction(
                "minutes.down", self.tr("Sentence down"), _with_arrow("Down"), down, menu, enabled=can
            ),
            PageAction(
                "minutes.join",
                self.tr("Join with the next"),
                ("Ctrl+J",),
                partial(self._ordered, self._sentences.join),
                menu,
                enabled=can,
            ),
            PageAction(
                "minutes.theme", self.tr("Under a theme…"), ("Ctrl+T",), self._ask_theme, menu, enabled=can
            ),
            *(
                PageAction(
                    f"minutes.{name}",
                    text,
                    (key,),
                    partial(self._gather, number),
                    menu,
                    enabled=partial(self._can_gather, number),
                )
                for number, (name, text, key) in enumerate(
                    (
                        ("agreement", self.tr("An area of agreement, or not"), "Ctrl+5"),
                        ("disagreement", self.tr("An area of disagreement, or not"), "Ctrl+6"),
                        ("open_question", self.tr("An open question, or not"), "Ctrl+7"),
                        ("next_step", self.tr("A suggested next step, or not"), "Ctrl+8"),
                    )
                )
            ),
            PageAction(
                "minutes.attribute",
                self.tr("Attribute with consent…"),
                ("Ctrl+I",),
                self.ask_whose,
                menu,
                enabled=can,
            ),
            PageAction(
                "minutes.attribute_no_more",
                self.tr("Attribute no more"),
                ("Ctrl+Shift+I",),
                partial(self._ordered, self._sentences.attribute_no_more),
                menu,
                enabled=self._is_attributed,
            ),
            PageAction(
                "minutes.key_message",
                self.tr("Among the key messages, or not"),
                ("Ctrl+Shift+M",),
                partial(self._ordered, self._sentences.lift),
                menu,
                enabled=can,
            ),
        )

    def ask_whose(self) -> None:
        """Ask whose the sentence in front is."""
        where = self._sentence()
        self._leave()
        whose = self._sentences.whose(where)
        if whose is not None:
            from ui.dialogs.attribute_dialog import AttributeDialog

            dialog = AttributeDialog(whose, self._page, self._sentences.refused(where))
            dialog.answered.connect(
                lambda found: None if found is None else self._sentences.attribute(where, found)
            )
            dialog.open()

    def _is_attributed(self) -> bool:
        whose = self._sentences.whose(self._sentence())
        return whose is not None and bool(whose.words)

    def _ordered(self, change: Callable[[str], None]) -> None:
        """Do it to the sentence in front; words that were typed are kept first."""
        where = self._sentence()
        self._leave()
        if where:
            change(where)
            self._page.follow(where)

    def _gather(self, number: int) -> None:
        self._ordered(lambda where: self._sentences.gather(where, number))

    def _can_gather(self, number: int) -> bool:
        return self._has_sentence() and self._sentences.can_gather(number)

    def _ask_theme(self) -> None:
        where = self._sentence()
        self._leave()
        if where:
            from ui.dialogs.theme_dialog import ThemeDialog

            dialog = ThemeDialog(
                self._sentences.themes(where),
                self._sentences.theme_of(where),
                self._page,
                self._sentences.gathers,
            )
            dialog.answered.connect(partial(self._put_under, where))
            dialog.open()

    def _put_under(self, where: str, theme: str | None) -> None:
        if theme is not None:
            self._sentences.put_under(where, theme)
            self._page.follow(where)

    def _has_sentence(self) -> bool:
        return bool(self._sentence())


def _with_arrow(arrow: str) -> tuple[str, ...]:
    """Alt and the arrow, which macOS needs in texts; and Ctrl+Alt, which GNOME has for its workspaces."""
    alone = () if sys.platform == "darwin" else (f"Alt+{arrow}",)
    return (*alone, f"Ctrl+Alt+{arrow}")
