"""Turn-taking: who has the floor, who is next, who passed, who was heard.

`apply(table, event, now_ns)` is the whole engine: a table is a frozen value, an event says what somebody
did, and the answer is the next table. Five ways of passing the floor on (`Mode`) and a few switches stand for
all turn rules that formats name. Sources of the rules: talking circles and Sociocracy 3.0 (rounds, pass and
return), "Taking Stack" (hands), Seeds for Change (direct response), action learning (one question and one
follow-up), fishbowl, Robert's Rules (motions); OpenSlides and TCQ for the kinds of requests.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from peerdesk.domain import timing
from peerdesk.domain.timing import SECOND_NS, Timer


class Mode(StrEnum):
    """The ways in which the floor passes on, as the screen offers them."""

    ONE_SPEAKER = "one_speaker"
    ROUND = "round"
    QUEUE = "queue"
    FREE = "free"
    MOTION = "motion"


class Switch(StrEnum):
    """What a way of passing the floor on may be told beside.

    REVERSED: the round goes against the clock. DRAWN: in an order that is drawn. ROTATING: it begins with who
    was last in the last meeting. TALKING_PIECE: from hand to hand, to the neighbour, never back; who passes
    it on is not asked again. NO_PASS: who passes is asked again until they speak. LEAST_HEARD: of those who
    wait first who spoke least. ONCE_EACH: nobody twice until all had one turn. FOLLOW_UP: one question and
    one follow-up each, then the next. QUESTIONS_ONLY, OWN_EXPERIENCE: the norm of the step, with no direct
    response. DIRECT_RESPONSES: a response to what was just said jumps the queue, once. LEAD_LISTENS: whoever
    leads the item is not asked. EMPTY_CHAIR: an inner circle in which one chair stays free. EXTEND_BY_VOTE: a
    time box that goes on if the room wants. SMALL_GROUPS: all talk at once, at small tables. SILENT: nobody
    speaks.
    """

    REVERSED = "reversed"
    DRAWN = "drawn"
    ROTATING = "rotating"
    TALKING_PIECE = "talking_piece"
    NO_PASS = "no_pass"
    LEAST_HEARD = "least_heard"
    ONCE_EACH = "once_each"
    FOLLOW_UP = "follow_up"
    QUESTIONS_ONLY = "questions_only"
    OWN_EXPERIENCE = "own_experience"
    DIRECT_RESPONSES = "direct_responses"
    LEAD_LISTENS = "lead_listens"
    EMPTY_CHAIR = "empty_chair"
    EXTEND_BY_VOTE = "extend_by_vote"
    SMALL_GROUPS = "small_groups"
    SILENT = "silent"


Switches = frozenset[Switch]

OFFERED: Mapping[Mode, tuple[Switch, ...]] = {
    Mode.ONE_SPEAKER: (),
    Mode.ROUND: (
        Switch.REVERSED, Switch.DRAWN, Switch.ROTATING, Switch.TALKING_PIECE, Switch.NO_PASS,
        Switch.OWN_EXPERIENCE, Switch.QUESTIONS_ONLY, Switch.LEAD_LISTENS,
    ),
    Mode.QUEUE: (
        Switch.LEAST_HEARD, Switch.ONCE_EACH, Switch.FOLLOW_UP, Switch.DIRECT_RESPONSES,
        Switch.QUESTIONS_ONLY, Switch.OWN_EXPERIENCE, Switch.LEAD_LISTENS,
    ),
    Mode.FREE: (
        Switch.ONCE_EACH, Switch.LEAD_LISTENS, Switch.OWN_EXPERIENCE, Switch.QUESTIONS_ONLY,
        Switch.EMPTY_CHAIR, Switch.EXTEND_BY_VOTE, Switch.SMALL_GROUPS, Switch.SILENT,
    ),
    Mode.MOTION: (),
}  # fmt: skip
"""Switches that make sense under each mode, in the order in which they are offered."""


class TurnRule(StrEnum):
    """Turn rules as formats name them; `mode` and `switches` are what each means."""

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
        return _MEANING[self][0]

    @property
    def switches(self) -> Switches:
        """What is switched on under this rule."""
        return _MEANING[self][1]


def _means(mode: Mode, *switches: Switch) -> tuple[Mode, Switches]:
    return mode, frozenset(switches)


_MEANING: Mapping[TurnRule, tuple[Mode, Switches]] = {
    TurnRule.NONE: _means(Mode.FREE),
    TurnRule.CHAIR: _means(Mode.ONE_SPEAKER),
    TurnRule.SPEAKER: _means(Mode.ONE_SPEAKER),
    TurnRule.GO_ROUND: _means(Mode.ROUND, Switch.ROTATING),
    TurnRule.GO_ROUND_ORDER: _means(Mode.ROUND, Switch.NO_PASS),
    TurnRule.POPCORN_ONCE: _means(Mode.FREE, Switch.ONCE_EACH),
    TurnRule.POPCORN: _means(Mode.FREE),
    TurnRule.OBJECT: _means(Mode.ROUND, Switch.TALKING_PIECE),
    TurnRule.QUEUE: _means(Mode.QUEUE),
    TurnRule.QUEUE2: _means(Mode.QUEUE, Switch.DIRECT_RESPONSES),
    TurnRule.QUEUE_BALANCE: _means(Mode.QUEUE, Switch.LEAST_HEARD),
    TurnRule.QA_ONE: _means(Mode.QUEUE, Switch.FOLLOW_UP, Switch.QUESTIONS_ONLY, Switch.LEAD_LISTENS),
    TurnRule.ASK_ONLY: _means(Mode.QUEUE, Switch.QUESTIONS_ONLY, Switch.LEAD_LISTENS),
    TurnRule.I_LANGUAGE: _means(Mode.ROUND, Switch.OWN_EXPERIENCE, Switch.LEAD_LISTENS, Switch.ROTATING),
    TurnRule.PRESENTER_OUT: _means(Mode.FREE, Switch.LEAD_LISTENS),
    TurnRule.SILENT: _means(Mode.FREE, Switch.SILENT),
    TurnRule.SMALL_GROUPS: _means(Mode.FREE, Switch.SMALL_GROUPS),
    TurnRule.FISHBOWL: _means(Mode.FREE, Switch.EMPTY_CHAIR),
    TurnRule.TIMEBOX: _means(Mode.FREE, Switch.EXTEND_BY_VOTE),
    TurnRule.DEBATE: _means(Mode.MOTION),
    TurnRule.ONE_CONVERSATION: _means(Mode.QUEUE, Switch.DIRECT_RESPONSES),
}

PLAIN_RULES = {
    Mode.ONE_SPEAKER: TurnRule.SPEAKER,
    Mode.ROUND: TurnRule.GO_ROUND,
    Mode.QUEUE: TurnRule.QUEUE,
    Mode.FREE: TurnRule.NONE,
    Mode.MOTION: TurnRule.DEBATE,
}
"""The rule that a mode means when somebody picks it by hand."""


class RequestKind(StrEnum):
    """What somebody wants the floor for, first served first; FOR and AGAINST are new points on a motion."""

    POINT_OF_ORDER = "order"
    CLARIFYING = "question"
    RESPONSE = "response"
    NEW_POINT = "point"
    FOR = "for"
    AGAINST = "against"

    @property
    def interjects(self) -> bool:
        """Whether it pauses the speaker and is no contribution."""
        return self in (RequestKind.POINT_OF_ORDER, RequestKind.CLARIFYING)


_RANK = {RequestKind.POINT_OF_ORDER: 0, RequestKind.CLARIFYING: 1, RequestKind.RESPONSE: 2}
_POINT_RANK = 3

SPEECHES = 2
"""Speeches a person may make on one motion. Source: Robert's Rules of Order Newly Revised, 43:12."""


