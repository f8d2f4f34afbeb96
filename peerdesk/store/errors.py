"""What the database and the disk complain about, as errors that the user can mend."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.domain.errors import DamagedVault, UserError, VaultError

_BY_CODE = {5: "store_busy", 6: "store_busy", 8: "store_read_only", 10: "store_disk_failed",
            13: "store_disk_full", 14: "store_cannot_open"}  # fmt: skip
_DAMAGE = (11, 26)
_BY_ERRNO = {
    errno.ENOSPC: "store_disk_full",
    errno.EDQUOT: "store_disk_full",
    errno.EROFS: "store_read_only",
    errno.EACCES: "store_read_only",
    errno.EPERM: "store_read_only",
    errno.EIO: "store_disk_failed",
}


@contextmanager
def as_user_errors() -> Iterator[None]:
    """Turn trouble with disk and database inside the block into `VaultError`; bugs pass through."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error, OSError) as error:
        found = user_error(error)
        if found is None:
            raise
        raise found from error


def user_error(error: BaseException) -> UserError | None:
    """The user's side of an error, or None when it is a bug.

    Source: SQLite, "Result and Error Codes"; the low byte is the primary code.
    """
    if isinstance(error, OSError):
        return VaultError(_BY_ERRNO.get(error.errno or 0, "store_disk_failed"))
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGE:
        return DamagedVault("store_damaged")
    return VaultError(_BY_CODE[code]) if code in _BY_CODE else None
