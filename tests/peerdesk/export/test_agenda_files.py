"""An agenda written as Markdown and as a table, and read again."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.agenda_list import AgendaList, ListRow
from peerdesk.domain.outline import Outline, walk
from peerdesk.export.agenda_csv import write_agenda_csv
from peerdesk.export.agenda_markdown import write_agenda_markdown
from peerdesk.intake.agenda_file import read_agenda

ROWS = (
    ListRow("Welcome", "18:00", 300, "opening", "Opening"),
    ListRow("*Hot* seat", "18:05", None, "present", "Opening"),
    ListRow("State it", "18:05", 90, "present", is_step=True),
    ListRow("Share", "18:06", 100, "experience", is_step=True),
    ListRow("=HYPERLINK(1)", "18:08", None, "discuss"),
    ListRow("Close", "18:08", 0, "closing", "End"),
)
AGENDA = AgendaList("Harbour circle", "Thursday 5 March 2026", ROWS)


def test_markdown() -> None:
    assert write_agenda_markdown(AGENDA).decode() == (
        "# Harbour circle\n\nThursday 5 March 2026\n\n## Opening\n\n"
        "1. 18:00 Welcome (5m)\n2. 18:05 \\*Hot\\* seat\n"
        "    1. 18:05 State it (1m30s)\n    2. 18:06 Share (1m40s)\n\n"
        "---\n\n1. 18:08 \\=HYPERLINK(1)\n\n## End\n\n1. 18:08 Close (0m)\n"
    )


def test_a_table_for_a_spreadsheet() -> None:
    data = write_agenda_csv(AGENDA)
    assert data.startswith("\ufeffsection,item,step,start,minutes,kind\r\n".encode())
    assert list(csv.reader(data.decode("utf-8-sig").splitlines()))[1:] == [
        ["Opening", "Welcome", "", "18:00", "5", "opening"],
        ["Opening", "*Hot* seat", "", "18:05", "", "present"],
        ["", "", "State it", "18:05", "1.5", "present"],
        ["", "", "Share", "18:06", "100s", "experience"],
        ["", "'=HYPERLINK(1)", "", "18:08", "", "discuss"],
        ["End", "Close", "", "18:08", "0", "closing"],
    ]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "'=1", "''-1", "\t=1", "\r\n+1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    data = write_agenda_csv(AgendaList("", "", (ListRow(cell, section=cell),)))
    (_, row) = csv.reader(data.decode("utf-8-sig").splitlines())
    assert all(not filled.startswith(tuple("=+-@\t\r\n")) for filled in row)


Plain = list[tuple[str, str, int | None, int]]


def plain(outline: Outline) -> Plain:
    """Section, title, seconds and depth of each topic."""
    tops = {id(item) for item in outline.items}
    return [(i.section, i.title, i.length_s, id(i) not in tops) for i in walk(outline.items)]


WORDS = st.text(alphabet="ab Éß=+-@'*_#|<>&`~,;\"\\1", min_size=1, max_size=12).map(lambda t: f"T{t}T")
LENGTH = st.none() | st.integers(0, 7200)
STEP = st.builds(ListRow, WORDS, length_s=LENGTH, kind=st.just("present"), is_step=st.just(True))
ITEM = st.tuples(
    st.builds(ListRow, WORDS, length_s=LENGTH, section=st.sampled_from(["", "Part one", "=b"])),
    st.lists(STEP, max_size=3),
)


@pytest.mark.parametrize(("writer", "suffix"), [(write_agenda_markdown, ".md"), (write_agenda_csv, ".csv")])
@given(items=st.lists(ITEM, min_size=1, max_size=6))
def test_what_was_written_reads_back_as_the_same(
    writer: Callable[[AgendaList], bytes], suffix: str, items: list[tuple[ListRow, list[ListRow]]]
) -> None:
    rows = tuple(row for item, steps in items for row in (item, *steps))
    found = plain(read_agenda(writer(AgendaList("March", "", rows)), suffix))
    assert found == [(r.section, " ".join(r.title.split()), r.length_s, r.is_step) for r in rows]


@pytest.mark.parametrize(("writer", "suffix"), [(write_agenda_markdown, ".md"), (write_agenda_csv, ".csv")])
def test_times_of_day_change_no_length(writer: Callable[[AgendaList], bytes], suffix: str) -> None:
    read = read_agenda(writer(AGENDA), suffix)
    assert [(i.title, i.length_s) for i in walk(read.items)] == [(r.title, r.length_s) for r in ROWS]


def test_kinds_come_back_from_a_table() -> None:
    read = read_agenda(write_agenda_csv(AGENDA), ".csv")
    assert [item.kind for item in walk(read.items)] == [row.kind for row in ROWS]
