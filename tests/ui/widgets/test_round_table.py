"""The table: what it says, what it repaints, how it is pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.clock_state import clock_digits
from ui.widgets.round_table import RoundTable, SeatPressed, SeatView, TableView
from ui.widgets.seat import Seat

SEATS = tuple(SeatView(100 + i, initials, name) for i, (initials, name) in enumerate(
    [("PN", "Priya"), ("MK", "Marek"), ("HF", "Hana"), ("YZ", "Yusuf")]
))  # fmt: skip
VIEW = TableView(SEATS, "Hana", "0:52", 0.4, "running", "then Yusuf")


class Paints(QObject):
    """Remembers which widget was drawn, and where."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QRect]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.seen.append((watched, event.region().boundingRect()))
        return False


@pytest.fixture
def table(qtbot: QtBot) -> RoundTable:
    made = RoundTable()
    qtbot.addWidget(made)
    made.resize(700, 480)
    made.set_view(VIEW)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def paints(table: RoundTable, qtbot: QtBot) -> Paints:
    table.repaint()
    filter_ = Paints()
    for widget in (table, *table.findChildren(Seat)):
        widget.installEventFilter(filter_)
    return filter_


def seat(table: RoundTable, index: int) -> Seat:
    return table.findChildren(Seat)[index]


def settle(qtbot: QtBot, table: RoundTable) -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def test_a_click_is_a_hand_and_with_shift_the_floor(table: RoundTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.seat_pressed) as hand:
        QTest.mouseClick(seat(table, 1), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(table.seat_pressed) as floor:
        QTest.mouseClick(seat(table, 3), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert hand.args == [SeatPressed(101, False)]
    assert floor.args == [SeatPressed(103, True)]


def test_a_double_click_gives_the_floor_once(table: RoundTable, qtbot: QtBot) -> None:
    heard: list[SeatPressed] = []
    table.seat_pressed.connect(heard.append)
    QTest.mouseDClick(seat(table, 0), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(seat(table, 0), Qt.MouseButton.LeftButton)
    assert heard == [SeatPressed(100, True)]


def test_a_click_leaves_the_keyboard_where_it_is(table: RoundTable, qtbot: QtBot) -> None:
    table.setFocus()
    QTest.mouseClick(seat(table, 1), Qt.MouseButton.LeftButton)
    assert table.hasFocus()


def test_arrows_go_round_and_enter_presses(table: RoundTable, qtbot: QtBot) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert seat(table, 0).hasFocus()
    QTest.keyClick(seat(table, 0), Qt.Key.Key_Left)
    assert seat(table, 3).hasFocus()
    with qtbot.waitSignal(table.seat_pressed) as pressed:
        QTest.keyClick(seat(table, 3), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pressed.args == [SeatPressed(103, True)]


def test_seats_say_their_state_in_words(table: RoundTable) -> None:
    states = frozenset({"heard", "unbriefed"})
    table.set_view(replace(VIEW, seats=(SeatView(1, "PN", "Priya", states, 2, "case"),)))
    assert seat(table, 0).accessibleName() == (
        "Priya case, was heard, has not heard the Rule, hand up, number 2"
    )


def test_a_tick_draws_the_middle_only(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    table.set_clock("0:51", 0.41, "running")
    settle(qtbot, table)
    assert {watched for watched, _ in paints.seen} == {table}
    assert all(rect.width() < table.width() / 2 for _, rect in paints.seen)


def test_the_same_time_draws_nothing(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    table.set_clock("0:52", 0.4001, "running")
    settle(qtbot, table)
    assert paints.seen == []


def test_a_turn_draws_two_seats_and_the_middle(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    first = replace(SEATS[0], state=frozenset({"floor"}))
    last = replace(SEATS[2], state=frozenset({"heard"}))
    table.set_view(replace(VIEW, seats=(first, SEATS[1], last, SEATS[3]), speaker_name="Priya"))
    settle(qtbot, table)
    assert {watched for watched, _ in paints.seen if watched is not table} == {seat(table, 0), seat(table, 2)}


@pytest.mark.parametrize("count", [0, 1, 2, 24, 60])
def test_any_number_sits_without_overlap(table: RoundTable, count: int) -> None:
    seats = tuple(SeatView(i, f"A{i}", "Konstantinos-Alexandros von und zu") for i in range(count))
    table.resize(480, 420)
    table.set_view(replace(VIEW, seats=seats))
    rects = table.seat_rects()
    assert len(rects) == count
    shrunk = [rect.adjusted(1, 1, -1, -1) for rect in rects]
    assert not any(one.intersects(other) for i, one in enumerate(shrunk) for other in shrunk[i + 1 :])
    assert not table.grab().isNull()


def test_overtime_carries_a_sign(table: RoundTable) -> None:
    table.set_clock("0:12", 1.0, "over")
    running = table.grab().toImage()
    assert clock_digits("0:12", "over") == "+0:12"
    table.set_clock("0:12", 1.0, "paused")
    assert table.grab().toImage() != running


def test_who_speaks_is_said_aloud(table: RoundTable) -> None:
    assert table.accessibleDescription() == "Hana has the floor"
    table.set_view(TableView(centre_text="Nobody sits here yet."))
    assert table.accessibleDescription() == "Nobody sits here yet."


def test_a_seat_is_found_by_place_by_widget_and_by_person(table: RoundTable) -> None:
    place = table.seat_rects()[2].center()
    assert table.seat_at(place) == 102
    assert table.seat_at(table.rect().center()) is None
    assert table.focus_seat(102)
    assert seat(table, 2).hasFocus()
    assert table.seat_of(seat(table, 2)) == 102
    assert table.seat_of(table) is None
    assert not table.focus_seat(999)
