"""What the mails say: pure words, no name among them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from peerdesk.domain.agenda import Agenda, attribution_of, taking_place, walk
from peerdesk.domain.mail import MailKind
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Attribution, Distribution
from peerdesk.services.paper import Phrases, day_words
from peerdesk.services.standing import when_words

_LABELS = {
    Distribution.CLEAR: "mail_label_clear",
    Distribution.GREEN: "mail_label_green",
    Distribution.AMBER: "mail_label_amber",
    Distribution.AMBER_STRICT: "mail_label_amber_strict",
    Distribution.RED: "mail_label_red",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and body of a mail, made of our own words, days and numbers alone."""

    subject: str = field(repr=False)
    body: str = field(repr=False)


def rules_of(agenda: Agenda, meeting: Meeting) -> frozenset[Attribution]:
    """The rules under which parts of a meeting were held."""
    items = taking_place(agenda)
    parts = (one for one in walk(items) if not one.steps)
    return frozenset(attribution_of(items, one.id, meeting.attribution) for one in parts) or frozenset(
        {meeting.attribution}
    )


def is_off_record(rules: Set[Attribution]) -> bool:
    """Whether nothing that was said may go into any paper."""
    return rules == {Attribution.OFF_RECORD}


def letter(
    kind: MailKind,
    meeting: Meeting,
    rules: Set[Attribution],
    following: Meeting | None,
    phrases: Phrases,
) -> Letter:
    """The words of a mail. following: the next meeting, None: not known.

    The subject says what comes and of which day; neither what the meeting was about nor whose it was.
    """
    values = _values(meeting, phrases)
    parts = [one for one in _parts(kind, meeting, rules, following, phrases) if one]
    return Letter(phrases[f"mail_{kind}_subject"].format(**values), "\n\n".join(parts) + "\n")


def _parts(
    kind: MailKind,
    meeting: Meeting,
    rules: Set[Attribution],
    following: Meeting | None,
    phrases: Phrases,
) -> Iterator[str]:
    values = _values(meeting, phrases)
    next_date = phrases["mail_next_date"].format(when=when_words(following, phrases)) if following else ""
    if kind is MailKind.NEXT_DATE:
        yield next_date
        return
    yield phrases[f"mail_{kind}"].format(**values)
    if kind is MailKind.SHEET:
        yield phrases["mail_sheet_only"]
        return
    if kind is MailKind.OBJECTIONS:
        yield phrases["mail_objections_how"].format(**values)
    yield from _rules(rules, phrases)
    yield phrases[_LABELS[meeting.distribution]]
    yield next_date


def _rules(rules: Set[Attribution], phrases: Phrases) -> Iterator[str]:
    if Attribution.CHATHAM_HOUSE in rules:
        told = phrases["mail_rule_part" if len(rules) > 1 else "mail_rule_all"]
        yield told.format(rule=CHATHAM_HOUSE_RULE)
    if Attribution.BACKGROUND in rules:
        yield phrases["mail_rule_background"]
    if rules == {Attribution.ON_RECORD}:
        yield phrases["mail_rule_on_record"]


def _values(meeting: Meeting, phrases: Phrases) -> dict[str, str]:
    until = meeting.objections_until
    return {
        "day": day_words(meeting.day, phrases),
        "until": day_words(until, phrases) if until else "",
        "version": str(meeting.version),
        "before": str(meeting.version - 1),
    }
