"""Writes an agenda as a table for a spreadsheet, in which no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
import re

from peerdesk.domain.agenda_list import AgendaList, ListRow
from peerdesk.export.words import encodable, one_line

COLUMNS = ("section", "item", "step", "start", "minutes", "kind")

_FORMULA = re.compile(r"'*[=+\-@]")
"""What begins a formula. Source: OWASP, "CSV Injection"; no tab or line end can begin a cell here.

Quotation marks before it count too, so that they are still there when the cell was read again."""


def write_agenda_csv(agenda: AgendaList) -> bytes:
    """The agenda as CSV in UTF-8 with a byte order mark and CRLF, as spreadsheets expect it; a row each."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in agenda.rows:
        writer.writerow([harmless(cell) for cell in _cells(row)])
    return encodable(text.getvalue()).encode("utf-8-sig")


def _cells(row: ListRow) -> tuple[str, ...]:
    title, step = ("", row.title) if row.is_step else (row.title, "")
    return row.section, title, step, row.start, _minutes(row.length_s), row.kind


def _minutes(seconds: int | None) -> str:
    """Minutes as a number that can be summed where it is exact with two digits, else seconds."""
    if seconds is None:
        return ""
    if seconds % 60 == 0:
        return str(seconds // 60)
    return f"{seconds / 60:.2f}".rstrip("0") if seconds % 3 == 0 else f"{seconds}s"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, on one line."""
    line = one_line(cell)
    return f"'{line}" if _FORMULA.match(line) else line
