"""What happens when a bug is met: type and place are written down, never a word of what was on the screen."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from peerdesk.logs import describe

log = logging.getLogger(__name__)
REPORT = "crash.txt"
_FOLDERS = re.compile(r'"[^"]*[/\\]')


class CrashWatch(QObject):
    """Hears every exception nobody caught.

    Signals:
        met(str): type and place of a bug, for the strip.
    """

    met = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = folder / REPORT
        self._before: Callable[..., object] = sys.excepthook
        self._fault_file: TextIO | None = None

    def install(self) -> None:
        """Hear exceptions of the window's thread and of all others; on a hard crash write the places.

        Where the folder cannot be written a hard crash leaves nothing.
        """
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        faults = self._report.with_name("fault.txt")
        with contextlib.suppress(OSError):
            self._report.parent.mkdir(parents=True, exist_ok=True)
            self._keep_faults(faults)
            self._fault_file = faults.open("w", encoding="utf-8")
            faulthandler.enable(self._fault_file, all_threads=False)

    def uninstall(self) -> None:
        """Hear nothing any more."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        if self._fault_file is not None:
            self._fault_file.close()

    def take_last(self) -> bool:
        """Whether the program met a bug last time; asked once at start."""
        try:
            self._report.replace(self._report.with_name("crash-seen.txt"))
        except OSError:
            return False
        return True

    def report(self, error: BaseException) -> None:
        """Write down type and place, and say so."""
        lines = list(describe(error))
        log.error("bug met", exc_info=error)
        try:
            with self._report.open("a", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        except OSError:
            log.warning("crash report not written")
        self.met.emit(lines[-1] if lines else type(error).__name__)

    def _keep_faults(self, faults: Path) -> None:
        """What a hard crash of the last time left joins the report, without the folders of the code."""
        try:
            lines = faults.read_text(encoding="utf-8", errors="replace").splitlines()
            if lines:
                with self._report.open("a", encoding="utf-8") as file:
                    file.write("\n".join(_FOLDERS.sub('"', line) for line in lines) + "\n")
        except OSError:
            return

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        self.report(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)
