"""The table as a list: it says what the ring says and is pressed alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.models.table_model import TableColumn
from ui.pages.table_list import TableList
from ui.table_view import Reseated, SeatPressed, SeatView, TableView
from ui.widgets.round_table import RoundTable
from ui.widgets.seat import Seat

LEFT = Qt.MouseButton.LeftButton
SEATS = (
    SeatView(100, "PN", "Priya", frozenset({"floor", "chair"}), note="chair"),
    SeatView(101, "MK", "Marek", frozenset({"heard", "hand"}), 1, kind="question", group="B"),
    SeatView(102, "HF", "Hana", frozenset({"remote", "unbriefed"})),
    SeatView(103, "YZ", "Yusuf", frozenset({"inner", "held"})),
)
VIEW = TableView(SEATS, "Priya", "0:52", 0.4, "running", "then Yusuf")
Told = list[Reseated | SeatPressed]


@pytest.fixture
def table(qtbot: QtBot) -> TableList:
    made = TableList()
    qtbot.addWidget(made)
    made.resize(690, 430)
    made.set_view(VIEW)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(table: TableList) -> Told:
    seen: Told = []
    table.reseated.connect(seen.append)
    table.seat_pressed.connect(seen.append)
    return seen


def place_of(table: TableList, row: int, part: float = 0.5) -> QPoint:
    rows = table.rows
    return QPoint(60, rows.rowViewportPosition(row) + round(rows.rowHeight(row) * part))


def viewport(table: TableList) -> QWidget:
    return table.rows.viewport()


def test_it_says_what_the_ring_says(table: TableList, qtbot: QtBot) -> None:
    ring = RoundTable()
    qtbot.addWidget(ring)
    ring.set_view(VIEW)
    names = [seat.accessibleName() for seat in ring.findChildren(Seat)]
    said = [
        table.model.index(row, TableColumn.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(table.model.rowCount())
    ]
    assert said == names
    assert table.clock.accessibleDescription() == ring.accessibleDescription() == "Priya has the floor"
    assert table.accessibleName() == ring.accessibleName()


def test_enter_is_a_hand_and_with_shift_the_floor(table: TableList, told: Told) -> None:
    table.focus_seat(102)
    QTest.keyClick(table.rows, Qt.Key.Key_Return)
    QTest.keyClick(table.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told == [SeatPressed(102, False), SeatPressed(102, True)]


def test_a_click_is_a_hand_and_leaves_the_keyboard(table: TableList, told: Told) -> None:
    table.focus_seat(100)
    QTest.mouseClick(viewport(table), LEFT, pos=place_of(table, 2))
    assert told == [SeatPressed(102, False)]
    assert table.seat_of(QApplication.focusWidget()) == 100


def test_a_double_click_gives_the_floor_once(table: TableList, told: Told) -> None:
    QTest.mouseDClick(viewport(table), LEFT, pos=place_of(table, 1))
    QTest.mouseRelease(viewport(table), LEFT, pos=place_of(table, 1))
    assert told[-1] == SeatPressed(101, True)
    assert told.count(SeatPressed(101, True)) == 1


@pytest.mark.parametrize(
    ("person", "key", "said"),
    [
        (101, Qt.Key.Key_Greater, Reseated(101, 103)),
        (103, Qt.Key.Key_Greater, Reseated(103, 100)),
        (101, Qt.Key.Key_Less, Reseated(101, 100)),
    ],
)
def test_two_keys_take_somebody_a_place_on_or_back(
    table: TableList, told: Told, person: int, key: Qt.Key, said: Reseated
) -> None:
    table.focus_seat(person)
    QTest.keyClick(table.rows, key)
    assert told == [said]


def pulled(table: TableList, row: int, to: int, part: float) -> None:
    QTest.mousePress(viewport(table), LEFT, pos=place_of(table, row))
    QTest.mouseMove(viewport(table), place_of(table, to, part))


@pytest.mark.parametrize(
    ("row", "to", "part", "said"),
    [
        (0, 2, 0.2, [Reseated(100, 102)]),
        (0, 3, 0.8, [Reseated(100, None)]),
        (3, 0, 0.2, [Reseated(103, 100)]),
        (1, 0, 0.8, []),
    ],
)
def test_a_row_pulled_between_two_others_goes_there(
    table: TableList, told: Told, row: int, to: int, part: float, said: Told
) -> None:
    pulled(table, row, to, part)
    assert not table.grab().isNull()
    QTest.mouseRelease(viewport(table), LEFT, pos=place_of(table, to, part))
    assert told == said


def test_escape_ends_a_pull_wherever_the_keyboard_is(table: TableList, told: Told, qtbot: QtBot) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    pulled(table, 0, 2, 0.2)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport(table), LEFT, pos=place_of(table, 2, 0.2))
    assert told == []


def test_letters_are_left_to_the_page(table: TableList) -> None:
    class Page(QWidget):
        heard = ""

        def keyPressEvent(self, event: object) -> None:
            self.heard += event.text()  # type: ignore[attr-defined]

    page = Page()
    table.setParent(page)
    table.show()
    QTest.keyClicks(table.rows, "mk")
    assert page.heard == "mk"
    table.setParent(None)


def test_a_seat_is_found_by_place_by_widget_and_by_person(table: TableList) -> None:
    inside = viewport(table).mapTo(table, place_of(table, 2))
    assert table.seat_at(inside) == 102
    assert table.seat_at(QPoint(5, 5)) is None
    assert table.focus_seat(103)
    assert table.seat_of(QApplication.focusWidget()) == 103
    assert table.seat_of(table.clock) is None
    assert not table.focus_seat(999)


def test_the_keyboard_goes_with_the_person(table: TableList) -> None:
    table.focus_seat(101)
    table.set_view(replace(VIEW, seats=(SEATS[0], SEATS[2], SEATS[3], SEATS[1])))
    assert table.seat_of(QApplication.focusWidget()) == 101


def test_a_tick_leaves_the_rows_alone(table: TableList) -> None:
    table.set_clock("0:51", 0.41, "running")
    assert table.view() == replace(VIEW, clock_text="0:51", fraction=0.41)
    assert table.clock.view().clock_text == "0:51"
