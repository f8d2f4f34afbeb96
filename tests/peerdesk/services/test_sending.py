"""Mails for a group: to whom, in which words, and that nothing else is in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.mail import Mail, MailKind
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.members import Member
from peerdesk.domain.minutes import Minutes
from peerdesk.domain.release import FileChecked
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Attribution, Distribution
from peerdesk.export.all import ExportFiles
from peerdesk.export.check import read_back
from peerdesk.export.eml import read_eml, write_eml
from peerdesk.services import sending as module
from peerdesk.services.letters import Letter, letter
from tests.peerdesk.services.evening import GROUP, MEETING, evening, note, phrases, settled
from tests.peerdesk.services.sending_kit import NAMES, Outbox, addressed

UNTIL = dt.date(2099, 3, 26)
NEXT = Meeting(11, GROUP, "Layoffs", dt.date(2099, 4, 16), dt.time(18))
MINUTES_KINDS = (MailKind.OBJECTIONS, MailKind.MINUTES, MailKind.NEW_VERSION)


def ready(kind: MailKind, outbox: Outbox | None = None) -> Outbox:
    """An evening as far as this mail needs it."""
    outbox = outbox or Outbox()
    if kind is MailKind.OBJECTIONS:
        outbox.set(phase=Phase.SENT, objections_until=UNTIL)
    elif kind is not MailKind.NEXT_DATE:
        version = 2 if kind is MailKind.NEW_VERSION else 1
        outbox.set(phase=Phase.RELEASED, version=version, released_on=outbox.today)
    else:
        outbox.set(attribution=Attribution.OFF_RECORD)
        outbox.add_next(NEXT)
    return outbox


def written(kind: MailKind, folder: Path, outbox: Outbox | None = None) -> Mail:
    (found,) = ready(kind, outbox).sending.write(MEETING, folder, [kind])
    return read_eml(found.path.read_bytes())


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value


def addresses(*numbers: int) -> tuple[str, ...]:
    return tuple(f"person{number}@example.org" for number in numbers)


# To whom.


def test_the_window_knows_to_whom_before_anything_is_written() -> None:
    view = Outbox().sending.view(MEETING)
    assert view.group.addresses == addresses(1, 2, 3, 4, 5)
    assert view.sheet is not None
    assert view.sheet.addresses == addresses(1, 2, 5)
    assert (view.kind, view.following, view.can_take_back) == (MailKind.OBJECTIONS, None, False)


@pytest.mark.parametrize("kind", MailKind, ids=str)
def test_each_mail_goes_to_whom_it_should_in_bcc(tmp_path: Path, kind: MailKind) -> None:
    expected = addresses(1, 2, 5) if kind is MailKind.SHEET else addresses(1, 2, 3, 4, 5)
    (found,) = ready(kind).sending.write(MEETING, tmp_path, [kind])
    assert found.count == len(expected)
    assert read_eml(found.path.read_bytes()).bcc == expected


def test_red_goes_to_those_alone_who_took_part(tmp_path: Path) -> None:
    outbox = Outbox()
    outbox.set(distribution=Distribution.RED)
    assert written(MailKind.MINUTES, tmp_path, outbox).bcc == addresses(1, 2, 5)


def test_who_has_no_address_is_told_by_name_in_the_window_and_nowhere_else(tmp_path: Path) -> None:
    outbox = Outbox()
    outbox.units.rows.members[2] = replace(outbox.units.rows.members[2], email="")
    assert outbox.sending.view(MEETING).group.without == (NAMES[1],)
    assert written(MailKind.MINUTES, tmp_path, outbox).bcc == addresses(1, 3, 4, 5)


def test_without_any_address_the_mail_opens_without_recipients(tmp_path: Path) -> None:
    outbox = Outbox(evening(notes=settled()))
    assert written(MailKind.MINUTES, tmp_path, outbox).bcc == ()


def test_an_address_that_cannot_be_written_to_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    outbox = ready(MailKind.MINUTES)
    outbox.units.rows.members[2] = replace(outbox.units.rows.members[2], email="bene at example")
    error = refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES, MailKind.SHEET]))
    assert (error.key, error.values["people"]) == ("address_unreadable", NAMES[1])
    assert list(tmp_path.iterdir()) == []


# The words.


@pytest.mark.parametrize("kind", MailKind, ids=str)
def test_subject_and_body_name_nobody_nor_group_nor_topic(tmp_path: Path, kind: MailKind) -> None:
    outbox = Outbox()
    outbox.add_next(NEXT)
    mail = written(kind, tmp_path, outbox)
    told = f"{mail.subject}\n{mail.body}\n{[one.name for one in mail.attached]}"
    for word in ("Ana", "Silva", "Bene", "Northwind", "Hudson", "March\n", "On-call", "Layoffs", "example"):
        assert word not in told


SUBJECTS = {
    MailKind.OBJECTIONS: "Draft minutes, 19 March 2026",
    MailKind.MINUTES: "Minutes, 19 March 2026",
    MailKind.NEW_VERSION: "Minutes, 19 March 2026: version 2",
    MailKind.SHEET: "Members’ sheet, 19 March 2026",
    MailKind.NEXT_DATE: "Next meeting",
}


@pytest.mark.parametrize("kind", MailKind, ids=str)
def test_subjects_are_neutral(tmp_path: Path, kind: MailKind) -> None:
    assert written(kind, tmp_path).subject == SUBJECTS[kind]


def test_a_draft_says_until_when_and_to_whom_to_object(tmp_path: Path) -> None:
    body = written(MailKind.OBJECTIONS, tmp_path).body
    assert "answer to the sender of this mail by 26 March 2099" in body


def test_a_new_version_says_which_it_replaces_and_not_what_changed(tmp_path: Path) -> None:
    body = written(MailKind.NEW_VERSION, tmp_path).body
    assert body.startswith(
        "Attached is version 2 of the minutes of our meeting on 19 March 2026. It replaces"
    )
    assert "please delete version 1" in body
    assert not re.search(
        "withdr|remov|chang|sentence|correct|taken out", body.replace(CHATHAM_HOUSE_RULE, "")
    )


def test_off_the_record_there_is_the_next_date_and_nothing_else(tmp_path: Path) -> None:
    mail = written(MailKind.NEXT_DATE, tmp_path)
    assert (mail.body, mail.attached) == ("We meet next on Thursday 16 April 2099, 18:00.\n", ())


def test_of_a_meeting_whose_every_part_is_off_the_record_only_the_next_date_goes_out() -> None:
    shut = Item(100, "Talk", attribution=Attribution.OFF_RECORD)
    view = Outbox(items=[shut]).sending.view(MEETING)
    assert (view.kind, view.sheet) == (MailKind.NEXT_DATE, None)
    assert Outbox(items=[shut, Item(101, "More")]).sending.view(MEETING).kind is MailKind.OBJECTIONS


@pytest.mark.parametrize("today", ["none planned", "past"])
def test_without_a_next_meeting_there_is_no_such_mail(tmp_path: Path, today: str) -> None:
    outbox = Outbox()
    outbox.set(attribution=Attribution.OFF_RECORD)
    if today == "past":
        outbox.set(day=outbox.today - dt.timedelta(days=60))
        outbox.add_next(replace(NEXT, day=outbox.today - dt.timedelta(days=30)))
    error = refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.NEXT_DATE]))
    assert error.key == "next_date_missing"


RULES = {
    "all": (
        {Attribution.CHATHAM_HOUSE},
        f"The meeting was held under the Chatham House Rule: “{CHATHAM_HOUSE_RULE}”",
    ),
    "part": (
        {Attribution.CHATHAM_HOUSE, Attribution.ON_RECORD},
        f"Parts of the meeting were held under the Chatham House Rule: “{CHATHAM_HOUSE_RULE}”",
    ),
    "background": (
        {Attribution.BACKGROUND},
        "What was said on background may be used; who said it is not told.",
    ),
    "record": ({Attribution.ON_RECORD}, "The meeting was on the record."),
}  # fmt: skip


@pytest.mark.parametrize("key", RULES)
@pytest.mark.parametrize("kind", MINUTES_KINDS, ids=str)
def test_the_words_follow_the_rule(kind: MailKind, key: str) -> None:
    rules, words = RULES[key]
    body = letter(kind, Outbox().meeting(), rules, None, phrases()).body
    assert words in body
    assert ("Chatham" in body) is (Attribution.CHATHAM_HOUSE in rules)


@pytest.mark.parametrize("label", Distribution, ids=str)
@pytest.mark.parametrize("kind", MINUTES_KINDS, ids=str)
def test_the_words_follow_the_label(kind: MailKind, label: Distribution) -> None:
    meeting = replace(Outbox().meeting(), distribution=label)
    body = letter(kind, meeting, {Attribution.CHATHAM_HOUSE}, None, phrases()).body
    assert re.findall(r"^TLP:\S+(?=: )", body, re.MULTILINE) == [label.value]


def test_the_next_date_stands_in_the_mail_of_the_minutes(tmp_path: Path) -> None:
    outbox = Outbox()
    outbox.add_next(NEXT)
    body = written(MailKind.MINUTES, tmp_path, outbox).body
    assert body.endswith("\n\nWe meet next on Thursday 16 April 2099, 18:00.\n")


# What is attached.


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (MailKind.OBJECTIONS, "minutes-draft-2026-03-19.pdf", "DRAFT FOR OBJECTIONS UNTIL 26 MARCH 2099"),
        (MailKind.MINUTES, "minutes-2026-03-19.pdf", "VERSION 1, RELEASED"),
        (MailKind.NEW_VERSION, "minutes-2026-03-19-version-2.pdf", "VERSION 2, REPLACES VERSION 1"),
    ],
)
def test_the_paper_is_attached_as_it_is_now(tmp_path: Path, kind: MailKind, name: str, words: str) -> None:
    (paper,) = written(kind, tmp_path).attached
    assert paper.name == name
    text = " ".join(read_back(paper.data).split())
    assert words in text
    assert "It can be done." in text


def test_the_sheet_is_attached_and_leaves_nothing_beside_its_mail(tmp_path: Path) -> None:
    outbox = ready(MailKind.SHEET)
    (found,) = outbox.sending.write(MEETING, tmp_path, [MailKind.SHEET])
    (paper,) = read_eml(found.path.read_bytes()).attached
    assert paper.name == "members-sheet-2026-03-19.pdf"
    text = " ".join(read_back(paper.data).split())
    assert all(name in text for name in NAMES[:2])
    assert "Not for circulation beyond those who took part" in text
    assert [one.name for one in tmp_path.iterdir()] == ["members-sheet-2026-03-19.eml"]


def test_no_sheet_goes_out_of_a_meeting_that_is_off_the_record(tmp_path: Path) -> None:
    outbox = ready(MailKind.NEXT_DATE)
    assert outbox.sending.view(MEETING).sheet is None
    assert refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.SHEET])).key == "sheet_missing"


# What goes wrong.


@pytest.mark.parametrize("kind", MINUTES_KINDS, ids=str)
def test_minutes_that_are_not_on_their_way_are_not_written(tmp_path: Path, kind: MailKind) -> None:
    outbox = Outbox()
    assert refused(lambda: outbox.sending.write(MEETING, tmp_path, [kind])).key == "minutes_not_sent"
    other = MailKind.MINUTES if kind is MailKind.OBJECTIONS else MailKind.OBJECTIONS
    assert refused(lambda: ready(kind).sending.write(MEETING, tmp_path, [other])).key == "minutes_not_sent"
    assert list(tmp_path.iterdir()) == []


def test_minutes_with_a_name_left_are_not_written(tmp_path: Path) -> None:
    outbox = ready(MailKind.OBJECTIONS, Outbox(addressed(evening(notes=[note(1, 100, "Ana left.")]))))
    error = refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.OBJECTIONS, MailKind.SHEET]))
    assert error.key == "names_left"
    assert list(tmp_path.iterdir()) == []


def test_a_meeting_that_is_not_closed_has_nothing_to_send() -> None:
    outbox = Outbox()
    outbox.set(phase=Phase.RUNNING)
    assert refused(lambda: outbox.sending.view(MEETING)).key == "meeting_not_closed"


class SpoilingFiles(ExportFiles):
    """Writes another mail than it was given. change: what becomes of it."""

    def __init__(self, change: Callable[[Mail], Mail]) -> None:
        super().__init__()
        self.change = change

    def mail(self, mail: Mail) -> bytes:
        return write_eml(self.change(mail))


SPOILT: dict[str, Callable[[Mail], Mail]] = {
    "subject": lambda mail: replace(mail, subject="Minutes of Ana"),
    "body": lambda mail: replace(mail, body=mail.body + "Regards, Ana\n"),
    "one more": lambda mail: replace(mail, bcc=(*mail.bcc, "eve@example.org")),
    "one less": lambda mail: replace(mail, bcc=mail.bcc[1:]),
    "paper": lambda mail: replace(mail, attached=(replace(mail.attached[0], data=b"%PDF-1.7"),)),
    "no paper": lambda mail: replace(mail, attached=()),
}


@pytest.mark.parametrize("key", SPOILT)
def test_a_mail_that_is_not_as_it_was_meant_is_removed(tmp_path: Path, key: str) -> None:
    outbox = ready(MailKind.MINUTES, Outbox(files=SpoilingFiles(SPOILT[key])))
    error = refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES]))
    assert error.key == "mail_not_clean"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [Letter("Minutes", "Regards, Ana\n"), Letter("Northwind", "Here.\n")], ids=["body", "subject"]
)
def test_a_mail_whose_own_words_name_somebody_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Letter
) -> None:
    monkeypatch.setattr(module, "letter", lambda *_: words)
    outbox = ready(MailKind.MINUTES)
    assert (
        refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES])).key == "mail_not_clean"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_month_may_stand_although_somebody_is_called_so(tmp_path: Path) -> None:
    outbox = Outbox()
    outbox.units.rows.members[9] = Member(9, GROUP, "March Underwood", nicknames=("March",))
    assert written(MailKind.SHEET, tmp_path, outbox).subject == SUBJECTS[MailKind.SHEET]


def test_a_mail_that_cannot_be_read_back_is_removed(tmp_path: Path) -> None:
    class Broken(ExportFiles):
        def mail(self, mail: Mail) -> bytes:
            return write_eml(mail)[:-30]

    outbox = ready(MailKind.MINUTES, Outbox(files=Broken()))
    assert (
        refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES])).key
        == "check_damaged_eml"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("checked", "key"),
    [
        (FileChecked(names=("Ana",)), "minutes_found_in_file"),
        (FileChecked(problems=("has_dates",)), "minutes_problem_in_file"),
    ],
)
def test_a_paper_in_which_anything_is_wrong_is_not_attached(
    tmp_path: Path, checked: FileChecked, key: str
) -> None:
    class Strict(ExportFiles):
        def look_through(
            self, data: bytes, roster: object, minutes: Minutes, allowed: frozenset[str]
        ) -> FileChecked:
            return checked

    outbox = ready(MailKind.MINUTES, Outbox(files=Strict()))
    assert refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES])).key == key
    assert refused(lambda: outbox.sending.write(MEETING, tmp_path, [MailKind.SHEET])).key == key
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_that_could_not_be_written_leaves_the_mail_before_it(tmp_path: Path) -> None:
    class Full(ExportFiles):
        def write(self, target: Path, data: bytes) -> None:
            if list(tmp_path.iterdir()):
                raise UserError("export_disk_full")
            super().write(target, data)

    outbox = ready(MailKind.MINUTES, Outbox(files=Full()))
    steps = outbox.sending.writing(MEETING, tmp_path, [MailKind.SHEET, MailKind.MINUTES])
    assert next(steps).kind is MailKind.MINUTES
    assert refused(lambda: next(steps)).key == "export_disk_full"
    assert [one.name for one in tmp_path.iterdir()] == ["minutes-2026-03-19.eml"]


@pytest.mark.parametrize("kind", [MailKind.MINUTES, MailKind.SHEET], ids=str)
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, kind: MailKind) -> None:
    outbox = ready(kind)
    error = refused(lambda: outbox.sending.write(MEETING, tmp_path / "gone", [kind]))
    assert error.key == "export_no_folder"


def test_a_mail_of_released_minutes_uses_their_number_up(tmp_path: Path) -> None:
    outbox = Outbox()
    outbox.releasing.release(MEETING)
    outbox.sending.write(MEETING, tmp_path, [MailKind.SHEET])
    assert outbox.releasing.take_back(MEETING).version == 0
    outbox.releasing.release(MEETING)
    outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES])
    assert outbox.releasing.take_back(MEETING).version == 1


def test_nothing_of_a_mail_shows_in_a_log_or_a_repr(tmp_path: Path) -> None:
    outbox = ready(MailKind.MINUTES)
    view, found = outbox.sending.view(MEETING), outbox.sending.write(MEETING, tmp_path, [MailKind.MINUTES])
    told = repr((view, found, read_eml(found[0].path.read_bytes())))
    assert "example.org" not in told
    assert str(tmp_path) not in told
