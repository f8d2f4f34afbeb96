"""An agenda on paper: the invitation, the pocket sheet, and the meeting in a calendar.

The invitation and the calendar hold what anybody may read: public titles, and who leads only as the group
lets people be called on the Stage. The pocket sheet is for the facilitator alone.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from peerdesk.deid import Roster, names_in
from peerdesk.domain.agenda import (
    Agenda,
    Item,
    attribution_of,
    ends_s,
    planned_s,
    starts_s,
    taking_place,
    walk,
    whole_minutes,
)
from peerdesk.domain.agenda_list import AgendaList, ListRow
from peerdesk.domain.errors import BadInput, UserError, WrongCall
from peerdesk.domain.meeting import Attendance, Meeting, Presence
from peerdesk.domain.members import Group, Member, initials_of
from peerdesk.domain.minutes import Block, Heading, Minutes, Paragraph, Slot, WrittenPaper
from peerdesk.domain.pocket import PocketHeads, PocketRow, PocketSheet
from peerdesk.domain.release import folded
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Attribution, StageNames
from peerdesk.domain.series import CalendarEvent, Series
from peerdesk.domain.turns import Mode
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context
from peerdesk.services.finished_file import Files, Paper, refuse_file_name, unfinished, write_checked
from peerdesk.services.letterhead import with_letterhead, without_names
from peerdesk.services.paper import Phrases, day_words
from peerdesk.services.planning import people_counted
from peerdesk.services.running import place_in

FEW_WORDS = 120
"""Longest norm line of the pocket sheet, in characters, cut at the end of a sentence where one is. Chosen."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A meeting as its papers need it. whole: its agenda with what is skipped."""

    meeting: Meeting
    group: Group
    whole: Agenda = field(repr=False)
    members: tuple[Member, ...] = field(repr=False)
    attendance: tuple[Attendance, ...]

    @property
    def agenda(self) -> Agenda:
        """What takes place."""
        return taking_place(self.whole)

    @property
    def people(self) -> int:
        """How many the times per person count."""
        return people_counted(self.attendance)

    @property
    def initials(self) -> dict[int, str]:
        """Short names of everybody who was or may be asked, as Prepare and the table have them."""
        asked = {row.member_id for row in self.attendance}
        return initials_of([m for m in self.members if m.id in asked or m.is_asked])


class AgendaFiles(Files, Protocol):
    """Makers and readers of the files of an agenda."""

    def pocket(self, sheet: PocketSheet, *, paper: Paper) -> WrittenPaper:
        """The pocket sheet as a PDF of one page."""
        ...

    def problems(self, target: Path) -> tuple[str, ...]:
        """What a finished file should not have, by key."""
        ...

    def calendar(self, event: CalendarEvent) -> bytes:
        """The meeting as an iCalendar file."""
        ...

    def calendar_words(self, data: bytes) -> str:
        """Every value of a calendar file. Raises BadInput when it cannot be read."""
        ...

    def agenda_markdown(self, agenda: AgendaList) -> bytes:
        """The agenda as Markdown."""
        ...

    def agenda_csv(self, agenda: AgendaList) -> bytes:
        """The agenda as a table for a spreadsheet."""
        ...


