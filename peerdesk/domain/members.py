"""Groups and the people in them."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from peerdesk.domain.rules import Attribution, Distribution, StageNames

RETENTION_DAYS = 365
"""Chosen: minutes can be mended and a sentence withdrawn until the group has met for a year."""

FAR = "@"
"""Typed behind a name or initials: this person takes part by a call."""


class Stage(StrEnum):
    """How far a person belongs to a group."""

    CANDIDATE = "candidate"
    GUEST = "guest"
    MEMBER = "member"
    AWAY = "away"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a group. id 0: not stored yet. organisations: the forms in which the firm is called."""

    id: int
    group_id: int
    name: str = field(repr=False)
    nicknames: tuple[str, ...] = field(default=(), repr=False)
    organisations: tuple[str, ...] = field(default=(), repr=False)
    products: tuple[str, ...] = field(default=(), repr=False)
    role: str = field(default="", repr=False)
    sector: str = field(default="", repr=False)
    region: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    stage: Stage = Stage.MEMBER

    @property
    def first_name(self) -> str:
        """The name people are called by at the table."""
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def is_asked(self) -> bool:
        """Whether this person is asked to each meeting without being named for it."""
        return self.stage in (Stage.MEMBER, Stage.GUEST)


@dataclass(frozen=True, slots=True)
class Group:
    """People who meet again and again.

    kept: False for a meeting that was started on the spot and will be forgotten unless it is kept.
    facilitator_id: the member who leads, or None when the facilitator is not one of the members.
    person_word, organisation_word: what Enter writes instead of a name; empty: the usual words.
    language: of the notes of new meetings, a BCP 47 primary tag; "" has it judged by each text.
    begins_id: the member with whom the next first round begins, or None: as they sit. quorum: how many
    members, not guests, must be here to decide; None: any number. seating: members as they last sat.
    heading, closing_line: words of the group's own at the head and the end of its papers. logo: a PNG or JPEG
    at the head of them, or None. retention_days: how long what was said is kept once minutes are released.
    """

    id: int
    name: str = field(repr=False)
    attribution: Attribution = Attribution.CHATHAM_HOUSE
    distribution: Distribution = Distribution.GREEN
    stage_names: StageNames = StageNames.FIRST
    facilitator_id: int | None = None
    person_word: str = ""
    organisation_word: str = ""
    language: str = "en"
    kept: bool = True
    begins_id: int | None = None
    quorum: int | None = None
    seating: tuple[int, ...] = ()
    heading: str = field(default="", repr=False)
    closing_line: str = field(default="", repr=False)
    logo: bytes | None = field(default=None, repr=False)
    retention_days: int = RETENTION_DAYS


def initials_of(members: Sequence[Member]) -> dict[int, str]:
    """Short initials for a table, in capitals, by member id; all different, also when typed in any case.

    A nickname of 2 to 4 capitals is taken as it is. Else the first letters of the first and last word of
    the name; a single word gives its first two letters. Twins are told apart by later letters of the last
    word, then by a digit.
    """
    taken: set[str] = set()
    result: dict[int, str] = {}
    own = ((m, n) for m in members for n in m.nicknames if 2 <= len(n) <= 4 and n.isalpha() and n.isupper())
    for member, choice in own:
        if member.id not in result and choice.casefold() not in taken:
            taken.add(choice.casefold())
            result[member.id] = choice
    numbers: dict[str, Iterator[int]] = {}
    for member in members:
        if member.id in result:
            continue
        words = _words(member.name)
        number = numbers.setdefault(words[0][0], itertools.count(2))
        numbered = (f"{words[0][0]}{n}" for n in number)
        choice = next(c for c in itertools.chain(_candidates(words), numbered) if c.casefold() not in taken)
        taken.add(choice.casefold())
        result[member.id] = choice
    return result


def _words(name: str) -> list[str]:
    plain = "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFKC", name))
    return [w.upper() for w in plain.split()] or ["?"]


def _candidates(words: Sequence[str]) -> Iterator[str]:
    first, last = words[0], words[-1]
    rest = last if len(words) > 1 else first[1:]
    yield from (first[0] + c for c in rest) if rest else (first[0],)
    yield from (first[:2] + c for c in rest)
