"""Reads the tree of a paper and makes the blocks to lay out, each with its element of the structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from peerdesk.domain.minutes import (
    CLOSING_KEY,
    Bullet,
    Credit,
    Entry,
    Heading,
    Minutes,
    Paragraph,
    Place,
    Slot,
    Table,
    WordPlace,
)
from peerdesk.export import looks
from peerdesk.export.fonts import shown, weight
from peerdesk.export.looks import Look
from peerdesk.export.structure import Structure, Tags

if TYPE_CHECKING:
    from peerdesk.export.typeset import Area, Block

_WIDEST_FIGURE = 0.4
"""Part of the column a figure may take beside its text. Chosen: more leaves too narrow a text."""

_BOTH = 0.95
"""Part of the column that a text and its figure may take in one line, with the gap between."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading for the outline. page: from 0. top: where it begins, in points from the page's foot."""

    title: str = field(repr=False)
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Record:
    """What the layout tells: where the keyed blocks stand, the sections for the outline, the structure."""

    places: list[Place] = field(default_factory=list)
    words: list[WordPlace] = field(default_factory=list, repr=False)
    sections: list[Section] = field(default_factory=list)
    structure: Structure = field(default_factory=Structure)

    def hear(self, block: Block, area: Area) -> None:
        """Take down one block, or a part of it, on one page."""
        if block.key is not None:
            spot = Place(block.key, area.page, area.left, area.bottom, area.right, area.top)
            self.places.append(spot)
            self.words.extend(
                WordPlace(one.text, Place(block.key, area.page, one.left, one.bottom, one.right, one.top))
                for one in block.spots
            )
        if block.look in looks.SECTIONS and not block.continued:
            self.sections.append(Section(block.text, area.page, area.top))


def walk(minutes: Minutes, record: Record) -> list[Block]:
    """Every block of the paper in reading order: the one place where the tree is read."""
    record.structure.language = minutes.language
    flow = _Flow(record, looks.CLOSE if minutes.is_close else {})
    flow.add_head(minutes)
    flow.add("P", minutes.kicker.upper() or " ", looks.KICKER)
    flow.add("H1", minutes.title, looks.TITLE, minutes.title_key)
    for line in minutes.lines:
        flow.add("P", line, looks.LINE)
    if minutes.statement is not None:
        flow.add("BlockQuote", minutes.statement, looks.STATEMENT)
    for block in minutes.blocks:
        match block:
            case Heading(text, level, key):
                flow.add(*(("H2", text, looks.SECTION) if level == 1 else ("H3", text, looks.THEME)), key)
            case Paragraph(text, key):
                flow.add("P", text, looks.REMARK if block.small else looks.TEXT, key)
            case Bullet(text, key):
                flow.add_bullet(text, key)
            case Entry(text, figure, key):
                flow.add_entry(text, figure, key)
            case Slot():
                flow.add_slot(block)
            case Credit(text, key):
                flow.add_credit(text, key)
            case Table():
                flow.add_table(block)
            case _:
                assert_never(block)
    flow.keep_end()
    flow.add_closing(minutes.closing)
    return flow.blocks


