"""Where a new note appears in the list says nothing of when it was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtTest import QTest

from tests.ui.evening import ENTER, Evening

NOTES, FIRST, PARTS = 200, 20, 5
"""FIRST: from how many notes on places are counted, so that each part of the list is several notes long."""

MOST = 45.0
"""Chi-square with 4 degrees of freedom goes beyond this once in 250 million times."""


def chi_square(places: Sequence[tuple[int, int]]) -> float:
    """How uneven new notes fall into equal parts of the list. places: place from 0, and length, of each."""
    met = Counter(min(place * PARTS // length, PARTS - 1) for place, length in places)
    even = len(places) / PARTS
    return sum((met[part] - even) ** 2 / even for part in range(PARTS))


def rows(evening: Evening) -> list[bytes]:
    """The keys of the notes as they stand in the list."""
    return [row.key for row in evening.page.notes_panel._model.rows()]


def test_a_new_note_appears_anywhere_in_the_list(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(3)
    places, before = [], set[bytes]()
    for number in range(NOTES):
        evening.box.setPlainText(f"number {number}")
        QTest.keyClick(evening.box, ENTER)
        shown = rows(evening)
        assert len(shown) == number + 1
        (new,) = set(shown) - before
        before = set(shown)
        if number >= FIRST:
            places.append((shown.index(new), len(shown)))
    assert chi_square(places) < MOST


def test_a_list_in_the_order_of_typing_would_be_found() -> None:
    at_the_end = [(length - 1, length) for length in range(FIRST + 1, NOTES + 1)]
    at_the_top = [(0, length) for length in range(FIRST + 1, NOTES + 1)]
    assert min(chi_square(at_the_end), chi_square(at_the_top)) > MOST


def test_the_list_marks_no_note_as_new(evening: Evening) -> None:
    """Two cards of the same kind and words look the same, whichever was typed last."""
    evening.sit_down()
    evening.keep("the same", "the same")
    first, second = evening.page.notes_panel._model.rows()
    assert (first.card, first.spoken) == (second.card, second.spoken)
