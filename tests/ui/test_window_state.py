"""Size and place of the window are remembered, and nothing else."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.window_state import FIRST_SIZE, FRAME, POCKET_SIZE, Pocket, WindowState


def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_first_size_fits_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    made = window(qtbot)
    WindowState(tmp_path / "window.ini").restore(made)
    assert made.size() == FIRST_SIZE.boundedTo(made.screen().availableGeometry().size() - FRAME)


def test_the_size_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = window(qtbot), window(qtbot)
    first.resize(640, 480)
    WindowState(tmp_path / "new" / "window.ini").save(first, Pocket())
    WindowState(tmp_path / "new" / "window.ini").restore(second)
    assert (second.width(), second.height()) == (640, 480)


def test_a_file_that_says_nothing_is_as_good_as_none(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(b"\x00[broken\ngeometry=@ByteArray(no)")
    made = window(qtbot)
    WindowState(path).restore(made)
    assert made.width() > 100


def test_nothing_but_the_geometry_and_the_look_of_the_table_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    made = window(qtbot)
    made.setWindowTitle("Harbour Circle")
    WindowState(tmp_path / "window.ini").save(made, Pocket())
    found = configparser.RawConfigParser()
    found.read(tmp_path / "window.ini")
    assert {section: list(found[section]) for section in found.sections()} == {
        "General": ["geometry", "list"]
    }
    assert b"Harbour" not in (tmp_path / "window.ini").read_bytes()


def test_a_folder_that_cannot_be_written_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    state = WindowState(tmp_path / "file" / "window.ini")
    state.save(window(qtbot), Pocket())
    state.restore(window(qtbot))
    assert (tmp_path / "file").read_bytes() == b""


def test_beside_a_call_it_is_small_and_on_top_and_then_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    made, pocket = window(qtbot), Pocket()
    made.resize(700, 500)
    made.show()
    pocket.enter(made)
    assert made.size() == POCKET_SIZE
    assert made.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert made.isVisible()
    assert made.screen().availableGeometry().contains(made.geometry().center())
    pocket.leave(made)
    assert (made.width(), made.height()) == (700, 500)
    assert not made.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_beside_a_call_the_whole_window_is_what_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    made, pocket = window(qtbot), Pocket()
    made.resize(700, 500)
    pocket.enter(made)
    made.setGeometry(10, 20, 380, 600)
    WindowState(path).save(made, pocket)
    again = window(qtbot)
    WindowState(path).restore(again)
    assert (again.width(), again.height()) == (700, 500)
    beside = Pocket(WindowState(path).pocket_place)
    beside.enter(again)
    assert (again.width(), again.height()) == (380, 600)


def test_a_place_on_a_screen_that_is_gone_is_not_taken(qtbot: QtBot) -> None:
    made = window(qtbot)
    Pocket(lambda: QRect(9_000, 9_000, 360, 640)).enter(made)
    assert made.screen().availableGeometry().contains(made.geometry().center())


@pytest.mark.parametrize("shown", [True, False])
def test_how_the_table_was_shown_is_remembered(qtbot: QtBot, tmp_path: Path, shown: bool) -> None:
    state = WindowState(tmp_path / "window.ini")
    assert not state.shows_list()
    state.save(window(qtbot), Pocket(), shows_list=shown)
    assert WindowState(tmp_path / "window.ini").shows_list() is shown
