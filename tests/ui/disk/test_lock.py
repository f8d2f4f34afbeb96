"""After a lock neither the memory of the process nor the clipboard has a word or the key."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerdesk import preferences
from peerdesk.paths import Paths
from peerdesk.store import vault as vaults
from tests.architecture.source import ROOT
from tests.markers import KEPT, PERSON
from tests.ui.disk import memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads memory as Linux shows it")


def test_a_lock_leaves_nothing_in_memory_or_on_the_clipboard(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    vaults.create(Paths.under(home), test=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.disk.locked_app"], cwd=ROOT, env=dict(os.environ),
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    before, locked, fresh = (json.loads(line) for line in done.stdout.splitlines())
    assert min(before["before"]) > 0, "the look finds what is there"
    assert before["copied"]
    assert locked == {"asks": True, "copied": False}
    assert fresh == {"after": [0, 0, 0]}
    assert not preferences.load(Paths.under(home).preferences).hide, "switched on the way"


def test_the_look_makes_no_copy_of_what_it_looks_for() -> None:
    word = (KEPT + PERSON).encode()
    code = memory.coded(word)
    script = f"from tests.ui.disk import memory as m; print(m.counts(['{code}']), m.counts(['{code}']))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[0] [0]"
    assert memory.counts([code])[0] > 0
