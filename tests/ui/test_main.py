"""The `peerdesk` command before its window."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT

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


def test_only_modules_of_pyside_are_read_for_its_switches() -> None:
    called = [sys.executable, "-c", QUICKENED]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "True"], done.stderr
