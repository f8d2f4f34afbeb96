"""Where a paper goes is asked and kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.dialogs.save_minutes import ask_target

LAST = "FileDialog/lastVisited"


@pytest.fixture(autouse=True)
def shared_settings(tmp_path: Path) -> QSettings:
    """The settings that all Qt programs of a user share, in a folder of the test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Stand in for the dialog; like Qt's own it writes down where one has been."""

    def ask(*_: object) -> tuple[str, str]:
        QSettings(QSettings.Scope.UserScope, "QtProject").setValue(LAST, "file:///secret/folder")
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)


@pytest.mark.parametrize(
    ("answer", "target"),
    [
        ("/x/minutes.pdf", Path("/x/minutes.pdf")),
        ("/x/MINUTES.PDF", Path("/x/MINUTES.PDF")),
        ("/x/march", Path("/x/march.pdf")),
        ("/x/minutes.v2", Path("/x/minutes.v2.pdf")),
        ("", None),
    ],
)
def test_the_suffix_is_added_where_it_is_missing(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    shared_settings: QSettings,
    answer: str,
    target: Path | None,
) -> None:
    answering(monkeypatch, answer)
    assert ask_target(None, "minutes-2026-03-19.pdf") == target


@pytest.mark.parametrize("before", [None, "file:///home"])
def test_the_folder_is_not_remembered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, shared_settings: QSettings, before: str | None
) -> None:
    if before is not None:
        shared_settings.setValue(LAST, before)
        shared_settings.sync()
    answering(monkeypatch, "/secret/folder/minutes.md")
    ask_target(None, "minutes.md")
    shared_settings.sync()
    assert shared_settings.value(LAST) == before
