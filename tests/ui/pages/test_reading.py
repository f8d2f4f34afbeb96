"""The sentences read back to the room: two presses to show, one key each to change, one to take away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from peerdesk.domain.meeting import Phase
from tests.ui.evening import BACK, CTRL, ENTER, ESC, NEXT, NONE, SHIFT, Evening, visible_texts
from tests.ui.late import LateStore
from ui.pages.reading import TITLE, Reading
from ui.presenters.notes import NOTE_STRUCK, PUT_BACK_MS
from ui.presenters.read_back import STRUCK
from ui.stage_model import to_line
from ui.widgets.room_sentences import RoomPage, RoomSentences

FEES, PILOTS, QUESTION = "Fees rose faster than the volume did", "Two pilots confuse everybody", "? Who pays"
HIDDEN = "Mr Henderson agreed"
F5, OUT, SOFTER, MERGE = Qt.Key.Key_F5, Qt.Key.Key_O, Qt.Key.Key_S, Qt.Key.Key_M


@pytest.fixture
def talk(evening: Evening) -> Evening:
    """Notes on the welcome and on the open talk, one of which waits for the check."""
    evening.sit_down()
    evening.keep(FEES, HIDDEN)
    evening.go_to(3)
    evening.keep(PILOTS, QUESTION, "! Send the list > as")
    return evening


@pytest.fixture
def reading(talk: Evening) -> Reading:
    """What they are read back with, asked for and shown."""
    talk.key(F5)
    talk.key(ENTER)
    assert talk.page.reading.is_shown
    return talk.page.reading


def room(reading: Reading) -> RoomSentences:
    assert reading.room is not None
    return reading.room


def page(reading: Reading) -> RoomPage:
    return room(reading).view()


def front(reading: Reading) -> str:
    return page(reading).sentences[page(reading).current]


# Two steps.


def test_the_first_press_shows_the_room_nothing(talk: Evening) -> None:
    talk.key(F5)
    reading = talk.page.reading
    assert reading.is_on
    assert reading.room is None
    assert reading.panel is not None
    assert reading.panel.what.text().startswith("4 sentences, 3 items. 1 ")


def test_the_same_key_again_shows_nothing_either(talk: Evening) -> None:
    for _ in range(3):
        talk.key(F5)
    assert talk.page.reading.room is None


def test_a_different_key_shows_it(reading: Reading) -> None:
    assert page(reading).title == "Welcome"
    assert page(reading).sentences == (FEES,)
    assert "1" in page(reading).remark


def test_escape_after_the_first_press_leaves_all_as_it_was(talk: Evening) -> None:
    talk.key(F5)
    talk.key(ESC)
    assert not talk.page.reading.is_on
    assert talk.page.panel.isVisible()
    assert talk.box.hasFocus()


def test_it_can_be_asked_for_when_the_talk_is_over(talk: Evening) -> None:
    talk.page.end_talk()
    talk.key(F5)
    talk.key(ENTER)
    assert talk.page.reading.is_shown
    talk.key(ESC)
    closing = talk.page._closing
    assert closing is not None
    assert closing.isVisible()


def test_before_anything_was_said_nothing_can_be_shown(evening: Evening) -> None:
    evening.open_door()
    evening.key(F5)
    assert not evening.page.reading.is_on
    evening.type("as bo ")
    evening.next()
    evening.key(F5)
    panel = evening.page.reading.panel
    assert panel is not None
    assert not panel.show_button.isEnabled()
    evening.key(ENTER)
    assert evening.page.reading.room is None


# What the room sees.


def test_what_waits_for_the_check_is_nowhere_in_what_the_room_sees(talk: Evening, reading: Reading) -> None:
    seen: list[str] = []
    for _ in range(5):
        shown = page(reading)
        seen += [shown.title, shown.remark, *shown.sentences, room(reading).accessibleDescription()]
        talk.key(NEXT)
    assert FEES in seen
    assert not any("Henderson" in text for text in seen)
    panel = reading.panel
    assert panel is not None
    assert not any("Henderson" in text for text in visible_texts(panel))


def test_without_the_check_it_would_be_found_there(talk: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peerdesk.services.read_back._has_finding", lambda *_: False)
    talk.key(F5)
    talk.key(ENTER)
    assert any("Henderson" in text for text in page(talk.page.reading).sentences)


def test_nothing_of_it_goes_to_the_stage(talk: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    link = talk.window.stage._link
    monkeypatch.setattr(link, "send", lambda view: lines.append(to_line(view)))
    talk.window.stage.feed()
    talk.key(F5)
    talk.key(ENTER)
    talk.window.stage.feed()
    for key in (OUT, NEXT, SOFTER, NEXT, BACK, ESC):
        talk.key(key)
        talk.window.stage.feed()
    assert len(lines) > 5
    for text in (FEES, PILOTS, "Who pays", "Send the list", "view was expressed"):
        assert not any(text in line for line in lines)


def test_the_title_of_the_window_tells_nothing(reading: Reading) -> None:
    assert TITLE == "PeerDesk"
    assert room(reading).windowTitle() in ("", TITLE)
    assert all(w.windowTitle() in ("", TITLE) for w in QApplication.topLevelWidgets() if w.isVisible())


def test_a_members_case_is_told_and_not_shown(evening: Evening) -> None:
    evening.sit_down()
    evening.keep(FEES)
    evening.go_to(2)
    evening.keep("The billing was moved to another vendor")
    evening.key(F5)
    evening.key(ENTER)
    evening.key(NEXT)
    shown = page(evening.page.reading)
    assert (shown.title, shown.sentences) == ("A member’s case", ())
    assert "presenter" in shown.remark


# Keys.


def test_page_keys_go_from_item_to_item_and_never_move_the_meeting(talk: Evening, reading: Reading) -> None:
    before = talk.running
    titles = []
    for _ in range(4):
        titles.append(page(reading).title)
        talk.next()
    assert titles == [
        "Welcome",
        "Open talk",
        "Actions, without their owners",
        "Actions, without their owners",
    ]
    talk.key(BACK)
    assert page(reading).title == "Open talk"
    assert talk.running == before


def test_arrows_go_from_sentence_to_sentence(talk: Evening, reading: Reading) -> None:
    talk.key(NEXT)
    assert front(reading) == PILOTS
    talk.key(Qt.Key.Key_Down)
    assert front(reading) == "Question: Who pays"
    talk.key(Qt.Key.Key_Down)
    assert front(reading) == "Question: Who pays"
    talk.key(Qt.Key.Key_Up)
    assert front(reading) == PILOTS


def test_out_is_gone_and_can_be_put_back(talk: Evening, reading: Reading) -> None:
    talk.key(OUT)
    assert FEES not in talk.notes()
    assert talk.said[-1].choices[0].text == "Put back"
    talk.key(Qt.Key.Key_Z, CTRL)
    assert FEES in talk.notes()


def test_after_ten_seconds_it_cannot_be_put_back(talk: Evening, reading: Reading) -> None:
    timer = reading.presenter._put_back_timer
    talk.key(OUT)
    assert timer.isActive()
    assert timer.interval() == PUT_BACK_MS == 10_000
    timer.stop()
    timer.timeout.emit()
    talk.key(Qt.Key.Key_Z, CTRL)
    assert FEES not in talk.notes()
    assert not talk.services.read_back.can_undo


def test_what_was_struck_does_not_come_back_by_the_box(talk: Evening) -> None:
    talk.keep("Volumes fell")
    talk.key(F5)
    talk.key(ENTER)
    talk.key(NEXT)
    reading = talk.page.reading
    while front(reading) != "Volumes fell":
        talk.key(Qt.Key.Key_Down)
    talk.key(OUT)
    talk.key(ESC)
    talk.box.setFocus()
    talk.key(Qt.Key.Key_Z, CTRL)
    talk.key(Qt.Key.Key_Up)
    assert "Volumes" not in talk.box.toPlainText()
    assert "Volumes fell" not in talk.notes()


def test_softer_and_back(talk: Evening, reading: Reading) -> None:
    talk.key(SOFTER)
    assert front(reading) == "A view was expressed that fees rose faster than the volume did"
    talk.key(SOFTER)
    assert front(reading) == FEES


def test_what_cannot_be_softened_says_so_in_both_places(talk: Evening, reading: Reading) -> None:
    talk.key(NEXT)
    talk.key(Qt.Key.Key_Down)
    talk.key(SOFTER)
    assert "question" in talk.said[-1].text
    assert "question" in page(reading).foot
    talk.key(Qt.Key.Key_Up)
    assert "question" not in page(reading).foot


def test_merge_keeps_the_joined_sentence_in_front(talk: Evening, reading: Reading) -> None:
    reading.stop()
    talk.keep("Contracts end early")
    talk.key(F5)
    talk.key(ENTER)
    talk.key(NEXT)
    texts = page(reading).sentences
    talk.key(MERGE)
    assert front(reading) == f"{texts[0]}. {texts[1]}"
    talk.key(Qt.Key.Key_Z, CTRL)
    assert page(reading).sentences == texts


@pytest.mark.parametrize("meaning", ["out", "softer", "merge", "undo", "next", "leave"])
def test_each_key_is_a_button_and_a_menu_entry_too(talk: Evening, reading: Reading, meaning: str) -> None:
    panel = reading.panel
    assert panel is not None
    assert meaning in panel.keys
    ids = {spec.id for spec, _ in talk.window.actions_.shown()}
    assert meaning == "next" or f"read_back.{meaning}" in ids


def test_the_button_of_a_key_does_the_same(talk: Evening, reading: Reading) -> None:
    panel = reading.panel
    assert panel is not None
    panel.keys["softer"].click()
    assert front(reading).startswith("A view was expressed")
    panel.keys["leave"].click()
    assert not reading.is_on


# Away.


def test_escape_takes_it_away_at_once(talk: Evening, reading: Reading) -> None:
    shown = room(reading)
    talk.key(ESC)
    assert not shown.isVisible()
    assert shown.view() == RoomPage()
    assert reading.room is None
    assert not talk.services.read_back.can_undo


def test_escape_escape_covers(talk: Evening, reading: Reading) -> None:
    talk.escape_twice()
    assert talk.window.cover.isVisible()
    assert reading.room is None


def test_the_cover_takes_it_away(talk: Evening, reading: Reading) -> None:
    talk.window.lay_cover()
    assert not reading.is_on
    assert reading.room is None


def test_closing_the_meeting_or_the_window_takes_it_away(talk: Evening, reading: Reading) -> None:
    talk.window.run.close()
    assert reading.room is None
    assert talk.services.planning.plan(talk.meeting_id).meeting.phase is Phase.CLOSED


def test_closing_the_window_takes_it_away(talk: Evening, reading: Reading) -> None:
    talk.window.close()
    assert reading.room is None


def test_a_screen_that_comes_or_goes_takes_it_away(talk: Evening, reading: Reading) -> None:
    QGuiApplication.instance().screenAdded.emit(talk.window.screen())  # type: ignore[union-attr]
    assert reading.room is None


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_3], ids=["prepare", "minutes"])
def test_another_page_takes_it_away(talk: Evening, reading: Reading, key: Qt.Key) -> None:
    talk.key(key, CTRL)
    assert talk.window.page != "run"
    assert reading.room is None
    assert not reading.is_on


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_F6, NONE), (Qt.Key.Key_J, CTRL), (Qt.Key.Key_F, CTRL)],
    ids=["pane", "table", "find"],
)
def test_what_is_typed_goes_to_the_sentences_that_cover_all_else(
    talk: Evening, reading: Reading, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    talk.key(key, modifiers)
    talk.type("z")
    assert room(reading).hasFocus()
    assert talk.box.toPlainText() == ""


# Screens.


def test_without_a_second_screen_it_lies_over_the_window_with_a_way_back(
    talk: Evening, reading: Reading
) -> None:
    shown = room(reading)
    assert not shown.isWindow()
    assert shown.geometry() == talk.window.rect()
    assert shown.hasFocus()
    assert "Esc" in page(reading).foot
    talk.window.resize(1400, 800)
    assert shown.geometry() == talk.window.rect()


@pytest.fixture
def projector(talk: Evening, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    """A second screen, which this platform has to make do with the first for."""
    screen = talk.window.screen()
    monkeypatch.setattr("ui.pages.reading.room_screen", lambda screens, own: screen)
    talk.key(F5)
    talk.key(ENTER)
    yield talk.page.reading
    talk.page.reading.stop()


def test_on_a_second_screen_it_fills_that_and_leaves_the_keyboard(talk: Evening, projector: Reading) -> None:
    shown = room(projector)
    assert shown.isWindow()
    assert shown.isFullScreen()
    assert shown.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert page(projector).foot == ""
    assert projector.panel is not None
    assert talk.window.focusWidget() is projector.panel.page
    talk.window.activateWindow()
    QApplication.processEvents()
    talk.key(NEXT)
    assert page(projector).title == projector.panel.page.view().title == "Open talk"


def test_the_room_reads_at_least_22_points(reading: Reading) -> None:
    long = tuple(f"{FEES} and the {n}th reason is longer than the line" * 3 for n in range(30))
    shown = room(reading)
    for current in (0, 17, 29):
        shown.set_page(RoomPage("1 of 1", "Talk", long, current))
        shown.repaint()
        assert current in shown.visible_sentences()
    assert shown.points_shown() >= 22


def test_a_click_takes_a_sentence(talk: Evening, reading: Reading) -> None:
    talk.key(NEXT)
    shown = room(reading)
    shown.repaint()
    place = dict(shown._places)[1].center().toPoint()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)
    assert front(reading) == "Question: Who pays"


def test_it_is_let_be_seen_on_what_is_shared_and_hidden_again(talk: Evening, reading: Reading) -> None:
    handle = talk.window.windowHandle()
    assert handle.property("peerdesk_seen") is True
    talk.key(ESC)
    assert handle.property("peerdesk_seen") is False


def test_in_room_view_it_is_read_back_all_the_same(talk: Evening) -> None:
    talk.page.set_room_view(True)
    talk.key(F5)
    talk.key(ENTER)
    assert page(talk.page.reading).sentences == (FEES,)
    assert QRect(room(talk.page.reading).geometry()) == talk.window.rect()


# Quick presses.


@pytest.mark.parametrize(("key", "left"), [(OUT, 1), (SOFTER, 2)], ids=["out", "softer"])
def test_a_key_pressed_twice_before_the_room_sees_what_it_did_acts_once(
    talk: Evening, reading: Reading, key: Qt.Key, left: int
) -> None:
    while PILOTS not in page(reading).sentences:
        talk.key(NEXT)
    store = LateStore(talk.services)
    store.setParent(talk.desk)
    talk.desk.store = store
    said = len(talk.said)
    for _ in range(2):
        talk.clock.advance(1)
        QTest.keyClick(room(reading), key)
    store.finish()
    assert not [one for one in talk.said[said:] if one.tone == "error"]
    assert len(page(reading).sentences) == left
    assert PILOTS not in page(reading).sentences


def test_who_goes_on_typing_after_it_was_asked_for_shows_nothing(talk: Evening) -> None:
    talk.key(F5)
    talk.box.setFocus()
    talk.type("One more thing")
    talk.key(ENTER)
    talk.type(" and another")
    assert not talk.page.reading.is_shown
    assert talk.box.hasFocus()
    assert talk.box.toPlainText().endswith("and another")


def hold(widget: QWidget, key: Qt.Key, times: int) -> None:
    """A key held down until it has come so often."""
    for time in range(times):
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, NONE, "", autorep=time > 0)
        QApplication.sendEvent(widget, pressed)


def test_a_key_held_down_takes_one_sentence_out(talk: Evening, reading: Reading) -> None:
    talk.key(NEXT)
    gone, before = front(reading), talk.notes()
    hold(room(reading), OUT, 3)
    assert sorted((*talk.notes(), gone)) == before


def test_an_arrow_held_down_goes_on(talk: Evening, reading: Reading) -> None:
    talk.key(NEXT)
    hold(room(reading), Qt.Key.Key_Down, 2)
    assert page(reading).current == len(page(reading).sentences) - 1


@pytest.mark.parametrize("then", ["softer", "merge"])
def test_what_was_struck_is_not_offered_once_something_else_is_changed(
    talk: Evening, reading: Reading, then: str
) -> None:
    reading.stop()
    talk.keep("Volumes fell", "The board agreed")
    talk.key(F5)
    talk.key(ENTER)
    talk.key(NEXT)
    talk.key(OUT)
    assert STRUCK in talk.window._notices
    talk.key({"softer": SOFTER, "merge": MERGE}[then])
    assert STRUCK not in talk.window._notices
    assert not reading.presenter._put_back_timer.isActive()


def test_a_sentence_struck_with_the_last_key_before_it_ends_is_not_offered(
    talk: Evening, reading: Reading
) -> None:
    store = LateStore(talk.services)
    store.setParent(talk.desk)
    talk.desk.store = store
    talk.key(OUT)
    talk.key(ESC)
    store.finish()
    assert FEES not in talk.notes()
    assert STRUCK not in talk.window._notices
    assert not reading.presenter._put_back_timer.isActive()


# A note that was struck before.


@pytest.fixture
def struck(talk: Evening) -> Evening:
    """The last note is struck, and can be put back for ten seconds; then the sentences are shown."""
    talk.box.setFocus()
    talk.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert NOTE_STRUCK in talk.window._notices
    talk.key(F5)
    talk.key(ENTER)
    assert talk.page.reading.is_shown
    return talk


def test_it_can_be_put_back_while_nothing_else_is_changed(struck: Evening) -> None:
    before = struck.notes()
    struck.said[-1].choices[0].act()
    assert len(struck.notes()) == len(before) + 1


@pytest.mark.parametrize("key", [OUT, SOFTER], ids=["out", "softer"])
def test_it_is_offered_no_more_once_a_sentence_is_changed(struck: Evening, key: Qt.Key) -> None:
    struck.key(key)
    assert NOTE_STRUCK not in struck.window._notices


def test_the_end_of_its_ten_seconds_ends_no_others(struck: Evening) -> None:
    struck.key(OUT)
    struck.window.notes._struck_is_over()
    assert STRUCK in struck.window._notices
    before = struck.notes()
    struck.key(Qt.Key.Key_Z, CTRL)
    assert len(struck.notes()) == len(before) + 1


def test_under_the_cover_it_is_forgotten_and_offered_no_more(talk: Evening) -> None:
    talk.box.setFocus()
    talk.key(Qt.Key.Key_D, CTRL | SHIFT)
    talk.escape_twice()
    assert talk.window.cover.isVisible()
    assert NOTE_STRUCK not in talk.window._notices
    assert not talk.window.notes._put_back_timer.isActive()


def test_no_line_opens_under_sentences_that_cover_it(talk: Evening, reading: Reading) -> None:
    for key, modifiers in ((Qt.Key.Key_J, CTRL), (Qt.Key.Key_F3, NONE)):
        talk.key(key, modifiers)
        assert talk.page._said.currentWidget() is talk.strip
    talk.key(ESC)
    assert not reading.is_on


def test_what_is_asked_for_at_its_end_reads_nothing_any_more(talk: Evening, reading: Reading) -> None:
    talk.key(OUT)
    store = LateStore(talk.services)
    store.setParent(talk.desk)
    talk.desk.store = store
    presenter = reading.presenter
    presenter._load()
    presenter.stop()
    store.finish()
    assert talk.services.read_back._reader._known == {}
