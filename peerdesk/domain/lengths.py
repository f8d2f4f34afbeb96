"""Lengths of time as a person types them."""

from __future__ import annotations

import re

from peerdesk.domain.errors import BadInput

_PART = r"(?P<{name}>\d{{1,5}})\s*(?:{units})"
_HOURS = _PART.format(name="h", units="h|hr|hrs|hour|hours")
_MINUTES = _PART.format(name="m", units="m|min|mins|minute|minutes|'|′")
_SECONDS = _PART.format(name="s", units='s|sec|secs|second|seconds|"|″')
_NAMED = re.compile(rf"(?:{_HOURS})?\s*(?:{_MINUTES})?\s*(?:{_SECONDS})?")
_HOURS_THEN_MINUTES = re.compile(r"(?P<h>\d{1,5})\s*(?:h|:)\s*(?P<m>[0-5]?\d)")
_BARE = re.compile(r"\d{1,5}")


def length_typed(text: str) -> int | None:
    """Seconds in what somebody typed: `5`, `45s`, `1h`, `1:30`, `1h10`, `2 min 30 s`; None for nothing.

    A bare number is minutes and `1:30` is hours and minutes, as on an agenda. Raises BadInput
    `length_unread` for anything else.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    if _BARE.fullmatch(plain):
        return int(plain) * 60
    found = _HOURS_THEN_MINUTES.fullmatch(plain) or _NAMED.fullmatch(plain)
    if found is None:
        raise BadInput("length_unread", text=text.strip()[:40])
    parts = found.groupdict()
    return 3600 * int(parts["h"] or 0) + 60 * int(parts["m"] or 0) + int(parts.get("s") or 0)