FISHBOWL_CHAIRS = 5
"""Inner chairs where nobody said how many, one of them kept free. Source: fishbowls of three to six."""


@dataclass(frozen=True, slots=True)
class Request:
    """A hand that is up."""

    person: int
    kind: RequestKind = RequestKind.NEW_POINT


@dataclass(frozen=True, slots=True)
class Spent:
    """What a person has had of the floor: turns that were contributions, and nanoseconds."""

    person: int
    turns: int = 0
    ns: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that stands: whose it is, and its clock as it stood."""

    person: int
    clock: Timer


@dataclass(frozen=True, slots=True)
class Table:
    """The floor of one step.

    order: people who may speak, in the order of a round; begins: with whom it began. speakers: who takes part
    in a round, in its order; empty: everybody. turn_s: seconds a turn, None without a limit. floor, turn: who
    has it, and the clock of that. heard: had a turn. passed: passed or were skipped and are offered once more
    at the end, in that order; somebody who takes up that offer stays there while they have the floor.
    declined: passed twice, or gave their time away. requests: hands, as they went up. switches: see there.
    lead: who leads the item. leader: who leads the meeting and is not to be last. chairs: of an inner circle;
    inner: who sits in it, the longest first. most: turns in all, None: everybody. held: whose turn an
    interjection paused. last: the last turn that was a contribution. aside: the floor is an interjection's.
    response: the floor is a direct response. followed: the floor is a follow-up. side: for which side of a
    motion the last speech was. earlier: turns before the motion that is put now. next_up: who comes before
    all others. extra: seconds by person that others gave them. closed: no new hands but points of order.
    before: turns and time in earlier steps of this meeting; spent: in this one.
    """

    mode: Mode
    order: tuple[int, ...] = ()
    turn_s: int | None = None
    floor: int | None = None
    turn: Timer = field(default_factory=Timer)
    heard: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()
    declined: tuple[int, ...] = ()
    requests: tuple[Request, ...] = ()
    speakers: tuple[int, ...] = ()
    switches: Switches = frozenset()
    begins: int | None = None
    lead: int | None = None
    leader: int | None = None
    chairs: int | None = None
    inner: tuple[int, ...] = ()
    most: int | None = None
    held: Turn | None = None
    last: Turn | None = None
    aside: bool = False
    response: bool = False
    followed: bool = False
    side: RequestKind | None = None
    earlier: tuple[Spent, ...] = ()
    next_up: tuple[int, ...] = ()
    extra: tuple[tuple[int, int], ...] = ()
    closed: bool = False
    before: tuple[Spent, ...] = ()
    spent: tuple[Spent, ...] = ()

    @property
    def hands(self) -> tuple[int, ...]:
        """Whose hands are up, as they went up."""
        return tuple(request.person for request in self.requests)

    @property
    def shares_floor(self) -> bool:
        """Whether this floor is one to be shared: not a talk, not silence, not small tables."""
        off = {Switch.SILENT, Switch.SMALL_GROUPS}
        return self.mode is not Mode.ONE_SPEAKER and not off & self.switches

    def kind_of(self, person: int) -> RequestKind | None:
        """What a person who waits wants the floor for; None if their hand is down."""
        return next((request.kind for request in self.requests if request.person == person), None)


# Events.


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """The floor now to this person; None: to nobody."""

    person: int | None


@dataclass(frozen=True, slots=True)
class EndTurn:
    """This person has finished; nothing happens if they have the floor no more."""

    person: int


@dataclass(frozen=True, slots=True)
class AllAlong:
    """It has been them all along: the turn under way was this person's."""

    person: int


