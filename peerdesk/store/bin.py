"""The bin: deleted things as plain values, which fit again when the tables have got more columns."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select
from sqlalchemy.dialects.sqlite import insert

from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.bin import BinKind, Binned, GroupRows, ItemRows, MeetingRows
from peerdesk.domain.meeting import Attendance, Meeting
from peerdesk.domain.members import Group, Member
from peerdesk.store import mapping
from peerdesk.store.mapping import Values
from peerdesk.store.tables import bin_

_NOW = dt.date.min
_MEETING_DAYS = ("day", "objections_until", "released_on", "next_day", "erased_on")


class SqlBin:
    """What rests in the bin."""

    def __init__(self, connected: Callable[[], Connection]) -> None:
        self._connected = connected

    def all(self) -> tuple[Binned, ...]:
        """Everything, what was deleted last first, then by title."""
        rows = self._connected().execute(select(bin_)).mappings()
        found = (_binned(row) for row in rows)
        return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.title, one.id)))

    def until(self, day: dt.date) -> tuple[int, ...]:
        """Ids of what was deleted on this day or before; nothing else is read."""
        found = select(bin_.c.id).where(bin_.c.day <= day)
        return tuple(self._connected().execute(found).scalars())

    def add(self, binned: Sequence[Binned]) -> None:
        """Insert or update by id."""
        statement = insert(bin_)
        rest = {column.name: statement.excluded[column.name] for column in bin_.c if not column.primary_key}
        if binned:
            upsert = statement.on_conflict_do_update(index_elements=bin_.primary_key, set_=rest)
            self._connected().execute(upsert, list(map(_values, binned)))

    def delete(self, ids: Collection[int]) -> None:
        """Erase these; what is not there is no matter."""
        connection = self._connected()
        for one in ids:
            connection.execute(delete(bin_).where(bin_.c.id == one))


def _values(binned: Binned) -> Values:
    rows = binned.rows
    if isinstance(rows, GroupRows):
        payload = _group_values(rows)
    elif isinstance(rows, MeetingRows):
        payload = _meeting_values(rows)
    else:
        payload = {"meeting_id": rows.meeting_id, "items": _agenda_values(rows.meeting_id, (rows.item,))}
    return {
        "id": binned.id,
        "kind": binned.kind.value,
        "group_id": binned.group_id,
        "title": binned.title,
        "day": binned.day,
        "payload": payload,
    }


def _binned(row: RowMapping) -> Binned:
    kind, payload = BinKind(row["kind"]), row["payload"]
    rows: GroupRows | MeetingRows | ItemRows
    if kind is BinKind.GROUP:
        rows = _group_rows(payload)
    elif kind is BinKind.MEETING:
        rows = _meeting_rows(payload)
    else:
        rows = ItemRows(payload["meeting_id"], _agenda(payload["items"])[0])
    return Binned(row["id"], row["group_id"], row["title"], row["day"], rows)


def _group_values(rows: GroupRows) -> Values:
    return {
        "group": _group_plain(rows.group),
        "members": [mapping.member_values(one) for one in rows.members],
        "formats": [mapping.own_format_values(one) for one in rows.formats],
        "meetings": [_meeting_values(one) for one in rows.meetings],
    }


def _group_plain(group: Group) -> Values:
    values = mapping.group_values(group)
    return {**values, "logo": group.logo and base64.b64encode(group.logo).decode("ascii")}


def _group_row(row: Mapping[str, Any]) -> Values:
    whole = _whole(row, mapping.group_values(Group(0, "")))
    return {**whole, "logo": whole["logo"] and base64.b64decode(whole["logo"])}


def _group_rows(payload: Mapping[str, Any]) -> GroupRows:
    return GroupRows(
        mapping.group(_group_row(payload["group"])),
        tuple(
            mapping.member(_whole(one, mapping.member_values(Member(0, 0, "")))) for one in payload["members"]
        ),
        tuple(map(mapping.own_format, payload["formats"])),
        tuple(map(_meeting_rows, payload["meetings"])),
    )


def _meeting_values(rows: MeetingRows) -> Values:
    return {
        "meeting": _plain(mapping.meeting_values(rows.meeting)),
        "items": _agenda_values(rows.meeting.id, rows.agenda),
        "attendance": [mapping.attendance_values(one) for one in rows.attendance],
    }


def _meeting_rows(payload: Mapping[str, Any]) -> MeetingRows:
    meeting = _whole(payload["meeting"], mapping.meeting_values(Meeting(0, 0, "", _NOW)))
    days = {name: _day(meeting[name]) for name in _MEETING_DAYS}
    times = {name: _time(meeting[name]) for name in ("next_starts", "adjourned")}
    asked = mapping.attendance_values(Attendance(0, 0))
    return MeetingRows(
        mapping.meeting({**meeting, **days, **times}),
        _agenda(payload["items"]),
        tuple(mapping.attendance(_whole(one, asked)) for one in payload["attendance"]),
    )


def _agenda_values(meeting_id: int, agenda: Agenda) -> list[Values]:
    return [_plain(row) for row in mapping.agenda_values(meeting_id, agenda)]


def _agenda(rows: Iterable[Mapping[str, Any]]) -> Agenda:
    new = next(mapping.agenda_values(0, (Item(0, ""),)))
    return mapping.agenda([_whole(row, new) for row in rows])


def _plain(row: Values) -> Values:
    """A row whose days and times of day are written out."""
    return {
        name: value.isoformat() if isinstance(value, dt.date | dt.time) else value
        for name, value in row.items()
    }


def _whole(row: Mapping[str, Any], new: Values) -> Values:
    """A written row with its start read again; a column it was written without is as in a new row."""
    starts, given = row.get("starts"), row.get("given_on")
    return {**new, **row, "starts": _time(starts), "given_on": _day(given)}


def _time(written: str | None) -> dt.time | None:
    return dt.time.fromisoformat(written) if written else None


def _day(written: str | dt.date | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if isinstance(written, str) else written
