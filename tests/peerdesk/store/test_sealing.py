"""After the close no file keeps the order in which notes were typed, nor what was struck or changed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.domain.errors import VaultError
from peerdesk.domain.notes import Action, NoteKind, Owner
from peerdesk.domain.release import MinutesLine
from peerdesk.paths import Paths
from peerdesk.store import sealing
from peerdesk.store.engine import driver_connection
from peerdesk.store.vault import OpenVault
from tests.peerdesk.store import build
from tests.peerdesk.store.build import ANA, ITEM, LAST, MEETING, STEP, add_notes, key, texts
from tests.peerdesk.store.pages import order_in_files, plain_pages, tau

STEPS = ["shuffle", "rebuild", "truncate", "check", "tidy"]


def quiet(_: str) -> None:
    pass


def marks(count: int) -> list[str]:
    dice = random.Random(5)
    return ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=14)) for _ in range(count)]


def keys(vault: OpenVault) -> set[bytes]:
    with vault.unit_of_work() as work:
        return {note.key for note in work.notes.of_meeting(MEETING)}


def by_key(vault: OpenVault, said: list[str]) -> list[int]:
    with vault.unit_of_work() as work:
        return [said.index(note.text) for note in work.notes.of_item(LAST)]


def found(vault: OpenVault, paths: Paths, text: str) -> bool:
    return any(text.encode() in page for page in plain_pages(paths.database, vault.test_key_hex))


@pytest.mark.parametrize("length", [60, 1_500, 9_000])
def test_no_page_keeps_the_order(vault: OpenVault, paths: Paths, length: int) -> None:
    said = marks(120)
    add_notes(vault, [mark + " " + "x" * length for mark in said])
    before = tau(order_in_files(paths.database, vault.test_key_hex, said))
    vault.seal(MEETING, quiet)
    after = tau(order_in_files(paths.database, vault.test_key_hex, said))
    assert abs(before) > 0.5, "the look must find the order that the log still has"
    assert abs(after) < 0.3


def test_no_column_beside_the_words_sorts_them_by_the_item(vault: OpenVault) -> None:
    said = marks(120)
    with vault.unit_of_work() as work:
        for place, mark in enumerate(said):
            work.notes.add(build.note(mark, (ITEM, STEP, LAST)[place * 3 // len(said)]))
        work.commit()
    vault.seal(MEETING, quiet)
    with driver_connection(vault._engine) as connection:
        for name in [row[1] for row in connection.execute("PRAGMA table_info(notes)") if row[1] != "text"]:
            found = connection.execute(f"SELECT text FROM notes ORDER BY {name}").fetchall()
            assert abs(tau([said.index(text) for (text,) in found])) < 0.3, name


def test_keys_that_told_the_order_tell_it_no_more(vault: OpenVault, paths: Paths) -> None:
    said = marks(120)
    with vault.unit_of_work() as work:
        for place, mark in enumerate(said):
            work.notes.add(replace(build.note(mark), key=place.to_bytes(16, "big")))
        work.commit()
    assert by_key(vault, said) == sorted(by_key(vault, said))
    vault.seal(MEETING, quiet)
    assert abs(tau(by_key(vault, said))) < 0.3
    assert abs(tau(order_in_files(paths.database, vault.test_key_hex, said))) < 0.3


def test_nothing_is_lost_and_every_key_is_new(vault: OpenVault) -> None:
    said = {note.text for note in add_notes(vault, marks(40))}
    before = keys(vault)
    vault.seal(MEETING, quiet)
    assert texts(vault) == said
    assert keys(vault).isdisjoint(before)


def test_promises_keep_their_owners_and_sentences_their_words(vault: OpenVault) -> None:
    actions = [
        Action(key(), MEETING, f"a{n}", owners=(Owner(ANA, "Ana"), Owner(None, f"g{n}"))) for n in range(9)
    ]
    lines = [MinutesLine(key(), LAST, NoteKind.POINT, f"l{n}", n % 2 == 0) for n in range(9)]
    with vault.unit_of_work() as work:
        for action in actions:
            work.notes.add_action(action)
        work.papers.add_lines(lines)
        work.commit()
    vault.seal(MEETING, quiet)
    with vault.unit_of_work() as work:
        kept_actions = {replace(action, key=b"") for action in work.notes.actions(MEETING)}
        kept_lines = {replace(line, key=b"") for line in work.papers.lines(MEETING)}
    assert kept_actions == {replace(action, key=b"") for action in actions}
    assert kept_lines == {replace(line, key=b"") for line in lines}


def test_what_was_struck_or_changed_is_gone(vault: OpenVault, paths: Paths) -> None:
    struck, changed = add_notes(vault, ["zebrafinch " * 40, "capercaillie"])
    with vault.unit_of_work() as work:
        work.notes.save_draft("halfnightjar", 3)
        work.notes.delete(struck.key)
        work.notes.update(changed.key, NoteKind.POINT, "other words")
        work.notes.save_draft("", 0)
        work.commit()
    assert found(vault, paths, "zebrafinch"), "the look must find what the log still has"
    vault.scrub()
    for word in ("zebrafinch", "capercaillie", "halfnightjar"):
        assert not found(vault, paths, word)
    assert found(vault, paths, "other words")


def test_the_log_is_cut_to_nothing(vault: OpenVault, paths: Paths) -> None:
    add_notes(vault, marks(5))
    vault.seal(MEETING, quiet)
    assert paths.database.with_name("vault.db-wal").stat().st_size == 0


def test_the_steps_are_told(vault: OpenVault) -> None:
    told: list[str] = []
    vault.seal(MEETING, told.append)
    assert told == STEPS


def test_sealing_again_does_no_harm(vault: OpenVault) -> None:
    said = {note.text for note in add_notes(vault, marks(10))}
    vault.seal(MEETING, quiet)
    vault.seal(MEETING, quiet)
    assert texts(vault) == said
    assert not sealing.is_due(vault._engine)


@pytest.mark.parametrize("last", STEPS[1:4])
def test_cut_off_after_the_shuffle_it_is_finished_at_the_next_start(
    paths: Paths, vault: OpenVault, last: str
) -> None:
    said = {note.text for note in add_notes(vault, marks(10))}

    def stop(step: str) -> None:
        if step == last:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.seal(MEETING, stop)
    assert sealing.is_due(vault._engine)
    vault.close()
    again = build.opened(paths)
    assert not sealing.is_due(again._engine)
    assert texts(again) == said
    again.close()


def test_a_reader_in_the_way_is_told_and_it_stays_due(vault: OpenVault) -> None:
    add_notes(vault, marks(3))
    with driver_connection(vault._engine) as connection:
        connection.execute("PRAGMA busy_timeout=1")
    other = sqlcipher.connect(str(vault._paths.database), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{vault.test_key_hex}'\"")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM notes").fetchone()
    with pytest.raises(VaultError, match="store_busy"):
        vault.seal(MEETING, quiet)
    assert sealing.is_due(vault._engine)
    other.close()
