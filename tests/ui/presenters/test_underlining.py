"""When the name model reads the half-typed note, and what of its answer comes to be drawn."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from peerdesk.deid import Roster
from peerdesk.deid.name_model import name_model
from peerdesk.domain.errors import UserError
from peerdesk.domain.rules import Attribution
from tests.ui.evening import CTRL, ENTER, INITIALS, SHIFT, Evening
from ui.presenters import underlining
from ui.presenters.name_reader import NameReader
from ui.presenters.recognising import Stretch, Typed
from ui.presenters.underlining import QUICK, READ_AFTER_MS
from ui.widgets.note_entry import NoteEntry

LOADED = "peerdesk.deid.identities.name_model"
"""Gives the real model, and loads it the first time."""


@dataclass
class Model:
    """Stands for the name model: what was asked, and the answer when a test gives it."""

    evening: Evening
    waiting: str | None = None
    asked: list[str] = field(default_factory=list)
    dropped: int = 0

    def ask(self, text: str, roster: Roster) -> None:
        self.asked.append(text)
        self.waiting = text

    def drop(self) -> None:
        self.dropped += 1
        self.waiting = None

    @property
    def reader(self) -> NameReader:
        return self.evening.window.notes._underlining._reader

    def is_awaited(self) -> bool:
        """Whether it will read when the pause is over, or reads."""
        return self.evening.window.notes._underlining._pause.isActive() or self.waiting is not None

    def pause(self) -> None:
        """Nobody typed for a while."""
        pause = self.evening.window.notes._underlining._pause
        if pause.isActive():
            pause.stop()
            pause.timeout.emit()

    def answer(self, *words: str) -> None:
        """The model finds these words, unless nobody wants to know any more."""
        text, self.waiting = self.waiting, None
        if text is not None:
            places = [(text.index(word), text.index(word) + len(word)) for word in words]
            self.reader.read.emit(Typed(text, tuple(Stretch(a, b, "someone", False, 2) for a, b in places)))


@pytest.fixture
def model(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> Model:
    evening.sit_down()
    made = Model(evening)
    monkeypatch.setattr(made.reader, "ask", made.ask)
    monkeypatch.setattr(made.reader, "drop", made.drop)
    return made


def drawn(box: NoteEntry) -> list[tuple[str, bool]]:
    """What is underlined, and whether by the wavy line."""
    text = box.toPlainText()
    return [(text[line.start : line.end], line.strong) for line in box.underlines()]


def set_rule(evening: Evening, rule: Attribution) -> None:
    """The running item is held under this rule from now on."""
    item_id = evening.window.run.item_id
    assert item_id is not None
    evening.services.planning.alter_item(
        evening.meeting_id, item_id, lambda item: replace(item, attribution=rule)
    )


# The pause.


def test_the_rules_answer_each_key_and_the_model_only_a_pause(evening: Evening, model: Model) -> None:
    evening.type("Ana and ledger")
    assert drawn(evening.box) == [("Ana", True)]
    assert model.asked == []
    model.pause()
    assert model.asked == ["Ana and ledger"]


def test_the_pause_is_what_was_promised(evening: Evening, model: Model) -> None:
    assert 150 <= READ_AFTER_MS <= 300
    assert evening.window.notes._underlining._pause.interval() == READ_AFTER_MS


def test_each_key_begins_the_pause_anew(evening: Evening, model: Model) -> None:
    evening.type("a")
    pause = evening.window.notes._underlining._pause
    assert pause.isActive()
    assert pause.isSingleShot()
    model.pause()
    evening.type("b")
    assert pause.isActive()


def test_what_the_model_finds_is_dotted(evening: Evening, model: Model) -> None:
    evening.type("ask ledger")
    model.pause()
    model.answer("ledger")
    assert drawn(evening.box) == [("ledger", False)]


def test_it_stays_dotted_while_other_words_are_typed(
    evening: Evening, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underlining, "recognised", lambda text, *_, **__: Typed(text))
    evening.type("ask ledger")
    model.pause()
    model.answer("ledger")
    evening.type(" today")
    assert drawn(evening.box) == [("ledger", False)]
    model.pause()
    model.answer("ledger")
    evening.box.set_caret(0)
    evening.type("please ")
    assert drawn(evening.box) == [("ledger", False)]
    evening.box.set_caret(evening.box.toPlainText().index(" today"))
    evening.type("s")
    assert drawn(evening.box) == []


def test_an_answer_to_a_text_that_has_changed_is_dropped(evening: Evening, model: Model) -> None:
    evening.type("ask ledger")
    model.pause()
    evening.type(" so")
    model.answer("ledger")
    assert drawn(evening.box) == []


def test_an_answer_moves_neither_caret_nor_selection_nor_history(evening: Evening, model: Model) -> None:
    box = evening.box
    evening.type("ask ledger")
    model.pause()
    box.set_caret(2)
    evening.key(Qt.Key.Key_Right, SHIFT)
    before, steps = (box.textCursor().anchor(), box.caret()), box.document().availableUndoSteps()
    model.answer("ledger")
    assert (box.textCursor().anchor(), box.caret()) == before == (2, 3)
    assert box.document().availableUndoSteps() == steps
    box.undo()
    assert box.toPlainText() == ""


def test_the_arrow_keys_ask_nothing_again(evening: Evening, model: Model) -> None:
    evening.type("ask ledger")
    model.pause()
    evening.key(Qt.Key.Key_Left)
    model.answer("ledger")
    assert drawn(evening.box) == [("ledger", False)]
    assert not model.is_awaited()


def test_tab_goes_to_what_the_model_found(evening: Evening, model: Model) -> None:
    evening.type("ask ledger soon ")
    model.pause()
    model.answer("ledger")
    evening.key(Qt.Key.Key_Tab)
    assert evening.box.toPlainText() == "ask someone soon "


def test_a_long_text_waits_for_the_pause_and_keeps_what_is_drawn(
    evening: Evening, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.box.set_text("ask ledger " + "and so on " * (QUICK // 10))
    model.pause()
    model.answer("ledger")

    def slow(*_: object, **__: object) -> Typed:
        raise AssertionError("read on the window's thread")

    monkeypatch.setattr(underlining, "recognised", slow)
    evening.type("Ana")
    assert drawn(evening.box) == [("ledger", False)]
    model.pause()
    assert model.asked[-1].endswith("Ana")


def test_what_was_typed_before_the_word_lists_were_read_is_underlined_then(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> Typed:
        raise AssertionError("the window waits for the word lists")

    evening.open_door()
    evening.type(INITIALS)
    evening.next()
    with monkeypatch.context() as patched:
        patched.setattr(underlining, "recognised", slow)
        evening.type("ask Ana")
    assert drawn(evening.box) == []
    evening.wait_for_rules()
    assert drawn(evening.box) == [("Ana", True)]


# When nothing is read.


def test_an_empty_box_asks_nothing(evening: Evening, model: Model) -> None:
    evening.type("ab")
    evening.key(Qt.Key.Key_Backspace)
    evening.key(Qt.Key.Key_Backspace)
    assert not model.is_awaited()
    assert drawn(evening.box) == []


def test_a_search_is_no_note(evening: Evening, model: Model) -> None:
    evening.type("/Ana")
    assert not model.is_awaited()
    assert drawn(evening.box) == []
    assert evening.page.notes_panel._kept_as.text() == ""


@pytest.mark.parametrize("asked", [False, True])
def test_enter_drops_what_waits(
    evening: Evening, model: Model, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evening.window.notes._desk.store, "call", lambda *_, **__: None)
    evening.type("ask ledger")
    if asked:
        model.pause()
    evening.key(ENTER)
    assert evening.box.is_held()
    assert not model.is_awaited()


def test_a_note_that_was_refused_is_read_again(
    evening: Evening, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("store_disk_full")

    monkeypatch.setattr(evening.services.capture, "add_note", full)
    evening.type("ask ledger")
    evening.key(ENTER)
    assert model.is_awaited()


def test_striking_drops_what_waits(evening: Evening, model: Model) -> None:
    evening.type("ask ledger")
    model.pause()
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert not model.is_awaited()
    assert evening.window.notes._underlining._judged == Typed("")


def test_under_the_cover_nothing_is_read_or_drawn_and_after_it_again(evening: Evening, model: Model) -> None:
    evening.type("ask Ana and ledger")
    model.pause()
    model.answer("ledger")
    evening.box.set_caret(0)
    evening.type("! ")
    model.pause()
    evening.escape_twice()
    assert not model.is_awaited()
    assert drawn(evening.box) == []
    assert evening.window.notes._underlining._judged == Typed("")
    evening.key(Qt.Key.Key_A)
    evening.key(ENTER)
    assert drawn(evening.box) == [("Ana", True)]
    assert model.is_awaited()


def test_with_the_pen_up_nothing_is_read_or_drawn_and_down_again_it_is(
    evening: Evening, model: Model
) -> None:
    evening.type("ask Ana")
    model.pause()
    evening.key(Qt.Key.Key_L, CTRL)
    assert not model.is_awaited()
    assert drawn(evening.box) == []
    assert evening.page.notes_panel._kept_as.text() == ""
    evening.key(Qt.Key.Key_L, CTRL)
    assert drawn(evening.box) == [("Ana", True)]
    assert model.is_awaited()


def test_another_item_has_the_text_read_again(evening: Evening, model: Model) -> None:
    evening.type("ask Ana")
    model.pause()
    evening.next()
    assert drawn(evening.box) == [("Ana", True)]
    assert model.is_awaited()


def test_off_the_record_nothing_is_underlined_and_what_enter_does_is_said(
    evening: Evening, model: Model
) -> None:
    set_rule(evening, Attribution.OFF_RECORD)
    evening.type("Ana met the CFO of a bank")
    assert drawn(evening.box) == []
    assert not model.is_awaited()
    assert "A participant" in evening.page.notes_panel._kept_as.text()
    evening.key(ENTER)
    assert evening.notes() == ["A participant met the CFO of a bank"]


def test_on_the_record_names_stand(evening: Evening, model: Model) -> None:
    set_rule(evening, Attribution.ON_RECORD)
    evening.type("Ana met the CFO of a bank")
    assert drawn(evening.box) == []
    assert not model.is_awaited()
    assert evening.page.notes_panel._kept_as.text() == ""
    evening.key(ENTER)
    assert evening.notes() == ["Ana met the CFO of a bank"]


def test_a_rule_that_changes_under_a_half_typed_note_holds_at_once(evening: Evening, model: Model) -> None:
    evening.type("ask Ana")
    set_rule(evening, Attribution.ON_RECORD)
    assert drawn(evening.box) == []
    set_rule(evening, Attribution.CHATHAM_HOUSE)
    assert drawn(evening.box) == [("Ana", True)]


def test_closing_the_window_leaves_nothing_to_read(evening: Evening, model: Model) -> None:
    evening.type("ask ledger")
    model.pause()
    evening.window.notes.stop()
    assert not model.is_awaited()


def test_a_meeting_that_is_left_leaves_no_text(evening: Evening, model: Model) -> None:
    evening.type("ask ledger")
    model.pause()
    evening.window.run.leave_closed()
    assert not model.is_awaited()
    assert evening.window.notes._underlining._shown == Typed("")


def test_the_language_of_the_notes_holds_at_once(evening: Evening, model: Model) -> None:
    words = evening.window.run.words
    assert words is not None
    evening.services.planning.save_meeting(replace(words.meeting, language="de"))
    roster = evening.window.notes._underlining._roster
    assert roster is not None
    assert roster.language == "de"


# The real model.


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads that asked for the real model."""
    found: list[str] = []

    def watched() -> object:
        found.append(threading.current_thread().name)
        return name_model()

    monkeypatch.setattr(LOADED, watched)
    return found


