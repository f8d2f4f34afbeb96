"""The bin: what was deleted, how it comes back, when it is erased. Nothing that was said rests there."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from peerdesk.domain.bin import (
    REST_DAYS,
    BinKind,
    Binned,
    GroupRows,
    ItemRows,
    MeetingRows,
    without_member,
    wordless,
)
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import UserError, VaultError
from peerdesk.ports import UnitOfWork, Vault
from peerdesk.services.context import Context

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InBin:
    """One deleted thing as the window shows it.

    where: the group of a meeting, the meeting of an item, "" for a group. day: on which it was deleted;
    erased_on: on which it is erased by itself.
    """

    id: int
    kind: BinKind
    title: str = field(repr=False)
    where: str = field(repr=False)
    day: dt.date
    erased_on: dt.date


class BinService:
    """What rests in the bin. put_back_item: adds an item to its meeting again and takes it from the bin."""

    def __init__(self, context: Context, vault: Vault, put_back_item: Callable[[Binned], None]) -> None:
        self._context = context
        self._vault = vault
        self._put_back_item = put_back_item

    def contents(self) -> tuple[InBin, ...]:
        """Everything, what was deleted last first."""
        with self._context.units() as unit:
            binned = unit.bin.all()
            rested = {one.id: one.title for one in binned}
            return tuple(
                InBin(one.id, one.kind, one.title, _where(unit, one, rested), one.day, one.erased_on)
                for one in binned
            )

    def put_back(self, binned_id: int) -> None:
        """A deleted thing is there again, under its ids.

        Raises UserError `bin_gone`, `bin_group_first`, `bin_meeting_first`, `agenda_is_closed`,
        `meeting_gone`, or BadInput `meeting_long`.
        """
        with self._context.units() as unit:
            binned = _get(unit, binned_id)
            _check_above(unit, binned)
            rows = binned.rows
            if not isinstance(rows, ItemRows):
                _put_group(unit, rows) if isinstance(rows, GroupRows) else _put_meeting(unit, rows)
                unit.bin.delete([binned_id])
                unit.commit()
        if isinstance(rows, ItemRows):
            self._put_back_item(binned)
            return
        kinds = (Kind.GROUPS, Kind.MEETINGS, Kind.MEMBERS, Kind.AGENDA, Kind.ATTENDANCE, Kind.FORMATS)
        self._context.publish(changed(*kinds, group_id=binned.group_id))

    def erase(self, binned_id: int) -> None:
        """Erase a thing for good, with what else rests there of it. Raises UserError `bin_gone`."""
        with self._context.units() as unit:
            binned = _get(unit, binned_id)
            unit.bin.delete(_with_parts(unit.bin.all(), binned))
            unit.commit()
        self._vault.scrub()

    def empty(self) -> None:
        """Erase everything in the bin for good."""
        self._erase(dt.date.max)

    def erase_old(self) -> None:
        """Erase what has rested its days. Where the disk will not, it stays until the next time."""
        try:
            self._erase(self._context.today() - dt.timedelta(days=REST_DAYS))
        except VaultError as error:
            log.warning("bin not emptied", exc_info=error)

    def _erase(self, until: dt.date) -> None:
        """Erase what was deleted on this day or before."""
        with self._context.units() as unit:
            ids = unit.bin.until(until)
            if not ids:
                return
            unit.bin.delete(ids)
            unit.commit()
        self._vault.scrub()


def rest_group(unit: UnitOfWork, group_id: int, today: dt.date) -> None:
    """Put a group into the bin before it is deleted. Raises UserError `group_gone`."""
    group = unit.groups.get(group_id)
    meetings = tuple(_meeting_rows(unit, meeting.id) for meeting in unit.meetings.of_group(group_id))
    rows = GroupRows(group, unit.groups.members(group_id), unit.groups.formats(group_id), meetings)
    unit.bin.add([Binned(group_id, group_id, group.name, today, rows)])


def rest_meeting(unit: UnitOfWork, meeting_id: int, today: dt.date) -> None:
    """Put a meeting into the bin before it is deleted. Raises UserError `meeting_gone`."""
    rows = _meeting_rows(unit, meeting_id)
    unit.bin.add([Binned(meeting_id, rows.meeting.group_id, rows.meeting.title, today, rows)])


def forget_member(unit: UnitOfWork, group_id: int, member_id: int) -> None:
    """Whoever is removed from a group is removed from what rests of it."""
    rested = [one for one in unit.bin.all() if one.group_id == group_id]
    without = [(one, without_member(one, member_id)) for one in rested]
    unit.bin.add([new for old, new in without if new != old])


def _meeting_rows(unit: UnitOfWork, meeting_id: int) -> MeetingRows:
    agenda = wordless(unit.meetings.agenda(meeting_id))
    return MeetingRows(unit.meetings.get(meeting_id), agenda, unit.meetings.attendance(meeting_id))


def _get(unit: UnitOfWork, binned_id: int) -> Binned:
    found = next((one for one in unit.bin.all() if one.id == binned_id), None)
    if found is None:
        raise UserError("bin_gone")
    return found


def _check_above(unit: UnitOfWork, binned: Binned) -> None:
    """What a thing belongs to comes back before it."""
    rested = {one.id for one in unit.bin.all()}
    if binned.kind is not BinKind.GROUP and binned.group_id in rested:
        raise UserError("bin_group_first")
    if isinstance(binned.rows, ItemRows) and binned.rows.meeting_id in rested:
        raise UserError("bin_meeting_first")


def _put_group(unit: UnitOfWork, rows: GroupRows) -> None:
    unit.groups.save(rows.group)
    unit.groups.save_members(rows.members)
    for own in rows.formats:
        unit.groups.save_format(own)
    for meeting in rows.meetings:
        _put_meeting(unit, meeting)


def _put_meeting(unit: UnitOfWork, rows: MeetingRows) -> None:
    unit.meetings.save(rows.meeting)
    unit.meetings.save_agenda(rows.meeting.id, rows.agenda)
    unit.meetings.save_attendance(rows.attendance)


def _with_parts(rested: Iterable[Binned], whole: Binned) -> list[int]:
    """The thing, and what rests there of it: everything of a group, the items of a meeting."""

    def is_part(one: Binned) -> bool:
        if whole.kind is BinKind.GROUP:
            return one.group_id == whole.group_id
        return isinstance(one.rows, ItemRows) and one.rows.meeting_id == whole.id

    return [one.id for one in rested if one.id == whole.id or is_part(one)]


def _where(unit: UnitOfWork, binned: Binned, rested: dict[int, str]) -> str:
    """What a thing belongs to, called as it is now or was."""
    if binned.kind is BinKind.GROUP:
        return ""
    if not isinstance(binned.rows, ItemRows):
        return rested.get(binned.group_id) or unit.groups.get(binned.group_id).name
    meeting_id = binned.rows.meeting_id
    meetings = {meeting.id: meeting.title for meeting in unit.meetings.of_group(binned.group_id)}
    return meetings.get(meeting_id) or rested.get(meeting_id) or rested.get(binned.group_id, "")
