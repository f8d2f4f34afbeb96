"""Any action by a part of its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.find_action import FindAction


@dataclass
class Asked:
    dialog: FindAction
    done: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.dialog._line, text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.dialog._line, key)

    def shown(self) -> list[str]:
        model = self.dialog._model
        return [model.item(row).text() for row in range(model.rowCount())]


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    done: list[str] = []
    names = ("Next person", "Back", "Pen up", "Strike the last note")
    rows = [(name, "Ctrl+X", lambda name=name: done.append(name)) for name in names]
    dialog = FindAction([*rows, ("Only told", "Esc", None)], "Find", parent)
    dialog.open()
    yield Asked(dialog, done)
    shiboken6.delete(parent)


def test_at_first_all_of_them_are_shown(asked: Asked) -> None:
    assert len(asked.shown()) == 5


@pytest.mark.parametrize(
    ("typed", "found"), [("PEN", ["Pen up"]), ("note last", ["Strike the last note"]), ("q", [])]
)
def test_parts_of_the_name_find_it(asked: Asked, typed: str, found: list[str]) -> None:
    asked.type(typed)
    assert asked.shown() == found


def test_enter_does_the_first(asked: Asked) -> None:
    asked.type("pen")
    asked.key(Qt.Key.Key_Return)
    assert asked.done == ["Pen up"]


def test_the_arrows_choose_and_go_round(asked: Asked) -> None:
    asked.type("n")
    asked.key(Qt.Key.Key_Down)
    asked.key(Qt.Key.Key_Up)
    asked.key(Qt.Key.Key_Up)
    last = asked.shown()[-1]
    assert last == "Only told"
    asked.key(Qt.Key.Key_Up)
    asked.key(Qt.Key.Key_Return)
    assert asked.done == ["Strike the last note"]


def test_what_is_only_told_does_nothing(asked: Asked) -> None:
    asked.type("only")
    asked.key(Qt.Key.Key_Return)
    assert asked.done == []


def test_enter_on_nothing_found_does_nothing(asked: Asked) -> None:
    asked.type("q")
    asked.key(Qt.Key.Key_Return)
    assert asked.done == []
