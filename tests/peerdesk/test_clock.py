"""The clock is one for all processes of a boot, counts on, and marks the boot."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from pathlib import Path

import pytest

from peerdesk import clock
from peerdesk.clock import SystemClock

SECOND = 1_000_000_000


def in_another_process(expression: str) -> str:
    code = f"from peerdesk.clock import SystemClock; print({expression})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_another_process_reads_the_same_count() -> None:
    before = SystemClock().now_ns()
    there = int(in_another_process("SystemClock().now_ns()"))
    assert before < there < SystemClock().now_ns()


def test_another_process_reads_the_same_boot_mark() -> None:
    assert in_another_process("SystemClock().boot_mark()") == SystemClock().boot_mark()


@pytest.mark.skipif(sys.platform != "linux", reason="the clock's number is Linux's")
def test_the_count_goes_on_during_sleep() -> None:
    assert abs(SystemClock().now_ns() - time.clock_gettime_ns(time.CLOCK_BOOTTIME)) < SECOND


def test_wall_is_aware_and_utc() -> None:
    wall = SystemClock().wall()
    assert wall.utcoffset() == dt.timedelta(0)
    assert abs(wall.timestamp() - time.time()) < 5


def test_without_a_mark_of_the_system_the_start_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_system_boot_mark", lambda: "")
    first = int(SystemClock().boot_mark().removeprefix("start-"))
    assert abs(int(SystemClock().boot_mark().removeprefix("start-")) - first) <= 1


def test_an_unreadable_mark_is_none(tmp_path: Path) -> None:
    assert clock._linux_boot_mark(tmp_path / "missing") == ""
