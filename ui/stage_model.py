"""What the Stage may be told, and the lines in which it travels. This module imports nothing of ours.

The room reads the Stage, so this is the list of all it can ever show: there is no field for a note, a
share, an organisation or a surname. Texts are cut to the lengths in `LIMITS`, whoever makes them.
Deadlines are in `now_ns` of the clock that all processes of one boot share; both sides turn them into
digits with `clock_text` and `elapsed_text`, so that the room and the window never differ.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TypeAlias

SECOND_NS = 1_000_000_000
LEAVE_LINE = '{"leave": true}'
MAX_LINE = 65_536
"""Longest line in bytes that is read at all."""

LIMITS = {"title": 120, "name": 60, "rule": 240, "moment": 16, "language": 16}
"""Longest texts, in characters. Chosen: twice what a screen of 1280 px can show in one line."""
MAX_NEXT = 3
MAX_STEPS = 40


class BadLine(ValueError):
    """A line that is no message of ours. It carries no part of the line."""


class Phase(StrEnum):
    """What the meeting is doing, as far as the room is concerned."""

    GATHERING = "gathering"
    RUNNING = "running"
    ENDED = "ended"
    COVER = "cover"
    BLANK = "blank"


class Mode(StrEnum):
    """The shape of the Stage: the whole screen, a window to share in a call, a bar, or nothing to see."""

    STAGE = "stage"
    WINDOW = "window"
    STRIP = "strip"
    BLANK = "blank"


class Pen(StrEnum):
    """Whether notes are being taken; NONE: nothing is said about it."""

    WRITING = "writing"
    UP = "up"
    NONE = "none"


class StepState(StrEnum):
    """Where a step of the item stands."""

    DONE = "done"
    RUNNING = "running"
    COMING = "coming"


class Part(StrEnum):
    """Which part of its length a clock is in: the window and the room change at the same moment."""

    CALM = "calm"
    LAST = "last"
    DANGER = "danger"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Counter:
    """A clock given by one instant, so that it counts without being told again.

    at_ns: when nothing is left, or, counting up, when it began. length_ns: planned length, 0 if there is
    none. frozen_ns: what is left (or has gone by) while it stands still; None: it runs. warn_ns, danger_ns:
    how much is left when its last part begins, and the very end of it; None: by its length.
    """

    at_ns: int
    length_ns: int = 0
    up: bool = False
    frozen_ns: int | None = None
    warn_ns: int | None = None
    danger_ns: int | None = None

    def part(self, now_ns: int) -> Part:
        """Where it is: over once a whole second is, as the digits say."""
        if self.up or not self.length_ns:
            return Part.CALM
        left_ns = self.value_ns(now_ns)
        warn_ns = last_part_ns(self.length_ns) if self.warn_ns is None else self.warn_ns
        danger_ns = danger_part_ns(self.length_ns) if self.danger_ns is None else self.danger_ns
        if left_ns <= -SECOND_NS:
            return Part.OVER
        if left_ns <= danger_ns:
            return Part.DANGER
        return Part.LAST if left_ns <= warn_ns else Part.CALM

    def value_ns(self, now_ns: int) -> int:
        """What is left, below 0 in overtime; counting up, what has gone by."""
        if self.frozen_ns is not None:
            return self.frozen_ns
        return now_ns - self.at_ns if self.up else self.at_ns - now_ns

    def text(self, now_ns: int) -> str:
        """The digits at this moment."""
        value = self.value_ns(now_ns)
        return elapsed_text(value) if self.up else clock_text(value)

    def until_change_ns(self, now_ns: int) -> int | None:
        """How long these digits stay: 1 ns to 1 s; None for ever."""
        return None if self.frozen_ns is not None else (self.at_ns - now_ns) % SECOND_NS or SECOND_NS


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the running item by its public title."""

    title: str = field(repr=False)
    state: StepState = StepState.COMING

    def __post_init__(self) -> None:
        _tidy(self, "title", "title")


