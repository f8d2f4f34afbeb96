"""Every channel is held by tests that exist and are collected, and each has a control."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.channels import CHANNELS, PROMISES, Channel

TESTS = Path(__file__).parent


@cache
def collected(file: str) -> frozenset[str]:
    """The tests of a file that pytest takes: functions of the module called `test_…`; skipped ones too."""
    path = TESTS / file
    if not path.is_file() or not path.name.startswith("test_"):
        return frozenset()
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return frozenset(one.name for one in body if isinstance(one, ast.FunctionDef) and one.name[:5] == "test_")


def missing(channels: Mapping[str, Channel]) -> Iterator[str]:
    """Named tests that there are not."""
    for name, channel in channels.items():
        for test in (*channel.held_by, *channel.controls):
            file, _, function = test.partition("::")
            if function not in collected(file):
                yield f"{name}: {test}"


def test_every_channel_of_the_list_is_there_in_its_order() -> None:
    assert list(CHANNELS) == [f"L{number}" for number in range(1, 25)]


@pytest.mark.parametrize("name", CHANNELS)
def test_every_channel_is_held_and_has_a_control(name: str) -> None:
    channel = CHANNELS[name]
    assert channel.what
    assert channel.held_by
    assert channel.controls


def test_every_test_that_is_named_exists() -> None:
    assert list(missing(CHANNELS)) == []


def test_every_promise_is_held_by_tests_that_exist() -> None:
    promises = {name: Channel(what, tests, ()) for name, (what, tests) in PROMISES.items()}
    assert {f"S{number}" for number in (1, 2, 3, 4, 6, 7, 13, 14, 15, 17, 18, 19)} <= set(promises)
    assert [name for name, promise in promises.items() if not promise.what or not promise.held_by] == []
    assert list(missing(promises)) == []


def test_a_test_that_does_not_exist_would_be_found() -> None:
    here = "test_channels.py::test_every_test_that_is_named_exists"
    gone = ("test_channels.py::test_gone", "nowhere/test_gone.py::test_x", "channels.py::_in", "")
    assert list(missing({"L0": Channel("x", (here,), gone)})) == [f"L0: {one}" for one in gone]
