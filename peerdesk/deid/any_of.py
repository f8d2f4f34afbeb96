"""Of how many of a group a text could speak, by what the roster tells of them.

A sentence begins with everybody. Whoever a name, a firm or a pointing phrase means, and what is said of one
firm or one person in passing (`a bank in the north`), leaves only those it may mean. Sentences that the
wording links (`They …`, `The same …`) speak of the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from peerdesk.deid.circumstance import pointing_phrases
from peerdesk.deid.finding import hits
from peerdesk.deid.folding import words_of
from peerdesk.deid.forms import forms_of
from peerdesk.deid.roster import Roster
from peerdesk.deid.units import Unit, units_of
from peerdesk.deid.values import Certainty

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=\S)|\n+")
_LINKED = re.compile(
    r"(?:(?:and|but|so|then|also|later|still|there)[, ]+)?"
    r"(?:they|their|theirs|them|he|his|him|she|her|hers|it|its|that|this|those|these|both|the same"
    r"|we|our|ours|us|i|my|mine|such)\b",
    re.IGNORECASE,
)
"""A sentence that begins like this goes on about those of the one before."""

_NOT_ONE = frozenset({"no", "any", "every", "each", "most", "some", "many", "few", "all", "another", "other"})
"""Words before a noun that speak of none or of many."""

_BETWEEN = "JGBnS"
_LOOKED_BACK = 3


def any_of(text: str, roster: Roster) -> int:
    """Of how many people of the roster the text could speak: from 1 up to all; 0 for an empty roster."""
    everybody = frozenset(range(len(roster.people)))
    counts = [len(_whom(run, roster, everybody)) for run in _runs(text)]
    return min(counts, default=len(everybody))


def _runs(text: str) -> Iterator[list[str]]:
    """Sentences that speak of the same people."""
    run: list[str] = []
    for sentence in _SENTENCE.split(text):
        if run and not _LINKED.match(sentence.lstrip("“\"‘'(")):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _whom(run: Sequence[str], roster: Roster, everybody: frozenset[int]) -> frozenset[int]:
    """Whom linked sentences may mean; where nobody fits all that is said, whom the narrowest of it means."""
    told = [who for place, sentence in enumerate(run) for who in _told(sentence, roster, goes_on=place > 0)]
    whom = everybody.intersection(*told)
    return whom or min(told, key=len, default=everybody)


def _told(sentence: str, roster: Roster, *, goes_on: bool) -> Iterator[frozenset[int]]:
    """What a sentence tells of whom it means: groups of people, none of them empty.

    goes_on: it speaks of those of the one before, so that a place is theirs.
    """
    for hit in hits(sentence, roster):
        if hit.layer == 1 and hit.certainty is Certainty.SURE:
            yield from _called(sentence[hit.start : hit.end], roster)
    phrases = pointing_phrases(sentence, roster)
    yield from (phrase.who for phrase in phrases if phrase.who)
    units = list(units_of(sentence, roster.traits)) if roster.traits.holders else []
    for place, unit in enumerate(units):
        inside = any(phrase.start <= unit.start < phrase.end for phrase in phrases)
        theirs = goes_on and unit.sign in "GBJ"
        if unit.who and not inside and (theirs or _speaks_of_one(units, place)):
            yield unit.who


def _called(written: str, roster: Roster) -> Iterator[frozenset[int]]:
    """Those who, or whose firms, are called so."""
    words = words_of(written)
    who = frozenset(
        place
        for place, person in enumerate(roster.people)
        if any(_is_part(form.words, words) for form in forms_of(person))
    )
    if who:
        yield who


def _is_part(form: Sequence[str], words: Sequence[str]) -> bool:
    size = len(form)
    return any(tuple(words[at : at + size]) == tuple(form) for at in range(len(words) - size + 1))


def _speaks_of_one(units: Sequence[Unit], place: int) -> bool:
    """Whether a cue stands for one person or firm: in the singular, behind `the`, `our` or `a`."""
    unit = units[place]
    if unit.sign not in "PCT" or (unit.text.endswith("s") and not unit.text.endswith("ss")):
        return False
    for before in reversed(units[max(0, place - _LOOKED_BACK) : place]):
        if before.text in _NOT_ONE:
            return False
        if before.sign in "DOA":
            return unit.sign != "T" or before.sign == "O"
        if before.sign not in _BETWEEN:
            return False
    return False
