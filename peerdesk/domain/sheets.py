"""The papers of a meeting beside its shared minutes, and what a group has at the head of all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_HEADING, LONGEST_CLOSING = 160, 400
"""Characters. Chosen: two lines at the head of a page, four at its end."""


class Sort(StrEnum):
    """A paper of a meeting beside the shared minutes."""

    MEMBERS = "members"
    CHAPTER = "chapter"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of them. item_id, title: of the case, its public one. sentences: on it, for the presenter."""

    sort: Sort
    item_id: int = 0
    title: str = field(default="", repr=False)
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What a group has at the head and the end of its papers. logo: a PNG, or None."""

    heading: str = field(default="", repr=False)
    closing_line: str = field(default="", repr=False)
    logo: bytes | None = field(default=None, repr=False)
