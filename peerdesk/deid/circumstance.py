"""Finds phrases that point at one, two or three people of a group by what the roster tells of them.

A phrase points when its words mean traits that few have (`the only hospital in the room`), or when somebody
speaks for an employer (`on our wards`). What a phrase means is read off its units: determiners, cues, heads;
which strings of units point is told by patterns over their signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.roster import Roster
from peerdesk.deid.traits import Cue, CueKind
from peerdesk.deid.values import Kind
from peerdesk.deid.words import FUNCTION_WORDS
from peerdesk.resource_files import resource

FEW = 3
"""So many people or fewer are pointed at. Source: DESIGN.md, "fit only one, two or three members"."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """A phrase that points. who: places of the people it may mean; empty when it means somebody unknown.

    kind: ROLE where it speaks of a person by what they do, else CIRCUMSTANCE.
    """

    start: int
    end: int
    who: frozenset[int]
    kind: Kind = Kind.CIRCUMSTANCE


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
    "does": "v", "other": "o", "direction": "Y",
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
    r"\b(?:(?:in|of|at|round|around|on|among|amongst|from|to) (?:the|this|our) (?:room|table|group|circle|"
    r"club|round|chapter|network|forum|cohort|call|meeting|board|council|community|bench)|among(?:st)? us"
    r"|of us|with us|in here|around here|at this table|sitting here|on this call)\b",
    re.IGNORECASE,
)
_LIKE_OURS = re.compile(
    r"\b(?:like (?:ours|mine|us)|of (?:our|my) (?:size|kind|type|sort)|such as ours|as small as ours)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|with the exception of|apart from|other than|besides|excluding|but for|bar|save"
    r"|but)\b",
    re.IGNORECASE,
)
_SPEAKING_AS = re.compile(
    r"\b(?:as|being|speaking (?:for|as)|for us (?:in|at|on)|those of us (?:in|at|with|on|from)|us (?:in|at"
    r"|on)|on behalf of)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:(?:the |our )?(?:\w+ )?(?:member|person|one|woman|man|colleague|founder|participant)s? who"
    r" (?:has |had )?(?:just |only |recently )?joined(?: us| the group)?(?: [\w’'-]+){0,3}"
    r"|the (?:founder|initiator|convenor|oldest member) of (?:the|this|our) (?:group|circle|network|club"
    r"|forum|chapter))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*")
_SUPERLATIVE = re.compile(
    r"(?!(?:inter|hon|for|harv|requ|prot|cont|inv|sugg|arr|w|t|gu|qu|ch|n|p|r|v|b|mod|dig|dir)est$)\w{3,}est"
)

# Patterns over the signs of units. `n` is any other word of weight; `~` stands for what may describe a head.
_POINTING = {
    "only": "[DOn]?N[~S]{0,3}[CPMFKB]H?",
    "only one": "D?N?NH(?:I[DOA]?[GJBYn]{1,2})?",
    "definite": "[DO][~SZ]{0,2}[CPB]{1,2}H?",
    "of a kind": "[DO][~CPTS]{1,3}[MKF]H?",
    "among us": "[AZNDO]?S?[~CPv]{0,3}[CPMFB]H",
    "who": "[DAOZ]?[~SCP]{0,2}[MPFN],?R[^.]{0,4}?[VCTPJGB],?",
    "the one who": "[DO][JGB]?[NM]Rv?[no]{0,3}",
    "from": "[DAOZN]?[~SCP]{0,2}[MPCFK]I[DOAN]?(?:Y?I)?[~CPT]{0,2}[GJBCKTY][KnFMY]?",
    "with the most": "[DO][JGB]?[MP]IDSn?",
    "ours": "(?:WI|I)?O[~Z]{0,2}[CTPG]F?",
    "our site": "(?:WI|I)?On?[JGB][FM]",
    "our site in": "(?:WI|I)?O[JGB]?[FCT]IG",
    "one in": "[DAO]n?JI[DOA]?[GJB]",
    "like ours": "I?[AD]?[~]{0,2}[CFPT]L",
    "as": "Q[DAON]{0,2}[~S]{0,3}[CPFKTMB]H?",
    "but": "E?X[DOA]?[~N]{0,2}[CPKFB]",
    "newest": "[DO]n?S[~]{0,2}[MPCFJ]H?",
    "people of": "(?:[NA]I)?[DO]?Z[~]{0,2}[CPFMB]H?",
    "one of": "NI[DO]Z?[JGBC]{1,2}[FCPM]",
    "a kind": "[ANM]I?[AD]?[~T]{0,2}[CPF]{1,2}(?:I[DOA]?[GJB])?",
    "whose": "D[JGBn]?Pon?[FCT]",
}
_DESCRIBING = "JGBn"


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern.replace("~", _DESCRIBING)) for name, pattern in _POINTING.items()}


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


def pointing_phrases(text: str, roster: Roster) -> list[Pointing]:
    """Phrases that point at few people of the roster, in order and without overlaps.

    Nothing is found where the roster tells only names and firms.
    """
    if not roster.traits.holders:
        return []
    units = list(_units(text, roster))
    signs = "".join(unit.sign for unit in units)
    found = [Pointing(m.start(), m.end(), frozenset(), Kind.ROLE) for m in _JOINED.finditer(text)]
    for name, pattern in _patterns().items():
        at = 0
        while match := pattern.search(signs, at):
            at = match.start() + 1
            phrase = _pointing(name, units[match.start() : match.end()], units[match.end() :], roster)
            if phrase:
                found.append(phrase)
                at = max(at, match.end() - 1)
    return _apart(found)


def _pointing(name: str, units: Sequence[Unit], after: Sequence[Unit], roster: Roster) -> Pointing | None:
    """Whether a phrase of this pattern points."""
    head = next(unit for unit in reversed(units) if unit.sign not in "HL,")
    here = any(unit.sign == "H" for unit in units)
    alone = any(unit.sign in "NS" and unit.text not in ("one", "last", "first") for unit in units)
    nobody = frozenset[int]()
    meant = [unit.who for unit in units if unit.who is not None]
    if not meant:
        tells = (here and alone) or name in ("newest", "the one who", "with the most")
        return _phrase(units, nobody) if tells and _is_single(head.text) else None
    if name not in ("from", "who", "our site in") and _goes_on(head, after):
        return None
    if name == "a kind" and not _is_described(units):
        return None
    known = [who for who in meant if who]
    if not known:
        of_ours = name == "our site in" or (name in ("ours", "like ours") and units[-1].sign in "CL")
        of_member = name == "newest" or (name == "from" and units[0].sign == "O" and _is_single(head.text))
        return _phrase(units, nobody) if of_ours or of_member else None
    who = frozenset.intersection(*known) or max(known, key=len)
    single = alone and _is_single(head.text) and (here or name in ("only", "newest"))
    return _phrase(units, who) if len(who) <= FEW or single or name == "our site in" else None


def _goes_on(head: Unit, after: Sequence[Unit]) -> bool:
    """Whether what follows makes another thing of the head: `the clinic format`, `a school of thought`."""
    if not after or head.sign not in "CTB":
        return False
    following = after[0]
    if following.start - head.end > 1:
        return False
    if following.text in ("of", "for"):
        return head.sign == "C"
    return following.sign in "nJCPTF" and not following.text.endswith(("ed", "ly"))


def _is_described(units: Sequence[Unit]) -> bool:
    """Whether an indefinite phrase says more than one word of its head: `a beer company`, not `a bank`."""
    cues = [unit for unit in units if unit.who is not None]
    return len(cues) > 1 or cues[0].sign in "JGBT" or " " in cues[0].whole


def _is_single(word: str) -> bool:
    return not word.endswith("s") or word.endswith("ss")


def _phrase(units: Sequence[Unit], who: frozenset[int]) -> Pointing:
    head = next((unit.sign for unit in units if unit.sign in "PCTMFK"), "")
    return Pointing(
        units[0].start, units[-1].end, who, Kind.ROLE if head and head in "PM" else Kind.CIRCUMSTANCE
    )


def _units(text: str, roster: Roster) -> Iterator[Unit]:
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
        cues = roster.traits.at(words, place)
        if cues and not _is_plain(words[place], cues):
            last = place + len(cues[0].words) - 1
            whole = " ".join(cues[0].words)
            yield Unit(start, spans[last][1], _sign(cues), words[last], roster.traits.who(cues), whole)
            place, done = last + 1, spans[last][1]
            continue
        yield Unit(start, end, _plain_sign(words[place]), words[place])
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
    return found or ("o" if len(word) < 3 or word in FUNCTION_WORDS else "n")


def _apart(found: Sequence[Pointing]) -> list[Pointing]:
    """Overlapping phrases become one, which means whom the narrowest of them means."""
    kept: list[Pointing] = []
    for one in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            narrow = min((w for w in (last.who, one.who) if w), key=len, default=frozenset[int]())
            kept[-1] = Pointing(last.start, max(last.end, one.end), narrow, last.kind)
        else:
            kept.append(one)
    return kept
