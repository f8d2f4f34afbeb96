"""The trees of a meeting's other papers: members' sheet, presenter's paper, chapter minutes. Pure.

Names stand in the first for those who took part, in the last because it was said on the record; the paper of
a case names nobody but its presenter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.domain.agenda import Agenda, Item, attribution_of, is_all_on_record, walk
from peerdesk.domain.editing import KINDS_APART, in_order
from peerdesk.domain.meeting import Attendance, Meeting, Presence
from peerdesk.domain.members import Group, Member, Stage
from peerdesk.domain.minutes import Block, Column, Entry, Heading, Minutes, Paragraph, Table
from peerdesk.domain.motions import (
    Motion,
    MotionState,
    degree,
    has_quorum,
    members_here,
    minutes_line,
    with_amendments,
)
from peerdesk.domain.notes import Action, NoteKind
from peerdesk.domain.release import MinutesLine
from peerdesk.domain.rules import Attribution, Distribution, Papers
from peerdesk.services.paper import Part, Phrases, day_words, part_blocks, promised
from peerdesk.services.release import title_key
from peerdesk.services.standing import foot_of, kicker_of

TOOK_PART = (Presence.HERE, Presence.LEFT_EARLY)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that is over, as its other papers need it.

    lines: all sentences of its draft. following: the next meeting that is planned, or None; to_come: its
    agenda.
    """

    meeting: Meeting
    group: Group
    agenda: Agenda = field(repr=False)
    members: tuple[Member, ...] = field(repr=False)
    attendance: tuple[Attendance, ...]
    lines: tuple[MinutesLine, ...] = field(default=(), repr=False)
    actions: tuple[Action, ...] = field(default=(), repr=False)
    motions: tuple[Motion, ...] = field(default=(), repr=False)
    following: Meeting | None = None
    to_come: Agenda = field(default=(), repr=False)

    @property
    def names(self) -> dict[int, str]:
        """What members are called, by id."""
        return {member.id: member.name for member in self.members}

    @property
    def title(self) -> str:
        """What group and meeting are called."""
        return " · ".join(name for name in (self.group.name, self.meeting.title) if name)

    def rule_of(self, item_id: int) -> Attribution:
        """The rule under which an item or step was held."""
        return attribution_of(self.agenda, item_id, self.meeting.attribution)

    def people(self, *presences: Presence) -> list[Member]:
        """Who was so present, by name."""
        found = {row.member_id for row in self.attendance if row.presence in presences}
        return sorted((m for m in self.members if m.id in found), key=lambda m: m.name.casefold())


# The members' sheet.


def members_sheet(held: Held, phrases: Phrases) -> Minutes:
    """Who promised what, when the group meets next, who was there: for those who took part.

    Its label is that of papers for those who were in the room, whatever the label of the minutes. Source:
    FIRST, Traffic Light Protocol 2.0, TLP:RED.
    """
    told = [action for action in held.actions if action.papers is not Papers.NONE]
    blocks: list[Block] = [Heading(phrases["sheet_actions"]), _actions(told, held.names, phrases)]
    blocks += _next_meeting(held, phrases)
    blocks += _attendance(held, phrases)
    return Minutes(
        kicker=phrases["sheet_kicker"],
        title=held.title or phrases["sheet_title"],
        lines=tuple(_head_lines(held, phrases)),
        statement=phrases["sheet_warning"],
        blocks=tuple(blocks),
        label=Distribution.RED,
        footer=phrases["sheet_footer"],
        page_phrase=phrases["page"],
        language=phrases["language"],
    )


def _head_lines(held: Held, phrases: Phrases) -> Iterator[str]:
    yield _day(held.meeting, phrases)
    if people := len(held.people(*TOOK_PART)):
        yield phrases["people_one" if people == 1 else "people_many"].format(count=people)


def _day(meeting: Meeting, phrases: Phrases) -> str:
    weekday = phrases["weekdays"].split()[meeting.day.weekday()]
    return phrases["weekday_and_date"].format(weekday=weekday, date=day_words(meeting.day, phrases))


