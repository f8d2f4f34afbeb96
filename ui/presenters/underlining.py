"""What stands underlined in the note box: the rules answer each key, the name model after a pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.presenters.name_reader import NameReader
from ui.presenters.recognising import Stretch, Typed, carried, joined, recognised

if TYPE_CHECKING:
    from peerdesk.deid import Roster

READ_AFTER_MS = 200
"""How long after the last key the name model reads. Chosen: of the 150 to 300 ms that are promised, so that
somebody who types on is not disturbed and somebody who looks up finds it done."""

WARM_AFTER_MS = 300
"""How long after the names of a group came its word lists are read. Chosen: by then the meeting stands on the
screen, which two threads that both work would be later with; the first note is not typed yet."""

QUICK = 1_000
"""Characters up to which the rules answer each key at once. Chosen: they take some 10 µs a character, and an
underline is to be there within 16 ms; a longer text is read beside the window, after the pause."""


class Drawn(Enum):
    """How much may be told of a text: nothing, what Enter will keep, or that and every underline."""

    NOTHING = 0
    KEPT = 1
    ALL = 2


class Underlining(QObject):
    """Looks at a half-typed text again whenever it has changed.

    Signals:
        recognised(Typed): at once by the rules; again, if the model has something to add.
    """

    recognised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roster: Roster | None = None
        self._shown = Typed("")
        self._judged = Typed("")
        self._drawn = Drawn.NOTHING
        self.rules_ready = False
        self._reader = NameReader(self)
        self._reader.warmed.connect(self._warmed)
        self._reader.read.connect(self._was_read)
        self._pause = self._timer(READ_AFTER_MS, self._read)
        self._warming = self._timer(WARM_AFTER_MS, self._warm)

    def set_roster(self, roster: Roster | None) -> None:
        """Whom a text could tell. The word lists of its language are read beside the window."""
        self._roster = roster
        self._judged = Typed("")
        if roster is None:
            self._warming.stop()
            self.drop()
            self._shown = Typed("")
            return
        self._warming.start()
        if self.rules_ready:
            self.look(self._shown.text, self._drawn)

    def look(self, text: str, drawn: Drawn) -> None:
        """The text is this one now: tell what is known of it, have the model read it after a pause."""
        self._drawn = drawn
        self._pause.stop()
        self._reader.drop()
        if not text:
            self._judged = Typed("")
        if drawn is Drawn.NOTHING or not text or self._roster is None:
            self._tell(Typed(text))
            return
        typed = self._by_rules(text, self._roster)
        if drawn is Drawn.ALL or len(text) > QUICK:
            self._pause.start()
        self._tell(self._allowed(typed))

    def drop(self) -> None:
        """Nothing is read any more and what was read is forgotten; what is drawn stays with its text."""
        self._pause.stop()
        self._reader.drop()
        self._judged = Typed("")

    def stop(self) -> None:
        """Read nothing any more and leave no thread."""
        self._warming.stop()
        self.drop()
        self._reader.stop()

    def stretch_at(self, text: str, start: int) -> Stretch | None:
        """The underlined stretch of this text that begins there."""
        stretches = self._shown.stretches if self._shown.text == text else ()
        return next((s for s in stretches if s.start == start), None)

    def _timer(self, after_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(act)
        return timer

    def _warm(self) -> None:
        if self._roster is not None:
            self._reader.warm(self._roster)

    def _by_rules(self, text: str, roster: Roster) -> Typed:
        if not self.rules_ready or len(text) > QUICK:
            return carried(self._judged, text)
        return joined(recognised(text, roster, with_model=False), self._judged)

    def _tell(self, typed: Typed) -> None:
        self._shown = typed
        self.recognised.emit(typed)

    def _read(self) -> None:
        if self._roster is not None:
            self._reader.ask(self._shown.text, self._roster)

    def _was_read(self, typed: Typed) -> None:
        """Of the text as it is, for each change of it drops what was asked before."""
        self._judged = typed
        self._tell(self._allowed(typed))

    def _allowed(self, typed: Typed) -> Typed:
        return typed if self._drawn is Drawn.ALL else replace(typed, stretches=())

    def _warmed(self) -> None:
        self.rules_ready = True
        self.look(self._shown.text, self._drawn)
