"""The cover hides, and Enter lifts it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.cover import Cover


@pytest.fixture
def cover(qtbot: QtBot) -> Cover:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    made = Cover(window)
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.lay("18:42")
    return made


def test_it_is_as_large_as_the_window_always(cover: Cover) -> None:
    window = cover.window()
    assert cover.geometry() == window.rect()
    window.resize(QSize(640, 480))
    QApplication.processEvents()
    assert cover.geometry() == window.rect()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_lifts_it(cover: Cover, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(cover.lifted) as told:
        QTest.keyClick(cover, key)
    assert told.args == []
    assert not cover.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_any_other_key_only_says_how(cover: Cover, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(cover.lifted):
        QTest.keyClick(cover, key)
    assert cover._hint == "Enter to go on"
    assert cover.hasFocus()


def test_it_takes_every_shortcut(cover: Cover) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(cover, event)
    assert event.isAccepted()


def test_nothing_but_the_time_is_drawn(cover: Cover) -> None:
    first = cover.grab().toImage()
    cover.set_time("18:43")
    assert cover.grab().toImage() != first
    cover.set_time("18:42")
    assert cover.grab().toImage() == first
