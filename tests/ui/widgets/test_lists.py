"""Cards of notes and the agenda beside a meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, load_theme
from ui.widgets.agenda_list import AgendaRail, ItemChosen, RailItem, RailView
from ui.widgets.note_card import NOTE_ROLE, NoteCard, NoteList
from ui.widgets.text_label import TextLabel

LATER = tuple(RailItem(10 + i, f"Item {i}", "10", f"19:{i % 60:02}") for i in range(5))
NOW = RailItem(1, "Hot seat: billing platform", "40", "ends 19:09, planned 19:08", 0.5)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme(False))


def notes(*cards: NoteCard) -> QStandardItemModel:
    model = QStandardItemModel()
    for card in cards:
        item = QStandardItem()
        item.setData(card, NOTE_ROLE)
        model.appendRow(item)
    return model


@pytest.fixture
def cards(qtbot: QtBot) -> NoteList:
    view = NoteList()
    qtbot.addWidget(view)
    view.resize(340, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def rail(qtbot: QtBot) -> AgendaRail:
    made = AgendaRail()
    qtbot.addWidget(made)
    made.resize(210, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(rail: AgendaRail) -> list[str]:
    return [label.text() for label in rail.findChildren(TextLabel) if label.isVisible()]


def test_a_row_is_as_tall_as_its_text(cards: NoteList, qtbot: QtBot) -> None:
    model = notes(NoteCard("point", "Short."), NoteCard("insight", "Long words in a row. " * 8),
                  NoteCard("action", "Short.", "MK · 2 Apr · members only"))  # fmt: skip
    cards.setModel(model)
    short, long, chip = (cards.rowHeight(row) for row in range(3))
    assert short < chip < long


def test_rows_grow_when_the_list_narrows_or_a_note_changes(cards: NoteList, qtbot: QtBot) -> None:
    model = notes(NoteCard("point", "Some words that wrap. " * 5))
    cards.setModel(model)
    wide = cards.rowHeight(0)
    cards.resize(220, 400)
    narrow = cards.rowHeight(0)
    assert narrow > wide
    model.item(0).setData(NoteCard("point", "Short."), NOTE_ROLE)
    assert cards.rowHeight(0) < narrow


def test_a_very_long_note_stays_within_twelve_lines(cards: NoteList) -> None:
    cards.setModel(notes(NoteCard("point", "word " * 40_000), NoteCard("point", "x" * 5_000),
                         NoteCard("question", "מה קורה כאן " * 30), NoteCard("parked", "")))  # fmt: skip
    assert cards.rowHeight(0) == cards.rowHeight(1) < 400
    assert not cards.grab().isNull()


def test_the_rail_shows_done_now_later_and_parked(rail: AgendaRail) -> None:
    rail.set_view(RailView((("Welcome", "5"), ("Check-in", "17")), NOW, LATER, 2))
    done, parked = texts(rail)
    assert done.replace("\u00a0", " ").replace("\u2011", "-") == "✓ Welcome 5   ✓ Check-in 17"
    assert parked == "Parked 2"
    assert rail.findChildren(QListView)[0].model().rowCount() == 6


def test_many_finished_items_fold(rail: AgendaRail) -> None:
    rail.set_view(RailView(tuple((f"Item {i}", "5") for i in range(30)), NOW))
    assert texts(rail)[0].replace("\u00a0", " ").startswith("✓ 26 earlier   ✓ Item 26 5")


def test_the_progress_of_the_running_item_moves_no_row(rail: AgendaRail, qtbot: QtBot) -> None:
    rail.set_view(RailView((), NOW, LATER))
    model = rail.findChildren(QListView)[0].model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        rail.set_view(RailView((), replace(NOW, fraction=0.6), LATER))
    index = changed.args[0] if changed.args else None
    assert isinstance(index, QModelIndex | QPersistentModelIndex)
    assert index.row() == 0


def test_a_second_click_and_enter_choose_an_item(rail: AgendaRail, qtbot: QtBot) -> None:
    rail.set_view(RailView((), NOW, LATER))
    view = rail.findChildren(QListView)[0]
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.assertNotEmitted(rail.item_chosen):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(rail.item_chosen) as chosen:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [ItemChosen(11)]
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(rail.item_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [ItemChosen(1)]


def test_three_hundred_items_scroll(rail: AgendaRail, qtbot: QtBot) -> None:
    rail.set_view(RailView((), NOW, LATER * 60, 1))
    view = rail.findChildren(QListView)[0]
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    assert rail.height() == 600


def test_the_model_of_the_rail_keeps_the_rules(rail: AgendaRail, qtmodeltester: ModelTester) -> None:
    rail.set_view(RailView((), NOW, LATER))
    model = rail.findChildren(QListView)[0].model()
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Hot seat: billing platform, 40, ends 19:09, planned 19:08"
    )


def test_the_chosen_item_is_known_until_the_agenda_changes(rail: AgendaRail, qtbot: QtBot) -> None:
    rail.set_view(RailView((), NOW, LATER))
    assert rail.current_item() is None
    view = rail.findChildren(QListView)[0]
    view.setCurrentIndex(view.model().index(3, 0))
    assert rail.current_item() == 12
    rail.set_view(RailView((), LATER[0], LATER[1:]))
    assert rail.current_item() is None
