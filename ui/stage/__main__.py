"""Starts the Stage: `python -m ui.stage --token T [--window] [--wait] [--own-screen NAME]`.

Views come as lines on standard input, answers go as lines to standard output. When the input ends the
Stage goes on counting; a later window asks it to leave at its door, which the token names.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from peerdesk.clock import SystemClock
from ui.stage.door import Door
from ui.stage.pipe import AnswerWriter, LineReader
from ui.stage.window import TITLE, StageWindow
from ui.theme import load_fonts, load_theme

_DOOR_AT_LATEST_MS = 1_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the Stage until it leaves; returns the exit code."""
    called = _parser().parse_args(arguments)
    app = QApplication([TITLE])
    app.setApplicationName(TITLE)
    app.setQuitOnLastWindowClosed(False)
    load_fonts()
    theme = load_theme(dark=True)
    window = StageWindow(
        SystemClock(), theme, windowed=called.window, own_screen=called.own_screen, waits=called.wait
    )
    window.left.connect(app.quit)
    door = _with_door(called.token, window)
    _with_pipe(window).start()
    window.place()
    code = app.exec()
    door.close()
    return code


def _with_pipe(window: StageWindow) -> LineReader:
    writer = AnswerWriter(sys.stdout.fileno(), window)
    reader = LineReader(sys.stdin.fileno(), window)
    window.answered.connect(writer.write)
    reader.view_came.connect(window.show_view)
    reader.told_to_leave.connect(window.leave_when_told)
    reader.ended.connect(window.stay_alone)
    return reader


def _with_door(token: str, window: StageWindow) -> Door:
    """A door that opens with the first frame, or soon after if no frame comes."""
    door = Door(token, window)
    door.told_to_leave.connect(window.leave_when_told)
    window.painted.connect(door.open)
    QTimer.singleShot(_DOOR_AT_LATEST_MS, door, door.open)
    return door


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui.stage", description="What the room sees.")
    parser.add_argument("--token", required=True, help="names the door at which the Stage is asked to leave")
    parser.add_argument("--window", action="store_true", help="stay a window on whatever screens there are")
    parser.add_argument("--wait", action="store_true", help="unseen as long as the room has no screen")
    parser.add_argument("--own-screen", default="", help="the screen on which the facilitator works")
    return parser


if __name__ == "__main__":
    sys.exit(main())
