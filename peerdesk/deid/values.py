"""What finding and replacing give: identities with a place, a reason and a wording to put instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an identity tells about a person."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    CONTACT = "contact"
    CODE = "code"
    DATE = "date"
    QUANTITY = "quantity"
    ROLE = "role"
    CIRCUMSTANCE = "circumstance"


class Certainty(StrEnum):
    """How far a finding may be trusted: replaced unasked, shown as a finding, or worth a look."""

    SURE = "sure"
    LIKELY = "likely"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Identity:
    """A stretch of text that tells who a person is or where they work.

    start, end: characters of the text searched. replacement: words that read well in this very place.
    reason: key of a sentence in the resources. layer: 1 the group's own people and firms, 2 outsiders and
    contacts, 3 circumstance.
    """

    start: int
    end: int
    kind: Kind
    replacement: str = field(repr=False)
    reason: str
    certainty: Certainty
    layer: int = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found in a text, before it is worded. possessive: the 's as written, or nothing."""

    start: int
    end: int
    kind: Kind
    reason: str
    certainty: Certainty
    layer: int = 1
    possessive: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Neutral:
    """A text after replacing.

    changes: start and end of each put-in wording, in the new text. made: what was replaced, with places of
    the text as it was; as long as `changes` and in the same order.
    """

    text: str = field(repr=False)
    changes: tuple[tuple[int, int], ...] = ()
    made: tuple[Identity, ...] = field(default=(), repr=False)
