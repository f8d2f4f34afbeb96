"""The window: cover, room view, strip, pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from peerdesk.domain.turns import TurnRule
from tests.ui.evening import BACK, CTRL, ENTER, ESC, GROUP_NAME, NEXT, SHIFT, Evening, visible_texts
from ui.presenters.desk import EVERYWHERE, MEETING, Choice, Notice
from ui.widgets.strip import Strip
from ui.widgets.text_label import TextLabel

NAMES = ("Ana", "Benedikt", "Chiara", "Deniz", "Emma", "Northwind", "Lantern")
SAID = "the reorganisation was painful"
PRIVATE = (*NAMES, GROUP_NAME, SAID, "Billing trouble", "Check-in", "half a thought")


@pytest.fixture
def talk(evening: Evening) -> Evening:
    """A case under way, a note kept, another half-typed."""
    evening.sit_down()
    evening.go_to(2)
    evening.keep(SAID)
    evening.type("half a thought")
    return evening


# The cover.


def test_the_cover_hides_every_word_of_the_meeting(talk: Evening) -> None:
    assert any(SAID in text for text in visible_texts(talk.window))
    talk.escape_twice()
    shown = " ".join(visible_texts(talk.window))
    assert [word for word in PRIVATE if word in shown] == []
    assert not talk.box.isVisible()


def test_the_cover_puts_the_pen_up_and_tells_the_stage(talk: Evening) -> None:
    talk.escape_twice()
    assert talk.running.pen_up
    assert talk.window.stage._covered


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (NEXT, Qt.KeyboardModifier.NoModifier),
        (BACK, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_D, CTRL | SHIFT),
        (Qt.Key.Key_J, CTRL),
        (Qt.Key.Key_L, CTRL),
        (Qt.Key.Key_1, CTRL),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_P, CTRL | SHIFT),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
        (ESC, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_does_anything_under_the_cover(
    talk: Evening, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    talk.escape_twice()
    before, notes = talk.running, talk.notes()
    talk.key(key, modifiers)
    talk.type("x")
    assert (talk.running, talk.notes()) == (before, notes)
    assert talk.window.page == "run"
    assert talk.window.cover.isVisible()
    assert talk.window.cover.hasFocus()
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None


def test_any_key_and_enter_return(talk: Evening) -> None:
    talk.escape_twice()
    talk.type("x")
    talk.key(ENTER)
    assert not talk.window.cover.isVisible()
    assert talk.box.hasFocus()
    assert talk.box.toPlainText() == "half a thought"
    assert not talk.window.stage._covered
    talk.next()
    assert talk.running.step == 1


@pytest.mark.parametrize("up", [True, False])
def test_the_pen_is_as_it_was_after_the_cover(talk: Evening, up: bool) -> None:
    talk.window.run.set_pen(up=up)
    talk.escape_twice()
    talk.key(ENTER)
    assert talk.running.pen_up is up


def test_the_cover_forgets_the_last_notes(talk: Evening) -> None:
    talk.escape_twice()
    talk.key(ENTER)
    talk.box.take_text()
    talk.key(Qt.Key.Key_Up)
    assert talk.box.toPlainText() == ""


def test_the_cover_keeps_the_half_typed_text(talk: Evening) -> None:
    talk.escape_twice()
    assert talk.services.capture.draft()[0] == "half a thought"


def test_the_covers_clock_goes_on(talk: Evening) -> None:
    talk.escape_twice()
    before = talk.window.cover._time
    talk.clock.advance(120)
    talk.window.show_time()
    assert talk.window.cover._time != before


# Room view.


def test_room_view_shows_no_note_and_no_working_title(talk: Evening) -> None:
    talk.type(" by Deniz")
    talk.key(Qt.Key.Key_R, CTRL | SHIFT)
    shown = " ".join(visible_texts(talk.window))
    assert [
        word for word in (SAID, "half a thought", "Deniz agreed", "Billing trouble") if word in shown
    ] == []
    assert "1" in " ".join(label.text() for label in talk.page.notes_panel.findChildren(TextLabel))
    assert talk.page.notes_panel._model.rowCount() == 0


def test_room_view_leaves_table_agenda_and_clock(talk: Evening) -> None:
    talk.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert talk.page.panel.table.view().clock_text
    rail = talk.page.rail.view() if hasattr(talk.page.rail, "view") else talk.page.rail._view
    assert rail.now is not None
    assert rail.now.title == "A member’s case"


def test_room_view_is_left_by_the_same_key(talk: Evening) -> None:
    talk.key(Qt.Key.Key_R, CTRL | SHIFT)
    talk.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert talk.page.notes_panel._model.rowCount() == 1
    assert talk.box.toPlainText() == "half a thought"


def test_mirrored_screens_bring_room_view_by_themselves(talk: Evening) -> None:
    talk.window.stage.is_on = True
    talk.window.stage.exposed.emit(True)
    assert talk.page.room_view
    talk.window.stage.exposed.emit(False)
    assert not talk.page.room_view


def test_room_view_left_by_key_is_told_of_no_more(talk: Evening) -> None:
    talk.window.stage.is_on = True
    talk.window.stage.exposed.emit(True)
    assert "notes are hidden" in talk.strip.text()
    talk.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert not talk.page.room_view
    assert talk.strip.text() == ""


# The strip.


def test_a_notice_gives_way_to_a_later_one_and_comes_back(talk: Evening) -> None:
    talk.desk.say(Notice("First.", key="a"))
    talk.desk.say(Notice("Second.", key="b"))
    assert talk.strip.text() == "Second."
    talk.desk.unsay("b")
    assert talk.strip.text() == "First."
    talk.desk.say(Notice("First again.", key="a"))
    talk.desk.unsay("a")
    assert talk.strip.text() == ""


def test_a_press_on_the_strip_acts_once(talk: Evening) -> None:
    done: list[str] = []
    talk.desk.say(Notice("Below.", (Choice("Do", lambda: done.append("below")),), key="below"))
    talk.desk.say(Notice("Above.", (Choice("Do", lambda: done.append("above")),), key="above"))
    talk.strip.chosen.emit("0")
    assert done == ["above"]
    assert talk.strip.text() == "Below."


def test_an_error_stays_until_it_is_read(talk: Evening) -> None:
    talk.desk.say(Notice("Not done.", tone="error", key="error"))
    assert [action.id for action in talk.strip.actions_shown()] == ["dismiss"]
    talk.strip.chosen.emit("dismiss")
    assert talk.strip.text() == ""


def shown(evening: Evening) -> str:
    """What the strip of the page in front says."""
    strip = getattr(evening.window.front(), "strip", None)
    assert isinstance(strip, Strip)
    return strip.text()


@pytest.mark.parametrize("choices", [(), (Choice("Bring back", lambda: None),)])
def test_a_notice_goes_with_the_page_it_was_said_on(talk: Evening, choices: tuple[Choice, ...]) -> None:
    talk.desk.go("prepare")
    talk.desk.say(Notice("The agenda is another one.", choices, key="a"))
    assert shown(talk) == "The agenda is another one."
    talk.desk.go("run", meeting_id=talk.meeting_id)
    assert shown(talk) == ""
    talk.desk.go("prepare")
    assert shown(talk) == ""


def test_what_could_not_be_done_and_what_is_said_everywhere_stand_on_every_page(talk: Evening) -> None:
    talk.desk.say(Notice("Not done.", tone="error", key="error"))
    talk.desk.say(Notice("Erased soon.", key="soon", where=EVERYWHERE))
    talk.desk.go("prepare")
    assert shown(talk) == "Not done."
    talk.desk.unsay("error")
    assert shown(talk) == "Erased soon."


def test_what_is_said_of_the_meeting_stands_on_run_until_the_meeting_leaves(talk: Evening) -> None:
    talk.desk.go("prepare")
    talk.desk.say(Notice("The laptop slept.", key="gap", where=MEETING))
    assert shown(talk) == ""
    talk.desk.go("run", meeting_id=talk.meeting_id)
    assert shown(talk) == "The laptop slept."
    talk.page.end_talk()
    talk.window.run.close()
    talk.page._to_minutes()
    assert shown(talk) == ""
    assert "gap" not in talk.window._notices


def test_nothing_said_takes_the_keyboard(talk: Evening) -> None:
    talk.desk.say(Notice("Not done.", (Choice("Do", lambda: None),), tone="error", key="error"))
    talk.type(" goes on")
    assert talk.box.toPlainText() == "half a thought goes on"


# Pages and the title.


def test_the_title_of_the_window_says_nothing_of_the_meeting(talk: Evening) -> None:
    assert talk.window.windowTitle() == "PeerDesk"
    assert talk.window.windowFilePath() == ""


def test_the_headline_says_when_we_end_and_how_late(talk: Evening) -> None:
    talk.clock.advance(60 * 60)
    talk.window.show_time()
    text, late = talk.page.end_text()
    assert late
    assert "late" in text


def test_a_laptop_that_may_sleep_is_said_in_the_headline(talk: Evening) -> None:
    assert talk.page.title() == (GROUP_NAME, "5 here")
    talk.page.set_may_sleep(True)
    assert talk.page.title() == (GROUP_NAME, "5 here · may sleep")


def test_closing_the_window_is_told_before_it_goes(talk: Evening) -> None:
    told: list[bool] = []
    talk.window.closing.connect(lambda: told.append(talk.window.isVisible()))
    talk.window.close()
    assert told == [True]


def test_usable_at_1280_by_720(talk: Evening) -> None:
    assert talk.window.minimumSizeHint().width() <= 1280
    assert talk.window.minimumSizeHint().height() <= 720


def test_the_evening_has_what_these_tests_ask_for(talk: Evening) -> None:
    plan = talk.running.step_plan
    assert plan is not None
    assert plan.rule is TurnRule.SPEAKER


def test_the_keyboard_goes_back_to_the_box_when_the_strip_falls_silent(talk: Evening) -> None:
    talk.box.set_text("")
    talk.keep("a thought")
    talk.page.strike()
    assert talk.strip.focus_first()
    talk.key(ENTER)
    assert talk.notes() != []
    assert talk.box.hasFocus()
