"""Typed by key into a real window: nothing said and nobody's name is left where it should not be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from peerdesk.bootstrap import services_over
from peerdesk.clock import SystemClock
from peerdesk.domain.members import Member
from peerdesk.domain.rules import StageNames
from peerdesk.paths import Paths
from peerdesk.store import vault as vaults
from tests.markers import (
    EDITED,
    EVERYTHING,
    FIRM,
    GONE,
    HALF_TYPED,
    KEPT,
    NAMES,
    OTHER,
    PERSON,
    STRUCK,
    SURNAME,
    TAKEN_BACK,
    found_in,
    found_under,
    found_with_key,
)
from tests.ui.evening import CTRL, ENTER, SHIFT, Evening, visible_texts
from tests.ui.leading import Led
from ui.presenters.stage import stage_view
from ui.stage.window import StageWindow
from ui.stage_model import from_line, to_line
from ui.theme import load_theme
from ui.window import TITLE, UNLEARNT

OF_FIGURES = "qt_spinbox_lineedit"
"""Qt's own name for the field inside one for a number, a day or a time."""

FILES = {"vault.db", "vault.json", "lock", "log", "backups", "preferences.toml", "window.ini"}


def talk(evening: Evening) -> None:
    """Everything that can happen to a typed word, and a note of it that stays."""
    evening.keep(f"Chiara of Northwind said {KEPT}", f"early {EDITED}")
    evening.key(Qt.Key.Key_Up)
    evening.box.selectAll()
    evening.type("late")
    evening.key(ENTER)
    evening.keep(f"never mind {TAKEN_BACK}")
    evening.key(Qt.Key.Key_Z, CTRL)
    evening.box.selectAll()
    evening.key(Qt.Key.Key_Delete)
    evening.keep(f"take out {STRUCK}")
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    evening.type(f"half {HALF_TYPED}")
    evening.window.notes.save_draft()


def with_key(evening: Evening, markers: tuple[str, ...]) -> set[str]:
    databases = (evening.paths.database, *evening.paths.backups.glob("*.db"))
    key = vaults.derive_key(evening.paths).hex
    return {one for path in databases for one in found_with_key(path, key, markers)}


def test_typed_words_that_were_taken_out_are_nowhere_once_the_meeting_is_closed(evening: Evening) -> None:
    evening.sit_down()
    talk(evening)
    assert with_key(evening, (KEPT, HALF_TYPED)) == {KEPT, HALF_TYPED}
    evening.window.run.close()
    assert with_key(evening, (*GONE, KEPT)) == {KEPT}
    assert found_under(evening.paths.data, EVERYTHING) == set()


@pytest.mark.parametrize("end", ["kept", "struck", "item", "cover"])
def test_the_box_brings_no_word_back(evening: Evening, end: str) -> None:
    evening.sit_down()
    evening.keep(f"that was {KEPT}")
    if end == "struck":
        evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    elif end == "item":
        evening.go_to(1)
    elif end == "cover":
        evening.window.lay_cover()
    document = evening.box.document()
    assert not document.isUndoAvailable()
    assert not document.isRedoAvailable()


def test_nothing_comes_to_the_clipboard_by_itself(evening: Evening) -> None:
    QGuiApplication.clipboard().setText("mine")
    evening.sit_down()
    talk(evening)
    assert QGuiApplication.clipboard().text() == "mine"


# Titles.


