"""Where seats stand round a table: one ring, else two, else rows; no two ever overlap.

Plain geometry in device-independent pixels; nothing here draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_STEPS = 360
_TOUCH = 0.01
_ROUNDEST = 1.7
_CENTRE_LINES = 6.5
_LARGEST_CENTRE_LINES = 17.0
_TWO_RING_CENTRE_LINES = 7.0
_INNER = 0.56
_APART = (1.1, 1.45)
_SIDES = (3.0, 2.7, 2.4, 2.1, 1.85, 1.6)
_ROW_SIDES = (2.4, 2.0, 1.7, 1.5, 1.35)
_NAME_LINES_WIDE = 5.4
_NAME_LINES = 3.8
_NAME_LINES_NARROW = 2.9
_NAME_LINES_ROWS = 2.1


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
    named: there is room for names under the seats.
    """

    seats: tuple[Box, ...]
    circle: float
    table: Box
    centre: Box
    rows: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class _Cell:
    circle: float
    width: float
    height: float


@lru_cache(maxsize=32)
def arrange(count: int, width: int, height: int, line: int) -> Seating:
    """Places for `count` seats in a space of `width` by `height`; line: the height of a line of text."""
    if count == 0:
        return _empty(width, height)
    for names, sides in (
        (_NAME_LINES_WIDE, _SIDES[:2]),
        (_NAME_LINES, _SIDES),
        (_NAME_LINES_NARROW, _SIDES[:5]),
    ):
        for side in sides:
            found = _one_ring(count, width, height, _cell(side, names, line), line)
            if found:
                return found
    for side in _SIDES[2:]:
        found = _two_rings(count, width, height, _cell(side, _NAME_LINES_NARROW, line), line)
        if found:
            return found
    return _in_rows(count, width, height, line)


def _cell(side: float, names: float, line: int) -> _Cell:
    circle = side * line
    return _Cell(circle, max(circle + line * 0.3, names * line), circle + line * 1.15)


def _empty(width: int, height: int) -> Seating:
    table = Box(width * 0.1, height * 0.15, width * 0.8, height * 0.7)
    return Seating((), 0, table, _square(table, 0.9))


def _square(table: Box, part: float) -> Box:
    side = min(table.width, table.height) * part
    return Box(table.left + (table.width - side) / 2, table.top + (table.height - side) / 2, side, side)


def _clock(table: Box, line: int) -> Box:
    """The clock's square: nearly as tall as the table, but no larger than the largest figures ask for."""
    return _square(table, min(0.96, _LARGEST_CENTRE_LINES * line / max(min(table.width, table.height), 1)))


def _clear_of(seats: tuple[Box, ...], centre: Box) -> bool:
    """Whether no seat reaches into the circle inside `centre`."""
    x, y, radius = centre.left + centre.width / 2, centre.top + centre.height / 2, centre.width / 2
    for seat in seats:
        near_x, near_y = min(max(x, seat.left), seat.right), min(max(y, seat.top), seat.bottom)
        if math.hypot(near_x - x, near_y - y) < radius:
            return False
    return True


def _radii(width: float, height: float, cell: _Cell) -> tuple[float, float]:
    return (width - cell.width) / 2, (height - cell.height) / 2


def _one_ring(count: int, width: int, height: int, cell: _Cell, line: int) -> Seating | None:
    across, down = _radii(width, height, cell)
    if min(across, down) <= cell.height / 2:
        return None
    for radius in (min(across, down * _ROUNDEST), across):
        table = _table_inside(width, height, radius, down, cell)
        centre = _clock(table, line)
        if centre.width < _CENTRE_LINES * line:
            continue
        seats = _on_ellipse(_angles(radius, down, count), radius, down, width, height, cell)
        if not _any_overlap(seats) and _clear_of(seats, centre):
            return Seating(seats, cell.circle, table, centre)
    return None


def _two_rings(count: int, width: int, height: int, cell: _Cell, line: int) -> Seating | None:
    for apart in _APART:
        found = _rings_apart(count, (width, height), cell, line, apart)
        if found:
            return found
    return None


