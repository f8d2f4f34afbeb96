"""Leads the application in a process of its own from a test."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from peerdesk.bootstrap import services_over
from peerdesk.clock import SystemClock
from peerdesk.paths import Paths
from peerdesk.store import vault as vaults
from tests.architecture.source import ROOT
from tests.ui.evening import prepared

PATIENCE_S = 40.0


class Led:
    """The application over a folder; `kill` ends it without a word."""

    def __init__(self, home: Path) -> None:
        environment = os.environ | {"PEERDESK_HOME": str(home), "PEERDESK_TEST_VAULT": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.driven_app"],
            cwd=ROOT,
            env=environment | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def heard(self) -> dict[str, Any]:
        """The next line it says."""
        try:
            found: dict[str, Any] = json.loads(self._lines.get(timeout=PATIENCE_S))
        except queue.Empty:
            self.process.kill()
            raise AssertionError(f"it says nothing: {self.end()}") from None
        return found

    def tell(self, line: str) -> dict[str, Any]:
        """Have it do something; how things stand then."""
        self.say(line)
        while "said" in (state := self.heard()):
            pass
        return state

    def say(self, line: str) -> None:
        """Have it do something that ends it."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def until(self, key: str, value: object) -> dict[str, Any]:
        """Ask how things stand until one of them is as wanted."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            state = self.tell("state")
            if state.get(key) == value:
                return state
        raise AssertionError(f"{key} is {state.get(key)!r}, not {value!r}")

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.end()

    def end(self) -> tuple[int, str]:
        """Wait for its end; exit code and what it wrote as errors."""
        code = self.process.wait(PATIENCE_S)
        assert self.process.stderr is not None
        errors = self.process.stderr.read()
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
        return code, errors

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)


def vault_with_meeting(home: Path) -> int:
    """A vault of tests with one meeting; returns the meeting."""
    paths, clock = Paths.under(home), SystemClock()
    vaults.create(paths, test=True)
    vault = vaults.open_vault(paths, vaults.derive_key(paths), clock)
    services = services_over(vault, clock, lambda _: None)
    meeting_id = prepared(services)
    services.close()
    return meeting_id