@pytest.fixture(autouse=True)
def no_file_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own dialogs would wait for somebody."""
    for ask in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_: ("", ""))


def titles() -> set[str]:
    """What a task bar or a history of activities is told by windows that are shown."""
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    return {text for w in shown for text in (w.windowTitle(), w.windowIconText(), w.windowFilePath())}


@pytest.mark.parametrize("page", ["prepare", "run", "minutes"])
def test_no_title_of_a_page_tells_anything(evening: Evening, page: str) -> None:
    evening.sit_down()
    evening.desk.go(page, meeting_id=evening.meeting_id)
    assert titles() == {TITLE, ""}


def dialogs(evening: Evening) -> Iterator[QDialog]:
    """Each dialog of Prepare in turn, opened and closed."""
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    for action in evening.window.front().actions_wanted():  # type: ignore[attr-defined]
        if not action.text.endswith("…") or (action.enabled is not None and not action.enabled()):
            continue
        action.run()
        for dialog in evening.window.findChildren(QDialog):
            if shiboken6.isValid(dialog) and dialog.isVisible():
                yield dialog
                dialog.close()
                dialog.deleteLater()


def test_no_title_of_a_dialog_tells_anything(evening: Evening) -> None:
    told = {(d.windowTitle(), d.windowFilePath(), d.objectName()) for d in dialogs(evening)}
    names = ("Ana", "Silva", "Northwind", "Harbour", "Spring")
    assert len(told) >= 3
    assert [name for name in names for words in told if name in " ".join(words)] == []


# The room.


@pytest.mark.parametrize(
    ("allowed", "shown"),
    [(StageNames.FIRST, {PERSON, OTHER}), (StageNames.INITIALS, set()), (StageNames.NONE, set())],
)
def test_the_stage_is_told_and_shows_no_more_than_the_group_allows(
    evening: Evening, qtbot: QtBot, allowed: StageNames, shown: set[str]
) -> None:
    group = evening.services.groups.groups()[0].group
    evening.services.groups.save(replace(group, stage_names=allowed))
    for member in evening.services.groups.members(group.id):
        if member.first_name in ("Ana", "Benedikt"):
            name = f"{PERSON} {SURNAME}" if member.first_name == "Ana" else f"{OTHER} Tarsierman"
            evening.services.groups.save_member(replace(member, name=name, organisations=(FIRM,)))
    evening.open_door()
    evening.type("zq ot cr dk el ")
    stage = StageWindow(SystemClock(), load_theme(dark=True), windowed=True)
    qtbot.addWidget(stage)
    told: set[str] = set()
    seen: set[str] = set()
    for _ in range(12):
        words = evening.window.run.words
        assert words is not None
        run = evening.window.run
        view = stage_view(evening.running, words, run.now_ns, run.wall_s)
        told |= found_in(to_line(view).encode(), EVERYTHING)
        stage.show_view(from_line(to_line(view)))
        assert stage.frame_shown is not None
        texts = " ".join((*stage.frame_shown.texts(), stage.windowTitle(), *visible_texts(stage)))
        seen |= found_in((texts + stage.accessibleDescription()).encode(), EVERYTHING)
        if evening.running.begun:
            evening.keep(f"{PERSON} said {KEPT}")
        evening.next()
    assert told == shown
    assert seen <= shown


def test_a_surname_on_the_stage_would_be_found(evening: Evening) -> None:
    evening.sit_down()
    words = evening.window.run.words
    assert words is not None
    view = stage_view(evening.running, words, evening.window.run.now_ns, evening.window.run.wall_s)
    assert found_in(to_line(replace(view, speaker=SURNAME)).encode(), NAMES) == {SURNAME}


# Fields.


def test_no_input_method_learns_what_is_typed(evening: Evening) -> None:
    learning, reached = [], 0
    for widget in chain(dialogs(evening), (evening.window,)):
        widget.activateWindow()
        QApplication.processEvents()
        for kind in (QLineEdit, QPlainTextEdit):
            for field in widget.findChildren(kind):
                if field.objectName() == OF_FIGURES:
                    continue
                if shiboken6.isValid(field) and field.isVisible() and field.isEnabled():
                    field.setFocus()
                    QApplication.processEvents()
                    reached += 1
                    if field.inputMethodHints() & UNLEARNT != UNLEARNT:
                        learning.append(f"{type(widget).__name__}: {field.accessibleName()}")
    assert reached >= 6
    assert learning == []


# The program as a whole.


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")
def test_the_program_leaves_no_word_outside_its_vault_and_no_file_outside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {name: tmp_path / name for name in ("home", "tmp", "cache", "config", "data", "desk")}
    for name, variable in (
        ("home", "HOME"), ("tmp", "TMPDIR"), ("cache", "XDG_CACHE_HOME"),
        ("config", "XDG_CONFIG_HOME"), ("data", "XDG_DATA_HOME"),
    ):  # fmt: skip
        places[name].mkdir()
        monkeypatch.setenv(variable, str(places[name]))
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    meeting = planted_vault(places["desk"])
    led = Led(places["desk"])
    assert led.heard() == {"said": "ready"}
    led.tell(f"open {meeting}")
    led.until("item", -1)
    led.tell("type zq ot ")
    led.tell("key PageDown")
    led.until("item", 0)
    led.tell(f"type {PERSON} said {KEPT}")
    led.tell("key Return")
    led.until("text", "")
    led.tell(f"type half {HALF_TYPED}")
    led.tell("flush")
    assert found_under(tmp_path, EVERYTHING) == set()
    led.say("close")
    code, errors = led.end()
    assert (code, found_in(errors.encode(), EVERYTHING)) == (0, set())
    assert found_under(tmp_path, EVERYTHING) == set()
    assert {path.name for path in places["desk"].iterdir()} <= {*FILES, "scratch"}
    outside = [path for name in places if name != "desk" for path in places[name].rglob("*")]
    assert [path for path in outside if path.is_file()] == []
    key = vaults.derive_key(Paths.under(places["desk"])).hex
    assert found_with_key(places["desk"] / "vault.db", key, (KEPT, HALF_TYPED)) == {KEPT, HALF_TYPED}


def planted_vault(folder: Path) -> int:
    """A vault of tests with two people and a meeting; returns the meeting."""
    paths, clock = Paths.under(folder), SystemClock()
    vaults.create(paths, test=True)
    services = services_over(vaults.open_vault(paths, vaults.derive_key(paths), clock), clock, lambda _: None)
    group = services.groups.create("Harbour Circle")
    people = [Member(0, 0, f"{PERSON} {SURNAME}", organisations=(FIRM,)), Member(0, 0, f"{OTHER} Tarsierman")]
    services.groups.bring_in(group.id, people)
    now = clock.wall().astimezone()
    start = now.time().replace(second=0, microsecond=0)
    meeting = services.planning.create(group.id, "Spring", now.date(), start)
    services.planning.add_item(meeting.id)
    services.close()
    return meeting.id
