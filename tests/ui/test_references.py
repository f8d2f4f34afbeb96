"""The Qt in use keeps its references: one that loses them ends the program in the middle of a meeting."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel

ROUNDS, CALLS = 50, 2_000
"""Python holds some 5,000 references to None: looked at after each round, the loss is seen before the end."""
NOISE = 500
"""References that may come and go around it."""


@pytest.mark.parametrize(
    ("call", "answer"),
    [(lambda label: label.setText("0:52"), None), (lambda label: label.isVisible(), False)],
)
def test_calls_cost_no_reference_to_their_answer(
    qapp: QApplication, call: Callable[[QLabel], object], answer: object
) -> None:
    label = QLabel()
    before = sys.getrefcount(answer)
    for _ in range(ROUNDS):
        for _ in range(CALLS):
            call(label)
        assert sys.getrefcount(answer) > before - NOISE
