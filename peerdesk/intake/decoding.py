"""Bytes of a file people bring, as text without characters that nobody can see."""

from __future__ import annotations

import codecs
import re

from peerdesk.domain.errors import BadInput

_UNSEEN = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decoded(data: bytes, error_key: str) -> str:
    """UTF-8 with or without a byte order mark, or UTF-16 with one; control characters become spaces.

    Raises:
        BadInput: `error_key` with the line of the first byte that cannot be read.
    """
    encoding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(error_key, line=data.count(b"\n", 0, error.start) + 1) from error
    return seen(text)


def seen(text: str) -> str:
    """The text with a space for each control character and without NUL; line breaks and tabs stay."""
    return _UNSEEN.sub(" ", text.replace("\x00", "").removeprefix("\ufeff"))
