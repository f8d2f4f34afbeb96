"""Writes the minutes as a PDF: laid out by ReportLab, its metadata rewritten by pikepdf.

The finished file holds the words of the tree and their structure, a title, a language, an outline and the
fonts, and no author, date, tool or path. The same tree gives the same bytes on every day, under every user
and in every time zone.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from peerdesk.domain.minutes import Minutes, Unshowable, WrittenPaper
from peerdesk.export import looks
from peerdesk.export.flow import Record, Section, walk
from peerdesk.export.fonts import unshowable
from peerdesk.export.furniture import Furniture
from peerdesk.export.looks import Paper
from peerdesk.export.structure import Structure, add_structure
from peerdesk.export.words import encodable, every_text, one_line

if TYPE_CHECKING:
    import pikepdf

_MANY_PAGES = 100


def write_pdf(
    minutes: Minutes, *, paper: Paper = "a4", told: Callable[[int], None] | None = None
) -> WrittenPaper:
    """Lay the minutes out and return the finished file. told: is given the pages laid out so far.

    Characters that the bundled fonts lack are told in brackets and listed in `unshowable`.
    """
    from peerdesk.export.typeset import lay_out

    record, furniture = Record(), Furniture(minutes)
    sheet = looks.sheet_of(paper, furniture.height)
    laid_out = lay_out(walk(minutes, record), sheet, partial(furniture.draw, sheet), told)
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


def finished(
    laid_out: bytes, title: str, language: str, structure: Structure, sections: Sequence[Section] = ()
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


def _add_outline(pdf: pikepdf.Pdf, sections: Sequence[Section]) -> None:
    from pikepdf import OutlineItem

    if not sections:
        return
    with pdf.open_outline() as outline:
        outline.root.extend(
            OutlineItem(section.title, section.page, "XYZ", top=section.top, left=0) for section in sections
        )
