"""Writes the minutes as a Word document that a person could have set: real headings, lists and fields.

The file holds the words of the tree, a title and a language, and no author, date, tool or number of a
session. The same tree gives the same bytes on every day, under every user and on every machine.
"""

from __future__ import annotations

import re
from copy import deepcopy
from io import BytesIO
from typing import Any, assert_never

from peerdesk.domain.minutes import Bullet, Credit, Entry, Heading, Logo, Minutes, Paragraph, Slot, Table
from peerdesk.domain.rules import Distribution
from peerdesk.export import looks
from peerdesk.export.docx_frame import MAIN, frame
from peerdesk.export.docx_tables import add_beside, add_table
from peerdesk.export.logo import LOGO_GAP_PT, LOGO_HEIGHT_PT, LOGO_WIDTH_PT, shown_size
from peerdesk.export.looks import Paper
from peerdesk.export.packages import repacked
from peerdesk.export.scripts import base_level, language_of, runs_of
from peerdesk.export.words import fit_for_xml, one_line

_FIELDS = re.compile(r"(\{pages?\})")
_CODES = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_LONG_FIGURE = 18
"""Most characters of a figure that stands beside its text. Chosen: "12 September 2026" does."""

_LABEL_ROOM_PT = 3
"""A border of the label's own black, for the room that a ground alone leaves to the line's height only."""


def write_docx(minutes: Minutes, *, paper: Paper = "a4") -> bytes:
    """The minutes as a `.docx` file: label and numbers of pages at head and foot, the tree between them."""
    import docx

    title, language = _clean(minutes.title), _clean(minutes.language)
    document = docx.Document(BytesIO(frame(paper, title, language)))
    _write_body(document, minutes)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    for paragraph in (*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)):
        _set_script(paragraph, language)
    _write_furniture(document.sections[0], minutes)
    for run in list(document.sections[0].footer.paragraphs[0].runs):
        _part(run, language)
    target = BytesIO()
    document.save(target)
    return repacked(target.getvalue())


def _clean(text: str) -> str:
    return fit_for_xml(one_line(text))


def _write_body(document: Any, minutes: Minutes) -> None:
    """Every text in reading order, each in the style of its sort; a text without words makes nothing."""
    _add_head(document, minutes)
    _add(document, minutes.kicker, "Kicker")
    _add(document, minutes.title, "Title")
    for line in minutes.lines:
        _add(document, line, "Subtitle")
    _add(document, minutes.statement or "", "Quote")
    for block in minutes.blocks:
        match block:
            case Heading(text, level):
                _add(document, text, "Heading 1" if level == 1 else "Heading 2")
            case Paragraph(text):
                _add(document, text, "Remark" if block.small else "Normal")
            case Bullet(text):
                _add(document, text, "List Bullet")
            case Entry(text, figure):
                _add_entry(document, _clean(text), _clean(figure))
            case Slot(at, text, figure, detail):
                _add_slot(document, *map(_clean, (at, text, figure, detail)))
            case Credit(text):
                _add_credit(document, text)
            case Table():
                add_table(document, block)
            case _:
                assert_never(block)
    _add(document, minutes.closing, "Closing Line")
    if not document.paragraphs:
        document.add_paragraph()  # Word calls a body without one damaged


def _add_head(document: Any, minutes: Minutes) -> None:
    """The group's logo and its heading: beside each other as on the page of the PDF."""
    words = _clean(minutes.heading)
    if minutes.logo is None:
        _add(document, words, "Letterhead")
        return
    width, height = shown_size(minutes.logo.png, LOGO_WIDTH_PT, LOGO_HEIGHT_PT)
    place = document
    if words:
        place, beside = add_beside(document, width + LOGO_GAP_PT)
        beside.paragraphs[0].style = document.styles["Letterhead"]
        beside.paragraphs[0].add_run(words)
    paragraph = place.paragraphs[0] if words else document.add_paragraph()
    paragraph.style = document.styles["Letterhead"]
    _add_logo(paragraph, minutes.logo, width, height)


def _add_logo(paragraph: Any, logo: Logo, width: float, height: float) -> None:
    from docx.shared import Pt

    picture = paragraph.add_run().add_picture(BytesIO(logo.png), Pt(width), Pt(height))
    for side in "TBLR":
        picture._inline.set(f"dist{side}", "0")
    picture._inline.docPr.set("descr", _clean(logo.alt))


def _add(document: Any, text: str, style: str) -> Any:
    words = _clean(text)
    if not words:
        return None
    return document.add_paragraph(words, style)


def _set_script(paragraph: Any, language: str) -> None:
    """Say where a paragraph begins, which of its runs are read from the right, and in what language they are.

    Word picks the font, the size and the voice by this, not by the letters. language: of the paper.
    """
    from docx.oxml import OxmlElement

    if paragraph.text.isascii():
        return
    for run in list(paragraph.runs):
        _part(run, language)
    if base_level(paragraph.text):
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
        "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
        "cnfStyle", "rPr", "sectPr", "pPrChange",
    )
)  # fmt: skip
"""What comes after it among the properties of a paragraph. Source: ECMA-376-1:2016, 17.3.1.26."""


