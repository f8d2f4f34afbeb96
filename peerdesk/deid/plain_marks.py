"""Marks whose shape alone says what they are: a full date, a card, a telephone, an age, an institution.

The tagger judges by what it has learnt and by how technical a text is; these count whatever it says. They are
few and narrow, because nothing can be said against them but *Keep*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from peerdesk.deid.folding import fold
from peerdesk.deid.lexicon import word_kinds

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_CURRENCY = "SEK|DKK|NOK|EUR|USD|GBP|PLN|CHF|CZK|HUF|JPY|TRY|TRL|FRF|DEM"
_DWELLING = r"(?:Apt|Apartment|Suite|Unit|Flat)\b\.?\s?#?\d+"

_ALWAYS = {
    "DAT": (
        rf"\b(?:{_DAY}(?: day)?(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}\b(?:,? {_YEAR})?"
        rf"|{_MONTH},? {_YEAR})\b"
    ),
    "CON": (
        r"(?<![\w.:/-])(?:\d[ -]?){12,18}\d(?![\w:/-])"
        r"|(?<![\w.])(?:\+|00)\d[\d ()./-]{7,16}\d(?:\s?x\d+)?(?!\w)"
        r"|\b(?:call|phone|tel|telephone|mobile|fax|desk|ring|text|whatsapp)\b\W{1,3}(?:\w+\W{1,3}){0,3}?"
        r"(?P<of>\(?\d[\d ()./-]{6,16}\d(?:\s?x\d+)?)(?!\w)"
        rf"|(?<!\w)\d{{1,6}},? (?:[^\W\d_][\w.'’-]*,? ){{1,6}}(?:\d{{1,4}}[A-Za-z]?\.?,?\s+)?{_DWELLING}"
        r"|\bUnit \d+,? Box \d+"
        r"|\b(?:zip|post(?:al)?)(?: ?code)?\b\W{1,3}(?:is )?"
        r"(?P<zip>(?=[A-Z\d -]*\d)[A-Z\d][A-Z\d -]{2,8}[A-Z\d])\b"
    ),
    "QTY": (
        r"\b\d{1,3}[- ]years?[- ]old\b|\baged? (?:of )?(?P<age>\d{1,3})\b"
        r"|\b(?:he|she|I|they|who)(?: (?:was|is|am|were|are)|['’](?:m|s|re)| turn(?:s|ed)?|['’]?ll turn) "
        r"(?P<years>\d\d)(?=[.,;!?]|$)"
    ),
}  # fmt: skip
_UNTECHNICAL = {
    "CON": r"\bhttps?://[^\s<>\"]+|\bwww\.[^\s<>\"]+",
    "QTY": (
        rf"\b(?:{_CURRENCY})\s?\d[\d,.]*\d(?:\s(?:million|billion))?"
        r"|[£$€]\s?\d[\d,.]*(?:\s?(?:k|m|bn|million|billion|thousand)\b)?"
    ),
    "DAT": r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.m\.",
}
_PART_OF_MONTH = re.compile(
    r"\b(?:the )?(?:first|second|third|fourth|last|early|middle|end)"
    rf"(?: (?:week|half|days?|part|weekend))? of {_MONTH}(?!\w)"
)
_HEADING = 0.7
"""A text with more of its words in capitals than this is a heading, in which they say nothing."""

_LINKS, _CUTS = frozenset(["of", "for", "the", "and", "to"]), frozenset(["of", "for", "the", "to"])
_NO_PART = frozenset(["The", "A", "An", "As", "At", "In", "On", "Our", "From", "By"])
_LAWS = frozenset(["Act", "Acts", "Law", "Rules", "Convention", "Article", "Scheme"])
_NAME = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]*")
_GAP = re.compile(r"[ \t]{1,2}|[ \t]?&[ \t]?")


def plain_marks(text: str, technical: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of the tagger of each mark. technical: how far the text is, 0 to 3."""
    if any(sign.isdigit() for sign in text) or "www." in text or "://" in text:
        for kind, pattern in _patterns("always"):
            yield from _found(text, kind, pattern)
        if not technical:
            for kind, pattern in _patterns("untechnical"):
                yield from _found(text, kind, pattern)
    if not technical:
        yield from _found(text, "DAT", _PART_OF_MONTH)
        words = list(_NAME.finditer(text))
        yield from _feasts(words)
        yield from _institutions(text, words)


def _found(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        start, end = match.span(match.lastgroup) if match.lastgroup else match.span()
        yield start, end, kind


def _feasts(words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    for match in words:
        if match.group()[0].isupper() and "feast" in word_kinds().get(fold(match.group()), ()):
            yield *match.span(), "DAT"


@cache
def _patterns(when: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = _ALWAYS if when == "always" else _UNTECHNICAL
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in told.items())


def _institutions(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Names in capitals with the word of an institution among them: `Ministry for Foreign Affairs`."""
    run: list[tuple[int, int]] = []
    capitals = [word for match in words if (word := match.group())[0].isupper()]
    if len(capitals) > _HEADING * len(words) or not any(map(_is_institution, capitals)):
        return
    for match in words:
        word = match.group()
        joined = bool(run) and _GAP.fullmatch(text, run[-1][1], match.start()) is not None
        links = joined and word in _LINKS and not (word == "the" and text[slice(*run[-1])] == "and")
        if links or (word[0].isupper() and (joined or not run)):
            run.append(match.span())
        else:
            yield from _institution(text, run)
            run = [match.span()] if word[0].isupper() else []
    yield from _institution(text, run)


def _institution(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The institution in a run, with what it is of; who is of it is none: `President of the Court`."""
    words = [text[start:end] for start, end in run]
    begin = 0
    while begin < len(words) and not _is_begun(words[begin:]):
        begin += 1
    end = len(words)
    while end > begin and words[end - 1].islower():
        end -= 1
    capitals = sum(word[0].isupper() and len(word) > 1 for word in words[begin:end])
    if capitals >= 2 and words[end - 1] not in _LAWS:
        yield run[begin][0], run[end - 1][1], "ORG"


def _is_begun(words: list[str]) -> bool:
    """Whether an institution begins here: its own word stands before what it is of."""
    if words[0].islower() or words[0] in _NO_PART:
        return False
    first = next((at for at, word in enumerate(words) if word in _CUTS), len(words))
    return any(map(_is_institution, words[:first]))


def _is_institution(word: str) -> bool:
    return word[1:].islower() and "org" in word_kinds().get(fold(word), ())
