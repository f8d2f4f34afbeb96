"""Looking for slips on a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.presenters.spelling import Spelling, Tongue

PATIENCE_MS = 30_000


@pytest.fixture
def spelling(qtbot: QtBot) -> Iterator[Spelling]:
    made = Spelling()
    yield made
    made.stop(30.0)


def test_slips_are_told_with_their_text(qtbot: QtBot, spelling: Spelling) -> None:
    spelling.speak(Tongue("en", frozenset({"zorbly"})))
    with qtbot.waitSignal(spelling.read, timeout=PATIENCE_MS) as read:
        spelling.look("zorbly told teh group")
    assert read.args is not None
    assert (read.args[0].text, read.args[0].words) == ("zorbly told teh group", ((12, 15),))


def test_the_language_is_judged_by_the_text_where_none_is_given(qtbot: QtBot, spelling: Spelling) -> None:
    text = "Wir haben uns mit der neuen Sitzung und mit den Gebühren nicht beschäftigt."
    with qtbot.waitSignal(spelling.read, timeout=PATIENCE_MS) as read:
        spelling.look(text)
    assert read.args is not None
    assert read.args[0].words == ()


def test_words_are_proposed(qtbot: QtBot, spelling: Spelling) -> None:
    spelling.speak(Tongue("en"))
    with qtbot.waitSignal(spelling.proposed, timeout=PATIENCE_MS) as proposed:
        spelling.ask("seperate")
    assert proposed.args is not None
    assert "separate" in proposed.args[0].words


def test_of_two_texts_only_the_newer_is_told(qtbot: QtBot, spelling: Spelling) -> None:
    spelling.speak(Tongue("en"))
    heard: list[str] = []
    spelling.read.connect(lambda found: heard.append(found.text))
    spelling.look("teh first")
    with qtbot.waitSignal(spelling.read, timeout=PATIENCE_MS):
        spelling.look("teh second")
    assert heard == ["teh second"]


def test_a_language_without_a_list_has_no_slips(qtbot: QtBot, spelling: Spelling) -> None:
    spelling.speak(Tongue("pl"))
    with qtbot.waitSignal(spelling.read, timeout=PATIENCE_MS) as read:
        spelling.look("zzyx wrrt")
    assert read.args is not None
    assert read.args[0].words == ()
