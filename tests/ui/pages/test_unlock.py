"""What stands before a locked vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.pages.unlock import KeyTyped, UnlockPage


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    made = UnlockPage()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def offer(page: UnlockPage, secret: str = "horse") -> None:
    QTest.keyClicks(page.line, secret)
    QTest.keyClick(page.line, Qt.Key.Key_Return)


def test_enter_offers_what_was_typed(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.offered) as told:
        offer(page)
    assert told.args == ["horse"]
    assert page.line.echoMode() is QLineEdit.EchoMode.Password


def test_nothing_typed_is_not_offered(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.offered):
        QTest.keyClick(page.line, Qt.Key.Key_Return)


def test_keys_after_enter_are_kept_for_what_follows(page: UnlockPage, qtbot: QtBot) -> None:
    offer(page)
    with qtbot.assertNotEmitted(page.offered):
        QTest.keyClicks(page.line, "Hi")
        QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert page.line.text() == "horse"
    ahead = page.take_ahead()
    assert [key.text for key in ahead] == ["H", "i", "\r"]
    assert page.take_ahead() == ()


def test_a_wrong_one_is_said_chosen_and_can_be_typed_over(page: UnlockPage) -> None:
    offer(page)
    QTest.keyClicks(page.line, "horse")
    page.refuse("It does not fit.")
    assert page._said.text() == "It does not fit."
    assert page.line.selectedText() == "horse"
    assert page.take_ahead() == ()
    QTest.keyClicks(page.line, "mare")
    assert page.line.text() == "mare"


def test_an_open_vault_leaves_no_passphrase_in_the_line(page: UnlockPage) -> None:
    offer(page)
    page.forget()
    assert page.line.text() == ""


def test_a_vault_that_does_not_open_can_be_tried_again(page: UnlockPage, qtbot: QtBot) -> None:
    page.cannot_open("The vault is damaged.")
    assert not page.line.isVisible()
    with qtbot.waitSignal(page.retried) as told:
        page._button.click()
    assert told.args == []


def test_no_repr_shows_a_key() -> None:
    assert "q" not in repr(KeyTyped(0, Qt.KeyboardModifier.NoModifier, "q"))
