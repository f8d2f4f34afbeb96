"""Lengths, times and rules in words, for models and the screens that show them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from peerdesk.domain.agenda import whole_minutes
from peerdesk.domain.balance import Sharing
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.members import Stage
from peerdesk.domain.motions import MotionState
from peerdesk.domain.releasing import objections_ended
from peerdesk.domain.rules import Attribution, StageNames
from peerdesk.domain.turns import Mode, RequestKind, Switch, Switches
from peerdesk.domain.votes import Ballot, Outcome

IN_SECONDS_BELOW_S = 180
"""Below this a length that is no whole minute is said in seconds. Chosen: "90 s" reads at a glance."""

LANGUAGES = (
    ("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"), ("it", "Italiano"),
    ("nl", "Nederlands"), ("pt", "Português"), ("pl", "Polski"),
)  # fmt: skip
"""Languages in which names are looked for: BCP 47 primary tag, and its name in itself, English first."""

SOME_LINES = 200
"""Characters of a sentence that is asked about. Chosen: enough to know it by."""


def tr(text: str) -> str:
    """A text of this module in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class


def some_lines(text: str) -> str:
    """A sentence, no more than some lines of it."""
    return text if len(text) <= SOME_LINES else f"{text[:SOME_LINES].rstrip()}…"


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
        Mode.MOTION: tr("Motion"),
    }[mode]


def switch_text(switch: Switch) -> str:
    """What can be switched on beside a way of passing the floor on, in words."""
    return {
        Switch.REVERSED: tr("Anticlockwise"),
        Switch.DRAWN: tr("Order drawn by lot"),
        Switch.ROTATING: tr("Begins where last time ended"),
        Switch.TALKING_PIECE: tr("Talking piece: to the neighbour, never back"),
        Switch.NO_PASS: tr("Everybody speaks: who passes is asked again"),
        Switch.LEAST_HEARD: tr("Least heard first"),
        Switch.ONCE_EACH: tr("Nobody twice before all had a turn"),
        Switch.FOLLOW_UP: tr("One question and one follow-up"),
        Switch.QUESTIONS_ONLY: tr("Questions only"),
        Switch.OWN_EXPERIENCE: tr("Own experience only"),
        Switch.DIRECT_RESPONSES: tr("Direct responses may jump in"),
        Switch.LEAD_LISTENS: tr("Whoever leads the item listens"),
        Switch.EMPTY_CHAIR: tr("Inner circle with an empty chair"),
        Switch.EXTEND_BY_VOTE: tr("The room votes to go on"),
        Switch.SMALL_GROUPS: tr("In small groups"),
        Switch.SILENT: tr("In silence"),
    }[switch]


def norm_text(switches: Switches) -> str:
    """The line to read out where a step has none of its own: what is asked of everybody."""
    if Switch.OWN_EXPERIENCE in switches:
        return tr("Own experience only: “when I…”, never “you should”.")
    if Switch.QUESTIONS_ONLY in switches:
        return tr("Questions only: no advice, no stories.")
    return ""


def request_text(kind: RequestKind) -> str:
    """What a hand is up for, in words."""
    return {
        RequestKind.POINT_OF_ORDER: tr("Point of order"),
        RequestKind.CLARIFYING: tr("Question to understand"),
        RequestKind.RESPONSE: tr("Direct response"),
        RequestKind.NEW_POINT: tr("Hand"),
        RequestKind.FOR: tr("Speaks for it"),
        RequestKind.AGAINST: tr("Speaks against it"),
    }[kind]


def ballot_text(ballot: Ballot) -> str:
    """A way of deciding, in words."""
    return {
        Ballot.SHOW_OF_HANDS: tr("Show of hands"),
        Ballot.ROMAN: tr("Roman vote: thumbs"),
        Ballot.DOTS: tr("Dot vote"),
        Ballot.RANKING: tr("Ranking"),
        Ballot.TEMPERATURE: tr("Temperature check"),
        Ballot.CONSENT: tr("Consent round"),
        Ballot.SECRET: tr("Secret ballot, totals"),
    }[ballot]


def deciding_text(kind: str) -> str:
    """What the line for deciding does, by key: a way of voting, or what happens to a motion."""
    words = {
        "motion": tr("New motion"),
        "amendment": tr("Amendment to it"),
        "second_it": tr("Seconded by"),
        "withdraw": tr("Withdrawn"),
        "table": tr("Laid on the table"),
        "reword": tr("New wording of it"),
        "topic": tr("Topic of the room"),
    }
    return words[kind] if kind in words else ballot_text(Ballot(kind))


def sharing_text(band: Sharing) -> str:
    """How evenly a floor went round, in words that praise and blame nobody."""
    return {
        Sharing.EVEN: tr("evenly"),
        Sharing.USUAL: tr("as in most groups"),
        Sharing.UNEVEN: tr("unevenly: worth a look together"),
    }[band]


def outcome_text(outcome: Outcome) -> str:
    """What came of a vote, in words."""
    return {
        Outcome.CARRIED: tr("carried"),
        Outcome.WITHOUT_DISSENT: tr("carried without dissent"),
        Outcome.NOT_CARRIED: tr("not carried"),
        Outcome.TIED: tr("tied, so not carried"),
        Outcome.NO_VOTES: tr("no votes"),
        Outcome.ORDERED: tr("in order"),
        Outcome.TAKEN: tr("temperature taken"),
    }[outcome]


def motion_text(state: MotionState) -> str:
    """What became of a motion, in a word or two."""
    return {
        MotionState.OPEN: tr("Motion"),
        MotionState.WITHDRAWN: tr("Withdrawn"),
        MotionState.CARRIED: tr("Carried"),
        MotionState.LOST: tr("Lost"),
        MotionState.NO_QUORUM: tr("No quorum"),
        MotionState.TABLED: tr("Tabled"),
    }[state]


def attribution_text(attribution: Attribution) -> str:
    """A rule of attribution in words."""
    return {
        Attribution.CHATHAM_HOUSE: tr("Chatham House Rule"),
        Attribution.ON_RECORD: tr("On the record"),
        Attribution.OFF_RECORD: tr("Off the record"),
        Attribution.BACKGROUND: tr("Background"),
    }[attribution]


def long_day(day: dt.date) -> str:
    """A day without its year, its month in full: "12 March"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("d MMMM"))


def standing_text(meeting: Meeting, today: dt.date) -> str:
    """How far the minutes of a closed meeting are, in words for a narrow line."""
    if meeting.phase is Phase.RELEASED:
        return tr("released") if meeting.version < 2 else tr("version {n}").format(n=meeting.version)
    if meeting.phase is Phase.SENT:
        return tr("to release") if objections_ended(meeting, today) else tr("sent out")
    return tr("closed")


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
