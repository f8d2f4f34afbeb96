"""Small meetings to put into a vault."""

from __future__ import annotations

import datetime as dt
import secrets

from peerdesk.clock import SystemClock
from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Group, Member
from peerdesk.domain.notes import Note, NoteKind
from peerdesk.paths import Paths
from peerdesk.store import vault as vaults
from peerdesk.store.vault import OpenVault

GROUP, ANA, BEN, MEETING, ITEM, STEP, LAST = 11, 21, 22, 31, 41, 42, 43
AGENDA: Agenda = (Item(ITEM, "Round", steps=(Item(STEP, "Turn"),)), Item(LAST, "End", lead_id=ANA))


def key() -> bytes:
    return secrets.token_bytes(16)


def note(text: str, item_id: int = LAST, kind: NoteKind = NoteKind.POINT) -> Note:
    return Note(key(), item_id, kind, text)


def fill(vault: OpenVault) -> None:
    with vault.unit_of_work() as work:
        work.groups.save(Group(GROUP, "Circle"))
        work.groups.save_members([Member(ANA, GROUP, "Ana"), Member(BEN, GROUP, "Ben")])
        work.meetings.save(Meeting(MEETING, GROUP, "Spring", dt.date(2026, 3, 5)))
        work.meetings.save_agenda(MEETING, AGENDA)
        work.commit()


def add_notes(vault: OpenVault, texts: list[str]) -> list[Note]:
    """One commit a note, as when they are typed."""
    notes = [note(text) for text in texts]
    for one in notes:
        with vault.unit_of_work() as work:
            work.notes.add(one)
            work.commit()
    return notes


def texts(vault: OpenVault) -> set[str]:
    with vault.unit_of_work() as work:
        return {one.text for one in work.notes.of_meeting(MEETING)}


def opened(paths: Paths, secret: str | None = None) -> OpenVault:
    return vaults.open_vault(paths, vaults.derive_key(paths, secret), SystemClock())
