"""Another end shown before it is done, and times typed while the meeting runs."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.timing import SECOND_NS, remaining_ns
from tests.ui.evening import Evening
from ui.dialogs.finish_dialog import FinishDialog
from ui.dialogs.typed_time import MoreTimeDialog, StartedAtDialog
from ui.models.spread_model import SpreadColumn


@pytest.fixture
def started(evening: Evening) -> Evening:
    evening.sit_down()
    return evening


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


Dialog = TypeVar("Dialog", bound=QWidget)


def open_dialog(evening: Evening, action: str, kind: type[Dialog]) -> Dialog:
    next(a for a in evening.page.actions_wanted() if a.id == action).run()
    (dialog,) = evening.window.findChildren(kind)
    return dialog


def cell(dialog: FinishDialog, row: int, column: SpreadColumn) -> str:
    return str(dialog.model.index(row, column).data())


def left_s(evening: Evening) -> float:
    return (remaining_ns(evening.running.step_clock, evening.clock.now_ns()) or 0) / SECOND_NS


def test_another_end_is_shown_first_and_applied_by_enter(started: Evening) -> None:
    dialog = open_dialog(started, "run.finish_by", FinishDialog)
    assert not dialog.ok.isEnabled()
    dialog.time.setText("1840")
    assert cell(dialog, 2, SpreadColumn.ITEM) == "Open talk"
    old, new = cell(dialog, 2, SpreadColumn.NOW), cell(dialog, 2, SpreadColumn.THEN)
    assert int(new) < int(old) == 20
    assert cell(dialog, 3, SpreadColumn.THEN) == ""
    QTest.keyClick(dialog.time, Qt.Key.Key_Return)
    assert started.running.items[3].length_s == int(new) * 60
    assert "18:40" in started.strip.text()


def test_it_can_be_put_back(started: Evening) -> None:
    before = [item.length_s for item in started.running.items]
    started.window.timekeeping.finish_by(dt.time(18, 40))
    assert [item.length_s for item in started.running.items] != before
    action = next(a for a in started.strip.actions_shown() if a.text == "Put back")
    started.strip.chosen.emit(action.id)
    assert [item.length_s for item in started.running.items] == before


def test_when_the_talk_is_over_nothing_is_left_to_put_back(started: Evening) -> None:
    started.window.timekeeping.finish_by(dt.time(18, 40))
    assert "18:40" in started.strip.text()
    started.page.end_talk()
    assert started.strip.text() == ""


def test_putting_it_back_keeps_what_a_late_arrival_brought(started: Evening) -> None:
    run = started.window.run
    run.step_out(started.person("Emma"))
    four = [item.length_s for item in started.running.items]
    started.window.timekeeping.finish_by(dt.time(18, 40))
    run.hand(started.person("Emma"))
    action = next(a for a in started.strip.actions_shown() if a.text == "Put back")
    started.strip.chosen.emit(action.id)
    five = [item.length_s for item in started.running.items]
    assert [new - old for new, old in zip(five, four, strict=True)] == [0, 90, 120, 0, 60]


def test_giving_up_changes_nothing(started: Evening) -> None:
    before = started.running
    dialog = open_dialog(started, "run.finish_by", FinishDialog)
    dialog.time.setText("18:30")
    dialog.reject()
    assert started.running.items == before.items


def test_an_end_the_agenda_cannot_give_is_said(started: Evening) -> None:
    dialog = open_dialog(started, "run.finish_by", FinishDialog)
    dialog.time.setText("18:10")
    assert "no more to give" in dialog._told.text()
    assert cell(dialog, 0, SpreadColumn.A_PERSON).startswith("▼")
    dialog.reject()


def test_what_is_no_time_of_day_is_a_sentence(started: Evening) -> None:
    dialog = open_dialog(started, "run.finish_by", FinishDialog)
    dialog.time.setText("half six")
    assert "no time of day" in dialog._wrong.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "seconds"), [("3", 180), ("+1:00", 3600), ("45s", 45), ("-2", -120), ("−90s", -90)]
)
def test_typed_amounts_are_added(started: Evening, typed: str, seconds: int) -> None:
    before = left_s(started)
    dialog = open_dialog(started, "run.add_time", MoreTimeDialog)
    dialog.amount.setText(typed)
    dialog.ok.click()
    assert left_s(started) == pytest.approx(max(0, before + seconds))


@pytest.mark.parametrize(
    ("typed", "ago"),
    [("19:56", 240), ("1956", 240), ("90s", 90), ("4m", 240), ("7.56 pm", 240), ("23:58", None)],
)
def test_an_item_started_when_it_was_typed(parent: QWidget, typed: str, ago: int | None) -> None:
    dialog = StartedAtDialog(dt.time(20, 0), parent)
    found: list[object] = []
    dialog.answered.connect(found.append)
    dialog.open()
    dialog.moment.setText(typed)
    dialog.ok.click()
    assert found == ([] if ago is None else [ago])
    assert ("ahead" in dialog._wrong.text()) is (ago is None)
    dialog.reject()


def test_a_typed_start_moves_the_clock(started: Evening) -> None:
    started.clock.advance(200)
    started.page.dialogs.started_at()
    (dialog,) = started.window.findChildren(StartedAtDialog)
    dialog.moment.setText("1m")
    dialog.ok.click()
    assert left_s(started) == pytest.approx(240)
