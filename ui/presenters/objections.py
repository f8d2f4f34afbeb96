"""Minutes whose time for objections is over: one quiet line that says so, and the way to release them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerdesk.domain.changes import Change, Kind
from ui.models.wording import long_day
from ui.presenters.desk import EVERYWHERE, Choice, Desk, GoTo, Notice
from ui.store_thread import Priority

if TYPE_CHECKING:
    from peerdesk.services.releasing import Waiting

_KEY = "objections"


class ObjectionsPresenter(QObject):
    """Looks at the start and after each change of a meeting; put off, it is quiet until the next start.

    Signals:
        release_wanted(GoTo): the minutes that are to be released.
    """

    release_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._put_off: set[int] = set()
        desk.changed.connect(self._on_changed)
        desk.store.opened.connect(self.look)

    def look(self) -> None:
        """Ask which minutes wait; the line is said or taken back."""
        self._desk.store.call(lambda s: s.releasing.waiting(), self._say, priority=Priority.STEP)

    def _say(self, waiting: tuple[Waiting, ...]) -> None:
        left = [one for one in waiting if one.meeting.id not in self._put_off]
        if not left:
            self._desk.unsay(_KEY)
            return
        first = left[0]
        meeting_id, day = first.meeting.id, long_day(first.meeting.day)
        text = self.tr("Objections to the minutes of {day} ended yesterday.")
        if first.days > 1:
            text = self.tr("Objections to the minutes of {day} ended %n days ago.", "", first.days)
        release = Choice(self.tr("Release…"), lambda: self.release_wanted.emit(GoTo("minutes", meeting_id)))
        later = Choice(self.tr("Later"), lambda: self._put_off.add(meeting_id))
        self._desk.say(Notice(text.format(day=day), (release, later), key=_KEY, where=EVERYWHERE))

    def _on_changed(self, change: Change) -> None:
        if change.touches(Kind.MEETINGS):
            self.look()
