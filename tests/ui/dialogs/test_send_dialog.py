"""The way of the minutes in a dialog: what it proposes, does, says and opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.mail import MailKind
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import Member
from peerdesk.domain.rules import Attribution
from tests.peerdesk.services.evening import GROUP, MEETING, evening, settled
from tests.peerdesk.services.fakes import FakeUnits
from tests.peerdesk.services.sending_kit import addressed
from tests.ui.evening import visible_texts
from tests.ui.fakes import FakeDesk
from tests.ui.late import late
from tests.ui.minutes_kit import minutes_desk
from ui.dialogs.send_dialog import SendDialog
from ui.presenters.sending import SendingPresenter


class Sent:
    """An open dialog, its presenter and desk."""

    def __init__(self, parent: QWidget, folder: Path, units: FakeUnits | None = None) -> None:
        self.desk: FakeDesk = minutes_desk(units or addressed(evening(notes=settled())))
        self.presenter = SendingPresenter(self.desk.desk)
        self.presenter.folder = folder
        self.presenter.show_meeting(MEETING)
        self.parent = parent
        self.open()

    def open(self) -> SendDialog:
        self.dialog = SendDialog(self.presenter, self.parent)
        self.dialog.open()
        QApplication.processEvents()
        return self.dialog

    @property
    def phase(self) -> Phase:
        return self.desk.units.rows.meetings[MEETING].phase

    def set(self, **changes: object) -> None:
        rows = self.desk.units.rows.meetings
        rows[MEETING] = replace(rows[MEETING], **changes)  # type: ignore[arg-type]
        self.presenter.show_meeting(MEETING)

    def keys(self) -> list[str]:
        d = self.dialog
        shown = (d.take_back, d.done_, d.second, d.main)
        return [key.text().replace("&", "") for key in shown if key.isVisible()]


Make = Callable[..., Sent]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    """Opens the dialog over an evening."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 720)
    parent.show()

    def made(units: FakeUnits | None = None) -> Sent:
        return Sent(parent, tmp_path, units)

    yield made
    parent.close()


def test_it_says_to_whom_and_that_nothing_is_sent_before_anything_is_written(
    make: Make, tmp_path: Path
) -> None:
    sent = make()
    texts = visible_texts(sent.dialog)
    assert "Goes to 5 members. The sheet goes to 3." in texts
    assert any(text.startswith("PeerDesk sends nothing.") for text in texts)
    assert str(tmp_path) in texts
    assert list(tmp_path.iterdir()) == []


def test_the_keys_follow_the_phase(make: Make) -> None:
    sent = make()
    assert sent.keys() == ["Done", "Release without objections", "Send for objections"]
    sent.dialog.main.click()
    assert sent.keys() == ["Take back", "Done", "Release now", "Write the mails again"]
    sent.dialog.second.click()
    assert sent.keys() == ["Take back", "Done", "Write the mails again"]
    assert sent.phase is Phase.RELEASED
    sent.set(version=2, is_mailed=False)  # as after a sentence was withdrawn
    assert sent.keys() == ["Take back", "Done", "Write the mails"]


def test_once_objections_have_ended_the_main_key_releases(make: Make) -> None:
    sent = make()
    sent.set(phase=Phase.SENT, objections_until=dt.date(2020, 3, 12))
    assert sent.keys() == ["Take back", "Done", "Release"]
    assert not sent.dialog.until.isVisible()
    sent.dialog.main.click()
    assert sent.phase is Phase.RELEASED


def test_enter_sends_for_objections_until_the_chosen_day(make: Make) -> None:
    sent = make()
    view = sent.presenter.view
    assert view is not None
    assert sent.dialog.until.date().toPython() == view.today + dt.timedelta(days=7)
    assert sent.dialog.until.minimumDate().toPython() == view.today
    day = view.today + dt.timedelta(days=3)
    sent.dialog.until.setDate(QDate(day.year, day.month, day.day))
    QTest.keyClick(sent.dialog.until, Qt.Key.Key_Return)
    assert sent.desk.units.rows.meetings[MEETING].objections_until == day


