"""One folder when the environment says so, else the platform's; folders are for their owner only."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from peerdesk.paths import Paths, paths


def test_peerdesk_home_holds_everything(tmp_path: Path) -> None:
    found = paths({"PEERDESK_HOME": str(tmp_path)})
    assert found == Paths.under(tmp_path)
    names = {p.name for p in (found.database, found.key_file, found.scratch, found.lock, found.backups)}
    names |= {p.name for p in (found.preferences, found.window, found.log, found.erased)}
    assert names == {
        "vault.db", "vault.json", "scratch", "lock", "backups", "preferences.toml", "window.ini", "log",
        "erased",
    }  # fmt: skip


def test_without_it_the_platform_says_where() -> None:
    found = paths({})
    assert found.data.is_absolute()
    assert "peerdesk" in str(found.data).lower()
    assert found.data != found.config


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_folders_are_made_for_the_owner_only(tmp_path: Path) -> None:
    found = Paths.under(tmp_path / "a" / "b")
    found.make()
    found.make()
    for folder in (found.data, found.backups, found.log):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_says_what_is_there(tmp_path: Path) -> None:
    found = Paths.under(tmp_path)
    assert (found.has_vault, found.has_scratch) == (False, False)
    found.key_file.touch()
    found.scratch.touch()
    assert (found.has_vault, found.has_scratch) == (True, True)


def test_asking_imports_no_database() -> None:
    code = (
        "import sys; from peerdesk.paths import paths; paths({}).has_scratch; "
        "print([m for m in sys.modules if m.split('.')[0] in ('sqlalchemy', 'sqlcipher3', 'cryptography')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
