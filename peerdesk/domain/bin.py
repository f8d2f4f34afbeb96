"""What rests in the bin: groups, meetings and items as they were planned, and nothing that was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerdesk.domain.agenda import Agenda, Item, walk
from peerdesk.domain.formats import OwnFormat
from peerdesk.domain.meeting import Attendance, Meeting
from peerdesk.domain.members import Group, Member

REST_DAYS = 30
"""Days for which a thing rests. Chosen: a group that meets each month misses it within that time."""


class BinKind(StrEnum):
    """What was deleted."""

    GROUP = "group"
    MEETING = "meeting"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class MeetingRows:
    """A meeting with its agenda and who was asked; no notes, promises, minutes or private notes."""

    meeting: Meeting
    agenda: Agenda = field(default=(), repr=False)
    attendance: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRows:
    """A group with its people, its own formats and its meetings."""

    group: Group
    members: tuple[Member, ...] = field(default=(), repr=False)
    formats: tuple[OwnFormat, ...] = field(default=(), repr=False)
    meetings: tuple[MeetingRows, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRows:
    """An item or step of a meeting, an item with its steps."""

    meeting_id: int
    item: Item = field(repr=False)


@dataclass(frozen=True, slots=True)
class Binned:
    """One deleted thing. id: its own; group_id: the group it belongs to; day: on which it was deleted."""

    id: int
    group_id: int
    title: str = field(repr=False)
    day: dt.date
    rows: GroupRows | MeetingRows | ItemRows = field(repr=False)

    @property
    def kind(self) -> BinKind:
        """What it is."""
        if isinstance(self.rows, GroupRows):
            return BinKind.GROUP
        return BinKind.MEETING if isinstance(self.rows, MeetingRows) else BinKind.ITEM

    @property
    def erased_on(self) -> dt.date:
        """The first day on which it no longer rests."""
        return self.day + dt.timedelta(days=REST_DAYS)


def wordless(agenda: Agenda) -> Agenda:
    """The agenda without what the facilitator noted about it for herself."""
    return tuple(replace(item, private_note="", steps=wordless(item.steps)) for item in agenda)


def items_gone(before: Agenda, after: Agenda) -> Iterator[Item]:
    """Items and steps that are no longer there and have a title or steps; a step of a gone item in it."""
    left = {item.id for item in walk(after)}
    for item in before:
        lost = (item,) if item.id not in left else tuple(step for step in item.steps if step.id not in left)
        yield from wordless(tuple(one for one in lost if one.title or one.steps))


def without_member(binned: Binned, member_id: int) -> Binned:
    """The same without any trace of a person who was removed from the group."""
    rows = binned.rows
    if isinstance(rows, MeetingRows):
        return replace(binned, rows=_without(rows, member_id))
    if isinstance(rows, ItemRows):
        return replace(binned, rows=replace(rows, item=_led_without((rows.item,), member_id)[0]))
    return binned  # a group in the bin has no page on which somebody could be removed


def _without(rows: MeetingRows, member_id: int) -> MeetingRows:
    asked = tuple(row for row in rows.attendance if row.member_id != member_id)
    return replace(rows, agenda=_led_without(rows.agenda, member_id), attendance=asked)


def _led_without(agenda: Agenda, member_id: int) -> Agenda:
    return tuple(
        replace(
            item,
            lead_id=None if item.lead_id == member_id else item.lead_id,
            more_leads=tuple(lead for lead in item.more_leads if lead != member_id),
            steps=_led_without(item.steps, member_id),
        )
        for item in agenda
    )
