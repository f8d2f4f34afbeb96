"""The quiet line about minutes whose time for objections is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.domain.meeting import Phase
from tests.peerdesk.services.evening import MEETING, evening, settled
from tests.ui.fakes import FakeDesk
from tests.ui.minutes_kit import minutes_desk
from ui.presenters.desk import GoTo
from ui.presenters.objections import ObjectionsPresenter


def waiting(days: int) -> tuple[ObjectionsPresenter, FakeDesk]:
    """Minutes whose last day for objections was so many days ago."""
    units = evening(notes=settled())
    desk = minutes_desk(units)
    today = desk.desk.clock.wall().astimezone().date()
    until = today - dt.timedelta(days=days)
    units.rows.meetings[MEETING] = replace(
        units.rows.meetings[MEETING], phase=Phase.SENT, objections_until=until
    )
    presenter = ObjectionsPresenter(desk.desk)
    desk.desk.store.opened.emit()
    return presenter, desk


@pytest.mark.parametrize(
    ("days", "end"), [(1, "ended yesterday."), (4, "ended 4 days ago.")], ids=["yesterday", "before"]
)
def test_it_says_since_when(qtbot: QtBot, days: int, end: str) -> None:
    _, desk = waiting(days)
    (notice,) = desk.said
    assert notice.text == f"Objections to the minutes of 19 March {end}"
    assert (notice.tone, [choice.text for choice in notice.choices]) == ("info", ["Release…", "Later"])


def test_it_is_quiet_on_the_last_day(qtbot: QtBot) -> None:
    assert waiting(0)[1].said == []


def test_release_goes_to_those_minutes(qtbot: QtBot) -> None:
    presenter, desk = waiting(1)
    with qtbot.waitSignal(presenter.release_wanted) as caught:
        desk.said[0].choices[0].act()
    assert caught.args == [GoTo("minutes", MEETING)]


def test_put_off_it_is_quiet_and_once_released_it_is_gone(qtbot: QtBot) -> None:
    presenter, desk = waiting(1)
    with qtbot.waitSignal(desk.desk.unsaid, check_params_cb=lambda key: key == "objections"):
        desk.services.releasing.release(MEETING)
    presenter, desk = waiting(1)
    desk.said[0].choices[1].act()
    presenter.look()
    assert len(desk.said) == 1
