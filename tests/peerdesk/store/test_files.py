"""A file is replaced whole, for its owner only, and erased before it is taken away."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from peerdesk.store import files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    files.write_whole(path, b"zebrafinch" * 200_000)
    return path


def test_written_whole(path: Path) -> None:
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_for_its_owner_only(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600


def test_cut_off_before_the_rename_the_old_one_stands(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(path, b"new")
    assert path.read_bytes().startswith(b"zebrafinch")


def test_erased_is_overwritten_from_end_to_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = path.stat().st_size
    seen: list[bytes] = []

    def look(file: BinaryIO) -> None:
        file.flush()
        seen.append(path.read_bytes())

    monkeypatch.setattr(files, "sync", look)
    files.erase(path)
    assert not path.exists()
    assert len(seen[0]) == size
    assert b"zebra" not in seen[0]
    files.erase(path)


def test_replaced_and_the_old_blocks_overwritten(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, seen = tmp_path / "new", []
    files.write_synced(new, b"new")

    def look(file: BinaryIO) -> None:
        file.flush()
        seen.append(files.part_of(path, "old").read_bytes())

    monkeypatch.setattr(files, "sync", look)
    files.replace_erasing(new, path)
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
    assert [b"zebra" in one for one in seen] == [False]


def test_what_has_another_name_too_is_not_overwritten(path: Path) -> None:
    """A kill may come between giving a file its second name and putting another one in its place."""
    second = files.part_of(path, "old")
    second.hardlink_to(path)
    files.erase_leftover(second)
    assert not second.exists()
    assert path.read_bytes().startswith(b"zebrafinch")


def test_where_a_file_gets_no_second_name_it_is_replaced_all_the_same(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr("os.link", refuse)
    new = tmp_path / "new"
    files.write_synced(new, b"new")
    files.replace_erasing(new, path)
    assert path.read_bytes() == b"new"
