from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from peerdesk.deid.lexicon import LANGUAGES
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Group, Member, Stage
from peerdesk.domain.rules import Attribution, Distribution, StageNames
from peerdesk.services.all import MembersRead
from peerdesk.services.planning import NextProposed
from tests.clock import FakeClock
from tests.ui.fakes import EVENING, FakeDesk, fake_desk
from ui.dialogs.ask import Ask
from ui.dialogs.group_dialog import GroupDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.member_dialog import MemberDialog
from ui.dialogs.members_dialog import MembersDialog
from ui.dialogs.name_dialog import NameDialog
from ui.models.members_model import MemberColumn
from ui.presenters.members import MembersPresenter
from ui.presenters.plan import NewMeeting

TODAY = dt.date(2026, 3, 5)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Something to stand over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def answers(dialog: Ask) -> list[object]:
    """Opens a dialog; what it answers is in the list afterwards."""
    found: list[object] = []
    dialog.answered.connect(found.append)
    dialog.open()
    return found


def test_a_new_meeting_with_a_format_and_a_slot(parent: QWidget) -> None:
    dialog = MeetingDialog(TODAY, (EVENING,), 12, parent)
    found = answers(dialog)
    assert dialog.title.text() == "March"
    dialog.format.setCurrentIndex(1)
    assert dialog.fit.length.text() == "40 min → 43 min for 12 people · made for 6 to 12"
    assert dialog.fit.fits.text() == "It ends at 18:43. 1 h 47 to spare."
    dialog.ok.click()
    assert found == [NewMeeting("March", TODAY, dt.time(18), 150, EVENING)]


def test_a_new_meeting_has_its_format_cut_to_its_slot(parent: QWidget) -> None:
    dialog = MeetingDialog(TODAY, (EVENING,), 12, parent)
    found = answers(dialog)
    dialog.format.setCurrentIndex(1)
    dialog.ends.setTime(dialog.starts.time().addSecs(40 * 60))
    assert dialog.fit.preview._lines.accessibleName().startswith("Welcome 5, Check-in 15, Hot seat 15")
    dialog.fit.people.setValue(10)
    dialog.ends.setTime(dialog.starts.time().addSecs(30 * 60))
    dialog.ok.click()
    (new,) = found
    assert isinstance(new, NewMeeting)
    assert new.format is not None
    assert new.format.length_s(10) <= 30 * 60


def test_the_next_meeting_begins_with_the_day_and_times_proposed(parent: QWidget) -> None:
    after = NextProposed(Meeting(1, 2, "March", TODAY, dt.time(18), 150), dt.date(2026, 4, 2), 2)
    dialog = MeetingDialog(TODAY, (), 12, parent, after=after)
    found = answers(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel) if "again" in label.text()]
    assert said == ["The agenda of “March” again. 2 items were left over; they come behind the opening."]
    dialog.ok.click()
    assert found == [NewMeeting("April", dt.date(2026, 4, 2), dt.time(18), 150)]


def test_the_month_is_suggested_until_a_title_is_typed(parent: QWidget) -> None:
    dialog = MeetingDialog(TODAY, (), 0, parent)
    answers(dialog)
    dialog.day.setDate(dialog.day.date().addMonths(1))
    assert dialog.title.text() == "April"
    dialog.title.setText("Kick-off")
    dialog.day.setDate(dialog.day.date().addMonths(1))
    assert dialog.title.text() == "Kick-off"
    dialog.reject()


def test_an_evening_past_midnight_has_its_length(parent: QWidget) -> None:
    dialog = MeetingDialog(TODAY, (), 0, parent)
    found = answers(dialog)
    dialog.starts.setTime(dialog.starts.time().addSecs(5 * 3600))
    dialog.ends.setTime(dialog.ends.time().addSecs(4 * 3600))
    dialog.ok.click()
    assert found == [NewMeeting("March", TODAY, dt.time(23), 90, None)]


def test_a_meeting_on_the_spot_has_no_times(parent: QWidget) -> None:
    dialog = MeetingDialog(TODAY, (), 0, parent)
    found = answers(dialog)
    dialog.timed.click()
    assert not dialog.starts.isEnabled()
    dialog.ok.click()
    assert found == [NewMeeting("March", TODAY)]