def _part(run: Any, language: str) -> None:
    """Part a run where the direction or the script changes, and mark each part."""
    parts = list(runs_of(run.text))
    for text, is_right in parts:
        made = run if len(parts) == 1 else _copied(run, text)
        if is_right:
            made.font.rtl = True
        if told := language_of(text, language):
            _add_language(made, told, is_right=is_right)
    if len(parts) > 1:
        run._r.getparent().remove(run._r)


def _copied(run: Any, text: str) -> Any:
    """A run like this one before it, with other words."""
    from docx.text.run import Run

    made = Run(deepcopy(run._r), run._parent)
    made.text = text
    run._r.addprevious(made._r)
    return made


def _add_language(run: Any, language: str, *, is_right: bool) -> None:
    from docx.oxml import parse_xml

    kind = "bidi" if is_right or language == "hi" else "eastAsia" if language in _EASTERN else "val"
    mark = parse_xml(f'<w:lang xmlns:w="{MAIN}" w:{kind}="{language}"/>')
    run._r.get_or_add_rPr().append(mark)


_EASTERN = ("zh", "ja", "ko")


def _add_entry(document: Any, text: str, figure: str) -> None:
    """A text with its figure flush right, or the figure in a paragraph of its own when it is too long."""
    beside = text and figure and len(figure) <= _LONG_FIGURE
    made = _add(document, text, "Entry")
    if made is not None:  # without a figure nothing stands there; LibreOffice shows no tab into an indent
        made.paragraph_format.right_indent = 0
    if beside:
        made.add_run(f"\t{figure}")
    elif figure:
        _add(document, figure, "Entry")


def _add_credit(document: Any, text: str) -> None:
    """Whose the words before it are: on the same page, and as far from the edge as these."""
    made = _add(document, text, "Credit")
    before = _before(made) if made is not None else None
    if before is None:
        return
    before.paragraph_format.keep_with_next = True
    if before.style.name == "Entry":
        made.paragraph_format.left_indent = 0


def _add_slot(document: Any, at: str, text: str, figure: str, detail: str) -> None:
    """A line of an agenda: its time hangs at the left, its minutes at the right; what goes with it below."""
    if at and text:
        made = _add(document, at, "Slot")
        made.add_run(f"\t{text}")
        if figure:
            made.add_run(f"\t{figure}")
    else:
        _add_entry(document, at or text, figure)
    if detail:
        below = _add(document, detail, "Detail")
        above = _before(below)
        if above is not None and (at or text or figure):
            above.paragraph_format.keep_with_next = True
        if not (at and text):
            below.paragraph_format.left_indent = 0


def _before(paragraph: Any) -> Any:
    """The paragraph right before this one, or None: asking the document for all of them costs too much."""
    from docx.text.paragraph import Paragraph as DocxParagraph

    element = paragraph._p.getprevious()
    is_paragraph = element is not None and element.tag == paragraph._p.tag
    return DocxParagraph(element, paragraph._parent) if is_paragraph else None


def _write_furniture(section: Any, minutes: Minutes) -> None:
    """The label at the head; at the foot its words, the number of the page, and the label again."""
    label = minutes.label
    _add_label(section.header.paragraphs[0], label)
    foot = section.footer.paragraphs[0]
    foot.add_run(_clean(minutes.footer) + "\t")
    for part in _FIELDS.split(_clean(minutes.page_phrase)):
        if part in _CODES:
            _add_field(foot, _CODES[part])
        elif part:
            foot.add_run(part)
    foot.add_run("\u2003")
    _add_label(foot, label)


def _add_label(paragraph: Any, label: Distribution) -> None:
    """The label as FIRST prescribes it: its colour on black, bold, at the right, with some room around."""
    from docx.oxml import parse_xml
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(f"\u00a0{label.value}\u00a0")
    run.bold = True
    run.font.size = Pt(looks.LABEL_SIZE_PT)
    run.font.color.rgb = RGBColor.from_string(label.colour[1:])
    black, around = looks.BLACK[1:], f'w:val="single" w:sz="{_LABEL_ROOM_PT * 8}" w:space="0"'
    for mark in (
        f'bdr xmlns:w="{MAIN}" {around} w:color="{black}"',
        f'shd xmlns:w="{MAIN}" w:val="clear" w:color="auto" w:fill="{black}"',
    ):
        run._r.rPr.append(parse_xml(f"<w:{mark}/>"))


def _add_field(paragraph: Any, code: str) -> None:
    """A number that Word works out for each page."""
    from docx.oxml import parse_xml

    field = (
        f'<w:fldSimple xmlns:w="{MAIN}" w:instr=" {code} "><w:r><w:rPr><w:noProof/></w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple>"
    )
    paragraph._p.append(parse_xml(field))
