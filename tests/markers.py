"""Words that stand nowhere else, planted by tests of secrecy, and the look for them in what was written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.peerdesk.store.pages import plain_pages

PERSON, SURNAME, NICKNAME = "Zebrafinch", "Quollington", "Wobbegong"
FIRM, PRODUCT, MAILBOX = "Axolotlia", "Numbatware", "z.quoll"
OTHER, OTHER_SURNAME, OTHER_FIRM = "Okapia", "Tarsierman", "Dugongworks"
NAMES = (PERSON, SURNAME, NICKNAME, FIRM, PRODUCT, MAILBOX, OTHER, OTHER_SURNAME, OTHER_FIRM)
"""Who was there and where they work."""

KEPT, PROMISED = "kakapokept", "pangolinpromise"
STRUCK, EDITED, TAKEN_BACK, HALF_TYPED = "gharialstruck", "hoatzinfirst", "saigaundone", "tapirhalf"
GONE = (STRUCK, EDITED, TAKEN_BACK, HALF_TYPED)
"""Words that were typed and must be nowhere, whoever has the key."""

SAID = (KEPT, PROMISED, *GONE)
EVERYTHING = (*NAMES, *SAID)


def found_in(data: bytes, markers: Iterable[str]) -> set[str]:
    """Markers in these bytes, in any case, as one or two bytes a letter."""
    low = data.lower()
    forms = ("utf-8", "utf-16-le")
    return {one for one in markers if any(one.lower().encode(form) in low for form in forms)}


def found_under(folder: Path, markers: Iterable[str]) -> set[str]:
    """Markers in names and bytes of all files under a folder."""
    markers, found = tuple(markers), set()
    for path in folder.rglob("*"):
        found |= found_in(path.name.encode(), markers)
        if path.is_file():
            found |= found_in(path.read_bytes(), markers)
    return found


def found_with_key(database: Path, key_hex: str, markers: Iterable[str]) -> set[str]:
    """Markers in the decrypted pages, free or not, of a database and its log."""
    return found_in(b"\0".join(plain_pages(database, key_hex)), markers)
