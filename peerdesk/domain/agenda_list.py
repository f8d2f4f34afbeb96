"""An agenda as a list for others: what a writer of a file sees of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ListRow:
    """An item, or a step of the item before it.

    start: the time of day, "" where it is not known. length_s: None: not said, or said by its steps.
    """

    title: str = field(repr=False)
    start: str = ""
    length_s: int | None = None
    kind: str = ""
    section: str = field(default="", repr=False)
    is_step: bool = False


@dataclass(frozen=True, slots=True)
class AgendaList:
    """The rows of an agenda with what stands over them."""

    title: str = field(repr=False)
    when: str
    rows: tuple[ListRow, ...] = field(repr=False)
