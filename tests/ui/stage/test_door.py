"""Only who knows the token and the process number is heard at the door."""

from __future__ import annotations

import os
import secrets

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.stage.door import Door
from ui.stage_model import door_name, leave_request

pytestmark = pytest.mark.usefixtures("qapp")


def say(qtbot: QtBot, token: str, words: bytes) -> None:
    """Say something at the door and wait until it has been heard."""
    socket = QLocalSocket()
    socket.connectToServer(door_name(token))
    assert socket.waitForConnected(5_000)
    socket.write(words)
    with qtbot.waitSignal(socket.disconnected):
        socket.disconnectFromServer()


def test_it_hears_its_own_request_and_no_other(qtbot: QtBot) -> None:
    heard: list[bool] = []
    token = secrets.token_hex(16)
    door = Door(token)
    door.told_to_leave.connect(lambda: heard.append(True))
    door.open()
    for words in (leave_request(os.getpid() + 1), b"leave\n", b"\n", b"x" * 100_000):
        say(qtbot, token, words)
    with qtbot.waitSignal(door.told_to_leave, timeout=5_000):
        say(qtbot, token, leave_request(os.getpid()))
    assert heard == [True]
    door.close()


def test_a_closed_door_leaves_no_socket(qtbot: QtBot) -> None:
    token = secrets.token_hex(16)
    door = Door(token)
    door.open()
    door.close()
    socket = QLocalSocket()
    socket.connectToServer(door_name(token))
    assert not socket.waitForConnected(100)
