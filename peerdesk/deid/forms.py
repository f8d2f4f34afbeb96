"""The forms in which a group's people, firms and products are called, made from a row of the roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from peerdesk.deid.folding import UNSPACED, WORD, fold, words_of
from peerdesk.deid.values import Kind
from peerdesk.deid.words import (
    CONNECTORS,
    FREE_MAIL,
    HONORIFICS,
    INSTITUTIONS,
    LEGAL_AFTER,
    NO_ORGANISATION,
    PARTICLES,
    ROLE_MAILBOXES,
    common_words,
)


class Match(StrEnum):
    """How the written word must look beside its letters."""

    ANY = "any"
    CAPITALS = "capitals"
    TITLE = "title"
    CAPITALISED = "capitalised"
    CONTEXT = "context"
    SEVERAL = "several"
    DOTTED = "dotted"
    INITIALS = "initials"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call somebody or something.

    words: folded. match: CAPITALS as written, TITLE one capital first, CAPITALISED at least a capital first,
    CONTEXT judged by the words around, SEVERAL more words than one, DOTTED single letters with a full stop
    each, INITIALS capitals judged by the words around where they are an acronym too, LIKELY capitalised and
    never sure.
    comma: the words may be parted by a comma (Chang, Wayne).
    """

    words: tuple[str, ...] = field(repr=False)
    kind: Kind
    reason: str
    match: Match
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """What a roster knows of one person."""

    name: str = field(repr=False)
    nicknames: tuple[str, ...] = field(default=(), repr=False)
    organisations: tuple[str, ...] = field(default=(), repr=False)
    products: tuple[str, ...] = field(default=(), repr=False)
    email: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    sector: str = field(default="", repr=False)
    region: str = field(default="", repr=False)


_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_SHORT = re.compile(r"[^\W\d_][^\W_]{1,3}")


def forms_of(person: Person) -> Iterator[Form]:
    """Every form of a person, of their firms and products, with at least one word each."""
    return (form for form in _all_forms(person) if form.words)  # none in "and and" or x@-.-


def _all_forms(person: Person) -> Iterator[Form]:
    yield from name_forms(without_brackets(person.name))
    for nickname in person.nicknames:
        yield from nickname_forms(without_brackets(nickname))
    bracketed = [part for text in (person.name, *person.nicknames) for part in _BRACKETS.findall(text)]
    for organisation in (*person.organisations, *bracketed):
        for part in (without_brackets(organisation), *_BRACKETS.findall(organisation)):
            yield from organisation_forms(part)
    for product in person.products:
        yield from product_forms(product)
    yield from email_forms(person.email)


def without_brackets(text: str) -> str:
    """The text without its parts in brackets and with spaces for underscores."""
    return _BRACKETS.sub(" ", text).replace("_", " ").strip()


def unspaced_parts(person: Person) -> Iterator[tuple[str, Kind, str]]:
    """Names in scripts without spaces between words, which are looked for inside longer runs."""
    groups = (
        (Kind.PERSON, "deid_full_name", (person.name, *person.nicknames)),
        (Kind.ORGANISATION, "deid_organisation", person.organisations),
        (Kind.ORGANISATION, "deid_product", person.products),
    )
    for kind, reason, texts in groups:
        for text in texts:
            plain = without_brackets(text)
            for part in {plain, plain.replace(" ", ""), *plain.split()}:
                if len(part) >= 2 and UNSPACED.search(part):
                    yield part, kind, reason


