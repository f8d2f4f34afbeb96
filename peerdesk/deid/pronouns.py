"""Finds he and she in a text and says the same with they: no gender is stored, and none should be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from peerdesk.deid.lexicon import is_word
from peerdesk.deid.words import DETERMINERS, FUNCTION_WORDS, SAYING, words

_ONE = r"(?:he|she|him|her|his|hers|himself|herself)"
_PRONOUN = re.compile(
    rf"(?<![\w@#/=&-])(?<!\w[’'])(?<!\w\.(?-i:(?=[a-z])))({_ONE})(?:(?<=he)[’'](s|ll|d)\b)?"
    r"(?![\w@/=-]|[’']\w|(?-i:\.[a-z]))",
    re.IGNORECASE,
)
_EITHER = re.compile(rf"\b(?:s/he|{_ONE}\s?(?:/|(?:and/)?or\b)\s?{_ONE})\b|\(s\)he\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:s?he|him|hers?|his|himself|herself)\b", re.IGNORECASE)
_CODE = re.compile(r"`[^`\n]*`")
_STYLES = re.compile(
    r"\s(?:majesty|highness|honour|honor|excellency|holiness|eminence|worship|grace)\b", re.I
)
_SPEAKS_OF_MANY = {
    "is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't",
    "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't", "dies": "die", "lies": "lie", "ties": "tie",
}  # fmt: skip
_AUXILIARY = re.compile(r"(?:is|was|has|does)(?:n[’']t)?", re.IGNORECASE)
_NOT_VERBS = words(
    """
    always perhaps afterwards sometimes nowadays nonetheless nevertheless regardless besides thus
    this as yes us its his ours plus unless whereas across towards upwards forwards backwards
    """
)
_ADVERBS = words(
    """
    also always never still often then now just only even already soon once later sometimes usually
    perhaps maybe rather quite seldom rarely first therefore thus hence both either nonetheless
    nevertheless afterwards apparently today almost nearly hardly
    """
)
_NOT_ADVERBS = words(
    """
    apply supply reply rely imply multiply comply fly july family only early daily weekly monthly
    yearly quarterly elderly friendly ally assembly anomaly lovely lonely likely costly bully italy
    """
)
_SPACE = r"[ \t\u00a0]+"
_WORD = r"[^\W\d_]+(?:[’'][^\W\d_]+)?"
_NEXT = re.compile(rf"{_SPACE}({_WORD})(?![\w@/-])")
_BEFORE = re.compile(rf"({_WORD}){_SPACE}$")
_CLAUSE_START = re.compile(r"(?:^|[.!?:;,(\[\n“\"‘–—-])\s*$")
_FAR = 40
"""Characters in front of a word that are looked at. Chosen: longer than any word."""

_END = re.compile(r"[.!?\n]")
_TURNED = words(
    """
    how what when where why who whom whose which so nor neither never only and but or rarely seldom
    than not little hardly
    """
)
_PARTICIPLES = words(
    """
    been got had done made seen taken given said built found kept heard become begun come spent led
    met won sold told lost left gone known thought brought bought grown written chosen put cut set
    run sent held paid
    """
)
_STATES = words(
    """
    interested worried tired concerned pleased excited retired involved based supposed convinced
    scared surprised married engaged stressed frustrated prepared qualified certified committed
    determined delighted stuck
    """
)
_AND_DOES = re.compile(
    rf"((?:{_SPACE}[\w’'-]+){{0,6}}?){_SPACE}(?:and|but|or)((?:{_SPACE}(?:also|now|still|then|never|always))?)"
    rf"{_SPACE}((?:is|was|has|does)(?:n[’']t)?|says|wants|thinks|feels|sells|keeps|gets|goes|makes|takes|gives|knows"
    r"|tells|tries|runs|hopes|plans|asks)(?![\w’'@-])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf",[^,.;:!?\n()“”\"]{{1,60}},{_SPACE}(?:also{_SPACE})?((?:is|was|has|does)(?:n[’']t)?)(?![\w’'@-])",
    re.IGNORECASE,
)
_OTHER_CLAUSE = words(
    """
    that who which is was has are were they it i we you he she if when because as does have do said
    says whether what how why where while and but or
    """
)
_OF_HER = (
    (FUNCTION_WORDS | DETERMINERS)
    - SAYING
    - words("very only just will own first whole last next one two three few several many")
) | words("how why whether again away back down out off along aside alone today too well instead later")
"""Words after which `her` was an object: `told her that`, not `her plan`."""

_SEES = words(
    """
    let lets make makes made help helps helped see saw seen hear heard watch watched
    """
)
"""Verbs that take somebody and what they do: `let her go`."""

_DOES_SO = words(
    "go do be have try say run take make get leave know find start stop finish speak talk decide keep"
)
_QUOTED = re.compile(rf"{_SPACE}[“\"‘'«(\[]?[^\W_]")
MOST_PEOPLE = 12
"""In a group of so many or more, he and she single nobody out. Source: domain.md, "groups of 6–12"."""


@dataclass(frozen=True, slots=True)
class Gendered:
    """He or she in a text. start, end: with the verb that has to agree. instead: the same with they."""

    start: int
    end: int
    instead: str = field(repr=False)


def gendered(text: str) -> Iterator[tuple[Gendered, ...]]:
    """Each he, she, him, her, his … of an English text, with ways to say it, the longest first.

    `he or she`, `s/he` and words in code are none. The last way is always the pronoun with its own verb.
    """
    kept = [m.span() for pattern in (_EITHER, _CODE) for m in pattern.finditer(text)]
    shouted = text.isupper()
    for match in _PRONOUN.finditer(text):
        start, end = match.span(1)
        if any(start < last and end > first for first, last in kept):
            continue
        if len(match[1]) > 1 and match[1].isupper() and not shouted:
            continue
        if match[1][0].isupper() and _STYLES.match(text, end):
            continue
        short = _edits(text, match)
        ways = [short]
        if match[1].lower() in ("he", "she") and (further := _further(text, match, short)):
            ways.insert(0, further)
        yield tuple(_put(text, way, shouted) for way in ways)


Edit = tuple[int, int, str]


def _edits(text: str, match: re.Match[str]) -> list[Edit]:
    word = match[1].lower()
    start, end = match.span(1)
    if word in ("he", "she"):
        return _subject(text, match)
    if word == "her":
        return [(start, end, "their" if _owns(text, start, end) else "them")]
    if word == "his":
        return [(start, end, "their" if _stands_before_noun(text, end) else "theirs")]
    return [(start, end, {"him": "them", "hers": "theirs"}.get(word, "themselves"))]


def _subject(text: str, match: re.Match[str]) -> list[Edit]:
    """They, and the verb of he or she, in front of it in a question or behind it."""
    start, end = match.span(1)
    edits = [(start, end, "they")]
    if match[2]:
        if match[2].lower() == "s":
            edits.append((end + 1, match.end(), "ve" if _has_done(text, match.end()) else "re"))
        return edits
    verb = _verb(text, end)
    agreeing = _of_many(verb[2]) if verb else None
    if agreeing and verb:
        return [*edits, (verb[0], verb[1], agreeing)]
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    turned = _SPEAKS_OF_MANY.get(_plain(before[1])) if before and _AUXILIARY.fullmatch(before[1]) else None
    if before and turned and _is_turned(text, before.start(1), end):
        return [(before.start(1), before.end(1), _like(before[1], turned)), *edits]
    return edits


def _verb(text: str, at: int) -> tuple[int, int, str] | None:
    """The first word behind the subject that is no adverb."""
    for _ in range(4):
        following = _NEXT.match(text, at)
        if following is None:
            return None
        word = _plain(following[1])
        if not (word in _ADVERBS or (word.endswith("ly") and word not in _NOT_ADVERBS)):
            return (*following.span(1), following[1])
        at = following.end(1)
    return None


def _of_many(verb: str) -> str | None:
    """The form of a verb that goes with they; None where it is the same or where this is no such verb."""
    word = _plain(verb)
    found = _SPEAKS_OF_MANY.get(word)
    if found is None:
        if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "'s")) or word in _NOT_VERBS:
            return None
        found = _without_s(word)
    return _like(verb, found.replace("'", "’") if "’" in verb else found)


def _without_s(word: str) -> str:
    if word.endswith(("sses", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("oes"):
        return word[:-1] if word.endswith("shoes") else word[:-2]
    if word.endswith(("ches", "ses", "zes")) and not is_word(word[:-1]):
        return word[:-2]
    return word[:-1]


def _is_turned(text: str, start: int, end: int) -> bool:
    """Whether the verb in front belongs to the subject behind it: `what is he doing`, `so was she`."""
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    if _CLAUSE_START.search(text, max(0, start - _FAR), start) or (before and before[1].lower() in _TURNED):
        return True
    ending = _END.search(text, end)
    return bool(ending and ending.group() == "?")


def _has_done(text: str, at: int) -> bool:
    """Whether 's is short for has: `he's been`, `she's decided`, not `he's worried`."""
    verb = _verb(text, at)
    word = _plain(verb[2]) if verb else ""
    if word in _PARTICIPLES:
        return True
    return word.endswith("ed") and word not in _STATES and is_word(word)


def _further(text: str, match: re.Match[str], short: Sequence[Edit]) -> list[Edit] | None:
    """The edits with a verb further on: `he went home and was glad`, `she, being new, was asked`."""
    beside = _BESIDE.match(text, match.end(1))
    if beside and not match[2] and (agreeing := _of_many(beside[1])):
        return [(*match.span(1), "they"), (beside.start(1), beside.end(1), agreeing)]
    verb = _verb(text, match.end())
    begin = max(short[-1][1], verb[1] if verb else match.end())
    second = _AND_DOES.match(text, begin)
    if second is None or {_plain(word) for word in second[1].split()} & _OTHER_CLAUSE:
        return None
    if _ANOTHER.search(text, match.end(1), second.start(3)):
        return None
    agreeing = _of_many(second[3])
    return [*short, (second.start(3), second.end(3), agreeing)] if agreeing else None


def _owns(text: str, start: int, end: int) -> bool:
    """Whether `her` stands before what is hers."""
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    if before and before[1].lower() == "behind":
        return True
    if not _stands_before_noun(text, end):
        return False
    following = _NEXT.match(text, end)
    sees = bool(before and before[1].lower() in _SEES)
    return not (sees and following and following[1].lower() in _DOES_SO)


def _stands_before_noun(text: str, end: int) -> bool:
    if not _QUOTED.match(text, end):
        return False
    following = _NEXT.match(text, end)
    if following is None:
        return True
    word = _plain(following[1])
    if word.endswith("ly") and word not in _NOT_ADVERBS and is_word(word):
        after = _NEXT.match(text, following.end(1))
        return bool(after) and after is not None and _plain(after[1]) not in _OF_HER
    return word not in _OF_HER


def _put(text: str, edits: Sequence[Edit], shouted: bool) -> Gendered:
    """The stretch from the first edit to the last, with all of them made."""
    start, end = edits[0][0], edits[-1][1]
    parts: list[str] = []
    done = start
    for first, last, instead in edits:
        parts += (text[done:first], instead)
        done = last
    words = "".join(parts)
    if shouted:
        words = words.upper()
    elif text[start].isupper():
        words = words[:1].upper() + words[1:]
    return Gendered(start, end, words)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _like(written: str, word: str) -> str:
    return word.upper() if len(written) > 1 and written.isupper() else word
