"""Of how many of a group a text could speak, by what the roster tells of them.

A sentence begins with everybody. Whoever a name, a firm or a pointing phrase means, and what is said of one
firm or one person in passing (`a bank in the north`), leaves only those it may mean. Sentences that the
wording links (`They …`, `The same …`) speak of the same people. He and she leave everybody: no gender is
stored. What nobody fits together with the rest says nothing, so that somebody is always left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from peerdesk.deid.circumstance import pointing_phrases
from peerdesk.deid.finding import hits
from peerdesk.deid.folding import words_of
from peerdesk.deid.forms import Person, forms_of
from peerdesk.deid.pointing_rules import Seen, is_generic, is_single
from peerdesk.deid.roster import Roster
from peerdesk.deid.units import Unit, units_of
from peerdesk.deid.values import Certainty
from peerdesk.deid.words import words

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=\S)|\n+")
_OPENING = "“\"‘'([-*• "
_BEFORE = r"(?:(?:and|but|so|then|also|later|still|now|yet|meanwhile|however|afterwards|there)[, ]+){0,2}"
_THEY = (
    r"(?:they|their|theirs|them|he|his|him|she|her|hers|both"
    r"|the (?:same|latter|former|other|others|company|firm|organi[sz]ation|participant|speaker|person)(?= )"
    r")\b"
)
_IT = (
    r"(?:its|such"
    r"|it(?! (?:is|was|will be|would be|has been) (?:\w+ )?(?:\w+ )?(?:that|to|whether|if|how)\b"
    r"| (?:seems|turns out|takes|helps|depends|pays)\b)"
    r"|(?:this|these|that|those)(?! (?:month|week|year|time|quarter|morning|evening|meeting|group|round|who"
    r"|said|days)\b)"
    r")\b"
)
_LINKED = re.compile(_BEFORE + _THEY, re.IGNORECASE)
"""A sentence that begins like this goes on about those of the one before."""

_LINKED_INSIDE = re.compile(rf"{_BEFORE}(?:{_THEY}|{_IT}|(?:we|our|ours|us|i|my|mine)\b)", re.IGNORECASE)
"""In one note a speaker also goes on about himself or about it; in another note these may be another's."""


def any_of(text: str, roster: Roster) -> int:
    """Of how many people of the roster the text could speak: from 1 up to all; 0 for an empty roster."""
    return len(whom([text], roster)[0])


def whom(texts: Sequence[str], roster: Roster) -> tuple[frozenset[int], ...]:
    """By text, the places of the people in the roster of whom it could speak; never shown to anybody.

    texts: as a reader meets them, such as the notes of one item, so that one may go on about another. What is
    linked has the same people; a text of several sentences those of the one that leaves fewest.
    """
    return Whom().of([texts], roster)[0]


class Whom:
    """`whom` for the items of a paper again and again: an edit costs the sentence that was edited."""

    def __init__(self) -> None:
        self._people: tuple[Person, ...] = ()
        self._known: dict[tuple[str, bool], _Told] = {}

    def of(self, items: Iterable[Sequence[str]], roster: Roster) -> list[tuple[frozenset[int], ...]]:
        """By item, what `whom` gives for its texts. Sentences that are in none of them are forgotten."""
        before = self._known if roster.people == self._people else {}
        self._people, self._known = roster.people, {}
        return [self._in(texts, roster, before) for texts in items]

    def _in(
        self, texts: Sequence[str], roster: Roster, before: Mapping[tuple[str, bool], _Told]
    ) -> tuple[frozenset[int], ...]:
        everybody = frozenset(range(len(roster.people)))
        smallest = [everybody] * len(texts)
        for run in _runs(texts):
            keys = [(one.sentence, place > 0) for place, one in enumerate(run)]
            for key in keys:
                self._known[key] = before.get(key) or self._known.get(key) or _told(*key, roster)
            who = _left(everybody, [self._known[key] for key in keys])
            for one in run:
                smallest[one.text] = min(smallest[one.text], who, key=len)
        return tuple(smallest)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence and the place of its text."""

    text: int
    sentence: str = field(repr=False)


def _runs(texts: Sequence[str]) -> Iterator[list[_Part]]:
    """Sentences that speak of the same people."""
    run: list[_Part] = []
    for place, text in enumerate(texts):
        for sentence in filter(str.strip, _SENTENCE.split(text)):
            link = _LINKED_INSIDE if run and run[-1].text == place else _LINKED
            if run and not link.match(sentence.lstrip(_OPENING)):
                yield run
                run = []
            run.append(_Part(place, sentence))
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells of whom it means, as groups of people, none of them empty.

    surely: by a name, a firm or a pointing phrase. passing: by what one firm or person is called. where: by a
    place, which counts only for those meant otherwise.
    """

    surely: tuple[frozenset[int], ...] = ()
    passing: tuple[frozenset[int], ...] = ()
    where: tuple[frozenset[int], ...] = ()


def _left(everybody: frozenset[int], told: Sequence[_Told]) -> frozenset[int]:
    """Who is left: the surest and narrowest first, and nothing that nobody left fits."""
    left = everybody
    for groups in (
        [who for one in told for who in one.surely],
        [who for one in told for who in one.passing],
        [who for one in told for who in one.where],
    ):
        for who in sorted(groups, key=len):
            left = left & who or left
    return left


