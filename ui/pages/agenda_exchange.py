"""How agendas come in from elsewhere and go out as lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.actions import PageAction

if TYPE_CHECKING:
    from ui.dialogs.import_dialog import ImportWanted
    from ui.presenters.agenda_import import AgendaImport, ImportShown
    from ui.presenters.plan import PlanPresenter


class AgendaExchange(QObject):
    """Opens the dialogs for it over a page and hands what they answer to the presenter."""

    def __init__(self, presenter: PlanPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._page = page
        self._import: AgendaImport | None = None

    def actions(
        self, can_import: Callable[[], bool], can_export: Callable[[], bool]
    ) -> tuple[PageAction, ...]:
        """What the menus offer of it."""
        tr = self.tr
        return (
            PageAction(
                "agenda_import", tr("Import…"), (), self.import_file, "Meeting", "", can_import
            ),
            PageAction(
                "agenda_import_copied", tr("Import what was copied…"), (), self.import_copied,
                "Meeting", "", can_import,
            ),
            PageAction(
                "agenda_markdown", tr("Agenda as Markdown…"), (), self.export_markdown,
                "Meeting", "", can_export,
            ),
            PageAction(
                "agenda_table", tr("Agenda as a table (CSV)…"), (), self.export_table,
                "Meeting", "", can_export,
            ),
        )  # fmt: skip

    @Slot()
    def import_file(self) -> None:
        """Ask for a file, show what is in it, then bring it in."""
        from ui.dialogs.import_dialog import pick_agenda

        if self._presenter.is_editable:
            pick_agenda(self._page, lambda path: self._reading().read(Path(path), self._show))

    @Slot()
    def import_copied(self) -> None:
        """Show what the clipboard holds, then bring it in."""
        if self._presenter.is_editable:
            self._reading().read_text(QGuiApplication.clipboard().text(), self._show)

    @Slot()
    def export_markdown(self) -> None:
        """Ask where the agenda goes, and write it as Markdown."""
        from ui.presenters.agenda_papers import MARKDOWN

        self._write(MARKDOWN)

    @Slot()
    def export_table(self) -> None:
        """Ask where the agenda goes, and write it for a spreadsheet."""
        from ui.presenters.agenda_papers import TABLE

        self._write(TABLE)

    def _reading(self) -> AgendaImport:
        from ui.presenters.agenda_import import AgendaImport

        self._import = self._import or AgendaImport(self._presenter)
        return self._import

    def _show(self, found: ImportShown) -> None:
        from ui.dialogs.import_dialog import ImportDialog

        def bring_in(wanted: ImportWanted | None) -> None:
            if wanted is not None:
                self._reading().bring_in(found.meeting_id, wanted.items, behind=wanted.behind)

        dialog = ImportDialog(found.brought, found.has_agenda, self._page)
        dialog.answered.connect(bring_in)
        dialog.open()

    def _write(self, kind: tuple[str, str]) -> None:
        from ui.dialogs.save_minutes import ask_target

        meeting, papers = self._presenter.meeting, self._presenter.papers
        if meeting is None:
            return
        target = ask_target(self._page, papers.default_name(kind, meeting), self.tr("Save the agenda"))
        if target is not None:
            papers.write_list(meeting.id, target)
