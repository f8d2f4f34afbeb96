"""Packages of parts, as Word files are: written so that they tell nothing but their parts."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from peerdesk.domain.errors import BadInput

MAX_PARTS = 4000
MAX_BYTES = 96 * 2**20
"""Most that a package may unpack to. Chosen: a hundred times a long paper; more is a trap."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first day a package can name, which Word writes itself."""

_NO_DAY = (1980, 0, 0, 0, 0, 0)
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that Word has locked, or that is of the kind before 2007. Source: MS-CFB, 2.2."""

_FIRST, _HEADER = b"PK\x03\x04", struct.Struct("<4s5H3L2H")
_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Source: ECMA-376-2, annex C: the two ways a part may be stored."""

_PADDING = 0xA220
"""Room that Word leaves itself in an entry. Source: ECMA-376-2, annex C."""
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


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The parts of a package, and what lies in the file beside them.

    loose: bytes that belong to no part, and what the entries carry besides their parts. problems: keys, as
    of a check.
    """

    parts: tuple[tuple[str, bytes], ...] = field(repr=False)
    loose: bytes = field(repr=False)
    problems: frozenset[str]

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(len(data) for _, data in self.parts)


def unpack(data: bytes, most: int = MAX_BYTES) -> Unpacked:
    """Every part of a package, each read once and none larger than it says.

    most: bytes it may unpack to.

    Raises:
        BadInput: it is no package, it is locked, damaged, or too large; two parts have one name.
    """
    if data.startswith(_LOCKED):
        raise BadInput("check_encrypted_docx")
    if not data.startswith(_FIRST):
        raise BadInput("check_not_a_docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _unpacked(package, data, most)
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError,
        NotImplementedError, RuntimeError,  # zipfile's own, for a way of packing or locking it does not know
    ) as error:  # fmt: skip
        raise BadInput("check_damaged_docx") from error


def _unpacked(package: zipfile.ZipFile, data: bytes, most: int) -> Unpacked:
    entries = package.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadInput("check_encrypted_docx")
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > most:
        raise BadInput("check_too_large")
    if not {entry.compress_type for entry in entries} <= _KINDS:
        raise BadInput("check_damaged_docx")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise BadInput("check_damaged_docx")
    loose = b"".join((*_between(package, data), package.comment, *_extras(entries)))
    problems = set()
    if loose.strip(b"\0"):
        problems.add("has_private_data")
    if any(entry.date_time not in (_BEGINNING, _NO_DAY) for entry in entries):
        problems.add("has_dates")
    parts = tuple((entry.filename, _read(package, entry)) for entry in entries if not entry.is_dir())
    return Unpacked(parts, loose, frozenset(problems))


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part; asked for its size, so that a part that says less than it holds is not unpacked whole."""
    with package.open(entry) as file:
        return file.read(entry.file_size + 1)


def _between(package: zipfile.ZipFile, data: bytes) -> Iterator[bytes]:
    """What lies in the file between its parts: nothing in a file written in one go."""
    end = 0
    for entry in sorted(package.infolist(), key=lambda entry: entry.header_offset):
        head = _HEADER.unpack_from(data, entry.header_offset)
        name_length, extra_length = head[-2:]
        name_at = entry.header_offset + _HEADER.size
        if head[0] != _FIRST or entry.header_offset < end:
            raise zipfile.BadZipFile
        yield data[end : entry.header_offset]
        extra_at = name_at + name_length
        if data[name_at:extra_at].decode("utf-8", "replace") != entry.orig_filename:
            yield data[name_at:extra_at]
        yield _told(data[extra_at : extra_at + extra_length])
        end = extra_at + extra_length + entry.compress_size
        if entry.flag_bits & 8:
            end = _after_descriptor(data, end, entry)
    yield data[end : package.start_dir]


def _after_descriptor(data: bytes, end: int, entry: zipfile.ZipInfo) -> int:
    """Where an entry ends that tells its sizes behind its data. Source: APPNOTE 6.3.10, 4.3.9."""
    sums = struct.pack("<L", entry.CRC)
    for marked in (b"PK\x07\x08" + sums, sums):
        for form in ("<2L", "<2Q"):
            told = marked + struct.pack(form, entry.compress_size, entry.file_size)
            if data.startswith(told, end):
                return end + len(told)
    return end


def _extras(entries: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    for entry in entries:
        yield entry.comment
        yield _told(entry.extra)


def _told(extra: bytes) -> bytes:
    """What an entry says besides its part, without room left free."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        content = extra[at + 4 : at + 4 + length]
        kept += b"" if kind == _PADDING and not content[4:].strip(b"\0") else content
        at += 4 + length
    return kept + extra[at:]
