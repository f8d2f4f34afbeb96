"""What a database leaves beside its rows: free pages, word indexes, journals, spilt sorting, its own log."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk import logs
from peerdesk.paths import Paths
from peerdesk.store import engine
from peerdesk.store.engine import DataKey, driver_connection
from peerdesk.store.vault import OpenVault
from tests.markers import KEPT, STRUCK, found_in, found_with_key
from tests.peerdesk.store.build import add_notes, opened
from tests.peerdesk.store.test_tables import ALLOWED, FORBIDDEN, schema

LONG = f"take out {STRUCK} " * 600
"""Some pages long, so that whole pages are freed when it goes."""


def open_with(vault: OpenVault, *settings: str) -> sqlcipher.Connection:
    """A connection of our own making, which may be set up worse than PeerDesk's."""
    connection = sqlcipher.connect(str(vault._paths.database), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{vault.test_key_hex}'\"")
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")
    return connection


# L3: columns.


@pytest.mark.parametrize("column", ["created_at", "author", "spoken_order", "by_user"])
def test_a_column_of_who_or_when_would_be_found(vault: OpenVault, column: str) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute(f"ALTER TABLE notes ADD COLUMN {column}")
    found = schema(vault)
    assert found["notes"] - set(ALLOWED["notes"]) == {column}
    assert [one for one in found["notes"] if any(word in one for word in FORBIDDEN)] == [column]


def test_a_table_that_is_not_on_the_list_would_be_found(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("CREATE TABLE turns (note BLOB, person INTEGER)")
    assert set(schema(vault)) - set(ALLOWED) == {"turns"}


def test_a_hidden_row_number_would_be_found(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("CREATE TABLE hidden (mark BLOB PRIMARY KEY)")
        kinds = {row[1]: row[4] for row in connection.execute("PRAGMA table_list")}
    assert (kinds["hidden"], kinds["notes"]) == (0, 1)


# L4, L5: the log, free pages and what stands between cells.


def struck_with(vault: OpenVault, *settings: str) -> set[str]:
    """Keep two notes, take one out through such a connection, fold the log in; what the pages still hold."""
    add_notes(vault, [LONG, f"short {STRUCK}", f"and {KEPT}"])
    connection = open_with(vault, *settings)
    connection.execute("DELETE FROM notes WHERE text LIKE ?", (f"%{STRUCK}%",))
    connection.close()
    vault.scrub()
    return found_with_key(vault._paths.database, vault.test_key_hex, (STRUCK, KEPT))


def test_freed_pages_and_gaps_between_cells_hold_nothing(vault: OpenVault) -> None:
    assert struck_with(vault, "secure_delete=ON") == {KEPT}


@pytest.mark.parametrize("setting", ["OFF", "FAST"])
def test_without_erasing_freed_pages_would_hold_it(vault: OpenVault, setting: str) -> None:
    assert struck_with(vault, f"secure_delete={setting}") == {KEPT, STRUCK}


def test_every_connection_of_ours_erases_what_it_frees(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_a_kill_left_in_the_log_is_gone_once_the_vault_is_opened_again(
    vault: OpenVault, paths: Paths, tmp_path: Path
) -> None:
    struck, _ = add_notes(vault, [f"take out {STRUCK}", f"and {KEPT}"])
    with vault.unit_of_work() as work:
        work.notes.delete(struck.key)
        work.commit()
    killed = copied(paths, tmp_path / "killed")
    look = (STRUCK, KEPT)
    assert found_with_key(killed.database, vault.test_key_hex, look) == {STRUCK, KEPT}
    again = opened(killed)
    assert found_with_key(killed.database, vault.test_key_hex, look) == {KEPT}
    again.close()


def copied(paths: Paths, folder: Path) -> Paths:
    """The files as a kill at this moment leaves them."""
    folder.mkdir()
    there = Paths.under(folder)
    for path in paths.data.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    there.make()
    return there


# L6: no index of words.


def shadows(connection: sqlcipher.Connection) -> list[str]:
    """Virtual tables, and tables that one keeps for itself."""
    return [row[1] for row in connection.execute("PRAGMA table_list") if row[2] in ("virtual", "shadow")]


def test_there_is_no_index_of_words(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        assert shadows(connection) == []


def test_an_index_of_words_would_be_found(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
        assert {"found", "found_data"} <= set(shadows(connection))


# L7: no journal of pages as they were.


def journals(vault: OpenVault, *settings: str) -> list[str]:
    """Journals that lie beside the database while a note is being taken out."""
    add_notes(vault, [f"take out {STRUCK}"])
    connection = open_with(vault, *settings)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM notes")
    found = [path.name for path in vault._paths.data.glob("*-journal")]
    connection.execute("COMMIT")
    connection.close()
    return found


def test_no_journal_holds_pages_as_they_were(vault: OpenVault) -> None:
    assert journals(vault) == []


def test_a_journal_would_be_found(paths: Paths, vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    assert journals(vault, "journal_mode=DELETE") == ["vault.db-journal"]


# L8: nothing spills into the system's folder for temporary files.


def spilt(connection: sqlcipher.Connection) -> list[str]:
    """Temporary files that are open while more is sorted than a cache of one page holds."""
    connection.execute("PRAGMA cache_size=1")
    connection.execute("CREATE TEMP TABLE sorting (words TEXT)")
    connection.execute("PRAGMA temp.cache_size=1")
    for number in range(400):
        connection.execute("INSERT INTO sorting VALUES (?)", (f"{STRUCK} {number} " * 50,))
    targets = [os.path.realpath(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd")]
    return [target for target in targets if "etilqs" in target]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for open files")
def test_sorting_spills_into_no_file(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        assert spilt(connection) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for open files")
def test_a_spilt_file_would_be_found(vault: OpenVault) -> None:
    connection = open_with(vault, "temp_store=FILE")
    assert len(spilt(connection)) == 1
    connection.close()


# L9: what SQLAlchemy would write.


@contextmanager
def logging_everything(handler: logging.Handler) -> Iterator[None]:
    """Every logger, also SQLAlchemy's, which asks for more than the root's level."""
    loggers = [logging.getLogger(name) for name in ("", "sqlalchemy.engine")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logs.take_down(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def reads_and_writes(vault: OpenVault) -> None:
    """By an engine made while everything is logged: SQLAlchemy asks for the level once."""
    remade = engine.make_engine(vault._paths.database, DataKey(*_halves(vault)))
    vault._engine.dispose()
    vault._engine = remade
    add_notes(vault, [f"and {KEPT}"])
    with vault.unit_of_work() as work:
        assert [KEPT in note.text for note in work.notes.of_meeting(31)] == [True]


def _halves(vault: OpenVault) -> tuple[bytes, bytes]:
    both = bytes.fromhex(vault.test_key_hex)
    return both[:32], both[32:]


def test_a_log_of_everything_holds_no_row(vault: OpenVault, tmp_path: Path) -> None:
    with logging_everything(logs.set_up(tmp_path, level=logging.DEBUG)):
        reads_and_writes(vault)
    written = (tmp_path / logs.FILE_NAME).read_bytes()
    assert b"sqlalchemy.engine" in written
    assert found_in(written, (KEPT, vault.test_key_hex)) == set()


def test_a_log_of_another_form_would_hold_the_rows(vault: OpenVault) -> None:
    stream = StringIO()
    with logging_everything(logging.StreamHandler(stream)):
        reads_and_writes(vault)
    assert found_in(stream.getvalue().encode(), (KEPT,)) == {KEPT}


# L10: what SQLCipher would say by itself.


def opened_wrongly(how: Callable[[Path], object], path: Path) -> None:
    with pytest.raises(sqlcipher.DatabaseError):
        how(path)


def test_sqlcipher_says_nothing_of_a_wrong_key(
    vault: OpenVault, paths: Paths, capfd: pytest.CaptureFixture[str]
) -> None:
    opened_wrongly(lambda path: engine.open_raw(path, DataKey.random()), paths.database)
    assert capfd.readouterr() == ("", "")


def test_sqlcipher_left_to_itself_would_say_it(
    vault: OpenVault, paths: Paths, capfd: pytest.CaptureFixture[str]
) -> None:
    def carelessly(path: Path) -> None:
        connection = sqlcipher.connect(str(path))
        connection.execute("PRAGMA cipher_log_level=ERROR")
        connection.execute(f"PRAGMA key = \"x'{'0' * 96}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master")

    opened_wrongly(carelessly, paths.database)
    assert "ERROR" in capfd.readouterr().err
