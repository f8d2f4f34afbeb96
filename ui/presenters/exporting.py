"""Writing the paper that is shown to a file: how far that is, and what was checked in the finished file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerdesk.domain.errors import UserError
from peerdesk.domain.minutes import PagesDone
from peerdesk.domain.release import FileChecked
from ui.presenters.desk import Desk, Notice

if TYPE_CHECKING:
    from peerdesk.domain.sheets import Sheet
    from peerdesk.services.all import Services
    from peerdesk.services.finished_file import Progress
    from ui.presenters.minutes import MinutesPresenter
    from ui.presenters.papers import Case

_PDF = ".pdf"
_FONTS_AND_TEXT = ("font_not_embedded", "text_differs")


class CheckState(StrEnum):
    """What is known about one check of the finished file."""

    WAITING = "waiting"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One line under "In the finished file"."""

    state: CheckState
    text: str = field(repr=False)


class ExportingPresenter(QObject):
    """Writes files of the minutes shown.

    Signals:
        changed(): writing a file began, went on or ended; ask for `progress` and `checks`.
    """

    changed = Signal()

    def __init__(self, desk: Desk, minutes: MinutesPresenter) -> None:
        super().__init__(desk)
        self._desk = desk
        self._minutes = minutes
        self._checked: FileChecked | None = None
        self._suffix = _PDF
        self._stops = False
        self.progress: Progress | None = None
        self.pages_done = 0

    @property
    def can_start(self) -> bool:
        """Whether there is a draft and no file is being written."""
        return self._minutes.draft is not None and self.progress is None

    def may_start(self) -> bool:
        """Whether a file can be written now; says so where names are left."""
        if self.can_start and self._minutes.blocking:
            self._desk.fail(UserError("names_left", count=self._minutes.blocking))
        return self.can_start and not self._minutes.blocking

    def start(self, target: Path, password: str = "") -> None:
        """Write the paper, read it back, and say how it went. Neither path nor password is kept.

        What was pressed before is in it: it waits until that is stored.
        """
        self._minutes.edits.once_shown(lambda: self._start(target, password))

    def _start(self, target: Path, password: str) -> None:
        if not self.may_start():
            return
        minutes = self._minutes
        if password and minutes.papers.case is None:
            minutes.refuse_changed()
            return
        meeting_id, paper = minutes.meeting_id, minutes.paper
        sheet, case = minutes.papers.sheet, minutes.papers.case
        names_some = minutes.draft is not None and bool(minutes.draft.on_record)
        self._stops, self.pages_done = False, 0
        self._set_progress("lay_out")

        def take(step: Progress | PagesDone | FileChecked) -> None:
            if isinstance(step, FileChecked):
                self._suffix = target.suffix.lower()
                self._read_back(step, meeting_id, sheet, case, names_some=names_some)
            else:
                self._take(step)

        def work(services: Services) -> Iterator[Progress | PagesDone | FileChecked]:
            steps = (
                services.release.exporting(meeting_id, target, paper=paper)
                if sheet is None
                else services.sheets.exporting(meeting_id, sheet, target, paper=paper, password=password)
            )
            with closing(steps):
                for step in steps:
                    yield step
                    if self._stops:
                        return

        self._desk.store.steps(
            work,
            take,
            lambda _: self._ended(),
            self._failed,
        )

    def stop(self) -> None:
        """Write no file after all; one that is not read back yet is removed."""
        self._stops = self.progress is not None

    def checks(self) -> tuple[Check, ...]:
        """What will be, or was, checked in the finished file."""
        told = self.tr("names, nicknames, companies")
        if self._minutes.papers.names_people:
            told = self.tr("no other names than those shown")
        names = (told, bool(self._checked and self._checked.names))
        problems = self._checked.problems if self._checked else ()
        is_pdf = self._checked is None or self._suffix == _PDF
        fonts = (
            self.tr("fonts embedded, text and its order") if is_pdf else self.tr("text and its order"),
            any(problem in _FONTS_AND_TEXT for problem in problems),
        )
        times = (
            self.tr("author, times, hidden parts"),
            any(problem not in _FONTS_AND_TEXT for problem in problems),
        )
        return tuple(self._check(text, failed) for text, failed in (names, times, fonts))

    def forget_check(self) -> None:
        """What was checked is another paper than the one shown."""
        if self._checked is not None:
            self._checked = None
            self._desk.unsay("export")
            self.changed.emit()

    def _check(self, text: str, failed: bool) -> Check:
        if self._checked is None:
            return Check(CheckState.WAITING, text)
        if failed:
            return Check(CheckState.FAILED, self.tr("{what}: not in order").format(what=text))
        return Check(CheckState.PASSED, text)

    def _take(self, step: Progress | PagesDone) -> None:
        if not isinstance(step, PagesDone):
            if step != self.progress:
                self.pages_done = 0
                self._set_progress(step)
        elif step.done != self.pages_done:
            self.pages_done = step.done
            self.changed.emit()

    def _read_back(
        self,
        checked: FileChecked,
        meeting_id: int,
        sheet: Sheet | None,
        case: Case | None,
        *,
        names_some: bool,
    ) -> None:
        """Say how it went with the paper that was written; another may be shown by now."""
        self._stops = False
        minutes = self._minutes
        if (meeting_id, sheet) == (minutes.meeting_id, minutes.papers.sheet):
            self._checked = checked
        if not checked.passed:
            self._desk.fail(
                UserError("minutes_found_in_file" if checked.names else "minutes_problem_in_file")
            )
            return
        self._desk.unsay("error")
        if case is not None:
            minutes.papers.say_case_written(case)
            return
        text = self.tr("Written and read back: nobody of the group is named in it.")
        if names_some:
            text = self.tr(
                "Written and read back: people are named only where it was agreed or on the record."
            )
        if sheet is not None:
            text = self.tr("Written and read back: its words are those shown here.")
        self._desk.say(Notice(text, key="export"))

    def _ended(self) -> None:
        if self._stops:
            self._desk.say(Notice(self.tr("Stopped. No file was written."), key="export"))
        self._set_progress(None)

    def _failed(self, error: UserError) -> None:
        self._set_progress(None)
        self._desk.fail(error)

    def _set_progress(self, progress: Progress | None) -> None:
        self.progress = progress
        self.changed.emit()
