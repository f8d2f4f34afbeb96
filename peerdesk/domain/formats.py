"""Ready agendas as plain values, fitted to the people and the time at hand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.errors import BadInput

CUT_FIRST = (
    frozenset({"social"}),
    frozenset({"talk", "present"}),
    frozenset(
        {"discuss", "qa", "experience", "advice", "timebox_loop", "tables", "fishbowl", "consult", "clarify"}
    ),
    frozenset({"check_in", "review", "announce", "collect", "feedback"}),
)
"""Kinds of steps that give time when there is too little, in this order.

Source: our notes on formats, scaling rules: social, talk, discuss. Chosen: whoever presents counts as a talk,
every conversation as a discussion; rounds that report come last, for nothing else is left then.
"""

LEAST_SOCIAL_S = 10 * 60
"""Chosen: people still come through the door."""

LEAST_SHARE = 0.5
"""What is left at least of a talk, a discussion or a report. Chosen: below half it is another one."""

LEAST_TURN_S = 20
LEAST_BLOCK_S = 20 * 60
LEAST_S = {"opening": 2 * 60, "closing": 3 * 60}
"""A turn of a round, a block such as a hot seat, and what begins and ends a meeting. Source: the same."""

_NOTCH_S = 60
_TURN_NOTCH_S = 5

OWN_SOURCE = "An agenda of a group of its own."
"""Where the timings of a saved agenda come from, as its file says."""


@dataclass(frozen=True, slots=True)
class FormatStep:
    """A step of a format.

    kind, turn: keys of the step kinds and turn rules. turn_s: seconds a turn, None where nobody is timed.
    minutes: fixed length; else base_s + per_person_s × people. items: how many talks or reports a fixed order
    counts instead of everybody. groups_of: size of small groups. extensions_min: minutes of each extension of
    a time box. card: lines to read out. attribution: key of a rule of its own, "" for the meeting's. block:
    consecutive steps with the same block are steps of one item. switches: keys of what is switched on beside
    the turns, None: what the turn rule says.
    """

    title: str = field(repr=False)
    kind: str
    turn: str = "none"
    turn_s: int | None = None
    minutes: int | None = None
    base_s: int | None = None
    per_person_s: int | None = None
    items: int | None = None
    groups_of: int | None = None
    extensions_min: tuple[int, ...] = ()
    card: str = field(default="", repr=False)
    attribution: str = ""
    block: str = field(default="", repr=False)
    switches: tuple[str, ...] | None = None

    def length_s(self, people: int) -> int:
        """Planned seconds with this many people, or this many talks where `items` says so."""
        if self.minutes is not None:
            return self.minutes * 60
        return (self.base_s or 0) + (self.per_person_s or 0) * (self.items or people)


@dataclass(frozen=True, slots=True)
class Format:
    """A ready agenda.

    minutes: the whole length at nominal_people. source: where the timings come from. provenance: `S` as the
    source has them, `A` adapted to round numbers or gaps filled, `D` designed for this program.
    """

    key: str = field(repr=False)
    title: str = field(repr=False)
    nominal_people: int
    people_min: int
    people_max: int
    minutes: int
    source: str = field(repr=False)
    provenance: str
    steps: tuple[FormatStep, ...] = ()

    def length_s(self, people: int) -> int:
        """Planned seconds of all steps with this many people."""
        return sum(step.length_s(people) for step in self.steps)


@dataclass(frozen=True, slots=True)
class OwnFormat:
    """A format that a group made for itself."""

    id: int
    group_id: int
    format: Format


@dataclass(frozen=True, slots=True)
class Fitted:
    """A format for the people and the time at hand.

    lengths: seconds of each step, as the format is made and as it is now. over_s: by how much it is too long
    even so, 0 when it fits. to_park: the last of several blocks, if it fits without it, else "".
    """

    format: Format
    people: int
    lengths: tuple[tuple[int, int], ...]
    over_s: int = 0
    to_park: str = field(default="", repr=False)

    @property
    def total_s(self) -> int:
        """Seconds of all steps."""
        return sum(new for _, new in self.lengths)

    @property
    def is_changed(self) -> bool:
        """Whether any step is another length than the format is made for."""
        return any(old != new for old, new in self.lengths)


def fitted(format_: Format, people: int, seconds: int | None) -> Fitted:
    """A format for so many people, shortened to so many seconds where it is longer; None: as long as it is.

    Steps per person follow the people. What is shortened is taken in whole minutes, or five seconds of each
    turn, in the order of `CUT_FIRST` from whichever is the longest of its sort. What opens, commits and
    closes is never shortened, nor are breaks, votes, silence and decisions.
    """
    steps = [_at_least(step, format_.nominal_people, people) for step in format_.steps]
    room = _Room(steps, people)
    if seconds is not None:
        for kinds in CUT_FIRST:
            while room.total_s() > seconds and room.cut_longest(kinds):
                pass
    lengths = tuple(
        (old.length_s(format_.nominal_people), new.length_s(people))
        for old, new in zip(format_.steps, room.steps, strict=True)
    )
    over = max(0, room.total_s() - seconds) if seconds is not None else 0
    result = replace(format_, steps=tuple(room.steps))
    result = replace(result, minutes=math.ceil(result.length_s(format_.nominal_people) / 60))
    return Fitted(result, people, lengths, over, room.block_of_at_least(over) if over else "")


def _at_least(step: FormatStep, nominal: int, people: int) -> FormatStep:
    """A round that opens or closes takes its minimum however few sit in it, if it did for the usual ones."""
    least = min(LEAST_S.get(step.kind, 0), step.length_s(nominal))
    missing = least - step.length_s(people)
    return replace(step, base_s=(step.base_s or 0) + missing) if missing > 0 else step


class _Room:
    """The steps of a format while they give time."""

    def __init__(self, steps: list[FormatStep], people: int) -> None:
        self.steps = steps
        self._people = people
        self._made = tuple(steps)
        self._least = {block: min(LEAST_BLOCK_S, self._block_s(block)) for block in self._blocks()}

    def total_s(self) -> int:
        """Seconds of all steps."""
        return sum(step.length_s(self._people) for step in self.steps)

    def cut_longest(self, kinds: frozenset[str]) -> bool:
        """Take a notch from the longest step of these kinds; False when none has any left to give."""
        choices = [
            (step.length_s(self._people), -place, shorter)
            for place, step in enumerate(self.steps)
            if step.kind in kinds and (shorter := self._shorter(place)) is not None
        ]
        if not choices:
            return False
        _, place, shorter = max(choices, key=lambda choice: choice[:2])
        self.steps[-place] = shorter
        return True

    def block_of_at_least(self, seconds: int) -> str:
        """The last block, where there are several and it is that long, else ""."""
        blocks = list(self._blocks())
        return blocks[-1] if len(blocks) > 1 and self._block_s(blocks[-1]) >= seconds else ""

    def _blocks(self) -> Iterator[str]:
        return iter(dict.fromkeys(step.block for step in self.steps if step.block))

    def _block_s(self, block: str) -> int:
        return sum(step.length_s(self._people) for step in self.steps if step.block == block)

    def _shorter(self, place: int) -> FormatStep | None:
        step, made = self.steps[place], self._made[place].length_s(self._people)
        shorter = _with_shorter_turns(step) if step.per_person_s else _with_a_minute_less(step)
        length = shorter.length_s(self._people)
        saved = step.length_s(self._people) - length
        has_floor = not step.per_person_s or step.items is not None
        if saved <= 0 or (has_floor and length < _floor_s(step.kind, made)):
            return None
        if step.block and self._block_s(step.block) - saved < self._least[step.block]:
            return None
        return shorter


def _floor_s(kind: str, made_s: int) -> float:
    return min(made_s, LEAST_SOCIAL_S) if kind == "social" else made_s * LEAST_SHARE


def _with_a_minute_less(step: FormatStep) -> FormatStep:
    if step.minutes is not None:
        return replace(step, minutes=max(0, step.minutes - 1))
    return replace(step, base_s=max(0, (step.base_s or 0) - _NOTCH_S))


def _with_shorter_turns(step: FormatStep) -> FormatStep:
    """Five seconds less of each turn, never under the minimum; a round may go about several times."""
    each, turn = step.per_person_s or 0, step.turn_s or step.per_person_s or 0
    shorter = min(turn, max(LEAST_TURN_S, turn - _TURN_NOTCH_S))
    return replace(
        step, per_person_s=each * shorter // turn, turn_s=shorter if step.turn_s is not None else None
    )


# From an agenda.


def format_of(agenda: Agenda, title: str, people: int) -> Format:
    """An agenda as a format for others like it; what is skipped, led and private stays behind.

    people: how many the agenda is made for. Raises BadInput `format_empty` or `format_untitled`.
    """
    steps: list[FormatStep] = []
    for item in agenda:
        if not item.skipped:
            steps += _steps_of(item, frozenset(step.block for step in steps))
    if not steps:
        raise BadInput("format_empty")
    if not all(step.title for step in steps):
        raise BadInput("format_untitled")
    made = Format(
        key_of(title),
        title,
        max(1, people),
        people_min=max(1, people // 2),
        people_max=max(1, people) * 2,
        minutes=1,
        source=OWN_SOURCE,
        provenance="D",
        steps=tuple(steps),
    )
    return replace(made, minutes=max(1, math.ceil(made.length_s(made.nominal_people) / 60)))


def key_of(title: str) -> str:
    """A title as a key: lower case, letters and digits, joined by `_`."""
    return re.sub(r"\W+", "_", title.casefold()).strip("_") or "format"


def _steps_of(item: Item, taken: frozenset[str]) -> Iterator[FormatStep]:
    steps = [step for step in item.steps if not step.skipped]
    if not item.steps:
        yield _step_of(item)
        return
    if not item.title:
        raise BadInput("format_untitled")
    block, number = item.title, 2
    while block in taken:
        block, number = f"{item.title} {number}", number + 1
    for place, step in enumerate(steps):
        made = _step_of(step)
        yield replace(
            made,
            block=block,
            card=made.card or (item.card if place == 0 else ""),
            attribution=made.attribution or (item.attribution.value if item.attribution else ""),
        )


def _step_of(item: Item) -> FormatStep:
    whole = item.length_s is not None and item.length_s > 0 and item.length_s % 60 == 0
    is_fixed = whole and not item.per_person_s
    return FormatStep(
        item.title,
        item.kind,
        item.rule.value,
        item.turn_s,
        minutes=item.length_s // 60 if is_fixed and item.length_s else None,
        base_s=None if is_fixed else item.length_s or 0,
        per_person_s=None if is_fixed else item.per_person_s,
        items=item.turns,
        groups_of=item.groups_of,
        extensions_min=item.extensions_min,
        card=item.card,
        attribution=item.attribution.value if item.attribution else "",
        switches=None if item.switches is None else tuple(sorted(item.switches)),
    )
