"""Finds any action by its name, and shows all of them with their keys: the key card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.theme import current_theme

Row = tuple[str, str, Callable[[], None] | None]
"""Text, key as shown, what it does (None: told for reading only)."""


class FindAction(QDialog):
    """A line to type in and what it finds; Enter does it."""

    def __init__(self, rows: list[Row], title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._rows = rows
        self._shown: list[Row] = []
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Type a part of its name"))
        self._line.setAccessibleName(self.tr("Find an action"))
        self._line.installEventFilter(self)
        self._model = QStandardItemModel(0, 2, self)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Actions and their keys"))
        self._table.horizontalHeader().hide()
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._table.activated.connect(self._act)
        column = QVBoxLayout(self)
        column.addWidget(self._line)
        column.addWidget(self._table)
        self._line.textChanged.connect(self._find)
        self._line.returnPressed.connect(self._act)
        theme = current_theme()
        self.resize(theme.space(150), theme.space(140))
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the line move through what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
            if step and self._shown:
                row = (self._table.currentIndex().row() + step) % len(self._shown)
                self._table.selectRow(row)
                return True
        return False

    def _find(self, typed: str) -> None:
        words = typed.casefold().split()
        self._shown = [row for row in self._rows if all(w in row[0].casefold() for w in words)]
        self._model.setRowCount(0)
        for text, key, _ in self._shown:
            shown = QStandardItem(key)
            shown.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._model.appendRow([QStandardItem(text), shown])
        if self._shown:
            self._table.selectRow(0)

    def _act(self) -> None:
        row = self._table.currentIndex().row()
        if 0 <= row < len(self._shown):
            act = self._shown[row][2]
            self.accept()
            if act is not None:
                act()
