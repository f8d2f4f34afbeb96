"""The simulated attacker does no better than chance, and sees an order where there is one."""

from __future__ import annotations

import pytest

from peerdesk.services import findings
from tests.bench.attacker import WITHOUT_DISK, run

MEETINGS, SPEAKERS = 3, 12
ENOUGH = 200
"""Guesses below which a share says little."""

FAR_FROM_CHANCE = 0.25
"""At 220 guesses nine times the spread round chance, which is 0.083. The figure itself is for the bench."""


@pytest.mark.parametrize("control", [False, True])
def test_who_said_what_is_guessed_only_from_a_key_that_counts(
    monkeypatch: pytest.MonkeyPatch, control: bool
) -> None:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    monkeypatch.setattr(findings, "find_identities", lambda *_: [])  # slow, and its notes speak of nobody
    sealed, while_open, notes, hours, left = run(MEETINGS, SPEAKERS, 5, control=control)
    shares = {name: right / of for name, (right, of) in sealed.items() if of >= ENOUGH}
    assert {"notes", "pages", "cells", "notes ORDER BY key"} <= set(shares)
    telling = {name for name, share in shares.items() if share > FAR_FROM_CHANCE} - set(WITHOUT_DISK)
    assert ("counted" in telling) is control
    assert bool(telling) is control
    assert max(right / of for right, of in while_open.values() if of) > FAR_FROM_CHANCE
    assert (notes >= ENOUGH, hours, left) == (True, 0, 0)
