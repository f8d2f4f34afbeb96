"""Looks in every way it knows for the order in which notes were typed, as somebody would who has the key.

Source: SQLite, "Database File Format": a page's cells are filled in from its end, a table's rows follow its
key, a table without `WITHOUT ROWID` has a hidden row number.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.peerdesk.store.pages import PAGE, plain_pages, tau

MOST_TAU = 0.2
"""At 200 notes four times the spread of a random order, which is sqrt(2(2n+5)/(9n(n-1)))."""

Orders = dict[str, list[int]]
"""By the name of a view: the numbers of the marks in the order in which the view has them."""


def orders(database: Path, key_hex: str, connection: sqlite3.Connection, marks: Sequence[str]) -> Orders:
    """What each view says. marks: one in each note, in the order of typing."""
    return {**row_orders(connection, marks), **page_orders(database, key_hex, marks)}


def row_orders(connection: sqlite3.Connection, marks: Sequence[str]) -> Orders:
    """Rows as SELECT gives them, by hidden row number, by each column, of each table that holds marks."""
    found: Orders = {}
    kinds = {row[1]: row[4] for row in connection.execute("PRAGMA table_list") if row[2] == "table"}
    for table, without_rowid in kinds.items():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        sortings = ["", *(f" ORDER BY {column}" for column in columns)]
        sortings += [] if without_rowid else [" ORDER BY rowid"]
        for sorting in sortings:
            rows = connection.execute(f"SELECT * FROM {table}{sorting}").fetchall()
            met = _met(["\0".join(str(value) for value in row) for row in rows], marks)
            if met and not sorting.endswith(" text"):
                found[f"{table}{sorting}"] = met
    return found


def page_orders(database: Path, key_hex: str, marks: Sequence[str]) -> Orders:
    """Places in the file, in each page from its end, in the log's frames."""
    every, count = plain_pages(database, key_hex), database.stat().st_size // PAGE
    pages, frames = every[:count], every[count:]
    views = {
        "pages": _by_place(pages, marks, lambda page, mark: page.find(mark)),
        "cells": _by_place(pages, marks, lambda page, mark: -page.rfind(mark) if mark in page else -1 << 20),
        "log": _by_place(frames, marks, lambda page, mark: page.find(mark)),
    }
    return {name: order for name, order in views.items() if order}


def telling(found: Orders) -> dict[str, float]:
    """Views that say more than chance does, with Kendall's tau."""
    return {name: tau(order) for name, order in found.items() if abs(tau(order)) > MOST_TAU}


def _met(texts: Sequence[str], marks: Sequence[str]) -> list[int]:
    met = []
    for text in texts:
        met += [number for number, mark in enumerate(marks) if mark in text]
    return list(dict.fromkeys(met))


def _by_place(
    pages: Sequence[bytes], marks: Sequence[str], where: Callable[[bytes, bytes], int]
) -> list[int]:
    """Marks by the first page that has them, then by their place on it."""
    met: list[int] = []
    for page in pages:
        inside = [number for number, mark in enumerate(marks) if mark.encode() in page]
        met += sorted(inside, key=lambda number: where(page, marks[number].encode()))
    return list(dict.fromkeys(met))
