"""Writes planned against taken as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from peerdesk.domain.times import Taken
from peerdesk.export.agenda_csv import harmless
from peerdesk.export.words import encodable

COLUMNS = ("item", "planned", "taken", "over")


def write_times_csv(rows: Iterable[Taken]) -> bytes:
    """Whole minutes, a row an item, as CSV in UTF-8 with a byte order mark and CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        known = row.planned is not None
        writer.writerow(
            [harmless(row.title), row.planned if known else "", row.taken, row.over if known else ""]
        )
    return encodable(text.getvalue()).encode("utf-8-sig")
