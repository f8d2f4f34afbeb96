"""Queries behind `peerdesk.ports`: frozen values in, frozen values out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, select, true, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert

from peerdesk.domain.agenda import Agenda
from peerdesk.domain.errors import UserError
from peerdesk.domain.formats import OwnFormat
from peerdesk.domain.meeting import Attendance, Meeting, Phase
from peerdesk.domain.members import Group, Member
from peerdesk.domain.motions import Motion, MotionState
from peerdesk.domain.notes import Action, Note, NoteKind
from peerdesk.domain.release import Kept, MinutesLine
from peerdesk.domain.topics import Topic
from peerdesk.store import mapping
from peerdesk.store.mapping import KIND_ORDER, Values
from peerdesk.store.tables import (
    action_owners,
    actions,
    attendance,
    common_words,
    decisions,
    drafts,
    formats,
    groups,
    items,
    meetings,
    minutes_lines,
    motions,
    notes,
    places,
    topics,
)
from peerdesk.store.tables import members as member_table

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
Connected = Callable[[], Connection]
"""Gives the connection of the transaction under way."""

SENTENCES = (notes, minutes_lines)
"""Tables whose rows have their item in `places`."""

_SAVE_DRAFT = "UPDATE drafts SET text = ?, caret = ? WHERE text <> ? OR caret <> ?"
_ADD_PLACE, _ADD_NOTE = (str(insert(table).compile(dialect=sqlite.dialect())) for table in (places, notes))
"""Compiled once: a note is kept while somebody is typing the next one."""

_LIVE = [phase.value for phase in Phase if phase.is_live]
_IN_ONE_GO = 500
"""Ids in one statement. Chosen: far below SQLite's limit of variables."""


_HELD = (
    (places.c.item_id, true()),
    (topics.c.item_id, true()),
    (motions.c.item_id, motions.c.state != MotionState.WITHDRAWN.value),
)
"""What keeps an item on the agenda: sentences, topics, and motions unless they were withdrawn."""


class SqlGroups:
    """Groups and the people in them."""

    def __init__(self, connected: Connected) -> None:
        self._connected = connected

    def all(self) -> tuple[Group, ...]:
        """Kept groups by name."""
        rows = _rows(self._connected(), select(groups).where(groups.c.kept))
        return tuple(sorted(map(mapping.group, rows), key=lambda one: (one.name.casefold(), one.id)))

    def get(self, group_id: int) -> Group:
        """One group. Raises UserError `group_gone` when it is not there."""
        rows = _rows(self._connected(), select(groups).where(groups.c.id == group_id))
        if not rows:
            raise UserError("group_gone")
        return mapping.group(rows[0])

    def save(self, group: Group) -> None:
        """Insert or update by id."""
        _upsert(self._connected(), groups, [mapping.group_values(group)])

    def delete(self, group_id: int) -> None:
        """Erase a group with its members, meetings and everything that hangs on them."""
        connection = self._connected()
        its_meetings = select(meetings.c.id).where(meetings.c.group_id == group_id)
        erase_sentences(connection, items.c.meeting_id.in_(its_meetings))
        connection.execute(delete(groups).where(groups.c.id == group_id))

    def members(self, group_id: int) -> tuple[Member, ...]:
        """Everybody in a group by name, whatever their stage."""
        rows = _rows(self._connected(), select(member_table).where(member_table.c.group_id == group_id))
        return tuple(
            sorted(map(mapping.member, rows), key=lambda member: (member.name.casefold(), member.id))
        )

    def save_members(self, members: Sequence[Member]) -> None:
        """Insert or update by id."""
        _upsert(self._connected(), member_table, [mapping.member_values(member) for member in members])

    def delete_member(self, member_id: int) -> None:
        """Erase a member and their attendance; their promises keep the name typed."""
        connection = self._connected()
        self._leave_seat(member_id)
        for column in (groups.c.facilitator_id, groups.c.begins_id):
            connection.execute(update(groups).where(column == member_id).values({column: None}))
        connection.execute(delete(member_table).where(member_table.c.id == member_id))

    def _leave_seat(self, member_id: int) -> None:
        """Take a member out of how their group last sat."""
        connection = self._connected()
        theirs = select(member_table.c.group_id).where(member_table.c.id == member_id)
        for row in _rows(connection, select(groups.c.id, groups.c.seating).where(groups.c.id.in_(theirs))):
            left = [person for person in row["seating"] if person != member_id]
            connection.execute(update(groups).where(groups.c.id == row["id"]).values(seating=left))

    def common_words(self, group_id: int) -> frozenset[str]:
        """Words that are neither a person nor a firm to this group, folded."""
        found = select(common_words.c.words).where(common_words.c.group_id == group_id)
        return frozenset(self._connected().execute(found).scalars())

    def save_common_words(self, group_id: int, words: Iterable[str]) -> None:
        """These and no others from now on."""
        connection = self._connected()
        connection.execute(delete(common_words).where(common_words.c.group_id == group_id))
        rows = [{"group_id": group_id, "words": one} for one in words]
        if rows:
            connection.execute(insert(common_words), rows)

    def formats(self, group_id: int) -> tuple[OwnFormat, ...]:
        """Formats a group made for itself, by title."""
        rows = _rows(self._connected(), select(formats).where(formats.c.group_id == group_id))
        return tuple(
            sorted(map(mapping.own_format, rows), key=lambda own: (own.format.title.casefold(), own.id))
        )

    def save_format(self, own: OwnFormat) -> None:
        """Insert or update by id."""
        _upsert(self._connected(), formats, [mapping.own_format_values(own)])

    def delete_format(self, format_id: int) -> None:
        """Erase one; nothing hangs on it."""
        self._connected().execute(delete(formats).where(formats.c.id == format_id))


