"""The `peerdesk` command: the window without arguments, the command line with them."""

from __future__ import annotations

import gc
import os
import sys

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Open the window, or hand over to the command line without importing Qt."""
    arguments = sys.argv[1:]
    if not arguments:
        return _window()
    if arguments[0] == "demo" and wants_window(arguments[1:]):
        return _window(demo=True)
    from peerdesk import cli

    return cli.main(arguments)


def wants_window(options: list[str]) -> bool:
    """Whether `demo` opens the window: there is a display, and no option asks for anything else."""
    if options:
        return False
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)


def _window(*, demo: bool = False) -> int:
    """The window. What is loaded at the start is no garbage, so none is looked for meanwhile."""
    gc.disable()
    from ui.app import run

    return run([], demo=demo)


if __name__ == "__main__":
    sys.exit(main())
