"""The structure of a paper for readers that speak it: which drawn words are what, in reading order.

Source: ISO 32000-1:2008, 14.6 (marked content), 14.7 (logical structure), 14.8.4 (sorts of elements).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from peerdesk.export.scripts import has_right_to_left, language_of

if TYPE_CHECKING:
    import pikepdf

ARTIFACT = "/Artifact BMC"
"""Begins what stands on a page and is no part of its text: grounds, rules."""

HEAD, FOOT = (f"/Artifact <</Type /Pagination /Attached [/{edge}]>> BDC" for edge in ("Top", "Bottom"))
"""Begin what stands on every page."""

END = "EMC"


class Mark(NamedTuple):
    """A stretch of drawn words. page: from 0. number: of the stretch on its page, from 0."""

    page: int
    number: int


@dataclass(slots=True)
class Element:
    """A part of the paper: what sort it is, and its parts and drawn words in reading order.

    alt: what is read aloud instead of a picture. box: where that stands on its page, in points.
    language: of its words where it is not the paper's. text: its words where some are read from the right,
    since these are drawn in an order that not every reader undoes.
    """

    sort: str
    kids: list[Element | Mark] = field(default_factory=list, repr=False)
    alt: str = field(default="", repr=False)
    box: tuple[float, float, float, float] | None = None
    language: str = ""
    text: str = field(default="", repr=False)

    def part(self, role: str) -> Element:
        """A new last part of this one."""
        made = Element(role)
        self.kids.append(made)
        return made


class Structure:
    """Collects the elements while the tree is read, and their words while these are drawn.

    root: the paper as a whole. owners: for each page, the element of each stretch of words on it. language:
    of the paper, BCP 47.
    """

    def __init__(self) -> None:
        self.language = ""
        self.root = Element("Document")
        self.owners: dict[int, list[Element]] = {}
        self._list: Element | None = None
        self._of: str = ""

    def begin(self, page: int, element: Element) -> str:
        """The operator that begins words of an element on a page, from 0."""
        owners = self.owners.setdefault(page, [])
        element.kids.append(Mark(page, len(owners)))
        owners.append(element)
        return f"/{element.sort} <</MCID {len(owners) - 1}>> BDC"

    def plain(self, role: str) -> Element:
        """A new element that stands alone."""
        self._list = None
        return self.root.part(role)

    def item(self, kind: str) -> Element:
        """A new item, in the list before if that is of this kind and nothing came between."""
        if self._list is None or self._of != kind:
            self._list, self._of = self.root.part("L"), kind
        return self._list.part("LI")

    def last_body(self, kind: str) -> Element:
        """The body of the item before, where it is one of a list of this kind; else that of a new one."""
        if self._list is not None and self._of == kind:
            last = self._list.kids[-1]
            if isinstance(last, Element) and isinstance(last.kids[-1], Element):
                return last.kids[-1]
        return self.item(kind).part("LBody")


@dataclass(frozen=True, slots=True)
class Tags:
    """The elements of one block: of its lines, of the sign before them, of the figure at the right."""

    structure: Structure
    lines: Element
    mark: Element | None = None
    figure: Element | None = None

    def tell(self, words: str, figure: str) -> None:
        """Say in which language the words and the figure are, by their letters."""
        for element, text in ((self.lines, words), (self.figure, figure)):
            if element is not None:
                element.language = language_of(text, self.structure.language)
                element.text = text if has_right_to_left(text) else ""

    def begin(self, page: int, element: Element | None) -> str:
        """The operator that begins words of one of them on a page, from 0."""
        return ARTIFACT if element is None else self.structure.begin(page, element)


def add_structure(pdf: pikepdf.Pdf, structure: Structure) -> None:
    """Write the collected structure into a file whose pages hold the marks."""
    import pikepdf

    pages = [page.obj for page in pdf.pages]
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    made: dict[int, int] = {}
    root.K = _written(pdf, structure.root, root, pages, made)
    numbers = pikepdf.Array()
    for number, page in enumerate(pages):
        page.StructParents, page.Tabs = number, pikepdf.Name.S
        owners = structure.owners.get(number, [])
        numbers.append(number)
        numbers.append(
            pdf.make_indirect(pikepdf.Array([pdf.get_object(made[id(owner)], 0) for owner in owners]))
        )
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _written(pdf: pikepdf.Pdf, element: Element, above: Any, pages: list[Any], made: dict[int, int]) -> Any:
    """An element and what is in it. A mark on the element's first page is a bare number, alone in no array.

    made: takes the numbers of the written elements down, by their identity.
    """
    import pikepdf

    marks = [kid for kid in element.kids if isinstance(kid, Mark)]
    written = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{element.sort}"), P=above))
    made[id(element)] = written.objgen[0]
    if element.language:
        written.Lang = pikepdf.String(element.language)
    if element.text:
        written.ActualText = pikepdf.String(element.text)
    if marks:
        written.Pg = pages[marks[0].page]
    if element.sort == "L":
        written.A = pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=_numbering(element))
    if element.alt:
        written.Alt = pikepdf.String(element.alt)
    if element.box is not None:
        box = pikepdf.Array([round(side, 2) for side in element.box])
        written.A = pikepdf.Dictionary(O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, BBox=box)
    if element.sort == "TH":
        written.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
    if len(element.kids) == len(marks) == 1:
        written.K = marks[0].number  # as most elements are, and thousands of arrays are megabytes
        return written
    kids = pikepdf.Array()
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_written(pdf, kid, written, pages, made))
        elif kid.page == marks[0].page:
            kids.append(kid.number)
        else:
            kids.append(pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=pages[kid.page], MCID=kid.number))
    written.K = kids
    return written


def _numbering(element: Element) -> Any:
    """How a list is marked: by dots, when its first item has a label."""
    import pikepdf

    first = element.kids[0]
    has_label = isinstance(first, Element) and first.kids and getattr(first.kids[0], "sort", "") == "Lbl"
    return pikepdf.Name("/Disc" if has_label else "/None")
