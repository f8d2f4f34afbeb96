"""The papers of an agenda: the invitation, the pocket sheet, and the meeting in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimeZone

from peerdesk.domain.meeting import Meeting
from peerdesk.domain.series import Series
from ui.language import paper_here
from ui.presenters.desk import Desk, Notice

if TYPE_CHECKING:
    from peerdesk.services.all import Services

INVITATION, POCKET_SHEET, CALENDAR = ("agenda", ".pdf"), ("pocket", ".pdf"), ("meeting", ".ics")
MARKDOWN, TABLE = ("agenda", ".md"), ("agenda", ".csv")
"""What each file is called before the day, and its kind. They name nobody, not even the group."""

_KEY = "paper"
_NAMED = 6
"""Characters that are named; the others are counted. Chosen: one line of the strip."""


class AgendaPapersPresenter(QObject):
    """Writes them and says so in the strip; the path is not kept."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def default_name(self, kind: tuple[str, str], meeting: Meeting) -> str:
        """What a file is called unless somebody says otherwise."""
        word, suffix = kind
        return f"{word}-{meeting.day.isoformat()}{suffix}"

    def write_invitation(self, meeting_id: int, target: Path) -> None:
        """Write the agenda for those who are invited."""
        text, paper = self.tr("The agenda is written, opened again and checked."), paper_here()
        self._write(lambda s: s.papers.write_invitation(meeting_id, target, paper=paper), text)

    def write_pocket_sheet(self, meeting_id: int, target: Path) -> None:
        """Write the sheet for the facilitator."""
        text = self.tr(
            "The pocket sheet is written. It holds working titles and initials: keep it to yourself."
        )
        paper = paper_here()
        self._write(lambda s: s.papers.write_pocket_sheet(meeting_id, target, paper=paper), text)

    def name_unshowable(self, meeting_id: int, then: Callable[[], None], *, pocket: bool = False) -> None:
        """Say which characters will stand as codes, before anything is written; then go on."""

        def told(found: str) -> None:
            if found:
                named = ", ".join(f"{one} (U+{ord(one):04X})" for one in found[:_NAMED])
                more = self.tr(" and %n more", "", len(found) - _NAMED) if len(found) > _NAMED else ""
                text = self.tr("The paper’s fonts do not have {characters}; codes are printed instead.")
                self._desk.say(Notice(text.format(characters=named + more), tone="warn", key=_KEY))
            then()

        self._desk.store.call(
            lambda s: s.papers.unshowable(meeting_id, pocket=pocket), told, lambda _: then()
        )

    def write_calendar(self, meeting_id: int, target: Path, series: Series) -> None:
        """Write the meeting and its series for a calendar."""
        zone = QTimeZone.systemTimeZoneId().toStdString()

        def work(services: Services) -> int:
            services.papers.write_calendar(meeting_id, target, series, zone)
            return 0

        self._write(work, self.tr("The calendar file is written, opened again and checked."))

    def write_list(self, meeting_id: int, target: Path) -> None:
        """Write public titles, times and kinds as Markdown or as a table, by the target's suffix."""

        def work(services: Services) -> int:
            services.papers.write_list(meeting_id, target)
            return 0

        self._write(work, self.tr("The agenda is written, with its public titles."))

    def _write(self, work: Callable[[Services], int], text: str) -> None:
        """work: answers how many characters the file could not show."""

        def written(unshowable: int) -> None:
            told = text
            if unshowable:
                told += " " + self.tr("%n characters are printed as codes.", "", unshowable)
            self._desk.unsay("error")
            self._desk.say(Notice(told, tone="warn" if unshowable else "info", key=_KEY))

        self._desk.store.call(work, written, self._desk.fail)
