"""Puts a finished file in its place: wholly or not at all, and without the time of day it was made."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import secrets
import tempfile
import time
from pathlib import Path

from peerdesk.domain.errors import UserError

UNFINISHED = ".peerdesk-"
"""What the name of a file begins with that is not in its place yet."""

_LEFT_S = 3600.0
"""Seconds after which such a file is taken for one that a kill left. Chosen: none is so long on its way."""


def write_file(target: Path, data: bytes) -> None:
    """Write `data` to `target`, replacing what was there in one step.

    The file is written beside its target, brought to the disk and renamed; its time is 00:00 of the day, so
    that it does not tell when a meeting ended. Only its owner can read it. A file that `place_file` is to put
    in its place keeps its time until then.

    Raises:
        UserError: the target cannot be written, the disk is full, the folder is missing. What stood at the
            target is untouched and nothing is left beside it.
    """
    try:
        _replace(target, data)
        _sweep(target.parent)
    except OSError as error:
        raise _told(error) from error


def beside(target: Path) -> Path:
    """A name in the target's folder that nothing has yet. Of digits: letters could be read as a name."""
    return target.with_name(f"{UNFINISHED}{secrets.randbelow(10**9):09}{target.suffix}")


def place_file(written: Path, target: Path) -> None:
    """Give a written file of the same folder its name and its time, in one step, whatever had it.

    Raises:
        UserError: that cannot be; both are as they were.
    """
    try:
        with open(written, "rb+") as file:
            _hide_hour(written)
            os.fsync(file.fileno())
        os.replace(written, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _told(error) from error


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, dir=target.parent)
    beside = Path(name)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if not target.name.startswith(UNFINISHED):
                _hide_hour(beside)
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _sweep(folder: Path) -> None:
    """Take away what a kill left on its way to its place: it may hold names, and nobody looks for it."""
    now = time.time()
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in found:
            ours = one.name.startswith(UNFINISHED) and one.is_file(follow_symlinks=False)
            if ours and now - one.stat(follow_symlinks=False).st_mtime > _LEFT_S:
                with contextlib.suppress(OSError):
                    os.unlink(one.path)


def _hide_hour(path: Path) -> None:
    """Set the file's times to the beginning of the day on which the disk says it was written."""
    written = dt.datetime.fromtimestamp(path.stat().st_mtime)
    midnight = written.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    os.utime(path, (midnight, midnight))


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; Windows has no such call and writes names through."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_KEYS = {
    errno.ENOSPC: "export_disk_full",
    errno.EDQUOT: "export_disk_full",
    errno.EFBIG: "export_disk_full",
    errno.EACCES: "export_not_writable",
    errno.EPERM: "export_not_writable",
    errno.EROFS: "export_not_writable",
    errno.EBUSY: "export_not_writable",
    errno.EISDIR: "export_is_folder",
    errno.ENOENT: "export_no_folder",
    errno.ENOTDIR: "export_no_folder",
    errno.ENAMETOOLONG: "export_name_too_long",
}


def _told(error: OSError) -> UserError:
    return UserError(_KEYS.get(error.errno or 0, "export_not_written"))
