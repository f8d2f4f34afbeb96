"""Writes ready agendas as TOML, as `intake/format_toml.py` reads them."""

from __future__ import annotations

from dataclasses import fields

from peerdesk.domain.formats import Format, FormatStep


def write_format(format_: Format) -> bytes:
    """A format as the text of its file, in UTF-8; what a step does not say is left out."""
    import tomli_w

    head = {one.name: getattr(format_, one.name) for one in fields(Format) if one.name != "steps"}
    text = tomli_w.dumps({"format": head, "step": [_step(step) for step in format_.steps]})
    return text.encode("utf-8")


def _step(step: FormatStep) -> dict[str, object]:
    said: dict[str, object] = {}
    for one in fields(FormatStep):
        value = getattr(step, one.name)
        is_said = value not in ("", ()) or one.name == "switches"  # none at all switched on is said, too
        if value is not None and is_said:
            said[one.name] = list(value) if isinstance(value, tuple) else value
    return said
