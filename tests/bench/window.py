"""The real program for benches: in this process, without a screen, on a vault with a meeting under way."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.paths import Paths
from tests.bench import measure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.app import App

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def opened(folder: Path, seats: int) -> tuple[QApplication, App]:
    """The application and its window at 1280 × 720, the meeting drawn, a round of so many seats begun."""
    from PySide6.QtWidgets import QApplication

    from ui.app import App

    measure.filled(folder, seats=seats)
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    desktop = App(app, Paths.under(folder))
    desktop.start()
    desktop.window.resize(1280, 720)
    until(app, lambda: desktop.window.is_furnished and desktop.window.run.words is not None)
    rest(app, 1.0)
    return app, desktop


def until(app: QApplication, done: Callable[[], bool], longest_s: float = 30.0) -> None:
    """Let the program run until something is so. Raises TimeoutError."""
    end = time.monotonic() + longest_s
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents()


def rest(app: QApplication, seconds: float) -> None:
    """Let the program run for a while as it does with nobody at it: asleep between its own events."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def closed(desktop: App) -> None:
    """Close the window and the vault."""
    desktop.window.close()
