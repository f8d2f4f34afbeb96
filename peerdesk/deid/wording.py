"""Neutral words that read like English in the place of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from peerdesk.deid.bands import vaguer_date, vaguer_quantity
from peerdesk.deid.folding import words_of
from peerdesk.deid.values import Certainty, Hit, Identity, Kind
from peerdesk.deid.words import ADJECTIVES, DETERMINERS, FUNCTION_WORDS, words


@dataclass(frozen=True, slots=True)
class Noun:
    """A wording. whole: with its article. after_a, after_an: nouns that fit an article already there."""

    whole: str
    after_a: str
    after_an: str

    @property
    def bare(self) -> str:
        """The noun alone, for places that have a determiner."""
        return self.after_an if self.whole.startswith("an ") else self.after_a


_CHOICES: dict[str, tuple[Noun, ...]] = {
    "person": (
        Noun("a participant", "participant", "attendee"),
        Noun("a person", "person", "individual"),
        Noun("somebody", "someone", "anyone"),
    ),
    "organisation": (
        Noun("an organisation", "company", "organisation"),
        Noun("a firm", "firm", "enterprise"),
        Noun("an institution", "business", "institution"),
    ),
    "product": (Noun("a product", "product", "offering"), Noun("a service", "service", "application")),
    "deid_email": (
        Noun("an e-mail address", "contact address", "e-mail address"),
        Noun("a mailbox", "mailbox", "inbox"),
    ),
    "deid_phone": (Noun("a phone number", "phone number", "extension"), Noun("a line", "line", "extension")),
    "deid_handle": (Noun("a user", "user", "account"), Noun("a name", "name", "alias")),
    "deid_profile": (Noun("a profile", "profile", "online profile"), Noun("a page", "page", "online page")),
    "deid_link": (Noun("a link", "link", "online address"), Noun("a page", "page", "online page")),
    "deid_address": (Noun("an address", "street address", "address"), Noun("a place", "place", "address")),
    "deid_account": (
        Noun("an account number", "bank account", "account number"),
        Noun("a number", "number", "entry"),
    ),
    "deid_code": (Noun("a number", "number", "identifier"), Noun("a reference", "reference", "identifier")),
    "deid_place": (Noun("a place", "place", "area"), Noun("a town", "town", "area")),
    "deid_role": (
        Noun("a senior manager", "senior manager", "executive"),
        Noun("a leader", "leader", "executive"),
    ),
    "origin_of_thing": (Noun("national", "national", "international"), Noun("certain", "certain", "usual")),
    "origin_of_person": (
        Noun("a citizen", "citizen", "individual"),
        Noun("a person", "person", "individual"),
    ),
    "place_of_thing": (Noun("local", "local", "outside"), Noun("certain", "certain", "outside")),
}
_NOTHING = Noun("…", "…", "…")


@dataclass(frozen=True, slots=True)
class Wording:
    """The nouns for one roster: none of them is a name of it. taken: its names, as folded words."""

    nouns: dict[str, Noun] = field(repr=False)
    taken: frozenset[str] = field(default=frozenset(), repr=False)
    their: str = "their"
    another: str = "another"

    def allows(self, words: str) -> bool:
        """Whether none of these words is a name of the roster."""
        return not (set(words_of(words)) - {"a", "an", "the"}) & self.taken

    @classmethod
    def avoiding(
        cls, taken: frozenset[str], *, person_word: str = "", organisation_word: str = ""
    ) -> Wording:
        """The group's own words where it has any, else the usual ones; never one that is a name.

        taken: every folded word of the group's names.
        """
        own = {"person": person_word.strip(), "organisation": organisation_word.strip()}
        nouns = {}
        for key, choices in _CHOICES.items():
            wanted = (_own_noun(own[key]), *choices) if own.get(key) else choices
            nouns[key] = next((noun for noun in wanted if _harmless(noun, taken)), _NOTHING)
        return cls(nouns, taken, "" if "their" in taken else "their", "" if "another" in taken else "another")


def _own_noun(words: str) -> Noun:
    """A group's own word, with or without its article: `a member`, `member`, `someone`."""
    head, _, tail = words.partition(" ")
    if head.casefold() in ("a", "an", "the") and tail:
        return Noun(words, tail, tail)
    return Noun(words, words, words)


def _harmless(noun: Noun, taken: frozenset[str]) -> bool:
    used = {word for text in (noun.whole, noun.after_a, noun.after_an) for word in words_of(text)}
    return not (used - {"a", "an", "the"}) & taken


_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]+$")
_NOUN_AFTER = re.compile(r"[ \u00a0]([^\W_][\w'’-]*)")
_SENTENCE_END = re.compile(r"(?:^|[.!?…][\"”’')\]]*\s+|^\s*(?:[-*•]\s+)?)[\"“‘'(\[]*$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|incl|esp|approx|dr|mr|ms|mrs|prof)\.|\.\.\.|…)\s+[\"“(]*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|/|&|,?\s*(?:and|or))\s*", re.IGNORECASE)
_AT = frozenset({"at", "from"})
_BEFORE_A_NOUN = frozenset({"about", "by", "for", "in", "into", "of", "on", "through", "to", "under", "with"})
_WHEN_AND_HOW = words(
    "again ago alone already back instead later now online soon today together tomorrow tonight too yesterday"
)


