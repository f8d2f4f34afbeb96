"""The vault as a whole: made, unlocked, opened, given a passphrase, sealed, backed up and closed."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from peerdesk.domain.errors import DamagedVault, NewerVault, VaultError
from peerdesk.paths import Paths
from peerdesk.ports import Clock, Rebuilt
from peerdesk.store import backup, erase_list, erasing, files, key_file, rekey, schema, sealing
from peerdesk.store.backup import Backup
from peerdesk.store.engine import (
    DataKey,
    check_sound,
    check_structure,
    driver_connection,
    make_engine,
    truncate_log,
)
from peerdesk.store.erase_list import EraseList
from peerdesk.store.errors import as_user_errors
from peerdesk.store.key_file import KeyFile
from peerdesk.store.lock import VaultLock
from peerdesk.store.recovery_code import new_code, signs_of
from peerdesk.store.scratch import ScratchFile
from peerdesk.store.unit_of_work import SqlUnitOfWork

log = logging.getLogger(__name__)


def create(paths: Paths, *, passphrase: str | None = None, test: bool = False) -> str | None:
    """Make a new vault; with a passphrase, return its recovery code, which is kept nowhere.

    test: with weak derivations, only when the environment allows it. Until the key file is written there is
    no vault, and from then on there is a whole one. Raises VaultError `store_exists`, DamagedVault when there
    is a database without its key file, BadInput for an empty passphrase.
    """
    if test and not key_file.tests_allowed():
        raise VaultError("store_test_vault")
    with as_user_errors():
        paths.make()
    lock = VaultLock(paths.lock)
    try:
        return _create(paths, passphrase, test)
    finally:
        lock.release()


def is_there(paths: Paths) -> bool:
    """Whether a vault was made here."""
    return paths.has_vault


def needs_passphrase(paths: Paths) -> bool:
    """Whether the vault opens only with a passphrase or recovery code. Raises like `derive_key`."""
    return not key_file.read(paths.key_file).is_open


def derive_key(paths: Paths, secret: str | None = None) -> DataKey:
    """The key of the vault; slow with a secret, touches nothing, and may run on any thread.

    secret: passphrase or recovery code. Raises WrongPassphrase, DamagedVault, NewerVault, VaultError.
    """
    return key_file.read(paths.key_file).key_for(secret)


def open_vault(paths: Paths, key: DataKey, clock: Clock) -> OpenVault:
    """Open the vault and finish whatever a kill interrupted.

    Raises VaultInUse, DamagedVault, NewerVault (nothing is changed), VaultError when the disk will not.
    """
    lock = VaultLock(paths.lock)
    try:
        vault = OpenVault(paths, key, clock, lock)
        vault.settle()
    except BaseException:
        lock.release()
        raise
    return vault


class OpenVault:
    """A vault in use: hands out units of work and keeps the promises of `ports.Vault`.

    Used by one thread. scratch: the state of the meeting under way.
    """

    def __init__(self, paths: Paths, key: DataKey, clock: Clock, lock: VaultLock) -> None:
        self._paths = paths
        self._key = key
        self._clock = clock
        self._lock = lock
        self._keys: KeyFile = key_file.read(paths.key_file)
        self._engine: Engine = make_engine(paths.database, key)
        self.scratch = ScratchFile(paths.scratch, key)

    @property
    def has_passphrase(self) -> bool:
        """Whether the vault can be locked."""
        return not self._keys.is_open

    @property
    def is_test(self) -> bool:
        """Whether the vault was made for tests; the window says so in red."""
        return self._keys.test

    @property
    def is_under_way(self) -> bool:
        """Whether the state of a meeting lies in the scratch file."""
        return self._paths.has_scratch

    @property
    def test_key_hex(self) -> str:
        """Raw key and salt for the probes of tests: 96 digits. Raises VaultError for a real vault."""
        if not self.is_test or not key_file.tests_allowed():
            raise VaultError("store_test_vault")
        return self._key.hex

    def settle(self) -> None:
        """Finish what a kill interrupted: a change of key, a strike, a migration, a seal, backups, erasing.

        What was erased and is there again, because a copy was put back, is erased again.
        """
        with as_user_errors():
            rekey.settle(self._paths.database, self._keys.salt)
            files.erase(files.fresh_of(self._paths.key_file))
            files.remove(files.fresh_of(self._paths.erased))
            backup.tidy(self._paths.backups)
        self._finish_log()
        if schema.is_old(self._engine):
            self.back_up()
            schema.upgrade(self._engine)
        if sealing.is_due(self._engine):
            sealing.finish(self._engine, _nobody)
        if self._keys.backups_due:
            self._replace_backups()
        self._erase_again()

    def unit_of_work(self) -> SqlUnitOfWork:
        """A new transaction; not inside another one."""
        return SqlUnitOfWork(self._engine)

    def scrub(self) -> None:
        """Take the write-ahead log back so that erased text is gone from the files."""
        sealing.scrub(self._engine)

    def seal(self, meeting_id: int, step: Callable[[str], None]) -> None:
        """Shuffle, rebuild, truncate and check, so that no file keeps the order of notes.

        step: told `shuffle`, `rebuild`, `truncate`, `check`, `tidy` before each. Raises VaultError.
        """
        sealing.seal(self._engine, meeting_id, step)
        step("tidy")
        self._to_midnight()

    def back_up(self) -> None:
        """Write a checked copy into the backup folder and prune old ones; not while a meeting is live."""
        backup.back_up(self._engine, self._paths.backups, self._key, self._keys, self._today())

    def begin_erasing(self, keys: Collection[bytes], ids: Collection[int] = ()) -> None:
        """Put keys on the erase list: what stands under them goes from now on, also after a kill.

        ids: of motions and topics. Raises VaultError; nothing is changed then.
        """
        every = (*keys, *map(erase_list.key_of_id, ids))
        erase_list.write(self._paths.erased, self._erased().with_keys(every), self._today())

    def erasing(self) -> Iterator[Rebuilt]:
        """Rebuild the vault, then each backup without what is on the erase list; a step each.

        A backup that cannot be read is taken away, because nobody could say what is in it, nor use it, and a
        new one is made. Where the disk will not, the rest is done at the next start. If something else is
        erased between two steps, the one who erases it rewrites the backups too.
        """
        begun, at = self._erased().keys, Rebuilt(of=1 + len(self.backups()))
        try:
            sealing.finish(self._engine, _nobody)
        except VaultError as error:
            log.warning("vault not rebuilt", exc_info=error)
            at = at.left_one()
        yield (at := at.done_one())
        for copy in self.backups():
            yield (at := self._rewrite(copy, at).done_one())
        if at.lost:
            self._make_good()
        if not at.left and self._erased().keys == begun:
            erase_list.write(self._paths.erased, EraseList(begun), self._today())
        yield at

    def backups(self) -> tuple[Backup, ...]:
        """Finished copies, the newest first."""
        return backup.backups(self._paths.backups)

    def look_through(self) -> None:
        """Read every page in use, changing nothing. Raises DamagedVault; takes 0.1 s for 25 MB."""
        with as_user_errors(), driver_connection(self._engine) as connection:
            check_structure(connection)

    def check(self) -> None:
        """Read the whole vault. Raises DamagedVault; takes 0.2 s for 25 MB."""
        with as_user_errors(), driver_connection(self._engine) as connection:
            truncate_log(connection)
            check_sound(connection)

    def set_first_passphrase(self, passphrase: str) -> str:
        """Put the vault under a new key that only the passphrase or the returned recovery code gives.

        Everything is written anew beside the old files; writing the key file is the one moment at which the
        new vault counts. Earlier backups, which the old key opens, are replaced. Raises BadInput for an empty
        passphrase, VaultError when there is one already, a meeting is under way or the disk will not.
        """
        key_file.checked_passphrase(passphrase)
        if self.has_passphrase:
            raise VaultError("store_passphrase_there")
        if self._paths.has_scratch:
            raise VaultError("store_meeting_under_way")
        key, code = DataKey.random(), new_code()
        keys = replace(self._keys, salt=key.salt, backups_due=True, slots=())
        keys = _locked(keys, key, passphrase, code)
        with as_user_errors():
            try:
                rekey.write_copy(self._engine, self._paths.database, key)
                self._engine.dispose()
                key_file.write(self._paths.key_file, keys)
            finally:
                self._keys = key_file.read(self._paths.key_file)
                self._key = key if self._keys.salt == key.salt else self._key
                rekey.settle(self._paths.database, self._keys.salt)
                self._engine = make_engine(self._paths.database, self._key)
        self.scratch.use_key(key)
        self._replace_backups()
        return code

    def renew_recovery_code(self) -> str:
        """A new recovery code in place of the old one, for paper that was lost. Raises VaultError."""
        if not self.has_passphrase:
            raise VaultError("store_passphrase_missing")
        code = new_code()
        self._write_keys(self._keys.with_slot(key_file.RECOVERY, self._key, signs_of(code)))
        backup.rewrite_key_files(self._paths.backups, self._keys, self._today())
        return code

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the vault another passphrase; the recovery code stays.

        old: the present passphrase or the recovery code. Raises WrongPassphrase, BadInput, VaultError.
        """
        key_file.checked_passphrase(new)
        self._keys.key_for(old)
        self._write_keys(self._keys.with_slot(key_file.PASSPHRASE, self._key, new))
        backup.rewrite_key_files(self._paths.backups, self._keys, self._today())

    def close(self) -> None:
        """Fold the log in, leave nothing that tells the time of day, let another PeerDesk have the vault."""
        try:
            with as_user_errors():
                self._engine.dispose()
            self._to_midnight()
        finally:
            self._lock.release()

    def _finish_log(self) -> None:
        """A log that lies there is a killed program's and may hold words that were struck: cut it now.

        Where the disk will not, the vault opens all the same; closing it folds the log in.
        """
        if not _is_filled(_beside(self._paths.database, "-wal")):
            return
        try:
            self.scrub()
        except VaultError as error:
            log.warning("log not cut", exc_info=error)

    def _replace_backups(self) -> None:
        """Where the disk will not, the mark stays for the next start: the vault opens all the same."""
        try:
            backup.replace_all(self._engine, self._paths.backups, self._key, self._keys, self._today())
            self._write_keys(replace(self._keys, backups_due=False))
        except VaultError as error:
            log.warning("backups not replaced", exc_info=error)

    def _erased(self) -> EraseList:
        return erase_list.read(self._paths.erased)

    def _erase_again(self) -> None:
        """Where the disk will not, the list stays for the next start: the vault opens all the same."""
        try:
            erased = self._erased()
            if erasing.holds_any(self._engine, erased.keys):
                self.begin_erasing(())
                erasing.erase_again(self._engine, erased.keys)
            elif not erased.due:
                return
            for _ in self.erasing():
                pass
        except VaultError as error:
            log.warning("not erased again", exc_info=error)

    def _rewrite(self, copy: Backup, at: Rebuilt) -> Rebuilt:
        """One backup without what is on the list. It may have been pruned since the first step."""
        keys = self._erased().keys
        try:
            if copy.database.exists():
                with driver_connection(self._engine) as vault:
                    backup.rewrite(copy, self._key, lambda part: erasing.erase_in_copy(part, vault, keys))
        except (DamagedVault, NewerVault) as error:
            log.warning("backup taken away", exc_info=error)
            return self._take_away(copy, at)
        except VaultError as error:
            log.warning("backup not rewritten", exc_info=error)
            return at.left_one()
        return at

    def _take_away(self, copy: Backup, at: Rebuilt) -> Rebuilt:
        try:
            backup.take_away(copy)
        except VaultError as error:
            log.warning("backup not taken away", exc_info=error)
            return at.left_one()
        return at.lost_one()

    def _make_good(self) -> None:
        """A new backup in place of those that could not be read; not while a meeting is under way."""
        if self.is_under_way:
            return
        try:
            self.back_up()
        except VaultError as error:
            log.warning("backup not made good", exc_info=error)

    def _write_keys(self, keys: KeyFile) -> None:
        with as_user_errors():
            key_file.write(self._paths.key_file, keys)
        self._keys = keys

    def _today(self) -> dt.date:
        return self._clock.wall().astimezone().date()

    def _to_midnight(self) -> None:
        today = self._today()
        database, folders = self._paths.database, (self._paths.backups, self._paths.log, self._paths.data)
        logs = [_beside(database, end) for end in ("-wal", "-shm")]
        with as_user_errors():
            for path in (
                database,
                *logs,
                self._paths.key_file,
                self._paths.erased,
                self._paths.lock,
                *folders,
            ):
                files.to_midnight(path, today)


