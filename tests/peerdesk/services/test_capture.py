from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError, VaultError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.notes import MAX_NOTE_CHARACTERS, Action, Note, NoteDraft, NoteKind, Owner
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.services.capture import REMEMBERED, CaptureService, LastNote, TakenBack
from peerdesk.services.context import Context
from tests.clock import FakeClock
from tests.peerdesk.services.evening import MEETING, evening, roster_of
from tests.peerdesk.services.failing import Desk, FailingUnits
from tests.peerdesk.services.fakes import Published

TALK, CASE, PROMISES = 100, 101, 102
TYPED = "Northwind hired Ana Silva"
NEUTRAL = "An organisation hired a participant"


@pytest.fixture
def units() -> FailingUnits:
    items = (Item(TALK, "Talk"), Item(CASE, "Case"), Item(PROMISES, "Promises", kind="commit"))
    units = FailingUnits()
    units.rows = evening(items, phase=Phase.RUNNING).rows
    return units


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def capture(units: FailingUnits, published: Published, clock: FakeClock, desk: Desk) -> CaptureService:
    return CaptureService(Context(units, clock, published), desk, roster_of)


def kept(capture: CaptureService, text: str, item_id: int = TALK, floor: int | None = None) -> LastNote:
    return capture.add_note(MEETING, item_id, NoteDraft(text), floor=floor)


def texts(units: FailingUnits) -> list[str]:
    return sorted(note.text for note in units.rows.notes.values())


def only_action(units: FailingUnits) -> Action:
    (action,) = units.rows.actions.values()
    return action


def under(units: FailingUnits, attribution: Attribution, item: Item) -> None:
    """The talk is this item, and the meeting has this rule."""
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], attribution=attribution)
    units.rows.agendas[MEETING] = (item,)


# Enter.


def test_a_note_is_stored_before_anybody_hears_of_it(
    capture: CaptureService, units: FailingUnits, published: Published
) -> None:
    stored: list[int] = []
    published.listeners.append(lambda change: stored.append(len(units.rows.notes)))
    kept(capture, "? who pays")
    assert stored == [1]
    assert published.changes[-1] == Change(frozenset({Kind.NOTES}), meeting_id=MEETING)
    assert [(n.kind, n.text, n.item_id) for n in units.rows.notes.values()] == [
        (NoteKind.QUESTION, "who pays", TALK)
    ]


def test_enter_makes_the_groups_names_neutral_and_says_where(
    capture: CaptureService, units: FailingUnits
) -> None:
    last = kept(capture, TYPED)
    assert texts(units) == [last.text] == [NEUTRAL]
    assert [last.text[start:end] for start, end in last.changes] == ["An organisation", "a participant"]


def test_a_group_may_choose_its_own_words(capture: CaptureService, units: FailingUnits) -> None:
    units.rows.groups[1] = replace(
        units.rows.groups[1], person_word="a colleague", organisation_word="a firm"
    )
    assert kept(capture, TYPED).text == "A firm hired a colleague"


@pytest.mark.parametrize(
    ("meeting", "item", "step", "text"),
    [
        (Attribution.ON_RECORD, None, None, TYPED),
        (Attribution.CHATHAM_HOUSE, Attribution.ON_RECORD, None, TYPED),
        (Attribution.ON_RECORD, Attribution.CHATHAM_HOUSE, None, NEUTRAL),
        (Attribution.CHATHAM_HOUSE, Attribution.ON_RECORD, Attribution.OFF_RECORD, NEUTRAL),
        (Attribution.BACKGROUND, None, None, NEUTRAL),
        (Attribution.OFF_RECORD, None, None, NEUTRAL),
    ],
)
def test_names_stand_only_on_the_record(
    capture: CaptureService,
    units: FailingUnits,
    meeting: Attribution,
    item: Attribution | None,
    step: Attribution | None,
    text: str,
) -> None:
    under(units, meeting, Item(TALK, "Talk", attribution=item, steps=(Item(9, "Step", attribution=step),)))
    assert kept(capture, TYPED, TALK if step is None else 9).text == text


