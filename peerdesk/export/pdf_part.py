"""Lays out again the pages of a paper that an edit changed and somebody looks at, before all others.

A page looks as it will in the whole file, but for its number of pages if that changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from peerdesk.domain.minutes import Heading, LaidOut, Minutes, PaperPart, WrittenPaper
from peerdesk.export import looks
from peerdesk.export.flow import Record, walk
from peerdesk.export.furniture import Furniture
from peerdesk.export.looks import Paper

if TYPE_CHECKING:
    from peerdesk.export.typeset import Block

MOST_PAGES = 5
"""Pages laid out at once. Chosen: more take as long as half of a paper of three hundred sentences."""

_BEHIND = 8
"""Blocks laid out behind the pages in sight, which may come up to them. Chosen: a third of a page."""


def write_part(minutes: Minutes, before: LaidOut, sight: range, *, paper: Paper = "a4") -> PaperPart | None:
    """The pages from the first that changed to the last in sight; None if that is none, or too much.

    before: the paper as it was last laid out whole, on the same sheet. sight: pages from 0.
    """
    from peerdesk.export.typeset import lay_out

    changed = _first_change(minutes, before.minutes)
    if changed is None or not sight:
        return None
    first, start = _begin(before, changed)
    last = min(sight.stop, before.written.pages) - 1
    if not 0 <= last - first < MOST_PAGES:
        return None
    end = _end(before, last + 1) + max(len(minutes.blocks) - len(before.minutes.blocks), 0) + _BEHIND
    record, furniture = Record(), Furniture(minutes)
    sheet = looks.sheet_of(paper, furniture.height)
    if first:
        sheet = replace(sheet, first_top=sheet.later_top)
    total = before.written.pages

    def furnish(canvas: Any, page: int, _: int) -> None:
        furniture.draw(sheet, canvas, page + first, total)

    blocks = _blocks(minutes, record, start, end, with_head=not first)
    if not blocks:
        return None
    data = lay_out(blocks, sheet, furnish)
    return _whole_pages(data, record, first, last, (sheet.width, sheet.height), end >= len(minutes.blocks))


def _whole_pages(
    data: bytes, record: Record, first: int, last: int, size: tuple[float, float], is_end: bool
) -> PaperPart | None:
    """The pages that are full, for the last one may hold more in the whole paper."""
    laid = max((place.page for place in record.places), default=-1) + 1
    pages = min(laid if is_end else laid - 1, last - first + 1)
    if pages < 1:
        return None
    kept = tuple(place for place in record.places if place.page < pages)
    words = tuple(word for word in record.words if word.place.page < pages)
    return PaperPart(first, WrittenPaper(data, pages, kept, size_pt=size, words=words))


def _blocks(minutes: Minutes, record: Record, start: int, end: int, *, with_head: bool) -> list[Block]:
    head = 0 if with_head else len(walk(replace(minutes, blocks=()), Record()))
    return walk(replace(minutes, blocks=minutes.blocks[start:end]), record)[head:]


def _first_change(minutes: Minutes, before: Minutes) -> int | None:
    """The first block that is another, from 0; None if none is, or if the head is another."""
    if replace(minutes, blocks=()) != replace(before, blocks=()):
        return None
    now, then = minutes.blocks, before.blocks
    least = min(len(now), len(then))
    found = next((at for at in range(least) if now[at] != then[at]), least)
    return None if found == len(now) == len(then) else found


def _begin(before: LaidOut, changed: int) -> tuple[int, int]:
    """The page, from 0, from which all may be other, and the block with which it begins.

    That is the page of the last block before the change that no heading is, or an earlier one: on it the
    change decides nothing of where the page begins.
    """
    blocks, last = before.minutes.blocks, _last_pages(before.written)
    sure = 0
    for at in range(changed - 1, -1, -1):
        key = _key(blocks[at]) if not isinstance(blocks[at], Heading) else None
        if key in last:
            sure = last[key]
            break
    starts = dict(_starts(before))
    for page in range(sure, 0, -1):
        if page in starts and starts[page] < changed:
            return page, starts[page]
    return 0, 0


def _starts(before: LaidOut) -> Iterator[tuple[int, int]]:
    """Each page that surely begins with a whole block, from 0, and which."""
    blocks, seen = before.minutes.blocks, set[str]()
    index = {_key(block): at for at, block in enumerate(blocks)}
    page = -1
    for place in before.written.places:
        if place.page != page:
            page = place.page
            at = index.get(place.key)
            if at is not None and place.key not in seen:
                while at and isinstance(blocks[at - 1], Heading) and _key(blocks[at - 1]) is None:
                    at -= 1
                if at == 0 or _key(blocks[at - 1]) is not None:
                    yield page, at
        seen.add(place.key)


def _end(before: LaidOut, page: int) -> int:
    """The block behind those of the pages up to this one, from 0."""
    index = {_key(block): at for at, block in enumerate(before.minutes.blocks)}
    later = (index[place.key] for place in before.written.places if place.page >= page and place.key in index)
    return min(later, default=len(before.minutes.blocks))


def _last_pages(written: WrittenPaper) -> dict[str | None, int]:
    return {place.key: place.page for place in written.places}


def _key(block: object) -> str | None:
    """What names a block; some sorts have nothing that does."""
    return getattr(block, "key", None)
