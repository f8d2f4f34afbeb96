"""A press of Next to the painted seat, beside the repaint of a bare widget of the same size.

    python -m tests.bench.next_press [--presses N] [--control]

PageDown with the keyboard in the note box of the real window, without a screen, at 1280 × 720, in rounds
of 14 and of 60 seats, each in a process of its own. Counted until the seat that now has the floor is drawn.
--control lets each change of the meeting wait 50 ms and must look bad.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.app import App

LIMIT_MS = 33


def pressed_ms(app: QApplication, desktop: App, presses: int) -> list[float]:
    """Milliseconds from the key to the drawn seat, for each press that gives somebody the floor."""
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest

    from ui.widgets.seat import Seat

    page, run = desktop.window.run_page, desktop.window.run
    drawn: set[int] = set()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, Seat):
                drawn.add(watched.view().person_id)
            return False

    watch = Watch()
    result: list[float] = []
    for seat in page.panel.table.findChildren(Seat):
        seat.installEventFilter(watch)
    while len(result) < presses:
        drawn.clear()
        begun = time.perf_counter_ns()
        QTest.keyClick(page.notes_panel.entry, Qt.Key.Key_PageDown)
        now = run.running
        assert now is not None
        if now.item == 0 and now.table.floor is not None:
            speaker = now.table.floor
            window.until(app, lambda speaker=speaker: speaker in drawn)  # type: ignore[misc]
            result.append((time.perf_counter_ns() - begun) / 1e6)
        else:  # the round is through: once more
            run.start_item(now.items[0].item_id)
        window.rest(app, 0.16)
    return result


def bare_ms(app: QApplication, times: int) -> list[float]:
    """Milliseconds of the repaint of a plain widget as large as the table."""
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    class Bare(QWidget):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).drawText(20, 20, "bare")
            self.painted = True

    widget, result = Bare(), []
    widget.resize(720, 480)
    widget.show()
    app.processEvents()
    for _ in range(times):
        widget.painted = False
        begun = time.perf_counter_ns()
        widget.update()
        window.until(app, lambda: widget.painted)
        result.append((time.perf_counter_ns() - begun) / 1e6)
    widget.close()
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--presses", type=int, default=100)
    parser.add_argument("--seats", type=int, help="only this many, in this process")
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    if asked.seats:
        measured(asked.seats, asked.presses, control=asked.control)
        return
    print(f"limit_ms: {LIMIT_MS}", flush=True)
    for seats in (14, 60):
        command = [
            sys.executable,
            "-m",
            __spec__.name,
            "--presses",
            str(asked.presses),
            "--seats",
            str(seats),
        ]
        subprocess.run([*command, *(["--control"] if asked.control else [])], check=True)


def measured(seats: int, presses: int, *, control: bool) -> None:
    """Measure a round of so many seats and print."""
    with tempfile.TemporaryDirectory() as name:
        app, desktop = window.opened(Path(name) / "home", seats)
        if control:
            desktop.window.run.changed.connect(lambda: time.sleep(0.05))
        floor = bare_ms(app, presses)
        desktop.window.activateWindow()
        window.until(app, desktop.window.isActiveWindow)
        found = pressed_ms(app, desktop, presses)
        window.closed(desktop)
    print(f"seats_{seats}_bare_p50_ms: {statistics.median(floor):.2f}")
    print(f"seats_{seats}_press_p50_ms: {statistics.median(found):.1f}")
    print(f"seats_{seats}_press_p95_ms: {statistics.quantiles(found, n=20)[18]:.1f}")
    print(f"seats_{seats}_press_max_ms: {max(found):.1f}")


if __name__ == "__main__":
    main()
