"""Writes the minutes as a PDF: laid out by ReportLab, its metadata rewritten by pikepdf.

The finished file holds the words of the tree and their structure, a title, a language, an outline and the
fonts, and no author, date, tool or path. The same tree gives the same bytes on every day, under every user
and in every time zone.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never

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
    Unshowable,
    WordPlace,
    WrittenPaper,
)
from peerdesk.export import looks
from peerdesk.export.fonts import BOLD, shown, unshowable, weight
from peerdesk.export.looks import Look, Paper, Sheet
from peerdesk.export.structure import FOOT, HEAD, Structure, Tags, add_structure
from peerdesk.export.words import encodable, every_text, numbered, one_line

if TYPE_CHECKING:
    import pikepdf

    from peerdesk.export.typeset import Area, Block

_WIDEST_FIGURE = 0.4
"""Part of the column a figure may take beside its text. Chosen: more leaves too narrow a text."""

_LABEL_PADDING_PT, _LABEL_HEIGHT_PT, _FOOT_GAP_PT = 6.0, 19.0, 14.0


_MANY_PAGES = 100


def write_pdf(
    minutes: Minutes, *, paper: Paper = "a4", told: Callable[[int], None] | None = None
) -> WrittenPaper:
    """Lay the minutes out and return the finished file. told: is given the pages laid out so far.

    Characters that the bundled fonts lack are told in brackets and listed in `unshowable`.
    """
    from peerdesk.export.typeset import lay_out

    record, furniture = _Record(), _Furniture(minutes)
    sheet = looks.sheet_of(paper, furniture.height)
    laid_out = lay_out(_walk(minutes, record), sheet, partial(furniture.draw, sheet), told)
    if len(record.structure.owners) > _MANY_PAGES:
        gc.collect()  # what ReportLab leaves in circles would stand beside the structure that is made now
    data, pages = finished(laid_out, minutes.title, minutes.language, record.structure, record.sections)
    size = (sheet.width, sheet.height)
    places, words = tuple(record.places), tuple(record.words)
    return WrittenPaper(data, pages, places, find_unshowable(minutes), size, words)


def find_unshowable(minutes: Minutes) -> tuple[Unshowable, ...]:
    """The characters of a tree that a PDF cannot show as they are; asked before writing."""
    return tuple(
        Unshowable(character, where, index, text)
        for where, text in every_text(minutes)
        for index, character in unshowable(text)
    )


@dataclass(frozen=True, slots=True)
class _Section:
    title: str = field(repr=False)
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class _Record:
    """What the layout tells: where the keyed blocks stand, the sections for the outline, the structure."""

    places: list[Place] = field(default_factory=list)
    words: list[WordPlace] = field(default_factory=list, repr=False)
    sections: list[_Section] = field(default_factory=list)
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
        if block.look is looks.SECTION and not block.continued:
            self.sections.append(_Section(block.text, area.page, area.top))


def _walk(minutes: Minutes, record: _Record) -> list[Block]:
    """Every block of the paper in reading order: the one place where the tree is read."""
    record.structure.language = minutes.language
    flow = _Flow(record)
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
    flow.add_closing(minutes.closing)
    return flow.blocks


class _Flow:
    """Takes texts and makes blocks of those that have words, and an element of the structure for each."""

    def __init__(self, record: _Record) -> None:
        from peerdesk.export.typeset import Block

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
        beside = bool(words and told) and _fits(told, _WIDEST_FIGURE * looks.MEASURE_PT)
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
        listed = {looks.BULLET: "bullets", looks.ENTRY: "entries"}.get(last.look)
        if listed:
            element = self._structure.item(listed).part("LBody")
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
        made = self._make(words, look, looks.MEASURE_PT, self._hear, key=key, figure=figure, tags=tags)
        self.blocks.append(made)


def _fits(words: str, width_pt: float) -> bool:
    """Whether shown words have room beside a line of a list."""
    return weight(looks.ENTRY.font).width(words, looks.ENTRY.size) <= width_pt


class _Furniture:
    """What stands on every page: the label at head and foot, the foot's words and the page's number.

    height: of the foot below its first line, in points.
    """

    def __init__(self, minutes: Minutes) -> None:
        from peerdesk.export.typeset import break_lines

        self._minutes, self._label = minutes, minutes.label
        self._label_width = weight(BOLD).width(self._label.value, looks.LABEL_SIZE_PT) + 2 * _LABEL_PADDING_PT
        free = looks.MEASURE_PT - self._label_width - self._width(self._number(9999, 9999)) - 2 * _FOOT_GAP_PT
        self._foot = break_lines(shown(minutes.footer), self._width, max(free, 40.0))
        self.height = (len(self._foot) - 1) * looks.FOOT.leading

    def draw(self, sheet: Sheet, canvas: Any, page: int, pages: int) -> None:
        """Draw it on one page of this sheet. page: from 1."""
        from peerdesk.export.typeset import outside_text

        with outside_text(canvas, HEAD):
            self._draw_label(canvas, sheet.right, sheet.height - looks.HEAD_PT)
        with outside_text(canvas, FOOT):
            self._draw_foot(canvas, sheet, page, pages)
            self._draw_label(canvas, sheet.right, looks.FOOT_PT + self.height)

    def _draw_foot(self, canvas: Any, sheet: Sheet, page: int, pages: int) -> None:
        from peerdesk.export.typeset import Pen

        first, number = looks.FOOT_PT + self.height, self._number(page, pages)
        pen = Pen(canvas, looks.FOOT)
        for row, line in enumerate(self._foot):
            pen.write(sheet.left, first - row * looks.FOOT.leading, line)
        pen.write(sheet.right - self._label_width - _FOOT_GAP_PT - self._width(number), first, number)
        pen.lift()

    def _draw_label(self, canvas: Any, right: float, baseline: float) -> None:
        from peerdesk.export.typeset import Pen

        look = Look(looks.LABEL_SIZE_PT, looks.LABEL_SIZE_PT, self._label.colour, BOLD)
        middle = baseline + looks.CAP_HEIGHT_EM * looks.LABEL_SIZE_PT / 2
        left = right - self._label_width
        canvas.setFillColor(looks.BLACK)
        canvas.rect(
            left, middle - _LABEL_HEIGHT_PT / 2, self._label_width, _LABEL_HEIGHT_PT, stroke=0, fill=1
        )
        pen = Pen(canvas, look)
        pen.write(left + _LABEL_PADDING_PT, baseline, self._label.value)
        pen.lift()

    def _width(self, text: str) -> float:
        return weight(looks.FOOT.font).width(text, looks.FOOT.size)

    def _number(self, page: int, pages: int) -> str:
        return shown(numbered(self._minutes, page, pages))


def finished(
    laid_out: bytes, title: str, language: str, structure: Structure, sections: Sequence[_Section] = ()
) -> tuple[bytes, int]:
    """The file without anything that tells of its making, and its number of pages.

    No metadata stream is written: the title and the language stand in the places where readers look.
    """
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(laid_out)) as pdf:
        for key in ("/Metadata", "/PageMode", "/Outlines", "/Names"):
            if key in pdf.Root:
                del pdf.Root[key]
        del pdf.trailer["/ID"]
        _name(pdf, title, language)
        _pack_pictures(pdf)
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        _add_outline(pdf, sections)
        add_structure(pdf, structure)
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return target.getvalue(), len(pdf.pages)


def _pack_pictures(pdf: pikepdf.Pdf) -> None:
    """Pictures packed as everything else is, without ReportLab's letters for bytes."""
    import pikepdf

    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            thing.write(thing.read_bytes())


def _name(pdf: pikepdf.Pdf, title: str, language: str) -> None:
    import pikepdf

    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary())
    if told := encodable(one_line(title)):
        pdf.docinfo["/Title"] = pikepdf.String(told)
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _add_outline(pdf: pikepdf.Pdf, sections: Sequence[_Section]) -> None:
    from pikepdf import OutlineItem

    if not sections:
        return
    with pdf.open_outline() as outline:
        outline.root.extend(
            OutlineItem(section.title, section.page, "XYZ", top=section.top, left=0) for section in sections
        )
