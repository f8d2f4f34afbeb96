"""The encrypted database: one recipe for each connection, and the only place where one is opened."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.domain.errors import DamagedVault, NewerVault, VaultError

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x50444B31
"""Marks the database as PeerDesk's in its header. Chosen: "PDK1"."""

HEAD = 12
"""`user_version` of the tables this program writes; the number of the newest migration."""

SALT_BYTES = 16
KEY_BYTES = 32
_PLAIN = b"SQLite format 3\0"
_LEAST_SQLITE = (3, 51, 3)
_LEAST_CIPHER = 4
_TUNING = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    *(("fullfsync=ON", "checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()),
)


@dataclass(frozen=True, slots=True)
class DataKey:
    """What opens the database: the raw key and the salt in the file's first bytes."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def random(cls) -> DataKey:
        """A new key."""
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))

    @property
    def hex(self) -> str:
        """Key and salt as SQLCipher takes them: 96 digits."""
        return (self.key + self.salt).hex()


def check_versions(sqlite: tuple[int, ...], cipher: str) -> None:
    """Refuse libraries that are known to lose or to show data.

    Source: sqlite.org/wal.html, the WAL-reset bug of 3.7.0 to 3.51.2. Raises ImportError.
    """
    if sqlite < _LEAST_SQLITE or int(cipher.partition(".")[0] or 0) < _LEAST_CIPHER:
        raise ImportError("the encrypted database needs SQLite 3.51.3 and SQLCipher 4 or newer")


def check_file(path: Path) -> None:
    """Look at the first bytes of a database that must be there.

    Raises DamagedVault: missing, empty, cut, or not encrypted.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    except FileNotFoundError:
        raise DamagedVault("store_missing") from None
    if len(start) < len(_PLAIN):
        raise DamagedVault("store_empty")
    if start == _PLAIN:
        raise DamagedVault("store_plain")


def open_raw(path: Path, key: DataKey) -> sqlite3.Connection:
    """A connection whose key was tried, before anything was set or written.

    Raises the driver's error with code 26 when key and file do not belong together.
    """
    connection: sqlite3.Connection = sqlcipher.connect(str(path), check_same_thread=False, timeout=5.0)
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def check_marks(connection: sqlite3.Connection) -> int:
    """The number of the newest migration in a database.

    Raises DamagedVault when it is not PeerDesk's, NewerVault when a newer PeerDesk wrote it.
    """
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise DamagedVault("store_foreign")
    version = pragma(connection, "user_version")
    if version > HEAD:
        raise NewerVault("store_newer", found=version, known=HEAD)
    return version


def connect(path: Path, key: DataKey) -> sqlite3.Connection:
    """A connection to an existing database, set up for writing.

    Raises DamagedVault, NewerVault (the file is not changed), or the driver's error.
    """
    check_file(path)
    connection = open_raw(path, key)
    try:
        check_marks(connection)
        tune(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def tune(connection: sqlite3.Connection) -> None:
    """Durability and erasure, which SQLite keeps per connection. Raises VaultError where it cannot write."""
    for setting in _TUNING:
        connection.execute(f"PRAGMA {setting}")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        raise VaultError("store_read_only")


def make_engine(path: Path, key: DataKey) -> Engine:
    """SQLAlchemy over the one connection; each transaction begins as a writer's.

    Source: docs.sqlalchemy.org, "SQLite: Serializable isolation / Savepoints / Transactional DDL".
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        json_deserializer=_from_json,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _from_json(text: str) -> object:
    """What a column of JSON holds; nearly all hold nothing, and an agenda has three a row."""
    return [] if text == "[]" else json.loads(text)


@contextmanager
def driver_connection(engine: Engine) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, outside any transaction: for VACUUM, checkpoints and checks."""
    lent = engine.raw_connection()
    try:
        yield cast("sqlite3.Connection", lent.driver_connection)
    finally:
        lent.close()


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """A setting that is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def check_sound(connection: sqlite3.Connection) -> None:
    """Read every page and check structure and authentication; after a checkpoint only.

    SQLCipher's check reads the main file past the write-ahead log. Raises DamagedVault.
    """
    check_structure(connection)
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise DamagedVault("store_damaged")


def check_structure(connection: sqlite3.Connection) -> None:
    """Read every page that is in use, through the write-ahead log. Raises DamagedVault."""
    if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
        raise DamagedVault("store_damaged")


def truncate_log(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log in and cut it to nothing. Raises VaultError `store_busy`."""
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] != 0:
        raise VaultError("store_busy")


def _begin(connection: Connection) -> None:
    """Straight to the driver: through SQLAlchemy it would cost a fifth of keeping a note."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    driver.execute("BEGIN IMMEDIATE")


def _cipher_version() -> str:
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""


check_versions(sqlcipher.sqlite_version_info, _cipher_version())
