"""Agreement, disagreement, open questions and next steps at the end of the minutes."""

from __future__ import annotations

import pytest

from peerdesk.domain import editing
from peerdesk.domain.agenda import Item
from peerdesk.domain.minutes import Bullet, Heading
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import DraftEdit, OrderEdit
from peerdesk.domain.rules import Attribution
from peerdesk.export.all import ExportFiles
from peerdesk.services.context import Context
from peerdesk.services.release import ReleaseService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import MEETING, evening, note, release_of

TWO = (Item(100, "Rota"), Item(200, "Prices"))
TEXTS = (
    "It can be done.",
    "It must be cheap.",
    "It was agreed.",
    "Some pay.",
    "Others do not.",
    "It waits.",
)


def release_over(*rules: Attribution | None, lead: int | None = None) -> ReleaseService:
    items = [
        Item(item.id, item.title, attribution=rule, lead_id=lead if item.id == 200 else None)
        for item, rule in zip(TWO, rules or (None, None), strict=True)
    ]
    notes = [note(number, 100 if number < 3 else 200, text) for number, text in enumerate(TEXTS)]
    notes.append(note(20, 200, "Who pays?", NoteKind.QUESTION))
    return release_of(Context(evening(items, notes), FakeClock(), lambda _: None), ExportFiles())


def put(release: ReleaseService, text: str, theme: str) -> None:
    view = release.draft(MEETING)
    line = next(line for line in view.lines if line.text == text)
    own = [one for one in view.lines if one.item_id == line.item_id]
    release.edit(MEETING, [OrderEdit(line.item_id, editing.under_theme(own, line.key, theme))])


def sections(release: ReleaseService) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in release.draft(MEETING).minutes.blocks:
        if isinstance(block, Heading):
            found[block.text] = []
        elif isinstance(block, Bullet):
            found[list(found)[-1]].append(block.text)
    return found


def test_sentences_of_all_items_are_gathered_in_a_fixed_order_at_the_end() -> None:
    release = release_over()
    put(release, "Others do not.", "Areas of disagreement")
    put(release, "Some pay.", "Areas of agreement")
    put(release, "It was agreed.", "Areas of agreement")
    put(release, "It waits.", "Suggested next steps")
    found = sections(release)
    last = {heading: found[heading] for heading in list(found)[-3:]}
    assert last == {
        "Areas of agreement": ["It was agreed.", "Some pay."],
        "Areas of disagreement": ["Others do not."],
        "Suggested next steps": ["It waits."],
    }
    assert "It was agreed." not in found["Rota"]


def test_each_stands_once_and_undo_puts_it_back() -> None:
    release = release_over()
    before = sections(release)
    line = next(line for line in release.draft(MEETING).lines if line.text == "Some pay.")
    own = [one for one in release.draft(MEETING).lines if one.item_id == 200]
    after = editing.under_theme(own, line.key, "Areas of agreement")
    back = release.edit(MEETING, [OrderEdit(200, after)])
    told = [text for texts in sections(release).values() for text in texts]
    assert sorted(told) == sorted((*TEXTS, "Who pays?"))
    release.edit(MEETING, back)
    assert sections(release) == before


def test_a_name_in_a_gathered_sentence_is_found() -> None:
    release = release_over()
    line = next(line for line in release.draft(MEETING).lines if line.text == "Some pay.")
    put(release, "Some pay.", "Areas of agreement")
    release.edit(MEETING, [DraftEdit(line.key, text="Ana pays.")])
    assert "Ana" in [finding.words for finding in release.draft(MEETING).findings]


def test_what_is_on_the_record_stays_in_its_part_where_other_parts_are_not() -> None:
    release = release_over(Attribution.ON_RECORD, None)
    put(release, "It was agreed.", "Areas of agreement")
    put(release, "Some pay.", "Areas of agreement")
    blocks = release.draft(MEETING).minutes.blocks
    headings = [(block.text, block.level) for block in blocks if isinstance(block, Heading)]
    assert [one for one in headings if one[0] == "Areas of agreement"] == [
        ("Areas of agreement", 2),
        ("Areas of agreement", 1),
    ]


def test_of_a_meeting_that_is_on_the_record_as_a_whole_all_is_gathered() -> None:
    release = release_over(Attribution.ON_RECORD, Attribution.ON_RECORD)
    put(release, "It was agreed.", "Areas of agreement")
    put(release, "Some pay.", "Areas of agreement")
    assert sections(release)["Areas of agreement"] == ["It was agreed.", "Some pay."]


@pytest.mark.parametrize(
    ("rule", "lead"), [(Attribution.OFF_RECORD, None), (None, 1)], ids=["off the record", "a case"]
)
def test_nothing_of_what_is_not_told_is_gathered(rule: Attribution | None, lead: int | None) -> None:
    release = release_over(None, rule, lead=lead)
    put(release, "Some pay.", "Areas of agreement")
    assert "Areas of agreement" not in sections(release)
