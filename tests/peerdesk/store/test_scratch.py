"""The scratch file gives back the newest whole state and keeps none from before."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.domain.errors import VaultError
from peerdesk.store import files
from peerdesk.store.engine import DataKey
from peerdesk.store.scratch import ScratchFile

KEY = DataKey.random()
UNIT = 64 * 1024


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "scratch"


def state(number: int) -> dict[str, object]:
    return {"number": number, "people": [1, None, "x"]}


def test_nothing_before_the_first_state(path: Path) -> None:
    assert ScratchFile(path, KEY).read() is None


def test_the_newest_state_comes_back_in_another_process(path: Path) -> None:
    for rounds in range(5):
        writer = ScratchFile(path, KEY)
        for number in range(3):
            writer.write(state(10 * rounds + number))
            assert ScratchFile(path, KEY).read() == state(10 * rounds + number)


def test_the_file_keeps_its_size(path: Path) -> None:
    scratch = ScratchFile(path, KEY)
    sizes = set()
    for number in range(9):
        scratch.write(state(number))
        sizes.add(path.stat().st_size)
    assert sizes == {2 * UNIT}


@pytest.mark.parametrize("cut", [0, 1, 5_000, UNIT - 1])
def test_a_torn_write_leaves_the_state_before(path: Path, cut: int) -> None:
    scratch = ScratchFile(path, KEY)
    scratch.write(state(1))
    scratch.write(state(2))
    before = path.read_bytes()
    scratch.write(state(3))
    after = path.read_bytes()
    torn = bytearray(before)
    at = next(place for place in (0, UNIT) if before[place : place + UNIT] != after[place : place + UNIT])
    torn[at : at + cut] = after[at : at + cut]
    path.write_bytes(torn)
    assert ScratchFile(path, KEY).read() == state(2)


def test_a_write_that_fails_never_costs_the_state_before(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = ScratchFile(path, KEY)
    scratch.write(state(1))
    for _ in range(2):
        with monkeypatch.context() as patched:
            patched.setattr(ScratchFile, "_sealed", lambda self, number, packed: secrets.token_bytes(UNIT))
            patched.setattr(files, "sync_data", _fail)
            with pytest.raises(VaultError):
                scratch.write(state(2))
        assert ScratchFile(path, KEY).read() == state(1)
    scratch.write(state(3))
    assert ScratchFile(path, KEY).read() == state(3)


def _fail(_: object) -> None:
    raise OSError(28, "no space")


def test_a_state_that_outgrows_its_slot(path: Path) -> None:
    scratch = ScratchFile(path, KEY)
    scratch.write(state(1))
    large: dict[str, object] = {"noise": secrets.token_hex(60_000)}
    scratch.write(large)
    assert path.stat().st_size > 2 * UNIT
    assert ScratchFile(path, KEY).read() == large
    scratch.write(state(3))
    assert ScratchFile(path, KEY).read() == state(3)


def test_wiped_is_gone(path: Path) -> None:
    scratch = ScratchFile(path, KEY)
    scratch.write(state(1))
    scratch.wipe()
    assert not path.exists()
    assert scratch.read() is None
    scratch.wipe()
    scratch.write(state(2))
    assert scratch.read() == state(2)


def test_another_key_reads_nothing(path: Path) -> None:
    ScratchFile(path, KEY).write(state(1))
    assert ScratchFile(path, DataKey.random()).read() is None


def test_slots_cannot_change_places(path: Path) -> None:
    scratch = ScratchFile(path, KEY)
    scratch.write(state(1))
    scratch.write(state(2))
    data = path.read_bytes()
    path.write_bytes(data[UNIT:] + data[:UNIT])
    assert ScratchFile(path, KEY).read() is None


def test_nothing_can_be_read_without_the_key(path: Path) -> None:
    ScratchFile(path, KEY).write({"zebrafinch": "zebrafinch" * 50})
    assert b"zebrafinch" not in path.read_bytes()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_no_state(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert ScratchFile(path, KEY).read() is None
