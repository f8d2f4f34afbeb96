"""From closed notes to a checked file."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from peerdesk.deid import Identity, Roster, find_identities, identities
from peerdesk.domain import editing
from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.editing import in_order
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import Member
from peerdesk.domain.minutes import Bullet, Minutes
from peerdesk.domain.notes import Note, NoteKind
from peerdesk.domain.release import (
    CommonEdit,
    DraftEdit,
    FileChecked,
    KeepEdit,
    KeepReason,
    Kept,
    MinutesLine,
    OrderEdit,
)
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.export.all import ExportFiles
from peerdesk.services import findings
from peerdesk.services.context import Context
from peerdesk.services.findings import Read, replacing, worst_first
from peerdesk.services.finished_file import write_checked
from peerdesk.services.release import DraftView, ReleaseService, title_key
from tests.clock import FakeClock
from tests.peerdesk.services.evening import (
    GROUP,
    MEETING,
    MEMBERS,
    evening,
    key,
    note,
    phrases,
    promise,
    release_of,
    settled,
)
from tests.peerdesk.services.fakes import FakeUnits, Published

OPEN, SHUT = Attribution.ON_RECORD, Attribution.OFF_RECORD


class SpoilingFiles(ExportFiles):
    """Puts other bytes on the disk than it was given, or cannot read what it wrote."""

    def __init__(self, spoilt: bytes | None = None, error: Exception | None = None) -> None:
        super().__init__()
        self.spoilt, self.error = spoilt, error

    def write(self, target: Path, data: bytes) -> None:
        super().write(target, data if self.spoilt is None else self.spoilt)

    def read_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        if self.error is not None:
            raise self.error
        return super().read_back(target, roster, minutes, allowed)


def service(units: FakeUnits, clock: FakeClock, published: Published | None = None) -> ReleaseService:
    return release_of(Context(units, clock, published or Published()), ExportFiles())


def printed(view: DraftView) -> str:
    return "\n".join(block.text for block in view.minutes.blocks)


def found(view: DraftView) -> list[str]:
    return [finding.words for finding in view.findings if finding.is_certain]


def left(view: DraftView) -> list[str]:
    """What is still to decide, but for what is said of items with few sentences."""
    return [finding.words for finding in view.findings if finding.blocks_export and not finding.is_of_item]


THREE = settled()


def kept_as(view: DraftView, words: str, reason: KeepReason, own_words: str = "") -> list[KeepEdit]:
    keys = {one.key for one in view.findings if one.words == words}
    return [KeepEdit(one, Kept(one, reason, own_words)) for one in keys]


# The draft.


def test_there_is_no_draft_before_the_close(clock: FakeClock) -> None:
    with pytest.raises(UserError, match="meeting_not_closed"):
        service(evening(phase=Phase.RUNNING), clock).draft(MEETING)


def test_the_draft_has_keys_of_its_own_and_is_made_once(clock: FakeClock) -> None:
    units = evening(notes=[note(1, 100, "One."), note(2, 100, "Two.")])
    first = service(units, clock).draft(MEETING)
    again = service(units, clock).draft(MEETING)
    assert {line.text for line in first.lines} == {"One.", "Two."}
    assert {line.key for line in first.lines}.isdisjoint({key(1), key(2)})
    assert again.lines == first.lines


def test_a_meeting_without_notes_stores_no_draft(clock: FakeClock) -> None:
    units = evening()
    assert service(units, clock).draft(MEETING).lines == ()
    assert not units.committed


def test_people_who_took_part_are_counted_and_not_listed(clock: FakeClock) -> None:
    minutes = service(evening(), clock).draft(MEETING).minutes
    assert "3 people took part" in minutes.lines


def test_a_group_whose_name_names_a_member_gives_the_paper_no_title(clock: FakeClock) -> None:
    view = service(evening(group_name="The Northwind founders"), clock).draft(MEETING)
    assert view.minutes.title == "Minutes of a meeting"


# What may be said.


@pytest.mark.parametrize("papers", [Papers.MEMBERS_SHEET, Papers.NONE])
def test_a_promise_that_goes_no_further_is_not_printed(clock: FakeClock, papers: Papers) -> None:
    units = evening(actions=[promise(1, "Send it"), replace(promise(2, "Sell up"), papers=papers)])
    view = service(units, clock).draft(MEETING)
    assert "Send it" in printed(view)
    assert "Sell up" not in printed(view)


def test_an_item_led_by_a_member_is_a_case(clock: FakeClock) -> None:
    units = evening([Item(100, "Case of Chiara", "A case", lead_id=3)], [note(1, 100, "Their board left.")])
    view = service(units, clock).draft(MEETING)
    assert "board" not in printed(view)
    assert "One case was discussed." in printed(view)


def test_a_step_off_the_record_is_left_out_of_an_item_that_is_not(clock: FakeClock) -> None:
    step = Item(101, "Aside", attribution=SHUT)
    units = evening([Item(100, "Talk", steps=(step,))], [note(1, 101, "Hush hush."), note(2, 100, "Loud.")])
    view = service(units, clock).draft(MEETING)
    assert "Hush" not in printed(view)
    assert "Loud." in printed(view)


def test_a_meeting_off_the_record_prints_no_promises(clock: FakeClock) -> None:
    units = evening(notes=[note(1, 100, "x")], actions=[promise(2, "Buy the firm.")], attribution=SHUT)
    view = service(units, clock).draft(MEETING)
    assert "Buy" not in printed(view)


# What is left to look at.


def test_names_in_sentences_promises_and_titles_are_found_in_reading_order(clock: FakeClock) -> None:
    units = evening(
        [Item(100, "Ana’s rota")], [note(1, 100, "Northwind paid.")], [promise(2, "Call Chiara Rossi.")]
    )
    view = service(units, clock).draft(MEETING)
    assert found(view) == ["Chiara Rossi", "Ana’s", "Northwind"]


def test_a_title_off_the_record_is_printed_and_so_it_is_checked(clock: FakeClock) -> None:
    units = evening([Item(100, "What Chiara did", attribution=SHUT)], [note(1, 100, "Ana knew.")])
    assert found(service(units, clock).draft(MEETING)) == ["Chiara"]


def test_names_on_the_record_stand(clock: FakeClock, tmp_path: Path) -> None:
    items = [Item(100, "Motions", attribution=OPEN), Item(200, "Talk")]
    units = evening(items, [note(1, 100, "Ana Silva moved to adjourn."), note(2, 200, "It was agreed.")])
    release = service(units, clock)
    assert found(release.draft(MEETING)) == []
    release.keep_open(MEETING, "Read.")
    assert release.export(MEETING, tmp_path / "minutes.pdf").passed


def test_a_step_under_the_rule_in_an_item_on_the_record_is_checked(clock: FakeClock) -> None:
    step = Item(101, "Aside", attribution=Attribution.CHATHAM_HOUSE)
    units = evening([Item(100, "Motions", attribution=OPEN, steps=(step,))], [note(1, 101, "Ana laughed.")])
    assert found(service(units, clock).draft(MEETING)) == ["Ana"]


@pytest.mark.parametrize("rule", [None, Attribution.CHATHAM_HOUSE, SHUT])
def test_names_in_promises_stand_where_all_of_a_meeting_was_on_the_record(
    clock: FakeClock, rule: Attribution | None
) -> None:
    items = [Item(100, "Motions", steps=(Item(101, "Aside", attribution=rule),))]
    units = evening(items, THREE, [promise(9, "Send Ana the list.")], attribution=OPEN)
    assert found(service(units, clock).draft(MEETING)) == ([] if rule is None else ["Ana"])


def test_contacts_are_to_be_decided(clock: FakeClock) -> None:
    view = service(evening(notes=[*THREE, note(4, 100, "Write to ops@example.org.")]), clock).draft(MEETING)
    assert [finding.words for finding in view.findings] == ["ops@example.org"]
    assert view.blocking == 1


def test_worst_first(clock: FakeClock) -> None:
    said = "They wrote to ops@example.org in Utrecht. Chiara left. They met Tim Berners on 3 May."
    view = service(evening(notes=[*THREE, note(4, 100, said)]), clock).draft(MEETING)
    assert [finding.words for finding in worst_first(view.findings)][:2] == ["Chiara", "ops@example.org"]


@pytest.mark.parametrize(
    ("notes", "few_voices", "reason"),
    [
        (THREE[:2], False, "deid_few_notes"),
        (THREE, True, "deid_few_voices"),
        (THREE[:1], True, "deid_few_voices"),
        (THREE, False, ""),
        ([], True, ""),
    ],
)
def test_an_item_of_few_sentences_or_voices_is_shown(
    clock: FakeClock, notes: list[Note], few_voices: bool, reason: str
) -> None:
    units = evening([Item(100, "The rota", few_voices=few_voices)], notes)
    view = service(units, clock).draft(MEETING)
    assert [one.identity.reason for one in view.findings if one.is_of_item] == ([reason] if reason else [])
    assert replacing(view.findings) == ()


@pytest.mark.parametrize("rule", [OPEN, SHUT, Attribution.BACKGROUND])
def test_few_sentences_matter_under_the_rule_only(clock: FakeClock, rule: Attribution) -> None:
    units = evening([Item(100, "The rota", attribution=rule)], THREE[:1])
    assert not [one for one in service(units, clock).draft(MEETING).findings if one.is_of_item]


def test_a_long_draft_is_read_in_steps(clock: FakeClock) -> None:
    units = evening(notes=[note(n, 100, f"Thing {n} was agreed.") for n in range(1, 9)])
    steps = list(service(units, clock).drafting(MEETING))
    assert [(step.done, step.of) for step in steps if isinstance(step, Read)] == [
        (2, 9), (4, 9), (6, 9), (8, 9),
    ]  # fmt: skip
    assert isinstance(steps[-1], DraftView)


def of_one_roster(units: FakeUnits, clock: FakeClock) -> ReleaseService:
    """As in the program, where the roster is the same until somebody changes a member."""
    roster = Roster.from_members(MEMBERS)
    context = Context(units, clock, Published())
    return ReleaseService(context, ExportFiles(), phrases(), lambda *_: roster)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read for identities."""
    texts: list[str] = []

    def reading(text: str, roster: Roster) -> list[Identity]:
        texts.append(text)
        return find_identities(text, roster)

    monkeypatch.setattr(findings, "find_identities", reading)
    return texts


