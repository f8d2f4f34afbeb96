"""A store that answers at once, over the real use cases and rows in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject

from peerdesk.domain.errors import UserError
from peerdesk.domain.formats import Format, FormatStep
from peerdesk.domain.outline import Outline
from peerdesk.export.all import ExportFiles
from peerdesk.services.agenda_paper import AgendaPaperService
from peerdesk.services.all import Keys, MembersRead, Services
from peerdesk.services.bin import BinService
from peerdesk.services.capture import CaptureService
from peerdesk.services.context import Context
from peerdesk.services.deciding import DecidingService
from peerdesk.services.erasing import ErasingService
from peerdesk.services.formats import FormatService
from peerdesk.services.groups import GroupService
from peerdesk.services.keeping import KeepingService
from peerdesk.services.letterhead import LetterheadService
from peerdesk.services.planning import PlanningService
from peerdesk.services.read_back import ReadBackService
from peerdesk.services.release import ReleaseService
from peerdesk.services.releasing import ReleasingService
from peerdesk.services.running import RunningService
from peerdesk.services.sending import SendingService
from peerdesk.services.sheets import SheetService
from peerdesk.services.times import TimesService
from peerdesk.services.wrap_up import WrapUpService
from tests.clock import FakeClock
from tests.peerdesk.services.fakes import FakeUnits
from ui.change_bus import ChangeBus
from ui.presenters.desk import Desk, GoTo, Notice
from ui.store_thread import Priority, StoreThread

T = TypeVar("T")

EVENING = Format(
    "evening",
    "Evening",
    10,
    6,
    12,
    40,
    "a book",
    "D",
    (
        FormatStep("Welcome", "opening", "chair", minutes=5),
        FormatStep("Check-in", "check_in", "go_round", turn_s=90, per_person_s=90),
        FormatStep("State it", "present", "speaker", minutes=5, block="Hot seat"),
        FormatStep("Share", "experience", "i_language", minutes=10, block="Hot seat"),
        FormatStep("Break", "break", minutes=5),
    ),
)


def _ignore(_: object) -> None:
    pass


class InstantStore(StoreThread):
    """Runs each call at once on the thread that posts it."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services

    def call(
        self,
        work: Callable[[Services], T],
        done: Callable[[T], None] = _ignore,
        failed: Callable[[UserError], None] = _ignore,
        *,
        priority: Priority = Priority.NORMAL,
    ) -> None:
        assert self._services is not None
        try:
            value = work(self._services)
        except UserError as error:
            failed(error)
        else:
            done(value)

    def steps(
        self,
        work: Callable[[Services], Iterator[T]],
        stepped: Callable[[T], None],
        done: Callable[[None], None] = _ignore,
        failed: Callable[[UserError], None] = _ignore,
    ) -> None:
        assert self._services is not None
        try:
            for value in work(self._services):
                stepped(value)
        except UserError as error:
            failed(error)
        else:
            done(None)

    def stop(self, wait_s: float = 5.0) -> bool:
        return True


class InstantBus(ChangeBus):
    """Says at once what changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.disconnect()
        self._posted.connect(self.changed)


def _nobody() -> MembersRead:
    return MembersRead(())


@dataclass
class FakeReaders:
    """Formats and members files as a test says. error: raised instead of reading."""

    read: MembersRead = field(default_factory=_nobody)
    error: UserError | None = None
    paths: list[Path] = field(default_factory=list)
    written: list[tuple[Path, bytes]] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    texts: list[str] = field(default_factory=list)

    def format_in(self, path: Path) -> Format:
        self.paths.append(path)
        if self.error:
            raise self.error
        return replace(EVENING, title="Brought in")

    def format_toml(self, format_: Format) -> bytes:
        return format_.title.encode()

    def write(self, target: Path, data: bytes) -> None:
        if self.error:
            raise self.error
        self.written.append((target, data))

    def formats(self) -> tuple[Format, ...]:
        return (EVENING,)

    def members(self, path: Path, progress: Callable[[int, int], None] | None = None) -> MembersRead:
        self.paths.append(path)
        if self.error:
            raise self.error
        if progress:
            progress(len(self.read.members), len(self.read.members))
        return self.read

    def agenda(self, path: Path) -> Outline:
        self.paths.append(path)
        return self.agenda_text("")

    def agenda_text(self, text: str) -> Outline:
        self.texts.append(text)
        if self.error:
            raise self.error
        return self.outline


@dataclass
class FakeDesk:
    """A desk over rows in memory; what was said and where it went."""

    desk: Desk
    units: FakeUnits
    services: Services
    readers: FakeReaders
    said: list[Notice]
    went: list[GoTo]


def fake_desk(clock: FakeClock, units: FakeUnits | None = None) -> FakeDesk:
    """Real use cases for groups, planning and notes on rows in memory, with a desk in front."""
    units, readers = units or FakeUnits(), FakeReaders()
    bus = InstantBus()
    context = Context(units, clock, bus.publish)
    nothing = cast("Any", None)
    services = Services(
        groups=GroupService(context),
        planning=PlanningService(context),
        formats=FormatService(context, readers.format_in, readers),
        running=cast("RunningService", nothing),
        capture=cast("CaptureService", nothing),
        deciding=cast("DecidingService", nothing),
        release=cast("ReleaseService", nothing),
        erasing=cast("ErasingService", nothing),
        sheets=cast("SheetService", nothing),
        letterhead=LetterheadService(context, ExportFiles()),
        releasing=cast("ReleasingService", nothing),
        sending=cast("SendingService", nothing),
        keeping=cast("KeepingService", nothing),
        papers=cast("AgendaPaperService", nothing),
        times=cast("TimesService", nothing),
        bin=cast("BinService", nothing),
        read_back=cast("ReadBackService", nothing),
        wrap_up=cast("WrapUpService", nothing),
        readers=readers,
        keys=cast("Keys", nothing),
        clock=clock,
        check=lambda: None,
        close=lambda: None,
    )
    store = InstantStore(services)
    desk = Desk(store, bus, clock)
    bus.setParent(desk)
    store.setParent(desk)
    said: list[Notice] = []
    went: list[GoTo] = []
    desk.noticed.connect(said.append)
    desk.went.connect(went.append)
    return FakeDesk(desk, units, services, readers, said, went)
