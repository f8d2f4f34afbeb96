"""`vault.json`: how the key of the vault is kept, in slots.

A slot of kind `open` holds the key as it is. `passphrase` and `recovery` hold it under AES-256-GCM, with a
key made by Argon2id from what is typed; the slot's parameters and everything the file says of the vault are
bound to it. A checksum tells a damaged file from a wrong passphrase.

Source: RFC 9106, section 4, second recommended option (64 MiB, 3 passes, 4 lanes).
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from peerdesk.domain.errors import BadInput, DamagedVault, NewerVault, VaultError, WrongPassphrase
from peerdesk.store import files
from peerdesk.store.engine import KEY_BYTES, SALT_BYTES, DataKey
from peerdesk.store.errors import as_user_errors
from peerdesk.store.recovery_code import read_code

FORMAT = 1
TEST_SWITCH = "PEERDESK_TEST_VAULT"
OPEN, PASSPHRASE, RECOVERY = "open", "passphrase", "recovery"

MAX_MEMORY_KIB = 1024 * 1024
"""More is refused: a hostile file must not be able to take the machine's memory."""

_MAX_PASSES = 64
_MAX_FILE_BYTES = 1 << 20
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Argon2:
    """Parameters of a derivation. memory_kib: KiB, at most `MAX_MEMORY_KIB`."""

    salt: bytes
    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @classmethod
    def fresh(cls, *, weak: bool) -> Argon2:
        """New salt with the usual parameters; weak: for test vaults, which are opened all day."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls(salt, memory_kib=8, passes=1, lanes=1) if weak else cls(salt)

    def derive(self, secret: str) -> bytes:
        """The key that a secret gives; takes a quarter of a second with the usual parameters."""
        from argon2.low_level import Type, hash_secret_raw

        typed = unicodedata.normalize("NFC", secret).encode()
        return hash_secret_raw(
            typed, self.salt, self.passes, self.memory_kib, self.lanes, KEY_BYTES, Type.ID, version=19
        )

    def plain(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {"name": "argon2id", **asdict(self), "salt": self.salt.hex()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Argon2:
        """From the file. Raises VaultError when it asks for too much, ValueError when it makes no sense."""
        found = cls(
            bytes.fromhex(plain["salt"]), int(plain["memory_kib"]), int(plain["passes"]), int(plain["lanes"])
        )
        if plain["name"] != "argon2id" or found.passes < 1 or found.lanes < 1:
            raise ValueError("not such a derivation")
        if found.memory_kib > MAX_MEMORY_KIB or found.passes > _MAX_PASSES or found.lanes > _MAX_PASSES:
            raise VaultError("store_key_file_greedy")
        return found


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the key. sealed: the key itself when kind is `open`, else nonce and encrypted key."""

    kind: str
    sealed: bytes = field(repr=False)
    derivation: Argon2 | None = None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What `vault.json` says.

    salt: of the database, its first 16 bytes too. test: made for tests. backups_due: backups written under an
    earlier key still have to be replaced.
    """

    vault_id: bytes
    salt: bytes
    test: bool = False
    backups_due: bool = False
    slots: tuple[Slot, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the key stands in the file."""
        return any(slot.kind == OPEN for slot in self.slots)

    def with_open_slot(self, key: DataKey) -> KeyFile:
        """The file with the key in it and no other slot."""
        return replace(self, slots=(Slot(OPEN, key.key),))

    def with_slot(self, kind: str, key: DataKey, secret: str) -> KeyFile:
        """The file with a slot of this kind for this secret; an open slot and an old one of the kind go."""
        derivation = Argon2.fresh(weak=self.test)
        nonce = secrets.token_bytes(_NONCE)
        bound = self._bound(kind, derivation)
        sealed = nonce + AESGCM(derivation.derive(secret)).encrypt(nonce, key.key, bound)
        kept = tuple(slot for slot in self.slots if slot.kind not in (OPEN, kind))
        return replace(self, slots=(*kept, Slot(kind, sealed, derivation)))

    def key_for(self, secret: str | None) -> DataKey:
        """The key, by the first slot that opens.

        secret: a passphrase or a recovery code; None for a vault that needs neither. Raises WrongPassphrase.
        """
        for slot in self.slots:
            if slot.kind == OPEN:
                return DataKey(slot.sealed, self.salt)
        if secret is None:
            raise WrongPassphrase("store_passphrase_needed")
        code = read_code(secret)
        tries = [(RECOVERY, code), (PASSPHRASE, secret)] if code else [(PASSPHRASE, secret)]
        for kind, typed in tries:
            for slot in self.slots:
                if slot.kind == kind and (key := self._opened(slot, typed)):
                    return key
        raise WrongPassphrase("store_passphrase_wrong")

    def _opened(self, slot: Slot, secret: str) -> DataKey | None:
        if slot.derivation is None:
            return None
        bound = self._bound(slot.kind, slot.derivation)
        try:
            with_key = AESGCM(slot.derivation.derive(secret))
            return DataKey(with_key.decrypt(slot.sealed[:_NONCE], slot.sealed[_NONCE:], bound), self.salt)
        except InvalidTag:
            return None

    def _bound(self, kind: str, derivation: Argon2) -> bytes:
        said = [FORMAT, self.vault_id.hex(), self.salt.hex(), self.test, kind, derivation.plain()]
        return json.dumps(said, sort_keys=True).encode()


