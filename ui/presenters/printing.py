"""Prints the paper that is shown, as pictures of its pages at the printer's resolution.

The pages are drawn and painted strip by strip on the store thread, so that neither the window nor a note
waits for a page. Source: Qt, "Threads and Objects": a painter may paint onto a printer in another thread.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter

from peerdesk.domain.errors import UserError
from ui.presenters.desk import Desk, Notice

if TYPE_CHECKING:
    from peerdesk.domain.minutes import WrittenPaper
    from peerdesk.services.all import Services
    from ui.presenters.minutes import MinutesPresenter
    from ui.presenters.papers import Case

MOST_DOTS = 600
"""Dots an inch at most. Chosen: finer ones cannot be told apart on paper."""

STRIP_PT = 54.0
"""Height of a strip. Chosen: a sixteenth of a page, some 18 MB at 600 dots an inch."""

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Printed:
    """How many pages were painted, of how many."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class _Job:
    """What is printed where. scale: dots a point; factor: dots of the device for one of a picture."""

    written: WrittenPaper
    pages: tuple[int, ...]
    scale: float
    factor: float
    left: float
    top: float


class PrintingPresenter(QObject):
    """Sends pages to a printer.

    Signals:
        printed(Printed): another page is painted.
    """

    printed = Signal(object)

    def __init__(self, desk: Desk, minutes: MinutesPresenter) -> None:
        super().__init__(desk)
        self._desk = desk
        self._minutes = minutes
        self._busy = False

    def may_print(self) -> bool:
        """Whether the paper shown can be printed now; says so where names are left."""
        return not self._busy and self._minutes.whole is not None and self._minutes.exporting.may_start()

    @property
    def can_print(self) -> bool:
        """Whether there are pages and none are being printed."""
        return not self._busy and self._minutes.exporting.can_start and self._minutes.whole is not None

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return self._minutes.whole.pages if self._minutes.whole is not None else 0

    def no_printer(self) -> None:
        """Say that there is none."""
        self._desk.fail(UserError("no_printer"))

    def send(self, device: QPagedPaintDevice, dots_per_inch: int, pages: Sequence[int]) -> None:
        """Print these pages, from 0. The device is used by nobody else meanwhile.

        While the question was open the paper may have become another: it is looked at again.
        """
        written = self._minutes.whole
        if self._busy or not self._minutes.exporting.may_start():
            return
        if written is None or not all(page < written.pages for page in pages):
            self._desk.fail(UserError("paper_changed"))
            return
        job = _job(device, dots_per_inch, written, tuple(pages))
        case, is_shared = self._minutes.papers.case, self._minutes.papers.sheet is None
        meeting = self._minutes.draft.meeting if self._minutes.draft is not None else None
        self._busy = True

        def work(services: Services) -> Iterator[Printed]:
            if is_shared and meeting is not None:
                services.release.hand_out(meeting)
            yield from _painting(services, device, job)

        self._desk.store.steps(
            work,
            self._so_far,
            lambda _: self._done(len(job.pages), case),
            self._failed,
        )

    def _so_far(self, step: Printed) -> None:
        self.printed.emit(step)
        if step.done < step.of:
            text = self.tr("Printing: page {done} of {of}…").format(done=step.done + 1, of=step.of)
            self._desk.say(Notice(text, key="print"))

    def _done(self, pages: int, case: Case | None) -> None:
        self._busy = False
        self._desk.unsay("error")
        self._desk.say(Notice(self.tr("%n pages went to the printer.", "", pages), key="print"))
        if case is not None:
            self._minutes.papers.say_case_left(case)

    def _failed(self, error: UserError) -> None:
        self._busy = False
        self._desk.unsay("print")
        self._desk.fail(error)


def _job(device: QPagedPaintDevice, dots: int, written: WrittenPaper, pages: tuple[int, ...]) -> _Job:
    """The paper in the middle of the printer's sheet, smaller where that is smaller, never larger."""
    sheet = device.pageLayout().fullRectPixels(dots)
    width, height = (side * dots / _POINTS for side in written.size_pt)
    fit = min(sheet.width() / width, sheet.height() / height, 1.0)
    fit = 1.0 if fit > 0.999 else fit
    scale = min(dots, MOST_DOTS) / _POINTS
    left, top = (sheet.width() - width * fit) / 2, (sheet.height() - height * fit) / 2
    return _Job(written, pages, scale, dots / min(dots, MOST_DOTS) * fit, round(left), round(top))


def _painting(services: Services, device: QPagedPaintDevice, job: _Job) -> Iterator[Printed]:
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("not_printed")
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        for number, page in enumerate(job.pages):
            if number and not device.newPage():
                raise UserError("not_printed")
            for first, last in _strips(job):
                _paint(services, painter, job, page, first, last)
                yield Printed(number, len(job.pages))
            yield Printed(number + 1, len(job.pages))
    finally:
        painter.end()


def _strips(job: _Job) -> Iterator[tuple[int, int]]:
    """Rows of dots of a page, from the first to behind the last of each strip."""
    rows, high = math.ceil(job.written.size_pt[1] * job.scale), max(1, round(STRIP_PT * job.scale))
    return ((first, min(first + high, rows)) for first in range(0, rows, high))


def _paint(services: Services, painter: QPainter, job: _Job, page: int, first: int, last: int) -> None:
    picture = services.sheets.strip(job.written, page, job.scale, first, last)
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    place = QRectF(
        job.left, job.top + first * job.factor, picture.width * job.factor, picture.height * job.factor
    )
    painter.drawImage(place, image)
