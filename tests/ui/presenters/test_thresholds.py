"""What is said aloud of the clock: at its thresholds, once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import AtEnd
from peerdesk.domain.running import AddTime, Pause
from tests.ui.evening import Evening
from ui.presenters.thresholds import Reached
from ui.stage_model import Part


@pytest.fixture
def said(evening: Evening) -> Iterator[list[Reached]]:
    """All that is said from the first item on; it has five minutes."""
    evening.sit_down()
    heard: list[Reached] = []
    evening.window.thresholds.reached.connect(heard.append)
    yield heard
    evening.window.thresholds.reached.disconnect(heard.append)


def pass_(evening: Evening, seconds: int) -> None:
    """Time goes by with five looks at the clock a second."""
    for _ in range(seconds * 5):
        evening.clock.advance(0.2)
        evening.window.run.tick()


def test_a_threshold_is_told_with_its_part_and_words(
    evening: Evening, said: list[Reached], qtbot: QtBot
) -> None:
    evening.clock.advance(239)
    evening.window.run.tick()
    with qtbot.waitSignal(evening.window.thresholds.reached) as told:
        evening.clock.advance(1)
        evening.window.run.tick()
    assert told.args == [Reached(Part.LAST, "60 s left.")]


def test_five_minutes_speak_three_times(evening: Evening, said: list[Reached]) -> None:
    pass_(evening, 320)
    assert [one.text for one in said] == ["60 s left.", "Time to close: 15 s left.", "Time is over."]


def test_a_turn_speaks_once_more_when_its_grace_is_over(evening: Evening, said: list[Reached]) -> None:
    evening.go_to(1)
    evening.next()
    pass_(evening, 130)
    assert [one.text for one in said[-2:]] == ["Time is over.", "Time for the next."]
    assert evening.page.panel.table.view().then_text == "time for Benedikt, Chiara"


def test_added_time_lets_it_speak_again_when_it_is_used(evening: Evening, said: list[Reached]) -> None:
    pass_(evening, 250)
    evening.window.run.press(AddTime(300))
    pass_(evening, 280)
    assert [one.part for one in said] == [Part.LAST, Part.LAST]


def test_another_clock_begins_without_a_word(evening: Evening, said: list[Reached]) -> None:
    pass_(evening, 250)
    evening.go_to(1)
    evening.next()
    pass_(evening, 60)
    evening.next()
    pass_(evening, 60)
    assert [one.text for one in said] == ["60 s left."]


def test_a_turn_speaks_in_place_of_its_step(evening: Evening, said: list[Reached]) -> None:
    evening.go_to(1)
    evening.next()
    pass_(evening, 95)
    assert [one.text for one in said] == ["18 s left.", "Time to close: 5 s left.", "Time is over."]


def test_a_pause_says_nothing(evening: Evening, said: list[Reached]) -> None:
    pass_(evening, 230)
    evening.window.run.press(Pause())
    pass_(evening, 320)
    evening.window.run.press(AddTime(-120))
    pass_(evening, 2)
    assert said == []


@pytest.mark.parametrize("at_end", [AtEnd.ARM_NEXT, AtEnd.START_NEXT])
def test_a_time_that_ends_by_itself_is_said_to_be_over(evening: Evening, at_end: AtEnd) -> None:
    item = evening.services.planning.plan(evening.meeting_id).agenda[0]
    evening.services.planning.alter_item(
        evening.meeting_id, item.id, lambda item: replace(item, at_end=at_end)
    )
    evening.sit_down()
    heard: list[Reached] = []
    evening.window.thresholds.reached.connect(heard.append)
    pass_(evening, 303)
    assert [one.part for one in heard] == [Part.LAST, Part.DANGER, Part.OVER]


def test_after_the_talk_nothing_is_said(evening: Evening, said: list[Reached]) -> None:
    evening.page.end_talk()
    pass_(evening, 400)
    assert said == []


def test_no_name_that_is_read_out_changes_with_the_seconds(evening: Evening, said: list[Reached]) -> None:
    evening.go_to(1)
    evening.next()
    held = [w for w in evening.window.findChildren(QWidget) if w.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    before = [(w.accessibleName(), w.accessibleDescription()) for w in held]
    pass_(evening, 3)
    assert [(w.accessibleName(), w.accessibleDescription()) for w in held] == before
