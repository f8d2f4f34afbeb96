"""The erase list: random keys of what was erased for good, so that a copy put back loses it again.

A file of keys of 16 bytes and nothing else. They mean something only to who has the vault and a copy of it
from before; each batch is shuffled and filled up with keys of nothing, so that its length does not tell how
many sentences went. Keys know nothing of the vault's own key, so a change of that leaves the file as it is.
The last byte of its head says whether backups still have to be rewritten.
"""

from __future__ import annotations

import datetime as dt
import random
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from peerdesk.store import files
from peerdesk.store.errors import as_user_errors

KEY_BYTES = 16
BATCH = 64
"""Keys are added by so many. Chosen: 1 KiB, more than a sentence with its notes ever needs."""

MOST_KEYS = 1 << 16
"""Beyond this the oldest go. Chosen: 1 MiB, some hundred whole meetings; no backup that is kept is so old."""

_HEAD = b"PeerDesk erased"
_DICE = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class EraseList:
    """keys: the latest last, among others that belong to nothing. due: backups still hold what they mean."""

    keys: tuple[bytes, ...] = ()
    due: bool = False

    def with_keys(self, keys: Collection[bytes]) -> EraseList:
        """The list with a batch more; from now on backups are due."""
        known = frozenset(self.keys)
        batch = [key for key in dict.fromkeys(keys) if key not in known]
        filled = -len(batch) % BATCH
        batch += [secrets.token_bytes(KEY_BYTES) for _ in range(filled)]
        _DICE.shuffle(batch)
        return EraseList((*self.keys, *batch)[-MOST_KEYS:], due=True)


def key_of_id(number: int) -> bytes:
    """A motion or topic on the list of keys: its random number, as long as a key."""
    return number.to_bytes(KEY_BYTES, "big")


def read(path: Path) -> EraseList:
    """What the file says; empty when there is none.

    What is cut or spoilt in it matches nothing, so it is read as far as it goes; with a head that is not ours
    backups are due. Raises VaultError.
    """
    with as_user_errors():
        data = path.read_bytes() if path.exists() else b""
    if not data:
        return EraseList()
    head, rest = data[:KEY_BYTES], data[KEY_BYTES:]
    whole = len(rest) - len(rest) % KEY_BYTES
    keys = tuple(rest[at : at + KEY_BYTES] for at in range(0, whole, KEY_BYTES))
    return EraseList(keys, due=head != _head(due=False))


def write(path: Path, erased: EraseList, day: dt.date) -> None:
    """Write the file whole or not at all, with times that tell the day only. Raises VaultError."""
    with as_user_errors():
        files.write_whole(path, _head(due=erased.due) + b"".join(erased.keys))
        files.to_midnight(path, day)


def _head(*, due: bool) -> bytes:
    return _HEAD + bytes([due])
