"""The Run page as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from peerdesk.domain.rules import StageNames
from tests.ui.evening import CTRL, ENTER, ESC, SHIFT, Evening, visible_texts
from ui.pages.prepare import PreparePage
from ui.pages.run import RunPage
from ui.pages.seat_menu import seat_menu
from ui.presenters.stage import stage_view
from ui.widgets.agenda_list import ItemChosen
from ui.widgets.item_form import Part
from ui.widgets.seat import SeatView


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


def menu_of(evening: Evening, person: int) -> QMenu:
    words = evening.page.words()
    assert words is not None
    menu = seat_menu(evening.window.run, words, person, evening.page.panel)
    assert menu is not None
    return menu


def test_a_seat_has_a_menu(evening: Evening, page: RunPage) -> None:
    person = evening.person("Ana")
    menu = menu_of(evening, person)
    next(action for action in menu.actions() if action.text() == "Leaves the table").trigger()
    assert not next(seat for seat in evening.running.seats if seat.person == person).here
    again = menu_of(evening, person)
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
    evening.next(2)
    assert evening.running.ended
    assert evening.box.toPlainText() == long
    assert not evening.box.is_held()
    assert evening.strip.text()
    evening.box.setPlainText("short enough")
    evening.next()
    assert evening.notes() == ["short enough"]


# Who is far, and who has the chair.


def seat_view(page: RunPage, person: int) -> SeatView:
    return next(seat for seat in page.panel.table.view().seats if seat.person_id == person)


def test_initials_with_an_at_sign_take_part_by_a_call(evening: Evening, page: RunPage) -> None:
    emma = evening.person("Emma")
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("el@")
    assert page.who_bar._who.text() == "Emma"
    evening.key(ENTER)
    assert "remote" in seat_view(page, emma).state
    assert not evening.running.table.hands
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("el@")
    evening.key(ENTER)
    assert "remote" not in seat_view(page, emma).state


def test_who_follows_by_a_call_is_marked(evening: Evening, page: RunPage) -> None:
    evening.window.run.remote(evening.person("Benedikt"))
    evening.go_to(1)
    evening.next()
    assert page.panel.table.view().then_text == "then Benedikt @, Chiara"


def test_the_chair_is_handed_to_the_seat_with_the_keyboard_and_taken_back(
    evening: Evening, page: RunPage
) -> None:
    deniz = evening.person("Deniz")
    evening.key(ESC)
    page.panel.table.focus_seat(deniz)
    page.hand_chair()
    assert evening.running.chair == deniz
    assert seat_view(page, deniz).note == "chair"
    assert page.title()[1] == "5 here · Deniz has the chair"
    page.hand_chair()
    assert evening.running.chair is None
    assert page.title()[1] == "5 here"


def test_without_a_seat_it_is_asked_who_takes_the_chair(evening: Evening, page: RunPage) -> None:
    page.hand_chair()
    evening.type("cr")
    evening.key(ENTER)
    assert evening.running.chair == evening.person("Chiara")
    assert not evening.running.table.hands


def with_a_private_note(evening: Evening) -> None:
    item = evening.services.planning.plan(evening.meeting_id).agenda[0]
    evening.services.planning.alter_item(
        evening.meeting_id, item.id, lambda item: replace(item, private_note="Ask Emma first")
    )
    evening.sit_down()


def private_shown(evening: Evening) -> bool:
    return any("Ask Emma first" in text for text in visible_texts(evening.window))


@pytest.mark.parametrize("why", ["chair", "room"])
def test_a_private_note_is_shown_to_the_facilitator_alone(evening: Evening, why: str) -> None:
    with_a_private_note(evening)
    assert private_shown(evening)
    if why == "chair":
        evening.window.run.hand_chair(evening.person("Chiara"))
    else:
        evening.page.set_room_view(True)
    assert not private_shown(evening)


def test_a_private_note_hides_in_prepare_too_while_the_room_may_see_the_screen(evening: Evening) -> None:
    with_a_private_note(evening)
    evening.page.set_room_view(True)
    evening.key(Qt.Key.Key_1, CTRL)
    page = evening.window.front()
    assert isinstance(page, PreparePage)
    form = page.details.form
    assert form._texts[Part.PRIVATE_NOTE].isHidden()
    assert evening.window._stage_chip.shown_text == "Room view"
    evening.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert not form._texts[Part.PRIVATE_NOTE].isHidden()
    assert evening.window._stage_chip.isHidden()


def test_a_private_note_hides_in_prepare_too_while_somebody_else_has_the_chair(evening: Evening) -> None:
    with_a_private_note(evening)
    evening.window.run.hand_chair(evening.person("Chiara"))
    evening.key(Qt.Key.Key_1, CTRL)
    page = evening.window.front()
    assert isinstance(page, PreparePage)
    form = page.details.form
    assert form._texts[Part.PRIVATE_NOTE].isHidden()
    evening.window.run.hand_chair(None)
    assert not form._texts[Part.PRIVATE_NOTE].isHidden()


def test_a_guest_who_is_new_takes_part_by_a_call(evening: Evening, page: RunPage) -> None:
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("Dana Kral@")
    evening.key(ENTER)
    dana = evening.running.seats[-1]
    assert dana.remote
    member = evening.window.run.person(dana.person)
    assert member is not None
    assert member.name == "Dana Kral"


def test_who_comes_back_by_a_call_is_far(evening: Evening, page: RunPage) -> None:
    run, emma = evening.window.run, evening.person("Emma")
    run.remote(emma)
    run.step_out(emma)
    run.remote(emma)
    assert next(seat for seat in evening.running.seats if seat.person == emma).remote


def test_the_chair_comes_back_also_when_the_talk_is_over(evening: Evening, page: RunPage) -> None:
    page.hand_chair()
    evening.type("cr@")
    evening.key(ENTER)
    assert evening.running.chair == evening.person("Chiara")
    assert not any(seat.remote for seat in evening.running.seats)
    page.end_talk()
    action = next(spec for spec, _ in evening.window.actions_.shown() if spec.id == "run.chair")
    assert action.text_now == "Take the chair back"
    assert action.enabled is not None
    assert action.enabled()
    page.hand_chair()
    assert evening.running.chair is None


def test_a_private_note_of_a_step_stands_beside_that_of_its_item(evening: Evening) -> None:
    item = evening.services.planning.plan(evening.meeting_id).agenda[2]
    alter, meeting = evening.services.planning.alter_item, evening.meeting_id
    alter(meeting, item.id, lambda item: replace(item, private_note="Ask Emma"))
    alter(meeting, item.steps[0].id, lambda step: replace(step, private_note="two minutes only"))
    evening.sit_down()
    evening.go_to(2)
    assert evening.page.panel.private.text() == "For you alone: Ask Emma · two minutes only"


def test_why_notes_are_hidden_is_said(evening: Evening, page: RunPage) -> None:
    evening.window.stage.is_on = True
    evening.window.stage.exposed.emit(True)
    assert "notes are hidden" in evening.strip.text()
    evening.window.stage.exposed.emit(False)
    assert evening.strip.text() == ""
    evening.window.stage.is_on = False


@pytest.mark.parametrize(
    ("names", "shown"),
    [(StageNames.FIRST, "Harbour Circle · Deniz leads"), (StageNames.NONE, "Harbour Circle")],
)
def test_the_room_sees_who_leads_as_the_group_allows(
    evening: Evening, page: RunPage, names: StageNames, shown: str
) -> None:
    run = evening.window.run
    assert run.words is not None
    run.words = replace(run.words, group=replace(run.words.group, stage_names=names))
    run.hand_chair(evening.person("Deniz"))
    view = stage_view(evening.running, run.words, run.now_ns, run.wall_s)
    assert view.group_title == shown


def test_alt_and_a_letter_are_for_the_menu_and_type_nothing(evening: Evening) -> None:
    evening.sit_down()
    evening.box.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_N):
        evening.key(key, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    assert evening.box.toPlainText() == ""


def test_what_runs_is_not_begun_anew_by_a_key_on_the_agenda(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(100)
    before = evening.running
    item_id = evening.window.run.item_id
    assert item_id is not None
    evening.page.rail.item_chosen.emit(ItemChosen(item_id))
    assert evening.running == before
