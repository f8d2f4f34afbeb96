"""Reads one line of an agenda: title, length, time of day, who leads."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from peerdesk.domain.agenda import parse_clock, parse_duration
from peerdesk.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Words:
    """What a line says. starts, ends: times of day in front of it, or in the cell of a table."""

    title: str = field(repr=False)
    length_s: int | None = None
    lead: str = field(default="", repr=False)
    starts: dt.time | None = None
    ends: dt.time | None = None


_LONGEST = 1_000
"""Chosen: three times the longest title; a longer line is text and is kept as it is."""

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_UNIT = (
    r"(?:(?:h(?:rs?|ours?)?|std\.?|stunden?|heures?|m(?:ins?\.?|inutes?|inuten)?|s(?:ecs?|econds?)?|['′’])"
    r"(?![^\W\d]))"
)
_ABOUT = r"(?:[<≤~≈]\s*|(?:about|approx\.?|ca\.?|circa|max\.?|up\sto|under|at\smost)\s+)"
_RANGE = rf"(?:{_NUMBER}\s*{_UNIT}?\s*(?:-|–|—|to|bis)\s*)"
_LENGTH = (
    rf"(?P<about>{_ABOUT})?{_RANGE}?"
    rf"(?P<length>\d{{1,2}}:\d{{2}}\s*h\b|{_NUMBER}\s*{_UNIT}(?:\s*\d{{1,2}}(?:\s*{_UNIT}|(?!\w)))?)"
)
_WHOLE = re.compile(_LENGTH, re.IGNORECASE)
_WITH_REMARK = re.compile(rf"{_LENGTH}\s+(?P<rest>\S.*)", re.IGNORECASE)
_GAP = r"(?P<gap>\s*[-–—,:|]\s+|\s+)"
_TAIL = re.compile(rf"(?P<before>.*?\S){_GAP}{_LENGTH}\s*[.;]?", re.IGNORECASE)
_FRONT = re.compile(rf"{_LENGTH}{_GAP}(?P<after>\S.*)", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[](?P<inside>(?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*)[)\]]")
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2}\s*[ap]\.?m\b\.?|:\d{2}|h\d{2}|\s*[ap]\.?m\b\.?|\.\d{2}(?=\s*uhr)))"
_CLOCK_FRONT = re.compile(
    rf"[(\[]?(?P<starts>{_CLOCK})(?:\s*(?:-|–|—|to|bis)\s*(?P<ends>{_CLOCK}))?(?:\s*uhr)?[)\]]?(?=[\s:,|–—-]|$)"
    r"\s*[-–—:,|]?\s*",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:each|per|apiece|every|a\s+(?:person|head)|pro|jeweils|chacun)\b", re.IGNORECASE)
_NO_LENGTH_BEHIND = frozenset({
    "for", "of", "after", "every", "in", "last", "next", "first", "within", "under", "over", "about", "and",
    "to", "per", "than", "a", "the", "nach", "für", "von",
})  # fmt: skip
_NO_TITLE = frozenset({"of", "for", "each", "per", "later", "before", "after", "from"})
_PARTING = re.compile(r"\s*(?:[,;/&+]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_PARTICLES = frozenset({
    "de", "del", "der", "den", "dem", "van", "von", "zu", "zur", "la", "le", "el", "al", "bin", "ibn", "da",
    "di", "do", "dos", "das", "du", "af", "av", "ter", "y",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_](?:[\w.'’‑-]*[\w.'’])?\.?")
_UNITS = {"std": "h", "stunde": "h", "stunden": "h", "heure": "h", "heures": "h", "minuten": "min"}


def words_of(text: str) -> Words:
    """The parts of a line: `18:00 Welcome (5m, Ana)`, `Welcome – 5 min`, `15m Welcome`."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return Words(text)
    starts, ends, text = _clock_in_front(text)
    title, length_s, lead = _without_brackets(text)
    if length_s is None:
        title, length_s = _without_length(title)
    title = title if title == text else _tidy(title)
    if not title:
        title, lead = lead, ""
    return Words(title, length_s, lead, starts, ends)


def clocks_in(cell: str) -> tuple[dt.time | None, dt.time | None]:
    """Start and end in the cell of a table: `18:00`, `18:00–18:15`, `6.30 pm`; None for what is not said."""
    starts, ends, rest = _clock_in_front(" ".join(cell[:_LONGEST].split()))
    if starts is not None and not rest:
        return starts, ends
    return _clock(cell), None


def length_in(cell: str) -> int | None:
    """Seconds in a cell of a column of lengths: `15m`, `<5m`, `10-15m` (the most), `20`; None: no length."""
    text = " ".join(cell[:_LONGEST].split())
    if re.fullmatch(r"\d{1,4}[.,]\d{1,2}", text):
        text += "m"
    if match := _WHOLE.match(text):
        return _seconds(match["length"])
    text = re.sub(rf"^{_ABOUT}", "", text, flags=re.IGNORECASE)
    return _seconds(re.sub(r"^\d{1,4}\s*[-–—]\s*(?=\d{1,4}$)", "", text))


def leads_in(text: str) -> tuple[str, ...]:
    """The names in what was written of who leads."""
    return tuple(part for part in _PARTING.split(text) if part)


