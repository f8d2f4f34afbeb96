"""Lengths and times of day as a person types them, with one hand and half an eye.

The spellings are those that Ontime, OpenProject and the members of a group use in the same field.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from itertools import pairwise

from peerdesk.domain.errors import BadInput

_SECONDS = {"h": 3600, "m": 60, "s": 1}
_UNIT = re.compile(
    r"(?P<h>h|hrs?|hours?)|(?P<m>m|min|mins|minutes?|['′’])|(?P<s>s|secs?|seconds?|[\"″”])", re.ASCII
)
_PART = re.compile(
    r"(?P<number>\d{1,5}(?:[.,]\d{1,2})?)\s*(?P<unit>[a-z]+|['′’\"″”])?\s*(?:,|and\b)?\s*", re.ASCII
)
_APART = re.compile(r"(?P<h>\d{1,2})(?P<sign>[:.,\s])(?P<m>\d{1,2})(?:(?P=sign)(?P<s>\d{1,2}))?", re.ASCII)
_MINUTES = re.compile(r":?(\d{1,4})", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):", re.ASCII)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:\s*[:.h]\s*(?P<m>\d{2})(?:[:.](?P<s>\d{2}))?|\s*h|(?P<tight>\d{2}))?"
    r"(?:\s*(?P<half>[ap])\.?\s?m?\.?)?",
    re.ASCII,
)
_NAMED = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}


def parse_duration(text: str) -> dt.timedelta:
    """The length somebody typed: `5` minutes, `1h10`, `1:30` hours, `45s`, `1:2:3`, `:10`, `1.5h`.

    A bare number is minutes; two numbers apart are hours and minutes, three also seconds; a number without a
    unit behind one with a unit is of the next smaller one. Raises BadInput `length_unread` for anything else.
    """
    plain = _plain(text)
    seconds = _apart(plain)
    if seconds is None:
        seconds = _in_units(plain)
    if seconds is None:
        raise BadInput("length_unread", text=text.strip()[:40])
    return dt.timedelta(seconds=seconds)


def parse_clock(text: str) -> dt.time:
    """The time of day somebody typed: `18:30`, `1830`, `18`, `6pm`, `6.30 pm`, `18h30`, `noon`.

    `24:00` is midnight. Raises BadInput `clock_unread` for anything else.
    """
    plain = _plain(text)
    if plain in _NAMED:
        return _NAMED[plain]
    match = _CLOCK.fullmatch(plain)
    hour = int(match["h"]) if match else 99
    if match:
        minute, second = int(match["m"] or match["tight"] or 0), int(match["s"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0) if 1 <= hour <= 12 else 99
        elif (hour, minute, second) == (24, 0, 0):
            hour = 0
        if hour < 24 and minute < 60 and second < 60:
            return dt.time(hour, minute, second)
    raise BadInput("clock_unread", text=text.strip()[:40])


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.replace("″", '"')).casefold().split())


def _apart(plain: str) -> int | None:
    """Seconds of numbers without any unit."""
    if match := _MINUTES.fullmatch(plain):
        return int(match[1]) * 60
    if match := _HOURS.fullmatch(plain):
        return int(match[1]) * 3600
    match = _APART.fullmatch(plain)
    if match is None or int(match["m"]) > 59 or int(match["s"] or 0) > 59:
        return None
    if match["sign"] in ".," and match["s"] is None and len(match["m"]) == 1:
        return None  # 1.5: an hour and a half to one, 1:05 to another
    return int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"] or 0)


def _in_units(plain: str) -> int | None:
    """Seconds of numbers with units, each smaller than the one before; only a single one may be broken."""
    parts: list[tuple[float, str]] = []
    at = 0
    while at < len(plain):
        match = _PART.match(plain, at)
        unit = _unit(match["unit"], parts) if match else None
        if match is None or unit is None:
            return None
        parts.append((float(match["number"].replace(",", ".")), unit))
        at = match.end()
    falling = all(_SECONDS[before] > _SECONDS[after] for (_, before), (_, after) in pairwise(parts))
    broken = any(number != int(number) for number, _ in parts)
    if not parts or not falling or (broken and len(parts) > 1):
        return None
    return round(sum(number * _SECONDS[unit] for number, unit in parts))


def _unit(written: str | None, before: list[tuple[float, str]]) -> str | None:
    if written is None:
        return {"h": "m", "m": "s"}.get(before[-1][1]) if before else None
    match = _UNIT.fullmatch(written)
    return match.lastgroup if match else None
