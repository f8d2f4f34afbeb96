"""The papers of an agenda from the menu of Prepare, as files on the disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QDialog, QFileDialog

from peerdesk.domain.agenda import Item
from tests.ui.evening import GROUP_NAME, PEOPLE, Evening
from ui.dialogs.calendar_dialog import CalendarDialog

WAYS = [
    ("agenda_paper", "Agenda as PDF…", "agenda-2026-03-05.pdf", "Save the agenda"),
    ("pocket_sheet", "Pocket sheet…", "pocket-2026-03-05.pdf", "Save the pocket sheet"),
    ("calendar_file", "Calendar file…", "meeting-2026-03-05.ics", "Save the calendar file"),
]


class Asked:
    """Stands in for the file dialog: answers with a path of this name and keeps what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.answer = folder, ""
        self.seen: list[tuple[str, str]] = []

    def __call__(self, _: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        self.seen.append((title, name))
        return str(self.folder / self.answer) if self.answer else "", ""


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The stand-in, over a folder of its own."""
    folder = tmp_path / "out"
    folder.mkdir()
    made = Asked(folder)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made)
    return made


def choose(evening: Evening, name: str) -> None:
    """Press an entry of the menu, and Save where a dialog asks first."""
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    spec = next(s for s, _ in evening.window.actions_.shown() if s.id == name)
    assert spec.enabled is not None
    assert spec.enabled()
    spec.run()
    for dialog in evening.window.findChildren(QDialog):
        if isinstance(dialog, CalendarDialog) and dialog.isVisible():
            dialog.ok.click()


@pytest.mark.parametrize(("name", "text", "proposed", "title"), WAYS)
def test_each_paper_is_written_where_it_was_asked_and_said(
    evening: Evening, asked: Asked, name: str, text: str, proposed: str, title: str
) -> None:
    asked.answer = proposed
    choose(evening, name)
    spec = next(s for s, _ in evening.window.actions_.shown() if s.id == name)
    assert (spec.menu, spec.text, len(spec.keys)) == ("Meeting", text, 1)
    assert asked.seen == [(title, proposed)]
    assert [path.name for path in asked.folder.iterdir()] == [proposed]
    assert evening.said[-1].tone == "info"
    assert "written" in evening.said[-1].text
    assert not any(word in proposed for pair in PEOPLE for word in (*pair, GROUP_NAME))


@pytest.mark.parametrize("name", [way[0] for way in WAYS])
def test_given_up_nothing_is_written_or_said(evening: Evening, asked: Asked, name: str) -> None:
    before = len(evening.said)
    choose(evening, name)
    assert (len(asked.seen), len(evening.said), list(asked.folder.iterdir())) == (1, before, [])


def test_a_title_that_names_somebody_is_told_with_its_place(evening: Evening, asked: Asked) -> None:
    item = Item(77, f"{PEOPLE[1][1]} and its rota", length_s=60)
    evening.services.planning.add_item(evening.meeting_id, item)
    place = len(evening.services.planning.plan(evening.meeting_id).agenda)
    asked.answer = "agenda.pdf"
    choose(evening, "agenda_paper")
    assert (evening.said[-1].tone, list(asked.folder.iterdir())) == ("error", [])
    assert f"item {place}" in evening.said[-1].text
    choose(evening, "pocket_sheet")
    assert [path.name for path in asked.folder.iterdir()] == ["agenda.pdf"]


def test_characters_that_cannot_be_printed_are_told(evening: Evening, asked: Asked) -> None:
    evening.services.planning.add_item(evening.meeting_id, Item(77, "ሀለ", length_s=60))
    asked.answer = "agenda.pdf"
    choose(evening, "agenda_paper")
    assert evening.said[-1].tone == "warn"
    assert "as codes" in evening.said[-1].text


@pytest.mark.parametrize("paper", ["agenda_paper", "pocket_sheet"])
def test_characters_that_cannot_be_printed_are_named_before_anything_is_written(
    evening: Evening, asked: Asked, paper: str
) -> None:
    evening.services.planning.add_item(evening.meeting_id, Item(77, "ሀለ", length_s=60))
    choose(evening, paper)  # no place is chosen for the file
    assert list(asked.folder.iterdir()) == []
    assert "ሀ (U+1200), ለ (U+1208)" in evening.said[-1].text


class _Zone:
    """Where the laptop stands."""

    @staticmethod
    def systemTimeZoneId() -> QByteArray:
        return QByteArray(b"Europe/Berlin")


def test_the_calendar_file_is_in_the_zone_of_the_laptop(
    evening: Evening, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.presenters.agenda_papers.QTimeZone", _Zone)
    meeting = evening.services.planning.plan(evening.meeting_id).meeting
    evening.services.planning.save_meeting(replace(meeting, title="An evening"))
    asked.answer = "meeting.ics"
    choose(evening, "calendar_file")
    told = (asked.folder / "meeting.ics").read_bytes().decode().replace("\r\n ", "")
    assert "SUMMARY:Harbour Circle · An evening\r\n" in told
    assert "DTSTART;TZID=Europe/Berlin:20260305T" in told
