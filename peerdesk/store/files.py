"""Writing, replacing and erasing files so that a kill between any two steps leaves the old or the new one.

Each function here is one step that a crash may come before or after.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
import sys
from pathlib import Path
from typing import BinaryIO

FILE_MODE = 0o600
_BLOCK = 1 << 20


def write_synced(path: Path, data: bytes) -> None:
    """Write a file, for this user only, and wait until it is on disk."""
    with open(path, "wb", opener=private) as file:
        file.write(data)
        sync(file)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is at each moment wholly the old one or wholly the new one."""
    fresh = fresh_of(path)
    write_synced(fresh, data)
    replace(fresh, path)


def fresh_of(path: Path) -> Path:
    """Where the next version of a file is written before it takes its place."""
    return path.with_name(path.name + ".new")


def replace(source: Path, target: Path) -> None:
    """Move a file over another and wait until the folder says so."""
    os.replace(source, target)
    sync_folder(target.parent)


def replace_erasing(source: Path, target: Path) -> None:
    """Move a file over another, whose blocks are overwritten then; at each moment one of them is there.

    Where the drive gives a file no second name, the old blocks are left to it, as with any file replaced.
    """
    old = part_of(target, "old")
    remove(old)
    with contextlib.suppress(OSError):
        os.link(target, old)
    replace(source, target)
    erase(old)


def part_of(path: Path, what: str = "") -> Path:
    """A name beside a file for what is not finished yet or not gone yet."""
    return path.with_name(f"{path.name}.part{what and '-'}{what}")


def remove(path: Path) -> None:
    """Take a file away if it is there."""
    path.unlink(missing_ok=True)


def erase(path: Path) -> None:
    """Overwrite a file before it is taken away, so that its blocks hold nothing.

    Best effort: drives that write elsewhere keep the old blocks for a while.
    """
    if not path.exists():
        return
    with path.open("r+b") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(secrets.token_bytes(min(left, _BLOCK)))
        sync(file)
        file.truncate(0)
    remove(path)


def erase_leftover(path: Path) -> None:
    """Erase what a kill left; a file that has another name too loses this one only, and none of its bytes.

    `replace_erasing` gives a file a second name before another one takes its place.
    """
    if path.exists() and path.stat().st_nlink > 1:
        remove(path)
    else:
        erase(path)


def sync_path(path: Path) -> None:
    """Wait until a file that somebody else wrote is on disk."""
    with path.open("r+b") as file:
        sync(file)


def sync(file: BinaryIO) -> None:
    """Wait until what was written to an open file is on disk.

    Source: fsync(2) of macOS, which asks for F_FULLFSYNC where data must outlive a power cut.
    """
    file.flush()
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
    else:
        os.fsync(file.fileno())


def sync_data(file: BinaryIO) -> None:
    """Wait until the bytes of a file whose length did not change are on disk."""
    file.flush()
    if hasattr(os, "fdatasync"):
        os.fdatasync(file.fileno())
    else:
        sync(file)


def sync_folder(folder: Path) -> None:
    """Wait until names made or moved in a folder are on disk; Windows has no such call."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def to_midnight(path: Path, day: dt.date) -> None:
    """Set the times of a file or folder to the beginning of the local day, so that they tell no time of day.

    Windows sets none of a folder.
    """
    if path.exists() and not (sys.platform == "win32" and path.is_dir()):
        at = dt.datetime.combine(day, dt.time()).timestamp()
        os.utime(path, (at, at))


def private(name: str, flags: int) -> int:
    """An opener for `open` that makes files for this user only."""
    return os.open(name, flags, FILE_MODE)