class SqlMeetings:
    """Meetings, their agendas and who takes part."""

    def __init__(self, connected: Connected) -> None:
        self._connected = connected
        self._read: tuple[Connection, int, list[Values]] | None = None

    def of_group(self, group_id: int) -> tuple[Meeting, ...]:
        """Meetings of a group, the latest day first."""
        found = select(meetings).where(meetings.c.group_id == group_id)
        rows = _rows(self._connected(), found.order_by(meetings.c.day.desc(), meetings.c.id))
        return tuple(map(mapping.meeting, rows))

    def live(self) -> Meeting | None:
        """The meeting that people sit in now: gathering or running."""
        rows = _rows(self._connected(), select(meetings).where(meetings.c.phase.in_(_LIVE)).limit(1))
        return mapping.meeting(rows[0]) if rows else None

    def get(self, meeting_id: int) -> Meeting:
        """One meeting. Raises UserError `meeting_gone` when it is not there."""
        rows = _rows(self._connected(), select(meetings).where(meetings.c.id == meeting_id))
        if not rows:
            raise UserError("meeting_gone")
        return mapping.meeting(rows[0])

    def save(self, meeting: Meeting) -> None:
        """Insert or update by id."""
        _upsert(self._connected(), meetings, [mapping.meeting_values(meeting)])

    def delete(self, meeting_id: int) -> None:
        """Erase a meeting and everything that hangs on it."""
        connection = self._connected()
        erase_sentences(connection, items.c.meeting_id == meeting_id)
        connection.execute(delete(meetings).where(meetings.c.id == meeting_id))

    def agenda(self, meeting_id: int) -> Agenda:
        """Items with their steps, in order."""
        rows = self._item_rows(meeting_id)
        self._read = (self._connected(), meeting_id, rows)  # an edit saves it in the same transaction
        return mapping.agenda(rows)

    def save_agenda(self, meeting_id: int, agenda: Agenda) -> None:
        """Make the stored agenda equal to this one, row by row, keeping ids.

        Raises UserError `item_has_notes` when an item that has notes, motions or topics would go; nothing is
        changed then.
        """
        connection = self._connected()
        wanted = {row["id"]: row for row in mapping.agenda_values(meeting_id, agenda)}
        read, self._read = self._read, None
        is_fresh = read is not None and read[0] is connection and read[1] == meeting_id
        rows = read[2] if read and is_fresh else self._item_rows(meeting_id)
        stored = {row["id"]: row for row in rows}
        gone = stored.keys() - wanted.keys()
        _refuse_if_noted(connection, gone)
        _upsert(connection, items, [row for id_, row in wanted.items() if row != stored.get(id_)])
        for some in _chunks(gone):
            connection.execute(delete(items).where(items.c.id.in_(some)))
            before = meetings.c.announced_before_item
            connection.execute(update(meetings).where(before.in_(some)).values(announced_before_item=None))

    def attendance(self, meeting_id: int) -> tuple[Attendance, ...]:
        """One row a person who was asked."""
        rows = _rows(self._connected(), select(attendance).where(attendance.c.meeting_id == meeting_id))
        return tuple(map(mapping.attendance, rows))

    def save_attendance(self, rows: Sequence[Attendance]) -> None:
        """Insert or update by meeting and member."""
        _upsert(self._connected(), attendance, [mapping.attendance_values(row) for row in rows])

    def _item_rows(self, meeting_id: int) -> list[Values]:
        found = select(items).where(items.c.meeting_id == meeting_id).order_by(items.c.position)
        return _rows(self._connected(), found)


