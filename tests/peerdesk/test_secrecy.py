"""Nobody can be named from what a whole evening leaves behind: vault, backup, log, papers, standard error."""

from __future__ import annotations

import datetime as dt
import getpass
import logging
import os
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase.ttfonts import TTFError

from peerdesk import cli, logs
from peerdesk.bootstrap import services_over
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import DamagedVault, UserError, VaultError
from peerdesk.domain.members import Member
from peerdesk.domain.notes import Note, NoteDraft, NoteKind
from peerdesk.domain.running import Running
from peerdesk.domain.turns import TurnRule
from peerdesk.export import fonts
from peerdesk.logs import describe
from peerdesk.paths import Paths
from peerdesk.services.all import Services
from peerdesk.services.context import new_id
from peerdesk.services.running import Closed
from peerdesk.store import vault as vaults
from peerdesk.store.engine import DataKey, driver_connection
from peerdesk.store.vault import OpenVault
from tests.clock import FakeClock
from tests.markers import (
    EDITED,
    EVERYTHING,
    FIRM,
    GONE,
    HALF_TYPED,
    KEPT,
    MAILBOX,
    NAMES,
    NICKNAME,
    OTHER,
    OTHER_FIRM,
    OTHER_SURNAME,
    PERSON,
    PRODUCT,
    PROMISED,
    SAID,
    STRUCK,
    SURNAME,
    TAKEN_BACK,
    found_in,
    found_under,
    found_with_key,
)

PEOPLE = (
    Member(
        0, 0, f"{PERSON} {SURNAME}", nicknames=(NICKNAME,), organisations=(FIRM,), products=(PRODUCT,),
        email=f"{MAILBOX}@example.org",
    ),
    Member(0, 0, f"{OTHER} {OTHER_SURNAME}", organisations=(f"{OTHER_FIRM} GmbH",)),
)  # fmt: skip
FILES = {"vault.db", "vault.json", "lock", "backups", "2026-03-05.db", "2026-03-05.json", "log"}


@dataclass
class Evening:
    """One meeting over a real vault of tests."""

    services: Services
    vault: OpenVault
    paths: Paths
    clock: FakeClock
    group: int
    meeting: int
    item: int
    running: Running
    key: str

    def keep(self, text: str) -> bytes:
        draft = NoteDraft(text)
        return self.services.capture.add_note(self.meeting, self.item, draft).key

    def talk(self) -> None:
        """Everything that can happen to a typed word."""
        capture = self.services.capture
        self.keep(f"{PERSON} {SURNAME} of {FIRM} said {KEPT} is hard for {NICKNAME} and for {PRODUCT}")
        edited = self.keep(f"early {EDITED}")
        capture.change_note(self.meeting, self.item, edited, NoteDraft(f"late, for {OTHER} of {OTHER_FIRM}"))
        self.keep(f"never mind {TAKEN_BACK}")
        capture.undo()
        self.keep(f"take out {STRUCK}")
        capture.strike(self.meeting)
        capture.forget_struck()
        self.keep(f"! {PROMISED} > {PERSON} 2 apr")
        capture.save_draft(f"half {HALF_TYPED} by {OTHER}", 4)

    def close(self) -> None:
        steps = list(self.services.running.close(self.running))
        assert isinstance(steps[-1], Closed)

    def decide(self) -> None:
        """Let stand at the check what may; names of the group may not."""
        self.services.release.keep_open(self.meeting, "as agreed")

    def with_key(self, markers: tuple[str, ...]) -> set[str]:
        """What somebody with the key finds in the vault and its backups."""
        databases = (self.paths.database, *self.paths.backups.glob("*.db"))
        return {one for path in databases for one in found_with_key(path, self.key, markers)}


