"""Edits of a draft on their way to the disk and back, and the undo of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peerdesk.domain.errors import UserError
from ui.presenters.desk import Desk

if TYPE_CHECKING:
    from peerdesk.domain.release import Edit


@dataclass(frozen=True, slots=True)
class _Waiting:
    act: Callable[[], None]
    typed: tuple[Edit, ...] = field(repr=False)


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
        self._later: list[_Waiting] = []

    def begin(self, meeting_id: int) -> None:
        """The draft is another meeting's."""
        self.send_typed()
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

    def once_shown(self, act: Callable[[], None], typed: Sequence[Edit] = ()) -> None:
        """Do this now, or once what is shown is what is stored, so that quick presses all count.

        typed: the same as edits of what is shown now, where it has words that were typed: what `send_typed`
        makes of it.
        """
        self._later.append(_Waiting(act, tuple(typed)))
        self.go_on()

    def go_on(self) -> None:
        """Do what waited, one by one."""
        while self._later and not self.is_waiting:
            self._later.pop(0).act()

    def send_typed(self) -> None:
        """Nobody looks any more: words that were typed and wait go to the disk now."""
        waiting = [one.typed for one in self._later if one.typed]
        self._later = [one for one in self._later if not one.typed]
        for edits in waiting:
            self.make(edits)

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
        meeting_id, asked = self._meeting_id, self._asked()
        self._in_flight += 1

        def made(inverse: tuple[Edit, ...]) -> None:
            self._stored(meeting_id, asked)
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
            self.go_on()

        self._desk.store.call(lambda s: s.release.edit(meeting_id, edits), made, not_made)

    def undo(self) -> None:
        """Take the last change back."""
        self.once_shown(lambda: self._move(self._undo, self._redo))

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self.once_shown(lambda: self._move(self._redo, self._undo))

    def _move(self, source: list[tuple[Edit, ...]], target: list[tuple[Edit, ...]]) -> None:
        if not source:
            return
        edits, meeting_id, asked = source[-1], self._meeting_id, self._asked()
        self._in_flight += 1

        def moved(inverse: tuple[Edit, ...]) -> None:
            self._stored(meeting_id, asked)
            if source and source[-1] is edits:
                source.pop()
                target.append(inverse)
            self.go_on()

        self._desk.store.call(lambda s: s.release.edit(meeting_id, edits), moved, self._not_made)

    def _not_made(self, error: UserError) -> None:
        """What is stored is as it was; what an earlier change made of it may still have to be shown."""
        self._in_flight -= 1
        self._later = [
            one for one in self._later if one.typed
        ]  # words that were typed are tried all the same
        self._desk.fail(error)

    def _stored(self, meeting_id: int, asked: int) -> None:
        """A draft asked for before the change was posted, this one or an earlier, does not have it."""
        self._in_flight -= 1
        if meeting_id == self._meeting_id:
            self._stale = max(self._stale, asked)