@dataclass(frozen=True, slots=True)
class Hand:
    """This person's hand goes up; the same again takes it down, another kind changes what it is for."""

    person: int
    kind: RequestKind = RequestKind.NEW_POINT


@dataclass(frozen=True, slots=True)
class Interject:
    """This person cuts in now; whoever has the floor waits, with their clock, and goes on afterwards."""

    person: int
    kind: RequestKind = RequestKind.POINT_OF_ORDER


@dataclass(frozen=True, slots=True)
class Pass:
    """This person passes, or is skipped, and is offered once more at the end."""

    person: int


@dataclass(frozen=True, slots=True)
class PutNext:
    """Two began at once: who has the floor keeps it, and this person is next. Again: no longer."""

    person: int


@dataclass(frozen=True, slots=True)
class TimeTo:
    """A person gives what is left of their time, or their whole turn, to somebody else."""

    person: int
    to: int


@dataclass(frozen=True, slots=True)
class BackToLast:
    """Whoever spoke last had not finished: they go on where they stood, and who has the floor is next."""


@dataclass(frozen=True, slots=True)
class CloseList:
    """No more hands but points of order, or hands again."""

    closed: bool


@dataclass(frozen=True, slots=True)
class SetTurns:
    """The floor of this step passes on in another way from now on."""

    mode: Mode
    switches: Switches = frozenset()


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """Another motion is put: everybody may speak on it anew."""


@dataclass(frozen=True, slots=True)
class TurnTime:
    """Turns have this many seconds from now on, the one under way too; None: no limit."""

    turn_s: int | None


TurnEvent = (
    GiveFloor | EndTurn | AllAlong | Hand | Interject | Pass | PutNext | TimeTo | BackToLast | CloseList
    | SetTurns | NextQuestion | TurnTime
)  # fmt: skip


