"""A database is opened encrypted or not at all, and what it is not is told apart."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.domain.errors import DamagedVault, NewerVault
from peerdesk.paths import Paths
from peerdesk.store import engine, schema
from peerdesk.store.engine import DataKey
from peerdesk.store.errors import as_user_errors
from peerdesk.store.vault import OpenVault
from tests.peerdesk.store import build

KEY = DataKey.random()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    schema.begin_file(path, KEY)
    return path


def changed(path: Path, pragma: str) -> bytes:
    connection = engine.open_raw(path, KEY)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("sqlite", [(3, 51, 2), (3, 50, 9), (2, 99, 99)])
def test_a_library_that_can_lose_data_is_refused(sqlite: tuple[int, ...]) -> None:
    with pytest.raises(ImportError):
        engine.check_versions(sqlite, "4.19.0 community")


@pytest.mark.parametrize("cipher", ["", "3.4.2"])
def test_a_library_without_the_cipher_is_refused(cipher: str) -> None:
    with pytest.raises(ImportError):
        engine.check_versions((3, 53, 4), cipher)


def test_the_file_is_encrypted_and_begins_with_its_salt(path: Path) -> None:
    data = path.read_bytes()
    assert data[:16] == KEY.salt
    assert b"SQLite" not in data


def test_a_plain_database_is_refused(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (x)")
    connection.close()
    with pytest.raises(DamagedVault, match="store_plain"):
        engine.connect(path, KEY)


def test_an_empty_file_is_damage_not_a_new_vault(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(DamagedVault, match="store_empty"):
        engine.connect(path, KEY)
    assert path.stat().st_size == 0


def test_a_missing_file_is_damage_and_is_not_made(path: Path) -> None:
    path.unlink()
    with pytest.raises(DamagedVault, match="store_missing"):
        engine.connect(path, KEY)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + bytes(9000), b"hello\n" * 2000])
def test_another_file_is_damage(path: Path, content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedVault, match="store_damaged"), as_user_errors():
        engine.connect(path, KEY)
    assert path.read_bytes() == content
    assert capfd.readouterr() == ("", "")


def test_a_newer_database_is_told_and_left_alone(path: Path) -> None:
    before = changed(path, f"user_version={engine.HEAD + 1}")
    with pytest.raises(NewerVault) as caught:
        engine.connect(path, KEY)
    assert caught.value.values == {"found": engine.HEAD + 1, "known": engine.HEAD}
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_database_of_another_program_is_told_and_left_alone(path: Path) -> None:
    before = changed(path, "application_id=1")
    with pytest.raises(DamagedVault, match="store_foreign"):
        engine.connect(path, KEY)
    assert path.read_bytes() == before


def test_looking_a_vault_through_finds_a_flipped_bit_and_changes_nothing(
    vault: OpenVault, paths: Paths
) -> None:
    vault.look_through()
    vault.close()
    pages = bytearray(paths.database.read_bytes())
    pages[2 * 4096 + 100] ^= 1
    paths.database.write_bytes(pages)
    again = build.opened(paths)
    with pytest.raises(DamagedVault, match="store_damaged"):
        again.look_through()
    again.close()
    assert paths.database.read_bytes() == pages


def test_each_page_is_authenticated(vault: OpenVault, paths: Paths) -> None:
    vault.check()
    raw = sqlcipher.connect(str(paths.database))
    raw.execute(f"PRAGMA key = \"x'{vault.test_key_hex}'\"")
    assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert raw.execute("PRAGMA cipher_use_hmac").fetchone()[0] == "1"
    raw.close()
