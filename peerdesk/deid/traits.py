"""What a roster tells of its people beside their names, and the words by which a note can mean it.

A trait is a line of business, a role, a place, or a plain word of the roster. For each trait the roster says
which of its people have it; a cue is a word or phrase of a note that means a trait.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from peerdesk.deid.folding import words_of
from peerdesk.resource_files import resource

if TYPE_CHECKING:
    from peerdesk.deid.forms import Person


class CueKind(StrEnum):
    """What sort of word a cue is."""

    PEOPLE = "people"
    ORGANISATION = "organisation"
    ASSET = "asset"
    QUALITY = "quality"
    PLACE = "place"
    DOING = "doing"


class Cue(NamedTuple):
    """A phrase and what it means. words: folded. trait: `s:health`, `r:ciso`, `g:lyon`, `w:dairy`."""

    words: tuple[str, ...]
    kind: CueKind
    trait: str


_Phrase = tuple[str, CueKind, str]
"""A cue as it is read: its words in a row, its kind, its trait."""

_OF_SECTORS = {
    "keys": CueKind.QUALITY,
    "orgs": CueKind.ORGANISATION,
    "people": CueKind.PEOPLE,
    "assets": CueKind.ASSET,
    "verbs": CueKind.DOING,
    "adjectives": CueKind.QUALITY,
}
_OF_ROLES = {"keys": CueKind.PEOPLE, "says": CueKind.PEOPLE, "verbs": CueKind.DOING}
_DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"]
)
_EMPTY = frozenset(
    """
    and the for with head director manager chief officer of in at group company people listed startup start-up
    small large family business service services private public general new old other senior junior lead team
    international national regional local member partner technology digital information systems
    """.split()  # noqa: SIM905
)
"""Words of a roster that tell nothing alone."""

Index = Mapping[str, tuple[Cue, ...]]


@lru_cache(maxsize=4096)
def cues_at(word: str) -> tuple[Cue, ...]:
    """Every cue that begins with this word and does not depend on a roster, the longest first."""
    phrases = _phrases().get(word, ())
    found = (Cue(tuple(phrase.split()), CueKind(kind), trait) for phrase, kind, trait in phrases)
    return tuple(sorted(dict.fromkeys(found), key=lambda cue: -len(cue.words)))


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """First word → the phrases that begin with it: a note meets few of them, so they are put away as read.

    In tuples and plain words alone, which Python leaves out when it looks for garbage.
    """
    found: dict[str, list[tuple[str, str, str]]] = {}
    for phrase, kind, trait in (*_sector_phrases(), *_role_phrases(), *_land_phrases()):
        found.setdefault(phrase.partition(" ")[0], []).append((phrase, kind.value, trait))
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def near_sectors() -> Mapping[str, tuple[str, ...]]:
    """Line of business → others that a roster may say instead."""
    return {
        name: tuple(f"s:{one}" for one in words)
        for name, kind, words in _lists("sectors.txt")
        if kind == "near"
    }


@cache
def _around() -> Mapping[str, tuple[str, ...]]:
    """Place → the country and the wide regions in which it lies."""
    countries = {place: country for place, country, _ in _lands() if country}
    wide: dict[str, list[str]] = {}
    for name, _, places in _wide_lands():
        for place in places:
            wide.setdefault(place, []).append(f"g:{name}")
    return {
        f"g:{place}": (
            *((f"g:{countries[place]}",) if place in countries else ()),
            *wide.get(place, ()),
            *wide.get(countries.get(place, ""), ()),
        )
        for place in {*countries, *wide}
    }


@dataclass(frozen=True, slots=True)
class Traits:
    """Who of a roster has which trait.

    holders: trait → places of people in the roster. own: cues made of the roster's own words; stems: what the
    longer of them begin with. count: people in all.
    """

    holders: Mapping[str, frozenset[int]] = field(default_factory=dict, repr=False)
    own: Index = field(default_factory=dict, repr=False)
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    count: int = 0

    @classmethod
    def of(cls, people: Sequence[Person]) -> Traits:
        """The traits of these people; empty when the roster tells nothing but names and firms."""
        if not any(one.sector or one.region or one.role for one in people):
            return cls(count=len(people))
        holders: dict[str, set[int]] = {}
        own: dict[str, None] = {}
        for place, person in enumerate(people):
            for trait in _traits_of(person):
                holders.setdefault(trait, set()).add(place)
                if trait.startswith("w:"):
                    own[trait] = None
        things = {singular(words[-1]) for one in people if (words := words_of(one.sector))}
        plain = [Cue((trait[2:],), _kind_of_own(trait[2:], things), trait) for trait in own]
        stems: dict[str, tuple[str, ...]] = {}
        for trait in own:
            if len(trait) > 7:
                begin = trait[2 : 2 + _STEM]
                stems[begin] = (*stems.get(begin, ()), trait)
        return cls(
            {trait: frozenset(who) for trait, who in holders.items()}, _indexed(plain), stems, len(people)
        )

    def at(self, words: Sequence[str], place: int) -> tuple[Cue, ...]:
        """The longest general cues that begin at this word; else what the roster's own words make of it."""
        best: list[Cue] = []
        for cue in cues_at(words[place]):
            longest = len(best[0].words) if best else 0
            if len(cue.words) >= longest and tuple(words[place : place + len(cue.words)]) == cue.words:
                best = [*best, cue] if len(cue.words) == longest else [cue]
        own = self._own_cue(words[place])
        return tuple(best) or ((own,) if own else self._compound(words[place]))

    def _compound(self, word: str) -> tuple[Cue, ...]:
        """Who does what a word is made of: `boatbuilder`, `watchmaker`."""
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return ()
        meant: dict[str, None] = {}
        for form in (match[1], plural(match[1])):
            meant |= {cue.trait: None for cue in cues_at(form) if cue.words == (form,)}
            if own := self._own_cue(form):
                meant[own.trait] = None
        return tuple(Cue((word,), CueKind.PEOPLE, trait) for trait in meant)

    def who(self, meant: Sequence[Cue]) -> frozenset[int]:
        """The people whom cues of one phrase may mean: narrowed by each word that the roster itself has."""
        found: set[int] = set()
        for cue in meant:
            found |= self.holders.get(cue.trait, frozenset())
        if not found:
            for cue in meant:
                for near in near_sectors().get(cue.trait[2:], ()) if cue.trait.startswith("s:") else ():
                    found |= self.holders.get(near, frozenset())
        for word in meant[0].words:
            own = self._own_cue(word)
            narrow = self.holders[own.trait] if own else frozenset[int]()
            if narrow and (narrow & found or not found):
                found = set(narrow & found or narrow)
        return frozenset(found)

    def _own_cue(self, word: str) -> Cue | None:
        """What a word means by the roster's own words."""
        for form in (word, singular(word)):
            if form in self.own:
                return self.own[form][0]
        alike = (trait for trait in self.stems.get(word[:_STEM], ()) if _is_alike(word, trait[2:]))
        trait = next(alike, None) if len(word) > _STEM else None
        if trait is None:
            return None
        return Cue((word,), CueKind.PEOPLE if word.endswith(_DOERS) else CueKind.QUALITY, trait)