def apply(table: Table, event: TurnEvent, now_ns: int) -> Table:
    """The table after this event; the same value when the event has nothing to do."""
    handler: Callable[[Table, Any, int], Table] = _HANDLERS[type(event)]
    return handler(table, event, now_ns)


# Questions.


def next_person(table: Table) -> int | None:
    """Who has the floor after the next press, or None when the step is through."""
    return next(iter(upcoming(table)), None)


def upcoming(table: Table) -> tuple[int, ...]:
    """Everybody who will have the floor in this step if nothing changes, in order.

    First whoever an interjection paused, then who was put next, then points of order and questions; then as
    the mode says. A round goes by seats to whoever was not heard, then once more to those who passed (talking
    circles: a pass is valid and offered again at the end). Elsewhere those who wait; under one speaker and in
    silence nobody.
    """
    held = (table.held.person,) if table.held else ()
    urgent = tuple(r.person for r in waiting(table) if r.kind.interjects)
    first = tuple(dict.fromkeys((*held, *table.next_up, *urgent)))
    rest = tuple(p for p in _by_mode(table) if p not in first)
    return tuple(p for p in (*first, *rest) if p != table.floor)


def waiting(table: Table) -> tuple[Request, ...]:
    """Those who wait, in the order in which they will be served."""
    on = table.switches
    spoken = {s.person: (s.turns, s.ns) for s in table.spent}
    before = {s.person: (s.turns, s.ns) for s in table.before}
    earlier = {s.person: s.turns for s in table.earlier}
    had = {*table.heard, *(() if table.aside else (table.floor,))}

    def key(at: tuple[int, Request]) -> tuple[float, ...]:
        place, request = at
        person = request.person
        rank = _RANK.get(request.kind, _POINT_RANK)
        if request.kind is RequestKind.RESPONSE and table.response:
            rank = _POINT_RANK  # a response to a response waits: one jump, then the list again
        if person == table.lead and table.mode is Mode.QUEUE:
            rank = min(rank, _RANK[RequestKind.RESPONSE])  # whoever leads the item has been asked and answers
        if rank < _POINT_RANK:
            return rank, 0, 0, 0, place
        turns, ns = spoken.get(person, (0, 0))
        if table.mode is Mode.MOTION:
            return rank, turns - earlier.get(person, 0), request.kind is table.side, 0, place
        if Switch.FOLLOW_UP in on:
            follows = table.last is not None and table.last.person == person and not table.followed
            return rank, not follows, person in had, 0, place
        if Switch.LEAST_HEARD in on:
            earlier_turns, earlier_ns = before.get(person, (0, 0))
            return rank, (ns + earlier_ns) // SECOND_NS, turns + earlier_turns, 0, place
        outside = Switch.EMPTY_CHAIR in on and person not in table.inner
        return rank, outside, person in had and Switch.ONCE_EACH in on, 0, place

    waiting = [request for _, request in sorted(enumerate(table.requests), key=key)]
    if Switch.ONCE_EACH in on and any(p not in table.declined for p in not_heard(table)):
        waiting = [r for r in waiting if r.kind.interjects or r.person not in had]
    if table.mode is Mode.MOTION:
        speeches = {p: turns - earlier.get(p, 0) for p, (turns, _) in spoken.items()}
        waiting = [r for r in waiting if r.kind.interjects or speeches.get(r.person, 0) < SPEECHES]
    return tuple(waiting)


def spent_by(table: Table, person: int, now_ns: int) -> Spent:
    """What a person has had of the floor in this step, the turn under way included."""
    found = next((s for s in table.spent if s.person == person), Spent(person))
    if table.floor == person and not table.aside:
        found = replace(found, ns=found.ns + timing.elapsed_ns(table.turn, now_ns))
    if table.held is not None and table.held.person == person:
        found = replace(found, ns=found.ns + timing.elapsed_ns(table.held.clock, now_ns))
    return found


def voices(table: Table) -> tuple[int, ...]:
    """Who had the floor in this step, the turn under way included; a pass is no voice, nor is cutting in."""
    now = (None if table.aside else table.floor, table.held.person if table.held else None)
    spoke = (s.person for s in table.spent if s.turns)
    return tuple(dict.fromkeys((*spoke, *(p for p in now if p is not None))))


def not_heard(table: Table) -> tuple[int, ...]:
    """Who may speak here and had no turn yet, as they sit."""
    had = {*table.heard, None if table.aside else table.floor}
    had |= {table.held.person} if table.held else set()
    return tuple(p for p in table.order if p not in had and not _listens(table, p))


