"""A note as a string of units: determiners, cues, heads and plain words, each with a sign of one letter.

Which strings of signs point at somebody is told by `circumstance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.traits import Cue, CueKind, Traits
from peerdesk.deid.words import FUNCTION_WORDS
from peerdesk.resource_files import resource


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase of a text with its sign.

    text: its last word, folded. who: whom its cues may mean, None where it is no cue. whole: all of a cue.
    """

    start: int
    end: int
    sign: str
    text: str = field(repr=False)
    who: frozenset[int] | None = None
    whole: str = field(default="", repr=False)


_SIGNS = {
    "the": "D", "our": "O", "a": "A", "only": "N", "most": "S", "member": "M", "firm": "F", "group": "K",
    "we": "W", "in": "I", "who": "R", "two": "Z", "here": "H", "everyone": "E", "and": "&", "say": "v",
    "does": "v", "other": "o", "direction": "Y", "whoever": "w",
}  # fmt: skip
_OF_CUES = {
    CueKind.PEOPLE: "P",
    CueKind.ORGANISATION: "C",
    CueKind.ASSET: "T",
    CueKind.QUALITY: "J",
    CueKind.PLACE: "G",
    CueKind.DOING: "V",
}
_STRONGEST = "PCTGJV"
_IN_GROUP = re.compile(
    r"\b(?:(?:in|of|at|round|around|on|among|amongst|from|to) (?:(?:the|this) (?:room|table|group|circle|"
    r"club|round|chapter|network|forum|cohort|call|meeting|board|council|community|bench)"
    r"|our (?:room|table|group|circle|round|forum|cohort|meeting))|among(?:st)? us"
    r"|of us|with us|in here|around here|at this table|sitting here|on this call|in (?:the|this|our) mix"
    r"|in (?:the|this|our) mastermind|represented(?: here)?|among(?:st)? the members)\b",
    re.IGNORECASE,
)
_LIKE_OURS = re.compile(
    r"\b(?:like (?:ours|mine|us)|of (?:our|my) (?:size|kind|type|sort)|such as ours|as small as ours)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|with the exception of|apart from|other than|besides|excluding|(?:but|save) for"
    r"|bar|save|but)\b",
    re.IGNORECASE,
)
_SPEAKING_AS = re.compile(
    r"\b(?:as|being|speaking (?:for|as)|for us (?:in|at|on)|those of us (?:in|at|with|on|from)|us (?:in|at"
    r"|on)|on behalf of)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*")
_SUPERLATIVE = re.compile(
    r"(?!(?:inter|hon|for|harv|requ|prot|cont|inv|sugg|arr|w|t|gu|qu|ch|n|p|r|v|b|mod|dig|dir)est$)\w{3,}est"
)


@cache
def _words() -> Mapping[str, str]:
    """Folded word → sign."""
    found: dict[str, str] = {}
    for line in resource("deid", "pointing.txt").read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition(": ")
        if not line.startswith("#"):
            for word in words.split():
                found.setdefault(word, _SIGNS[kind])
    return found


def units_of(text: str, traits: Traits) -> Iterator[Unit]:
    """The text as units: fixed phrases, cues, words and signs."""
    fixed = sorted(_fixed(text), key=lambda unit: (unit.start, -unit.end))
    spans = [match.span() for match in WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in spans]
    place = done = 0
    while place < len(spans):
        start, end = spans[place]
        yield from _marks(text, done, start)
        phrase = next((unit for unit in fixed if unit.start == start), None)
        if phrase is not None:
            yield phrase
            done = phrase.end
            while place < len(spans) and spans[place][0] < done:
                place += 1
            continue
        cues = traits.at(words, place)
        if words[place] in ("it", "us") and not text[start:end].isupper():
            cues = ()
        if cues and not _is_plain(words[place], cues):
            last = place + len(cues[0].words) - 1
            whole = " ".join(cues[0].words)
            sign = _sign(cues)
            sign = "F" if sign == "T" and _words().get(words[last]) == "F" else sign
            yield Unit(start, spans[last][1], sign, words[last], traits.who(cues), whole)
            place, done = last + 1, spans[last][1]
            continue
        mark = text[start - 1 : start] in ("'", "’") and words[place] == "s"
        yield Unit(start, end, "s" if mark else _plain_sign(words[place]), words[place])
        place, done = place + 1, end
    yield from _marks(text, done, len(text))


def _fixed(text: str) -> Iterator[Unit]:
    for sign, pattern in (("H", _IN_GROUP), ("L", _LIKE_OURS), ("X", _EXCEPT), ("Q", _SPEAKING_AS)):
        for match in pattern.finditer(text):
            yield Unit(match.start(), match.end(), sign, match.group().casefold())


def _marks(text: str, start: int, end: int) -> Iterator[Unit]:
    """A comma, or the end of a clause, between two words."""
    gap = text[start:end]
    if re.search(r"[.!?;:\n(]|\s[-–—]\s", gap):
        yield Unit(start, start, ".", "")
    elif "," in gap:
        yield Unit(start, start + gap.index(",") + 1, ",", "")


def _is_plain(word: str, cues: Sequence[Cue]) -> bool:
    """Whether a single word is too common a word to be a cue by itself."""
    return len(cues[0].words) == 1 and _words().get(word, "") in ("D", "O", "A", "N", "W", "I", "R", "v", "&")


def _sign(cues: Sequence[Cue]) -> str:
    """The sign of the strongest kind; B for an adjective of a place, which may also stand for its people."""
    sign = min((_OF_CUES[cue.kind] for cue in cues), key=_STRONGEST.index)
    return "B" if sign == "J" and cues[0].trait.startswith("g:") else sign


def _plain_sign(word: str) -> str:
    if _NUMBER.fullmatch(word):
        return "n"
    found = _words().get(word)
    if found is None and _SUPERLATIVE.fullmatch(word):
        found = "S"
    if found is None and len(word) > 5 and word.endswith("ing"):
        found = "g"
    return found or ("o" if len(word) < 2 or word in FUNCTION_WORDS else "n")
