"""Builds every use case from a folder and a clock; the only importer of storage, writers and readers.

Imports SQLAlchemy, so it is itself imported only on the store thread or by the command line. Readers and
writers of files are loaded when they are first asked for: the meeting is on the screen without them.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk import logs
from peerdesk.deid import Roster
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Member
from peerdesk.domain.outline import Outline
from peerdesk.domain.release import FileChecked
from peerdesk.export.all import ExportFiles
from peerdesk.paths import Paths
from peerdesk.ports import Clock, UnitOfWork
from peerdesk.resource_files import resource
from peerdesk.services.agenda_paper import AgendaPaperService
from peerdesk.services.all import MembersRead, Services
from peerdesk.services.bin import BinService
from peerdesk.services.capture import CaptureService, Plan, read_plan
from peerdesk.services.context import Context
from peerdesk.services.deciding import DecidingService
from peerdesk.services.erasing import ErasingService
from peerdesk.services.finished_file import write_checked
from peerdesk.services.formats import FormatService
from peerdesk.services.groups import GroupService
from peerdesk.services.keeping import Around, KeepingService
from peerdesk.services.letterhead import LetterheadService
from peerdesk.services.paper import Phrases
from peerdesk.services.planning import PlanningService
from peerdesk.services.read_back import ReadBackService
from peerdesk.services.release import ReleaseService
from peerdesk.services.releasing import ReleasingService
from peerdesk.services.running import RunningService
from peerdesk.services.sending import SendingService
from peerdesk.services.sheets import SheetService
from peerdesk.services.times import TimesService
from peerdesk.services.wrap_up import WrapUpService
from peerdesk.store import backup, files, key_file
from peerdesk.store import vault as store
from peerdesk.store.errors import as_user_errors
from peerdesk.store.process import harden_process
from peerdesk.store.vault import OpenVault

if TYPE_CHECKING:
    from peerdesk.export.check import FileCheck
    from peerdesk.services.notes_paper import NotesPaper, SourceNotes

LARGEST_FILE = 20_000_000
"""Longest file that is read at all, in bytes. Chosen: a hundred times the largest members list met."""


def open_services(
    paths: Paths, clock: Clock, publish: Callable[[Change], None], secret: str | None = None
) -> Services:
    """Open the vault, or make one without a passphrase where there is none, and build the use cases.

    secret: passphrase or recovery code. Raises WrongPassphrase, VaultInUse, DamagedVault, NewerVault or
    VaultError; nothing is changed then.
    """
    harden_process()
    if not store.is_there(paths):
        store.create(paths)
    vault = store.open_vault(paths, store.derive_key(paths, secret), clock)
    return services_over(vault, clock, publish)


def services_over(vault: OpenVault, clock: Clock, publish: Callable[[Change], None]) -> Services:
    """The use cases over an open vault."""
    rosters, plans = _Rosters(), _Plans()

    def published(change: Change) -> None:
        rosters.forget(change)
        plans.forget(change)
        publish(change)

    context, papers, words = Context(vault.unit_of_work, clock, published), ExportFiles(), phrases()
    sheets = SheetService(context, papers, words, rosters.of_meeting, lambda *case: erasing.erase_case(*case))
    planning = PlanningService(context)
    capture = CaptureService(context, vault, rosters.of_meeting, plans.of_meeting)
    release = ReleaseService(context, papers, words, rosters.of_meeting, sheets.findings)
    erasing = ErasingService(context, vault, release.standing)
    resting = BinService(context, vault, planning.put_back)
    resting.erase_old()

    def close() -> None:
        try:
            resting.erase_old()
        finally:
            vault.close()

    return Services(
        groups=GroupService(context),
        planning=planning,
        formats=FormatService(context, format_in, papers),
        running=RunningService(context, vault.scratch, vault, rosters.of_meeting),
        capture=capture,
        deciding=DecidingService(context, vault, capture),
        release=release,
        erasing=erasing,
        sheets=sheets,
        letterhead=LetterheadService(context, papers),
        keeping=KeepingService(context, lambda: _around(vault), papers, words),
        releasing=ReleasingService(context, release),
        sending=SendingService(context, papers, words, rosters.of_meeting, release, sheets.members_sheet),
        papers=AgendaPaperService(context, papers, words, rosters.of_meeting),
        times=TimesService(context, papers),
        bin=resting,
        read_back=ReadBackService(context, vault, rosters.of_meeting),
        wrap_up=WrapUpService(context, planning),
        readers=FileReaders(),
        keys=VaultKeys(vault),
        clock=clock,
        check=vault.look_through,
        close=close,
    )


def _around(vault: OpenVault) -> Around:
    return Around(
        vault.has_passphrase,
        tuple(copy.day for copy in vault.backups()),
        backup.KEPT_NEWEST,
        backup.KEPT_MONTHS,
        logs.MAX_BYTES * (logs.KEPT_FILES + 1),
        vault.is_under_way,
    )


def phrases(language: str = "en") -> Phrases:
    """The words of the papers."""
    return tomllib.loads(resource("phrases", f"{language}.toml").read_text(encoding="utf-8"))


def file_bytes(path: Path) -> bytes:
    """A file that somebody brings in. Raises BadInput `file_unreadable`, `file_large`."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput("file_large", limit=LARGEST_FILE // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise BadInput("file_unreadable") from error


