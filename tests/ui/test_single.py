"""A second start finds the first."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.single import Single, call_first, socket_name


def test_a_second_start_is_heard(qtbot: QtBot, home: Path) -> None:
    first = Single(home)
    first.listen()
    with qtbot.waitSignal(first.called):
        assert call_first(home)
    first.close()


def test_nobody_is_there(home: Path) -> None:
    assert not call_first(home)


def test_nobody_is_there_any_more(home: Path) -> None:
    first = Single(home)
    first.listen()
    first.close()
    assert not call_first(home)


def test_what_a_killed_one_left_is_no_hindrance(qtbot: QtBot, home: Path) -> None:
    killed, first = Single(home), Single(home)
    killed.listen()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert call_first(home)
    first.close()
    killed.close()


def test_the_name_differs_by_folder_and_tells_nothing_of_it(home: Path) -> None:
    assert socket_name(home) != socket_name(home / "other")
    assert home.name not in socket_name(home)