@dataclass(frozen=True, slots=True)
class StageView:
    """All that the room may see, whole, each time.

    speaker, next_names: as the group allows them to be shown; empty if it does not. turn: the clock of the
    person speaking, if it is limited. step: the clock of the running step, or of the item without steps.
    end_s: when we expect to end, in seconds of Unix time; late_s: how much later than planned that is. Both
    hold until end_moves_after_ns, from where on each second makes them one second more (overtime, a pause);
    None: they stand. begins_at, back_at: the time of day as written, of the
    beginning and of the end of a break. message: what the facilitator tells the room. waiting: questions, in
    a talk, which shows its time alone; None: it is no talk. planned_end_ns: after it, with half an hour's
    grace, a Stage without a window leaves.
    """

    phase: Phase
    mode: Mode = Mode.STAGE
    group_title: str = field(default="", repr=False)
    public_title: str = field(default="", repr=False)
    speaker: str = field(default="", repr=False)
    next_names: tuple[str, ...] = field(default=(), repr=False)
    turn: Counter | None = None
    step: Counter | None = None
    steps: tuple[StepView, ...] = field(default=(), repr=False)
    paused: bool = False
    end_s: float | None = None
    late_s: float = 0.0
    end_moves_after_ns: int | None = None
    rule_line: str = field(default="", repr=False)
    pen: Pen = Pen.NONE
    begins_at: str = ""
    back_at: str = ""
    message: str = field(default="", repr=False)
    waiting: int | None = None
    planned_end_ns: int | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        for name, limit in _TEXTS.items():
            _tidy(self, name, limit)
        names = tuple(plain_text(name, LIMITS["name"]) for name in self.next_names)
        object.__setattr__(self, "next_names", tuple(name for name in names if name)[:MAX_NEXT])
        object.__setattr__(self, "steps", self.steps[:MAX_STEPS])

    def moved_s(self, now_ns: int) -> float:
        """Seconds by which the expected end has moved since this was sent; 0 or more."""
        if self.end_moves_after_ns is None:
            return 0.0
        return max(0, now_ns - self.end_moves_after_ns) / SECOND_NS


_TEXTS = {
    "group_title": "title",
    "public_title": "title",
    "speaker": "name",
    "rule_line": "rule",
    "begins_at": "moment",
    "back_at": "moment",
    "message": "rule",
    "language": "language",
}


class AnswerKind(StrEnum):
    """What a Stage tells its window.

    PAINTED: the first view stands on the screen. CLOSED: it leaves. SCREENS: which screens there are. KEY:
    a key of the meeting was pressed while the Stage had the keyboard.
    """

    PAINTED = "painted"
    CLOSED = "closed"
    SCREENS = "screens"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Answer:
    """One line from the Stage to the window.

    reason: of CLOSED (`user`, `told`, `late`) or the key of KEY (`next`, `back`, `blank`). screens: how many
    there are. mirrored: two of them show the same. shown: the Stage can be seen on one of them.
    """

    kind: AnswerKind
    reason: str = ""
    screens: int = 0
    mirrored: bool = False
    shown: bool = True


