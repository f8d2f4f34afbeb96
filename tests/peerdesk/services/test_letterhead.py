"""A group's own head on its papers: kept, checked like notes, mended where it stands."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from peerdesk.deid import Roster
from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.release import HeadEdit
from peerdesk.domain.rules import Attribution
from peerdesk.domain.sheets import LONGEST_CLOSING, LONGEST_HEADING, Head, Sheet, Sort
from peerdesk.export.all import ExportFiles
from peerdesk.services.agenda_paper import AgendaPaperService
from peerdesk.services.context import Context
from peerdesk.services.findings import replacing
from peerdesk.services.letterhead import LetterheadService, without_names
from peerdesk.services.release import DraftView, ReleaseService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import (
    GROUP,
    MEETING,
    both_of,
    evening,
    note,
    phrases,
    roster_of,
    settled,
)
from tests.peerdesk.services.fakes import FakeUnits, Published

CASE = Item(200, "Case of Chiara", "Nights", lead_id=3)


def headed(heading: str = "", closing: str = "", logo: bytes | None = None) -> FakeUnits:
    units = evening([Item(100, "Talk"), CASE], settled(note(1, 200, "It helped.")))
    group = units.rows.groups[GROUP]
    units.rows.groups[GROUP] = replace(group, heading=heading, closing_line=closing, logo=logo)
    return units


def release(units: FakeUnits, clock: FakeClock) -> ReleaseService:
    return both_of(Context(units, clock, Published()), ExportFiles())[0]


def certain(view: DraftView) -> list[tuple[str, str]]:
    return [(finding.where, finding.words) for finding in view.findings if finding.is_certain]


def png() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 10), "teal").save(target, "PNG")
    return target.getvalue()


def test_it_is_kept_on_one_line_and_said(clock: FakeClock) -> None:
    units, published = headed(), Published()
    service = LetterheadService(Context(units, clock, published), ExportFiles())
    service.save(GROUP, Head(" The\nHudson  circle ", "Ask us.", b"x"))
    group = units.rows.groups[GROUP]
    assert (group.heading, group.closing_line, group.logo) == ("The Hudson circle", "Ask us.", b"x")
    assert [change.kinds for change in published.changes] == [frozenset({Kind.GROUPS})]


@pytest.mark.parametrize(
    ("head", "error"),
    [
        (Head("x" * (LONGEST_HEADING + 1)), "heading_long"),
        (Head("", "x" * (LONGEST_CLOSING + 1)), "closing_long"),
    ],
    ids=["heading", "closing"],
)
def test_what_is_too_long_is_refused(clock: FakeClock, head: Head, error: str) -> None:
    units = headed()
    with pytest.raises(BadInput, match=error):
        LetterheadService(Context(units, clock, Published()), ExportFiles()).save(GROUP, head)
    assert not units.committed


def test_it_stands_on_the_minutes_and_on_the_other_papers(clock: FakeClock) -> None:
    units = headed("The Hudson circle", "Ask us.", png())
    minutes, sheets = both_of(Context(units, clock, Published()), ExportFiles())
    trees = [minutes.draft(MEETING).minutes]
    trees += [sheets.draft(MEETING, sheet).minutes for sheet in sheets.sheets(MEETING)]
    assert len(trees) == 3
    assert {(t.heading, t.closing, t.logo and t.logo.alt) for t in trees} == {
        ("The Hudson circle", "Ask us.", "Logo of the group")
    }


def test_names_in_it_are_found_like_those_in_notes_and_nothing_is_written(
    clock: FakeClock, tmp_path: Path
) -> None:
    service = release(headed("Ana’s circle", "Paid by Northwind."), clock)
    assert certain(service.draft(MEETING)) == [("heading", "Ana’s"), ("closing", "Northwind")]
    service.keep_open(MEETING, "Read.")
    with pytest.raises(UserError, match="names_left"):
        service.export(MEETING, tmp_path / "minutes.pdf")


def test_they_are_mended_where_they_stand_and_taken_back(clock: FakeClock) -> None:
    units = headed("Ana’s circle", "Paid by Northwind.")
    service = release(units, clock)
    edits = replacing([one for one in service.draft(MEETING).findings if one.is_certain])
    assert [type(edit) for edit in edits] == [HeadEdit, HeadEdit]
    inverse = service.edit(MEETING, edits)
    assert certain(service.draft(MEETING)) == []
    assert "Ana" not in units.rows.groups[GROUP].heading
    service.edit(MEETING, inverse)
    assert units.rows.groups[GROUP].heading == "Ana’s circle"
    assert units.rows.groups[GROUP].closing_line == "Paid by Northwind."


def test_words_of_it_cannot_be_emptied_on_the_page(clock: FakeClock) -> None:
    with pytest.raises(BadInput, match="line_empty"):
        release(headed("The circle"), clock).edit(MEETING, [HeadEdit("heading", " \n")])


def test_on_the_record_names_in_it_stand(clock: FakeClock) -> None:
    units = headed("Ana’s circle")
    meeting = units.rows.meetings[MEETING]
    units.rows.meetings[MEETING] = replace(meeting, attribution=Attribution.ON_RECORD)
    assert certain(release(units, clock).draft(MEETING)) == []


def test_in_a_presenters_paper_names_in_it_are_found_too(clock: FakeClock) -> None:
    _, sheets = both_of(Context(headed("Ana’s circle"), clock, Published()), ExportFiles())
    assert certain(sheets.draft(MEETING, Sheet(Sort.CASE, 200))) == [("heading", "Ana’s")]


def test_a_firm_that_is_a_common_word_is_found_at_the_end_of_a_heading(clock: FakeClock) -> None:
    roster = Roster.from_rows([{"name": "Wayne Chang", "organization": "Spruce"}])
    paper = release(headed("The circle"), clock).draft(MEETING).minutes
    for heading, stays in (
        ("A fellowship, hosted by Spruce", False),
        ("A fellowship, hosted by trees", True),
    ):
        made = without_names(replace(paper, heading=heading), roster)
        assert bool(made.heading) is stays


@pytest.mark.parametrize("heading", ["The Hudson circle", "Ana’s circle"])
def test_an_agenda_has_it_unless_it_names_somebody(clock: FakeClock, tmp_path: Path, heading: str) -> None:
    units = headed(heading, "Ask us.", png())
    units.rows.agendas[MEETING] = (Item(100, "Talk"),)
    service = AgendaPaperService(Context(units, clock, Published()), ExportFiles(), phrases(), roster_of)
    service.write_invitation(MEETING, tmp_path / "agenda.md")
    text = (tmp_path / "agenda.md").read_text(encoding="utf-8")
    assert ("circle\n\nAgenda" in text) is ("Ana" not in heading)
    assert "Ask us." in text
