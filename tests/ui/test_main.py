"""The `peerdesk` command before its window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerdesk.resource_files import messages
from tests.architecture.source import ROOT
from ui import __main__ as module

QUICKENED = """
import builtins, gc, sys
from ui.__main__ import quicken
quicken()
once = builtins.__import__
quicken()
assert builtins.__import__ is once, "wrapped twice"
assert not gc.isenabled()
import shibokensupport.feature as feature
import wave
from PySide6.QtSvg import QSvgRenderer
print("wave" in feature.pyside_feature_dict, "PySide6.QtSvg" in feature.pyside_feature_dict)
"""
ERRONEOUS = """
import builtins, sys
whole = builtins.compile
from ui.__main__ import quicken
quicken()
assert builtins.compile is whole
from PySide6.QtCore import QObject
from PySide6.support.signature.lib import pyi_generator
print(hasattr(pyi_generator, "generate_pyi"))
try:
    QObject().setObjectName(3.5)
except TypeError as error:
    print("setObjectName" in str(error) and "str" in str(error))
"""


def test_only_modules_of_pyside_are_read_for_its_switches() -> None:
    called = [sys.executable, "-c", QUICKENED]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_pyside_tells_wrong_calls_apart_without_its_writer_of_stubs() -> None:
    called = [sys.executable, "-c", ERRONEOUS]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "True"], done.stderr


@pytest.mark.parametrize(
    ("environment", "is_there"),
    [
        ({}, False),
        ({"DISPLAY": ":7"}, True),
        ({"DISPLAY": "unix:7.0"}, True),
        ({"DISPLAY": ":8"}, True),
        ({"DISPLAY": ":9"}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"DISPLAY": "elsewhere:0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-1"}, True),
        ({"WAYLAND_DISPLAY": "wayland-2"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_is_one_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], is_there: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(module, "X_SOCKETS", f"{tmp_path}/X")
    monkeypatch.setattr(module, "SOCKETS_IN_USE", str(tmp_path / "unix"))
    for name in ("X7", "wayland-1"):
        (tmp_path / name).touch()
    (tmp_path / "unix").write_text(f"0000: 00000002 01 5432 @{tmp_path}/X8\n")
    assert module.has_display({"XDG_RUNTIME_DIR": str(tmp_path), **environment}) is is_there


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("named", [{}, {"DISPLAY": ":9731"}], ids=["none", "not there"])
def test_without_a_display_the_program_says_so_and_what_works(tmp_path: Path, named: dict[str, str]) -> None:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    called = [sys.executable, "-m", "ui"]
    done = subprocess.run(
        called, cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**kept, **named, "PEERDESK_HOME": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"peerdesk: {messages()['cli_no_display']}\n"
