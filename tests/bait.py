"""Watches whether anything is opened or asked for that a hostile text points at."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

IN_OPEN = 0x20
"""Source: Linux, inotify(7)."""


@dataclass(frozen=True, slots=True)
class Bait:
    """A file and an address of this machine that only a hostile text knows."""

    file: Path
    port: int
    _watch: int
    _listener: socket.socket

    @property
    def texts(self) -> tuple[str, ...]:
        """Texts that make a careless reader open the file or call the address."""
        file, url = self.file.as_uri(), f"http://127.0.0.1:{self.port}/x.png"
        return (
            f"<img src='{file}'>", f"<img src=\"{self.file}\"/> said", f"<b><img src={url}></b>",
            f"<link rel='stylesheet' href='{file}'>", f"![x]({file})", f"&lt;<img src='{url}'>",
            f"<style>@import url({file});</style>", f"<body background='{file}'>so</body>",
        )  # fmt: skip

    def taken(self) -> list[str]:
        """What was opened or called since it was asked for the last time."""
        found = []
        try:
            os.read(self._watch, 4096)
            found.append("file")
        except BlockingIOError:
            pass
        try:
            self._listener.accept()[0].close()
            found.append("address")
        except BlockingIOError:
            pass
        return found


@contextmanager
def bait(folder: Path) -> Iterator[Bait]:
    """Lay it out; Linux tells of every opening of the file, by whichever library."""
    assert sys.platform == "linux"
    file = folder / "bait.png"
    file.write_bytes(b"\x89PNG")
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    assert libc.inotify_add_watch(watch, str(file).encode(), IN_OPEN) > 0
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    try:
        yield Bait(file, listener.getsockname()[1], watch, listener)
    finally:
        os.close(watch)
        listener.close()
