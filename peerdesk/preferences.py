"""Preferences of this laptop: a small TOML file without content, names or paths."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path

log = logging.getLogger(__name__)
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose.

    theme: one of `THEMES`. paper: "", "a4" or "letter"; "": as the country has it. hide: keep the windows
    out of screen sharing where the system can. sound: a soft sound when a time is over.
    """

    theme: str = "system"
    paper: str = ""
    hide: bool = True
    sound: bool = False


def load(path: Path) -> Preferences:
    """Read the preferences; what is missing, unknown or unreadable takes its default."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return Preferences()
    import tomllib  # with what it needs 5 ms of the start; before the first change there is no file

    try:
        found = tomllib.loads(text)
    except ValueError:
        return Preferences()
    theme, paper = found.get("theme"), found.get("paper")
    chosen = Preferences()
    if theme in THEMES:
        chosen = replace(chosen, theme=str(theme))
    if paper in ("a4", "letter"):
        chosen = replace(chosen, paper=str(paper))
    for name in ("hide", "sound"):
        if isinstance(found.get(name), bool):
            chosen = replace(chosen, **{name: found[name]})
    return chosen


def save(path: Path, preferences: Preferences) -> None:
    """Write the preferences; a disk that will not costs only them."""
    import tomli_w

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tomli_w.dumps(asdict(preferences)), encoding="utf-8")
    except OSError:
        log.warning("preferences not written")