class _Flow:
    """Takes texts and makes blocks of those that have words, and an element of the structure for each.

    instead: looks that others take the place of.
    """

    def __init__(self, record: Record, instead: Mapping[Look, Look]) -> None:
        from peerdesk.export.typeset import Block

        self._instead = instead
        self.blocks: list[Block] = []
        self._make, self._hear, self._structure = Block, record.hear, record.structure

    def add(self, role: str, text: str, look: Look, key: str | None = None) -> None:
        """Add one text; an empty one makes no block, but at the head, whose place is kept."""
        words = shown(text)
        if words:
            element = self._structure.plain(role)
            inner = element.part("P") if role == "BlockQuote" else element
            self._put(words, look, key, Tags(self._structure, inner))
        elif look is looks.KICKER:
            self._put("", look, key, None)

    def add_bullet(self, text: str, key: str | None) -> None:
        """Add a point, in the list of those before it."""
        if words := shown(text):
            item = self._structure.item("bullets")
            mark, body = item.part("Lbl"), item.part("LBody")
            look = looks.BULLET
            if self.blocks and self.blocks[-1].look is looks.STATEMENT:
                look = replace(look, before=looks.STATEMENT.before)
            self._put(words, look, key, Tags(self._structure, body, mark))

    def add_entry(self, text: str, figure: str, key: str | None) -> None:
        """Add a text with its figure, or with the figure on lines of its own when it is too wide.

        Chosen: for readers that speak these are a list; a table without headings tells them less.
        """
        words, told = shown(text), shown(figure)
        if not words and not told:
            return
        beside = bool(words and told) and (
            _fits(told, _WIDEST_FIGURE * looks.MEASURE_PT)
            or _fits(f"{words} {told}", _BOTH * looks.MEASURE_PT)
        )
        body = self._structure.item("entries").part("LBody")
        if words:
            element, right = body.part("Span"), body.part("Span") if beside else None
            tags = Tags(self._structure, element, figure=right)
            self._put(words, looks.ENTRY, key, tags, told if beside else "")
        if told and not beside:
            self._put(told, looks.ENTRY, key, Tags(self._structure, body.part("Span")))

    def add_credit(self, text: str, key: str | None) -> None:
        """Add whose the words before it are, on the same page as these."""
        words = shown(text)
        if not words:
            return
        last = self.blocks[-1]
        plain = replace(last.look, before=0.0)  # the first below the statement has more room above it
        listed = {replace(look, before=0.0): kind for look, kind in _CREDITED.items()}.get(plain)
        if listed:
            element = self._structure.last_body(listed).part("P")
            look = replace(looks.CREDIT, indent=last.look.indent)
            last.look = replace(last.look, keep=True, after=0.0)
        else:
            element, look = self._structure.plain("P"), looks.CREDIT
        self._put(words, look, key, Tags(self._structure, element))

    def add_slot(self, slot: Slot) -> None:
        """Add a line of an agenda: what has room at the sides of its words stands there, else on its own."""
        at, words, told, detail = map(shown, (slot.at, slot.text, slot.figure, slot.detail))
        if not any((at, words, told, detail)):
            return
        body, is_timed = self._structure.item("slots").part("LBody"), bool(at)
        if at and not (words and _fits(at, looks.SLOT.indent)):
            self._put(at, looks.ENTRY, None, Tags(self._structure, body.part("Span")))
            at = ""
        mark = body.part("Span") if at else None
        beside = told if words and _fits(told, _WIDEST_FIGURE * looks.MEASURE_PT) else ""
        look = looks.SLOT if is_timed else looks.ENTRY
        if self.blocks and self.blocks[-1].look is looks.STATEMENT:
            look = replace(look, before=looks.STATEMENT.before)
        if words:
            element, right = body.part("Span"), body.part("Span") if beside else None
            tags = Tags(self._structure, element, mark, right)
            keeping = replace(look, keep=True, after=0.0) if detail or told != beside else look
            self._put(words, replace(keeping, mark=at), slot.key, tags, beside)
        if told != beside:
            self._put(told, look, None, Tags(self._structure, body.part("Span")))
        if detail:
            under = replace(looks.DETAIL, indent=look.indent)
            self._put(detail, under, None, Tags(self._structure, body.part("Span")))

    def add_head(self, minutes: Minutes) -> None:
        """Add what the group has at the head of its papers."""
        from peerdesk.export.letterhead import letterhead

        if made := letterhead(minutes, looks.MEASURE_PT, self._structure, self._hear):
            self.blocks.append(made)

    def keep_end(self) -> None:
        """A last heading with a line or two takes what is before it along, not to stand on a page alone.

        So does the last point of a list.
        """
        if len(self.blocks) > 1 and self.blocks[-1].look in _LISTED:
            self._keep_with(self.blocks[-2], len(self.blocks[-1].lines))
        headed = [at for at, block in enumerate(self.blocks) if block.look in looks.SECTIONS]
        if not headed or headed[-1] == 0:
            return
        under, before = self.blocks[headed[-1] + 1 :], self.blocks[headed[-1] - 1]
        self._keep_with(before, sum(len(block.lines) for block in under))

    def _keep_with(self, before: Block, lines: int) -> None:
        if lines <= _SHORT_END and before.text and len(before.lines) <= _SHORT_BEFORE:
            before.look = replace(before.look, keep=True)

    def add_closing(self, text: str) -> None:
        """Add the last line; it never stands alone on a page, but behind a table."""
        from peerdesk.export.tables import TableBlock

        last = self.blocks[-1]
        if shown(text) and not isinstance(last, TableBlock):
            last.look = replace(last.look, keep=True, after=looks.CLOSING.before)
        self.add("P", text, looks.CLOSING, CLOSING_KEY)

    def add_table(self, table: Table) -> None:
        """Add a table that has words."""
        from peerdesk.export.tables import table_block

        if made := table_block(table, looks.MEASURE_PT, self._structure, self._hear):
            self.blocks.append(made)

    def _put(self, words: str, look: Look, key: str | None, tags: Tags | None, figure: str = "") -> None:
        look = self._instead.get(look, look)
        made = self._make(words, look, looks.MEASURE_PT, self._hear, key=key, figure=figure, tags=tags)
        self.blocks.append(made)


_CREDITED = {looks.BULLET: "bullets", looks.ENTRY: "entries"}
_LISTED = (looks.BULLET, looks.ENTRY, looks.SLOT)
_SHORT_END, _SHORT_BEFORE = 3, 8
"""Lines of a last section that would stand alone, and of what may go with it. Chosen: a third of a page."""


def _fits(words: str, width_pt: float) -> bool:
    """Whether shown words have room beside a line of a list."""
    return weight(looks.ENTRY.font).width(words, looks.ENTRY.size) <= width_pt
