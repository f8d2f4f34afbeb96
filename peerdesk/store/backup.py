"""Checked copies of the vault: a database and its key file, named by day, the old ones pruned."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from peerdesk.store import files, key_file
from peerdesk.store.engine import DataKey, check_file, check_marks, check_sound, driver_connection, open_raw
from peerdesk.store.errors import as_user_errors
from peerdesk.store.key_file import KeyFile

if TYPE_CHECKING:
    import sqlite3

KEPT_NEWEST = 5
KEPT_MONTHS = 6
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:-(\d+))?")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One copy. number: from 1 within the day. database: the file; its key file lies beside it."""

    day: dt.date
    number: int
    database: Path

    @property
    def key_file(self) -> Path:
        """The key slots that open it."""
        return self.database.with_suffix(".json")


def backups(folder: Path) -> tuple[Backup, ...]:
    """Finished copies, the newest first."""
    found = (_backup(path) for path in folder.glob("*.db"))
    return tuple(sorted((backup for backup in found if backup), reverse=True))


def back_up(engine: Engine, folder: Path, key: DataKey, keys: KeyFile, day: dt.date) -> Backup:
    """Write a copy under the same key, check it, give it its name, and prune.

    It stands under its own name only when it is whole, checked and on disk. Raises VaultError, DamagedVault.
    """
    with as_user_errors():
        tidy(folder)
        target = _next(folder, day)
        part = files.part_of(target.database)
        files.write_synced(part, b"")
        with driver_connection(engine) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        check(part, key)
        files.sync_path(part)
        key_file.write(target.key_file, replace(keys, backups_due=False))
        files.replace(part, target.database)
        for path in (target.database, target.key_file):
            files.to_midnight(path, day)
        _prune(folder)
    return target


def check(database: Path, key: DataKey) -> None:
    """Read a copy from end to end. Raises DamagedVault, NewerVault."""
    check_file(database)
    connection = open_raw(database, key)
    try:
        check_marks(connection)
        check_sound(connection)
    finally:
        connection.close()


def rewrite(backup: Backup, key: DataKey, change: Callable[[sqlite3.Connection], bool]) -> None:
    """Change a copy, build it anew and check it, if there is anything to change; its day and times stay.

    change: says whether it changed anything. At each moment the old copy or the new one is there whole.
    Raises DamagedVault, NewerVault when the copy cannot be read, VaultError when the disk will not; it is as
    it was then.
    """
    part = files.part_of(backup.database)
    with as_user_errors():
        try:
            _copy(backup.database, part)
            if not _changed(part, key, change):
                return
            check(part, key)
            files.sync_path(part)
            files.to_midnight(part, backup.day)
            files.replace_erasing(part, backup.database)
        finally:
            files.erase(part)


def take_away(backup: Backup) -> None:
    """Overwrite a copy with its key file and take it away. Raises VaultError."""
    _erase(backup)
    with as_user_errors():
        files.sync_folder(backup.database.parent)


def replace_all(engine: Engine, folder: Path, key: DataKey, keys: KeyFile, day: dt.date) -> None:
    """One new copy under this key; those under an earlier one are overwritten and taken away."""
    old = backups(folder)
    back_up(engine, folder, key, keys, day)
    for backup in old:
        _erase(backup)
    with as_user_errors():
        files.sync_folder(folder)


def rewrite_key_files(folder: Path, keys: KeyFile, day: dt.date) -> None:
    """Put the present slots beside every copy, so that an old passphrase opens none of them."""
    with as_user_errors():
        for backup in backups(folder):
            key_file.write(backup.key_file, replace(keys, backups_due=False))
            files.to_midnight(backup.key_file, day)


def kept(found: tuple[Backup, ...]) -> set[Backup]:
    """Which copies stay: the newest few, and the newest of each of the last months that have one.

    found: the newest first.
    """
    months: dict[tuple[int, int], Backup] = {}
    for backup in found:
        months.setdefault((backup.day.year, backup.day.month), backup)
    return {*found[:KEPT_NEWEST], *list(months.values())[:KEPT_MONTHS]}


def _prune(folder: Path) -> None:
    found = backups(folder)
    for backup in set(found) - kept(found):
        _erase(backup)
    files.sync_folder(folder)


def _erase(backup: Backup) -> None:
    with as_user_errors():
        files.erase(backup.database)
        files.erase(backup.key_file)


def tidy(folder: Path) -> None:
    """Take away what a kill left half-written."""
    for path in [*folder.glob("*.part*"), *folder.glob("*.new")]:
        files.erase_leftover(path)


def _copy(source: Path, part: Path) -> None:
    with source.open("rb") as old, open(part, "wb", opener=files.private) as new:
        shutil.copyfileobj(old, new)


def _changed(part: Path, key: DataKey, change: Callable[[sqlite3.Connection], bool]) -> bool:
    """No journal of pages as they were is written: if this is cut off, the whole file is thrown away."""
    check_file(part)
    connection = open_raw(part, key)
    try:
        check_marks(connection)
        for setting in ("journal_mode=MEMORY", "synchronous=OFF", "secure_delete=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        if not change(connection):
            return False
        connection.execute("VACUUM")
    finally:
        connection.close()
    return True


def _next(folder: Path, day: dt.date) -> Backup:
    number = max((backup.number for backup in backups(folder) if backup.day == day), default=0) + 1
    name = day.isoformat() if number == 1 else f"{day.isoformat()}-{number}"
    return Backup(day, number, folder / f"{name}.db")


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.stem)
    if not match:
        return None
    try:
        return Backup(dt.date.fromisoformat(match[1]), int(match[2] or 1), path)
    except ValueError:
        return None
