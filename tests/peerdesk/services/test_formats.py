from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.formats import Format, FormatStep
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Group, Member
from peerdesk.domain.turns import TurnRule
from peerdesk.services.context import Context
from peerdesk.services.formats import FormatService
from peerdesk.services.groups import GroupService
from peerdesk.services.planning import PlanningService
from tests.peerdesk.services.fakes import FakeUnits, Published

MADE = Format("m", "Made", 8, 4, 12, 30, "a book", "D", (FormatStep("Welcome", "opening", minutes=30),))
ROUND = Item(1, "Round", kind="check_in", per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND)


class Files:
    """Reads one format and keeps what is written."""

    def __init__(self) -> None:
        self.read: Format | UserError = MADE
        self.written: dict[Path, bytes] = {}

    def format_in(self, path: Path) -> Format:
        if isinstance(self.read, UserError):
            raise self.read
        return self.read

    def format_toml(self, format_: Format) -> bytes:
        return format_.title.encode()

    def write(self, target: Path, data: bytes) -> None:
        self.written[target] = data


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def formats(context: Context, files: Files) -> FormatService:
    return FormatService(context, files.format_in, files)


@pytest.fixture
def group(context: Context) -> Group:
    groups = GroupService(context)
    group = groups.create("Harbour circle")
    groups.bring_in(group.id, [Member(0, 0, "Anneke Visser"), Member(0, 0, "Ben Okoro")])
    return group


@pytest.fixture
def meeting(context: Context, group: Group) -> Meeting:
    planning = PlanningService(context)
    meeting = planning.create(group.id, "March", dt.date(2026, 3, 19))
    planning.add_item(meeting.id, ROUND)
    return meeting


def test_an_agenda_is_kept_under_a_name(
    formats: FormatService, meeting: Meeting, published: Published
) -> None:
    own = formats.keep_agenda(meeting.id, "  Our\tevening ")
    assert formats.own(meeting.group_id) == (own,)
    assert (own.format.title, own.format.nominal_people, own.format.minutes) == ("Our evening", 2, 3)
    assert published.changes[-1].kinds == {Kind.FORMATS}


@pytest.mark.parametrize(("title", "key"), [(" ", "name_empty"), ("our  EVENING", "format_name_taken")])
def test_a_name_that_is_missing_or_taken_changes_nothing(
    formats: FormatService, meeting: Meeting, units: FakeUnits, title: str, key: str
) -> None:
    formats.keep_agenda(meeting.id, "Our evening")
    before = units.commits
    with pytest.raises(BadInput, match=key):
        formats.keep_agenda(meeting.id, title)
    assert units.commits == before


def test_names_are_a_group_s_own(formats: FormatService, meeting: Meeting, context: Context) -> None:
    formats.keep_agenda(meeting.id, "Made")
    other = GroupService(context).create("Another")
    assert formats.own(other.id) == ()
    assert formats.bring_in(other.id, Path("in.toml")).format == MADE


def test_a_bad_file_changes_nothing(
    formats: FormatService, group: Group, files: Files, units: FakeUnits
) -> None:
    files.read, before = BadInput("intake_format_parts"), units.commits
    with pytest.raises(BadInput, match="intake_format_parts"):
        formats.bring_in(group.id, Path("in.toml"))
    assert units.commits == before


def test_a_format_is_removed_and_agendas_made_from_it_stay(
    formats: FormatService, meeting: Meeting, context: Context
) -> None:
    own = formats.keep_agenda(meeting.id, "Our evening")
    PlanningService(context).use_format(meeting.id, own.format)
    formats.remove(meeting.group_id, own.id)
    assert formats.own(meeting.group_id) == ()
    assert [i.title for i in PlanningService(context).plan(meeting.id).agenda] == ["Round"]


def test_a_format_is_written(formats: FormatService, group: Group, files: Files) -> None:
    formats.take_out(group.id, MADE, Path("made.toml"))
    assert files.written == {Path("made.toml"): b"Made"}


@pytest.mark.parametrize(
    "named",
    [
        replace(MADE, title="Anneke's evening"),
        replace(MADE, steps=(FormatStep("Case of Ben Okoro", "present", minutes=5),)),
        replace(MADE, steps=(FormatStep("Case", "present", minutes=5, card="Ask Ben Okoro."),)),
        replace(MADE, steps=(FormatStep("State", "present", minutes=5, block="Visser"),)),
    ],
)
def test_a_format_that_names_somebody_of_the_group_is_not_written(
    formats: FormatService, group: Group, files: Files, named: Format
) -> None:
    files.read = named
    own = formats.bring_in(group.id, Path("in.toml"))
    with pytest.raises(BadInput, match="format_names"):
        formats.take_out(group.id, own.format, Path("made.toml"))
    assert files.written == {}


def test_the_file_is_called_by_nobody_s_name(formats: FormatService, group: Group, files: Files) -> None:
    with pytest.raises(BadInput, match="file_name_names"):
        formats.take_out(group.id, MADE, Path("anneke_visser.toml"))
    assert files.written == {}
