"""Who was not heard: a number, and names only for who asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import current_theme
from ui.widgets.drawing import text_width
from ui.widgets.not_heard import NotHeard

PEOPLE = ("Ana", "Ben", "Cho", "Dov")


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[NotHeard]:
    window = QWidget()
    qtbot.addWidget(window)
    made = NotHeard()
    QVBoxLayout(window).addWidget(made)
    window.resize(600, 80)
    with qtbot.waitExposed(window):
        window.show()
    made.set_people(PEOPLE)
    yield made
    window.close()  # held until here: it owns the line


def told(line: NotHeard) -> str:
    """Everything the widget gives away, to eyes and to screen readers."""
    return "|".join(
        [line.line_text(10_000), line.shown_text, line.text(), line.toolTip(), line.accessibleName(),
         line.accessibleDescription(), line.whatsThis(), line.statusTip()]
    )  # fmt: skip


def test_no_name_is_told_until_somebody_asks(line: NotHeard) -> None:
    assert line.line_text(10_000) == line.accessibleName() == "Not heard: 4"
    assert not any(name in told(line) for name in PEOPLE)


def test_a_press_names_them_and_another_hides_them(line: NotHeard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.toggled) as named:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert named.args == [True]
    assert line.line_text(10_000) == line.accessibleName() == "Not heard: Ana, Ben, Cho, Dov"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not any(name in told(line) for name in PEOPLE)


def test_names_are_cut_by_whole_names(line: NotHeard) -> None:
    line.set_people((*PEOPLE[:2], "Konstantinos", "Oleksandra"))
    line.set_named(True)
    room = text_width(current_theme().font(), "Not heard: Ana, Ben and 2 more")
    assert line.line_text(room) == "Not heard: Ana, Ben and 2 more"
    assert line.line_text(room - 1) == "Not heard: Ana and 3 more"
    assert line.line_text(1) == "Not heard: 4"


def test_it_goes_with_the_last_one_and_comes_back_without_names(line: NotHeard) -> None:
    line.set_named(True)
    line.set_people(())
    assert not line.isVisible()
    line.set_people(("Eva",))
    assert line.isVisible()
    assert line.line_text(10_000) == "Not heard: 1"


def test_names_follow_while_they_are_shown(line: NotHeard) -> None:
    line.set_named(True)
    line.set_people(PEOPLE[1:])
    assert line.is_named()
    assert line.accessibleName() == "Not heard: Ben, Cho, Dov"
    assert not line.grab().isNull()
