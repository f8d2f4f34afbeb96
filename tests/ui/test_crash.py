"""A bug is told by type and place; no word of what was on the screen leaves it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Slot
from pytestqt.qtbot import QtBot

from peerdesk import logs
from ui.crash import CrashWatch

MARKER = "Priya-of-Northwind"


@pytest.fixture
def watch(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashWatch]:
    before = sys.excepthook
    handler = logs.set_up(tmp_path)
    made = CrashWatch(tmp_path)
    made.install()
    yield made
    made.uninstall()
    logs.take_down(handler)
    assert sys.excepthook is before


class Clumsy(QObject):
    @Slot()
    def stumble(self) -> None:
        words = MARKER
        raise ValueError(f"cannot read {words}")


def written(folder: Path) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file())


def test_an_exception_in_a_slot_is_told_by_type_and_place(
    watch: CrashWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    clumsy = Clumsy()
    with qtbot.waitSignal(watch.met) as met:
        QTimer.singleShot(0, clumsy, clumsy.stumble)
    assert met.args[0].startswith("ValueError")
    assert "test_crash.py" in met.args[0]
    assert "stumble" in met.args[0]
    assert "ValueError" in (tmp_path / "crash.txt").read_text(encoding="utf-8")


def test_no_word_of_it_is_written_or_said(watch: CrashWatch, qtbot: QtBot, tmp_path: Path) -> None:
    clumsy = Clumsy()
    with qtbot.waitSignal(watch.met) as met:
        QTimer.singleShot(0, clumsy, clumsy.stumble)
    assert MARKER not in met.args[0] + written(tmp_path)
    assert str(tmp_path.parent) not in written(tmp_path)


def test_the_cause_is_told_too(watch: CrashWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.met) as met:
        try:
            try:
                raise KeyError(MARKER)
            except KeyError as cause:
                raise RuntimeError(MARKER) from cause
        except RuntimeError as error:
            watch.report(error)
    assert met.args[0].startswith("KeyError")


def test_an_exception_of_another_thread_is_heard(watch: CrashWatch, qtbot: QtBot) -> None:
    def fall() -> None:
        raise OSError(MARKER)

    thread = threading.Thread(target=fall)
    with qtbot.waitSignal(watch.met) as met:
        thread.start()
        thread.join()
    assert met.args[0].startswith("OSError")


def test_the_next_start_is_told_once(watch: CrashWatch, tmp_path: Path) -> None:
    assert not CrashWatch(tmp_path).take_last()
    watch.report(ValueError(MARKER))
    assert CrashWatch(tmp_path).take_last()
    assert not CrashWatch(tmp_path).take_last()


def test_a_hard_crash_is_told_at_the_next_start_without_folders(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "fault.txt").write_text(
        'Fatal Python error: Aborted\n  File "/home/priya/app/ui/window.py", line 7 in show\n'
        '  File "C:\\Users\\priya\\ui\\app.py", line 8 in run\n',
        encoding="utf-8",
    )
    watch = CrashWatch(tmp_path)
    watch.install()
    assert watch.take_last()
    watch.uninstall()
    report = (tmp_path / "crash-seen.txt").read_text(encoding="utf-8")
    assert '"window.py", line 7 in show' in report
    assert "priya" not in written(tmp_path)


def test_a_report_that_cannot_be_written_is_still_said(
    watch: CrashWatch, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "crash.txt").mkdir()
    with qtbot.waitSignal(watch.met):
        watch.report(ValueError())


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "log").write_bytes(b"")
    watch = CrashWatch(tmp_path / "log")
    watch.install()
    with qtbot.waitSignal(watch.met):
        watch.report(ValueError(MARKER))
    assert not watch.take_last()
    watch.uninstall()
