"""What this laptop keeps about a group, and until when, in sentences for the window and a printed page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from peerdesk.domain.bin import REST_DAYS
from peerdesk.domain.errors import UserError
from peerdesk.domain.minutes import Block, Entry, Heading, Minutes, Paragraph
from peerdesk.services.keeping import Sort
from ui.language import message, paper_here
from ui.presenters.desk import Desk

if TYPE_CHECKING:
    from peerdesk.domain.members import Group
    from peerdesk.services.all import Services
    from peerdesk.services.keeping import Keeping

SUFFIX = ".pdf"
_BYTES_A_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept, and until when."""

    what: str
    until: str


@dataclass(frozen=True, slots=True)
class KeptPart:
    """Things that belong together."""

    heading: str
    rows: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The whole page. promise: the sentence in its box. last: paragraphs under everything, with a heading."""

    group: str = field(repr=False)
    title: str = field(repr=False)
    line: str
    promise: str
    parts: tuple[KeptPart, ...]
    last_heading: str
    last: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Every text in reading order, a row on one line."""
        yield from (self.group, self.title, self.line, self.promise)
        for part in self.parts:
            yield part.heading
            yield from (f"{row.what}: {row.until}" for row in part.rows)
        yield self.last_heading
        yield from self.last


@dataclass(frozen=True, slots=True)
class KeptTold:
    """A sentence for the dialog. ok: False when something could not be done."""

    text: str = field(repr=False)
    ok: bool = True


class KeepingPresenter(QObject):
    """One group's page, read from the vault when it is asked for.

    Signals:
        shown(KeptPage): the page as it is now.
        told(KeptTold): the file was written, or why it could not be.
    """

    shown = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, group_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group_id = group_id
        self._kept: Keeping | None = None
        self._wording = _Wording(self)

    def load(self) -> None:
        """Read everything anew."""
        group_id = self._group_id
        self._desk.store.call(lambda s: s.keeping.of_group(group_id), self._show, self._failed)

    @property
    def default_name(self) -> str:
        """What the file is called unless somebody says otherwise; names nobody, not even the group."""
        day = self._kept.today.isoformat() if self._kept else ""
        return f"{self.tr('kept')}-{day}{SUFFIX}"

    def write(self, target: Path) -> None:
        """Write the page as a file; the path is not kept."""
        if self._kept is None:
            return
        group_id, kept = self._group_id, self._kept
        page = self._wording.paper(kept)
        paper = paper_here()

        def work(services: Services) -> None:
            services.keeping.write_page(group_id, target, page, paper=paper)

        self._desk.store.call(work, self._written, self._failed)

    def _show(self, kept: Keeping) -> None:
        self._kept = kept
        self.shown.emit(self._wording.page(kept))

    def _written(self, _: None) -> None:
        self.told.emit(KeptTold(self.tr("Written, opened again and checked.")))

    def _failed(self, error: UserError) -> None:
        self.told.emit(KeptTold(message(error), ok=False))


