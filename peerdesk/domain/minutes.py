"""The minutes as a tree of plain values: the only thing a writer of files sees.

All strings are finished: phrases, dates and numbers were put into the reader's language before. A writer
adds nothing but page numbers. Blocks stand in reading order; a heading of level 1 begins a section.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from peerdesk.domain.rules import Distribution

HEADING_KEY, CLOSING_KEY = "heading", "closing"
"""Keys of the group's own words at the head and the end of a paper."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 1 for a section (in the outline), 2 for a kind or theme inside it. key: as below."""

    text: str = field(repr=False)
    level: int = 1
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text. key: names the sentence so that its place on the page can be found.

    small: a remark on the heading above it.
    """

    text: str = field(repr=False)
    key: str | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of a list. key: as for a paragraph."""

    text: str = field(repr=False)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with a short figure or date set flush right, as in a table. key: as for a paragraph."""

    text: str = field(repr=False)
    figure: str = ""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of an agenda. at: time of day at its left, "" without one. figure: its length, flush right.

    detail: smaller words under it, such as who leads. key: as for a paragraph.
    """

    at: str
    text: str = field(repr=False)
    figure: str = ""
    detail: str = field(default="", repr=False)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose the point or entry right before it is, in smaller words under it. key: as for a paragraph."""

    text: str = field(repr=False)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    head: the words over it. part: of the table's width; the parts of all columns are 1 together. figures:
    flush right, so that figures stand under figures.
    """

    head: str
    part: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under the heads of their columns, a cell a column. key: as for a paragraph."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    key: str | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """Every text of it in reading order, the heads first."""
        return (*(column.head for column in self.columns), *(cell for row in self.rows for cell in row))

    @property
    def text(self) -> str:
        """All its words, a cell a line."""
        return "\n".join(self.cells)


Block = Heading | Paragraph | Bullet | Entry | Slot | Credit | Table


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at the head of a paper. png: its bytes. alt: what is read aloud instead of it."""

    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole paper.

    heading: the group's own words at the head of page one; logo: beside them, or None. kicker: the
    small line over the title ("Minutes · draft"). title: what the paper is called (it is also the file's
    title); title_key: as for a paragraph. lines: date and head count, one string each. statement: the
    sentence of the Rule in its box, or None. closing: the group's own last line. footer: left part of the
    foot of each page. page_phrase: with `{page}` and `{pages}`. language: BCP 47. is_close: a PDF sets it
    more closely, so that a page can hold all of it.
    """

    kicker: str
    title: str = field(repr=False)
    lines: tuple[str, ...] = ()
    statement: str | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    label: Distribution = Distribution.GREEN
    footer: str = ""
    page_phrase: str = "{page} of {pages}"
    language: str = "en-GB"
    title_key: str | None = None
    heading: str = field(default="", repr=False)
    closing: str = field(default="", repr=False)
    logo: Logo | None = field(default=None, repr=False)
    is_close: bool = False

    @property
    def keyed(self) -> tuple[tuple[str, str], ...]:
        """The key and the words of each text that has one, in reading order."""
        head = ((HEADING_KEY, self.heading), (self.title_key or "", self.title))
        blocks = ((block.key or "", block.text) for block in self.blocks)
        found = (*head, *blocks, (CLOSING_KEY, self.closing))
        return tuple((key, text) for key, text in found if key and text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands in a written paper.

    key: of the block. page: from 0. left, bottom, right, top: points from the page's lower left corner. A
    block that runs over a page's end has one place a page.
    """

    key: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word of a block and where it was drawn."""

    text: str = field(repr=False)
    place: Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a block's text. key: of the block. start, end: from 0."""

    key: str
    text: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unshowable:
    """A character that the paper's fonts cannot show or that could not be read back from it.

    where: key of the block, or None for a text without one. index: in that text, from 0.
    """

    character: str
    where: str | None
    index: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """A finished file in memory and where its sentences stand.

    size_pt: width and height of a page. words: of blocks in which words are read from the right, in the order
    in which they are read.
    """

    data: bytes = field(repr=False)
    pages: int
    places: tuple[Place, ...] = ()
    unshowable: tuple[Unshowable, ...] = ()
    size_pt: tuple[float, float] = (0.0, 0.0)
    words: tuple[WordPlace, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PagesDone:
    """How many pages of a paper that takes long are laid out, or read back, so far."""

    done: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A tree and the pages that were made of it."""

    minutes: Minutes = field(repr=False)
    written: WrittenPaper


@dataclass(frozen=True, slots=True)
class PaperPart:
    """Pages of a changed paper that were laid out before the others. first: of them in the paper, from 0.

    written: these pages alone, counted from 0; not a finished file.
    """

    first: int
    written: WrittenPaper

    def has(self, page: int) -> bool:
        """Whether this page of the paper, from 0, is among them."""
        return 0 <= page - self.first < self.written.pages

    def laid_over(self, before: WrittenPaper) -> WrittenPaper:
        """The paper as it was, its sentences in their new places on these pages."""
        ours = [self._in_paper(place) for place in self.written.places]
        above = [place for place in before.places if place.page < self.first]
        below = [place for place in before.places if place.page >= self.first + self.written.pages]
        here = {place.key for place in ours}
        moved = [place for place in below if place.key not in here]
        words = (replace(one, place=self._in_paper(one.place)) for one in self.written.words)
        kept = (one for one in before.words if one.place.key not in here)
        return replace(before, places=(*above, *ours, *moved), words=(*kept, *words))

    def _in_paper(self, place: Place) -> Place:
        return replace(place, page=place.page + self.first)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a written paper as a picture. page: from 0. stride: bytes a row. pixels: B, G, R, unused."""

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)