class AgendaPaperService:
    """Writes the papers of a meeting that is prepared."""

    def __init__(
        self,
        context: Context,
        files: AgendaFiles,
        phrases: Phrases,
        roster: Callable[[UnitOfWork, Meeting], Roster],
    ) -> None:
        self._context = context
        self._files = files
        self._phrases = phrases
        self._roster = roster

    def write_invitation(self, meeting_id: int, target: Path, *, paper: Paper = "a4") -> int:
        """Write the agenda for those who are invited and read it back; how many characters cannot be shown.

        Raises BadInput `agenda_names` when a public title or section names somebody, what `write_checked`
        raises, or UserError `page_not_clean`; what stood at the target stays then.
        """
        invited, roster = self._read(meeting_id)
        tree = invitation(invited, roster, self._phrases)
        tree = without_names(with_letterhead(tree, invited.group, self._phrases), roster)
        allowed = _own_names(tree, roster)
        _refuse_titles(invited, roster, allowed)
        if not write_checked(self._files, target, tree, roster, paper=paper, allowed=allowed).passed:
            raise UserError("page_not_clean")
        return len(self._files.unshowable(tree)) if target.suffix.lower() == ".pdf" else 0

    def unshowable(self, meeting_id: int, *, pocket: bool = False) -> str:
        """The characters that the agenda as a PDF cannot show, each once. pocket: the pocket sheet."""
        invited, roster = self._read(meeting_id)
        if pocket:
            found = self._files.pocket(pocket_sheet(invited, self._phrases), paper="a4").unshowable
        else:
            tree = without_names(invitation(invited, roster, self._phrases), roster)
            found = self._files.unshowable(with_letterhead(tree, invited.group, self._phrases))
        return "".join(dict.fromkeys(one.character for one in found))

    def write_pocket_sheet(self, meeting_id: int, target: Path, *, paper: Paper = "a4") -> int:
        """Write the facilitator's sheet; how many characters it cannot show.

        It may hold working titles and initials, but neither author nor date of the file. Raises BadInput
        `file_name_names`, UserError `page_not_clean`, or the writer's own for an unwritable target.
        """
        invited, roster = self._read(meeting_id)
        refuse_file_name(target, roster)
        written = self._files.pocket(pocket_sheet(invited, self._phrases), paper=paper)
        self._write_sound(target, written.data, lambda beside: not self._files.problems(beside))
        return len(written.unshowable)

    def write_calendar(self, meeting_id: int, target: Path, series: Series, zone: str = "") -> None:
        """Write the meeting and its series for a calendar and read it back.

        zone: of the place, by its name in the tz database; "" for that of this machine. Raises as
        `write_invitation`.
        """
        invited, roster = self._read(meeting_id)
        refuse_file_name(target, roster)
        event = calendar_event(invited, roster, self._phrases, self._context.today(), series, zone)
        tree = invitation(invited, roster, self._phrases)
        bare = self._files.calendar(replace(event, title="", lines=()))
        ours = _names(self._files.calendar_words(bare), roster)
        allowed = _own_names(tree, roster) | ours
        _refuse_titles(invited, roster, allowed)
        self._write_sound(
            target,
            self._files.calendar(event),
            lambda beside: _names(self._files.calendar_words(beside.read_bytes()), roster) <= allowed,
        )

    def write_list(self, meeting_id: int, target: Path) -> None:
        """Write titles, sections, times and kinds as Markdown or as a table, by the target's suffix.

        Raises WrongCall for another suffix, BadInput `agenda_names`, `agenda_no_items`, or the writer's own
        for an unwritable target.
        """
        writers = {".md": self._files.agenda_markdown, ".csv": self._files.agenda_csv}
        writer = writers.get(target.suffix.lower())
        if writer is None:
            raise WrongCall("list_suffix")
        invited, roster = self._read(meeting_id)
        refuse_file_name(target, roster)
        if not invited.agenda:
            raise BadInput("agenda_no_items")
        _refuse_titles(invited, roster, frozenset(), with_steps=True)
        self._files.write(target, writer(agenda_list(invited, roster, self._phrases)))

    def _write_sound(self, target: Path, data: bytes, is_clean: Callable[[Path], bool]) -> None:
        """Write a file that is read back before it is in its place. Raises UserError `page_not_clean`."""
        with unfinished(self._files, target) as beside:
            self._files.write(beside, data)
            if not is_clean(beside):
                raise UserError("page_not_clean")
            self._files.place(beside, target)

    def _read(self, meeting_id: int) -> tuple[Invited, Roster]:
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            invited = Invited(
                meeting,
                unit.groups.get(meeting.group_id),
                unit.meetings.agenda(meeting_id),
                unit.groups.members(meeting.group_id),
                unit.meetings.attendance(meeting_id),
            )
            return invited, self._roster(unit, meeting)


