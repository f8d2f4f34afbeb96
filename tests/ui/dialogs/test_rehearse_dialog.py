"""The agenda of Prepare, played at speed and counted over many draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QApplication

from peerdesk.domain.rehearsal import DRAWS, draw
from tests.ui.evening import Evening
from ui.dialogs.rehearse_dialog import RehearseDialog
from ui.pages.prepare import PreparePage
from ui.presenters.rehearsal import _drawing, _setting, _Work

FEW = 20


@pytest.fixture
def page(evening: Evening) -> PreparePage:
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    front = evening.window.front()
    assert isinstance(front, PreparePage)
    return front


@pytest.fixture
def dialog(page: PreparePage) -> Iterator[RehearseDialog]:
    next(action for action in page.actions_wanted() if action.id == "rehearse").run()
    (found,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, RehearseDialog))
    with patch("ui.presenters.rehearsal.DRAWS", FEW), patch("ui.presenters.rehearsal._drawing", _few):
        yield found
    found.accept()


def _few(setting: object, work: _Work) -> Iterator[object]:
    with patch("ui.presenters.rehearsal.draws", lambda of: (draw(of, n) for n in range(1, FEW + 1))):
        yield from _drawing(setting, work)  # type: ignore[arg-type]


def go_on(evening: Evening, dialog: RehearseDialog, seconds: float) -> None:
    evening.clock.advance(seconds)
    dialog._presenter.ticker.ticked.emit()


def bars(dialog: RehearseDialog) -> list[float]:
    """How many minutes of each item are drawn."""
    rows = dialog.chart.view.rows
    return [(r.drawn.to_s - r.drawn.from_s) / 60 if r.drawn else 0.0 for r in rows]


def test_before_it_starts_the_plan_stands_alone(dialog: RehearseDialog) -> None:
    view = dialog.chart.view
    assert [row.title for row in view.rows][:2] == ["Welcome", "Check-in"]
    assert bars(dialog) == [0.0] * 5
    assert not dialog._presenter.ticker._timer.isActive()


@pytest.mark.parametrize("speed", ["10", "30", "60"])
def test_a_second_is_worth_as_many_as_the_speed_says(
    speed: str, evening: Evening, dialog: RehearseDialog
) -> None:
    dialog._on_speed(speed)
    dialog.play.click()
    go_on(evening, dialog, 2)
    assert dialog.chart.view.now_s == 2 * int(speed)
    assert bars(dialog)[0] * 60 == 2 * int(speed)


def test_another_speed_counts_from_then_on(evening: Evening, dialog: RehearseDialog) -> None:
    dialog.play.click()
    evening.clock.advance(1)
    dialog._on_speed("10")
    go_on(evening, dialog, 1)
    assert dialog.chart.view.now_s == 70


def test_it_plays_to_the_end_and_says_how_late(evening: Evening, dialog: RehearseDialog) -> None:
    dialog.play.click()
    assert dialog.play.text() == "&Stop"
    go_on(evening, dialog, 3 * 3600 / 60)
    assert dialog.said.text().startswith("Over at ")
    assert all(minutes > 0 for minutes in bars(dialog))
    assert dialog.play.text() == "&Start"
    assert not dialog._presenter.ticker._timer.isActive()


def test_stop_holds_the_picture_and_start_plays_another_draw(
    evening: Evening, dialog: RehearseDialog
) -> None:
    dialog.play.click()
    go_on(evening, dialog, 10)
    dialog.play.click()
    held = dialog.chart.view
    go_on(evening, dialog, 10)
    assert dialog.chart.view.rows == held.rows
    first = dialog._presenter._course
    dialog.play.click()
    assert dialog._presenter._course != first


def test_the_result_says_the_end_what_breaks_what_is_cut_and_who_is_last(dialog: RehearseDialog) -> None:
    dialog.sum_up.click()
    told = dialog.sentences.text()
    for part in (
        "It ends at ",
        "The plan breaks most often at “",
        "would lose ",
        "the last person half a turn",
    ):
        assert part in told
    assert f"of {FEW} draws" in told
    assert all(row.band for row in dialog.chart.view.rows)
    assert told in dialog.page.accessibleDescription()


def test_the_result_repeats(dialog: RehearseDialog) -> None:
    dialog.sum_up.click()
    first = dialog.sentences.text(), dialog.chart.view
    dialog.sum_up.click()
    assert (dialog.sentences.text(), dialog.chart.view) == first


def test_the_draws_come_in_steps_and_end_when_nobody_waits(page: PreparePage) -> None:
    assert page.presenter.plan is not None
    work = _Work()
    steps = _drawing(_setting(page.presenter.plan), work)
    assert [next(steps).drawn, next(steps).drawn] == [1, 2]
    work.wanted = False
    assert list(steps) == []
    assert DRAWS > FEW


def test_nothing_of_it_is_kept(evening: Evening, dialog: RehearseDialog) -> None:
    with evening.services.times._context.units() as unit:
        before = unit.meetings.agenda(evening.meeting_id), unit.meetings.get(evening.meeting_id)
    dialog.play.click()
    go_on(evening, dialog, 200)
    dialog.sum_up.click()
    with evening.services.times._context.units() as unit:
        assert (unit.meetings.agenda(evening.meeting_id), unit.meetings.get(evening.meeting_id)) == before
    assert not evening.paths.scratch.exists()


def test_an_empty_agenda_cannot_be_started(page: PreparePage) -> None:
    assert page.presenter.plan is not None
    page.presenter.plan = replace(page.presenter.plan, agenda=())
    rehearsal = page.presenter.rehearsal()
    assert rehearsal is not None
    dialog = RehearseDialog(rehearsal, page)
    assert not dialog.play.isEnabled()
    assert not dialog.sum_up.isEnabled()
    assert dialog.said.text() == "There is nothing to rehearse yet."
    dialog.accept()