@pytest.mark.parametrize(
    ("item", "papers"),
    [
        (Item(TALK, "Talk"), Papers.ALL),
        (Item(TALK, "Talk", attribution=Attribution.OFF_RECORD), Papers.NONE),
        (Item(TALK, "Case", lead_id=2), Papers.MEMBERS_SHEET),
        (Item(TALK, "Case", lead_id=2, minuted_to="group"), Papers.ALL),
        (Item(8, "Case", lead_id=2, steps=(Item(TALK, "Take away"),)), Papers.MEMBERS_SHEET),
        (Item(8, "Shut", attribution=Attribution.OFF_RECORD, steps=(Item(TALK, "Talk"),)), Papers.NONE),
    ],
)
def test_a_promise_goes_no_further_than_where_it_was_made(
    capture: CaptureService, units: FailingUnits, item: Item, papers: Papers
) -> None:
    under(units, Attribution.CHATHAM_HOUSE, item)
    last = kept(capture, "! send it > ana")
    capture.change_note(MEETING, TALK, last.key, NoteDraft("! send it today"))
    assert [action.papers for action in units.rows.actions.values()] == [papers]


@pytest.mark.parametrize(
    ("text", "item_id", "key"),
    [
        (" \n", TALK, "note_empty"),
        ("?", TALK, "note_empty"),
        ("x" * (MAX_NOTE_CHARACTERS + 1), TALK, "note_long"),
        ("point", 999, "item_gone"),
    ],
)
def test_what_cannot_be_kept_says_why_and_changes_nothing(
    capture: CaptureService, units: FailingUnits, published: Published, text: str, item_id: int, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        kept(capture, text, item_id)
    assert caught.value.key == key
    assert (units.commits, published.changes) == (0, [])


def test_a_step_without_a_rule_is_under_that_of_its_item(
    capture: CaptureService, units: FailingUnits
) -> None:
    item = Item(TALK, "Talk", attribution=Attribution.ON_RECORD, steps=(Item(9, "Step"),))
    under(units, Attribution.CHATHAM_HOUSE, item)
    assert kept(capture, TYPED, 9).text == TYPED


def test_after_the_close_nothing_is_taken_down(capture: CaptureService, units: FailingUnits) -> None:
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], phase=Phase.CLOSED)
    with pytest.raises(UserError) as caught:
        kept(capture, "one more thing")
    assert caught.value.key == "note_after_close"


def test_the_longest_note_is_kept(capture: CaptureService) -> None:
    assert len(kept(capture, "x" * MAX_NOTE_CHARACTERS).text) == MAX_NOTE_CHARACTERS


def test_a_full_disk_keeps_nothing_and_says_nothing(
    capture: CaptureService, units: FailingUnits, published: Published
) -> None:
    capture.save_draft("slow builds", 4)
    units.fails = True
    with pytest.raises(VaultError):
        kept(capture, "slow builds")
    assert (texts(units), published.changes, capture.can_undo) == ([], [], False)
    assert capture.view(MEETING, TALK).last is None
    assert capture.draft() == ("slow builds", 4)


# Promises.


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("as", Owner(1, "Ana Silva")),
        ("Chiara", Owner(3, "Chiara Rossi")),
        ("bene", Owner(2, "Benedikt Okafor")),
        ("benedikt okafor", Owner(2, "Benedikt Okafor")),
        ("Zoe", Owner(None, "Zoe")),
    ],
)
def test_an_owner_by_any_name(capture: CaptureService, units: FailingUnits, typed: str, owner: Owner) -> None:
    kept(capture, f"! send the list > {typed} 2 apr")
    action = only_action(units)
    assert (action.owners, action.due) == ((owner,), dt.date(2026, 4, 2))
    assert (action.meeting_id, action.text) == (MEETING, "send the list")


def test_a_first_name_of_two_people_means_neither(capture: CaptureService, units: FailingUnits) -> None:
    units.rows.members[4] = replace(units.rows.members[3], id=4, name="Chiara Blu")
    kept(capture, "! call > chiara")
    assert only_action(units).owners == (Owner(None, "chiara"),)


def test_an_owner_named_twice_promises_once(capture: CaptureService, units: FailingUnits) -> None:
    kept(capture, "! call > as, Ana")
    assert only_action(units).owners == (Owner(1, "Ana Silva"),)


