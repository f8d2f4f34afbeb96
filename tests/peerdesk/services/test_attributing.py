"""Whose a sentence is, in the minutes: with consent, on background, and nowhere else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.minutes import Bullet, Credit, Paragraph
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import AttributeEdit, DraftEdit, Edit, MinutesLine
from peerdesk.domain.rules import Attribution
from peerdesk.export.all import ExportFiles
from peerdesk.services.context import Context
from peerdesk.services.release import ReleaseService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import GROUP, MEETING, evening, note, release_of, settled
from tests.peerdesk.services.fakes import FakeUnits

DAY = dt.date(2026, 3, 20)
AGREED = "Ana Silva, Northwind. Attributed with the speaker’s recorded consent."
SAID = "The second month tells more."


def release_over(units: FakeUnits) -> ReleaseService:
    return release_of(Context(units, FakeClock(), lambda _: None), ExportFiles())


def under(rule: Attribution | None, *texts: str, **more: object) -> ReleaseService:
    units = evening(
        items=[Item(100, "Item", attribution=rule, **more)],  # type: ignore[arg-type]
        notes=settled(*(note(n, 100, text) for n, text in enumerate((SAID, *texts), 1))),
    )
    units.rows.groups[GROUP] = replace(units.rows.groups[GROUP], facilitator_id=2)
    return release_over(units)


def line_of(release: ReleaseService, text: str = SAID) -> MinutesLine:
    return next(line for line in release.draft(MEETING).lines if line.text == text)


def attribute(release: ReleaseService, words: str, day: dt.date | None = DAY) -> tuple[Edit, ...]:
    return release.edit(MEETING, [AttributeEdit(line_of(release).key, words, day)])


def credits_of(release: ReleaseService) -> list[str]:
    return [block.text for block in release.draft(MEETING).minutes.blocks if isinstance(block, Credit)]


def test_with_consent_the_name_stands_right_behind_the_sentence() -> None:
    release = under(None)
    attribute(release, "Ana Silva, Northwind.")
    blocks = release.draft(MEETING).minutes.blocks
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Bullet) and block.text == SAID)
    assert blocks[at + 1].text == AGREED


def test_the_paper_does_not_say_that_it_attributes_nothing_where_it_does() -> None:
    release = under(None)
    told = [block.text for block in release.draft(MEETING).minutes.blocks if isinstance(block, Paragraph)]
    assert any("does not attribute them" in text for text in told)
    attribute(release, "Ana Silva, Northwind.")
    told = [block.text for block in release.draft(MEETING).minutes.blocks if isinstance(block, Paragraph)]
    assert any("attributes them only where it says so" in text for text in told)
    assert not any("does not attribute" in text for text in told)


def test_the_name_is_found_anywhere_but_there(tmp_path: Path) -> None:
    release = under(None, "Ana Silva asked again.")
    attribute(release, "Ana Silva, Northwind")
    view = release.draft(MEETING)
    assert [finding.text for finding in view.findings] == ["Ana Silva asked again."]
    with pytest.raises(UserError, match="names_left"):
        release.export(MEETING, tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Ana Silva, CTO of Northwind", []),
        ("Ana’s voice, Northwind, Berlin", []),
        ("Northwind", []),
        ("Ana Silva with Benedikt Okafor", ["Benedikt Okafor"]),
        ("Benedikt and Ana of Northwind", ["Benedikt"]),
        ("Ana Silva, who sat beside Mercury Freight", ["Mercury Freight"]),
        ("Ana Silva, after Mr Henderson asked", ["Mr Henderson"]),
        ("Ana Silva, Acme Ltd", ["Acme Ltd"]),
    ],
)
def test_whoever_else_is_named_with_a_speaker_is_found(words: str, others: list[str], tmp_path: Path) -> None:
    release = under(None)
    attribute(release, words)
    found = release.draft(MEETING).findings
    assert [(one.words, one.proposal, one.blocks_export) for one in found] == [(w, "", True) for w in others]
    if others:
        with pytest.raises(UserError, match="names_left"):
            release.export(MEETING, tmp_path / "a.md")
    else:
        assert release.export(MEETING, tmp_path / "a.md").passed


def test_who_agreed_may_be_described_and_is_counted_with_nobody() -> None:
    release = under(None)
    attribute(release, "the CTO of a hospital, who runs the largest of them")
    view = release.draft(MEETING)
    assert view.findings == ()
    assert not any(view.sources[where].is_credit for where in view.could_be)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
def test_a_file_with_an_agreed_name_is_written_and_passes(suffix: str, tmp_path: Path) -> None:
    release = under(None)
    attribute(release, "Ana Silva, Northwind")
    assert release.export(MEETING, tmp_path / f"a{suffix}").passed
    assert (tmp_path / f"a{suffix}").exists()


def test_taking_it_back_and_making_it_again() -> None:
    release = under(None)
    back = attribute(release, "Ana Silva, Northwind")
    again = release.edit(MEETING, back)
    assert credits_of(release) == []
    release.edit(MEETING, again)
    assert credits_of(release) == [AGREED]
    assert line_of(release).consent_day == DAY


def test_other_words_take_the_consent_back_and_undo_gives_both() -> None:
    release = under(None)
    attribute(release, "Ana Silva, Northwind")
    key = line_of(release).key
    back = release.edit(MEETING, [DraftEdit(key, text="Something else.")])
    assert credits_of(release) == []
    again = release.edit(MEETING, back)
    assert (line_of(release).consent_day, credits_of(release)) == (DAY, [AGREED])
    back = release.edit(MEETING, again)
    release.edit(MEETING, back)
    assert credits_of(release) == [AGREED]


def test_the_same_words_keep_it() -> None:
    release = under(None)
    attribute(release, "Ana Silva, Northwind")
    release.edit(MEETING, [DraftEdit(line_of(release).key, text=f" {SAID} ")])
    assert credits_of(release) == [AGREED]


def test_without_consent_nobody_is_named() -> None:
    release = under(None)
    with pytest.raises(BadInput, match="consent_missing"):
        attribute(release, "Ana Silva", None)


@pytest.mark.parametrize("rule", [Attribution.OFF_RECORD, None], ids=["off the record", "a case"])
def test_nothing_is_attributed_where_nothing_is_told(rule: Attribution | None) -> None:
    release = under(rule, lead_id=1 if rule is None else None)
    with pytest.raises(UserError, match="not_attributed"):
        attribute(release, "Ana Silva")


def test_an_item_that_goes_off_the_record_later_takes_its_names_along() -> None:
    units = evening(items=[Item(100, "Item")], notes=settled(note(1, 100, SAID)))
    release = release_over(units)
    attribute(release, "Ana Silva, Northwind")
    units.rows.agendas[MEETING] = (Item(100, "Item", attribution=Attribution.OFF_RECORD),)
    assert credits_of(release) == []
    assert release.draft(MEETING).on_record == frozenset()


def test_on_background_a_description_stands_without_consent_and_is_checked_like_a_note() -> None:
    release = under(Attribution.BACKGROUND)
    attribute(release, "a CTO in retail", None)
    assert credits_of(release) == ["a CTO in retail"]
    attribute(release, "Ana of Northwind", None)
    found = release.draft(MEETING).findings
    assert [finding.words for finding in found] == ["Ana", "Northwind"]
    assert all(not finding.keep_reasons for finding in found)


def test_putting_neutral_words_in_a_description_changes_the_description() -> None:
    from peerdesk.services.findings import replacing

    release = under(Attribution.BACKGROUND)
    attribute(release, "Ana", None)
    release.edit(MEETING, replacing(release.draft(MEETING).findings))
    assert credits_of(release) == ["A participant"]
    assert line_of(release).text == SAID


def test_a_description_does_not_stand_once_the_rule_is_another() -> None:
    units = evening(
        items=[Item(100, "Item", attribution=Attribution.BACKGROUND)], notes=settled(note(1, 100, SAID))
    )
    release = release_over(units)
    attribute(release, "a CTO in retail", None)
    units.rows.agendas[MEETING] = (Item(100, "Item"),)
    assert credits_of(release) == []


@pytest.mark.parametrize("kind", [NoteKind.DECISION, NoteKind.QUESTION, NoteKind.ACTION])
def test_each_sort_of_sentence_can_be_attributed(kind: NoteKind) -> None:
    units = evening(notes=settled(note(1, 100, SAID, kind)))
    release = release_over(units)
    attribute(release, "Ana Silva, Northwind")
    assert credits_of(release) == [AGREED]


def test_words_that_are_too_long_are_refused() -> None:
    with pytest.raises(BadInput, match="attribution_long"):
        attribute(under(None), "x" * 121)
