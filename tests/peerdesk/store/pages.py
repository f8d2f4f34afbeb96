"""Looks at the files of a vault as somebody would who has the key and does not trust the database."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE, SALT = 4096, 80, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def plain_pages(database: Path, key_hex: str) -> list[bytes]:
    """Every page of the database, and every frame of its log, decrypted.

    Source: zetetic.net, "SQLCipher Design": AES-256-CBC a page, the vector at the reserve's start.
    """
    data = database.read_bytes()
    found = [
        _plain(data[at : at + PAGE], key_hex, first=at == 0) for at in range(0, len(data) - PAGE + 1, PAGE)
    ]
    log = database.with_name(database.name + "-wal")
    frames = log.read_bytes() if log.exists() else b""
    for at in range(WAL_HEAD, len(frames) - FRAME_HEAD - PAGE + 1, FRAME_HEAD + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        page = frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
        found.append(_plain(page, key_hex, first=number == 1))
    return found


def order_in_files(database: Path, key_hex: str, marks: list[str]) -> list[int]:
    """Places of the marks in the order in which they stand in the pages, each once."""
    everything = b"\0".join(plain_pages(database, key_hex))
    where = {place: everything.find(mark.encode()) for place, mark in enumerate(marks)}
    assert -1 not in where.values(), "each mark must be found, else the look proves nothing"
    return sorted(where, key=lambda place: where[place])


def tau(order: list[int]) -> float:
    """Kendall's rank correlation with 0, 1, 2…: 1 the same order, -1 the reverse, about 0 none."""
    pairs = [(a, b) for at, a in enumerate(order) for b in order[at + 1 :]]
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs)


def _plain(page: bytes, key_hex: str, *, first: bool) -> bytes:
    start = SALT if first else 0
    vector = page[PAGE - RESERVE : PAGE - RESERVE + 16]
    cipher = Cipher(algorithms.AES(bytes.fromhex(key_hex[:64])), modes.CBC(vector)).decryptor()
    return cipher.update(page[start : PAGE - RESERVE]) + cipher.finalize()