@pytest.fixture
def evening(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    paths = Paths.under(tmp_path / "home")
    vaults.create(paths, test=True)
    vault = vaults.open_vault(paths, vaults.derive_key(paths), clock)
    services = services_over(vault, clock, lambda _: None)
    group = services.groups.create("Harbour Circle")
    services.groups.bring_in(group.id, PEOPLE)
    meeting = services.planning.create(group.id, "Spring", dt.date(2026, 3, 5), dt.time(18))
    title = f"Trouble of {PERSON} at {FIRM}"
    case = Item(new_id(), title, public_title="A case", length_s=600, rule=TurnRule.QUEUE)
    services.planning.add_item(meeting.id, case)
    view, running = services.running.gather(meeting.id)
    running = domain.apply(running, domain.Sit(view.expected), clock.now_ns())
    running = domain.apply(running, domain.Begin(clock.wall().timestamp()), clock.now_ns())
    services.running.begin(running)
    made = Evening(services, vault, paths, clock, group.id, meeting.id, case.id, running, vault.test_key_hex)
    yield made
    vault.close()


def test_without_the_key_nothing_is_found_open_or_closed(evening: Evening) -> None:
    evening.talk()
    evening.services.running.save(evening.running)
    assert found_under(evening.paths.data, EVERYTHING) == set()
    evening.close()
    assert found_under(evening.paths.data, EVERYTHING) == set()
    assert evening.with_key((KEPT, PERSON, PROMISED)) == {KEPT, PERSON, PROMISED}


def test_with_the_key_what_was_taken_out_is_nowhere_once_the_meeting_is_closed(evening: Evening) -> None:
    evening.talk()
    assert evening.with_key((HALF_TYPED, KEPT)) == {HALF_TYPED, KEPT}, "the look finds what still is there"
    evening.close()
    assert evening.with_key((*GONE, KEPT)) == {KEPT}
    assert evening.services.capture.draft() == ("", 0)


def test_a_struck_note_is_nowhere_when_its_ten_seconds_are_over(evening: Evening) -> None:
    evening.keep(f"take out {STRUCK}")
    evening.keep(f"and {KEPT}")
    evening.services.capture.strike(evening.meeting)
    evening.services.capture.strike(evening.meeting)
    evening.services.capture.put_back()
    evening.services.capture.strike(evening.meeting)
    evening.services.capture.forget_struck()
    assert evening.with_key((STRUCK, KEPT, SURNAME)) == {SURNAME}


def test_names_typed_in_notes_are_not_in_the_notes(evening: Evening) -> None:
    evening.talk()
    view = evening.services.capture.find(evening.meeting, "")
    texts = " ".join([n.text for n in view.notes] + [a.text for a in view.actions])
    assert found_in(texts.encode(), (*NAMES, KEPT)) == {KEPT}


def test_a_removed_person_is_nowhere_once_the_vault_is_closed(evening: Evening) -> None:
    other = next(m for m in evening.services.groups.members(evening.group) if m.first_name == OTHER)
    evening.close()
    evening.services.groups.remove_member(other)
    evening.vault.close()
    assert found_with_key(evening.paths.database, evening.key, (OTHER_SURNAME, SURNAME)) == {SURNAME}


def test_a_forgotten_round_is_nowhere(evening: Evening) -> None:
    evening.close()
    services, now = evening.services, evening.clock.now_ns()
    meeting = services.planning.start_now("Xenarthra, Ben")
    view, running = services.running.gather(meeting.id)
    running = domain.apply(domain.apply(running, domain.Sit(view.expected), now), domain.Begin(0.0), now)
    services.running.begin(running)
    item = services.planning.plan(meeting.id).agenda[0].id
    services.capture.add_note(meeting.id, item, NoteDraft("the sifaka left"))
    assert evening.with_key(("Xenarthra", "sifaka")) == {"Xenarthra", "sifaka"}
    services.running.forget(meeting.id)
    assert evening.with_key(("Xenarthra", "sifaka", SURNAME)) == {SURNAME}


def test_only_known_files_are_there_and_tell_no_time_of_day(evening: Evening) -> None:
    evening.talk()
    evening.close()
    evening.vault.close()
    found = list(evening.paths.data.rglob("*"))
    assert {path.name for path in found} == FILES
    midnight = dt.datetime(2026, 3, 5).timestamp()
    assert {path.stat().st_mtime for path in found if path.is_file()} == {midnight}


# Papers.


def test_a_paper_names_nobody_wherever_one_looks(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "HOME"):
        monkeypatch.setenv(name, "Cassowary")
    evening.talk()
    evening.close()
    evening.decide()
    target = tmp_path / "minutes.pdf"
    assert evening.services.release.export(evening.meeting, target).passed
    assert found_in(target.read_bytes(), EVERYTHING) == set()
    parts = b"\0".join(pdf_parts(target))
    here = (getpass.getuser(), os.getcwd(), str(tmp_path))
    assert found_in(parts, (*NAMES, *GONE, KEPT, *here)) == {KEPT}


def test_a_markdown_paper_names_nobody(evening: Evening, tmp_path: Path) -> None:
    evening.talk()
    evening.close()
    evening.decide()
    target = tmp_path / "minutes.md"
    assert evening.services.release.export(evening.meeting, target).passed
    assert found_in(target.read_bytes(), (*NAMES, *GONE, KEPT)) == {KEPT}


def pdf_parts(path: Path) -> Iterator[bytes]:
    """Text, outline, and every object and stream of a PDF, unpacked."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.get_textpage().get_text_range().encode()
    yield from (entry.get_title().encode() for entry in document.get_toc())
    document.close()
    with pikepdf.open(path) as file:
        for thing in file.objects:
            yield thing.unparse(resolved=True)
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
        yield file.trailer.unparse(resolved=False)


def test_what_is_hidden_in_a_pdf_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "planted.pdf"
    with pikepdf.new() as file:
        file.add_blank_page()
        file.docinfo["/Author"] = PERSON
        file.Root.Hidden = file.make_indirect(pikepdf.Stream(file, FIRM.encode()))
        file.save(path, compress_streams=True)
    assert found_in(b"\0".join(pdf_parts(path)), NAMES) == {PERSON, FIRM}


# Errors.


def same_key_twice(evening: Evening, folder: Path) -> None:
    with evening.vault.unit_of_work() as unit:
        for _ in range(2):
            unit.notes.add(Note(b"k" * 16, evening.item, NoteKind.POINT, f"{PERSON} said {KEPT}"))
        unit.commit()


def disk_full(evening: Evening, folder: Path) -> None:
    with driver_connection(evening.vault._engine) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
    evening.keep(f"{PERSON} said {KEPT} " * 1_000)


def wrong_key(evening: Evening, folder: Path) -> None:
    evening.vault.close()
    try:
        vaults.open_vault(evening.paths, DataKey.random(), evening.clock)
    finally:
        vaults.open_vault(evening.paths, vaults.derive_key(evening.paths), evening.clock).close()


def unwritable_target(evening: Evening, folder: Path) -> None:
    evening.close()
    evening.services.release.export(evening.meeting, folder / PERSON.lower() / "minutes.pdf")


def named_target(evening: Evening, folder: Path) -> None:
    evening.close()
    evening.services.release.export(evening.meeting, folder / f"{PERSON}.pdf")


def broken_members(evening: Evening, folder: Path) -> None:
    path = folder / f"{PERSON}.csv"
    path.write_bytes(f"name\n{OTHER} {OTHER_SURNAME}\n".encode() + b"\xff\n")
    evening.services.readers.members(path)


def bad_font(evening: Evening, folder: Path) -> None:
    """A font that fails on the words themselves and says them."""
    evening.keep(f"that was {KEPT}")
    evening.close()
    evening.decide()

    def fail(_: object, text: str, *__: object) -> float:
        raise TTFError(f"no glyph in {text!r} by {PERSON}")

    with patch.object(fonts.Weight, "width", fail):
        evening.services.release.export(evening.meeting, folder / "minutes.pdf")


def a_bug(evening: Evening, folder: Path) -> None:
    raise KeyError(f"{PERSON} said {KEPT}")


FORCED = (
    same_key_twice,
    disk_full,
    wrong_key,
    unwritable_target,
    named_target,
    broken_members,
    bad_font,
    a_bug,
)


@pytest.mark.parametrize("force", FORCED)
def test_no_error_takes_a_word_to_the_log_or_to_standard_error(
    evening: Evening,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    force: Callable[[Evening, Path], None],
) -> None:
    root, level = logging.getLogger(), logging.getLogger().level
    handler = logs.set_up(evening.paths.log, level=logging.DEBUG)
    try:
        with pytest.raises(Exception) as caught:
            force(evening, tmp_path)
        logging.getLogger("peerdesk.somewhere").error("met %s", caught.value, exc_info=caught.value)
    finally:
        logs.take_down(handler)
        root.setLevel(level)
    log = (evening.paths.log / logs.FILE_NAME).read_text(encoding="utf-8")
    assert type(caught.value).__name__ in log
    told = log + "\n".join(describe(caught.value)) + repr(caught.value.__class__) + capfd.readouterr().err
    assert found_in(told.encode(), EVERYTHING) == set()
    if isinstance(caught.value, UserError):
        assert found_in(f"{caught.value!r} {caught.value}".encode(), EVERYTHING) == set()


def test_the_databases_own_errors_hold_no_parameters(evening: Evening, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="UNIQUE") as caught:
        same_key_twice(evening, tmp_path)
    assert found_in("".join(traceback.format_exception(caught.value)).encode(), SAID) == set()


def test_an_error_that_tells_would_be_found(evening: Evening, tmp_path: Path) -> None:
    with pytest.raises(KeyError) as caught:
        a_bug(evening, tmp_path)
    assert found_in("".join(traceback.format_exception(caught.value)).encode(), EVERYTHING) == {PERSON, KEPT}


def test_a_bug_on_the_command_line_tells_type_and_place_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise ValueError(f"{PERSON} said {KEPT}")

    monkeypatch.setattr(cli, "_formats", fail)
    assert cli.main(["formats"]) == 1
    out, err = capsys.readouterr()
    assert "ValueError" in err
    assert found_in((out + err).encode(), EVERYTHING) == set()


# What does not fail, and how.


def test_damage_and_a_full_disk_are_told_apart_from_bugs(evening: Evening, tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="store_disk_full"):
        disk_full(evening, tmp_path)
    assert evening.services.capture.find(evening.meeting, "").notes == ()
    with pytest.raises(DamagedVault):
        wrong_key(evening, tmp_path)


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("Mark Will", "Mark Will said Mark will pay, and will mark it", "a participant"),
        ("Ivo Stern", "what IS said IS what it is", "what IS said IS what it is"),
        ("李小龙", "然后李小龙 spoke of it", "a participant"),
        ("محمد علي", "قال محمد علي ذلك", "a participant"),
        ("Дарья Ким", "и Дарья Ким сказала", "a participant"),
        ("Zoë 🌱 Ngô", "then Zoë 🌱 Ngô left 👩‍👩‍👧", "a participant"),
    ],
)
def test_names_and_notes_of_any_script_are_kept_and_made_neutral(
    evening: Evening, tmp_path: Path, name: str, said: str, kept: str
) -> None:
    evening.services.groups.bring_in(evening.group, [Member(0, 0, name)])
    last = evening.services.capture.add_note(evening.meeting, evening.item, NoteDraft(said))
    assert kept in last.text.lower() or kept == last.text
    assert name not in last.text
    evening.close()
    target = tmp_path / "minutes.pdf"
    evening.decide()
    assert not evening.services.release.draft(evening.meeting).blocking
    assert evening.services.release.export(evening.meeting, target).passed


def test_right_to_left_text_emoji_and_bare_halves_of_them_come_back_as_typed(evening: Evening) -> None:
    for text in ("שלום עולם 123 abc", "مرحبا — ok", "👩‍👩‍👧 🇵🇹 é e\u0301", "a\u202eb"):
        kept = evening.services.capture.add_note(evening.meeting, evening.item, NoteDraft(text))
        assert kept.text == text
    half = evening.services.capture.add_note(evening.meeting, evening.item, NoteDraft("cut \ud83e"))
    assert half.text == "cut \ufffd"