class SqlNotes:
    """Notes, promises and the half-typed text."""

    def __init__(self, connected: Connected) -> None:
        self._connected = connected

    def add(self, note: Note) -> None:
        """Insert one note, straight through the driver: it is what somebody waits for."""
        driver = driver_of(self._connected())
        driver.execute(_ADD_PLACE, tuple(mapping.place_values(note).values()))
        driver.execute(_ADD_NOTE, tuple(mapping.note_values(note).values()))

    def get(self, key: bytes) -> Note | None:
        """One note, or None when it was struck."""
        rows = _rows(self._connected(), placed(notes).where(notes.c.key == key))
        return mapping.note(rows[0]) if rows else None

    def update(self, key: bytes, kind: NoteKind, text: str) -> bool:
        """Change a note where it stands; False when it is not there."""
        change = update(notes).where(notes.c.key == key).values(kind=kind.value, text=text)
        return self._connected().execute(change).rowcount == 1

    def delete(self, key: bytes) -> bool:
        """Erase a note; False when it is not there."""
        connection = self._connected()
        if connection.execute(delete(notes).where(notes.c.key == key)).rowcount == 0:
            return False
        connection.execute(delete(places).where(places.c.key == key))
        return True

    def of_item(self, item_id: int) -> tuple[Note, ...]:
        """Notes of an item by kind, then by key."""
        rows = _rows(self._connected(), placed(notes).where(places.c.item_id == item_id))
        return tuple(map(mapping.note, _by_kind(rows)))

    def of_meeting(self, meeting_id: int) -> tuple[Note, ...]:
        """Notes of a meeting by item (as the agenda has them), kind and key."""
        connection = self._connected()
        found = placed(notes).where(items.c.meeting_id == meeting_id)
        return tuple(map(mapping.note, _by_item(connection, meeting_id, _rows(connection, found))))

    def add_action(self, action: Action) -> None:
        """Insert a promise and its owners."""
        connection = self._connected()
        connection.execute(insert(actions), mapping.action_values(action))
        _add_owners(connection, action)

    def get_action(self, key: bytes) -> Action | None:
        """One promise, or None."""
        found = self._actions(select(actions).where(actions.c.key == key))
        return found[0] if found else None

    def save_action(self, action: Action) -> bool:
        """Change a promise and its owners; False when it is not there."""
        connection = self._connected()
        change = update(actions).where(actions.c.key == action.key).values(mapping.action_values(action))
        if connection.execute(change).rowcount == 0:
            return False
        connection.execute(delete(action_owners).where(action_owners.c.action_key == action.key))
        _add_owners(connection, action)
        return True

    def delete_action(self, key: bytes) -> bool:
        """Erase a promise and its owners; False when it is not there."""
        return self._connected().execute(delete(actions).where(actions.c.key == key)).rowcount == 1

    def actions(self, meeting_id: int) -> tuple[Action, ...]:
        """Promises of a meeting by due date, then by key; those without a date last."""
        due = actions.c.due.is_(None), actions.c.due, actions.c.key
        return self._actions(select(actions).where(actions.c.meeting_id == meeting_id).order_by(*due))

    def draft(self) -> tuple[str, int]:
        """The half-typed text and its caret, from 0; "" when there is none."""
        row = self._connected().execute(select(drafts.c.text, drafts.c.caret)).first()
        return (row.text, row.caret) if row else ("", 0)

    def save_draft(self, text: str, caret: int) -> None:
        """Overwrite the one draft row, which is always there; nothing is written if it reads so already."""
        self._connected().exec_driver_sql(_SAVE_DRAFT, (text, caret, text, caret))

    def _actions(self, found: Select[tuple[object, ...]]) -> tuple[Action, ...]:
        connection = self._connected()
        rows = _rows(connection, found)
        owners: dict[bytes, list[Values]] = {}
        for some in _chunks([row["key"] for row in rows]):
            theirs = select(action_owners).where(action_owners.c.action_key.in_(some))
            for owner in _rows(connection, theirs.order_by(action_owners.c.place)):
                owners.setdefault(owner["action_key"], []).append(owner)
        return tuple(mapping.action(row, owners.get(row["key"], ())) for row in rows)


