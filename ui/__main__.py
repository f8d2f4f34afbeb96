"""The `peerdesk` command: the window without arguments, the command line with them."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType, ModuleType
from typing import Any

SWITCH_S = 0.0005
"""How long the store thread may keep the window waiting for Python, in seconds.

Chosen: at Python’s own 5 ms a window that takes turns ten times a frame is late. Costs nothing measured.
"""
X_SOCKETS = "/tmp/.X11-unix/X"
SOCKETS_IN_USE = "/proc/net/unix"
STUB_WRITER = frozenset(f"shibokensupport/signature/lib/{name}.py" for name in ("pyi_generator", "enum_sig"))
"""Files inside PySide6 that write its stubs when it is built; nothing else in it asks for them."""


def main() -> int:
    """Open the window, or hand over to the command line without importing Qt."""
    arguments = sys.argv[1:]
    if not arguments:
        return _window() if has_display(os.environ) else _no_window()
    if arguments[0] == "demo" and wants_window(arguments[1:]):
        return _window(demo=True)
    from peerdesk import cli

    return cli.main(arguments)


def wants_window(options: list[str]) -> bool:
    """Whether `demo` opens the window: there is a display, and no option asks for anything else."""
    if options:
        return False
    return has_display(os.environ)


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: without a display Qt ends the process, with words that mislead.

    A display that is named but not there is none. One on another machine, and whatever a platform of Qt's
    was chosen for, is left to Qt.
    """
    chosen = environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_SOCKET")
    if not sys.platform.startswith("linux") or chosen:
        return True
    wayland, folder = environment.get("WAYLAND_DISPLAY"), environment.get("XDG_RUNTIME_DIR", "")
    if wayland and os.path.exists(os.path.join(folder, wayland)):
        return True
    return _has_x11(environment.get("DISPLAY", ""))


def _has_x11(name: str) -> bool:
    """Whether an X server listens under this name, such as `:0` or `unix:1.0`."""
    machine, colon, screen = name.rpartition(":")
    number = screen.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if machine not in ("", "unix"):
        return True
    path = X_SOCKETS + number
    if os.path.exists(path):
        return True
    try:
        with open(SOCKETS_IN_USE, encoding="utf-8", errors="replace") as sockets:
            return any(line.rstrip().endswith(f"@{path}") for line in sockets)
    except OSError:
        return False


def quicken() -> None:
    """Load modules as fast as Python does; called before the window is imported, again does nothing.

    What is loaded at the start is no garbage, so none is looked for meanwhile. And PySide6 reads the source
    of each module that is imported after it for its `__feature__` switches, which nothing here uses: that
    is a quarter of the time the database layer takes to load. Its own modules are still imported its way.
    """
    gc.disable()
    sys.setswitchinterval(SWITCH_S)
    with _without_stub_writer():
        import PySide6.QtWidgets  # noqa: F401

    plain: Callable[..., ModuleType] | None = getattr(builtins, "__orig_import__", None)
    switching = builtins.__import__
    if plain is None or switching is not getattr(builtins, "__feature_import__", None):
        return

    def imported(name: str, *rest: object, **named: object) -> ModuleType:
        theirs = name.startswith(("PySide6", "shiboken6", "__feature__"))
        return (switching if theirs else plain)(name, *rest, **named)

    builtins.__import__ = imported


@contextmanager
def _without_stub_writer() -> Iterator[None]:
    """Have PySide6's writer of stubs stay empty.

    PySide6 keeps its Python files in an archive inside itself and compiles all of them, from their source, at
    every start; without the writer the window is there a tenth earlier. Names are compared whole: a PySide6
    whose files lie unpacked in a folder is left alone, bytecode of theirs would be kept.
    """
    whole = builtins.compile

    def compiled(source: Any, filename: Any, *rest: Any, **named: Any) -> CodeType:
        code: CodeType = whole(b"" if filename in STUB_WRITER else source, filename, *rest, **named)
        return code

    builtins.compile = compiled  # type: ignore[assignment]
    try:
        yield
    finally:
        builtins.compile = whole


def _no_window() -> int:
    """Say why none opens, and what works without one."""
    from peerdesk.domain.errors import UserError
    from peerdesk.drive.console import complain

    error = UserError("cli_no_display")
    complain(error)
    return error.exit_code


def _window(*, demo: bool = False) -> int:
    quicken()
    from ui.app import run

    return run([], demo=demo)


if __name__ == "__main__":
    sys.exit(main())
