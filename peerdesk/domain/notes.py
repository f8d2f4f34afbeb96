"""Notes: sentences somebody said, with a kind and nothing else; and promises, which are not notes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from peerdesk.domain.rules import Papers


class NoteKind(StrEnum):
    """What sort of sentence a note is. The order is the order in which lists and papers show them."""

    INSIGHT = "insight"
    POINT = "point"
    QUESTION = "question"
    DECISION = "decision"
    ACTION = "action"
    RESOURCE = "resource"
    PARKED = "parked"


PREFIXES = {
    "?": NoteKind.QUESTION,
    "=": NoteKind.DECISION,
    "!": NoteKind.ACTION,
    "*": NoteKind.INSIGHT,
    "+": NoteKind.RESOURCE,
    "_": NoteKind.PARKED,
}
"""First character of a typed line → kind; none of them: a point."""

MAX_NOTE_CHARACTERS = 200_000
"""Longest note kept as one. Chosen: forty times the longest seen; a larger paste is refused, not cut."""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What stands in the note box when Enter is pressed. kind None: by the first character."""

    text: str = field(repr=False)
    kind: NoteKind | None = None


@dataclass(frozen=True, slots=True)
class ParsedDraft:
    """A draft taken apart. owners and due only for actions; owners as typed, not yet looked up."""

    kind: NoteKind
    text: str = field(repr=False)
    owners: tuple[str, ...] = field(default=(), repr=False)
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A kept note: a random key, its item, its kind, its text. It has no author, no time and no order."""

    key: bytes
    item_id: int
    kind: NoteKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who promised. member_id None: somebody who is no member, by the name typed."""

    member_id: int | None
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Action:
    """A promise: it belongs to the meeting, not to an item or a note. Owners are kept in their own table.

    papers: where it may stand, by the rule under which it was made.
    """

    key: bytes
    meeting_id: int
    text: str = field(repr=False)
    due: dt.date | None = None
    done: bool = False
    owners: tuple[Owner, ...] = field(default=(), repr=False)
    papers: Papers = Papers.ALL


def parse_draft(draft: NoteDraft, today: dt.date, *, default: NoteKind = NoteKind.POINT) -> ParsedDraft:
    """Take a typed line apart into kind, text, owners and date.

    The first character sets the kind and is dropped. In an action, what follows the last `>` is owners and
    a date: `! share the checklist > mk 2 apr`; where it cannot be that (`if load > 80 percent`) it stays
    text. `default` is the kind without a prefix (an action in an item of kind commitments). Control
    characters become spaces; line breaks and tabs are folded to one space.
    """
    text = clean(draft.text)
    kind = draft.kind or default
    if draft.kind is None and text[:1] in PREFIXES:
        kind, text = PREFIXES[text[0]], text[1:].strip()
    if kind is not NoteKind.ACTION or ">" not in text:
        return ParsedDraft(kind, text)
    body, _, tail = text.rpartition(">")
    owners, due = _owners_and_due(tail.strip(), today)
    if not body.strip() or not all(map(_may_be_owner, owners)):
        return ParsedDraft(kind, text)
    return ParsedDraft(kind, body.strip(), owners, due)


def clean(text: str) -> str:
    """One line of printable text: control characters and line breaks become single spaces."""
    return re.sub(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", encodable(text)).strip()


def encodable(text: str) -> str:
    """Text that can be stored: half of a character that was cut in two becomes U+FFFD."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_due(text: str, today: dt.date) -> dt.date | None:
    """A date as people type it, or None: `2 apr`, `apr 2`, `2.4.`, `2026-04-02`, `fri`, `tomorrow`.

    Without a year the next such day from `today` on is meant; `fri` is the next Friday after today.
    """
    words = text.strip().lower().rstrip(".,;")
    if words == "today":
        return today
    if words == "tomorrow":
        return today + dt.timedelta(days=1)
    if words[:3] in _DAYS and words.isalpha() and len(words) >= 3 and _is_prefix(words, _DAY_NAMES):
        ahead = (_DAYS.index(words[:3]) - today.weekday() - 1) % 7 + 1
        return today + dt.timedelta(days=ahead)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    day_month = (
        re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*([a-z]{3,9})\.?(?:,?\s+(\d{4}))?", words),
        re.fullmatch(r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?", words),
    )
    for match, (d, m) in zip(day_month, ((1, 2), (2, 1)), strict=True):
        if match and match[m][:3] in _MONTHS and _is_prefix(match[m], _MONTH_NAMES):
            return _next(int(match[d]), _MONTHS.index(match[m][:3]) + 1, match[3], today)
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4})?)?", words):
        return _next(int(match[1]), int(match[2]), match[3], today)
    return None


_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _is_prefix(word: str, names: tuple[str, ...]) -> bool:
    return any(name.startswith(word) for name in (*names, "sept", "tues", "thur", "thurs"))


def _next(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if year:
        return _date(int(year), month, day)
    dates = (_date(today.year + ahead, month, day) for ahead in range(_LEAP_YEARS_APART + 1))
    return next((date for date in dates if date and date >= today), None)


_LEAP_YEARS_APART = 8
"""At most, around the turn of a century: so far ahead 29 February is looked for."""


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _owners_and_due(tail: str, today: dt.date) -> tuple[tuple[str, ...], dt.date | None]:
    words = tail.split()
    for start in range(len(words)):
        due = parse_due(" ".join(words[start:]), today)
        if due:
            return _owners(" ".join(words[:start])), due
    return _owners(tail), None


_OWNER_WORDS = 4
"""Longest name of an owner, in words. Chosen: longer stretches behind `>` were sentences."""


def _may_be_owner(name: str) -> bool:
    """Whether it may call somebody: a few words without figures, or a figure alone (guests by number)."""
    words = name.split()
    if len(words) == 1:
        return words[0].isdigit() or not words[0][0].isdigit()
    return len(words) <= _OWNER_WORDS and not any(c.isdigit() for c in name)


def _owners(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[,;&+/]| and ", text) if part.strip())
