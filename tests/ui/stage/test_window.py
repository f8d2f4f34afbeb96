"""The Stage's window counts by itself, repaints with the second, and knows when to leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.stage.conftest import FakeClock
from ui.stage.screens import mirrored, room_screen, strip_place
from ui.stage.window import GRACE_NS, TITLE, StageWindow
from ui.stage_model import SECOND_NS, Answer, AnswerKind, Mode, Phase, StageView
from ui.theme import load_fonts, load_theme


@pytest.fixture
def window(qtbot: QtBot, clock: FakeClock) -> StageWindow:
    made = StageWindow(clock, load_theme(dark=True), windowed=True)
    qtbot.addWidget(made)
    made.place()
    return made


@pytest.fixture
def answers(window: StageWindow) -> list[Answer]:
    heard: list[Answer] = []
    window.answered.connect(heard.append)
    return heard


def press(window: StageWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key)


def timer(window: StageWindow) -> QTimer:
    found = window.findChild(QTimer)
    assert found is not None
    return found


def digits(window: StageWindow) -> str:
    assert window.frame_shown is not None
    assert window.frame_shown.clock is not None
    return window.frame_shown.clock.digits


def test_the_title_names_nobody(window: StageWindow, case: StageView) -> None:
    window.show_view(case)
    assert (window.windowTitle(), window.accessibleName()) == (TITLE, TITLE)
    assert TITLE == "PeerDesk Stage"


def test_it_counts_without_being_told(window: StageWindow, case: StageView, clock: FakeClock) -> None:
    window.show_view(case)
    assert digits(window) == "0:52"
    clock.advance(13)
    window.tick()
    assert digits(window) == "0:39"


def test_it_repaints_only_when_a_shown_second_changes(
    window: StageWindow, case: StageView, clock: FakeClock
) -> None:
    window.show_view(case)
    before = window.frame_shown
    clock.advance(0.9)
    window.tick()
    assert window.frame_shown is before
    assert timer(window).interval() == 101
    clock.advance(0.101)
    window.tick()
    assert window.frame_shown is not before


def test_it_sleeps_while_nothing_moves(window: StageWindow, clock: FakeClock) -> None:
    window.show_view(StageView(Phase.ENDED))
    assert timer(window).interval() == 60_001


def test_the_first_picture_is_reported_once(
    qtbot: QtBot, window: StageWindow, answers: list[Answer], case: StageView
) -> None:
    with qtbot.waitSignal(window.painted):
        window.show_view(case)
    with qtbot.assertNotEmitted(window.painted, wait=0):
        window.repaint()
    assert [a.kind for a in answers].count(AnswerKind.PAINTED) == 1


def test_alone_it_leaves_half_an_hour_after_the_planned_end(
    qtbot: QtBot, window: StageWindow, answers: list[Answer], case: StageView, clock: FakeClock
) -> None:
    window.show_view(case)
    window.stay_alone()
    assert case.planned_end_ns is not None
    clock.ns = case.planned_end_ns + GRACE_NS - 1
    with qtbot.assertNotEmitted(window.left):
        window.tick()
    clock.ns += 1
    with qtbot.waitSignal(window.left):
        window.tick()
    assert answers[-1] == Answer(AnswerKind.CLOSED, "late")


def test_alone_without_a_planned_end_it_stays_half_an_hour(
    qtbot: QtBot, window: StageWindow, clock: FakeClock
) -> None:
    window.show_view(StageView(Phase.GATHERING))
    window.stay_alone()
    clock.advance(GRACE_NS // SECOND_NS - 1)
    with qtbot.assertNotEmitted(window.left):
        window.tick()
    clock.advance(1)
    with qtbot.waitSignal(window.left):
        window.tick()


def test_with_its_window_it_stays_however_late(
    qtbot: QtBot, window: StageWindow, case: StageView, clock: FakeClock
) -> None:
    window.show_view(case)
    clock.advance(100_000)
    with qtbot.assertNotEmitted(window.left):
        window.tick()


def test_alone_with_nothing_to_show_it_leaves(qtbot: QtBot, window: StageWindow) -> None:
    with qtbot.waitSignal(window.left):
        window.stay_alone()


def test_esc_clears_away_only_a_stage_without_a_window(
    qtbot: QtBot, window: StageWindow, case: StageView
) -> None:
    window.show_view(case)
    with qtbot.assertNotEmitted(window.left):
        press(window, Qt.Key.Key_Escape)
    window.stay_alone()
    assert window.frame_shown is not None
    assert window.frame_shown.hint
    with qtbot.waitSignal(window.left):
        press(window, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_PageDown, "next"), (Qt.Key.Key_PageUp, "back"), (Qt.Key.Key_Period, "blank")],
)
def test_keys_of_the_meeting_go_to_its_window(
    qtbot: QtBot, window: StageWindow, answers: list[Answer], key: Qt.Key, name: str
) -> None:
    press(window, key)
    assert answers[-1] == Answer(AnswerKind.KEY, name)


def test_f_goes_to_full_screen_and_back(qtbot: QtBot, window: StageWindow) -> None:
    press(window, Qt.Key.Key_F)
    assert window.isFullScreen()
    press(window, Qt.Key.Key_F)
    assert not window.isFullScreen()


def test_closing_it_is_told_once(window: StageWindow, answers: list[Answer], case: StageView) -> None:
    window.show_view(case)
    window.close()
    window.leave_when_told()
    assert [a for a in answers if a.kind is AnswerKind.CLOSED] == [Answer(AnswerKind.CLOSED, "user")]


def test_one_that_takes_over_waits_unseen_for_the_rooms_screen(
    clock: FakeClock, case: StageView, qtbot: QtBot
) -> None:
    load_fonts()
    waiting = StageWindow(clock, load_theme(dark=True), waits=True)
    qtbot.addWidget(waiting)
    waiting.place()
    with qtbot.waitSignal(waiting.painted):
        waiting.show_view(case)
    assert not waiting.isVisible()
    waiting.show_view(replace(case, mode=Mode.STRIP))
    assert waiting.isVisible()
    waiting.show_view(case)
    assert waiting.isVisible()
    waiting.close()


@pytest.mark.parametrize("mode", [Mode.STAGE, Mode.WINDOW, Mode.STRIP])
def test_the_keyboard_stays_with_the_window_until_there_is_none(
    window: StageWindow, case: StageView, mode: Mode
) -> None:
    window.show_view(replace(case, mode=mode))
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    window.stay_alone()
    assert not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    window.show_view(replace(case, mode=Mode.STAGE))
    assert not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_the_strip_lies_over_other_windows_and_goes_back(window: StageWindow, case: StageView) -> None:
    on_top = Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
    window.show_view(replace(case, mode=Mode.STRIP))
    assert window.isVisible()
    assert window.windowFlags() & on_top == on_top
    assert window.height() < 100 < window.width()
    window.show_view(replace(case, mode=Mode.BLANK))
    assert not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.isVisible()


def test_where_nothing_is_kept_on_top_the_strip_is_a_window_with_a_frame(
    window: StageWindow, case: StageView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.stage.window.keeps_on_top", lambda platform: False)
    window.show_view(replace(case, mode=Mode.STRIP))
    assert window.isVisible()
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.height() < 100 < window.width()


def test_a_language_without_translation_still_shows(window: StageWindow, case: StageView) -> None:
    window.show_view(replace(case, language="tlh"))
    assert digits(window) == "0:52"


def test_screens_that_share_a_place_are_mirrored() -> None:
    left, right = QRect(0, 0, 100, 100), QRect(100, 0, 100, 100)
    assert not mirrored([left, right])
    assert mirrored([left, right, QRect(0, 0, 80, 60)])


def test_the_strip_is_low_and_within_its_screen() -> None:
    screen = QRect(1920, 0, 1280, 720)
    place = strip_place(screen)
    assert screen.contains(place)
    assert place.height() * 10 < screen.height()


SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
from peerdesk.clock import SystemClock
from ui.stage.window import StageWindow
from ui.theme import load_theme
windowed, own = sys.argv[1] == 'w', sys.argv[2]
app = QApplication([])
window = StageWindow(SystemClock(), load_theme(dark=True), windowed=windowed, own_screen=own)
window.answered.connect(lambda answer: print(answer.screens, answer.mirrored, answer.shown))
window.place()
print(window.screen().name() if window.isFullScreen() else "a window")
"""


