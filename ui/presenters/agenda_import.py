"""An agenda from elsewhere: read, shown before anything changes, then brought in as one step back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from peerdesk.domain.agenda import Agenda
from peerdesk.domain.agenda_edits import Edit
from peerdesk.services.context import new_id
from peerdesk.services.outlines import BroughtIn, brought_in
from ui.presenters.desk import Choice, Notice
from ui.presenters.plan_views import counted

if TYPE_CHECKING:
    from peerdesk.domain.outline import Outline
    from peerdesk.services.all import Services
    from ui.presenters.plan import PlanPresenter


@dataclass(frozen=True, slots=True)
class ImportShown:
    """What was read, before it is anybody's agenda. meeting_id: for which. has_agenda: it has one already."""

    meeting_id: int
    brought: BroughtIn = field(repr=False)
    has_agenda: bool = False


class AgendaImport(QObject):
    """Reads agendas for the meeting in front; what cannot be read is said in the strip, nothing changes."""

    def __init__(self, plan: PlanPresenter) -> None:
        super().__init__(plan)
        self._plan = plan

    def read(self, path: Path, done: Callable[[ImportShown], None]) -> None:
        """Read a file; the path is not kept."""
        self._read(lambda s: s.readers.agenda(path), done)

    def read_text(self, text: str, done: Callable[[ImportShown], None]) -> None:
        """Read what was copied."""
        self._read(lambda s: s.readers.agenda_text(text), done)

    def bring_in(self, meeting_id: int, items: Agenda, *, behind: bool) -> None:
        """Put these items in place of the agenda or behind it; the strip offers the old one back."""
        desk = self._plan.desk
        text = counted(len(items), self.tr("1 item was imported."), self.tr("{n} items were imported."))
        notice = Notice(text, (Choice(self.tr("Take them out again"), self._plan.undo),), key="format_used")

        def change(agenda: Agenda) -> Agenda:
            return (*agenda, *items) if behind else items

        def work(services: Services) -> None:
            services.planning.edit(meeting_id, change, Edit.IMPORT, len(items))

        def said(_: None) -> None:
            desk.unsay("error")
            desk.say(notice)

        desk.store.call(work, said, desk.fail)

    def _read(self, work: Callable[[Services], Outline], done: Callable[[ImportShown], None]) -> None:
        meeting_id, desk = self._plan.meeting_id, self._plan.desk

        def read(services: Services) -> ImportShown:
            outline = work(services)
            plan = services.planning.plan(meeting_id)
            return ImportShown(meeting_id, brought_in(outline, plan.members, new_id), bool(plan.agenda))

        def shown(found: ImportShown) -> None:
            desk.unsay("error")
            done(found)

        desk.store.call(read, shown, desk.fail)
