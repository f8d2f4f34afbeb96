"""A vault of its own for each test, and a whole evening over one."""

from __future__ import annotations

from tests.peerdesk.store.conftest import paths, vault, weak_derivations
from tests.peerdesk.test_secrecy import evening

__all__ = ["evening", "paths", "vault", "weak_derivations"]
