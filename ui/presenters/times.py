"""Planned against taken of a closed meeting, in words for the dialog and a page for the facilitator."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from peerdesk.domain.errors import UserError
from peerdesk.domain.minutes import Block, Entry, Heading, Minutes, Paragraph
from peerdesk.domain.rules import Distribution
from ui.language import message, paper_here
from ui.presenters.desk import Desk

if TYPE_CHECKING:
    from peerdesk.domain.times import Taken
    from peerdesk.services.all import Services
    from peerdesk.services.times import Times


@dataclass(frozen=True, slots=True)
class TimesRow:
    """An item. figure: taken and planned in words; planned None: not known."""

    title: str = field(repr=False)
    taken: int
    planned: int | None
    figure: str

    @property
    def is_over(self) -> bool:
        """Whether it took more than it was given."""
        return self.planned is not None and self.taken > self.planned


@dataclass(frozen=True, slots=True)
class TimesPage:
    """Everything the dialog shows. again: a sentence for each item that always runs over."""

    heading: str = field(repr=False)
    total: str
    rows: tuple[TimesRow, ...]
    again: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TimesTold:
    """A sentence for the dialog. ok: False when something could not be done."""

    text: str = field(repr=False)
    ok: bool = True


class TimesPresenter(QObject):
    """One meeting's times, read from the vault when they are asked for.

    Signals:
        shown(TimesPage): as they are.
        told(TimesTold): a file was written, or why it could not be.
    """

    shown = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, meeting_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._times: Times | None = None

    def load(self) -> None:
        """Read everything anew."""
        meeting_id = self._meeting_id
        self._desk.store.call(lambda s: s.times.of_meeting(meeting_id), self._show, self._failed)

    def default_name(self, suffix: str) -> str:
        """What a file is called unless somebody says otherwise; names nobody, not even the group."""
        day = self._times.meeting.day.isoformat() if self._times else ""
        return f"{self.tr('times')}-{day}{suffix}"

    def write(self, target: Path) -> None:
        """Write the table, or for a PDF the page; the path is not kept."""
        if self._times is None:
            return
        meeting_id, paper, page = self._meeting_id, paper_here(), self._paper(self._times)

        def work(services: Services) -> None:
            if target.suffix.lower() == ".csv":
                services.times.write_table(meeting_id, target)
            else:
                services.times.write_page(meeting_id, target, page, paper=paper)

        self._desk.store.call(work, self._written, self._failed)

    def page(self, times: Times) -> TimesPage:
        """The times in words."""
        planned = sum(row.planned or 0 for row in times.rows)
        taken = sum(row.taken for row in times.rows)
        total = self.tr("{taken} of {planned} minutes taken").format(taken=taken, planned=planned)
        rows = tuple(TimesRow(row.title, row.taken, row.planned, self._figure(row)) for row in times.rows)
        again = tuple(
            self.tr("{title}: over in {times} of {meetings} meetings, by {minutes} min on average").format(
                title=one.title,
                times=one.times,
                meetings=one.meetings,
                minutes=QLocale().toString(one.over, "f", 0),
            )
            for one in times.again
        )
        day = times.meeting.day
        heading = f"{times.meeting.title} · {QLocale().toString(QDate(day.year, day.month, day.day))}"
        return TimesPage(heading, total, rows, again)

    def _figure(self, row: Taken) -> str:
        if row.planned is None:
            return self.tr("{taken} min").format(taken=row.taken)
        return self.tr("{taken} of {planned}").format(taken=row.taken, planned=row.planned)

    def _paper(self, times: Times) -> Minutes:
        page = self.page(times)
        blocks: list[Block] = [Heading(self.tr("Minutes taken of those planned"))]
        blocks += [Entry(row.title, row.figure) for row in page.rows]
        if page.again:
            blocks.append(Heading(self.tr("Always over")))
            blocks += [Paragraph(text) for text in page.again]
        return Minutes(
            kicker=self.tr("For the facilitator"),
            title=self.tr("Planned and taken"),
            lines=(page.heading, page.total),
            blocks=tuple(blocks),
            label=Distribution.RED,
            footer=self.tr("Whole minutes; no moment, nobody's turn"),
            page_phrase=self.tr("{page} of {pages}"),
            language=self.tr("en-GB", "the language of this page, as BCP 47 writes it"),
        )

    def _show(self, times: Times) -> None:
        self._times = times
        self.shown.emit(self.page(times))

    def _written(self, _: None) -> None:
        self.told.emit(TimesTold(self.tr("Written. It holds working titles: keep it to yourself.")))

    def _failed(self, error: UserError) -> None:
        self.told.emit(TimesTold(message(error), ok=False))
