"""Turn-taking: who has the floor, who is next, who passed, who was heard."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerdesk.domain.timing import Timer


class Mode(StrEnum):
    """The ways in which the floor passes on, as the screen offers them."""

    ONE_SPEAKER = "one_speaker"
    ROUND = "round"
    QUEUE = "queue"
    FREE = "free"


class TurnRule(StrEnum):
    """Turn rules as formats name them; `mode` is how the floor passes on under each."""

    NONE = "none"
    CHAIR = "chair"
    SPEAKER = "speaker"
    GO_ROUND = "go_round"
    GO_ROUND_ORDER = "go_round_order"
    POPCORN_ONCE = "popcorn_once"
    POPCORN = "popcorn"
    OBJECT = "object"
    QUEUE = "queue"
    QUEUE2 = "queue2"
    QUEUE_BALANCE = "queue_balance"
    QA_ONE = "qa_one"
    ASK_ONLY = "ask_only"
    I_LANGUAGE = "i_language"
    PRESENTER_OUT = "presenter_out"
    SILENT = "silent"
    SMALL_GROUPS = "small_groups"
    FISHBOWL = "fishbowl"
    TIMEBOX = "timebox"
    DEBATE = "debate"
    ONE_CONVERSATION = "one_conversation"

    @property
    def mode(self) -> Mode:
        """How the floor passes on under this rule."""
        return _MODES.get(self, Mode.FREE)


_MODES = {
    TurnRule.CHAIR: Mode.ONE_SPEAKER,
    TurnRule.SPEAKER: Mode.ONE_SPEAKER,
    TurnRule.GO_ROUND: Mode.ROUND,
    TurnRule.GO_ROUND_ORDER: Mode.ROUND,
    TurnRule.OBJECT: Mode.ROUND,
    TurnRule.I_LANGUAGE: Mode.ROUND,
    TurnRule.QUEUE: Mode.QUEUE,
    TurnRule.QUEUE2: Mode.QUEUE,
    TurnRule.QUEUE_BALANCE: Mode.QUEUE,
    TurnRule.QA_ONE: Mode.QUEUE,
    TurnRule.ASK_ONLY: Mode.QUEUE,
    TurnRule.DEBATE: Mode.QUEUE,
}

PLAIN_RULES = {
    Mode.ONE_SPEAKER: TurnRule.SPEAKER,
    Mode.ROUND: TurnRule.GO_ROUND,
    Mode.QUEUE: TurnRule.QUEUE,
    Mode.FREE: TurnRule.NONE,
}
"""The rule that a mode means when somebody picks it by hand."""


@dataclass(frozen=True, slots=True)
class Table:
    """The floor of one step.

    order: people who may speak, as they sit. heard: had a turn in this step. passed: passed or were skipped
    and are offered once more at the end, in that order; somebody who takes up that offer stays there while
    they have the floor. declined: passed twice. hands: waiting, in the order of their hands. turn_s: seconds
    a turn, None without a limit. turn: clock of who has the floor.
    """

    mode: Mode
    order: tuple[int, ...] = ()
    turn_s: int | None = None
    floor: int | None = None
    turn: Timer = field(default_factory=Timer)
    heard: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()
    declined: tuple[int, ...] = ()
    hands: tuple[int, ...] = ()


def next_person(table: Table) -> int | None:
    """Who has the floor after the next press, or None when the step is through.

    A round goes by seats to whoever was not heard, then once more to those who passed (talking circles: a
    pass is valid and offered again at the end). Elsewhere the first hand is next; under one speaker nobody.
    """
    return next(iter(upcoming(table)), None)


def upcoming(table: Table) -> tuple[int, ...]:
    """Everybody who will have the floor in this step if nothing changes, in order."""
    if table.mode is Mode.ONE_SPEAKER:
        return ()
    if table.mode is not Mode.ROUND:
        return table.hands
    done = {*table.heard, *table.declined, *table.passed, table.floor}
    fresh = tuple(p for p in table.order if p not in done)
    again = tuple(p for p in table.passed if p != table.floor and p in table.order)
    return fresh + again


def give(table: Table, person: int | None, turn: Timer) -> Table:
    """The floor to `person` (None: to nobody); whoever had it was heard."""
    heard = table.heard
    if table.floor is not None and table.floor not in heard:
        heard = (*heard, table.floor)
    return replace(
        table,
        floor=person,
        turn=turn,
        heard=heard,
        hands=tuple(p for p in table.hands if p != person),
        passed=tuple(p for p in table.passed if p != table.floor),
    )


def with_pass(table: Table, person: int) -> Table:
    """`person` passes: offered once more at the end; a second pass is final. Not a contribution.

    Somebody who was heard already only gives back the floor or the hand.
    """
    table = replace(
        table,
        floor=None if table.floor == person else table.floor,
        turn=Timer() if table.floor == person else table.turn,
        hands=tuple(p for p in table.hands if p != person),
    )
    if person in table.heard or person in table.declined:
        return table
    if person not in table.passed:
        return replace(table, passed=(*table.passed, person))
    left = tuple(p for p in table.passed if p != person)
    return replace(table, passed=left, declined=(*table.declined, person))


def with_hand(table: Table, person: int) -> Table:
    """A hand up, or down if it was up; the running clock is untouched.

    Whoever has the floor or is not at the table has no hand.
    """
    if person in table.hands:
        return replace(table, hands=tuple(p for p in table.hands if p != person))
    if person == table.floor or person not in table.order:
        return table
    return replace(table, hands=(*table.hands, person))


def with_people(table: Table, order: tuple[int, ...]) -> Table:
    """The same floor with other people at the table; who left has no hand and no turn to come.

    Whoever comes back has what they had: heard, or one offer left after a pass.
    """
    stay = set(order)
    gone = table.floor is not None and table.floor not in stay
    return replace(
        table,
        order=order,
        floor=None if gone else table.floor,
        turn=Timer() if gone else table.turn,
        hands=tuple(p for p in table.hands if p in stay),
    )
