"""The pocket sheet as a file: always one page, nothing beyond its edges, larger before smaller."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.deid import Roster
from peerdesk.domain.pocket import PocketHeads, PocketRow, PocketSheet
from peerdesk.export import looks
from peerdesk.export.check import check_file
from peerdesk.export.looks import Look
from peerdesk.export.pocket import BOTTOM_PT, SIDE_PT, _broken, _width, write_pocket
from tests.peerdesk.export.hostile import TEXTS
from tests.peerdesk.export.test_structure import spoken

HEADS = PocketHeads("Start", "Min", "Took", "Item", "Lead", "Order")
CARD = "Speak from your own experience: what you did and what came of it."


def row(number: int, title: str = "An item", **changes: Any) -> PocketRow:
    return replace(
        PocketRow(f"{18 + number // 12:02}:{number % 12 * 5:02}", "5", f"{title} {number}"), **changes
    )


def sheet(*rows: PocketRow, people: int = 11, **changes: Any) -> PocketSheet:
    order = tuple(f"P{number}" for number in range(people))
    made = PocketSheet(
        "Pocket sheet", "For the facilitator", "A circle · March", ("19 March 2026 · 11 expected",), HEADS,
        rows or (row(0), row(1)), "20:00", "End", order, ("18:05", "19:05"), "Keep it to yourself.",
    )  # fmt: skip
    return replace(made, **changes)


def full(count: int, title: str = "An item") -> tuple[PocketRow, ...]:
    """Items with a lead and a norm line, and two steps each."""
    found = []
    for number in range(count):
        found.append(row(number, title, lead="AB CD", card=CARD, section="Part" if number % 5 == 0 else ""))
        found += [row(number, "Step", is_step=True, card=CARD), row(number, "Step on", is_step=True)]
    return tuple(found)


def page(data: bytes) -> tuple[str, int, list[tuple[float, float, float, float]]]:
    """Words of the first page, number of pages, and where anything is drawn."""
    with pypdfium2.PdfDocument(data) as document:
        first = document[0]
        places = [thing.get_bounds() for thing in first.get_objects()]
        return first.get_textpage().get_text_bounded(), len(document), places


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("people", [0, 3, 60])
@pytest.mark.parametrize("title", ["An item", "A title that goes on and on over several lines " * 6])
@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_it_is_one_page_within_its_margins(count: int, title: str, people: int, paper: Any) -> None:
    written = write_pocket(sheet(*full(count, title), people=people), paper=paper)
    words, pages, places = page(written.data)
    assert (pages, written.pages, written.size_pt) == (1, 1, looks.SIZES_PT[paper])
    width, height = written.size_pt
    for left, bottom, right, top in places:
        assert left >= SIDE_PT - 2
        assert right <= width - SIDE_PT + 2
        assert BOTTOM_PT - 20 <= bottom <= top <= height - SIDE_PT + 2
    assert words.count("AB CD") == count
    assert "For the facilitator" in words


def test_norm_lines_go_before_steps() -> None:
    told = [page(write_pocket(sheet(*full(count))).data)[0] for count in (6, 16, 60)]
    assert [("Speak" in words, "Step on" in words) for words in told] == [
        (True, True),
        (False, True),
        (False, False),
    ]


def test_sixty_items_can_still_be_read() -> None:
    """Chosen: seven points is what the small print of a newspaper has."""
    data = write_pocket(sheet(*full(60))).data
    with pypdfium2.PdfDocument(data) as document:
        heights = [
            thing.get_bounds()[3] - thing.get_bounds()[1]
            for thing in document[0].get_objects(filter=[1])
            if thing.get_bounds()[0] < SIDE_PT + 3
        ]
    assert max(sorted(heights)[: len(heights) // 2]) > 7 * looks.CAP_HEIGHT_EM * 0.95


def test_there_is_a_box_for_each_item_and_for_each_person_a_round() -> None:
    def boxes(made: PocketSheet) -> int:
        with pypdfium2.PdfDocument(write_pocket(made).data) as document:
            paths = [thing.get_bounds() for thing in document[0].get_objects(filter=[2])]
        return sum(right - left < 60 and top - bottom > 5 for left, bottom, right, top in paths)

    assert boxes(sheet(row(0), row(1), row(2, is_step=True), people=3)) == 2 + 2 * 3
    assert boxes(sheet(row(0), people=3, rounds=())) == 1 + 3
    assert boxes(sheet(row(0), people=0)) == 1


def test_a_reader_that_speaks_gets_the_lines_in_order() -> None:
    made = sheet(row(0, card=CARD, lead="AB", section="Part"), people=2, rounds=("18:05",))
    assert spoken(write_pocket(made).data) == [
        ("P", "POCKET SHEET"),
        ("H1", "A circle · March"),
        ("P", "19 March 2026 · 11 expected"),
        ("P", "Start Min Took Item Lead"),
        ("P", "Part"),
        ("P", "18:00 5 An item 0 AB"),
        ("P", CARD),
        ("P", "20:00 End"),
        ("P", "Order"),
        ("P", "P0 P1"),
        ("P", "18:05"),
        ("P", "For the facilitator"),
        ("P", "Keep it to yourself."),
    ]


def test_the_file_is_in_order_and_the_same_every_time() -> None:
    data = write_pocket(sheet(*full(5))).data
    assert check_file(data, Roster.from_members(()), suffix=".pdf").problems == ()
    assert data == write_pocket(sheet(*full(5))).data


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_text_breaks_the_page(text: str) -> None:
    made = sheet(
        PocketRow(text[:9], text[:9], text, text[:9], text, text),
        title=text,
        lines=(text,),
        warning=text[:80],
    )
    data = write_pocket(replace(made, order=(text[:4], "AB"))).data
    assert page(data)[1] == 1
    assert check_file(data, Roster.from_members(()), suffix=".pdf").problems == ()


def test_characters_that_cannot_be_shown_are_told() -> None:
    written = write_pocket(sheet(row(0, "ሀ"), title="ለ"))
    assert [one.character for one in written.unshowable] == ["ለ", "ሀ"]


@settings(max_examples=60)
@given(st.text(max_size=200), st.floats(20, 400), st.integers(1, 3))
def test_a_text_is_broken_into_lines_that_fit(text: str, width: float, most: int) -> None:
    look = Look(10, 12)
    lines = _broken(text, look, width, most)
    assert 1 <= len(lines) <= most
    widest = max(width, _width("W…", look) * 3)
    assert all(_width(line, look) <= widest for line in lines)
