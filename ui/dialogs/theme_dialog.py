"""Asks under which heading a sentence of the minutes stands."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.ask import Ask, named
from ui.theme import current_theme
from ui.widgets.pick_box import PickBox
from ui.widgets.text_label import TextLabel


class ThemeDialog(Ask):
    """A heading, typed or one that is there; answers with a `str`, empty for none.

    gathered: headings that the paper has at its end, for sentences of all items.
    """

    def __init__(
        self, themes: tuple[str, ...], theme: str, parent: QWidget, gathered: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent.tr("Under a theme"), parent)
        self.theme = QLineEdit(theme)
        self.theme.selectAll()
        self.column.addWidget(named(self.tr("&Heading"), self.theme))
        self.column.addWidget(self.theme)
        self.there = PickBox(tuple((text, text) for text in themes))
        self.there.choose(theme)
        self.there.currentIndexChanged.connect(lambda: self.theme.setText(self.there.key()))
        label = named(self.tr("One that is &there"), self.there)
        for widget in (label, self.there):
            self.column.addWidget(widget)
            widget.setVisible(bool(themes))
        self.at_end = PickBox(tuple((text, text) for text in ("", *gathered)))
        self.at_end.choose(theme if theme in gathered else "")
        self.at_end.currentIndexChanged.connect(lambda: self.theme.setText(self.at_end.key()))
        label = named(self.tr("At the &end, out of all items"), self.at_end)
        for widget in (label, self.at_end):
            self.column.addWidget(widget)
            widget.setVisible(bool(gathered))
        told = self.tr("Sentences under one heading stand together. Empty it to take the sentence out.")
        self.column.addWidget(TextLabel(told, "ink_faint", wrap=True))
        self.add_buttons(self.tr("Keep"))
        width = current_theme().space(100)
        self.resize(width, self.column.totalHeightForWidth(width))

    def value(self) -> str:
        """The heading."""
        return self.theme.text()
