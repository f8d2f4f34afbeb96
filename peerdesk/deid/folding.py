"""Words of a text and the form in which they are compared: without case, accents and invisible marks."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
)
WORD = re.compile(rf"(?:[^\W_]+[{_MARKS}{_INVISIBLE}]*)+")
"""A word: letters and digits with the marks that belong to them; `_`, hyphen and apostrophe part words."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
UNSPACED = re.compile(rf"[{_UNSPACED}]")
"""A letter of a script that writes without spaces, or that joins endings to names."""

_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
)


def fold(word: str) -> str:
    """The word without case, accents and invisible characters: `Łukasz` → `lukasz`, `Groß` → `gross`."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return _DROPPED.sub("", plain)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a short text such as a name."""
    return tuple(fold(match.group()) for match in WORD.finditer(text))
