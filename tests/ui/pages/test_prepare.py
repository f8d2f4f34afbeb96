from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import AtEnd, ClockKind, Item
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import Member
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import Switch, TurnRule
from tests.ui.pages.conftest import Prepared
from ui.models.agenda_model import Column
from ui.pages.agenda_clipboard import MIME
from ui.pages.agenda_table import shared
from ui.pages.prepare_agenda import screen_lines
from ui.presenters.plan_views import ReadyLine
from ui.theme import current_theme
from ui.widgets.drawing import text_width
from ui.widgets.item_form import Part
from ui.widgets.pick_box import PickBox
from ui.widgets.quiet_button import QuietButton

Make = Callable[..., Prepared]


@pytest.fixture
def page(prepared: Make) -> Prepared:
    """The page with the keyboard on the first item."""
    made = prepared()
    made.page.table.setFocus()
    return made


def editor(made: Prepared) -> QLineEdit:
    found = [line for line in made.page.table.viewport().findChildren(QLineEdit) if line.isVisible()]
    assert len(found) == 1
    return found[0]


# Nothing yet.


def test_an_empty_vault_says_what_to_do(prepared: Make) -> None:
    made = prepared(filled=False)
    assert made.page.empty.isVisible()
    assert "details" not in vars(made.page)
    assert not made.page.rail.meetings.isVisible()


def test_a_first_group_is_made_by_key_alone(prepared: Make) -> None:
    made = prepared(filled=False)
    made.press("Ctrl+Shift+B")
    made.type("Harbour")
    made.press("Return")
    assert made.plan.title == "Harbour"
    assert made.page.rail.groups.chosen_id() == made.plan.group_id
    assert made.page.empty.isVisible()


def test_esc_gives_a_new_group_up(prepared: Make) -> None:
    made = prepared(filled=False)
    made.press("Ctrl+Shift+B")
    made.type("Harbour")
    made.press("Esc")
    assert made.plan.cards == ()


def test_six_and_enter_start_now(prepared: Make) -> None:
    made = prepared(filled=False)
    made.press("Ctrl+Shift+J")
    made.type("6")
    made.press("Return")
    assert [to.page for to in made.desk.went] == ["run"]
    plan = made.desk.services.planning.plan(made.desk.went[0].meeting_id)
    assert plan.people == 6


# The agenda by key.


def test_the_first_item_is_chosen_and_shown_in_full(page: Prepared) -> None:
    assert page.page.table.current_item_id() == page.row_id(0)
    assert page.page.details.form.first_field().text() == "Welcome"  # type: ignore[attr-defined]


def test_typing_on_a_cell_edits_it_and_the_clock_follows(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(0, Column.MINUTES))
    page.type("20")
    assert page.cells(Column.START)[1] == "18:20"
    assert page.page.agenda.heading.text() == "Agenda · 45 min of 1 h"
    assert page.desk.services.planning.plan(page.plan.meeting_id).agenda[0].length_s == 300
    page.press("Return")
    assert page.desk.services.planning.plan(page.plan.meeting_id).agenda[0].length_s == 1200
    assert page.page.table.hasFocus()


def test_esc_leaves_a_cell_and_the_clock_as_they_were(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(0, Column.MINUTES))
    page.type("20")
    page.press("Esc")
    assert page.cells(Column.START)[1] == "18:05"
    assert page.cells(Column.MINUTES)[0] == "5"


def test_an_editor_left_as_it_began_keeps_nothing(page: Prepared) -> None:
    commits = page.desk.units.commits
    page.press("F2 Return")
    page.page.table.setCurrentIndex(page.plan.agenda.index(1, Column.MINUTES))
    page.press("F2 Return")
    assert page.desk.units.commits == commits


def test_f2_and_enter_both_edit(page: Prepared) -> None:
    page.press("F2")
    page.type("Hello")
    page.press("Return Return")
    assert editor(page).text() == "Hello"


