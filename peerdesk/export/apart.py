"""Writes and checks long papers in a process of its own: there it holds up nobody, and it can be ended.

In this process the work would keep the interpreter for as long as one call of a library takes, a second where
a long file is saved, and the window would stand still. A short paper is done here: it takes less time than a
process takes to begin. Chosen: half a dozen pages.
"""

from __future__ import annotations

import contextlib
import gc
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal

from peerdesk.deid import Roster
from peerdesk.domain.errors import UserError
from peerdesk.domain.minutes import Minutes, PagesDone, WrittenPaper
from peerdesk.domain.release import FileChecked
from peerdesk.export.words import every_text

LONG_CHARACTERS = 15_000
"""Characters from which a paper is long: some seven pages. Chosen: see above."""

_STEP_S = 0.05
"""Longest time a step waits for news, in seconds, so that a note can go before the next."""

_FOLDER = Path(__file__).resolve().parents[2]
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would show one for each process."""

_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Write:
    """Lay a paper out and return it."""

    minutes: Minutes = field(repr=False)
    paper: Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Check:
    """Read a finished file back.

    target: absolute, for the process runs in another folder. allowed: names that may stand, on one line and
    case-folded.
    """

    target: Path = field(repr=False)
    roster: Roster = field(repr=False)
    minutes: Minutes = field(repr=False)
    allowed: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """What the user can mend, met while the work was done."""

    error: UserError = field(repr=False)


News = PagesDone | WrittenPaper | FileChecked | Refused


def is_long(minutes: Minutes) -> bool:
    """Whether a paper is written in a process of its own."""
    return sum(len(text) for _, text in every_text(minutes)) >= LONG_CHARACTERS


def working(job: Write | Check) -> Generator[News, None, None]:
    """Do the work in a process of its own; says now and then how far it is, at last what came out.

    Closing this ends the process. Raises UserError `export_not_written` when the process ends by itself.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", "from peerdesk.export.apart import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_FOLDER,
        creationflags=_NO_WINDOW,
    )
    news: queue.Queue[News | None] = queue.Queue()
    listener = threading.Thread(target=_listen, args=(process, job, news), name="paper", daemon=True)
    listener.start()
    try:
        yield from _heard(news)
    finally:
        process.kill()
        process.wait()
        listener.join()


def _heard(news: queue.Queue[News | None]) -> Iterator[News]:
    last = PagesDone(0)
    yield last
    while True:
        try:
            one = news.get(timeout=_STEP_S)
        except queue.Empty:
            yield last
            continue
        if one is None:
            raise UserError("export_not_written")
        if isinstance(one, Refused):
            raise one.error
        yield one
        if not isinstance(one, PagesDone):
            return
        last = one


def _listen(process: subprocess.Popen[bytes], job: Write | Check, news: queue.Queue[News | None]) -> None:
    """Hand the work over and take the news in, on a thread of its own. None: there will be no more."""
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError, EOFError, struct.error):
        with process.stdin as target:
            _send(target, job)
        while True:
            news.put(_receive(process.stdout))
    news.put(None)
    process.stdout.close()


def _send(target: IO[bytes], thing: object) -> None:
    with _uncollected():
        data = pickle.dumps(thing)
    target.write(_LENGTH.pack(len(data)) + data)
    target.flush()


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: many passing objects bring one about, and it holds up all threads."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _receive(source: IO[bytes]) -> News:
    (length,) = _LENGTH.unpack(source.read(_LENGTH.size))
    received: News = pickle.loads(source.read(length))
    return received


def done_here(job: Write | Check, told: Callable[[int], None]) -> WrittenPaper | FileChecked:
    """Do the work in this process. told: is given the pages that are done, now and then."""
    if isinstance(job, Write):
        from peerdesk.export.pdf import write_pdf

        return write_pdf(job.minutes, paper=job.paper, told=told)
    from peerdesk.export.check import read_file_back

    return read_file_back(job.target, job.roster, job.minutes, job.allowed)


def main() -> None:
    """Do the work that comes in; its end goes out, and how far it is."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    (length,) = _LENGTH.unpack(source.read(_LENGTH.size))
    job: Write | Check = pickle.loads(source.read(length))
    try:
        _send(target, done_here(job, lambda pages: _send(target, PagesDone(pages))))
    except UserError as error:
        _send(target, Refused(error))
