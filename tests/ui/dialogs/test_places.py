"""Where files were chosen stays in no settings; Qt's own dialog writes it when it is deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.clock import FakeClock
from tests.ui.fakes import fake_desk
from ui.dialogs import places
from ui.dialogs.members_dialog import MembersDialog
from ui.dialogs.save_minutes import ask_target
from ui.presenters.members import MembersPresenter

PLACE = "zebrafinch"


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """The settings that all Qt programs of a user share, in a folder of the test's own; Qt's own dialog."""
    folder = tmp_path / "config"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    monkeypatch.chdir(tmp_path)
    (tmp_path / PLACE).mkdir()
    (tmp_path / PLACE / "m.csv").write_text("name\nAna Silva\n", encoding="utf-8")
    return folder


def written(folder: Path) -> str:
    return "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file())


def choose(dialog: QFileDialog, folder: Path) -> None:
    dialog.setDirectory(str(folder / PLACE))
    dialog.done(QFileDialog.DialogCode.Accepted)


def test_qts_dialog_alone_does_write_the_place(settings: Path, tmp_path: Path) -> None:
    dialog = QFileDialog()
    choose(dialog, tmp_path)
    shiboken6.delete(dialog)
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    assert PLACE in written(settings)


def test_the_place_of_a_members_file_is_not_remembered(
    qtbot: QtBot, clock: FakeClock, settings: Path, tmp_path: Path
) -> None:
    desk, parent = fake_desk(clock).desk, QWidget()
    qtbot.addWidget(parent)
    dialog = MembersDialog(MembersPresenter(desk, 0, desk), parent)
    dialog.bring_in.click()
    picker = dialog.findChildren(QFileDialog)[0]
    assert picker.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    choose(picker, tmp_path)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(picker)
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    assert written(settings) == ""


def test_the_place_of_a_paper_is_not_remembered(qapp: QApplication, settings: Path, tmp_path: Path) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        choose(dialog, tmp_path)

    QTimer.singleShot(0, answer)
    ask_target(None, "minutes.pdf")
    assert written(settings) == ""


def test_what_other_programs_wrote_stays(settings: Path) -> None:
    shared = QSettings(QSettings.Scope.UserScope, "QtProject")
    shared.setValue("FileDialog/lastVisited", "file:///elsewhere")
    shared.sync()
    with places.unremembered():
        shared.setValue("FileDialog/lastVisited", PLACE)
        shared.setValue("FileDialog/history", [PLACE])
    assert shared.value("FileDialog/lastVisited") == "file:///elsewhere"
    assert PLACE not in written(settings)