def test_what_was_written_is_told_with_a_key_that_opens_it(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    sent = make()
    sent.dialog.main.click()
    names = [key.accessibleName() for key in sent.dialog.opens]
    assert names == ["Open: Draft for objections · to 5 people", "Open: Members’ sheet · to 3 people"]
    for key in sent.dialog.opens:
        key.click()
    assert [Path(path).parent for path in opened] == [tmp_path] * 2
    assert all(Path(path).suffix == ".eml" and Path(path).is_file() for path in opened)
    assert sent.dialog.opens[0].hasFocus()


def test_where_no_program_opens_mails_it_says_so(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    sent = make()
    sent.dialog.main.click()
    sent.dialog.opens[0].click()
    assert sent.dialog.said.text().startswith("No program here opens mails.")


def test_the_sheet_goes_out_with_the_first_mail_and_then_only_if_asked_for(make: Make) -> None:
    sent = make()
    assert sent.dialog.sheet.isChecked()
    sent.dialog.main.click()
    sent.dialog.close()
    again = sent.open()
    assert not again.sheet.isChecked()
    assert again.goes_to.text() == "Goes to 5 members."
    again.sheet.click()
    assert again.goes_to.text() == "Goes to 5 members. The sheet goes to 3."


def test_a_dialog_that_is_opened_again_tells_nothing_of_before(make: Make) -> None:
    sent = make()
    sent.dialog.main.click()
    assert len(sent.dialog.opens) == 2
    sent.dialog.close()
    again = sent.open()
    assert (again.opens, again.said.isVisible()) == ([], False)


def test_a_step_is_taken_back_and_can_be_gone_again(make: Make) -> None:
    sent = make()
    sent.dialog.main.click()
    sent.dialog.take_back.click()
    assert sent.phase is Phase.CLOSED
    assert sent.keys() == ["Done", "Release without objections", "Send for objections"]
    assert sent.dialog.opens == []


def test_a_double_press_takes_one_step_back(make: Make) -> None:
    sent = make()
    sent.dialog.main.click()
    sent.dialog.second.click()
    assert sent.phase is Phase.RELEASED
    store = late(sent.desk)
    for _ in range(2):
        QTest.mouseClick(sent.dialog.take_back, Qt.MouseButton.LeftButton)
    assert not sent.dialog.take_back.isEnabled()
    assert sent.dialog.said.text() == "Taking it back…"
    store.finish()
    assert (sent.phase, sent.dialog.take_back.isEnabled()) == (Phase.SENT, True)


def test_an_address_that_cannot_be_written_to_keeps_the_keys_shut(make: Make) -> None:
    units = addressed(evening(notes=settled()))
    units.rows.members[2] = replace(units.rows.members[2], email="bene")
    sent = make(units)
    assert sent.dialog.wrong.text().startswith("The address of Benedikt Okafor cannot be written to.")
    assert not sent.dialog.main.isEnabled()
    assert not sent.dialog.second.isEnabled()
    mended = replace(units.rows.members[2], email="bene@example.org")
    sent.desk.services.groups.save_member(mended)
    assert sent.dialog.main.isEnabled()
    assert not sent.dialog.wrong.isVisible()


def test_off_the_record_there_is_one_mail_and_no_way(make: Make) -> None:
    sent = make(addressed(evening([Item(100, "Talk")], attribution=Attribution.OFF_RECORD)))
    assert sent.keys() == ["Done", "Write the mail"]
    d = sent.dialog
    assert [step.isVisible() for step in d.steps] == [False] * 3
    assert not d.minutes.isVisible()
    assert not d.sheet.isVisible()
    d.main.click()
    assert d.said.text().startswith("There is no next meeting of this group yet.")


def test_the_folder_is_chosen_and_kept_for_this_run(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    sent = make()
    sent.dialog.change.click()
    assert sent.dialog.folder.text() == str(other)
    sent.dialog.main.click()
    assert {path.parent for path in other.iterdir()} == {other}
    sent.dialog.close()
    assert sent.open().folder.text() == str(other)


def test_a_folder_that_is_not_chosen_changes_nothing(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    sent = make()
    sent.dialog.change.click()
    assert sent.presenter.folder == tmp_path


@pytest.mark.parametrize("count", [0, 18, 200])
def test_nothing_is_cut_off_however_many_there_are(make: Make, count: int) -> None:
    units = evening(notes=settled())
    for number in range(20, 20 + count):
        email = f"person{number}@example.org" if number % 2 else ""
        units.rows.members[number] = Member(number, GROUP, f"Person Number{number}", email=email)
    sent = make(units)
    sent.dialog.main.click()
    QApplication.processEvents()
    d = sent.dialog
    for label in (d.goes_to, d.missing, d.said):
        assert label.height() >= label.heightForWidth(label.width())
    for key in (*d.opens, d.main):
        assert key.height() >= key.sizeHint().height()
    assert d.height() <= 720


def test_every_box_and_key_has_a_name(make: Make) -> None:
    sent = make()
    sent.dialog.main.click()
    for widget in sent.dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = getattr(widget, "text", None)
            assert widget.accessibleName() or (callable(text) and text())


@pytest.mark.parametrize("sheet", [True, False], ids=["both", "minutes alone"])
def test_the_keyboard_is_on_the_first_mail_however_late_it_is_written(make: Make, sheet: bool) -> None:
    sent = make()
    sent.dialog.sheet.setChecked(sheet)
    store = late(sent.desk)
    sent.dialog.main.setFocus()
    QTest.keyClick(sent.dialog.main, Qt.Key.Key_Return)
    while store.work():  # each answer before the next piece of work
        store.answer()
    store.finish()
    assert len(sent.dialog.opens) == (2 if sheet else 1)
    assert sent.dialog.opens[0].hasFocus()


def test_the_sheet_is_not_written_a_second_time_with_the_next_step(make: Make) -> None:
    sent = make()
    sent.dialog.main.click()
    assert [mail.kind for mail in sent.presenter.written] == [MailKind.OBJECTIONS, MailKind.SHEET]
    assert not sent.dialog.sheet.isChecked()
    sent.dialog.second.click()
    assert [mail.kind for mail in sent.presenter.written] == [MailKind.MINUTES]
    sent.dialog.take_back.click()
    sent.dialog.take_back.click()
    assert sent.phase is Phase.CLOSED
    assert sent.dialog.sheet.isChecked()