def test_an_edit_reads_one_text_again(clock: FakeClock, read: list[str]) -> None:
    release = of_one_roster(evening(notes=THREE), clock)
    view = release.draft(MEETING)
    read.clear()
    release.edit(MEETING, [DraftEdit(view.lines[0].key, text="It was refused.")])
    release.draft(MEETING)
    assert read == ["It was refused."]


def test_what_was_read_before_an_edit_is_not_read_again(clock: FakeClock, read: list[str]) -> None:
    """Somebody edits while the draft is read for the first time; it is then read anew."""
    release = of_one_roster(evening(notes=[note(n, 100, f"Thing {n} was agreed.") for n in range(9)]), clock)
    first = release.drafting(MEETING)
    next(first)
    view = release.draft(MEETING)
    first.close()  # type: ignore[attr-defined]
    release.edit(MEETING, [DraftEdit(view.lines[0].key, text="It was refused.")])
    release.draft(MEETING)
    assert len(read) == len(set(read)) == 11


def test_an_edit_between_two_steps_is_not_in_a_draft_that_was_begun_before(clock: FakeClock) -> None:
    release = service(
        evening(notes=settled(*(note(n, 100, f"Plan {n} was made.") for n in range(1, 9)))), clock
    )
    line = release.draft(MEETING).lines[0]
    steps = release.drafting(MEETING)
    next(steps)
    release.edit(MEETING, [DraftEdit(line.key, text="Ana said so.")])
    assert found(release.draft(MEETING)) == ["Ana"]
    assert found([step for step in steps if isinstance(step, DraftView)][-1]) == []


