"""Where seats stand round a table: one ring, else two, else rows, where it is low a horseshoe; none overlap.

Plain geometry in device-independent pixels; nothing here draws.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from ui.widgets.horseshoe import horseshoe
from ui.widgets.places import (
    Box,
    Cell,
    Seating,
    any_overlap,
    cell_above,
    cell_of,
    clear_of,
    clock_square,
    every_overlap,
    row_cell,
    square,
)

__all__ = ["Box", "Seating", "arrange"]

_STEPS = 360
_ROUNDEST = 1.7
_CENTRE_LINES = 6.5
_TWO_RING_CENTRE_LINES = 7.0
_INNER = 0.56
_APART = (1.1, 1.45)
_SIDES = (3.0, 2.7, 2.4, 2.1, 1.85, 1.6)
_ROW_SIDES = (2.4, 2.0, 1.7, 1.5, 1.35)
_NAME_LINES = 3.8
_NAME_LINES_NARROW = 2.9
_RING_CELLS = ((5.4, _SIDES[:2]), (4.6, _SIDES[:3]), (_NAME_LINES, _SIDES))
_TWO_RING_SIDES = (2.4, 2.1, 1.85)
_SMALL_CENTRE_LINES = 8.5
_LOW = 1.5
_WORTH_IT = 1.2
_HORSESHOE_CELLS = ((2.4, 5.4), (2.4, 3.8), (2.1, 3.8), (2.1, 2.9), (1.85, 2.9), (1.6, 2.9))
_ROW_NAMES = (3.8, 2.8, 2.1)
_ROW_ABOVE = (0.36, 0.0)
_ROW_GAP = 0.3


@lru_cache(maxsize=32)
def arrange(count: int, width: int, height: int, line: int) -> Seating:
    """Places for `count` seats in a space of `width` by `height`; line: the height of a line of text."""
    if count == 0:
        return _empty(width, height)
    ring = _ring(count, width, height, line)
    if ring and ring.centre.width >= _SMALL_CENTRE_LINES * line:
        return ring
    low = _low(count, width, height, line, ring) if width >= height * _LOW else None
    if low or ring:
        return low or ring or _empty(width, height)
    for side in _SIDES[2:]:
        found = _two_rings(count, width, height, cell_of(side, _NAME_LINES_NARROW, line), line)
        if found:
            return found
    return _in_rows(count, width, height, line)


def _ring(count: int, width: int, height: int, line: int) -> Seating | None:
    """One ring, or two where names would be narrow in one and the clock stays large in two."""
    for names, sides in _RING_CELLS:
        for side in sides:
            found = _one_ring(count, width, height, cell_of(side, names, line), line)
            if found:
                return found
    for side in _TWO_RING_SIDES:
        found = _two_rings(count, width, height, cell_of(side, _NAME_LINES, line), line)
        if found and found.centre.width >= _SMALL_CENTRE_LINES * line:
            return found
    for side in _SIDES[:5]:
        found = _one_ring(count, width, height, cell_of(side, _NAME_LINES_NARROW, line), line)
        if found:
            return found
    return None


def _low(count: int, width: int, height: int, line: int, ring: Seating | None) -> Seating | None:
    """A horseshoe, if there is no ring or its clock is much larger and names are no narrower."""
    least = min(ring.seats[0].width, _NAME_LINES * line) if ring else 0.0
    clock = ring.centre.width * _WORTH_IT if ring else 0.0
    for levels in (1, 2):
        for side, names in _HORSESHOE_CELLS:
            cell = cell_of(side, names, line)
            found = horseshoe(count, (width, height), cell, line, levels) if cell.width >= least else None
            if found and found.centre.width >= clock:
                return found
    return None


def _empty(width: int, height: int) -> Seating:
    table = Box(width * 0.1, height * 0.15, width * 0.8, height * 0.7)
    return Seating((), 0, table, square(table, 0.9))


def _radii(width: float, height: float, cell: Cell) -> tuple[float, float]:
    return (width - cell.width) / 2, (height - cell.height) / 2


def _one_ring(count: int, width: int, height: int, cell: Cell, line: int) -> Seating | None:
    across, down = _radii(width, height, cell)
    if min(across, down) <= cell.height / 2:
        return None
    for radius in (min(across, down * _ROUNDEST), across):
        table = _table_inside(width, height, radius, down, cell)
        centre = clock_square(table, line)
        if centre.width < _CENTRE_LINES * line:
            continue
        seats = _on_ellipse(_angles(radius, down, count), radius, down, width, height, cell)
        if not any_overlap(seats) and clear_of(seats, centre):
            return Seating(seats, cell.circle, table, centre)
    return None


def _two_rings(count: int, width: int, height: int, cell: Cell, line: int) -> Seating | None:
    for apart in _APART:
        found = _rings_apart(count, (width, height), cell, line, apart)
        if found:
            return found
    return None


def _rings_apart(count: int, size: tuple[int, int], cell: Cell, line: int, apart: float) -> Seating | None:
    """Two rings whose cells lie `apart` cells from each other."""
    width, height = size
    across, down = _radii(width, height, cell)
    inner_across, inner_down = across - cell.width * apart, down - cell.height * apart
    if min(inner_across, inner_down) <= cell.height / 2:
        return None
    table = _table_inside(width, height, inner_across, inner_down, cell)
    centre = clock_square(table, line)
    if centre.width < _TWO_RING_CENTRE_LINES * line:
        return None
    share = (inner_across + inner_down) / (across + down + inner_across + inner_down)
    inside = [math.floor((i + 1) * share) > math.floor(i * share) for i in range(count)]
    angles = _angles(across, down, inside.count(False))
    outer = iter(_on_ellipse(angles, across, down, width, height, cell))
    angles = _angles(inner_across, inner_down, max(inside.count(True), 1), _INNER)
    inner = iter(_on_ellipse(angles, inner_across, inner_down, width, height, cell))
    seats = tuple(next(inner) if is_inside else next(outer) for is_inside in inside)
    if every_overlap(seats) or not clear_of(seats, centre):
        return None
    return Seating(seats, cell.circle, table, centre)


def _in_rows(count: int, width: int, height: int, line: int) -> Seating:
    """The clock above, seats in rows below; without names, and at last smaller, where there is no room."""
    for names in _ROW_NAMES:
        for part in _ROW_ABOVE:
            below = height - max(_CENTRE_LINES * line, height * part) - line * _ROW_GAP
            for side in _ROW_SIDES:
                found = _named_rows(count, width, height, below, row_cell(side, names, line))
                if found:
                    return found
    above = height * 0.4 if height - _CENTRE_LINES * line < line * 4 else _CENTRE_LINES * line
    below = height - above - line * _ROW_GAP
    for side in _ROW_SIDES[-2:]:
        circle = side * line
        tall = circle + cell_above(circle, line)
        columns = -(-count // max(int(below // tall), 1))
        if tall <= below and width / columns >= circle + line * _ROW_GAP:
            rows = -(-count // columns)
            return _grid(count, columns, width, height - rows * tall - line * _ROW_GAP, (circle, tall), False)
    circle = min(2.0 * line, math.sqrt(width * max(below, 1.0) / count) * 0.88)
    columns = max(int(width // (circle * 1.2)), 1)
    while -(-count // columns) * circle * 1.1 > below and circle > 4:
        circle *= 0.95
        columns = max(int(width // (circle * 1.2)), 1)
    return _grid(count, columns, width, above, (circle, circle * 1.1), False)


def _named_rows(count: int, width: int, height: int, below: float, cell: Cell) -> Seating | None:
    """Rows in the lowest `below` with their names; None where a cell would be smaller than asked for."""
    columns = -(-count // max(int(below // cell.height), 1))
    if width / columns < cell.width or below < cell.height:
        return None
    above = height - -(-count // columns) * cell.height
    return _grid(count, columns, width, above, (cell.circle, cell.height), True)


def _grid(
    count: int, columns: int, width: int, above: float, cell: tuple[float, float], named: bool
) -> Seating:
    circle, cell_height = cell
    rows = -(-count // columns)
    columns = -(-count // rows)
    cell_width = min(width / columns, circle * 1.6 + cell_height)
    seats = []
    for index in range(count):
        row, column = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        left = (width - in_row * cell_width) / 2 + column * cell_width
        seats.append(Box(left, above + row * cell_height, cell_width, cell_height))
    table = Box(0.0, above * 0.02, float(width), above * 0.92)
    return Seating(tuple(seats), circle, table, square(table, 0.94), True, named)


def _table_inside(width: float, height: float, across: float, down: float, cell: Cell) -> Box:
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
    angles: tuple[float, ...], across: float, down: float, width: int, height: int, cell: Cell
) -> tuple[Box, ...]:
    boxes = []
    for angle in angles:
        x, y = _point(angle, across, down)
        left, top = width / 2 + x - cell.width / 2, height / 2 + y - cell.height / 2
        boxes.append(Box(left, top, cell.width, cell.height))
    return tuple(boxes)
