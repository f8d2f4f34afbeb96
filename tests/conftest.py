"""What every test has: no display, a home of its own, a clock that stands still, no thread left behind."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

from tests.clock import FakeClock

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as `name_model` sets it, here before a test imports numpy

settings.register_profile("peerdesk", deadline=None, print_blob=True)
settings.load_profile("peerdesk")

for name, usual in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    number = getattr(signal, name, None)  # ignored where a shell runs the tests in the background
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)

THREAD_GRACE_S = 2.0
"""How long a thread that was told to end may take to do so."""


def left_over_threads(before: set[threading.Thread]) -> list[str]:
    """Names of the threads begun since then that do not end by themselves.

    Qt's own threads that once called Python are listed by Python for ever; they are told by their kind.
    """
    began = [thread for thread in threading.enumerate() if thread not in before]
    own = [thread for thread in began if not isinstance(thread, threading._DummyThread)]
    for thread in own:
        thread.join(THREAD_GRACE_S)
    return [thread.name for thread in own if thread.is_alive()]


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fails a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    left = left_over_threads(before)
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own as `PEERDESK_HOME`, so that no test meets the user's vault."""
    folder = tmp_path_factory.getbasetemp() / f"home-{uuid4().hex}"
    folder.mkdir()
    monkeypatch.setenv("PEERDESK_HOME", str(folder))
    monkeypatch.delenv("PEERDESK_TEST_VAULT", raising=False)
    return folder


@pytest.fixture
def clock() -> FakeClock:
    """A clock that moves only when told."""
    return FakeClock()
