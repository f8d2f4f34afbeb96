"""The application over `PEERDESK_HOME`: a note is kept, half a one typed, one copied, then it is locked.

Prints a line of JSON before the lock and one after it; the fresh process that the lock starts counts what is
left in memory instead of opening a window.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from peerdesk.domain.notes import NoteDraft
from peerdesk.paths import paths
from peerdesk.services.all import Services
from peerdesk.store import vault as vaults
from tests.markers import HALF_TYPED, KEPT
from tests.ui.disk import memory
from ui import app as application
from ui.app import RESTART, App


def words() -> list[str]:
    """The raw key, the kept note and the half-typed one, coded."""
    key = vaults.derive_key(paths()).key
    return [memory.coded(one) for one in (key, KEPT.encode(), HALF_TYPED.encode("utf-16-le"))]


def keep(services: Services) -> None:
    """A meeting on the spot with one note."""
    meeting = services.planning.start_now("ana, ben, cho")
    item = services.planning.plan(meeting.id).agenda[0].id
    services.capture.add_note(meeting.id, item, NoteDraft(f"that was {KEPT}"))


def copied() -> bool:
    return bool(QGuiApplication.clipboard().text())


def main() -> int:
    app, secret = QApplication(sys.argv[:1]), words()
    app.setQuitOnLastWindowClosed(False)
    desktop = App(app, paths())

    def kept(_: None) -> None:
        box = desktop.window.run_page.notes_panel.entry
        box.setPlainText(f"half {HALF_TYPED}")
        desktop.clipboard._is_ours = lambda _: True  # the screenless platform does not say whose it is
        box.selectAll()
        box.copy()
        print(json.dumps({"before": memory.counts(secret), "copied": copied()}), flush=True)
        desktop.switch_sharing()
        desktop.lock()

    desktop.ready.connect(lambda: desktop.store.call(keep, kept))
    desktop.start()
    code = app.exec()
    print(json.dumps({"asks": code == RESTART, "copied": copied()}), flush=True)
    real = os.execv
    os.execv = lambda program, _: real(program, [program, "-m", "tests.ui.disk.memory", *secret])
    application._restart()
    return 1


if __name__ == "__main__":
    sys.exit(main())
