"""A vault is made, locked and opened whole or not at all, wherever it is cut off."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk import ports
from peerdesk.domain.errors import (
    BadInput,
    DamagedVault,
    UserError,
    VaultError,
    VaultInUse,
    WrongPassphrase,
)
from peerdesk.paths import Paths
from peerdesk.store import backup, files, key_file
from peerdesk.store import vault as vaults
from peerdesk.store.engine import driver_connection
from peerdesk.store.vault import OpenVault
from tests.clock import FakeClock
from tests.peerdesk.store import build
from tests.peerdesk.store.build import add_notes, texts

SAID = {f"note {n}" for n in range(20)}
SECRET = "correct horse"
STEPS = ("write_synced", "replace", "remove", "sync", "sync_path", "sync_folder")


def every_state(
    paths: Paths, folder: Path, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> list[Paths]:
    """Copies of the folder after each write, sync and rename of `act`: what a kill there would leave."""
    states: list[Paths] = []

    def keep() -> None:
        target = folder / str(len(states))
        shutil.copytree(paths.data, target)
        states.append(Paths.under(target))

    def watched(step: Callable[..., None]) -> Callable[..., None]:
        def run(*args: object) -> None:
            step(*args)
            keep()

        return run

    with monkeypatch.context() as patched:
        for name in STEPS:
            patched.setattr(files, name, watched(getattr(files, name)))
        keep()
        act()
    return states


def leftovers(paths: Paths) -> set[str]:
    return {p.name for p in paths.data.rglob("*") if p.is_file()} - {"vault.db", "vault.json", "lock"}


def promised(vault: OpenVault) -> tuple[ports.Vault, ports.UnitsOfWork, ports.Scratch]:
    """The type checker holds the vault against what the use cases ask for."""
    return vault, vault.unit_of_work, vault.scratch


def test_made_opened_and_closed(paths: Paths, vault: OpenVault) -> None:
    assert vaults.is_there(paths)
    assert not vaults.needs_passphrase(paths)
    assert vault.is_test
    assert not vault.has_passphrase
    vault.close()
    assert leftovers(paths) == set()


def test_made_with_a_passphrase(paths: Paths) -> None:
    code = vaults.create(paths, passphrase=SECRET, test=True)
    assert vaults.needs_passphrase(paths)
    for secret in (SECRET, code):
        build.opened(paths, secret).close()
    with pytest.raises(WrongPassphrase):
        vaults.derive_key(paths, "wrong")


def test_no_vault_is_made_over_another(paths: Paths, vault: OpenVault) -> None:
    vault.close()
    with pytest.raises(VaultError, match="store_exists"):
        vaults.create(paths, test=True)
    paths.key_file.unlink()
    before = paths.database.read_bytes()
    with pytest.raises(DamagedVault, match="store_key_file_missing"):
        vaults.create(paths, test=True)
    assert paths.database.read_bytes() == before


def test_one_at_a_time(paths: Paths, vault: OpenVault) -> None:
    with pytest.raises(VaultInUse):
        build.opened(paths)
    vault.close()
    build.opened(paths).close()


def test_what_cannot_be_opened_lets_go_of_the_lock(paths: Paths, vault: OpenVault) -> None:
    vault.close()
    whole = paths.database.read_bytes()
    paths.database.write_bytes(b"")
    with pytest.raises(DamagedVault, match="store_empty"):
        build.opened(paths)
    paths.database.write_bytes(whole)
    build.opened(paths).close()


def test_test_vaults_and_their_keys_are_for_tests(
    paths: Paths, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(vault.test_key_hex) == 96
    monkeypatch.delenv("PEERDESK_TEST_VAULT")
    with pytest.raises(VaultError, match="store_test_vault"):
        _ = vault.test_key_hex
    with pytest.raises(VaultError, match="store_test_vault"):
        vaults.derive_key(paths)
    with pytest.raises(VaultError, match="store_test_vault"):
        vaults.create(Paths.under(paths.data / "other"), test=True)


def test_a_real_vault_gives_no_key(paths: Paths, clock: FakeClock) -> None:
    vaults.create(paths)
    vault = vaults.open_vault(paths, vaults.derive_key(paths), clock)
    with pytest.raises(VaultError, match="store_test_vault"):
        _ = vault.test_key_hex
    vault.close()


def test_cut_off_while_being_made(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.make()
    states = every_state(paths, tmp_path / "s", lambda: vaults.create(paths, test=True), monkeypatch)
    assert {vaults.is_there(state) for state in states} == {False, True}
    for state in states:
        if not vaults.is_there(state):
            vaults.create(state, test=True)
        build.opened(state).close()
        assert leftovers(state) == set()


def test_the_first_passphrase(paths: Paths, vault: OpenVault, clock: FakeClock) -> None:
    add_notes(vault, sorted(SAID))
    vault.back_up()
    old_key = vaults.derive_key(paths)
    code = vault.set_first_passphrase(SECRET)
    assert vault.has_passphrase
    assert texts(vault) == SAID
    vault.scratch.write({"a": 1})
    vault.close()
    for secret in (SECRET, code):
        again = build.opened(paths, secret)
        assert texts(again) == SAID
        assert again.scratch.read() == {"a": 1}
        again.close()
    with pytest.raises(UserError):
        vaults.open_vault(paths, old_key, clock)
    with pytest.raises(WrongPassphrase):
        vaults.derive_key(paths)


def test_the_old_key_is_nowhere_any_more(paths: Paths, vault: OpenVault) -> None:
    add_notes(vault, sorted(SAID))
    vault.back_up()
    old = vault.test_key_hex
    vault.set_first_passphrase(SECRET)
    vault.close()
    for path in (p for p in paths.data.rglob("*") if p.is_file()):
        assert bytes.fromhex(old[:64]) not in path.read_bytes()
        assert old[:64].encode() not in path.read_bytes()
    assert len(vault.backups()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_what_the_old_key_opens_is_overwritten(paths: Paths, vault: OpenVault, tmp_path: Path) -> None:
    vault.back_up()
    old = [paths.database, *(one.database for one in vault.backups())]
    links = [tmp_path / f"link{n}" for n in range(len(old))]
    for link, path in zip(links, old, strict=True):
        link.hardlink_to(path)
    vault.set_first_passphrase(SECRET)
    assert [link.stat().st_size for link in links] == [0, 0]


def test_cut_off_while_the_first_passphrase_is_set(
    paths: Paths, vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_notes(vault, sorted(SAID))
    vault.back_up()
    codes: list[str] = []
    act = lambda: codes.append(vault.set_first_passphrase(SECRET))  # noqa: E731
    states = every_state(paths, tmp_path / "s", act, monkeypatch)
    assert {vaults.needs_passphrase(state) for state in states} == {False, True}
    for state in states:
        locked = vaults.needs_passphrase(state)
        for secret in (SECRET, codes[0]) if locked else (None,):
            again = build.opened(state, secret)
            assert texts(again) == SAID
            again.check()
            for one in again.backups():
                assert key_file.read(one.key_file).is_open is not locked
                backup.check(one.database, again._key)
            again.close()
        assert {name.split(".")[-1] for name in leftovers(state)} <= {"db", "json"}


CHILD = """
import sys
from pathlib import Path
from peerdesk.paths import Paths
from tests.peerdesk.store import build
vault = build.opened(Paths.under(Path(sys.argv[1])))
print("ready", flush=True)
vault.set_first_passphrase("correct horse")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_while_the_first_passphrase_is_set(paths: Paths, vault: OpenVault, tmp_path: Path) -> None:
    add_notes(vault, sorted(SAID))
    vault.back_up()
    vault.close()
    for turn in range(5):
        state = Paths.under(tmp_path / f"k{turn}")
        shutil.copytree(paths.data, state.data)
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(state.data)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        try:
            child.wait(random.uniform(0, 0.05))
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        again = build.opened(state, SECRET if vaults.needs_passphrase(state) else None)
        assert texts(again) == SAID
        again.check()
        again.close()