def test_without_the_name_model_rules_find_and_the_view_says_so(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise OSError

    monkeypatch.setattr(identities, "name_model", missing)
    view = service(evening(notes=[*THREE, note(4, 100, "Chiara wrote to x@example.org.")]), clock).draft(
        MEETING
    )
    assert view.by_rules_only
    assert sorted(left(view)) == ["Chiara", "x@example.org"]
    monkeypatch.undo()
    assert not service(evening(notes=THREE), clock).draft(MEETING).by_rules_only


# What may stay.


def test_kept_words_are_decided_in_all_their_places_and_no_longer_after_undo(clock: FakeClock) -> None:
    notes = [*THREE, note(4, 100, "Utrecht was dear."), note(5, 100, "So was UTRECHT, they said.")]
    release = service(evening(notes=notes), clock)
    before = release.draft(MEETING)
    assert left(before)[0].casefold() == "utrecht"
    inverse = release.edit(MEETING, kept_as(before, left(before)[0], KeepReason.PUBLIC_FACT))
    after = release.draft(MEETING)
    assert left(after) == []
    assert {one.kept.reason for one in after.findings if one.kept} == {KeepReason.PUBLIC_FACT}
    release.edit(MEETING, inverse)
    assert left(release.draft(MEETING)) == left(before)


def test_what_is_kept_does_not_say_which_words(clock: FakeClock) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Utrecht was dear.")])
    release = service(units, clock)
    release.edit(MEETING, kept_as(release.draft(MEETING), "Utrecht", KeepReason.AGREED))
    (kept,) = units.rows.kept.values()
    assert kept == Kept(kept.key, KeepReason.AGREED)
    assert "trecht" not in repr(units.rows.kept).casefold()


def test_a_decision_goes_with_its_words_once_a_file_is_written(clock: FakeClock, tmp_path: Path) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Utrecht was dear.")])
    release = service(units, clock)
    view = release.draft(MEETING)
    release.edit(MEETING, kept_as(view, "Utrecht", KeepReason.AGREED))
    (line,) = [one for one in view.lines if "Utrecht" in one.text]
    release.edit(MEETING, [DraftEdit(line.key, text="It was dear.")])
    release.export(MEETING, tmp_path / "minutes.pdf")
    assert units.rows.kept == {}


@pytest.mark.parametrize("other", ["Mark will resign soon.", "Then Mark left us."])
def test_a_word_that_may_stay_in_one_sentence_is_asked_again_in_another(clock: FakeClock, other: str) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Mark will change the date."), note(5, 100, "It was sold.")])
    units.rows.members[9] = Member(9, GROUP, "Mark Field")
    release = service(units, clock)
    view = release.draft(MEETING)
    (mark,) = [one for one in view.findings if one.words == "Mark"]
    assert mark.keep_reasons == (KeepReason.NOT_AN_IDENTITY,)
    release.edit(MEETING, kept_as(view, "Mark", KeepReason.NOT_AN_IDENTITY))
    assert left(release.draft(MEETING)) == []
    (line,) = [one for one in view.lines if one.text == "It was sold."]
    release.edit(MEETING, [DraftEdit(line.key, text=other)])
    assert left(release.draft(MEETING)) == ["Mark"]


def test_he_is_asked_in_each_sentence(clock: FakeClock) -> None:
    release = service(evening(notes=[*THREE, note(4, 100, "He left."), note(5, 100, "He stayed.")]), clock)
    view = release.draft(MEETING)
    first = next(one for one in view.findings if one.words == "He")
    release.edit(MEETING, [KeepEdit(first.key, Kept(first.key, KeepReason.AGREED))])
    assert left(release.draft(MEETING)) == ["He"]


def test_a_reason_may_not_name_anybody(clock: FakeClock) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Utrecht was dear.")])
    release = service(units, clock)
    edit = kept_as(release.draft(MEETING), "Utrecht", KeepReason.OWN_WORDS, "Chiara Rossi agreed.")
    with pytest.raises(BadInput, match="reason_names"):
        release.edit(MEETING, edit)
    assert units.rows.kept == {}


def test_only_names_can_be_common(clock: FakeClock) -> None:
    said = note(4, 100, "They pay 2.5 million to x@example.org in Utrecht.")
    view = service(evening(notes=[*THREE, said]), clock).draft(MEETING)
    assert [one.words for one in view.findings if one.may_be_common] == ["Utrecht"]


def test_an_item_of_few_sentences_is_kept_by_consent_only(clock: FakeClock) -> None:
    (one,) = service(evening(notes=THREE[:1]), clock).draft(MEETING).findings
    assert one.keep_reasons == (KeepReason.AGREED, KeepReason.OWN_WORDS)


def test_sentences_that_stand_elsewhere_do_not_make_an_item_longer(clock: FakeClock) -> None:
    notes = [THREE[0], *(note(n, 100, "They meet again.", NoteKind.DECISION) for n in (5, 6))]
    view = service(evening(notes=notes), clock).draft(MEETING)
    assert [one.identity.reason for one in view.findings if one.is_of_item] == ["deid_few_notes"]


def test_linked_sentences_of_an_item_are_counted_together(clock: FakeClock) -> None:
    release = service(evening(), clock)
    alone, together = (
        release.could_be(MEETING, ["They left."]),
        release.could_be(MEETING, ["Northwind paid.", "They left."]),
    )
    assert (alone, together) == ((3,), (1, 1))


@pytest.mark.parametrize("reason", list(KeepReason))
def test_a_name_of_the_group_cannot_stay(clock: FakeClock, reason: KeepReason) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Chiara Rossi left.")])
    release = service(units, clock)
    with pytest.raises(UserError, match="name_not_kept"):
        release.edit(MEETING, kept_as(release.draft(MEETING), "Chiara Rossi", reason, "I say so."))
    assert units.rows.kept == {}


def test_a_permission_that_was_not_asked_for_lets_no_name_through(clock: FakeClock) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Chiara Rossi left.")])
    release = service(units, clock)
    (name,) = [one for one in release.draft(MEETING).findings if one.is_certain]
    units.rows.kept[MEETING, name.key] = Kept(name.key, KeepReason.PUBLIC_FACT)
    assert left(release.draft(MEETING)) == ["Chiara Rossi"]


def test_own_words_must_say_something(clock: FakeClock) -> None:
    release = service(evening(notes=[*THREE, note(4, 100, "Utrecht was dear.")]), clock)
    with pytest.raises(BadInput, match="reason_empty"):
        release.edit(MEETING, kept_as(release.draft(MEETING), "Utrecht", KeepReason.OWN_WORDS, " "))


def test_words_common_in_a_group_are_not_shown_again_in_any_meeting(clock: FakeClock) -> None:
    units = evening(notes=[*THREE, note(4, 100, "Utrecht was dear.")])
    release = service(units, clock)
    inverse = release.edit(MEETING, [CommonEdit("UTRECHT")])
    assert units.rows.common == {GROUP: {"utrecht"}}
    assert release.draft(MEETING).findings == ()
    release.edit(MEETING, inverse)
    assert left(release.draft(MEETING)) == ["Utrecht"]


def test_no_word_makes_a_name_of_the_group_common(clock: FakeClock) -> None:
    release = service(evening(notes=[*THREE, note(4, 100, "Chiara Rossi left.")]), clock)
    release.edit(MEETING, [CommonEdit("Chiara Rossi")])
    assert left(release.draft(MEETING)) == ["Chiara Rossi"]


def test_what_a_script_lets_stay_are_no_names(clock: FakeClock) -> None:
    said = [note(4, 100, "Utrecht was dear."), note(5, 100, "Chiara Rossi left.")]
    release = service(evening(notes=[*THREE, *said]), clock)
    assert release.keep_open(MEETING, "Read.") == 1
    assert left(release.draft(MEETING)) == ["Chiara Rossi"]


def test_a_character_the_paper_cannot_show_is_named_with_its_place(clock: FakeClock) -> None:
    view = service(evening(notes=[note(1, 100, "On the wall: ሀ.")]), clock).draft(MEETING)
    (one,) = view.unshowable
    assert (one.character, one.index, one.where) == ("ሀ", 13, view.lines[0].key.hex())


# Edits.


def test_a_replacement_takes_all_places_of_a_string_in_one_step(clock: FakeClock) -> None:
    units = evening(notes=[note(1, 100, "Ana asked and Ana left."), note(2, 100, "It was Ana.")])
    release = service(units, clock)
    release.edit(MEETING, replacing(release.draft(MEETING).findings))
    view = release.draft(MEETING)
    assert left(view) == []
    assert "Ana" not in printed(view)


def test_a_replaced_title_is_the_public_one_only(clock: FakeClock) -> None:
    units = evening([Item(100, "Ana’s rota")], [note(1, 100, "x")])
    release = service(units, clock)
    release.edit(MEETING, replacing(release.draft(MEETING).findings))
    (item,) = units.rows.agendas[MEETING]
    assert item.title == "Ana’s rota"
    assert "Ana" not in item.public_title


def test_a_dropped_sentence_is_not_in_the_paper_and_comes_back(clock: FakeClock) -> None:
    units = evening(notes=[note(1, 100, "Ana left.")])
    release = service(units, clock)
    (line,) = release.draft(MEETING).lines
    release.edit(MEETING, [DraftEdit(line.key, dropped=True)])
    gone = release.draft(MEETING)
    assert "left" not in printed(gone)
    assert gone.findings == ()
    release.edit(MEETING, [DraftEdit(line.key, dropped=False)])
    assert "Ana left." in printed(release.draft(MEETING))


def test_every_edit_can_be_taken_back(clock: FakeClock) -> None:
    units = evening(notes=[note(1, 100, "One.")], actions=[promise(2, "Two.")])
    release = service(units, clock)
    before = release.draft(MEETING)
    edits = [
        DraftEdit(before.lines[0].key, text="Other."),
        DraftEdit(key(2), text="Another."),
        DraftEdit(None, 100, "A title"),
        DraftEdit(before.lines[0].key, dropped=True),
    ]
    inverse = release.edit(MEETING, edits)
    assert release.draft(MEETING).minutes != before.minutes
    release.edit(MEETING, inverse)
    assert release.draft(MEETING).minutes == before.minutes


def test_editing_a_promise_keeps_its_owner_and_its_day(clock: FakeClock) -> None:
    due = dt.date(2026, 4, 2)
    units = evening(actions=[promise(2, "Two.", due)])
    service(units, clock).edit(MEETING, [DraftEdit(key(2), text="Other.")])
    assert units.rows.actions[key(2)] == replace(promise(2, "Other.", due))


def test_an_edit_says_what_it_touched(clock: FakeClock) -> None:
    published = Published()
    release = service(evening(notes=[note(1, 100, "One.")]), clock, published)
    (line,) = release.draft(MEETING).lines
    release.edit(MEETING, [DraftEdit(line.key, text="Two.")])
    assert published.changes[-1].touches(Kind.MINUTES)
    assert published.changes[-1].meeting_id == MEETING


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (DraftEdit(key(1), text=" \n "), "line_empty"),
        (DraftEdit(key(1), text="x" * 200_001), "line_long"),
        (DraftEdit(key(99), text="x"), "line_gone"),
        (DraftEdit(None, 999, "x"), "line_gone"),
        (DraftEdit(key(2), dropped=True), "promise_not_dropped"),
    ],
)
def test_an_edit_that_cannot_be_made_changes_nothing(clock: FakeClock, edit: DraftEdit, error: str) -> None:
    units = evening(actions=[promise(2, "Two.")])
    release = service(units, clock)
    with pytest.raises(UserError, match=error):
        release.edit(MEETING, [DraftEdit(key(2), text="Changed."), edit])
    assert units.rows.actions[key(2)].text == "Two."


