"""A whole evening in a moment: window and Stage show the same, and never more than a second from the truth.

The Stage is told only when something happens, as in life, and counts by itself in between; the window looks
at the clock at moments of its own. Pauses, a sleep, a wall clock that is set, more time, another end.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest

from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Agenda, AtEnd, ClockKind, Item
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.members import Group, Member
from peerdesk.domain.outlook import finish_by
from peerdesk.domain.running import AddTime, Begin, Event, GoOn, Next, Pause, Respread, Sit, TakeOut
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import TurnRule
from peerdesk.services.running import RunningView
from ui.pages.run_views import clock_view, table_view
from ui.presenters.stage import stage_view
from ui.stage.frame import compose
from ui.stage_model import Mode, StageView, from_line, to_line

START = dt.datetime(2026, 3, 5, 18, 0)
FOUR_HOURS_S = 4 * 3600
PEOPLE = tuple(range(1, 9))
CASE = Item(3, "Case", kind="present", keeps_end=True, steps=(
    Item(31, "State", length_s=600, rule=TurnRule.SPEAKER),
    Item(32, "Ask", length_s=900, rule=TurnRule.QUEUE, at_end=AtEnd.START_NEXT),
    Item(33, "Share", per_person_s=120, turn_s=120, rule=TurnRule.I_LANGUAGE),
))  # fmt: skip
AGENDA: Agenda = (
    Item(1, "Welcome", length_s=600, rule=TurnRule.CHAIR),
    Item(2, "Check-in", per_person_s=120, turn_s=120, rule=TurnRule.GO_ROUND),
    CASE,
    Item(4, "Break", length_s=900, kind="break", at_end=AtEnd.ARM_NEXT),
    Item(5, "Open talk", length_s=3600, rule=TurnRule.QUEUE, clock=ClockKind.UNTIL),
    Item(6, "Count", length_s=1800, rule=TurnRule.NONE, clock=ClockKind.UP),
    Item(7, "Close", per_person_s=60, turn_s=60, rule=TurnRule.GO_ROUND, kind="closing"),
)


class Evening:
    """The meeting, its clock, the Stage as it was last told, and what time it really is for the speaker."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now_ns, self.wall_s = 5_000 * SECOND_NS, START.timestamp()
        members = tuple(Member(n, 1, f"P{n} X{n}") for n in PEOPLE)
        meeting = Meeting(1, 1, "Spring", START.date(), START.time(), phase=Phase.RUNNING)
        self.words = RunningView(
            meeting, Group(1, "Circle"), AGENDA, members, {n: f"P{n}" for n in PEOPLE}, PEOPLE
        )
        self.running = domain.ready(1, AGENDA, len(PEOPLE), self.wall_s)
        self.step_s = self.turn_s = 0.0
        self.until_ns, self.stood_at_ns = 0, 0
        self.press(Sit(PEOPLE))
        self.press(Begin(self.wall_s))

    def press(self, event: Event) -> None:
        before = self.running
        self.running = domain.apply(before, event, self.now_ns)
        if (self.running.item, self.running.step) != (before.item, before.step):
            self.step_s = self.turn_s = 0.0
            self.until_ns = self.now_ns + (domain.step_left_ns(self.running, self.now_ns))
        elif isinstance(event, AddTime) and self.running.items != before.items:
            plan, old = self.running.step_plan, before.step_plan
            self.until_ns += (plan.length_s - old.length_s) * SECOND_NS if plan and old else 0
        elif self.running.table.floor != before.table.floor:
            self.turn_s = 0.0
        view = stage_view(self.running, self.words, self.now_ns, self.wall_s)
        self.told: StageView = from_line(to_line(view))

    def advance(self, seconds: float) -> None:
        self.now_ns += round(seconds * SECOND_NS)
        self.wall_s += seconds
        if not self.running.paused:
            self.count(seconds)

    def count(self, seconds: float) -> None:
        """So much more of the step and of the turn has passed."""
        self.step_s += seconds
        self.turn_s += seconds

    def true_s(self) -> float | None:
        """What the big clock should say: of the program only the lengths, time by the evening's own count."""
        running = self.running
        step, turn_ns = running.step_plan, running.table.turn.length_ns
        if step is None:
            return None
        limited = running.table.floor is not None and turn_ns is not None
        if step.clock is ClockKind.UNTIL and not limited:
            seen_ns = self.stood_at_ns if running.paused else self.now_ns
            return (self.until_ns - seen_ns) / SECOND_NS
        length_ns, passed_s = (
            (turn_ns, self.turn_s) if limited else (running.step_clock.length_ns, self.step_s)
        )
        counts_up = not length_ns or (step.clock is ClockKind.UP and not limited)
        return passed_s if counts_up else (length_ns or 0) / SECOND_NS - passed_s

    def shown(self) -> tuple[str, str]:
        """The digits of the window, also beside a call, and of the room, on the Stage and the Strip."""
        window, _, _ = clock_view(self.running, self.now_ns)
        pocket = table_view(self.running, self.words, self.now_ns, at_table=False).clock_text
        assert pocket == window
        return window, self.painted(Mode.STAGE)

    def painted(self, mode: Mode) -> str:
        """The digits of the room; the Strip has the same."""
        wall = dt.datetime.fromtimestamp(self.wall_s, dt.UTC)
        frames = [compose(replace(self.told, mode=one), self.now_ns, wall) for one in (mode, Mode.STRIP)]
        stage, strip = (frame.clock.digits if frame.clock else "" for frame in frames)
        assert stage == strip
        return stage

    def something_happens(self) -> None:
        """What a facilitator does, or what happens to a laptop."""
        running, chance = self.running, self.chance
        kind = chance.choice(["next", "next", "pause", "more", "sleep", "wall", "end", "nothing"])
        if kind == "next":
            self.press(Next(domain.next_target(running)))
        elif kind == "pause":
            self.stood_at_ns = self.now_ns
            self.press(Pause())
            stood_s, ago_s = chance.uniform(1, 200), chance.choice([0.0, 30.0])
            self.advance(stood_s)
            self.check()
            self.press(GoOn(ago_s))
            self.count(min(ago_s, stood_s))
        elif kind == "more":
            self.press(AddTime(chance.choice([-60, 30, 60, 300])))
        elif kind == "sleep":
            gap = chance.uniform(70, 600)
            self.advance(gap)
            self.check()
            self.press(TakeOut(round(gap * SECOND_NS)))
            self.count(-gap)
        elif kind == "wall":
            self.wall_s += chance.choice([-3600, -1, 1, 3600, 86_400])
        elif kind == "end":
            end_s = self.wall_s + chance.uniform(600, 9000)
            found = finish_by(running, self.now_ns, self.wall_s, AGENDA, len(PEOPLE), end_s)
            self.press(Respread(found.lengths))

    def check(self) -> None:
        window, room = self.shown()
        talk = self.words.agenda[self.running.item].kind == "talk" if self.running.begun else False
        if room and not talk:
            assert window == room
        true_s = self.true_s()
        if true_s is not None and window:
            assert abs(seconds_of(window) - true_s) <= 1.0


