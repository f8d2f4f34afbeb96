"""Pictures of the pages of a finished paper, and where words stand on them.

pdfium is used by one thread at a time, as it asks; it draws without holding up other threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from peerdesk.domain.minutes import PagePicture, Place, WrittenPaper
from peerdesk.export.fonts import shown
from peerdesk.export.words import run_together

MAX_SIDE_PX = 6000
"""Longest side of a picture. Chosen: some 100 MB of pixels are never needed to look at a page."""

_MARGIN_PT = 1.0


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


def words_at(paper: WrittenPaper, key: str, text: str, start: int, end: int) -> tuple[Place, ...]:
    """Where a stretch of a block's text stands on the pages, one place a line.

    key: of the block. start, end: characters of `text`, the block's text. Empty where the block is not on
    the pages.
    """
    first = len(_folded(shown(text[:start])))
    last = first + len(_folded(shown(text[start:end])))
    letters = [letter for letter in _letters(paper, key) for _ in _folded(letter[0])][first:last]
    lines = groupby(letters, key=lambda letter: (letter[1].page, round(letter[1].bottom / 6)))
    return tuple(_around(key, [place for _, place in line]) for _, line in lines)


def _folded(text: str) -> str:
    return "".join(run_together(character) for character in text)


def _letters(paper: WrittenPaper, key: str) -> Iterator[tuple[str, Place]]:
    """Each character of a block as it was drawn, with the height of its whole line."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(paper.data)
    try:
        for place in sorted((p for p in paper.places if p.key == key), key=lambda p: p.page):
            words = document[place.page].get_textpage()
            yield from _letters_in(words, place)
            words.close()
    finally:
        document.close()


def _letters_in(words: Any, place: Place) -> Iterator[tuple[str, Place]]:
    text = words.get_text_range()
    if len(text) != words.count_chars():
        return  # characters beyond the first plane: places would be of other characters
    for index, character in enumerate(text):
        left, bottom, right, top = words.get_charbox(index, loose=True)
        inside = place.left - _MARGIN_PT <= (left + right) / 2 <= place.right + _MARGIN_PT
        if inside and place.bottom <= (bottom + top) / 2 <= place.top:
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
