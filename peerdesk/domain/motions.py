"""Motions: who moves, what is put first, what is carried, and how the minutes say it.

Source of the rules: Robert's Rules of Order Newly Revised, 12th edition, by section in each docstring.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerdesk.domain.members import Member, Stage
from peerdesk.domain.votes import Ballot, Tally

SMALL_BOARD = 12
"""Up to so many people present a motion needs no second. Source: 49:21, "not more than about a dozen"."""

BALLOTS = (Ballot.SHOW_OF_HANDS, Ballot.SECRET)
"""The ways in which a motion can be put."""

MOST_DEGREES = 2
"""An amendment of an amendment is amended no further. Source: section 12, the third degree."""


class MotionState(StrEnum):
    """What became of a motion. tabled: laid aside until it is taken up again."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"
    LOST = "lost"
    NO_QUORUM = "no_quorum"
    TABLED = "tabled"


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion or an amendment of one.

    mover_id, seconder_id: members; None: not said, or not on the record. amends_id: the motion it amends.
    position: from 0 in the order in which the motions of an item were moved. seconded: somebody did, whoever
    it was. votes: for, against, abstained and perhaps spoilt; empty: not put, or not to be told.
    """

    id: int
    item_id: int
    text: str = field(repr=False)
    mover_id: int | None = None
    seconder_id: int | None = None
    amends_id: int | None = None
    position: int = 0
    state: MotionState = MotionState.OPEN
    votes: tuple[int, ...] = ()
    seconded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its vote."""
        return self.state is MotionState.OPEN


def degree(motion: Motion, motions: Sequence[Motion]) -> int:
    """0 for a motion, 1 for an amendment of it, 2 for an amendment of that."""
    by_id = {one.id: one for one in motions}
    above = by_id.get(motion.amends_id or 0)
    return 0 if above is None else 1 + degree(above, motions)


def may_amend(motion: Motion, motions: Sequence[Motion]) -> bool:
    """Whether an amendment of this one is in order: it is open and no amendment of an amendment."""
    return motion.is_open and degree(motion, motions) < MOST_DEGREES


def needs_second(motion: Motion, people: int) -> bool:
    """Whether it may not be put before somebody seconds it. people: who take part in the meeting."""
    return people > SMALL_BOARD and not motion.seconded


def amendments(motion: Motion, motions: Sequence[Motion]) -> tuple[Motion, ...]:
    """What amends it directly, as moved."""
    return tuple(sorted((one for one in motions if one.amends_id == motion.id), key=_position))


def with_amendments(motions: Sequence[Motion]) -> tuple[Motion, ...]:
    """All motions in the order in which they are put: each behind what amends it, else as moved.

    Source: section 12: the amendment of the latest degree is voted on before what it would change.
    """
    found: list[Motion] = []

    def put(motion: Motion) -> None:
        for amendment in amendments(motion, motions):
            put(amendment)
        found.append(motion)

    for motion in sorted((one for one in motions if one.amends_id is None), key=_position):
        put(motion)
    return tuple(found)


def questions(motions: Sequence[Motion], people: int) -> tuple[Motion, ...]:
    """The open motions in the order in which they are put; what lacks a second it needs is not among them.

    people: who take part in the meeting.
    """
    return tuple(one for one in with_amendments(motions) if one.is_open and not needs_second(one, people))


def pending(motion: Motion, motions: Sequence[Motion], people: int) -> tuple[Motion, ...]:
    """The amendments that have to be put before this one."""
    below = _below(motion, motions)
    return tuple(one for one in questions(motions, people) if one.id in below)


def members_here(here: Collection[int], members: Sequence[Member]) -> int:
    """How many of those present are members; guests do not count towards a quorum. Source: 40:1."""
    return sum(member.id in here and member.stage is Stage.MEMBER for member in members)


def has_quorum(members: int, quorum: int | None) -> bool:
    """Whether business may be done. members: of those present; quorum: how many are needed, None: any."""
    return quorum is None or members >= quorum