_COMPOUND = re.compile(
    r"(\w{3,})(?:maker|builder|grower|seller|keeper|farmer|breeder|dealer|owner|worker|smith|master|yard|works"
    r"|house|mill|man|woman)s?"
)
_DOERS = ("er", "ers", "or", "ors", "ant", "ants", "ist", "ists", "ian", "ians")


_DOING = ("ing", "ics", "tech", "care", "wear", "ware", "ment", "tion", "ance", "age", "ity", "y")
"""Endings of a line of business that nobody calls a firm by: `logistics`, `catering`."""


def _kind_of_own(word: str, things: Collection[str]) -> CueKind:
    """A line of business that is a thing may stand for the firm: `the port`, `the orchestra`."""
    return CueKind.ORGANISATION if word in things and not word.endswith(_DOING) else CueKind.QUALITY


def singular(word: str) -> str:
    """The regular singular of an English noun: `plants` → `plant`, `ferries` → `ferry`."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 5 else word[:-1]


_STEM = 5
"""Letters that words of one stem have in common at least."""


def _is_alike(word: str, other: str) -> bool:
    """Whether two words are of one stem: `caterer` and `catering`, not `transport` and `translation`."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return abs(len(word) - len(other)) <= 4 and shared >= max(_STEM, min(len(word), len(other)) - 3)


