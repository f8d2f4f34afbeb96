"""An agenda as somebody wrote it elsewhere: a plain tree, before it is anybody's meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A topic of a file.

    length_s: its own seconds, None: not said (counts 0). lead: as it was written. section: the heading over
    it, of a topic at the top. kind: a key of the kinds of items, "": not said. line: where it stands in its
    file, from 1; 0: in none.
    """

    title: str = field(repr=False)
    length_s: int | None = None
    lead: str = field(default="", repr=False)
    items: tuple[OutlineItem, ...] = field(default=(), repr=False)
    section: str = field(default="", repr=False)
    links: tuple[str, ...] = field(default=(), repr=False)
    kind: str = ""
    line: int = 0

    @property
    def minutes(self) -> int | float | None:
        """Its own minutes; with a fraction only where there is one."""
        return None if self.length_s is None else minutes_of(self.length_s)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file of an agenda held. left_out: headings whose points are no topics, such as "Attendees"."""

    items: tuple[OutlineItem, ...] = field(default=(), repr=False)
    left_out: tuple[str, ...] = field(default=(), repr=False)

    @property
    def total_s(self) -> int:
        """Seconds of all topics, those inside others too."""
        return sum(item.length_s or 0 for item in walk(self.items))

    @property
    def without_length(self) -> int:
        """How many topics say no length."""
        return sum(item.length_s is None for item in walk(self.items))


def walk(items: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    """Every topic, each before those inside it."""
    for item in items:
        yield item
        yield from walk(item.items)


def minutes_of(seconds: int) -> int | float:
    """Seconds as minutes; a whole number where it is one."""
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 2)
