"""Finds words that count people, and the words that are prescribed in their place. English only.

In a small group who knows it can tell from `three of us` who is meant, or join it with a count elsewhere.
Source: domain.md 1.4: one is "a participant" from five people up, else "it was said"; two are "some"; more
than half "most"; all "there was general agreement"; never a figure. Between two and half stands "several",
which the same list names among the words that join nothing.

These are hints for whoever edits minutes; they are no findings and forbid nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LEAST_FOR_ONE = 5
"""People from which one of them may be "a participant". Source: domain.md 1.4."""

_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), 1)} | {
    "both": 2, "a couple of": 2, "half a dozen": 6, "a dozen": 12
}  # fmt: skip
_SPOKEN = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_NUMBER = rf"(?P<number>{_SPOKEN}|\d{{1,3}})"
_GROUP = r"(?:group|circle|round|table|room|network|club|forum|cohort|participants|members|attendees)"
_HERE = rf"(?:in (?:the|this|our) {_GROUP}|(?:a?round|at) (?:the|this|our) table|present|here)"
_OF_US = rf"of (?:us|you|them(?= {_HERE})|(?:the|our|this) {_GROUP}|those (?:present|here))"
_WHO = r"(?:participants?|attendees?|speakers?|colleagues?|members?)"
_NOT_OF_ANOTHER = rf"(?! of (?!us\b|(?:the|our|this) {_GROUP}\b))(?![’']s? )"
_PEOPLE = rf"(?:{_OF_US}|{_WHO}{_NOT_OF_ANOTHER}(?: {_HERE})?|(?:people|persons?|others?) {_HERE})"
_COUNT = re.compile(
    rf"\b(?:(?:all|only|just|at least|about|some|the) )?{_NUMBER} {_PEOPLE}(?!\w)", re.IGNORECASE
)
_RATIO = re.compile(
    rf"\b(?P<part>{_SPOKEN}|\d{{1,3}}) (?:out )?of (?:the )?(?P<whole>{_SPOKEN}|\d{{1,3}})"
    rf"(?: {_PEOPLE}|(?= (?:agreed|said|were|was|had|have|voted|thought|felt|wanted)\b))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b(?P<share>(?:over |more than |about |almost |nearly )?half|(?:a|one) (?:third|quarter|fifth)"
    rf"|two thirds|three quarters|\d{{1,3}} ?(?:%|per ?cent)) {_OF_US}(?!\w)",
    re.IGNORECASE,
)
_SHARES = {"third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "two thirds": 2 / 3, "three quarters": 3 / 4}
_AGREED = r"(?:agreed|agrees|agree|were agreed|was agreed|concurred)"
_EVERY = rf"(?:every(?:body|one)(?: {_HERE})?|all (?:of us|{_WHO}|those present|present)|we all|all)"
_ONE_VOICE = r"(?:agreed unanimously|unanimously agreed)"
_ALL = re.compile(
    rf"\b(?:{_EVERY} {_AGREED}|(?:nobody|no[- ]one|none of us) (?:disagreed|objected|dissented)"
    rf"|(?:it|this) was {_ONE_VOICE}|we {_ONE_VOICE})"
    r"(?P<on> (?:that|to|on|about)\b|(?=\s*(?:[.;:,!]|$)))?",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:a|one) participant (?:said|told us|mentioned|noted|argued|reported|pointed out|added|felt|thought)"
    r"(?P<on> that\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that count people. replacement: what is prescribed; empty where the sentence must be reworded."""

    start: int
    end: int
    replacement: str = field(default="", repr=False)


def counted(text: str, people: int) -> tuple[Counted, ...]:
    """Words of a text that count people, in order; they do not overlap. people: who took part, 0: unknown."""
    found: list[Counted] = []
    for one in (*_agreements(text), *_ratios(text), *_counts(text, people), *_voices(text, people)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _agreements(text: str) -> Iterator[Counted]:
    for match in _ALL.finditer(text):
        on = match["on"]
        words = f"there was general agreement{on}" if on is not None else ""
        yield _made(text, match.start(), match.end(), words)


def _ratios(text: str) -> Iterator[Counted]:
    for match in _RATIO.finditer(text):
        part, whole = _number(match["part"]), _number(match["whole"])
        if 0 < part <= whole:
            yield _made(text, match.start(), match.end(), _words(part, whole))
    for match in _SHARE.finditer(text):
        share = _share(match["share"].casefold())
        words = "" if share >= 1 else "most participants" if share > 0.5 else "some participants"
        yield _made(text, match.start(), match.end(), words)


def _counts(text: str, people: int) -> Iterator[Counted]:
    for match in _COUNT.finditer(text):
        yield _made(text, match.start(), match.end(), _words(_number(match["number"]), people))


def _voices(text: str, people: int) -> Iterator[Counted]:
    """One participant who speaks, where the group is so small that even that tells."""
    if not 0 < people < LEAST_FOR_ONE:
        return
    for match in _SAID.finditer(text):
        words = f"it was said{match['on']}" if match["on"] else ""
        yield _made(text, match.start(), match.end(), words)


def _words(number: int, people: int) -> str:
    """So many of so many people in the words prescribed; empty for all of them, whose verb must change."""
    if number == 1:
        return "a participant" if people >= LEAST_FOR_ONE else ""
    if people and number >= people:
        return ""
    if number == 2:
        return "some participants"
    return "most participants" if people and number > people / 2 else "several participants"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word.casefold()]


def _share(words: str) -> float:
    figure = re.match(r"\d+", words)
    if figure:
        return int(figure[0]) / 100
    if words.endswith("half"):
        return 0.51 if words.startswith(("over", "more")) else 0.5
    return next((part for name, part in reversed(_SHARES.items()) if words.endswith(name)), 0.5)


def _made(text: str, start: int, end: int, words: str) -> Counted:
    """The same words written large where what they replace was."""
    begins = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?"
    if words and (text[start].isupper() or (text[start].isdecimal() and begins)):
        words = words[0].upper() + words[1:]
    return Counted(start, end, words if words.casefold() != text[start:end].casefold() else "")
