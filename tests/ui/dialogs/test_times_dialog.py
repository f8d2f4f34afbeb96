"""What a closed meeting took, shown with bars and written for the facilitator."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from tests.ui.evening import Evening
from ui.dialogs.times_dialog import TimesDialog
from ui.presenters.times import TimesPresenter


@pytest.fixture
def closed(evening: Evening) -> Evening:
    """The welcome took seven minutes of five, the check-in three of eight; the rest was not held."""
    evening.sit_down()
    evening.clock.advance(7 * 60)
    evening.window.run.go_next()
    evening.clock.advance(3 * 60)
    evening.window.run.close()
    return evening


def dialog_of(evening: Evening) -> TimesDialog:
    presenter = TimesPresenter(evening.desk, evening.meeting_id, evening.desk)
    return TimesDialog(presenter, evening.window)


def test_planned_and_taken_stand_with_bars(closed: Evening) -> None:
    dialog = dialog_of(closed)
    told = dialog.page.accessibleDescription()
    assert "10 of 13 minutes taken" in told
    assert "Welcome: 7 of 5" in told
    assert "Open talk" not in told
    dialog.accept()


def test_the_table_holds_whole_minutes_and_no_formula(closed: Evening, tmp_path: Path) -> None:
    with closed.services.times._context.units() as unit:
        agenda = unit.meetings.agenda(closed.meeting_id)
        unit.meetings.save_agenda(closed.meeting_id, (replace(agenda[0], title="=1+1"), *agenda[1:]))
        unit.commit()
    closed.services.times.write_table(closed.meeting_id, tmp_path / "times.csv")
    lines = (tmp_path / "times.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["item,planned,taken,over", "'=1+1,5,7,2", "Check-in,8,3,-5"]


def test_the_page_reads_like_the_dialog(closed: Evening, tmp_path: Path) -> None:
    dialog, target = dialog_of(closed), tmp_path / "times.pdf"
    dialog._presenter.write(target)
    assert dialog.said.text().startswith("Written")
    with pypdfium2.PdfDocument(target) as pdf:
        page = pdf[0].get_textpage().get_text_range()
    assert "For the facilitator" in page.replace("FOR THE FACILITATOR", "For the facilitator")
    assert "7 of 5" in page
    dialog.accept()


def test_a_file_name_that_names_somebody_is_refused(closed: Evening, tmp_path: Path) -> None:
    dialog, target = dialog_of(closed), tmp_path / "ana silva.csv"
    dialog._presenter.write(target)
    assert not target.exists()
    assert dialog.said.text()
    dialog.accept()


def test_a_meeting_that_is_not_over_has_no_times(evening: Evening) -> None:
    with pytest.raises(UserError, match="not_closed"):
        evening.services.times.of_meeting(evening.meeting_id)


def test_what_always_runs_over_is_said_by_its_title(closed: Evening) -> None:
    planning, first = closed.services.planning, closed.meeting_id
    with closed.services.times._context.units() as unit:
        meeting, agenda = unit.meetings.get(first), unit.meetings.agenda(first)
    for month in (1, 2):
        made = planning.create(meeting.group_id, "Before", meeting.day.replace(month=month))
        with closed.services.times._context.units() as unit:
            copies = tuple(replace(item, id=item.id + month, steps=()) for item in agenda)
            unit.meetings.save_agenda(made.id, copies)
            unit.meetings.save(replace(made, phase=Phase.CLOSED))
            unit.commit()
    dialog = dialog_of(closed)
    assert "Welcome: over in 3 of 3 meetings, by 2 min on average" in dialog.page.accessibleDescription()
    dialog.accept()
