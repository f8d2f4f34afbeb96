"""What Run costs while nobody touches it, beside a bare window with five labels set once a second.

    python -m tests.bench.idle [--seconds N] [--control]

CPU time of the process over wall time, without a screen, with a turn clock running. --control asks for the
time every 5 ms instead of every 200 and must look bad.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LIMIT_PERCENT = 1.0


def percent(app: QApplication, seconds: float) -> float:
    """CPU of this process, in percent of one core, while the program is left alone."""
    cpu, wall = time.process_time(), time.monotonic()
    window.rest(app, seconds)
    return 100 * (time.process_time() - cpu) / (time.monotonic() - wall)


def bare_percent(app: QApplication, seconds: float) -> float:
    """The same of five labels that are set once a second."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

    widget = QWidget()
    column = QVBoxLayout(widget)
    labels = [QLabel("0:00", widget) for _ in range(5)]
    for label in labels:
        column.addWidget(label)
    widget.resize(1280, 720)
    widget.show()
    timer = QTimer(widget, interval=1000)
    for label in labels:
        timer.timeout.connect(lambda label=label: label.setText(str(time.monotonic())))
    timer.start()
    window.rest(app, 1.0)
    found = percent(app, seconds)
    widget.close()
    widget.deleteLater()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        app, desktop = window.opened(Path(name) / "home", 12)
        desktop.window.hide()
        bare = bare_percent(app, asked.seconds)
        desktop.window.show()
        desktop.window.run.go_next()
        if asked.control:
            from PySide6.QtCore import QTimer

            often = QTimer(desktop.window, interval=5)
            often.timeout.connect(desktop.window.run.tick)
            often.timeout.connect(desktop.window.repaint)
            often.start()
        window.rest(app, 2.0)
        ours = percent(app, asked.seconds)
        window.closed(desktop)
    print(f"limit_percent: {LIMIT_PERCENT}")
    print(f"idle_percent: {ours:.2f}")
    print(f"bare_percent: {bare:.2f}")
    print(f"idle_over_bare: {ours / bare:.1f}")


if __name__ == "__main__":
    main()