def test_the_model_is_loaded_for_the_first_note_and_beside_the_window(
    evening: Evening, loads: list[str], qtbot: QtBot
) -> None:
    evening.sit_down()
    QCoreApplication.processEvents()
    assert loads == []
    evening.type("we asked Jakob Hinterwald whether Ana could come")
    assert loads == []
    with qtbot.waitSignal(evening.window.notes._underlining._reader.read, timeout=30_000):
        pass
    assert loads == ["names"]
    found = drawn(evening.box)
    assert ("Ana", True) in found
    assert ("Jakob Hinterwald", False) in found


def test_without_the_model_the_rules_go_on(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def missing() -> object:
        raise FileNotFoundError

    monkeypatch.setattr(LOADED, missing)
    evening.sit_down()
    evening.type("ask Ana")
    with qtbot.waitSignal(evening.window.notes._underlining._reader.read):
        pass
    assert drawn(evening.box) == [("Ana", True)]
    evening.type(" and Deniz")
    assert drawn(evening.box) == [("Ana", True), ("Deniz", True)]
    assert evening.strip.text() == ""


def test_a_long_note_off_the_record_is_read_in_the_pause_and_told_without_underlines(qtbot: QtBot) -> None:
    watching = underlining.Underlining()
    told: list[Typed] = []
    watching.recognised.connect(told.append)
    watching.rules_ready = True
    watching._roster = Roster.from_rows([{"name": "Ana Silva"}])
    text = "Ana Silva left. " * (QUICK // 10)
    watching.look(text, underlining.Drawn.KEPT)
    assert watching._pause.isActive()
    watching._was_read(Typed(text, (Stretch(0, 9, "A participant"),), "A participant left …"))
    assert told[-1] == Typed(text, (), "A participant left …")
    watching.stop()
