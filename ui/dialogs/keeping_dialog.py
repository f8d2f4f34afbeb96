"""Shows what this laptop keeps about a group, and until when, as one page that can be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.page_dialog import PageDialog
from ui.dialogs.save_minutes import ask_target
from ui.presenters.keeping import KeepingPresenter, KeptPage, KeptPart, KeptTold
from ui.theme import Size, Weight, current_theme
from ui.widgets.card import Card
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel

WHAT_PART, UNTIL_PART = 3, 2
"""How a line is shared between what is kept and until when. Chosen: as on the printed page."""


class _Promise(QWidget):
    """The one sentence that matters most, on a soft ground with a rule at its left."""

    def __init__(self, text: str) -> None:
        super().__init__()
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(3), theme.space(4), theme.space(3))
        column.addWidget(TextLabel(text, "accent_deep", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and rule."""
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accent_soft"))
        painter.fillRect(QRectF(0, 0, theme.space(0.75), self.height()), theme.colour("accent"))


class KeepingDialog(PageDialog):
    """The page, read when the dialog opens."""

    def __init__(self, presenter: KeepingPresenter, parent: QWidget) -> None:
        self.save = QPushButton(self.tr("&Save as PDF…"))
        super().__init__(self.tr("What this laptop keeps"), (self.save,), 190, 165, parent)
        presenter.setParent(self)
        self._presenter = presenter
        presenter.shown.connect(self._show)
        presenter.told.connect(self._say)
        self.save.clicked.connect(self._save)
        presenter.load()

    @Slot(object)
    def _show(self, page: KeptPage) -> None:
        self.show_page(_sheet(page), "\n".join(page.lines()))

    @Slot(object)
    def _say(self, told: KeptTold) -> None:
        self.say(told.text, told.ok)

    @Slot()
    def _save(self) -> None:
        target = ask_target(self, self._presenter.default_name, self.tr("Save what this laptop keeps"))
        if target is not None:
            self._presenter.write(target)


def _sheet(page: KeptPage) -> QWidget:
    theme = current_theme()
    card = Card(pad=(7, 6))
    column = card.column
    column.setSpacing(theme.space(1))
    column.addWidget(TextLabel(page.group, "accent_deep", weight=Weight.STRONG))
    column.addWidget(TextLabel(page.title, size=Size.TITLE, weight=Weight.BOLD, wrap=True))
    column.addWidget(TextLabel(page.line, "ink_soft"))
    column.addSpacing(theme.space(2))
    column.addWidget(_Promise(page.promise))
    for part in page.parts:
        column.addSpacing(theme.space(4))
        column.addWidget(SectionLabel(part.heading))
        column.addLayout(_rows(part))
    column.addSpacing(theme.space(4))
    column.addWidget(SectionLabel(page.last_heading))
    for text in page.last:
        column.addWidget(TextLabel(text, wrap=True))
    column.addStretch(1)
    return card


def _rows(part: KeptPart) -> QGridLayout:
    """What is kept at the left, until when at the right, each beginning at the top of its line."""
    theme = current_theme()
    grid = QGridLayout()
    grid.setContentsMargins(0, theme.space(1), 0, 0)
    grid.setHorizontalSpacing(theme.space(6))
    grid.setVerticalSpacing(theme.space(2))
    grid.setColumnStretch(0, WHAT_PART)
    grid.setColumnStretch(1, UNTIL_PART)
    for number, row in enumerate(part.rows):
        grid.addWidget(TextLabel(row.what, wrap=True), number, 0)
        grid.addWidget(TextLabel(row.until, "ink_soft", wrap=True), number, 1)
    return grid