# The invitation.


def invitation(invited: Invited, roster: Roster, phrases: Phrases) -> Minutes:
    """The agenda for those who are invited: what it is called, when, under which rule, item by item."""
    meeting = invited.meeting
    rule, agenda = meeting.attribution, invited.agenda
    rules = {attribution_of(agenda, one.id, rule) for one in walk(agenda) if not one.steps}
    under_rule = Attribution.CHATHAM_HOUSE in (rules or {rule})
    statement = CHATHAM_HOUSE_RULE if under_rule else phrases[f"rule_{rule.value}"]
    return Minutes(
        kicker=phrases["agenda_kicker"],
        title=public_title(invited, roster, phrases),
        lines=(_when(invited, phrases),),
        statement=statement,
        blocks=tuple(_blocks(invited, phrases)) or (Paragraph(phrases["agenda_empty"]),),
        label=meeting.distribution,
        footer=phrases["under_rule_footer" if under_rule else "agenda_footer"],
        page_phrase=phrases["page"],
        language=phrases["language"],
    )


def public_title(invited: Invited, roster: Roster, phrases: Phrases) -> str:
    """What group and meeting are called, without whichever names one of the people or firms."""
    allowed = _names(_when(invited, phrases), roster)
    called = (invited.group.name, invited.meeting.title)
    public = [name for name in called if name and _names(name, roster) <= allowed]
    return " · ".join(public) or phrases["agenda_title"]


def _when(invited: Invited, phrases: Phrases) -> str:
    meeting = invited.meeting
    weekday = phrases["weekdays"].split()[meeting.day.weekday()]
    day = phrases["weekday_and_date"].format(weekday=weekday, date=day_words(meeting.day, phrases))
    if meeting.starts is None:
        return day
    end = _clock(meeting, _length_s(invited))
    if not _length_s(invited):
        return f"{day}, {_clock(meeting, 0)}"
    return f"{day}, " + phrases["from_to"].format(begin=_clock(meeting, 0), end=end)


def _blocks(invited: Invited, phrases: Phrases) -> Iterator[Block]:
    section = ""
    starts = starts_s(invited.agenda, invited.people, invited.meeting.starts)
    for item, at in zip(invited.agenda, starts, strict=True):
        if item.section != section:
            section = item.section
            yield from [Heading(section)] if section else []
        minutes = whole_minutes(planned_s(item, invited.people))
        yield Slot(
            _clock(invited.meeting, at) if invited.meeting.starts else "",
            item.shown_title.strip() or phrases["untitled"],
            phrases["minutes_long"].format(count=minutes) if minutes else "",
            _detail(item, invited, phrases),
        )


def _detail(item: Item, invited: Invited, phrases: Phrases) -> str:
    """Who leads, as the group lets people be called, and a rule that is not the meeting's."""
    told = [_led_by(item, invited, phrases)]
    if item.attribution not in (None, invited.meeting.attribution):
        told.append(phrases[f"item_{item.attribution}"])
    return " · ".join(part for part in told if part)


def _led_by(item: Item, invited: Invited, phrases: Phrases) -> str:
    leads = _leads(item, invited)
    if not leads:
        return ""
    names = _shown_names(invited)
    told = [names.get(lead, "") for lead in leads]
    if not all(told):
        return phrases["led_by_a_member" if len(leads) == 1 else "led_by_members"]
    listed = told[0]
    if len(told) > 1:
        listed = phrases["and"].format(first=", ".join(told[:-1]), last=told[-1])
    return phrases["led_by"].format(names=listed)


def _leads(item: Item, invited: Invited) -> list[int]:
    """Who leads an item but the facilitator."""
    first = () if item.lead_id is None else (item.lead_id,)
    leads = dict.fromkeys((*first, *item.more_leads))
    return [lead for lead in leads if lead != invited.group.facilitator_id]


