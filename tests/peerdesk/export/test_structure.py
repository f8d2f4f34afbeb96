"""The structure of a paper, read back with other libraries than those that wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from peerdesk.domain.minutes import Bullet, Credit, Entry, Heading, Minutes, Paragraph, Slot, Table
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE
from peerdesk.export.fonts import shown
from peerdesk.export.pdf import write_pdf
from peerdesk.export.typeset import break_lines, with_blanks
from tests.peerdesk.export.elsewhere import sums_elsewhere
from tests.peerdesk.export.hostile import TEXTS, tree_of
from tests.peerdesk.export.trees import minutes

PROSE = "The quiet ledger runs beside the loud one and nobody signs twice. "
SHOWS = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do"}


def drawn_words(data: bytes) -> dict[tuple[int, int], str]:
    """The words of each stretch of marked content by page and number, as pdfium reads them."""
    found: dict[tuple[int, int], str] = defaultdict(str)
    document = PdfDocument(data)
    for page_number, page in enumerate(document):
        words = page.get_textpage()
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            number = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
            if number >= 0:
                found[page_number, number] += _text_of(thing, words)
        words.close()
        page.close()
    document.close()
    return found


def _text_of(thing: Any, words: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(thing.raw, words.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    pdfium.FPDFTextObj_GetText(thing.raw, words.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def spoken(data: bytes) -> list[tuple[str, str]]:
    """The path of roles and the words of each element that has words, in the order of the tree by pypdf."""
    reader = PdfReader(BytesIO(data))
    pages = {
        page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
    }
    words = drawn_words(data)
    catalogue: Any = reader.trailer["/Root"]
    root = catalogue["/StructTreeRoot"]["/K"]

    def walk(element: Any, path: str) -> Iterator[tuple[str, str]]:
        path = f"{path}/{element['/S'][1:]}"
        text, inner, kids = "", [], element["/K"]
        for kid in kids if isinstance(kids, list) else [kids]:  # Source: ISO 32000-1, 14.7.2
            kid = kid.get_object()
            if isinstance(kid, int):
                text += words[pages[element.raw_get("/Pg").idnum], kid]
            elif "/MCID" in kid:
                text += words[pages[kid.raw_get("/Pg").idnum], kid["/MCID"]]
            else:
                inner.append(kid)
        if text.strip():
            yield path.removeprefix("/Document/"), re.sub(" +", " ", text.strip())  # pdfium adds some
        for kid in inner:
            yield from walk(kid, path)

    return list(walk(root, ""))


def expected(tree: Minutes) -> list[tuple[str, str]]:
    head = [("P", tree.kicker.upper()), ("H1", tree.title), *(("P", line) for line in tree.lines)]
    told = [*head, ("BlockQuote/P", tree.statement or "")]
    for block in tree.blocks:
        match block:
            case Heading(text, level):
                told.append(("H2" if level == 1 else "H3", text))
            case Paragraph(text):
                told.append(("P", text))
            case Bullet(text):
                told += [("L/LI/Lbl", "•" if shown(text) else ""), ("L/LI/LBody", text)]
            case Entry(text, figure):
                told += [("L/LI/LBody/Span", text), ("L/LI/LBody/Span", figure)]
            case Slot():
                words = (block.at, block.text, block.figure, block.detail)
                told += [("L/LI/LBody/Span", text) for text in words]
            case Table():
                heads = len(block.columns)
                told += [("Table/TR/TH", text) for text in block.cells[:heads]]
                told += [("Table/TR/TD", text) for text in block.cells[heads:]]
    return [(role, shown(text).strip()) for role, text in told if shown(text).strip()]


def test_the_structure_is_the_tree_of_the_minutes() -> None:
    assert spoken(write_pdf(minutes()).data) == [
        ("P", "MINUTES · DRAFT"),
        ("H1", "A circle"),
        ("P", "19 March 2026 · 11 people took part"),
        ("BlockQuote/P", CHATHAM_HOUSE_RULE),
        ("H2", "Key messages"),
        ("L/LI/Lbl", "•"),
        ("L/LI/LBody", "Running two ledgers side by side costs less than a week of downtime."),
        ("H2", "Decisions and actions"),
        ("P", "The group looks at the plan again in May."),
        ("L/LI/LBody/Span", "Share the checklist."),
        ("L/LI/LBody/Span", "2 April"),
        ("H3", "Rota"),
        ("L/LI/Lbl", "•"),
        ("L/LI/LBody", "One quiet week in four held for a year."),
    ]


@pytest.mark.parametrize(
    "tree",
    [
        Minutes("", ""),
        minutes(Paragraph(PROSE * 120), Entry(PROSE * 90, "2 April"), Bullet(PROSE * 90)),
        minutes(*(Entry(PROSE * 4, "a figure far too wide to stand beside it " * 4) for _ in range(9))),
        minutes(Entry("", "2 April"), Entry("alone"), Bullet(""), Heading(" "), Paragraph("\n")),
        minutes(*(Heading(f"Item {n}") for n in range(90))),
        replace(minutes(), kicker="", statement=None),
        minutes(Bullet("→ Ω и é → mixed"), Paragraph("(a) \\ b ( c")),
        minutes(
            Slot("18:00", "Welcome", "5 min"),
            Slot("18:05", PROSE * 9, "25 min", PROSE * 3),
            Slot("", "Untimed", "5 min", "led by a member"),
            Slot("19:00", "", "5 min"),
            Slot("", "", ""),
            Slot("a time far too wide", "Welcome", "a figure far too wide to stand beside it " * 4, "x"),
        ),
    ],
    ids=["empty", "long", "figures", "blanks", "headings", "headless", "fonts", "agenda"],
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_text_is_spoken_once_in_order(tree: Minutes, paper: Any) -> None:
    assert spoken(write_pdf(tree, paper=paper).data) == expected(tree)


def test_a_block_over_three_pages_is_one_element() -> None:
    tree = minutes(Paragraph(PROSE * 120))
    told = [text for role, text in spoken(write_pdf(tree).data) if role == "P"]
    assert told[-1] == shown(PROSE * 120)
    with pikepdf.open(BytesIO(write_pdf(tree).data)) as pdf:
        last = pdf.Root.StructTreeRoot.K.K[-1]
        assert [isinstance(kid, int) for kid in last.K.as_list()] == [True, False, False]


def test_points_and_promises_in_a_row_are_one_list_of_a_kind() -> None:
    tree = minutes(
        Bullet("a"), Bullet("b"), Entry("c", "May"), Entry("d"), Bullet("e"), Heading("x"), Bullet("f")
    )
    with pikepdf.open(BytesIO(write_pdf(tree).data)) as pdf:
        lists = [kid for kid in pdf.Root.StructTreeRoot.K.K.as_list() if kid.S == "/L"]
        assert [len(one.K) for one in lists] == [2, 2, 1, 1]
        assert [str(one.A.ListNumbering) for one in lists] == ["/Disc", "/None", "/Disc", "/Disc"]


def test_the_file_says_that_it_is_structured() -> None:
    with pikepdf.open(BytesIO(write_pdf(minutes(Paragraph(PROSE * 100))).data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "en-GB"
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}
        assert pdf.check_pdf_syntax() == []


def test_every_stretch_leads_back_to_its_element() -> None:
    data = write_pdf(minutes(Paragraph(PROSE * 100), Bullet(PROSE * 60))).data
    marks = defaultdict(set)
    for page, number in drawn_words(data):
        marks[page].add(number)
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
        assert [page.StructParents for page in pdf.pages] == numbers[::2]
        pairs: Any = zip(numbers[::2], numbers[1::2], strict=True)
        for page, owners in pairs:
            assert marks[page] == set(range(len(owners)))
            assert all(owner.S in ("/P", "/H1", "/H2", "/Lbl", "/LBody", "/Span") for owner in owners)


def unmarked(pdf: Any) -> list[str]:
    """What is drawn outside of marked content, or inside of two, and marks that are not closed."""
    found = []
    for page in pdf.pages:
        depth, in_text = [], False
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("BDC", "BMC"):
                depth.append((str(operands[0]), in_text))
            elif name == "EMC":
                found += [] if depth and depth.pop()[1] == in_text else ["EMC"]
            elif name in ("BT", "ET"):
                in_text = name == "BT"
            elif name in SHOWS | PAINTS and len(depth) != 1:
                found.append(f"{name} {[str(o) for o in operands]}")
        found += [name for name, _ in depth]
    return found


@pytest.mark.parametrize(
    "tree", [minutes(), Minutes("", ""), minutes(Paragraph(PROSE * 120), Entry(PROSE, "May"))]
)
def test_all_that_is_drawn_is_text_or_artifact(tree: Minutes) -> None:
    with pikepdf.open(BytesIO(write_pdf(tree).data)) as pdf:
        assert unmarked(pdf) == []


def test_words_without_a_mark_would_be_noticed() -> None:
    with pikepdf.open(BytesIO(write_pdf(minutes()).data)) as pdf:
        pdf.pages[0].contents_add(b"BT (x) Tj ET /P BMC", prepend=False)
        assert unmarked(pdf) == ["Tj ['x']", "/P"]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_text_breaks_the_structure(text: str) -> None:
    data = write_pdf(tree_of(text)).data
    assert [role for role, _ in spoken(data)] == [role for role, _ in expected(tree_of(text))]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert unmarked(pdf) == []


@settings(max_examples=80)
@given(st.text(alphabet="abc é-", max_size=200))
def test_lines_with_their_blanks_are_the_text(text: str) -> None:
    text = " ".join(text.split())
    ended = with_blanks(text, break_lines(text, len, 12))
    assert "".join(ended) == text
    assert [line.rstrip() for line in ended] == break_lines(text, len, 12)


def test_the_same_tree_gives_the_same_bytes_for_every_user_zone_and_machine() -> None:
    (one,) = sums_elsewhere("write_pdf(minutes()).data")
    assert len(one) == 65


@pytest.mark.parametrize("block", [Bullet("Pay for the page."), Entry("Pay for the page.", "2 April")])
def test_whose_a_sentence_is_belongs_to_its_item(block: Bullet | Entry) -> None:
    tree = minutes(block, Credit("Ana Silva. Agreed."), type(block)("Another."))
    told = {text: path for path, text in spoken(write_pdf(tree).data)}
    assert told["Ana Silva. Agreed."] == "L/LI/LBody/P"
    assert told["Pay for the page."].startswith("L/LI/LBody")
    with pikepdf.open(BytesIO(write_pdf(tree).data)) as pdf:
        items = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/LI"]
    assert len(items) == 2
