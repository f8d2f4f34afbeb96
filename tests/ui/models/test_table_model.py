"""The table as a list: what its rows say, and the smallest signals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from tests.ui.models.watching import Watch
from ui.models.table_model import TableColumn, TableModel
from ui.table_view import SeatView

SEATS = (
    SeatView(100, "PN", "Priya", frozenset({"floor"})),
    SeatView(101, "MK", "Marek", frozenset({"heard", "hand"}), 1, kind="order"),
    SeatView(102, "HF", "Hana", frozenset({"away"}), note="away", group="B"),
)
SHOWN = """
▶   | PN | Priya    | has the floor
1 ! | MK | Marek    | was heard, point of order, number 1
    | HF | Hana · B | away
"""


@pytest.fixture
def model(qapp: QApplication) -> TableModel:
    made = TableModel()
    made.show_seats(SEATS)
    return made


def drawn(model: TableModel) -> str:
    rows = [
        [str(model.index(row, column).data()) for column in range(len(TableColumn))]
        for row in range(model.rowCount())
    ]
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        " | ".join([*(cell.ljust(w) for cell, w in zip(row, wide, strict=False)), row[3]]) for row in rows
    ]
    return "\n" + "\n".join(lines) + "\n"


def test_rows_say_what_the_seats_say(model: TableModel, qtmodeltester: ModelTester) -> None:
    assert drawn(model) == SHOWN
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


def test_a_hand_tells_of_one_row(model: TableModel) -> None:
    watch = Watch(model)
    model.show_seats((SEATS[0], replace(SEATS[1], hand_order=2), SEATS[2]))
    assert watch.seen == ["change 1,0-1,3"]


def test_the_same_seats_tell_of_nothing(model: TableModel) -> None:
    watch = Watch(model)
    assert not model.show_seats(tuple(replace(seat) for seat in SEATS))
    assert watch.seen == []


def test_somebody_taken_elsewhere_is_a_move(model: TableModel) -> None:
    watch = Watch(model)
    model.show_seats((SEATS[1], SEATS[2], SEATS[0]))
    assert watch.seen == ["move 0-0 to 3"]


def test_a_turn_held_has_a_sign_and_words(model: TableModel) -> None:
    model.show_seats((replace(SEATS[0], state=frozenset({"held"})),))
    assert drawn(model) == "\nⅡ | PN | Priya | paused by an interjection\n"


def test_the_floor_is_strong_and_not_by_colour_alone(model: TableModel) -> None:
    floor, other = (model.index(row, TableColumn.NAME) for row in (0, 1))
    assert floor.data(Qt.ItemDataRole.FontRole).weight() > 500
    assert floor.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert other.data(Qt.ItemDataRole.BackgroundRole) is None


def test_odd_indexes_are_answered_plainly(model: TableModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.person_at(9) is None
    assert model.row_of(9) == -1
