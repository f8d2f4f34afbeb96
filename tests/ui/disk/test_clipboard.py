"""What is copied is marked as secret and taken back: after ten seconds and by a strike."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.store import vault as vaults
from tests.markers import HALF_TYPED, KEPT, STRUCK, found_in, found_with_key
from tests.ui.evening import CTRL, SHIFT, Evening
from tests.ui.leading import Led, vault_with_meeting
from ui import clipboard
from ui.clipboard import CLEAR_MS, MARKS, ClipboardGuard
from ui.presenters.notes import PUT_BACK_MS


@pytest.fixture
def board(qapp: QApplication) -> Iterator[QClipboard]:
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def guard(board: QClipboard) -> Iterator[ClipboardGuard]:
    """The screenless platform does not say whose the clipboard is; here it is always this program's."""
    owner = QObject()
    guard = ClipboardGuard(board, owner, lambda _: True)
    yield guard
    guard.clear()
    board.changed.disconnect(guard._changed)


def formats(board: QClipboard) -> dict[str, bytes]:
    data: QMimeData | None = board.mimeData()
    return {} if data is None else {name: bytes(data.data(name).data()) for name in data.formats()}


def field(kind: type[QWidget], text: str, qtbot: QtBot) -> Any:
    made = QPlainTextEdit(text) if kind is QPlainTextEdit else QLineEdit(text)
    qtbot.addWidget(made)
    made.selectAll()
    return made


@pytest.mark.parametrize("kind", [QPlainTextEdit, QLineEdit])
@pytest.mark.parametrize("how", ["copy", "cut"])
def test_what_a_field_copies_is_plain_and_marked(
    guard: ClipboardGuard, board: QClipboard, qtbot: QtBot, kind: type[QWidget], how: str
) -> None:
    getattr(field(kind, f"that was {KEPT}", qtbot), how)()
    found = formats(board)
    assert set(found) == {"text/plain", clipboard.OURS, *MARKS}
    assert found["text/plain"].decode() == f"that was {KEPT}"
    assert found["x-kde-passwordManagerHint"] == b"secret"
    assert found["CanIncludeInClipboardHistory"] == found["CanUploadToCloudClipboard"] == bytes(4)
    assert found["ExcludeClipboardContentFromMonitorProcessing"]
    assert found["org.nspasteboard.ConcealedType"]
    assert guard.is_waiting


def test_without_the_guard_a_copy_has_no_mark(board: QClipboard, qtbot: QtBot) -> None:
    field(QPlainTextEdit, KEPT, qtbot).copy()
    assert {"text/plain", "text/html"} <= set(formats(board))
    assert not set(MARKS) & set(formats(board))


def test_it_is_gone_after_ten_seconds(guard: ClipboardGuard, board: QClipboard, qtbot: QtBot) -> None:
    field(QLineEdit, KEPT, qtbot).copy()
    assert (CLEAR_MS, guard._timer.interval(), guard._timer.isSingleShot()) == (10_000, 10_000, True)
    guard._timer.timeout.emit()
    assert formats(board) == {}
    assert not guard.is_waiting


def test_what_another_program_put_there_stays_unmarked_and_is_left(board: QClipboard) -> None:
    owner = QObject()
    guard = ClipboardGuard(board, owner, lambda _: False)
    board.setText("theirs")
    assert set(formats(board)) == {"text/plain"}
    guard.clear()
    assert board.text() == "theirs"
    board.changed.disconnect(guard._changed)


def test_what_another_program_put_over_ours_is_left(
    guard: ClipboardGuard, board: QClipboard, qtbot: QtBot
) -> None:
    field(QLineEdit, KEPT, qtbot).copy()
    guard._is_ours = lambda _: False
    board.setText("theirs")
    guard._timer.timeout.emit()
    assert board.text() == "theirs"


def test_another_copy_gets_its_own_ten_seconds(
    guard: ClipboardGuard, board: QClipboard, qtbot: QtBot
) -> None:
    field(QLineEdit, "first", qtbot).copy()
    field(QLineEdit, "second", qtbot).copy()
    assert board.text() == "second"
    assert guard.is_waiting
    guard.clear()
    assert formats(board) == {}


