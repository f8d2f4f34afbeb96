"""The recovery code: what opens the vault when the passphrase is forgotten, to be kept on paper.

28 signs in seven groups: 26 of them are 130 random bits, two are a checksum, so that a slip of the pen is
told apart from a wrong code. The alphabet has no I, L, O and U; small letters, spaces and look-alikes
are read too.

Source: Douglas Crockford, "Base 32", for alphabet and look-alikes.
"""

from __future__ import annotations

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u2013": "", "\u2011": ""})
_SIGNS = 26
_CHECK = 2
_GROUP = 4


def new_code() -> str:
    """A fresh code in groups, such as `7K3D-…`."""
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_SIGNS))
    whole = signs + _checksum(signs)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def read_code(typed: str) -> str | None:
    """The 28 signs of a code as typed, or None when it is no code or has a slip in it."""
    signs = signs_of(typed)
    whole = len(signs) == _SIGNS + _CHECK and set(signs) <= set(_ALPHABET)
    return signs if whole and _checksum(signs[:_SIGNS]) == signs[_SIGNS:] else None


def signs_of(typed: str) -> str:
    """What is typed without groups, small letters and look-alikes: what a slot is made from."""
    return "".join(typed.split()).upper().translate(_LOOK_ALIKE)


def _checksum(signs: str) -> str:
    number = int.from_bytes(hashlib.sha256(signs.encode()).digest()[:2], "big")
    return _ALPHABET[number & 31] + _ALPHABET[number >> 5 & 31]
