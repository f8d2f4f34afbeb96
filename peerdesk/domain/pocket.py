"""The pocket sheet: one printed page by which a meeting can be led when the laptop is dead.

All strings are finished, as in `minutes`. It is for the facilitator alone: it holds working titles and
initials, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PocketRow:
    """An item or step. starts: time of day, or from the start of the meeting. lead: initials.

    section: the heading over it, "" for none or the same as before. card: its norm line.
    """

    starts: str
    minutes: str
    title: str = field(repr=False)
    lead: str = ""
    card: str = field(default="", repr=False)
    section: str = field(default="", repr=False)
    is_step: bool = False


@dataclass(frozen=True, slots=True)
class PocketHeads:
    """What stands over the columns, and over the people."""

    starts: str
    minutes: str
    taken: str
    item: str
    lead: str
    order: str


@dataclass(frozen=True, slots=True)
class PocketSheet:
    """The whole sheet.

    mark: for whom it is, in a box at the head. end, end_words: the last line. order: initials of who is
    expected, as they sit. rounds: when each round begins; each has a box a person. warning: at the foot.
    """

    kicker: str
    mark: str
    title: str = field(repr=False)
    lines: tuple[str, ...]
    heads: PocketHeads
    rows: tuple[PocketRow, ...] = field(repr=False)
    end: str = ""
    end_words: str = ""
    order: tuple[str, ...] = field(default=(), repr=False)
    rounds: tuple[str, ...] = ()
    warning: str = ""
    language: str = "en-GB"
