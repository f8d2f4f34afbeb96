"""The frozen roster: every form of a group's people and firms, indexed by its first word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid.folding import words_of
from peerdesk.deid.forms import Form, Match, Person, forms_of, unspaced_parts, without_brackets
from peerdesk.deid.slips import Slips
from peerdesk.deid.traits import Traits
from peerdesk.deid.values import Kind
from peerdesk.deid.wording import Wording
from peerdesk.domain.members import Member

Row = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a group and all forms in which they and their firms are called.

    index: first folded word → forms, longest first. vocabulary: every folded word of any form. unspaced:
    finds names of scripts written without spaces, or None. slips: knows names with a letter wrong.
    wording: the nouns put in, none of which is a name here. language: of the notes, a key of
    `lexicon.LANGUAGES` or `en`; "" has it judged by each text.
    """

    people: tuple[Person, ...] = field(default=(), repr=False)
    traits: Traits = field(default_factory=Traits, repr=False)
    index: Mapping[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)
    vocabulary: frozenset[str] = field(default=frozenset(), repr=False)
    wording: Wording = field(default_factory=lambda: Wording.avoiding(frozenset()), repr=False)
    slips: Slips = field(default_factory=Slips, repr=False)
    unspaced: re.Pattern[str] | None = field(default=None, repr=False)
    unspaced_kinds: Mapping[str, tuple[Kind, str]] = field(default_factory=dict, repr=False)
    language: str = ""

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> Roster:
        """A roster from rows with the columns of `members.csv`; lists or strings parted by `;`."""
        return cls.of_people(
            Person(
                name=" ".join(_several(row, "name")),
                nicknames=_several(row, "nicknames"),
                organisations=_several(row, "organization", "organisation", "company"),
                products=_several(row, "products"),
                email=" ".join(_several(row, "email")),
                role="; ".join(_several(row, "role")),
                sector="; ".join(_several(row, "sector")),
                region="; ".join(_several(row, "region")),
            )
            for row in rows
        )

    @classmethod
    def from_members(cls, members: Iterable[Member]) -> Roster:
        """A roster of a group's members, guests and others."""
        return cls.of_people(
            Person(m.name, m.nicknames, m.organisations, m.products, m.email, m.role, m.sector, m.region)
            for m in members
        )

    def worded(self, person_word: str, organisation_word: str) -> Roster:
        """The same people with the group's own words for them; an empty one means the usual word."""
        wording = Wording.avoiding(
            self.vocabulary, person_word=person_word, organisation_word=organisation_word
        )
        return replace(self, wording=wording)

    @classmethod
    def of_people(cls, people: Iterable[Person]) -> Roster:
        """A roster of plain persons."""
        kept = tuple(people)
        forms = dict.fromkeys(form for person in kept for form in forms_of(person))
        index: dict[str, list[Form]] = {}
        for form in forms:
            if len(form.words) > 1 or form.match not in (Match.SEVERAL, Match.DOTTED):
                index.setdefault(form.words[0], []).append(form)
        parts = {text: (kind, reason) for p in kept for text, kind, reason in unspaced_parts(p)}
        longest = sorted(parts, key=len, reverse=True)
        vocabulary = frozenset(word for form in forms for word in form.words)
        return cls(
            kept,
            Traits.of(kept),
            {word: tuple(sorted(found, key=_rank)) for word, found in index.items()},
            vocabulary,
            Wording.avoiding(vocabulary),
            Slips.of(forms),
            re.compile("|".join(map(re.escape, longest))) if longest else None,
            parts,
        )

    def with_people(self, names: Iterable[str]) -> Roster:
        """The roster and further people of whom only what they are called is known."""
        added = [Person(name) for name in names]
        return replace(Roster.of_people((*self.people, *added)), language=self.language) if added else self

    def calls_somebody(self, text: str) -> bool:
        """Whether the whole text is a form of a person: `wayne_`, `Bjorn (Workday)`, `WH`."""
        plain = without_brackets(text)
        words = words_of(plain)
        if not words or not plain[:1].isalnum():
            return False
        return any(
            form.kind is Kind.PERSON and form.words == words and _as_written(form, plain)
            for form in self.index.get(words[0], ())
        )


def _as_written(form: Form, text: str) -> bool:
    if form.match in (Match.CAPITALS, Match.INITIALS):
        return text.isupper()
    return form.match not in (Match.CONTEXT, Match.TITLE) or text[:1].isupper()


def _rank(form: Form) -> tuple[int, int, int]:
    return (-len(form.words), form.match is Match.CONTEXT, form.kind is not Kind.PERSON)


def _several(row: Row, *keys: str) -> tuple[str, ...]:
    for key in keys:
        value = row.get(key) or ""
        parts = value.split(";") if isinstance(value, str) else value
        found = tuple(part.strip() for part in parts if part and part.strip())
        if found:
            return found
    return ()