class SqlMotions:
    """Motions and their amendments."""

    def __init__(self, connected: Connected) -> None:
        self._connected = connected

    def of_item(self, item_id: int) -> tuple[Motion, ...]:
        """Motions of an item as they were moved."""
        return self._found(motions.c.item_id == item_id)

    def of_meeting(self, meeting_id: int) -> tuple[Motion, ...]:
        """Motions of a meeting by item, then as they were moved."""
        return self._found(motions.c.item_id.in_(_items_of(meeting_id)))

    def get(self, motion_id: int) -> Motion:
        """One motion. Raises UserError `motion_gone` when it is not there."""
        found = self._found(motions.c.id == motion_id)
        if not found:
            raise UserError("motion_gone")
        return found[0]

    def save(self, moved: Sequence[Motion]) -> None:
        """Insert or update by id; an amendment behind what it amends."""
        _upsert(self._connected(), motions, [mapping.motion_values(motion) for motion in moved])

    def delete(self, ids: Collection[int]) -> None:
        """Erase these with their amendments; what is not there is no matter."""
        _delete(self._connected(), motions, ids)

    def _found(self, where: ColumnElement[bool]) -> tuple[Motion, ...]:
        place = motions.c.item_id, motions.c.position, motions.c.id
        return tuple(
            map(mapping.motion, _rows(self._connected(), select(motions).where(where).order_by(*place)))
        )


class SqlTopics:
    """Topics of a lean coffee."""

    def __init__(self, connected: Connected) -> None:
        self._connected = connected

    def of_item(self, item_id: int) -> tuple[Topic, ...]:
        """Topics of an item as they were written."""
        return self._found(topics.c.item_id == item_id)

    def of_meeting(self, meeting_id: int) -> tuple[Topic, ...]:
        """Topics of a meeting by item, then as they were written."""
        return self._found(topics.c.item_id.in_(_items_of(meeting_id)))

    def get(self, topic_id: int) -> Topic:
        """One topic. Raises UserError `topic_gone` when it is not there."""
        found = self._found(topics.c.id == topic_id)
        if not found:
            raise UserError("topic_gone")
        return found[0]

    def save(self, written: Sequence[Topic]) -> None:
        """Insert or update by id."""
        _upsert(self._connected(), topics, [mapping.topic_values(topic) for topic in written])

    def delete(self, ids: Collection[int]) -> None:
        """Erase these; what is not there is no matter."""
        _delete(self._connected(), topics, ids)

    def _found(self, where: ColumnElement[bool]) -> tuple[Topic, ...]:
        place = topics.c.item_id, topics.c.position, topics.c.id
        return tuple(
            map(mapping.topic, _rows(self._connected(), select(topics).where(where).order_by(*place)))
        )


