"""Pages that are laid out before the others look as they will in the whole paper."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from peerdesk.domain.minutes import Block, Bullet, Heading, LaidOut, Minutes, PaperPart, Paragraph, Table
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE
from peerdesk.export.page_pictures import page_picture
from peerdesk.export.pdf import write_pdf
from peerdesk.export.pdf_part import MOST_PAGES, write_part

WORDS = "the ledger ran beside the new one for a week and nobody on call had to sign it off twice".split()  # noqa: SIM905


def text(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(3, 70)))


def paper(chance: random.Random) -> Minutes:
    blocks: list[Block] = [Paragraph("What this is.")]
    for item in range(5):
        blocks.append(Heading(f"Item {item}", key=f"item-{item}"))
        for part in range(3):
            blocks += [Bullet(text(chance), f"{item}-{part}-{n}") for n in range(chance.randint(1, 9))]
            blocks.append(Heading("Open questions", 2))
        blocks.append(Bullet(text(chance), f"{item}-last"))
    blocks.append(Paragraph("One case was discussed."))
    blocks += [Bullet(text(chance), f"end-{n}") for n in range(20)]
    return Minutes("Minutes", "A circle", ("11 people took part",), CHATHAM_HOUSE_RULE, tuple(blocks))


def edited(tree: Minutes, chance: random.Random) -> Minutes:
    blocks, at = list(tree.blocks), chance.randrange(len(tree.blocks))
    one = blocks[at]
    way = chance.choice(["words", "drop", "add", "swap"])
    if way == "words" and not isinstance(one, Table):
        blocks[at] = replace(one, text=text(chance))
    elif way == "drop":
        del blocks[at]
    elif way == "add":
        blocks.insert(at, Bullet(text(chance), "new"))
    else:
        blocks[at - 1], blocks[at] = blocks[at], blocks[at - 1]
    return replace(tree, blocks=tuple(blocks))


def places_on(pages: range, laid: LaidOut) -> list[tuple[object, ...]]:
    return [
        (p.key, p.page, round(p.left, 3), round(p.bottom, 3), round(p.top, 3))
        for p in laid.written.places
        if p.page in pages
    ]


def shifted(part: PaperPart) -> LaidOut:
    whole = replace(
        part.written, places=tuple(replace(p, page=p.page + part.first) for p in part.written.places)
    )
    return LaidOut(Minutes("", ""), whole)


@pytest.mark.parametrize("seed", range(24))
def test_sentences_stand_where_they_will_in_the_whole(seed: int) -> None:
    chance = random.Random(seed)
    tree = paper(chance)
    before = LaidOut(tree, write_pdf(tree))
    now = edited(tree, chance)
    whole = LaidOut(now, write_pdf(now))
    for page in range(before.written.pages):
        part = write_part(now, before, range(page, page + 2))
        if part is not None:
            pages = range(part.first, part.first + part.written.pages)
            assert places_on(pages, shifted(part)) == places_on(pages, whole)
            above = range(part.first)
            assert places_on(above, before) == places_on(above, whole)


def long_paper() -> Minutes:
    chance = random.Random(7)
    return Minutes("Minutes", "A circle", blocks=tuple(Bullet(text(chance), f"{n}") for n in range(130)))


def changed(tree: Minutes, number: int, words: str) -> Minutes:
    blocks = list(tree.blocks)
    blocks[number] = Bullet(words, f"{number}")
    return replace(tree, blocks=tuple(blocks))


def test_a_page_looks_as_in_the_whole_paper() -> None:
    tree = long_paper()
    before = LaidOut(tree, write_pdf(tree))
    page = next(p.page for p in before.written.places if p.key == "45")
    now = changed(tree, 45, "Other words")
    part, whole = write_part(now, before, range(page, page + 1)), write_pdf(now)
    assert part is not None
    assert part.has(page)
    alone = page_picture(part.written, page - part.first, 1.0)
    assert alone.pixels == page_picture(whole, page, 1.0).pixels


def test_pages_out_of_sight_are_not_laid_out() -> None:
    tree = long_paper()
    before = LaidOut(tree, write_pdf(tree))
    page = next(p.page for p in before.written.places if p.key == "45")
    part = write_part(changed(tree, 45, "Other words"), before, range(page, page + 1))
    assert part is not None
    assert part.written.pages <= 2
    assert page - 1 <= part.first <= page


def test_where_too_much_or_nothing_in_sight_is_other_the_whole_is_laid_out() -> None:
    tree = long_paper()
    before = LaidOut(tree, write_pdf(tree))
    assert before.written.pages > MOST_PAGES + 1
    now = changed(tree, 0, "Other words")
    last = before.written.pages - 1
    assert write_part(now, before, range(last, last + 1)) is None
    assert write_part(tree, before, range(1)) is None
    assert write_part(replace(now, title="Another"), before, range(1)) is None


def test_over_the_paper_as_it_was_each_sentence_stands_once_a_page() -> None:
    tree = long_paper()
    before = LaidOut(tree, write_pdf(tree))
    page = next(p.page for p in before.written.places if p.key == "45")
    now = changed(tree, 45, "Other words")
    part, whole = write_part(now, before, range(page, page + 1)), write_pdf(now)
    assert part is not None
    over = part.laid_over(before.written)
    pages = range(part.first + part.written.pages)
    assert [p for p in over.places if p.page in pages] == [p for p in whole.places if p.page in pages]
    assert {p.key for p in over.places} == {p.key for p in whole.places}