@pytest.mark.parametrize(
    ("second_x", "windowed", "own", "expected"),
    [
        (800, "", "laptop", "2 False True|beamer"),
        (800, "w", "beamer", "2 False True|a window"),
        (800, "", "beamer", "2 False True|laptop"),
        (800, "", "", "2 False True|laptop"),
        (0, "", "beamer", "2 True True|a window"),
    ],
)
def test_the_room_gets_the_other_screen(
    tmp_path: Path, second_x: int, windowed: str, own: str, expected: str
) -> None:
    """The room's screen is the one the facilitator does not work on, unless the two show the same.

    On this platform the primary screen, where the facilitator works unless something else is said, is the
    one called beamer.
    """
    shape = {"y": 0, "width": 800, "height": 600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{"name": "beamer", "x": second_x} | shape, {"name": "laptop", "x": 0} | shape]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    call = [sys.executable, "-c", SCRIPT, windowed, own]
    done = subprocess.run(call, capture_output=True, text=True, check=True, env=env)
    assert "|".join(done.stdout.split("\n")).strip("|") == expected


class Screen:
    """A screen by its name and place."""

    def __init__(self, name: str, left: int) -> None:
        self._name, self._left = name, left

    def name(self) -> str:
        return self._name

    def geometry(self) -> QRect:
        return QRect(self._left, 0, 800, 600)


LAPTOP, BEAMER, SIDE = Screen("laptop", 0), Screen("beamer", 800), Screen("side", 1600)


@pytest.mark.parametrize(
    ("screens", "known", "found"),
    [
        ((LAPTOP, SIDE, BEAMER), "beamer", "beamer"),
        ((LAPTOP, SIDE), "beamer", "side"),
        ((LAPTOP, SIDE, BEAMER), "", "side"),
        ((LAPTOP,), "beamer", None),
    ],
)
def test_a_projector_that_comes_back_has_the_stage_again(
    screens: tuple[Screen, ...], known: str, found: str | None
) -> None:
    shown = room_screen(cast("tuple[QScreen, ...]", screens), cast("QScreen", LAPTOP), known)
    assert (shown.name() if shown else None) == found


def test_it_becomes_a_window_to_share_and_the_strip_again(window: StageWindow, case: StageView) -> None:
    window.show_view(replace(case, mode=Mode.WINDOW))
    assert not window.isFullScreen()
    assert window.width() * 9 == window.height() * 16
    window.show_view(replace(case, mode=Mode.STRIP))
    assert window.height() * 4 < window.width()
    window.show_view(replace(case, mode=Mode.WINDOW))
    assert window.width() * 9 == window.height() * 16
