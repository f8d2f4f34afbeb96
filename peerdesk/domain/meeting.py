"""A meeting: its day, its rules and how far it has come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from peerdesk.domain.rules import Attribution, Distribution


class Phase(StrEnum):
    """How far a meeting has come."""

    DRAFT = "draft"
    GATHERING = "gathering"
    RUNNING = "running"
    CLOSED = "closed"
    SENT = "sent"
    RELEASED = "released"

    @property
    def is_live(self) -> bool:
        """People are at the table: between the door and the close."""
        return self in (Phase.GATHERING, Phase.RUNNING)

    @property
    def is_over(self) -> bool:
        """The meeting was closed; its agenda no longer changes."""
        return self in (Phase.CLOSED, Phase.SENT, Phase.RELEASED)


@dataclass(frozen=True, slots=True)
class Feedback:
    """How an evening was rated, as a sum: no single figure is kept. tenths: ten times the mean."""

    count: int
    tenths: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a group.

    starts: planned start, local time of the place, or None when it starts on the spot. slot_minutes: length
    of the evening from that start, or None: as long as the agenda. announced_before_item: id of the item
    before which the Rule was read out, None while it was not. language: in which its notes are written, a
    BCP 47 primary tag; "" has it judged by each text. balance_percent: how evenly the floor was shared, 0 to
    100, of the group as a whole; None: not known, or of too few. objections_until: the last day on which the
    draft may be objected to. version: of the released minutes, 0: none. released_on: the day of version 1.
    is_written, is_mailed: a paper or the mail of the minutes was written since they last moved on or back.
    next_day, next_starts: of the meeting after this one as its released minutes tell it, None: not told.
    adjourned: when the talk ended, local time of the place, where anything was on the record; else None.
    feedback: how the evening was rated, None: not asked. erased_on: the day on which all that was said is
    erased, or was; None: it is not announced yet.
    """

    id: int
    group_id: int
    title: str = field(repr=False)
    day: dt.date
    starts: dt.time | None = None
    slot_minutes: int | None = None
    phase: Phase = Phase.DRAFT
    attribution: Attribution = Attribution.CHATHAM_HOUSE
    distribution: Distribution = Distribution.GREEN
    announced_before_item: int | None = None
    language: str = "en"
    balance_percent: int | None = None
    objections_until: dt.date | None = None
    version: int = 0
    released_on: dt.date | None = None
    next_day: dt.date | None = None
    next_starts: dt.time | None = None
    is_written: bool = False
    is_mailed: bool = False
    adjourned: dt.time | None = None
    feedback: Feedback | None = None
    erased_on: dt.date | None = None


class Presence(StrEnum):
    """Whether a person takes part in a meeting."""

    EXPECTED = "expected"
    DECLINED = "declined"
    HERE = "here"
    LEFT_EARLY = "left_early"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's part in one meeting. briefed: was told the Rule before it, as a guest is."""

    meeting_id: int
    member_id: int
    presence: Presence = Presence.EXPECTED
    briefed: bool = False
