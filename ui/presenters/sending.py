"""The way of the minutes: for objections, released, and the mails of each step as files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QStandardPaths, Signal

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.mail import MailKind, Recipients
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.releasing import OBJECTION_DAYS, objections_ended
from peerdesk.services.sending import MailWritten
from ui.language import message, paper_here
from ui.models.wording import long_day
from ui.presenters.desk import Desk, Notice

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from peerdesk.services.findings import Read
    from peerdesk.services.finished_file import Paper
    from peerdesk.services.sending import SendView

NAMES_SHOWN = 6
"""How many who cannot be reached are named; the others are counted. Chosen: one line of the dialog."""

WayState = Literal["done", "now", "later"]

_SHOWN = (Kind.MEETINGS, Kind.MEMBERS, Kind.ATTENDANCE, Kind.AGENDA, Kind.GROUPS)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be sent. until: last day for objections. minutes, sheet: which mails are written."""

    until: dt.date
    minutes: bool = True
    sheet: bool = True


@dataclass(frozen=True, slots=True)
class WayStep:
    """One of the three steps. state: done, the next, or one after it."""

    text: str = field(repr=False)
    state: WayState


@dataclass(frozen=True, slots=True)
class Told:
    """What became of it. ok: it went well."""

    text: str = field(repr=False)
    ok: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the minutes are, for a chip. waits: somebody has to do something."""

    text: str = field(repr=False)
    waits: bool = False


class SendingPresenter(QObject):
    """Knows how far one meeting's minutes are, moves them on, and has their mails written.

    paper: gives the sheet that the pages are shown on, which the mails have too. settled: does something once
    what was pressed on the minutes is stored.

    Signals:
        changed(): phase, recipients, what was written or what was said is another; ask for everything again.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        paper: Callable[[], Paper] = paper_here,
        settled: Callable[[Callable[[], None]], None] = lambda act: act(),
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._paper = paper
        self._settled = settled
        self._meeting_id = 0
        self._asked = 0
        self.view: SendView | None = None
        self.busy = False
        self._moved = False
        self.written: tuple[MailWritten, ...] = ()
        self.told = Told("")
        self.folder = _documents()
        desk.changed.connect(self._on_changed)

    # What is shown.

    def show_meeting(self, meeting_id: int) -> None:
        """Show this meeting."""
        if meeting_id != self._meeting_id:
            self._meeting_id, self.view = meeting_id, None
            self.written, self.told = (), Told("")
            self.changed.emit()
        self._load()

    @property
    def phase(self) -> Phase | None:
        """How far the meeting is, None while that is not known."""
        return self.view.meeting.phase if self.view else None

    @property
    def is_off_record(self) -> bool:
        """Whether nothing but the next date can be sent."""
        return self.view is not None and self.view.kind is MailKind.NEXT_DATE

    @property
    def standing(self) -> Standing:
        """How far the minutes are, in a few words."""
        view = self.view
        if view is None or self.is_off_record:
            return Standing(self.tr("Off the record") if view else "")
        meeting, until = view.meeting, view.meeting.objections_until
        if meeting.phase is Phase.RELEASED:
            return Standing(self.tr("Released · version {n}").format(n=meeting.version))
        if meeting.phase is Phase.SENT and until:
            if objections_ended(meeting, view.today):
                return Standing(self.tr("Objections have ended"), waits=True)
            return Standing(self.tr("For objections until {day}").format(day=long_day(until)))
        return Standing(self.tr("Draft"))

    @property
    def until(self) -> dt.date:
        """The day that is proposed as the last for objections, or that was chosen."""
        if self.view is None:
            return dt.date.today()
        later = self.view.today + dt.timedelta(days=OBJECTION_DAYS)
        return self.view.meeting.objections_until or later

    def way(self) -> tuple[WayStep, ...]:
        """The three steps and where the minutes are."""
        if self.view is None:
            return ()
        meeting = self.view.meeting
        order = (Phase.CLOSED, Phase.SENT, Phase.RELEASED)
        place = order.index(meeting.phase)
        texts = (
            self.tr("Closed on {day}").format(day=long_day(meeting.day)),
            self._objections_text(meeting),
            self._released_text(meeting),
        )
        return tuple(WayStep(text, _state(n, place)) for n, text in enumerate(texts))

    def goes_to(self, wish: Wish) -> str:
        """To how many what goes, in a sentence or two."""
        view = self.view
        if view is None:
            return ""
        parts = [self._group_text(len(view.group.addresses))] if wish.minutes else []
        if wish.sheet and view.sheet is not None:
            parts.append(self._sheet_text(len(view.sheet.addresses)))
        return " ".join(parts) or self.tr("No mail is written.")

    def missing(self, wish: Wish) -> str:
        """Who has no address in PeerDesk, by name: for the window only."""
        names = dict.fromkeys(name for one in self._wanted(wish) for name in one.without)
        if not names:
            return ""
        told = self.tr("%n have no address in PeerDesk: {names}.", "", len(names))
        return told.format(names=self._listed(list(names)))

    def unreadable(self, wish: Wish) -> str:
        """Whose address cannot be written to, as the sentence that would refuse it."""
        names = dict.fromkeys(name for one in self._wanted(wish) for name in one.unreadable)
        return message(UserError("address_unreadable", people=self._listed(list(names)))) if names else ""

    def mail_text(self, mail: MailWritten) -> str:
        """What a mail that was written brings, and to how many it goes."""
        words = {
            MailKind.OBJECTIONS: self.tr("Draft for objections"),
            MailKind.MINUTES: self.tr("Minutes"),
            MailKind.NEW_VERSION: self.tr("New version of the minutes"),
            MailKind.SHEET: self.tr("Members’ sheet"),
            MailKind.NEXT_DATE: self.tr("The next date"),
        }[mail.kind]
        return f"{words} · {self.tr('to %n people', '', mail.count)}"

    # What is done.

    def send_for_objections(self, wish: Wish) -> None:
        """Open the draft to objections and write the mails; again gives another day."""
        meeting_id = self._meeting_id
        self._do(wish, lambda s: s.releasing.sending(meeting_id, wish.until))

    def release(self, wish: Wish) -> None:
        """Release the minutes and write the mails."""
        meeting_id = self._meeting_id
        self._do(wish, lambda s: s.releasing.releasing(meeting_id))

    def write(self, wish: Wish) -> None:
        """Write the mails of this phase, once more or for the first time."""
        self._do(wish, lambda _: iter(()))

    def take_back(self) -> None:
        """Take the last step back: the one that is shown, once."""
        if self.view is None or self.busy:
            return
        meeting_id, phase = self._meeting_id, self.view.meeting.phase
        self._moved = False
        self.busy, self.told = True, Told(self.tr("Taking it back…"))
        self.changed.emit()
        self._desk.store.call(
            lambda s: s.releasing.take_back(meeting_id, phase),
            lambda _: self._taken_back(meeting_id),
            lambda error: self._failed(meeting_id, error),
        )

    def forget(self) -> None:
        """What was written and said belongs to the dialog that was put away."""
        if not self.busy:
            self.written, self.told = (), Told("")

    def tell_unopened(self) -> None:
        """Nothing on this system opens such a file."""
        text = self.tr("No program here opens mails. The file is in the folder above; open it from there.")
        self.told = Told(text, ok=False)
        self.changed.emit()

    # Inside.

    def _do(self, wish: Wish, move: Callable[[Services], Iterator[Read | Meeting]]) -> None:
        """Move on and write, as one long piece of work; what was written before is no longer offered."""
        self._settled(lambda: self._begin(wish, move))

    def _begin(self, wish: Wish, move: Callable[[Services], Iterator[Read | Meeting]]) -> None:
        if self.view is None or self.busy:
            return
        meeting_id, folder, paper = self._meeting_id, self.folder, self._paper()
        self._moved = False
        self.busy, self.written, self.told = True, (), Told("")
        self.changed.emit()

        def work(services: Services) -> Iterator[Read | Meeting | MailWritten]:
            yield from move(services)
            kinds = _kinds(services.sending.view(meeting_id), wish)
            if kinds:
                yield from services.sending.writing(meeting_id, folder, kinds, paper=paper)

        self._desk.store.steps(
            work,
            lambda step: self._stepped(meeting_id, step),
            lambda _: self._done(meeting_id),
            lambda error: self._failed(meeting_id, error),
        )

    def _stepped(self, meeting_id: int, step: Read | Meeting | MailWritten) -> None:
        if isinstance(step, Meeting):
            self._moved = True
        elif isinstance(step, MailWritten) and meeting_id == self._meeting_id:
            self.written = (*self.written, step)

    def _done(self, meeting_id: int) -> None:
        text = self.tr("Written and read back. Open each, look at it, and send it from your mail program.")
        if not self.written:
            text = self.tr("No mail was written.")
        self._tell(meeting_id, Told(text))

    def _failed(self, meeting_id: int, error: UserError) -> None:
        """What was done before stays done, so it is said first."""
        text = message(error)
        if self._moved:
            text = self.tr("The minutes are one step on; a mail is still missing.") + " " + text
        self._tell(meeting_id, Told(text, ok=False))

    def _taken_back(self, meeting_id: int) -> None:
        if meeting_id == self._meeting_id:
            self.written = ()
        self._tell(meeting_id, Told(self.tr("Taken back. What was sent already cannot be called back.")))

    def _tell(self, meeting_id: int, told: Told) -> None:
        """It is done; beside another meeting only what went wrong is said, and in the strip."""
        self.busy = False
        if meeting_id == self._meeting_id:
            self.told = told
        elif not told.ok:
            self._desk.say(Notice(told.text, tone="error", key="error"))
        self._load()

    def _load(self) -> None:
        self._asked += 1
        asked, meeting_id = self._asked, self._meeting_id

        def done(view: SendView | None) -> None:
            if asked == self._asked:
                self.view = view
                self.changed.emit()

        self._desk.store.call(lambda s: s.sending.view(meeting_id), done, lambda _: done(None))

    def _on_changed(self, change: Change) -> None:
        ours = change.meeting_id in (0, self._meeting_id) or change.touches(Kind.MEETINGS)
        if self._meeting_id and ours and change.touches(*_SHOWN):
            self._load()

    def _wanted(self, wish: Wish) -> tuple[Recipients, ...]:
        view = self.view
        if view is None:
            return ()
        sheet = (view.sheet,) if wish.sheet and view.sheet is not None else ()
        return (*((view.group,) if wish.minutes else ()), *sheet)

    def _group_text(self, count: int) -> str:
        if not count:
            return self.tr("No address is known: the mail opens without recipients.")
        return self.tr("Goes to %n members.", "", count)

    def _sheet_text(self, count: int) -> str:
        if not count:
            return self.tr("The sheet opens without recipients.")
        return self.tr("The sheet goes to %n.", "", count)

    def _listed(self, names: list[str]) -> str:
        shown, left = names[:NAMES_SHOWN], len(names) - NAMES_SHOWN
        text = ", ".join(shown)
        return f"{text} {self.tr('and %n more', '', left)}" if left > 0 else text

    def _objections_text(self, meeting: Meeting) -> str:
        until = meeting.objections_until
        if meeting.phase is Phase.CLOSED:
            return self.tr("For objections until")
        if until is None:
            return self.tr("Not sent for objections")
        if meeting.phase is Phase.SENT and self.view and not objections_ended(meeting, self.view.today):
            return self.tr("For objections until")
        return self.tr("For objections until {day}").format(day=long_day(until))

    def _released_text(self, meeting: Meeting) -> str:
        day = meeting.released_on
        if meeting.phase is Phase.RELEASED and day is not None:
            told = self.tr("Released, version {n}")
            if meeting.version == 1:
                told = self.tr("Released on {day}, version {n}")
            return told.format(n=meeting.version, day=long_day(day))
        return self.tr("Released, version {n}").format(n=meeting.version + 1)


def _state(number: int, place: int) -> WayState:
    return "done" if number <= place else "now" if number == place + 1 else "later"


def _kinds(view: SendView, wish: Wish) -> tuple[MailKind, ...]:
    sheet = (MailKind.SHEET,) if wish.sheet and view.sheet is not None else ()
    return (*((view.kind,) if wish.minutes else ()), *sheet)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()
