"""Pages drawn from the file's own bytes, and words found on them."""

from __future__ import annotations

import pytest

from peerdesk.domain.minutes import Bullet, Entry, Heading, Minutes, Place, Stretch
from peerdesk.export.page_pictures import MAX_SIDE_PX, page_picture, words_at
from peerdesk.export.pdf import write_pdf

LONG = "We kept paper charts for a week, as nobody in the room had to, and wrote to Ana Silva of ward two."


def places(text: str, words: str, block: type = Bullet) -> tuple[Place, ...]:
    made = Entry(text, "2 April", "k") if block is Entry else block(text, key="k")
    paper = write_pdf(Minutes("Minutes", "Circle", blocks=(made,)))
    start = text.index(words)
    return words_at(paper, [Stretch("k", text, start, start + len(words))])


def test_a_picture_has_the_size_of_the_page_at_its_scale() -> None:
    paper = write_pdf(Minutes("Minutes", "Circle"))
    picture = page_picture(paper, 0, 2.0)
    assert (picture.width, picture.height) == (1191, 1684)
    assert len(picture.pixels) == picture.stride * picture.height


def test_a_picture_is_white_paper_with_ink_on_it() -> None:
    pixels = page_picture(write_pdf(Minutes("Minutes", "Circle")), 0, 1.0).pixels
    assert pixels[:3] == b"\xff\xff\xff"
    assert min(pixels) < 60


def test_a_huge_scale_is_cut() -> None:
    picture = page_picture(write_pdf(Minutes("Minutes", "Circle")), 0, 1_000.0)
    assert max(picture.width, picture.height) <= MAX_SIDE_PX + 1


@pytest.mark.parametrize("block", [Bullet, Entry, Heading])
def test_words_are_found_inside_their_block(block: type) -> None:
    (place,) = places("Call Ana about it.", "Ana", block)
    (whole,) = places("Call Ana about it.", "Call Ana about it.", block)
    assert whole.left < place.left < place.right < whole.right


def test_words_over_the_end_of_a_line_give_a_place_a_line() -> None:
    first, second = places(LONG, LONG)
    assert first.bottom > second.bottom
    assert first.page == second.page == 0


def test_the_second_of_equal_words_is_the_second() -> None:
    text = "Ana and Ana"
    paper = write_pdf(Minutes("Minutes", "Circle", blocks=(Bullet(text, "k"),)))
    first, second = words_at(paper, [Stretch("k", text, 0, 3), Stretch("k", text, 8, 11)])
    assert first.right < second.left


def test_a_block_that_is_not_on_the_pages_has_no_place() -> None:
    assert words_at(write_pdf(Minutes("Minutes", "Circle")), [Stretch("k", "Ana", 0, 3)]) == ()