def _traits_of(person: Person) -> Iterator[str]:
    for cue in _found_in(person.sector):
        if cue.trait[0] in "sr" and cue.kind not in (CueKind.ASSET, CueKind.DOING):
            yield cue.trait
    for text in person.organisations:
        yield from (c.trait for c in _found_in(text) if c.trait[0] == "s" and c.kind is not CueKind.DOING)
    for cue in _found_in(person.role):
        if cue.trait[0] == "r" or (cue.trait[0] == "s" and cue.kind is CueKind.PEOPLE):
            yield cue.trait
    for cue in _found_in(person.region):
        if cue.trait[0] == "g":
            yield cue.trait
            yield from _around().get(cue.trait, ())
    for text in (person.sector, person.region, person.role):
        for word in words_of(text):
            single = singular(word)
            if len(word) > 3 and word not in _EMPTY and not word.isdigit():
                yield f"w:{single}"
            if word in _DIRECTIONS:
                yield f"w:{word.removesuffix('ern')}"


def _found_in(text: str) -> Iterator[Cue]:
    words = words_of(text)
    for place, word in enumerate(words):
        for cue in cues_at(word):
            if words[place : place + len(cue.words)] == cue.words:
                yield cue


def _sector_phrases() -> Iterator[_Phrase]:
    for name, kind, phrases in _lists("sectors.txt"):
        if kind not in _OF_SECTORS:
            continue
        yield from _with_plurals(phrases, _OF_SECTORS[kind], f"s:{name}")
        if kind == "keys":
            firms = (phrase for phrase in phrases if " " in phrase and phrase.split()[-1] in _FIRMS)
            yield from _with_plurals(firms, CueKind.ORGANISATION, f"s:{name}")
        if kind == "assets":
            single = {
                one: None for phrase in phrases if (one := singular(phrase)) != phrase and " " not in one
            }
            yield from _with_plurals(single, CueKind.QUALITY, f"s:{name}")


_FIRMS = frozenset(
    """
    hospital bank school university college club office agency society trust operative union company studio
    theatre museum library authority council station
    """.split()  # noqa: SIM905
)
"""What a line of business may end with that is a firm: `university hospital`."""


def _role_phrases() -> Iterator[_Phrase]:
    for name, kind, phrases in _lists("roles.txt"):
        yield from _with_plurals(phrases, _OF_ROLES[kind], f"r:{name}")


def _land_phrases() -> Iterator[_Phrase]:
    for name, phrases, _ in _wide_lands():
        yield from ((phrase, CueKind.QUALITY, f"g:{name}") for phrase in phrases)
    for name, _, phrases in _lands():
        yield name, CueKind.PLACE, f"g:{name}"
        yield from ((phrase, CueKind.QUALITY, f"g:{name}") for phrase in phrases)


def _with_plurals(phrases: Iterable[str], kind: CueKind, trait: str) -> Iterator[_Phrase]:
    for phrase in phrases:
        yield phrase, kind, trait
        if kind in (CueKind.ORGANISATION, CueKind.PEOPLE):
            first, _, last = phrase.rpartition(" ")
            yield f"{first} {plural(last)}".strip(), kind, trait


def plural(word: str) -> str:
    """The regular plural of an English noun; `man` becomes `men`."""
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh", "z")) else f"{word}s"


def _indexed(every: Iterable[Cue]) -> Index:
    found: dict[str, dict[Cue, None]] = {}
    for cue in every:
        if cue.words:
            found.setdefault(cue.words[0], {})[cue] = None
    return {first: tuple(sorted(some, key=lambda cue: -len(cue.words))) for first, some in found.items()}


def _lists(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for line in resource("deid", name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, _, words = line.partition(": ")
            owner, _, kind = head.partition(".")
            yield owner, kind, tuple(words.split("; "))


def _lands() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for line in resource("deid", "lands.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, _, words = line.partition(":")
            name, _, country = head.partition(" | ")
            yield name, country, tuple(words.strip().split("; ")) if words.strip() else ()


def _wide_lands() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """First word of a wide region, all its words, and the places that lie there."""
    for line in resource("deid", "wide_lands.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, _, places = line.partition(" | ")
            words = tuple(head.split("; "))
            yield words[0], words, tuple(places.split("; "))
