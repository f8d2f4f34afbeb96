"""What travels to the Stage: only what may be seen, whole, and the same digits on both sides."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import stage_model as sm

whole = st.integers(-(2**62), 2**62)
text = st.text(max_size=300)
counters = st.builds(sm.Counter, whole, whole, st.booleans(), *(st.none() | whole for _ in range(3)))
steps = st.builds(sm.StepView, text, st.sampled_from(sm.StepState))
views = st.builds(
    sm.StageView,
    phase=st.sampled_from(sm.Phase),
    mode=st.sampled_from(sm.Mode),
    group_title=text,
    public_title=text,
    speaker=text,
    next_names=st.lists(text, max_size=5).map(tuple),
    turn=st.none() | counters,
    step=st.none() | counters,
    steps=st.lists(steps, max_size=15).map(tuple),
    paused=st.booleans(),
    end_s=st.none() | st.floats(0, 1e10),
    late_s=st.floats(-1e6, 1e6),
    end_moves_after_ns=st.none() | whole,
    rule_line=text,
    pen=st.sampled_from(sm.Pen),
    begins_at=text,
    back_at=text,
    message=text,
    waiting=st.none() | st.integers(0, 99),
    planned_end_ns=st.none() | whole,
    language=text,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(views)
def test_a_view_survives_the_line(view: sm.StageView) -> None:
    line = sm.to_line(view)
    assert "\n" not in line
    assert line.isascii()
    assert sm.from_line(line) == view


@given(
    st.builds(
        sm.Answer,
        st.sampled_from(sm.AnswerKind),
        st.sampled_from(["", "user", "told"]),
        st.integers(0, 9),
        st.booleans(),
        st.booleans(),
    )
)
def test_an_answer_survives_the_line(answer: sm.Answer) -> None:
    assert sm.answer_from_line(sm.answer_line(answer)) == answer


def test_the_model_has_room_for_nothing_else() -> None:
    """Adding a name here means that the room may read it on the wall."""
    allowed = {
        "phase mode group_title public_title speaker next_names turn step steps paused end_s late_s",
        "end_moves_after_ns rule_line pen begins_at back_at message waiting planned_end_ns language",
    }
    assert {f.name for f in dataclasses.fields(sm.StageView)} == set(" ".join(allowed).split())
    assert {f.name for f in dataclasses.fields(sm.StepView)} == {"title", "state"}
    assert {f.type for f in dataclasses.fields(sm.Counter)} == {"int", "bool", "int | None"}


def test_every_text_has_a_limit() -> None:
    long = "word " * 1_000
    view = sm.StageView(sm.Phase.RUNNING, group_title=long, public_title=long, speaker=long, rule_line=long)
    view = dataclasses.replace(view, next_names=(long,) * 9, begins_at=long, back_at=long, message=long)
    view = dataclasses.replace(view, language=long)
    view = dataclasses.replace(view, steps=(sm.StepView(long),) * 99)
    assert len(sm.to_line(view)) < sm.MAX_LINE
    texts = [v for v in dataclasses.asdict(view).values() if isinstance(v, str)]
    assert max(map(len, [*texts, *view.next_names, *(s.title for s in view.steps)])) <= max(
        sm.LIMITS.values()
    )
    assert len(view.next_names) == sm.MAX_NEXT


def test_the_model_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(sm.__file__).read_text(encoding="utf-8"))
    names = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert not [n for n in names if n and n.split(".")[0] in {"ui", "peerdesk", "PySide6"}]


def test_unknown_fields_are_ignored() -> None:
    raw = json.loads(sm.to_line(sm.StageView(sm.Phase.ENDED)))
    assert sm.from_line(json.dumps(raw | {"note": "words"})) == sm.StageView(sm.Phase.ENDED)


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_rubbish_is_refused_plainly(line: bytes | str) -> None:
    with pytest.raises(sm.BadLine):
        sm.from_line(line)


@given(st.sampled_from([f.name for f in dataclasses.fields(sm.StageView)]), json_values)
def test_a_field_of_any_shape_is_read_or_refused(name: str, value: object) -> None:
    raw = json.loads(sm.to_line(sm.StageView(sm.Phase.RUNNING))) | {name: value}
    with contextlib.suppress(sm.BadLine):
        assert isinstance(sm.from_line(json.dumps(raw)), sm.StageView)


def test_a_refusal_holds_nothing_of_the_line() -> None:
    with pytest.raises(sm.BadLine) as refused:
        sm.from_line('{"phase": "running", "speaker": ["Hana"]}')
    assert (str(refused.value), refused.value.__cause__) == ("", None)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (60.0, "1:00"),
        (59.001, "1:00"),
        (59.0, "0:59"),
        (0.001, "0:01"),
        (0.0, "0:00"),
        (-0.999, "0:00"),
        (-1.0, "+0:01"),
        (-12.5, "+0:12"),
        (3_599.5, "1:00:00"),
        (3_723.0, "1:02:03"),
        (-3_601.0, "+1:00:01"),
    ],
)
def test_digits_left(seconds: float, shown: str) -> None:
    assert sm.clock_text(round(seconds * sm.SECOND_NS)) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(-3.0, "0:00"), (0.9, "0:00"), (61.9, "1:01")])
def test_digits_gone_by(seconds: float, shown: str) -> None:
    assert sm.elapsed_text(round(seconds * sm.SECOND_NS)) == shown


@given(counters, whole)
def test_digits_stay_exactly_until_they_change(counter: sm.Counter, now_ns: int) -> None:
    shown, wait_ns = counter.text(now_ns), counter.until_change_ns(now_ns)
    if wait_ns is None:
        assert counter.text(now_ns + 10**12) == shown
    else:
        assert counter.text(now_ns + wait_ns - 1) == shown
        at_rest = {"0:00"}  # a clock that has not begun counting up stays there
        assert counter.text(now_ns + wait_ns) != shown or (counter.up and shown in at_rest)


@pytest.mark.parametrize(
    ("length_s", "last_s"), [(0, 0), (20, 10), (60, 15), (77, 15), (120, 24), (600, 120)]
)
def test_a_clock_warns_in_its_last_part(length_s: int, last_s: int) -> None:
    assert sm.last_part_ns(length_s * sm.SECOND_NS) == last_s * sm.SECOND_NS


@pytest.mark.parametrize(("length_s", "last_s"), [(0, 0), (20, 4), (60, 5), (120, 6), (600, 30), (3600, 180)])
def test_a_clock_is_nearly_over_at_its_very_end(length_s: int, last_s: int) -> None:
    assert sm.danger_part_ns(length_s * sm.SECOND_NS) == last_s * sm.SECOND_NS


@given(counters, whole)
def test_the_parts_of_a_clock_come_one_after_the_other(counter: sm.Counter, now_ns: int) -> None:
    order = list(sm.Part)
    later = now_ns + 10 * sm.SECOND_NS
    assert counter.up or order.index(counter.part(now_ns)) <= order.index(counter.part(later))


def test_lines_come_whole_however_the_pipe_cuts_them() -> None:
    lines: list[bytes] = []
    pending = b""
    for chunk in (b"on", b"e\r\ntwo\nth", b"ree\n", b"rest"):
        more, pending = sm.whole_lines(pending, chunk)
        lines += more
    assert (lines, pending) == ([b"one", b"two", b"three"], b"rest")


def test_an_overlong_line_is_lost_and_the_next_one_is_not() -> None:
    good = sm.to_line(sm.StageView(sm.Phase.ENDED)).encode()
    _, pending = sm.whole_lines(b"", b"{" * (sm.MAX_LINE + 1))
    (tail, after), _ = sm.whole_lines(pending, good + b"\n" + good + b"\n")
    with pytest.raises(sm.BadLine):
        sm.from_line(tail)
    assert sm.from_line(after) == sm.StageView(sm.Phase.ENDED)


def test_the_end_moves_with_overtime() -> None:
    view = sm.StageView(sm.Phase.RUNNING, end_s=1_000.0, end_moves_after_ns=50 * sm.SECOND_NS)
    assert view.moved_s(49 * sm.SECOND_NS) == 0
    assert view.moved_s(62 * sm.SECOND_NS) == 12
