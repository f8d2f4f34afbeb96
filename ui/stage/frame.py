"""What stands on the Stage at one moment, as finished words. Painting adds nothing to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from ui.stage_model import (
    SECOND_NS,
    Counter,
    Mode,
    Pen,
    Phase,
    StageView,
    StepState,
    time_of_day,
)

translate = QCoreApplication.translate

LONGEST_WAIT_NS = 60 * SECOND_NS
"""A frame is looked at again after a minute at the latest, whatever it shows."""


class Mood(StrEnum):
    """How a clock looks: calm, in its last part, at the very end of it, past its end, or standing still."""

    CALM = "calm"
    LAST = "last"
    DANGER = "danger"
    OVER = "over"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Clock:
    """Digits, how they look, and the word that says the same without colour; "" while all is calm."""

    digits: str
    mood: Mood = Mood.CALM
    word: str = ""


@dataclass(frozen=True, slots=True)
class Pill:
    """A step in the row of steps. digits: of the running one, if its clock stands nowhere else."""

    title: str = field(repr=False)
    state: StepState
    digits: str = ""
    mood: Mood = Mood.CALM


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the Stage. Empty texts are not there; `clock` None: no large clock.

    headline: the large words where there is no clock, or the name over it. message: large words in place of
    everything in the middle. hint: for whoever clears away a
    Stage whose window is gone.
    """

    phase: Phase
    mode: Mode
    group: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    item_clock: Clock | None = None
    wall: str = ""
    end: str = ""
    late: bool = False
    headline: str = field(default="", repr=False)
    clock: Clock | None = None
    next_label: str = ""
    next_names: tuple[str, ...] = field(default=(), repr=False)
    pills: tuple[Pill, ...] = field(default=(), repr=False)
    rule: str = field(default="", repr=False)
    pen: Pen = Pen.NONE
    pen_words: str = ""
    message: str = field(default="", repr=False)
    hint: str = ""

    def texts(self) -> tuple[str, ...]:
        """Every text that is painted, in reading order."""
        clocks = [c for c in (self.item_clock, self.clock) if c]
        words = [self.group, self.title, self.wall, self.end, self.headline, self.next_label]
        words += [t for c in clocks for t in (c.digits, c.word)]
        words += [*self.next_names, *(t for p in self.pills for t in (p.title, p.digits))]
        return tuple(t for t in (*words, self.message, self.rule, self.pen_words, self.hint) if t)


def compose(view: StageView, now_ns: int, wall: dt.datetime, *, alone: bool = False) -> Frame:
    """The picture of a view at this moment. wall: aware. alone: the window that fed the Stage is gone."""
    hint = translate("Stage", "Esc closes this view") if alone else ""
    clock = time_of_day(wall.timestamp())
    if view.phase is Phase.BLANK or view.mode is Mode.BLANK:
        return Frame(Phase.BLANK, view.mode)
    if view.phase is Phase.COVER:
        return Frame(view.phase, view.mode, clock=Clock(clock), hint=hint)
    if view.phase is Phase.ENDED:
        thanks = translate("Stage", "Thank you")
        words = view.message or thanks
        return Frame(view.phase, view.mode, view.group_title, wall=clock, headline=words, hint=hint)
    if view.phase is Phase.GATHERING:
        return _gathering(view, clock, hint)
    return _running(view, now_ns, clock, hint)


def until_change_ns(view: StageView, now_ns: int, wall: dt.datetime) -> int:
    """How long the picture surely stays as it is: from 1 ns to a minute."""
    waits = [LONGEST_WAIT_NS, _to_full_minute_ns(wall.timestamp())]
    if view.phase is Phase.RUNNING and view.mode is not Mode.BLANK:
        waits += [wait for c in (view.turn, view.step) if c and (wait := c.until_change_ns(now_ns))]
        waits += _end_waits_ns(view, now_ns)
    return min(waits)


def _to_full_minute_ns(epoch_s: float) -> int:
    return max(1, round((60 - epoch_s % 60) * SECOND_NS))


def _end_waits_ns(view: StageView, now_ns: int) -> list[int]:
    """When the expected end, which moves from an instant on, and its lateness next show another minute."""
    if view.end_s is None or view.end_moves_after_ns is None:
        return []
    still_ns = max(0, view.end_moves_after_ns - now_ns)
    moved_s = view.moved_s(now_ns)
    return [still_ns + _to_full_minute_ns(base + moved_s) for base in (view.end_s, view.late_s)]


