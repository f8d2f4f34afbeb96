"""Reads an agenda kept as a table: comma, semicolon or tab, with or without a line of headings."""

from __future__ import annotations

import csv
import io
import re

from peerdesk.domain.errors import BadInput
from peerdesk.domain.outline import Outline
from peerdesk.intake.agenda_columns import Cell, Row, columns_guessed, columns_of, topics_in

_MADE_HARMLESS = re.compile(r"'(?='*[=+\-@])")
_SEPARATORS = ",;\t"


def read_csv(text: str) -> Outline:
    """The topics of a table without control characters; an empty tree when it has none.

    Raises:
        BadInput: a line cannot be read, with the line.
    """
    rows = _rows(text)
    if not rows:
        return Outline()
    headings = [cell.text for cell in rows[0].cells]
    columns = columns_of(headings, rows[1:])
    if columns is not None:
        return Outline(topics_in(rows[1:], columns))
    guessed = columns_guessed(rows)
    return Outline(topics_in(rows, guessed) if guessed else ())


def _rows(text: str) -> list[Row]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(_SEPARATORS, key=re.sub(r"\"[^\"]*\"", "", first).count)
    if match := re.fullmatch(r"\"?sep=([,;\t|])\"?", first.strip(" ")):
        separator = match[1]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=separator != "\t"
    )
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(Cell(_cell(cell)) for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput("intake_agenda_row", line=line) from error
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    return filled[1:] if match else filled


def _cell(cell: str) -> str:
    return (
        _MADE_HARMLESS.sub("", " ".join(cell.split()), count=1)
        if cell.startswith("'")
        else " ".join(cell.split())
    )