def clock_text(remaining_ns: int) -> str:
    """Time left as digits: "0:52", "1:02:03", and past the end "+0:12".

    Whole seconds, rounded up, so that a turn of a minute begins with "1:00" and "0:00" means time.
    """
    seconds = -(-remaining_ns // SECOND_NS)
    return ("+" if seconds < 0 else "") + _digits(abs(seconds))


def elapsed_text(elapsed_ns: int) -> str:
    """Time gone by as digits: whole seconds, rounded down, never below "0:00"."""
    return _digits(max(0, elapsed_ns) // SECOND_NS)


def time_of_day(epoch_s: float) -> str:
    """Hours and minutes where this machine stands, such as "20:37"; minutes are rounded down."""
    return dt.datetime.fromtimestamp(epoch_s, dt.UTC).astimezone().strftime("%H:%M")


def last_part_ns(length_ns: int) -> int:
    """From how much time left on a clock warns: a fifth of it, at least 15 s, at most half, in whole seconds.

    Chosen: in the middle of what meeting timers do (a third for a minute's talk, a seventh for seven).
    """
    return min(max(15 * SECOND_NS, length_ns // 5), length_ns // 2) // SECOND_NS * SECOND_NS


def danger_part_ns(length_ns: int) -> int:
    """From how much time left on a clock is nearly over: a twentieth, at least 5 s, at most a fifth.

    The share is SessionLab's; the floor leaves time for a last word in a turn of a minute.
    """
    return min(max(5 * SECOND_NS, length_ns // 20), length_ns // 5) // SECOND_NS * SECOND_NS


def plain_text(text: str, limit: int) -> str:
    """One line without control characters, cut to `limit` characters with an ellipsis."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    line = " ".join("".join(" " if _is_control(c) else c for c in whole).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def keeps_on_top(platform: str) -> bool:
    """Whether a window can be kept above all others on this platform of Qt's; under Wayland none can.

    Source: Qt, `Qt::WindowStaysOnTopHint`; no protocol of Wayland's own has it.
    """
    return not platform.startswith("wayland")


def door_name(token: str) -> str:
    """The local socket at which a Stage with this token can be asked to leave."""
    return f"peerdesk-stage-{token}"


def leave_request(pid: int) -> bytes:
    """What is said at that socket. The process number keeps a second-hand token from meaning another."""
    return f"leave {pid}\n".encode("ascii")


def whole_lines(pending: bytes, chunk: bytes) -> tuple[list[bytes], bytes]:
    """Split what came through a pipe; returns the lines, stripped, and the beginning of the next one.

    An overlong line is not kept: of it stays a mark that no message begins with, so that the rest is no
    message either.
    """
    *whole, rest = (pending + chunk).split(b"\n")
    return [line.strip() for line in whole], rest if len(rest) <= MAX_LINE else b"#"


def to_line(view: StageView) -> str:
    """One line of JSON in plain ASCII, without the line's end."""
    return json.dumps(asdict(view), separators=(",", ":"))


def from_line(line: str | bytes) -> StageView:
    """Read what `to_line` wrote. Fields it does not know are ignored, missing ones take their default.

    Raises:
        BadLine: no JSON object, no known phase, a field of a wrong type, or too long.
    """
    raw = _parsed(line)
    try:
        return _view(raw)
    except (KeyError, TypeError, ValueError):
        raise BadLine from None


def answer_line(answer: Answer) -> str:
    """One line of JSON for the window, without the line's end."""
    return json.dumps(asdict(answer), separators=(",", ":"))


def answer_from_line(line: str | bytes) -> Answer:
    """Read what `answer_line` wrote.

    Raises:
        BadLine: as for `from_line`.
    """
    raw = _parsed(line)
    try:
        return Answer(
            AnswerKind(_text(raw, "kind")),
            plain_text(_text(raw, "reason"), LIMITS["moment"]),
            _whole(raw.get("screens", 0)),
            _flag(raw, "mirrored", False),
            _flag(raw, "shown", True),
        )
    except (KeyError, TypeError, ValueError):
        raise BadLine from None


_Raw: TypeAlias = Mapping[str, object]


def _digits(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _is_control(character: str) -> bool:
    return ord(character) < 32 or 127 <= ord(character) < 160


def _tidy(value: object, name: str, limit: str) -> None:
    """Cut a text of a frozen value while it is being made, so that no longer one can exist."""
    object.__setattr__(value, name, plain_text(getattr(value, name), LIMITS[limit]))


def _parsed(line: str | bytes) -> _Raw:
    if len(line) > MAX_LINE:
        raise BadLine
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine from None
    if not isinstance(raw, dict):
        raise BadLine
    return raw


def _view(raw: _Raw) -> StageView:
    return StageView(
        phase=Phase(_text(raw, "phase")),
        mode=Mode(_text(raw, "mode", Mode.STAGE)),
        group_title=_text(raw, "group_title"),
        public_title=_text(raw, "public_title"),
        speaker=_text(raw, "speaker"),
        next_names=tuple(_checked_text(name) for name in _list(raw, "next_names")),
        turn=_counter(raw.get("turn")),
        step=_counter(raw.get("step")),
        steps=tuple(_step(step) for step in _list(raw, "steps")),
        paused=_flag(raw, "paused", False),
        end_s=None if raw.get("end_s") is None else _number(raw["end_s"]),
        late_s=_number(raw.get("late_s", 0.0)),
        end_moves_after_ns=_whole_or_none(raw.get("end_moves_after_ns")),
        rule_line=_text(raw, "rule_line"),
        pen=Pen(_text(raw, "pen", Pen.NONE)),
        begins_at=_text(raw, "begins_at"),
        back_at=_text(raw, "back_at"),
        message=_text(raw, "message"),
        waiting=_whole_or_none(raw.get("waiting")),
        planned_end_ns=_whole_or_none(raw.get("planned_end_ns")),
        language=_text(raw, "language", "en"),
    )


def _counter(raw: object) -> Counter | None:
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise TypeError
    frozen_ns = _whole_or_none(raw.get("frozen_ns"))
    return Counter(
        _whole(raw["at_ns"]),
        _whole(raw.get("length_ns", 0)),
        _flag(raw, "up", False),
        frozen_ns,
        _whole_or_none(raw.get("warn_ns")),
        _whole_or_none(raw.get("danger_ns")),
    )


def _step(raw: object) -> StepView:
    if not isinstance(raw, dict):
        raise TypeError
    return StepView(_text(raw, "title"), StepState(_text(raw, "state", StepState.COMING)))


def _text(raw: _Raw, name: str, default: str = "") -> str:
    return _checked_text(raw.get(name, default))


def _checked_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _list(raw: _Raw, name: str) -> list[object]:
    value = raw.get(name, [])
    if not isinstance(value, list):
        raise TypeError
    return value


def _flag(raw: _Raw, name: str, default: bool) -> bool:
    value = raw.get(name, default)
    if not isinstance(value, bool):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 1 << 63:
        raise TypeError
    return value


def _whole_or_none(value: object) -> int | None:
    return None if value is None else _whole(value)


def _number(value: object) -> float:
    """Seconds of Unix time, or of lateness, within the years that a date can have."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not math.isfinite(value) or abs(value) > 100_000_000_000:
        raise ValueError
    return float(value)