def test_details_begin_with_what_is_known(parent: QWidget) -> None:
    meeting = Meeting(1, 2, "Old", dt.date(2026, 5, 7), dt.time(9, 15), 45)
    dialog = MeetingDialog(TODAY, (), 0, parent, meeting)
    found = answers(dialog)
    dialog.attribution.choose("off_record")
    dialog.language.choose("nl")
    dialog.ok.click()
    expected = NewMeeting("Old", meeting.day, meeting.starts, 45)
    rule, label = Attribution.OFF_RECORD, meeting.distribution
    assert found == [replace(expected, attribution=rule, distribution=label, language="nl")]


@pytest.mark.parametrize(("language", "kept"), [("pl", "pl"), ("", None), ("sv", None)])
def test_details_left_alone_keep_the_language(parent: QWidget, language: str, kept: str | None) -> None:
    meeting = Meeting(1, 2, "Old", dt.date(2026, 5, 7), language=language)
    dialog = MeetingDialog(TODAY, (), 0, parent, meeting)
    found = answers(dialog)
    dialog.ok.click()
    expected = NewMeeting("Old", meeting.day, language=kept)
    assert found == [replace(expected, attribution=meeting.attribution, distribution=meeting.distribution)]


def test_a_missing_title_is_said_and_the_dialog_stays(parent: QWidget) -> None:
    dialog = MeetingDialog(TODAY, (), 0, parent)
    found = answers(dialog)
    dialog.title.clear()
    dialog.ok.click()
    assert dialog.isVisible()
    assert "missing" in dialog._wrong.text()
    dialog.reject()
    assert found == [None]


def test_group_settings_change_everything_at_once(parent: QWidget) -> None:
    ana = Member(7, 1, "Ana Lima")
    dialog = GroupDialog(Group(1, "Harbour"), (ana,), parent)
    found = answers(dialog)
    dialog.name.setText("Harbour circle")
    dialog.attribution.setCurrentIndex(list(Attribution).index(Attribution.OFF_RECORD))
    dialog.distribution.setCurrentIndex(list(Distribution).index(Distribution.RED))
    dialog.stage_names.setCurrentIndex(list(StageNames).index(StageNames.NONE))
    dialog.facilitator.setCurrentIndex(1)
    dialog.person_word.setText("a  peer ")
    dialog.language.choose("de")
    dialog.quorum.setValue(9)
    dialog.ok.click()
    changed = Group(
        1, "Harbour circle", Attribution.OFF_RECORD, Distribution.RED, StageNames.NONE, 7, "a peer"
    )
    assert found == [replace(changed, language="de", quorum=9)]


@pytest.mark.parametrize("days", [7, 9999])
def test_what_cannot_be_kept_so_short_or_long_is_said_and_not_changed_unseen(
    parent: QWidget, days: int
) -> None:
    dialog = GroupDialog(Group(1, "Harbour"), (), parent)
    found = answers(dialog)
    dialog.show()
    dialog.retention.lineEdit().setText(str(days))
    dialog.ok.setFocus()
    dialog.ok.click()
    assert found == []
    assert "from 30 to 3650 days" in dialog._wrong.text()
    assert dialog.retention.value() == days


def test_notes_can_be_in_each_language_in_which_names_are_looked_for(parent: QWidget) -> None:
    dialog = GroupDialog(Group(1, "Harbour", language="pt"), (), parent)
    answers(dialog)
    box = dialog.language
    assert box.currentText() == "Português"
    assert {box.itemData(row) for row in range(box.count())} == {"en", *LANGUAGES}
    assert box.accessibleName() == "Language of new meetings"
    assert "names" in box.accessibleDescription()
    assert box.accessibleDescription() in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "pl", "", "sv"])
def test_settings_left_alone_change_nothing(parent: QWidget, language: str) -> None:
    group = Group(1, "Harbour", facilitator_id=7, person_word="somebody", language=language)
    dialog = GroupDialog(group, (Member(7, 1, "Ana"),), parent)
    found = answers(dialog)
    dialog.ok.click()
    assert found == [group]


def test_a_person_is_filled_in(parent: QWidget) -> None:
    dialog = MemberDialog(Member(0, 1, ""), parent)
    found = answers(dialog)
    dialog.ok.click()
    assert "missing" in dialog._wrong.text()
    dialog.name.setText("Ana Lima")
    dialog.nicknames.setText("AL; Annie ; AL")
    dialog.stage.setCurrentIndex(list(Stage).index(Stage.GUEST))
    dialog.ok.click()
    assert found == [Member(0, 1, "Ana Lima", ("AL", "Annie"), stage=Stage.GUEST)]


