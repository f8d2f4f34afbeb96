"""The tables' version: made at once for a new vault, compared at each start, raised by migration when old.

Alembic is imported only when a vault has to be raised, never at a normal start.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, insert, text

from peerdesk.domain.errors import DamagedVault
from peerdesk.store import engine as engines
from peerdesk.store import files
from peerdesk.store.engine import APPLICATION_ID, DataKey, driver_connection, open_raw
from peerdesk.store.errors import as_user_errors
from peerdesk.store.tables import Base, drafts, vault_state

HEAD = "0012"
"""Newest migration; as a number it is `engine.HEAD`, which stands in the database's header."""

_VERSION_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
"""As Alembic itself makes it."""

SCRIPTS = Path(__file__).resolve().parent / "migrations"


def create(engine: Engine) -> None:
    """Make all tables of a new vault, at `HEAD`, and the rows that are always there."""
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        connection.execute(insert(drafts), {"id": 1, "text": "", "caret": 0})
        connection.execute(insert(vault_state), {"id": 1, "scrub_pending": False})
        connection.execute(text(_VERSION_TABLE))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def begin_file(path: Path, key: DataKey) -> None:
    """Make an empty database, for this user only, whose header says whose it is and how new."""
    files.write_synced(path, b"")
    connection = open_raw(path, key)
    try:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={engines.HEAD}")
    finally:
        connection.close()


def is_old(engine: Engine, head: str = HEAD) -> bool:
    """Whether the tables are older than this program."""
    with as_user_errors(), engine.connect() as connection:
        return int(connection.execute(text("PRAGMA user_version")).scalar_one()) < int(head)


def upgrade(engine: Engine, *, scripts: Path = SCRIPTS, head: str = HEAD) -> None:
    """Raise the tables to `head` in one transaction; the caller has a checked backup.

    Foreign keys rest meanwhile, so that a table can be built anew without taking along what refers to it,
    and are checked before the commit. Raises DamagedVault when they do not hold, VaultError when the disk
    will not.
    """
    with as_user_errors():
        _foreign_keys(engine, "OFF")
        try:
            _migrate(engine, scripts, head)
        finally:
            _foreign_keys(engine, "ON")


def _migrate(engine: Engine, scripts: Path, head: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, head)
        if connection.execute(text("PRAGMA foreign_key_check")).first():
            raise DamagedVault("store_damaged")
        connection.execute(text(f"PRAGMA user_version={int(head)}"))


def _foreign_keys(engine: Engine, how: str) -> None:
    with driver_connection(engine) as connection:
        connection.execute(f"PRAGMA foreign_keys={how}")