def decided(motion: Motion, tally: Tally, *, quorate: bool) -> Motion:
    """The motion after its vote. Without a quorum nothing is carried or lost (40:6); a tie loses (44:12).

    Raises ValueError for a ballot without votes for and against.
    """
    if tally.ballot not in BALLOTS:
        raise ValueError("a motion is put to a vote for and against")
    if not quorate:
        return replace(motion, state=MotionState.NO_QUORUM, votes=tally.counts)
    state = MotionState.CARRIED if tally.is_carried else MotionState.LOST
    return replace(motion, state=state, votes=tally.counts)


def settled(motions: Sequence[Motion], motion: Motion) -> tuple[Motion, ...]:
    """The motions with this one as it is now; what would amend it falls with it once it is no longer open.

    It is laid on the table with its amendments (section 17) and withdrawn with them.
    """
    below = set() if motion.is_open else _below(motion, motions)
    state = MotionState.TABLED if motion.state is MotionState.TABLED else MotionState.WITHDRAWN

    def now(one: Motion) -> Motion:
        if one.id == motion.id:
            return motion
        return replace(one, state=state) if one.id in below and one.is_open else one

    return tuple(now(one) for one in motions)


def to_edit(motion: Motion, amendment: Motion) -> str:
    """What is offered for the facilitator to edit once an amendment is carried: both texts, one behind the
    other. Chosen: what an amendment does to words is said in words, so a person writes the new ones.
    """
    return f"{motion.text} [{amendment.text}]"


_MOVED = {0: "Moved", 1: "Amendment moved", 2: "Amendment of the amendment moved"}
_UNMOVED = {0: "Motion", 1: "Amendment", 2: "Amendment of the amendment"}
_HEADS = (*_MOVED.values(), *_UNMOVED.values())
_BECAME = {
    MotionState.CARRIED: "Carried",
    MotionState.LOST: "Lost",
    MotionState.NO_QUORUM: "Not carried for want of a quorum",
    MotionState.TABLED: "Laid on the table",
    MotionState.WITHDRAWN: "Withdrawn",
    MotionState.OPEN: "Not put",
}


def minutes_line(motion: Motion, motions: Sequence[Motion], names: Mapping[int, str]) -> str:
    """How the minutes say what became of a motion, in a sentence or two of English.

    Its figures stand where it has them. names: of members, by id; empty where nobody may be named. Source:
    48:4, minutes say who moved, the words of the motion and what became of it, and nothing of the debate.
    """
    mover, seconder = names.get(motion.mover_id or 0), names.get(motion.seconder_id or 0)
    level = degree(motion, motions)
    head = f"{_MOVED[level]} by {mover}" if mover else _UNMOVED[level]
    head += f", seconded by {seconder}" if seconder else ""
    return f"{head}: {_ended(motion.text)} {_became(motion)}."


def told_in(line: str, motions: Sequence[Motion]) -> frozenset[int]:
    """The motions of which a sentence says what became of them, with what amends them, by id.

    Whatever it says became of them: one that was laid aside and carried later has two such sentences. Nor
    does it matter what their movers were called then.
    """
    found = {motion.id for motion in motions if _tells_of(line, motion)}
    below = (_below(motion, motions) for motion in motions if motion.id in found)
    return frozenset(found.union(*below))


def _tells_of(line: str, motion: Motion) -> bool:
    head, found, became = line.partition(f": {_ended(motion.text)} ")
    return bool(found) and head.startswith(_HEADS) and became.startswith(tuple(_BECAME.values()))


def _became(motion: Motion) -> str:
    word = _BECAME[motion.state]
    if not motion.votes or motion.state not in (MotionState.CARRIED, MotionState.LOST):
        return word
    yes, no, abstained, *spoilt = motion.votes
    told = f"{word} {yes} to {no}"
    told += f", {abstained} abstaining" if abstained else ""
    return told + (f", {spoilt[0]} spoilt" if any(spoilt) else "")


def _ended(text: str) -> str:
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _below(motion: Motion, motions: Sequence[Motion]) -> set[int]:
    found: set[int] = set()
    for one in amendments(motion, motions):
        found |= {one.id, *_below(one, motions)}
    return found


def _position(motion: Motion) -> tuple[int, int]:
    return motion.position, motion.id
