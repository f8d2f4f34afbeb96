"""Enter where the disk will not: the words stay, a sentence says why, and nothing is half-written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.resource_files import messages
from peerdesk.store import vault as vaults
from peerdesk.store.engine import driver_connection
from peerdesk.store.vault import OpenVault
from tests.ui.evening import ENTER, Evening

WORDS = "a sentence that must not be lost " * 300


def opened(evening: Evening) -> OpenVault:
    vault = evening.services.capture._vault
    assert isinstance(vault, OpenVault)
    return vault


def set_pragma(evening: Evening, setting: str) -> None:
    with driver_connection(opened(evening)._engine) as connection:
        connection.execute(f"PRAGMA {setting}").fetchall()


@contextmanager
def full(evening: Evening) -> Iterator[None]:
    with driver_connection(opened(evening)._engine) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    set_pragma(evening, f"max_page_count={pages}")
    yield
    set_pragma(evening, "max_page_count=1000000")


@contextmanager
def read_only(evening: Evening) -> Iterator[None]:
    set_pragma(evening, "query_only=ON")
    yield
    set_pragma(evening, "query_only=OFF")


@contextmanager
def in_use(evening: Evening) -> Iterator[None]:
    set_pragma(evening, "busy_timeout=1")
    other = sqlcipher.connect(str(evening.paths.database), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{vaults.derive_key(evening.paths).hex}'\"")
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [(full, "store_disk_full"), (read_only, "store_read_only"), (in_use, "store_busy")],
)
def test_a_note_that_cannot_be_kept_is_told_and_kept_by_the_next_enter(
    evening: Evening, trouble: Callable[[Evening], AbstractContextManager[None]], sentence: str
) -> None:
    evening.sit_down()
    evening.keep("before")
    evening.box.setPlainText(WORDS)
    with trouble(evening):
        evening.key(ENTER)
        assert evening.box.toPlainText() == WORDS
        assert not evening.box.isReadOnly()
        assert evening.strip.text() == messages()[sentence]
    assert evening.notes() == ["before"]
    evening.key(ENTER)
    assert evening.notes() == sorted(["before", WORDS.strip()])
    assert evening.box.toPlainText() == ""
    opened(evening).check()


@pytest.mark.parametrize("trouble", [full, read_only, in_use])
def test_clock_and_floor_go_on_meanwhile(
    evening: Evening, trouble: Callable[[Evening], AbstractContextManager[None]]
) -> None:
    evening.sit_down()
    evening.go_to(1)
    with trouble(evening):
        before = evening.running.table.floor
        evening.next()
        assert evening.running.table.floor != before
    assert evening.services.running.restore() is not None
