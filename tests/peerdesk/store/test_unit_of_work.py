"""A transaction is whole or absent, and its errors say nothing that was typed."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.domain.errors import DamagedVault, VaultError
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import MinutesLine
from peerdesk.store.engine import driver_connection
from peerdesk.store.unit_of_work import SqlUnitOfWork
from peerdesk.store.vault import OpenVault
from tests.peerdesk.store.build import MEETING, key, note, texts

MARKER = "zebrafinch"
GONE = 99


def test_left_without_commit_is_rolled_back(vault: OpenVault) -> None:
    with vault.unit_of_work() as work:
        work.notes.add(note("never"))
    assert texts(vault) == set()


def test_an_error_rolls_back_what_was_not_committed(vault: OpenVault) -> None:
    with pytest.raises(KeyError), vault.unit_of_work() as work:  # noqa: PT012
        work.notes.add(note("kept"))
        work.commit()
        work.notes.add(note("never"))
        raise KeyError
    assert texts(vault) == {"kept"}


def test_not_used_outside_its_block(vault: OpenVault) -> None:
    work = vault.unit_of_work()
    with pytest.raises(RuntimeError):
        work.notes.draft()


def add_note(work: SqlUnitOfWork) -> None:
    work.notes.add(note(MARKER, GONE))


def add_line(work: SqlUnitOfWork) -> None:
    work.papers.add_lines([MinutesLine(key(), GONE, NoteKind.POINT, MARKER)])


@pytest.mark.parametrize("add", [add_note, add_line])
def test_a_broken_rule_says_nothing_that_was_typed(
    vault: OpenVault,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    add: Callable[[SqlUnitOfWork], None],
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises((IntegrityError, sqlcipher.IntegrityError)) as caught, vault.unit_of_work() as work:
        add(work)
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text + "".join(capfd.readouterr())
    assert MARKER not in shown


def test_a_full_disk_is_told_and_nothing_kept_is_lost(vault: OpenVault) -> None:
    with vault.unit_of_work() as work:
        work.notes.add(note("before"))
        work.commit()
    with driver_connection(vault._engine) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(VaultError, match="store_disk_full"), vault.unit_of_work() as work:  # noqa: PT012
        work.notes.add(note("x" * 100_000))
        work.commit()
    assert texts(vault) == {"before"}


def test_a_vault_held_by_another_program_is_told(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("PRAGMA busy_timeout=1")
    other = sqlcipher.connect(str(vault._paths.database), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{vault.test_key_hex}'\"")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(VaultError, match="store_busy"), vault.unit_of_work() as work:
        work.notes.add(note("never"))
    other.close()


def test_a_read_only_database_is_told(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("PRAGMA query_only=ON")
    with pytest.raises(VaultError, match="store_read_only"), vault.unit_of_work() as work:
        work.notes.add(note("never"))


def test_a_damaged_page_is_told(vault: OpenVault) -> None:
    vault.check()
    vault._engine.dispose()
    size = vault._paths.database.stat().st_size
    with vault._paths.database.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(size - 4096))
    with pytest.raises(DamagedVault, match="store_damaged"), vault.unit_of_work() as work:
        work.notes.of_meeting(MEETING)


def test_the_settings_of_the_connection(vault: OpenVault) -> None:
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
        "trusted_schema": 0, "cell_size_check": 1,
    }  # fmt: skip
    with driver_connection(vault._engine) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_two_units_of_work_in_turn_use_one_connection(vault: OpenVault) -> None:
    def driver(work: SqlUnitOfWork) -> object:
        with work:
            return work._connected().connection.driver_connection

    assert driver(vault.unit_of_work()) is driver(vault.unit_of_work())
