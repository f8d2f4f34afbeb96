"""Votes, motions and topics, typed in one line of the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from peerdesk.domain.agenda import Item
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.rules import Attribution
from peerdesk.domain.timing import SECOND_NS, remaining_ns
from peerdesk.domain.turns import Mode, TurnRule
from peerdesk.services.context import new_id
from tests.ui.evening import BACK, CTRL, ENTER, ESC, SHIFT, Evening
from ui.pages.run import RunPage

F3, DOWN, DELETE = Qt.Key.Key_F3, Qt.Key.Key_Down, Qt.Key.Key_Delete


@pytest.fixture
def page(evening: Evening) -> RunPage:
    """The talk with hands runs."""
    evening.sit_down()
    evening.go_to(3)
    return evening.page


def decide(evening: Evening, kind: str, text: str = "", figures: str = "") -> None:
    """F3, another way of deciding if need be, the fields, Enter."""
    bar = evening.page.decide_bar
    evening.key(F3)
    if bar.kind.key() != kind:
        bar.kind.choose(kind)
        bar.kind_picked.emit(kind)
    if text:
        bar.text.setFocus()
        evening.type(text)
    if figures:
        bar.figures.setFocus()
        evening.type(figures)
    evening.key(ENTER)


def notes_of(evening: Evening, kind: NoteKind) -> list[str]:
    view = evening.services.capture.find(evening.meeting_id, "")
    return sorted(note.text for note in view.notes if note.kind is kind)


def decisions(evening: Evening) -> list[str]:
    return notes_of(evening, NoteKind.DECISION)


def on_record(evening: Evening) -> None:
    """All of the meeting is on the record from its beginning."""
    plan = evening.services.planning.plan(evening.meeting_id)
    evening.services.planning.save_meeting(replace(plan.meeting, attribution=Attribution.ON_RECORD))


def shown(page: RunPage) -> list[tuple[str, str, str]]:
    return [(row.sign, row.text, row.detail) for row in page.panel.deciding.rows()]


def test_a_show_of_hands_becomes_a_decision(evening: Evening, page: RunPage) -> None:
    evening.key(F3)
    assert page.decide_bar.text.hasFocus()
    evening.type("Meet on Tuesdays")
    page.decide_bar.figures.setFocus()
    evening.type("5-0")
    assert "carried without dissent" in page.decide_bar._says.text()
    evening.key(ENTER)
    assert decisions(evening) == ["Meet on Tuesdays: carried by show of hands."]
    assert evening.box.hasFocus()


def test_two_thirds_may_be_asked_for(evening: Evening, page: RunPage) -> None:
    decide(evening, "show_of_hands", "Change the charter", "3-2 2/3")
    assert "not carried" in decisions(evening)[0]
    assert "two thirds being needed" in decisions(evening)[0]


def test_more_votes_than_people_are_said_and_kept_nowhere(evening: Evening, page: RunPage) -> None:
    decide(evening, "show_of_hands", "Meet on Tuesdays", "7-2-1")
    assert decisions(evening) == []
    assert page.decide_bar.isVisible()
    assert page.decide_bar.figures.text() == "7-2-1"
    assert "More votes than the 5 people" in page.decide_bar._says.text()


def test_what_cannot_be_read_stays_in_the_line(evening: Evening, page: RunPage) -> None:
    decide(evening, "show_of_hands", "Meet", "many")
    assert decisions(evening) == []
    assert page.decide_bar.figures.text() == "many"
    evening.key(ESC)
    assert evening.box.hasFocus()


def test_names_in_a_question_are_made_neutral(evening: Evening, page: RunPage) -> None:
    decide(evening, "show_of_hands", "Ana Silva presents in May", "5-0")
    assert "Ana" not in decisions(evening)[0]


def test_up_and_down_pick_another_way(evening: Evening, page: RunPage) -> None:
    evening.key(F3)
    evening.key(DOWN)
    assert page.decide_bar.kind.key() == "roman"
    assert page.decide_bar.figures.placeholderText() == "6-1-3"


def test_options_are_ranked(evening: Evening, page: RunPage) -> None:
    decide(evening, "ranking", "Next year: hiring, tools", "9-6")
    assert decisions(evening) == ["Next year: by ranking, hiring, then tools."]


# Motions.


def test_a_motion_on_the_record_has_mover_seconder_and_result(evening: Evening) -> None:
    on_record(evening)
    evening.sit_down()
    evening.go_to(3)
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy the licences", "as, bo")
    assert shown(evening.page) == [("Motion", "Buy the licences", "moved by Ana, seconded by Benedikt")]
    assert evening.running.table.next_up == (evening.person("Ana"),)
    decide(evening, "show_of_hands", figures="3-1-1")
    assert decisions(evening) == [
        "Moved by Ana Silva, seconded by Benedikt Okafor: Buy the licences. Carried 3 to 1, 1 abstaining."
    ]
    assert shown(evening.page)[0][0] == "Carried"


def test_off_the_record_nobody_is_asked_who_moved(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    evening.key(F3)
    assert page.decide_bar.kind.key() == "motion"
    assert not page.decide_bar.figures.isVisible()
    evening.type("Buy the licences")
    evening.key(ENTER)
    assert shown(page) == [("Motion", "Buy the licences", "")]


def test_an_amendment_is_put_first_and_the_motion_is_written_anew(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy ten licences")
    decide(evening, "amendment", "strike ten, insert twelve")
    assert [row[0] for row in shown(page)] == ["Amendment", "Motion"]
    decide(evening, "show_of_hands", figures="5-0")
    assert page.decide_bar.kind.key() == "reword"
    page.decide_bar.text.setText("Buy twelve licences")
    evening.key(ENTER)
    assert ("Motion", "Buy twelve licences", "") in shown(page)
    decide(evening, "show_of_hands", figures="2-3")
    assert decisions(evening)[-1].startswith("Motion: Buy twelve licences. Lost")


def test_the_lamp_follows_people_and_without_a_quorum_nothing_is_carried(evening: Evening) -> None:
    group = evening.services.groups.groups()[0].group
    evening.services.groups.save(replace(group, quorum=5))
    evening.sit_down()
    evening.go_to(3)
    chip = evening.window._quorum_chip
    assert (chip.isVisible(), chip.shown_text) == (True, "Quorum")
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy the licences")
    evening.window.run.step_out(evening.person("Emma"))
    assert chip.shown_text == "No quorum: 4 of 5"
    decide(evening, "show_of_hands", figures="4-0")
    assert "want of a quorum" in decisions(evening)[0]
    assert "no quorum" in evening.strip.text()


def test_a_motion_is_withdrawn_by_delete_and_enter(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy the licences")
    page.panel.deciding.setFocus()
    page.panel.deciding.selectRow(0)
    evening.key(DELETE)
    evening.key(ENTER)
    assert shown(page)[0][0] == "Withdrawn"
    assert decisions(evening) == []


# Lean coffee.


@pytest.fixture
def coffee(evening: Evening) -> RunPage:
    """A lean coffee of twenty minutes runs: five minutes a topic, then two, then one."""
    item = Item(
        new_id(), "Topics", kind="timebox_loop", length_s=1200, turn_s=300, rule=TurnRule.TIMEBOX,
        extensions_min=(2, 1),
    )  # fmt: skip
    evening.services.planning.add_item(evening.meeting_id, item)
    evening.sit_down()
    evening.window.run.start_item(item.id)
    return evening.page


def topics(evening: Evening, *texts: str) -> None:
    evening.key(F3)
    for text in texts:
        evening.type(text)
        evening.key(ENTER)
    evening.key(ESC)


def test_topics_of_the_room_are_typed_one_after_the_other(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call", "Budgets")
    assert [row[1] for row in shown(coffee)] == ["Hiring", "On call", "Budgets"]
    assert "Hiring" in coffee.panel.next.accessibleName()


def test_dots_put_them_in_order(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call", "Budgets")
    decide(evening, "dots", figures="2-7-4")
    assert [row[:2] for row in shown(coffee)] == [("7", "On call"), ("4", "Budgets"), ("2", "Hiring")]
    evening.next()
    assert "On call" in coffee.panel.table.view().centre_text
    assert "Budgets" in coffee.panel.next.accessibleName()


def test_the_room_votes_to_go_on(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    evening.next()
    evening.clock.advance(301)
    evening.window.run.tick()
    assert [a.text for a in evening.strip.actions_shown()] == ["Thumbs up: +2 min", "Next: On call"]
    decide(evening, "roman", figures="3-1-1")
    assert remaining_ns(evening.running.box, evening.clock.now_ns()) == 120 * SECOND_NS
    evening.clock.advance(121)
    evening.window.run.tick()
    decide(evening, "roman", figures="1-1-3")
    assert coffee._deciding.topic_text(evening.running.topic) == "On call"
    assert decisions(evening) == []


def test_a_topic_taken_back_waits_again(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    evening.next()
    evening.clock.advance(30)
    evening.next()
    assert [row[0] for row in shown(coffee)] == ["·", "✓"]
    evening.key(BACK)
    assert [(row[1], row[0]) for row in shown(coffee)] == [("Hiring", "·"), ("On call", "·")]
    assert coffee._deciding.topic_text(evening.running.topic) == "Hiring"


def test_what_remains_is_parked_at_the_close(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call", "Budgets")
    evening.next()
    coffee.end_talk()
    evening.clock.advance(1)
    evening.next(2)
    assert notes_of(evening, NoteKind.PARKED) == ["Budgets", "On call"]


def test_in_the_rooms_sight_no_topic_is_shown(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    coffee.set_room_view(True)
    coffee._show_deciding()
    assert shown(coffee) == []
    assert "Hiring" not in coffee.panel.next.accessibleName()


def test_a_topic_begins_by_enter_in_the_list(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    coffee.panel.deciding.setFocus()
    coffee.panel.deciding.selectRow(1)
    evening.key(ENTER)
    assert coffee._deciding.topic_text(evening.running.topic) == "On call"


def test_the_key_is_told(evening: Evening, page: RunPage) -> None:
    evening.key(F3, CTRL)
    assert not page.decide_bar.isVisible()


# Whatever comes between.


def test_in_the_rooms_sight_neither_rows_nor_the_line_show_a_motion(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Part with a vendor")
    evening.key(F3)
    page.set_room_view(True)
    assert shown(page) == []
    assert "vendor" not in page.decide_bar.text.text()
    evening.key(ESC)
    evening.key(F3)
    assert "vendor" not in page.decide_bar.text.text()
    evening.key(ESC)
    page.set_room_view(False)
    assert shown(page) == [("Motion", "Part with a vendor", "")]


def test_in_the_rooms_sight_the_strip_names_no_topic(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    evening.next()
    coffee.set_room_view(True)
    evening.clock.advance(301)
    evening.window.run.tick()
    assert [a.text for a in evening.strip.actions_shown()] == ["Thumbs up: +2 min", "The next topic"]


def test_with_the_pen_up_nothing_is_taken_down_here_either(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_pen(up=True)
    decide(evening, "show_of_hands", "Meet on Tuesdays", "5-0")
    assert decisions(evening) == []
    assert "pen is up" in page.decide_bar._says.text()
    assert page.decide_bar.text.text() == "Meet on Tuesdays"


def test_thumbs_need_no_pen(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    evening.next()
    evening.window.run.set_pen(up=True)
    decide(evening, "roman", figures="3-1-1")
    assert evening.running.boxes == 2


def test_f3_again_loses_nothing(evening: Evening, page: RunPage) -> None:
    evening.key(F3)
    evening.type("Meet on Tues")
    evening.key(F3)
    evening.key(Qt.Key.Key_J, CTRL)
    evening.key(ESC)
    evening.key(F3)
    assert page.decide_bar.text.text() == "Meet on Tues"
    evening.type("days")
    assert page.decide_bar.text.text() == "Meet on Tuesdays"


def test_a_strike_wipes_the_line(evening: Evening, page: RunPage) -> None:
    evening.key(F3)
    evening.type("Meet on Tuesdays")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert page.decide_bar.text.text() == ""


def test_a_strike_of_a_result_takes_the_motion_along(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Part with a vendor")
    decide(evening, "show_of_hands", figures="5-0")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert (shown(page), decisions(evening)) == ([], [])


def test_enter_on_a_row_puts_that_motion(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "First")
    decide(evening, "motion", "Second")
    page.panel.deciding.setFocus()
    page.panel.deciding.selectRow(1)
    evening.key(ENTER)
    assert page.decide_bar.text.text() == "Second"
    evening.type("5-0")
    evening.key(ENTER)
    assert [row[:2] for row in shown(page)] == [("Motion", "First"), ("Carried", "Second")]


def test_what_was_laid_aside_is_taken_up_by_enter(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "First")
    decide(evening, "table")
    assert shown(page)[0][0] == "Tabled"
    page.panel.deciding.setFocus()
    page.panel.deciding.selectRow(0)
    evening.key(ENTER)
    assert shown(page)[0][0] == "Motion"


def test_another_item_puts_no_motion_of_the_one_before(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "First")
    evening.key(F3)
    evening.next()
    assert not page.decide_bar.isVisible()


def test_mover_and_seconder_may_be_typed_in_full(evening: Evening) -> None:
    on_record(evening)
    evening.sit_down()
    evening.go_to(3)
    decide(evening, "motion", "Buy the licences", "Ana Silva, Benedikt Okafor")
    assert shown(evening.page)[0][2] == "moved by Ana, seconded by Benedikt"


def test_two_topics_of_one_title_have_their_own_dots(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "Hiring", "Budgets")
    decide(evening, "dots", figures="5-3-2")
    assert [row[0] for row in shown(coffee)] == ["5", "3", "2"]


def test_after_the_topics_nothing_of_them_is_in_the_way(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    evening.window.run.start_item(evening.running.items[0].item_id)
    assert shown(coffee) != []
    evening.window.run.start_item(evening.running.items[-1].item_id)
    evening.services.planning.add_item(evening.meeting_id, Item(new_id(), "After", length_s=60))
    evening.window.run.start_item(evening.running.items[-1].item_id)
    assert shown(coffee) == []
    evening.key(F3)
    assert coffee.decide_bar.kind.key() == "show_of_hands"


def test_a_topic_taken_away_is_put_back(evening: Evening, coffee: RunPage) -> None:
    topics(evening, "Hiring", "On call")
    coffee.panel.deciding.setFocus()
    coffee.panel.deciding.selectRow(0)
    evening.key(DELETE)
    assert [row[1] for row in shown(coffee)] == ["On call"]
    action = next(a for a in evening.strip.actions_shown() if a.text == "Put back")
    evening.strip.chosen.emit(action.id)
    assert [row[1] for row in shown(coffee)] == ["On call", "Hiring"]


def test_time_for_nobody_is_not_given(evening: Evening, page: RunPage) -> None:
    evening.key(Qt.Key.Key_J, CTRL)
    evening.type("as>zz")
    evening.key(ENTER)
    assert evening.running.table.hands == ()
    assert page.who_bar._who.text() == "nobody"


def test_after_the_vote_its_mover_is_no_longer_next(evening: Evening) -> None:
    on_record(evening)
    evening.sit_down()
    evening.go_to(3)
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy the licences", "as, bo")
    decide(evening, "show_of_hands", figures="5-0")
    assert evening.running.table.next_up == ()


def test_the_motion_that_is_put_stands_in_full_above_the_table(evening: Evening, page: RunPage) -> None:
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy the licences for everybody who asked for one")
    assert page.panel.card.text() == "Motion: Buy the licences for everybody who asked for one"
    page.set_room_view(True)
    assert "licences" not in page.panel.card.text()


def test_the_preview_knows_of_the_quorum(evening: Evening) -> None:
    group = evening.services.groups.groups()[0].group
    evening.services.groups.save(replace(group, quorum=6))
    evening.sit_down()
    evening.go_to(3)
    evening.window.run.set_mode(Mode.MOTION)
    decide(evening, "motion", "Buy the licences")
    evening.key(F3)
    evening.type("5-0")
    assert evening.page.decide_bar._says.text() == "no quorum, so not carried"


def test_an_item_on_the_record_says_so_in_the_headline_and_above_its_notes(evening: Evening) -> None:
    plan = evening.services.planning.plan(evening.meeting_id)
    item = plan.agenda[3]
    evening.services.planning.alter_item(
        evening.meeting_id, item.id, lambda item: replace(item, attribution=Attribution.ON_RECORD)
    )
    evening.sit_down()
    chip = evening.window._rule_chip
    assert chip.shown_text == "Chatham House Rule"
    evening.go_to(3)
    evening.keep("Benedikt moved it")
    assert chip.shown_text == "On the record"
    assert evening.page.notes_panel._heading.text() == "This item · on the record"
