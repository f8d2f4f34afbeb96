"""The doctor tells sound, damaged, newer and locked apart and changes nothing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from peerdesk.domain.errors import BadInput, DamagedVault, NewerVault, UserError, VaultInUse, WrongPassphrase
from peerdesk.paths import Paths
from peerdesk.store import engine
from peerdesk.store.doctor import examine
from peerdesk.store.vault import OpenVault
from tests.peerdesk.store.build import add_notes


@pytest.fixture
def closed(paths: Paths, vault: OpenVault) -> Paths:
    add_notes(vault, [f"note {n} " + "x" * 300 for n in range(60)])
    vault.close()
    return paths


@pytest.fixture
def killed(paths: Paths, vault: OpenVault, tmp_path: Path) -> Paths:
    """What a killed PeerDesk leaves: everything typed stands in the log."""
    add_notes(vault, [f"note {n} " + "x" * 300 for n in range(60)])
    shutil.copytree(paths.data, tmp_path / "killed")
    return Paths.under(tmp_path / "killed")


def contents(paths: Paths) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in paths.data.rglob("*") if p.is_file()}


def verdict(path: Path, secret: str | None = None) -> int:
    try:
        examine(path, secret)
    except UserError as error:
        return error.exit_code
    return 0


def test_a_sound_vault_by_folder_or_file(closed: Paths) -> None:
    before = contents(closed)
    assert verdict(closed.data) == 0
    assert verdict(closed.database) == 0
    assert contents(closed) == before


def test_a_killed_one_is_sound_and_its_log_is_left(killed: Paths) -> None:
    before = contents(killed)
    assert len(before[str(killed.database) + "-wal"]) > 0
    assert verdict(killed.data) == 0
    assert contents(killed) == before


def test_a_backup_is_looked_at_like_a_vault(paths: Paths, vault: OpenVault) -> None:
    vault.back_up()
    assert verdict(vault.backups()[0].database) == 0


@pytest.mark.parametrize("page", range(2, 12, 3))
def test_one_flipped_bit_is_damage(closed: Paths, page: int) -> None:
    data = bytearray(closed.database.read_bytes())
    data[4096 * page + random.randrange(4096)] ^= 1
    closed.database.write_bytes(data)
    before = contents(closed)
    with pytest.raises(DamagedVault):
        examine(closed.data)
    assert contents(closed) == before


@pytest.mark.parametrize("keep", [0, 15, 100, 4096, 10_000])
def test_a_cut_file_is_damage(closed: Paths, keep: int) -> None:
    closed.database.write_bytes(closed.database.read_bytes()[:keep])
    assert verdict(closed.data) == 3
    assert closed.database.stat().st_size == keep


def test_a_missing_half_is_damage(closed: Paths) -> None:
    keys = closed.key_file.read_bytes()
    closed.key_file.unlink()
    assert verdict(closed.data) == 3
    closed.key_file.write_bytes(keys)
    closed.database.unlink()
    assert verdict(closed.data) == 3


def test_no_vault_at_all(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        examine(tmp_path)


def test_a_newer_one(closed: Paths) -> None:
    from peerdesk.store.vault import derive_key

    connection = engine.open_raw(closed.database, derive_key(closed))
    connection.execute(f"PRAGMA user_version={engine.HEAD + 1}")
    connection.close()
    with pytest.raises(NewerVault):
        examine(closed.data)
    assert verdict(closed.data) == 4


def test_a_locked_one(paths: Paths, vault: OpenVault) -> None:
    code = vault.set_first_passphrase("right")
    vault.close()
    with pytest.raises(WrongPassphrase):
        examine(paths.data)
    assert verdict(paths.data, "wrong") == 5
    assert verdict(paths.data, "right") == 0
    assert verdict(paths.data, code) == 0


def test_one_in_use_is_left_alone(paths: Paths, vault: OpenVault) -> None:
    with pytest.raises(VaultInUse):
        examine(paths.data)
