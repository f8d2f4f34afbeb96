"""A backup under its own name is whole, checked and opens as a vault; old ones go."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from peerdesk.domain.errors import DamagedVault, VaultError
from peerdesk.paths import Paths
from peerdesk.store import backup, files
from peerdesk.store.backup import Backup
from peerdesk.store.engine import driver_connection
from peerdesk.store.vault import OpenVault
from tests.clock import FakeClock
from tests.peerdesk.store import build
from tests.peerdesk.store.build import add_notes, texts

DAY = dt.date(2026, 3, 5)


def names(paths: Paths) -> list[str]:
    return sorted(path.name for path in paths.backups.iterdir())


def test_a_backup_opens_as_a_vault(paths: Paths, vault: OpenVault, tmp_path: Path) -> None:
    add_notes(vault, ["one", "two"])
    vault.back_up()
    add_notes(vault, ["three"])
    other = Paths.under(tmp_path / "other")
    other.make()
    (newest,) = vault.backups()
    shutil.copy(newest.database, other.database)
    shutil.copy(newest.key_file, other.key_file)
    again = build.opened(other)
    assert texts(again) == {"one", "two"}
    again.check()
    again.close()


def test_named_by_day_and_number(paths: Paths, vault: OpenVault, clock: FakeClock) -> None:
    vault.back_up()
    vault.back_up()
    clock.advance(86_400)
    vault.back_up()
    days = [(one.day, one.number) for one in vault.backups()]
    assert days == [(DAY + dt.timedelta(1), 1), (DAY, 2), (DAY, 1)]
    assert names(paths) == [
        "2026-03-05-2.db", "2026-03-05-2.json", "2026-03-05.db", "2026-03-05.json",
        "2026-03-06.db", "2026-03-06.json",
    ]  # fmt: skip


def test_a_backup_has_no_free_pages_and_no_log(vault: OpenVault) -> None:
    for note in add_notes(vault, ["x" * 20_000]):
        with vault.unit_of_work() as work:
            work.notes.delete(note.key)
            work.commit()
    vault.back_up()
    with driver_connection(vault._engine) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] > 0
    vault.scrub()
    assert vault.backups()[0].database.stat().st_size < vault._paths.database.stat().st_size


def test_old_backups_go(paths: Paths, vault: OpenVault, clock: FakeClock) -> None:
    for _ in range(8):
        vault.back_up()
        clock.advance(86_400)
    assert [one.day.day for one in vault.backups()] == [12, 11, 10, 9, 8]
    assert len(names(paths)) == 10


def test_the_newest_five_and_one_a_month_stay() -> None:
    days = sorted((DAY + dt.timedelta(days=3 * n) for n in range(120)), reverse=True)
    found = tuple(Backup(day, 1, Path(f"{day}.db")) for day in days)
    kept = backup.kept(found)
    months = {(one.day.year, one.day.month) for one in kept}
    assert set(found[:5]) <= kept
    assert len(months) == 6
    assert all(max(o.day for o in found if o.day.month == m and o.day.year == y) in {o.day for o in kept}
               for y, m in months)  # fmt: skip


def test_damage_is_not_backed_up(paths: Paths, vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.back_up()
    before = names(paths)

    def spoil(database: Path, _: object) -> None:
        data = bytearray(database.read_bytes())
        data[5_000] ^= 1
        database.write_bytes(data)
        check(database, _)  # type: ignore[arg-type]

    check = backup.check
    monkeypatch.setattr(backup, "check", spoil)
    with pytest.raises(DamagedVault):
        vault.back_up()
    monkeypatch.undo()
    assert [one.number for one in vault.backups()] == [1]
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    vault.back_up()
    assert len(names(paths)) == len(before) + 2, "what was half-written is gone"


def test_a_full_disk_leaves_the_earlier_ones(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.back_up()

    def full(_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(files, "sync_path", full)
    with pytest.raises(VaultError, match="store_disk_full"):
        vault.back_up()
    assert len(vault.backups()) == 1
    backup.check(vault.backups()[0].database, vault._key)


@pytest.mark.parametrize("name", ["notes.db", "2026-13-40.db", "2026-03-05-x.db"])
def test_other_files_are_no_backups(paths: Paths, vault: OpenVault, name: str) -> None:
    (paths.backups / name).write_bytes(b"mine")
    vault.back_up()
    assert len(vault.backups()) == 1
    assert (paths.backups / name).read_bytes() == b"mine"
