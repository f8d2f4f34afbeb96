"""The frame holds what the view gives, counted to the second, and says how long it stays true."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.stage.conftest import FakeClock
from ui.stage.frame import Mood, compose, until_change_ns
from ui.stage_model import (
    SECOND_NS,
    Counter,
    Mode,
    Pen,
    Phase,
    StageView,
    StepState,
    StepView,
    clock_text,
    time_of_day,
)

FIXED = {
    "Next", "Thank you", "Welcome", "writing", "Pen is up: nothing is taken down", "nearly time",
    "time to close", "Questions waiting", "over time", "paused", "Esc closes this view",
}  # fmt: skip
NUMBERS = re.compile(r"\+?[\d:]+|we end \d\d:\d\d( · \d+ late)?|(We begin|Back) at MARK\w+")

moments = st.integers(0, 10**13)
counters = st.builds(Counter, moments, moments, st.booleans(), st.none() | moments)
views = st.builds(
    StageView,
    phase=st.sampled_from(Phase),
    mode=st.sampled_from(Mode),
    group_title=st.just("MARKgroup"),
    public_title=st.just("MARKtitle"),
    speaker=st.sampled_from(["", "MARKspeaker"]),
    next_names=st.sampled_from([(), ("MARKnext",)]),
    turn=st.none() | counters,
    step=st.none() | counters,
    steps=st.lists(st.builds(StepView, st.just("MARKstep"), st.sampled_from(StepState)), max_size=4).map(
        tuple
    ),
    paused=st.booleans(),
    end_s=st.none() | st.integers(10**9, 2 * 10**9).map(float),
    late_s=st.integers(-(10**4), 10**4).map(float),
    end_moves_after_ns=st.none() | st.integers(0, 10**4).map(lambda s: s * SECOND_NS),
    rule_line=st.just("MARKrule"),
    pen=st.sampled_from(Pen),
    begins_at=st.sampled_from(["", "MARKbegin"]),
    back_at=st.sampled_from(["", "MARKback"]),
    message=st.sampled_from(["", "MARKmessage"]),
    waiting=st.none() | st.integers(0, 9),
    planned_end_ns=st.none() | moments,
)


@given(views, moments, st.booleans())
def test_nothing_is_shown_but_what_was_given(view: StageView, now_ns: int, alone: bool) -> None:
    wall = dt.datetime(2026, 3, 4, 18, 53, tzinfo=dt.UTC)
    for text in compose(view, now_ns, wall, alone=alone).texts():
        assert text in FIXED or text.startswith("MARK") or NUMBERS.fullmatch(text), text


@given(views, st.integers(0, 10**7))
def test_a_frame_stays_true_until_it_says(view: StageView, now_us: int) -> None:
    wall = dt.datetime(2026, 3, 4, 18, 53, tzinfo=dt.UTC) + dt.timedelta(microseconds=now_us)
    wait_ns = until_change_ns(view, now_us * 1_000, wall)
    later_us = max(0, wait_ns // 1_000 - 2)  # seconds of Unix time as a float are that exact
    later = compose(view, (now_us + later_us) * 1_000, wall + dt.timedelta(microseconds=later_us))
    assert later == compose(view, now_us * 1_000, wall)


def test_every_painted_text_is_among_the_texts(case: StageView, clock: FakeClock) -> None:
    """A field added to a frame has to be counted among what the room reads."""
    frame = compose(replace(case, pen=Pen.UP, late_s=60.0), clock.now_ns(), clock.wall(), alone=True)
    told = set(frame.texts())
    plain = {getattr(frame, f.name) for f in fields(frame) if f.type == "str"} - {""}
    assert plain <= told
    assert {p.title for p in frame.pills} | set(frame.next_names) <= told


def test_both_sides_show_the_same_digits(case: StageView, clock: FakeClock) -> None:
    clock.advance(7.3)
    assert case.turn is not None
    frame = compose(case, clock.now_ns(), clock.wall())
    assert frame.clock is not None
    assert frame.clock.digits == clock_text(case.turn.at_ns - clock.now_ns()) == "0:45"
    assert frame.pills[1].digits == "10:45"


@pytest.mark.parametrize(
    ("seconds", "mood", "digits", "word"),
    [
        (0, Mood.CALM, "0:52", ""),
        (28, Mood.LAST, "0:24", "nearly time"),
        (46, Mood.DANGER, "0:06", "time to close"),
        (52, Mood.DANGER, "0:00", "time to close"),
        (53, Mood.OVER, "+0:01", "over time"),
    ],
)
def test_a_clock_tells_its_mood_in_a_word(
    case: StageView, clock: FakeClock, seconds: int, mood: Mood, digits: str, word: str
) -> None:
    clock.advance(seconds)
    shown = compose(case, clock.now_ns(), clock.wall()).clock
    assert shown is not None
    assert (shown.mood, shown.digits, shown.word) == (mood, digits, word)


def test_a_pause_stands_still(case: StageView, clock: FakeClock) -> None:
    assert case.turn is not None
    still = replace(case, paused=True, turn=replace(case.turn, frozen_ns=52 * SECOND_NS))
    clock.advance(300)
    shown = compose(still, clock.now_ns(), clock.wall()).clock
    assert shown is not None
    assert (shown.digits, shown.mood) == ("0:52", Mood.PAUSED)


def test_overtime_moves_the_end_and_says_how_late(case: StageView, clock: FakeClock) -> None:
    moving = replace(case, end_moves_after_ns=clock.now_ns() + 10 * SECOND_NS)
    assert case.end_s is not None
    clock.advance(9)
    frame = compose(moving, clock.now_ns(), clock.wall())
    assert (frame.end, frame.late) == (f"we end {time_of_day(case.end_s)}", False)
    clock.advance(1 + 125)
    frame = compose(moving, clock.now_ns(), clock.wall())
    assert (frame.end, frame.late) == (f"we end {time_of_day(case.end_s + 125)} · 2 late", True)


def test_a_moving_end_is_looked_at_when_its_minute_changes(case: StageView, clock: FakeClock) -> None:
    assert case.end_s is not None
    still = replace(case, turn=None, step=None, end_s=case.end_s + 50)
    moving = replace(still, end_moves_after_ns=clock.now_ns() + 2 * SECOND_NS)
    assert until_change_ns(still, clock.now_ns(), clock.wall()) == 60 * SECOND_NS
    assert until_change_ns(moving, clock.now_ns(), clock.wall()) == 12 * SECOND_NS


def test_without_a_turn_the_step_is_the_large_clock(case: StageView, clock: FakeClock) -> None:
    frame = compose(replace(case, turn=None, speaker=""), clock.now_ns(), clock.wall())
    assert frame.clock is not None
    assert frame.clock.digits == "10:52"
    assert [p.digits for p in frame.pills] == ["", "", ""]


def test_an_item_without_steps_keeps_its_clock_beside_the_title(case: StageView, clock: FakeClock) -> None:
    frame = compose(replace(case, steps=()), clock.now_ns(), clock.wall())
    assert frame.item_clock is not None
    assert frame.item_clock.digits == "10:52"


def test_pen_up_is_said_to_the_room(case: StageView, clock: FakeClock) -> None:
    texts = compose(replace(case, pen=Pen.UP), clock.now_ns(), clock.wall()).texts()
    assert "Pen is up: nothing is taken down" in texts


def test_blank_is_blank(case: StageView, clock: FakeClock) -> None:
    for view in (replace(case, phase=Phase.BLANK), replace(case, mode=Mode.BLANK)):
        assert compose(view, clock.now_ns(), clock.wall(), alone=True).texts() == ()


def test_cover_is_a_clock_only(case: StageView, clock: FakeClock) -> None:
    frame = compose(replace(case, phase=Phase.COVER), clock.now_ns(), clock.wall())
    assert frame.texts() == (time_of_day(clock.wall().timestamp()),)


def test_the_door_says_when_we_begin(clock: FakeClock) -> None:
    view = StageView(Phase.GATHERING, group_title="Circle", begins_at="18:00", rule_line="Rule.", speaker="X")
    frame = compose(view, clock.now_ns(), clock.wall())
    assert frame.texts() == ("Circle", frame.wall, "We begin at 18:00", "Rule.")


def test_the_end_thanks_and_no_more(case: StageView, clock: FakeClock) -> None:
    frame = compose(replace(case, phase=Phase.ENDED), clock.now_ns(), clock.wall())
    assert frame.texts() == ("Hudson CTO Circle", frame.wall, "Thank you")


def test_a_break_says_when_it_is_over(case: StageView, clock: FakeClock) -> None:
    shown = compose(replace(case, back_at="19:32", speaker="", turn=None), clock.now_ns(), clock.wall())
    assert (shown.headline, shown.title) == ("Back at 19:32", case.public_title)
    assert shown.clock is not None


def test_a_talk_shows_its_time_alone_and_how_many_questions_wait(case: StageView, clock: FakeClock) -> None:
    shown = compose(replace(case, waiting=3), clock.now_ns(), clock.wall())
    assert case.step is not None
    assert (shown.headline, shown.next_label, shown.next_names) == ("", "Questions waiting", ("3",))
    assert shown.clock is not None
    assert shown.clock.digits == clock_text(case.step.at_ns - clock.now_ns())
    quiet = compose(replace(case, waiting=0), clock.now_ns(), clock.wall())
    assert (quiet.next_label, quiet.next_names) == ("", ())


@pytest.mark.parametrize("phase", [Phase.GATHERING, Phase.RUNNING, Phase.ENDED])
def test_a_message_stands_in_the_middle(case: StageView, clock: FakeClock, phase: Phase) -> None:
    shown = compose(replace(case, phase=phase, message="Phones away"), clock.now_ns(), clock.wall())
    assert "Phones away" in (shown.headline, shown.message)
    assert case.speaker not in shown.texts()


@pytest.mark.parametrize("phase", [Phase.COVER, Phase.BLANK])
def test_a_covered_stage_shows_no_message(case: StageView, clock: FakeClock, phase: Phase) -> None:
    shown = compose(replace(case, phase=phase, message="Phones away"), clock.now_ns(), clock.wall())
    assert "Phones away" not in shown.texts()
