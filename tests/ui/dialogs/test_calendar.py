"""Whether a meeting repeats in the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.series import Repeat, Series
from ui.dialogs.calendar_dialog import CalendarDialog

DAY = dt.date(2026, 3, 5)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Something to stand over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def opened(
    parent: QWidget, day: dt.date = DAY, *, has_start: bool = True
) -> tuple[CalendarDialog, list[object]]:
    dialog = CalendarDialog(day, has_start, parent)
    found: list[object] = []
    dialog.answered.connect(found.append)
    dialog.open()
    return dialog, found


def picks(dialog: CalendarDialog) -> list[str]:
    return [dialog.repeat.itemText(number) for number in range(dialog.repeat.count())]


def test_a_meeting_is_once_unless_somebody_says_otherwise(parent: QWidget) -> None:
    dialog, found = opened(parent)
    assert dialog.said.text() == "One meeting, on Thu 5 Mar 2026."
    assert not dialog.times.isEnabled()
    dialog.ok.click()
    assert found == [Series(Repeat.NEVER, 1)]


def test_a_series_says_how_many_and_until_when(parent: QWidget) -> None:
    dialog, found = opened(parent)
    dialog.repeat.choose(Repeat.MONTHLY_WEEKDAY)
    dialog.times.setValue(6)
    assert dialog.said.text().endswith("from Thu 5 Mar 2026 to Thu 6 Aug 2026.")
    dialog.ok.click()
    assert found == [Series(Repeat.MONTHLY_WEEKDAY, 6)]


def test_what_repeats_is_said_in_the_words_of_its_day(parent: QWidget) -> None:
    dialog, _ = opened(parent)
    assert picks(dialog) == [
        "Never",
        "Every week, on Thursday",
        "Every 2 weeks, on Thursday",
        "Every month, on the first Thursday",
        "Every month, on day 5",
    ]
    dialog.reject()


@pytest.mark.parametrize(("day", "which"), [(12, "second"), (19, "third"), (26, "fourth"), (30, "last")])
def test_the_weekday_is_counted_in_its_month(parent: QWidget, day: int, which: str) -> None:
    dialog, _ = opened(parent, dt.date(2026, 3, day))
    assert f"on the {which} " in picks(dialog)[3]
    assert ("or the last before it" in picks(dialog)[4]) is (day > 28)
    dialog.reject()


@pytest.mark.parametrize("has_start", [True, False])
def test_a_meeting_without_a_time_takes_the_day_and_says_so(parent: QWidget, has_start: bool) -> None:
    dialog, _ = opened(parent, has_start=has_start)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("takes the whole day" in text for text in told) is not has_start
    dialog.reject()


def test_given_up_nothing_is_answered(parent: QWidget) -> None:
    dialog, found = opened(parent)
    dialog.reject()
    assert found == [None]
