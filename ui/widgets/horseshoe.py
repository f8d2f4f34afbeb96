"""Seats on three sides of a table, for a space that is wide and low; the open side looks at the keys below.

Without seats below it, the clock may be taller by a whole seat than in a ring.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.widgets.places import Box, Cell, Seating, clock_square

_LOOSE = 1.35
_GAP_LINES = 0.35
_CENTRE_LINES = 7.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """How many sit on each: `column` at the left and at the right, `row` above."""

    column: int
    row: int


def horseshoe(count: int, size: tuple[int, int], cell: Cell, line: int, levels: int) -> Seating | None:
    """Places clockwise from the lower left, in so many horseshoes inside each other. None: no room."""
    width, height = size
    shares = _shares(count, width, height, cell, levels)
    if shares is None:
        return None
    gap = _GAP_LINES * line
    clock = height - levels * cell.height - 2 * gap
    least = 2 * levels * cell.width + clock + 2 * gap
    for_rows = [s.row * cell.width * _LOOSE + 2 * level * cell.width for level, s in enumerate(shares)]
    across = min(width, max(least, *for_rows))
    left = (width - across) / 2
    top = cell.height * levels if any(s.row for s in shares) else 0.0
    table = Box(
        left + levels * cell.width + gap,
        top + gap,
        across - 2 * (levels * cell.width + gap),
        height - top - gap,
    )
    if min(table.width, table.height) < _CENTRE_LINES * line:
        return None
    pitches = [
        (height - (n + 1) * cell.height) / sides.column for n, sides in enumerate(shares) if sides.column
    ]
    pitch = min(pitches, default=0.0)
    places: list[tuple[float, Box]] = []
    for level, sides in enumerate(shares):
        inset = level * cell.width
        places += _around(sides, (left + inset, level * cell.height, across - 2 * inset, height), cell, pitch)
    seats = tuple(box for _, box in sorted(places, key=lambda place: place[0]))
    return Seating(seats, cell.circle, table, clock_square(table, line), horseshoe=True)


def _shares(count: int, width: int, height: int, cell: Cell, levels: int) -> list[_Sides] | None:
    """Who sits on which side of each horseshoe, the outer one first; None if they do not all fit."""
    room = [_room(width, height, cell, level) for level in range(levels)]
    whole = sum(2 * sides.column + sides.row for sides in room)
    if count > whole or whole == 0:
        return None
    result, left = [], count
    for level, most in enumerate(room):
        size = 2 * most.column + most.row
        here = left if level == levels - 1 else min(size, math.ceil(count * size / whole))
        sides = _spread(here, most, width - 2 * level * cell.width, height - level * cell.height, cell)
        if sides is None:
            return None
        result.append(sides)
        left -= here
    return result


def _room(width: int, height: int, cell: Cell, level: int) -> _Sides:
    column = int((height - (level + 1) * cell.height) // cell.height)
    return _Sides(max(column, 0), max(int((width - 2 * level * cell.width) // cell.width), 0))


def _spread(count: int, most: _Sides, width: float, height: float, cell: Cell) -> _Sides | None:
    """The sides on which people sit most evenly apart."""
    best, widest = None, 0.0
    for column in range(min(most.column, count // 2) + 1):
        row = count - 2 * column
        if row > most.row:
            continue
        loose_row = width / cell.width / row if row else math.inf
        loose_column = (height - cell.height) / cell.height / column if column else math.inf
        if min(loose_row, loose_column) > widest:
            best, widest = _Sides(column, row), min(loose_row, loose_column)
    return best


def _around(
    sides: _Sides, area: tuple[float, float, float, float], cell: Cell, pitch: float
) -> list[tuple[float, Box]]:
    """Places with how far round they are, from 0 at the lower left to 3 at the lower right.

    pitch: from one to the next at the sides, the same in both horseshoes, so that they stand in lines.
    """
    left, top, width, bottom = area
    places = []
    for number in range(sides.column):
        part = (number + 0.5) / sides.column
        y = bottom - pitch * (number + 0.5) - cell.height / 2
        places.append((part, Box(left, y, cell.width, cell.height)))
        places.append((3 - part, Box(left + width - cell.width, y, cell.width, cell.height)))
    pitch = width / max(sides.row, 1)
    for number in range(sides.row):
        x = left + pitch * (number + 0.5) - cell.width / 2
        places.append((1 + (number + 0.5) / sides.row, Box(x, top, cell.width, cell.height)))
    return places
