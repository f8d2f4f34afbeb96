"""The keys of Run, pressed in a real window: what each does in both states, and what none of them does."""

from __future__ import annotations

import string
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from peerdesk.domain.timing import SECOND_NS
from tests.ui.evening import BACK, CTRL, ENTER, ESC, INITIALS, NEXT, NONE, SHIFT, Evening
from tests.ui.platform_keys import PLATFORMS
from ui.pages.prepare import PreparePage
from ui.stage_model import Mode


def at_table(evening: Evening) -> bool:
    return evening.page.panel.table.view().at_table


def writing(evening: Evening) -> bool:
    return evening.box.hasFocus()


# Next and back, wherever the keyboard is.


def test_page_down_begins_at_the_door(evening: Evening) -> None:
    evening.open_door()
    evening.type(INITIALS)
    assert len(evening.running.seats) == 5
    evening.key(NEXT)
    assert evening.running.item == 0
    assert writing(evening)


@pytest.mark.parametrize("place", ["box", "half-typed", "table", "seat"])
def test_page_down_and_up_work_from_everywhere(evening: Evening, place: str) -> None:
    evening.sit_down()
    if place == "half-typed":
        evening.type("half a thought")
    elif place != "box":
        evening.key(ESC)
    if place == "seat":
        evening.type("bo")
    evening.next()
    assert evening.running.item == 1
    evening.key(BACK)
    assert evening.running.item == 0
    assert writing(evening) is (place in ("box", "half-typed"))
    assert evening.box.toPlainText() == ("half a thought" if place == "half-typed" else "")


