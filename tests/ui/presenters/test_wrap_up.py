"""The column at the door beside the page of the minutes: it counts, and leads nobody away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.meeting import Phase
from peerdesk.domain.notes import NoteKind
from peerdesk.services.findings import Read
from peerdesk.services.release import DraftView, ReleaseService
from tests.peerdesk.services.evening import MEETING, evening, note, settled
from tests.peerdesk.services.fakes import FakeUnits
from tests.peerdesk.services.sending_kit import addressed
from tests.ui.minutes_kit import APRIL, presenter_of, with_april
from ui.presenters.minutes import MinutesPresenter
from ui.presenters.sending import Wish
from ui.presenters.wrap_up import WrapUpPresenter


class Door:
    """The door of one meeting, and the page of the minutes, which shows another."""

    def __init__(self, units: FakeUnits, at: int = APRIL, shown: int = MEETING) -> None:
        self.minutes: MinutesPresenter
        self.minutes, self.desk = presenter_of(units)
        self.minutes.show_meeting(shown)
        self.door = WrapUpPresenter(self.desk.desk, lambda: self.minutes, lambda: frozenset())
        self.door.show_meeting(at)

    def figure(self, line: str) -> str:
        return next(row.figure for row in self.door.rows() if row.line == line)


def test_minutes_that_are_worked_on_stay_in_front_whatever_changes(qtbot: QtBot, tmp_path: Path) -> None:
    units = addressed(with_april(evening(notes=settled())))
    door = Door(units)
    sending = door.minutes.sending
    sending.folder = tmp_path
    assert sending.view is not None
    sending.release(Wish(sending.view.today, minutes=False, sheet=False))
    assert units.rows.meetings[MEETING].phase is Phase.RELEASED
    assert door.minutes.meeting_id == MEETING
    assert door.minutes.draft is not None
    assert door.minutes.draft.meeting.id == MEETING


def test_the_draft_of_a_meeting_that_is_not_shown_is_counted_too(qtbot: QtBot) -> None:
    units = with_april(evening(notes=settled(note(1, 100, "Ana left."))))
    door = Door(units)
    assert (door.figure("findings"), door.figure("key_messages")) == ("nothing left", "0 of three to seven")
    door.door.show_meeting(MEETING)
    assert door.figure("findings") == "1 left"
    door.door.show_meeting(APRIL)
    assert door.figure("findings") == "nothing left"


def test_released_minutes_say_what_they_were_released_with(qtbot: QtBot) -> None:
    units = with_april(evening(notes=settled(note(1, 100, "Ana left."))))
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], phase=Phase.RELEASED)
    door = Door(units, at=MEETING)
    said = [door.figure(line) for line in ("feedback", "findings", "key_messages")]
    assert said == ["none was given", "released as it was", "0 on page one"]


def test_edits_elsewhere_do_not_have_the_draft_read_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = Door(with_april(evening(notes=settled())))
    drafted: list[int] = []
    release = door.desk.services.release
    plain = type(release).drafting

    def drafting(self: ReleaseService, meeting_id: int) -> Iterator[Read | DraftView]:
        drafted.append(meeting_id)
        return plain(self, meeting_id)

    monkeypatch.setattr(type(release), "drafting", drafting)
    where = next(iter(door.minutes.texts()))
    door.minutes.change(where, "Another title")
    assert door.minutes.texts()[where] == "Another title"
    assert drafted
    assert APRIL not in drafted
    door.door.show_meeting(APRIL)
    assert APRIL in drafted


def test_where_no_minutes_are_shown_yet_those_of_the_door_are_made_ready(qtbot: QtBot) -> None:
    door = Door(with_april(evening(notes=settled())), shown=0)
    assert door.minutes.meeting_id == APRIL


def test_a_decision_that_was_lifted_is_no_key_message_on_page_one(qtbot: QtBot) -> None:
    decision = note(1, 100, "We meet on Fridays.", NoteKind.DECISION)
    units = evening(notes=settled(decision))
    door = Door(units, at=MEETING)
    for line in units.rows.lines.values():
        units.rows.lines[line.key] = replace(
            line, is_key=line.text in ("We meet on Fridays.", "It was agreed.")
        )
    door.minutes.show_meeting(MEETING)
    assert door.figure("key_messages") == "1 of three to seven"