def _actions(actions: Iterable[Action], names: Mapping[int, str], phrases: Phrases) -> Block:
    """What was promised, by whom and until when."""
    told = sorted(actions, key=lambda action: (action.due is None, action.due, action.text.casefold()))
    if not told:
        return Paragraph(phrases["sheet_no_actions"])
    columns = (
        Column(phrases["sheet_what"], 0.52),
        Column(phrases["sheet_who"], 0.26),
        Column(phrases["sheet_when"], 0.22, figures=True),
    )
    return Table(columns, tuple((a.text, _owners(a, names), _until(a, phrases)) for a in told))


def _owners(action: Action, names: Mapping[int, str]) -> str:
    return ", ".join(names.get(owner.member_id or 0) or owner.name for owner in action.owners)


def _until(action: Action, phrases: Phrases) -> str:
    if action.done:
        return phrases["sheet_done"]
    return day_words(action.due, phrases) if action.due else ""


def _next_meeting(held: Held, phrases: Phrases) -> list[Block]:
    heading = Heading(phrases["sheet_next"])
    if held.following is None:
        return [heading, Paragraph(phrases["sheet_none_planned"])]
    when = _day(held.following, phrases)
    if held.following.starts is not None:
        when += f", {held.following.starts:%H:%M}"
    return [heading, Paragraph(when), *_leads(held, phrases)]


def _leads(held: Held, phrases: Phrases) -> list[Block]:
    """Who leads what next time, but for the facilitator."""
    names, rows = held.names, []
    for item in held.to_come:
        leads = dict.fromkeys((*((item.lead_id,) if item.lead_id else ()), *item.more_leads))
        told = [names[one] for one in leads if one in names and one != held.group.facilitator_id]
        if told and not item.skipped:
            rows.append((item.shown_title or phrases["untitled"], ", ".join(told)))
    columns = (Column(phrases["sheet_item"], 0.6), Column(phrases["sheet_led"], 0.4))
    return [Table(columns, tuple(rows))] if rows else []


_BY_PRESENCE = (
    Presence.HERE, Presence.LEFT_EARLY, Presence.DECLINED, Presence.ABSENT, Presence.EXPECTED,
)  # fmt: skip


def _attendance(held: Held, phrases: Phrases) -> list[Block]:
    rows = []
    for presence in _BY_PRESENCE:
        for member in held.people(presence):
            guest = [phrases["sheet_guest"]] if member.stage in (Stage.GUEST, Stage.CANDIDATE) else []
            rows.append((member.name, ", ".join([phrases[f"sheet_{presence.value}"], *guest])))
    if not rows:
        return []
    columns = (Column(phrases["sheet_name"], 0.6), Column(phrases["sheet_took_part"], 0.4))
    return [Heading(phrases["sheet_attendance"]), Table(columns, tuple(rows))]


# The presenter's paper.


def case_paper(held: Held, item: Item, phrases: Phrases) -> Minutes:
    """All that was said on a case but what was off the record, step by step, without who said it."""
    blocks: list[Block] = []
    for inner in (item, *item.steps):
        part = _part_of(held, inner, lambda one: held.rule_of(one) is not Attribution.OFF_RECORD)
        told = _with_outcomes(part, phrases, "case_outcomes")
        blocks += told if inner is not item else [b for b in told if b.key != part.key]
    return Minutes(
        kicker=phrases["case_kicker"],
        title=item.shown_title or phrases["untitled"],
        lines=(day_words(held.meeting.day, phrases),),
        statement=phrases["case_warning"],
        blocks=tuple(blocks) or (Paragraph(phrases["case_nothing"]),),
        label=Distribution.RED,
        footer=phrases["case_footer"],
        page_phrase=phrases["page"],
        language=phrases["language"],
        title_key=title_key(item.id),
    )


