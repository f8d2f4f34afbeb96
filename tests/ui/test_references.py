"""The Qt in use keeps its references: one that loses them ends the program in the middle of a meeting."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel

CALLS = 100_000
NOISE = 500
"""References that may come and go around it."""


def test_calls_that_return_nothing_cost_no_reference(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("0:52")
    assert sys.getrefcount(None) > before - NOISE


def test_calls_that_return_yes_or_no_cost_no_reference(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(False)
    for _ in range(CALLS):
        label.isVisible()
    assert sys.getrefcount(False) > before - NOISE
