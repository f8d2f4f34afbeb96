"""A desk with the minutes of one evening on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Change
from peerdesk.export.all import ExportFiles
from peerdesk.services.context import Context
from peerdesk.services.planning import PlanningService
from peerdesk.services.releasing import ReleasingService
from peerdesk.services.sending import SendingService
from peerdesk.services.wrap_up import WrapUpService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import DAY, MEETING, both_of, evening, note, phrases, roster_of
from tests.peerdesk.services.fakes import FakeUnits
from tests.ui.fakes import FakeDesk, fake_desk
from ui.presenters.minutes import MinutesPresenter

APRIL = 11
"""The id of the meeting after the evening's, closed too."""


def with_april(units: FakeUnits) -> FakeUnits:
    """The same with the group's next meeting, of which three sentences were taken down."""
    rows = units.rows
    day = DAY + dt.timedelta(days=28)
    rows.meetings[APRIL] = replace(rows.meetings[MEETING], id=APRIL, day=day, title="April")
    rows.agendas[APRIL] = (Item(500, "Another talk"),)
    for number, text in enumerate(("It was late.", "It was long.", "It was good."), 700):
        one = note(number, 500, text)
        rows.notes[one.key] = one
    return units


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
        wrap_up=WrapUpService(context, PlanningService(context)),
    )
    found.desk.store._services = found.services
    return found


def presenter_of(units: FakeUnits | None = None) -> tuple[MinutesPresenter, FakeDesk]:
    """A presenter and its desk."""
    desk = minutes_desk(units)
    return MinutesPresenter(desk.desk), desk
