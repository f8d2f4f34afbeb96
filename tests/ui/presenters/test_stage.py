"""What the room may see of a meeting, and how the Stage is led."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.rules import Attribution, StageNames
from peerdesk.domain.timing import SECOND_NS
from peerdesk.services.running import RunningView, StageMark
from tests.ui.evening import Evening, _words_of
from ui.models.called import called
from ui.presenters import stage as presenter
from ui.presenters.stage import StagePresenter, stage_view
from ui.stage_model import (
    Answer,
    AnswerKind,
    Mode,
    Pen,
    Phase,
    StageView,
    StepState,
    time_of_day,
    to_line,
)


class Link:
    """Stands for the link: what was sent, nothing started."""

    def __init__(self) -> None:
        self.started: list[tuple[bool, str]] = []
        self.sent: list[StageView] = []
        self.retired: list[tuple[int, str]] = []
        self.stopped = 0
        self.pid, self.token = 77, "secret"

    def start(self, window: bool = False, own_screen: str = "", *, waits: bool = False) -> None:
        self.started.append((window, own_screen))
        self.waits = waits

    def send(self, view: StageView) -> None:
        self.sent.append(view)

    def stop(self) -> None:
        self.stopped += 1

    def retire_old(self, pid: int, token: str) -> None:
        self.retired.append((pid, token))


@pytest.fixture
def stage(evening: Evening) -> StagePresenter:
    evening.sit_down()
    evening.window.stage._link = Link()  # type: ignore[assignment]
    return evening.window.stage


def link(stage: StagePresenter) -> Link:
    assert isinstance(stage._link, Link)
    return stage._link


def seen(evening: Evening) -> StageView:
    run = evening.window.run
    assert run.words is not None
    return stage_view(evening.running, run.words, run.now_ns, run.wall_s)


def words(evening: Evening) -> RunningView:
    found = evening.window.run.words
    assert found is not None
    return found


# What the room sees.


def test_no_note_no_surname_no_working_title_and_no_firm(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2)
    evening.keep("the reorganisation was painful")
    text = _words_of(seen(evening))
    for word in ("reorganisation", "Rossi", "Saint Olave", "Billing trouble"):
        assert word not in text
    assert "A member’s case" in text


def test_a_missing_public_title_is_the_working_title_without_people_and_firms(
    evening: Evening, stage: StagePresenter
) -> None:
    item = words(evening).agenda[2]
    plain = replace(item, title="Chiara Rossi at Saint Olave Hospital", public_title="")
    planning, meeting_id = evening.services.planning, evening.meeting_id
    planning.alter_item(meeting_id, plain.id, lambda _: plain)
    planning.alter_item(meeting_id, item.steps[0].id, lambda step: replace(step, title="Ask Rossi"))
    evening.go_to(2)
    view = link(stage).sent[-1]
    assert view.public_title == "A participant at their organisation"
    assert [step.title for step in view.steps] == ["Ask a participant", "Share"]


def test_the_speaker_and_who_follows_by_first_name(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(1)
    evening.next()
    view = seen(evening)
    assert view.speaker == "Ana"
    assert view.next_names == ("Benedikt", "Chiara", "Deniz")
    assert view.turn is not None
    assert view.turn.at_ns == evening.clock.now_ns() + 90 * SECOND_NS


def test_who_speaks_without_a_limit_is_shown_over_the_clock_of_the_step(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2)
    view = seen(evening)
    assert (view.speaker, view.turn) == ("Chiara", None)
    assert view.step is not None
    assert not view.step.up


@pytest.mark.parametrize(
    ("allowed", "speaker"), [(StageNames.FIRST, "Ana"), (StageNames.INITIALS, "AS"), (StageNames.NONE, "")]
)
def test_names_as_the_group_allows(evening: Evening, allowed: StageNames, speaker: str) -> None:
    evening.sit_down()
    view = words(evening)
    named = called(replace(view, group=replace(view.group, stage_names=allowed)))
    assert named.get(evening.person("Ana"), "") == speaker


def test_phases(evening: Evening) -> None:
    evening.open_door()
    assert seen(evening).phase is Phase.GATHERING
    evening.next()
    phases = [seen(evening).phase]
    evening.page.end_talk()
    assert [*phases, seen(evening).phase] == [Phase.RUNNING, Phase.ENDED]


def test_at_the_door_no_name_is_shown(evening: Evening) -> None:
    evening.open_door()
    evening.type("as bo ")
    assert "Ana" not in _words_of(seen(evening))


def test_the_pen_is_shown(evening: Evening) -> None:
    evening.sit_down()
    pens = [seen(evening).pen]
    evening.window.run.set_pen(up=True)
    assert [*pens, seen(evening).pen] == [Pen.WRITING, Pen.UP]


def test_a_paused_clock_stands_still(evening: Evening) -> None:
    evening.sit_down()
    evening.window.run.pause()
    first = seen(evening)
    evening.clock.advance(60)
    second = seen(evening)
    assert first.paused
    assert first.step is not None
    assert second.step is not None
    assert first.step.frozen_ns == second.step.frozen_ns == 300 * SECOND_NS


def test_the_steps_of_a_case(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2, 1)
    assert [step.state for step in seen(evening).steps] == [StepState.DONE, StepState.RUNNING]


def for_facilitator(item: Item) -> Item:
    own = replace(item, section="HEADING", private_note="PRIVATE", links=("LINK",))
    steps = tuple(for_facilitator(step) for step in item.steps)
    skipped = (Item(99, "SKIPPED", skipped=True),) if steps else ()
    return replace(own, steps=(*skipped, *steps))


def test_the_room_hears_of_no_skipped_step_and_nothing_private(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2, 1)
    run = evening.window.run
    agenda = tuple(for_facilitator(item) for item in words(evening).agenda)
    view = stage_view(evening.running, replace(words(evening), agenda=agenda), run.now_ns, run.wall_s)
    assert [step.state for step in view.steps] == [StepState.DONE, StepState.RUNNING]
    assert [word for word in ("HEADING", "PRIVATE", "LINK", "SKIPPED") if word in to_line(view)] == []


# Leading it.


def test_each_press_is_sent(evening: Evening, stage: StagePresenter) -> None:
    evening.next()
    before = len(link(stage).sent)
    evening.next()
    assert len(link(stage).sent) > before
    assert link(stage).sent[-1].speaker == "Ana"


def test_one_key_goes_through_stage_strip_and_blank(stage: StagePresenter, qtbot: QtBot) -> None:
    modes = []
    for _ in range(4):
        with qtbot.waitSignal(stage.shown_changed):
            stage.cycle("HDMI-1")
        modes.append(stage.mode)
    assert modes == [Mode.STAGE, Mode.STRIP, Mode.BLANK, Mode.STAGE]
    assert link(stage).started == [(False, "HDMI-1")]


def test_the_cover_is_sent_and_taken_back(evening: Evening, stage: StagePresenter) -> None:
    stage.cover(covered=True)
    assert link(stage).sent[-1].phase is Phase.COVER
    stage.cover(covered=False)
    assert link(stage).sent[-1].phase is Phase.RUNNING


def test_a_stage_that_stands_is_remembered_for_the_next_window(
    evening: Evening, stage: StagePresenter
) -> None:
    stage.start()
    stage._painted()
    restored = evening.services.running.restore()
    assert restored is not None
    assert restored.stage == StageMark(77, "secret")


def test_a_stage_is_taken_over_as_it_was(evening: Evening, stage: StagePresenter) -> None:
    stage.resume(StageMark(55, "old", "strip"), "eDP-1")
    assert link(stage).started == [(False, "eDP-1")]
    assert link(stage).waits
    assert link(stage).sent[-1].mode is Mode.STRIP
    restored = evening.services.running.restore()
    assert restored is not None
    assert restored.stage == StageMark(55, "old", "strip"), "until the new one stands"


def test_a_cover_is_remembered_with_and_without_a_stage(evening: Evening, stage: StagePresenter) -> None:
    stage.cover(covered=True, pen_was_up=True)
    restored = evening.services.running.restore()
    assert restored is not None
    assert restored.stage == StageMark(0, "", covered=True, pen_was_up=True)
    stage.cover(covered=False)
    restored = evening.services.running.restore()
    assert restored is not None
    assert restored.stage is None


def test_the_old_stage_is_told_to_leave_once_the_new_one_stands(stage: StagePresenter) -> None:
    stage.resume(StageMark(55, "old"))
    assert link(stage).retired == []
    stage._painted()
    stage._painted()
    assert link(stage).retired == [(55, "old")]


@pytest.mark.parametrize(
    ("reason", "said"), [("died", True), ("failed", True), ("told", False), ("user", False)]
)
def test_a_stage_that_stops_by_itself_is_told(
    evening: Evening, stage: StagePresenter, qtbot: QtBot, reason: str, said: bool
) -> None:
    stage.start()
    with qtbot.waitSignal(stage.exposed) as exposed:
        stage._gone(reason)
    assert exposed.args == [False]
    assert not stage.is_on
    assert ("F7" in evening.strip.text()) is said


@pytest.mark.parametrize(
    ("screens", "mirrored", "exposed"), [(1, False, True), (2, True, True), (2, False, False)]
)
def test_who_sees_the_facilitators_screen(
    stage: StagePresenter, qtbot: QtBot, screens: int, mirrored: bool, exposed: bool
) -> None:
    stage.is_on = True
    with qtbot.waitSignal(stage.exposed) as told:
        stage._screens(Answer(AnswerKind.SCREENS, screens=screens, mirrored=mirrored))
    assert told.args == [exposed]


@pytest.mark.parametrize("key", ["next", "back"])
def test_keys_pressed_on_the_stage_lead_the_meeting(
    evening: Evening, stage: StagePresenter, key: str
) -> None:
    evening.next()
    evening.clock.advance(1)
    stage.key_pressed.emit(key)
    assert (evening.running.item, evening.running.table.floor) == (
        (1, evening.person("Ana")) if key == "next" else (0, None)
    )


@pytest.mark.parametrize("rule", Attribution)
def test_the_rule_is_told_to_the_room_where_there_is_one(
    evening: Evening, stage: StagePresenter, rule: Attribution
) -> None:
    view = words(evening)
    line = stage._rule_line(replace(view, meeting=replace(view.meeting, attribution=rule)))
    assert bool(line) is (rule in (Attribution.CHATHAM_HOUSE, Attribution.OFF_RECORD))


def test_the_presenter_names_no_widget() -> None:
    assert not hasattr(presenter, "QWidget")


def test_a_break_tells_the_room_when_it_is_over(evening: Evening) -> None:
    planning, meeting_id = evening.services.planning, evening.meeting_id
    first = planning.plan(meeting_id).agenda[0]
    planning.alter_item(meeting_id, first.id, lambda item: replace(item, kind="break"))
    evening.sit_down()
    run = evening.window.run
    ends = time_of_day(run.wall_s + 300)
    for seconds in (0, 100, 400):
        evening.clock.advance(seconds)
        assert stage_view(evening.running, words(evening), run.now_ns, run.wall_s).back_at == ends
    evening.go_to(1)
    assert stage_view(evening.running, words(evening), run.now_ns, run.wall_s).back_at == ""


def test_a_talk_counts_the_questions_that_wait(evening: Evening) -> None:
    planning, meeting_id = evening.services.planning, evening.meeting_id
    first = planning.plan(meeting_id).agenda[0]
    planning.alter_item(meeting_id, first.id, lambda item: replace(item, kind="talk"))
    evening.sit_down()
    run = evening.window.run
    run.hand(evening.person("Ana"))
    run.hand(evening.person("Emma"))
    assert stage_view(evening.running, words(evening), run.now_ns, run.wall_s).waiting == 2
    evening.go_to(1)
    assert stage_view(evening.running, words(evening), run.now_ns, run.wall_s).waiting is None


def test_a_message_names_nobody_and_is_taken_away(evening: Evening) -> None:
    evening.sit_down()
    stage = evening.window.stage
    stage.tell("Back soon,  Ana Silva of Northwind")
    assert "Silva" not in stage.message
    assert "Northwind" not in stage.message
    assert stage.message in evening.strip.text()
    evening.strip.chosen.emit(evening.strip.actions_shown()[0].id)
    assert (stage.message, evening.strip.text()) == ("", "")


def test_a_message_ends_with_its_meeting(evening: Evening) -> None:
    evening.sit_down()
    evening.window.stage.tell("Phones away")
    evening.window.run.leave_closed()
    assert evening.window.stage.message == ""


def test_a_stage_that_is_shared_as_a_window_exposes_nothing_else(stage: StagePresenter, qtbot: QtBot) -> None:
    stage.mode = Mode.WINDOW
    with qtbot.waitSignal(stage.exposed) as told:
        stage._screens(Answer(AnswerKind.SCREENS, screens=1))
    assert told.args == [False]
    with qtbot.waitSignal(stage.exposed) as told:
        stage._screens(Answer(AnswerKind.SCREENS, screens=2, mirrored=True))
    assert told.args == [True]
