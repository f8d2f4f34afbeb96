"""Erasing for good: sentences that are withdrawn, and what was said long enough ago."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, Slot

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.retention import LONGER_DAYS, Expiry
from peerdesk.services.erasing import Erased
from ui.presenters.desk import EVERYWHERE, Choice, Desk, Notice

if TYPE_CHECKING:
    from peerdesk.ports import Rebuilt
    from peerdesk.services.all import Services
    from peerdesk.services.erasing import Look

Said = Callable[[Erased], str]
_DONE, _SOON = "erasing", "expiring"
"""Keys of the notices: what is being done or was, and what is announced."""


class ErasingPresenter(QObject):
    """Erases in steps and says in the strip how it went; once a day looks whether anything has expired."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._looked_on: dt.date | None = None
        self._due: deque[Expiry] = deque()
        self._put_off: set[tuple[int, dt.date]] = set()
        self._is_asking = False
        self._is_busy = False
        desk.changed.connect(self._on_changed)

    # Withdrawing.

    def withdraw(self, meeting_id: int, key: bytes) -> None:
        """Take a sentence or promise out of released minutes for good."""
        self._erase(lambda s: s.erasing.withdraw(meeting_id, key), self._withdrawn)

    def refuse_before_release(self) -> None:
        """Say what to do instead while the minutes are a draft."""
        self._desk.fail(UserError("withdraw_not_released"))

    def _withdrawn(self, done: Erased) -> str:
        return self.tr(
            "The sentence is gone from PeerDesk and its backups. Version {new} replaces version {old}: send "
            "it to those who have that, and throw away its files and mails."
        ).format(new=done.version, old=done.version - 1)

    # Retention.

    @Slot()
    def tick(self) -> None:
        """Time moved on: on another day, or when meetings have changed, look again."""
        today = self._today()
        if self._looked_on != today and not self._is_busy and self._desk.store.is_open:
            self._looked_on = today
            self.look()

    def look(self) -> None:
        """Erase what has expired, and say what is going to. While a meeting is under way there is nothing."""
        self._desk.store.call(lambda s: s.erasing.look(), self._show, self._desk.fail)

    def _show(self, look: Look) -> None:
        self._due.extend(one for one in look.due if one not in self._due)
        self._expire_next()
        today = self._today()
        soon = next((one for one in look.soon if (one.meeting_id, today) not in self._put_off), None)
        if self._is_asking:
            return  # an announcement would stand before the question
        if soon is not None:
            self._desk.say(self._announcement(soon))
        else:
            self._desk.unsay(_SOON)

    def _announcement(self, one: Expiry) -> Notice:
        text = self.tr("{group}: what was said on {day} is erased on {last}.")
        keep = self.tr("Keep it %n days longer", "", LONGER_DAYS)
        choices = (
            Choice(keep, partial(self._keep_longer, one)),
            Choice(self.tr("Erase it now…"), partial(self._ask, one)),
            Choice(self.tr("Later"), partial(self._put_off_today, one)),
        )
        return Notice(self._filled(text, one), choices, tone="warn", key=_SOON, where=EVERYWHERE)

    def _keep_longer(self, one: Expiry) -> None:
        def kept(put_off: Expiry) -> None:
            text = self.tr("{group}: what was said on {day} is kept until {last}.")
            self._desk.say(Notice(self._filled(text, put_off), key=_DONE, where=EVERYWHERE))

        self._desk.store.call(lambda s: s.erasing.keep_longer(one.meeting_id), kept, self._desk.fail)

    def _put_off_today(self, one: Expiry) -> None:
        """It is announced again tomorrow."""
        self._put_off.add((one.meeting_id, self._today()))
        self._look_again()

    def _ask(self, one: Expiry) -> None:
        """The second step: what it does, and what it cannot do."""
        text = self.tr(
            "Everything said on {day} goes from notes, minutes and all backups and cannot be put back. "
            "What was sent cannot be called back."
        )
        self._is_asking = True
        choices = (
            Choice(self.tr("Erase it"), partial(self._answered, one, erase=True)),
            Choice(self.tr("Keep it"), partial(self._answered, one, erase=False)),
        )
        self._desk.say(Notice(self._filled(text, one), choices, tone="warn", key="erase", where=EVERYWHERE))

    def _answered(self, one: Expiry, *, erase: bool) -> None:
        self._is_asking = False
        if erase:
            self._expire(one, self._erased_now)
        else:
            self._look_again()

    def _expire_next(self) -> None:
        if self._due and not self._is_busy:
            self._expire(self._due.popleft(), self._expired)

    def _expire(self, one: Expiry, said: Callable[[Expiry], str]) -> None:
        self._erase(lambda s: s.erasing.expire(one.meeting_id), lambda _: said(one))

    def _expired(self, one: Expiry) -> str:
        text = self.tr("{group}: what was said on {day} was kept long enough and is erased, as announced.")
        return self._filled(text, one)

    def _erased_now(self, one: Expiry) -> str:
        text = self.tr(
            "{group}: what was said on {day} is gone from PeerDesk and its backups. Files and mails of it "
            "are not."
        )
        return self._filled(text, one)

    # Inside.

    def _erase(self, work: Callable[[Services], Iterator[Rebuilt | Erased]], said: Said) -> None:
        self._is_busy = True
        self._desk.unsay("error")  # what was refused before is not what is told now
        self._desk.say(
            Notice(self.tr("Erasing it from the vault and every backup…"), key=_DONE, where=EVERYWHERE)
        )
        self._desk.store.steps(work, partial(self._stepped, said), self._ended, self._failed)

    def _stepped(self, said: Said, step: Rebuilt | Erased) -> None:
        if isinstance(step, Erased):
            self._desk.say(self._outcome(said(step), step))

    def _outcome(self, text: str, done: Erased) -> Notice:
        """What was done, and what stands in its way or was lost by it."""
        if done.left:
            text = self.tr(
                "It is gone from the minutes, but the disk did not let it go from %n files. Make room and "
                "start PeerDesk again: it is done then.",
                "",
                done.left,
            )
        elif done.lost:
            lost = self.tr(
                "%n backups could not be read and were taken away; a new one was made.", "", done.lost
            )
            text = f"{text} {lost}"
        return Notice(text, tone="warn" if done.left else "info", key=_DONE, where=EVERYWHERE)

    def _ended(self, _: None) -> None:
        self._is_busy = False
        self._expire_next()

    def _failed(self, error: UserError) -> None:
        self._is_busy = False
        self._due.clear()
        self._desk.unsay(_DONE)
        self._desk.fail(error)

    def _on_changed(self, change: Change) -> None:
        """A meeting was closed or put off, or a group keeps longer."""
        if change.touches(Kind.MEETINGS, Kind.GROUPS):
            self._look_again()

    def _look_again(self) -> None:
        self._looked_on = None

    def _today(self) -> dt.date:
        return self._desk.clock.wall().astimezone().date()

    def _filled(self, text: str, one: Expiry) -> str:
        return text.format(group=one.group, day=day_text(one.day), last=day_text(one.erased_on))


def day_text(day: dt.date) -> str:
    """A day as people write it here."""
    pattern = QCoreApplication.translate("", "d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
