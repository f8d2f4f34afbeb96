"""The way of the minutes on their page: how far they are, one key to go on, texts that change no more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from peerdesk.domain.meeting import Phase
from peerdesk.domain.minutes import Bullet
from tests.peerdesk.services.evening import MEETING, evening, settled
from tests.peerdesk.services.sending_kit import addressed
from tests.ui.evening import Evening
from tests.ui.minutes_kit import presenter_of
from ui.actions import Actions
from ui.dialogs.send_dialog import SendDialog
from ui.pages.minutes import MinutesPage
from ui.pages.prepare import PreparePage


class Shown:
    """The page in a window with its keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.presenter, self.desk = presenter_of(addressed(evening(notes=settled())))
        self.window, self.page = QMainWindow(), MinutesPage(self.presenter)
        self.window.setCentralWidget(self.page)
        Actions(self.window).bring_front(0, self.page.actions_wanted)
        self.window.resize(1280, 720)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.show_meeting(MEETING)
        QApplication.processEvents()

    def dialogs(self) -> list[SendDialog]:
        return [one for one in self.window.findChildren(SendDialog) if one.isVisible()]

    def sentence(self) -> str:
        draft = self.presenter.draft
        assert draft is not None
        return next(block.key for block in draft.minutes.blocks if isinstance(block, Bullet) and block.key)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_one_key_opens_the_way(shown: Shown) -> None:
    QTest.keySequence(shown.page, "Ctrl+Shift+S")
    assert len(shown.dialogs()) == 1


@pytest.mark.parametrize("name", ["chip", "send"])
def test_the_chip_and_the_button_open_it_too(shown: Shown, name: str) -> None:
    getattr(shown.page.sending_panel, name).click()
    assert len(shown.dialogs()) == 1


def test_the_chip_follows_the_phase(shown: Shown) -> None:
    panel = shown.page.sending_panel
    assert panel.chip.shown_text == "Draft"
    view = shown.page.sending.view
    assert view is not None
    shown.desk.services.releasing.send_for_objections(MEETING, view.today + dt.timedelta(days=7))
    assert panel.chip.shown_text == "For objections until 12 March"
    assert not panel.holds.isVisible()
    shown.desk.services.releasing.release(MEETING)
    assert panel.chip.shown_text == "Released · version 1"
    assert panel.holds.isVisible()


def test_the_pages_say_the_phase_as_soon_as_it_changes(shown: Shown) -> None:
    shown.desk.services.releasing.release(MEETING)
    draft = shown.presenter.draft
    assert draft is not None
    assert draft.minutes.kicker.startswith("Minutes · version 1, released")


def test_a_released_sentence_opens_no_editor_and_says_why(shown: Shown) -> None:
    key = shown.sentence()
    shown.page.edit(key)
    assert shown.page.editor.key == key
    shown.page.editor.given_up.emit()
    shown.desk.services.releasing.release(MEETING)
    shown.page.edit(key)
    assert shown.page.editor.key != key
    assert shown.desk.said[-1].text.startswith("These minutes are released")


def test_a_released_sentence_is_neither_dropped_nor_moved(shown: Shown) -> None:
    key = shown.sentence()
    shown.desk.services.releasing.release(MEETING)
    before = shown.desk.units.rows.lines
    for change in (shown.presenter.drop, shown.presenter.sentences.join, shown.presenter.sentences.lift):
        change(key)
        assert shown.desk.said[-1].text.startswith("These minutes are released")
    assert shown.desk.units.rows.lines == before


def test_a_meeting_that_is_not_closed_has_no_way(shown: Shown, qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(phase=Phase.RUNNING))
    page = MinutesPage(presenter)
    qtbot.addWidget(page)
    page.show()
    page.show_meeting(MEETING)
    assert not page.sending_panel.isVisible()


def test_the_quiet_line_leads_to_the_release_in_the_window(evening: Evening, tmp_path: Path) -> None:
    evening.sit_down()
    evening.keep("It can be done", "It was agreed", "It must be cheap")
    evening.window.run.close()
    services = evening.services
    services.release.keep_open(evening.meeting_id, "As it is.")
    today = evening.clock.wall().astimezone().date()
    services.releasing.send_for_objections(evening.meeting_id, today)
    evening.clock.advance(2 * 86_400)
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    evening.window.objections.look()
    page = evening.window.front()
    assert isinstance(page, PreparePage)
    strip = page.strip
    assert [one.text for one in strip.actions_shown()] == ["Release…", "Later"]
    assert evening.window.focusWidget() is not strip
    evening.said[-1].choices[0].act()
    assert evening.window.page == "minutes"
    (dialog,) = evening.window.findChildren(SendDialog)
    assert dialog.main.text() == "&Release"
    dialog._presenter.folder = tmp_path
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert services.planning.plan(evening.meeting_id).meeting.phase is Phase.RELEASED
