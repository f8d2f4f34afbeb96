"""The line for initials and its three Enters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.text_label import TextLabel
from ui.widgets.who_bar import WhoBar, WhoChosen

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot: QtBot) -> WhoBar:
    made = WhoBar()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open()
    return made


@pytest.mark.parametrize(
    ("modifiers", "what"),
    [(Qt.KeyboardModifier.NoModifier, "hand"), (CTRL, "floor"), (CTRL | SHIFT, "all_along")],
)
def test_each_enter_means_its_own(
    bar: WhoBar, qtbot: QtBot, modifiers: Qt.KeyboardModifier, what: str
) -> None:
    QTest.keyClicks(bar.line, " pn ")
    with qtbot.waitSignal(bar.chosen) as told:
        QTest.keyClick(bar.line, Qt.Key.Key_Return, modifiers)
    assert told.args == [WhoChosen("pn", what)]


def test_nothing_typed_is_nobody(bar: WhoBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        QTest.keyClick(bar.line, Qt.Key.Key_Return)


def test_escape_leaves(bar: WhoBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.left) as told:
        QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert told.args == []


def test_what_is_typed_is_told(bar: WhoBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.edited) as told:
        QTest.keyClicks(bar.line, "p")
    assert told.args == ["p"]


def test_opening_it_again_begins_anew(bar: WhoBar) -> None:
    QTest.keyClicks(bar.line, "pn")
    bar.show_who("Priya")
    assert "Priya" in [label.text() for label in bar.findChildren(TextLabel)]
    bar.open()
    assert bar.line.text() == ""
    assert "Priya" not in [label.text() for label in bar.findChildren(TextLabel)]


def test_no_repr_shows_whom() -> None:
    assert "Priya" not in repr(WhoChosen("Priya", "hand"))
