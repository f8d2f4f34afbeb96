"""The door: roll call, seating and first order in one pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.evening import ENTER, Evening
from ui.pages.door import DoorPanel, SeatingLine


@pytest.fixture
def door(evening: Evening) -> DoorPanel:
    evening.open_door()
    panel = evening.page._door
    assert panel is not None
    return panel


def test_the_keyboard_is_in_the_line(door: DoorPanel) -> None:
    assert door.line.hasFocus()


def test_enter_in_the_line_is_told(qtbot: QtBot) -> None:
    line = SeatingLine()
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.finished) as told:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.args == []


def test_initials_seat_people_in_the_order_typed(evening: Evening, door: DoorPanel) -> None:
    evening.type("el as cr")
    assert [seat.person for seat in evening.running.seats] == [
        evening.person(name) for name in ("Emma", "Ana", "Chiara")
    ]
    assert "Benedikt, Deniz" in door._rest.text()


def test_what_means_nobody_is_said(evening: Evening, door: DoorPanel) -> None:
    evening.type("as xx ")
    assert "xx" in door._rest.text()


def test_everybody_here_is_said(evening: Evening, door: DoorPanel) -> None:
    evening.type("as bo cr dk el")
    assert door._rest.text() == "Everybody is here."


def test_enter_twice_begins(evening: Evening, door: DoorPanel) -> None:
    evening.type("as bo ")
    evening.key(ENTER)
    assert door.begin_button.hasFocus()
    evening.key(ENTER)
    assert evening.running.begun


def test_who_was_not_typed_comes_late_and_has_not_heard_the_rule(evening: Evening, door: DoorPanel) -> None:
    evening.type("as bo ")
    evening.next()
    evening.window.run.hand(evening.person("Emma"))
    seat = next(s for s in evening.running.seats if s.person == evening.person("Emma"))
    assert not seat.briefed


def test_a_late_start_has_its_price(evening: Evening, door: DoorPanel) -> None:
    assert door.price.text() == ""
    evening.clock.advance(9 * 60)
    evening.window.run.tick()
    assert door.price.text().startswith("Starting now, 9 late: we end ")


def test_the_right_column_says_what_the_room_sees_and_what_to_read_out(
    evening: Evening, door: DoorPanel
) -> None:
    side = evening.page._side
    assert side is not None
    assert "the Stage is off" in side._room.text()
    assert "Chatham House Rule" in side._script.text()
    side.show_meeting(stage_on=True)
    assert "We begin at" in side._room.text()
    assert not side.stage_button.isVisible()


def test_who_sits_already_stands_in_the_line_when_the_door_is_opened_again(
    evening: Evening, door: DoorPanel
) -> None:
    evening.type("el as ")
    evening.desk.go("prepare")
    evening.open_door()
    evening.type("cr")
    assert [seat.person for seat in evening.running.seats] == [
        evening.person(name) for name in ("Emma", "Ana", "Chiara")
    ]


def test_an_at_sign_marks_who_takes_part_by_a_call(evening: Evening, door: DoorPanel) -> None:
    evening.type("as bo@ ")
    assert [seat.remote for seat in evening.running.seats] == [False, True]
    door.show_seated()
    assert door.line.text() == "AS BO@ "


def test_who_was_last_last_time_begins_unless_it_is_wished_otherwise(evening: Evening) -> None:
    planning, groups = evening.services.planning, evening.services.groups
    group = planning.plan(evening.meeting_id).group
    groups.save(replace(group, begins_id=evening_member(evening, "Chiara")))
    evening.open_door()
    door = evening.page._door
    assert door is not None
    evening.type("as cr ")
    assert door._as_typed.shown_text.startswith("Chiara, last in the last round, begins")
    QTest.mouseClick(door._as_typed, Qt.MouseButton.LeftButton)
    assert evening.running.first is None
    assert not door._as_typed.isVisible()


def evening_member(evening: Evening, first_name: str) -> int:
    group = evening.services.planning.plan(evening.meeting_id).group
    return next(m.id for m in evening.services.groups.members(group.id) if m.first_name == first_name)


def test_the_price_of_starting_late_is_what_those_here_take(evening: Evening, door: DoorPanel) -> None:
    evening.clock.advance(600)
    evening.type("as bo cr ")
    told = door.price.text()
    evening.next()
    assert told == f"Starting now, 10 late: we end {evening.page.end_text()[0].split()[1]}."


def test_who_is_late_with_fewer_people_need_not_be_shorter(evening: Evening, door: DoorPanel) -> None:
    evening.clock.advance(240)
    evening.type("as bo cr dk el ")
    assert door.price.actions_shown()
    for _ in range(len(" cr dk el ")):
        evening.key(Qt.Key.Key_Backspace)
    evening.window.run.tick()
    door.show_price()
    assert "4 late" in door.price.text()
    assert not door.price.actions_shown()


def test_the_pane_key_reaches_what_starting_late_offers(evening: Evening, door: DoorPanel) -> None:
    evening.clock.advance(240)
    evening.type("as bo cr dk el ")
    assert door.price.actions_shown()
    evening.key(Qt.Key.Key_F6)
    assert door.price.holds_keyboard()
    evening.key(Qt.Key.Key_F6)
    assert door.begin_button.hasFocus()