def _gathering(view: StageView, wall: str, hint: str) -> Frame:
    if view.message:
        headline = view.message
    elif view.begins_at:
        headline = translate("Stage", "We begin at {time}").format(time=view.begins_at)
    else:
        headline = translate("Stage", "Welcome")
    return Frame(
        view.phase, view.mode, view.group_title, wall=wall, headline=headline, rule=view.rule_line, hint=hint
    )


def _running(view: StageView, now_ns: int, wall: str, hint: str) -> Frame:
    if view.message:
        return _message(view, now_ns, wall, hint)
    if view.waiting is not None:
        view = _talk(view)
    large = view.turn or view.step
    small = view.step if view.turn else None
    bare = not large and not view.speaker
    end, late = _end(view, now_ns)
    return Frame(
        view.phase,
        view.mode,
        view.group_title,
        "" if bare else view.public_title,
        item_clock=_clock(small, now_ns, view.paused) if small and not view.steps else None,
        wall=wall,
        end=end,
        late=late,
        headline=view.public_title if bare else _back(view) or view.speaker,
        clock=_clock(large, now_ns, view.paused) if large else None,
        next_label=_next_label(view),
        next_names=view.next_names,
        pills=tuple(_pill(s.title, s.state, small, now_ns, view.paused) for s in view.steps),
        rule=view.rule_line,
        pen=view.pen,
        pen_words=_pen_words(view.pen),
        hint=hint,
    )


def _next_label(view: StageView) -> str:
    if not view.next_names:
        return ""
    return translate("Stage", "Next") if view.waiting is None else translate("Stage", "Questions waiting")


def _back(view: StageView) -> str:
    return translate("Stage", "Back at {time}").format(time=view.back_at) if view.back_at else ""


def _talk(view: StageView) -> StageView:
    """A talk: its time alone, and how many questions wait."""
    return replace(view, speaker="", turn=None, next_names=(str(view.waiting),) if view.waiting else ())


def _message(view: StageView, now_ns: int, wall: str, hint: str) -> Frame:
    """What the room is told, with the time in the line over it."""
    clock = view.turn or view.step
    end, late = _end(view, now_ns)
    return Frame(
        view.phase,
        view.mode,
        view.group_title,
        view.public_title,
        item_clock=_clock(clock, now_ns, view.paused) if clock else None,
        wall=wall,
        end=end,
        late=late,
        rule=view.rule_line,
        pen=view.pen,
        pen_words=_pen_words(view.pen),
        message=view.message,
        hint=hint,
    )


def _end(view: StageView, now_ns: int) -> tuple[str, bool]:
    """When we end, as words, and whether that is late by a minute or more."""
    if view.end_s is None:
        return "", False
    moved_s = view.moved_s(now_ns)
    late_minutes = int((view.late_s + moved_s) // 60)
    time = time_of_day(view.end_s + moved_s)
    if late_minutes < 1:
        return translate("Stage", "we end {time}").format(time=time), False
    words = translate("Stage", "we end {time} · {minutes} late")
    return words.format(time=time, minutes=late_minutes), True


def _clock(counter: Counter, now_ns: int, paused: bool) -> Clock:
    mood = _mood(counter, now_ns, paused)
    return Clock(counter.text(now_ns), mood, _mood_word(mood))


def _mood(counter: Counter, now_ns: int, paused: bool) -> Mood:
    if paused or counter.frozen_ns is not None:
        return Mood.PAUSED
    return Mood(counter.part(now_ns).value)


def _mood_word(mood: Mood) -> str:
    words = {
        Mood.LAST: translate("Stage", "nearly time"),
        Mood.DANGER: translate("Stage", "time to close"),
        Mood.OVER: translate("Stage", "over time"),
        Mood.PAUSED: translate("Stage", "paused"),
    }
    return words.get(mood, "")


def _pill(title: str, state: StepState, clock: Counter | None, now_ns: int, paused: bool) -> Pill:
    if state is not StepState.RUNNING or clock is None:
        return Pill(title, state)
    return Pill(title, state, clock.text(now_ns), _mood(clock, now_ns, paused))


def _pen_words(pen: Pen) -> str:
    words = {
        Pen.WRITING: translate("Stage", "writing"),
        Pen.UP: translate("Stage", "Pen is up: nothing is taken down"),
    }
    return words.get(pen, "")
