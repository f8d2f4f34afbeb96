"""Use cases over rows in memory."""

from __future__ import annotations

import pytest

from peerdesk.services.context import Context
from tests.clock import FakeClock
from tests.peerdesk.services.fakes import FakeUnits, Published


@pytest.fixture
def units() -> FakeUnits:
    """Storage in memory."""
    return FakeUnits()


@pytest.fixture
def published() -> Published:
    """Everything that was said to have changed."""
    return Published()


@pytest.fixture
def context(units: FakeUnits, published: Published, clock: FakeClock) -> Context:
    """What a service is handed."""
    return Context(units, clock, published)
