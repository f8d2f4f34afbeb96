"""Builds the tree of a paper from sentences: pure, so that the window and the command line share it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    given: to that presenter, and erased here. rules: of its steps that have one of their own, by their id.
    """

    key: str
    title: str = field(repr=False)
    rule: Attribution
    lines: tuple[MinutesLine, ...] = field(default=(), repr=False)
    case: bool = False
    given: bool = False
    rules: Mapping[int, Attribution] = field(default_factory=dict)

    def rule_of(self, line: MinutesLine) -> Attribution:
        """The rule under which a sentence of it was said."""
        return self.rules.get(line.item_id, self.rule)

    @property
    def told_under(self) -> frozenset[Attribution]:
        """The rules of its sentences; its own where it has none, or where nothing of it is told."""
        if not _tells(self):
            return frozenset({self.rule})
        return frozenset(map(self.rule_of, self.lines)) or frozenset({self.rule})


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the sentences. people: head count, None: not said. day: None: not known.

    kicker: the status, "" for a draft. foot: said before the rest on the foot of each page. facts: lines
    under the head count. end: what stands behind the last item. rule: of the meeting, for one without an
    agenda.
    """

    title: str = field(repr=False)
    day: dt.date | None
    people: int | None
    label: Distribution = Distribution.GREEN
    kicker: str = ""
    foot: str = ""
    facts: tuple[str, ...] = ()
    end: tuple[Block, ...] = ()
    rule: Attribution = Attribution.CHATHAM_HOUSE


def minutes_tree(
    header: Header, parts: Sequence[Part], actions: Sequence[Action], phrases: Phrases
) -> Minutes:
    """The shared paper: what it is, then decisions and promises, then the substance item by item.

    Nothing of a part that is off the record is in it, of a case only that there was one. Promises stand
    without owners; a date only when two promises share it (a date of one's own points to its owner).
    """
    rules = frozenset[Attribution]().union(*(part.told_under for part in parts)) or frozenset({header.rule})
    under_rule = Attribution.CHATHAM_HOUSE in rules
    blocks: list[Block] = []
    blocks += _key_messages(parts, rules, phrases)
    blocks += _outcomes(parts, actions, rules, phrases)
    gathered = _gathered(parts, phrases)
    for part in parts:
        blocks += _by_rule(part, rules, phrases, _keys(gathered))
    for theme, lines in gathered.items():
        blocks += [Heading(theme), *_bullets(lines, phrases)]
    if not blocks:
        blocks.append(Paragraph(phrases["nothing"]))
    exceptions = _exceptions(parts, phrases) if under_rule else []
    if under_rule:
        blocks = [Paragraph(_disclaimer(parts, phrases)), *exceptions, *blocks]
    statement, foot = _statement(rules, phrases, is_part=bool(exceptions))
    return Minutes(
        kicker=header.kicker or phrases["kicker_draft"],
        title=header.title,
        lines=tuple(_lines(header, phrases)),
        statement=statement,
        blocks=(*blocks, *header.end),
        label=header.label,
        footer=f"{header.foot} · {foot}" if header.foot else foot,
        page_phrase=phrases["page"],
        language=phrases["language"],
    )


def _statement(rules: frozenset[Attribution], phrases: Phrases, *, is_part: bool) -> tuple[str | None, str]:
    """What the meeting was held under, in a box at the top and on the foot of each page.

    is_part: not all of it was held under the Chatham House Rule. Source: domain.md 1.4, 2 and 3.
    """
    if Attribution.CHATHAM_HOUSE in rules:
        return CHATHAM_HOUSE_RULE, phrases["part_rule_footer" if is_part else "under_rule_footer"]
    told = rules - {Attribution.OFF_RECORD}
    if told == {Attribution.BACKGROUND}:
        return phrases["held_on_background"], phrases["background_mark"]
    if told == {Attribution.ON_RECORD}:
        return phrases["held_on_record"], phrases["on_record_mark"]
    return None, phrases["other_footer"]


def _disclaimer(parts: Sequence[Part], phrases: Phrases) -> str:
    """That it attributes nothing; where it does, or names stand on the record, that it says so."""
    told = [(part, line) for part in parts if _tells(part) for line in part.lines]
    is_credited = any(x.attributed or part.rule_of(x) is Attribution.ON_RECORD for part, x in told)
    return phrases["disclaimer_credited" if is_credited else "disclaimer"]


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


_OUTSIDE = {
    Attribution.ON_RECORD: "on_record",
    Attribution.BACKGROUND: "background",
    Attribution.OFF_RECORD: "off_record",
}
"""Rules other than the Chatham House Rule, in the order in which their parts are named."""


def _exceptions(parts: Sequence[Part], phrases: Phrases) -> list[Block]:
    """Which items were outside the Rule, wholly or in part. Source: domain.md 1.4, 3."""
    told = []
    for rule, key in _OUTSIDE.items():
        titles = [
            _title_in(part, phrases)
            for part in parts
            if rule in part.told_under and not part.case and (part.lines or part.given)
        ]
        if titles:
            one_or_many = "one" if len(titles) == 1 else "many"
            told.append(phrases[f"{key}_{one_or_many}"].format(titles="; ".join(titles)))
    return [Paragraph(" ".join((phrases["part_rule"], *told)))] if told else []


def _title_in(part: Part, phrases: Phrases) -> str:
    title = (part.title or phrases["notes"]).rstrip(".")
    return title if len(part.told_under) == 1 else phrases["in_part"].format(title=title)


def _outcomes(
    parts: Sequence[Part], actions: Sequence[Action], rules: frozenset[Attribution], phrases: Phrases
) -> list[Block]:
    marks = _marks(parts, rules, phrases)
    decisions = _entries(_told(parts, NoteKind.DECISION), phrases, marks)
    promises = promised(actions, phrases)
    noted = _entries(_told(parts, NoteKind.ACTION), phrases, marks)
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


def _marks(parts: Sequence[Part], rules: frozenset[Attribution], phrases: Phrases) -> dict[bytes, str]:
    """What stands under a sentence away from its item, by its key, where the paper knows several rules."""
    if len(rules) < 2:
        return {}
    told = ((line.key, part.rule_of(line)) for part in parts if _tells(part) for line in part.lines)
    return {key: phrases[_MARKS[rule]] for key, rule in told if rule in _MARKS}


def _key_messages(parts: Sequence[Part], rules: frozenset[Attribution], phrases: Phrases) -> list[Block]:
    """What somebody lifted to the top of page one, item by item; it does not stand in its item again."""
    lines = [line for part in parts if _tells(part) for line in part.lines if is_key_message(line)]
    if not lines:
        return []
    return [Heading(phrases["key_messages"]), *_bullets(lines, phrases, _marks(parts, rules, phrases))]


def gathered_themes(phrases: Phrases) -> tuple[str, ...]:
    """The headings under which sentences are gathered at the end of the paper, in their order."""
    return tuple(phrases[key] for key in GATHERED)


def _gathered(parts: Sequence[Part], phrases: Phrases) -> dict[str, list[MinutesLine]]:
    """By heading, what stands under it out of all parts.

    Where only parts of a meeting are on the record, what was said in these stays in them: a reader could not
    tell any more that its names may stand.
    """
    told = [(part.rule_of(line), line) for part in parts if _tells(part) for line in part.lines]
    if any(rule is not Attribution.ON_RECORD for rule, _ in told):
        told = [(rule, line) for rule, line in told if rule is not Attribution.ON_RECORD]
    found: dict[str, list[MinutesLine]] = {}
    for theme in gathered_themes(phrases):
        lines = [line for _, line in told if line.theme == theme and _has_theme(line)]
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


_NO_MARKS: Mapping[bytes, str] = {}


def _bullets(
    lines: Iterable[MinutesLine], phrases: Phrases, marks: Mapping[bytes, str] = _NO_MARKS
) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        blocks += [Bullet(line.text, line.key.hex()), *_credit(line, phrases), *_mark(line, marks)]
    return blocks


def _entries(
    lines: Iterable[MinutesLine], phrases: Phrases, marks: Mapping[bytes, str] = _NO_MARKS
) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        blocks += [Entry(line.text, "", line.key.hex()), *_credit(line, phrases), *_mark(line, marks)]
    return blocks


def _mark(line: MinutesLine, marks: Mapping[bytes, str]) -> Iterator[Credit]:
    if line.key in marks:
        yield Credit(marks[line.key])


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


_MARKS = {Attribution.BACKGROUND: "background_mark", Attribution.ON_RECORD: "on_record_mark"}


def _by_rule(
    part: Part, rules: frozenset[Attribution], phrases: Phrases, gathered: frozenset[bytes]
) -> list[Block]:
    """The blocks of a part, where the paper knows several rules with a mark above those under another one.

    What was said in it under the Chatham House Rule comes first, without a mark. A mark below other sentences
    is a heading, else it would be read as one about the sentence before it.
    """
    blocks = _part(part, phrases, gathered)
    if not blocks or len(rules) < 2 or not _tells(part):
        return blocks
    found: list[Block] = []
    for rule in (Attribution.CHATHAM_HOUSE, *_MARKS):
        lines = tuple(line for line in part.lines if part.rule_of(line) is rule)
        told = _part(replace(part, lines=lines), phrases, gathered)[1:] if lines else []
        if told and rule in _MARKS:
            words = phrases[_MARKS[rule]]
            found.append(Heading(words, 2) if found else Paragraph(words, small=True))
        found += told
    return [blocks[0], *found]