def _part_of(held: Held, inner: Item, is_told: Callable[[int], bool]) -> Part:
    """One item or step with its own sentences, each in its place and nobody's however it stands elsewhere."""
    own = (line for line in held.lines if line.item_id == inner.id and not line.dropped)
    lines = in_order([replace(line, is_key=False, attributed="") for line in own if is_told(inner.id)])
    return Part(title_key(inner.id), inner.shown_title, Attribution.ON_RECORD, tuple(lines))


def _with_outcomes(part: Part, phrases: Phrases, heading: str) -> list[Block]:
    """The sentences of a part, and at its end what was decided or to be done."""
    apart = [line for line in part.lines if line.kind in KINDS_APART]
    blocks = part_blocks(part, phrases)
    if apart and not blocks:
        blocks = [Heading(part.title or phrases["notes"], key=part.key)]
    entries = (Entry(line.text, "", line.key.hex()) for line in apart)
    return [*blocks, Heading(phrases[heading], 2), *entries] if apart else blocks


# Chapter minutes.


def on_record(held: Held) -> tuple[Item, ...]:
    """The items of which anything was on the record."""
    return tuple(
        item
        for item in held.agenda
        if not item.skipped
        and item.minuted_to != "presenter"
        and any(held.rule_of(one.id) is Attribution.ON_RECORD for one in (item, *item.steps))
    )


def chapter_minutes(held: Held, phrases: Phrases) -> Minutes:
    """Minutes of what was on the record: who was there, what was reported, moved and decided.

    Nothing of the debate but what was taken down; of times only those that are kept. Source: Robert's Rules,
    12th ed., 48:4 and 48:7.
    """
    items = on_record(held)
    blocks = _roll(held, phrases)
    rules = {held.rule_of(one.id) for one in walk(held.agenda) if not one.steps}
    for item in items:
        blocks += _business(held, item, phrases)
    blocks += _promises(held, phrases)
    blocks += _end(held, phrases)
    return Minutes(
        kicker=kicker_of(held.meeting, phrases, "chapter_"),
        title=held.title or phrases["meeting_title"],
        lines=(_day(held.meeting, phrases),),
        statement=phrases["chapter_parts"] if rules != {Attribution.ON_RECORD} else None,
        blocks=tuple(blocks),
        label=held.meeting.distribution,
        footer=" · ".join(filter(None, (foot_of(held.meeting, phrases), phrases["chapter_footer"]))),
        page_phrase=phrases["page"],
        language=phrases["language"],
    )


def _promises(held: Held, phrases: Phrases) -> list[Block]:
    """What was promised in a meeting on the record, but for cases and what was said off the record.

    A promise does not know its item. Where any part was under another rule no owner stands.
    """
    told = [action for action in held.actions if action.papers is Papers.ALL]
    if held.meeting.attribution is not Attribution.ON_RECORD or not told:
        return []
    heading = Heading(phrases["sheet_actions"])
    if is_all_on_record(held.agenda, held.meeting.attribution):
        return [heading, _actions(told, held.names, phrases)]
    return [heading, *promised(told, phrases)]


def _roll(held: Held, phrases: Phrases) -> list[Block]:
    """Who was there and who was not, and whether that was a quorum."""
    came = held.people(*TOOK_PART)
    members = [m for m in came if m.stage not in (Stage.GUEST, Stage.CANDIDATE)]
    told = (
        ("chapter_present", members),
        ("chapter_guests", [m for m in came if m not in members]),
        ("chapter_left_early", held.people(Presence.LEFT_EARLY)),
        ("chapter_declined", held.people(Presence.DECLINED)),
        ("chapter_absent", held.people(Presence.ABSENT, Presence.EXPECTED)),
    )
    blocks: list[Block] = [Heading(phrases["sheet_attendance"])]
    for key, people in told:
        if people or key == "chapter_present":
            names = ", ".join(member.name for member in people) or phrases["chapter_nobody"]
            count = f" ({len(people)})" if people else ""
            blocks += [Heading(phrases[key] + count, 2), Paragraph(names)]
    return [*blocks, Heading(phrases["chapter_quorum"], 2), Paragraph(_quorum(held, came, phrases))]