def seconds_of(digits: str) -> float:
    """`1:02:03`, `+0:12` as seconds left: below 0 in overtime."""
    parts = [int(part) for part in digits.lstrip("+").split(":")]
    total = float(sum(part * 60**place for place, part in enumerate(reversed(parts))))
    return -total if digits.startswith("+") else total


@pytest.mark.parametrize("seed", range(4))
def test_four_hours_are_never_a_second_off(seed: int) -> None:
    evening = Evening(seed)
    looks = 0
    while evening.now_ns < (5_000 + FOUR_HOURS_S) * SECOND_NS and not evening.running.ended:
        for _ in range(evening.chance.randrange(10, 60)):
            evening.advance(evening.chance.uniform(0.05, 2.5))
            event = domain.due(evening.running, evening.now_ns)
            if event is not None:
                evening.press(event)
            evening.check()
            looks += 1
        evening.something_happens()
        evening.check()
    assert looks > 500


def test_the_truth_is_told_from_a_wrong_clock() -> None:
    evening = Evening(1)
    evening.advance(30)
    evening.check()
    wrong = replace(evening.running.step_clock, carried_ns=3 * SECOND_NS)
    shown = clock_view(replace(evening.running, step_clock=wrong), evening.now_ns)[0]
    true_s = evening.true_s()
    assert true_s is not None
    assert abs(seconds_of(shown) - true_s) > 1.0
