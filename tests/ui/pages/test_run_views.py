"""What the widgets of Run are given: words for the numbers of the meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerdesk.domain.agenda import ClockKind, Item
from peerdesk.domain.timing import SECOND_NS
from peerdesk.services.running import RunningView
from tests.ui.evening import Evening
from ui.pages import run_views as views
from ui.widgets.round_table import TableView


def words(evening: Evening) -> RunningView:
    found = evening.window.run.words
    assert found is not None
    return found


def table(evening: Evening) -> TableView:
    return views.table_view(evening.running, words(evening), evening.clock.now_ns(), at_table=False)


def test_seats_show_floor_next_heard_and_passed(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.next(2)
    evening.window.run.pass_turn()
    states = {seat.initials: seat.state for seat in table(evening).seats}
    assert "heard" in states["AS"]
    assert "passed" in states["BO"]
    assert "floor" in states["CR"]
    assert "next" in states["DK"]
    assert table(evening).then_text == "then Deniz, Emma"


def test_hands_have_their_place_in_the_queue(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(3)
    for name in ("Emma", "Ana"):
        evening.window.run.hand(evening.person(name))
    assert {s.initials: s.hand_order for s in table(evening).seats if s.hand_order} == {"EL": 1, "AS": 2}
    assert table(evening).centre_text == "Hands: type initials, Enter"


@pytest.mark.parametrize(
    ("kind", "text"), [(ClockKind.DOWN, "4:00"), (ClockKind.UP, "1:00"), (ClockKind.UNTIL, "4:00")]
)
def test_the_clock_counts_as_the_agenda_says(evening: Evening, kind: ClockKind, text: str) -> None:
    item = evening.services.planning.plan(evening.meeting_id).agenda[0]
    evening.services.planning.alter_item(evening.meeting_id, item.id, lambda item: replace(item, clock=kind))
    evening.sit_down()
    evening.clock.advance(60 if kind is not ClockKind.UNTIL else 59)
    assert views.clock_view(evening.running, evening.clock.now_ns())[0] == text


@pytest.mark.parametrize(("warn_s", "danger_s", "state"), [(280, 10, "warning"), (280, 270, "danger")])
def test_when_a_clock_warns_can_be_said(evening: Evening, warn_s: int, danger_s: int, state: str) -> None:
    item = evening.services.planning.plan(evening.meeting_id).agenda[0]
    planned = replace(item, warn_s=warn_s, danger_s=danger_s)
    evening.services.planning.alter_item(evening.meeting_id, item.id, lambda _: planned)
    evening.sit_down()
    evening.clock.advance(40)
    assert views.clock_view(evening.running, evening.clock.now_ns())[2] == state


def test_the_clock_counts_down_warns_and_counts_on_with_a_sign(evening: Evening) -> None:
    evening.sit_down()
    seen = []
    for seconds in (0, 250, 40, 20):
        evening.clock.advance(seconds)
        text, _, state = views.clock_view(evening.running, evening.clock.now_ns())
        seen.append((text, state))
    assert [state for _, state in seen] == ["running", "warning", "danger", "over"]
    assert seen[0][0] == "5:00"
    assert seen[3][0].startswith("+")


def test_a_paused_clock_says_so(evening: Evening) -> None:
    evening.sit_down()
    evening.window.run.pause()
    assert views.clock_view(evening.running, evening.clock.now_ns())[2] == "paused"


def test_finished_items_fold_and_later_ones_have_times(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(300)
    evening.go_to(2)
    run = evening.window.run
    rail = views.rail_view(evening.running, words(evening), run.now_ns, run.wall_s, 0)
    assert [title for title, _ in rail.done] == ["Welcome", "Check-in"]
    assert rail.now is not None
    assert rail.now.title == "Billing trouble"
    assert [item.title for item in rail.later] == ["Open talk", "Promises"]


def test_steps_of_the_running_item(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2, 1)
    steps = views.step_views(evening.running, words(evening), evening.clock.now_ns())
    assert [(step.title, step.state) for step in steps] == [("State it", "done"), ("Share", "now")]


def test_when_we_end_and_how_late(evening: Evening) -> None:
    evening.sit_down()
    run = evening.window.run
    evening.clock.advance(300 + 9 * 60 + 5)
    text, late = views.end_text(evening.running, run.now_ns, run.wall_s, run.late_s(evening.running))
    assert late
    assert text.endswith("9 late")


def test_lateness_can_be_counted_from_the_real_start(evening: Evening) -> None:
    evening.clock.advance(600)
    evening.sit_down()
    run = evening.window.run
    assert run.late_s(evening.running) >= 600
    run.switch_lateness()
    assert run.late_s(evening.running) < 60
    assert views.end_text(evening.running, run.now_ns, run.wall_s, run.late_s(evening.running))[1] is False
    run.switch_lateness()
    assert run.late_s(evening.running) >= 600


def test_planned_against_taken(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(7 * 60)
    evening.next()
    evening.page.end_talk()
    rows = views.taken_rows(evening.running, words(evening), evening.clock.now_ns())
    assert rows[0] == ("Welcome", 5, 7)


def test_for_the_room_titles_are_public(evening: Evening) -> None:
    evening.sit_down()
    shown = views.for_room(words(evening), evening.window.stage.title_of)
    assert [item.title for item in shown.agenda][2] == "A member’s case"
    assert [item.title for item in words(evening).agenda][2] == "Billing trouble"


def test_for_the_room_a_working_title_alone_names_nobody(evening: Evening) -> None:
    evening.sit_down()
    named = replace(words(evening).agenda[3], title="Deniz asks about Lantern Media")
    shown = views.for_room(replace(words(evening), agenda=(named,)), evening.window.stage.title_of)
    assert shown.agenda[0].title == "A participant asks about an organisation"


def test_a_turn_has_its_own_clock(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.next()
    evening.clock.advance(30)
    assert views.clock_view(evening.running, evening.clock.now_ns())[0] == "1:00"
    assert evening.running.table.turn.length_ns == 90 * SECOND_NS


def test_the_room_gets_no_heading_no_private_note_and_no_links(evening: Evening) -> None:
    evening.sit_down()
    item = Item(1, "A", section="S", private_note="P", links=("L",))
    private = replace(words(evening), agenda=(replace(item, steps=(replace(item, id=2),)),))
    (shown,) = views.for_room(private, lambda item: item.shown_title).agenda
    for part in (shown, *shown.steps):
        assert (part.title, part.section, part.private_note, part.links) == ("A", "", "", ())


def test_a_skipped_step_has_no_place_among_those_of_its_item(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2, 1)
    agenda = tuple(
        replace(item, steps=(Item(99, "Never", skipped=True), *item.steps)) if item.steps else item
        for item in words(evening).agenda
    )
    shown = views.step_views(evening.running, replace(words(evening), agenda=agenda), 0)
    assert "Never" not in [step.title for step in shown]
    assert all(step.title for step in shown)