def test_where_promises_are_collected_whoever_has_the_floor_promises(
    capture: CaptureService, units: FailingUnits
) -> None:
    kept(capture, "write it up", PROMISES, floor=2)
    assert only_action(units).owners == (Owner(2, "Benedikt Okafor"),)


def test_a_named_owner_goes_before_the_floor(capture: CaptureService, units: FailingUnits) -> None:
    kept(capture, "write it up > cr", PROMISES, floor=2)
    assert only_action(units).owners == (Owner(3, "Chiara Rossi"),)


def test_elsewhere_the_floor_owns_nothing(capture: CaptureService, units: FailingUnits) -> None:
    kept(capture, "! write it up", TALK, floor=2)
    assert only_action(units).owners == ()


def test_a_promise_is_told_as_a_promise(capture: CaptureService, published: Published) -> None:
    kept(capture, "! write it up")
    assert published.changes[-1].kinds == {Kind.ACTIONS}


# Ctrl+Z.


def test_typed_words_come_back_first_and_then_the_note_leaves(
    capture: CaptureService, units: FailingUnits
) -> None:
    kept(capture, f"? {TYPED}")
    assert capture.undo() is None
    assert texts(units) == [TYPED]
    last = capture.view(MEETING, TALK).last
    assert last is not None
    assert (last.text, last.changes) == (TYPED, ())
    assert capture.undo() == TakenBack(f"? {TYPED}")
    assert (texts(units), capture.can_undo) == ([], False)


def test_a_note_without_names_leaves_at_once(capture: CaptureService, units: FailingUnits) -> None:
    kept(capture, "slow builds")
    assert capture.undo() == TakenBack("slow builds")
    assert texts(units) == []


def test_a_promise_comes_back_with_all_that_was_typed(capture: CaptureService, units: FailingUnits) -> None:
    kept(capture, "! send the list > zoe 2 apr")
    assert capture.undo() == TakenBack("! send the list > zoe 2 apr")
    assert units.rows.actions == {}


def test_a_kind_chosen_by_hand_comes_back_as_its_sign(capture: CaptureService) -> None:
    capture.add_note(MEETING, TALK, NoteDraft("who pays", NoteKind.QUESTION))
    assert capture.undo() == TakenBack("? who pays")


def test_what_left_the_notes_is_the_half_typed_text(capture: CaptureService) -> None:
    kept(capture, "slow builds")
    capture.undo()
    assert capture.draft() == ("slow builds", 11)


def test_at_most_five_notes_can_be_taken_back(capture: CaptureService, units: FailingUnits) -> None:
    for number in range(7):
        kept(capture, f"point {number}")
    while capture.can_undo:
        capture.undo()
    assert texts(units) == ["point 0", "point 1"]
    assert REMEMBERED == 5


def test_a_step_back_that_fails_can_be_tried_again(capture: CaptureService, units: FailingUnits) -> None:
    kept(capture, "slow builds")
    units.fails = True
    with pytest.raises(VaultError):
        capture.undo()
    units.fails = False
    assert capture.undo() == TakenBack("slow builds")


def test_nothing_to_take_back(capture: CaptureService, units: FailingUnits) -> None:
    assert capture.undo() is None
    assert not units.committed


# Strike.


def test_a_strike_erases_the_last_note_and_everything_about_it(
    capture: CaptureService, units: FailingUnits, published: Published
) -> None:
    kept(capture, "stays")
    kept(capture, "goes")
    capture.save_draft("half a sen", 10)
    assert capture.strike(MEETING)
    assert (texts(units), units.rows.draft, capture.can_undo) == (["stays"], ("", 0), False)
    assert published.changes[-1].touches(Kind.NOTES)
    last = capture.view(MEETING, TALK).last
    assert last is not None
    assert last.text == "stays"


def test_a_second_strike_takes_the_one_before(capture: CaptureService, units: FailingUnits) -> None:
    for text in ("one", "two", "! three"):
        kept(capture, text)
    assert [capture.strike(MEETING) for _ in range(4)] == [True, True, True, False]
    assert (texts(units), units.rows.actions) == ([], {})


