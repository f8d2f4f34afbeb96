"""Chooses a ready agenda."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from peerdesk.domain.formats import Format
from ui.dialogs.ask import Ask, named
from ui.dialogs.format_preview import FormatPreview
from ui.theme import Size, Weight, current_theme
from ui.widgets.text_label import TextLabel


class FormatDialog(Ask):
    """Formats at the left, the items of the chosen one at the right; answers with a `Format`.

    people: how many come; 0: as many as each format is made for. replaces: there are items already.
    """

    def __init__(self, formats: tuple[Format, ...], people: int, replaces: bool, parent: QWidget) -> None:
        super().__init__(self.tr("Use a format"), parent)
        theme = current_theme()
        self._formats, self._people = formats, people
        self.list = QListWidget()
        self.list.addItems([format_.title for format_ in formats])
        self.list.setSpacing(theme.space(0.5))
        self.preview = FormatPreview()
        self._title = TextLabel("", size=Size.BODY, weight=Weight.STRONG)
        self._length = TextLabel("", "ink_faint", wrap=True)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(named(self.tr("&Formats"), self.list))
        left.addWidget(self.list)
        for widget in (self._title, self._length, self.preview):
            right.addWidget(widget)
        row.setSpacing(theme.space(5))
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.column.addLayout(row)
        if replaces:
            words = self.tr("It takes the place of the agenda. Ctrl+Z brings the old one back.")
            self.column.addWidget(TextLabel(words, "ink_soft", wrap=True))
        self.add_buttons(self.tr("Use it"))
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self.ok.click)
        self.list.setCurrentRow(0)
        self.ok.setEnabled(bool(formats))
        self.resize(theme.space(180), theme.space(120))

    def value(self) -> Format:
        """The chosen format."""
        return self._formats[max(self.list.currentRow(), 0)]

    @Slot(int)
    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._formats):
            return
        format_ = self._formats[row]
        people = self._people or format_.nominal_people
        self._title.set_text(format_.title)
        self._length.set_text(self.preview.length_text(format_, people))
        self.preview.show_format(format_, people)
