"""Cuts a text into the pieces that the name model reads.

Source: the WordPiece tokeniser of BERT (Devlin et al. 2019, appendix; Wu et al. 2016, section 4.1): clean,
lower case, no accents, signs alone, then the longest piece of the vocabulary each time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from peerdesk.resource_files import resource

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their numbers in the vocabulary, and start and end of each in the text."""

    numbers: tuple[int, ...]
    spans: tuple[tuple[int, int], ...] = field(repr=False)


@cache
def vocabulary() -> Mapping[str, int]:
    """Piece → number."""
    lines = resource("deid", "names_vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def pieces(text: str) -> Pieces:
    """The pieces of a text, without the marks of its beginning and end."""
    known = vocabulary()
    numbers: list[int] = []
    spans: list[tuple[int, int]] = []
    for word, places in _words(text):
        for piece, first, last in _cut(word, known):
            numbers.append(known[piece])
            spans.append((places[first][0], places[last - 1][1]))
    return Pieces(tuple(numbers), tuple(spans))


def first_pieces(tokens: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[int]:
    """By token, the row of its first piece; 0, the mark of the beginning, where it has none."""
    found, at = [], 0
    for start, end in tokens:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        found.append(at + 1 if at < len(spans) and spans[at][0] < end else 0)
    return found


def _words(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Words and single signs, each letter with its place in the text."""
    word, places = "", list[tuple[int, int]]()
    for place, sign in enumerate(text):
        category = unicodedata.category(sign)
        blank = sign in " \t\n\r" or category == "Zs"
        if not blank and (sign in "\x00\ufffd" or category in ("Cc", "Cf", "Cs", "Co", "Cn")):
            continue
        if blank or _stands_alone(sign, category):
            if word:
                yield word, places
            word, places = "", []
            if not blank:
                yield sign, [(place, place + 1)]
            continue
        for letter in unicodedata.normalize("NFD", sign.lower()):
            if unicodedata.category(letter) != "Mn":
                word += letter
                places.append((place, place + 1))
    if word:
        yield word, places


def _stands_alone(sign: str, category: str) -> bool:
    """Whether a sign is a word by itself: punctuation, symbols of ASCII, and Chinese characters."""
    if category.startswith("P") or (sign.isascii() and not sign.isalnum()):
        return True
    code = ord(sign)
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F


def _cut(word: str, known: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """The longest pieces from left to right, with first letter and the one behind the last; or unknown."""
    whole = [(UNKNOWN, 0, len(word))]
    if len(word) > _LONGEST_WORD:
        return whole
    found, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in known:
                found.append((piece, start, end))
                start = end
                break
        else:
            return whole
    return found
