"""Shows what each item of a closed meeting was given and took, with bars, and writes it as a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.save_minutes import ask_target
from ui.presenters.times import TimesPage, TimesPresenter, TimesTold
from ui.theme import Size, Weight, current_theme
from ui.widgets.bars import Bar, Bars
from ui.widgets.card import Card
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel


class TimesDialog(QDialog):
    """The times, read when the dialog opens."""

    def __init__(self, presenter: TimesPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Planned and taken"))
        presenter.setParent(self)
        self._presenter = presenter
        self.page = QScrollArea()
        self.said = TextLabel("", "ink_soft", wrap=True)
        self.table = QPushButton(self.tr("Save as &table…"))
        self.sheet = QPushButton(self.tr("Save as &PDF…"))
        self.done_ = QPushButton(self.tr("Done"))
        self._build()
        presenter.shown.connect(self._show)
        presenter.told.connect(self._say)
        self.table.clicked.connect(lambda: self._save(".csv"))
        self.sheet.clicked.connect(lambda: self._save(".pdf"))
        self.done_.clicked.connect(self.accept)
        presenter.load()

    def _build(self) -> None:
        theme = current_theme()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setAccessibleName(self.tr("Planned and taken"))
        for button in (self.table, self.sheet):
            button.setEnabled(False)
            button.setAutoDefault(False)
        self.done_.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        for widget in (self.table, self.sheet):
            buttons.addWidget(widget)
        buttons.addWidget(self.said, 1)
        buttons.addWidget(self.done_)
        column = QVBoxLayout(self)
        pad = theme.space(5)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space(3))
        column.addWidget(self.page, 1)
        column.addLayout(buttons)
        self.resize(theme.space(165), theme.space(140))

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
        self.page.setWidget(card)
        told = (page.heading, page.total, *(f"{row.title}: {row.figure}" for row in page.rows), *page.again)
        self.page.setAccessibleDescription("\n".join(told))
        for button in (self.table, self.sheet):
            button.setEnabled(bool(page.rows))

    @Slot(object)
    def _say(self, told: TimesTold) -> None:
        self.said.set_colour("ink_soft" if told.ok else "over")
        self.said.set_text(told.text)

    def _save(self, suffix: str) -> None:
        target = ask_target(self, self._presenter.default_name(suffix), self.tr("Save planned and taken"))
        if target is not None:
            self._presenter.write(target)
