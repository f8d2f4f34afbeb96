"""What is kept is counted in the real tables, and no table is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import MetaData, Table

from peerdesk.bootstrap import services_over
from peerdesk.domain import running as domain
from peerdesk.domain.errors import UserError
from peerdesk.domain.members import Member
from peerdesk.domain.minutes import Entry, Minutes
from peerdesk.domain.notes import NoteDraft
from peerdesk.domain.release import FileChecked
from peerdesk.export.all import ExportFiles
from peerdesk.paths import Paths
from peerdesk.services.context import Context
from peerdesk.services.keeping import FIELDS, FILES, TABLES, KeepingService, Sort
from peerdesk.store import vault as vaults
from peerdesk.store.tables import Base
from tests.clock import FakeClock
from tests.peerdesk.services.evening import phrases
from tests.peerdesk.test_secrecy import PEOPLE, Evening, evening

__all__ = ["evening"]


def unspoken(metadata: MetaData) -> set[str]:
    """Tables of which the page says nothing."""
    return set(metadata.tables) - set(TABLES)


def test_the_page_speaks_of_every_table_and_of_no_other() -> None:
    assert unspoken(Base.metadata) == set()
    assert set(TABLES) <= set(Base.metadata.tables)


def test_a_table_left_out_would_be_found() -> None:
    metadata = MetaData()
    Table("diaries", metadata)
    assert unspoken(metadata) == {"diaries"}


def test_the_page_speaks_of_every_field_of_a_person() -> None:
    assert {one.name for one in fields(Member)} == {"id", "group_id", *FIELDS}


def test_the_page_speaks_of_every_file(evening: Evening) -> None:
    evening.talk()
    evening.services.running.save(evening.running)
    found = {path.name.removesuffix("-wal").removesuffix("-shm") for path in evening.paths.data.iterdir()}
    assert {"vault.db", "vault.json", "scratch"} <= found
    assert found <= set(FILES)


def test_every_line_of_the_page_is_of_something() -> None:
    assert set(TABLES.values()) | set(FILES.values()) == set(Sort)


def keeping(evening: Evening) -> KeepingService:
    return evening.services.keeping


def test_everything_is_counted(evening: Evening) -> None:
    evening.talk()
    evening.services.running.save(evening.running)
    kept = keeping(evening).of_group(evening.group)
    expected = {
        Sort.GROUP: 1, Sort.MEMBERS: 2, Sort.MEETINGS: 1, Sort.AGENDA: 1, Sort.ATTENDANCE: 2, Sort.NOTES: 2,
        Sort.PROMISES: 1, Sort.DRAFT: 0, Sort.HALF_TYPED: 1, Sort.UNDER_WAY: 1, Sort.HOUSEKEEPING: 1,
        Sort.BACKUPS: 0, Sort.LOG: 1, Sort.PREFERENCES: 1, Sort.FORMATS: 0, Sort.BIN: 0,
        Sort.MOTIONS: 0,
    }  # fmt: skip
    assert kept.counts == expected
    assert set(kept.counts) == set(Sort)
    assert (kept.first, kept.last, kept.today) == (dt.date(2026, 3, 5),) * 3
    assert (kept.timed, kept.unkept, kept.owners, kept.half_typed) == (0, 1, 1, True)


def test_motions_and_topics_are_counted(evening: Evening) -> None:
    evening.services.deciding.move(evening.meeting, evening.item, "move it")
    evening.services.deciding.add_topic(evening.meeting, evening.item, "pay")
    assert keeping(evening).of_group(evening.group).counts[Sort.MOTIONS] == 2


def test_after_the_close_nothing_is_under_way_and_there_is_a_backup(evening: Evening) -> None:
    evening.talk()
    evening.close()
    evening.services.release.draft(evening.meeting)
    kept = keeping(evening).of_group(evening.group)
    assert (kept.counts[Sort.UNDER_WAY], kept.counts[Sort.HALF_TYPED], kept.counts[Sort.DRAFT]) == (0, 0, 2)
    assert (kept.timed, kept.around.backups) == (1, (dt.date(2026, 3, 5),))
    assert (kept.around.newest, kept.around.months, kept.around.has_passphrase) == (5, 6, False)


def test_only_what_is_filled_in_is_told(evening: Evening) -> None:
    kept = keeping(evening).of_group(evening.group)
    assert kept.filled == ("name", "nicknames", "organisations", "products", "email", "stage")


def test_formats_of_the_group_are_counted(evening: Evening) -> None:
    evening.services.formats.keep_agenda(evening.meeting, "Ours")
    assert keeping(evening).of_group(evening.group).counts[Sort.FORMATS] == 1


def test_what_rests_in_the_bin_of_the_group_is_counted(evening: Evening) -> None:
    other = evening.services.groups.create("Another Circle")
    evening.services.planning.delete_items(evening.meeting, [evening.item])
    assert keeping(evening).of_group(evening.group).counts[Sort.BIN] == 1
    assert keeping(evening).of_group(other.id).counts[Sort.BIN] == 0


def test_nothing_of_another_group_is_told(evening: Evening) -> None:
    evening.talk()
    evening.services.running.save(evening.running)
    other = evening.services.groups.create("Another Circle")
    kept = keeping(evening).of_group(other.id)
    assert (kept.half_typed, kept.around.under_way, kept.first) == (False, False, None)
    told = {sort for sort, count in kept.counts.items() if count}
    assert told == {Sort.GROUP, Sort.HOUSEKEEPING, Sort.LOG, Sort.PREFERENCES}


def test_a_meeting_on_the_spot_counts_its_own(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    paths = Paths.under(tmp_path / "home")
    vaults.create(paths, test=True)
    vault = vaults.open_vault(paths, vaults.derive_key(paths), clock)
    services = services_over(vault, clock, lambda _: None)
    meeting = services.planning.start_now("ana, ben")
    view, running = services.running.gather(meeting.id)
    running = domain.apply(running, domain.Sit(view.expected), clock.now_ns())
    services.running.begin(domain.apply(running, domain.Begin(0.0), clock.now_ns()))
    item = services.planning.plan(meeting.id).agenda[0].id
    services.capture.add_note(meeting.id, item, NoteDraft("one thing"))
    kept = services.keeping.of_group(meeting.group_id)
    assert (kept.counts[Sort.MEMBERS], kept.counts[Sort.NOTES]) == (2, 1)
    services.close()


PAGE = Minutes(
    "Harbour Circle", "What is kept", ("5 May 2026",), "Nobody", (Entry("2 people", "until removed"),)
)


def test_the_page_is_written_and_read_back(evening: Evening, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    keeping(evening).write_page(evening.group, target, PAGE)
    with pikepdf.open(target) as pdf:
        assert (len(pdf.pages), str(pdf.docinfo["/Title"])) == (1, "What is kept")


def test_people_called_like_the_pages_words_are_no_reason_against_it(
    evening: Evening, tmp_path: Path
) -> None:
    people = [Member(0, 0, "Nobody Kept"), Member(0, 0, "May", organisations=("Harbour Circle",))]
    evening.services.groups.bring_in(evening.group, people)
    keeping(evening).write_page(evening.group, tmp_path / "page.pdf", PAGE)
    assert (tmp_path / "page.pdf").exists()


class Faulty(ExportFiles):
    """Its files hold a name that is not in their words."""

    def read_back(self, *_: object) -> FileChecked:
        return FileChecked(names=(PEOPLE[0].name,))


def test_a_file_that_names_more_than_its_words_is_removed(evening: Evening, tmp_path: Path) -> None:
    context = Context(evening.vault.unit_of_work, evening.clock, lambda _: None)
    service = KeepingService(context, keeping(evening)._around, Faulty(), phrases())
    with pytest.raises(UserError) as caught:
        service.write_page(evening.group, tmp_path / "page.pdf", PAGE)
    assert caught.value.key == "page_not_clean"
    assert list(tmp_path.glob("*.pdf")) == []


def test_its_name_may_not_name_anybody_either(evening: Evening, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        keeping(evening).write_page(evening.group, tmp_path / f"{PEOPLE[0].name}.pdf", PAGE)
    assert (caught.value.key, list(tmp_path.glob("*.pdf"))) == ("file_name_names", [])