def notes_of(path: Path, members: Sequence[Member], day: dt.date | None = None) -> SourceNotes:
    """A file of notes with the places of its texts. day: used where its title has none. Raises BadInput."""
    from peerdesk.intake.notes_markdown import read_notes
    from peerdesk.services.notes_paper import SourceItem, SourceNotes

    read = read_notes(file_bytes(path), members, date=day)
    items = (SourceItem(item.title, tuple((n.kind, n.text) for n in item.notes)) for item in read.items)
    return SourceNotes(read.title, read.date, tuple(items), read.roster)


def format_in(path: Path) -> Format:
    """A ready agenda out of a file. Raises BadInput."""
    from peerdesk.intake.format_toml import read_format_file

    return read_format_file(file_bytes(path))


def notes_under(notes: SourceNotes, agenda: Outline) -> SourceNotes:
    """The notes in the order of an agenda and under its titles; what is not in it comes last."""
    from peerdesk.services.notes_agenda import in_order_of

    return in_order_of(notes, agenda)


def date_typed(text: str) -> dt.date | None:
    """A date in any usual spelling, or None."""
    from peerdesk.intake.dates import date_in

    return date_in(text)


def unshowable_in(paper: NotesPaper) -> str:
    """The characters of a paper that a PDF cannot show as they are."""
    return "".join(dict.fromkeys(one.character for one in ExportFiles().unshowable(paper.minutes)))


def write_paper(paper: NotesPaper, target: Path, roster: Roster) -> FileChecked:
    """Write a paper by the target's suffix and read it back; removed again when anything is found.

    Raises UserError for an unwritable target or a file name that names somebody.
    """
    return write_checked(ExportFiles(), target, paper.minutes, roster, allowed=paper.allowed)


def check_paper(path: Path, members: Sequence[Member]) -> FileCheck:
    """Search a finished file for these people and their firms. Raises BadInput or WrongCall."""
    from peerdesk.export.check import check_file

    return check_file(path, Roster.from_members(members))


def is_locked(path: Path) -> bool:
    """Whether the vault at a folder or database opens only with a passphrase. Raises UserError."""
    keys = path / "vault.json" if path.is_dir() else path.with_suffix(".json")
    return keys.exists() and not key_file.read(keys).is_open


def examine(path: Path, secret: str | None) -> None:
    """Return when the vault at a folder or database is sound; else the `exit_code` of the error says why.

    Raises BadInput, DamagedVault, NewerVault, WrongPassphrase, VaultInUse, VaultError.
    """
    from peerdesk.store import doctor

    doctor.examine(path, secret)