def grace_s(turn_s: float) -> int:
    """Seconds past its end that a turn has before it is time for the next.

    Source: Toastmasters' timing signals, 30 s, and half of it for short turns.
    """
    return _SHORT_GRACE_S if turn_s <= _SHORT_TURN_S else 2 * _SHORT_GRACE_S


def is_past_grace(table: Table, now_ns: int) -> bool:
    """Whether the turn under way has used up its grace too."""
    left_ns = timing.remaining_ns(table.turn, now_ns) if table.floor is not None else None
    return left_ns is not None and -left_ns >= grace_s((table.turn.length_ns or 0) / SECOND_NS) * SECOND_NS


_SHORT_GRACE_S = 15
_SHORT_TURN_S = 120


def small_groups(people: tuple[int, ...], size: int) -> tuple[tuple[int, ...], ...]:
    """Neighbours in groups of `size`; who is over makes some one smaller or larger, never anybody alone."""
    if not people:
        return ()
    full, over = divmod(len(people), max(1, size))
    count = max(1, full + (over > 1))
    ends = [len(people) * i // count for i in range(count + 1)]
    return tuple(people[a:b] for a, b in pairwise(ends))


# Parts that are also of use alone.


def give(table: Table, person: int | None, turn: Timer) -> Table:
    """The floor to `person` (None: to nobody); whoever had it was heard, unless they only cut in."""
    kind = table.kind_of(person) if person is not None else None
    had, floor = table.heard, None if table.aside else table.floor
    if floor is not None and floor not in had:
        had = (*had, floor)
    aside = kind is not None and kind.interjects
    follows = Switch.FOLLOW_UP in table.switches and not table.followed and person is not None
    follows = follows and table.last is not None and table.last.person == person
    sided = kind in (RequestKind.FOR, RequestKind.AGAINST)
    return replace(
        table,
        floor=person,
        turn=turn,
        heard=had,
        aside=aside,
        response=table.response if person is None else kind is RequestKind.RESPONSE,
        followed=table.followed if person is None else follows,
        side=kind if sided else table.side,
        requests=tuple(r for r in table.requests if r.person != person),
        passed=tuple(p for p in table.passed if p != floor),
        next_up=table.next_up if aside else tuple(p for p in table.next_up if p != person),
        inner=_inner(table, person),
    )


def with_pass(table: Table, person: int) -> Table:
    """`person` passes: offered once more at the end; a second pass is final. Not a contribution.

    Somebody who was heard already only gives back the floor or the hand. Where nobody may pass it means
    later; where a talking piece goes round it is final at once.
    """
    table = replace(
        table,
        floor=None if table.floor == person else table.floor,
        turn=Timer() if table.floor == person else table.turn,
        aside=table.aside and table.floor != person,
        requests=tuple(r for r in table.requests if r.person != person),
        next_up=tuple(p for p in table.next_up if p != person),
    )
    if person in table.heard or person in table.declined:
        return table
    left = tuple(p for p in table.passed if p != person)
    final = person in table.passed or Switch.TALKING_PIECE in table.switches
    if final and Switch.NO_PASS not in table.switches:
        return replace(table, passed=left, declined=(*table.declined, person))
    return replace(table, passed=(*left, person))


def with_hand(table: Table, person: int, kind: RequestKind = RequestKind.NEW_POINT) -> Table:
    """A hand up, or down if it was up for this; the running clock is untouched.

    Whoever has the floor, only listens or is not at the table has no hand; with the list closed and in
    silence only points of order go up.
    """
    if not _may_wait(table, kind):
        kind = RequestKind.NEW_POINT
    others = tuple(r for r in table.requests if r.person != person)
    if table.kind_of(person) is kind:
        return replace(table, requests=others)
    if person == table.floor or person not in table.order:
        return table
    is_order = kind is RequestKind.POINT_OF_ORDER
    if not is_order and (Switch.SILENT in table.switches or _listens(table, person)):
        return table
    if not is_order and table.closed and table.kind_of(person) is None:
        return table
    return replace(table, requests=(*others, Request(person, kind)))


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
        aside=table.aside and not gone,
        requests=tuple(r for r in table.requests if r.person in stay),
        next_up=tuple(p for p in table.next_up if p in stay),
        inner=tuple(p for p in table.inner if p in stay),
        held=table.held if table.held and table.held.person in stay else None,
    )