def test_without_an_answer_of_the_system_nothing_is_taken(board: QClipboard, qtbot: QtBot) -> None:
    """The real question, on a platform that says nobody holds the clipboard."""
    guard = ClipboardGuard(board, owner := QObject())
    field(QLineEdit, KEPT, qtbot).copy()
    assert set(formats(board)) == {"text/plain"}
    board.changed.disconnect(guard._changed)
    del owner


# A strike, as a whole.


def with_key(evening: Evening) -> set[str]:
    key = vaults.derive_key(evening.paths).hex
    return found_with_key(evening.paths.database, key, (STRUCK, HALF_TYPED, KEPT))


def test_ten_seconds_after_a_strike_nothing_of_it_is_anywhere(
    evening: Evening, guard: ClipboardGuard, board: QClipboard
) -> None:
    evening.window.struck.connect(guard.clear)
    evening.sit_down()
    evening.keep(f"and {KEPT}", f"take out {STRUCK}")
    evening.key(Qt.Key.Key_Up)
    evening.box.selectAll()
    evening.box.copy()
    evening.key(Qt.Key.Key_Delete)
    evening.type(f"half {HALF_TYPED}")
    evening.window.notes.save_draft()
    before = found_in(board.text().encode(), (STRUCK,)), with_key(evening)
    assert before == ({STRUCK}, {STRUCK, HALF_TYPED, KEPT}), "the looks find what is there"
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert formats(board) == {}
    assert PUT_BACK_MS <= 10_000
    evening.window.notes._put_back_timer.timeout.emit()
    evening.window.notes._put_back_timer.stop()
    assert with_key(evening) == {KEPT}
    assert (evening.services.capture.draft(), evening.services.capture.can_undo) == (("", 0), False)
    assert not evening.box.document().isUndoAvailable()
    assert not evening.box.document().isRedoAvailable()
    assert found_in(" ".join(evening.notes()).encode(), (STRUCK, HALF_TYPED, KEPT)) == {KEPT}


def test_a_strike_leaves_what_others_put_on_the_clipboard(
    evening: Evening, guard: ClipboardGuard, board: QClipboard
) -> None:
    evening.window.struck.connect(guard.clear)
    evening.sit_down()
    evening.keep(f"take out {STRUCK}")
    guard._is_ours = lambda _: False
    board.setText("theirs")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert board.text() == "theirs"


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
def test_the_program_itself_takes_struck_words_from_the_clipboard(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing connected by the test: the whole application, led by its keys."""
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    meeting = vault_with_meeting(home)
    led = Led(home)
    assert led.heard() == {"said": "ready"}
    led.tell(f"open {meeting}")
    led.until("item", -1)
    led.tell("type as bo cr dk el ")
    led.tell("key PageDown")
    led.until("item", 0)
    led.tell(f"type take out {STRUCK}")
    assert led.tell("copy")["copied"] == f"take out {STRUCK}"
    led.tell("key Return")
    assert led.until("text", "")["copied"] == f"take out {STRUCK}", "keeping it takes nothing back"
    assert led.tell("key D Control|Shift")["copied"] == ""
    led.say("close")
    assert led.end()[0] == 0


# macOS' own mark.


class FakeLibrary:
    """An Objective-C library that is not as expected."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


def fails(_: object) -> Any:
    raise OSError


@pytest.mark.parametrize("load", [fails, lambda _: FakeLibrary()])
def test_a_system_library_that_is_not_as_expected_does_no_harm(
    monkeypatch: pytest.MonkeyPatch, guard: ClipboardGuard, board: QClipboard, qtbot: QtBot, load: Any
) -> None:
    asked: list[object] = []

    def loading(name: object) -> Any:
        asked.append(name)
        return load(name)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", loading)
    field(QLineEdit, KEPT, qtbot).copy()
    assert len(asked) == 1
    assert "text/plain" in formats(board)
