"""What the Stage's tests share: a clock that moves when told, and a view of a case under way."""

from __future__ import annotations

import datetime as dt

import pytest

from ui.stage_model import SECOND_NS, Counter, Pen, Phase, StageView, StepState, StepView


class FakeClock:
    """Moves only when told; the time of day moves with it."""

    def __init__(self) -> None:
        self.ns = 1_000 * SECOND_NS

    def now_ns(self) -> int:
        return self.ns

    def wall(self) -> dt.datetime:
        start = dt.datetime(2026, 3, 4, 18, 53, tzinfo=dt.UTC)
        return start + dt.timedelta(microseconds=(self.ns - 1_000 * SECOND_NS) / 1_000)

    def advance(self, seconds: float) -> None:
        self.ns += round(seconds * SECOND_NS)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def case() -> StageView:
    """Fifty-two seconds left of a turn of two minutes, ten minutes and a bit of the step."""
    now_ns = 1_000 * SECOND_NS
    steps = (
        StepView("State it", StepState.DONE),
        StepView("Own experience", StepState.RUNNING),
        StepView("Take away"),
    )
    return StageView(
        Phase.RUNNING,
        group_title="Hudson CTO Circle",
        public_title="A member’s case",
        speaker="Hana",
        next_names=("Yusuf", "Priya", "Marek"),
        turn=Counter(now_ns + 52 * SECOND_NS, 120 * SECOND_NS),
        step=Counter(now_ns + 652 * SECOND_NS, 900 * SECOND_NS),
        steps=steps,
        end_s=dt.datetime(2026, 3, 4, 20, 37, tzinfo=dt.UTC).timestamp(),
        rule_line="Use what you hear; never who said it.",
        pen=Pen.WRITING,
        planned_end_ns=now_ns + 6_000 * SECOND_NS,
    )
