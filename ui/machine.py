"""What the laptop is like just now, as far as it matters before a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from ui.sound import can_play
from ui.stage_model import keeps_on_top


@dataclass(frozen=True, slots=True)
class Battery:
    """What the battery holds. percent: 0 to 100. minutes: how long that lasts, None if nobody knows."""

    percent: int
    plugged: bool
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """battery: None for a computer without one. sound: something plays sounds. on_top: windows can be kept
    above all others.
    """

    battery: Battery | None = None
    sound: bool = True
    on_top: bool = True


def look() -> Machine:
    """Ask the system; for a thread that may wait, as reading what a battery says can take 20 ms at first."""
    return Machine(battery(), can_play(), keeps_on_top(QGuiApplication.platformName()))


def battery() -> Battery | None:
    """What the battery says; None if there is none, or if it cannot be asked."""
    import psutil

    try:
        found = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    except (OSError, RuntimeError, ValueError):
        return None
    if found is None:
        return None
    known = isinstance(found.secsleft, int) and found.secsleft > 0
    minutes = found.secsleft // 60 if known else None
    return Battery(round(found.percent), bool(found.power_plugged), minutes)
