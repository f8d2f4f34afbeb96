"""Shows an agenda that was read, and asks whether it takes the place of the one there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from peerdesk.domain.agenda import Agenda, total_s
from ui.dialogs import places
from ui.dialogs.ask import Ask, named
from ui.models.import_model import ImportColumn, ImportModel, import_rows
from ui.models.wording import span_text
from ui.presenters.plan_views import counted
from ui.theme import Size, Weight, current_theme
from ui.widgets.pick_box import PickBox
from ui.widgets.rows_table import RowsTable
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from peerdesk.services.outlines import BroughtIn

REPLACE, BEHIND = "replace", "behind"
"""Where an agenda goes."""

NAMED = 6
"""Most names and headings said one by one. Chosen: what two lines hold."""


@dataclass(frozen=True, slots=True)
class ImportWanted:
    """Bring these items in. behind: the agenda there is stays before them."""

    items: Agenda = field(repr=False)
    behind: bool


class ImportDialog(Ask):
    """Titles, minutes and leads as they would stand in the agenda; answers with an `ImportWanted`.

    has_agenda: there are items already.
    """

    def __init__(self, brought: BroughtIn, has_agenda: bool, parent: QWidget) -> None:
        super().__init__(self.tr("Import an agenda"), parent)
        theme = current_theme()
        self._brought = brought
        self.summary = TextLabel(self._sum(), size=Size.BODY, weight=Weight.STRONG, wrap=True)
        self.rows = _rows(self.tr("What was read"), brought)
        self.where = PickBox(
            (
                (REPLACE, self.tr("In place of the agenda; Ctrl+Z brings it back")),
                (BEHIND, self.tr("Behind the agenda there is")),
            ),
            self,
        )
        self.where.setVisible(has_agenda)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.rows, 1)
        for words in self._told():
            self.column.addWidget(TextLabel(words, "ink_soft", wrap=True))
        if has_agenda:
            self.form().addRow(named(self.tr("&Where to"), self.where), self.where)
        self.add_buttons(self.tr("Import"))
        self.resize(theme.space(190), theme.space(150))
        self.ok.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> ImportWanted:
        """What is to be done."""
        return ImportWanted(self._brought.agenda, self.where.key() == BEHIND)

    def _sum(self) -> str:
        """How many items and steps, how long, and how many say no minutes."""
        agenda = self._brought.agenda
        steps = sum(len(item.steps) for item in agenda)
        parts = [counted(len(agenda), self.tr("1 item"), self.tr("{n} items"))]
        parts += [counted(steps, self.tr("1 step"), self.tr("{n} steps"))] if steps else []
        parts.append(span_text(total_s(agenda, 0)))
        if missing := self._brought.without_minutes:
            parts.append(self.tr("{n} without minutes, counted as 0").format(n=missing))
        return " · ".join(parts)

    def _told(self) -> list[str]:
        told = []
        if self._brought.strangers:
            names = _listed(self._brought.strangers)
            told.append(self.tr("Not in this group, so they lead nothing here: {names}.").format(names=names))
        if self._brought.left_out:
            titles = _listed(self._brought.left_out)
            told.append(
                self.tr("Left out, because it is no part of an agenda: {titles}.").format(titles=titles)
            )
        return told


def _rows(name: str, brought: BroughtIn) -> RowsTable:
    """Rows to look at, not to choose from."""
    table = RowsTable(name, pad=2)
    table.setModel(ImportModel(import_rows(brought.agenda, brought.leads), table))
    table.setSelectionMode(RowsTable.SelectionMode.NoSelection)
    header = table.horizontalHeader()
    header.setSectionResizeMode(ImportColumn.ITEM, QHeaderView.ResizeMode.Stretch)
    table.resizeColumnsToContents()
    widest = current_theme().space(60)
    header.resizeSection(ImportColumn.LEAD, min(header.sectionSize(ImportColumn.LEAD), widest))
    return table


def pick_agenda(parent: QWidget, picked: Callable[[str], None]) -> QFileDialog:
    """Open the system's own file dialog, which does not block. picked: told the path that was chosen."""
    kinds = [tr("Agendas (*.md *.markdown *.csv *.tsv *.txt)"), tr("All files (*)")]
    return places.pick_file(parent, tr("Import an agenda"), kinds, picked)


def _listed(texts: tuple[str, ...]) -> str:
    """The first of some texts, and how many more there are."""
    more = len(texts) - NAMED
    shown = ", ".join(texts[:NAMED])
    return tr("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def tr(text: str) -> str:
    """A text of this module in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class
