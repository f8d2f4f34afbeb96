"""How the floor passes on, by keyboard in the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from peerdesk.domain import timing
from peerdesk.domain.turns import Mode, RequestKind, Switch
from tests.ui.evening import CTRL, ENTER, ESC, SHIFT, Evening
from ui.pages.run import RunPage
from ui.pages.seat_menu import seat_menu
from ui.widgets.round_table import SeatView

J, F2, B = Qt.Key.Key_J, Qt.Key.Key_F2, Qt.Key.Key_B


@pytest.fixture
def page(evening: Evening) -> RunPage:
    """The talk with hands runs."""
    evening.sit_down()
    evening.go_to(3)
    return evening.page


@pytest.fixture
def menu() -> Iterator[None]:
    yield
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def who(
    evening: Evening, typed: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    evening.key(J, CTRL)
    evening.type(typed)
    evening.key(ENTER, modifiers)


def start(evening: Evening, place: int) -> None:
    """The item at this place begins."""
    evening.window.run.start_item(evening.running.items[place].item_id)


def at_seat(evening: Evening, initials: str) -> None:
    evening.key(ESC)
    evening.type(initials)


def seat(page: RunPage, person: int) -> SeatView:
    return next(view for view in page.panel.table.view().seats if view.person_id == person)


@pytest.mark.parametrize(
    ("sign", "kind"),
    [("!", RequestKind.POINT_OF_ORDER), ("?", RequestKind.CLARIFYING), ("", RequestKind.NEW_POINT)],
)
def test_a_sign_behind_the_initials_says_what_the_hand_is_for(
    evening: Evening, page: RunPage, sign: str, kind: RequestKind
) -> None:
    who(evening, "el" + sign)
    assert evening.running.table.kind_of(evening.person("Emma")) is kind


def test_before_enter_the_line_says_what_will_happen(evening: Evening, page: RunPage) -> None:
    evening.key(J, CTRL)
    evening.type("el!")
    assert page.who_bar._who.text() == "Emma: Point of order"
    evening.type("\b")
    page.who_bar.line.setText("")
    evening.type("el>bo")
    assert page.who_bar._who.text() == "Emma gives their time to Benedikt"


def test_more_pressing_hands_have_the_lower_number(evening: Evening, page: RunPage) -> None:
    emma, ben = evening.person("Emma"), evening.person("Benedikt")
    who(evening, "bo")
    who(evening, "el?")
    assert (seat(page, emma).hand_order, seat(page, ben).hand_order) == (1, 2)
    assert "Emma" in page.panel.next.accessibleName()


def test_a_point_of_order_given_the_floor_cuts_in_and_next_gives_it_back(
    evening: Evening, page: RunPage
) -> None:
    ana, emma = evening.person("Ana"), evening.person("Emma")
    who(evening, "as", CTRL)
    evening.clock.advance(20)
    who(evening, "el!", CTRL)
    table = evening.running.table
    assert (table.floor, table.aside) == (emma, True)
    assert "held" in seat(page, ana).state
    evening.clock.advance(30)
    evening.next()
    table = evening.running.table
    assert (table.floor, table.held) == (ana, None)
    assert timing.elapsed_ns(table.turn, evening.clock.now_ns()) == 20 * timing.SECOND_NS
    assert emma not in table.heard


def test_signs_can_be_typed_on_a_seat(evening: Evening, page: RunPage) -> None:
    emma, dk = evening.person("Emma"), evening.person("Deniz")
    at_seat(evening, "el")
    evening.type("!")
    assert evening.running.table.kind_of(emma) is RequestKind.POINT_OF_ORDER
    evening.type("!")
    assert evening.running.table.hands == ()
    evening.clock.advance(2)
    evening.type("dk")
    evening.type("*")
    assert evening.running.table.next_up == (dk,)
    assert "Deniz" in page.panel.next.accessibleName()


def test_the_list_closes_and_opens(evening: Evening, page: RunPage) -> None:
    at_seat(evening, "el")
    evening.type("#")
    evening.key(ENTER)
    assert (evening.running.table.closed, evening.running.table.hands) == (True, ())
    evening.type("#")
    evening.key(ENTER)
    assert evening.running.table.hands == (evening.person("Emma"),)


def test_the_last_speaker_comes_back(evening: Evening, page: RunPage) -> None:
    ana, ben = evening.person("Ana"), evening.person("Benedikt")
    who(evening, "as", CTRL)
    evening.clock.advance(20)
    who(evening, "bo", CTRL)
    evening.clock.advance(3)
    evening.key(B, CTRL)
    table = evening.running.table
    assert (table.floor, table.next_up) == (ana, (ben,))
    assert timing.elapsed_ns(table.turn, evening.clock.now_ns()) == 20 * timing.SECOND_NS


def test_time_is_given_to_whoever_has_the_floor(evening: Evening, page: RunPage) -> None:
    start(evening, 1)
    evening.next()
    who(evening, "el>as")
    left = timing.remaining_ns(evening.running.table.turn, evening.clock.now_ns())
    assert left == 180 * timing.SECOND_NS
    assert evening.person("Emma") in evening.running.table.declined


def test_the_way_on_is_chosen_from_a_menu_by_key(evening: Evening, page: RunPage, menu: None) -> None:
    evening.key(F2)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    shown = [action.text() for action in popup.actions() if action.isCheckable()]
    assert [text[4:] for text in shown[:5]] == ["One speaker", "Round", "Queue", "Free", "Motion"]
    assert [action.text()[4:] for action in popup.actions() if action.isChecked()] == ["Queue"]
    next(action for action in popup.actions() if action.text() == "Least heard first").trigger()
    assert evening.running.table.switches == {Switch.LEAST_HEARD}
    popup.close()
    evening.window.run.set_mode(Mode.ROUND)
    assert evening.running.table.mode is Mode.ROUND
    assert evening.window.run.can_go_back


def test_a_step_with_a_norm_has_its_line_to_read_out(evening: Evening, page: RunPage) -> None:
    assert page.panel.card.text() == ""
    evening.window.run.switch(Switch.QUESTIONS_ONLY)
    assert page.panel.card.text() == "Questions only: no advice, no stories."
    start(evening, 2)
    page.panel.steps.step_chosen.emit(1)
    assert "Own experience only" in page.panel.card.text()


def test_the_lead_of_a_case_is_out_of_its_round(evening: Evening, page: RunPage) -> None:
    start(evening, 2)
    page.panel.steps.step_chosen.emit(1)
    chiara = evening.person("Chiara")
    asked = []
    for _ in range(4):
        evening.next()
        evening.clock.advance(1)
        asked.append(evening.running.table.floor)
    assert chiara not in asked
    assert len(set(asked)) == 4


def test_the_menu_of_a_seat_offers_what_makes_sense(evening: Evening, page: RunPage) -> None:
    words = page.words()
    assert words is not None
    made = seat_menu(evening.window.run, words, evening.person("Emma"), page.panel)
    assert made is not None
    texts = [action.text().partition("\t")[0] for action in made.actions()]
    assert "Point of order" in texts
    assert not {"Direct response", "Speaks for it"} & set(texts)
    made.deleteLater()
    evening.window.run.set_mode(Mode.MOTION)
    made = seat_menu(evening.window.run, words, evening.person("Emma"), page.panel)
    assert made is not None
    next(a for a in made.actions() if a.text() == "Speaks for it").trigger()
    assert evening.running.table.kind_of(evening.person("Emma")) is RequestKind.FOR
    made.deleteLater()


def test_somebody_sits_elsewhere_and_the_round_follows(evening: Evening, page: RunPage) -> None:
    emma, ben = evening.person("Emma"), evening.person("Benedikt")
    evening.window.run.reseat(emma, ben)
    order = [view.name for view in page.panel.table.view().seats]
    assert order == ["Ana", "Emma", "Benedikt", "Chiara", "Deniz"]
    assert evening.running.table.order[1] == emma


def test_enter_with_shift_on_a_seat_with_a_question_cuts_in(evening: Evening, page: RunPage) -> None:
    who(evening, "as", CTRL)
    at_seat(evening, "el")
    evening.type("?")
    evening.key(ENTER, SHIFT)
    table = evening.running.table
    assert (table.floor, table.aside) == (evening.person("Emma"), True)


def test_somebody_is_taken_one_place_on_by_key(evening: Evening, page: RunPage) -> None:
    at_seat(evening, "bo")
    evening.type(">")
    order = [view.name for view in page.panel.table.view().seats]
    assert order == ["Ana", "Chiara", "Benedikt", "Deniz", "Emma"]


def test_small_groups_are_told_at_each_seat(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.FREE)
    evening.window.run.switch(Switch.SMALL_GROUPS)
    told = [view.group for view in page.panel.table.view().seats]
    assert told == ["group 1"] * 5
    evening.window.run.switch(Switch.SMALL_GROUPS)
    assert {view.group for view in page.panel.table.view().seats} == {""}


def test_a_request_is_shown_with_its_kind(evening: Evening, page: RunPage) -> None:
    who(evening, "el!")
    assert seat(page, evening.person("Emma")).kind == "order"
    who(evening, "bo")
    assert seat(page, evening.person("Benedikt")).kind == ""


def test_who_was_not_heard_is_counted_and_named_on_a_key(evening: Evening, page: RunPage) -> None:
    line = page.panel.not_heard
    assert not line.isVisible()
    who(evening, "as", CTRL)
    assert (line.isVisible(), line.shown_text) == (True, "Not heard: 4")
    evening.key(Qt.Key.Key_F4)
    assert line.is_named()
    assert line.line_text(10_000) == "Not heard: Benedikt, Chiara, Deniz, Emma"
    for name in ("Benedikt", "Chiara", "Deniz", "Emma"):
        evening.window.run.give_floor(evening.person(name))
    assert not line.isVisible()


def test_the_table_is_a_list_for_those_who_prefer_one_with_the_same_keys(
    evening: Evening, page: RunPage
) -> None:
    evening.key(Qt.Key.Key_F4, SHIFT)
    assert page.panel.is_list
    at_seat(evening, "el")
    evening.key(ENTER)
    assert evening.running.table.hands == (evening.person("Emma"),)
    evening.type("!")
    assert evening.running.table.kind_of(evening.person("Emma")) is RequestKind.POINT_OF_ORDER
    evening.key(ENTER, SHIFT)
    assert evening.running.table.floor == evening.person("Emma")
    evening.key(Qt.Key.Key_Space)
    assert evening.running.paused
    evening.key(Qt.Key.Key_F4, SHIFT)
    assert not page.panel.is_list
    assert page.panel.at_table()


def test_a_hand_that_does_not_go_up_says_why(evening: Evening, page: RunPage) -> None:
    evening.window.run.close_list()
    who(evening, "el")
    assert "The list of hands is closed" in evening.strip.text()
    assert "The list of hands is closed." in page.panel.card.text()
    evening.window.run.close_list()
    who(evening, "el")
    assert evening.running.table.hands == (evening.person("Emma"),)
    assert evening.strip.text() == ""


def test_the_way_planned_comes_back_with_its_rules(evening: Evening, page: RunPage) -> None:
    start(evening, 2)
    page.panel.steps.step_chosen.emit(1)
    planned = evening.running.table.switches
    evening.window.run.set_mode(Mode.FREE)
    evening.window.run.set_mode(Mode.ROUND)
    assert evening.running.table.switches == planned


def test_a_seat_has_its_menu_without_a_menu_key(evening: Evening, page: RunPage, menu: None) -> None:
    at_seat(evening, "el")
    evening.key(Qt.Key.Key_F10, SHIFT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.actions()[0].text() == "Emma"


def test_a_question_served_by_next_pauses_the_speaker(evening: Evening, page: RunPage) -> None:
    who(evening, "as", CTRL)
    who(evening, "el?")
    evening.next()
    table = evening.running.table
    assert (table.floor, table.aside) == (evening.person("Emma"), True)
    evening.next()
    assert evening.running.table.floor == evening.person("Ana")


def test_who_comes_late_is_told_the_rule_from_the_strip(evening: Evening) -> None:
    evening.open_door()
    evening.type("as bo cr dk ")
    evening.next()
    evening.window.run.hand(evening.person("Emma"))
    assert evening.strip.text() == "Emma has not heard the Rule."
    action = next(a for a in evening.strip.actions_shown() if a.text == "Has heard it now")
    evening.strip.chosen.emit(action.id)
    assert all(seat.briefed for seat in evening.running.seats)
    assert evening.strip.text() == ""