def test_tab_goes_on_to_the_next_cell_that_can_be_edited(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(1, Column.MINUTES))
    page.press("F2")
    page.type("12")
    page.press("Tab")
    index = page.page.table.currentIndex()
    assert (index.row(), index.column()) == (2, Column.ITEM)
    page.press("Tab")
    assert page.page.table.currentIndex().column() == Column.LEAD
    assert page.cells(Column.MINUTES)[1] == "12"


def test_a_length_that_is_none_is_said_and_the_cell_is_as_before(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(0, Column.MINUTES))
    page.type("soon")
    page.press("Return")
    assert page.cells(Column.MINUTES)[0] == "5"
    assert "soon" in page.desk.said[-1].text


def test_a_new_item_is_typed_right_away(page: Prepared) -> None:
    page.press("Ctrl+N")
    page.type("Asks")
    page.press("Return")
    assert page.titles() == ["Welcome", "Asks", "Check-in", "Hot seat", "Break"]
    assert page.page.table.current_item_id() == page.row_id(1)


def test_what_is_half_typed_survives_an_answer(page: Prepared) -> None:
    page.press("F2")
    page.type("Half a ti")
    page.desk.services.planning.add_item(page.plan.meeting_id, Item(99, "From elsewhere"))
    page.type("tle")
    assert editor(page).text() == "Half a title"


def test_keys_of_text_stay_with_the_text(page: Prepared) -> None:
    page.press("F2")
    page.type("Hullo")
    page.press("Home Del")
    assert editor(page).text() == "ullo"
    page.press("Ctrl+Z")
    assert editor(page).text() != "ullo"
    assert page.titles()[1:] == ["Check-in", "Hot seat", "Break"]


def test_moved_items_keep_the_keyboard(page: Prepared) -> None:
    first = page.row_id(0)
    page.press("Ctrl+Alt+Down Ctrl+Alt+Down")
    assert page.titles() == ["Check-in", "Hot seat", "Welcome", "Break"]
    assert page.page.table.current_item_id() == first
    page.press("Ctrl+Alt+Up")
    assert page.titles()[1] == "Welcome"


def test_duplicate_delete_undo_redo(page: Prepared) -> None:
    page.press("Ctrl+Shift+D")
    assert page.titles()[:2] == ["Welcome", "Welcome"]
    page.press("Del")
    assert page.titles()[0] == "Welcome"
    assert page.page.table.current_item_id() == page.row_id(0)
    page.press("Ctrl+Z Ctrl+Z")
    assert page.titles() == ["Welcome", "Check-in", "Hot seat", "Break"]
    page.press("Ctrl+Y")
    assert page.titles()[:2] == ["Welcome", "Welcome"]


def test_steps_unfold_and_are_edited_like_items(page: Prepared) -> None:
    page.page.table.choose(page.row_id(2))
    page.press("F9")
    assert page.titles()[3:5] == ["State it", "Share"]
    page.press("Down F2")
    page.type("State the case")
    page.press("Return F9")
    assert len(page.titles()) == 4
    assert page.page.table.current_item_id() == page.row_id(2)
    item = page.plan.item(page.row_id(2))
    assert item is not None
    assert item.steps[0].title == "State the case"


def test_enter_on_the_steps_unfolds_them(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(2, Column.TURNS))
    page.press("Return")
    assert len(page.titles()) == 6


def test_a_step_is_added_by_key(page: Prepared) -> None:
    page.press("Ctrl+Shift+N")
    page.type("First")
    page.press("Return")
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert [(s.title, s.length_s) for s in item.steps] == [("First", 300)]


def test_turns_are_picked_by_key(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(0, Column.TURNS))
    page.press("F2 Down Down Return")
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert item.rule is TurnRule.QUEUE


def test_turns_picked_from_the_list_are_kept_at_once(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(0, Column.TURNS))
    page.press("F2")
    (box,) = page.page.table.viewport().findChildren(PickBox)
    box.choose("free")
    box.activated.emit(box.currentIndex())
    assert page.cells(Column.TURNS)[0] == "Free"


