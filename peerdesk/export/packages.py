"""Packages of parts, as Word files are: written so that they tell nothing but their parts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first day a package can name, which Word writes itself."""

_PLAIN_FILE = 0x20
"""What MS-DOS calls a file like any other; nothing would make Python write the rights of a Unix file."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file, in their order, without time, owner or the system they were made on.

    Chosen: not compressed. Libraries that compress differ by version and machine, and the same paper is to
    have the same bytes everywhere; it is some 20 kB.
    """
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = 0
            entry.external_attr = _PLAIN_FILE
            package.writestr(entry, data, zipfile.ZIP_STORED)
    return target.getvalue()


def repacked(data: bytes) -> bytes:
    """A package written anew: what it says of its parts first, then the parts by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = sorted(package.namelist(), key=lambda name: (name[0] != "[", name[0] != "_", name))
        return pack({name: package.read(name) for name in names})
