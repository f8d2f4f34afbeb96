"""What was typed never reaches the log, by whatever way it comes."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk import logs
from peerdesk.domain.errors import UserError
from peerdesk.domain.notes import NoteKind

MARKER = "zebrafinch"


class Log:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self) -> str:
        return (self.folder / logs.FILE_NAME).read_text(encoding="utf-8")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    root = logging.getLogger()
    level = root.level
    handler = logs.set_up(tmp_path / "log", level=logging.DEBUG)
    yield Log(tmp_path / "log")
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


ours = logging.getLogger("peerdesk.somewhere")


def test_numbers_and_kinds_are_printed(log: Log) -> None:
    ours.info("kept count=%d kind=%s", 7, NoteKind.POINT)
    assert "kept count=7 kind=POINT" in log.text()


def test_strings_and_keys_are_withheld(log: Log) -> None:
    ours.warning("kept %s %s %r", MARKER, MARKER.encode(), [MARKER])
    ours.warning("kept %(text)s", {"text": MARKER})
    assert MARKER not in log.text()
    assert log.text().count("kept") == 2


def test_texts_of_exceptions_are_withheld_their_place_is_not(log: Log) -> None:
    try:
        try:
            raise sqlite3.IntegrityError(MARKER)
        except sqlite3.IntegrityError as error:
            raise UserError("some_key", value=MARKER) from error
    except UserError as error:
        ours.exception("failed %s", error)
    text = log.text()
    assert MARKER not in text
    assert re.search(r"UserError < test_logs\.py:\d+ test_texts_of", text)
    assert "IntegrityError < test_logs.py" in text


def test_messages_of_libraries_are_withheld(log: Log) -> None:
    logging.getLogger("some.library").warning(MARKER)
    text = log.text()
    assert MARKER not in text
    assert "some.library" in text


def test_a_broken_call_prints_nothing() -> None:
    record = logging.makeLogRecord({"name": "peerdesk.x", "msg": "two %d %d", "args": (MARKER,)})
    assert MARKER not in logs.ContentFreeFormatter().format(record)


def test_a_full_disk_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = logs.ContentFreeHandler(tmp_path / "log")
    assert handler.stream is not None
    handler.stream.close()
    handler.handle(logging.makeLogRecord({"name": "peerdesk.x", "msg": MARKER}))
    assert capsys.readouterr().err == ""


def test_no_time_of_day(log: Log) -> None:
    ours.info("begun")
    assert not re.search(r"\d\d:\d\d", log.text())


def test_a_ring_of_causes_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert list(logs.describe(one)) == ["ValueError", "KeyError"]


def test_a_folder_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_bytes(b"")
    handler = logs.set_up(tmp_path / "log")
    ours.warning(MARKER)
    logs.take_down(handler)
    assert capsys.readouterr().err == ""
