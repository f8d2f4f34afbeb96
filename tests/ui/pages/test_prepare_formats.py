"""Formats and the next meeting from the menu of Prepare, by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from peerdesk.domain.errors import BadInput
from peerdesk.domain.meeting import Phase
from tests.ui.fakes import EVENING
from tests.ui.pages.conftest import Prepared
from ui.dialogs.ask import Ask
from ui.dialogs.format_dialog import FormatDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.name_dialog import NameDialog

Make = Callable[..., Prepared]
D = TypeVar("D", bound=Ask)


@pytest.fixture(autouse=True)
def shared_settings(tmp_path: Path) -> None:
    """The settings that all Qt programs of a user share, in a folder of the test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def page(prepared: Make) -> Prepared:
    """The page with the keyboard on the first item."""
    made = prepared()
    made.page.table.setFocus()
    return made


def dialog(made: Prepared, kind: type[D]) -> D:
    (found,) = [one for one in made.page.findChildren(kind) if one.isVisible()]
    return found


def run(made: Prepared, name: str) -> None:
    (action,) = [action for action in made.page.actions_wanted() if action.id == name]
    action.run()


def own(made: Prepared) -> list[str]:
    return [one.format.title for one in made.desk.services.formats.own(made.plan.group_id)]


def test_the_agenda_is_kept_as_a_format_by_key(page: Prepared) -> None:
    page.press("Ctrl+Shift+S")
    page.type("Ours")
    page.press("Return")
    assert own(page) == ["Ours"]
    assert page.desk.said[-1].text == "“Ours” is now a format of this group."


def test_a_name_that_is_taken_is_said_and_keeps_the_old_one(page: Prepared) -> None:
    for _ in range(2):
        run(page, "format_keep")
        dialog(page, NameDialog).name.setText("Ours")
        dialog(page, NameDialog).ok.click()
    assert own(page) == ["Ours"]
    assert (page.desk.said[-1].tone, page.desk.said[-1].text[:26]) == ("error", "There is a format of that ")


def test_a_format_of_the_group_is_used_again(page: Prepared) -> None:
    page.desk.services.formats.keep_agenda(page.plan.meeting_id, "Ours")
    page.press("Ctrl+Shift+F")
    page.press("Return")
    assert page.titles() == ["Welcome", "Check-in", "Hot seat", "Break"]
    assert page.desk.said[-1].text == "The agenda is now “Ours”."


def test_a_format_is_used_as_it_fits_the_slot(page: Prepared) -> None:
    meeting = page.plan.meeting
    assert meeting is not None
    page.desk.services.planning.save_meeting(replace(meeting, slot_minutes=27))
    page.press("Ctrl+Shift+F")
    shown = dialog(page, FormatDialog)
    assert (shown.fit.people.value(), shown.fit.time.text()) == (3, "27 min")
    shown.ok.click()
    assert page.plan.view.spare_s is not None
    assert 0 <= page.plan.view.spare_s < 60


def test_a_file_is_brought_in_and_a_bad_one_is_said(page: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit("/somewhere/in.toml"))
    run(page, "format_import")
    assert own(page) == ["Brought in"]
    page.desk.readers.error = BadInput("intake_format_parts")
    run(page, "format_import")
    assert own(page) == ["Brought in"]
    assert page.desk.said[-1].tone == "error"


def test_a_format_is_chosen_and_written(page: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_to(_: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
        return f"/somewhere/{name}", kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_to)
    run(page, "format_export")
    dialog(page, FormatDialog).ok.click()
    assert page.desk.readers.written == [(Path("/somewhere/evening.toml"), EVENING.title.encode())]
    assert page.desk.said[-1].text == "The format was written."


def test_april_is_made_from_march_by_key(page: Prepared) -> None:
    march = page.plan.meeting_id
    rows = page.desk.units.rows
    taken = dict(zip(("Welcome", "Check-in", "Break"), (5, 15, 5), strict=True))
    rows.agendas[march] = tuple(
        replace(item, minutes_taken=taken.get(item.title, 0)) for item in rows.agendas[march]
    )
    rows.meetings[march] = replace(rows.meetings[march], phase=Phase.CLOSED)
    page.plan.load()
    page.press("Ctrl+Shift+X")
    asked = dialog(page, MeetingDialog)
    assert (asked.title.text(), asked.day.date()) == ("April", QDate(2026, 4, 12))
    page.press("Return")
    assert page.plan.meeting is not None
    assert page.plan.meeting.title == "April"
    assert page.titles() == ["Welcome", "Check-in", "Hot seat", "Break"]
    assert page.plan.meeting_id != march
    assert {i.id for i in rows.agendas[march]}.isdisjoint(
        i.id for i in page.desk.units.rows.agendas[page.plan.meeting_id]
    )
