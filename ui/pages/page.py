"""What every page offers the window."""

from __future__ import annotations

from ui.actions import PageAction

__all__ = ["PageAction"]