@pytest.mark.parametrize(
    "made",
    [
        lambda w: MeetingDialog(TODAY, (EVENING,), 0, w),
        lambda w: NameDialog("Keep as a format", "&Name", w),
        lambda w: GroupDialog(Group(1, "G"), (), w),
        lambda w: MemberDialog(Member(0, 1, ""), w),
    ],
)
def test_every_field_has_a_name_and_every_label_a_buddy(
    parent: QWidget, made: Callable[[QWidget], Ask]
) -> None:
    dialog = made(parent)
    answers(dialog)
    for label in dialog.findChildren(QLabel):
        if "&" in label.text():
            assert label.buddy() is not None
    own = [
        widget
        for kind in (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
        for widget in dialog.findChildren(kind)
        if widget.isVisible() and not widget.objectName().startswith("qt_")
    ]
    assert [widget for widget in own if not widget.accessibleName()] == []
    dialog.reject()


# Members.


@pytest.fixture
def desk(clock: FakeClock) -> FakeDesk:
    return fake_desk(clock)


@pytest.fixture
def members(desk: FakeDesk, parent: QWidget) -> Iterator[MembersDialog]:
    """The dialog of a group of two."""
    group = desk.services.groups.create("Harbour circle")
    people = [Member(0, 0, "Ana Lima", sector="SaaS"), Member(0, 0, "Ben Okoro", sector="Health")]
    desk.services.groups.bring_in(group.id, people)
    dialog = MembersDialog(MembersPresenter(desk.desk, group.id, desk.desk), parent)
    dialog.open()
    yield dialog
    dialog.accept()


def shown(dialog: MembersDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def child(dialog: QDialog, kind: type[D]) -> D:
    (found,) = [d for d in dialog.findChildren(kind) if d.isVisible()]
    return found


def test_typing_finds_people_by_any_column(members: MembersDialog) -> None:
    QTest.keyClicks(members.search, "health")
    assert shown(members) == ["Ben Okoro"]


def test_a_person_is_added_and_changed_by_key(members: MembersDialog) -> None:
    members.add.click()
    person = child(members, MemberDialog)
    QTest.keyClicks(person.name, "Abe Stone")
    QTest.keyClick(person.name, Qt.Key.Key_Return)
    assert shown(members) == ["Abe Stone", "Ana Lima", "Ben Okoro"]
    members.table.selectRow(0)
    QTest.keyClick(members.table, Qt.Key.Key_Return)
    child(members, MemberDialog).reject()


def test_columns_are_as_wide_as_what_stands_in_them(members: MembersDialog, qtbot: QtBot) -> None:
    group_id = members._presenter.new_member().group_id
    cho = Member(
        0,
        group_id,
        "Cho Park",
        ("Christopher the Younger",),
        ("Blockchain Commons",),
        email="cho@there.example",
    )
    members._presenter.save(cho)
    table = members.table
    titles = [table.model().headerData(c, Qt.Orientation.Horizontal) for c in MemberColumn]
    assert titles[MemberColumn.EMAIL] == "E-mail"
    needed = [table.sizeHintForColumn(c) for c in MemberColumn]
    qtbot.waitUntil(lambda: all(table.columnWidth(c) >= needed[c] for c in MemberColumn))
    assert sum(table.columnWidth(c) for c in MemberColumn) == table.viewport().width()


def test_removing_asks_and_enter_keeps(members: MembersDialog) -> None:
    members.table.selectRow(0)
    QTest.keyClick(members.table, Qt.Key.Key_Delete)
    QTest.keyClick(child(members, QMessageBox), Qt.Key.Key_Return)
    assert shown(members) == ["Ana Lima", "Ben Okoro"]


def test_a_picked_file_is_brought_in(
    members: MembersDialog, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.readers.read = MembersRead((Member(0, 0, "Cho Park"),), ("shoe size",))
    monkeypatch.setattr(QFileDialog, "open", lambda self: self.fileSelected.emit("/somewhere/people.csv"))
    members.bring_in.click()
    assert desk.readers.paths == [Path("/somewhere/people.csv")]
    assert shown(members) == ["Ana Lima", "Ben Okoro", "Cho Park"]
    assert "shoe size" in members.said.text()
    assert not members.progress.isVisible()