def ended(table: Table, now_ns: int, ago_ns: int = 0) -> Table:
    """The floor empty; the turn under way, and one that an interjection paused, are counted.

    ago_ns: it was over so long ago.
    """
    held = table.held
    floor, aside = table.floor, table.aside
    if floor is not None:
        clock = table.turn
        table = give(table, None, Timer())
        if not aside:
            table = _counted(table, floor, clock, now_ns, ago_ns)
    if held is not None:
        had = table.heard if held.person in table.heard else (*table.heard, held.person)
        passed = tuple(p for p in table.passed if p != held.person)
        table = _counted(replace(table, held=None, heard=had, passed=passed), held.person, held.clock, now_ns)
    return table


def seated(table: Table, clockwise: tuple[int, ...]) -> tuple[int, ...]:
    """The order of this step for people who sit like this now, clockwise: from who began it, as switched.

    An order that was drawn stays, and who comes later follows at its end.
    """
    there = set(clockwise)
    if Switch.DRAWN in table.switches:
        kept = tuple(p for p in table.order if p in there)
        return kept + tuple(p for p in clockwise if p not in kept)
    begins = table.begins if table.begins in there else next((p for p in table.order if p in there), None)
    return begun_with(_turned(table, clockwise), begins)


def begun_with(order: tuple[int, ...], first: int | None) -> tuple[int, ...]:
    """Round the table from this person on; as it was if they do not sit there."""
    at = order.index(first) if first in order else 0
    return (*order[at:], *order[:at])


def laid(table: Table, clockwise: tuple[int, ...], first: int | None, seed: int) -> Table:
    """The table at the beginning of a step: in the order that its switches say.

    first: with whom a round begins if it rotates. seed: what an order is drawn from.
    """
    begins = (
        first if Switch.ROTATING in table.switches and first in clockwise else next(iter(clockwise), None)
    )
    order = begun_with(_turned(table, clockwise), begins)
    if Switch.DRAWN in table.switches:
        drawn = list(order)
        random.Random(seed).shuffle(drawn)
        return replace(table, order=tuple(drawn))
    return replace(table, order=order, begins=begins)


# Handlers.


def _give_floor(table: Table, event: GiveFloor, now_ns: int) -> Table:
    person = event.person
    if person == table.floor or (person is not None and person not in table.order):
        return table
    held = table.held
    if person is not None and held is not None and held.person == person:
        back = give(replace(table, held=None), person, timing.resumed(held.clock, now_ns))
        return replace(back, aside=False)
    kind = table.kind_of(person) if person is not None else None
    speaks = table.floor is not None and not table.aside
    if person is not None and speaks and kind is not None and kind.interjects:
        return _interject(table, Interject(person, kind), now_ns)
    table = ended(table, now_ns)
    return table if person is None else _begun(table, person, now_ns)


def _begun(table: Table, person: int, now_ns: int) -> Table:
    """A fresh turn of a person, with the seconds that others gave them."""
    kind = table.kind_of(person)
    if kind is not None and kind.interjects:
        return give(table, person, timing.started(None, now_ns))
    extra = dict(table.extra)
    more_s = extra.pop(person, 0)
    length_s = None if table.turn_s is None else table.turn_s + more_s
    given = give(table, person, timing.started(length_s, now_ns))
    return replace(given, extra=tuple(extra.items()))


def _end_turn(table: Table, event: EndTurn, now_ns: int) -> Table:
    if table.floor != event.person:
        return table
    if table.aside and table.held is not None:
        return _give_floor(table, GiveFloor(table.held.person), now_ns)
    return ended(table, now_ns)


def _all_along(table: Table, event: AllAlong, now_ns: int) -> Table:
    held = table.held.person if table.held else None
    if table.floor is None or event.person == held or event.person not in table.order:
        return _give_floor(table, GiveFloor(event.person), now_ns)
    if table.floor == event.person:
        return table
    requests = tuple(r for r in table.requests if r.person != event.person)
    next_up = tuple(p for p in table.next_up if p != event.person)
    inner = _inner(table, event.person)
    return replace(table, floor=event.person, requests=requests, next_up=next_up, inner=inner)


def _hand(table: Table, event: Hand, now_ns: int) -> Table:
    return with_hand(table, event.person, event.kind)


