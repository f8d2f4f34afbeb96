"""Which words of a sentence are in no word list of its language. Nothing is learned and nothing is written.

The lists come with the library; British and American spellings both pass. Loading one takes most of a second
and memory for some hundred thousand words, so it is done once, and never on the window's thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")
"""Languages of notes for which the library has a list; for the others nothing is underlined."""

MOST_PROPOSED = 5
"""Words proposed for one. Chosen: what a menu shows at a glance."""

LONGEST_PROPOSED = 18
"""Letters up to which words are proposed. Chosen: beyond it takes seconds to try all letters."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPARED = re.compile(r"`[^`]*`|\b\w+://\S+|\bwww\.\S+|\S*[@/\\_#]\S*|\S*\d\S*|\b[\w-]+(?:\.[\w-]+)+")
"""Code, addresses, handles, paths, anything with a digit, and what has a point inside."""

_BRITISH = (
    ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("ise", "ize"), ("iser", "izer"), ("isers", "izers"), ("ysing", "yzing"),
    ("ysed", "yzed"), ("yse", "yze"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ourable", "orable"),
    ("ourite", "orite"), ("ourites", "orites"), ("ourhood", "orhood"), ("tre", "ter"), ("tres", "ters"),
    ("ogue", "og"), ("ogues", "ogs"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("fence", "fense"),
    ("cence", "cense"), ("ogramme", "ogram"), ("ogrammes", "ograms"), ("gement", "gment"),
    ("cheque", "check"),
    ("cheques", "checks"), ("ilful", "illful"), ("ulfil", "ulfill"),
)  # fmt: skip
"""Ends of British words and of American ones. Chosen: what the American list of the library lacks most."""

_SMALL = ("on", "up", "off", "out", "in", "over", "under", "down", "back", "re", "pre", "non", "un", "co")
_LEAST_PART = 3


@dataclass(frozen=True, slots=True)
class Speller:
    """The words of one language. propose: words that are close to one, the likeliest first; slow."""

    language: str
    words: Collection[str] = field(repr=False)
    propose: Callable[[str], Collection[str]] = field(repr=False)

    def unknown(self, text: str, spared: Collection[str] = frozenset()) -> tuple[tuple[int, int], ...]:
        """Start and end of each word that is in no list. spared: words that pass as well, folded."""
        hidden = [match.span() for match in _SPARED.finditer(text)]
        return tuple(
            (start, end)
            for start, end in _words(text)
            if not any(start < last and end > first for first, last in hidden)
            and not self._passes(text, start, end, spared)
        )

    def proposed(self, word: str) -> tuple[str, ...]:
        """Words to put in the place of one, written large or small as it is."""
        if len(word) > LONGEST_PROPOSED:
            return ()
        found = [one for one in self.propose(word.casefold()) if one != word.casefold()]
        made = (one[0].upper() + one[1:] if word[:1].isupper() else one for one in found)
        return tuple(made)[:MOST_PROPOSED]

    def _passes(self, text: str, start: int, end: int, spared: Collection[str]) -> bool:
        word = text[start:end]
        if len(word) < _LEAST_PART or _is_name(text, start, word, self.language):
            return True
        low = word.replace("’", "'").casefold()
        return low in spared or any(self._knows(one) for one in _forms(low, self.language))

    def _knows(self, word: str) -> bool:
        if word in self.words:
            return True
        return any(
            (word[:at] in _SMALL or (at >= _LEAST_PART and word[:at] in self.words))
            and len(word) - at >= _LEAST_PART
            and word[at:] in self.words
            for at in range(2, len(word) - 2)
        )


def loaded(language: str) -> Speller | None:
    """The speller of a language, or None where there is no list. Takes most of a second."""
    if language not in LANGUAGES:
        return None
    from spellchecker import SpellChecker

    checker = SpellChecker(language=language, distance=1)
    frequency = checker.word_frequency

    def propose(word: str) -> Collection[str]:
        found = (checker.candidates(word) or set()) - {word}
        return sorted(found, key=lambda one: (-frequency[one], one))

    return Speller(language, frozenset(frequency.keys()), propose)


def _words(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _WORD.finditer(text))


def _is_name(text: str, start: int, word: str, language: str) -> bool:
    """Whether it is an acronym, has capitals inside, or is written large in the middle of a sentence.

    In German all nouns are written large.
    """
    if any(letter.isupper() for letter in word[1:]):
        return True
    before = text[:start].rstrip(" “\"'‘(«„")
    begins = not before or before[-1] in ".!?…:"
    return word[:1].isupper() and not begins and language != "de"


def _forms(word: str, language: str) -> Iterator[str]:
    yield word
    for end in ("'s", "s'", "'"):
        if word.endswith(end):
            yield word.removesuffix(end)
    if language == "en":
        yield from (word.removesuffix(old) + new for old, new in _BRITISH if word.endswith(old))
        yield from (word.removesuffix(end) for end in ("s", "es", "d", "ed") if word.endswith(end))
    elif "'" in word:
        yield from word.split("'", 1)[1:]
