"""Two hundred notes, sealed: no view of rows, pages or log tells in which order they were typed."""

from __future__ import annotations

import random

from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import MinutesLine
from peerdesk.paths import Paths
from peerdesk.store.engine import driver_connection
from peerdesk.store.vault import OpenVault
from tests.peerdesk.disk.order import Orders, orders, page_orders, telling
from tests.peerdesk.store import build
from tests.peerdesk.store.build import LAST, MEETING, add_notes
from tests.peerdesk.store.pages import tau

NOTES = 200


def marks() -> list[str]:
    dice = random.Random(11)
    return ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=14)) for _ in range(NOTES)]


def seen(vault: OpenVault, paths: Paths, said: list[str]) -> Orders:
    with driver_connection(vault._engine) as connection:
        return orders(paths.database, vault.test_key_hex, connection, said)


def seal(vault: OpenVault) -> None:
    vault.seal(MEETING, lambda _: None)


def test_a_sealed_vault_has_no_order_of_notes(vault: OpenVault, paths: Paths) -> None:
    said = marks()
    add_notes(vault, [f"{mark} was said" for mark in said])
    seal(vault)
    found = seen(vault, paths, said)
    assert set(found) == {"notes", "notes ORDER BY key", "notes ORDER BY kind", "pages", "cells"}
    assert {len(order) for order in found.values()} == {NOTES}
    assert telling(found) == {}


def test_sentences_of_the_draft_have_no_order_either(vault: OpenVault, paths: Paths) -> None:
    said = marks()
    for mark in said:
        with vault.unit_of_work() as work:
            work.papers.add_lines([MinutesLine(build.key(), LAST, NoteKind.POINT, mark)])
            work.commit()
    seal(vault)
    found = seen(vault, paths, said)
    assert {"minutes_lines ORDER BY key", "pages", "cells"} <= set(found)
    assert telling(found) == {}


def test_a_backup_has_no_order_of_notes(vault: OpenVault, paths: Paths) -> None:
    said = marks()
    add_notes(vault, said)
    seal(vault)
    vault.back_up()
    copy = vault.backups()[0].database
    found = page_orders(copy, vault.test_key_hex, said)
    assert set(found) == {"pages", "cells"}
    assert telling(found) == {}


def test_while_the_meeting_runs_the_log_would_tell_the_order(vault: OpenVault, paths: Paths) -> None:
    """So the look at the log finds what is there; the seal cuts it to nothing."""
    said = marks()
    add_notes(vault, said)
    assert tau(seen(vault, paths, said)["log"]) > 0.9
    seal(vault)
    assert "log" not in seen(vault, paths, said)
    assert paths.database.with_name("vault.db-wal").stat().st_size == 0


def test_a_table_with_a_counted_key_would_tell_the_order(vault: OpenVault, paths: Paths) -> None:
    said = marks()
    with driver_connection(vault._engine) as connection:
        connection.execute("CREATE TABLE counted (id INTEGER PRIMARY KEY, words TEXT)")
        connection.execute("CREATE TABLE hidden (mark BLOB PRIMARY KEY, words TEXT)")
        for mark in said:
            connection.execute("INSERT INTO counted (words) VALUES (?)", (mark,))
            connection.execute("INSERT INTO hidden VALUES (?, ?)", (build.key(), mark[::-1]))
    seal(vault)
    found = seen(vault, paths, said)
    assert tau(found["counted ORDER BY id"]) == 1.0
    assert tau(found["cells"]) == 1.0, "cells fill a page from its end"
    assert {"counted", "counted ORDER BY rowid", "pages"} <= set(telling(found))
    backwards = seen(vault, paths, [mark[::-1] for mark in said])
    assert tau(backwards["hidden ORDER BY rowid"]) == 1.0, "a random key in a table with row numbers"
    assert abs(tau(backwards["hidden ORDER BY mark"])) < 0.2
