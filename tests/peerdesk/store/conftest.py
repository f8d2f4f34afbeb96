"""A vault of its own for each test, with one group, one meeting and an agenda."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.paths import Paths
from peerdesk.store import vault as vaults
from peerdesk.store.vault import OpenVault
from tests.clock import FakeClock
from tests.peerdesk.store import build


@pytest.fixture(autouse=True)
def weak_derivations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "vault")


@pytest.fixture
def vault(paths: Paths, clock: FakeClock) -> Iterator[OpenVault]:
    vaults.create(paths, test=True)
    opened = vaults.open_vault(paths, vaults.derive_key(paths), clock)
    build.fill(opened)
    yield opened
    opened.close()
