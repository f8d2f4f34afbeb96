"""Carries what the use cases changed from the store thread to the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from peerdesk.domain.changes import Change


class ChangeBus(QObject):
    """Takes a `Change` from any thread.

    Signals:
        changed(Change): on the window's thread, after the commit.
    """

    changed = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def publish(self, change: Change) -> None:
        """Called by the use cases, on the store thread."""
        self._posted.emit(change)
