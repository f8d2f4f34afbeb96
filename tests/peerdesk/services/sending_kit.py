"""An evening with addresses, and its services."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerdesk.domain.agenda import Item
from peerdesk.domain.meeting import Attendance, Meeting, Presence
from peerdesk.domain.members import Member, Stage
from peerdesk.export.all import ExportFiles
from peerdesk.services.context import Context
from peerdesk.services.releasing import ReleasingService
from peerdesk.services.sending import SendingService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import GROUP, MEETING, both_of, evening, phrases, roster_of, settled
from tests.peerdesk.services.fakes import FakeUnits, Published

NAMES = ("Ana Silva", "Benedikt Okafor", "Chiara Rossi")


class Outbox:
    """The services of one evening. people: how many of the members took part, the others were absent."""

    def __init__(
        self,
        units: FakeUnits | None = None,
        *,
        files: ExportFiles | None = None,
        items: Sequence[Item] = (Item(100, "On-call without burnout"),),
    ) -> None:
        self.units = units or addressed(evening(items, notes=settled()))
        self.clock = FakeClock()
        context, files = Context(self.units, self.clock, Published()), files or ExportFiles()
        self.today = context.today()
        self.release, sheets = both_of(context, files)
        self.releasing = ReleasingService(context, self.release)
        self.sending = SendingService(
            context, files, phrases(), roster_of, self.release, sheets.members_sheet
        )

    def meeting(self) -> Meeting:
        """As it is stored."""
        return self.units.rows.meetings[MEETING]

    def set(self, **changes: object) -> None:
        """Change the meeting as it is stored."""
        self.units.rows.meetings[MEETING] = replace(self.meeting(), **changes)  # type: ignore[arg-type]

    def add_next(self, meeting: Meeting) -> None:
        """A later meeting of the group."""
        self.units.rows.meetings[meeting.id] = meeting


def addressed(units: FakeUnits) -> FakeUnits:
    """The three members have an address each; one more was away, one guest took part."""
    rows = units.rows
    for number, one in rows.members.items():
        rows.members[number] = replace(one, email=f"person{number}@example.org")
    rows.members[4] = Member(4, GROUP, "Dora Away", email="person4@example.org", stage=Stage.AWAY)
    rows.members[5] = Member(5, GROUP, "Egon Guest", email="person5@example.org", stage=Stage.GUEST)
    rows.attendance[MEETING, 3] = Attendance(MEETING, 3, Presence.ABSENT)
    rows.attendance[MEETING, 5] = Attendance(MEETING, 5, Presence.HERE)
    return units
