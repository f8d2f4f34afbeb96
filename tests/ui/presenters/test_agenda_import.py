"""An agenda from elsewhere: shown first, brought in as one step back, and no bad file changes anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import BadInput
from peerdesk.domain.outline import Outline, OutlineItem
from tests.ui.fakes import FakeDesk
from tests.ui.presenters.test_plan import desk as desk
from tests.ui.presenters.test_plan import plan as plan
from ui.presenters.agenda_import import AgendaImport, ImportShown
from ui.presenters.plan import PlanPresenter

OUTLINE = Outline((OutlineItem("Opening", 300, "Cho"), OutlineItem("Tour", items=(OutlineItem("Lab", 60),))))


@pytest.fixture
def shown(desk: FakeDesk, plan: PlanPresenter) -> ImportShown:
    """What a file of two items and a step is read as."""
    desk.readers.outline = OUTLINE
    found: list[ImportShown] = []
    AgendaImport(plan).read(Path("a.md"), found.append)
    return found[0]


def titles(plan: PlanPresenter) -> list[str]:
    return [item.title for item in plan.plan.agenda] if plan.plan else []


def test_reading_changes_nothing_and_knows_the_members(plan: PlanPresenter, shown: ImportShown) -> None:
    before = titles(plan)
    cho = next(member for member in plan.members if member.name == "Cho Park")
    assert (shown.meeting_id, shown.has_agenda) == (plan.meeting_id, True)
    assert shown.brought.agenda[0].lead_id == cho.id
    assert titles(plan) == before != ["Opening", "Tour"]


@pytest.mark.parametrize("behind", [False, True])
def test_bringing_in_is_one_step_back(
    desk: FakeDesk, plan: PlanPresenter, shown: ImportShown, behind: bool
) -> None:
    before = titles(plan)
    AgendaImport(plan).bring_in(plan.meeting_id, shown.brought.agenda, behind=behind)
    assert titles(plan) == [*(before if behind else []), "Opening", "Tour"]
    assert desk.said[-1].text == "2 items were imported."
    desk.said[-1].choices[0].act()
    assert titles(plan) == before
    plan.redo()
    assert titles(plan)[-2:] == ["Opening", "Tour"]


def test_what_was_copied_is_read_too(desk: FakeDesk, plan: PlanPresenter) -> None:
    desk.readers.outline = OUTLINE
    found: list[ImportShown] = []
    AgendaImport(plan).read_text("Opening 5m", found.append)
    assert desk.readers.texts == ["Opening 5m"]
    assert len(found) == 1


def test_a_bad_file_is_one_sentence_and_changes_nothing(desk: FakeDesk, plan: PlanPresenter) -> None:
    desk.readers.error = BadInput("intake_agenda_empty")
    before, found = titles(plan), list[ImportShown]()
    AgendaImport(plan).read(Path("a.md"), found.append)
    assert desk.said[-1].text.startswith("There is no topic in this agenda.")
    assert (found, titles(plan)) == ([], before)


@pytest.mark.parametrize(
    ("item", "words"),
    [(Item(1, "x" * 301), "301"), (Item(1, "Round", length_s=25 * 3600), "longer than 24 hours")],
)
def test_what_no_agenda_holds_is_one_sentence(
    desk: FakeDesk, plan: PlanPresenter, item: Item, words: str
) -> None:
    before = titles(plan)
    AgendaImport(plan).bring_in(plan.meeting_id, (item,), behind=True)
    assert desk.said[-1].tone == "error"
    assert titles(plan) == before
