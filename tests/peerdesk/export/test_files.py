from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from peerdesk.domain.errors import UserError
from peerdesk.export.files import beside, place_file, write_file


def fail(number: int) -> None:
    raise OSError(number, os.strerror(number))


def test_the_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"before")
    write_file(target, b"after")
    assert target.read_bytes() == b"after"
    assert os.listdir(tmp_path) == ["minutes.pdf"]


def test_its_time_is_the_beginning_of_the_day(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"x")
    written = time.localtime((tmp_path / "a").stat().st_mtime)
    assert (written.tm_hour, written.tm_min, written.tm_sec) == (0, 0, 0)
    assert time.time() - (tmp_path / "a").stat().st_mtime < 90_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"x")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_bytes_are_on_the_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    rename, sync = os.replace, os.fsync

    def replace(source: Path, target: Path) -> None:
        calls.append("rename")
        rename(source, target)

    def fsync(descriptor: int) -> None:
        calls.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "fsync", fsync)
    write_file(tmp_path / "a", b"x")
    assert calls == ["file", "rename", *(["folder"] if os.name != "nt" else [])]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "export_disk_full"),
        (errno.EACCES, "export_not_writable"),
        (errno.EROFS, "export_not_writable"),
        (errno.EIO, "export_not_written"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str, step: str
) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"before")
    monkeypatch.setattr(os, step, lambda *_: fail(number))
    with pytest.raises(UserError) as caught:
        write_file(target, b"after")
    assert caught.value.key == key
    assert target.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["minutes.pdf"]


def test_a_missing_folder_and_a_folder_in_its_place_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as missing:
        write_file(tmp_path / "no" / "a.pdf", b"x")
    with pytest.raises(UserError) as folder:
        write_file(tmp_path, b"x")
    assert (missing.value.key, folder.value.key) == ("export_no_folder", "export_is_folder")


def test_a_file_is_written_beside_its_place_and_then_put_there(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"before")
    written = beside(target)
    assert (written.parent, written.suffix) == (tmp_path, ".pdf")
    write_file(written, b"after")
    assert target.read_bytes() == b"before"
    place_file(written, target)
    assert target.read_bytes() == b"after"
    assert os.listdir(tmp_path) == ["minutes.pdf"]


def test_where_a_folder_stands_both_stay(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    target.mkdir()
    written = beside(target)
    write_file(written, b"after")
    with pytest.raises(UserError) as caught:
        place_file(written, target)
    assert caught.value.key in ("export_is_folder", "export_not_writable")
    assert written.read_bytes() == b"after"


def test_what_a_kill_left_is_taken_away_once_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, own = beside(tmp_path / "sheet.pdf"), tmp_path / ".peerdesk"
    left.write_bytes(b"names")
    own.write_bytes(b"not ours to take")
    write_file(tmp_path / "a", b"x")
    assert left.exists()
    now = time.time()
    monkeypatch.setattr("peerdesk.export.files.time.time", lambda: now + 7200)
    write_file(tmp_path / "a", b"x")
    assert not left.exists()
    assert own.exists()


def test_what_is_on_its_way_keeps_its_time_until_it_is_in_its_place(tmp_path: Path) -> None:
    """By it what a kill left is told; a stick may know no other time of a file."""
    target = tmp_path / "minutes.pdf"
    written = beside(target)
    write_file(written, b"after")
    assert abs(time.time() - written.stat().st_mtime) < 600
    write_file(tmp_path / "a", b"x")
    place_file(written, target)
    placed = time.localtime(target.stat().st_mtime)
    assert (placed.tm_hour, placed.tm_min, placed.tm_sec) == (0, 0, 0)
    assert target.read_bytes() == b"after"
