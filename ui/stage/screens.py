"""Which screen the room looks at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

from ui.screens import mirrored as mirrored
from ui.screens import room_screen as room_screen
from ui.stage_model import Answer, AnswerKind


def screens_answer(screens: Sequence[QScreen], shown: bool) -> Answer:
    """What the window is told about the screens."""
    same = mirrored([screen.geometry() for screen in screens])
    return Answer(AnswerKind.SCREENS, screens=len(screens), mirrored=same, shown=shown)


def strip_place(screen: QRect) -> QRect:
    """Where the Strip stands at first: at the middle of a screen's upper edge, not half as wide."""
    width = min(screen.width(), max(420, round(screen.width() * 0.44)))
    height = max(44, round(screen.height() * 0.06))
    return QRect(screen.left() + (screen.width() - width) // 2, screen.top(), width, height)
