"""A plain table of whole rows: what dialogs show their things in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.theme import current_theme
from ui.widgets.drawing import line_height


class RowsTable(QTableView):
    """One row is chosen at a time, nothing is written in place, and Tab goes on to the next control.

    name: what a screen reader calls it; pad: room round a row's line, in steps of the theme's grid.
    """

    entered_row = Signal()
    """Enter was pressed."""
    deleted_row = Signal()
    """Delete was pressed."""

    def __init__(self, name: str, pad: float = 4) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        theme = current_theme()
        self.verticalHeader().setDefaultSectionSize(line_height(theme.font()) + theme.space(pad))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete are told, the other keys move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted_row.emit()
        else:
            super().keyPressEvent(event)
