"""The menu entries by which an agenda comes in and goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.outline import Outline, OutlineItem
from tests.ui.fakes import FakeDesk
from tests.ui.presenters.test_plan import desk as desk
from tests.ui.presenters.test_plan import plan as plan
from ui.actions import PageAction
from ui.dialogs.import_dialog import ImportDialog
from ui.pages.agenda_exchange import AgendaExchange
from ui.presenters.agenda_papers import AgendaPapersPresenter
from ui.presenters.plan import PlanPresenter


@pytest.fixture(autouse=True)
def shared_settings(tmp_path: Path) -> None:
    """The settings that all Qt programs of a user share, in a folder of the test's own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Something to stand over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def actions(plan: PlanPresenter, page: QWidget) -> dict[str, PageAction]:
    exchange = AgendaExchange(plan, page)
    return {action.id: action for action in exchange.actions(lambda: True, lambda: True)}


def dialog_over(page: QWidget) -> ImportDialog:
    (dialog,) = page.findChildren(ImportDialog)
    return dialog


def titles(plan: PlanPresenter) -> list[str]:
    return [item.title for item in plan.plan.agenda] if plan.plan else []


def test_a_file_is_shown_and_then_brought_in(
    desk: FakeDesk,
    plan: PlanPresenter,
    page: QWidget,
    actions: dict[str, PageAction],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit("/somewhere/a.md"))
    desk.readers.outline = Outline((OutlineItem("Opening", 300),))
    actions["agenda_import"].run()
    assert desk.readers.paths == [Path("/somewhere/a.md")]
    assert titles(plan) != ["Opening"]
    dialog_over(page).ok.click()
    assert titles(plan) == ["Opening"]


def test_what_was_copied_is_shown_and_may_be_left(
    desk: FakeDesk, plan: PlanPresenter, page: QWidget, actions: dict[str, PageAction]
) -> None:
    before = titles(plan)
    desk.readers.outline = Outline((OutlineItem("Opening", 300),))
    QGuiApplication.clipboard().setText("Opening 5m")
    actions["agenda_import_copied"].run()
    assert desk.readers.texts == ["Opening 5m"]
    dialog_over(page).cancel.click()
    assert titles(plan) == before


@pytest.mark.parametrize(("action", "suffix"), [("agenda_markdown", ".md"), ("agenda_table", ".csv")])
def test_the_agenda_is_written_where_somebody_says(
    plan: PlanPresenter,
    actions: dict[str, PageAction],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
    suffix: str,
) -> None:
    proposed: list[str] = []
    written: list[tuple[int, Path]] = []

    def answer(*words: str) -> tuple[str, str]:
        proposed.append(words[2])
        return str(tmp_path / "out"), ""

    def write(_: AgendaPapersPresenter, meeting_id: int, target: Path) -> None:
        written.append((meeting_id, target))

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
    monkeypatch.setattr(AgendaPapersPresenter, "write_list", write)
    actions[action].run()
    assert proposed == [f"agenda-2026-03-08{suffix}"]
    assert written == [(plan.meeting_id, tmp_path / f"out{suffix}")]
