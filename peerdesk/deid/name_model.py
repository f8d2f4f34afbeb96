"""Has the name model read when it is first wanted, and only once."""

from __future__ import annotations

import os
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerdesk.deid.network import NameModel

_LOADING = threading.Lock()


def name_model() -> NameModel:
    """The network that judges names. The first call takes a third of a second: not on the window's thread."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> NameModel:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a sentence is too small to be shared
    from peerdesk.deid.network import load

    return load()
