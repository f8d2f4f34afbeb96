"""Keeps what is in memory out of files that the system writes when a program crashes."""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4
"""Source: Linux prctl(2), linux/prctl.h."""


def harden_process() -> None:
    """No core file, and on Linux no reading of this process by others of the same user.

    On Windows nothing is done: there the system's error reports are a setting of the user's.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
