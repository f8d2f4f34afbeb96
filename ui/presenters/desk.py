"""What every presenter is handed: the store thread, what changed, the clock, and a way to say something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from peerdesk.domain.changes import Change
from peerdesk.domain.errors import UserError
from peerdesk.ports import Clock
from ui.change_bus import ChangeBus
from ui.language import message, unquoted
from ui.store_thread import StoreThread


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a notice offers, with what it does."""

    text: str = field(repr=False)
    act: Callable[[], None] = field(repr=False)


HERE, MEETING, EVERYWHERE = "", "meeting", "everywhere"
"""Where a notice stands: on the page that is in front when it is said, and goes with it; on Run, as long as
there is the meeting under way; on every page."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say in the strip.

    key: a later notice with the same key replaces it. tone: info, warn or error. where: `HERE`, `MEETING` or
    `EVERYWHERE`; what could not be done is said on every page until it is read. for_room: what it says where
    the room can see the screen; "" for the same.
    """

    text: str = field(repr=False)
    choices: tuple[Choice, ...] = ()
    tone: str = "info"
    key: str = ""
    where: str = HERE
    for_room: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GoTo:
    """Another page. page: prepare, run (the door, the table, the close) or minutes."""

    page: str
    meeting_id: int = 0
    group_id: int = 0


class Desk(QObject):
    """Shared by all presenters.

    Signals:
        noticed(Notice): the strip of the page in front says it.
        unsaid(str): the notice with this key is no longer true.
        went(GoTo): the window shows another page or another meeting.
        changed(Change): after each commit, on the window's thread.
    """

    noticed = Signal(object)
    unsaid = Signal(str)
    went = Signal(object)
    changed = Signal(object)

    def __init__(
        self, store: StoreThread, bus: ChangeBus, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.clock = clock
        bus.changed.connect(self._pass_on)

    def say(self, notice: Notice) -> None:
        """Say something in the strip."""
        self.noticed.emit(notice)

    def unsay(self, key: str) -> None:
        """Take a notice back."""
        self.unsaid.emit(key)

    def fail(self, error: UserError) -> None:
        """Say what could not be done; nothing was lost."""
        told, quiet = message(error), message(unquoted(error))
        self.noticed.emit(Notice(told, tone="error", key="error", for_room=quiet if quiet != told else ""))

    def go(self, page: str, *, meeting_id: int = 0, group_id: int = 0) -> None:
        """Show another page."""
        self.went.emit(GoTo(page, meeting_id, group_id))

    def _pass_on(self, change: Change) -> None:
        self.changed.emit(change)
