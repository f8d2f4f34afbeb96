"""What changed reaches the window's thread."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from peerdesk.domain.changes import Change, Kind
from ui.change_bus import ChangeBus


def test_a_change_from_another_thread_is_heard_on_the_windows(qtbot: QtBot) -> None:
    bus, change, heard = ChangeBus(), Change(frozenset({Kind.NOTES}), 7, 3), []
    bus.changed.connect(lambda _: heard.append(threading.current_thread()))
    thread = threading.Thread(target=bus.publish, args=(change,))
    with qtbot.waitSignal(bus.changed) as sent:
        thread.start()
    thread.join()
    assert sent.args == [change]
    assert heard == [threading.main_thread()]


def test_nothing_is_heard_before_the_window_has_time(qtbot: QtBot) -> None:
    bus = ChangeBus()
    with qtbot.assertNotEmitted(bus.changed):
        bus.publish(Change(frozenset({Kind.NOTES})))
    with qtbot.waitSignal(bus.changed):
        pass
