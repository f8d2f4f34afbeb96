"""The right column of Run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from peerdesk.domain.notes import NoteKind
from tests.ui.evening import Evening
from ui.models.notes_model import CARD_ROLE, KINDS
from ui.pages.notes_panel import NotesPanel, kind_name
from ui.widgets.note_card import NoteCard, NoteList


@pytest.fixture
def panel(evening: Evening) -> NotesPanel:
    evening.sit_down()
    return evening.page.notes_panel


def cards(panel: NotesPanel) -> list[NoteCard]:
    model = panel._model
    found = [model.data(model.index(row), CARD_ROLE) for row in range(model.rowCount())]
    return [card for card in found if isinstance(card, NoteCard)]


def test_a_kept_note_empties_the_box_and_stands_in_the_list(evening: Evening, panel: NotesPanel) -> None:
    evening.keep("* two ledgers")
    assert panel.entry.toPlainText() == ""
    assert [(card.kind, card.text) for card in cards(panel)] == [("insight", "two ledgers")]


def test_a_promise_shows_owner_and_date_as_a_locked_chip(evening: Evening, panel: NotesPanel) -> None:
    evening.keep("! send it > as 2 apr")
    assert cards(panel)[0].chip == "AS · 2 Apr · members only"


def test_a_promise_made_in_a_case_says_that_the_minutes_do_not_tell_it(
    evening: Evening, panel: NotesPanel
) -> None:
    evening.go_to(2)
    evening.keep("! send it > as", "! think it over")
    assert {card.chip for card in cards(panel)} == {"AS · not in the minutes", "not in the minutes"}


def test_what_enter_will_keep_is_said(evening: Evening, panel: NotesPanel) -> None:
    evening.type("Deniz agreed")
    assert "a participant" in panel._kept_as.text().casefold()
    assert [line.strong for line in panel.entry.underlines()] == [True]


def test_tab_writes_the_replacement(evening: Evening, panel: NotesPanel) -> None:
    evening.type("with Deniz ")
    evening.key(Qt.Key.Key_Tab)
    assert panel.entry.toPlainText() == "with a participant "


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_can_be_chosen_by_name(evening: Evening, panel: NotesPanel, kind: NoteKind) -> None:
    panel.choose_kind(kind)
    assert panel.kind_button.text().removesuffix(" ▾") == kind_name(kind)
    evening.keep("one")
    assert [card.kind for card in cards(panel)] == [kind.value]
    assert panel.kind_button.text().removesuffix(" ▾") == kind_name(NoteKind.POINT)


def test_the_kind_follows_the_first_character(evening: Evening, panel: NotesPanel) -> None:
    evening.type("? who")
    assert panel.kind_button.text().removesuffix(" ▾") == kind_name(NoteKind.QUESTION)


def test_another_item_has_its_own_notes(evening: Evening, panel: NotesPanel) -> None:
    evening.keep("one")
    evening.next()
    assert cards(panel) == []
    assert panel._heading.text() == "No notes in this item yet"


def rows(panel: NotesPanel) -> list[str]:
    model = panel._model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_actions_of_the_meeting_stand_under_a_heading_of_their_own(
    evening: Evening, panel: NotesPanel
) -> None:
    evening.keep("! send it > as")
    evening.go_to(3)
    assert panel._heading.text() == "No notes in this item yet"
    evening.keep("two ledgers")
    assert rows(panel) == ["Point: two ledgers", "Actions of this meeting", "Action: send it"]
    assert panel._heading.text() == "This item · nobody is named"


def test_no_key_reaches_a_heading(evening: Evening, panel: NotesPanel) -> None:
    evening.keep("two ledgers", "! send it > as")
    panel.list.setFocus()
    panel.list.selectRow(0)
    evening.key(Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 2


def test_in_room_view_the_notes_of_the_item_are_counted(evening: Evening, panel: NotesPanel) -> None:
    evening.keep("! send it > as", "two ledgers")
    panel.set_room_view(True)
    assert panel._heading.text().startswith("1 note")
    assert rows(panel) == []


def test_parked_notes_are_told(evening: Evening, panel: NotesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.parked, check_params_cb=lambda count: count == 1):
        evening.keep("_ the budget")


def test_the_order_of_the_list_says_nothing_of_the_order_of_typing(
    evening: Evening, panel: NotesPanel
) -> None:
    evening.keep(*(f"point {n}" for n in range(8)))
    keys = [row.key for row in panel._model.rows()]
    assert keys == sorted(keys)


def test_every_card_holds_its_text_also_when_a_scroll_bar_comes(evening: Evening, panel: NotesPanel) -> None:
    notes = panel.findChild(NoteList)
    assert notes is not None
    bar = notes.verticalScrollBar()
    for number in range(40):
        evening.keep(f"{'word ' * (number + 1)}and one more")
        QCoreApplication.processEvents()
        if bar.maximum():
            break
    assert bar.maximum()
    for row in range(notes.model().rowCount()):
        assert notes.rowHeight(row) == notes.sizeHintForRow(row)
