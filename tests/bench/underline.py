"""From a key to the underline in the note box, and what the name model costs the window.

    python -m tests.bench.underline [--keys N] [--control]

The real window on a vault with a meeting under way, without a screen. The last keys of a note of 60 words are
typed, each counted until the box is painted again; beside it the same keys into the same box while nothing
is looked for. Then a timer of 1 ms ticks in the window while nothing happens, while the word lists are read,
while the model is loaded and reads for the first time, and while it reads the note again and again; the
longest gap between two ticks is what a key might have waited. In the end keys are typed while the model is
kept reading without a pause. --control has the model read on the window's thread at each key and must look
bad.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import window
from ui.__main__ import SWITCH_S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from peerdesk.deid import Roster
    from ui.app import App
    from ui.presenters.recognising import Typed
    from ui.presenters.underlining import Underlining
    from ui.widgets.note_entry import NoteEntry

LIMIT_MS = 16
NOTE = (
    "Ana kept the old ledger read only for a month and then Mark from Acme Corp in Berlin told us on 3 May "
    "that they had lost two hundred thousand dollars because the only hospital in the room did not patch its "
    "servers while the CFO of a bank waited for the vendor and Ben asked who would pay for it in spring"
)
MODEL_TIMES = 20


class Gaps:
    """A timer of 1 ms in the window, and the time between its ticks."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last = 0
        self._found: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        at = time.perf_counter_ns()
        self._found.append((at - self._last) / 1e6)
        self._last = at

    def longest_ms(self, begin: Callable[[], object], is_over: Callable[[], bool]) -> tuple[float, float]:
        """The longest gap while something goes on, and how long it went on."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, look = QEventLoop(), QTimer()
        look.setInterval(2)
        look.timeout.connect(lambda: loop.quit() if is_over() else None)
        self._found, self._last = [], time.perf_counter_ns()
        begun = self._last
        self._timer.start()
        look.start()
        begin()
        loop.exec()
        self._tick()
        self._timer.stop()
        return max(self._found), (time.perf_counter_ns() - begun) / 1e6


def typed_ms(app: QApplication, entry: NoteEntry, keys: int) -> list[float]:
    """Milliseconds from each of the last keys of the note to the painted box."""
    from PySide6.QtTest import QTest

    entry.take_text()
    entry.set_text(NOTE[:-keys])
    app.processEvents()
    result = []
    for letter in NOTE[-keys:]:
        begun = time.perf_counter_ns()
        QTest.keyClicks(entry, letter)
        entry.viewport().repaint()
        result.append((time.perf_counter_ns() - begun) / 1e6)
        app.processEvents()
    return result


def told(name: str, values: list[float]) -> None:
    """Print three figures."""
    print(f"{name}_p50_ms: {statistics.median(values):.2f}")
    print(f"{name}_p95_ms: {statistics.quantiles(values, n=20)[18]:.2f}")
    print(f"{name}_max_ms: {max(values):.2f}", flush=True)


def measured(keys: int, control: bool) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        app, desktop = window.opened(Path(name) / "home", 12)
        try:
            _measured(app, desktop, keys, control)
        finally:
            window.closed(desktop)


def _measured(app: QApplication, desktop: App, keys: int, control: bool) -> None:
    entry, notes = desktop.window.run_page.notes_panel.entry, desktop.window.notes
    window.until(app, lambda: notes.rules_ready)
    under = notes._underlining
    under._pause.setInterval(3_600_000)  # the model reads when this bench says so
    if control:
        read_at_each_key(under)
    looked = typed_ms(app, entry, keys)
    found = len(entry.underlines())
    roster, under._roster = under._roster, None
    told("floor", typed_ms(app, entry, keys))
    under._roster = roster
    assert roster is not None
    told("key", looked)
    print(f"underlines_by_rules: {found}")
    gaps, ready = Gaps(), list[bool]()
    end = time.monotonic() + 1.0
    print(f"idle_gap_ms: {gaps.longest_ms(lambda: None, lambda: time.monotonic() > end)[0]:.1f}")
    forget_word_lists()
    under._reader.warmed.connect(lambda: ready.append(True))
    gap, took = gaps.longest_ms(lambda: under._reader.warm(roster), lambda: bool(ready))
    print(f"word_lists_ms: {took:.0f}")
    print(f"word_lists_gap_ms: {gap:.1f}")
    answers: list[object] = []
    under._reader.read.connect(answers.append)
    entry.take_text()
    entry.set_text(NOTE)

    def ask(_: object = None) -> None:
        under._reader.ask(NOTE, roster)

    before = memory_mib()
    gap, took = gaps.longest_ms(ask, lambda: bool(answers))
    print(f"model_memory_mib: {memory_mib() - before:.0f}")
    print(f"model_first_ms: {took:.0f}")
    print(f"model_first_gap_ms: {gap:.1f}", flush=True)
    times, longest = [], []
    for _ in range(MODEL_TIMES):
        answers.clear()
        gap, took = gaps.longest_ms(ask, lambda: bool(answers))
        times.append(took)
        longest.append(gap)
    print(f"underlines_by_model: {len(entry.underlines())}")
    print(f"model_p50_ms: {statistics.median(times):.1f}")
    print(f"model_gap_p50_ms: {statistics.median(longest):.1f}")
    print(f"model_gap_max_ms: {max(longest):.1f}", flush=True)
    under._reader.read.connect(ask)  # as if nobody ever paused
    under._reader.drop = lambda: None  # type: ignore[method-assign]
    ask()
    told("key_while_model_reads", typed_ms(app, entry, keys))
    under._reader.read.disconnect(ask)


def memory_mib() -> float:
    """What this process holds. Linux only; elsewhere 0."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def forget_word_lists() -> None:
    """As in a fresh process."""
    for name, module in list(sys.modules.items()):
        if name.startswith("peerdesk.deid"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def read_at_each_key(under: Underlining) -> None:
    """What must not be: the model on the window's thread."""
    from ui.presenters import underlining
    from ui.presenters.recognising import recognised

    def slowly(text: str, roster: Roster, *, with_model: bool) -> Typed:
        return recognised(text, roster, with_model=True)

    underlining.recognised = slowly  # type: ignore[attr-defined]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    sys.setswitchinterval(SWITCH_S)  # as the program does
    print(f"limit_ms: {LIMIT_MS}")
    print(f"words: {len(NOTE.split())}")
    measured(asked.keys, asked.control)


if __name__ == "__main__":
    main()
