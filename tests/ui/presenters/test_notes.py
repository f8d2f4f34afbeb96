"""The note box's presenter: what is told, what is kept, what waits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.domain.errors import UserError
from peerdesk.domain.notes import NoteDraft, NoteKind
from peerdesk.services.capture import LastNote, NotesView, TakenBack
from tests.ui.evening import CTRL, ENTER, SHIFT, Evening
from ui.presenters.notes import NotesPresenter
from ui.presenters.recognising import Stretch, Typed


@pytest.fixture
def notes(evening: Evening) -> NotesPresenter:
    evening.sit_down()
    return evening.window.notes


# Signals.


def test_a_kept_note_is_told_as_it_is_kept(notes: NotesPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notes.kept) as told:
        notes.submit(NoteDraft("* Ana agreed"))
    last = told.args[0]
    assert isinstance(last, LastNote)
    assert (last.kind, last.text) == (NoteKind.INSIGHT, "A participant agreed")


def test_a_refused_note_is_told(notes: NotesPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notes.refused) as told:
        notes.submit(NoteDraft("?"))
    assert isinstance(told.args[0], UserError)
    assert told.args[0].key == "note_empty"


def test_what_is_recognised_is_told(notes: NotesPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notes.recognised) as told:
        notes.typed("with Ana today", 14)
    typed = told.args[0]
    assert isinstance(typed, Typed)
    assert typed.stretches == (Stretch(5, 8, "a participant", sure=True),)
    assert "a participant" in typed.kept_as


def test_a_note_taken_back_is_told(evening: Evening, notes: NotesPresenter, qtbot: QtBot) -> None:
    evening.keep("? one")
    with qtbot.waitSignal(notes.returned) as told:
        notes.take_back()
    assert isinstance(told.args[0], TakenBack)
    assert told.args[0].text == "? one"
    assert notes.is_editing


def test_the_list_is_told(evening: Evening, notes: NotesPresenter, qtbot: QtBot) -> None:
    evening.keep("one")
    with qtbot.waitSignal(notes.shown) as told:
        notes.refresh()
    assert isinstance(told.args[0], NotesView)
    assert [n.text for n in told.args[0].notes] == ["one"]


def test_the_unsent_text_is_told_with_its_caret(evening: Evening, qtbot: QtBot) -> None:
    evening.services.capture.save_draft("half", 2)
    with qtbot.waitSignal(evening.window.notes.drafted) as told:
        evening.sit_down()
    assert told.args == ["half", 2]


# Before the meeting is back.


def test_enter_before_the_meeting_is_back_waits_for_it(evening: Evening) -> None:
    evening.services.capture.save_draft("from last time", 14)
    evening.box.setFocus()
    evening.type("typed ahead")
    evening.key(ENTER)
    evening.type("and more")
    assert evening.box.is_held()
    evening.sit_down()
    assert evening.notes() == ["typed ahead"]
    assert evening.box.toPlainText() == "from last timeand more"
    assert not evening.box.is_held()


def test_when_no_meeting_comes_up_the_text_is_back_in_the_box(evening: Evening) -> None:
    evening.box.setFocus()
    evening.type("typed ahead")
    evening.key(ENTER)
    evening.window.notes.stop_waiting()
    assert not evening.box.is_held()
    assert evening.box.toPlainText() == "typed ahead"


def test_nothing_is_written_over_the_unsent_text_before_it_was_read(evening: Evening) -> None:
    evening.services.capture.save_draft("from last time", 3)
    evening.box.setFocus()
    evening.type("x")
    evening.window.notes.save_draft()
    assert evening.services.capture.draft() == ("from last time", 3)


def test_closing_before_it_was_read_keeps_both(evening: Evening) -> None:
    evening.services.capture.save_draft("from last time", 14)
    evening.box.setFocus()
    evening.type(" and now")
    evening.window.notes.save_draft_at_end()
    assert evening.services.capture.draft() == ("from last time and now", 22)


# The half-typed text.


def test_the_half_typed_text_is_on_disk_soon(evening: Evening, notes: NotesPresenter, qtbot: QtBot) -> None:
    evening.type("half")
    qtbot.waitUntil(lambda: evening.services.capture.draft() == ("half", 4))
    evening.key(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: evening.services.capture.draft() == ("half", 3))


def test_enter_leaves_no_half_typed_text(evening: Evening, notes: NotesPresenter) -> None:
    evening.type("half")
    notes.save_draft()
    evening.key(ENTER)
    notes.save_draft()
    assert evening.services.capture.draft() == ("", 0)


# Strike and put back.


def test_a_struck_note_is_put_back_with_what_was_half_typed(evening: Evening, notes: NotesPresenter) -> None:
    evening.keep("one")
    evening.type("half")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert evening.notes() == []
    evening.strip.chosen.emit("0")
    assert evening.notes() == ["one"]
    assert evening.box.toPlainText() == "half"
    assert evening.strip.text() == ""


def test_ten_seconds_later_nothing_can_be_put_back(evening: Evening, notes: NotesPresenter) -> None:
    evening.keep("one")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert notes._put_back_timer.interval() == 10_000
    notes._put_back_timer.timeout.emit()
    assert evening.strip.text() == ""
    notes.put_back()
    assert evening.notes() == []


def test_another_item_ends_the_time_for_putting_back(evening: Evening, notes: NotesPresenter) -> None:
    evening.keep("one")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    evening.next()
    assert evening.strip.text() == ""
    assert not notes._put_back_timer.isActive()


def test_striking_nothing_says_nothing(evening: Evening, notes: NotesPresenter) -> None:
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert evening.strip.text() == ""


# Editing.


def test_an_edit_replaces_the_note(evening: Evening, notes: NotesPresenter) -> None:
    evening.keep("one")
    evening.key(Qt.Key.Key_Up)
    evening.type(" more")
    evening.key(ENTER)
    assert evening.notes() == ["one more"]


def test_an_emptied_box_edits_nothing_any_more(evening: Evening, notes: NotesPresenter) -> None:
    evening.keep("one")
    evening.key(Qt.Key.Key_Up)
    for _ in "one":
        evening.key(Qt.Key.Key_Backspace)
    evening.type("two")
    evening.key(ENTER)
    assert evening.notes() == ["one", "two"]


def test_a_note_that_cannot_be_kept_stays_in_the_box(
    evening: Evening, notes: NotesPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("store_disk_full")

    monkeypatch.setattr(evening.services.capture, "add_note", full)
    evening.type("one")
    evening.key(ENTER)
    assert evening.box.toPlainText() == "one"
    assert "full" in evening.strip.text()
    monkeypatch.undo()
    evening.key(ENTER)
    assert evening.notes() == ["one"]
    assert evening.strip.text() == ""


# Kinds.


def test_while_promises_are_collected_a_line_is_a_promise_of_the_floor(
    evening: Evening, notes: NotesPresenter
) -> None:
    evening.go_to(4)
    evening.next()
    evening.keep("send the list")
    view = evening.services.capture.view(evening.meeting_id, evening.window.run.item_id or 0)
    assert [(a.text, [o.name for o in a.owners]) for a in view.actions] == [("send the list", ["Ana Silva"])]
    assert notes.default_kind is NoteKind.ACTION


def test_nothing_names_the_speaker_of_a_note(evening: Evening, notes: NotesPresenter) -> None:
    evening.go_to(1)
    evening.next()
    evening.keep("one")
    view = evening.services.capture.view(evening.meeting_id, evening.window.run.item_id or 0)
    assert str(evening.person("Ana")) not in repr(view.notes)
