"""Looks for misspelt words beside the window, on a thread that ends when there is nothing to read."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.presenters.reading_thread import ReadingThread

if TYPE_CHECKING:
    from peerdesk.services.spelling import Speller

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Words of a text that are in no list, by start and end."""

    text: str = field(repr=False)
    words: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """What could stand in place of a word."""

    word: str = field(repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Tongue:
    """In what a text is read. language: "" has it judged by the text. spared: words that pass, folded."""

    language: str = ""
    spared: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text to read, a word to find others for, or both."""

    text: str | None = field(repr=False)
    word: str | None = field(repr=False)
    tongue: Tongue


class Spelling(QObject):
    """Reads one text at a time; a newer one takes the place of the one that waits.

    Signals:
        answered(object): internal; carries results to the window's thread.
        read(Misspelt): what was found in the text last asked for.
        proposed(Proposed): what could stand in place of the word last asked for.
    """

    answered = Signal(object)
    read = Signal(object)
    proposed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = ReadingThread("spelling", self._take, self._do)
        self._text: str | None = None
        self._word: str | None = None
        self._latest = ""
        self._tongue = Tongue()
        self._spellers: dict[str, Speller | None] = {}
        self.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def speak(self, tongue: Tongue) -> None:
        """In what the texts that follow are read."""
        with self._reading.lock:
            self._tongue = tongue

    def look(self, text: str) -> None:
        """Read this text; `read` follows unless another is asked for first."""
        with self._reading.lock:
            self._text = self._latest = text
            self._reading.go_on()

    def ask(self, word: str) -> None:
        """Find what could stand in place of this word; `proposed` follows."""
        with self._reading.lock:
            self._word = word
            self._reading.go_on()

    def drop(self) -> None:
        """Nothing is wanted any more."""
        with self._reading.lock:
            self._text = self._word = None
            self._latest = ""

    def stop(self, wait_s: float = 2.0) -> None:
        """Drop everything and wait for the thread to end, at most so long."""
        self.drop()
        self._reading.join(wait_s)

    def _take(self) -> _Asked | None:
        text, word = self._text, self._word
        self._text = self._word = None
        return None if text is None and word is None else _Asked(text, word, self._tongue)

    def _do(self, asked: _Asked) -> None:
        text, word, tongue = asked.text, asked.word, asked.tongue
        try:
            if text is not None:
                self._tell(Misspelt(text, self._unknown(text, tongue)))
            if word is not None:
                self._tell(Proposed(word, self._close_to(word, tongue)))
        except Exception as error:  # whatever it is, a sentence can be edited without underlines
            log.warning("spelling not looked at error=%s", type(error))

    def _tell(self, found: Misspelt | Proposed) -> None:
        with suppress(RuntimeError):  # the window is gone
            self.answered.emit(found)

    def _unknown(self, text: str, tongue: Tongue) -> tuple[tuple[int, int], ...]:
        speller = self._speller(tongue.language or _judged(text))
        return speller.unknown(text, tongue.spared) if speller is not None else ()

    def _close_to(self, word: str, tongue: Tongue) -> tuple[str, ...]:
        speller = self._speller(tongue.language or _judged(self._latest))
        return speller.proposed(word) if speller is not None else ()

    def _speller(self, language: str) -> Speller | None:
        if language not in self._spellers:
            from peerdesk.services.spelling import loaded

            self._spellers[language] = loaded(language)
        return self._spellers[language]

    def _deliver(self, found: Misspelt | Proposed) -> None:
        if isinstance(found, Proposed):
            self.proposed.emit(found)
        elif found.text == self._latest:
            self.read.emit(found)


def _judged(text: str) -> str:
    from peerdesk.deid.outsiders import spoken_language

    return spoken_language(text)