def _told(sentence: str, goes_on: bool, roster: Roster) -> _Told:
    """What a sentence tells. goes_on: it speaks of those of the one before, so that a place is theirs."""
    surely = list(_called(sentence, roster))
    units = list(units_of(sentence, roster.traits)) if roster.traits.holders else []
    if not any(unit.who for unit in units):
        return _Told(tuple(surely))
    phrases = pointing_phrases(sentence, roster)
    surely += [phrase.who for phrase in phrases if phrase.who]
    passing = []
    for group in _groups(sentence, units):
        start, end = group.units[0].start, group.units[-1].end
        inside = any(phrase.start < end and phrase.end > start for phrase in phrases)
        if not inside and (who := _meant(group)):
            passing.append(who)
    where = _places(units) if goes_on else ()
    return _Told(tuple(surely), tuple(passing), tuple(where))


def _called(sentence: str, roster: Roster) -> Iterator[frozenset[int]]:
    """Those who, or whose firms or products, are surely named."""
    for hit in hits(sentence, roster, with_contacts=False):
        if hit.layer == 1 and hit.certainty is Certainty.SURE:
            who = _named(words_of(sentence[hit.start : hit.end]), _names(roster.people))
            if who:
                yield who


@lru_cache(maxsize=4)
def _names(people: tuple[Person, ...]) -> Mapping[tuple[str, ...], frozenset[int]]:
    """Form, as folded words → who, or whose firm, is called so."""
    found: dict[tuple[str, ...], set[int]] = {}
    for place, person in enumerate(people):
        for form in forms_of(person):
            found.setdefault(form.words, set()).add(place)
    return {form: frozenset(who) for form, who in found.items()}


def _named(written: tuple[str, ...], names: Mapping[tuple[str, ...], frozenset[int]]) -> frozenset[int]:
    """Whom the longest form in these words means."""
    for size in range(len(written), 0, -1):
        for at in range(len(written) - size + 1):
            if who := names.get(written[at : at + size]):
                return who
    return frozenset()


# A noun with its article: `a small bank`, `one of the hospitals`, `our plant`. Signs: see `units`.
_GROUP = re.compile(r"(?:[AN]I[DO]Z?|[DOA]N?|NA?)[JGBCPTMFKnSZ]+")
_WHERE = re.compile(r"I[DOA]?Y?(?:[GB]|J(?![nCPTFJMK]))")
_OF_ALL = words("no any every each most some many few all another other such whatever")
_AFTER = words("that where while because since though although whereas said says and but or so then today")
_AT = words("from at of in inside")
_IN = words("in from at near")
_IS = words("is was are were")


def _groups(text: str, units: Sequence[Unit]) -> Iterator[Seen]:
    """The nouns with their articles, each up to its last word."""
    signs = "".join(unit.sign for unit in units)
    for match in _GROUP.finditer(signs):
        last = match.end()
        for at in range(match.start() + 1, match.end()):
            if _ends_before(units[at], units[at - 1], units[match.start()]):
                last = at
                break
        if last > match.start() + 1:
            pattern = "a-kind" if signs[match.start()] in "AN" else "definite"
            yield Seen(text, units, match.start(), last, pattern)


def _ends_before(unit: Unit, before: Unit, article: Unit) -> bool:
    """Whether a noun ends before this word, a verb by its looks: `the CTO signs`, `a bank closed`."""
    if unit.start - before.end > 1:
        return True
    if unit.sign != "n" or before.sign not in "PCMFB" or not is_single(before.text):
        return False
    if unit.text.endswith(("ed", "ly")):
        return True
    return unit.text.endswith("s") and (before.sign in "PM" or article.sign in "AN")


def _meant(group: Seen) -> frozenset[int]:
    """Whom a noun with its article may mean; nobody where it speaks of none, of many or of a type."""
    first, head = group.units[0], group.units[-1]
    known = [unit.who for unit in group.units if unit.who]
    if not known or head.sign not in ("CPMFT" if first.sign == "O" else "CPMFB"):
        return frozenset()
    if first.sign == "O" and head.sign in "PM":
        return frozenset()
    if not is_single(head.text) and not _is_some_of(group):
        return frozenset()
    if _goes_on(group):
        return frozenset()
    if {unit.text for unit in (*group.units, group.before())} & _OF_ALL or is_generic(group):
        return frozenset()
    if first.sign != "O" and first.text != "one" and not _is_said_of(group):
        return frozenset()
    return frozenset.intersection(*known, *_place_of(group))


def _goes_on(group: Seen) -> bool:
    """Whether more words make another thing of it: `a bank of tests`, `the school run`."""
    after = group.after()
    if after.text in ("of", "for") or after.sign in "gKXW" or (after.sign == "s" and group.head.sign == "P"):
        return True
    return after.sign == "v" and after.text not in _IS and group.after(2).text in _IS


def _is_some_of(group: Seen) -> bool:
    """`one of the hospitals`, `our three plants`, `the two banks`."""
    return group.units[0].sign == "O" or group.units[1].sign == "I" or any(u.sign == "Z" for u in group.units)


def _is_said_of(group: Seen) -> bool:
    """Whether something is said of it: a clause begins with it, or somebody is from there.

    What one asks, pays or hears of is more often outside the group: `ask a lawyer`, `told the bank`.
    """
    before = group.before()
    return before.sign in ".,&" or before.text in _AFTER or before.text in _AT


def _place_of(group: Seen) -> Iterator[frozenset[int]]:
    """Where it is, if that is told right behind it: `a bank in the north`."""
    following = group.all[group.last : group.last + 4]
    if match := _WHERE.match("".join(unit.sign for unit in following)):
        who = following[match.end() - 1].who
        if who and following[0].text in _IN:
            yield who


def _places(units: Sequence[Unit]) -> Iterable[frozenset[int]]:
    """Where those are of whom a sentence goes on: `They work in Germany`."""
    signs = "".join(unit.sign for unit in units)
    for match in _WHERE.finditer(signs):
        who = units[match.end() - 1].who
        if who and units[match.start()].text in _IN:
            yield who
