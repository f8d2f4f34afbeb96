"""What can go wrong in a way the user can mend, told by key and values."""

from __future__ import annotations

from collections.abc import Mapping


class UserError(Exception):
    """Something the user can mend: a message key and the values for its sentence.

    The sentences stand in `resources/messages/`, one a key; neither the key nor `str(error)` ever
    holds words said or names, so both may be logged. `values` may, so they may not.
    """

    exit_code = 1

    def __init__(self, key: str, /, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, str | int] = values


class BadInput(UserError):
    """A file, a script or a typed value cannot be read; nothing was changed."""


class WrongCall(UserError):
    """The call itself is wrong: exit code 2 on the command line."""

    exit_code = 2


class VaultError(UserError):
    """The vault cannot be opened or written."""


class WrongPassphrase(VaultError):
    """No key slot opens with this passphrase or recovery code."""

    exit_code = 5


class DamagedVault(VaultError):
    """The vault is there and is not what was written."""

    exit_code = 3


class NewerVault(VaultError):
    """The vault was written by a newer PeerDesk."""

    exit_code = 4


class VaultInUse(VaultError):
    """Another PeerDesk has this vault open."""
