"""A thread beside the window that reads what waits, and ends when nothing does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class ReadingThread(Generic[T]):
    """Does what waits, again and again; begins anew when something waits again.

    lock: is held by whoever changes what waits. take: gives what waits and forgets it, None for nothing; the
    lock is held. do: does it. No text outlives this.
    """

    def __init__(self, name: str, take: Callable[[], T | None], do: Callable[[T], None]) -> None:
        self.lock = threading.Lock()
        self._name, self._take, self._do = name, take, do
        self._thread: threading.Thread | None = None

    def go_on(self) -> None:
        """Something waits. The lock is held."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()

    @property
    def thread(self) -> threading.Thread | None:
        """The thread while it runs."""
        return self._thread

    def join(self, wait_s: float) -> None:
        """Wait for the thread to end, at most so long."""
        with self.lock:
            thread = self._thread
        if thread is not None:
            thread.join(wait_s)

    def _serve(self) -> None:
        while self._serve_one():
            pass

    def _serve_one(self) -> bool:
        with self.lock:
            work = self._take()
            if work is None:
                self._thread = None
                return False
        self._do(work)
        return True