def test_nothing_of_a_closed_meeting_is_edited(page: Prepared) -> None:
    meeting = page.desk.units.rows.meetings[page.plan.meeting_id]
    page.desk.units.rows.meetings[meeting.id] = replace(meeting, phase=Phase.CLOSED)
    page.plan.load()
    before = page.titles()
    page.press("Ctrl+N Ctrl+Shift+D Del Ctrl+Alt+Down F2")
    assert page.titles() == before
    assert not page.page.agenda.add_item.isEnabled()
    assert page.page.agenda.ready.door.shown_text == "Minutes"


# By mouse.


def test_a_chip_opens_its_step(page: Prepared) -> None:
    table = page.page.table
    table.choose(page.row_id(2))
    step, rect = table._chips()[1]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert table.current_item_id() == step.id
    assert page.titles()[4] == "Share"


@pytest.mark.parametrize(
    ("widths", "room", "most"),
    [((90, 40), 200, 90), ((90, 40, 300), 230, 100), ((90, 80), 100, 50), ((), 9, 0)],
)
def test_only_the_widest_chips_are_cut(widths: tuple[int, ...], room: int, most: float) -> None:
    assert shared(widths, room) == most


def test_a_long_step_takes_the_room_beside_the_others(page: Prepared) -> None:
    table, agenda = page.page.table, page.desk.units.rows.agendas[page.plan.meeting_id]
    long = replace(agenda[2].steps[0], title="A round and a brainstorm of all")
    item = replace(agenda[2], steps=(long, *agenda[2].steps[1:]))
    page.desk.units.rows.agendas[page.plan.meeting_id] = (*agenda[:2], item, *agenda[3:])
    page.plan.load()
    table.choose(page.row_id(2))
    chips = [(table._chip_text(step), rect) for step, rect in table._chips()]
    assert len(chips) == len(item.steps)
    theme = current_theme()
    assert all(rect.width() - theme.space(4) >= text_width(theme.font(), text) for text, rect in chips)
    assert chips[-1][1].right() < table.viewport().width()


