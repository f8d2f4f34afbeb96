"""What every presenter is handed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from tests.clock import FakeClock
from tests.ui.fakes import fake_desk
from ui.presenters.desk import Choice, GoTo, Notice


def test_a_notice_is_told(clock: FakeClock, qtbot: QtBot) -> None:
    desk, notice = fake_desk(clock).desk, Notice("Done.", key="a")
    with qtbot.waitSignal(desk.noticed) as told:
        desk.say(notice)
    assert told.args == [notice]


def test_a_notice_is_taken_back_by_its_key(clock: FakeClock, qtbot: QtBot) -> None:
    desk = fake_desk(clock).desk
    with qtbot.waitSignal(desk.unsaid) as told:
        desk.unsay("a")
    assert told.args == ["a"]


def test_an_error_is_told_in_the_users_words(clock: FakeClock, qtbot: QtBot) -> None:
    desk = fake_desk(clock).desk
    with qtbot.waitSignal(desk.noticed) as told:
        desk.fail(UserError("name_long", limit=200))
    assert told.args[0].tone == "error"
    assert "200" in told.args[0].text


def test_another_page_is_told(clock: FakeClock, qtbot: QtBot) -> None:
    desk = fake_desk(clock).desk
    with qtbot.waitSignal(desk.went) as told:
        desk.go("run", meeting_id=2**52)
    assert told.args == [GoTo("run", 2**52)]


def test_changes_are_passed_on(clock: FakeClock, qtbot: QtBot) -> None:
    fake = fake_desk(clock)
    with qtbot.waitSignal(fake.desk.changed) as told:
        fake.services.groups.create("Circle")
    assert isinstance(told.args[0], Change)
    assert told.args[0].touches(Kind.GROUPS)


def test_what_a_notice_says_stands_in_no_repr() -> None:
    assert "Ana" not in repr(Notice("Ana left.", (Choice("Ask Ana", lambda: None),)))
