"""What is known of single words: how common they are, and whether they are names, places or technical terms.

The lists lie in `resources/deid`; their sources and licences are told in `SOURCES.txt` there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from peerdesk.resource_files import resource

UNKNOWN = "-"
LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt")
"""Languages with a list of words beside English."""


@cache
def lexicon() -> Mapping[str, str]:
    """Folded word → what it is, in short.

    The first sign tells how common it is in English, `0` to `9`, or `-` for a word of no dictionary. Signs
    that may follow: `g` `G` a given name in few or many countries, `f` `F` a family name, `p` `P` a place or
    a large one, `t` a technical term.
    """
    found: dict[str, str] = {}
    for line in resource("deid", "lexicon.txt").read_text(encoding="utf-8").splitlines():
        signs, *words = line.split()
        found.update(dict.fromkeys(words, signs))
    return found


@cache
def place_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Places of several words: the folded first word → the others, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in resource("deid", "places.txt").read_text(encoding="utf-8").splitlines():
        first, *rest = line.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


@cache
def word_kinds() -> Mapping[str, tuple[str, ...]]:
    """Folded word → what it tells about its neighbours: `title`, `org`, `month`, `saying` …"""
    found: dict[str, tuple[str, ...]] = {}
    for line in resource("deid", "word_kinds.txt").read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition(":")
        if not line.startswith("#"):
            for word in words.split():
                found[word] = (*found.get(word, ()), kind)
    return found


@cache
def foreign_words(language: str) -> frozenset[str]:
    """The most frequent folded words of one of `LANGUAGES`; none for English, which has its lexicon."""
    if language not in LANGUAGES:
        return frozenset()
    return frozenset(resource("deid", f"words_{language}.txt").read_text(encoding="utf-8").split())


@cache
def manual_words() -> frozenset[str]:
    """Folded English words that stand in manuals of software far more often than elsewhere."""
    return frozenset(resource("deid", "manual_words.txt").read_text(encoding="utf-8").split())


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """Language → folded words that stand in nearly every sentence of it; English is one of them."""
    found = {}
    for line in resource("deid", "languages.txt").read_text(encoding="utf-8").splitlines():
        language, _, words = line.partition(": ")
        if not line.startswith("#"):
            found[language] = frozenset(words.split())
    return found


def is_word(word: str) -> bool:
    """Whether a folded word is one of the English dictionary."""
    return lexicon().get(word, UNKNOWN)[0] != UNKNOWN


def is_common(word: str) -> bool:
    """Whether a folded word is met again and again in English texts."""
    return lexicon().get(word, UNKNOWN)[0] in "56789"


def is_technical(word: str) -> bool:
    """Whether a folded word is a term or an acronym of a trade."""
    return "t" in lexicon().get(word, "")


def is_known_name(word: str) -> bool:
    """Whether a folded word is somebody's name or a place somewhere."""
    return any(sign in "gGfFpP" for sign in lexicon().get(word, ""))
