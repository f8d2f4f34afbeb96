"""A clock as a frozen value: it knows since when it runs, never how often it was looked at.

All instants are `now_ns`: nanoseconds that count sleep and are equal in all processes of one boot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

SECOND_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Timer:
    """A clock that counts down from a length, or up when it has none.

    length_ns: None counts up without end. carried_ns: counted before it was last started. since_ns: running
    since then; None: standing still.
    """

    length_ns: int | None = None
    carried_ns: int = 0
    since_ns: int | None = None

    @property
    def is_running(self) -> bool:
        """Whether time is being counted."""
        return self.since_ns is not None


def started(length_s: float | None, now_ns: int, *, ago_ns: int = 0) -> Timer:
    """A running clock of this length that began `ago_ns` before now."""
    length_ns = None if length_s is None else round(length_s * SECOND_NS)
    return Timer(length_ns, max(0, ago_ns), now_ns)


def elapsed_ns(timer: Timer, now_ns: int) -> int:
    """Time counted so far, never negative."""
    running = 0 if timer.since_ns is None else max(0, now_ns - timer.since_ns)
    return max(0, timer.carried_ns + running)


def remaining_ns(timer: Timer, now_ns: int) -> int | None:
    """Time left; negative in overtime; None for a clock without a length."""
    return None if timer.length_ns is None else timer.length_ns - elapsed_ns(timer, now_ns)


def paused(timer: Timer, now_ns: int) -> Timer:
    """The same clock standing still."""
    return Timer(timer.length_ns, elapsed_ns(timer, now_ns), None)


def resumed(timer: Timer, now_ns: int) -> Timer:
    """The same clock running again; a running one is left alone."""
    return timer if timer.is_running else replace(timer, since_ns=now_ns)


def lengthened(timer: Timer, by_ns: int) -> Timer:
    """A clock with more (or less) time, never less than a second; what was counted stays."""
    if timer.length_ns is None:
        return timer
    return replace(timer, length_ns=max(SECOND_NS, timer.length_ns + by_ns))


def less_gap(timer: Timer, gap_ns: int, ended_ns: int, now_ns: int, *, paused_ns: int = 0) -> Timer:
    """A clock without a stretch that was no meeting time, as far as it counted that stretch.

    ended_ns: when the stretch was over; a clock begun inside it gives only its part, one begun later nothing.
    A clock that stands has lost its instants and gives the whole, at most what it counted. paused_ns: how
    long it has stood since the stretch.
    """
    if timer.since_ns is not None:
        began_ns = timer.since_ns - timer.carried_ns - paused_ns
        gap_ns = min(gap_ns, max(0, ended_ns - began_ns))
    return replace(timer, carried_ns=timer.carried_ns - min(gap_ns, elapsed_ns(timer, now_ns)))


def moved(timer: Timer, by_ns: int) -> Timer:
    """The same clock on a time base that is `by_ns` further on (after a new boot)."""
    return timer if timer.since_ns is None else replace(timer, since_ns=timer.since_ns + by_ns)
