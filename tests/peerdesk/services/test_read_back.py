"""What the room may see of an evening, and what three keys change in it."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.notes import Action, Note, NoteKind
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.services.context import Context
from peerdesk.services.findings import Read
from peerdesk.services.read_back import PROMISES, ReadBackService, ReadBackView, _Change
from tests.clock import FakeClock
from tests.peerdesk.services.evening import GROUP, MEETING, evening, key, note, promise, roster_of
from tests.peerdesk.services.failing import Desk
from tests.peerdesk.services.fakes import FakeUnits, Published

TALK, OTHER = 100, 101
FEES = "Fees rose faster than the volume did"
PILOTS = "Two pilots at once confuse everybody"


class Room:
    """A read-back over rows in memory."""

    def __init__(self, units: FakeUnits, clock: FakeClock) -> None:
        self.units, self.published, self.vault = units, Published(), Desk()
        self.service = ReadBackService(Context(units, clock, self.published), self.vault, roster_of)

    @property
    def view(self) -> ReadBackView:
        return self.service.view(MEETING)

    def shown(self) -> list[str]:
        return [one.text for item in self.view.items for one in item.sentences]

    def stored(self) -> list[str]:
        return sorted(note.text for note in self.units.rows.notes.values())


def room(clock: FakeClock, *notes: Note, items: tuple[Item, ...] = (), **rest: object) -> Room:
    items = items or (Item(TALK, "Talk"), Item(OTHER, "Other"))
    actions = rest.pop("actions", ())
    attribution = rest.pop("attribution", Attribution.CHATHAM_HOUSE)
    phase = rest.pop("phase", Phase.RUNNING)
    assert isinstance(actions, tuple)
    assert isinstance(attribution, Attribution)
    assert isinstance(phase, Phase)
    units = evening(items, notes, actions, attribution=attribution, phase=phase)
    return Room(units, clock)


def words_in(value: object) -> str:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return f"{value}\n"
    if isinstance(value, dict):
        return words_in([*value.keys(), *value.values()])
    if isinstance(value, list | tuple):
        return "".join(map(words_in, value))
    if isinstance(value, Note | Action | _Change):
        return words_in([getattr(value, one.name) for one in fields(value)])
    return ""


# What is shown.


def test_sentences_stand_by_item_kind_and_random_key(clock: FakeClock) -> None:
    ours = room(
        clock,
        note(2, TALK, FEES),
        note(1, TALK, PILOTS),
        note(3, TALK, "Numbers help", NoteKind.INSIGHT),
        note(4, OTHER, "Who pays", NoteKind.QUESTION),
    )
    assert ours.shown() == ["Numbers help", PILOTS, FEES, "Who pays"]
    assert [(item.number, item.title) for item in ours.view.items] == [(1, "Talk"), (2, "Other")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva agreed",
        "Northwind agreed",
        "Mr Henderson agreed",
        "She agreed with the others",
        "My company paid 3,200,000 euros",
        "write to x@example.org",
    ],
)
def test_what_waits_for_the_check_is_counted_and_not_shown(clock: FakeClock, text: str) -> None:
    ours = room(clock, note(1, TALK, text), note(2, TALK, FEES))
    assert ours.shown() == [FEES]
    assert (ours.view.sentences, ours.view.waiting, ours.view.items[0].waiting) == (1, 1, 1)
    assert text not in repr(ours.view)


def test_a_word_that_is_common_in_the_group_hides_nothing(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, "Kranhaus was named as a model"))
    hidden = ours.view.waiting
    ours.units.rows.common[GROUP] = frozenset({"kranhaus"})
    assert (hidden, ours.view.waiting) == (1, 0)


def test_nothing_off_the_record_is_shown(clock: FakeClock) -> None:
    hidden = Item(OTHER, "Between us", attribution=Attribution.OFF_RECORD)
    ours = room(clock, note(1, TALK, FEES), note(2, OTHER, PILOTS), items=(Item(TALK, "Talk"), hidden))
    assert ours.shown() == [FEES]
    assert [item.why_not for item in ours.view.items] == ["", "off_record"]


def test_a_step_off_the_record_takes_only_its_own_away(clock: FakeClock) -> None:
    steps = (Item(200, "Open"), Item(201, "Closed", attribution=Attribution.OFF_RECORD))
    ours = room(clock, note(1, 200, FEES), note(2, 201, PILOTS), items=(Item(TALK, "Talk", steps=steps),))
    assert ours.shown() == [FEES]
    assert ours.view.items[0].why_not == ""


def test_of_a_meeting_off_the_record_nothing_is_shown(clock: FakeClock) -> None:
    ours = room(
        clock,
        note(1, TALK, FEES),
        actions=(promise(9, "Send it"),),
        attribution=Attribution.OFF_RECORD,
    )
    assert ours.shown() == []


def test_a_case_is_its_presenters(clock: FakeClock) -> None:
    case = Item(TALK, "Billing", public_title="A member's case", lead_id=2)
    ours = room(clock, note(1, TALK, FEES), items=(case,))
    assert ours.shown() == []
    assert [(item.title, item.why_not) for item in ours.view.items] == [("A member's case", "case")]


def test_a_working_title_has_no_names_and_one_in_doubt_is_no_title(clock: FakeClock) -> None:
    items = (Item(TALK, "Northwind and others"), Item(OTHER, "Mr Henderson's plan"))
    ours = room(clock, note(1, TALK, FEES), note(2, OTHER, PILOTS), items=items)
    titles = [item.title for item in ours.view.items]
    assert "Northwind" not in titles[0]
    assert titles[1] == ""


def test_on_the_record_names_stand(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, "Ana Silva agreed"), attribution=Attribution.ON_RECORD)
    assert ours.shown() == ["Ana Silva agreed"]


@pytest.mark.parametrize("rule", [None, Attribution.CHATHAM_HOUSE])
def test_a_name_in_a_promise_waits_where_not_all_was_on_the_record(
    clock: FakeClock, rule: Attribution | None
) -> None:
    items = (Item(TALK, "Talk"), Item(OTHER, "Round", attribution=rule))
    named = (promise(9, "Send Ana Silva the list"),)
    ours = room(clock, items=items, actions=named, attribution=Attribution.ON_RECORD)
    assert (ours.shown(), ours.view.waiting) == (
        (["Send Ana Silva the list"], 0) if rule is None else ([], 1)
    )


def test_promises_come_last_without_their_owners(clock: FakeClock) -> None:
    secret = replace(promise(8, "Call the bank"), papers=Papers.MEMBERS_SHEET)
    ours = room(clock, note(1, TALK, FEES), actions=(promise(9, "Send the list"), secret))
    last = ours.view.items[-1]
    assert (last.item_id, [one.text for one in last.sentences]) == (PROMISES, ["Send the list"])
    assert "Ana" not in repr(ours.view)


def test_an_item_of_which_nothing_was_taken_down_is_left_out(clock: FakeClock) -> None:
    assert [item.item_id for item in room(clock, note(1, OTHER, FEES)).view.items] == [OTHER]
    assert room(clock).view.items == ()


def test_a_long_evening_is_read_in_steps(clock: FakeClock) -> None:
    ours = room(clock, *(note(n, TALK, f"Sentence {n} is here") for n in range(9)))
    steps = list(ours.service.reading(MEETING))
    assert [step.done for step in steps if isinstance(step, Read)] == [2, 4, 6, 8, 10]
    assert isinstance(steps[-1], ReadBackView)


def test_after_the_close_it_is_late(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), phase=Phase.CLOSED)
    with pytest.raises(UserError) as error:
        _ = ours.view
    assert error.value.key == "read_back_late"


# Out.


def test_out_is_committed_at_once_and_comes_back_under_a_new_key(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    ours.service.strike(MEETING, key(1))
    assert ours.stored() == [PILOTS]
    assert ours.units.committed
    assert ours.published.changes[-1].touches(Kind.NOTES)
    assert ours.service.undo(MEETING)
    assert ours.stored() == [FEES, PILOTS]
    assert key(1) not in ours.units.rows.notes


def test_after_its_time_the_words_are_gone_and_the_log_truncated(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES))
    ours.service.strike(MEETING, key(1))
    ours.service.forget_struck()
    assert ours.vault.asked == ["scrub"]
    assert not ours.service.undo(MEETING)
    assert ours.stored() == []
    assert FEES not in words_in(vars(ours.service))


def test_out_ends_the_history_before_it(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    ours.service.soften(MEETING, key(1))
    ours.service.strike(MEETING, key(1))
    ours.service.undo(MEETING)
    assert not ours.service.can_undo


def test_a_promise_can_go_too(clock: FakeClock) -> None:
    ours = room(clock, actions=(promise(9, "Send the list"),))
    ours.service.strike(MEETING, key(9))
    assert ours.units.rows.actions == {}
    ours.service.undo(MEETING)
    (back,) = ours.units.rows.actions.values()
    assert back == replace(promise(9, "Send the list"), key=back.key)


# Softer.


def test_softer_and_again_as_it_was_typed(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, "fees rose"))
    ours.service.soften(MEETING, key(1))
    assert ours.shown() == ["A view was expressed that fees rose"]
    assert ours.view.items[0].sentences[0].is_soft
    ours.service.soften(MEETING, key(1))
    assert ours.shown() == ["fees rose"]


def test_each_change_can_be_taken_back_one_by_one(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    ours.service.soften(MEETING, key(2))
    both = ours.service.merge(MEETING, key(1), (key(1), key(2)))
    assert list(ours.units.rows.notes) == [both]
    ours.service.undo(MEETING)
    assert ours.shown() == [FEES, f"A view was expressed that t{PILOTS[1:]}"]
    ours.service.undo(MEETING)
    assert ours.shown() == [FEES, PILOTS]
    assert not ours.view.can_undo


def test_a_promise_is_not_softened(clock: FakeClock) -> None:
    ours = room(clock, actions=(promise(9, "Send the list"),))
    with pytest.raises(UserError) as error:
        ours.service.soften(MEETING, key(9))
    assert error.value.key == "soften_kind"


# Merge.


def test_merged_sentences_stand_under_a_new_random_key(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    both = ours.service.merge(MEETING, key(1), (key(1), key(2)))
    assert ours.stored() == [f"{FEES}. {PILOTS}"]
    assert both not in (key(1), key(2))
    assert ours.units.rows.notes[both] == Note(both, TALK, NoteKind.POINT, f"{FEES}. {PILOTS}")


def test_what_waits_for_the_check_is_not_merged_unseen(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, "Ana Silva agreed"), note(3, TALK, PILOTS))
    keys = tuple(one.key for one in ours.view.items[0].sentences)
    ours.service.merge(MEETING, key(1), keys)
    assert ours.stored() == ["Ana Silva agreed", f"{FEES}. {PILOTS}"]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (note(2, TALK, "Who pays", NoteKind.QUESTION), "nothing_follows"),
        (note(2, 200, PILOTS), "other_step"),
    ],
    ids=["another kind", "another step"],
)
def test_what_cannot_be_merged_says_why(clock: FakeClock, second: Note, why: str) -> None:
    items = (Item(TALK, "Talk", steps=(Item(200, "Step"),)),)
    ours = room(clock, note(1, TALK, FEES), second, items=items)
    with pytest.raises(UserError) as error:
        ours.service.merge(MEETING, key(1), (key(1), key(2)))
    assert error.value.key == why
    assert len(ours.units.rows.notes) == 2


def test_promises_are_not_merged(clock: FakeClock) -> None:
    ours = room(clock, actions=(promise(8, "Send the list"), promise(9, "Call")))
    with pytest.raises(UserError) as error:
        ours.service.merge(MEETING, key(8), (key(8), key(9)))
    assert error.value.key == "promises_not_merged"


# Whose it is, and for how long.


@pytest.mark.parametrize("what", ["strike", "soften"])
def test_a_sentence_of_another_meeting_is_left_alone(clock: FakeClock, what: str) -> None:
    ours = room(clock, note(1, 999, FEES))
    ours.units.rows.actions[key(5)] = Action(key(5), 77, "Elsewhere")
    for one in (key(1), key(5), key(6)):
        with pytest.raises(UserError) as error:
            getattr(ours.service, what)(MEETING, one)
        assert error.value.key == "line_gone"


def test_after_it_nothing_stays_in_memory(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    ours.service.soften(MEETING, key(1))
    ours.service.strike(MEETING, key(2))
    ours.service.forget()
    assert not ours.service.can_undo
    assert ours.vault.asked == ["scrub"]
    memory = words_in([vars(ours.service), vars(ours.service._reader)])
    assert FEES not in memory
    assert PILOTS not in memory


def test_before_that_it_would_be_found_there(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    ours.service.soften(MEETING, key(1))
    ours.service.strike(MEETING, key(2))
    memory = words_in(vars(ours.service))
    assert FEES in memory
    assert PILOTS in memory


def test_another_change_ends_the_time_of_what_was_struck(clock: FakeClock) -> None:
    ours = room(clock, note(1, TALK, FEES), note(2, TALK, PILOTS))
    ours.service.strike(MEETING, key(1))
    ours.service.soften(MEETING, key(2))
    assert ours.vault.asked == ["scrub"]
    ours.service.undo(MEETING)
    assert ours.stored() == [PILOTS]
    assert not ours.service.can_undo
