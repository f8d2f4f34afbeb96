"""While the room may see the screen: the pages of a closed meeting say how much there is, and no words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from peerdesk.domain.release import DraftEdit
from tests.ui.evening import CTRL, SHIFT, Evening, visible_texts
from ui.dialogs.send_dialog import SendDialog
from ui.pages.minutes import MinutesPage

SAID = "The zeppelin was dear."
WORDS = ("zeppelin", "Benedikt", "Northwind", "bank")


@pytest.fixture
def shown(evening: Evening) -> Evening:
    """The minutes of a meeting in which somebody is named and an action has no owner, in front."""
    evening.sit_down()
    evening.keep(SAID, "It can be done.", "It was agreed.", "It will be cheap.", "! Ask the bank")
    evening.window.run.close()
    draft = evening.services.release.draft(evening.meeting_id)
    line = next(one for one in draft.lines if "agreed" in one.text)
    named = DraftEdit(line.key, text="Benedikt of Northwind agreed.")
    evening.services.release.edit(evening.meeting_id, [named])
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    QApplication.processEvents()
    return evening


def page(evening: Evening) -> MinutesPage:
    front = evening.window.front()
    assert isinstance(front, MinutesPage)
    return front


def seen(evening: Evening) -> set[str]:
    """Which of the words can be read on the screen."""
    texts = " ".join(visible_texts(evening.window))
    return {word for word in WORDS if word in texts}


def press(evening: Evening) -> None:
    evening.key(Qt.Key.Key_R, CTRL | SHIFT)


def may(evening: Evening) -> set[str]:
    """The actions of the page that can be done now."""
    actions = page(evening).actions_wanted()
    return {action.id for action in actions if action.enabled is None or action.enabled()}


def test_one_press_hides_cards_and_pages_and_one_brings_them_back(shown: Evening) -> None:
    assert seen(shown) >= {"Benedikt", "Northwind"}
    assert page(shown).paper.isVisible()
    press(shown)
    assert seen(shown) == set()
    assert not page(shown).paper.isVisible()
    texts = visible_texts(page(shown))
    assert any(text.startswith("4 sentences · 1 action") for text in texts)
    assert any(text.startswith("3 left") for text in texts)
    press(shown)
    assert page(shown).paper.isVisible()
    assert page(shown).rail.card_at(0).hasFocus()


def test_the_button_brings_them_back_too(shown: Evening) -> None:
    press(shown)
    button = page(shown).counts.show_button
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page(shown).paper.isVisible()
    assert not shown.page.room_view


def test_minutes_that_are_opened_in_room_view_show_no_words(shown: Evening) -> None:
    shown.desk.go("prepare")
    shown.page.set_room_view(True)
    shown.desk.go("minutes", meeting_id=shown.meeting_id)
    assert seen(shown) == set()
    assert not page(shown).paper.isVisible()
    page(shown).edit(next(iter(shown.window.minutes.texts())))
    page(shown).send()
    assert not page(shown).editor.isVisible()
    assert not shown.window.findChildren(SendDialog)


def test_what_is_being_typed_is_kept_and_hidden(shown: Evening) -> None:
    where = next(key for key, text in shown.window.minutes.texts().items() if text == SAID)
    page(shown).edit(where)
    shown.type(" Very.")
    assert shown.focus.isVisible()
    press(shown)
    assert not page(shown).editor.isVisible()
    assert shown.window.minutes.texts()[where] == f"{SAID} Very."


def test_nothing_that_asks_for_words_can_be_done(shown: Evening) -> None:
    page(shown).paper.set_current(
        next(key for key, text in shown.window.minutes.texts().items() if text == SAID)
    )
    words = {"replace", "edit", "keep", "drop", "attribute", "theme", "send"}
    wanted = {f"minutes.{name}" for name in words}
    assert wanted <= may(shown)
    press(shown)
    assert not wanted & may(shown)
    assert not page(shown).sending_panel.send.isEnabled()
    press(shown)
    assert wanted <= may(shown)


def test_the_column_at_the_door_hides_its_words_too(shown: Evening) -> None:
    shown.desk.go("at_door", meeting_id=shown.meeting_id)
    shown.type("1")
    assert seen(shown) == {"bank"}
    press(shown)
    assert seen(shown) == set()
    press(shown)
    assert seen(shown) == {"bank"}
