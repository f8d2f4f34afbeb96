"""Storage that fails when told, and a vault and a scratch file in memory that say what was asked of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from peerdesk.domain.errors import VaultError
from tests.peerdesk.services.fakes import FakeUnit, FakeUnits


class _FailingUnit(FakeUnit):
    def commit(self) -> None:
        raise VaultError("store_disk_full")


class FailingUnits(FakeUnits):
    """Commits nothing as long as `fails` is set."""

    fails = False

    def __call__(self) -> FakeUnit:
        return _FailingUnit(self) if self.fails else FakeUnit(self)


@dataclass
class Desk:
    """A vault and a scratch file in one.

    asked: what was done, in order. dies_at: raises instead of doing that. on_seal: done while sealing.
    """

    asked: list[str] = field(default_factory=list)
    state: dict[str, object] | None = None
    dies_at: str = ""
    on_seal: Callable[[], None] = lambda: None

    def scrub(self) -> None:
        self._do("scrub")

    def seal(self, meeting_id: int, step: Callable[[str], None]) -> None:
        self._do("seal")
        self.on_seal()

    def back_up(self) -> None:
        self._do("back_up")

    def write(self, plain: dict[str, object]) -> None:
        self._do("write")
        self.state = plain

    def read(self) -> dict[str, object] | None:
        return self.state

    def wipe(self) -> None:
        self._do("wipe")
        self.state = None

    def _do(self, what: str) -> None:
        if what == self.dies_at:
            raise VaultError("store_disk_full")
        self.asked.append(what)
