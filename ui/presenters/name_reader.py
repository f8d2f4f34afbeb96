"""Reads a half-typed text beside the window, with the name model.

It has a thread of its own, and only while there is something to read: the store's thread stays free for a
note, and an empty box leaves nothing running and no word anywhere.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.presenters.reading_thread import ReadingThread
from ui.presenters.recognising import Typed, recognised

if TYPE_CHECKING:
    from peerdesk.deid import Roster

MODEL_LONGEST = 6_000
"""Characters up to which the model reads. Chosen: half a second, and four pages are no note any more."""

RULES_LONGEST = 24_000
"""Characters up to which a text is read at all while it is typed. Chosen: a fifth of a second."""

TRIES = 3
"""How often the model may fail until it is asked no more. Chosen: memory may come free, a file does not."""

_WARMING = "Ann met the CFO of a bank in Rome on 3 May."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    number: int
    text: str = field(repr=False)
    roster: Roster = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    typed: Typed = field(repr=False)


class NameReader(QObject):
    """Reads one text at a time; a newer one takes the place of the one that waits.

    Signals:
        answered(_Answer): internal; carries results to the window's thread.
        warmed(): the word lists are in memory: from now on the rules are quick enough for each key.
        read(Typed): what was found in the text last asked for, unless it was dropped.
    """

    answered = Signal(object)
    warmed = Signal()
    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = ReadingThread("names", self._take, self._do)
        self._cold: Roster | None = None
        self._waiting: _Asked | None = None
        self._number = 0
        self._failures = 0
        self.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def warm(self, roster: Roster) -> None:
        """Have the word lists read; `warmed` follows. The model itself is read with the first text."""
        with self._reading.lock:
            self._cold = roster
            self._reading.go_on()

    def ask(self, text: str, roster: Roster) -> None:
        """Read this text, and no other that was asked for before."""
        with self._reading.lock:
            self._number += 1
            self._waiting = _Asked(self._number, text, roster)
            self._reading.go_on()

    def drop(self) -> None:
        """Nothing is wanted any more: what waits is forgotten, what is being read stays unheard."""
        with self._reading.lock:
            self._number += 1
            self._waiting = None

    def stop(self, wait_s: float = 2.0) -> None:
        """Drop everything and wait for the thread to end, at most so long."""
        with self._reading.lock:
            self._number += 1
            self._cold = self._waiting = None
        self._reading.join(wait_s)

    def _take(self) -> tuple[Roster | None, _Asked | None] | None:
        cold, asked = self._cold, self._waiting
        self._cold = self._waiting = None
        return None if cold is None and asked is None else (cold, asked)

    def _do(self, work: tuple[Roster | None, _Asked | None]) -> None:
        cold, asked = work
        if cold is not None and self._warm_up(cold):
            self._tell(None)
        if asked is not None:
            typed = self._found(asked)
            if typed is not None and asked.number == self._number:
                self._tell(_Answer(asked.number, typed))

    def _tell(self, answer: _Answer | None) -> None:
        with suppress(RuntimeError):  # the window is gone, and with it whoever wanted to know
            self.answered.emit(answer)

    def _warm_up(self, roster: Roster) -> bool:
        try:
            recognised(_WARMING, roster, with_model=False)
        except Exception as error:  # whatever it is, a note can be typed without underlines
            log.warning("word lists not read, nothing is underlined error=%s", type(error))
            return False
        return True

    def _found(self, asked: _Asked) -> Typed | None:
        """By the model, or by the rules alone where it fails or would take too long."""
        if self._failures < TRIES and len(asked.text) <= MODEL_LONGEST:
            try:
                return recognised(asked.text, asked.roster, with_model=True)
            except Exception as error:  # whatever it is, the rules go on without it
                self._failures += 1
                log.warning("name model failed, rules alone underline error=%s", type(error))
        if len(asked.text) > RULES_LONGEST:
            return None
        try:
            return recognised(asked.text, asked.roster, with_model=False)
        except Exception as error:
            log.warning("rules failed, nothing is underlined error=%s", type(error))
            return None

    def _deliver(self, answer: _Answer | None) -> None:
        if answer is None:
            self.warmed.emit()
        elif answer.number == self._number:
            self.read.emit(answer.typed)