def _clock_in_front(text: str) -> tuple[dt.time | None, dt.time | None, str]:
    match = _CLOCK_FRONT.match(text)
    starts = _clock(match["starts"]) if match else None
    if match is None or starts is None:
        return None, None, text
    return starts, _clock(match["ends"] or ""), text[match.end() :]


def _clock(text: str) -> dt.time | None:
    try:
        return parse_clock(text)
    except BadInput:
        return None


def _seconds(text: str) -> int | None:
    words = re.sub(r"([^\W\d_]+)\.?", lambda m: _UNITS.get(m[1], m[1]), text.casefold())
    if match := re.fullmatch(r"(\d{1,2}:\d{2})\s*h", words):
        words = match[1]
    try:
        return round(parse_duration(words.replace("’", "'")).total_seconds())
    except BadInput:
        return None


def _without_brackets(text: str) -> tuple[str, int | None, str]:
    """The text without the brackets that say a length or who leads, and what they say."""
    length_s: int | None = None
    leads: list[str] = []
    kept = text
    for match in reversed(list(_BRACKET.finditer(text))):
        behind = _BRACKET.sub("", text[match.end() :]).strip(" .,;:")
        found = _bracket(match["inside"], is_last=not behind, free=length_s is None)
        if found is None:
            continue
        new_length, new_leads, rest = found
        length_s = new_length if new_length is not None else length_s
        leads = [*new_leads, *leads]
        kept = _joined(kept[: match.start()], f"({rest})" if rest else "", kept[match.end() :])
    return kept, length_s, ", ".join(leads)


def _bracket(inside: str, *, is_last: bool, free: bool) -> tuple[int | None, list[str], str] | None:
    """Length, leads and remark of a bracket; None when it is a part of the title.

    is_last: nothing but brackets stands behind it. free: no length was found behind it.
    """
    length_s: int | None = None
    names: list[str] = []
    rest: list[str] = []
    for part in filter(None, (p.strip() for p in re.split(r"[,;]", inside))):
        whole = _WHOLE.fullmatch(part)
        match = whole or _WITH_REMARK.fullmatch(part)
        remark = "" if whole or match is None else match["rest"]
        if (
            match
            and free
            and length_s is None
            and not _EACH.match(remark)
            and (is_last or not match["about"])
        ):
            length_s = _seconds(match["length"])
            rest += [remark] if remark else []
        elif all(_is_name(name) for name in leads_in(part)) and leads_in(part):
            names.append(part)
        else:
            rest.append(part)
    if length_s is not None:
        return length_s, names, ", ".join(rest)
    by_name = is_last and names and not rest and not any(n.isupper() for n in names)
    return (None, names, "") if by_name else None


def _is_name(text: str) -> bool:
    """Whether words could be a name: one to five, each with a capital or of a script without them."""
    words = text.split()
    if not 1 <= len(words) <= 5 or not all(_WORD.fullmatch(word) for word in words):
        return False
    return (
        not any(w[0].islower() and w.casefold() not in _PARTICLES for w in words)
        and not words[0][0].islower()
    )


def _without_length(text: str) -> tuple[str, int | None]:
    """A length that stands behind or in front without brackets."""
    match = _TAIL.fullmatch(text)
    if match and not _is_part_of_sentence(match):
        return match["before"], _seconds(match["length"])
    match = _FRONT.fullmatch(text)
    if match and (match["gap"].strip() or match["after"].split()[0].casefold() not in _NO_TITLE):
        return match["after"], _seconds(match["length"])
    return text, None


def _is_part_of_sentence(match: re.Match[str]) -> bool:
    before = match["before"].split()[-1].strip('(“"')
    return not match["gap"].strip() and before in _NO_LENGTH_BEHIND


def _joined(before: str, between: str, after: str) -> str:
    """Three parts in a line, with a space where words meet."""
    before = f"{before.rstrip()} {between}".strip()
    after = after.strip()
    return before + after if not after or after[0] in ",;:.)]" else f"{before} {after}".strip()


def _tidy(title: str) -> str:
    """A title without the signs that held what was taken away."""
    return re.sub(r"(?:\s*[,;:|–—-])+$|^(?:[,;:|–—-]\s+)+", "", title.strip()).strip()


def minutes_between(starts: dt.time, ends: dt.time) -> int:
    """Seconds from one time of day to the next time it is the other."""
    of_day = (t.hour * 3600 + t.minute * 60 + t.second for t in (starts, ends))
    first, last = of_day
    return (last - first) % 86400


def seconds_known(lines: Sequence[Words], whole: Collection[int] = ()) -> Iterator[int | None]:
    """The length of each line: its own, else to its own end, else to the next start that is said.

    whole: places of lines that have others inside, which say how long they take.
    """
    following: dt.time | None = None
    lengths: list[int | None] = []
    for place, line in reversed(list(enumerate(lines))):
        until = line.ends or following
        length_s = line.length_s
        if length_s is None and line.starts and until and place not in whole:
            length_s = minutes_between(line.starts, until) or None
        lengths.append(length_s)
        following = line.starts or following
    yield from reversed(lengths)
