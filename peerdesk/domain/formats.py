"""Ready agendas as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormatStep:
    """A step of a format.

    kind, turn: keys of the step kinds and turn rules. turn_s: seconds a turn, None where nobody is timed.
    minutes: fixed length; else base_s + per_person_s × people. items: how many talks or reports a fixed order
    counts instead of everybody. groups_of: size of small groups. extensions_min: minutes of each extension of
    a time box. card: lines to read out. attribution: key of a rule of its own, "" for the meeting's. block:
    consecutive steps with the same block are steps of one item.
    """

    title: str
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
    block: str = ""

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

    key: str
    title: str
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