def _shown_names(invited: Invited) -> dict[int, str]:
    """How the group lets people be called, by member id, as the Stage does. Never a surname."""
    if invited.group.stage_names is StageNames.NONE:
        return {}
    if invited.group.stage_names is StageNames.INITIALS:
        return invited.initials
    return {member.id: member.first_name for member in invited.members}


def _length_s(invited: Invited) -> int:
    """Planned seconds of the evening: its slot, or as long as the agenda."""
    slot = invited.meeting.slot_minutes
    return slot * 60 if slot else ends_s(invited.agenda, invited.people, invited.meeting.starts)


def _clock(meeting: Meeting, seconds: int) -> str:
    """The time of day so long after the start, in begun minutes as in Prepare; "+0:15" without a start."""
    if meeting.starts is None:
        return f"+{seconds // 3600}:{seconds // 60 % 60:02}"
    at = meeting.starts.hour * 60 + meeting.starts.minute + seconds // 60
    return f"{at // 60 % 24:02}:{at % 60:02}"


# The list.


def agenda_list(invited: Invited, roster: Roster, phrases: Phrases) -> AgendaList:
    """The public titles of what takes place, with sections, times and kinds."""
    return AgendaList(
        public_title(invited, roster, phrases), _when(invited, phrases), tuple(_list_rows(invited, phrases))
    )


def _list_rows(invited: Invited, phrases: Phrases) -> Iterator[ListRow]:
    people, meeting = invited.people, invited.meeting
    for item, begin in zip(invited.agenda, starts_s(invited.agenda, people, meeting.starts), strict=True):
        at = begin
        for one in (item, *item.steps):
            timed = not one.steps and (one.length_s is not None or one.per_person_s is not None)
            yield ListRow(
                one.shown_title.strip() or phrases["untitled"],
                _clock(meeting, at) if meeting.starts else "",
                planned_s(one, people) if timed else None,
                one.kind,
                item.section if one is item else "",
                is_step=one is not item,
            )
            at += planned_s(one, people) if one is not item else 0


# The pocket sheet.


def pocket_sheet(invited: Invited, phrases: Phrases) -> PocketSheet:
    """All that a facilitator needs to go on with paper and pencil.

    Of a meeting without a planned start the times count from its start.
    """
    meeting = invited.meeting
    here = {r.member_id for r in invited.attendance if r.presence in (Presence.EXPECTED, Presence.HERE)}
    initials, rows = invited.initials, tuple(_rows(invited, phrases))
    rounds = [at for one, at in _timed(invited) if one.rule.mode is Mode.ROUND and not one.steps]
    called = [name for name in (invited.group.name, meeting.title) if name]
    expected = "pocket_expected_one" if len(here) == 1 else "pocket_expected_many"
    people = phrases[expected].format(count=len(here))
    longest = ends_s(invited.agenda, invited.people, meeting.starts)
    late = whole_minutes(longest - _length_s(invited))
    return PocketSheet(
        kicker=phrases["pocket_kicker"],
        mark=phrases["pocket_mark"],
        title=" · ".join(called) or phrases["pocket_title"],
        lines=(" · ".join([_when(invited, phrases), *([people] if here else [])]),),
        heads=PocketHeads(
            phrases["pocket_start"],
            phrases["pocket_minutes"],
            phrases["pocket_taken"],
            phrases["pocket_item"],
            phrases["pocket_lead"],
            phrases["pocket_order"],
        ),
        rows=rows,
        end=_clock(meeting, max(_length_s(invited), longest)),
        end_words=phrases["pocket_end_late"].format(count=late) if late else phrases["pocket_end"],
        order=tuple(initials[one] for one in _round(invited, here)),
        rounds=tuple(_clock(meeting, at) for at in rounds),
        warning=phrases["pocket_warning"],
        language=phrases["language"],
    )


def _round(invited: Invited, here: Collection[int]) -> list[int]:
    """Who is expected as the door seats them: as they last sat, from whoever begins."""
    group = invited.group
    order = [m.id for m in sorted(invited.members, key=place_in(group)) if m.id in here]
    first = order.index(group.begins_id) if group.begins_id in order else 0
    return [*order[first:], *order[:first]]


