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