def name_forms(name: str) -> Iterator[Form]:
    """Full names in either order, with and without middle names, initials, and each part alone."""
    spelt = [part for part in name.replace(",", " ").split() if words_of(part)]
    while len(spelt) > 1 and fold(spelt[0].strip(".")) in HONORIFICS:
        title = fold(spelt[0].strip("."))
        yield Form((title,), Kind.PERSON, "deid_full_name", Match.LIKELY)
        yield Form((title + fold(spelt[-1]),), Kind.PERSON, "deid_full_name", Match.ANY)
        spelt = spelt[1:]
    parts = [words_of(part) for part in spelt]
    if not parts:
        return
    if is_capitals(name):
        yield from nickname_forms(name)
        return
    first, last, rest = parts[0], parts[-1], parts[1:]
    while rest and len(rest) > 1 and len(rest[0]) == 1 and len(rest[0][0]) == 1:
        rest = rest[1:]
    surname = _flat(rest)
    if rest:
        yield from _full_name_forms(parts, first, last, surname)
        if len(surname) > 1:
            yield _several(surname, "deid_surname")
    for index, (part, written) in enumerate(zip(parts, spelt, strict=True)):
        reason = "deid_first_name" if index == 0 else "deid_surname"
        if len(part) > 1:
            yield _several(part, reason)
        for match in WORD.finditer(written):
            yield from _alone(fold(match.group()), match.group(), reason)


def _full_name_forms(
    parts: list[tuple[str, ...]], first: tuple[str, ...], last: tuple[str, ...], surname: tuple[str, ...]
) -> Iterator[Form]:
    whole = _flat(parts)
    initial = (first[0][0],)
    middle = tuple(word[0] for part in parts[1:-1] for word in part)
    for words in {whole, first + last, first + surname}:
        yield _several(words, "deid_full_name")
    for family in {last, surname}:
        yield Form(family + first, Kind.PERSON, "deid_full_name", Match.SEVERAL, comma=True)
    for words in {initial + last, initial + surname, initial + middle + last, first + middle + last}:
        yield _several(words, "deid_initials")
    if len(last[0]) > 1 and len(first[0]) > 1:
        yield _several((*first, last[0][0]), "deid_initials")
    ends = (last[0][0],)
    for letters in {initial + ends, initial + middle + ends}:
        yield Form(letters, Kind.PERSON, "deid_initials", Match.DOTTED)
        yield Form(("".join(letters),), Kind.PERSON, "deid_initials", Match.INITIALS)
    for glued in {first + last, first + surname}:
        together = "".join(glued)
        if len(together) >= 6:
            yield Form((together,), Kind.PERSON, "deid_full_name", Match.ANY)
        for cut in range(1, len(glued) if len(glued) > 2 else 1):
            yield _several(("".join(glued[:cut]), "".join(glued[cut:])), "deid_full_name")


def nickname_forms(nickname: str) -> Iterator[Form]:
    """A nickname: two to four capitals in capitals only, others in any case."""
    words = words_of(nickname)
    if len(words) > 1:
        yield _several(words, "deid_nickname")
    elif words and is_capitals(nickname):
        yield Form(words, Kind.PERSON, "deid_nickname", Match.CAPITALS)
    elif words:
        yield from _alone(words[0], nickname, "deid_nickname")


def is_capitals(text: str) -> bool:
    """Two to four capitals, digits allowed after the first: the form of initials used as a nickname."""
    return bool(_SHORT.fullmatch(text)) and text.isupper()


def organisation_forms(organisation: str) -> Iterator[Form]:
    """A firm with its legal form taken off, and its first word where that tells enough."""
    plain = without_brackets(organisation).strip(" ,.-–")
    words = words_of(plain)
    if " ".join(words) in NO_ORGANISATION or not words:
        return
    short = LEGAL_AFTER.sub("", plain)
    yield from _firm(words_of(short) or words, short, "deid_organisation")
    if short != plain:
        yield _several(words, "deid_organisation", Kind.ORGANISATION)
    words = words_of(short)
    if len(words) < 2:
        return
    if "and" in words:
        yield _several(tuple(w for w in words if w != "and"), "deid_organisation", Kind.ORGANISATION)
    if words[0] in INSTITUTIONS:
        yield from _institution_forms(words)
    elif len(words[0]) >= 3 and words[0] not in common_words() and words[0] not in PARTICLES:
        yield Form(words[:1], Kind.ORGANISATION, "deid_organisation_part", Match.CAPITALISED)


