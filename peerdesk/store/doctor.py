"""Is this vault sound? Asked without changing a byte of it: everything is done on an encrypted copy."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peerdesk.domain.errors import BadInput, DamagedVault
from peerdesk.store import key_file, rekey
from peerdesk.store.engine import DataKey, check_file, check_marks, check_sound, open_raw, truncate_log
from peerdesk.store.errors import as_user_errors
from peerdesk.store.lock import VaultLock


def examine(path: Path, secret: str | None = None) -> None:
    """Return when the vault is sound; the `exit_code` of what is raised says what it is otherwise.

    path: a vault's folder, its database, or the database of a backup; the key file lies beside it. secret:
    passphrase or recovery code, None when it needs none. Raises BadInput when there is no vault, DamagedVault
    (3), NewerVault (4), WrongPassphrase (5), VaultInUse and VaultError.
    """
    database = path / "vault.db" if path.is_dir() else path
    keys = database.with_suffix(".json")
    if not database.exists() and not keys.exists():
        raise BadInput("store_no_vault")
    found = key_file.read(keys)
    key = found.key_for(secret)
    database = rekey.counting(database, found.salt)
    with as_user_errors(), _unused(database.parent), _copied(database) as copy:
        _check(copy, key)


def _check(database: Path, key: DataKey) -> None:
    check_file(database)
    connection = open_raw(database, key)
    try:
        check_marks(connection)
        truncate_log(connection)
        check_sound(connection)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedVault("store_damaged")
    finally:
        connection.close()


@contextmanager
def _copied(database: Path) -> Iterator[Path]:
    """A private copy with its write-ahead log, which opening would fold into the original."""
    check_file(database)
    with tempfile.TemporaryDirectory(prefix="peerdesk-") as folder:
        copy = Path(folder, "copy.db")
        shutil.copyfile(database, copy)
        log = database.with_name(database.name + "-wal")
        if log.exists():
            shutil.copyfile(log, Path(folder, "copy.db-wal"))
        yield copy


@contextmanager
def _unused(folder: Path) -> Iterator[None]:
    """Nobody writes while the copy is made, as far as the folder lets itself be locked."""
    path = folder / "lock"
    lock = VaultLock(path) if os.access(path, os.W_OK) else None
    try:
        yield
    finally:
        if lock:
            lock.release()
