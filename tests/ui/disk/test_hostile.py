"""Whatever people are called or say stays words on every screen: nothing is opened, nothing called."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.members import Member
from tests.bait import Bait, bait
from tests.peerdesk.export.hostile import TEXTS
from tests.ui.evening import ENTER, Evening
from ui.plain_text import plain_tip
from ui.widgets.text_label import TextLabel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for opened files")


OURS = re.compile(r"</?p>|<br ?/?>")
"""What `plain_tip` puts round a text whose own signs it has written out."""


@pytest.fixture
def baited(tmp_path: Path) -> Iterator[Bait]:
    with bait(tmp_path) as laid:
        yield laid


def guessing(window: QWidget) -> list[str]:
    """Labels and tips in which Qt reads markup that is none of ours."""
    labels = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and Gui.mightBeRichText(label.text())
    ]
    tips = [one.toolTip() for one in (window, *window.findChildren(QWidget))]
    return [*labels, *(tip for tip in tips if Gui.mightBeRichText(tip) and "<" in OURS.sub("", tip))]


def shown(evening: Evening) -> list[str]:
    """Paint everything that is open; what is read as markup."""
    QApplication.processEvents()
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for top in tops:
        top.grab()
    return [text for top in tops for text in guessing(top)]


def paste(evening: Evening, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    evening.box.setFocus()
    evening.box.insertFromMimeData(data)
    evening.key(ENTER)
    QCoreApplication.processEvents()


def test_any_text_as_a_note_stays_words(evening: Evening, baited: Bait) -> None:
    evening.sit_down()
    assert len({*TEXTS, *baited.texts}) >= 60
    for text in (*TEXTS, *baited.texts):
        evening.box.clear()
        paste(evening, text)
        assert shown(evening) == [], text
    evening.box.clear()
    assert len(evening.notes()) > 60
    assert baited.taken() == []


def test_hostile_names_and_titles_stay_words_on_every_page(
    evening: Evening, baited: Bait, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ask in ("getSaveFileName", "getOpenFileName"):  # the system's own, which would wait for somebody
        monkeypatch.setattr(QFileDialog, ask, lambda *_: ("", ""))
    services = evening.services
    plan = services.planning.plan(evening.meeting_id)
    services.groups.save(replace(plan.group, name=baited.texts[0]))
    for member, text in zip(services.groups.members(plan.group.id), baited.texts, strict=False):
        services.groups.save_member(replace(member, name=text, organisations=(text,), sector=text))
    for item, text in zip(plan.agenda, baited.texts, strict=False):
        bait = partial(replace, title=text, public_title=text, card=text)
        services.planning.alter_item(evening.meeting_id, item.id, bait)
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    assert shown(evening) == []
    for action in evening.window.front().actions_wanted():  # type: ignore[attr-defined]
        if action.text.endswith("…") and (action.enabled is None or action.enabled()):
            action.run()
            assert shown(evening) == [], action.id
            for top in QApplication.topLevelWidgets():
                if top.isVisible() and top is not evening.window:
                    top.close()
                    top.deleteLater()
    evening.open_door()
    assert shown(evening) == []
    assert baited.taken() == []


def test_minutes_of_hostile_notes_stay_words(evening: Evening, baited: Bait, tmp_path: Path) -> None:
    evening.sit_down()
    for text in (*TEXTS[::4], *baited.texts):
        evening.box.clear()
        paste(evening, text)
    evening.box.clear()
    evening.window.run.close()
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    assert shown(evening) == []
    assert evening.window.minutes.draft is not None
    assert len(evening.window.minutes.draft.lines) > len(baited.texts)
    assert baited.taken() == []


# Controls.


def test_a_label_that_guesses_would_be_found_and_opens_the_file(baited: Bait, qtbot: QtBot) -> None:
    careless = QLabel(baited.texts[0])
    qtbot.addWidget(careless)
    careless.grab()
    assert guessing(_around(careless, qtbot)) == [baited.texts[0]]
    assert baited.taken() == ["file"]
    assert baited.taken() == []


def _around(label: QLabel, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    label.setParent(window)
    return window


def test_a_tip_that_guesses_would_be_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    careless, careful = QWidget(window), TextLabel("x", parent=window)
    for widget in (careless, careful):
        widget.setToolTip("<b>bold</b>")
    assert guessing(window) == ["<b>bold</b>"]
    assert careful.toolTip() == "<p>&lt;b&gt;bold&lt;/b&gt;</p>"


def test_a_call_would_be_heard(baited: Bait) -> None:
    import socket

    socket.create_connection(("127.0.0.1", baited.port), timeout=5).close()
    assert baited.taken() == ["address"]


@pytest.mark.parametrize("text", ["", "plain", "a < b & c", "Ana Silva"])
def test_a_plain_tip_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


def test_members_in_the_list_keep_their_markup_as_words(evening: Evening) -> None:
    services, group = evening.services, evening.services.planning.plan(evening.meeting_id).group
    services.groups.bring_in(group.id, [Member(0, group.id, "<b>Zed</b> Bold", sector="<i>")])
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    coming = evening.window.plan.coming
    tips = [str(coming.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)) for row in range(coming.rowCount())]
    assert any("&lt;b&gt;Zed" in tip for tip in tips)
