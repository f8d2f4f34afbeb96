"""What the layouts of a table share: boxes, the places they give, and when places are clear of each other.

Plain geometry in device-independent pixels; nothing here draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

_TOUCH = 0.01
_LARGEST_CENTRE_LINES = 17.0
_NAME_LINES = 1.15
_NAME_LINES_ROWS = 1.05
BADGE_LINES = 0.8
"""The height of a sign on a seat's rim."""
_INITIALS_LINES = 0.6


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left upper corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right - _TOUCH
            and other.left < self.right - _TOUCH
            and self.top < other.bottom - _TOUCH
            and other.top < self.bottom - _TOUCH
        )


@dataclass(frozen=True, slots=True)
class Seating:
    """The places.

    seats: one cell a person, clockwise from the top, or row by row. circle: the diameter of a seat.
    table: what the table fills. centre: the square of the clock. rows: laid out in rows, not in rings.
    named: there is room for names under the seats. horseshoe: they sit on three sides, from the lower left
    end to the lower right one.
    """

    seats: tuple[Box, ...]
    circle: float
    table: Box
    centre: Box
    rows: bool = False
    named: bool = True
    horseshoe: bool = False

    @property
    def has_ends(self) -> bool:
        """The last one does not sit beside the first."""
        return self.rows or self.horseshoe


@dataclass(frozen=True, slots=True)
class Cell:
    """What one seat takes: the diameter of its circle, and its whole size with signs and name."""

    circle: float
    width: float
    height: float


def cell_of(side: float, names: float, line: int) -> Cell:
    """A seat whose circle is `side` lines across, with `names` lines of width for its name."""
    circle = side * line
    return Cell(
        circle, max(circle + line * 0.3, names * line), circle + cell_above(circle, line) + line * _NAME_LINES
    )


def row_cell(side: float, names: float, line: int) -> Cell:
    """The same for rows, which stand closer above each other."""
    cell = cell_of(side, names, line)
    return Cell(cell.circle, cell.width, cell.height - line * (_NAME_LINES - _NAME_LINES_ROWS))


def cell_above(circle: float, line: float) -> float:
    """How far a circle stands below its cell's top, so that signs on its rim do not hide the initials."""
    return max(0.0, BADGE_LINES * line - (circle - _INITIALS_LINES * line) / 2)


def square(table: Box, part: float) -> Box:
    """The middle of `table`, a square of `part` of its shorter side."""
    side = min(table.width, table.height) * part
    return Box(table.left + (table.width - side) / 2, table.top + (table.height - side) / 2, side, side)


def clock_square(table: Box, line: int) -> Box:
    """The clock's square: nearly as tall as the table, but no larger than the largest figures ask for."""
    return square(table, min(0.96, _LARGEST_CENTRE_LINES * line / max(min(table.width, table.height), 1)))


def clear_of(seats: tuple[Box, ...], centre: Box) -> bool:
    """Whether no seat reaches into the circle inside `centre`."""
    x, y, radius = centre.left + centre.width / 2, centre.top + centre.height / 2, centre.width / 2
    for seat in seats:
        near_x, near_y = min(max(x, seat.left), seat.right), min(max(y, seat.top), seat.bottom)
        if math.hypot(near_x - x, near_y - y) < radius:
            return False
    return True


def any_overlap(seats: tuple[Box, ...]) -> bool:
    """Whether neighbours on a ring overlap, or the two sides of a flat one do."""
    if len(seats) < 2:
        return False
    if any(one.overlaps(other) for one, other in pairwise((*seats, seats[0]))) and len(seats) > 2:
        return True
    return every_overlap(seats)


def every_overlap(seats: tuple[Box, ...]) -> bool:
    """Whether any two overlap."""
    return any(one.overlaps(other) for index, one in enumerate(seats) for other in seats[index + 1 :])
