"""A clock that a script can move on."""

from __future__ import annotations

import datetime as dt

from peerdesk.domain.timing import SECOND_NS
from peerdesk.ports import Clock


class MovedClock:
    """Another clock, so many nanoseconds ahead."""

    def __init__(self, clock: Clock, offset_ns: int = 0) -> None:
        self._clock = clock
        self.offset_ns = offset_ns

    def now_ns(self) -> int:
        """The count of the other clock, and the time that was let go by."""
        return self._clock.now_ns() + self.offset_ns

    def wall(self) -> dt.datetime:
        """The time of day, moved likewise."""
        return self._clock.wall() + dt.timedelta(microseconds=self.offset_ns // 1000)

    def boot_mark(self) -> str:
        """The mark of this boot."""
        return self._clock.boot_mark()

    def advance(self, seconds: float) -> None:
        """Time goes by at once."""
        self.offset_ns += round(seconds * SECOND_NS)
