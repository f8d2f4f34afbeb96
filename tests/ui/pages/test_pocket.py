"""The Pocket window: the meeting beside a call, by the same keys, and the whole window again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.evening import CTRL, ENTER, ESC, Evening, visible_texts
from ui.pages.pocket_panel import PocketPanel
from ui.window_state import POCKET_SIZE

POCKET = Qt.Key.Key_F12


@pytest.fixture
def pocket(evening: Evening) -> Evening:
    """The round runs, somebody speaks, and the window stands beside a call."""
    evening.sit_down()
    evening.go_to(1)
    evening.next()
    evening.key(POCKET)
    return evening


def panel(evening: Evening) -> PocketPanel:
    found = evening.page.findChild(PocketPanel)
    assert isinstance(found, PocketPanel)
    return found


def test_it_is_small_and_says_who_speaks_how_long_and_who_follows(pocket: Evening) -> None:
    pocket.clock.advance(38)
    pocket.window.run.tick()
    shown = panel(pocket).clock.view()
    assert pocket.window.size() == POCKET_SIZE
    assert (shown.speaker_name, shown.clock_text) == ("Ana", "0:52")
    assert shown.then_text == "then Benedikt, Chiara, Deniz"
    assert panel(pocket)._step.text().startswith("Check-in · ")
    assert not pocket.page.panel.isVisible()


def test_a_text_half_typed_comes_along_and_back(evening: Evening) -> None:
    evening.sit_down()
    evening.type("half a thou")
    evening.key(POCKET)
    evening.type("ght, of the pocket")
    evening.key(POCKET)
    evening.type(", kept")
    evening.key(ENTER)
    assert evening.notes() == ["half a thought, of the pocket, kept"]
    assert evening.page.notes_panel.isAncestorOf(evening.box)


def test_the_keys_of_the_meeting_are_the_same(pocket: Evening) -> None:
    pocket.next()
    assert pocket.running.table.floor == pocket.person("Benedikt")
    pocket.key(Qt.Key.Key_J, CTRL)
    pocket.type("el")
    pocket.key(ENTER)
    assert pocket.running.table.hands == (pocket.person("Emma"),)
    assert panel(pocket).who.shown_text == "Hands 1"
    pocket.key(ESC)
    pocket.key(Qt.Key.Key_Space)
    assert pocket.running.paused
    pocket.key(Qt.Key.Key_Tab)
    assert pocket.focus is pocket.box


def test_the_buttons_do_what_they_say(pocket: Evening) -> None:
    pocket.clock.advance(1)
    QTest.mouseClick(panel(pocket).next, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel(pocket).pen, Qt.MouseButton.LeftButton)
    assert pocket.running.table.floor == pocket.person("Benedikt")
    assert pocket.running.pen_up
    assert panel(pocket).pen.shown_text == "Pen down"


def test_what_peerdesk_has_to_say_fits_with_its_choices(pocket: Evening) -> None:
    pocket.go_to(2)
    for _ in range(12):
        pocket.clock.advance(30)
        pocket.window.run.tick()
    strip = pocket.strip
    links = [link.geometry() for link in strip._links]
    assert len(links) == 4
    assert all(strip.rect().contains(link) for link in links)
    assert not any(one.intersects(two) for at, one in enumerate(links) for two in links[at + 1 :])


def test_it_does_not_grow_under_a_long_note(pocket: Evening) -> None:
    pocket.keep("Somebody moved all of the billing to another vendor and replaced only the invoicing")
    pocket.type("and kept the old database")
    assert pocket.window.size() == POCKET_SIZE


@pytest.mark.parametrize("leave", ["key", "prepare", "end"])
def test_the_whole_window_comes_back(pocket: Evening, leave: str) -> None:
    if leave == "key":
        pocket.key(POCKET)
    elif leave == "prepare":
        pocket.key(Qt.Key.Key_1, CTRL)
    else:
        pocket.page.end_talk()
    assert pocket.window.width() > POCKET_SIZE.width()
    assert pocket.window.headline.isVisible()
    assert not panel(pocket).isVisible()
    assert not pocket.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_before_the_meeting_there_is_nothing_to_put_beside_a_call(evening: Evening) -> None:
    evening.open_door()
    evening.key(POCKET)
    assert evening.window.width() > POCKET_SIZE.width()


def test_the_cover_covers_it_and_lifts_to_it(pocket: Evening) -> None:
    pocket.keep("a sentence that stays inside")
    pocket.escape_twice()
    assert not panel(pocket).isVisible()
    assert not any("sentence" in text for text in visible_texts(pocket.window))
    pocket.key(ENTER)
    pocket.key(ENTER)
    assert panel(pocket).isVisible()
    assert not pocket.window.menuBar().isVisible()


def test_in_room_view_it_shows_no_words(pocket: Evening) -> None:
    pocket.keep("a sentence that stays inside")
    pocket.page.set_room_view(True)
    assert not any("sentence" in text for text in visible_texts(pocket.window))


def test_its_clock_is_drawn_again_only_when_a_figure_changes(
    pocket: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, drawn = panel(pocket).clock, []
    pocket.window.run.tick()
    monkeypatch.setattr(clock, "update", lambda: drawn.append(clock.view().clock_text))
    pocket.clock.advance(0.4)
    pocket.window.run.tick()
    assert not drawn
    pocket.clock.advance(0.7)
    pocket.window.run.tick()
    assert drawn == ["1:29"]


def test_who_is_asked_no_longer_when_the_window_becomes_another(pocket: Evening) -> None:
    pocket.key(Qt.Key.Key_J, CTRL)
    pocket.key(POCKET)
    pocket.type("el")
    assert pocket.box.toPlainText() == "el"
    assert pocket.page._said.currentWidget() is pocket.strip


def test_finding_needs_the_whole_window(pocket: Evening) -> None:
    pocket.type("/vendor")
    assert pocket.window.width() > POCKET_SIZE.width()
    assert pocket.box.toPlainText() == "/vendor"


def test_made_large_it_is_small_the_next_time(pocket: Evening) -> None:
    pocket.window.showMaximized()
    pocket.key(POCKET)
    pocket.key(POCKET)
    assert pocket.window.size() == POCKET_SIZE


def test_an_end_under_the_cover_leaves_it_to_the_key_that_lifts_it(pocket: Evening) -> None:
    pocket.escape_twice()
    pocket.page.end_talk()
    assert not pocket.window.menuBar().isVisible()
    pocket.key(ENTER)
    pocket.key(ENTER)
    assert not pocket.window.cover.isVisible()
    assert pocket.window.menuBar().isVisible()
