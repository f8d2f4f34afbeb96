"""Edits of a draft on their way to the disk and back, and the undo of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from peerdesk.domain.errors import UserError
from ui.presenters.desk import Desk

if TYPE_CHECKING:
    from peerdesk.domain.release import Edit


class DraftEdits:
    """Makes edits of one meeting's draft, takes them back and makes them again.

    A draft is shown some time after it was stored. Meanwhile `is_waiting`, and what depends on the words
    shown is done `once_shown`, or not at all.

    asked: gives the number of the draft last asked for.
    """

    def __init__(self, desk: Desk, asked: Callable[[], int]) -> None:
        self._desk, self._asked = desk, asked
        self._meeting_id = 0
        self._undo: list[tuple[Edit, ...]] = []
        self._redo: list[tuple[Edit, ...]] = []
        self._in_flight = 0
        self._stale = -1
        self._shown = 0
        self._later: list[Callable[[], None]] = []

    def begin(self, meeting_id: int) -> None:
        """The draft is another meeting's."""
        self._meeting_id, self._stale = meeting_id, -1
        self.forget()

    def forget(self) -> None:
        """There is nothing to take back any more, and nothing that waits is done."""
        self._undo, self._redo, self._later = [], [], []

    def take(self, asked: int) -> None:
        """The draft of this number is shown."""
        self._shown = asked

    @property
    def is_waiting(self) -> bool:
        """Whether what is shown is not what is stored: a change is on its way, or was made since."""
        return self._in_flight > 0 or self._shown <= self._stale

    def once_shown(self, act: Callable[[], None]) -> None:
        """Do this now, or once what is shown is what is stored, so that quick presses all count."""
        self._later.append(act)
        self.go_on()

    def go_on(self) -> None:
        """Do what waited, one by one."""
        while self._later and not self.is_waiting:
            self._later.pop(0)()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._redo)

    def make(
        self,
        edits: Sequence[Edit],
        done: Callable[[], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Make a change that can be taken back. done: called once it is stored; failed: once it is not."""
        self._begin()
        meeting_id = self._meeting_id

        def made(inverse: tuple[Edit, ...]) -> None:
            self._in_flight -= 1
            if meeting_id == self._meeting_id:
                self._undo.append(inverse)
                self._redo = []
            self._desk.unsay("error")
            if done is not None:
                done()
            self.go_on()

        def not_made(error: UserError) -> None:
            self._not_made(error)
            if failed is not None:
                failed()

        self._desk.store.call(lambda s: s.release.edit(meeting_id, edits), made, not_made)

    def undo(self) -> None:
        """Take the last change back."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self._move(self._redo, self._undo)

    def _move(self, source: list[tuple[Edit, ...]], target: list[tuple[Edit, ...]]) -> None:
        if self.is_waiting or not source:
            return
        self._begin()
        edits, meeting_id = source[-1], self._meeting_id

        def moved(inverse: tuple[Edit, ...]) -> None:
            self._in_flight -= 1
            if source and source[-1] is edits:
                source.pop()
                target.append(inverse)
            self.go_on()

        self._desk.store.call(lambda s: s.release.edit(meeting_id, edits), moved, self._not_made)

    def _not_made(self, error: UserError) -> None:
        self._in_flight -= 1
        if not self._in_flight:
            self._stale = -1
        self._later = []
        self._desk.fail(error)

    def _begin(self) -> None:
        self._in_flight += 1
        self._stale = self._asked()
