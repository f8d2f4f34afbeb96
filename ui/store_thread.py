"""The one thread that owns the use cases, the engine and its connection.

The window's thread posts a call and goes on; the answer comes back to it by signal. A note goes before
everything else that waits, and long work comes in steps so that a note can go between two of them.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from peerdesk.domain.errors import UserError

if TYPE_CHECKING:
    from peerdesk.services.all import Services

T = TypeVar("T")


class Priority(IntEnum):
    """What goes first. A clock or floor on its way to the scratch file waits for a note only."""

    NOTE = 0
    RUNNING = 1
    NORMAL = 2
    STEP = 3
    END = 9


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to do on the window's thread with what the store thread found."""

    deliver: Callable[[Any], None]
    value: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Crash:
    """A bug met on the store thread."""

    error: BaseException = field(repr=False)


@dataclass(order=True, slots=True)
class _Job:
    priority: int
    number: int
    run: Callable[[], None] = field(compare=False, repr=False)


def _ignore(_: object) -> None:
    pass


def _for_user(error: Exception) -> UserError:
    """What the one who waits is told: a bug is told apart, and shown by whoever hears `crashed`."""
    return error if isinstance(error, UserError) else UserError("window_fault")


class StoreThread(QObject):
    """Takes calls, gives frozen results or a `UserError`.

    Signals:
        answered(Answer): internal; carries results to the window's thread.
        prepared(): what `prepare` was given is loaded.
        opened(): the vault is open and calls are served.
        not_opened(UserError): it could not be opened.
        crashed(Crash): anything that is not a `UserError`.
        stopped(): the thread has ended and the vault is closed.
    """

    answered = Signal(object)
    prepared = Signal()
    opened = Signal()
    not_opened = Signal(object)
    crashed = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._services: Services | None = None
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)
        self._ended = False
        self.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def prepare(self, load: Callable[[], None]) -> None:
        """Load modules on this thread, so that the window answers meanwhile."""

        def work() -> None:
            load()
            self.prepared.emit()

        self._put(Priority.NOTE, work)

    def open(self, opener: Callable[[], Services]) -> None:
        """Open the vault; `opener` runs on the store thread and may take its time. May be tried again."""

        def work() -> None:
            try:
                self._services = opener()
            except UserError as error:
                self.not_opened.emit(error)
            else:
                self.opened.emit()

        self._put(Priority.NOTE, work)

    @property
    def is_open(self) -> bool:
        """Whether calls are served."""
        return self._services is not None

    def call(
        self,
        work: Callable[[Services], T],
        done: Callable[[T], None] = _ignore,
        failed: Callable[[UserError], None] = _ignore,
        *,
        priority: Priority = Priority.NORMAL,
    ) -> None:
        """Run `work` on the store thread; `done` or `failed` is called on the window's thread.

        After a bug too, with `window_fault`, so that nobody waits for ever.
        """

        def run() -> None:
            services = self._services
            if services is None:
                return
            try:
                value = work(services)
            except Exception as error:
                self.answered.emit(Answer(failed, _for_user(error)))
                raise
            self.answered.emit(Answer(done, value))

        self._put(priority, run)

    def steps(
        self,
        work: Callable[[Services], Iterator[T]],
        stepped: Callable[[T], None],
        done: Callable[[None], None] = _ignore,
        failed: Callable[[UserError], None] = _ignore,
    ) -> None:
        """Run long work: each step is a job of its own, so that a note can go between two of them."""

        def begin(services: Services) -> None:
            iterator = work(services)
            self._put(Priority.STEP, lambda: step(iterator))

        def step(iterator: Iterator[T]) -> None:
            try:
                value = next(iterator)
            except StopIteration:
                self.answered.emit(Answer(done, None))
            except Exception as error:
                self.answered.emit(Answer(failed, _for_user(error)))
                raise
            else:
                self.answered.emit(Answer(stepped, value))
                self._put(Priority.STEP, lambda: step(iterator))

        self.call(begin, failed=failed)

    def stop(self, wait_s: float = 5.0) -> bool:
        """Finish what was posted, close the vault, end. True when that was done within `wait_s`."""
        if not self._thread.is_alive():
            return True
        self._put(Priority.END, self._finish)
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    def _put(self, priority: Priority, run: Callable[[], None]) -> None:
        self._jobs.put(_Job(priority, next(self._numbers), run))

    def _serve(self) -> None:
        while not self._ended:
            job = self._jobs.get()
            try:
                job.run()
            except UserError:
                pass  # it was answered
            except Exception as error:
                self.crashed.emit(Crash(error))
        self.stopped.emit()

    def _finish(self) -> None:
        self._ended = True
        if self._services is not None:
            self._services.close()
            self._services = None

    @Slot(object)
    def _deliver(self, answer: Answer) -> None:
        answer.deliver(answer.value)