def _quorum(held: Held, came: Sequence[Member], phrases: Phrases) -> str:
    here = members_here({member.id for member in came}, held.members)
    needed = held.group.quorum
    if needed is None:
        return phrases["chapter_quorum_none"].format(here=here)
    key = "chapter_quorum_met" if has_quorum(here, needed) else "chapter_quorum_not_met"
    return phrases[key].format(here=here, needed=needed)


def _business(held: Held, item: Item, phrases: Phrases) -> list[Block]:
    """One item: what was reported, the motions with their votes, other decisions."""
    inner = {one.id for one in (item, *item.steps) if held.rule_of(one.id) is Attribution.ON_RECORD}
    motions = with_amendments([motion for motion in held.motions if motion.item_id in inner])
    said = {minutes_line(motion, motions, held.names) for motion in motions}
    own = [line for line in held.lines if line.item_id in inner and not line.dropped]
    kept = [replace(x, is_key=False) for x in own if x.kind is not NoteKind.DECISION or x.text not in said]
    part = Part(title_key(item.id), item.shown_title, Attribution.ON_RECORD, tuple(in_order(kept)))
    blocks = _with_outcomes(part, phrases, "case_outcomes")
    if motions:
        head = blocks[:1] or [Heading(item.shown_title or phrases["untitled"], key=part.key)]
        blocks = [*head, _motions(motions, held.names, phrases), *blocks[1:]]
    return blocks


_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_CLOSING_MARKS = "\"'”’»)]）」』"
"""After which a sentence may end, of the scripts that papers are set in."""

_VOTES = ("chapter_for", "chapter_against", "chapter_abstained")


def _motions(motions: Sequence[Motion], names: Mapping[int, str], phrases: Phrases) -> Table:
    """Each motion behind what amended it, as they were put. Source: 48:4(6), 10:8."""
    columns = (
        Column(phrases["chapter_motion"], 0.54),
        *(Column(phrases[key], 0.096, figures=True) for key in _VOTES),
        Column(phrases["chapter_result"], 0.172),
    )
    return Table(columns, tuple(_motion(motion, motions, names, phrases) for motion in motions))


def _motion(
    motion: Motion, motions: Sequence[Motion], names: Mapping[int, str], phrases: Phrases
) -> tuple[str, ...]:
    text = phrases[f"chapter_motion_{degree(motion, motions)}"].format(text=motion.text.strip())
    text += "" if text.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS) else "."
    moved = _moved(names.get(motion.mover_id or 0), names.get(motion.seconder_id or 0), phrases)
    votes = [str(count) for count in motion.votes[:3]] or [""] * 3
    return (" ".join(filter(None, (text, moved))), *votes, _became(motion, phrases))


def _moved(mover: str | None, seconder: str | None, phrases: Phrases) -> str:
    if mover and seconder:
        return phrases["chapter_moved_seconded"].format(mover=mover, seconder=seconder)
    if mover:
        return phrases["chapter_moved"].format(mover=mover)
    return phrases["chapter_seconded"].format(seconder=seconder) if seconder else ""


def _became(motion: Motion, phrases: Phrases) -> str:
    return phrases[f"chapter_{motion.state.value}"] if motion.state is not MotionState.WITHDRAWN else ""


def _end(held: Held, phrases: Phrases) -> Iterable[Block]:
    following = held.following and _day(held.following, phrases)
    at = held.meeting.adjourned
    adjourned = phrases["chapter_adjourned"]
    if at is not None:
        adjourned = phrases["chapter_adjourned_at"].format(time=at.strftime("%H:%M"))
    if following:
        adjourned += " " + phrases["chapter_next"].format(day=following)
    approve = phrases["chapter_to_approve"]
    if following:
        approve = phrases["chapter_to_approve_on"].format(day=following)
    return [
        Heading(phrases["chapter_adjournment"]),
        Paragraph(adjourned),
        Heading(phrases["chapter_approval"]),
        Paragraph(approve),
    ]
