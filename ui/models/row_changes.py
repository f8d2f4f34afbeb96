"""The smallest row signals that lead from the rows of a model to others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

R = TypeVar("R")
_ROOT = QModelIndex()


def show_rows(
    model: QAbstractItemModel,
    rows: list[R],
    new: Sequence[R],
    key: Callable[[R], int],
    columns: Callable[[R, R], tuple[int, int] | None],
) -> bool:
    """Make `rows`, which the model reads from, equal to `new`; rows are told apart by `key`.

    columns: the first and last column that differ between two versions of a row, None for none.
    Rows that go are removed, those that change places are moved in blocks, those that come are inserted,
    and each block of the rest that reads differently gets one `dataChanged`. True if anything changed.
    """
    if [key(row) for row in rows] == [key(row) for row in new]:
        differ = [columns(*pair) if pair[0] is not pair[1] else None for pair in zip(rows, new, strict=True)]
        rows[:] = new
        return _tell(model, differ)
    wanted = {key(row): row for row in new}
    told = _remove(model, rows, wanted.keys(), key)
    kept = {key(row) for row in rows}
    told = _move(model, rows, [key(row) for row in new if key(row) in kept], key) or told
    differing = {key(row): columns(row, wanted[key(row)]) for row in rows}
    for place, row in enumerate(rows):
        rows[place] = wanted[key(row)]
    told = _insert(model, rows, new, kept, key) or told
    return _tell(model, [differing.get(key(row)) for row in rows]) or told


def _remove(
    model: QAbstractItemModel, rows: list[R], wanted: Container[int], key: Callable[[R], int]
) -> bool:
    last = len(rows) - 1
    told = False
    while last >= 0:
        first = last
        while first >= 0 and key(rows[first]) not in wanted:
            first -= 1
        if first < last:
            model.beginRemoveRows(_ROOT, first + 1, last)
            del rows[first + 1 : last + 1]
            model.endRemoveRows()
            told = True
        last = first - 1
    return told


def _move(model: QAbstractItemModel, rows: list[R], order: list[int], key: Callable[[R], int]) -> bool:
    staying = _staying([key(row) for row in rows], order)
    told, place = False, 0
    while place < len(order):
        if order[place] in staying:
            place += 1
            continue
        at = next(i for i, row in enumerate(rows) if key(row) == order[place])
        length = 1
        while (
            place + length < len(order)
            and at + length < len(rows)
            and order[place + length] not in staying
            and key(rows[at + length]) == order[place + length]
        ):
            length += 1
        before = order[place - 1] if place else None
        to = next((i + 1 for i, row in enumerate(rows) if key(row) == before), 0)
        if to not in range(at, at + length + 1):
            _move_block(model, rows, at, length, to)
            told = True
        place += length
    return told


def _move_block(model: QAbstractItemModel, rows: list[R], at: int, length: int, to: int) -> None:
    model.beginMoveRows(_ROOT, at, at + length - 1, _ROOT, to)
    block = rows[at : at + length]
    del rows[at : at + length]
    start = to if to < at else to - length
    rows[start:start] = block
    model.endMoveRows()


def _staying(now: list[int], wanted: list[int]) -> set[int]:
    """Keys of a longest run of rows that are in the right order already."""
    place = {key: i for i, key in enumerate(wanted)}
    ends: list[int] = []
    end_keys: list[int] = []
    before: dict[int, int | None] = {}
    for key in now:
        at = bisect_left(ends, place[key])
        before[key] = end_keys[at - 1] if at else None
        ends[at : at + 1] = [place[key]]
        end_keys[at : at + 1] = [key]
    staying: set[int] = set()
    key_: int | None = end_keys[-1] if end_keys else None
    while key_ is not None:
        staying.add(key_)
        key_ = before[key_]
    return staying


def _insert(
    model: QAbstractItemModel, rows: list[R], new: Sequence[R], kept: set[int], key: Callable[[R], int]
) -> bool:
    place, told = 0, False
    while place < len(new):
        last = place
        while last < len(new) and key(new[last]) not in kept:
            last += 1
        if last > place:
            model.beginInsertRows(_ROOT, place, last - 1)
            rows[place:place] = new[place:last]
            model.endInsertRows()
            told = True
        place = last + 1
    return told


def _tell(model: QAbstractItemModel, differing: list[tuple[int, int] | None]) -> bool:
    first = 0
    while first < len(differing):
        span = differing[first]
        last = first
        while last + 1 < len(differing) and differing[last + 1] == span:
            last += 1
        if span is not None:
            model.dataChanged.emit(model.index(first, span[0]), model.index(last, span[1]))
        first = last + 1
    return any(differing)
