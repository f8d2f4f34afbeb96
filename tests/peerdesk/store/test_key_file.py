"""The key file opens with what was typed and with nothing else, and damage is told apart from a wrong try."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peerdesk.domain.errors import BadInput, DamagedVault, NewerVault, VaultError, WrongPassphrase
from peerdesk.store import key_file
from peerdesk.store.engine import DataKey
from peerdesk.store.key_file import OPEN, PASSPHRASE, RECOVERY, Argon2, KeyFile
from peerdesk.store.recovery_code import new_code, read_code, signs_of

KEY = DataKey.random()
CODE = new_code()


@pytest.fixture
def keys() -> KeyFile:
    return KeyFile(secrets.token_bytes(16), KEY.salt, test=True)


@pytest.fixture
def locked(keys: KeyFile) -> KeyFile:
    return keys.with_slot(PASSPHRASE, KEY, "näive").with_slot(RECOVERY, KEY, signs_of(CODE))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.json"


def rewritten(path: Path, **values: Any) -> None:
    """Change the file as somebody would who knows the format."""
    plain = json.loads(path.read_text())
    plain.pop("check")
    plain.update(values)
    path.write_text(json.dumps({**plain, "check": key_file._checksum(plain)}))


def test_an_open_slot_needs_nothing(keys: KeyFile) -> None:
    assert keys.with_open_slot(KEY).key_for(None) == KEY


@pytest.mark.parametrize(
    "typed",
    ["näive", "na\u0308ive", CODE, CODE.lower().replace("-", " "), f" {CODE} "],
    ids=["composed", "decomposed", "code", "code in small letters", "code among spaces"],
)
def test_passphrase_and_code_open_however_typed(locked: KeyFile, typed: str) -> None:
    assert locked.key_for(typed) == KEY


@pytest.mark.parametrize(
    "typed",
    [None, "", "naive", "Näive", new_code(), CODE[:-1] + "?"],
    ids=["none", "empty", "no accent", "large letter", "another code", "code with a slip"],
)
def test_anything_else_does_not(locked: KeyFile, typed: str | None) -> None:
    with pytest.raises(WrongPassphrase):
        locked.key_for(typed)


def test_a_passphrase_takes_the_open_slot_away(keys: KeyFile) -> None:
    found = keys.with_open_slot(KEY).with_slot(PASSPHRASE, KEY, "a").with_slot(PASSPHRASE, KEY, "b")
    assert [slot.kind for slot in found.slots] == [PASSPHRASE]
    assert OPEN not in {slot.kind for slot in found.slots}


def test_written_and_read_is_the_same(path: Path, locked: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    key_file.write(path, locked)
    assert key_file.read(path) == locked
    assert path.stat().st_mode & 0o777 == 0o600
    monkeypatch.delenv("PEERDESK_TEST_VAULT")
    with pytest.raises(VaultError, match="store_test_vault"):
        key_file.read(path)


def test_the_key_is_not_in_a_locked_file(path: Path, locked: KeyFile) -> None:
    key_file.write(path, locked)
    assert KEY.key.hex() not in path.read_text()
    assert KEY.key.hex() not in repr(locked) + repr(KEY)


def test_a_flipped_byte_anywhere_is_damage_not_a_wrong_passphrase(path: Path, locked: KeyFile) -> None:
    key_file.write(path, locked)
    good = path.read_bytes()
    for at in range(0, len(good) - 1, 7):
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises((DamagedVault, NewerVault)):
            key_file.read(path)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "{", '{"format": 1}', '{"format": "x"}', "[" * 100_000]
)
def test_nonsense_is_damage(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(DamagedVault, match="store_key_file_damaged"):
        key_file.read(path)


def test_a_missing_file_is_damage(path: Path) -> None:
    with pytest.raises(DamagedVault):
        key_file.read(path)


def test_a_newer_format_is_told(path: Path, locked: KeyFile) -> None:
    key_file.write(path, locked)
    rewritten(path, format=2)
    with pytest.raises(NewerVault):
        key_file.read(path)


@pytest.mark.parametrize("ask", [{"memory_kib": 2 * 1024 * 1024}, {"passes": 1000}, {"lanes": 1000}])
def test_a_file_that_asks_for_too_much_is_refused(path: Path, locked: KeyFile, ask: dict[str, int]) -> None:
    key_file.write(path, locked)
    slots = json.loads(path.read_text())["slots"]
    slots[0]["derivation"].update(ask)
    rewritten(path, slots=slots)
    with pytest.raises(VaultError, match="store_key_file_greedy"):
        key_file.read(path)


def test_parameters_and_vault_are_bound_to_the_slot(locked: KeyFile) -> None:
    slot = locked.slots[0]
    assert slot.derivation is not None
    for other in (
        replace(locked, vault_id=secrets.token_bytes(16)),
        replace(locked, salt=secrets.token_bytes(16)),
        replace(locked, test=False),
        replace(locked, slots=(replace(slot, kind=RECOVERY),)),
    ):
        with pytest.raises(WrongPassphrase):
            other.key_for("näive")


def test_usual_parameters_are_those_of_the_source() -> None:
    usual = Argon2.fresh(weak=False)
    assert (usual.memory_kib, usual.passes, usual.lanes) == (65536, 3, 4)


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_an_empty_passphrase_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        key_file.checked_passphrase(text)


def test_a_code_is_seven_groups_and_forgives_look_alikes() -> None:
    for _ in range(50):
        code = new_code()
        assert [len(group) for group in code.split("-")] == [4] * 7
        sloppy = code.replace("1", "l").replace("0", "o").lower()
        assert read_code(sloppy) == code.replace("-", "")


def test_a_slip_in_a_code_is_seen() -> None:
    code = new_code().replace("-", "")
    seen = 0
    for at in range(26):
        other = "7" if code[at] != "7" else "8"
        seen += read_code(code[:at] + other + code[at + 1 :]) is None
    assert seen >= 24