def test_a_full_disk_leaves_the_vault_as_it_was(
    paths: Paths, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_notes(vault, sorted(SAID))

    def full(_: object) -> None:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_path", full)
        with pytest.raises(VaultError, match="store_disk_full"):
            vault.set_first_passphrase(SECRET)
    assert texts(vault) == SAID
    assert not vault.has_passphrase
    assert not vaults.needs_passphrase(paths)
    vault.set_first_passphrase(SECRET)
    assert texts(vault) == SAID


def test_no_room_for_backups_does_not_keep_the_vault_shut(
    paths: Paths, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise VaultError("store_disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(backup, "back_up", full)
        vault.set_first_passphrase(SECRET)
        vault.close()
        build.opened(paths, SECRET).close()
    again = build.opened(paths, SECRET)
    assert len(again.backups()) == 1
    again.close()


def test_when_a_first_passphrase_is_refused(vault: OpenVault) -> None:
    with pytest.raises(BadInput):
        vault.set_first_passphrase(" ")
    vault.scratch.write({"a": 1})
    with pytest.raises(VaultError, match="store_meeting_under_way"):
        vault.set_first_passphrase(SECRET)
    vault.scratch.wipe()
    vault.set_first_passphrase(SECRET)
    with pytest.raises(VaultError, match="store_passphrase_there"):
        vault.set_first_passphrase(SECRET)


def test_another_passphrase(
    paths: Paths, vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = vault.set_first_passphrase(SECRET)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("wrong", "new")
    with pytest.raises(BadInput):
        vault.change_passphrase(SECRET, "")
    states = every_state(
        paths, tmp_path / "s", lambda: vault.change_passphrase(SECRET, "new words"), monkeypatch
    )
    for state in states:
        assert opens(state, "new words") != opens(state, SECRET)
        assert opens(state, code)
    assert opens(states[-1], "new words")
    for one in vault.backups():
        with pytest.raises(WrongPassphrase):
            key_file.read(one.key_file).key_for(SECRET)


def opens(paths: Paths, secret: str) -> bool:
    try:
        vaults.derive_key(paths, secret)
    except WrongPassphrase:
        return False
    return True


def test_another_recovery_code(paths: Paths, vault: OpenVault) -> None:
    with pytest.raises(VaultError, match="store_passphrase_missing"):
        vault.renew_recovery_code()
    old = vault.set_first_passphrase(SECRET)
    new = vault.renew_recovery_code()
    assert opens(paths, new)
    assert opens(paths, SECRET)
    assert not opens(paths, old)


def test_files_tell_no_time_of_day_after_close(paths: Paths, vault: OpenVault, clock: FakeClock) -> None:
    vault.back_up()
    vault.close()
    midnight = dt.datetime.combine(clock.wall().astimezone().date(), dt.time()).timestamp()
    for path in (p for p in paths.data.rglob("*") if p.is_file()):
        assert path.stat().st_mtime == midnight, path.name


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_files_are_for_the_owner_only(paths: Paths, vault: OpenVault) -> None:
    add_notes(vault, ["n"])
    vault.back_up()
    vault.set_first_passphrase(SECRET)
    vault.scratch.write({"a": 1})
    for path in paths.data.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_nothing_can_be_read_without_the_key(paths: Paths, vault: OpenVault) -> None:
    add_notes(vault, ["zebrafinch " * 50])
    vault.back_up()
    vault.set_first_passphrase(SECRET)
    vault.close()
    for path in (p for p in paths.data.rglob("*") if p.is_file()):
        data = path.read_bytes()
        assert b"zebrafinch" not in data
        assert b"SQLite format 3" not in data


def test_a_seal_that_was_cut_off_does_not_stop_reading_the_vault(vault: OpenVault) -> None:
    with driver_connection(vault._engine) as connection:
        connection.execute("UPDATE vault_state SET scrub_pending=1")
    vault.settle()
    with driver_connection(vault._engine) as connection:
        assert connection.execute("SELECT scrub_pending FROM vault_state").fetchone()[0] == 0


def test_opening_imports_no_migrations(paths: Paths, vault: OpenVault) -> None:
    vault.close()
    code = (
        "import sys; from pathlib import Path; from peerdesk.paths import Paths; "
        "from tests.peerdesk.store import build; build.opened(Paths.under(Path(sys.argv[1]))).close(); "
        "print('alembic' in sys.modules, 'argon2' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(paths.data)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
    assert done.stderr == ""
