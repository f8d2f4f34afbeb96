"""Locks a finished PDF with a password, and opens it again in memory.

Source: ISO 32000-2:2020, 7.6.4 (revision 6, AES with keys of 256 bits). Two runs give other bytes: key and
salts are of chance.
"""

from __future__ import annotations

import secrets
from io import BytesIO

from peerdesk.domain.errors import BadInput


def locked(data: bytes, password: str) -> bytes:
    """The PDF, its title and outline included, so that only the password opens it.

    The password of the owner, which would lift every restriction, is of chance and kept by nobody.
    """
    import pikepdf

    target = BytesIO()
    rules = pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(24), R=6, aes=True, metadata=True
    )  # fmt: skip
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(target, encryption=rules, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue()


def unlocked(data: bytes, password: str) -> bytes:
    """The PDF without its lock. Raises BadInput `check_encrypted` or `check_damaged_pdf`."""
    import pikepdf

    target = BytesIO()
    try:
        with pikepdf.open(BytesIO(data), password=password) as pdf:
            pdf.save(
                target, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
            )  # fmt: skip
    except pikepdf.PasswordError as error:
        raise BadInput("check_encrypted") from error
    except pikepdf.PdfError as error:
        raise BadInput("check_damaged_pdf") from error
    return target.getvalue()


def opens_without(data: bytes) -> bool:
    """Whether a PDF can be read without a password."""
    import pikepdf

    try:
        pikepdf.open(BytesIO(data)).close()
    except pikepdf.PasswordError:
        return False
    return True
