"""Everything the use cases ask of files, in one object; each part is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

from peerdesk.deid import Roster
from peerdesk.domain.agenda_list import AgendaList
from peerdesk.domain.formats import Format
from peerdesk.domain.mail import Mail
from peerdesk.domain.minutes import (
    LaidOut,
    Minutes,
    PagePicture,
    PagesDone,
    PaperPart,
    Place,
    Stretch,
    Unshowable,
    WrittenPaper,
)
from peerdesk.domain.pocket import PocketSheet
from peerdesk.domain.release import FileChecked
from peerdesk.domain.series import CalendarEvent
from peerdesk.domain.times import Taken
from peerdesk.ports import MinutesWriter


class ExportFiles:
    """Writes papers, reads them back and draws them. Its methods are used by one thread at a time."""

    def __init__(self) -> None:
        self.pdf: MinutesWriter = _pdf

    def markdown(self, minutes: Minutes) -> bytes:
        """The paper as Markdown."""
        from peerdesk.export.markdown import write_markdown

        return write_markdown(minutes)

    def docx(self, minutes: Minutes, *, paper: Literal["a4", "letter"]) -> bytes:
        """The paper as a Word document."""
        from peerdesk.export.docx import write_docx

        return write_docx(minutes, paper=paper)

    def part(
        self, minutes: Minutes, before: LaidOut, sight: range, *, paper: Literal["a4", "letter"]
    ) -> PaperPart | None:
        """The pages in sight that are other than before, as they will be; None: lay out the whole."""
        from peerdesk.export.pdf_part import write_part

        return write_part(minutes, before, sight, paper=paper)

    def format_toml(self, format_: Format) -> bytes:
        """A format as the text of its file."""
        from peerdesk.export.format_toml import write_format

        return write_format(format_)

    def unshowable(self, minutes: Minutes) -> tuple[Unshowable, ...]:
        """Characters the paper's fonts cannot show."""
        from peerdesk.export.pdf import find_unshowable

        return find_unshowable(minutes)

    def write(self, target: Path, data: bytes) -> None:
        """Put a whole file in place or nothing. Raises UserError for an unwritable target."""
        from peerdesk.export.files import write_file

        write_file(target, data)

    def beside(self, target: Path) -> Path:
        """A name in the target's folder for a file that is to be read back before it is placed."""
        from peerdesk.export.files import beside

        return beside(target)

    def place(self, written: Path, target: Path) -> None:
        """Give a written file its name, in one step, whatever had it. Raises UserError if that fails."""
        from peerdesk.export.files import place_file

        place_file(written, target)

    def read_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """Open the finished file and search all of it. Raises BadInput when it cannot be read.

        allowed: names that may stand, on one line and case-folded.
        """
        from peerdesk.export.check import read_file_back

        return read_file_back(target, roster, minutes, allowed)

    def writing(
        self, minutes: Minutes, *, paper: Literal["a4", "letter"]
    ) -> Iterator[PagesDone | WrittenPaper]:
        """`pdf` in steps; closing it ends the work."""
        from peerdesk.export.apart import Write, is_long, working

        if not is_long(minutes):
            yield self.pdf(minutes, paper=paper)
            return
        with closing(working(Write(minutes, paper))) as steps:
            for step in steps:
                if isinstance(step, PagesDone | WrittenPaper):
                    yield step

    def reading_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> Iterator[PagesDone | FileChecked]:
        """`read_back` in steps; closing it ends the work."""
        from peerdesk.export.apart import Check, is_long, working

        if not is_long(minutes):
            yield self.read_back(target, roster, minutes, allowed)
            return
        with closing(working(Check(target.absolute(), roster, minutes, allowed))) as steps:
            for step in steps:
                if isinstance(step, PagesDone | FileChecked):
                    yield step

    def locked(self, data: bytes, password: str) -> bytes:
        """A PDF that opens with this password only."""
        from peerdesk.export.locking import locked

        return locked(data, password)

    def read_back_locked(
        self, target: Path, password: str, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """`read_back` of a locked PDF, opened in memory; `opens_without` where it needs no password.

        Raises BadInput when it cannot be read, also with the password.
        """
        from peerdesk.export.check import check_file, not_allowed, text_differs
        from peerdesk.export.locking import opens_without, unlocked

        data = target.read_bytes()
        opened = unlocked(data, password)
        found = check_file(opened, roster, suffix=target.suffix)
        differs = ("text_differs",) if text_differs(minutes, opened) else ()
        shut = ("opens_without",) if opens_without(data) else ()
        return FileChecked(not_allowed(found, allowed), (*found.problems, *differs, *shut))

    def logo(self, path: Path) -> bytes:
        """A picture made anew as a PNG. Raises BadInput `logo_unreadable`, `logo_large`."""
        from peerdesk.export.logo import read_logo

        return read_logo(path)

    def times(self, rows: tuple[Taken, ...]) -> bytes:
        """Planned against taken as a table."""
        from peerdesk.export.times_csv import write_times_csv

        return write_times_csv(rows)

    def pocket(self, sheet: PocketSheet, *, paper: Literal["a4", "letter"]) -> WrittenPaper:
        """The pocket sheet as a PDF of one page."""
        from peerdesk.export.pocket import write_pocket

        return write_pocket(sheet, paper=paper)

    def problems(self, target: Path) -> tuple[str, ...]:
        """What a finished file should not have, by key. Raises BadInput when it cannot be read."""
        from peerdesk.export.check import check_file

        return check_file(target, Roster.from_members(())).problems

    def agenda_markdown(self, agenda: AgendaList) -> bytes:
        """The agenda as Markdown."""
        from peerdesk.export.agenda_markdown import write_agenda_markdown

        return write_agenda_markdown(agenda)

    def agenda_csv(self, agenda: AgendaList) -> bytes:
        """The agenda as a table for a spreadsheet."""
        from peerdesk.export.agenda_csv import write_agenda_csv

        return write_agenda_csv(agenda)

    def calendar(self, event: CalendarEvent) -> bytes:
        """The meeting as an iCalendar file."""
        from peerdesk.export.icalendar import write_calendar

        return write_calendar(event)

    def calendar_words(self, data: bytes) -> str:
        """Every value of a calendar file. Raises BadInput when it cannot be read."""
        from peerdesk.export.icalendar import calendar_words

        return calendar_words(data)

    def mail(self, mail: Mail) -> bytes:
        """The mail as a file that a mail program opens as a draft."""
        from peerdesk.export.eml import write_eml

        return write_eml(mail)

    def read_mail(self, data: bytes) -> Mail:
        """What stands in a mail's file. Raises BadInput when it cannot be read, or holds anything else."""
        from peerdesk.export.eml import read_eml

        return read_eml(data)

    def look_through(
        self, data: bytes, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """`read_back` for a PDF that is still in memory."""
        from peerdesk.export.check import check_file, not_allowed, text_differs

        found = check_file(data, roster, suffix=".pdf")
        differs = ("text_differs",) if text_differs(minutes, data) else ()
        return FileChecked(not_allowed(found, allowed), (*found.problems, *differs))

    def picture(self, paper: WrittenPaper, page: int, px_per_pt: float) -> PagePicture:
        """One page of a paper as a reader draws it. page: from 0."""
        from peerdesk.export.page_pictures import page_picture

        return page_picture(paper, page, px_per_pt)

    def strip(self, paper: WrittenPaper, page: int, px_per_pt: float, first: int, last: int) -> PagePicture:
        """Rows of dots of a page, from the first to behind the last, as a reader draws it."""
        from peerdesk.export.page_pictures import page_strip

        return page_strip(paper, page, px_per_pt, first, last)

    def words_at(self, paper: WrittenPaper, stretches: Iterable[Stretch]) -> tuple[Place, ...]:
        """Where stretches of texts stand on the pages, one place a line."""
        from peerdesk.export.page_pictures import words_at

        return words_at(paper, stretches)


def _pdf(minutes: Minutes, *, paper: Literal["a4", "letter"] = "a4") -> WrittenPaper:
    from peerdesk.export.apart import Write, is_long, working
    from peerdesk.export.pdf import write_pdf

    if is_long(minutes):
        return next(one for one in working(Write(minutes, paper)) if isinstance(one, WrittenPaper))
    return write_pdf(minutes, paper=paper)
