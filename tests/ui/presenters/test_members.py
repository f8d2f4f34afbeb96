from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Member, Stage
from peerdesk.services.all import MembersRead
from tests.clock import FakeClock
from tests.ui.fakes import FakeDesk, fake_desk
from tests.ui.models.watching import Watch
from ui.presenters.members import MembersPresenter, Progress, Told


@pytest.fixture
def desk(clock: FakeClock, qtbot: QtBot) -> FakeDesk:
    return fake_desk(clock)


@pytest.fixture
def people(desk: FakeDesk) -> MembersPresenter:
    """The people of a group of two."""
    group = desk.services.groups.create("Harbour circle")
    desk.services.groups.bring_in(group.id, [Member(0, 0, "Ana"), Member(0, 0, "Ben")])
    owner = QObject(desk.desk)
    return MembersPresenter(desk.desk, group.id, owner)


def names(people: MembersPresenter) -> list[str]:
    return [str(people.model.index(row, 0).data()) for row in range(people.model.rowCount())]


def test_people_are_shown_by_name(people: MembersPresenter) -> None:
    assert names(people) == ["Ana", "Ben"]


def test_somebody_new_is_one_row_more(people: MembersPresenter) -> None:
    watch = Watch(people.model)
    people.save(replace(people.new_member(), name="Anton", stage=Stage.GUEST))
    assert names(people) == ["Ana", "Anton", "Ben"]
    assert watch.seen == ["insert 1-1"]


def test_a_removed_person_is_gone(people: MembersPresenter) -> None:
    member = people.model.member_at(0)
    assert member is not None
    people.remove(member)
    assert names(people) == ["Ben"]


def test_a_file_says_what_came_of_it(people: MembersPresenter, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.readers.read = MembersRead((Member(0, 0, "Ben"), Member(0, 0, "Cho")), ("shoe size",), doubles=1)
    seen: list[object] = []
    for signal in (people.busy, people.progressed, people.told):
        signal.connect(seen.append)
    people.bring_in(Path("people.csv"))
    assert seen == [
        True,
        Progress(2, 2),
        False,
        Told("1 person added, 1 as before, 1 named twice and taken once. Columns not used: shoe size."),
    ]
    assert names(people) == ["Ana", "Ben", "Cho"]


def test_a_broken_file_is_a_sentence_and_changes_nothing(
    people: MembersPresenter, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.readers.error = BadInput("name_empty")
    with qtbot.waitSignal(people.told) as told:
        people.bring_in(Path("people.csv"))
    assert told.args is not None
    assert not told.args[0].ok
    assert "name is missing" in told.args[0].text
    assert names(people) == ["Ana", "Ben"]


def test_five_thousand_come_in_as_one_insert(people: MembersPresenter, desk: FakeDesk) -> None:
    desk.readers.read = MembersRead(tuple(Member(0, 0, f"Person {i:04}") for i in range(5000)))
    watch = Watch(people.model)
    people.bring_in(Path("people.csv"))
    assert people.model.rowCount() == 5002
    assert watch.seen == ["insert 2-5001"]
