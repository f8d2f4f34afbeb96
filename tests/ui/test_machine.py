"""What the laptop says of itself."""

from __future__ import annotations

from types import SimpleNamespace

import psutil
import pytest

from ui import machine
from ui.machine import Battery
from ui.stage_model import keeps_on_top

BATTERY = machine.battery


def says(monkeypatch: pytest.MonkeyPatch, found: object) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: found, raising=False)


@pytest.mark.parametrize(
    ("percent", "left", "plugged", "expected"),
    [
        (61.6, 7_800, False, Battery(62, False, 130)),
        (100, psutil.POWER_TIME_UNLIMITED, True, Battery(100, True)),
        (40, psutil.POWER_TIME_UNKNOWN, False, Battery(40, False)),
        (40, 600, None, Battery(40, False, 10)),
    ],
)
def test_what_a_battery_says(
    monkeypatch: pytest.MonkeyPatch, percent: float, left: int, plugged: bool | None, expected: Battery
) -> None:
    says(monkeypatch, SimpleNamespace(percent=percent, secsleft=left, power_plugged=plugged))
    assert BATTERY() == expected


def test_a_computer_without_a_battery_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, None)
    assert BATTERY() is None


def test_a_battery_that_cannot_be_asked_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError

    monkeypatch.setattr(psutil, "sensors_battery", fail, raising=False)
    assert BATTERY() is None


@pytest.mark.parametrize(
    ("platform", "on_top"),
    [("xcb", True), ("windows", True), ("cocoa", True), ("wayland", False), ("wayland-egl", False)],
)
def test_under_wayland_nothing_is_kept_on_top(platform: str, on_top: bool) -> None:
    assert keeps_on_top(platform) is on_top