def test_a_strike_reaches_five_notes_back(capture: CaptureService, units: FailingUnits) -> None:
    for number in range(7):
        kept(capture, f"point {number}")
    while capture.strike(MEETING):
        pass
    assert texts(units) == ["point 0", "point 1"]


@pytest.mark.parametrize("text", ["? who pays", "! send it > as 2 apr"])
def test_put_back_is_the_same_note_under_a_new_key(
    capture: CaptureService, units: FailingUnits, text: str
) -> None:
    old = kept(capture, text)
    before = [*units.rows.notes.values(), *units.rows.actions.values()]
    capture.strike(MEETING)
    assert capture.put_back()
    after: list[Note | Action] = [*units.rows.notes.values(), *units.rows.actions.values()]
    assert [replace(record, key=old.key) for record in after] == before
    assert after[0].key != old.key
    assert capture.strike(MEETING)


def test_when_its_time_is_over_nothing_is_left_to_put_back(
    capture: CaptureService, units: FailingUnits, desk: Desk
) -> None:
    kept(capture, "goes")
    capture.strike(MEETING)
    assert desk.asked == []
    capture.forget_struck()
    assert desk.asked == ["scrub"]
    assert not capture.put_back()
    assert texts(units) == []


def test_a_strike_that_fails_leaves_the_note_to_be_struck(
    capture: CaptureService, units: FailingUnits, published: Published
) -> None:
    kept(capture, "goes")
    units.fails, said = True, len(published.changes)
    with pytest.raises(VaultError):
        capture.strike(MEETING)
    assert (texts(units), len(published.changes), capture.put_back()) == (["goes"], said, False)
    units.fails = False
    assert capture.strike(MEETING)
    assert texts(units) == []


def test_a_strike_without_a_note_still_clears_the_half_typed_text(
    capture: CaptureService, units: FailingUnits
) -> None:
    capture.save_draft("half", 4)
    assert not capture.strike(MEETING)
    assert units.rows.draft == ("", 0)


# Item change, cover, lock.


def test_at_an_item_change_no_key_stays_in_memory(
    capture: CaptureService, units: FailingUnits, desk: Desk
) -> None:
    kept(capture, "stays")
    kept(capture, "goes")
    capture.strike(MEETING)
    capture.forget()
    assert (capture.can_undo, capture.take_back(), capture.put_back()) == (False, None, False)
    assert not capture.strike(MEETING)
    assert (texts(units), desk.asked) == (["stays"], ["scrub"])


# The arrow up.


def test_the_last_note_comes_back_as_it_is_kept(capture: CaptureService, units: FailingUnits) -> None:
    last = kept(capture, f"? {TYPED}")
    assert capture.take_back() == TakenBack(f"? {NEUTRAL}", last.key)
    assert texts(units) == [NEUTRAL]


def test_enter_changes_the_same_note(capture: CaptureService, units: FailingUnits) -> None:
    first = kept(capture, "slow builds")
    changed = capture.change_note(MEETING, CASE, first.key, NoteDraft("* Ana Silva has slow builds"))
    assert units.rows.notes == {
        first.key: Note(first.key, TALK, NoteKind.INSIGHT, "A participant has slow builds")
    }
    assert capture.view(MEETING, TALK).last == changed


def test_ctrl_z_after_a_change_puts_the_words_back(capture: CaptureService, units: FailingUnits) -> None:
    first = kept(capture, "slow builds")
    capture.change_note(MEETING, TALK, first.key, NoteDraft("! fast builds > as"))
    assert capture.undo() is None
    assert (texts(units), units.rows.actions) == (["slow builds"], {})
    assert capture.take_back() == TakenBack("slow builds", first.key)
    last = capture.view(MEETING, TALK).last
    assert last is not None
    assert (last.kind, last.text) == (NoteKind.POINT, "slow builds")
    assert capture.undo() == TakenBack("slow builds")
    assert texts(units) == []


