"""Pictures of the pages of a finished paper, and where words stand on them.

pdfium is used by one thread at a time, as it asks; it draws without holding up other threads.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from peerdesk.domain.minutes import PagePicture, Place, Stretch, WrittenPaper
from peerdesk.export.fonts import shown
from peerdesk.export.words import run_together

MAX_SIDE_PX = 6000
"""Longest side of a picture. Chosen: some 100 MB of pixels are never needed to look at a page."""

_MARGIN_PT = 1.0
_LESS_PX = 0.25
"""What is cut off a page is rounded up to whole rows."""


def page_picture(paper: WrittenPaper, page: int, px_per_pt: float) -> PagePicture:
    """One page as a reader draws it. page: from 0. px_per_pt: scale, cut where a side would be too long."""
    from pypdfium2 import PdfDocument

    scale = min(px_per_pt, MAX_SIDE_PX / max(*paper.size_pt, 1.0))
    document = PdfDocument(paper.data)
    try:
        drawn = document[page].render(scale=scale, prefer_bgrx=True)
        return PagePicture(page, drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    finally:
        document.close()


def page_strip(paper: WrittenPaper, page: int, px_per_pt: float, first: int, last: int) -> PagePicture:
    """Rows of dots of a page, from the first to behind the last, at this scale. page: from 0."""
    from pypdfium2 import PdfDocument

    rows = math.ceil(paper.size_pt[1] * px_per_pt)
    above, below = (max(cut - _LESS_PX, 0.0) / px_per_pt for cut in (first, rows - last))
    document = PdfDocument(paper.data)
    try:
        drawn = document[page].render(scale=px_per_pt, crop=(0, below, 0, above), prefer_bgrx=True)
        return PagePicture(page, drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    finally:
        document.close()


def words_at(paper: WrittenPaper, stretches: Iterable[Stretch]) -> tuple[Place, ...]:
    """Where stretches of blocks' texts stand on the pages, one place a line; none where a block does not."""
    wanted = tuple(stretches)
    keys = {one.key for one in wanted}
    turned = {
        key: list(words) for key, words in groupby(paper.words, lambda one: one.place.key) if key in keys
    }
    letters = _letters(paper, keys - turned.keys())
    letters |= {key: [(one.text, one.place) for one in words] for key, words in turned.items()}
    return tuple(place for one in wanted for place in _lines(one, letters.get(one.key, ())))


def _lines(stretch: Stretch, letters: Sequence[tuple[str, Place]]) -> Iterator[Place]:
    first = len(_folded(shown(stretch.text[: stretch.start])))
    last = first + len(_folded(shown(stretch.text[stretch.start : stretch.end])))
    meant = [letter for letter in letters for _ in _folded(letter[0])][first:last]
    lines = groupby(meant, key=lambda letter: (letter[1].page, round(letter[1].bottom / 6)))
    return (_around(stretch.key, [place for _, place in line]) for _, line in lines)


def _folded(text: str) -> str:
    return "".join(run_together(character) for character in text)


def _letters(paper: WrittenPaper, keys: Collection[str]) -> dict[str, list[tuple[str, Place]]]:
    """By block each character as it was drawn, with the height of its whole line; a page is read once."""
    from pypdfium2 import PdfDocument

    found: dict[str, list[tuple[str, Place]]] = {}
    places = sorted((place for place in paper.places if place.key in keys), key=lambda place: place.page)
    document = PdfDocument(paper.data)
    try:
        for page, group in groupby(places, key=lambda place: place.page):
            words = document[page].get_textpage()
            drawn = _drawn(words)
            words.close()
            for place in group:
                found.setdefault(place.key, []).extend(_inside(drawn, place))
    finally:
        document.close()
    return found


def _drawn(words: Any) -> list[tuple[str, float, float, float, float]]:
    """Each character of a page with its left, bottom, right and top."""
    text = words.get_text_range()
    if len(text) != words.count_chars():
        return []  # characters beyond the first plane: places would be of other characters
    return [(sign, *words.get_charbox(index, loose=True)) for index, sign in enumerate(text)]


def _inside(
    drawn: Iterable[tuple[str, float, float, float, float]], place: Place
) -> Iterator[tuple[str, Place]]:
    for character, left, bottom, right, top in drawn:
        across = place.left - _MARGIN_PT <= (left + right) / 2 <= place.right + _MARGIN_PT
        if across and place.bottom <= (bottom + top) / 2 <= place.top:
            yield character, Place(place.key, place.page, left, bottom, right, top)


def _around(key: str, letters: list[Place]) -> Place:
    return Place(
        key,
        letters[0].page,
        min(letter.left for letter in letters),
        min(letter.bottom for letter in letters),
        max(letter.right for letter in letters),
        max(letter.top for letter in letters),
    )