def write(path: Path, file: KeyFile) -> None:
    """Write the file whole or not at all."""
    plain = {
        "format": FORMAT,
        "id": file.vault_id.hex(),
        "salt": file.salt.hex(),
        "test": file.test,
        "backups_due": file.backups_due,
        "slots": [_slot_plain(slot) for slot in file.slots],
    }
    text = json.dumps({**plain, "check": _checksum(plain)}, indent=1) + "\n"
    files.write_whole(path, text.encode())


def read(path: Path) -> KeyFile:
    """Read the file.

    Raises DamagedVault when it is missing or not what was written, NewerVault, and VaultError for a test
    vault outside a test or a derivation that asks for too much memory.
    """
    try:
        with as_user_errors():
            raw = path.read_bytes()[: _MAX_FILE_BYTES + 1] if path.exists() else b""
        file = _from_plain(json.loads(raw))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedVault("store_key_file_damaged") from error
    if file.test and not tests_allowed():
        raise VaultError("store_test_vault")
    return file


def tests_allowed() -> bool:
    """Whether this process may make and open vaults with weak derivations."""
    return os.environ.get(TEST_SWITCH) == "1"


def checked_passphrase(passphrase: str) -> str:
    """A passphrase that can be used. Raises BadInput for an empty one."""
    if not passphrase.strip():
        raise BadInput("store_passphrase_empty")
    return passphrase


def _from_plain(plain: dict[str, Any]) -> KeyFile:
    if int(plain["format"]) > FORMAT:
        raise NewerVault("store_newer", found=int(plain["format"]), known=FORMAT)
    check = plain.pop("check")
    if check != _checksum(plain):
        raise ValueError("not what was written")
    slots = tuple(_slot(slot) for slot in plain["slots"])
    return KeyFile(
        bytes.fromhex(plain["id"]), bytes.fromhex(plain["salt"]), plain["test"], plain["backups_due"], slots
    )


def _slot_plain(slot: Slot) -> dict[str, Any]:
    derivation = slot.derivation.plain() if slot.derivation else None
    return {"kind": slot.kind, "derivation": derivation, "sealed": slot.sealed.hex()}


def _slot(plain: Mapping[str, Any]) -> Slot:
    derivation = Argon2.from_plain(plain["derivation"]) if plain["derivation"] else None
    return Slot(str(plain["kind"]), bytes.fromhex(plain["sealed"]), derivation)


def _checksum(plain: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
