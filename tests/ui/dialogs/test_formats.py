"""Ready agendas: shown as they would be used, kept, removed, in and out as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format
from peerdesk.domain.members import Member
from tests.clock import FakeClock
from tests.ui.fakes import EVENING, FakeDesk, fake_desk
from ui.dialogs.format_dialog import FormatDialog
from ui.dialogs.format_fit import AtHand
from ui.dialogs.name_dialog import NameDialog
from ui.presenters.formats import FormatsPresenter

NOTHING = AtHand()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Something to stand over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def desk(clock: FakeClock) -> FakeDesk:
    """A group of two with a meeting of one item."""
    made = fake_desk(clock)
    group = made.services.groups.create("Harbour circle")
    made.services.groups.bring_in(group.id, [Member(0, 0, "Anneke Visser"), Member(0, 0, "Ben Okoro")])
    meeting = made.services.planning.create(group.id, "March", dt.date(2026, 3, 19))
    made.services.planning.add_item(meeting.id, Item(1, "Round", length_s=600))
    return made


def group_id(desk: FakeDesk) -> int:
    return desk.services.groups.groups()[0].group.id


def meeting_id(desk: FakeDesk) -> int:
    return desk.services.planning.meetings(group_id(desk))[0].id


def opened(
    desk: FakeDesk, parent: QWidget, at_hand: AtHand = NOTHING, **how: bool
) -> tuple[FormatDialog, list[object]]:
    """An open dialog, and what it answers afterwards."""
    presenter = FormatsPresenter(desk.desk, group_id(desk), desk.desk)
    dialog, found = FormatDialog(presenter, at_hand, parent, **how), list[object]()
    dialog.answered.connect(found.append)
    dialog.open()
    return dialog, found


def listed(dialog: FormatDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_a_format_is_shown_for_the_people_who_come_and_chosen_by_enter(
    desk: FakeDesk, parent: QWidget
) -> None:
    dialog, found = opened(desk, parent, AtHand(8), replaces=True)
    assert dialog.fit.length.text() == "40 min → 37 min for 8 people · made for 6 to 12"
    assert dialog.fit.preview._lines.accessibleName().startswith(
        "Welcome 5, Check-in 15 → 12, Hot seat 15, State it 5"
    )
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert found == [EVENING]


def test_without_people_a_format_is_shown_for_as_many_as_it_is_made_for(
    desk: FakeDesk, parent: QWidget
) -> None:
    dialog, _ = opened(desk, parent)
    assert (dialog.fit.people.value(), dialog.fit.fits.isVisible()) == (10, False)
    dialog.reject()


def test_other_people_and_time_are_typed_and_what_is_shown_is_used(desk: FakeDesk, parent: QWidget) -> None:
    dialog, found = opened(desk, parent, AtHand(10, 40 * 60, dt.time(18)))
    assert dialog.fit.fits.text() == "It ends at 18:40. It fits to the minute."
    dialog.fit.people.setValue(12)
    dialog.fit.time.setText("40m")
    dialog.fit.time.setText("35")
    shown = dialog.fit.preview._lines.accessibleName()
    dialog.ok.click()
    (used,) = found
    assert isinstance(used, Format)
    assert used.length_s(12) <= 35 * 60
    assert "Check-in 15 → 10" in shown
    assert used.steps[1].per_person_s == 50


def test_a_time_that_is_too_short_is_said(desk: FakeDesk, parent: QWidget) -> None:
    dialog, _ = opened(desk, parent, AtHand(10, 10 * 60))
    assert dialog.fit.fits.text().startswith("Even at its shortest it is ")
    assert dialog.fit.fits.colour_name() == "warn"
    dialog.reject()


def test_a_time_that_cannot_be_read_is_said_and_the_dialog_stays(desk: FakeDesk, parent: QWidget) -> None:
    dialog, found = opened(desk, parent)
    dialog.fit.time.setText("soon")
    dialog.ok.click()
    assert dialog.isVisible()
    assert "soon" in dialog._wrong.text()
    dialog.reject()
    assert found == [None]


def test_a_group_s_own_formats_come_first(desk: FakeDesk, parent: QWidget) -> None:
    desk.services.formats.keep_agenda(meeting_id(desk), "Ours")
    dialog, _ = opened(desk, parent)
    assert listed(dialog) == ["Of this group", "Ours", "With the program", "Evening"]
    assert dialog.remove.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.fit.length.text().startswith("40 min")
    assert not dialog.remove.isEnabled()
    dialog.reject()


def test_one_s_own_is_removed_after_a_question(desk: FakeDesk, parent: QWidget) -> None:
    desk.services.formats.keep_agenda(meeting_id(desk), "Ours")
    dialog, _ = opened(desk, parent)
    dialog.remove.click()
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert "Ours" in listed(dialog), "Enter keeps"
    dialog.remove.click()
    boxes = [one for one in dialog.findChildren(QMessageBox) if one.isVisible()]
    next(b for b in boxes[0].buttons() if b.text() == "Remove").click()
    assert listed(dialog) == ["Evening"]
    dialog.reject()


def test_a_picked_file_is_kept_and_chosen(
    desk: FakeDesk, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit("/somewhere/in.toml"))
    dialog, _ = opened(desk, parent)
    dialog.bring_in.click()
    assert desk.readers.paths == [Path("/somewhere/in.toml")]
    assert listed(dialog)[1] == "Brought in"
    assert dialog.list.currentItem().text() == "Brought in"
    dialog.reject()


def test_a_bad_file_is_one_sentence_in_the_dialog(
    desk: FakeDesk, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit("/somewhere/in.toml"))
    desk.readers.error = BadInput("intake_format_parts")
    dialog, _ = opened(desk, parent)
    dialog.bring_in.click()
    assert listed(dialog) == ["Evening"]
    assert dialog.told.text().startswith("The format file needs")
    assert dialog.told.colour_name() == "over"
    dialog.reject()


def test_the_chosen_one_is_written(desk: FakeDesk, parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def save_to(_: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.append(name)
        return "/somewhere/out", kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_to)
    dialog, _ = opened(desk, parent)
    dialog.take_out.click()
    assert asked == ["evening.toml"]
    assert desk.readers.written == [(Path("/somewhere/out.toml"), b"Evening")]
    dialog.reject()


def test_one_to_export_is_shown_and_answered_as_it_is_made(desk: FakeDesk, parent: QWidget) -> None:
    dialog, found = opened(desk, parent, AtHand(3, 60), to_export=True)
    assert not dialog.fit.fields.isVisible()
    assert dialog.fit.length.text() == "40 min for 10 people · made for 6 to 12"
    dialog.ok.click()
    assert found == [EVENING]


def test_every_field_has_a_name_and_every_label_a_buddy(desk: FakeDesk, parent: QWidget) -> None:
    dialog, _ = opened(desk, parent)
    labels = [label for label in dialog.findChildren(QLabel) if "&" in label.text()]
    assert all(label.buddy() is not None for label in labels)
    own = [
        widget
        for kind in (QLineEdit, QAbstractSpinBox, QAbstractItemView)
        for widget in dialog.findChildren(kind)
        if widget.isVisible() and not widget.objectName().startswith("qt_")
    ]
    assert [widget for widget in own if not widget.accessibleName()] == []
    dialog.reject()


def test_a_name_is_asked_for(parent: QWidget) -> None:
    dialog, found = NameDialog("Keep as a format", "&Name", parent), list[object]()
    dialog.answered.connect(found.append)
    dialog.open()
    dialog.ok.click()
    assert "missing" in dialog._wrong.text()
    QTest.keyClicks(dialog.name, "Ours")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert found == ["Ours"]
