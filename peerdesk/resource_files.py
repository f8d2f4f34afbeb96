"""Finds `resources/` in the source tree or inside the installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder with fonts, icons, formats and sentences."""
    here = Path(__file__).resolve().parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of one resource, such as `resource("fonts", "Inter.ttf")`."""
    return resources().joinpath(*parts)


@cache
def messages() -> dict[str, str]:
    """Every sentence for a `UserError` by its key, from `resources/messages/*.toml`."""
    import tomllib  # with what it needs 4 ms, which the first paint does without

    found: dict[str, str] = {}
    for path in sorted(resource("messages").glob("*.toml")):
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def sentence(key: str, values: dict[str, str | int]) -> str:
    """The sentence of a `UserError` with its values filled in."""
    return messages()[key].format(**values)
