"""Which rows go when a sentence is withdrawn, a case handed over, or talk is kept long enough."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import UserError, VaultError
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.motions import Motion, MotionState, minutes_line
from peerdesk.domain.notes import Action, NoteKind
from peerdesk.domain.release import KeepReason, Kept, MinutesLine
from peerdesk.ports import Rebuilt
from peerdesk.services.context import Context
from peerdesk.services.erasing import Erased, ErasingService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import DAY, GROUP, MEETING, evening, key, note
from tests.peerdesk.services.fakes import FakeUnits, Published

STEP, CASE, TALK = 101, 100, 102
AGENDA = (Item(CASE, "Hot seat", lead_id=2, steps=(Item(STEP, "State"),)), Item(TALK, "Talk"))
ONE, TWO, THREE, FOUR = map(key, (1, 2, 3, 4))
LINE, OTHER, PROMISE = b"l" * 16, b"o" * 16, b"p" * 16


@dataclass
class FakeEraser:
    """Remembers what was put on the list, and whether the rows were still there then."""

    units: FakeUnits
    keys: set[bytes] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    commits_then: int = -1
    fails: bool = False

    def begin_erasing(self, keys: Collection[bytes], ids: Collection[int] = ()) -> None:
        if self.fails:
            raise VaultError("store_disk_full")
        self.keys |= set(keys)
        self.ids |= set(ids)
        self.commits_then = self.units.commits

    def erasing(self) -> Iterator[Rebuilt]:
        yield Rebuilt(1, 2)
        yield Rebuilt(2, 2, lost=1)


@dataclass
class Desk:
    """The use case over rows in memory."""

    units: FakeUnits
    clock: FakeClock
    eraser: FakeEraser
    published: Published
    service: ErasingService
    standing: set[bytes]

    def withdraw(self, sentence: bytes) -> Erased:
        return last(self.service.withdraw(MEETING, sentence))

    @property
    def meeting(self) -> Meeting:
        return self.units.rows.meetings[MEETING]


def last(steps: Iterator[Rebuilt | Erased]) -> Erased:
    *_, found = steps
    assert isinstance(found, Erased)
    return found


def line(own: bytes, text: str, *origins: bytes, item: int = TALK) -> MinutesLine:
    return MinutesLine(own, item, NoteKind.POINT, text, origins=origins)


@pytest.fixture
def desk(clock: FakeClock) -> Desk:
    notes = (note(1, TALK, "first"), note(2, TALK, "second"), note(3, STEP, "of the case"))
    units = evening(AGENDA, notes, (Action(PROMISE, MEETING, "share it"),), phase=Phase.RELEASED)
    rows = units.rows
    rows.meetings[MEETING] = replace(rows.meetings[MEETING], version=1, released_on=dt.date(2026, 3, 5))
    kept, published = set[bytes](), Published()
    eraser = FakeEraser(units)
    context = Context(units, clock, published)
    service = ErasingService(context, eraser, lambda *_: frozenset(kept))
    made = Desk(units, clock, eraser, published, service, kept)
    for one in (
        line(LINE, "reworded", ONE),
        line(OTHER, "second", TWO),
        line(b"c" * 16, "x", THREE, item=STEP),
    ):
        rows.lines[one.key] = one
    return made


def test_a_sentence_goes_with_the_notes_it_was_made_of(desk: Desk) -> None:
    done = desk.withdraw(LINE)
    assert set(desk.units.rows.lines) == {OTHER, b"c" * 16}
    assert set(desk.units.rows.notes) == {TWO, THREE}
    assert desk.eraser.keys == {LINE, ONE}
    assert (done.sentences, done.version, done.lost) == (1, 2, 1)
    assert desk.meeting.version == 2
    assert desk.published.changes[-1].touches(Kind.MINUTES, Kind.MEETINGS)


def test_the_list_is_written_before_anything_goes(desk: Desk) -> None:
    desk.withdraw(LINE)
    assert (desk.eraser.commits_then, desk.units.commits) == (0, 1)


def test_where_the_list_cannot_be_written_nothing_goes(desk: Desk) -> None:
    desk.eraser.fails = True
    with pytest.raises(VaultError):
        desk.withdraw(LINE)
    assert not desk.units.committed


def test_a_promise_goes_with_its_owners(desk: Desk) -> None:
    assert desk.withdraw(PROMISE).sentences == 1
    assert desk.units.rows.actions == {}
    assert desk.eraser.keys == {PROMISE}


def test_a_sentence_that_shares_a_note_stays_and_refers_to_it_no_more(desk: Desk) -> None:
    desk.units.rows.lines[OTHER] = line(OTHER, "half", ONE, TWO)
    desk.withdraw(LINE)
    assert desk.units.rows.lines[OTHER].origins == (TWO,)


@pytest.mark.parametrize("text", ["Reworded ", "other words"])
def test_a_dropped_twin_goes_along_and_so_does_its_note(desk: Desk, text: str) -> None:
    """Nobody sees it. Its words are those of the sentence or of the note it was made of."""
    rows = desk.units.rows
    rows.notes[FOUR] = note(4, STEP, "first" if text == "other words" else "of the twin")
    rows.lines[b"t" * 16] = replace(line(b"t" * 16, text, FOUR, item=STEP), dropped=True)
    desk.withdraw(LINE)
    assert desk.eraser.keys == {LINE, ONE, b"t" * 16, FOUR}


def test_a_twin_that_is_shown_stays_and_so_does_a_dropped_half_with_other_words(desk: Desk) -> None:
    rows = desk.units.rows
    rows.lines[OTHER] = line(OTHER, "reworded", TWO)
    rows.lines[b"h" * 16] = replace(line(b"h" * 16, "the other half", ONE), dropped=True)
    desk.withdraw(LINE)
    assert desk.eraser.keys == {LINE, ONE}


def test_a_promise_takes_a_dropped_sentence_with_its_words_along(desk: Desk) -> None:
    desk.units.rows.lines[OTHER] = replace(line(OTHER, "Share it", TWO), dropped=True)
    desk.withdraw(PROMISE)
    assert desk.eraser.keys == {PROMISE, OTHER, TWO}


@pytest.mark.parametrize(("text", "gone"), [("first", {ONE}), ("reworded", {ONE, FOUR})])
def test_a_draft_from_before_sentences_knew_their_notes(desk: Desk, text: str, gone: set[bytes]) -> None:
    """By the same words; where it was reworded, what no other sentence of the item can be made of."""
    rows = desk.units.rows
    rows.notes[FOUR] = note(4, TALK, "unclaimed")
    rows.lines[LINE], rows.lines[OTHER] = line(LINE, text), line(OTHER, "second")
    desk.withdraw(LINE)
    assert desk.eraser.keys - {LINE} == gone


def test_decisions_that_stand_no_longer_go(desk: Desk) -> None:
    rows = desk.units.rows
    for one in (ONE, TWO):
        rows.kept[MEETING, one] = Kept(one, KeepReason.AGREED)
    desk.standing.add(TWO)
    desk.withdraw(LINE)
    assert set(desk.units.rows.kept) == {(MEETING, TWO)}


def test_a_decision_goes_with_the_motion_it_tells_of_and_its_amendments(desk: Desk) -> None:
    rows, motion = desk.units.rows, Motion(77, TALK, "We sell the boat", 1, state=MotionState.CARRIED)
    other = Motion(79, TALK, "We buy a boat", state=MotionState.CARRIED)
    rows.motions.update({77: motion, 78: Motion(78, TALK, "but not the oars", amends_id=77), 79: other})
    rows.notes[ONE] = note(1, TALK, minutes_line(motion, [motion], {1: "Ana Silva"}), NoteKind.DECISION)
    desk.withdraw(LINE)
    assert set(desk.units.rows.motions) == {79}
    assert desk.eraser.ids == {77, 78}


def test_words_common_in_the_group_go_once_they_stand_nowhere_else(desk: Desk) -> None:
    rows = desk.units.rows
    rows.notes[ONE] = note(1, TALK, "Kranhaus met Zugspitze and Alsterhof in the Rotbuch")
    rows.notes[TWO] = note(2, TALK, "second: ALSTERHOF")
    rows.actions[PROMISE] = Action(PROMISE, MEETING, "share Zugspitze")
    rows.meetings[9] = Meeting(9, GROUP, "In the  Rotbuch", DAY)
    rows.common[GROUP] = frozenset({"kranhaus", "zugspitze", "alsterhof", "rotbuch", "never said"})
    desk.withdraw(LINE)
    assert desk.units.rows.common[GROUP] == {"zugspitze", "alsterhof", "rotbuch", "never said"}


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.SENT])
def test_only_released_minutes_have_something_to_withdraw(desk: Desk, phase: Phase) -> None:
    desk.units.rows.meetings[MEETING] = replace(desk.meeting, phase=phase)
    with pytest.raises(UserError, match="withdraw_not_released"):
        desk.withdraw(LINE)


def test_an_unknown_key_is_told(desk: Desk) -> None:
    with pytest.raises(UserError, match="line_gone"):
        desk.withdraw(b"x" * 16)


def test_nothing_is_erased_while_a_meeting_is_under_way(desk: Desk) -> None:
    desk.units.rows.meetings[9] = Meeting(9, GROUP, "April", DAY, phase=Phase.RUNNING)
    steps = (
        desk.service.withdraw(MEETING, LINE),
        desk.service.expire(MEETING),
        desk.service.erase_case(MEETING, CASE),
    )
    for one in steps:
        with pytest.raises(UserError, match="erasing_waits"):
            next(one)
    in_a_year(desk)
    assert desk.service.look().due == ()


def test_a_case_goes_with_its_steps_and_the_day_is_kept(desk: Desk) -> None:
    done = last(desk.service.erase_case(MEETING, CASE))
    assert set(desk.units.rows.notes) == {ONE, TWO}
    assert set(desk.units.rows.lines) == {LINE, OTHER}
    assert desk.units.rows.agendas[MEETING][0].given_on == desk.clock.wall().date()
    assert (done.sentences, done.version) == (1, 1), "the shared minutes had nothing of it"


def test_an_item_whose_sentences_were_shared_makes_another_version(desk: Desk) -> None:
    assert last(desk.service.erase_case(MEETING, TALK)).version == 2


def test_a_case_of_which_nothing_was_said_is_given_all_the_same(desk: Desk) -> None:
    list(desk.service.erase_case(MEETING, CASE))
    desk.eraser.keys.clear()
    assert last(desk.service.erase_case(MEETING, CASE)).sentences == 0
    assert desk.eraser.keys == set()


def in_a_year(desk: Desk, days: float = 365) -> None:
    desk.clock.advance(days * 86_400)


def test_what_was_said_is_announced_then_due_then_gone(desk: Desk) -> None:
    in_a_year(desk, 357)
    assert desk.service.look().soon == ()
    in_a_year(desk, 1)
    (soon,) = desk.service.look().soon
    assert soon.erased_on == dt.date(2027, 3, 5)
    assert desk.meeting.erased_on == soon.erased_on
    in_a_year(desk, 7)
    (due,) = desk.service.look().due
    done = last(desk.service.expire(due.meeting_id))
    rows = desk.units.rows
    assert (rows.notes, rows.lines, list(rows.actions)) == ({}, {}, [PROMISE])
    assert (done.sentences, desk.meeting.erased_on, desk.meeting.version) == (3, dt.date(2027, 3, 5), 1)
    in_a_year(desk, 30)
    assert desk.service.look().due == ()


def test_motions_and_topics_expire_too(desk: Desk) -> None:
    desk.units.rows.motions[77] = Motion(77, TALK, "that we move")
    list(desk.service.expire(MEETING))
    assert desk.units.rows.motions == {}
    assert desk.eraser.ids == {77}


def test_one_press_puts_it_off(desk: Desk) -> None:
    in_a_year(desk, 358)
    desk.service.look()
    assert desk.service.keep_longer(MEETING).erased_on == dt.date(2027, 4, 4)
    assert desk.service.look().soon == ()
    in_a_year(desk, 30)
    assert len(desk.service.look().soon) == 1


def test_a_meeting_with_nothing_left_is_not_announced(desk: Desk) -> None:
    list(desk.service.expire(MEETING))
    desk.units.rows.meetings[MEETING] = replace(desk.meeting, erased_on=None)
    in_a_year(desk)
    assert desk.service.look().soon == ()


def test_the_log_has_the_count_and_nothing_else(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        desk.withdraw(LINE)
    assert caplog.messages == ["erased sentences=1"]
