"""A database that takes another one's place: the new one lies beside it until the key file names its salt.

The salt stands in the first bytes of a database, so the key file says which of two files counts, and writing
the key file is the one moment of change. `settle` brings either state to an end, however often it is cut off.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from peerdesk.store import backup, files, schema
from peerdesk.store.engine import SALT_BYTES, DataKey, driver_connection, truncate_log

_ENDS = ("-wal", "-shm", "-journal")


def write_copy(engine: Engine, database: Path, key: DataKey) -> None:
    """Write everything anew under another key, check it, and wait until it is on disk.

    Source: zetetic.net, "SQLCipher API: sqlcipher_export", which copies rows but not the header's numbers.
    """
    fresh = files.fresh_of(database)
    discard(database)
    schema.begin_file(fresh, key)
    with driver_connection(engine) as connection:
        truncate_log(connection)
        connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex}'\"", (str(fresh),))
        try:
            connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        finally:
            connection.execute("DETACH DATABASE fresh")
    backup.check(fresh, key)
    files.sync_path(fresh)
    files.sync_folder(fresh.parent)


def settle(database: Path, salt: bytes) -> None:
    """Put the new database in its place if the key file's salt is its own, else throw it away."""
    fresh = counting(database, salt)
    if fresh == database:
        discard(database)
        return
    for path in (*_beside(database), database):
        files.erase(path)
    files.replace(fresh, database)


def counting(database: Path, salt: bytes) -> Path:
    """Which file the key file means: the new one when the salt is its own, else the database."""
    fresh = files.fresh_of(database)
    return fresh if fresh.exists() and _salt(fresh) == salt else database


def discard(database: Path) -> None:
    """Throw away what was written beside the database and never counted."""
    fresh = files.fresh_of(database)
    for path in (*_beside(fresh), fresh):
        files.erase(path)


def _salt(database: Path) -> bytes:
    with database.open("rb") as file:
        return file.read(SALT_BYTES)


def _beside(database: Path) -> list[Path]:
    return [database.with_name(database.name + end) for end in _ENDS]
