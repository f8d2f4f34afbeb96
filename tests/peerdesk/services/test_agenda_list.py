"""The agenda written for others as a list: public titles, and nobody's name."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.agenda_list import ListRow
from peerdesk.domain.errors import BadInput, UserError, WrongCall
from peerdesk.export.all import ExportFiles
from peerdesk.services.agenda_paper import AgendaPaperService, agenda_list
from peerdesk.services.context import Context
from tests.clock import FakeClock
from tests.peerdesk.services.evening import MEETING, phrases, roster_of
from tests.peerdesk.services.fakes import FakeUnits
from tests.peerdesk.services.test_agenda_paper import CASE, ITEMS, ROSTER, invited, units


def service(rows: FakeUnits, clock: FakeClock) -> AgendaPaperService:
    return AgendaPaperService(Context(rows, clock, lambda _: None), ExportFiles(), phrases(), roster_of)


def test_the_rows_have_public_titles_times_and_kinds() -> None:
    skipped = Item(9, "Later", length_s=600, skipped=True)
    rows = agenda_list(invited([*ITEMS, skipped, Item(4, "")]), ROSTER, phrases()).rows
    assert rows == (
        ListRow("Welcome", "18:00", 300, "discuss", "Opening"),
        ListRow("Check-in", "18:05", 180, "discuss", "Opening"),
        ListRow("A case", "18:08", None, "discuss", "Cases"),
        ListRow("Tell it", "18:08", 600, "discuss", is_step=True),
        ListRow("Ask round", "18:18", 900, "discuss", is_step=True),
        ListRow("Item", "18:33", None, "discuss"),
    )


def test_without_a_start_no_time_is_said() -> None:
    assert {row.start for row in agenda_list(invited(starts=None), ROSTER, phrases()).rows} == {""}


@pytest.mark.parametrize("suffix", [".md", ".csv"])
def test_a_list_is_written_and_working_titles_are_not_in_it(
    suffix: str, tmp_path: Path, clock: FakeClock
) -> None:
    target = tmp_path / f"agenda{suffix}"
    service(units(), clock).write_list(MEETING, target)
    text = target.read_text(encoding="utf-8-sig")
    assert "A case" in text
    assert "Northwind" not in text


@pytest.mark.parametrize(
    ("items", "name", "key"),
    [
        ((replace(CASE, public_title=""),), "agenda.md", "agenda_names"),
        ((replace(CASE, steps=(Item(31, "Northwind tells"),)),), "agenda.csv", "agenda_names"),
        ((replace(CASE, section="Northwind"),), "agenda.csv", "agenda_names"),
        ((), "agenda.md", "agenda_no_items"),
        (ITEMS, "Northwind.md", "file_name_names"),
    ],
)
def test_what_names_somebody_is_not_written(
    items: tuple[Item, ...], name: str, key: str, tmp_path: Path, clock: FakeClock
) -> None:
    with pytest.raises(BadInput) as told:
        service(units(items), clock).write_list(MEETING, tmp_path / name)
    assert told.value.key == key
    assert list(tmp_path.iterdir()) == []


def test_another_suffix_or_folder_is_a_sentence(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(WrongCall):
        service(units(), clock).write_list(MEETING, tmp_path / "agenda.xls")
    with pytest.raises(UserError):
        service(units(), clock).write_list(MEETING, tmp_path / "gone" / "agenda.csv")


def test_a_pinned_item_says_its_own_time() -> None:
    rows = agenda_list(invited([Item(1, "A"), Item(2, "B", starts=dt.time(19, 30))]), ROSTER, phrases()).rows
    assert [row.start for row in rows] == ["18:00", "19:30"]
