"""A kill or a flat battery: the next start is back where the meeting stood, from twenty random states."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from peerdesk import bootstrap
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Item
from peerdesk.domain.members import Member
from peerdesk.domain.running import Event, Running
from peerdesk.domain.timing import SECOND_NS, elapsed_ns, remaining_ns
from peerdesk.domain.turns import TurnRule
from peerdesk.paths import Paths
from peerdesk.services.all import Services
from peerdesk.services.running import Restored
from tests.clock import FakeClock

NAMES = (
    "Ana Lindqvist",
    "Ben Okafor",
    "Cho Hartmann",
    "Dora Tessel",
    "Emil Brandt",
    "Fay Nordin",
    "Gil Sanz",
)
ROUND = Item(1, "Round", length_s=300, turn_s=60, rule=TurnRule.GO_ROUND)
STATE = Item(2, "State it", length_s=240, rule=TurnRule.SPEAKER)
SHARE = Item(3, "Share", length_s=600, turn_s=90, rule=TurnRule.GO_ROUND)
CASE = Item(4, "Case", steps=(STATE, SHARE))
QUEUE = Item(5, "Talk", length_s=900, rule=TurnRule.QUEUE)
OPEN = Item(6, "No length said", rule=TurnRule.POPCORN)
AGENDA = (ROUND, CASE, QUEUE, OPEN)
SEEDS = range(20)


@dataclass
class Table:
    """A meeting under way, saved after each event as the window does."""

    services: Services
    clock: FakeClock
    home: Path
    running: Running
    people: tuple[int, ...]

    def press(self, event: Event) -> None:
        self.running = domain.apply(self.running, event, self.clock.now_ns())
        self.services.running.save(self.running)


@pytest.fixture
def table(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    home = tmp_path / "before"
    bootstrap.make_test_vault(Paths.under(home))
    services = bootstrap.open_services(Paths.under(home), clock, lambda _: None)
    group = services.groups.create("Harbour circle")
    services.groups.bring_in(group.id, [Member(0, 0, name) for name in NAMES])
    meeting = services.planning.create(group.id, "March", dt.date(2026, 3, 5))
    for item in AGENDA:
        services.planning.add_item(meeting.id, item)
    view, running = services.running.gather(meeting.id)
    running = domain.apply(running, domain.Sit(view.expected[:6]), clock.now_ns())
    running = domain.apply(running, domain.Begin(clock.wall().timestamp()), clock.now_ns())
    services.running.begin(running)
    made = Table(services, clock, home, running, view.expected)
    services.running.save(running)
    yield made
    services.close()


def at_random(table: Table, seed: int) -> None:
    """Some minutes of a meeting."""
    dice = random.Random(seed)
    for _ in range(dice.randint(3, 40)):
        table.clock.advance(dice.choice((0.2, 3.7, 17.25, 61.0, 140.5)))
        table.press(an_event(table.running, table.people, dice))


def an_event(running: Running, people: tuple[int, ...], dice: random.Random) -> Event:
    person = dice.choice(people)
    choices: list[Event] = [
        *(domain.Next(domain.next_target(running)),) * (4 if running.item < 3 else 0),
        *(domain.Hand(person),) * 3,
        domain.Pass(person),
        domain.GiveFloor(dice.choice((person, None))),
        domain.AllAlong(person),
        domain.AddTime(dice.choice((-60, 30, 60))),
        domain.Pause(),
        domain.Arrive(person),
        domain.StepOut(person),
        domain.Brief(person),
        domain.Pen(dice.random() < 0.5),
        domain.StartItem(dice.randrange(4), dice.choice((0.0, 45.0)), dice.randrange(2)),
    ]
    return dice.choice(choices)


def after_the_kill(table: Table, tmp_path: Path) -> tuple[Restored, tuple[str, int]]:
    """What another process finds: the files as they lay on the disk at that moment, opened anew."""
    image = tmp_path / "after"
    shutil.copytree(table.home, image, ignore=shutil.ignore_patterns("lock"))
    services = bootstrap.open_services(Paths.under(image), table.clock, lambda _: None)
    try:
        restored = services.running.restore()
        assert restored is not None
        return restored, services.capture.draft()
    finally:
        services.close()


def standing(running: Running) -> tuple[object, ...]:
    """Everything without a clock."""
    seats = tuple((seat.person, seat.here, seat.briefed) for seat in running.seats)
    floor = running.table
    turns = (floor.mode, floor.floor, floor.heard, floor.passed, floor.declined, floor.hands)
    return (running.item, running.step, seats, turns, running.voices, running.paused, running.pen_up)


def counted(running: Running, now_ns: int) -> list[int]:
    """All clocks at a moment: taken, step, turn, seconds per person; in nanoseconds."""
    spoken = [domain.spoken_by(running, seat.person, now_ns) for seat in running.seats]
    turn = elapsed_ns(running.table.turn, now_ns) if running.table.floor else 0
    return [
        domain.taken_ns(running, running.item, now_ns),
        elapsed_ns(running.step_clock, now_ns),
        turn,
        *spoken,
    ]


def left_ns(running: Running, now_ns: int) -> int:
    return remaining_ns(running.step_clock, now_ns) or 0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_boot_gives_the_very_same_meeting(table: Table, tmp_path: Path, seed: int) -> None:
    at_random(table, seed)
    table.clock.advance(47.5)
    restored, _ = after_the_kill(table, tmp_path)
    assert (restored.running, restored.gap_ns) == (table.running, round(47.5 * SECOND_NS))


@pytest.mark.parametrize("seed", SEEDS)
def test_another_boot_goes_on_by_the_time_of_day(table: Table, tmp_path: Path, seed: int) -> None:
    at_random(table, seed)
    before = table.running
    expected = counted(before, table.clock.now_ns() + 300 * SECOND_NS)
    left = left_ns(before, table.clock.now_ns() + 300 * SECOND_NS)
    table.clock.reboot(300)
    restored, _ = after_the_kill(table, tmp_path)
    assert standing(restored.running) == standing(before)
    assert counted(restored.running, table.clock.now_ns()) == pytest.approx(expected, abs=SECOND_NS)
    assert left_ns(restored.running, table.clock.now_ns()) == pytest.approx(left, abs=SECOND_NS)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gap_taken_out_leaves_the_time_that_was_left(table: Table, tmp_path: Path, seed: int) -> None:
    at_random(table, seed)
    then = table.clock.now_ns()
    table.clock.reboot(300)
    restored, _ = after_the_kill(table, tmp_path)
    now = table.clock.now_ns()
    resumed = restored.running
    if not resumed.paused:
        resumed = domain.apply(resumed, domain.TakeOut(restored.gap_ns), now)
    assert counted(resumed, now) == pytest.approx(counted(table.running, then), abs=SECOND_NS)
    assert left_ns(resumed, now) == pytest.approx(left_ns(table.running, then), abs=SECOND_NS)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_time_of_day_set_back_never_gives_time_back(table: Table, tmp_path: Path, seed: int) -> None:
    at_random(table, seed)
    then = table.clock.now_ns()
    table.clock.reboot(20)
    table.clock.set_wall(table.clock.wall() - dt.timedelta(hours=2))
    restored, _ = after_the_kill(table, tmp_path)
    assert restored.gap_ns == 0
    assert counted(restored.running, table.clock.now_ns()) == counted(table.running, then)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_half_typed_text_is_there_with_its_caret(table: Table, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    text = "".join(dice.choices("ab ñ漢😀 !>\t", k=dice.randint(1, 400)))
    table.services.capture.save_draft(text, len(text) // 2)
    _, draft = after_the_kill(table, tmp_path)
    assert draft == (text, len(text) // 2)


def test_a_state_that_was_not_saved_is_not_met_again(table: Table, tmp_path: Path) -> None:
    saved = table.running
    table.running = replace(saved, pen_up=True)
    restored, _ = after_the_kill(table, tmp_path)
    assert restored.running == saved
