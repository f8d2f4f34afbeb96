"""Tables in the three kinds of files: what is read back, what is drawn where, what breaks over pages."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pikepdf
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from peerdesk.domain.minutes import Bullet, Column, Heading, Minutes, Table
from peerdesk.export.check import text_differs
from peerdesk.export.docx import write_docx
from peerdesk.export.markdown import write_markdown
from peerdesk.export.pdf import write_pdf
from peerdesk.export.pdf_contents import page_texts
from tests.peerdesk.export.test_structure import spoken
from tests.peerdesk.export.trees import minutes

COLUMNS = (Column("What", 0.6), Column("By", 0.2), Column("Votes", 0.2, figures=True))


def paper(*rows: tuple[str, ...]) -> Minutes:
    return minutes(Heading("Actions"), Table(COLUMNS, rows), Bullet("And then this."))


LONG = paper(*((f"Row {n} | with a bar", "2 April", str(n * 7)) for n in range(90)))
TALL = paper(("First", "2 April", "1"), ("A word " * 1200, "3 April", "2"), ("Last", "", "3"))


def test_a_table_is_read_aloud_as_one_with_heads_of_its_columns() -> None:
    told = spoken(write_pdf(paper(("Send it", "", "12"))).data)
    heads = [("Table/TR/TH", "What"), ("Table/TR/TH", "By"), ("Table/TR/TH", "Votes")]
    assert [one for one in told if one[0].startswith("Table")] == [
        *heads, ("Table/TR/TD", "Send it"), ("Table/TR/TD", "12"),
    ]  # fmt: skip


def elements(data: bytes, sort: str) -> list[Any]:
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == sort]
        return [dict(one) for one in found]


def test_each_head_says_that_it_is_of_a_column_and_each_row_has_a_cell_a_column() -> None:
    data = write_pdf(LONG).data
    heads = elements(data, "/TH")
    assert len(heads) == 3  # once, however often they are drawn
    assert {(str(one["/A"].O), str(one["/A"].Scope)) for one in heads} == {("/Table", "/Column")}
    assert [len(one["/K"]) for one in elements(data, "/TR")] == [3] * 91


def test_the_heads_come_again_on_each_page_and_no_row_is_parted() -> None:
    pages = page_texts(write_pdf(LONG).data)
    assert len(pages) > 2
    assert all("What" in page for page in pages)
    assert sum(page.count("with a bar") for page in pages) == 90
    assert [page.count("Row ") for page in pages] == [page.count("2 April") for page in pages]


def test_figures_stand_under_figures() -> None:
    ends: set[float] = set()

    def visit(text: str, shift: list[float], place: list[float], font: Any, size: float) -> None:
        if text.strip() in ("7", "70", "623"):
            widths = {"7": 1, "70": 2, "623": 3}[text.strip()]
            ends.add(round(shift[4] + place[4] + widths * 0.572 * 9.5, 1))

    for page in PdfReader(BytesIO(write_pdf(LONG).data)).pages:
        page.extract_text(visitor_text=visit)
    assert len(ends) == 1


@pytest.mark.parametrize("tree", [LONG, TALL], ids=["long", "tall"])
@pytest.mark.parametrize(
    "write", [lambda m: write_pdf(m).data, write_docx, write_markdown], ids=["pdf", "docx", "markdown"]
)
def test_every_word_is_read_back_in_order(tree: Minutes, write: Any) -> None:
    assert not text_differs(tree, write(tree))


def test_a_row_higher_than_a_page_goes_on_without_its_heads_in_between() -> None:
    pages = page_texts(write_pdf(TALL).data)
    assert len(pages) > 2
    assert ["What" in page for page in pages[:-1]] == [True] + [False] * (len(pages) - 2)
    assert pages[0].count("What") == 1


def test_word_repeats_the_heads_and_keeps_rows_whole() -> None:
    table = docx.Document(BytesIO(write_docx(LONG))).tables[0]
    xml = table._tbl.xml
    assert xml.count("w:tblHeader") == 1
    assert xml.count("w:cantSplit") == 91
    assert [cell.text for cell in table.rows[1].cells] == ["Row 0 | with a bar", "2 April", "0"]


def test_markdown_has_a_table_that_others_read() -> None:
    html = (
        MarkdownIt("commonmark").enable("table").render(write_markdown(paper(("a | b", "*c*", "1"))).decode())
    )
    assert "<td>a | b</td>" in html
    assert "<td>*c*</td>" in html
    assert '<td style="text-align:right">1</td>' in html


def test_a_table_without_words_is_none() -> None:
    tree = minutes(Heading("Empty"), Table((Column("", 1.0),), (("",), (" \n",))))
    assert "Table" not in {path.split("/")[0] for path, _ in spoken(write_pdf(tree).data)}
    assert docx.Document(BytesIO(write_docx(tree))).tables == []


@pytest.mark.parametrize("count", range(24, 40))
def test_no_row_stands_alone_under_heads_that_come_again(count: int) -> None:
    rows = tuple((f"Row {n} with a bar", "2 April", str(n)) for n in range(count))
    pages = page_texts(write_pdf(minutes(Heading("Actions"), Table(COLUMNS, rows))).data)
    assert all(page.count("with a bar") != 1 for page in pages)
