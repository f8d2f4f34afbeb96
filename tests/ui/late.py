"""A store that answers when a test says so: jobs by priority and number, as the real thread takes them."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from peerdesk.domain.errors import UserError
from peerdesk.services.all import Services
from tests.ui.fakes import FakeDesk, InstantStore
from ui.store_thread import Priority

T = TypeVar("T")


@dataclass(order=True, slots=True)
class _Job:
    priority: int
    number: int
    run: Callable[[], None] = field(compare=False)


def _ignore(_: object) -> None:
    pass


class LateStore(InstantStore):
    """Keeps what is posted until `work`, and what was found until `answer`."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._late: list[_Job] = []
        self._counted = itertools.count()
        self._answers: list[tuple[Callable[[Any], None], Any]] = []

    def call(
        self,
        work: Callable[[Services], T],
        done: Callable[[T], None] = _ignore,
        failed: Callable[[UserError], None] = _ignore,
        *,
        priority: Priority = Priority.NORMAL,
    ) -> None:
        def run() -> None:
            assert self._services is not None
            try:
                self._answers.append((done, work(self._services)))
            except UserError as error:
                self._answers.append((failed, error))

        self._post(priority, run)

    def steps(
        self,
        work: Callable[[Services], Iterator[T]],
        stepped: Callable[[T], None],
        done: Callable[[None], None] = _ignore,
        failed: Callable[[UserError], None] = _ignore,
    ) -> None:
        def step(of: Iterator[T]) -> None:
            try:
                self._answers.append((stepped, next(of)))
            except StopIteration:
                self._answers.append((done, None))
            except UserError as error:
                self._answers.append((failed, error))
            else:
                self._post(Priority.STEP, lambda: step(of))

        def begin() -> None:
            assert self._services is not None
            of = work(self._services)
            self._post(Priority.STEP, lambda: step(of))

        self._post(Priority.NORMAL, begin)

    def work(self) -> bool:
        """Do one job; whether there was one."""
        if self._late:
            heapq.heappop(self._late).run()
            return True
        return False

    def answer(self) -> None:
        """Bring what was found to the window."""
        while self._answers:
            deliver, found = self._answers.pop(0)
            deliver(found)

    def finish(self) -> None:
        """Do everything that was posted, and what is posted meanwhile."""
        while self._late or self._answers:
            self.work()
            self.answer()

    def _post(self, priority: Priority, run: Callable[[], None]) -> None:
        heapq.heappush(self._late, _Job(int(priority), next(self._counted), run))


def late(desk: FakeDesk) -> LateStore:
    """Put such a store under this desk."""
    store = LateStore(desk.services)
    store.setParent(desk.desk)
    desk.desk.store = store
    return store