def test_a_dropped_row_moves(page: Prepared) -> None:
    table, model = page.page.table, page.plan.agenda
    data = model.mimeData([model.index(0, Column.ITEM)])
    y = table.rowViewportPosition(2) + table.rowHeight(2) - 2
    event = QDropEvent(
        QPointF(60, y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(event)
    assert page.titles() == ["Check-in", "Hot seat", "Welcome", "Break"]


def test_the_menu_of_an_item_does_what_the_keys_do(page: Prepared, qtbot: QtBot) -> None:
    page.page.table.menu_wanted.emit(QPoint(10, 10))
    menus = [m for m in page.page.findChildren(QMenu) if m.isVisible()]
    (duplicate,) = [a for a in menus[0].actions() if a.text() == "Duplicate item"]
    duplicate.trigger()
    menus[0].close()
    assert page.titles()[:2] == ["Welcome", "Welcome"]


def test_a_part_of_the_shape_chooses_its_item(page: Prepared) -> None:
    shape = page.page.agenda.shape
    QTest.mouseClick(shape, Qt.MouseButton.LeftButton, pos=shape.segment_rects()[2].center().toPoint())
    assert page.page.table.current_item_id() == page.row_id(2)


# The right column.


def type_part(made: Prepared, part: Part, text: str) -> None:
    line = made.page.details.form._lines[part]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_fields_of_the_item_are_kept_by_enter(page: Prepared) -> None:
    type_part(page, Part.PUBLIC_TITLE, "Opening")
    page.press("Return")
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert item.public_title == "Opening"


def test_a_field_left_for_another_item_is_kept_with_its_own(page: Prepared) -> None:
    first = page.row_id(0)
    type_part(page, Part.TITLE, "Hello")
    page.page.table.choose(page.row_id(1))
    item = page.plan.item(first)
    assert item is not None
    assert item.title == "Hello"


def test_minutes_in_the_field_move_the_clock_while_typed(page: Prepared) -> None:
    type_part(page, Part.MINUTES, "9")
    assert page.cells(Column.START)[1] == "18:09"


def test_rules_are_picked(page: Prepared) -> None:
    form = page.page.details.form
    box = form._boxes[Part.ATTRIBUTION]
    box.choose(Attribution.OFF_RECORD.value)
    box.activated.emit(box.currentIndex())
    to = form._boxes[Part.MINUTED_TO]
    to.choose("presenter")
    to.activated.emit(to.currentIndex())
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert (item.attribution, item.minuted_to) == (Attribution.OFF_RECORD, "presenter")


def test_a_card_is_kept_when_left(page: Prepared) -> None:
    form = page.page.details.form
    form._texts[Part.CARD].setFocus()
    QTest.keyClicks(form._texts[Part.CARD], "Phones away.")
    page.page.table.setFocus()
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert item.card == "Phones away."


def test_space_on_a_person_turns_yes_into_no(page: Prepared) -> None:
    coming = page.page.details.coming
    coming.setFocus()
    coming.setCurrentIndex(page.plan.coming.index(1, 0))
    QTest.keyClick(coming, Qt.Key.Key_Space)
    assert page.plan.view.coming_heading == "Coming · 2 yes, 1 no"
    rect = coming.visualRect(page.plan.coming.index(1, 0))
    QTest.mouseClick(coming.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.plan.view.coming_heading == "Coming · 3 yes"


def test_the_mix_warns_in_words_and_not_by_colour_alone(page: Prepared) -> None:
    assert "Health" in page.page.details._warning.text()
    assert "Health 1" in page.page.details._bars.accessibleName()


# Ready, and what cannot be taken back.


def lines(made: Prepared) -> list[QuietButton]:
    return [b for b in made.page.agenda.ready.findChildren(QuietButton) if b.isVisible()]


def test_a_line_that_is_not_green_mends_by_one_press(page: Prepared) -> None:
    page.desk.services.groups.save_member(Member(0, page.plan.group_id, "Dev"))
    (ask,) = [b for b in lines(page) if b.shown_text.startswith("1 member")]
    ask.click()
    assert page.plan.view.coming_heading == "Coming · 4 yes"


def test_mending_by_key_goes_to_the_public_title(page: Prepared) -> None:
    page.plan.type_into(page.row_id(2), Column.LEAD, "Ben")
    page.press("F8")
    assert page.page.table.current_item_id() == page.row_id(2)
    assert page.page.details.form._lines[Part.PUBLIC_TITLE].hasFocus()


def test_too_long_opens_the_minutes_of_the_longest(page: Prepared) -> None:
    page.plan.type_into(page.row_id(3), Column.MINUTES, "1h")
    page.press("F8")
    assert editor(page).text() == "60"


def test_the_door_opens_by_key(page: Prepared) -> None:
    page.press("Ctrl+Return")
    assert [(to.page, to.meeting_id) for to in page.desk.went] == [("run", page.plan.meeting_id)]


def question(made: Prepared) -> QMessageBox:
    (box,) = [b for b in made.page.findChildren(QMessageBox) if b.isVisible()]
    return box


def test_deleting_a_meeting_asks_and_enter_keeps_it(page: Prepared) -> None:
    page.page.rail.meetings.setFocus()
    page.press("Del")
    box = question(page)
    assert "notes" in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.plan.meeting is not None


def test_deleting_a_group_erases_it_only_when_told(page: Prepared) -> None:
    page.page.rail.groups.setFocus()
    page.press("Del")
    box = question(page)
    (erase,) = [b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.DestructiveRole]
    erase.click()
    assert page.plan.cards == ()
    assert page.page.empty.isVisible()


# For everybody.


def focus_chain(made: Prepared) -> list[QWidget]:
    chain, at = [], made.page.rail.start
    while True:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at not in chain:
            chain.append(at)
        at = at.nextInFocusChain()  # type: ignore[assignment]
        if at is made.page.rail.start:
            return list(chain)


def test_tab_goes_from_left_to_right(page: Prepared) -> None:
    page.plan.type_into(page.row_id(2), Column.LEAD, "Ben")
    chain = focus_chain(page)
    parts = (page.page.rail, page.page.agenda, page.page.details)
    order = [next((i for i, part in enumerate(parts) if part.isAncestorOf(w)), -1) for w in chain]
    order = [place for place in order if place >= 0]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


def test_panes_take_the_keyboard_from_left_to_right(page: Prepared) -> None:
    found = []
    for pane in page.page.panes():
        pane.setFocus()
        found.append(page.page.window().focusWidget())
    assert found == [page.page.rail.groups, page.page.table, page.page.details.form.first_field()]


def test_everything_that_takes_the_keyboard_has_a_name(page: Prepared) -> None:
    nameless = [
        widget
        for widget in focus_chain(page)
        if not widget.accessibleName() and not isinstance(widget.parent(), QWidget | None)
    ]
    assert nameless == []
    assert all(w.accessibleName() for w in focus_chain(page) if page.page.isAncestorOf(w))


def test_every_action_has_its_own_id_and_key(page: Prepared) -> None:
    actions = page.page.actions_wanted()
    keys = [key for action in actions for key in action.keys]
    assert len({action.id for action in actions}) == len(actions)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_an_overfull_evening_keeps_every_part_in_the_window(prepared: Make, size: tuple[int, int]) -> None:
    made = prepared(width=size[0], height=size[1])
    items = tuple(Item(i + 1, "long words " * 18, length_s=120) for i in range(300))
    made.desk.units.rows.agendas[made.plan.meeting_id] = items
    made.plan.load()
    page = made.page
    assert page.table.height() >= page.table.minimumSizeHint().height()
    for part in (page.agenda.heading, page.agenda.shape, page.agenda.ready.door, page.strip):
        assert part.isVisible()
        assert page.rect().contains(part.mapTo(page, part.rect().bottomRight()))
    assert (page.width(), page.height() <= size[1]) == (size[0], True)


# Several rows, sections, pins, find, too long.


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


@pytest.fixture
def _empty_clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.usefixtures("_empty_clipboard")
def test_rows_are_cut_and_pasted_by_key_and_no_word_leaves(page: Prepared) -> None:
    page.press("Shift+Down Ctrl+X")
    assert page.titles() == ["Hot seat", "Break"]
    assert (clipboard().formats(), clipboard().hasText()) == ([MIME], False)
    page.press("Ctrl+A Ctrl+V")
    assert page.titles() == ["Hot seat", "Break", "Welcome", "Check-in"]
    assert page.page.table.selected_ids() == (page.row_id(2), page.row_id(3))
    page.press("Ctrl+C Ctrl+V")
    assert page.titles()[4:] == ["Welcome", "Check-in"]
    page.press("Ctrl+Z Ctrl+Z Ctrl+Z")
    assert page.titles() == ["Welcome", "Check-in", "Hot seat", "Break"]


@pytest.mark.usefixtures("_empty_clipboard")
def test_what_was_copied_elsewhere_since_is_not_pasted_over(page: Prepared) -> None:
    page.press("Ctrl+C")
    QGuiApplication.clipboard().setText("theirs")
    page.press("Ctrl+V")
    assert page.titles() == ["Welcome", "Check-in", "Hot seat", "Break"]


@pytest.mark.usefixtures("_empty_clipboard")
def test_the_keys_of_the_clipboard_belong_to_the_text_in_an_editor(page: Prepared) -> None:
    page.press("Ctrl+C F2 Ctrl+X")
    assert clipboard().text() == "Welcome"
    page.press("Ctrl+V Return")
    assert page.titles() == ["Welcome", "Check-in", "Hot seat", "Break"]


def test_several_rows_move_skip_and_go_by_key(page: Prepared) -> None:
    page.press("Shift+Down Ctrl+Alt+Down")
    assert page.titles() == ["Hot seat", "Welcome", "Check-in", "Break"]
    page.press("Ctrl+Alt+Down Ctrl+Alt+Down")
    assert page.titles() == ["Hot seat", "Break", "Welcome", "Check-in"]
    page.press("F4")
    assert page.cells(Column.START) == ["18:00", "18:15", "", ""]
    page.press("Del")
    assert page.titles() == ["Hot seat", "Break"]


def test_a_section_is_made_named_moved_into_and_removed_by_key(page: Prepared) -> None:
    page.press("Down Down F5")
    page.type("The case")
    page.press("Return")
    assert page.titles() == ["Welcome", "Check-in", "The case", "Hot seat", "Break"]
    page.page.table.choose(page.row_id(0))
    page.press("Alt+PgDown")
    assert page.titles() == ["Check-in", "The case", "Welcome", "Hot seat", "Break"]
    assert page.page.table.current_item_id() == page.row_id(2)
    page.page.table.choose(-page.row_id(1))
    page.press("F2")
    page.type("Work")
    page.press("Return")
    assert page.titles()[1] == "Work"
    page.page.table.choose(-page.row_id(1))
    page.press("Del")
    assert page.titles() == ["Check-in", "Welcome", "Hot seat", "Break"]


def test_menus_name_the_step(page: Prepared) -> None:
    page.press("Shift+Down Ctrl+Alt+Down")
    (menu,) = [m for m in page.page.window().menuBar().findChildren(QMenu) if m.title() == "&Agenda"]  # type: ignore[attr-defined]
    menu.aboutToShow.emit()
    assert "Undo move of 2 items" in [action.text() for action in menu.actions()]
    menu.aboutToHide.emit()


def test_a_time_is_pinned_in_its_cell_and_in_the_form(page: Prepared) -> None:
    page.page.table.setCurrentIndex(page.plan.agenda.index(2, Column.START))
    page.type("1830")
    page.press("Return")
    assert page.cells(Column.START) == ["18:00", "18:05", "18:30", "18:45"]
    line = page.page.details.form._lines[Part.STARTS]
    assert line.text() == "18:30"
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "6.40 pm")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.cells(Column.START)[2] == "18:40"
    line.clear()
    line.setModified(True)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.cells(Column.START)[2] == "18:09"


@pytest.mark.parametrize(
    ("part", "typed", "field", "kept"),
    [
        (Part.PRIVATE_NOTE, "Ask about Porto", "private_note", "Ask about Porto"),
        (Part.LINKS, "slides.pdf\n\nhttps://example.org", "links", ("slides.pdf", "https://example.org")),
    ],
)
def test_what_is_for_the_facilitator_is_kept_when_left(
    page: Prepared, part: Part, typed: str, field: str, kept: object
) -> None:
    text = page.page.details.form._texts[part]
    text.setFocus()
    text.setPlainText(typed)
    page.page.table.setFocus()
    assert getattr(page.plan.item(page.row_id(0)), field) == kept


@pytest.mark.parametrize(
    ("part", "picked", "field", "kept"),
    [
        (Part.CLOCK, "until", "clock", ClockKind.UNTIL),
        (Part.AT_END, "start_next", "at_end", AtEnd.START_NEXT),
    ],
)
def test_how_a_clock_behaves_is_picked(
    page: Prepared, part: Part, picked: str, field: str, kept: object
) -> None:
    box = page.page.details.form._boxes[part]
    box.choose(picked)
    box.activated.emit(box.currentIndex())
    assert getattr(page.plan.item(page.row_id(0)), field) is kept


def test_rules_beside_the_turns_are_ticked_in_a_menu_and_go_with_another_way(page: Prepared) -> None:
    form = page.page.details.form
    box = form._boxes[Part.TURNS]
    box.choose("queue")
    box.activated.emit(box.currentIndex())
    form._switches.setFocus()
    form._switches.showPopup()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Least heard first").trigger()
    menu.close()
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert item.switches == frozenset({Switch.LEAST_HEARD})
    assert form._switches.currentText() == "Least heard first"
    box.choose("free")
    box.activated.emit(box.currentIndex())
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert (item.switches, form._switches.currentText()) == (None, "")


@pytest.mark.parametrize(
    ("typed", "warns", "shown"),
    [
        ("2m, 30s", (120, 30), "2 min, 30 s"),
        ("30s; 2m", (120, 30), "2 min, 30 s"),
        ("90s", (90, None), "90 s"),
        ("soon", (None, None), ""),
        ("1m, 2m, 3m", (None, None), ""),
    ],
)
def test_when_a_clock_warns_is_typed(
    page: Prepared, typed: str, warns: tuple[int | None, int | None], shown: str
) -> None:
    line = page.page.details.form._lines[Part.WARNS]
    line.setFocus()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    item = page.plan.item(page.row_id(0))
    assert item is not None
    assert (item.warn_s, item.danger_s) == warns
    assert bool(page.desk.said) is not any(warns)
    page.page.table.setFocus()
    if shown:
        assert line.text() == shown


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([QRect(0, 0, 800, 600)], []),
        ([QRect(0, 0, 800, 600), QRect(800, 0, 800, 600)], [True]),
        ([QRect(0, 0, 800, 600), QRect(0, 0, 800, 600)], [False]),
    ],
)
def test_the_rooms_screen_is_seen_before_the_meeting(places: list[QRect], told: list[bool]) -> None:
    assert [line.ok for line in screen_lines(places)] == told


