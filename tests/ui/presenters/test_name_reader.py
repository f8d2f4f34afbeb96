"""The thread that reads with the name model: the newest text only, and nothing of it afterwards."""

from __future__ import annotations

import gc
import logging
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from peerdesk.deid import Roster
from tests.markers import PERSON
from ui.presenters import name_reader
from ui.presenters.name_reader import MODEL_LONGEST, RULES_LONGEST, TRIES, NameReader
from ui.presenters.recognising import Stretch, Typed

ROSTER = Roster.from_rows([{"name": "Ana Silva"}])


class Words(str):
    """A text that can be watched."""


@dataclass
class Reading:
    """Stands for what is slow: waits where a test wants it to, fails where a test wants it to."""

    asked: list[tuple[str, bool]] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    error: type[Exception] | None = None
    rules_error: type[Exception] | None = None
    begun: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def __call__(self, text: str, roster: Roster, *, with_model: bool) -> Typed:
        self.asked.append((str(text), with_model))
        self.threads.append(threading.current_thread().name)
        self.begun.set()
        assert self.go_on.wait(20)
        error = self.error if with_model else self.rules_error
        if error is not None:
            raise error(PERSON)
        return Typed(text, (Stretch(0, 1, "x", False, 2),) if with_model else ())


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    made = Reading()
    made.go_on.set()
    monkeypatch.setattr(name_reader, "recognised", made)
    yield made
    made.go_on.set()


@pytest.fixture
def reader(qapp: object, reading: Reading) -> Iterator[NameReader]:
    made = NameReader()
    yield made
    reading.go_on.set()
    made.stop()


def is_idle(reader: NameReader) -> Callable[[], bool]:
    return lambda: reader._reading.thread is None


def heard(reader: NameReader) -> list[Typed]:
    told: list[Typed] = []
    reader.read.connect(told.append)
    return told


def test_what_was_found_is_told(reader: NameReader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.read) as told:
        reader.ask("with Jakob", ROSTER)
    assert told.args == [Typed("with Jakob", (Stretch(0, 1, "x", False, 2),))]


def test_it_is_read_beside_the_window_and_heard_in_it(
    reader: NameReader, reading: Reading, qtbot: QtBot
) -> None:
    where: list[str] = []
    reader.read.connect(lambda _: where.append(threading.current_thread().name))
    reader.ask("with Jakob", ROSTER)
    qtbot.waitUntil(lambda: bool(where))
    assert reading.threads == ["names"]
    assert where == [threading.current_thread().name]


def test_that_the_word_lists_are_read_is_told(reader: NameReader, reading: Reading, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.warmed):
        reader.warm(ROSTER)
    assert [with_model for _, with_model in reading.asked] == [False]


def test_only_the_newest_waits(reader: NameReader, reading: Reading, qtbot: QtBot) -> None:
    told = heard(reader)
    reading.go_on.clear()
    for text in ("w", "wi", "wit", "with"):
        reader.ask(text, ROSTER)
        reading.begun.wait(20)
    reading.go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert [text for text, _ in reading.asked] == ["w", "with"]
    assert [typed.text for typed in told] == ["with"]


def test_what_was_dropped_while_it_was_read_is_not_heard(
    reader: NameReader, reading: Reading, qtbot: QtBot
) -> None:
    told = heard(reader)
    reading.go_on.clear()
    reader.ask("with Jakob", ROSTER)
    reading.begun.wait(20)
    reader.drop()
    reading.go_on.set()
    qtbot.waitUntil(is_idle(reader))
    QCoreApplication.processEvents()
    assert told == []


def test_what_was_dropped_with_its_answer_on_the_way_is_not_heard(reader: NameReader, qtbot: QtBot) -> None:
    told = heard(reader)
    reader.ask("with Jakob", ROSTER)
    thread = reader._reading.thread
    assert thread is not None
    thread.join()
    reader.drop()
    QCoreApplication.processEvents()
    assert told == []


def test_what_was_dropped_while_it_waited_is_never_read(
    reader: NameReader, reading: Reading, qtbot: QtBot
) -> None:
    reading.go_on.clear()
    reader.ask("one", ROSTER)
    reading.begun.wait(20)
    reader.ask("two", ROSTER)
    reader.drop()
    reading.go_on.set()
    qtbot.waitUntil(is_idle(reader))
    assert [text for text, _ in reading.asked] == ["one"]


@pytest.mark.parametrize("error", [None, MemoryError])
def test_nothing_holds_the_text_afterwards(
    reader: NameReader, reading: Reading, qtbot: QtBot, error: type[Exception] | None
) -> None:
    reading.error = error
    text = Words("with Jakob")
    watched = weakref.ref(text)
    reader.ask(text, ROSTER)
    del text
    qtbot.waitUntil(is_idle(reader))
    reader.drop()
    QCoreApplication.processEvents()
    gc.collect()
    assert watched() is None


def test_no_thread_runs_when_there_is_nothing_to_read(reader: NameReader, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(reader.read):
            reader.ask("with Jakob", ROSTER)
        qtbot.waitUntil(lambda: "names" not in [thread.name for thread in threading.enumerate()])


def test_stopping_waits_for_the_thread_and_reads_no_more(reader: NameReader, reading: Reading) -> None:
    reading.go_on.clear()
    reader.ask("one", ROSTER)
    reading.begun.wait(20)
    reader.ask("two", ROSTER)
    reader.warm(ROSTER)
    reader.stop(0)
    reading.go_on.set()
    reader.stop(20)
    assert "names" not in [thread.name for thread in threading.enumerate()]
    assert [text for text, _ in reading.asked] == ["one"]


@pytest.mark.parametrize("error", [FileNotFoundError, MemoryError, ValueError])
def test_where_the_model_fails_the_rules_go_on_and_the_log_says_only_that(
    reader: NameReader,
    reading: Reading,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    error: type[Exception],
) -> None:
    reading.error = error
    with caplog.at_level(logging.INFO), qtbot.waitSignal(reader.read) as told:
        reader.ask(f"with {PERSON}", ROSTER)
    assert told.args == [Typed(f"with {PERSON}")]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "name model failed" in caplog.text
    assert error.__name__ in caplog.text
    assert PERSON not in caplog.text


def test_a_model_that_keeps_failing_is_asked_no_more(
    reader: NameReader, reading: Reading, qtbot: QtBot
) -> None:
    reading.error = FileNotFoundError
    for _ in range(TRIES + 2):
        with qtbot.waitSignal(reader.read):
            reader.ask("with Jakob", ROSTER)
    assert sum(with_model for _, with_model in reading.asked) == TRIES


def test_where_even_the_rules_fail_nothing_is_told(
    reader: NameReader, reading: Reading, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    told = heard(reader)
    reading.error = reading.rules_error = MemoryError
    reader.warmed.connect(lambda: told.append(Typed("")))
    reader.warm(ROSTER)
    reader.ask("with Jakob", ROSTER)
    qtbot.waitUntil(is_idle(reader))
    QCoreApplication.processEvents()
    assert told == []
    assert "nothing is underlined" in caplog.text


@pytest.mark.parametrize(
    ("length", "read"),
    [(MODEL_LONGEST, [True]), (MODEL_LONGEST + 1, [False]), (RULES_LONGEST + 1, [])],
)
def test_what_is_no_note_any_more_is_read_by_the_rules_or_not_at_all(
    reader: NameReader, reading: Reading, qtbot: QtBot, length: int, read: list[bool]
) -> None:
    reader.ask("x" * length, ROSTER)
    qtbot.waitUntil(is_idle(reader))
    assert [with_model for _, with_model in reading.asked] == read
