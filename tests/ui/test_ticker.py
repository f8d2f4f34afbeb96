"""The only repeating timer."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.architecture.source import sources
from ui.ticker import INTERVAL_MS, Ticker


def test_it_ticks_until_it_is_stopped(qtbot: QtBot) -> None:
    ticker = Ticker()
    timer = ticker.findChild(QTimer)
    assert isinstance(timer, QTimer)
    ticker.start()
    with qtbot.waitSignal(ticker.ticked):
        pass
    assert timer.interval() == INTERVAL_MS
    ticker.stop()
    assert not timer.isActive()


def test_no_other_timer_of_the_window_repeats() -> None:
    for source in sources("ui"):
        if source.module.startswith("ui.stage.") or source.module == "ui.ticker":
            continue
        made = sum(name == "QTimer" for name, _ in source.calls())
        single = sum(name == "setSingleShot" for name, _ in source.calls())
        assert made <= single, source.module
