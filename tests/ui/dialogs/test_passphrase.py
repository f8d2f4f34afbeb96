"""Setting and changing the passphrase, and the recovery code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.passphrase import PassphraseDialog, Passphrases, RecoveryDialog

GOOD = "correct horse battery"


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    shiboken6.delete(made)


def ok(dialog: QWidget) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Ok).click()


def test_the_same_twice_is_handed_over(parent: QWidget) -> None:
    given: list[Passphrases] = []
    dialog = PassphraseDialog(given.append, change=False, parent=parent)
    dialog._new.setText(GOOD)
    dialog._again.setText(GOOD)
    ok(dialog)
    assert given == [Passphrases(GOOD)]


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [("short", "short", "At least 8"), (GOOD, GOOD + "!", "not the same"), ("", "", "At least 8")],
)
def test_what_will_not_do_is_said_and_stays_open(parent: QWidget, new: str, again: str, said: str) -> None:
    given: list[Passphrases] = []
    dialog = PassphraseDialog(given.append, change=False, parent=parent)
    dialog.open()
    dialog._new.setText(new)
    dialog._again.setText(again)
    ok(dialog)
    assert given == []
    assert said in dialog._said.text()
    assert dialog.isVisible()


def test_changing_it_asks_for_the_present_one(parent: QWidget) -> None:
    given: list[Passphrases] = []
    dialog = PassphraseDialog(given.append, change=True, parent=parent)
    dialog._old.setText("the old one")
    dialog._new.setText(GOOD)
    dialog._again.setText(GOOD)
    ok(dialog)
    assert given == [Passphrases(GOOD, "the old one")]


@pytest.mark.parametrize(("change", "fields"), [(False, 2), (True, 3)])
def test_no_field_shows_what_is_typed(parent: QWidget, change: bool, fields: int) -> None:
    dialog = PassphraseDialog(lambda _: None, change=change, parent=parent)
    lines = dialog.findChildren(QLineEdit)
    assert len(lines) == fields
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    assert all(line.accessibleName() for line in lines)


def test_the_recovery_code_can_be_read_whole_and_not_changed(parent: QWidget) -> None:
    dialog = RecoveryDialog("FYC4-DCEG-KAAK", parent)
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.isReadOnly()
    assert line.text() == "FYC4-DCEG-KAAK"
    dialog.open()
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()


def test_a_stray_key_does_not_take_the_recovery_code_away(parent: QWidget) -> None:
    dialog = RecoveryDialog("FYC4-DCEG-KAAK", parent)
    dialog.open()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(dialog, key)
    assert dialog.isVisible()


def test_no_repr_shows_a_passphrase() -> None:
    assert GOOD not in repr(Passphrases(GOOD, GOOD))