def test_next_goes_through_people_then_steps_then_items(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    for name in ("Ana", "Benedikt", "Chiara", "Deniz", "Emma"):
        assert evening.page.panel.next.shown_text == f"Next: {name}"
        evening.next()
        assert evening.running.table.floor == evening.person(name)
    evening.next()
    assert (evening.running.item, evening.running.step) == (2, 0)
    evening.next()
    assert (evening.running.item, evening.running.step) == (2, 1)


def test_a_double_press_of_next_acts_once(evening: Evening) -> None:
    evening.sit_down()
    evening.next()
    evening.clock.advance(0.149)
    evening.key(NEXT)
    assert (evening.running.item, evening.running.table.floor) == (1, None)
    evening.clock.advance(0.002)
    evening.key(NEXT)
    assert evening.running.table.floor == evening.person("Ana")


def test_a_double_press_at_the_end_does_not_close_the_meeting(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(4)
    while not evening.running.ended:
        evening.next()
    evening.clock.advance(0.1)
    evening.key(NEXT)
    assert not evening.window.run.is_closing


# The two states.


def test_escape_goes_to_the_table_and_tab_comes_back(evening: Evening) -> None:
    evening.sit_down()
    assert writing(evening)
    assert not at_table(evening)
    evening.key(ESC)
    assert at_table(evening)
    evening.key(Qt.Key.Key_Tab)
    assert writing(evening)
    assert not at_table(evening)


def test_escape_leaves_a_half_typed_note_alone(evening: Evening) -> None:
    evening.sit_down()
    evening.type("half a thought")
    evening.key(ESC)
    assert evening.box.toPlainText() == "half a thought"


def test_letters_find_a_seat_enter_raises_a_hand_and_shift_enter_gives_the_floor(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(3)
    evening.key(ESC)
    evening.type("dk")
    evening.key(ENTER)
    assert evening.running.table.hands == (evening.person("Deniz"),)
    evening.key(ENTER)
    assert not evening.running.table.hands
    evening.clock.advance(2)
    evening.type("bo")
    evening.key(ENTER, SHIFT)
    assert evening.running.table.floor == evening.person("Benedikt")


@pytest.mark.parametrize("seat", ["", "bo"])
def test_the_arrows_at_the_table(evening: Evening, seat: str) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.key(ESC)
    evening.type(seat)
    evening.clock.advance(1)
    evening.key(Qt.Key.Key_Right)
    assert evening.running.table.floor == evening.person("Ana")
    evening.key(Qt.Key.Key_Down)
    assert evening.running.table.floor == evening.person("Benedikt")
    assert evening.running.table.passed == (evening.person("Ana"),)
    evening.key(Qt.Key.Key_Left)
    assert evening.running.table.floor == evening.person("Ana")
    assert at_table(evening)


@pytest.mark.parametrize("seat", ["", "bo"])
def test_space_pauses_and_goes_on(evening: Evening, seat: str) -> None:
    evening.sit_down()
    evening.key(ESC)
    evening.type(seat)
    evening.key(Qt.Key.Key_Space)
    assert evening.running.paused
    evening.key(Qt.Key.Key_Space)
    assert not evening.running.paused


def test_plus_and_minus_are_a_minute_of_the_step(evening: Evening) -> None:
    evening.sit_down()
    evening.key(ESC)
    for key, length_s in (("+", 360), ("+", 420), ("-", 360), ("=", 420)):
        evening.type(key)
        assert evening.running.step_clock.length_ns == length_s * SECOND_NS


def test_plus_and_minus_are_half_a_minute_of_a_turn(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.next()
    evening.key(ESC)
    evening.type("+")
    assert evening.running.table.turn.length_ns == 120 * SECOND_NS
    evening.type("--")
    assert evening.running.table.turn.length_ns == 60 * SECOND_NS


def test_the_point_blanks_the_stage(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    evening.sit_down()
    evening.window.stage.is_on = True
    evening.key(ESC)
    evening.type(".")
    modes = [evening.window.stage.mode]
    evening.type(".")
    assert [*modes, evening.window.stage.mode] == [Mode.BLANK, Mode.STAGE]


def test_a_slash_at_the_table_finds(evening: Evening) -> None:
    evening.sit_down()
    evening.key(ESC)
    evening.type("/")
    assert writing(evening)
    assert evening.box.toPlainText() == "/"


# Everywhere.


@pytest.mark.parametrize("start", ["box", "table"])
def test_who_asks_for_initials_and_each_enter_does_its_own(evening: Evening, start: str) -> None:
    evening.sit_down()
    evening.go_to(3)
    if start == "table":
        evening.key(ESC)
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("el")
    evening.key(ENTER)
    assert evening.running.table.hands == (evening.person("Emma"),)
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("as")
    evening.key(ENTER, CTRL)
    assert evening.running.table.floor == evening.person("Ana")
    evening.clock.advance(30)
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("cr")
    evening.key(ENTER, CTRL | SHIFT)
    table = evening.running.table
    assert table.floor == evening.person("Chiara")
    assert table.turn.since_ns == evening.clock.now_ns() - 30 * SECOND_NS
    assert writing(evening)


def test_who_is_left_with_escape_and_that_is_no_cover(evening: Evening) -> None:
    evening.sit_down()
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("a")
    evening.escape_twice()
    assert not evening.window.cover.isVisible()


@pytest.mark.parametrize("start", ["box", "table"])
def test_pen_up_closes_the_box_and_pen_down_opens_it(evening: Evening, start: str) -> None:
    evening.sit_down()
    evening.type("half")
    if start == "table":
        evening.key(ESC)
    evening.key(Qt.Key.Key_L, CTRL)
    assert evening.running.pen_up
    evening.box.setFocus()
    evening.type("not taken down")
    evening.key(ENTER)
    assert evening.notes() == []
    evening.key(Qt.Key.Key_L, CTRL)
    assert evening.box.toPlainText() == "half"
    evening.type(" a note")
    evening.key(ENTER)
    assert evening.notes() == ["half a note"]


@pytest.mark.parametrize("start", ["box", "table"])
def test_strike_erases_the_last_note_and_again_the_one_before(evening: Evening, start: str) -> None:
    evening.sit_down()
    evening.keep("one", "two", "three")
    evening.type("half")
    if start == "table":
        evening.key(ESC)
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert evening.notes() == ["one", "two"]
    assert evening.box.toPlainText() == ""
    assert evening.services.capture.draft() == ("", 0)
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert evening.notes() == ["one"]


def test_up_in_an_empty_box_takes_the_last_note_back(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("? one", "two")
    evening.key(Qt.Key.Key_Up)
    assert evening.box.toPlainText() == "two"
    evening.type(" and more")
    evening.key(ENTER)
    assert evening.notes() == ["one", "two and more"]


def test_up_in_a_box_with_text_moves_the_caret_only(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("one")
    evening.type("half")
    evening.key(Qt.Key.Key_Up)
    assert evening.box.toPlainText() == "half"


def test_a_slash_finds_in_the_meeting_and_enter_leaves_nothing_behind(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("the budget", "the weather")
    evening.next()
    evening.type("/BUD")
    shown = [row.spoken for row in evening.page.notes_panel._model.rows()]
    assert len(shown) == 1
    assert "budget" in shown[0]
    evening.key(ENTER)
    assert evening.box.toPlainText() == ""
    assert evening.notes() == ["the budget", "the weather"]


def test_ctrl_t_starts_the_next_item(evening: Evening) -> None:
    evening.sit_down()
    evening.key(Qt.Key.Key_T, CTRL)
    assert evening.running.item == 1


def test_it_started_at_sets_the_clock_back(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(10)
    evening.key(Qt.Key.Key_T, CTRL | SHIFT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    evening.key(Qt.Key.Key_Down)
    evening.key(Qt.Key.Key_Down)
    evening.key(ENTER)
    assert evening.running.step_clock.carried_ns == 60 * SECOND_NS


@pytest.mark.parametrize("start", ["door", "box", "half-typed", "table", "seat", "end"])
def test_escape_escape_covers(evening: Evening, start: str) -> None:
    evening.open_door()
    if start != "door":
        evening.sit_down()
    if start == "half-typed":
        evening.type("half")
    if start in ("table", "seat"):
        evening.key(ESC)
    if start == "seat":
        evening.type("bo")
    if start == "end":
        evening.page.end_talk()
    evening.escape_twice()
    assert evening.window.cover.isVisible()


def test_two_slow_escapes_do_not_cover(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(1)
    evening.key(ESC)
    evening.clock.advance(0.41)
    evening.key(ESC)
    assert not evening.window.cover.isVisible()


def test_an_escape_that_a_menu_took_does_not_count(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(1)
    evening.key(Qt.Key.Key_T, CTRL | SHIFT)
    evening.key(ESC)
    assert QApplication.activePopupWidget() is None
    evening.clock.advance(0.1)
    evening.key(ESC)
    assert not evening.window.cover.isVisible()
    assert at_table(evening)


def test_an_escape_that_a_dialog_took_does_not_count(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(1)
    evening.key(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, ESC)
    evening.box.setFocus()
    evening.clock.advance(0.1)
    evening.key(ESC)
    assert not evening.window.cover.isVisible()


def round_of(evening: Evening, modifiers: Qt.KeyboardModifier) -> list[str]:
    """Where the keyboard goes until it is back in the box."""
    names = []
    for _ in range(8):
        evening.key(Qt.Key.Key_F6, modifiers)
        focus = evening.focus
        names.append("box" if focus is evening.box else type(focus).__name__)
        if focus is evening.box:
            break
    return names


def test_f6_goes_round_all_panes_and_shift_f6_the_other_way(evening: Evening) -> None:
    evening.sit_down()
    forward = round_of(evening, NONE)
    assert forward == ["RoundTable", "AgendaRail", "NoteList", "box"]
    assert round_of(evening, SHIFT) == [*reversed(forward[:-1]), "box"]


def test_f6_reaches_what_the_strip_offers(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("one")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert evening.strip.actions_shown()
    forward = round_of(evening, NONE)
    assert len(forward) == 5
    assert forward[-1] == "box"
    assert round_of(evening, SHIFT) == [*reversed(forward[:-1]), "box"]


# Two histories.


def test_back_and_undo_know_nothing_of_each_other(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("one", "two")
    evening.next()
    evening.keep("three")
    item, floor = evening.running.item, evening.running.table.floor
    evening.key(Qt.Key.Key_Z, CTRL)
    assert (evening.running.item, evening.running.table.floor) == (item, floor)
    assert evening.notes() == ["one", "two"]
    evening.key(BACK)
    assert evening.running.item == 0
    assert evening.notes() == ["one", "two"]
    assert evening.box.toPlainText() == "three"


def test_undo_puts_the_typed_words_back_first(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("Deniz agreed")
    assert evening.notes() == ["A participant agreed"]
    evening.key(Qt.Key.Key_Z, CTRL)
    assert evening.notes() == ["Deniz agreed"]
    evening.key(Qt.Key.Key_Z, CTRL)
    assert evening.notes() == []
    assert evening.box.toPlainText() == "Deniz agreed"


# Typing types.


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from(string.printable[:95]), min_size=1, max_size=12))
def test_typing_into_a_half_written_note_never_does_anything_but_type(evening: Evening, text: str) -> None:
    if evening.window.run.running is None:
        evening.sit_down()
        evening.go_to(3)
        evening.keep("one")
    evening.box.take_text()
    evening.box.setFocus()
    evening.type("h")
    before, page, stage = evening.running, evening.window.page, evening.window.stage.mode
    QTest.keyClicks(evening.box, text)
    assert evening.box.toPlainText() == "h" + text
    assert evening.running == before
    assert (evening.window.page, evening.window.stage.mode) == (page, stage)
    assert evening.notes() == ["one"]
    assert writing(evening)


@pytest.mark.parametrize(
    "key",
    ["Left", "Right", "Down", "Up", "Home", "End", "Delete", "Backspace", "Tab"],
)
def test_moving_and_deleting_in_the_box_stays_in_the_box(evening: Evening, key: str) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.type("half")
    before = evening.running
    evening.key(Qt.Key[f"Key_{key}"])
    assert evening.running == before
    assert writing(evening)


def test_what_is_typed_while_a_note_is_on_its_way_is_kept(evening: Evening) -> None:
    evening.sit_down()
    evening.type("one")
    evening.box.hold()
    evening.type(" more")
    evening.key(ENTER)
    evening.type("half")
    evening.box.refuse()
    assert evening.box.toPlainText().startswith("one")
    assert "half" in evening.box.toPlainText()


# Bindings.

GIVEN = {"PgUp", "PgDown"}
"""Keys of actions whose meaning here stands in the key map. (Tab, the arrow and undo are the box's own.)"""


def portable(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def bound(evening: Evening) -> list[tuple[str, str]]:
    """Every key of every action, with the action's id."""
    pages = evening.window.actions_
    found = []
    for spec, _ in chain(pages._own, *pages._pages.values()):
        found += [(portable(key), spec.id) for key in spec.keys]
    return found


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_key_of_ours_is_a_text_or_window_key_of_a_platform(evening: Evening, platform: str) -> None:
    taken = {(key, action) for key, action in bound(evening) if key in PLATFORMS[platform]}
    assert {key for key, _ in taken} <= GIVEN


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_written_table_is_in_qts_portable_names(platform: str) -> None:
    assert {key for key in PLATFORMS[platform] if portable(key) != key} == set()


@pytest.mark.usefixtures("qapp")  # without an application Qt ends the process here
@pytest.mark.parametrize("standard", ["Copy", "Cut", "Paste", "Undo", "Redo", "SelectAll", "Close", "Quit"])
def test_the_written_table_has_what_this_platform_says(standard: str) -> None:
    every = frozenset().union(*PLATFORMS.values())
    own = QKeySequence.keyBindings(QKeySequence.StandardKey[standard])
    names = {key.toString(QKeySequence.SequenceFormat.PortableText) for key in own}
    assert {name for name in names if name} <= every


PREPARE_MEANS_THE_SAME = {"Del", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}
"""Standard keys that do in Prepare what they do everywhere: delete, undo, redo."""


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_key_of_prepare_is_one_of_the_platform(evening: Evening, platform: str) -> None:
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    page = evening.window.front()
    assert isinstance(page, PreparePage)
    keys = {portable(key) for spec in page.actions_wanted() for key in spec.keys}
    assert len(keys) > 20
    assert (keys & PLATFORMS[platform]) - PREPARE_MEANS_THE_SAME == set()


def test_no_key_stands_for_two_things(evening: Evening) -> None:
    pages = evening.window.actions_
    for page in pages._pages.values():
        keys = [key.toString() for spec, _ in (*pages._own, *page) for key in spec.key_sequences]
        assert len(keys) == len(set(keys))


def test_only_quitting_and_the_full_screen_use_the_platforms_own_keys(evening: Evening) -> None:
    pages = evening.window.actions_
    specs = [spec for spec, _ in chain(pages._own, *pages._pages.values())]
    own = {spec.id: spec.standard for spec in specs if spec.standard is not None}
    standard = QKeySequence.StandardKey
    assert own == {"group.quit": standard.Quit, "view.full": standard.FullScreen}


def test_every_action_stands_in_a_menu_and_is_found_by_name(evening: Evening) -> None:
    evening.sit_down()
    listed = set()
    for menu in evening.window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        listed |= {action.text() for action in menu.actions()}
        menu.aboutToHide.emit()
    shown = {spec.text for spec, _ in evening.window.actions_.shown()}
    assert shown <= listed
    evening.key(Qt.Key.Key_P, CTRL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    rows = {row[0] for row in dialog._rows}  # type: ignore[attr-defined]
    assert {
        spec.text for spec, _ in evening.window.actions_.shown() if not spec.enabled or spec.enabled()
    } == rows


def test_the_key_card_comes_from_the_bindings_and_tells_those_of_the_table(evening: Evening) -> None:
    evening.sit_down()
    evening.key(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    card = {row[0]: row[1] for row in dialog._rows}  # type: ignore[attr-defined]
    for spec, _ in evening.window.actions_.shown():
        if spec.keys:
            native = QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            assert card[spec.text] == native
    assert {
        "Enter",
        "Shift+Enter",
        "→",
        "←",
        "↓",
        "Space",
        "+  −",
        ".",
        "Tab",
        "Esc",
        "Esc Esc",
        "↑",
        "/",
    } <= set(card.values())
