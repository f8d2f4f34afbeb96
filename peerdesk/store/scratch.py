"""The scratch file: the last state of the meeting under way, encrypted, and nothing from before it."""

from __future__ import annotations

import json
import secrets
import struct
import zlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from peerdesk.store import files
from peerdesk.store.engine import DataKey
from peerdesk.store.errors import as_user_errors

_UNIT = 64 * 1024
_NONCE = 12
_TAG = 16
_HEAD = struct.Struct(">QI")
"""Number of the state, from 1; length of the packed state in bytes."""

_OVERHEAD = _NONCE + _TAG + _HEAD.size
_INFO = b"peerdesk scratch file, version 1"


class ScratchFile:
    """Two slots of one fixed size, written in turn, so that a torn write leaves the state before it.

    A slot is nonce, then AES-256-GCM over number, length, the packed state and padding, bound to the slot's
    place and size. Its key is derived from the vault's. The slot size is fixed by the first state, with room
    to double; only a state that outgrows it makes the file anew.
    """

    def __init__(self, path: Path, key: DataKey) -> None:
        self._path = path
        self._number = 0
        self._slot = 0
        self._known = False
        self.use_key(key)

    def use_key(self, key: DataKey) -> None:
        """Write with another key from now on; what was written with the old one is not read again."""
        derived = HKDF(algorithm=SHA256(), length=32, salt=key.salt, info=_INFO).derive(key.key)
        self._cipher = AESGCM(derived)
        self._known = False

    def write(self, plain: dict[str, object]) -> None:
        """Overwrite the older of the two slots and sync it. Raises VaultError when the disk will not."""
        packed = zlib.compress(json.dumps(plain, separators=(",", ":")).encode())
        with as_user_errors():
            if not self._known:
                self.read()
            number = self._number + 1
            if len(packed) + _OVERHEAD > self._slot or not self._path.exists():
                self._begin(number, packed)
            else:
                self._overwrite(number, packed)
            self._number = number

    def read(self) -> dict[str, object] | None:
        """The newest whole state, or None when there is none."""
        with as_user_errors():
            data = self._path.read_bytes() if self._path.exists() else b""
        self._slot = len(data) // 2
        whole = [state for place in (0, 1) if (state := self._opened(data, place))]
        self._number, packed = max(whole, default=(0, b""))
        self._known = True
        return dict(json.loads(zlib.decompress(packed))) if packed else None

    def wipe(self) -> None:
        """Erase both slots and the file."""
        with as_user_errors():
            files.erase(self._path)
            files.erase(files.fresh_of(self._path))
            files.sync_folder(self._path.parent)
        self._number, self._slot, self._known = 0, 0, True

    def _begin(self, number: int, packed: bytes) -> None:
        needed = 2 * (len(packed) + _OVERHEAD)
        self._slot = -(-needed // _UNIT) * _UNIT
        slots = [secrets.token_bytes(self._slot) for _ in (0, 1)]
        slots[number % 2] = self._sealed(number, packed)
        files.write_whole(self._path, b"".join(slots))

    def _overwrite(self, number: int, packed: bytes) -> None:
        with self._path.open("r+b") as file:
            file.seek(number % 2 * self._slot)
            file.write(self._sealed(number, packed))
            files.sync_data(file)

    def _sealed(self, number: int, packed: bytes) -> bytes:
        plain = _HEAD.pack(number, len(packed)) + packed
        nonce = secrets.token_bytes(_NONCE)
        padded = plain.ljust(self._slot - _NONCE - _TAG, b"\0")
        return nonce + self._cipher.encrypt(nonce, padded, self._place(number % 2))

    def _opened(self, data: bytes, place: int) -> tuple[int, bytes] | None:
        slot = data[place * self._slot : (place + 1) * self._slot]
        if len(slot) < _OVERHEAD:
            return None
        try:
            plain = self._cipher.decrypt(slot[:_NONCE], slot[_NONCE:], self._place(place))
        except InvalidTag:
            return None
        number, length = _HEAD.unpack_from(plain)
        return number, plain[_HEAD.size : _HEAD.size + length]

    def _place(self, place: int) -> bytes:
        return struct.pack(">BQ", place, self._slot)