def _rings_apart(count: int, size: tuple[int, int], cell: _Cell, line: int, apart: float) -> Seating | None:
    """Two rings whose cells lie `apart` cells from each other."""
    width, height = size
    across, down = _radii(width, height, cell)
    inner_across, inner_down = across - cell.width * apart, down - cell.height * apart
    if min(inner_across, inner_down) <= cell.height / 2:
        return None
    table = _table_inside(width, height, inner_across, inner_down, cell)
    centre = _clock(table, line)
    if centre.width < _TWO_RING_CENTRE_LINES * line:
        return None
    share = (inner_across + inner_down) / (across + down + inner_across + inner_down)
    inside = [math.floor((i + 1) * share) > math.floor(i * share) for i in range(count)]
    angles = _angles(across, down, inside.count(False))
    outer = iter(_on_ellipse(angles, across, down, width, height, cell))
    angles = _angles(inner_across, inner_down, max(inside.count(True), 1), _INNER)
    inner = iter(_on_ellipse(angles, inner_across, inner_down, width, height, cell))
    seats = tuple(next(inner) if is_inside else next(outer) for is_inside in inside)
    if _every_overlap(seats) or not _clear_of(seats, centre):
        return None
    return Seating(seats, cell.circle, table, centre)


def _in_rows(count: int, width: int, height: int, line: int) -> Seating:
    """The clock above, seats in rows below; without names, and at last smaller, where there is no room."""
    above = max(_CENTRE_LINES * line, height * 0.36)
    if height - above < line * 4:
        above = height * 0.4
    below = height - above - line * 0.3
    for side in _ROW_SIDES:
        circle, cell_height = side * line, side * line + line * 1.15
        columns = -(-count // max(int(below // cell_height), 1))
        if width / columns >= max(circle + line * 0.2, _NAME_LINES_ROWS * line) and below >= cell_height:
            above = height - -(-count // columns) * cell_height - line * 0.3
            return _grid(count, columns, width, above, (circle, cell_height), True)
    circle = min(2.0 * line, math.sqrt(width * max(below, 1.0) / count) * 0.88)
    columns = max(int(width // (circle * 1.2)), 1)
    while -(-count // columns) * circle * 1.1 > below and circle > 4:
        circle *= 0.95
        columns = max(int(width // (circle * 1.2)), 1)
    return _grid(count, columns, width, above, (circle, circle * 1.1), False)


def _grid(
    count: int, columns: int, width: int, above: float, cell: tuple[float, float], named: bool
) -> Seating:
    circle, cell_height = cell
    rows = -(-count // columns)
    columns = -(-count // rows)
    cell_width = min(width / columns, circle + cell_height)
    seats = []
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        left = (width - in_row * cell_width) / 2 + column * cell_width
        seats.append(Box(left, above + row * cell_height, cell_width, cell_height))
    table = Box(0.0, above * 0.02, float(width), above * 0.92)
    return Seating(tuple(seats), circle, table, _square(table, 0.94), True, named)


def _table_inside(width: float, height: float, across: float, down: float, cell: _Cell) -> Box:
    half_width = (across - cell.width / 2) * 0.93
    half_height = (down - cell.height / 2) * 0.95
    return Box(width / 2 - half_width, height / 2 - half_height, half_width * 2, half_height * 2)


def _angles(across: float, down: float, count: int, start: float = 0.0) -> tuple[float, ...]:
    """Angles from the top, clockwise, that stand equally far apart along the ellipse.

    start: how far round the first one stands, in parts of the distance between two.
    """
    lengths = [0.0]
    points = [_point(2 * math.pi * i / _STEPS, across, down) for i in range(_STEPS + 1)]
    for (x0, y0), (x1, y1) in pairwise(points):
        lengths.append(lengths[-1] + math.hypot(x1 - x0, y1 - y0))
    angles, step = [], 0
    for index in range(count):
        wanted = lengths[-1] * ((index + start) % count) / count
        step = 0 if wanted < lengths[step] else step
        while lengths[step + 1] < wanted:
            step += 1
        angles.append(2 * math.pi * step / _STEPS)
    return tuple(angles)


def _point(angle: float, across: float, down: float) -> tuple[float, float]:
    return across * math.sin(angle), -down * math.cos(angle)


def _on_ellipse(
    angles: tuple[float, ...], across: float, down: float, width: int, height: int, cell: _Cell
) -> tuple[Box, ...]:
    boxes = []
    for angle in angles:
        x, y = _point(angle, across, down)
        left, top = width / 2 + x - cell.width / 2, height / 2 + y - cell.height / 2
        boxes.append(Box(left, top, cell.width, cell.height))
    return tuple(boxes)


def _any_overlap(seats: tuple[Box, ...]) -> bool:
    """Whether neighbours on a ring overlap, or the two sides of a flat one do."""
    if len(seats) < 2:
        return False
    if any(one.overlaps(other) for one, other in pairwise((*seats, seats[0]))) and len(seats) > 2:
        return True
    return _every_overlap(seats)


def _every_overlap(seats: tuple[Box, ...]) -> bool:
    return any(one.overlaps(other) for index, one in enumerate(seats) for other in seats[index + 1 :])
