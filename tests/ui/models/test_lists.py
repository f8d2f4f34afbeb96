from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.coming_model import ComingModel, ComingPerson, Said
from ui.models.rail_model import DETAIL_ROLE, RailModel, RailRow
from ui.models.wording import length_text, minutes_text, minutes_typed, span_text

PEOPLE = (
    ComingPerson(1, "AL", "Ana Lima", True),
    ComingPerson(2, "BO", "Ben Okoro", False),
    ComingPerson(3, "CH", "Cho", None),
)


def test_a_rail_says_title_and_detail(qtmodeltester: ModelTester) -> None:
    model = RailModel()
    model.show_rows([RailRow(5, "March", "in 3 days"), RailRow(6, "April")])
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    index = model.index(0, 0)
    assert (index.data(), index.data(DETAIL_ROLE)) == ("March", "in 3 days")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "March, in 3 days"
    assert (model.place(6), model.place(9), model.id_at(1), model.id_at(7)) == (1, -1, 6, 0)


def test_a_mark_is_told_and_not_kept(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = ComingModel()
    model.show_people(PEOPLE)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    index = model.index(0, 0)
    with qtbot.waitSignal(model.said) as told:
        model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert told.args == [Said(1, False)]
    assert Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


@pytest.mark.parametrize(
    ("row", "words"),
    [(0, "Ana Lima, comes"), (1, "Ben Okoro, does not come"), (2, "Cho, not asked yet")],
)
def test_people_are_read_aloud_with_their_answer(row: int, words: str) -> None:
    model = ComingModel()
    model.show_people(PEOPLE)
    assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) == words


def test_nobody_is_marked_once_the_meeting_is_closed(qtbot: QtBot) -> None:
    model = ComingModel()
    model.show_people(PEOPLE, editable=False)
    with qtbot.assertNotEmitted(model.said):
        assert not model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


@pytest.mark.parametrize(
    ("seconds", "length", "minutes", "typed", "span"),
    [
        (0, "0 min", "0", "0", "0 min"),
        (45, "45 s", "45 s", "45 s", "1 min"),
        (90, "90 s", "2", "90 s", "2 min"),
        (120, "2 min", "2", "2", "2 min"),
        (630, "10 min 30 s", "11", "10 min 30 s", "11 min"),
        (3600, "1 h", "60", "60", "1 h"),
        (8880, "2 h 28 min", "148", "148", "2 h 28"),
    ],
)
def test_lengths_in_words(seconds: int, length: str, minutes: str, typed: str, span: str) -> None:
    assert (length_text(seconds), minutes_text(seconds)) == (length, minutes)
    assert (minutes_typed(seconds), span_text(seconds)) == (typed, span)
