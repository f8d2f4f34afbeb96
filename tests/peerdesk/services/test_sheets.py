"""Members' sheet, presenter's paper and chapter minutes: what stands in them, and what is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Member, Stage
from peerdesk.domain.minutes import Entry, Minutes, Paragraph, Table
from peerdesk.domain.motions import Motion, MotionState, minutes_line
from peerdesk.domain.notes import NoteKind, Owner
from peerdesk.domain.passwords import readable_password
from peerdesk.domain.release import AttributeEdit, DraftEdit, FileChecked, KeepEdit, KeepReason, Kept
from peerdesk.domain.rules import Attribution, Distribution, Papers
from peerdesk.domain.sheets import Sheet, Sort
from peerdesk.export.all import ExportFiles
from peerdesk.export.locking import locked
from peerdesk.services.context import Context
from peerdesk.services.finished_file import last_checked
from peerdesk.services.release import ReleaseService
from peerdesk.services.sheets import SheetService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import (
    DAY,
    GROUP,
    MEETING,
    MEMBERS,
    both_of,
    evening,
    note,
    promise,
    settled,
)
from tests.peerdesk.services.fakes import FakeUnits, Published

OPEN, SHUT = Attribution.ON_RECORD, Attribution.OFF_RECORD
SHEET, CHAPTER = Sheet(Sort.MEMBERS), Sheet(Sort.CHAPTER)
STEPS = (Item(201, "Questions", kind="clarify"), Item(202, "Experiences", kind="experience"))
CASE = Item(200, "Case of Chiara", "A plan for nights", lead_id=3, steps=STEPS)
ON_CASE = Sheet(Sort.CASE, 200)
SECRET = "a quiet lamp"


def context_of(units: FakeUnits, clock: FakeClock) -> Context:
    return Context(units, clock, Published())


def sheets_of(units: FakeUnits, clock: FakeClock, files: ExportFiles | None = None) -> SheetService:
    return both_of(context_of(units, clock), files or ExportFiles())[1]


def release(units: FakeUnits, clock: FakeClock) -> ReleaseService:
    return both_of(context_of(units, clock), ExportFiles())[0]


def printed(minutes: Minutes) -> str:
    figures = (block.figure for block in minutes.blocks if isinstance(block, Entry))
    return "\n".join((minutes.title, *minutes.lines, *(block.text for block in minutes.blocks), *figures))


def tables(minutes: Minutes) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in minutes.blocks if isinstance(block, Table)]


def shown(units: FakeUnits, clock: FakeClock, sheet: Sheet) -> Minutes:
    return sheets_of(units, clock).draft(MEETING, sheet).minutes


# Which there are.


def test_before_the_close_there_are_none(clock: FakeClock) -> None:
    assert sheets_of(evening(phase=Phase.RUNNING), clock).sheets(MEETING) == ()


def test_there_is_a_members_sheet_of_any_meeting_but_one_off_the_record(clock: FakeClock) -> None:
    assert sheets_of(evening(), clock).sheets(MEETING) == (SHEET,)
    assert sheets_of(evening(attribution=SHUT), clock).sheets(MEETING) == ()


def test_each_case_with_sentences_has_a_paper_and_an_item_on_the_record_gives_chapter_minutes(
    clock: FakeClock,
) -> None:
    empty = Item(300, "Another case", lead_id=2)
    units = evening([CASE, empty, Item(400, "Motions", attribution=OPEN)], [note(1, 202, "It went well.")])
    found = sheets_of(units, clock).sheets(MEETING)
    assert [(one.sort, one.item_id, one.sentences) for one in found] == [
        (Sort.MEMBERS, 0, 0), (Sort.CHAPTER, 0, 0), (Sort.CASE, 200, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "error"),
    [(SHEET, "sheet_off_record"), (CHAPTER, "sheet_gone"), (ON_CASE, "sheet_gone")],
    ids=["members", "chapter", "case"],
)
def test_a_meeting_off_the_record_has_no_other_paper(clock: FakeClock, sheet: Sheet, error: str) -> None:
    units = evening([CASE], [note(1, 202, "It went well.")], attribution=SHUT)
    with pytest.raises(UserError, match=error):
        sheets_of(units, clock).draft(MEETING, sheet)


def test_a_report_on_the_record_is_no_case_unless_somebody_said_so(clock: FakeClock) -> None:
    report = Item(200, "Report", attribution=OPEN, lead_id=1)
    said = [note(1, 200, "The account stands well.")]
    assert [one.sort for one in sheets_of(evening([report], said), clock).sheets(MEETING)] == [
        Sort.MEMBERS, Sort.CHAPTER,
    ]  # fmt: skip
    handed = evening([replace(report, minuted_to="presenter")], said)
    assert [one.sort for one in sheets_of(handed, clock).sheets(MEETING)] == [Sort.MEMBERS, Sort.CASE]


# The members' sheet.


def attended(units: FakeUnits, *presences: Presence) -> None:
    for member, presence in zip(MEMBERS, presences, strict=True):
        units.rows.attendance[MEETING, member.id] = Attendance(MEETING, member.id, presence)


def test_the_sheet_says_who_was_there_and_how(clock: FakeClock) -> None:
    units = evening()
    attended(units, Presence.LEFT_EARLY, Presence.HERE, Presence.DECLINED)
    units.rows.members[2] = replace(MEMBERS[1], stage=Stage.GUEST)
    assert tables(shown(units, clock, SHEET)) == [
        (
            ("Benedikt Okafor", "present, guest"),
            ("Ana Silva", "left early"),
            ("Chiara Rossi", "apologies"),
        )
    ]


def test_the_sheet_has_promises_with_owners_by_date_but_none_made_off_the_record(clock: FakeClock) -> None:
    late = replace(promise(1, "Send it", dt.date(2026, 4, 9)), papers=Papers.MEMBERS_SHEET)
    soon = replace(promise(2, "Ask her", dt.date(2026, 4, 2)), owners=(Owner(None, "Guest"), Owner(3, "?")))
    done = replace(promise(3, "Pay"), done=True)
    secret = replace(promise(4, "Sell up"), papers=Papers.NONE)
    assert tables(shown(evening(actions=[late, soon, done, secret]), clock, SHEET))[0] == (
        ("Ask her", "Guest, Chiara Rossi", "2 April 2026"),
        ("Send it", "Ana Silva", "9 April 2026"),
        ("Pay", "Ana Silva", "done"),
    )


def with_next(units: FakeUnits) -> FakeUnits:
    """Three more meetings: one before, two planned."""
    for number, day, phase in ((9, 1, Phase.DRAFT), (11, 60, Phase.DRAFT), (12, 28, Phase.DRAFT)):
        when = DAY + dt.timedelta(days=day if number != 9 else -day)
        units.rows.meetings[number] = Meeting(number, GROUP, "", when, dt.time(18, 0), phase=phase)
        units.rows.agendas[number] = (Item(number * 100, "Working", f"Case {number}", lead_id=2),)
    return units


def test_the_sheet_names_the_next_lead(clock: FakeClock) -> None:
    minutes = shown(with_next(evening()), clock, SHEET)
    assert Paragraph("Thursday 16 April 2026, 18:00") in minutes.blocks
    assert tables(minutes)[0] == (("Case 12", "Benedikt Okafor"),)


def test_without_a_next_meeting_it_says_so(clock: FakeClock) -> None:
    assert "The next meeting is not planned yet." in printed(shown(evening(), clock, SHEET))


def test_the_sheet_warns_on_every_page_and_stays_with_those_who_were_there(clock: FakeClock) -> None:
    minutes = shown(evening(), clock, SHEET)
    assert minutes.statement == (
        "For participants only. Contains attendance and action owners. Not to be passed on, copied or "
        "stored on shared systems."
    )
    assert minutes.footer == "Not for circulation beyond those who took part"
    assert minutes.label is Distribution.RED


def test_the_sheet_has_nothing_that_was_said(clock: FakeClock) -> None:
    units = evening([CASE], [note(1, 201, "Who pays?"), note(2, 200, "Night work costs.")])
    assert "pays" not in printed(shown(units, clock, SHEET))


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
@pytest.mark.parametrize("people", [3, 40])
def test_the_sheet_is_written_and_read_back(
    clock: FakeClock, tmp_path: Path, suffix: str, people: int
) -> None:
    units = evening(actions=[promise(n, f"Send paper {n} to Ana", DAY) for n in range(1, people)])
    for number in range(4, people + 1):
        name = f"Maximiliane Theodora von Hohenfels-Example {number * 7:03}"
        units.rows.members[number] = Member(number, GROUP, name, organisations=(f"Firm {number}",))
        units.rows.attendance[MEETING, number] = Attendance(MEETING, number, Presence.HERE)
    target = tmp_path / f"sheet{suffix}"
    steps = sheets_of(units, clock).exporting(MEETING, SHEET, target, paper="letter")
    assert last_checked(steps) == FileChecked()
    assert target.exists()


class SpoilingFiles(ExportFiles):
    """Writes another paper than it was given."""

    def write(self, target: Path, data: bytes) -> None:
        other = Minutes("Other", "Other", blocks=(Paragraph("Ana Silva of Northwind said so."),))
        data = self.pdf(other).data
        super().write(target, locked(data, SECRET) if target.stem == "case" else data)


def test_a_sheet_that_is_not_what_was_shown_is_removed(clock: FakeClock, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    found = last_checked(sheets_of(evening(), clock, SpoilingFiles()).exporting(MEETING, SHEET, target))
    assert found.names == ("Northwind",)
    assert found.problems == ("text_differs",)
    assert not target.exists()


def test_the_name_of_the_file_names_nobody(clock: FakeClock, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="file_name_names"):
        last_checked(sheets_of(evening(), clock).exporting(MEETING, SHEET, tmp_path / "Chiara.pdf"))
    assert list(tmp_path.iterdir()) == []


# The presenter's paper.


def on_case(*texts: str, kind: NoteKind = NoteKind.POINT) -> FakeUnits:
    notes = [note(number, 202, text, kind) for number, text in enumerate(texts, 1)]
    return evening([Item(100, "Talk"), CASE], settled(*notes))


def test_the_paper_has_all_that_was_said_on_the_case_step_by_step_and_nothing_else(clock: FakeClock) -> None:
    notes = [
        note(1, 200, "It began in spring."),
        note(2, 201, "Who pays?", NoteKind.QUESTION),
        note(3, 202, "Two nights off helped.", NoteKind.INSIGHT),
        note(4, 202, "Try it in May.", NoteKind.ACTION),
    ]
    minutes = shown(evening([Item(100, "Talk"), CASE], settled(*notes)), clock, ON_CASE)
    assert minutes.title == "A plan for nights"
    assert [block.text for block in minutes.blocks] == [
        "It began in spring.",
        "Questions", "Open questions", "Who pays?",
        "Experiences", "Two nights off helped.", "Decisions and actions", "Try it in May.",
    ]  # fmt: skip


def test_what_was_off_the_record_is_not_in_it(clock: FakeClock) -> None:
    item = replace(CASE, steps=(STEPS[0], replace(STEPS[1], attribution=SHUT)))
    units = evening([item], [note(1, 201, "Who pays?"), note(2, 202, "Hush.")])
    assert "Hush" not in printed(shown(units, clock, ON_CASE))


def test_it_says_of_no_sentence_whose_it_is(clock: FakeClock) -> None:
    """Somebody agreed to be named in the minutes before the item became a case."""
    units = on_case("Two nights off helped.")
    units.rows.agendas[MEETING] = (Item(100, "Talk"), replace(CASE, lead_id=None))
    lines = release(units, clock).draft(MEETING).lines
    key = next(one.key for one in lines if one.item_id == 202)
    release(units, clock).edit(MEETING, [AttributeEdit(key, "Ana Silva", DAY)])
    units.rows.agendas[MEETING] = (Item(100, "Talk"), CASE)
    assert "Ana" not in printed(shown(units, clock, ON_CASE))


def test_names_of_others_are_to_be_settled_and_the_presenters_own_may_stand(clock: FakeClock) -> None:
    view = sheets_of(on_case("Ana has tried it.", "Chiara asked at Saint Olave Hospital."), clock).draft(
        MEETING, ON_CASE
    )
    assert [finding.words for finding in view.findings if finding.is_certain] == ["Ana"]


def test_nothing_is_written_while_somebody_else_is_named(clock: FakeClock, tmp_path: Path) -> None:
    sheets = sheets_of(on_case("Ana has tried it."), clock)
    with pytest.raises(UserError, match="names_left"):
        list(sheets.exporting(MEETING, ON_CASE, tmp_path / "case.pdf", password=SECRET))
    assert list(tmp_path.iterdir()) == []


def test_a_sentence_is_mended_where_it_stands(clock: FakeClock) -> None:
    units = on_case("Ana has tried it.")
    sheets = sheets_of(units, clock)
    (finding,) = (one for one in sheets.draft(MEETING, ON_CASE).findings if one.is_certain)
    release(units, clock).edit(MEETING, [finding.source.reworded("Somebody has tried it.")])
    view = sheets.draft(MEETING, ON_CASE)
    assert "Somebody has tried it." in printed(view.minutes)
    assert not any(one.is_certain for one in view.findings)


def test_the_file_opens_with_the_password_only_in_two_libraries(clock: FakeClock, tmp_path: Path) -> None:
    target = tmp_path / "case.pdf"
    steps = sheets_of(on_case("Two nights off helped Chiara."), clock).exporting(
        MEETING, ON_CASE, target, password=SECRET
    )
    assert last_checked(steps) == FileChecked()
    data = target.read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data), password="another lamp")
    with pikepdf.open(BytesIO(data), password=SECRET) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
    reader = PdfReader(BytesIO(data))
    assert not reader.decrypt("")
    assert reader.decrypt(SECRET)
    assert "Two nights off helped Chiara." in reader.pages[0].extract_text()
    assert b"nights" not in data


def test_the_open_paper_is_never_on_the_disk(clock: FakeClock, tmp_path: Path) -> None:
    seen: list[bytes] = []

    class Watching(ExportFiles):
        def write(self, target: Path, data: bytes) -> None:
            seen.append(data)
            super().write(target, data)

    sheets = sheets_of(on_case("Two nights off helped."), clock, Watching())
    last_checked(sheets.exporting(MEETING, ON_CASE, tmp_path / "case.pdf", password=SECRET))
    assert len(seen) == 1
    assert b"/Encrypt" in seen[0]


def test_a_locked_paper_that_is_not_what_was_shown_is_removed(clock: FakeClock, tmp_path: Path) -> None:
    target = tmp_path / "case.pdf"
    sheets = sheets_of(on_case("It helped."), clock, SpoilingFiles())
    found = last_checked(sheets.exporting(MEETING, ON_CASE, target, password=SECRET))
    assert "text_differs" in found.problems
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "password", "error"),
    [
        ("case.docx", SECRET, "case_pdf_only"),
        ("case.pdf", "", "password_short"),
        ("case.pdf", "seven 7", "password_short"),
        ("case.pdf", "é" * 17, "password_long"),
    ],
    ids=["word", "none", "short", "long"],
)
def test_a_case_leaves_locked_or_not_at_all(
    clock: FakeClock, tmp_path: Path, name: str, password: str, error: str
) -> None:
    sheets = sheets_of(on_case("It helped."), clock)
    with pytest.raises(BadInput, match=error):
        list(sheets.exporting(MEETING, ON_CASE, tmp_path / name, password=password))
    assert list(tmp_path.iterdir()) == []


def test_a_password_made_by_chance_is_long_enough_for_the_rule_and_short_enough_for_readers() -> None:
    made = {readable_password() for _ in range(50)}
    assert len(made) == 50
    assert {len(one.encode()) for one in made} == {19}
    assert not set("".join(made)) & set("01ilo")


def test_once_given_all_of_it_is_erased_and_the_minutes_still_say_that_there_was_a_case(
    clock: FakeClock,
) -> None:
    units = on_case("Two nights off helped.")
    sheets = sheets_of(units, clock)
    release(units, clock).draft(MEETING)
    sheets.given(MEETING, 200)
    rows = units.rows
    left = {note.item_id for note in rows.notes.values()} | {line.item_id for line in rows.lines.values()}
    assert not left & {200, 201, 202}
    assert len(rows.notes) == 3
    assert sheets.sheets(MEETING) == (SHEET,)
    told = release(units, clock).draft(MEETING).minutes
    assert "A plan for nights\nOne case was discussed." in printed(told)
    with pytest.raises(UserError, match="sheet_gone"):
        sheets.given(MEETING, 200)


def test_what_was_let_stay_in_a_case_outlives_the_writing_of_the_minutes(
    clock: FakeClock, tmp_path: Path
) -> None:
    units = on_case("Write to ops@example.org.")
    sheets, minutes = sheets_of(units, clock), release(units, clock)
    minutes.keep_open(MEETING, "Read.")
    view = sheets.draft(MEETING, ON_CASE)
    (found,) = (one for one in view.findings if one.words == "ops@example.org")
    minutes.edit(MEETING, [KeepEdit(found.key, Kept(found.key, KeepReason.PUBLIC_FACT))])
    assert minutes.export(MEETING, tmp_path / "minutes.pdf").passed
    (found,) = (one for one in sheets.draft(MEETING, ON_CASE).findings if one.words == "ops@example.org")
    assert found.kept is not None


# Chapter minutes.


def motion(number: int, text: str, **more: object) -> Motion:
    values = {"mover_id": 1, "seconder_id": 2, "position": number, "state": MotionState.CARRIED}
    return Motion(number, 100, text, **{**values, **more})  # type: ignore[arg-type]


DUES = motion(1, "That the dues rise to 50 a year", votes=(2, 0, 1))
LESS = motion(
    2, "strike 50, insert 45", amends_id=1, seconder_id=None, state=MotionState.LOST, votes=(1, 2, 0)
)


def chapter(*motions: Motion, notes: tuple[str, ...] = ()) -> FakeUnits:
    items = [Item(100, "Dues", attribution=OPEN), Item(200, "A talk")]
    said = [note(n, 100, text, NoteKind.DECISION) for n, text in enumerate(notes, 1)]
    units = evening(items, [*said, note(50, 200, "Under the Rule.")])
    units.rows.motions.update({one.id: one for one in motions})
    return units


def test_motions_stand_with_mover_seconder_votes_and_result_behind_their_amendments(clock: FakeClock) -> None:
    assert tables(shown(chapter(DUES, LESS), clock, CHAPTER)) == [
        (
            ("Amendment: strike 50, insert 45. Moved by Ana Silva.", "1", "2", "0", "Lost"),
            (
                "That the dues rise to 50 a year. Moved by Ana Silva, seconded by Benedikt Okafor.",
                "2", "0", "1", "Carried",
            ),
        )
    ]  # fmt: skip


def test_the_note_that_says_what_became_of_a_motion_is_not_printed_again(clock: FakeClock) -> None:
    names = {member.id: member.name for member in MEMBERS}
    units = chapter(DUES, notes=(minutes_line(DUES, [DUES], names), "Coffee is on the house."))
    text = printed(shown(units, clock, CHAPTER))
    assert text.count("dues rise") == 1
    assert "Coffee is on the house." in text


def test_what_was_not_on_the_record_is_not_in_chapter_minutes(clock: FakeClock) -> None:
    text = printed(shown(chapter(DUES), clock, CHAPTER))
    assert "Under the Rule." not in text
    assert (shown(chapter(DUES), clock, CHAPTER).statement or "").startswith(
        "These minutes cover what was on"
    )


def test_they_say_who_was_present_and_absent_and_whether_there_was_a_quorum(clock: FakeClock) -> None:
    units = chapter(DUES)
    attended(units, Presence.HERE, Presence.ABSENT, Presence.HERE)
    units.rows.members[3] = replace(MEMBERS[2], stage=Stage.GUEST)
    units.rows.groups[GROUP] = replace(units.rows.groups[GROUP], quorum=2)
    told = [block.text for block in shown(units, clock, CHAPTER).blocks]
    assert told[1:9] == [
        "Present (1)", "Ana Silva", "Guests (1)", "Chiara Rossi", "Absent (1)", "Benedikt Okafor",
        "Quorum", "Members present: 1. Members needed: 2. There was no quorum.",
    ]  # fmt: skip


def test_they_tell_when_the_talk_ended(clock: FakeClock) -> None:
    units = chapter(DUES)
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], adjourned=dt.time(21, 5))
    told = [block.text for block in shown(units, clock, CHAPTER).blocks]
    assert "The meeting was adjourned at 21:05." in told


def test_they_end_with_adjournment_and_approval_at_the_next_meeting(clock: FakeClock) -> None:
    told = [block.text for block in shown(with_next(chapter(DUES)), clock, CHAPTER).blocks]
    assert told[-3:] == [
        "The meeting was adjourned. The next meeting is on Thursday 16 April 2026.",
        "Approval",
        "To be approved at the next meeting, on Thursday 16 April 2026.",
    ]


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
def test_chapter_minutes_are_written_and_read_back(clock: FakeClock, tmp_path: Path, suffix: str) -> None:
    units = chapter(DUES, LESS, notes=("Ana Silva reported for Northwind.",))
    steps = sheets_of(units, clock).exporting(MEETING, CHAPTER, tmp_path / f"minutes{suffix}")
    assert last_checked(steps) == FileChecked()


def test_a_sentence_of_theirs_can_be_changed(clock: FakeClock) -> None:
    units = chapter(notes=("Coffee is on the house.",))
    sheets = sheets_of(units, clock)
    view = sheets.draft(MEETING, CHAPTER)
    (where,) = (b.key for b in view.minutes.blocks if b.text == "Coffee is on the house." and b.key)
    edit = view.sources[where].reworded("Tea is.")
    assert isinstance(edit, DraftEdit)
    release(units, clock).edit(MEETING, [edit])
    assert "Tea is." in printed(sheets.draft(MEETING, CHAPTER).minutes)


def with_promises(units: FakeUnits) -> FakeUnits:
    """On the record, with a promise for all papers, one of a case and one off the record."""
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], attribution=OPEN)
    made = [
        replace(promise(60 + n, f"Call {who}"), papers=papers)
        for n, (who, papers) in enumerate(
            (("Chiara Rossi", Papers.ALL), ("the coach", Papers.MEMBERS_SHEET), ("nobody", Papers.NONE))
        )
    ]
    units.rows.actions.update({one.key: one for one in made})
    return units


def test_they_have_the_promises_for_all_papers_with_their_owners(clock: FakeClock) -> None:
    units = with_promises(chapter())
    view = sheets_of(units, clock).draft(MEETING, CHAPTER)
    assert tables(view.minutes) == [(("Call Chiara Rossi", "Ana Silva", ""),)]
    assert view.findings == ()


@pytest.mark.parametrize("rule", [Attribution.CHATHAM_HOUSE, Attribution.BACKGROUND, SHUT])
def test_where_a_part_was_under_another_rule_promises_have_no_owner_and_are_read(
    clock: FakeClock, rule: Attribution
) -> None:
    """A promise does not know in which part it was made."""
    units = with_promises(chapter())
    units.rows.agendas[MEETING] = (Item(100, "Dues"), Item(200, "Round", attribution=rule))
    view = sheets_of(units, clock).draft(MEETING, CHAPTER)
    assert tables(view.minutes) == []
    assert "Call Chiara Rossi" in printed(view.minutes)
    assert [(one.words, one.blocks_export) for one in view.findings] == [("Chiara Rossi", True)]
    edit = view.findings[0].source.reworded("Call somebody")
    release(units, clock).edit(MEETING, [edit])
    assert "Call somebody" in printed(shown(units, clock, CHAPTER))


# Marks in the shared minutes.


def test_parts_on_the_record_are_marked_where_others_are_not(clock: FakeClock) -> None:
    units = chapter(notes=("Coffee is on the house.",))
    units.rows.notes.update({one.key: one for one in [note(7, 100, "It was reported.")]})
    blocks = release(units, clock).draft(MEETING).minutes.blocks
    at = next(n for n, block in enumerate(blocks) if block.text == "Dues")
    assert blocks[at + 1] == Paragraph("On the record", small=True)


@pytest.mark.parametrize(
    ("changes", "kicker", "foot"),
    [
        ({}, "Chapter minutes · draft", ""),
        (
            {"phase": Phase.SENT, "objections_until": dt.date(2026, 3, 26)},
            "Chapter minutes · draft for objections until 26 March 2026",
            "Draft for objections · ",
        ),
        (
            {"phase": Phase.RELEASED, "version": 1, "released_on": dt.date(2026, 3, 27)},
            "Chapter minutes · version 1, released 27 March 2026",
            "Version 1 · ",
        ),
        (
            {"phase": Phase.RELEASED, "version": 2, "released_on": dt.date(2026, 3, 27)},
            "Chapter minutes · version 2, replaces version 1",
            "Version 2 · ",
        ),
    ],
    ids=["draft", "sent", "released", "replaced"],
)
def test_chapter_minutes_say_how_far_they_are(
    clock: FakeClock, changes: dict[str, object], kicker: str, foot: str
) -> None:
    units = chapter(DUES)
    units.rows.meetings[MEETING] = replace(units.rows.meetings[MEETING], **changes)  # type: ignore[arg-type]
    minutes = shown(units, clock, CHAPTER)
    assert minutes.kicker == kicker
    assert minutes.footer == f"{foot}Chapter minutes · on the record"


@pytest.mark.parametrize("text", ["采纳预算。", "هل نعتمد الميزانية؟", "adopt “after audit.”", "adopt it!"])
def test_a_motion_that_ends_gets_no_second_full_stop(clock: FakeClock, text: str) -> None:
    (rows,) = tables(shown(chapter(replace(DUES, text=text)), clock, CHAPTER))[:1]
    assert rows[0][0].startswith(f"{text} Moved by")


NAMES = ("محمد الفاسي", "Sabine Leutheusser-Schnarrenberger", "Anna Hohenzollern-Sigmaringen-Weissenburg")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
@pytest.mark.parametrize("name", NAMES, ids=["arabic", "hyphen", "hyphens"])
@pytest.mark.parametrize("sheet", [SHEET, CHAPTER], ids=["members", "chapter"])
def test_names_that_are_read_from_the_right_or_are_parted_at_a_hyphen_may_stand(
    clock: FakeClock, tmp_path: Path, sheet: Sheet, name: str, suffix: str
) -> None:
    units = chapter(DUES)
    units.rows.members[1] = replace(units.rows.members[1], name=name)
    action = promise(1, "Send it")
    units.rows.actions[action.key] = action
    steps = sheets_of(units, clock).exporting(MEETING, sheet, tmp_path / f"paper{suffix}")
    checked = [step for step in steps if isinstance(step, FileChecked)]
    assert checked[-1].passed, checked[-1]


def test_after_the_release_a_case_can_still_be_settled_and_nothing_else_changes(clock: FakeClock) -> None:
    units = evening([Item(100, "Talk"), CASE], [note(1, 200, "They met in Rotterdam."), note(2, 100, "One.")])
    minutes = release(units, clock)
    lines = {line.text: line.key for line in minutes.draft(MEETING).lines}
    units.rows.meetings[MEETING] = replace(
        units.rows.meetings[MEETING], phase=Phase.RELEASED, version=1, released_on=dt.date(2026, 3, 27)
    )
    minutes.edit(MEETING, [DraftEdit(lines["They met in Rotterdam."], text="They met elsewhere.")])
    assert "They met elsewhere." in printed(shown(units, clock, ON_CASE))
    with pytest.raises(UserError, match="minutes_released"):
        minutes.edit(MEETING, [DraftEdit(lines["One."], text="Two.")])
    with pytest.raises(UserError, match="minutes_released"):
        minutes.edit(MEETING, [DraftEdit(None, 200, "Another title")])
    with pytest.raises(UserError, match="minutes_released"):  # it would go from the minutes
        minutes.edit(MEETING, [DraftEdit(lines["They met in Rotterdam."], dropped=True)])
    back = minutes.edit(MEETING, [DraftEdit(lines["They met in Rotterdam."], text="They met.")])
    minutes.edit(MEETING, back)
    assert "They met elsewhere." in printed(shown(units, clock, ON_CASE))