class SqlPapers:
    """The minutes draft: sentences as they will stand in the paper."""

    def __init__(self, connected: Connected) -> None:
        self._connected = connected

    def lines(self, meeting_id: int) -> tuple[MinutesLine, ...]:
        """Sentences of a meeting's draft by item (as the agenda has them), kind and key."""
        connection = self._connected()
        found = placed(minutes_lines).where(items.c.meeting_id == meeting_id)
        return tuple(map(mapping.line, _by_item(connection, meeting_id, _rows(connection, found))))

    def line(self, meeting_id: int, key: bytes) -> MinutesLine | None:
        """One sentence of a meeting's draft, or None."""
        ours = (items.c.meeting_id == meeting_id) & (minutes_lines.c.key == key)
        rows = _rows(self._connected(), placed(minutes_lines).where(ours))
        return mapping.line(rows[0]) if rows else None

    def add_lines(self, lines: Sequence[MinutesLine]) -> None:
        """Insert sentences."""
        if lines:
            connection = self._connected()
            connection.execute(insert(places), [mapping.place_values(line) for line in lines])
            connection.execute(insert(minutes_lines), [mapping.line_values(line) for line in lines])

    def remove_lines(self, keys: Collection[bytes]) -> None:
        """Erase sentences."""
        connection = self._connected()
        connection.execute(delete(minutes_lines).where(minutes_lines.c.key.in_(keys)))
        connection.execute(delete(places).where(places.c.key.in_(keys)))

    def save_line(self, line: MinutesLine) -> None:
        """Change one sentence."""
        change = update(minutes_lines).where(minutes_lines.c.key == line.key)
        self._connected().execute(change.values(mapping.line_values(line)))

    def kept(self, meeting_id: int) -> tuple[Kept, ...]:
        """What stays in a meeting's paper though it was found, by key."""
        found = select(decisions).where(decisions.c.meeting_id == meeting_id).order_by(decisions.c.key)
        return tuple(map(mapping.kept, _rows(self._connected(), found)))

    def keep(self, meeting_id: int, kept: Kept) -> None:
        """Let words stay; a second time with another reason."""
        _upsert(self._connected(), decisions, [mapping.kept_values(meeting_id, kept)])

    def unkeep(self, meeting_id: int, key: bytes) -> None:
        """Let words stay no longer."""
        ours = (decisions.c.meeting_id == meeting_id) & (decisions.c.key == key)
        self._connected().execute(delete(decisions).where(ours))


def _rows(connection: Connection, found: Select[tuple[object, ...]]) -> list[Values]:
    result = connection.execute(found)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]


def _upsert(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert or update by primary key; never by deleting first, which would take along what hangs on it."""
    if not rows:
        return
    statement = insert(table)
    rest = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    connection.execute(statement.on_conflict_do_update(index_elements=table.primary_key, set_=rest), rows)


def _delete(connection: Connection, table: Table, ids: Collection[int]) -> None:
    for some in _chunks(ids):
        connection.execute(delete(table).where(table.c.id.in_(some)))


def _items_of(meeting_id: int) -> Select[tuple[int]]:
    return select(items.c.id).where(items.c.meeting_id == meeting_id)


def _add_owners(connection: Connection, action: Action) -> None:
    if action.owners:
        connection.execute(insert(action_owners), mapping.owner_values(action))


def placed(sentences: Table) -> Select[tuple[object, ...]]:
    """Rows of a table of sentences, each with its item; a condition may be one on `items`."""
    joined = sentences.join(places, places.c.key == sentences.c.key).join(items)
    return select(sentences, places.c.item_id).select_from(joined)


def erase_sentences(connection: Connection, of_items: ColumnElement[bool]) -> None:
    """Erase every sentence that belongs to these items. of_items: a condition on `items`."""
    theirs = places.c.item_id.in_(select(items.c.id).where(of_items))
    for sentences in SENTENCES:
        keys = select(places.c.key).where(theirs)
        connection.execute(delete(sentences).where(sentences.c.key.in_(keys)))
    connection.execute(delete(places).where(theirs))


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in the transaction under way."""
    if not connection.in_transaction():
        connection.begin()
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _refuse_if_noted(connection: Connection, item_ids: Iterable[int]) -> None:
    for some in _chunks(item_ids):
        for column, other in _HELD:
            if connection.execute(select(column).where(column.in_(some), other).limit(1)).first():
                raise UserError("item_has_notes")


def _by_kind(rows: Iterable[Values]) -> list[Values]:
    return sorted(rows, key=lambda row: (KIND_ORDER[row["kind"]], row["key"]))


def _by_item(connection: Connection, meeting_id: int, rows: Iterable[Values]) -> list[Values]:
    own = select(items.c.id, items.c.parent_id, items.c.position).where(items.c.meeting_id == meeting_id)
    place = {row.id: (row.parent_id, row.position) for row in connection.execute(own)}

    def where(item_id: int) -> tuple[int, ...]:
        parent_id, position = place[item_id]
        return (position,) if parent_id is None else (*where(parent_id), position)

    return sorted(rows, key=lambda row: (where(row["item_id"]), KIND_ORDER[row["kind"]], row["key"]))


def _chunks(values: Iterable[T]) -> list[list[T]]:
    every = list(values)
    return [every[at : at + _IN_ONE_GO] for at in range(0, len(every), _IN_ONE_GO)]
