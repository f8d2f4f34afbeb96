"""A version that may be out is noted before its paper is there; where the minutes moved on there is none."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from peerdesk.domain.errors import UserError
from peerdesk.domain.release import DraftEdit, FileChecked
from peerdesk.services.context import Context
from peerdesk.services.erasing import ErasingService
from tests.peerdesk.services.evening import MEETING
from tests.peerdesk.services.test_erasing import FakeEraser
from tests.peerdesk.services.test_releasing import Desk


@pytest.fixture
def released() -> Desk:
    desk = Desk()
    desk.releasing.release(MEETING)
    return desk


def take_back(desk: Desk) -> None:
    desk.releasing.take_back(MEETING)


def withdraw(desk: Desk) -> None:
    context = Context(desk.units, desk.clock, desk.published)
    erasing = ErasingService(context, FakeEraser(desk.units), lambda *_: frozenset())
    for _ in erasing.withdraw(MEETING, desk.release.draft(MEETING).lines[0].key):
        pass


def test_a_paper_is_noted_where_it_is_stopped_after_it_was_read_back(released: Desk, tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    with closing(released.release.exporting(MEETING, target)) as steps:
        next(step for step in steps if isinstance(step, FileChecked))
    assert target.exists()
    assert released.meeting().is_written


def test_a_paper_that_cannot_be_noted_is_not_there(
    released: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("store_disk_full")

    monkeypatch.setattr(released.release, "hand_out", full)
    target = tmp_path / "minutes.md"
    with pytest.raises(UserError, match="store_disk_full"):
        released.release.export(MEETING, target)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("move", [take_back, withdraw], ids=["taken back", "withdrawn"])
def test_minutes_that_move_on_while_their_paper_is_written_are_not_placed(
    released: Desk, tmp_path: Path, move: object
) -> None:
    target = tmp_path / "minutes.md"
    target.write_text("before")
    steps = released.release.exporting(MEETING, target)
    next(steps)
    assert callable(move)
    move(released)
    with pytest.raises(UserError, match="minutes_moved_on"):
        list(steps)
    assert target.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1
    assert not released.meeting().is_written


def test_no_number_is_given_twice(released: Desk, tmp_path: Path) -> None:
    with closing(released.release.exporting(MEETING, tmp_path / "first.md")) as steps:
        next(step for step in steps if isinstance(step, FileChecked))
    take_back(released)
    line = released.release.draft(MEETING).lines[0]
    released.release.edit(MEETING, [DraftEdit(line.key, text="It was all refused.")])
    released.releasing.release(MEETING)
    assert released.meeting().version == 2