def _rows(invited: Invited, phrases: Phrases) -> Iterator[PocketRow]:
    section, initials = "", invited.initials
    tops = {item.id for item in invited.agenda}
    for one, at in _timed(invited):
        is_step = one.id not in tops
        heading = "" if is_step or one.section == section else one.section
        section = section if is_step else one.section
        leads = [initials[lead] for lead in _leads(one, invited) if lead in initials]
        minutes = whole_minutes(planned_s(one, invited.people))
        yield PocketRow(
            _clock(invited.meeting, at),
            str(minutes) if minutes else "",
            one.title or phrases["untitled"],
            " ".join(leads),
            few_words(one.card),
            heading,
            is_step,
        )


def _timed(invited: Invited) -> Iterator[tuple[Item, int]]:
    """Every item and step with its start, in seconds from that of the meeting."""
    starts = starts_s(invited.agenda, invited.people, invited.meeting.starts)
    for item, at in zip(invited.agenda, starts, strict=True):
        yield item, at
        for step in item.steps:
            yield step, at
            at += planned_s(step, invited.people)


def few_words(card: str) -> str:
    """A norm line in at most `FEW_WORDS` characters: as many whole sentences as fit, else its beginning."""
    text = " ".join(card.split())
    if len(text) <= FEW_WORDS:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?。؟](?=\s|$)", text) if match.end() <= FEW_WORDS]
    if ends:
        return text[: ends[-1]]
    return text[:FEW_WORDS].rpartition(" ")[0].rstrip(" ,;:") + "…"


# The calendar.


def calendar_event(
    invited: Invited, roster: Roster, phrases: Phrases, today: dt.date, series: Series, zone: str
) -> CalendarEvent:
    """The meeting as it stands in a calendar of those who are invited.

    Its uid is new each time and made of chance alone, so that it leads back to no vault.
    """
    meeting = invited.meeting
    tree = invitation(invited, roster, phrases)
    return CalendarEvent(
        str(uuid.uuid4()),
        tree.title,
        meeting.day,
        meeting.starts,
        whole_minutes(_length_s(invited)) or None,
        today,
        tuple(_event_lines(tree)),
        zone,
        series,
    )


def _event_lines(tree: Minutes) -> Iterator[str]:
    for before, block in pairwise((None, *tree.blocks)):
        if isinstance(block, Heading):
            yield from [""] if before else []
            yield block.text
        elif isinstance(block, Slot):
            line = " ".join(part for part in (block.at, block.text) if part)
            yield " · ".join(part for part in (line, block.figure, block.detail) if part)
    if tree.statement:
        yield from ("", tree.statement)


# Who is named.


def _names(text: str, roster: Roster) -> frozenset[str]:
    """The sure names of the group's people and firms in words as they were typed, folded."""
    return frozenset(folded(text[one.start : one.end]) for one in names_in(text, roster))


def _own_names(tree: Minutes, roster: Roster) -> frozenset[str]:
    """What our own words and the leads that the group shows have in common with names."""
    texts = [tree.kicker, *tree.lines, tree.statement or "", tree.footer, tree.page_phrase]
    texts += [
        part for block in tree.blocks if isinstance(block, Slot) for part in (block.figure, block.detail)
    ]
    return frozenset().union(*(_names(text, roster) for text in texts))


def _refuse_titles(
    invited: Invited, roster: Roster, allowed: frozenset[str], *, with_steps: bool = False
) -> None:
    """Raises BadInput `agenda_names` with the numbers of the items whose public words name somebody."""
    shown = {item.id: item.steps if with_steps else () for item in invited.agenda}
    where = [
        str(number)
        for number, item in enumerate(invited.whole, start=1)
        if item.id in shown and not _names(_public(item, shown[item.id]), roster) <= allowed
    ]
    if where:
        raise BadInput("agenda_names", where=", ".join(where))


def _public(item: Item, steps: Agenda) -> str:
    return "\n".join((item.section, item.shown_title, *(step.shown_title for step in steps)))
