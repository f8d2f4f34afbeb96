"""What the tests of the window share finds what is left behind."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import busy, settle, windows


def test_a_ticking_timer_is_found_until_it_stops(qapp: QApplication) -> None:
    owner = QObject()
    timer = QTimer(owner)
    timer.start(1_000)
    assert list(busy().values()) == ["QTimer of QObject"]
    timer.stop()
    assert busy() == {}


def test_a_running_thread_is_found_until_it_ends(qapp: QApplication) -> None:
    thread = QThread()
    thread.start()
    assert list(busy().values()) == ["QThread of nobody"]
    thread.quit()
    thread.wait()
    assert busy() == {}


def test_a_window_is_found_until_it_is_deleted(qapp: QApplication) -> None:
    before = set(windows())
    window = QWidget()
    window.setObjectName("forgotten")
    assert [name for address, name in windows().items() if address not in before] == ["QWidget 'forgotten'"]
    window.deleteLater()
    settle()
    assert set(windows()) <= before


def test_no_test_opens_a_window_on_the_screen(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
