"""The close says what it will do, does it in one step, and says what it did."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from tests.ui.evening import Evening
from ui.pages.closing import ClosingPanel
from ui.presenters.desk import GoTo


@pytest.fixture
def closing(evening: Evening) -> ClosingPanel:
    evening.sit_down()
    evening.keep("Deniz agreed", "! send it > as")
    evening.page.end_talk()
    panel = evening.page._closing
    assert panel is not None
    return panel


def test_before_the_close_it_says_what_it_will_do(evening: Evening, closing: ClosingPanel) -> None:
    assert [label.text()[0] for label in closing._close_steps.labels.values()] == ["○"] * 4
    assert not closing.is_finished


def test_after_another_page_it_says_again_what_it_will_do(evening: Evening, closing: ClosingPanel) -> None:
    at_first = closing._what.text()
    evening.next(1)
    assert closing._what.text() != at_first
    for page in ("prepare", "run"):
        evening.window.go(GoTo(page))
    assert not closing.is_told
    assert closing._what.text() == at_first


def test_back_still_returns_to_the_table(evening: Evening, closing: ClosingPanel) -> None:
    evening.page.go_back()
    assert not evening.running.ended
    assert evening.page.panel.isVisible()


def test_the_button_asks_for_the_close(closing: ClosingPanel, evening: Evening, qtbot: QtBot) -> None:
    with qtbot.waitSignal(closing.close_wanted) as told:
        closing.close_button.click()
    assert told.args == []


def test_page_down_closes_and_says_what_was_done(evening: Evening, closing: ClosingPanel) -> None:
    evening.next(2)
    assert closing.is_finished
    assert [label.text()[0] for label in closing._close_steps.labels.values()] == ["✓"] * 4
    assert "1 note" in closing._done.text()
    assert "1 action" in closing._done.text()
    assert evening.services.planning.plan(evening.meeting_id).meeting.phase is Phase.CLOSED


def test_after_the_close_page_down_shows_the_minutes(
    evening: Evening, closing: ClosingPanel, qtbot: QtBot
) -> None:
    evening.next(2)
    evening.desk.went.disconnect(evening.window.go)
    with qtbot.waitSignal(closing.minutes_wanted):
        closing.minutes_button.click()
    assert (evening.went[-1].page, evening.went[-1].meeting_id) == ("minutes", evening.meeting_id)
    assert evening.window.run.running is None


def test_what_is_half_typed_is_kept_first(evening: Evening, closing: ClosingPanel) -> None:
    evening.box.set_text("the last word")
    evening.next(2)
    assert "2 notes" in closing._done.text()


def test_a_close_that_fails_is_said_and_can_be_tried_again(
    evening: Evening, closing: ClosingPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("store_disk_full")

    monkeypatch.setattr(evening.services.running, "_settle", full)
    evening.next(2)
    assert not closing.is_finished
    assert "full" in evening.said[-1].text
    assert not evening.window.run.is_closing
    assert closing.close_button.isEnabled()
    monkeypatch.undo()
    evening.next()
    assert closing.is_finished


def test_nothing_moves_while_it_closes(evening: Evening, closing: ClosingPanel) -> None:
    evening.window.run.is_closing = True
    before = evening.running
    evening.page.go_back()
    evening.window.run.pause()
    assert evening.running == before


def test_a_long_agenda_makes_the_window_no_higher(evening: Evening, closing: ClosingPanel) -> None:
    heights = []
    for count in (20, 300):
        closing.show_meeting(tuple((f"Item {n}", 1, 2) for n in range(count)))
        heights.append(closing.minimumSizeHint().height())
    assert heights[0] == heights[1]