def _interject(table: Table, event: Interject, now_ns: int) -> Table:
    if event.person not in table.order or event.person == table.floor:
        return table
    held = table.held
    if table.floor is not None and not table.aside:
        held = Turn(table.floor, timing.paused(table.turn, now_ns))
        table = replace(table, floor=None, turn=Timer())
    if held is not None and held.person == event.person:
        return table
    requests = tuple(r for r in table.requests if r.person != event.person or not r.kind.interjects)
    return replace(
        table, floor=event.person, turn=timing.started(None, now_ns), aside=True, held=held, requests=requests
    )


def _pass(table: Table, event: Pass, now_ns: int) -> Table:
    """A pass moves the floor of a round on, so that one key is enough; the last to pass leaves it empty.

    Seconds before a pass count for the person, but a pass is no turn.
    """
    person = event.person
    if person not in table.order:
        return table
    had_floor = table.floor == person
    if had_floor and table.aside:
        return _end_turn(table, EndTurn(person), now_ns)
    if had_floor:
        table = _plus(table, person, 0, timing.elapsed_ns(table.turn, now_ns))
    table = with_pass(table, person)
    following = next(iter(p for p in upcoming(table) if p != person), None)
    if had_floor and following is not None and table.mode is Mode.ROUND:
        return _give_floor(table, GiveFloor(following), now_ns)
    return table


def _put_next(table: Table, event: PutNext, now_ns: int) -> Table:
    person = event.person
    if person not in table.order or person == table.floor:
        return table
    others = tuple(p for p in table.next_up if p != person)
    return replace(table, next_up=others if others != table.next_up else (*others, person))


def _time_to(table: Table, event: TimeTo, now_ns: int) -> Table:
    person, to = event.person, event.to
    held = table.held
    if person == to or not {person, to} <= set(table.order) or table.turn_s is None:
        return table
    if (table.aside and table.floor == person) or (held is not None and held.person == person):
        return table
    if table.floor == person:
        left_ns = timing.remaining_ns(table.turn, now_ns) or 0
        seconds = max(0, left_ns) // SECOND_NS
        table = ended(table, now_ns)
    elif person in table.heard or person in table.declined:
        return table
    else:
        seconds = table.turn_s or 0
        table = with_pass(table, person)
        passed = tuple(p for p in table.passed if p != person)
        declined = tuple(dict.fromkeys((*table.declined, person)))
        table = replace(table, passed=passed, declined=declined)
    if table.floor == to and not table.aside:
        return replace(table, turn=timing.lengthened(table.turn, seconds * SECOND_NS))
    if table.held is not None and table.held.person == to:
        longer = timing.lengthened(table.held.clock, seconds * SECOND_NS)
        return replace(table, held=replace(table.held, clock=longer))
    extra = dict(table.extra)
    extra[to] = extra.get(to, 0) + seconds
    table = replace(table, extra=tuple(extra.items()))
    if to in upcoming(table):
        return table
    return replace(table, next_up=tuple(dict.fromkeys((*table.next_up, to))))


def _back_to_last(table: Table, event: BackToLast, now_ns: int) -> Table:
    last, floor = table.last, table.floor
    if last is None or last.person not in table.order or last.person == floor or table.held is not None:
        return table
    had = table.heard
    if floor is not None and not table.aside:
        table = _plus(table, floor, 0, timing.elapsed_ns(table.turn, now_ns))
        table = replace(table, next_up=tuple(dict.fromkeys((floor, *table.next_up))))
    table = _plus(table, last.person, -1, -timing.elapsed_ns(last.clock, now_ns))
    table = replace(table, floor=None, turn=Timer(), aside=False)
    back = give(table, last.person, timing.resumed(last.clock, now_ns))
    return replace(back, last=None, heard=had, aside=False, followed=table.followed)


def _close_list(table: Table, event: CloseList, now_ns: int) -> Table:
    return replace(table, closed=event.closed)


def _set_turns(table: Table, event: SetTurns, now_ns: int) -> Table:
    switches = event.switches & frozenset(OFFERED[event.mode])
    listens = Switch.LEAD_LISTENS in switches
    requests = tuple(r for r in table.requests if not (listens and r.person == table.lead))
    changed = replace(table, mode=event.mode, switches=switches, requests=requests)
    if Switch.EMPTY_CHAIR not in switches:
        changed = replace(changed, inner=())
    if event.mode is Mode.ROUND and table.mode is not Mode.ROUND:
        changed = replace(changed, heard=(), passed=(), declined=())  # a round in which everybody has a turn
    return changed


