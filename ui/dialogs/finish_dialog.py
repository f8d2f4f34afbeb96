"""Asks when the meeting is to end, and shows what that does to every later item before it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from peerdesk.domain.agenda import parse_clock
from peerdesk.domain.errors import BadInput
from ui.dialogs.ask import Ask, named
from ui.language import message
from ui.models.spread_model import SpreadColumn, SpreadModel, SpreadRow
from ui.theme import current_theme
from ui.widgets.rows_table import RowsTable
from ui.widgets.text_label import TextLabel

_ROWS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What a time of day would do. ends: the time at which the meeting would end, as written."""

    rows: tuple[SpreadRow, ...]
    ends: str
    fits: bool
    changes: bool


class FinishDialog(Ask):
    """*Finish by…*; answers with the time of day.

    preview: what a time would do, worked out at once.
    """

    def __init__(self, planned: str, preview: Callable[[dt.time], Preview], parent: QWidget) -> None:
        super().__init__(parent.tr("Finish by"), parent)
        self._preview = preview
        self.time = QLineEdit(planned)
        self.form().addRow(named(self.tr("&Finish by"), self.time), self.time)
        self.model = SpreadModel(self)
        self.table = RowsTable(self.tr("Later items"), pad=3)
        self._told = TextLabel("", "ink_soft", wrap=True)
        self._build_table()
        self.column.addWidget(self.table)
        self.column.addWidget(self._told)
        self.add_buttons(self.tr("Apply"))
        self.time.textChanged.connect(self._show)
        self._show(planned)
        self.time.selectAll()
        self.resize(current_theme().space(130), self.sizeHint().height())

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(RowsTable.SelectionMode.NoSelection)
        table.setMinimumHeight(table.verticalHeader().defaultSectionSize() * _ROWS)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SpreadColumn.ITEM, QHeaderView.ResizeMode.Stretch)

    def value(self) -> dt.time:
        """The time of day. Raises BadInput `clock_unread`."""
        return parse_clock(self.time.text())

    @Slot(str)
    def _show(self, text: str) -> None:
        try:
            found = self._preview(parse_clock(text))
        except BadInput as error:
            self.say(message(error) if text.strip() else "")
            self.ok.setEnabled(False)
            return
        self.say("")
        self.model.show(found.rows)
        self.ok.setEnabled(found.changes)
        if not found.fits:
            told = self.tr("The agenda has no more to give: it would end at {time}.")
        elif found.changes:
            told = self.tr("It would end at {time}.")
        else:
            told = self.tr("Nothing needs to change: it ends at {time}.")
        self._told.set_text(told.format(time=found.ends))
