"""A clock for tests that moves only when told."""

from __future__ import annotations

import datetime as dt

SECOND_NS = 1_000_000_000
EVENING = dt.datetime(2026, 3, 5, 18, 0, tzinfo=dt.UTC)


class FakeClock:
    """Stands still until a test moves it; both counts move together unless one is set alone."""

    def __init__(self, now_ns: int = 1_000 * SECOND_NS, wall: dt.datetime = EVENING, boot: int = 1) -> None:
        self._now_ns = now_ns
        self._wall = wall
        self._boot = boot

    def now_ns(self) -> int:
        """The count that goes on during sleep."""
        return self._now_ns

    def wall(self) -> dt.datetime:
        """The time of day, UTC."""
        return self._wall

    def boot_mark(self) -> str:
        """The mark of this boot."""
        return f"boot-{self._boot}"

    def advance(self, seconds: float) -> None:
        """Time goes by; forwards only."""
        if seconds < 0:
            raise ValueError("time goes forwards; set_wall moves the time of day")
        self._now_ns += round(seconds * SECOND_NS)
        self._wall += dt.timedelta(seconds=seconds)

    def set_wall(self, wall: dt.datetime) -> None:
        """Somebody sets the time of day; the count does not notice."""
        if wall.tzinfo is None:
            raise ValueError("the time of day is aware")
        self._wall = wall

    def reboot(self, away_s: float) -> None:
        """The machine is off for a while and starts anew: another mark, the count from nearly nothing."""
        self.advance(away_s)
        self._boot += 1
        self._now_ns = SECOND_NS