def test_a_promise_of_another_meeting_is_out_of_reach(clock: FakeClock) -> None:
    units = evening()
    units.rows.actions[key(2)] = replace(promise(2, "Two."), meeting_id=99)
    with pytest.raises(UserError, match="line_gone"):
        service(units, clock).edit(MEETING, [DraftEdit(key(2), text="Other.")])


def test_line_breaks_and_control_characters_typed_become_spaces(clock: FakeClock) -> None:
    units = evening(actions=[promise(2, "Two.")])
    service(units, clock).edit(MEETING, [DraftEdit(key(2), text="One\n\x07two")])
    assert units.rows.actions[key(2)].text == "One two"


# Files.


@pytest.mark.parametrize("name", ["minutes.pdf", "minutes.docx", "minutes.md"])
def test_a_clean_paper_is_written_and_passes(clock: FakeClock, tmp_path: Path, name: str) -> None:
    release = service(evening(notes=THREE), clock)
    target = tmp_path / name
    assert release.export(MEETING, target) == FileChecked()
    assert target.stat().st_size > 100


@pytest.mark.parametrize("name", ["minutes.pdf", "minutes.docx", "minutes.md"])
@pytest.mark.parametrize("said", ["Ana left.", "Utrecht was dear."])
def test_nothing_is_written_while_something_is_to_be_decided(
    clock: FakeClock, tmp_path: Path, name: str, said: str
) -> None:
    release = service(evening(notes=[*THREE, note(4, 100, said)]), clock)
    with pytest.raises(UserError, match="names_left") as caught:
        release.export(MEETING, tmp_path / name)
    assert caught.value.values == {"count": 1}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["minutes.odt", "minutes"])