def put_in(text: str, found: Sequence[Hit], wording: Wording) -> list[Identity]:
    """The hits as identities with the words to put instead."""
    result: list[Identity] = []
    before: Hit | None = None
    for hit in found:
        words = _phrase(text, hit, before, wording)
        result.append(Identity(hit.start, hit.end, hit.kind, words, hit.reason, hit.certainty, hit.layer))
        if hit.certainty is Certainty.SURE:
            before = hit
    return result


def _phrase(text: str, hit: Hit, before: Hit | None, wording: Wording) -> str:
    noun = _noun(text, hit, wording)
    if noun is _NOTHING:
        return noun.whole
    left = text[max(0, hit.start - 40) : hit.start]
    match = _WORD_BEFORE.search(left)
    last = match.group(1).casefold() if match else ""
    compound = left[-1:] in ("-", "‐", "‑") or text[hit.end : hit.end + 1] in ("-", "‐", "‑")
    words = _chosen(text, hit, before, wording, noun, last, left[: match.start()] if match else left)
    if compound:
        words = noun.after_a if last == "a" else noun.after_an if last == "an" else noun.bare
    if hit.possessive:
        words += hit.possessive if hit.possessive[1:].islower() else hit.possessive[0] + "s"
    return words[:1].upper() + words[1:] if begins_sentence(text, hit.start) else words


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence or an entry of a list begins at this place."""
    left = text[max(0, start - 40) : start]
    return not left or bool(_SENTENCE_END.search(left) and not _ABBREVIATION.search(left))


def _chosen(
    text: str, hit: Hit, before: Hit | None, wording: Wording, noun: Noun, last: str, earlier: str
) -> str:
    asked = last == "what"  # before a name it asks for a thing, and is no article of it
    if (last in DETERMINERS and not asked) or (last in ADJECTIVES and _determined(earlier)):
        words = noun.after_a if last == "a" else noun.after_an if last == "an" else noun.bare
        return words + "'s" if _attribute(text, hit) and not hit.possessive else words
    if hit.kind is Kind.ORGANISATION and _key(text, hit) == "organisation" and last in _AT and wording.their:
        return f"{wording.their} {noun.bare}"
    if (
        before
        and before.kind is hit.kind
        and wording.another
        and hit.kind in (Kind.PERSON, Kind.ORGANISATION)
    ):
        between = text[before.end : hit.start]
        if len(between) < 8 and _LISTED.fullmatch(between) and noun.whole != noun.bare:
            return f"{wording.another} {noun.bare}"
    if hit.kind is Kind.ORGANISATION and last in _BEFORE_A_NOUN and _belongs_to(text, hit):
        return noun.whole + "'s"
    return noun.whole


def _belongs_to(text: str, hit: Hit) -> bool:
    """Whether what follows a firm behind a preposition is its: `in X governance`, not `to X today`."""
    match = _NOUN_AFTER.match(text, hit.end)
    word = match.group(1).casefold() if match and not hit.possessive else ""
    return bool(word) and word not in FUNCTION_WORDS | _WHEN_AND_HOW and not word.endswith(("ly", "ed"))


def _determined(earlier: str) -> bool:
    match = _WORD_BEFORE.search(earlier)
    return bool(match) and match is not None and match.group(1).casefold() in DETERMINERS


def _attribute(text: str, hit: Hit) -> bool:
    """Whether the name stands before a noun: the X team."""
    return hit.kind in (Kind.PERSON, Kind.ORGANISATION) and _stands_before_noun(text, hit)


def _noun(text: str, hit: Hit, wording: Wording) -> Noun:
    """The noun for a hit; for dates and quantities it is made from what is written."""
    written = text[hit.start : hit.end]
    if hit.kind in (Kind.DATE, Kind.QUANTITY):
        follows = _stands_before_noun(text, hit)
        words = (
            vaguer_date(written) if hit.kind is Kind.DATE else vaguer_quantity(written, noun_follows=follows)
        )
        bare = words.removeprefix("a ").removeprefix("some ")
        noun = Noun(words, bare, bare)
    else:
        return wording.nouns[_key(text, hit)]
    return noun if _harmless(noun, wording.taken) else _NOTHING


def _key(text: str, hit: Hit) -> str:
    """Which noun of a wording stands for a hit."""
    if hit.reason == "deid_origin":
        return "origin_of_thing" if _stands_before_noun(text, hit) else "origin_of_person"
    if hit.reason == "deid_place" and _stands_before_noun(text, hit):
        return "place_of_thing"
    if hit.reason in _CHOICES:
        return hit.reason
    if hit.reason == "deid_product":
        return "product"
    return "person" if hit.kind in (Kind.PERSON, Kind.ROLE) else "organisation"


def _stands_before_noun(text: str, hit: Hit) -> bool:
    match = _NOUN_AFTER.match(text, hit.end)
    return bool(match) and match is not None and match.group(1).casefold() not in FUNCTION_WORDS
