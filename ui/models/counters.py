"""A clock of the meeting as the window and the Stage count it, so that both show the same digits."""

from __future__ import annotations

from peerdesk.domain import timing
from peerdesk.domain.agenda import ClockKind
from peerdesk.domain.running import Running
from peerdesk.domain.timing import SECOND_NS, Timer
from ui.stage_model import Counter


def counter(timer: Timer, now_ns: int, running: Running | None = None) -> Counter:
    """A clock as the Stage counts it; that of the step of `running` behaves as its agenda says."""
    length = timer.length_ns or 0
    plan = running.step_plan if running is not None and timer is running.step_clock else None
    up = timer.length_ns is None or (plan is not None and plan.clock is ClockKind.UP)
    value = timing.elapsed_ns(timer, now_ns) if up else (timing.remaining_ns(timer, now_ns) or 0)
    at_ns = now_ns - value if up else now_ns + value
    warn_ns, danger_ns = (
        None if part is None else part * SECOND_NS
        for part in ((plan.warn_s, plan.danger_s) if plan else (None, None))
    )
    return Counter(at_ns, length, up, None if timer.is_running else value, warn_ns, danger_ns)
