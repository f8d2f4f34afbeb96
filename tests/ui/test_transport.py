"""Every transport key in every state of the meeting: a table of what it does, pressed in a real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerdesk.domain.running import Arm, Running
from peerdesk.domain.timing import SECOND_NS, remaining_ns
from tests.ui.evening import CTRL, Evening

TABLE = """
state | PgDn | PgUp | Ctrl+T | Ctrl+L | → | ← | ↓ | Space | + | -
door | begins | . | . | pen up | . | . | . | . | . | .
one speaker | item 1.0 | . | item 1.0 | pen up | item 1.0 | . | . | pauses | step +60 | step -60
paused | item 1.0 | resumes | item 1.0 | pen up | item 1.0 | resumes | . | resumes | step +60 | step -60
overtime | item 1.0 | . | item 1.0 | pen up | item 1.0 | . | . | pauses | step +60 | step -60
over+paused | item 1.0 | resumes | item 1.0 | pen up | item 1.0 | resumes | . | resumes | step +60 | step -60
armed | item 1.0 | resumes | item 1.0 | pen up | item 1.0 | resumes | . | resumes | step +60 | step -60
round, empty | AS | item 0.0 | item 2.0 | pen up | AS | item 0.0 | skips | pauses | step +60 | step -60
turn | BO | nobody | item 2.0 | pen up | BO | nobody | BO | pauses | turn +30 | turn -30
turn paused | BO, on | resumes | item 2.0 | pen up | BO, on | resumes | BO, on | resumes | turn +30 | turn -30
turn over | BO | nobody | item 2.0 | pen up | BO | nobody | BO | pauses | turn +30 | turn -30
hand up | DK | item 2.1 | item 4.0 | pen up | DK | item 2.1 | skips | pauses | step +60 | step -60
no hand | item 4.0 | item 2.1 | item 4.0 | pen up | item 4.0 | item 2.1 | . | pauses | step +60 | step -60
last turn | ends | DK | . | pen up | ends | DK | nobody | pauses | turn +30 | turn -30
ended | says | goes on | goes on | pen up | . | . | . | . | . | .
ended, told | closes | goes on | goes on | pen up | . | . | . | . | . | .
"""
"""Rows: where the meeting is. Columns: the key. `.`: nothing happens. AS: Ana has the floor. item 2.1: second
step of the third item. says: what is still open before the close."""


def sit(evening: Evening) -> None:
    evening.sit_down()
    evening.clock.advance(10)


def round_empty(evening: Evening) -> None:
    sit(evening)
    evening.go_to(1)


def speaks(evening: Evening) -> None:
    round_empty(evening)
    evening.next()


def turn_over(evening: Evening) -> None:
    speaks(evening)
    evening.clock.advance(100)


def queue(evening: Evening) -> None:
    sit(evening)
    evening.go_to(3)
    evening.window.run.hand(evening.person("Deniz"))


def queue_empty(evening: Evening) -> None:
    sit(evening)
    evening.go_to(3)


def over(evening: Evening) -> None:
    sit(evening)
    evening.clock.advance(400)


def armed(evening: Evening) -> None:
    over(evening)
    evening.window.run.press(Arm(5.0))


def last(evening: Evening) -> None:
    sit(evening)
    evening.go_to(4)
    for _ in range(5):
        evening.next()


def paused(state: Callable[[Evening], None]) -> Callable[[Evening], None]:
    def reach(evening: Evening) -> None:
        state(evening)
        evening.window.run.pause()

    return reach


def ended(evening: Evening) -> None:
    sit(evening)
    evening.page.end_talk()


def ended_told(evening: Evening) -> None:
    ended(evening)
    evening.next()


STATES: dict[str, Callable[[Evening], None]] = {
    "door": Evening.open_door,
    "one speaker": sit,
    "paused": paused(sit),
    "overtime": over,
    "over+paused": paused(over),
    "armed": armed,
    "round, empty": round_empty,
    "turn": speaks,
    "turn paused": paused(speaks),
    "turn over": turn_over,
    "hand up": queue,
    "no hand": queue_empty,
    "last turn": last,
    "ended": ended,
    "ended, told": ended_told,
}
KEYS: dict[str, tuple[Qt.Key, Qt.KeyboardModifier, bool]] = {
    "PgDn": (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, False),
    "PgUp": (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, False),
    "Ctrl+T": (Qt.Key.Key_T, CTRL, False),
    "Ctrl+L": (Qt.Key.Key_L, CTRL, False),
    "→": (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, True),
    "←": (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, True),
    "↓": (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, True),
    "Space": (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, True),
    "+": (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier, True),
    "-": (Qt.Key.Key_Minus, Qt.KeyboardModifier.NoModifier, True),
}
"""Key, modifiers, and whether it is pressed at the table."""


def left_s(running: Running, now_ns: int) -> tuple[int | None, int | None]:
    """Seconds left of the step and of the turn."""
    both = (remaining_ns(clock, now_ns) for clock in (running.step_clock, running.table.turn))
    step, turn = (None if left is None else round(left / SECOND_NS) for left in both)
    return step, turn


def tells(evening: Evening) -> bool:
    """Whether it is said what is still open before the close."""
    closing = evening.page._closing
    return closing is not None and closing.is_told


def difference(evening: Evening, before: Running, after: Running, *, told: bool) -> str:
    """What a press did, in a few words. told: whether it was said before what is still open."""
    now_ns = evening.clock.now_ns()
    said = []
    if evening.window.run.is_closing:
        return "closes"
    if tells(evening) and not told:
        return "says"
    if after.begun != before.begun:
        return "begins"
    if after.ended != before.ended:
        return "ends" if after.ended else "goes on"
    if (after.item, after.step) != (before.item, before.step):
        return f"item {after.item}.{after.step}"
    if after.pen_up != before.pen_up:
        said.append("pen up" if after.pen_up else "pen down")
    if after.table.floor != before.table.floor:
        said.append(evening.window.run.initials(after.table.floor or 0) or "nobody")
    elif after.table.passed != before.table.passed:
        said.append("skips")
    if after.paused != before.paused:
        said.append("pauses" if after.paused else "resumes")
    if after.table.floor == before.table.floor:
        for name, old, new in zip(
            ("step", "turn"), left_s(before, now_ns), left_s(after, now_ns), strict=True
        ):
            if old != new and old is not None and new is not None:
                said.append(f"{name} {new - old:+}")
    return ", ".join(said).replace(", resumes", ", on") or "."


def pressed(evening: Evening, state: str, key: str) -> str:
    STATES[state](evening)
    code, modifiers, at_table = KEYS[key]
    if at_table and evening.page.panel.isVisible():
        evening.page.to_table()
    evening.clock.advance(1)
    before, told = evening.running, tells(evening)
    QTest.keyClick(evening.focus, code, modifiers)
    return difference(evening, before, evening.running, told=told)


HEADS, *ROWS = [line.split(" | ") for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(
    ("state", "key", "does"),
    [(state, key, does) for state, *cells in ROWS for key, does in zip(HEADS[1:], cells, strict=True)],
)
def test_a_transport_key_does_what_the_table_says(evening: Evening, state: str, key: str, does: str) -> None:
    assert pressed(evening, state, key) == does


def test_the_table_has_every_state_and_key() -> None:
    assert [row[0] for row in ROWS] == list(STATES)
    assert HEADS[1:] == list(KEYS)


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("door", "ended, told")])
def test_two_presses_of_next_within_a_moment_act_once(evening: Evening, state: str) -> None:
    STATES[state](evening)
    evening.next()
    once = evening.running
    evening.clock.advance(0.14)
    evening.key(Qt.Key.Key_PageDown)
    assert evening.running == once
    assert not evening.window.run.is_closing
