"""Room view: what nobody in the room may read, on every page, and when it ends."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.meeting import Phase
from tests.peerdesk.services.evening import evening as rows_of
from tests.peerdesk.services.evening import note, settled
from tests.ui.evening import CTRL, ENTER, ESC, SHIFT, Evening, visible_texts
from tests.ui.pages.test_minutes import Shown
from tests.ui.pages.test_minutes_papers import look_at_the_room, pick
from tests.ui.pages.test_wrap_up import (
    ONE,
    closed,
    closing,
    keys,
    late,
    meeting,
    number,
    over,
)
from ui.pages.minutes import MinutesPage
from ui.stage_model import Answer, AnswerKind

__all__ = ["closed", "over"]

R, F3 = Qt.Key.Key_R, Qt.Key.Key_F3


def screens(evening: Evening, *, mirrored: bool, count: int = 2) -> None:
    """What a Stage tells of the screens."""
    evening.window.stage.is_on = True
    evening.window.stage._screens(Answer(AnswerKind.SCREENS, screens=count, mirrored=mirrored))


def hidden(evening: Evening, *words: str) -> bool:
    return not [text for text in visible_texts(evening.window) if any(word in text for word in words)]


# When it begins and ends.


def test_what_was_hidden_by_hand_stays_hidden_whatever_the_screens_say(over: Evening) -> None:
    over.key(R, CTRL | SHIFT)
    screens(over, mirrored=False)
    assert over.page.room_view
    over.window.stage._gone("died")
    assert over.page.room_view
    over.key(R, CTRL | SHIFT)
    assert not over.page.room_view


def test_what_was_shown_by_hand_is_shown_until_the_screens_are_others(over: Evening) -> None:
    screens(over, mirrored=True)
    over.key(R, CTRL | SHIFT)
    assert not over.page.room_view
    screens(over, mirrored=True)
    assert over.page.room_view


def test_the_only_screen_is_the_facilitators_again_when_the_stage_goes(over: Evening) -> None:
    screens(over, mirrored=False, count=1)
    assert over.page.room_view
    over.window.stage._gone("told")
    assert not over.page.room_view


def test_on_a_mirrored_screen_the_minutes_are_hidden_when_the_stage_is_gone(over: Evening) -> None:
    screens(over, mirrored=True)
    over.next(3)
    over.window.stage._gone("told")
    page = over.window.front()
    assert isinstance(page, MinutesPage)
    assert not page.paper.isVisible()


# At the door.


def test_after_the_close_no_words_of_actions_are_seen(closed: Evening) -> None:
    keys(closed, ESC, number(closed, "owners"))
    assert not hidden(closed, ONE)
    closed.key(R, CTRL | SHIFT)
    assert hidden(closed, ONE)
    assert closing(closed).is_finished
    closed.key(R, CTRL | SHIFT)
    assert not hidden(closed, ONE)


def test_after_the_close_no_working_title_is_seen(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(3)
    evening.page.end_talk()
    evening.next(2)
    assert meeting(evening).phase is Phase.CLOSED
    taken = closing(evening)._taken
    assert "Billing trouble" in taken.accessibleName()
    evening.key(R, CTRL | SHIFT)
    assert "A member’s case" in taken.accessibleName()
    assert "Billing trouble" not in taken.accessibleName()


@pytest.mark.parametrize(
    ("line", "typed"), [("owners", "whoever can do it 99 times"), ("feedback", "ana 3 bo 9")]
)
def test_what_was_typed_and_refused_is_not_quoted_to_the_room(over: Evening, line: str, typed: str) -> None:
    word = typed.split()[0]
    over.key(R, CTRL | SHIFT)
    keys(over, ESC, number(over, line), typed, ENTER)
    assert over.strip.isVisible()
    assert word not in over.strip.text()
    over.key(R, CTRL | SHIFT)
    assert word in over.strip.text()
    over.key(R, CTRL | SHIFT)
    assert word not in over.strip.text()


# The line for votes and motions.


@pytest.fixture
def motion(evening: Evening) -> Evening:
    """A motion is put and waits."""
    evening.sit_down()
    evening.go_to(3)
    evening.key(F3)
    evening.page._open_decide("motion")
    evening.type("Buy a press")
    evening.key(ENTER)
    assert evening.window.deciding.question() is not None
    return evening


def test_no_way_of_deciding_shows_the_words_of_the_motion(motion: Evening) -> None:
    motion.page.set_room_view(True)
    motion.key(F3)
    for kind in motion.window.deciding.kinds():
        motion.page._open_decide(kind)
        text = motion.page.decide_bar.text
        assert "press" not in text.displayText(), kind


def test_a_motion_that_stands_in_the_line_is_hidden_when_room_view_comes(motion: Evening) -> None:
    motion.key(F3)
    text = motion.page.decide_bar.text
    assert text.displayText() == "Buy a press"
    for shown in (False, True):
        motion.page.set_room_view(not shown)
        assert (text.displayText() == "Buy a press") is shown


def test_a_motion_that_is_typed_stays_and_shows_as_dots(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(3)
    evening.key(F3)
    evening.page._open_decide("motion")
    evening.type("Buy a press")
    screens(evening, mirrored=True)
    text = evening.page.decide_bar.text
    assert (text.text(), text.echoMode()) == ("Buy a press", QLineEdit.EchoMode.Password)
    screens(evening, mirrored=False)
    assert (text.displayText(), text.isVisible()) == ("Buy a press", True)


def test_a_motion_that_is_typed_when_the_talk_ends_is_a_half_typed_note(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(3)
    evening.box.setFocus()
    evening.type("By hand:")
    evening.key(F3)
    evening.page._open_decide("motion")
    evening.type("Buy a press")
    evening.page.end_talk()
    assert evening.box.toPlainText() == "By hand: Buy a press"


def test_a_motion_that_only_stood_there_to_be_reworded_is_no_note(motion: Evening) -> None:
    motion.key(F3)
    motion.page._open_decide("reword")
    assert motion.page.decide_bar.text.text() == "Buy a press"
    motion.page.end_talk()
    assert motion.box.toPlainText() == ""


def test_names_that_were_asked_for_go(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.next()
    not_heard = evening.page.panel.not_heard
    not_heard.set_named(True)
    assert "Emma" in not_heard.line_text(2000)
    screens(evening, mirrored=True)
    assert "Emma" not in not_heard.line_text(2000)
    assert "Emma" not in not_heard.shown_text


# Minutes.


def test_a_question_about_a_case_is_not_asked_in_the_rooms_sight(qtbot: QtBot) -> None:
    items = [Item(100, "Talk"), Item(200, "Case of Chiara", "Nights", lead_id=3)]
    shown = Shown(qtbot, rows_of(items, settled(note(1, 200, "Two nights off helped."))))
    pick(shown, "Presenter’s paper: Nights")
    case = shown.presenter.papers.case
    assert case is not None
    shown.presenter.papers.say_case_written(case)
    give = shown.desk.said[-1].choices[0]
    look_at_the_room(shown, room=True)
    give.act()
    assert not [box for box in shown.page.findChildren(QMessageBox) if box.isVisible()]
    assert "Ctrl+Shift+R" in shown.desk.said[-1].text


# Prepare.


@pytest.fixture
def preparing(evening: Evening, qtbot: QtBot) -> Evening:
    """Prepare in front, with everything that it shows."""
    item = evening.services.planning.plan(evening.meeting_id).agenda[2]
    links = ("https://intra.northwind.example/case",)
    evening.services.planning.alter_item(
        evening.meeting_id, item.id, lambda one: dataclasses.replace(one, links=links)
    )
    evening.sit_down()
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    page = evening.window._plan_page
    assert page is not None
    qtbot.waitUntil(lambda: "details" in vars(page))
    with qtbot.waitActive(evening.window):
        evening.window.activateWindow()
    page.table.setFocus()
    return evening


def test_prepare_shows_the_room_nothing(preparing: Evening) -> None:
    window = preparing.window
    page = window._plan_page
    assert page is not None
    assert page.table.isVisible()
    preparing.key(R, CTRL | SHIFT)
    assert hidden(preparing, "Billing", "intra", "Emma", "Northwind")
    assert not any(part.isVisible() for part in (page.table, page.rail, page.details))
    assert page.notice.show_button.hasFocus()
    preparing.key(ENTER)
    assert page.table.isVisible()
    assert page.details.isVisible()


def test_prepare_does_nothing_in_the_rooms_sight(preparing: Evening) -> None:
    specs = {spec.id: spec for spec, _ in preparing.window.actions_.shown()}
    members = specs["members"].enabled
    assert members is not None
    assert members()
    preparing.key(R, CTRL | SHIFT)
    assert not members()
    assert specs["undo"].text_now == "Undo"


def test_people_that_were_looked_at_in_prepare_are_hidden_and_come_back(preparing: Evening) -> None:
    specs = {spec.id: spec for spec, _ in preparing.window.actions_.shown()}
    specs["members"].run()
    (dialog,) = (one for one in preparing.window.findChildren(QDialog) if one.isVisible())
    screens(preparing, mirrored=True)
    assert not dialog.isVisible()
    screens(preparing, mirrored=False)
    assert dialog.isVisible()
    dialog.close()
    QCoreApplication.processEvents()


# A question that comes when something else is looked at.


@pytest.mark.parametrize("action", ["meeting_new", "meeting_next", "group_settings"])
def test_a_question_of_prepare_opens_over_no_other_page(preparing: Evening, action: str) -> None:
    store = late(preparing)
    specs = {spec.id: spec for spec, _ in preparing.window.actions_.shown()}
    specs[action].run()
    preparing.window.show_page("run")
    store.finish()
    assert not [dialog for dialog in preparing.window.findChildren(QDialog) if dialog.isVisible()]
