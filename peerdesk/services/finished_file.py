"""A paper becomes a file: written beside its place, read back there, put in its place only if it is sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from peerdesk.deid import Roster, find_names
from peerdesk.domain.errors import BadInput, UserError
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
from peerdesk.domain.release import FileChecked
from peerdesk.ports import MinutesWriter

Paper = Literal["a4", "letter"]
Progress = Literal["lay_out", "write", "read_back"]


class Files(Protocol):
    """Makers and readers of finished files."""

    pdf: MinutesWriter

    def markdown(self, minutes: Minutes) -> bytes:
        """The paper as Markdown."""
        ...

    def docx(self, minutes: Minutes, *, paper: Paper) -> bytes:
        """The paper as a Word document."""
        ...

    def part(self, minutes: Minutes, before: LaidOut, sight: range, *, paper: Paper) -> PaperPart | None:
        """The pages in sight that are other than before, as they will be; None: lay out the whole."""
        ...

    def unshowable(self, minutes: Minutes) -> tuple[Unshowable, ...]:
        """Characters the paper's fonts cannot show."""
        ...

    def write(self, target: Path, data: bytes) -> None:
        """Put a whole file in place or nothing. Raises UserError for an unwritable target."""
        ...

    def beside(self, target: Path) -> Path:
        """A name in the target's folder for a file that is to be read back before it is placed."""
        ...

    def place(self, written: Path, target: Path) -> None:
        """Give a written file its name, in one step, whatever had it. Raises UserError if that fails."""
        ...

    def look_through(
        self, data: bytes, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """`read_back` for a PDF that is still in memory."""
        ...

    def read_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """Open the finished file and search it; allowed: names that may stand, case-folded."""
        ...

    def picture(self, paper: WrittenPaper, page: int, px_per_pt: float) -> PagePicture:
        """One page of a paper as a reader draws it. page: from 0."""
        ...

    def words_at(self, paper: WrittenPaper, stretches: Iterable[Stretch]) -> tuple[Place, ...]:
        """Where stretches of texts stand on the pages, one place a line."""
        ...


@runtime_checkable
class StepwiseFiles(Protocol):
    """Makers and readers that do long work in steps; closing one of these ends the work."""

    def writing(self, minutes: Minutes, *, paper: Paper) -> Iterator[PagesDone | WrittenPaper]:
        """The paper as a PDF."""
        ...

    def reading_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> Iterator[PagesDone | FileChecked]:
        """Open the finished file and search it."""
        ...


def writing_checked(
    files: Files,
    target: Path,
    minutes: Minutes,
    roster: Roster,
    *,
    paper: Paper = "a4",
    allowed: frozenset[str] = frozenset(),
    placing: Callable[[], None] = lambda: None,
) -> Generator[Progress | PagesDone | FileChecked, None, None]:
    """Write a paper by the target's suffix and read it back: says what comes next, at last what was found.

    Of a long paper it also says how many pages are done. Only a file in which nothing is found comes to the
    target; what stood there stays if anything is found, the file cannot be read, or this is closed before
    its end. placing: called right before the file comes to its place, which it may refuse. Raises BadInput
    `suffix_unknown` or `file_name_names` before anything is written, or the writer's own for an unwritable
    target.
    """
    suffix = target.suffix.lower()
    if suffix not in (".pdf", ".docx", ".md"):
        raise BadInput("suffix_unknown")
    refuse_file_name(target, roster)
    yield "lay_out"
    data = yield from _file(files, suffix, minutes, paper)
    yield "write"
    with unfinished(files, target) as beside:
        files.write(beside, data)
        result = yield from _read_back(files, beside, roster, minutes, allowed)
        if result.passed:
            placing()
            files.place(beside, target)
    yield result


@contextmanager
def unfinished(files: Files, target: Path) -> Iterator[Path]:
    """A place beside the target for a file that is not known to be sound; what lies there at the end goes."""
    beside = files.beside(target)
    try:
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def refuse_file_name(target: Path, roster: Roster) -> None:
    """Raises BadInput `file_name_names` when what a file is called names somebody."""
    if find_names(re.sub(r"[-_.]+", " ", target.stem), roster):
        raise BadInput("file_name_names")


def write_checked(
    files: Files,
    target: Path,
    minutes: Minutes,
    roster: Roster,
    *,
    paper: Paper = "a4",
    allowed: frozenset[str] = frozenset(),
) -> FileChecked:
    """`writing_checked` in one go."""
    return last_checked(writing_checked(files, target, minutes, roster, paper=paper, allowed=allowed))


def _file(files: Files, suffix: str, minutes: Minutes, paper: Paper) -> Generator[PagesDone, None, bytes]:
    if suffix != ".pdf":
        return files.docx(minutes, paper=paper) if suffix == ".docx" else files.markdown(minutes)
    if not isinstance(files, StepwiseFiles):
        return files.pdf(minutes, paper=paper).data
    data = b""
    for step in files.writing(minutes, paper=paper):
        if isinstance(step, PagesDone):
            yield step
        else:
            data = step.data
    return data


def _read_back(
    files: Files, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
) -> Generator[Progress | PagesDone, None, FileChecked]:
    if not isinstance(files, StepwiseFiles):
        return files.read_back(target, roster, minutes, allowed)
    result = FileChecked(problems=("not_read",))
    for step in files.reading_back(target, roster, minutes, allowed):
        if isinstance(step, PagesDone):
            yield step if step.done else "read_back"
        else:
            result = step
    return result


def refuse_unsound(checked: FileChecked) -> None:
    """Raises UserError `minutes_found_in_file` or `minutes_problem_in_file` unless nothing was found."""
    if checked.names:
        raise UserError("minutes_found_in_file")
    if checked.problems:
        raise UserError("minutes_problem_in_file")


def last_checked(steps: Iterator[Progress | PagesDone | FileChecked]) -> FileChecked:
    """What reading the file back gave, at the end of the steps that wrote it."""
    result = FileChecked(problems=("not_written",))
    for step in steps:
        if isinstance(step, FileChecked):
            result = step
    return result