def _institution_forms(words: tuple[str, ...]) -> Iterator[Form]:
    telling = tuple(w for w in words if w not in INSTITUTIONS and w not in CONNECTORS)
    if words[0] in ("uni", "univ"):
        for head in ("university", "uni", "univ"):
            for link in ((), ("of",)):
                yield _several((head, *link, *telling), "deid_organisation", Kind.ORGANISATION)
        yield _several((*telling, "university"), "deid_organisation", Kind.ORGANISATION)
    if len(telling) == 1 and len(telling[0]) >= 4:
        yield Form(telling, Kind.ORGANISATION, "deid_organisation_part", Match.LIKELY)


def product_forms(product: str) -> Iterator[Form]:
    """A product by its whole name."""
    plain = without_brackets(product)
    words = words_of(plain)
    if words and " ".join(words) not in NO_ORGANISATION:
        yield from _firm(words, plain, "deid_product")


def email_forms(email: str) -> Iterator[Form]:
    """The mailbox as a name of the person and the domain as a name of the firm, where they tell something."""
    local, _, domain = email.strip().partition("@")
    if not domain:
        return
    box = words_of(local)
    if len(box) > 1:
        yield _several(box, "deid_mailbox")
    elif box and len(box[0]) >= 3 and box[0] not in ROLE_MAILBOXES and box[0] not in common_words():
        yield Form(box, Kind.PERSON, "deid_mailbox", Match.ANY)
    labels = [label for label in domain.casefold().split(".") if label]
    if len(labels) < 2:
        return
    cut = 2 if len(labels) > 2 and labels[-2] in ("co", "com", "ac", "org", "gov", "net", "edu") else 1
    own = labels[-cut - 1]
    if own in FREE_MAIL:
        return
    yield _several(words_of(".".join(labels[-cut - 1 :])), "deid_domain", Kind.ORGANISATION)
    words = words_of(own)
    if len(words) > 1:
        yield _several(words, "deid_domain", Kind.ORGANISATION)
    elif words and len(own) >= 4 and words[0] not in common_words():
        yield Form(words, Kind.ORGANISATION, "deid_domain", Match.ANY)


def _firm(words: tuple[str, ...], spelt: str, reason: str) -> Iterator[Form]:
    if len(words) > 1:
        yield _several(words, reason, Kind.ORGANISATION)
        return
    word = words[0]
    if len(word) < 2:
        return
    if len(word) == 2 and not any(c.isdigit() for c in word):
        yield Form(words, Kind.ORGANISATION, reason, _two_letters(spelt))
    elif word in common_words():
        yield Form(words, Kind.ORGANISATION, reason, Match.CAPITALS if is_capitals(spelt) else Match.CONTEXT)
    else:
        yield Form(words, Kind.ORGANISATION, reason, Match.ANY)


def _two_letters(spelt: str) -> Match:
    if spelt.upper() == spelt.lower():
        return Match.ANY
    return Match.CAPITALS if spelt.isupper() else Match.TITLE


def _alone(word: str, spelt: str, reason: str) -> Iterator[Form]:
    """A single part of a name, if it may be looked for alone."""
    if len(word) < 2 or word in PARTICLES:
        return
    if word in common_words():
        yield Form((word,), Kind.PERSON, reason, Match.CONTEXT)
    elif len(word) > 2 or spelt.upper() == spelt.lower():
        yield Form((word,), Kind.PERSON, reason, Match.ANY)
    elif spelt[:1].isupper():
        yield Form((word,), Kind.PERSON, reason, Match.TITLE)


def _several(words: tuple[str, ...], reason: str, kind: Kind = Kind.PERSON) -> Form:
    return Form(words, kind, reason, Match.SEVERAL)


def _flat(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in part)
