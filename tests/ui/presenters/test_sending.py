"""The way of the minutes as the window tells and goes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.mail import MailKind
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.rules import Attribution
from peerdesk.export.eml import read_eml
from peerdesk.services.finished_file import Paper
from tests.peerdesk.services.evening import GROUP, MEETING, evening, note, settled
from tests.peerdesk.services.fakes import FakeUnits
from tests.peerdesk.services.sending_kit import addressed
from tests.ui.fakes import FakeDesk
from tests.ui.late import LateStore, late
from tests.ui.minutes_kit import APRIL, minutes_desk, presenter_of, with_april
from ui.presenters.sending import SendingPresenter, Wish

FAR, GONE = dt.date(2099, 3, 26), dt.date(2020, 3, 26)


class Sender:
    """A presenter over one evening, its desk, and the folder for its mails."""

    def __init__(self, folder: Path, units: FakeUnits | None = None) -> None:
        self.desk: FakeDesk = minutes_desk(units or addressed(evening(notes=settled())))
        self.p = SendingPresenter(self.desk.desk)
        self.p.folder = folder
        self.p.show_meeting(MEETING)

    @property
    def meeting(self) -> Meeting:
        return self.desk.units.rows.meetings[MEETING]

    def wish(self, days: int = 7, *, minutes: bool = True, sheet: bool = True) -> Wish:
        view = self.p.view
        assert view is not None
        return Wish(view.today + dt.timedelta(days=days), minutes, sheet)

    def set(self, **changes: object) -> None:
        self.desk.units.rows.meetings[MEETING] = replace(self.meeting, **changes)  # type: ignore[arg-type]
        self.p.show_meeting(MEETING)


@pytest.fixture
def sender(tmp_path: Path, qtbot: QtBot) -> Sender:
    return Sender(tmp_path)


def steps(sender: Sender) -> list[tuple[str, str]]:
    return [(step.text, step.state) for step in sender.p.way()]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_mails_have_the_sheet_on_which_the_pages_are_shown(
    tmp_path: Path, qtbot: QtBot, paper: Paper, size: tuple[int, int]
) -> None:
    minutes, _ = presenter_of(addressed(evening(notes=settled())))
    minutes.show_meeting(MEETING)
    minutes.set_paper(paper)
    sending = minutes.sending
    sending.folder = tmp_path
    assert sending.view is not None
    sending.send_for_objections(Wish(sending.view.today, minutes=True, sheet=True))
    for mail in tmp_path.iterdir():
        (attached,) = read_eml(mail.read_bytes()).attached
        page = PdfReader(BytesIO(attached.data)).pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    assert len(list(tmp_path.iterdir())) == 2


def test_the_way_is_three_steps_and_says_where_it_is(sender: Sender) -> None:
    assert steps(sender) == [
        ("Closed on 19 March", "done"),
        ("For objections until", "now"),
        ("Released, version 1", "later"),
    ]
    sender.p.send_for_objections(sender.wish())
    assert [state for _, state in steps(sender)] == ["done", "done", "now"]
    sender.p.release(sender.wish())
    assert [state for _, state in steps(sender)] == ["done", "done", "done"]
    assert steps(sender)[2][0].startswith("Released on ")


def test_without_objections_the_step_says_so(sender: Sender) -> None:
    sender.p.release(sender.wish())
    assert steps(sender)[1] == ("Not sent for objections", "done")


def test_seven_days_are_proposed_and_what_was_chosen_stays(sender: Sender) -> None:
    view = sender.p.view
    assert view is not None
    assert sender.p.until == view.today + dt.timedelta(days=7)
    sender.p.send_for_objections(sender.wish(3))
    assert sender.p.until == view.today + dt.timedelta(days=3)


def test_it_says_to_how_many_what_goes_before_anything_is_written(sender: Sender, tmp_path: Path) -> None:
    assert sender.p.goes_to(sender.wish()) == "Goes to 5 members. The sheet goes to 3."
    assert sender.p.goes_to(sender.wish(sheet=False)) == "Goes to 5 members."
    assert sender.p.goes_to(sender.wish(minutes=False)) == "The sheet goes to 3."
    assert sender.p.goes_to(sender.wish(minutes=False, sheet=False)) == "No mail is written."
    assert list(tmp_path.iterdir()) == []


def test_who_has_no_address_is_named_in_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    units = addressed(evening(notes=settled()))
    units.rows.members[3] = replace(units.rows.members[3], email="")
    sender = Sender(tmp_path, units)
    assert sender.p.missing(sender.wish()).endswith("no address in PeerDesk: Chiara Rossi.")
    assert sender.p.missing(sender.wish(minutes=False)) == ""
    nobody = Sender(tmp_path, evening(notes=settled()))
    assert nobody.p.goes_to(nobody.wish()).startswith("No address is known: the mail opens without")


def test_many_without_an_address_are_counted(tmp_path: Path, qtbot: QtBot) -> None:
    units = evening(notes=settled())
    for number in range(20, 40):
        units.rows.members[number] = replace(units.rows.members[1], id=number, name=f"Person {number}")
    sender = Sender(tmp_path, units)
    assert sender.p.missing(sender.wish(sheet=False)).endswith("Person 22 and 17 more.")


def test_an_address_that_cannot_be_written_to_is_said_before_it_is_pressed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    units = addressed(evening(notes=settled()))
    units.rows.members[3] = replace(units.rows.members[3], email="chiara at home")
    sender = Sender(tmp_path, units)
    assert sender.p.unreadable(sender.wish()).startswith("The address of Chiara Rossi cannot be")
    assert sender.p.unreadable(sender.wish(minutes=False)) == ""


def test_both_mails_are_written_and_told(sender: Sender, tmp_path: Path) -> None:
    sender.p.send_for_objections(sender.wish())
    assert (sender.meeting.phase, sender.p.busy, sender.p.told.ok) == (Phase.SENT, False, True)
    assert [mail.kind for mail in sender.p.written] == [MailKind.OBJECTIONS, MailKind.SHEET]
    assert sender.p.mail_text(sender.p.written[0]) == "Draft for objections · to 5 people"
    assert sorted(mail.path for mail in sender.p.written) == sorted(tmp_path.iterdir())
    assert len(read_eml(sender.p.written[1].path.read_bytes()).bcc) == 3


def test_minutes_can_be_moved_on_without_a_mail(sender: Sender, tmp_path: Path) -> None:
    sender.p.release(sender.wish(minutes=False, sheet=False))
    assert (sender.meeting.phase, sender.p.told.text) == (Phase.RELEASED, "No mail was written.")
    assert list(tmp_path.iterdir()) == []


def test_the_mails_of_a_phase_can_be_written_again(sender: Sender, tmp_path: Path) -> None:
    sender.p.release(sender.wish(minutes=False, sheet=False))
    sender.p.write(sender.wish(sheet=False))
    assert [mail.kind for mail in sender.p.written] == [MailKind.MINUTES]


def test_names_that_are_left_stop_everything(tmp_path: Path, qtbot: QtBot) -> None:
    sender = Sender(tmp_path, addressed(evening(notes=settled(note(1, 100, "Ana left.")))))
    sender.p.send_for_objections(sender.wish())
    assert (sender.meeting.phase, sender.p.told.ok) == (Phase.CLOSED, False)
    assert sender.p.told.text.startswith("Still to decide: 1.")
    assert not sender.p.busy


def test_what_was_done_before_a_failure_is_said_first(sender: Sender, tmp_path: Path) -> None:
    sender.p.folder = tmp_path / "gone"
    sender.p.send_for_objections(sender.wish())
    assert sender.meeting.phase is Phase.SENT
    assert sender.p.told.text.startswith("The minutes are one step on; a mail is still missing. That folder")
    sender.p.folder = tmp_path
    sender.p.write(sender.wish())
    assert len(sender.p.written) == 2


def test_a_step_is_taken_back(sender: Sender) -> None:
    sender.p.send_for_objections(sender.wish())
    assert sender.p.view is not None
    assert sender.p.view.can_take_back
    sender.p.take_back()
    assert (sender.meeting.phase, sender.p.written) == (Phase.CLOSED, ())
    sender.p.take_back()
    assert not sender.p.told.ok


def test_off_the_record_there_is_only_the_next_date(tmp_path: Path, qtbot: QtBot) -> None:
    units = addressed(evening([Item(100, "Talk")], attribution=Attribution.OFF_RECORD))
    sender = Sender(tmp_path, units)
    assert sender.p.is_off_record
    sender.p.write(sender.wish())
    assert sender.p.told.text.startswith("There is no next meeting")
    units = sender.desk.units
    units.rows.meetings[11] = Meeting(11, GROUP, "Layoffs", dt.date(2099, 4, 16), dt.time(18))
    sender.p.write(sender.wish())
    (mail,) = sender.p.written
    assert read_eml(mail.path.read_bytes()).body == "We meet next on Thursday 16 April 2099, 18:00.\n"


@pytest.mark.parametrize(
    ("changes", "text", "waits"),
    [
        ({}, "Draft", False),
        (
            {"phase": Phase.SENT, "objections_until": dt.date(2099, 3, 26)},
            "For objections until 26 March",
            False,
        ),
        ({"phase": Phase.SENT, "objections_until": dt.date(2020, 3, 26)}, "Objections have ended", True),
        ({"phase": Phase.RELEASED, "version": 2}, "Released · version 2", False),
    ],
    ids=["closed", "sent", "ended", "released"],
)
def test_a_chip_says_how_far_it_is(
    sender: Sender, changes: dict[str, object], text: str, waits: bool
) -> None:
    sender.set(**changes)
    assert (sender.p.standing.text, sender.p.standing.waits) == (text, waits)


def test_a_change_elsewhere_is_shown_at_once(sender: Sender, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sender.p.changed):
        sender.desk.services.releasing.release(MEETING)
    assert sender.p.phase is Phase.RELEASED


def test_another_meeting_starts_afresh(sender: Sender) -> None:
    sender.p.send_for_objections(sender.wish())
    sender.desk.units.rows.meetings[12] = Meeting(
        12, GROUP, "April", dt.date(2026, 4, 16), phase=Phase.CLOSED
    )
    sender.p.show_meeting(12)
    assert (sender.p.written, sender.p.told.text, sender.p.phase) == ((), "", Phase.CLOSED)


@pytest.fixture
def two(tmp_path: Path, qtbot: QtBot) -> tuple[Sender, LateStore]:
    """Two closed meetings, the first in front; the store takes its time."""
    sender = Sender(tmp_path, addressed(with_april(evening(notes=settled()))))
    return sender, late(sender.desk)


def test_mails_of_one_meeting_are_none_of_another(two: tuple[Sender, LateStore], tmp_path: Path) -> None:
    sender, store = two
    sender.p.send_for_objections(sender.wish())
    sender.p.show_meeting(APRIL)
    store.finish()
    assert sender.meeting.phase is Phase.SENT
    assert len(list(tmp_path.iterdir())) == 2
    assert (sender.p.phase, sender.p.written, sender.p.told.text) == (Phase.CLOSED, (), "")
    assert not sender.p.busy


def test_what_goes_wrong_with_another_meeting_is_said_in_the_strip(
    two: tuple[Sender, LateStore], tmp_path: Path
) -> None:
    sender, store = two
    sender.p.folder = tmp_path / "gone"
    sender.p.send_for_objections(sender.wish())
    sender.p.show_meeting(APRIL)
    store.finish()
    assert sender.p.told.text == ""
    assert sender.desk.said[-1].text.startswith("The minutes are one step on; a mail is still missing.")


def test_a_meeting_that_is_not_closed_shows_nothing(sender: Sender) -> None:
    sender.set(phase=Phase.RUNNING)
    assert (sender.p.view, sender.p.way(), sender.p.goes_to(Wish(dt.date(2026, 4, 1)))) == (None, (), "")
    sender.p.release(Wish(dt.date(2026, 4, 1)))
    assert not sender.p.busy