def make_test_vault(paths: Paths) -> None:
    """A vault with weak derivations. Raises VaultError unless PEERDESK_TEST_VAULT is 1."""
    store.create(paths, test=True)


def test_key(paths: Paths, clock: Clock) -> str:
    """Raw key and salt of a test vault, 96 digits, for probes. Raises VaultError for any other vault."""
    vault = store.open_vault(paths, store.derive_key(paths), clock)
    try:
        return vault.test_key_hex
    finally:
        vault.close()


def write_private(path: Path, data: bytes) -> None:
    """A small file, whole or not at all, on disk when this returns. Raises VaultError."""
    with as_user_errors():
        files.write_whole(path, data)


class FileReaders:
    """Files that come in."""

    def formats(self) -> tuple[Format, ...]:
        """The built-in agendas."""
        from peerdesk.intake.format_toml import builtin_formats

        return builtin_formats()

    def members(self, path: Path, progress: Callable[[int, int], None] | None = None) -> MembersRead:
        """A members file. progress: lines done and lines in all. Raises BadInput."""
        from peerdesk.intake.members_csv import read_members

        found = read_members(file_bytes(path), progress=progress)
        return MembersRead(found.members, found.ignored_columns, len(found.merged))

    def agenda(self, path: Path) -> Outline:
        """An agenda in Markdown, as a table or as plain lines. Raises BadInput."""
        from peerdesk.intake.agenda_file import read_agenda

        return read_agenda(file_bytes(path), path.suffix)

    def agenda_text(self, text: str) -> Outline:
        """An agenda that was copied somewhere. Raises BadInput."""
        from peerdesk.intake.agenda_file import read_agenda

        return read_agenda(text)


class VaultKeys:
    """The vault's locks."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def has_passphrase(self) -> bool:
        """Whether a passphrase is needed to open the vault."""
        return self._vault.has_passphrase

    def set_first_passphrase(self, passphrase: str) -> str:
        """A new key behind a passphrase; returns the recovery code, shown once. Raises UserError."""
        return self._vault.set_first_passphrase(passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase. Raises WrongPassphrase."""
        self._vault.change_passphrase(old, new)

    def is_test(self) -> bool:
        """Whether this vault was made with test keys."""
        return self._vault.is_test


class _Rosters:
    """Rosters by group and language, kept until somebody's name changes."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], Roster] = {}

    def of_meeting(self, unit: UnitOfWork, meeting: Meeting) -> Roster:
        """Everybody in the group, for notes in the language of the meeting.

        Who is only a number has no name to find.
        """
        key = meeting.group_id, meeting.language
        if key not in self._kept:
            group, people = unit.groups.get(meeting.group_id), unit.groups.members(meeting.group_id)
            roster = Roster.from_members(m for m in people if not m.name.isdecimal())
            worded = roster.worded(group.person_word, group.organisation_word)
            self._kept[key] = replace(worded, language=meeting.language)
        return self._kept[key]

    def forget(self, change: Change) -> None:
        """Names changed."""
        if change.touches(Kind.MEMBERS, Kind.GROUPS):
            self._kept.clear()


class _Plans:
    """The plan notes are kept by, until anything of it changes: a note then costs one insert, no reading."""

    def __init__(self) -> None:
        self._kept: dict[int, Plan] = {}

    def of_meeting(self, unit: UnitOfWork, meeting_id: int) -> Plan:
        """The plan of a meeting."""
        if meeting_id not in self._kept:
            self._kept[meeting_id] = read_plan(unit, meeting_id)
        return self._kept[meeting_id]

    def forget(self, change: Change) -> None:
        """Something changed that is no note, promise, motion or topic."""
        if change.kinds - {Kind.NOTES, Kind.ACTIONS, Kind.MOTIONS, Kind.TOPICS}:
            self._kept.clear()
