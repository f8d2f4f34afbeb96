"""Planned against taken: of one meeting, and of the same item again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from peerdesk.domain.agenda import Agenda

LEAST_MEETINGS = 3
"""How often an item must have been held before anything is said of it. Chosen."""

MOSTLY = 2 / 3
"""Share of meetings in which an item ran over from which on it always does. Chosen."""

OVER_MIN = 1
"""Minutes over the plan that count as over; whole minutes are rounded."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An item that was held, in whole minutes. planned None: the meeting was closed before that was kept."""

    title: str = field(repr=False)
    planned: int | None
    taken: int

    @property
    def over(self) -> int:
        """Minutes over the plan, below 0 for under; 0 where no plan is known."""
        return 0 if self.planned is None else self.taken - self.planned


@dataclass(frozen=True, slots=True)
class AlwaysOver:
    """An item that runs over again and again. meetings: in which it was held; over: minutes on average."""

    title: str = field(repr=False)
    times: int
    meetings: int
    over: float


def taken_of(agenda: Agenda) -> tuple[Taken, ...]:
    """What the items of a closed meeting took, in order; what was not held is not there."""
    return tuple(
        Taken(item.title, item.minutes_planned, item.minutes_taken) for item in agenda if item.minutes_taken
    )


def always_over(meetings: Iterable[Sequence[Taken]]) -> tuple[AlwaysOver, ...]:
    """Items, by title, that ran over in most of at least `LEAST_MEETINGS` meetings, the worst first."""
    held: dict[str, list[Taken]] = {}
    for meeting in meetings:
        for title, one in {_same(one.title): one for one in meeting if one.planned is not None}.items():
            held.setdefault(title, []).append(one)
    found = []
    for some in held.values():
        over = [one for one in some if one.over >= OVER_MIN]
        if len(some) >= LEAST_MEETINGS and len(over) >= MOSTLY * len(some):
            mean = sum(one.over for one in some) / len(some)
            found.append(AlwaysOver(some[0].title, len(over), len(some), mean))
    return tuple(sorted(found, key=lambda one: -one.over))


def _same(title: str) -> str:
    return " ".join(title.casefold().split())
