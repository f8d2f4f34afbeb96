"""The papers of an agenda: what stands in them, who is named, and what is written at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from peerdesk.deid import Roster
from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Attendance, Presence
from peerdesk.domain.members import Member
from peerdesk.domain.minutes import Heading, Minutes, Paragraph, Slot
from peerdesk.domain.pocket import PocketSheet
from peerdesk.domain.release import FileChecked
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Attribution, Distribution, StageNames
from peerdesk.domain.series import Repeat, Series
from peerdesk.domain.turns import TurnRule
from peerdesk.export.all import ExportFiles
from peerdesk.services.agenda_paper import (
    AgendaPaperService,
    Invited,
    calendar_event,
    few_words,
    invitation,
    pocket_sheet,
)
from peerdesk.services.context import Context
from tests.clock import FakeClock
from tests.peerdesk.services.evening import DAY, GROUP, MEETING, MEMBERS, evening, phrases, roster_of
from tests.peerdesk.services.fakes import FakeUnits

PHRASES = phrases()
ROSTER = Roster.from_members(MEMBERS)
CASE = Item(
    3, "Northwind fires its CTO", "A case", length_s=1500, lead_id=2, section="Cases", card="No advice.",
    steps=(Item(31, "Tell it", length_s=600), Item(32, "Ask round", length_s=900, rule=TurnRule.GO_ROUND)),
)  # fmt: skip
ITEMS = (
    Item(1, "Welcome", length_s=300, section="Opening", card="We listen. We do not advise."),
    Item(2, "Check-in", per_person_s=60, rule=TurnRule.GO_ROUND, section="Opening"),
    CASE,
)


def units(
    items: Sequence[Item] = ITEMS, *, starts: dt.time | None = dt.time(18), **changes: Any
) -> FakeUnits:
    """Three people, expected on 19 March at six."""
    made = evening(items)
    rows = made.rows
    rows.meetings[MEETING] = replace(rows.meetings[MEETING], starts=starts, slot_minutes=120, **changes)
    for member in MEMBERS:
        rows.attendance[MEETING, member.id] = Attendance(MEETING, member.id, Presence.EXPECTED)
    return made


def invited(items: Sequence[Item] = ITEMS, names: StageNames = StageNames.FIRST, **changes: Any) -> Invited:
    rows = units(items, **changes).rows
    group = replace(rows.groups[GROUP], stage_names=names, facilitator_id=1)
    attendance = tuple(rows.attendance.values())
    return Invited(rows.meetings[MEETING], group, tuple(items), MEMBERS, attendance)


def tree(*args: Any, **changes: Any) -> Minutes:
    return invitation(invited(*args, **changes), ROSTER, PHRASES)


def slots(paper: Minutes) -> list[Slot]:
    return [block for block in paper.blocks if isinstance(block, Slot)]


# The invitation.


def test_the_invitation_has_public_titles_at_their_times() -> None:
    paper = tree()
    assert (paper.title, paper.lines) == (
        "Hudson CTO Circle · March",
        ("Thursday 19 March 2026, 18:00–20:00",),
    )
    assert paper.blocks == (
        Heading("Opening"),
        Slot("18:00", "Welcome", "5 min"),
        Slot("18:05", "Check-in", "3 min"),
        Heading("Cases"),
        Slot("18:08", "A case", "25 min", "led by Benedikt"),
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (StageNames.FIRST, "led by Benedikt"),
        (StageNames.INITIALS, "led by BO"),
        (StageNames.NONE, "led by a member of the group"),
    ],
)
def test_who_leads_is_called_as_on_the_stage(names: StageNames, told: str) -> None:
    assert slots(tree(names=names))[-1].detail == told


def test_several_leads_are_all_called_and_the_facilitator_is_not() -> None:
    item = Item(1, "Case", length_s=60, lead_id=1, more_leads=(3, 2))
    assert [slots(tree((item,), names))[0].detail for names in (StageNames.FIRST, StageNames.NONE)] == [
        "led by Chiara and Benedikt",
        "led by members of the group",
    ]
    assert slots(tree((replace(item, more_leads=()),)))[0].detail == ""


def test_what_is_skipped_is_not_on_it_and_a_pin_holds() -> None:
    items = (
        Item(1, "A", length_s=600), Item(2, "B", length_s=600, skipped=True),
        Item(3, "C", length_s=600, starts=dt.time(19)),
    )  # fmt: skip
    assert [(one.at, one.text) for one in slots(tree(items))] == [("18:00", "A"), ("19:00", "C")]


def test_without_a_start_there_are_no_times() -> None:
    paper = tree(starts=None)
    assert paper.lines == ("Thursday 19 March 2026",)
    assert {one.at for one in slots(paper)} == {""}


def test_an_empty_agenda_says_so_and_an_untitled_item_has_a_name() -> None:
    assert tree(()).blocks == (Paragraph("There is nothing on the agenda yet."),)
    assert slots(tree((Item(1, " "),)))[0] == Slot("18:00", "Item")


def test_the_rule_stands_on_it_and_an_exception_under_its_item() -> None:
    off = Item(1, "Talk", length_s=60, attribution=Attribution.OFF_RECORD)
    paper = tree((*ITEMS, off), distribution=Distribution.AMBER)
    assert (paper.statement, paper.label) == (CHATHAM_HOUSE_RULE, Distribution.AMBER)
    assert slots(paper)[-1].detail == "off the record"


@pytest.mark.parametrize("rule", [rule for rule in Attribution if rule is not Attribution.CHATHAM_HOUSE])
def test_another_rule_is_said_in_words_of_its_own(rule: Attribution) -> None:
    paper = tree(attribution=rule)
    assert paper.statement == PHRASES[f"rule_{rule}"]
    assert paper.footer == "Agenda"
    under = replace(ITEMS[0], attribution=Attribution.CHATHAM_HOUSE)
    assert tree((under,), attribution=rule).statement == CHATHAM_HOUSE_RULE


def test_a_group_or_meeting_called_like_somebody_is_not_called() -> None:
    one = invited()
    firm = replace(one, group=replace(one.group, name="Friends of Northwind"))
    assert invitation(firm, ROSTER, PHRASES).title == "March"
    both = replace(firm, meeting=replace(firm.meeting, title="Ana Silva leaves"))
    assert invitation(both, ROSTER, PHRASES).title == "Agenda of a meeting"


# Writing it.


@pytest.fixture
def rows() -> FakeUnits:
    return units()


def service(rows: FakeUnits, clock: FakeClock, files: ExportFiles | None = None) -> AgendaPaperService:
    context = Context(rows, clock, lambda _: None)
    return AgendaPaperService(context, files or ExportFiles(), PHRASES, roster_of)


def words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_invitation_is_written_checked_and_names_only_who_is_shown(
    rows: FakeUnits, clock: FakeClock, tmp_path: Path
) -> None:
    target = tmp_path / "agenda.pdf"
    assert service(rows, clock).write_invitation(MEETING, target) == 0
    told = words(target)
    assert "led by Benedikt" in told
    for secret in ("Okafor", "Northwind", "Mercury", "Silva", "fires"):
        assert secret not in told
        assert secret.encode() not in target.read_bytes()


@pytest.mark.parametrize(
    "item",
    [
        Item(9, "Northwind fires its CTO", length_s=60),
        Item(9, "x", "What Ana Silva did", length_s=60),
        Item(9, "x", length_s=60, section="Mercury Freight"),
    ],
)
def test_words_that_name_somebody_are_refused_with_the_place(
    clock: FakeClock, tmp_path: Path, item: Item
) -> None:
    rows = units((Item(8, "Northwind", skipped=True), ITEMS[0], item))
    for write in (
        lambda: service(rows, clock).write_invitation(MEETING, tmp_path / "a.pdf"),
        lambda: service(rows, clock).write_calendar(MEETING, tmp_path / "a.ics", Series()),
    ):
        with pytest.raises(UserError) as caught:
            write()
        assert (caught.value.key, caught.value.values) == ("agenda_names", {"where": "3"})
    assert list(tmp_path.iterdir()) == []


def test_without_names_on_the_stage_not_even_a_first_name_passes(clock: FakeClock, tmp_path: Path) -> None:
    rows = units((Item(1, "Benedikt’s case", length_s=60, lead_id=2),))
    rows.rows.groups[GROUP] = replace(rows.rows.groups[GROUP], stage_names=StageNames.NONE)
    with pytest.raises(UserError) as caught:
        service(rows, clock).write_invitation(MEETING, tmp_path / "a.pdf")
    assert caught.value.key == "agenda_names"


def test_people_called_like_our_words_keep_nobody_from_it(clock: FakeClock, tmp_path: Path) -> None:
    rows = units((Item(1, "Welcome", length_s=300),))
    names = ("March", "Thursday", "May Agenda", "Rule House", "Private", "Berlin Europe")
    for number, name in enumerate(names, start=50):
        rows.rows.members[number] = Member(number, GROUP, name)
    service(rows, clock).write_invitation(MEETING, tmp_path / "a.pdf")
    service(rows, clock).write_calendar(MEETING, tmp_path / "a.ics", Series(), "Europe/Berlin")
    assert {path.name for path in tmp_path.iterdir()} == {"a.pdf", "a.ics"}


class Faulty(ExportFiles):
    """Its finished files are never in order."""

    def read_back(self, *_: object) -> FileChecked:
        return FileChecked(names=("Ana Silva",))

    def problems(self, target: Path) -> tuple[str, ...]:
        return ("has_author",)

    def calendar_words(self, data: bytes) -> str:
        return "Ana Silva" if b"DESCRIPTION" in data else ""


class Unreadable(Faulty):
    """Its finished files cannot be read."""

    def problems(self, target: Path) -> tuple[str, ...]:
        raise UserError("check_damaged_pdf")


def test_a_file_that_is_not_in_order_is_removed(rows: FakeUnits, clock: FakeClock, tmp_path: Path) -> None:
    faulty = service(rows, clock, Faulty())
    for write in (
        lambda: faulty.write_invitation(MEETING, tmp_path / "a.pdf"),
        lambda: faulty.write_pocket_sheet(MEETING, tmp_path / "p.pdf"),
        lambda: faulty.write_calendar(MEETING, tmp_path / "a.ics", Series()),
    ):
        with pytest.raises(UserError) as caught:
            write()
        assert caught.value.key == "page_not_clean"
    with pytest.raises(UserError):
        service(rows, clock, Unreadable()).write_pocket_sheet(MEETING, tmp_path / "p.pdf")
    assert list(tmp_path.iterdir()) == []


def test_no_file_may_be_called_like_somebody(rows: FakeUnits, clock: FakeClock, tmp_path: Path) -> None:
    papers = service(rows, clock)
    for write in (
        lambda: papers.write_invitation(MEETING, tmp_path / "ana-silva.pdf"),
        lambda: papers.write_pocket_sheet(MEETING, tmp_path / "ana-silva.pdf"),
        lambda: papers.write_calendar(MEETING, tmp_path / "ana-silva.ics", Series()),
    ):
        with pytest.raises(UserError) as caught:
            write()
        assert caught.value.key == "file_name_names"
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_shown_is_counted(clock: FakeClock, tmp_path: Path) -> None:
    rows = units((Item(1, "ሀለ", length_s=300),))
    assert service(rows, clock).write_invitation(MEETING, tmp_path / "a.pdf") == 2
    assert service(rows, clock).write_pocket_sheet(MEETING, tmp_path / "p.pdf") == 2
    assert service(rows, clock).write_invitation(MEETING, tmp_path / "a.md") == 0  # there they stand
    for pocket in (False, True):
        assert service(rows, clock).unshowable(MEETING, pocket=pocket) == "ሀለ"


# The pocket sheet.


def sheet(*args: Any, **changes: Any) -> PocketSheet:
    return pocket_sheet(invited(*args, **changes), PHRASES)


def test_the_pocket_sheet_has_working_titles_times_norms_and_initials() -> None:
    made = sheet()
    told = [(row.starts, row.minutes, row.title, row.lead, row.card, row.section) for row in made.rows]
    assert told == [
        ("18:00", "5", "Welcome", "", "We listen. We do not advise.", "Opening"),
        ("18:05", "3", "Check-in", "", "", ""),
        ("18:08", "25", "Northwind fires its CTO", "BO", "No advice.", "Cases"),
        ("18:08", "10", "Tell it", "", "", ""),
        ("18:18", "15", "Ask round", "", "", ""),
    ]
    assert [row.is_step for row in made.rows] == [False, False, False, True, True]
    assert (made.order, made.rounds) == (("AS", "BO", "CR"), ("18:05", "18:18"))
    assert (made.end, made.end_words) == ("20:00", "End")
    assert made.lines == ("Thursday 19 March 2026, 18:00–20:00 · 3 people expected",)
    assert (made.mark, "initials" in made.warning) == ("For the facilitator", True)


def test_the_round_is_that_of_the_door() -> None:
    one = invited()
    group = replace(one.group, seating=(3, 1, 2), begins_id=1)
    assert pocket_sheet(replace(one, group=group), PHRASES).order == ("AS", "BO", "CR")
    group = replace(group, begins_id=None)
    assert pocket_sheet(replace(one, group=group), PHRASES).order == ("CR", "AS", "BO")


def test_an_item_without_a_title_is_no_empty_row() -> None:
    one = invited()
    whole = tuple(replace(item, title="") for item in one.whole)
    made = pocket_sheet(replace(one, whole=whole), PHRASES)
    assert {row.title for row in made.rows if not row.is_step} == {"Item"}


def test_who_said_no_is_not_in_the_round() -> None:
    one = invited()
    no = tuple(
        replace(row, presence=Presence.DECLINED) if row.member_id == 2 else row for row in one.attendance
    )
    assert pocket_sheet(replace(one, attendance=no), PHRASES).order == ("AS", "CR")
    nobody = pocket_sheet(replace(one, attendance=()), PHRASES)
    assert (nobody.order, nobody.lines) == ((), ("Thursday 19 March 2026, 18:00–20:00",))


def test_an_agenda_that_is_too_long_says_by_how_much() -> None:
    made = sheet((Item(1, "Long", length_s=3 * 3600),))
    assert (made.end, made.end_words) == ("21:00", "End, 60 min after the time set")


def test_without_a_start_the_sheet_counts_from_the_beginning() -> None:
    assert [row.starts for row in sheet(starts=None).rows[:3]] == ["+0:00", "+0:05", "+0:08"]


@pytest.mark.parametrize(
    ("card", "short"),
    [
        ("Short.", "Short."),
        ("First sentence here. " + "Second goes on " * 20, "First sentence here."),
        ("word " * 60, ("word " * 24).rstrip() + "…"),
        ("a\n b", "a b"),
    ],
)
def test_a_norm_line_ends_with_a_sentence_where_one_fits(card: str, short: str) -> None:
    assert few_words(card) == short


def test_the_sheet_is_one_page_that_tells_nothing_of_its_making(
    rows: FakeUnits, clock: FakeClock, tmp_path: Path
) -> None:
    target = tmp_path / "pocket.pdf"
    service(rows, clock).write_pocket_sheet(MEETING, target, paper="letter")
    with pikepdf.open(target) as pdf:
        assert (len(pdf.pages), list(map(str, pdf.docinfo))) == (1, ["/Title"])
    assert {"BO", "Northwind"} <= set(words(target).split())
    assert "For the facilitator" in words(target)


# The calendar.


def test_the_event_holds_what_the_invitation_does(clock: FakeClock) -> None:
    event = calendar_event(invited(), ROSTER, PHRASES, DAY, Series(Repeat.WEEKLY, 4), "Europe/Berlin")
    assert (event.title, event.day, event.starts, event.minutes) == (
        "Hudson CTO Circle · March", DAY, dt.time(18), 120,
    )  # fmt: skip
    assert event.lines == (
        "Opening", "18:00 Welcome · 5 min", "18:05 Check-in · 3 min", "", "Cases",
        "18:08 A case · 25 min · led by Benedikt", "", CHATHAM_HOUSE_RULE,
    )  # fmt: skip
    assert (event.series, event.zone) == (Series(Repeat.WEEKLY, 4), "Europe/Berlin")


def test_its_uid_is_new_each_time_and_holds_no_id_of_the_vault() -> None:
    events = [calendar_event(invited(), ROSTER, PHRASES, DAY, Series(), "") for _ in range(3)]
    assert len({event.uid for event in events}) == 3
    assert all(event.uid[14] == "4" for event in events)


def test_the_calendar_file_names_nobody_the_group_does_not_show(
    rows: FakeUnits, clock: FakeClock, tmp_path: Path
) -> None:
    target = tmp_path / "meeting.ics"
    service(rows, clock).write_calendar(MEETING, target, Series(Repeat.MONTHLY_WEEKDAY, 6), "Europe/Berlin")
    told = target.read_bytes().decode().replace("\r\n ", "")
    assert "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=3TH" in told
    assert "led by Benedikt" in told
    for secret in ("Okafor", "Northwind", "Silva", "ORGANIZER", "ATTENDEE"):
        assert secret not in told