class _Wording(QObject):
    """The sentences. They hold counts, days and what the group is called, nothing else of anybody's."""

    def page(self, kept: Keeping) -> KeptPage:
        """The page in sentences."""
        return KeptPage(
            group=kept.group.name,
            title=self.tr("What this laptop keeps about you, and until when"),
            line=self.tr("Counted in the vault on {day}").format(day=self._day(kept.today)),
            promise=self._promise(kept.attributed),
            parts=(self._group(kept), self._said(kept), self._around(kept)),
            last_heading=self.tr("When it is gone"),
            last=tuple(self._last(kept)),
        )

    def _promise(self, attributed: int) -> str:
        if attributed:
            return self.tr(
                "Who said what is written only where somebody typed it, with the day of consent. A note has "
                "no author, no time and no place in an order, so nobody can look up any other."
            )
        return self.tr(
            "Who said what is written nowhere, not even for a moment. A note has no author, no time and no "
            "place in an order, so nobody can look it up."
        )

    def paper(self, kept: Keeping) -> Minutes:
        """The page as a tree for the writer of files."""
        page = self.page(kept)
        blocks: list[Block] = []
        for part in page.parts:
            blocks.append(Heading(part.heading))
            blocks += [Entry(row.what, row.until) for row in part.rows]
        blocks.append(Heading(page.last_heading, 2))
        blocks += [Paragraph(text) for text in page.last]
        return Minutes(
            kicker=page.group,
            title=page.title,
            lines=(page.line,),
            statement=page.promise,
            blocks=tuple(blocks),
            label=kept.group.distribution,
            footer=self.tr("What this laptop keeps"),
            page_phrase=self.tr("{page} of {pages}"),
            is_close=True,
            language=self.tr("en-GB", "the language of this page, as BCP 47 writes it"),
        )

    def _group(self, kept: Keeping) -> KeptPart:
        counts, meeting = kept.counts, self.tr("until the meeting is erased")
        agenda = self.tr("%n agenda items: title, length, lead", "", counts[Sort.AGENDA])
        if kept.timed:
            agenda += self.tr("; for %n the minutes taken", "", kept.timed)
        if kept.balanced:
            agenda += self.tr("; for %n meetings how evenly the floor was shared", "", kept.balanced)
        floor = (
            self.tr("Floor, hands, seconds a person: a meeting is under way")
            if counts[Sort.UNDER_WAY]
            else self.tr("Floor, hands, seconds a person: nothing now")
        )
        rows = (
            Kept(self._members(kept), self.tr("until you are removed")),
            Kept(
                self.tr("Who was asked and who came: %n entries", "", counts[Sort.ATTENDANCE]),
                self.tr("until you are removed"),
            ),
            Kept(self._days(kept), meeting),
            Kept(agenda, meeting),
            *self._begins(kept.group),
            *self._formats(counts[Sort.FORMATS]),
            *self._bin(counts[Sort.BIN]),
            Kept(floor, self.tr("wiped at the close")),
            Kept(
                self.tr("What the group is called, its rules and words"),
                self.tr("until the group is erased"),
            ),
        )
        return KeptPart(self.tr("The group"), rows)

    def _begins(self, group: Group) -> Iterator[Kept]:
        if group.seating:
            yield Kept(self.tr("How people last sat"), self.tr("until the next meeting is closed"))
        if group.begins_id is not None:
            text = self.tr("Who was last in the last round of three or more, to begin the next one")
            yield Kept(text, self.tr("until the next meeting is closed"))

    def _formats(self, count: int) -> Iterator[Kept]:
        if count:
            text = self.tr("%n formats of its own: titles, lengths, lines to read out", "", count)
            yield Kept(text, self.tr("until they are removed"))

    def _bin(self, count: int) -> Iterator[Kept]:
        if count:
            text = self.tr("%n things in the bin: as they were planned, nothing that was said", "", count)
            yield Kept(text, self.tr("%n days, or until the bin is emptied", "", REST_DAYS))

    def _members(self, kept: Keeping) -> str:
        people = self.tr("%n people", "", kept.counts[Sort.MEMBERS])
        words = self._field_words()
        fields = ", ".join(words[name] for name in kept.filled)
        return self.tr("{people}: {fields}").format(people=people, fields=fields) if fields else people

    def _field_words(self) -> dict[str, str]:
        return {
            "name": self.tr("name"),
            "nicknames": self.tr("nicknames"),
            "organisations": self.tr("organisation"),
            "products": self.tr("products"),
            "role": self.tr("role"),
            "sector": self.tr("sector"),
            "region": self.tr("region"),
            "email": self.tr("e-mail"),
            "stage": self.tr("standing"),
        }

    def _days(self, kept: Keeping) -> str:
        meetings = self.tr("%n meetings", "", kept.counts[Sort.MEETINGS])
        if kept.first is None or kept.last is None:
            return meetings
        if kept.first == kept.last:
            text = self.tr("{meetings}, {first}: title, day, rules")
            return text.format(meetings=meetings, first=self._day(kept.first))
        text = self.tr("{meetings}, {first} to {last}: title, day, rules")
        return text.format(meetings=meetings, first=self._day(kept.first), last=self._day(kept.last))

    def _said(self, kept: Keeping) -> KeptPart:
        counts, until = kept.counts, self.tr("until the meeting is deleted")
        said = self.tr("%n days after release", "", kept.group.retention_days)
        promises = self.tr("%n promises, and in another table who promised", "", counts[Sort.PROMISES])
        draft = self.tr("%n sentences in drafts of minutes, with decisions", "", counts[Sort.DRAFT])
        half_typed = (
            self.tr("A note that is half typed") if kept.half_typed else self.tr("Nothing that is half typed")
        )
        rows = (
            Kept(self.tr("%n notes: words and kind, under their item", "", counts[Sort.NOTES]), said),
            *self._motions(counts[Sort.MOTIONS], said),
            Kept(promises, until),
            Kept(draft, said),
            *self._attributed(kept.attributed, said),
            Kept(half_typed, self.tr("until kept, struck or closed")),
        )
        return KeptPart(self.tr("What was said"), rows)

    def _attributed(self, count: int, until: str) -> Iterator[Kept]:
        if count:
            yield Kept(self.tr("%n sentences with words on whose they are", "", count), until)

    def _motions(self, count: int, until: str) -> Iterator[Kept]:
        """On the record motions stay with who moved and seconded; all else of them goes at the close."""
        if count:
            text = self.tr("%n motions and topics; on the record with mover and seconder", "", count)
            yield Kept(text, until)

    def _around(self, kept: Keeping) -> KeptPart:
        around = kept.around
        backups = self.tr("No backup yet")
        if around.backups:
            backups = self.tr("%n backups, the oldest of {day}", "", len(around.backups))
            backups = backups.format(day=self._day(around.backups[-1]))
        size = QLocale().toString(around.log_bytes / _BYTES_A_MB, "f", 1)
        rows = (
            Kept(
                backups,
                self.tr("the newest {n}, and {months} monthly ones").format(
                    n=around.newest, months=around.months
                ),
            ),
            Kept(
                self.tr("A log and the window’s looks: no words, names or titles"),
                self.tr("overwritten beyond {size} MB").format(size=size),
            ),
        )
        return KeptPart(self.tr("Around it"), rows)

    def _last(self, kept: Keeping) -> Iterator[str]:
        yield self.tr(
            "What is erased is gone from the vault by the next start, from a backup once that is replaced; "
            "what is withdrawn or expires, from both at once, but for random keys. A promise keeps the name "
            "typed with it. What was sent cannot be called back."
        )
        yield (
            self.tr("Everything is encrypted; the passphrase of the person who leads opens it.")
            if kept.around.has_passphrase
            else self.tr(
                "Everything is encrypted, but no passphrase is set: whoever has this laptop can open it."
            )
        )

    def _day(self, day: dt.date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMMM yyyy"))
