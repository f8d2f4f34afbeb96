"""Which screen the room looks at, for the Stage and for what is read back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen


def room_screen(screens: Sequence[QScreen], own: QScreen | None, known: str = "") -> QScreen | None:
    """The screen called `known`, else the first, that shows something else than the window's own one.

    None if there is none. A projector that was unplugged comes back under its name.
    """
    if own is None:
        return None
    taken = own.geometry()
    others = [s for s in screens if s is not own and not s.geometry().intersects(taken)]
    return next((s for s in others if s.name() == known), others[0] if others else None)


def mirrored(places: Sequence[QRect]) -> bool:
    """Whether two screens show the same part of the desktop."""
    return any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