def _next_question(table: Table, event: NextQuestion, now_ns: int) -> Table:
    return replace(table, earlier=table.spent, side=None)


def _turn_time(table: Table, event: TurnTime, now_ns: int) -> Table:
    turn = table.turn
    if table.floor is not None and not table.aside:
        more_s = (turn.length_ns or 0) / SECOND_NS - table.turn_s if table.turn_s and turn.length_ns else 0
        length = None if event.turn_s is None else max(1, event.turn_s + round(max(0.0, more_s)))
        turn = replace(turn, length_ns=None if length is None else length * SECOND_NS)
    held = table.held
    if held is not None:
        length_ns = None if event.turn_s is None else event.turn_s * SECOND_NS
        held = replace(held, clock=replace(held.clock, length_ns=length_ns))
    return replace(table, turn_s=event.turn_s, turn=turn, held=held)


_HANDLERS: Mapping[type, Callable[[Table, Any, int], Table]] = {
    GiveFloor: _give_floor,
    EndTurn: _end_turn,
    AllAlong: _all_along,
    Hand: _hand,
    Interject: _interject,
    Pass: _pass,
    PutNext: _put_next,
    TimeTo: _time_to,
    BackToLast: _back_to_last,
    CloseList: _close_list,
    SetTurns: _set_turns,
    NextQuestion: _next_question,
    TurnTime: _turn_time,
}


# Parts.


def _listens(table: Table, person: int) -> bool:
    return person == table.lead and Switch.LEAD_LISTENS in table.switches


def _may_wait(table: Table, kind: RequestKind) -> bool:
    """Whether there are requests of this kind here; what is not is a new point."""
    if kind is RequestKind.RESPONSE:
        return Switch.DIRECT_RESPONSES in table.switches
    return kind not in (RequestKind.FOR, RequestKind.AGAINST) or table.mode is Mode.MOTION


def _by_mode(table: Table) -> tuple[int, ...]:
    if table.mode is Mode.ONE_SPEAKER or Switch.SILENT in table.switches:
        return ()
    people = _of_round(table) if table.mode is Mode.ROUND else tuple(r.person for r in waiting(table))
    return people if table.most is None else people[: max(0, table.most - _turns_begun(table))]


def _turns_begun(table: Table) -> int:
    had = {*table.heard, table.floor if not table.aside else None} - {None}
    return len(had)


def _of_round(table: Table) -> tuple[int, ...]:
    done = {*table.heard, *table.declined, *table.passed, table.floor}
    done |= {table.lead} if Switch.LEAD_LISTENS in table.switches else set()
    order = tuple(p for p in table.speakers if p in table.order) or table.order
    fresh = tuple(p for p in order if p not in done)
    if Switch.TALKING_PIECE in table.switches:
        holder = table.floor if table.floor is not None else table.last.person if table.last else None
        return tuple(p for p in begun_with(order, holder) if p in fresh)
    if len(fresh) > 1 and fresh[-1] == table.leader and Switch.NO_PASS not in table.switches:
        fresh = (*fresh[:-2], fresh[-1], fresh[-2])
    return fresh + tuple(p for p in table.passed if p != table.floor and p in table.order)


def _inner(table: Table, person: int | None) -> tuple[int, ...]:
    """The inner circle once this person speaks; who sat there longest makes room."""
    if person is None or Switch.EMPTY_CHAIR not in table.switches or person in table.inner:
        return table.inner
    seats = max(1, (table.chairs or FISHBOWL_CHAIRS) - 1)
    return (*table.inner, person)[-seats:]


def _counted(table: Table, person: int, clock: Timer, now_ns: int, ago_ns: int = 0) -> Table:
    ns = max(0, timing.elapsed_ns(clock, now_ns) - ago_ns)
    stood = replace(timing.paused(clock, now_ns), carried_ns=ns)
    return replace(_plus(table, person, 1, ns), last=Turn(person, stood))


def _plus(table: Table, person: int, turns: int, ns: int) -> Table:
    spent = {s.person: s for s in table.spent}
    had = spent.get(person, Spent(person))
    spent[person] = Spent(person, max(0, had.turns + turns), max(0, had.ns + ns))
    return replace(table, spent=tuple(spent.values()))


def _turned(table: Table, clockwise: tuple[int, ...]) -> tuple[int, ...]:
    """Round the table in the direction of this step."""
    return clockwise[::-1] if Switch.REVERSED in table.switches else clockwise
