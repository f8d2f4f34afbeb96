"""Groups and their members: make, rename, bring in from a file, change, remove."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.members import Group, Member
from peerdesk.domain.notes import clean
from peerdesk.services.bin import forget_member, rest_group
from peerdesk.services.context import Context, new_id

MAX_NAME = 200
"""Longest name of a group, person or item, in characters. Chosen: ten times the longest met."""


@dataclass(frozen=True, slots=True)
class MembersBroughtIn:
    """What bringing in a file did, in persons."""

    added: int
    updated: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group and how many people are in it."""

    group: Group
    people: int = field(default=0)


class GroupService:
    """Groups and members."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def groups(self) -> tuple[GroupCard, ...]:
        """All kept groups by name, with head counts."""
        with self._context.units() as unit:
            return tuple(GroupCard(g, len(unit.groups.members(g.id))) for g in unit.groups.all())

    def group(self, group_id: int) -> Group:
        """One group. Raises UserError `group_gone`."""
        with self._context.units() as unit:
            return unit.groups.get(group_id)

    def create(self, name: str) -> Group:
        """A new group. Raises BadInput for an empty or overlong name."""
        group = Group(new_id(), checked_name(name))
        return self._save_group(group)

    def save(self, group: Group) -> Group:
        """Change a group's name, rules or words."""
        return self._save_group(replace(group, name=checked_name(group.name)))

    def delete(self, group_id: int) -> None:
        """Put a group into the bin; what was said in its meetings is erased at once.

        Raises UserError `group_gone`, or `meeting_is_live` while one of its meetings is under way.
        """
        with self._context.units() as unit:
            live = unit.meetings.live()
            if live is not None and live.group_id == group_id:
                raise UserError("meeting_is_live")
            rest_group(unit, group_id, self._context.today())
            unit.groups.delete(group_id)
            unit.commit()
        self._context.publish(changed(Kind.GROUPS, Kind.MEETINGS, Kind.MEMBERS, group_id=group_id))

    def members(self, group_id: int) -> tuple[Member, ...]:
        """Everybody in a group by name."""
        with self._context.units() as unit:
            return unit.groups.members(group_id)

    def bring_in(self, group_id: int, members: Sequence[Member]) -> MembersBroughtIn:
        """Add people read from a file; who is there already, by name, is updated and keeps their stage.

        What the file does not say of them stays as it was.
        """
        with self._context.units() as unit:
            known = {_folded(m.name): m for m in unit.groups.members(group_id)}
            added, updated, unchanged = [], [], 0
            for member in members:
                old = known.get(_folded(member.name))
                if old is None:
                    added.append(replace(member, id=new_id(), group_id=group_id))
                    continue
                told = {one.name: getattr(member, one.name) for one in fields(member)}
                kept = ("id", "group_id", "stage")
                new = replace(old, **{name: said for name, said in told.items() if said and name not in kept})
                if new == old:
                    unchanged += 1
                else:
                    updated.append(new)
            unit.groups.save_members([*added, *updated])
            unit.commit()
        self._members_changed(group_id)
        return MembersBroughtIn(len(added), len(updated), unchanged)

    def save_member(self, member: Member) -> Member:
        """Add (id 0) or change one person."""
        member = replace(member, name=checked_name(member.name), id=member.id or new_id())
        with self._context.units() as unit:
            unit.groups.get(member.group_id)
            unit.groups.save_members([member])
            unit.commit()
        self._members_changed(member.group_id)
        return member

    def remove_member(self, member: Member) -> None:
        """Erase a person and their attendance, also from the bin."""
        with self._context.units() as unit:
            group = unit.groups.get(member.group_id)
            unit.groups.save(_without(group, member.id))
            unit.groups.delete_member(member.id)
            forget_member(unit, member.group_id, member.id)
            unit.commit()
        self._members_changed(member.group_id)

    def _save_group(self, group: Group) -> Group:
        with self._context.units() as unit:
            unit.groups.save(group)
            unit.commit()
        self._context.publish(changed(Kind.GROUPS, group_id=group.id))
        return group

    def _members_changed(self, group_id: int) -> None:
        self._context.publish(changed(Kind.MEMBERS, Kind.ATTENDANCE, Kind.GROUPS, group_id=group_id))


def _without(group: Group, member_id: int) -> Group:
    """The group in which this member neither leads, begins nor has a seat."""
    return replace(
        group,
        facilitator_id=None if group.facilitator_id == member_id else group.facilitator_id,
        begins_id=None if group.begins_id == member_id else group.begins_id,
        seating=tuple(person for person in group.seating if person != member_id),
    )


def checked_name(name: str) -> str:
    """A name as it is kept: one line, no control characters. Raises BadInput `name_empty`, `name_long`."""
    name = clean(name)
    if not name:
        raise BadInput("name_empty")
    if len(name) > MAX_NAME:
        raise BadInput("name_long", limit=MAX_NAME)
    return name


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
