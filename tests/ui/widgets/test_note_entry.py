"""The note box: no typed key is ever lost."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.domain.notes import MAX_NOTE_CHARACTERS, NoteDraft, NoteKind
from ui.theme import apply_theme, load_theme
from ui.widgets.note_entry import NoteEntry, Underline

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def box(qtbot: QtBot) -> NoteEntry:
    made = NoteEntry()
    qtbot.addWidget(made)
    made.resize(320, 80)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def paste(box: NoteEntry, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    box.insertFromMimeData(data)


def test_enter_submits_with_the_kind_and_holds_the_text(box: NoteEntry, qtbot: QtBot) -> None:
    box.set_kind(NoteKind.INSIGHT)
    QTest.keyClicks(box, "Two ledgers")
    with qtbot.waitSignal(box.submitted) as sent:
        QTest.keyClick(box, ENTER)
    assert sent.args == [NoteDraft("Two ledgers", NoteKind.INSIGHT)]
    assert box.toPlainText() == "Two ledgers"
    assert box.isReadOnly()


def test_shift_enter_is_a_line_and_blank_is_nothing(box: NoteEntry, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.submitted):
        QTest.keyClick(box, ENTER)
        QTest.keyClick(box, Qt.Key.Key_A)
        QTest.keyClick(box, ENTER, SHIFT)
    assert box.toPlainText() == "a\n"


def test_accept_empties_text_and_history(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "secret")
    QTest.keyClick(box, ENTER)
    box.accept()
    assert box.toPlainText() == ""
    assert not box.isReadOnly()
    box.undo()
    assert box.toPlainText() == ""


def test_refuse_gives_the_text_back(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "first")
    QTest.keyClick(box, ENTER)
    QTest.keyClicks(box, "next")
    box.refuse()
    assert box.toPlainText() == "first\nnext"
    QTest.keyClicks(box, "!")
    assert box.toPlainText() == "first\nnext!"


def test_keys_typed_while_held_come_after(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "first")
    QTest.keyClick(box, ENTER)
    QTest.keyClicks(box, "secomd")
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClicks(box, "nd")
    assert box.toPlainText() == "first"
    box.accept()
    assert box.toPlainText() == "second"
    assert box.caret() == 6


def test_a_second_enter_queues(box: NoteEntry, qtbot: QtBot) -> None:
    sent: list[NoteDraft] = []
    box.submitted.connect(sent.append)
    for text in ("one", "two", "three"):
        QTest.keyClicks(box, text)
        QTest.keyClick(box, ENTER)
    QTest.keyClicks(box, "half")
    for _ in range(3):
        box.accept()
    assert [draft.text for draft in sent] == ["one", "two", "three"]
    assert box.toPlainText() == "half"


def test_what_an_input_method_commits_while_held_is_kept(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "a")
    QTest.keyClick(box, ENTER)
    event = QInputMethodEvent()
    event.setCommitString("会議")
    QApplication.sendEvent(box, event)
    box.accept()
    assert box.toPlainText() == "会議"


def test_a_paste_while_held_is_kept(box: NoteEntry, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("pasted")
    QTest.keyClicks(box, "a")
    QTest.keyClick(box, ENTER)
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    box.accept()
    assert box.toPlainText() == "pasted"


def test_take_text_gives_everything_and_leaves_nothing(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "one")
    QTest.keyClick(box, ENTER)
    QTest.keyClicks(box, "two")
    assert box.take_text() == "one\ntwo"
    box.accept()
    assert box.toPlainText() == ""


def test_up_recalls_only_in_an_empty_box(box: NoteEntry, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.recall_requested):
        QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClicks(box, "x")
    with qtbot.assertNotEmitted(box.recall_requested):
        QTest.keyClick(box, Qt.Key.Key_Up)


def test_undo_is_for_the_note_only_in_an_empty_box(box: NoteEntry, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.undo_note_requested):
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    QTest.keyClicks(box, "x")
    with qtbot.assertNotEmitted(box.undo_note_requested):
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.toPlainText() == ""


def test_a_slash_finds_and_is_never_submitted(box: NoteEntry, qtbot: QtBot) -> None:
    found: list[str] = []
    box.find_requested.connect(found.append)
    QTest.keyClicks(box, "/le")
    assert found == ["", "l", "le"]
    with qtbot.assertNotEmitted(box.submitted), qtbot.waitSignal(box.find_accepted) as done:
        QTest.keyClick(box, ENTER)
    assert done.args == ["le"]
    assert box.toPlainText() == "/le"


def test_a_paste_that_is_too_long_changes_nothing(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "mine")
    with qtbot.waitSignal(box.too_long) as refused:
        paste(box, "x" * 4_000_000)
    assert refused.args == [4_000_000]
    assert box.toPlainText() == "mine"
    paste(box, "y" * (MAX_NOTE_CHARACTERS - 4))
    assert len(box.toPlainText()) == MAX_NOTE_CHARACTERS


def test_markup_is_pasted_as_the_plain_text_it_comes_with(box: NoteEntry) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("plain")
    box.insertFromMimeData(data)
    assert box.toPlainText() == "plain"


def test_underlines_move_neither_caret_nor_history(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "Priya kept it")
    box.set_caret(3)
    marks = (Underline(0, 5, True), Underline(6, 10, False), Underline(6, 99, True))
    box.set_underlines(marks)
    assert box.caret() == 3
    assert box.underlines() == marks[:2]
    assert box.document().isUndoAvailable()


@pytest.mark.parametrize("dark", [False, True])
def test_what_enter_replaces_looks_unlike_what_is_worth_a_look(
    qapp: QApplication, box: NoteEntry, dark: bool
) -> None:
    apply_theme(qapp, load_theme(dark))
    box.clearFocus()
    box.set_text("Priya kept it")
    pictures = []
    for marks in ((), (Underline(0, 5, True),), (Underline(0, 5, False),)):
        box.set_underlines(marks)
        pictures.append(box.viewport().grab().toImage())
    assert all(a != b for a, b in combinations(pictures, 2))
    apply_theme(qapp, load_theme(False))


@pytest.mark.parametrize("hide", ["pen", "dots"])
def test_where_no_text_is_drawn_no_underline_is(box: NoteEntry, hide: str) -> None:
    box.clearFocus()
    box.set_text("Priya kept it")
    if hide == "pen":
        box.set_pen_up(True)
    else:
        box.set_dots(True)
    before = box.viewport().grab().toImage()
    box.set_underlines((Underline(0, 5, True), Underline(6, 10, False)))
    assert box.viewport().grab().toImage() == before


def test_an_underline_leaves_the_selection(box: NoteEntry) -> None:
    box.set_text("Priya kept it", 0)
    QTest.keyClick(box, Qt.Key.Key_Right, SHIFT)
    box.set_underlines((Underline(0, 5, True), Underline(6, 10, False)))
    assert box.textCursor().selectedText() == "P"


def test_positions_count_characters_beyond_the_basic_plane(box: NoteEntry) -> None:
    box.set_text("🎉🎉 Priya", 3)
    assert box.caret() == 3
    box.set_underlines((Underline(3, 8, True),))
    assert box.underlines() == (Underline(3, 8, True),)
    box.replace(Underline(3, 8, True), "A participant")
    assert box.toPlainText() == "🎉🎉 A participant"


def test_tab_asks_for_the_next_stretch_and_never_leaves(box: NoteEntry, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.replacement_requested):
        QTest.keyClick(box, Qt.Key.Key_Tab)
    box.set_text("Priya and Marek", 7)
    box.set_underlines((Underline(0, 5, True), Underline(10, 15, True)))
    with qtbot.waitSignal(box.replacement_requested) as asked:
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert asked.args == [Underline(10, 15, True)]
    assert box.hasFocus()
    assert box.toPlainText() == "Priya and Marek"


def test_tab_goes_to_dotted_stretches_too(box: NoteEntry, qtbot: QtBot) -> None:
    box.set_text("Priya and Marek", 7)
    box.set_underlines((Underline(0, 5, True), Underline(10, 15, False)))
    with qtbot.waitSignal(box.replacement_requested) as asked:
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert asked.args == [Underline(10, 15, False)]


def test_a_replacement_is_one_step_back(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "Priya left")
    box.replace(Underline(0, 5, True), "A participant")
    assert box.toPlainText() == "A participant left"
    box.undo()
    assert box.toPlainText() == "Priya left"


def test_pen_up_closes_the_box_and_keeps_its_text(box: NoteEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "half")
    box.set_pen_up(True)
    QTest.keyClicks(box, "more")
    QTest.keyClick(box, ENTER)
    assert box.toPlainText() == "half"
    assert "Nothing is taken down" in box.accessibleDescription()
    box.set_pen_up(False)
    QTest.keyClicks(box, "!")
    assert box.toPlainText() == "half!"


def test_dots_show_length_only(box: NoteEntry) -> None:
    box.set_dots(True)
    box.clearFocus()
    pictures = []
    for text in ("Priya", "Marek"):
        box.set_text(text)
        pictures.append(box.viewport().grab().toImage())
    assert pictures[0] == pictures[1]
    box.set_dots(False)
    assert box.viewport().grab().toImage() != pictures[1]


def test_it_grows_to_six_lines(box: NoteEntry) -> None:
    heights = []
    for lines in (1, 2, 3, 6, 40):
        box.set_text("\n".join("x" * lines))
        heights.append(box.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_typed_tells_each_change_once(box: NoteEntry, qtbot: QtBot) -> None:
    heard: list[str] = []
    box.typed.connect(heard.append)
    QTest.keyClicks(box, "ab")
    box.set_underlines((Underline(0, 2, True),))
    assert heard == ["a", "ab"]


def test_an_input_method_is_told_not_to_learn(box: NoteEntry) -> None:
    hints = box.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_esc_ends_a_search_and_only_then_goes_on_to_the_window(box: NoteEntry) -> None:
    QTest.keyClicks(box, "/ledger")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.toPlainText() == ""
    QTest.keyClicks(box, "a note")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.toPlainText() == "a note"
