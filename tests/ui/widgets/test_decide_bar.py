"""The line for deciding: three fields and what its keys tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.decide_bar import DecideBar, DecideTyped

KINDS = (("show", "Show of hands"), ("topic", "Topic"), ("second", "Seconded by"))


@pytest.fixture
def bar(qtbot: QtBot) -> DecideBar:
    made = DecideBar()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.open(KINDS, "show")
    made.show_fields("", "What is decided", "7-2-1", fixed=False)
    return made


def test_enter_tells_all_that_was_typed(bar: DecideBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.text, "Tuesdays")
    QTest.keyClicks(bar.figures, "5-0")
    with qtbot.waitSignal(bar.chosen) as told:
        QTest.keyClick(bar.figures, Qt.Key.Key_Return)
    assert told.args == [DecideTyped("show", "Tuesdays", "5-0")]


def test_each_letter_is_told_so_that_the_result_can_be_shown(bar: DecideBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.edited) as told:
        QTest.keyClicks(bar.figures, "5")
    assert told.args == [DecideTyped("show", "", "5")]


def test_escape_leaves(bar: DecideBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.text, Qt.Key.Key_Escape)


def test_down_picks_the_next_way_and_stops_at_the_last(bar: DecideBar) -> None:
    picked: list[str] = []
    bar.kind_picked.connect(picked.append)
    for _ in range(4):
        QTest.keyClick(bar.text, Qt.Key.Key_Down)
    assert picked == ["topic", "second"]


def test_what_is_put_can_only_be_read_and_the_result_is_typed_first(bar: DecideBar) -> None:
    bar.show_fields("Buy the licences", "The motion", "7-2-1", fixed=True)
    assert bar.text.isReadOnly()
    assert bar.focusWidget() is bar.figures


def test_a_way_without_a_result_has_one_field(bar: DecideBar) -> None:
    bar.show_fields("", "A topic", "", fixed=False)
    assert not bar.figures.isVisible()
    assert bar.focusWidget() is bar.text


def test_fields_are_named_to_a_screen_reader(bar: DecideBar) -> None:
    names = [bar.kind.accessibleName(), bar.text.accessibleName(), bar.figures.accessibleName()]
    assert names == ["How to decide", "What is decided", "Result or names: 7-2-1"]


def test_words_typed_here_stand_in_no_text_of_the_program() -> None:
    assert "Tuesdays" not in repr(DecideTyped("show", "Tuesdays", "Ana"))


def test_another_way_keeps_what_was_typed(bar: DecideBar) -> None:
    QTest.keyClicks(bar.text, "Tuesdays")
    QTest.keyClicks(bar.figures, "5-0")
    bar.show_fields("", "What is decided", "6-1-3", fixed=False, keep=True)
    assert (bar.text.text(), bar.figures.text()) == ("Tuesdays", "5-0")
    bar.show_fields("Buy the licences", "The motion", "7-2-1", fixed=True, keep=True)
    assert bar.text.text() == "Buy the licences"


def test_on_its_way_nothing_is_typed_and_enter_does_nothing(bar: DecideBar) -> None:
    told: list[object] = []
    bar.chosen.connect(told.append)
    QTest.keyClicks(bar.text, "Tuesdays")
    bar.hold()
    QTest.keyClicks(bar.text, "!")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert (bar.text.text(), told) == ("Tuesdays", [])
    bar.release(fixed=False)
    QTest.keyClicks(bar.text, "!")
    assert bar.text.text() == "Tuesdays!"


def test_wiped_nothing_of_it_can_be_taken_back(bar: DecideBar) -> None:
    QTest.keyClicks(bar.text, "Tuesdays")
    bar.wipe()
    bar.text.undo()
    assert (bar.text.text(), bar.has_text()) == ("", False)
