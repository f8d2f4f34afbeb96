"""One PeerDesk a vault: a file held for as long as the vault is open."""

from __future__ import annotations

import sys
from pathlib import Path

from peerdesk.domain.errors import VaultInUse
from peerdesk.store import files
from peerdesk.store.errors import as_user_errors


class VaultLock:
    """Holds the lock file from construction to `release`; the system lets go when the process ends.

    Raises VaultInUse when another process (or another lock in this one) holds it, VaultError when the folder
    cannot be written.
    """

    def __init__(self, path: Path) -> None:
        with as_user_errors():
            self._file = open(path, "ab", opener=files.private)  # noqa: SIM115
        try:
            _hold(self._file.fileno())
        except OSError as error:
            self._file.close()
            raise VaultInUse("store_in_use") from error

    def release(self) -> None:
        """Let another PeerDesk have the vault."""
        self._file.close()


def _hold(number: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
