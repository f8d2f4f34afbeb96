"""Tables of a Word document: heads that come again on each page, rows that stay whole.

Source: ECMA-376-1:2016, 17.4 (tables). Lengths are twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from peerdesk.domain.minutes import Column, Table
from peerdesk.export.docx_frame import MAIN, twentieths
from peerdesk.export.looks import MEASURE_PT
from peerdesk.export.words import fit_for_xml, one_line


def add_table(document: Any, table: Table) -> None:
    """Put a table at the end of a document; one without words makes nothing."""
    from docx.oxml import parse_xml

    if not any(map(_clean, table.cells)):
        return
    widths = [twentieths(column.part * MEASURE_PT) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = _row((column.head for column in table.columns), table, widths, "TableHead", "<w:tblHeader/>")
    rows = "".join(_row(cells, table, widths, "TableCell") for cells in table.rows)
    made = parse_xml(
        f'<w:tbl xmlns:w="{MAIN}"><w:tblPr><w:tblStyle w:val="PaperTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heads}{rows}</w:tbl>"
    )
    document.element.body.insert_element_before(made, "w:sectPr")


def add_beside(document: Any, left_pt: float) -> tuple[Any, Any]:
    """Two places beside each other at the end of a document, without lines. left_pt: width of the first."""
    from docx.oxml import parse_xml
    from docx.table import Table as Made

    left = twentieths(left_pt)
    widths = left, twentieths(MEASURE_PT) - left
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p/></w:tc>'
        for width in widths
    )
    made = parse_xml(
        f'<w:tbl xmlns:w="{MAIN}"><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{none}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
    document.element.body.insert_element_before(made, "w:sectPr")
    first, second = Made(made, document._body).rows[0].cells
    return first, second


def _row(texts: Iterable[str], table: Table, widths: list[int], style: str, also: str = "") -> str:
    cells = "".join(
        _cell(_clean(text), column, width, style)
        for text, column, width in zip(texts, table.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{also}</w:trPr>{cells}</w:tr>"


def _cell(text: str, column: Column, width: int, style: str) -> str:
    side = '<w:jc w:val="right"/>' if column.figures else ""
    words = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>{words}</w:p></w:tc>'
    )


def _clean(text: str) -> str:
    return fit_for_xml(one_line(text))