def test_a_suffix_nobody_knows_is_refused(clock: FakeClock, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="suffix_unknown"):
        service(evening(), clock).export(MEETING, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_name_that_names_somebody_is_refused(clock: FakeClock, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="file_name_names"):
        service(evening(), clock).export(MEETING, tmp_path / "minutes_Ana-Silva.pdf")
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_target_is_said_in_words(clock: FakeClock, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="export_no_folder"):
        service(evening(), clock).export(MEETING, tmp_path / "missing" / "minutes.pdf")


def test_a_file_in_which_somebody_is_found_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    roster = Roster.from_members(MEMBERS)
    result = write_checked(SpoilingFiles(b"# Ana Silva was there\n"), target, Minutes("m", "t"), roster)
    assert not result.passed
    assert "Ana Silva" in result.names
    assert not target.exists()


def test_a_file_that_does_not_say_what_the_draft_says_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    result = write_checked(SpoilingFiles(b"Other words.\n"), target, Minutes("m", "t"), Roster())
    assert result.problems == ("text_differs",)
    assert not target.exists()


def test_a_file_that_cannot_be_read_back_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    with pytest.raises(OSError, match="gone"):
        write_checked(SpoilingFiles(error=OSError("gone")), target, Minutes("m", "t"), Roster())
    assert not target.exists()


@pytest.mark.parametrize(
    "files",
    [
        SpoilingFiles(b"# Ana Silva was there\n"),
        SpoilingFiles(b"Other words.\n"),
        SpoilingFiles(error=OSError("gone")),
    ],
    ids=["names", "words", "unread"],
)
def test_an_earlier_file_of_that_name_stays_where_the_new_one_is_not_sound(
    tmp_path: Path, files: SpoilingFiles
) -> None:
    target = tmp_path / "minutes.md"
    target.write_bytes(b"the good one")
    with suppress(OSError):
        assert not write_checked(files, target, Minutes("m", "t"), Roster.from_members(MEMBERS)).passed
    assert target.read_bytes() == b"the good one"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_member_reports_on_the_record_is_told_and_no_case(clock: FakeClock) -> None:
    report = Item(200, "Report of the treasurer", lead_id=2, attribution=Attribution.ON_RECORD)
    items = (Item(100, "On-call without burnout"), report)
    units = evening(items, notes=settled(note(1, 200, "Ana Silva reported a surplus.")))
    told = printed(service(units, clock).draft(MEETING))
    assert "Ana Silva reported a surplus." in told
    assert "case was discussed" not in told
    assert "“Report of the treasurer” was on the record." in told


def test_writing_says_what_comes_next(clock: FakeClock, tmp_path: Path) -> None:
    steps = list(service(evening(), clock).exporting(MEETING, tmp_path / "minutes.pdf"))
    assert steps == ["lay_out", "write", FileChecked()]


def test_a_finding_is_where_its_words_stand_on_the_page(clock: FakeClock) -> None:
    release = service(evening(notes=[*THREE, note(4, 100, "At last Ana left.")]), clock)
    view = release.draft(MEETING)
    written = release.lay_out(view.minutes)
    (spot,) = release.places_of(written, view.findings)
    sentence = next(place for place in written.places if place.key == view.findings[0].where)
    assert sentence.left < spot.left < spot.right < sentence.right
    assert sentence.bottom <= spot.bottom < spot.top <= sentence.top + 1


def test_the_heading_of_an_item_has_a_place(clock: FakeClock) -> None:
    release = service(evening(notes=[note(1, 100, "x")]), clock)
    written = release.lay_out(release.draft(MEETING).minutes)
    assert title_key(100) in {place.key for place in written.places}


def test_a_kind_is_never_lost_on_the_way(clock: FakeClock) -> None:
    units = evening(notes=[note(n, 100, f"Said {n}.", kind) for n, kind in enumerate(NoteKind)])
    view = service(units, clock).draft(MEETING)
    assert all(f"Said {n}." in printed(view) for n in range(len(NoteKind)))


def test_another_group_is_not_looked_for(clock: FakeClock) -> None:
    units = evening(notes=[note(1, 100, "Zoltan left.")])
    units.rows.members[9] = replace(MEMBERS[0], id=9, group_id=GROUP + 1, name="Zoltan Nagy")
    assert found(service(units, clock).draft(MEETING)) == []


# Order, themes and key messages.


def three_points(clock: FakeClock) -> tuple[ReleaseService, FakeUnits, tuple[MinutesLine, ...]]:
    """A draft of three points in one item, as they stand by their keys."""
    units = evening(notes=[note(n, 100, f"Point {n}.") for n in (1, 2, 3)])
    release = service(units, clock)
    return release, units, in_order(release.draft(MEETING).lines)


def told(view: DraftView) -> list[str]:
    return [block.text for block in view.minutes.blocks if isinstance(block, Bullet)]


def test_sentences_are_moved_joined_and_split_and_each_is_taken_back(clock: FakeClock) -> None:
    release, _, lines = three_points(clock)
    before = told(release.draft(MEETING))
    moves = (
        editing.moved(lines, lines[0].key, 2),
        editing.joined(lines, lines[0].key, lines[1].key),
        editing.split(lines, lines[0].key, 5, key(77)),
    )
    for made in moves:
        back = release.edit(MEETING, [OrderEdit(100, made)])
        assert told(release.draft(MEETING)) == [line.text for line in editing.in_order(made)]
        assert told(release.draft(MEETING)) != before
        release.edit(MEETING, back)
        assert told(release.draft(MEETING)) == before


def test_halves_of_a_sentence_that_knows_no_note_are_put_together_again(clock: FakeClock) -> None:
    """As in drafts made before sentences knew theirs."""
    release, units, lines = three_points(clock)
    lines = tuple(replace(one, origins=()) for one in lines)
    units.rows.lines.update({one.key: one for one in lines})
    moves = (
        editing.joined(lines, lines[0].key, lines[1].key),
        editing.split(lines, lines[0].key, 3, key(77)),
    )
    for made in moves:
        back = release.edit(MEETING, [OrderEdit(100, made)])
        release.edit(MEETING, release.edit(MEETING, release.edit(MEETING, back)))
        assert units.rows.lines == {one.key: one for one in lines}


def test_an_order_makes_no_words(clock: FakeClock) -> None:
    release, units, lines = three_points(clock)
    for more in (
        replace(lines[0], key=key(55), origins=()),
        replace(lines[0], key=key(55), origins=(key(8),)),
    ):
        with pytest.raises(UserError, match="line_gone"):
            release.edit(MEETING, [OrderEdit(100, (*lines, more))])
    other = replace(lines[0], text="Other words.", origins=())
    with pytest.raises(UserError, match="line_gone"):
        release.edit(MEETING, [OrderEdit(100, (other, *lines[1:]))])
    assert units.rows.lines == {one.key: one for one in lines}


def test_a_sentence_of_another_item_cannot_be_moved_in(clock: FakeClock) -> None:
    release, _, lines = three_points(clock)
    with pytest.raises(UserError, match="line_gone"):
        release.edit(MEETING, [OrderEdit(100, (*lines, replace(lines[0], key=key(55), item_id=999)))])
    with pytest.raises(UserError, match="line_gone"):
        release.edit(MEETING, [OrderEdit(999, ())])


def test_a_key_message_that_comes_back_to_a_full_page_one_stands_in_its_item(clock: FakeClock) -> None:
    units = evening(notes=[note(number, 100, f"Sentence {number}.") for number in range(1, 9)])
    release = service(units, clock)
    lines = release.draft(MEETING).lines

    def on_page_one() -> int:
        return sum(map(editing.is_key_message, release.draft(MEETING).lines))

    lifted = tuple(replace(line, is_key=line is not lines[7]) for line in lines)
    release.edit(MEETING, [OrderEdit(100, lifted)])
    release.edit(MEETING, [DraftEdit(lines[0].key, dropped=True)])
    release.edit(MEETING, [DraftEdit(lines[0].key, dropped=False)])
    assert on_page_one() == 7
    release.edit(MEETING, [DraftEdit(lines[0].key, dropped=True)])
    with_another = editing.lifted(release.draft(MEETING).lines, lines[7].key, is_key=True)
    release.edit(MEETING, [OrderEdit(100, with_another)])
    release.edit(MEETING, [DraftEdit(lines[0].key, dropped=False)])
    assert on_page_one() == 7
    assert lines[0].text in printed(release.draft(MEETING))


def test_key_messages_stand_on_top_and_not_again_in_their_item(clock: FakeClock) -> None:
    release, _, lines = three_points(clock)
    release.edit(MEETING, [OrderEdit(100, editing.lifted(lines, lines[1].key, is_key=True))])
    texts = [block.text for block in release.draft(MEETING).minutes.blocks]
    assert texts.count(lines[1].text) == 1
    assert texts.index("Key messages") < texts.index(lines[1].text) < texts.index(lines[0].text)


def test_a_theme_is_a_heading_that_is_checked_and_can_be_changed(clock: FakeClock) -> None:
    release, _, lines = three_points(clock)
    release.edit(MEETING, [OrderEdit(100, editing.under_theme(lines, lines[1].key, "Ana Silva on costs"))])
    view = release.draft(MEETING)
    finding = next(one for one in view.findings if one.is_certain)
    assert (finding.words, finding.text) == ("Ana Silva", "Ana Silva on costs")
    back = release.edit(MEETING, replacing([finding]))
    assert "A participant on costs" in printed(release.draft(MEETING))
    release.edit(MEETING, back)
    assert "Ana Silva on costs" in printed(release.draft(MEETING))


@pytest.mark.parametrize("first", [100, 101])
def test_a_heading_over_two_steps_names_nobody_that_one_of_them_may_not(clock: FakeClock, first: int) -> None:
    step = Item(101, "Aside", attribution=Attribution.CHATHAM_HOUSE)
    notes = [note(1, 100, "Costs rose."), note(2, 101, "Fees fell.")]
    units = evening([Item(100, "Motions", attribution=OPEN, steps=(step,))], settled(*notes))
    release = service(units, clock)
    lines = sorted(release.draft(MEETING).lines, key=lambda line: line.item_id != first)
    themed = [replace(line, theme="Ana Silva on costs") for line in lines]
    release.edit(MEETING, [OrderEdit(100, editing.placed(themed))])
    finding = next(one for one in release.draft(MEETING).findings if one.words == "Ana Silva")
    release.edit(MEETING, replacing([finding]))
    assert {line.theme for line in release.draft(MEETING).lines} == {"A participant on costs"}


def test_words_of_a_joined_sentence_are_no_longer_in_the_draft(clock: FakeClock) -> None:
    release, units, lines = three_points(clock)
    release.edit(MEETING, [OrderEdit(100, editing.joined(lines, lines[0].key, lines[1].key))])
    assert lines[1].key not in units.rows.lines


def test_a_promise_can_be_reworded_while_erasing_is_only_announced(clock: FakeClock) -> None:
    units = evening(notes=[], actions=[promise(2, "Two.")])
    meeting = units.rows.meetings[MEETING]
    units.rows.meetings[MEETING] = replace(meeting, erased_on=meeting.day + dt.timedelta(days=9_999))
    release = service(units, clock)
    release.edit(MEETING, [DraftEdit(key(2), text="Another.")])
    assert "Another." in printed(release.draft(MEETING))