def _beside(database: Path, end: str) -> Path:
    """A file that SQLite keeps beside a database."""
    return database.with_name(database.name + end)


def _is_filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _create(paths: Paths, passphrase: str | None, test: bool) -> str | None:
    if passphrase is not None:
        key_file.checked_passphrase(passphrase)
    if paths.has_vault:
        raise VaultError("store_exists")
    if paths.database.exists():
        raise DamagedVault("store_key_file_missing")
    key = DataKey.random()
    keys = KeyFile(secrets.token_bytes(16), key.salt, test)
    code = None
    if passphrase is None:
        keys = keys.with_open_slot(key)
    else:
        code = new_code()
        keys = _locked(keys, key, passphrase, code)
    with as_user_errors():
        rekey.discard(paths.database)
        _build(files.fresh_of(paths.database), key)
        key_file.write(paths.key_file, keys)
        rekey.settle(paths.database, key.salt)
    return code


def _build(path: Path, key: DataKey) -> None:
    schema.begin_file(path, key)
    engine = make_engine(path, key)
    try:
        schema.create(engine)
    finally:
        engine.dispose()
    files.sync_path(path)
    files.sync_folder(path.parent)


def _locked(keys: KeyFile, key: DataKey, passphrase: str, code: str) -> KeyFile:
    with_passphrase = keys.with_slot(key_file.PASSPHRASE, key, passphrase)
    return with_passphrase.with_slot(key_file.RECOVERY, key, signs_of(code))


def _nobody(_: str) -> None:
    """Nobody is told the steps of a seal that is finished at the next start."""
