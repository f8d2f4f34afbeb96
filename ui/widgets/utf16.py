"""Python counts characters, Qt UTF-16 units: beyond the first plane a character has two of them."""

from __future__ import annotations


def utf16_units(text: str, characters: int) -> int:
    """How many units these first characters of a text have."""
    return characters if text.isascii() else len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, units: int) -> int:
    """How many characters these first units of a text are; half a character counts as none."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
