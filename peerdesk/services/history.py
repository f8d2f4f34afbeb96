"""Histories of text, in memory: what Ctrl+Z takes back. None reaches past a close, a lock or a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One step that can be taken back: what undoes it and what does it again.

    what: what it was, for a menu; empty: nothing to say. count: how many things it touched.
    """

    undo: Callable[[], None]
    redo: Callable[[], None]
    what: str = ""
    count: int = 1


@dataclass(slots=True)
class History:
    """Steps taken and steps taken back. limit: how many are kept; the oldest go first."""

    limit: int = 200
    _done: list[Step] = field(default_factory=list, repr=False)
    _undone: list[Step] = field(default_factory=list, repr=False)

    def add(self, step: Step) -> None:
        """Remember a step that was just taken."""
        self._done = [*self._done, step][-self.limit :]
        self._undone = []

    def undo(self) -> bool:
        """Take the last step back; False when there is none. A step whose undo fails is gone."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)  # before it runs: whoever is told of it asks what comes next
        _run(step.undo, self._undone)
        return True

    def redo(self) -> bool:
        """Take a step again that was taken back; False when there is none."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        _run(step.redo, self._done)
        return True

    def clear(self) -> None:
        """Forget everything."""
        self._done, self._undone = [], []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._undone)

    @property
    def next_undo(self) -> Step | None:
        """The step that would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that would be taken again."""
        return self._undone[-1] if self._undone else None


def _run(act: Callable[[], None], steps: list[Step]) -> None:
    """Run the last of these steps one way; when that fails, it is no step any more."""
    try:
        act()
    except BaseException:
        steps.pop()
        raise
