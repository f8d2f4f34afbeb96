"""The only repeating timer: asks what the time says now. A late or lost tick costs nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_PAINTING_MS = 1
"""For what can wait until the repaints are done that are asked for: a timer fires behind them."""

INTERVAL_MS = 200
"""Chosen: a fifth of a second late is not seen, and five looks a second cost 0.2 % of a core."""


class Ticker(QObject):
    """Ticks while it is wanted.

    Signals:
        ticked(): show the time again.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.ticked)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start()

    def stop(self) -> None:
        """Stop ticking."""
        self._timer.stop()