def test_a_promise_taken_back_and_kept_again_is_the_same(
    capture: CaptureService, units: FailingUnits
) -> None:
    last = kept(capture, "! send the list > as, Zoe 2 apr")
    before = only_action(units)
    back = capture.take_back()
    assert back == TakenBack("! send the list > AS, Zoe 2026-04-02", last.key)
    capture.change_note(MEETING, TALK, last.key, NoteDraft(back.text))
    assert only_action(units) == before


@pytest.mark.parametrize(
    ("line", "owners", "due"),
    [
        ("! send it", (1,), dt.date(2026, 4, 2)),
        ("! send it > 9 apr", (1,), dt.date(2026, 4, 9)),
        ("! send it > cr", (3,), None),
    ],
)
def test_other_words_keep_owners_and_date_unless_new_ones_come(
    capture: CaptureService, units: FailingUnits, line: str, owners: tuple[int, ...], due: dt.date | None
) -> None:
    last = kept(capture, "! send the list > as 2 apr")
    units.rows.actions[last.key] = replace(only_action(units), done=True)
    capture.change_note(MEETING, TALK, last.key, NoteDraft(line))
    action = only_action(units)
    assert (action.text, action.due, action.done) == ("send it", due, True)
    assert tuple(owner.member_id for owner in action.owners) == owners


def test_another_sign_makes_a_promise_of_a_note_and_a_note_of_a_promise(
    capture: CaptureService, units: FailingUnits, published: Published
) -> None:
    last = kept(capture, "send the list")
    capture.change_note(MEETING, TALK, last.key, NoteDraft("! send the list > as"))
    assert (texts(units), only_action(units).owners) == ([], (Owner(1, "Ana Silva"),))
    capture.change_note(MEETING, TALK, last.key, NoteDraft("? send the list"))
    assert (texts(units), units.rows.actions) == (["send the list"], {})
    assert published.changes[-1].kinds == {Kind.NOTES, Kind.ACTIONS}


def test_a_note_that_is_gone_cannot_be_changed(capture: CaptureService, units: FailingUnits) -> None:
    last = kept(capture, "goes")
    capture.strike(MEETING)
    with pytest.raises(UserError) as caught:
        capture.change_note(MEETING, TALK, last.key, NoteDraft("stays"))
    assert caught.value.key == "note_gone"
    assert texts(units) == []


# Find, draft.


def test_notes_are_found_by_all_their_words_in_any_case(capture: CaptureService) -> None:
    for text in ("Slow builds hurt", "slow lunch", "! fix the BUILDS > as"):
        kept(capture, text)
    kept(capture, "builds are slow in the Straße", CASE)
    found = capture.find(MEETING, "BUILDS slow")
    assert sorted(note.text for note in found.notes) == ["Slow builds hurt", "builds are slow in the Straße"]
    assert found.actions == ()
    assert [action.text for action in capture.find(MEETING, "builds fix").actions] == ["fix the BUILDS"]
    assert [note.item_id for note in capture.find(MEETING, "STRASSE").notes] == [CASE]


def test_a_view_shows_the_items_notes_by_kind(capture: CaptureService) -> None:
    for text, item in (("point", TALK), ("* insight", TALK), ("elsewhere", CASE)):
        kept(capture, text, item)
    view = capture.view(MEETING, TALK)
    assert [note.text for note in view.notes] == ["insight", "point"]
    assert view.in_meeting == 3


def test_half_typed_text_is_kept_until_enter(capture: CaptureService) -> None:
    capture.save_draft("slow bui", 3)
    assert capture.draft() == ("slow bui", 3)
    kept(capture, "slow builds")
    assert capture.draft() == ("", 0)


def test_a_draft_that_is_too_long_or_cut_in_two_is_kept_as_far_as_it_can_be(capture: CaptureService) -> None:
    capture.save_draft("\ud83e" + "x" * MAX_NOTE_CHARACTERS, MAX_NOTE_CHARACTERS + 1)
    text, caret = capture.draft()
    assert (len(text), caret, text[0]) == (MAX_NOTE_CHARACTERS, MAX_NOTE_CHARACTERS, "\ufffd")


def test_the_roster_is_the_groups(capture: CaptureService) -> None:
    assert [person.name for person in capture.roster(MEETING).people][:1] == ["Ana Silva"]
