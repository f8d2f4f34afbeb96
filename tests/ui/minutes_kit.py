"""A desk with the minutes of one evening on it."""

from __future__ import annotations

from dataclasses import replace

from peerdesk.domain.changes import Change
from peerdesk.export.all import ExportFiles
from peerdesk.services.context import Context
from peerdesk.services.releasing import ReleasingService
from peerdesk.services.sending import SendingService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import both_of, evening, phrases, roster_of
from tests.peerdesk.services.fakes import FakeUnits
from tests.ui.fakes import FakeDesk, fake_desk
from ui.presenters.minutes import MinutesPresenter


def minutes_desk(units: FakeUnits | None = None) -> FakeDesk:
    """The real use cases of minutes over rows in memory and real files."""
    clock, rows = FakeClock(), units or evening()
    found = fake_desk(clock, rows)

    def publish(change: Change) -> None:
        found.desk.changed.emit(change)

    context, files = Context(rows, clock, publish), ExportFiles()
    release, sheets = both_of(context, files)
    found.services = replace(
        found.services,
        release=release,
        sheets=sheets,
        releasing=ReleasingService(context, release),
        sending=SendingService(context, files, phrases(), roster_of, release, sheets.members_sheet),
    )
    found.desk.store._services = found.services
    return found


def presenter_of(units: FakeUnits | None = None) -> tuple[MinutesPresenter, FakeDesk]:
    """A presenter and its desk."""
    desk = minutes_desk(units)
    return MinutesPresenter(desk.desk), desk
