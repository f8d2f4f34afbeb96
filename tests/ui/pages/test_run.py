"""The Run page as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.evening import CTRL, ENTER, Evening
from ui.pages.run import RunPage
from ui.widgets.agenda_list import ItemChosen


@pytest.fixture
def page(evening: Evening) -> RunPage:
    evening.sit_down()
    return evening.page


def test_the_headline_is_told_to_change(evening: Evening, page: RunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.headline_changed) as told:
        evening.next()
    assert told.args == []


def test_the_cover_is_asked_for(evening: Evening, page: RunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.cover_wanted) as told:
        evening.escape_twice()
    assert told.args == []


def test_buttons_do_what_their_keys_do(evening: Evening, page: RunPage) -> None:
    evening.clock.advance(1)
    page.panel.next.click()
    assert evening.running.item == 1
    page.panel.back.click()
    assert evening.running.item == 0
    page.panel.pen.click()
    assert evening.running.pen_up
    assert page.panel.pen.shown_text == "Pen down"


def test_back_can_be_pressed_only_when_there_is_a_way_back(evening: Evening) -> None:
    evening.open_door()
    evening.next()
    assert evening.page.panel.back.isEnabled() is evening.window.run.can_go_back


def test_a_guest_comes_in_by_name(evening: Evening, page: RunPage) -> None:
    evening.go_to(3)
    page.ask_who()
    evening.type("Farid Amani")
    evening.key(ENTER, CTRL)
    assert evening.running.table.floor == evening.person("Farid")


def test_initials_of_nobody_stay_in_the_line(evening: Evening, page: RunPage) -> None:
    before = evening.running
    page.ask_who()
    evening.type("zz")
    evening.key(ENTER)
    assert evening.running == before
    assert page.who_bar.line.text() == "zz"


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_a_seat_has_a_menu(evening: Evening, page: RunPage) -> None:
    person = evening.person("Ana")
    menu = page.panel._seat_menu(person)
    next(action for action in menu.actions() if action.text() == "Leaves the table").trigger()
    assert not next(seat for seat in evening.running.seats if seat.person == person).here
    again = page.panel._seat_menu(person)
    assert "Comes back" in texts(again)
    for made in (menu, again):
        made.deleteLater()


def test_the_chosen_item_starts(evening: Evening, page: RunPage) -> None:
    page.rail.item_chosen.emit(ItemChosen(evening.running.items[3].item_id))
    assert evening.running.item == 3


def test_a_step_of_the_bar_starts(evening: Evening, page: RunPage) -> None:
    evening.go_to(2)
    page.panel.steps.step_chosen.emit(1)
    assert (evening.running.item, evening.running.step) == (2, 1)


def test_the_strip_keeps_its_place(evening: Evening, page: RunPage) -> None:
    height = page.panel.table.height()
    evening.window.run.set_pen(up=False)
    page.ask_who()
    assert page.panel.table.height() == height


def test_ids_of_any_size_travel(page: RunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.rail.item_chosen) as told:
        page.rail.item_chosen.emit(ItemChosen(2**52))
    assert told.args == [ItemChosen(2**52)]


def test_a_text_that_cannot_be_kept_at_the_close_stays_in_the_box(evening: Evening) -> None:
    evening.sit_down()
    long = "word " * 60_000
    evening.box.setPlainText(long)
    evening.page.end_talk()
    evening.next()
    assert evening.running.ended
    assert evening.box.toPlainText() == long
    assert not evening.box.is_held()
    assert evening.strip.text()
    evening.box.setPlainText("short enough")
    evening.next()
    assert evening.notes() == ["short enough"]