def test_mirrored_screens_are_mended_by_a_sentence(page: Prepared) -> None:
    page.page._mend(ReadyLine("screens", "the same", False))
    assert "Extend them" in page.desk.said[-1].text


def test_find_goes_round_titles_steps_and_headings(page: Prepared) -> None:
    table = page.page.table
    page.plan.rows.new_section(page.row_id(2))
    page.press("Esc Ctrl+F")
    bar = page.page.agenda.find_bar
    assert bar.line.hasFocus()
    page.type("se")
    assert (table.current_item_id(), bar.place.text()) == (-page.row_id(3), "1 of 2")
    page.press("Return")
    assert table.current_item_id() == page.row_id(3)
    page.press("F3")
    assert table.current_item_id() == -page.row_id(3)
    page.press("Shift+F3")
    assert table.current_item_id() == page.row_id(3)
    page.press("Ctrl+F")
    page.type("share")
    assert "Share" in page.titles()
    assert page.titles()[page.plan.agenda.place(table.current_item_id())] == "Share"
    page.type("zz")
    assert bar.place.text() == "not found"
    page.press("Esc")
    assert (bar.isVisible(), table.hasFocus()) == (False, True)


def test_an_overfull_evening_is_named_and_mended_by_press(page: Prepared) -> None:
    fit = page.page.agenda.fit
    assert not fit.isVisible()
    page.plan.type_into(page.row_id(0), Column.MINUTES, "47")
    assert (fit.isVisible(), fit.text.text()) == (True, "12 minutes too long: shorten, drop or park")
    page.press("Down Down")
    assert (fit.what.text(), fit.park.accessibleName()) == ("Hot seat", "Park: Hot seat")
    fit.park.click()
    assert (fit.isVisible(), page.cells(Column.START)[2]) == (False, "")
    page.press("Ctrl+Z")
    page.page.table.choose_rows((page.row_id(1), page.row_id(3)))
    assert fit.what.text() == "2 items"
    fit.drop.click()
    assert page.titles() == ["Welcome", "Hot seat"]
