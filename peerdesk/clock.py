"""The system's clock: one count that goes on during sleep, the time of day, and a mark of this boot."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_NS = 1_000_000_000


class SystemClock:
    """Reads the clocks of this machine; every process of one boot sees the same `now_ns`."""

    def now_ns(self) -> int:
        """Nanoseconds that count sleep, from the same zero in all processes of one boot.

        Source: Linux clock_gettime(2), CLOCK_BOOTTIME; macOS clock_gettime(3), where CLOCK_MONOTONIC goes on
        during sleep and `time.monotonic` does not; on Windows `time.monotonic` does.
        """
        if sys.platform == "linux":
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        if sys.platform == "win32":
            return time.monotonic_ns()
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)

    def wall(self) -> dt.datetime:
        """The time of day, aware, UTC."""
        return dt.datetime.now(dt.UTC)

    def boot_mark(self) -> str:
        """A string that is the same until the machine starts anew, and then another one.

        Where the system has no such mark it is the instant of the start, to two seconds. Chosen: a clock set
        in between makes it look like another boot, never another boot like this one.
        """
        return _system_boot_mark() or f"start-{(time.time_ns() - self.now_ns()) // (2 * _NS)}"


def _system_boot_mark() -> str:
    if sys.platform == "linux":
        return _linux_boot_mark(_BOOT_ID)
    if sys.platform == "darwin":
        return _macos_boot_mark()
    if sys.platform == "win32":
        return _windows_boot_mark()
    return ""


def _linux_boot_mark(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _macos_boot_mark() -> str:
    """kern.bootsessionuuid, which unlike kern.boottime does not move when the time of day is set."""
    import ctypes

    size = ctypes.c_size_t(64)
    found = ctypes.create_string_buffer(size.value)
    call = ctypes.CDLL(None).sysctlbyname
    failed = call(b"kern.bootsessionuuid", found, ctypes.byref(size), None, ctypes.c_size_t(0))
    return "" if failed else found.value.decode("ascii", "replace")


def _windows_boot_mark() -> str:
    """The number of starts that Windows counts for its prefetcher."""
    if sys.platform != "win32":
        return ""
    import winreg

    folder = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, folder) as key:
            return f"boot-{winreg.QueryValueEx(key, 'BootId')[0]}"
    except OSError:
        return ""
