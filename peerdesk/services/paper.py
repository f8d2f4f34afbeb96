"""Builds the tree of a paper from sentences: pure, so that the window and the command line share it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from peerdesk.domain.editing import KINDS_APART, is_key_message
from peerdesk.domain.minutes import Block, Bullet, Credit, Entry, Heading, Minutes, Paragraph
from peerdesk.domain.notes import Action, NoteKind
from peerdesk.domain.release import MinutesLine
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Attribution, Distribution

Phrases = Mapping[str, str]
"""Words of the paper by key, in the reader's language; the English ones stand in `resources/phrases`."""


GATHERED = ("agreement", "disagreement", "questions", "next_steps")
"""Phrases of the themes that the paper gathers at its end. Source: domain.md 1.5, 7 and 8."""


@dataclass(frozen=True, slots=True)
class Part:
    """One item as the paper needs it: its public title, its rule and its sentences.

    key: names its heading. case: minuted to its presenter; the shared paper says only that there was one.
    given: to that presenter, and erased here.
    """

    key: str
    title: str = field(repr=False)
    rule: Attribution
    lines: tuple[MinutesLine, ...] = field(default=(), repr=False)
    case: bool = False
    given: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the sentences. people: head count, None: not said. day: None: not known.

    kicker: the status, "" for a draft. foot: said before the rest on the foot of each page. facts: lines
    under the head count. end: what stands behind the last item.
    """

    title: str = field(repr=False)
    day: dt.date | None
    people: int | None
    label: Distribution = Distribution.GREEN
    kicker: str = ""
    foot: str = ""
    facts: tuple[str, ...] = ()
    end: tuple[Block, ...] = ()


def minutes_tree(
    header: Header, parts: Sequence[Part], actions: Sequence[Action], phrases: Phrases
) -> Minutes:
    """The shared paper: what it is, then decisions and promises, then the substance item by item.

    Nothing of a part that is off the record is in it, of a case only that there was one. Promises stand
    without owners; a date only when two promises share it (a date of one's own points to its owner).
    """
    under_rule = [p for p in parts if p.rule is Attribution.CHATHAM_HOUSE]
    blocks: list[Block] = []
    blocks += _key_messages(parts, phrases)
    blocks += _outcomes(parts, actions, phrases)
    gathered = _gathered(parts, phrases)
    for part in parts:
        blocks += _marked(_part(part, phrases, _keys(gathered)), part, parts, phrases)
    for theme, lines in gathered.items():
        blocks += [Heading(theme), *_bullets(lines, phrases)]
    if not blocks:
        blocks.append(Paragraph(phrases["nothing"]))
    if under_rule:
        is_credited = any(line.attributed for part in under_rule if not part.case for line in part.lines)
        told = phrases["disclaimer_credited" if is_credited else "disclaimer"]
        blocks = [Paragraph(told), *_exceptions(parts, phrases), *blocks]
    foot = phrases["under_rule_footer" if under_rule else "other_footer"]
    return Minutes(
        kicker=header.kicker or phrases["kicker_draft"],
        title=header.title,
        lines=tuple(_lines(header, phrases)),
        statement=CHATHAM_HOUSE_RULE if under_rule or not parts else None,
        blocks=(*blocks, *header.end),
        label=header.label,
        footer=f"{header.foot} · {foot}" if header.foot else foot,
        page_phrase=phrases["page"],
        language=phrases["language"],
    )


def theme_key(part: str, theme: str) -> str:
    """The key of a theme's heading in a part, so that its words can be found and changed."""
    return f"{part}-{hashlib.blake2b(theme.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def credit_key(line: bytes) -> str:
    """The key of the words that say whose a sentence is."""
    return f"{line.hex()}-whose"


def day_words(day: dt.date, phrases: Phrases) -> str:
    """A day as it is written in a paper."""
    month = phrases["months"].split()[day.month - 1]
    return phrases["date"].format(day=day.day, month=month, year=day.year)


def _lines(header: Header, phrases: Phrases) -> Iterable[str]:
    if header.day is not None:
        yield day_words(header.day, phrases)
    if header.people:
        key = "people_one" if header.people == 1 else "people_many"
        yield phrases[key].format(count=header.people)
    yield from header.facts


def _exceptions(parts: Sequence[Part], phrases: Phrases) -> list[Block]:
    titles = [p.title for p in parts if p.rule is Attribution.ON_RECORD and p.lines and not p.case]
    if not titles:
        return []
    key = "on_record_one" if len(titles) == 1 else "on_record_many"
    names = "; ".join(titles)
    return [Paragraph(f"{phrases['part_rule']} {phrases[key].format(titles=names)}")]


def _outcomes(parts: Sequence[Part], actions: Sequence[Action], phrases: Phrases) -> list[Block]:
    decisions = _entries(_told(parts, NoteKind.DECISION), phrases)
    promises = promised(actions, phrases)
    noted = _entries(_told(parts, NoteKind.ACTION), phrases)
    if not decisions and not promises and not noted:
        return []
    return [Heading(phrases["decisions_and_actions"]), *decisions, *promises, *noted]


def promised(actions: Sequence[Action], phrases: Phrases) -> list[Block]:
    """Promises without their owners; a date only when two of them share it."""
    days = Counter(action.due for action in actions)
    return [
        Entry(a.text, day_words(a.due, phrases) if a.due and days[a.due] > 1 else "", a.key.hex())
        for a in actions
    ]


def _key_messages(parts: Sequence[Part], phrases: Phrases) -> list[Block]:
    """What somebody lifted to the top of page one, item by item; it does not stand in its item again."""
    lines = [line for part in parts if _tells(part) for line in part.lines if is_key_message(line)]
    if not lines:
        return []
    return [Heading(phrases["key_messages"]), *_bullets(lines, phrases)]


def gathered_themes(phrases: Phrases) -> tuple[str, ...]:
    """The headings under which sentences are gathered at the end of the paper, in their order."""
    return tuple(phrases[key] for key in GATHERED)


def _gathered(parts: Sequence[Part], phrases: Phrases) -> dict[str, list[MinutesLine]]:
    """By heading, what stands under it out of all parts.

    Where only parts of a meeting are on the record, what was said in these stays in them: a reader could not
    tell any more that its names may stand.
    """
    told = [part for part in parts if _tells(part)]
    if any(part.rule is not Attribution.ON_RECORD for part in told):
        told = [part for part in told if part.rule is not Attribution.ON_RECORD]
    found: dict[str, list[MinutesLine]] = {}
    for theme in gathered_themes(phrases):
        lines = [line for part in told for line in part.lines if line.theme == theme and _has_theme(line)]
        if lines:
            found[theme] = lines
    return found


def _keys(gathered: Mapping[str, Sequence[MinutesLine]]) -> frozenset[bytes]:
    return frozenset(line.key for lines in gathered.values() for line in lines)


def _has_theme(line: MinutesLine) -> bool:
    """Whether a sentence is read under its theme, and in neither of the lists on page one."""
    return not line.is_key and line.kind not in KINDS_APART


def _tells(part: Part) -> bool:
    """Whether the paper tells the talk of this part."""
    return part.rule is not Attribution.OFF_RECORD and not part.case


def _told(parts: Sequence[Part], kind: NoteKind) -> Iterator[MinutesLine]:
    """Sentences of a kind in the parts whose talk the paper tells."""
    for part in parts:
        if _tells(part):
            yield from (line for line in part.lines if line.kind is kind)


_SUBHEADED = (
    (NoteKind.QUESTION, "questions"),
    (NoteKind.RESOURCE, "resources"),
    (NoteKind.PARKED, "parked"),
)


def _part(part: Part, phrases: Phrases, gathered: frozenset[bytes] = frozenset()) -> list[Block]:
    """The part without what is gathered at the end."""
    heading = Heading(part.title or phrases["notes"], key=part.key)
    if part.rule is Attribution.OFF_RECORD or part.case:
        words = phrases["off_record" if part.rule is Attribution.OFF_RECORD else "case"]
        return [heading, Paragraph(words)] if part.lines or part.given else []
    told = [x for x in part.lines if not is_key_message(x) and x.key not in gathered]
    themed = [x for x in told if x.theme and x.kind not in KINDS_APART]
    points = (x for x in told if x.kind in (NoteKind.INSIGHT, NoteKind.POINT) and not x.theme)
    blocks = _bullets(points, phrases)
    for theme in dict.fromkeys(x.theme for x in themed):
        under = (x for x in themed if x.theme == theme)
        blocks += [Heading(theme, 2, theme_key(part.key, theme)), *_bullets(under, phrases)]
    for kind, key in _SUBHEADED:
        lines = [x for x in told if x.kind is kind and not x.theme]
        if lines:
            blocks += [Heading(phrases[key], 2), *_bullets(lines, phrases)]
    return [heading, *blocks] if blocks else []


def _bullets(lines: Iterable[MinutesLine], phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        blocks += [Bullet(line.text, line.key.hex()), *_credit(line, phrases)]
    return blocks


def _entries(lines: Iterable[MinutesLine], phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        blocks += [Entry(line.text, "", line.key.hex()), *_credit(line, phrases)]
    return blocks


def _credit(line: MinutesLine, phrases: Phrases) -> Iterator[Credit]:
    """Whose it is: a descriptor as it stands, a name only beside the words that say that it was agreed to."""
    if line.attributed:
        words = line.attributed
        if line.consent_day is not None:
            words = phrases["consented"].format(who=words.rstrip("."))
        yield Credit(words, credit_key(line.key))


def part_blocks(part: Part, phrases: Phrases) -> list[Block]:
    """What a paper says of one part: its heading, its substance by theme, what has none by kind."""
    return _part(part, phrases)


_MARKS = {Attribution.ON_RECORD: "on_record_mark", Attribution.BACKGROUND: "background_mark"}


def _marked(blocks: list[Block], part: Part, parts: Sequence[Part], phrases: Phrases) -> list[Block]:
    """The blocks of a part with a mark under its heading, where its rule is not that of all parts."""
    mixed = any(other.rule is not part.rule for other in parts)
    if not blocks or not mixed or part.rule not in _MARKS or part.case:
        return blocks
    return [blocks[0], Paragraph(phrases[_MARKS[part.rule]], small=True), *blocks[1:]]
