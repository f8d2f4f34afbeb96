"""What every page offers the window: its actions, its panes and its headline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageAction:
    """One thing a page can do: the window makes its menu entry, its shortcut and its palette line.

    keys: portable key texts, the first is shown; empty: no key. menu: Group, Meeting, Run, Notes, View or
    Help. enabled: asked when the menu opens; None: always.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[], None] = field(repr=False)
    menu: str = "Run"
    icon: str = ""
    enabled: Callable[[], bool] | None = field(default=None, repr=False)
