"""Actions: menus, shortcuts and what holds on which page."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.actions import MENUS, Actions, PageAction


@dataclass
class Table:
    window: QMainWindow
    actions: Actions
    done: list[str] = field(default_factory=list)
    may: bool = True

    def spec(self, name: str, *keys: str, menu: str = "Run", asks: bool = False) -> PageAction:
        return PageAction(
            name, name.title(), keys, lambda: self.done.append(name), menu,
            enabled=(lambda: self.may) if asks else None,
        )  # fmt: skip

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def menu(self, name: str) -> list[tuple[str, bool]]:
        menu = self.actions._menus[name]
        menu.aboutToShow.emit()
        found = [(action.text(), action.isEnabled()) for action in menu.actions()]
        menu.aboutToHide.emit()
        return found


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Table(window, Actions(window))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return made


def test_a_key_runs_its_action(table: Table) -> None:
    table.actions.add_own((table.spec("save", "Ctrl+J"),))
    table.press(Qt.Key.Key_J)
    assert table.done == ["save"]


def test_only_the_page_in_front_hears_its_keys(table: Table) -> None:
    table.actions.bring_front(0, lambda: (table.spec("left", "Ctrl+J"),))
    table.actions.bring_front(1, lambda: (table.spec("right", "Ctrl+J"),))
    table.press(Qt.Key.Key_J)
    table.actions.bring_front(0, tuple)
    table.press(Qt.Key.Key_J)
    assert table.done == ["right", "left"]


def test_menus_hold_the_actions_of_now(table: Table) -> None:
    table.actions.add_own((table.spec("quit", menu="Group"),))
    table.actions.bring_front(0, lambda: (table.spec("go"),))
    table.actions.bring_front(1, lambda: (table.spec("come", asks=True),))
    table.may = False
    assert table.menu("Run") == [("Come", False)]
    assert table.menu("Group") == [("Quit", True)]
    assert [spec.id for spec, _ in table.actions.shown()] == ["come", "quit"]
    assert set(MENUS) == set(table.actions._menus)


def test_what_may_not_run_is_asked_when_its_key_is_pressed(table: Table) -> None:
    table.actions.add_own((table.spec("save", "Ctrl+J", asks=True),))
    table.may = False
    table.press(Qt.Key.Key_J)
    table.menu("Run")
    table.may = True
    table.press(Qt.Key.Key_J)
    assert table.done == ["save"]


def test_held_actions_hear_nothing(table: Table) -> None:
    table.actions.add_own((table.spec("save", "Ctrl+J"),))
    table.actions.hold(held=True)
    table.press(Qt.Key.Key_J)
    assert table.done == []
    table.actions.hold(held=False)
    table.press(Qt.Key.Key_J)
    assert table.done == ["save"]


def test_the_platforms_own_key_is_used_where_asked_for(table: Table) -> None:
    quits = PageAction("quit", "Quit", (), lambda: None, standard=QKeySequence.StandardKey.Copy)
    assert QKeySequence("Ctrl+C") in quits.key_sequences
    assert quits.shown_key
    assert PageAction("no", "No", (), lambda: None).shown_key == ""
