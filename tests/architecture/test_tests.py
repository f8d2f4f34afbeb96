"""The tests themselves: they wait for nothing, and what they share does what it says."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.ports import Clock
from tests.architecture.source import ROOT, Source, last_name, parse, sources
from tests.clock import EVENING, SECOND_NS, FakeClock


def waits(source: Source) -> Iterator[str]:
    """Places where a test lets time go by instead of waiting for something."""
    for name, call in source.calls():
        owner = last_name(call.func.value) if hasattr(call.func, "value") else ""
        if name == "sleep" or (name == "wait" and owner == "qtbot") or (name == "qWait"):
            yield source.at(call)


def test_no_test_sleeps() -> None:
    tests = [s for s in sources("tests") if not s.path.is_relative_to(ROOT / "tests/bench")]
    assert [found for source in tests for found in waits(source)] == []


@pytest.mark.parametrize("line", ["time.sleep(1)", "qtbot.wait(10)", "QTest.qWait(5)"])
def test_a_sleep_would_be_found(line: str) -> None:
    assert list(waits(parse(line)))


def test_waiting_for_something_is_no_sleep() -> None:
    assert not list(waits(parse("event.wait(1); qtbot.waitUntil(f)")))


def test_the_clock_stands_still() -> None:
    clock: Clock = FakeClock()
    assert (clock.now_ns(), clock.wall()) == (clock.now_ns(), EVENING)


def test_the_clock_moves_when_told() -> None:
    clock = FakeClock()
    before = clock.now_ns()
    clock.advance(1.5)
    assert clock.now_ns() - before == 1.5 * SECOND_NS
    assert clock.wall() - EVENING == dt.timedelta(seconds=1.5)


def test_setting_the_time_of_day_leaves_the_count() -> None:
    clock = FakeClock()
    before = clock.now_ns()
    clock.set_wall(EVENING - dt.timedelta(hours=1))
    assert (clock.now_ns(), clock.wall()) == (before, EVENING - dt.timedelta(hours=1))


def test_a_new_boot_has_another_mark_and_a_low_count() -> None:
    clock = FakeClock()
    mark, count = clock.boot_mark(), clock.now_ns()
    clock.reboot(60)
    assert clock.boot_mark() != mark
    assert clock.now_ns() < count
    assert clock.wall() == EVENING + dt.timedelta(seconds=60)


def test_the_clock_refuses_what_no_clock_does() -> None:
    with pytest.raises(ValueError, match="forwards"):
        FakeClock().advance(-1)
    with pytest.raises(ValueError, match="aware"):
        FakeClock().set_wall(dt.datetime(2026, 1, 1))


def test_each_test_has_a_home_of_its_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.is_dir()
    assert not any(home.iterdir())


def test_a_thread_left_running_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests import conftest

    monkeypatch.setattr(conftest, "THREAD_GRACE_S", 0.01)
    before = set(threading.enumerate())
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="stays")
    thread.start()
    assert conftest.left_over_threads(before) == ["stays"]
    end.set()
    thread.join()
    assert conftest.left_over_threads(before) == []
