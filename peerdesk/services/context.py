"""What every use case is handed: storage, time, new ids and a way to say what changed."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from peerdesk.domain.changes import Change
from peerdesk.ports import Clock, UnitsOfWork


def new_id() -> int:
    """A fresh random id. 52 bits: exact in JSON, and says nothing about what came before what."""
    return secrets.randbits(52) + 1


def new_key() -> bytes:
    """A fresh random 16-byte key."""
    return secrets.token_bytes(16)


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to the constructor of every service."""

    units: UnitsOfWork
    clock: Clock
    publish: Callable[[Change], None]

    def today(self) -> dt.date:
        """The day where the laptop stands."""
        return self.clock.wall().astimezone().date()
