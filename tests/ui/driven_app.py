"""The whole application as a process of its own, led by lines on standard input.

`python -m tests.ui.driven_app` opens the window on `PEERDESK_HOME`. Each line is `word argument`; after each
a line of JSON says how things stand. A test ends it as roughly as it likes.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import asdict
from functools import reduce
from operator import or_
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from peerdesk.domain import timing
from peerdesk.domain.timing import SECOND_NS
from peerdesk.paths import paths
from ui.app import App


class Driver(QObject):
    """Does what the lines say, on the window's thread."""

    came = Signal(str)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.came.connect(self._do)

    def read(self) -> None:
        """On a thread of its own."""
        for line in sys.stdin:
            self.came.emit(line.rstrip("\n"))

    def _do(self, line: str) -> None:
        word, _, argument = line.partition(" ")
        window = self._app.window
        if word == "open":
            self._app.desk.go("run", meeting_id=int(argument))
        elif word == "type":
            QTest.keyClicks(window.focusWidget() or window, argument)
        elif word == "key":
            name, _, modifier = argument.partition(" ")
            held = [Qt.KeyboardModifier[f"{one}Modifier"] for one in (modifier or "No").split("|")]
            with_what = reduce(or_, held)
            QTest.keyClick(window.focusWidget() or window, Qt.Key[f"Key_{name}"], with_what)
        elif word == "caret":
            window.run_page.notes_panel.entry.set_caret(int(argument))
        elif word == "copy":
            self._app.clipboard._is_ours = lambda _: True  # the screenless platform does not say whose it is
            window.run_page.notes_panel.entry.selectAll()
            window.run_page.notes_panel.entry.copy()
        elif word == "stage":
            window.stage.start(window=True)
        elif word == "end":
            window.run.close()
        elif word == "unstage":
            window.stage.stop()
        elif word == "passphrase":
            self._app.set_passphrase()
            for field in window.findChildren(QDialog)[0].findChildren(QLineEdit):
                field.setText(argument)
            window.findChildren(QDialog)[0]._check()  # type: ignore[attr-defined]
        elif word == "dismiss":
            for dialog in window.findChildren(QDialog):
                dialog.close()
            window.activateWindow()  # which a desktop does by itself
        elif word == "flush":
            self._app.store.call(lambda _: None, lambda _: print(json.dumps(self._state()), flush=True))
            return
        elif word == "lock":
            self._app.lock()
            return
        elif word == "close":
            window.close()
            return
        print(json.dumps(self._state()), flush=True)

    def _state(self) -> dict[str, Any]:
        window = self._app.window
        running, box = window.run.running, window.run_page.notes_panel.entry
        said: dict[str, Any] = {
            "page": window.page,
            "pid": os.getpid(),
            "text": box.toPlainText(),
            "caret": box.caret(),
            "strip": getattr(window.front(), "strip", window.run_page.strip).text(),
            "stage": window.stage._link.pid,
            "stage known": window.run._saving.stage is not None,
            "unsaved": window.notes._draft_timer.isActive(),
            "code": [line.text() for line in window.findChildren(QLineEdit) if line.isReadOnly()],
            "front": window.isActiveWindow(),
            "copied": QGuiApplication.clipboard().text(),
        }
        if window.page == "unlock":
            said["refused"] = window.unlock_page()._said.text()
        if running is not None:
            now = window.run.now_ns
            table = running.table
            said |= {
                "item": running.item,
                "step": running.step,
                "left_s": (timing.remaining_ns(running.step_clock, now) or 0) / SECOND_NS,
                "floor": table.floor,
                "hands": list(table.hands),
                "passed": list(table.passed),
                "heard": list(table.heard),
                "seats": [asdict(seat) for seat in running.seats],
                "spoken": {s.person: s.ns for s in (*running.spoken, *table.spent)},
                "pen_up": running.pen_up,
                "paused": running.paused,
            }
        return said


def main() -> int:
    """Open the window and say `ready`, or `locked`, when it can be led."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    desktop = App(app, paths())
    driver = Driver(desktop)

    def lead(said: str) -> None:
        print(json.dumps({"said": said}), flush=True)

    desktop.ready.connect(lambda: lead("ready"))
    desktop.painted.connect(lambda: lead("locked") if desktop.window.page == "unlock" else None)
    desktop.start()
    reader = threading.Thread(target=driver.read, daemon=True)
    if desktop.window.is_furnished:
        reader.start()
    else:
        desktop.furnished.connect(reader.start)
    return app.exec()


if __name__ == "__main__":
    sys.stdout.flush()
    os._exit(main())
