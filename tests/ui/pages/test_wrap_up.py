"""The column at the door: by keyboard alone from the end of the talk to a closed meeting, and after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.notes import Action
from peerdesk.services.findings import Read
from tests.ui.evening import BACK, CTRL, ENTER, ESC, NEXT, SHIFT, Evening, visible_texts
from tests.ui.late import LateStore
from ui.pages.at_door import AtDoorPage
from ui.pages.closing import ClosingPanel
from ui.pages.minutes import MinutesPage
from ui.pages.page import PageAction
from ui.pages.wrap_up_panel import WrapUpPanel
from ui.presenters.wrap_up import DoorRow

ONE, TWO = "Send the list", "Ask the bank"


@pytest.fixture
def over(evening: Evening) -> Evening:
    """The talk is over; two actions have no owner, one has."""
    evening.sit_down()
    evening.keep("Fees rose faster than the volume did", f"! {ONE}", f"! {TWO}", "! Call > el")
    evening.next()
    evening.page.end_talk()
    return evening


def closing(evening: Evening) -> ClosingPanel:
    panel = evening.page._closing
    assert panel is not None
    return panel


def column(evening: Evening) -> WrapUpPanel:
    return closing(evening).column


def row(evening: Evening, line: str) -> DoorRow:
    return next(one for one in evening.window.wrap_up.rows() if one.line == line)


def state(evening: Evening, line: str) -> str:
    return row(evening, line).state


def meeting(evening: Evening) -> Meeting:
    return evening.services.planning.plan(evening.meeting_id).meeting


def actions(evening: Evening) -> dict[str, Action]:
    found = evening.services.capture.find(evening.meeting_id, "").actions
    return {action.text: action for action in found}


def keys(evening: Evening, *pressed: Qt.Key | str) -> int:
    """Press keys and type texts; how many keys that were no letters of a text."""
    for one in pressed:
        if isinstance(one, str):
            evening.type(one)
        else:
            evening.clock.advance(1)
            evening.key(one)
    return sum(not isinstance(one, str) for one in pressed)


def late(evening: Evening) -> LateStore:
    """From now on the store answers when it is told to."""
    store = LateStore(evening.services)
    store.setParent(evening.desk)
    evening.desk.store = store
    return store


# From the end of the talk to the close.


def test_seven_keys_and_what_is_typed_close_a_meeting_with_everything(over: Evening) -> None:
    count = keys(over, ESC, ENTER, "as 2 apr", ENTER, "bo", ENTER, "8 9 7 10 8", ENTER, ENTER, ENTER)
    assert count == 7
    found = actions(over)
    assert sorted(owner.name for owner in found[ONE].owners + found[TWO].owners) == [
        "Ana Silva",
        "Benedikt Okafor",
    ]
    assert meeting(over).feedback == Feedback(5, 84)
    assert meeting(over).phase is Phase.CLOSED
    assert state(over, "next_date") == "done"
    assert closing(over).is_finished


def test_the_note_box_keeps_the_keyboard_until_escape(over: Evening) -> None:
    assert over.box.hasFocus()
    over.type("4")
    assert over.box.toPlainText() == "4"
    over.key(ESC)
    assert column(over).lines.hasFocus()


def test_enter_in_the_last_field_goes_to_the_close_and_does_not_close(over: Evening) -> None:
    keys(over, ESC, "3", ENTER)
    assert column(over).lines.current == "close"
    assert meeting(over).phase is Phase.RUNNING


def test_a_number_goes_to_the_close_and_does_not_close(over: Evening) -> None:
    keys(over, ESC, "4")
    assert column(over).lines.current == "close"
    assert meeting(over).phase is Phase.RUNNING


def test_a_number_for_later_does_nothing(over: Evening) -> None:
    keys(over, ESC, "7")
    assert over.window.page == "run"
    assert not over.went or over.went[-1].page == "run"


def test_arrows_and_enter_do_what_numbers_do(over: Evening) -> None:
    keys(over, ESC, Qt.Key.Key_Down, ENTER)
    assert column(over).lines.edited == "feedback"
    keys(over, ESC)
    assert column(over).lines.edited == ""
    assert column(over).lines.hasFocus()


def test_what_is_refused_stays_in_its_field_and_is_said(over: Evening) -> None:
    keys(over, ESC, "2", "8 9", ENTER)
    assert over.said[-1].tone == "error"
    assert column(over).lines.field.text() == "8 9"
    assert column(over).lines.field.hasFocus()
    assert meeting(over).feedback is None


def test_an_owner_who_is_refused_keeps_the_keyboard(over: Evening) -> None:
    keys(over, ESC, "1", "whoever can do it 99 times", ENTER)
    first = column(over).owners.fields()[0]
    assert first.hasFocus()
    assert first.text().startswith("whoever")
    assert len(column(over).owners.fields()) == 2


def test_an_owner_whom_nobody_knows_is_kept_and_said_and_can_be_typed_again(over: Evening) -> None:
    keys(over, ESC, "1", "zq 2 apr", ENTER)
    assert [one.name for action in (ONE, TWO) for one in actions(over)[action].owners] == ["zq"]
    told = over.said[-1]
    assert told.text.startswith("An owner is kept as typed")
    assert "zq" not in told.text
    told.choices[0].act()
    assert not actions(over)[ONE].owners + actions(over)[TWO].owners
    assert len(over.window.wrap_up.ownerless()) == 2
    count = len(over.said)
    keys(over, ESC, "1", "as", ENTER)
    assert len(over.said) == count


def test_behind_the_last_owner_the_keyboard_is_in_the_next_line_when_the_store_answers_late(
    over: Evening,
) -> None:
    store = late(over)
    for owner in ("as 2 apr", "bo"):
        keys(over, ESC, "1", owner, ENTER)
        store.finish()
    assert column(over).lines.edited == "feedback"
    assert column(over).lines.field.hasFocus()


def test_while_it_closes_the_keyboard_is_in_the_column(over: Evening) -> None:
    store = late(over)
    over.next()
    closing(over).close_button.setFocus()
    over.clock.advance(1)
    closing(over).close_button.click()
    while not closing(over).is_finished and store.work():
        store.answer()
        assert column(over).lines.hasFocus() or closing(over).close_button.hasFocus()
    assert column(over).lines.hasFocus()


def test_tab_goes_to_the_next_action_and_enter_passes_it_over(over: Evening) -> None:
    keys(over, ESC, "1", Qt.Key.Key_Tab)
    fields = column(over).owners.fields()
    assert fields[1].hasFocus()
    keys(over, ENTER)
    assert column(over).lines.edited == "feedback"
    assert state(over, "owners") == "to_do"


def test_a_dash_takes_feedback_back_and_an_empty_line_leaves_it(over: Evening) -> None:
    keys(over, ESC, "2", "8 9 7", ENTER, ESC, "2", ENTER)
    assert meeting(over).feedback == Feedback(3, 80)
    keys(over, ESC, "2", "-", ENTER)
    assert meeting(over).feedback is None


def test_the_next_date_is_proposed_and_can_be_typed_over(over: Evening) -> None:
    keys(over, ESC, "3")
    field = column(over).lines.field
    assert field.selectedText() == field.text() != ""
    keys(over, "9 apr 19:30 cr", ENTER)
    assert "19:30" in row(over, "next_date").figure
    following = over.window.wrap_up.view
    assert following is not None
    assert following.next_meeting is not None
    agenda = over.services.planning.plan(following.next_meeting.id).agenda
    assert [item.lead_id for item in agenda if item.kind == "present"] == [over.person("Chiara")]


def test_what_was_not_begun_comes_again_next_time(over: Evening) -> None:
    keys(over, ESC, "3", ENTER)
    view = over.window.wrap_up.view
    assert view is not None
    assert view.next_meeting is not None
    titles = [item.title for item in over.services.planning.plan(view.next_meeting.id).agenda]
    assert titles.index("Open talk") < titles.index("Promises")
    assert titles[:2] == ["Welcome", "Check-in"]
    assert titles[2] == "Billing trouble"


@pytest.mark.parametrize("line", ["1", "2"])
def test_page_down_keeps_what_is_typed_before_it_closes(over: Evening, line: str) -> None:
    keys(over, ESC, line, "as" if line == "1" else "8 9 7", NEXT)
    assert meeting(over).phase is Phase.RUNNING
    assert meeting(over).feedback == (Feedback(3, 80) if line == "2" else None)
    assert len(over.window.wrap_up.ownerless()) == (1 if line == "1" else 2)
    keys(over, NEXT, NEXT)
    assert meeting(over).phase is Phase.CLOSED


def test_a_date_that_was_only_proposed_does_not_keep_it_open(over: Evening) -> None:
    keys(over, ESC, "3", NEXT, NEXT)
    assert meeting(over).phase is Phase.CLOSED
    assert state(over, "next_date") == "to_do"


def test_the_first_page_down_says_what_is_still_open_and_the_next_one_closes(over: Evening) -> None:
    keys(over, NEXT)
    said = closing(over)._what.text()
    assert all(line in said for line in ("owners", "feedback", "next date", "for good"))
    assert closing(over)._what.isVisible()
    assert column(over).lines.current == "close"
    assert column(over).lines.hasFocus()
    assert meeting(over).phase is Phase.RUNNING
    keys(over, NEXT)
    assert meeting(over).phase is Phase.CLOSED


def test_quick_presses_do_not_close_over_what_was_just_said(over: Evening) -> None:
    over.clock.advance(1)
    for _ in range(6):
        over.key(NEXT)
        over.clock.advance(0.08)
    assert closing(over).is_told
    assert meeting(over).phase is Phase.RUNNING
    keys(over, NEXT)
    assert meeting(over).phase is Phase.CLOSED


def test_enter_on_the_close_closes_once_it_was_said(over: Evening) -> None:
    keys(over, ESC, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    assert closing(over).is_told
    assert meeting(over).phase is Phase.RUNNING
    keys(over, ENTER)
    assert meeting(over).phase is Phase.CLOSED


def test_a_double_click_on_the_close_does_not_close(over: Evening) -> None:
    over.clock.advance(1)
    closing(over).close_button.click()
    over.clock.advance(0.1)
    closing(over).close_button.click()
    assert meeting(over).phase is Phase.RUNNING


def test_with_nothing_open_page_down_closes_at_once(over: Evening) -> None:
    keys(over, ESC, ENTER, "as 2 apr", ENTER, "bo", ENTER, "8 9 7 10 8", ENTER, ENTER)
    assert not closing(over).is_told
    keys(over, NEXT)
    assert meeting(over).phase is Phase.CLOSED


def test_at_another_line_or_after_the_table_the_close_is_to_be_asked_for_twice_again(over: Evening) -> None:
    keys(over, NEXT, ESC)
    assert column(over).lines.current == "owners"
    assert "still open" not in closing(over)._what.text().lower()
    keys(over, NEXT)
    assert closing(over).is_told
    keys(over, BACK)
    over.page.end_talk()
    assert not closing(over).is_told
    keys(over, NEXT)
    assert meeting(over).phase is Phase.RUNNING


def test_what_is_still_open_follows_what_is_done_meanwhile(over: Evening) -> None:
    keys(over, NEXT)
    over.services.wrap_up.set_feedback(over.meeting_id, "8 9 7")
    said = closing(over)._what.text()
    assert "feedback" not in said
    assert "owners" in said


def test_nothing_closes_before_it_is_known_what_is_open(evening: Evening) -> None:
    evening.sit_down()
    store = late(evening)
    evening.page.end_talk()
    keys(evening, NEXT)
    store.finish()
    assert meeting(evening).phase is Phase.RUNNING
    assert "feedback" in closing(evening)._what.text()


def test_what_changes_meanwhile_takes_no_keyboard_away(over: Evening) -> None:
    keys(over, ESC, "2", "8 9")
    over.services.wrap_up.set_owner(over.meeting_id, over.window.wrap_up.ownerless()[0].key, "as")
    over.window.run.changed.emit()
    assert column(over).lines.field.hasFocus()
    assert column(over).lines.field.text() == "8 9"


def test_back_returns_to_the_table_and_the_column_comes_again(over: Evening) -> None:
    keys(over, ESC, BACK)
    assert over.page.panel.isVisible()
    over.page.end_talk()
    keys(over, ESC)
    assert column(over).lines.hasFocus()


def test_ctrl_4_goes_to_the_column_too(over: Evening) -> None:
    over.key(Qt.Key.Key_4, CTRL)
    assert column(over).lines.hasFocus()


def test_the_menu_leads_to_the_column_from_the_end_of_the_talk_on(evening: Evening) -> None:
    def offered() -> bool:
        specs = {spec.id: spec for spec, _ in evening.window.actions_.shown()}
        can = specs["meeting.at_door"].enabled
        return can is None or can()

    evening.open_door()
    at_door = offered()
    evening.sit_down()
    running = offered()
    evening.page.end_talk()
    assert (at_door, running, offered()) == (False, False, True)
    evening.next(2)
    closed = offered()
    evening.next()
    assert (closed, evening.window.page, offered()) == (True, "minutes", True)


def test_the_button_asks_for_the_read_back(over: Evening) -> None:
    closing(over).read_back_button.click()
    assert over.page.reading.is_on


# After the close.


@pytest.fixture
def closed(over: Evening) -> Evening:
    over.next(2)
    assert meeting(over).phase is Phase.CLOSED
    return over


def test_the_same_column_shows_what_the_close_did(closed: Evening) -> None:
    panel = closing(closed)
    assert panel.column.lines.current == "close"
    assert state(closed, "close") == "done"
    assert all(label.isVisible() and label.text()[0] == "✓" for label in panel._close_steps.labels.values())
    assert panel.column.lines.hasFocus()


def test_the_draft_is_counted(closed: Evening) -> None:
    assert state(closed, "key_messages") == "to_do"
    left = closed.window.minutes.blocking
    assert state(closed, "findings") == ("to_do" if left else "done")
    assert (f"{left}" in row(closed, "findings").figure) is bool(left)


def test_a_line_runs_the_action_of_the_minutes_if_there_is_one(
    closed: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    page = closed.window._pages["minutes"]
    assert isinstance(page, MinutesPage)
    pdf = PageAction("minutes.pdf", "PDF", (), lambda: done.append("pdf"))
    monkeypatch.setattr(page, "actions_wanted", lambda: (pdf,))
    keys(closed, "7")
    assert closed.window.page == "minutes"
    assert done == ["pdf"]
    assert closed.window.run.running is None


def test_a_line_whose_action_is_not_there_has_no_key(over: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(over.window, "_known_to_minutes", lambda: frozenset({"minutes.pdf"}))
    over.window.wrap_up._known_of = over.window._known_to_minutes
    over.next(2)
    assert not row(over, "mails").can
    assert row(over, "papers").can
    keys(over, "8")
    assert over.window.page == "run"


def test_from_the_minutes_a_key_returns_to_the_column(closed: Evening) -> None:
    keys(closed, "5")
    assert closed.window.page == "minutes"
    closed.key(Qt.Key.Key_4, CTRL)
    page = closed.window.front()
    assert isinstance(page, AtDoorPage)
    assert page.panel.lines.hasFocus()
    assert [line.id for line in page.panel.lines.view()][3] == "close"
    keys(closed, NEXT)
    assert closed.window.page == "minutes"


def test_weeks_later_the_column_is_still_there(closed: Evening) -> None:
    keys(closed, NEXT)
    closed.desk.go("prepare", meeting_id=closed.meeting_id)
    closed.key(Qt.Key.Key_4, CTRL)
    page = closed.window.front()
    assert isinstance(page, AtDoorPage)
    keys(closed, "2", "8 9 7", ENTER)
    assert meeting(closed).feedback == Feedback(3, 80)
    page.panel.lines.set_current("close")
    assert any("order of speaking" in text for text in visible_texts(page))


def test_a_plan_that_was_not_held_has_no_door(evening: Evening) -> None:
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    evening.key(Qt.Key.Key_4, CTRL)
    assert evening.window.page == "prepare"


def test_what_is_typed_there_is_kept_before_it_goes_on(closed: Evening) -> None:
    keys(closed, NEXT)
    closed.key(Qt.Key.Key_4, CTRL)
    keys(closed, "2", "8 9 7", NEXT)
    assert meeting(closed).feedback == Feedback(3, 80)
    assert closed.window.page == "at_door"


# Where one types faster than the store answers, or goes elsewhere before Enter.


def press(evening: Evening, *pressed: Qt.Key | str) -> None:
    """As `keys`, to whatever has the keyboard, with no answer of the store between."""
    for one in pressed:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(one, str):
            QTest.keyClicks(widget, one)
        else:
            evening.clock.advance(1)
            QTest.keyClick(widget, one)


def test_all_lines_typed_before_the_store_answers_are_kept(over: Evening) -> None:
    store = late(over)
    press(over, ESC, Qt.Key.Key_1, "as", ENTER, "bo", ENTER, "8 9 7", ENTER, "9 apr 19:30", ENTER)
    store.finish()
    found = actions(over)
    owners = sorted(owner.name for owner in found[ONE].owners + found[TWO].owners)
    assert owners == ["Ana Silva", "Benedikt Okafor"]
    assert meeting(over).feedback == Feedback(3, 80)
    assert "19:30" in row(over, "next_date").figure
    assert column(over).lines.hasFocus()


def test_what_is_refused_late_takes_no_keyboard_from_what_is_typed_meanwhile(over: Evening) -> None:
    store = late(over)
    press(over, ESC, Qt.Key.Key_2, "8 9", ENTER, "9 apr")
    store.finish()
    assert over.said[-1].tone == "error"
    assert column(over).lines.field.text() == "9 apr"
    press(over, ENTER)
    store.finish()
    press(over, Qt.Key.Key_2)
    assert column(over).lines.field.text() == "8 9"


def test_an_owner_who_is_refused_late_takes_no_keyboard_either(over: Evening) -> None:
    store = late(over)
    press(over, ESC, Qt.Key.Key_1, "whoever can do it 99 times", ENTER, "bo")
    first, second = column(over).owners.fields()
    store.finish()
    assert second.hasFocus()
    assert (first.text()[:7], second.text()) == ("whoever", "bo")


def test_a_click_on_another_line_keeps_what_is_typed(over: Evening) -> None:
    keys(over, ESC, "2", "8 9 7")
    lines = column(over).lines
    height = lines.height() // 9
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(height, 2 * height + height // 2))
    assert meeting(over).feedback == Feedback(3, 80)
    assert lines.edited == "next_date"


def test_what_is_typed_at_one_door_is_kept_there_when_another_meeting_comes(closed: Evening) -> None:
    keys(closed, NEXT)
    closed.key(Qt.Key.Key_4, CTRL)
    page = closed.window.front()
    assert isinstance(page, AtDoorPage)
    keys(closed, "2", "8 9 7")
    other = closed.services.planning.create(meeting(closed).group_id, "Next", dt.date(2026, 5, 1), None)
    closed.window.wrap_up.show_meeting(other.id)
    assert meeting(closed).feedback == Feedback(3, 80)
    assert page.panel.lines.edited == ""
    assert closed.services.planning.plan(other.id).meeting.feedback is None


def number(evening: Evening, line: str) -> str:
    """The key of a line."""
    return str([one.line for one in evening.window.wrap_up.rows()].index(line) + 1)


def closed_before(evening: Evening) -> int:
    """An earlier meeting of the group that is closed."""
    planning = evening.services.planning
    made = planning.create(meeting(evening).group_id, "Earlier", dt.date(2026, 1, 8), dt.time(18))
    with evening.services.running._context.units() as unit:
        unit.meetings.save(replace(unit.meetings.get(made.id), phase=Phase.CLOSED))
        unit.commit()
    return made.id


def test_after_a_look_at_another_door_the_column_is_of_the_meeting_in_front(over: Evening) -> None:
    other = closed_before(over)
    over.desk.go("at_door", meeting_id=other)
    over.key(Qt.Key.Key_2, CTRL)
    keys(over, ESC, number(over, "feedback"), "8 9 7", ENTER)
    assert meeting(over).feedback == Feedback(3, 80)
    assert over.services.planning.plan(other).meeting.feedback is None


def test_ctrl_3_shows_the_minutes_of_the_door_in_front(closed: Evening) -> None:
    other = closed_before(closed)
    closed.desk.go("prepare", meeting_id=closed.meeting_id)
    closed.desk.go("at_door", meeting_id=other)
    for _ in range(2):  # from the door, and from the minutes themselves
        closed.key(Qt.Key.Key_3, CTRL)
        assert (closed.window.page, closed.window.minutes.meeting_id) == ("minutes", other)


@pytest.mark.parametrize("looked", [False, True], ids=["fresh", "after another"])
@pytest.mark.parametrize("line", ["papers", "mails"])
def test_a_line_is_done_as_soon_as_the_store_has_answered(
    over: Evening, line: str, looked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(MinutesPage, "send", lambda _: asked.append("mails"))
    monkeypatch.setattr(MinutesPage, "export", lambda _, suffix: asked.append("papers"))
    if looked:
        over.desk.go("minutes", meeting_id=closed_before(over))
        over.desk.go("run", meeting_id=over.meeting_id)
    over.next(2)
    store = late(over)
    keys(over, number(over, line))
    store.finish()
    QCoreApplication.processEvents()
    assert (over.window.page, asked) == ("minutes", [line])
    over.window.minutes.changed.emit()
    QCoreApplication.processEvents()
    assert asked == [line]


def test_while_the_draft_is_read_nothing_is_told_of_it_and_a_line_waits(
    over: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(MinutesPage, "export", lambda _, suffix: asked.append(suffix))
    store = late(over)
    over.next(2)
    while not closing(over).is_finished:
        assert store.work()
        store.answer()
    over.window.wrap_up._load()
    minutes = over.window.minutes
    while not minutes.meeting_id:
        assert store.work()
        store.answer()
    minutes._say_read(Read(1, 60))
    assert minutes.why_none.startswith("Looking for names")
    assert row(over, "key_messages").figure == "looking…"
    keys(over, number(over, "papers"))
    minutes._say_read(Read(2, 60))
    QCoreApplication.processEvents()
    assert asked == []
    store.finish()
    QCoreApplication.processEvents()
    assert asked == [".pdf"]


def test_a_line_that_waits_is_not_done_on_another_page(
    closed: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(MinutesPage, "send", lambda _: asked.append("mails"))
    closed.desk.go("minutes", meeting_id=closed_before(closed))
    closed.desk.go("at_door", meeting_id=closed.meeting_id)
    store = late(closed)
    keys(closed, number(closed, "mails"))
    closed.key(Qt.Key.Key_1, CTRL)
    store.finish()
    QCoreApplication.processEvents()
    assert asked == []


def test_ctrl_3_on_run_shows_the_minutes_of_the_table(over: Evening) -> None:
    over.desk.go("prepare", meeting_id=closed_before(over))
    over.key(Qt.Key.Key_2, CTRL)
    over.next(2)
    assert meeting(over).phase is Phase.CLOSED
    over.key(Qt.Key.Key_3, CTRL)
    assert over.window.minutes.meeting_id == over.meeting_id


def test_the_headline_at_the_door_is_of_the_door(closed: Evening) -> None:
    closed.desk.go("minutes", meeting_id=closed_before(closed))
    assert any("Earlier" in text for text in visible_texts(closed.window.headline))
    closed.desk.go("at_door", meeting_id=closed.meeting_id)
    assert any("Spring" in text for text in visible_texts(closed.window.headline))
    assert not any("Earlier" in text for text in visible_texts(closed.window.headline))


def test_a_line_that_cannot_be_done_now_is_not_done_later(
    closed: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(MinutesPage, "send", lambda _: asked.append("mails"))
    monkeypatch.setattr(MinutesPage, "export", lambda _, suffix: asked.append(suffix))
    minutes = closed.window.minutes
    closed.key(Qt.Key.Key_R, CTRL | SHIFT)
    keys(closed, number(closed, "mails"))
    closed.key(Qt.Key.Key_R, CTRL | SHIFT)
    minutes.changed.emit()
    QCoreApplication.processEvents()
    assert (closed.window.page, asked) == ("minutes", [])
    closed.key(Qt.Key.Key_4, CTRL)
    minutes.exporting.progress = "write"
    keys(closed, number(closed, "papers"))
    minutes.exporting.progress = None
    minutes.changed.emit()
    QCoreApplication.processEvents()
    assert (closed.window.page, asked) == ("minutes", [])


@pytest.mark.parametrize(("line", "typed"), [("owners", "whoever can do it 99 times"), ("feedback", "8 9")])
def test_what_was_refused_does_not_keep_the_meeting_open(over: Evening, line: str, typed: str) -> None:
    keys(over, ESC, number(over, line), typed, NEXT)
    assert over.said[-1].tone == "error"
    keys(over, NEXT)
    assert closing(over).is_told
    keys(over, NEXT)
    assert meeting(over).phase is Phase.CLOSED
    keys(over, number(over, line))
    focus = over.focus
    assert isinstance(focus, QLineEdit)
    assert focus.text() == typed


@pytest.mark.parametrize("by", [ENTER, None], ids=["enter", "half typed"])
def test_an_owner_who_was_refused_is_there_after_a_look_at_another_door(
    over: Evening, by: Qt.Key | None
) -> None:
    typed = "whoever can do it 99 times"
    keys(over, ESC, number(over, "owners"), typed, *([by] if by else []))
    over.desk.go("at_door", meeting_id=closed_before(over))
    over.key(Qt.Key.Key_2, CTRL)
    assert [one.text() for one in column(over).owners.fields()].count(typed) == 1


def test_an_owner_that_is_half_typed_is_there_after_a_view_that_failed(
    over: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise UserError("store_disk_full")

    keys(over, ESC, number(over, "owners"), "as")
    with monkeypatch.context() as patch:
        patch.setattr(over.services.wrap_up, "view", broken)
        over.window.wrap_up._load()
    assert not column(over).owners.fields()
    over.window.wrap_up._load()
    assert "as" in [one.text() for one in column(over).owners.fields()]


@pytest.mark.parametrize("then", ["click", "close"])
def test_a_date_that_was_set_is_not_set_anew_by_its_old_proposal(over: Evening, then: str) -> None:
    store = late(over)
    line = number(over, "next_date")
    press(over, ESC, line, "9 apr 19:30", ENTER, line)
    store.finish()
    assert column(over).lines.edited == "next_date"
    if then == "click":
        click(over, "feedback")
    else:
        over.window.close()
    store.finish()
    assert "19:30" in row(over, "next_date").figure


# What stands in the note box at the close.


def test_what_is_typed_behind_a_note_on_its_way_is_a_note_too(over: Evening) -> None:
    store = late(over)
    over.box.setFocus()
    press(over, "First thought", ENTER, "Second thought", NEXT, NEXT, NEXT)
    store.finish()
    assert {"First thought", "Second thought"} <= set(over.notes())
    over.desk.store.finish()  # type: ignore[attr-defined]
    assert meeting(over).phase is Phase.CLOSED


def test_what_is_typed_while_the_half_typed_text_is_kept_is_a_note_too(over: Evening) -> None:
    keys(over, NEXT)
    store = late(over)
    over.box.setFocus()
    press(over, "Half", NEXT)
    QTest.keyClicks(over.box, "and more")
    store.finish()
    assert {"Half", "and more"} <= set(over.notes())
    assert meeting(over).phase is Phase.CLOSED


def test_a_note_that_is_refused_keeps_the_meeting_open(
    over: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise UserError("store_disk_full")

    keys(over, NEXT)
    store = late(over)
    monkeypatch.setattr(over.services.capture, "add_note", broken)
    over.box.setFocus()
    press(over, "First thought", ENTER, NEXT)
    store.finish()
    assert meeting(over).phase is Phase.RUNNING
    assert over.box.toPlainText() == "First thought"


@pytest.mark.parametrize("typed", [("First thought", ENTER), ("Half",)], ids=["kept", "half typed"])
def test_who_goes_back_before_the_note_is_kept_closes_nothing(
    over: Evening, typed: tuple[Qt.Key | str, ...]
) -> None:
    keys(over, NEXT)
    store = late(over)
    over.box.setFocus()
    press(over, *typed, NEXT)
    over.page.go_back()
    assert over.page.panel.isVisible()
    store.finish()
    assert meeting(over).phase is Phase.RUNNING
    assert str(typed[0]) in over.notes()


def test_a_search_is_no_note_at_the_close(over: Evening) -> None:
    over.box.setFocus()
    over.type("/Fees")
    over.next(3)
    assert meeting(over).phase is Phase.CLOSED
    assert "/Fees" not in over.notes()


def click(evening: Evening, line: str) -> None:
    """A click on this line, where its number stands."""
    lines = column(evening).lines
    height = lines.height() // 9
    at = int(number(evening, line)) - 1
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(height, at * height + height // 2))


@pytest.mark.parametrize("again", ["click", "number"])
def test_a_line_that_is_open_and_chosen_again_keeps_what_is_typed(over: Evening, again: str) -> None:
    keys(over, ESC, number(over, "feedback"), "8 9 7")
    if again == "click":
        click(over, "feedback")
    else:
        column(over).lines.setFocus()
        keys(over, number(over, "feedback"))
    assert column(over).lines.field.text() == "8 9 7"
    assert column(over).lines.field.hasFocus()


def test_what_is_typed_at_the_door_is_kept_when_the_window_goes(over: Evening) -> None:
    keys(over, ESC, number(over, "owners"), "as")
    click(over, "feedback")
    keys(over, "8 9 7")
    over.window.close()
    assert meeting(over).feedback == Feedback(3, 80)
    assert [owner.name for owner in actions(over)[ONE].owners + actions(over)[TWO].owners] == ["Ana Silva"]


def test_a_date_that_was_only_proposed_is_not_kept_with_an_owner_that_is_typed(over: Evening) -> None:
    keys(over, ESC, number(over, "owners"), "as")
    click(over, "next_date")
    assert column(over).lines.edited == "next_date"
    keys(over, NEXT)
    assert len(over.window.wrap_up.ownerless()) == 1
    assert state(over, "next_date") == "to_do"


def test_what_is_refused_late_takes_no_keyboard_from_a_note(over: Evening) -> None:
    store = late(over)
    press(over, ESC, number(over, "feedback"), "8 9", ENTER)
    over.box.setFocus()
    over.type("One more")
    store.finish()
    over.type(" thing")
    assert over.box.toPlainText() == "One more thing"
    column(over).lines.setFocus()
    press(over, number(over, "feedback"))
    assert column(over).lines.field.text() == "8 9"


def test_what_was_refused_at_one_door_is_there_after_a_look_at_another(over: Evening) -> None:
    other = closed_before(over)
    keys(over, ESC, number(over, "feedback"), "8 9", ENTER)
    over.desk.go("at_door", meeting_id=other)
    page = over.window.front()
    assert isinstance(page, AtDoorPage)
    keys(over, number(over, "feedback"))
    assert page.panel.lines.field.text() == ""
    over.key(Qt.Key.Key_2, CTRL)
    keys(over, ESC, number(over, "feedback"))
    assert column(over).lines.field.text() == "8 9"


# Rooms, sizes, and meetings that have little.


def test_in_room_view_no_words_of_actions_and_no_figures_are_seen(over: Evening) -> None:
    keys(over, ESC, "1")
    assert any(ONE in text for text in visible_texts(closing(over)))
    over.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert not any(ONE in text or TWO in text for text in visible_texts(closing(over)))
    keys(over, ESC, "2")
    assert column(over).lines.field.echoMode() is QLineEdit.EchoMode.Password
    assert {one.echoMode() for one in column(over).owners.fields()} == {QLineEdit.EchoMode.Password}


def test_room_view_hides_what_is_typed_and_keeps_it(over: Evening) -> None:
    keys(over, ESC, number(over, "feedback"), "8 9 7")
    field = column(over).lines.field
    for shown in (QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal):
        over.page.set_room_view(not over.page.room_view)
        assert (field.text(), field.echoMode()) == ("8 9 7", shown)
    keys(over, ENTER)
    assert meeting(over).feedback == Feedback(3, 80)


def test_room_view_shows_no_figure_of_feedback_that_is_kept(over: Evening) -> None:
    keys(over, ESC, number(over, "feedback"), "8 9 7 10 8", ENTER)
    figure = row(over, "feedback").figure
    assert any(figure in text for text in visible_texts(column(over)))
    over.page.set_room_view(True)
    assert not any(figure in text for text in visible_texts(column(over)))


def test_an_empty_meeting_asks_for_little(evening: Evening) -> None:
    evening.sit_down()
    evening.page.end_talk()
    assert state(evening, "owners") == "not_needed"
    assert state(evening, "cases") == "not_needed"
    keys(evening, ESC, ENTER)
    assert column(evening).lines.edited == "feedback"


def test_on_the_spot_forget_it_all_stays_first(evening: Evening) -> None:
    made = evening.services.planning.start_now("ana, ben, cho")
    evening.desk.go("run", meeting_id=made.id)
    evening.page.end_talk()
    panel = closing(evening)
    assert panel.is_on_the_spot
    assert panel.forget_button.isVisible()
    assert not panel.column.lines.isVisible()
    keys(evening, ESC, "4", ENTER)
    assert evening.services.planning.plan(made.id).meeting.phase is Phase.RUNNING
    evening.window.run.keep_as_group("Tuesday", lambda: None)
    assert panel.column.lines.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_all_nine_lines_are_seen_without_scrolling(over: Evening, size: tuple[int, int]) -> None:
    over.window.resize(*size)
    for _ in range(2):
        lines = column(over).lines
        assert (over.window.width(), over.window.height()) == size
        assert lines.height() == lines.sizeHint().height()
        bottom = lines.mapTo(over.window, lines.rect().bottomLeft()).y()
        assert bottom < over.window.height()
        assert len(lines.view()) == 9
        over.next()


def test_lines_grow_into_free_room_and_shrink_with_the_window(over: Evening) -> None:
    heights = []
    for size in ((1280, 720), (1920, 1080), (1280, 720)):
        over.window.resize(*size)
        QCoreApplication.processEvents()
        heights.append(column(over).lines.height())
        assert (over.window.width(), over.window.height()) == size
    assert heights[0] == heights[2] < heights[1]


@pytest.mark.parametrize("count", [2, 4, 5, 12])
def test_no_bar_is_cut_through(over: Evening, count: int) -> None:
    keys(over, ESC, "3")
    closing(over).show_meeting(tuple((f"Item {n}", 4, 5) for n in range(count)))
    QCoreApplication.processEvents()
    bars = closing(over)._taken
    line = bars.height() / count
    seen = bars.visibleRegion().boundingRect().height() / line
    assert seen == pytest.approx(round(seen), abs=0.02)
    assert seen >= min(count, 4) - 0.02


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_button_stands_under_the_list(closed: Evening, size: tuple[int, int]) -> None:
    closed.window.resize(*size)
    keys(closed, NEXT)
    closed.key(Qt.Key.Key_4, CTRL)
    page = closed.window.front()
    assert isinstance(page, AtDoorPage)
    QCoreApplication.processEvents()
    lines, button = page.panel.lines, page.minutes_button
    gap = button.mapTo(page, QPoint()).y() - lines.mapTo(page, lines.rect().bottomLeft()).y()
    assert 0 < gap < button.height()


def test_a_click_opens_a_line(over: Evening) -> None:
    lines = column(over).lines
    height = lines.height() // 9
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(height, height // 2))
    assert column(over).owners.fields()[0].hasFocus()
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(height, height + height // 2))
    assert lines.edited == "feedback"


def test_a_screen_reader_hears_the_line_in_front(over: Evening) -> None:
    keys(over, ESC, Qt.Key.Key_Down)
    told = column(over).lines.accessibleDescription()
    assert told.startswith("2, Feedback, none yet")


def test_the_presenters_paper_is_one_key_away(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2)
    evening.keep("The billing was moved to another vendor")
    evening.page.end_talk()
    evening.next(2)
    assert state(evening, "cases") == "to_do"
    keys(evening, "9")
    assert evening.window.page == "minutes"
    assert evening.window.minutes.papers.is_case


def test_of_another_paper_nothing_is_counted(closed: Evening) -> None:
    before = [row(closed, line) for line in ("findings", "key_messages", "papers")]
    papers = closed.window.minutes.papers
    papers.choose(next(one.key for one in papers.choices if one.key != "minutes"))
    assert papers.sheet is not None
    closed.window.minutes.exporting.changed.emit()
    assert [row(closed, line) for line in ("findings", "key_messages", "papers")] == before
