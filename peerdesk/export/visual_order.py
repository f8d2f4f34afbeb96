"""The order in which a line's characters stand on the page, where some are read from the right.

python-bidi resolves the characters; what its older half lacks, that brackets follow what they enclose, is
added. Source: Unicode Standard Annex 9; rule numbers are its own. The text has no characters that embed or
override: `fonts.shown` takes them out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

Characters = list[dict[str, Any]]
"""What python-bidi knows of each character: `ch`, `type`, `level`."""


def levels_of(line: str, base: int) -> list[int]:
    """The level of each character of a line; odd ones are read from the right. base: of its paragraph."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(line, storage)
    characters: Characters = storage["chars"]
    for index, character in enumerate(characters):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = {character["index"]: character["level"] for character in storage["chars"]}
    levels, level = [], base
    for index in range(len(line)):
        level = found.get(index, level)  # joiners stay with the letter before them (X9)
        levels.append(level)
    for index in range(len(line.rstrip(" ")), len(line)):
        levels[index] = base  # L1
    return levels


def in_visual_order(things: Sequence[T], levels: Sequence[int]) -> list[T]:
    """Things of a line from left to right (L2). levels: of each, in the order in which they are read."""
    order = list(range(len(things)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return [things[index] for index in order]


def mirrored(character: str) -> str:
    """The sign that stands for a character where it is read from the right (L4), such as `)` for `(`."""
    if not unicodedata.mirrored(character):
        return character
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(character, character))


_OPENING = {"(": ")", "[": "]", "{": "}", "\u2045": "\u2046", "\u207d": "\u207e", "\u208d": "\u208e"}
_OPENING |= {chr(code): chr(code + 1) for code in (0x2308, 0x230A, 0x2329, *range(0x2768, 0x2776, 2))}
_OPENING |= {chr(code): chr(code + 1) for code in (*range(0x27E6, 0x27F0, 2), *range(0x3008, 0x3012, 2))}
_OPENING |= {chr(code): chr(code + 1) for code in (0x3014, 0x3016, 0x3018, 0x301A)}
_OPENING |= {"（": "）", "［": "］", "｛": "｝", "｟": "｠", "｢": "｣"}
_CLOSING = frozenset(_OPENING.values())
"""Source: Unicode Character Database, BidiBrackets.txt: those that the paper's fonts have."""

_MOST_OPEN = 63
"""Brackets inside one another after which none are looked for any more. Source: BD16."""


def _resolve_brackets(characters: Characters, base: int) -> None:
    """Give brackets the direction of what they enclose (N0)."""
    own = "LR"[base]
    for first, last in sorted(_pairs(characters)):
        inside = {_strong(one["type"]) for one in characters[first + 1 : last]} - {""}
        if own in inside:
            found = own
        elif inside:
            before = (_strong(one["type"]) for one in reversed(characters[:first]))
            found = "LR"[1 - base] if next((one for one in before if one), own) != own else own
        else:
            continue
        characters[first]["type"] = characters[last]["type"] = found


def _strong(kind: str) -> str:
    return "L" if kind == "L" else "R" if kind in ("R", "AL", "EN", "AN") else ""


def _pairs(characters: Characters) -> Iterator[tuple[int, int]]:
    """Places of brackets that belong together, by where they open."""
    open_ones: list[tuple[str, int]] = []
    found = []
    for index, character in enumerate(characters):
        sign = character["ch"]
        if character["type"] != "ON":
            continue
        if sign in _OPENING:
            if len(open_ones) == _MOST_OPEN:
                break
            open_ones.append((_OPENING[sign], index))
        elif sign in _CLOSING:
            depth = next((n for n in range(len(open_ones) - 1, -1, -1) if open_ones[n][0] == sign), None)
            if depth is not None:
                found.append((open_ones[depth][1], index))
                del open_ones[depth:]
    yield from found
