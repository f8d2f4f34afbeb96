"""The program whose start is measured: a bare window, or PeerDesk as it is, with probes on its own signals.

    python tests/bench/inside.py bare|open|locked [--stay] [--control]

Prints `name value`: instants in nanoseconds of `time.monotonic_ns`, lengths in milliseconds. Started by path,
so that nothing but what is installed is imported. --stay: ten seconds, then the memory of the process.
--control: bad on purpose, see `tests.bench.start`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtCore import QObject

    from peerdesk.services.all import Services
    from ui.app import App
    from ui.store_thread import StoreThread

# Nothing else is imported here: it would be counted as part of the start.

EARLY = "typed before the vault was open"
LATER = "letters that follow one by one while it opens and after, none of them lost"
PASSPHRASE = "four plain words here"
STAY_MS = 10_000
BEAT_MS = 4
QUIET_MS = 800
LONGEST_MS = 20_000


def say(name: str, value: float) -> None:
    """One figure."""
    print(name, value, flush=True)


def now() -> int:
    """The clock of all instants here."""
    return time.monotonic_ns()


def say_memory() -> None:
    """What this process weighs: pages shared with others in parts, and whole. Linux only."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:
        for line in file:
            name, _, rest = line.partition(":")
            if name in ("Pss", "Rss"):
                say(f"{name.lower()}_kib", int(rest.split()[0]))


def bare(stay: bool) -> None:
    """A main window with a label."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Label(QLabel):
        once = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.once:
                self.once = True
                QTimer.singleShot(0, first)

    def first() -> None:
        say("painted", now())
        QTimer.singleShot(STAY_MS if stay else 0, end)

    def end() -> None:
        if stay:
            say_memory()
        app.quit()

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = Label("PeerDesk")
    window.setCentralWidget(label)
    window.resize(1280, 800)
    window.show()
    app.exec()


def ours(locked: bool, stay: bool, control: bool) -> None:
    """PeerDesk by its own command; `App.start` is only made to connect a probe first."""
    if control:
        import reportlab.platypus  # noqa: F401
        import sqlalchemy.orm  # noqa: F401
    from ui.__main__ import main, quicken

    quicken()
    from ui import app as program

    start = program.App.start

    def watched(desktop: program.App) -> None:
        desktop.probe = probe(desktop, locked, stay, control)  # type: ignore[attr-defined]
        start(desktop)

    program.App.start = watched  # type: ignore[assignment, method-assign]
    sys.argv[1:] = []
    sys.exit(main())


def time_derivation() -> None:
    """Have the store thread say how long the derivation of the key took."""
    from ui.store_thread import StoreThread

    opens = StoreThread.open

    def opens_timed(store: StoreThread, opener: Callable[[], Services]) -> None:
        def opened() -> Services:
            from peerdesk.store import vault as vaults

            derive = vaults.derive_key

            def derive_timed(*given: Any) -> Any:
                begun = now()
                try:
                    return derive(*given)
                finally:
                    say("derived_ms", (now() - begun) / 1e6)

            vaults.derive_key = derive_timed  # type: ignore[assignment]
            try:
                return opener()
            finally:
                vaults.derive_key = derive

        opens(store, opened)

    StoreThread.open = opens_timed  # type: ignore[assignment, method-assign]


def probe(desktop: App, locked: bool, stay: bool, control: bool) -> QObject:
    """Types as soon as there is something to type into, and says when what happened."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent

    window = desktop.window

    def press(text: str, key: int = 0) -> None:
        handle = window.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(handle, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def press_all(text: str) -> None:
        for letter in text:
            press(letter, ord(letter.upper()))
        press("\r", Qt.Key.Key_Return.value)

    class Probe(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.last = self.longest = self.begun = 0
            self.drawn = self.kept = False
            self.kept_text = ""
            self.letters = iter(LATER)
            self.beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
            self.beat.timeout.connect(self.look)
            self.typist = QTimer(self, interval=10, timerType=Qt.TimerType.PreciseTimer)
            self.typist.timeout.connect(self.type_one)
            desktop.painted.connect(self.painted)
            desktop.ready.connect(self.opened)
            desktop.furnished.connect(self.furnished)

        def painted(self) -> None:
            self.begun = self.last = now()
            say("painted", self.begun)
            self.beat.start()
            if control and window.focusWidget():
                window.focusWidget().clearFocus()
            if locked:
                time_derivation()
                press_all(PASSPHRASE)
                say("entered", now())
            else:
                self.write()
            if control:
                time.sleep(0.2)
            QTimer.singleShot(LONGEST_MS, self.give_up)

        def furnished(self) -> None:
            window.notes.kept.connect(self.note_kept)

        def opened(self) -> None:
            say("ready", now())
            window.run_page.panel.table.installEventFilter(self)

        def write(self) -> None:
            press_all(EARLY)
            self.typist.start()

        def type_one(self) -> None:
            letter = next(self.letters, "")
            if letter:
                press(letter, ord(letter.upper()))
                return
            self.typist.stop()
            self.finish()

        def look(self) -> None:
            at = now()
            self.longest, self.last = max(self.longest, at - self.last), at

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.drawn and window.run.words is not None:
                self.drawn = True
                QTimer.singleShot(0, self.meeting_drawn)
            return False

        def meeting_drawn(self) -> None:
            say("drawn", now())
            if locked:
                self.write()
            self.finish()

        def note_kept(self, note: object) -> None:
            if not self.kept:
                say("kept", now())
                self.kept, self.kept_text = True, note.text  # type: ignore[attr-defined]
            self.finish()

        def finish(self) -> None:
            if self.kept and self.drawn and not self.typist.isActive():
                QTimer.singleShot(QUIET_MS, self.report)

        def report(self) -> None:
            box = window.run_page.notes_panel.entry.toPlainText()
            lost = sum(a != b for a, b in zip(EARLY + LATER, self.kept_text + box, strict=False))
            say("lost", lost + abs(len(EARLY + LATER) - len(self.kept_text + box)))
            say("gap_ms", self.longest / 1e6)
            self.beat.stop()
            passed_ms = (now() - self.begun) // 1_000_000
            QTimer.singleShot(max(0, STAY_MS - passed_ms) if stay else 0, self.end)

        def end(self) -> None:
            if stay:
                say_memory()
            window.close()

        def give_up(self) -> None:
            say("lost", len(EARLY + LATER))
            os._exit(1)

    if control:
        Probe.ballast = bytearray(os.urandom(1) * 120_000_000)  # type: ignore[attr-defined]
    return Probe()


if __name__ == "__main__":
    what, options = sys.argv[1], sys.argv[2:]
    if what == "bare":
        bare("--stay" in options)
    else:
        ours(what == "locked", "--stay" in options, "--control" in options)
