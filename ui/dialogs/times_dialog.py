"""Shows what each item of a closed meeting was given and took, with bars, and writes it as a file."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.page_dialog import PageDialog
from ui.dialogs.save_minutes import ask_target
from ui.presenters.times import TimesPage, TimesPresenter, TimesTold
from ui.theme import Size, Weight, current_theme
from ui.widgets.bars import Bar, Bars
from ui.widgets.card import Card
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel


class TimesDialog(PageDialog):
    """The times, read when the dialog opens."""

    def __init__(self, presenter: TimesPresenter, parent: QWidget) -> None:
        self.table = QPushButton(self.tr("Save as &table…"))
        self.sheet = QPushButton(self.tr("Save as &PDF…"))
        super().__init__(self.tr("Planned and taken"), (self.table, self.sheet), 165, 140, parent)
        presenter.setParent(self)
        self._presenter = presenter
        presenter.shown.connect(self._show)
        presenter.told.connect(self._say)
        self.table.clicked.connect(lambda: self._save(".csv"))
        self.sheet.clicked.connect(lambda: self._save(".pdf"))
        presenter.load()

    @Slot(object)
    def _show(self, page: TimesPage) -> None:
        theme, card = current_theme(), Card(pad=(7, 6))
        column = card.column
        column.setSpacing(theme.space(2))
        column.addWidget(TextLabel(page.heading, size=Size.TITLE, weight=Weight.BOLD, wrap=True))
        empty = self.tr("No item of this meeting was started.")
        column.addWidget(TextLabel(page.total if page.rows else empty, "ink_soft", wrap=True))
        bars = Bars()
        bars.set_rows(tuple(Bar(r.title, r.taken, r.figure, r.is_over, r.planned) for r in page.rows))
        column.addWidget(bars)
        if page.again:
            column.addSpacing(theme.space(3))
            column.addWidget(SectionLabel(self.tr("Always over")))
            for text in page.again:
                column.addWidget(TextLabel(text, wrap=True))
        column.addStretch(1)
        told = (page.heading, page.total, *(f"{row.title}: {row.figure}" for row in page.rows), *page.again)
        self.show_page(card, "\n".join(told), can_save=bool(page.rows))

    @Slot(object)
    def _say(self, told: TimesTold) -> None:
        self.say(told.text, told.ok)

    def _save(self, suffix: str) -> None:
        target = ask_target(self, self._presenter.default_name(suffix), self.tr("Save planned and taken"))
        if target is not None:
            self._presenter.write(target)
