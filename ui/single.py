"""One window a vault: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

CALL = b"show\n"
ANSWER_MS = 400
"""How long a second start waits for the first. Chosen: both fit into its two seconds."""


def socket_name(home: Path) -> str:
    """The name under which the PeerDesk with this folder is reached; tells nothing of the folder."""
    return "peerdesk-" + hashlib.sha256(str(home.absolute()).encode("utf-8")).hexdigest()[:24]


class Single(QObject):
    """Hears a second start.

    Signals:
        called(): somebody started PeerDesk again with the same folder.
    """

    called = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(home)
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begin to hear; again does nothing. Loads the network part of Qt, so not before the first paint.

        Whatever a killed PeerDesk left under the name is removed: call it only when no other is there.
        """
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._server.listen(self._name)

    def close(self) -> None:
        """Hear nothing more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    @Slot()
    def _welcome(self) -> None:
        """Whoever calls says one thing only, so calling is enough."""
        while self._server is not None and (caller := self._server.nextPendingConnection()):
            caller.disconnected.connect(caller.deleteLater)
            self.called.emit()


def call_first(home: Path) -> bool:
    """Ask the PeerDesk that has this folder open to come to the front; False when there is none."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(socket_name(home))
    refused = socket.state() is QLocalSocket.LocalSocketState.UnconnectedState
    if refused or not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(CALL)
    socket.waitForBytesWritten(ANSWER_MS)
    socket.disconnectFromServer()
    return True
