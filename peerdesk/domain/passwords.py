"""Passwords of papers that leave locked. None is kept anywhere."""

from __future__ import annotations

import secrets

from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import encodable

SHORTEST_PASSWORD, LONGEST_PASSWORD_BYTES = 8, 32
"""Characters at least, bytes of UTF-8 at most. Source: NIST SP 800-63B-4, 3.1.1.2; poppler opens no file
whose password is longer than 32 bytes.
"""

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4
"""Signs that are not taken for one another, in four groups of four: 79 bits."""


def readable_password() -> str:
    """A password of chance alone that can be read out over the telephone."""
    signs = [secrets.choice(_SIGNS) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(signs[n : n + _GROUP]) for n in range(0, len(signs), _GROUP))


def check_password(password: str) -> None:
    """Raises BadInput `password_short` or `password_long` for one that a paper is not locked with."""
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput("password_short", limit=SHORTEST_PASSWORD)
    if len(encodable(password).encode()) > LONGEST_PASSWORD_BYTES:
        raise BadInput("password_long", limit=LONGEST_PASSWORD_BYTES)
