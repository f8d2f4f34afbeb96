"""The door at which a later window asks this Stage to leave."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.stage_model import door_name, leave_request

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer


class Door(QObject):
    """A local socket of this user, named by a random token, that hears one request and nothing else.

    Signals:
        told_to_leave: somebody who knows token and process number asked for it.
    """

    told_to_leave = Signal()

    def __init__(self, token: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self._server: QLocalServer | None = None

    @Slot()
    def open(self) -> None:
        """Begin to hear; again does nothing. Loads the network part of Qt, so not before the first paint."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._server.listen(door_name(self._token))

    @Slot()
    def close(self) -> None:
        """Hear nothing more; the socket's file goes."""
        if self._server is not None:
            self._server.close()

    @Slot()
    def _welcome(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()):
            caller.readyRead.connect(self._listen)
            caller.disconnected.connect(caller.deleteLater)
            self._hear(bytes(caller.readAll().data()))

    @Slot()
    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._hear(bytes(caller.readAll().data()))

    def _hear(self, words: bytes) -> None:
        """The request is shorter than what a socket hands over at once."""
        if words == leave_request(os.getpid()):
            self.told_to_leave.emit()
