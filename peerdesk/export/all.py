"""Everything the use cases ask of files, in one object."""

from __future__ import annotations

from pathlib import Path

from peerdesk.deid import Roster
from peerdesk.domain.minutes import Minutes, PagePicture, Place, Unshowable, WrittenPaper
from peerdesk.domain.release import FileChecked, folded
from peerdesk.export.check import check_file, text_differs
from peerdesk.export.files import write_file
from peerdesk.export.markdown import write_markdown
from peerdesk.export.page_pictures import page_picture, words_at
from peerdesk.export.pdf import find_unshowable, write_pdf
from peerdesk.ports import MinutesWriter


class ExportFiles:
    """Writes papers, reads them back and draws them. Its methods are used by one thread at a time."""

    def __init__(self) -> None:
        self.pdf: MinutesWriter = write_pdf

    def markdown(self, minutes: Minutes) -> bytes:
        """The paper as Markdown."""
        return write_markdown(minutes)

    def unshowable(self, minutes: Minutes) -> tuple[Unshowable, ...]:
        """Characters the paper's fonts cannot show."""
        return find_unshowable(minutes)

    def write(self, target: Path, data: bytes) -> None:
        """Put a whole file in place or nothing. Raises UserError for an unwritable target."""
        write_file(target, data)

    def read_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """Open the finished file and search all of it. Raises BadInput when it cannot be read.

        allowed: names that may stand, on one line and case-folded.
        """
        found = check_file(target, roster)
        written = (finding.matched for finding in found.findings)
        names = dict.fromkeys(name for name in written if folded(name) not in allowed)
        differs = ("text_differs",) if text_differs(minutes, target.read_bytes()) else ()
        return FileChecked(tuple(names), (*found.problems, *differs))

    def picture(self, paper: WrittenPaper, page: int, px_per_pt: float) -> PagePicture:
        """One page of a paper as a reader draws it. page: from 0."""
        return page_picture(paper, page, px_per_pt)

    def words_at(self, paper: WrittenPaper, key: str, text: str, start: int, end: int) -> tuple[Place, ...]:
        """Where a stretch of a text stands on the pages, one place a line. key: of its block."""
        return words_at(paper, key, text, start, end)
