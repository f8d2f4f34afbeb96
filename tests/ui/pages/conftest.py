"""Prepare in a window, with its keys, over rows in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.members import Member
from tests.clock import FakeClock
from tests.ui.fakes import EVENING, FakeDesk, fake_desk
from ui.actions import Actions
from ui.models.agenda_model import Column
from ui.pages.prepare import PreparePage
from ui.presenters.plan import NewMeeting, PlanPresenter

PEOPLE = (("Ana Lima", "SaaS"), ("Ben Okoro", "SaaS"), ("Cho Park", "Health"))


@dataclass
class Prepared:
    """A page with what stands behind it."""

    page: PreparePage
    plan: PlanPresenter
    desk: FakeDesk

    def titles(self) -> list[str]:
        """Titles of the rows, in order."""
        return self.cells(Column.ITEM)

    def cells(self, column: Column) -> list[str]:
        """Texts of a column."""
        model = self.plan.agenda
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def row_id(self, row: int) -> int:
        """The id of the item in a row."""
        found = self.plan.agenda.row_at(row)
        assert found is not None
        return found.item.id

    def press(self, keys: str) -> None:
        """Press keys where the keyboard is: a portable name, or several apart by a space."""
        for key in keys.split():
            QTest.keySequence(self._target(), key)
            QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        for letter in text:
            QTest.keyClicks(self._target(), letter)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.page


@pytest.fixture
def prepared(clock: FakeClock, qtbot: QtBot) -> Iterator[Callable[..., Prepared]]:
    """Makes the page in a shown window; filled: with a group of three and a meeting."""
    windows: list[QMainWindow] = []

    def make(filled: bool = True, width: int = 1280, height: int = 720) -> Prepared:
        desk = fake_desk(clock)
        plan = PlanPresenter(desk.desk)
        if filled:
            plan.new_group("Harbour circle")
            members = [Member(0, 0, name, sector=sector) for name, sector in PEOPLE]
            desk.services.groups.bring_in(plan.group_id, members)
            plan.new_meeting(NewMeeting("March", dt.date(2026, 3, 8), dt.time(18), 60, EVENING))
        window = QMainWindow()
        page = PreparePage(plan)
        window.setCentralWidget(page)
        Actions(window).bring_front(0, page.actions_wanted)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        desk.desk.setParent(window)
        if filled:
            qtbot.waitUntil(lambda: "details" in vars(page))
        windows.append(window)
        return Prepared(page, plan, desk)

    yield make
    for window in windows:
        window.close()
