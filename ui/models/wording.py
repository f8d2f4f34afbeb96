"""Lengths, times and rules in words, for models and the screens that show them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from peerdesk.domain.agenda import whole_minutes
from peerdesk.domain.members import Stage
from peerdesk.domain.rules import Attribution, StageNames
from peerdesk.domain.turns import Mode

IN_SECONDS_BELOW_S = 180
"""Below this a length that is no whole minute is said in seconds. Chosen: "90 s" reads at a glance."""

LANGUAGES = (
    ("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"), ("it", "Italiano"),
    ("nl", "Nederlands"), ("pt", "Português"), ("pl", "Polski"),
)  # fmt: skip
"""Languages in which names are looked for: BCP 47 primary tag, and its name in itself, English first."""


def tr(text: str) -> str:
    """A text of this module in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class


def length_text(seconds: int) -> str:
    """A length as one would type it again: "90 s", "2 min", "10 min 30 s", "1 h 5 min"."""
    if 0 < seconds < IN_SECONDS_BELOW_S and seconds % 60:
        return tr("{n} s").format(n=seconds)
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        tr("{n} h").format(n=hours) if hours else "",
        tr("{n} min").format(n=minutes) if minutes or not (hours or rest) else "",
        tr("{n} s").format(n=rest) if rest else "",
    ]
    return " ".join(part for part in parts if part)


def minutes_text(seconds: int) -> str:
    """A length for a column of minutes: whole minutes, or seconds below one."""
    if 0 < seconds < 60:
        return tr("{n} s").format(n=seconds)
    return str(whole_minutes(seconds))


def minutes_typed(seconds: int) -> str:
    """A length as an editor of minutes begins with it: "15", or exactly where it is no whole minute."""
    return length_text(seconds) if seconds % 60 else str(seconds // 60)


def span_text(seconds: int) -> str:
    """A long length: "2 h 28", "45 min"."""
    hours, minutes = divmod(whole_minutes(seconds), 60)
    if not hours:
        return tr("{n} min").format(n=minutes)
    if not minutes:
        return tr("{n} h").format(n=hours)
    return tr("{hours} h {minutes:02}").format(hours=hours, minutes=minutes)


def time_text(starts: dt.time | None, after_s: int) -> str:
    """The time of day some seconds after a start; without a start, how long after it: "+0:15"."""
    at = (starts.hour * 60 + starts.minute if starts else 0) + after_s // 60
    if starts is None:
        return f"+{at // 60}:{at % 60:02}"
    return f"{at // 60 % 24:02}:{at % 60:02}"


def clock_text(time: dt.time) -> str:
    """A time of day as it is written and typed: "18:05"."""
    return time.strftime("%H:%M")


def mode_text(mode: Mode) -> str:
    """How the floor passes on, in words."""
    return {
        Mode.ONE_SPEAKER: tr("One speaker"),
        Mode.ROUND: tr("Round"),
        Mode.QUEUE: tr("Queue"),
        Mode.FREE: tr("Free"),
    }[mode]


def attribution_text(attribution: Attribution) -> str:
    """A rule of attribution in words."""
    return {
        Attribution.CHATHAM_HOUSE: tr("Chatham House Rule"),
        Attribution.ON_RECORD: tr("On the record"),
        Attribution.OFF_RECORD: tr("Off the record"),
        Attribution.BACKGROUND: tr("Background"),
    }[attribution]


def stage_names_text(names: StageNames) -> str:
    """How people are called on the second screen, in words."""
    return {
        StageNames.FIRST: tr("First names"),
        StageNames.INITIALS: tr("Initials"),
        StageNames.NONE: tr("No names"),
    }[names]


def stage_text(stage: Stage) -> str:
    """How far a person belongs to a group, in words."""
    return {
        Stage.CANDIDATE: tr("candidate"),
        Stage.GUEST: tr("guest"),
        Stage.MEMBER: tr("member"),
        Stage.AWAY: tr("away for a while"),
        Stage.LEFT: tr("left the group"),
    }[stage]
