"""The minutes as a tree of plain values: the only thing a writer of files sees.

All strings are finished: phrases, dates and numbers were put into the reader's language before. A writer
adds nothing but page numbers. Blocks stand in reading order; a heading of level 1 begins a section.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from peerdesk.domain.rules import Distribution


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 1 for a section (in the outline), 2 for a kind or theme inside it. key: as below."""

    text: str = field(repr=False)
    level: int = 1
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text. key: names the sentence so that its place on the page can be found."""

    text: str = field(repr=False)
    key: str | None = None


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


Block = Heading | Paragraph | Bullet | Entry | Slot


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole paper.

    kicker: the small line over the title ("Minutes · draft"). title: what the paper is called (it is also
    the file's title). lines: date and head count, one string each. statement: the sentence of the Rule in
    its box, or None. footer: left part of the foot of each page. page_phrase: with `{page}` and `{pages}`.
    language: BCP 47.
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
class PagePicture:
    """A page of a written paper as a picture. page: from 0. stride: bytes a row. pixels: B, G, R, unused."""

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)
