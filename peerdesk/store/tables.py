"""Tables as typed rows.

Each class is a table and its annotations are the columns; there are no objects of them, rows are plain
values. Chosen: SQLAlchemy's own declarative classes do the same, but bring its object mapper along, which
nothing here uses and which takes as long to load as a bare window.

What was said stands in tables without a hidden row number, under random 16-byte keys, and has no column that
could tell who, when or in which order. Ids elsewhere are random numbers given by the caller, so they tell
no order either.
"""

from __future__ import annotations

import datetime as dt
from types import NoneType
from typing import Any, ClassVar, get_args, get_type_hints

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
)
from sqlalchemy.types import TypeEngine

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


_TYPES: dict[Any, type[TypeEngine[Any]]] = {
    bool: Boolean,
    bytes: LargeBinary,
    dt.date: Date,
    dt.time: Time,
    int: Integer,
    list[int]: JSON,
    list[str]: JSON,
    dict[str, object]: JSON,
    list[dict[str, object]]: JSON,
    str: String,
}


class Base:
    """All tables of the vault. A column whose annotation allows None may be empty."""

    metadata = MetaData(naming_convention=_NAMES)
    table_name: ClassVar[str]
    constraints: ClassVar[tuple[CheckConstraint, ...]] = ()
    has_rowid: ClassVar[bool] = True
    table: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        hints = get_type_hints(cls)
        columns = [_column(name, hints[name], vars(cls).get(name)) for name in cls.__annotations__]
        options: dict[str, Any] = {} if cls.has_rowid else {"sqlite_with_rowid": False}
        cls.table = Table(cls.table_name, Base.metadata, *columns, *cls.constraints, **options)


class _Like:
    """What a column is beside its type."""

    def __init__(self, key: ForeignKey | None = None, **options: bool | str) -> None:
        self.keys = () if key is None else (key,)
        self.options = options


def column(key: ForeignKey | None = None, **options: bool | str) -> Any:
    """What a column is beside its type. key: of another table; options: as of SQLAlchemy's `Column`."""
    return _Like(key, **options)


def _column(name: str, hint: Any, like: _Like | None) -> Column[Any]:
    kinds = get_args(hint) if NoneType in get_args(hint) else (hint,)
    kind = next(kind for kind in kinds if kind is not NoneType)
    like = like or _Like()
    nullable = NoneType in kinds
    return Column(name, _TYPES[kind](), *like.keys, nullable=nullable, **like.options)  # type: ignore[arg-type]


def _keyed() -> tuple[CheckConstraint, ...]:
    return (CheckConstraint("length(key) = 16", name="key"),)


class GroupRow(Base):
    """A group. facilitator_id and begins_id are no foreign keys, because members refer to groups."""

    table_name = "groups"
    id: int = column(primary_key=True, autoincrement=False)
    name: str
    attribution: str
    distribution: str
    stage_names: str
    facilitator_id: int | None
    person_word: str
    organisation_word: str
    language: str = column(server_default="en")
    kept: bool
    begins_id: int | None
    quorum: int | None
    seating: list[int] = column(server_default="[]")
    heading: str = column(server_default="")
    closing_line: str = column(server_default="")
    logo: bytes | None
    retention_days: int = column(server_default="365")


class MemberRow(Base):
    """A person of a group."""

    table_name = "members"
    id: int = column(primary_key=True, autoincrement=False)
    group_id: int = column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    name: str
    nicknames: list[str]
    organisations: list[str]
    products: list[str]
    role: str
    sector: str
    region: str
    email: str
    stage: str


class MeetingRow(Base):
    """A meeting. announced_before_item is no foreign key, because items refer to meetings."""

    table_name = "meetings"
    constraints = (CheckConstraint("slot_minutes >= 0", name="slot_minutes"),)
    id: int = column(primary_key=True, autoincrement=False)
    group_id: int = column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    title: str
    day: dt.date
    starts: dt.time | None
    slot_minutes: int | None
    phase: str = column(index=True)
    attribution: str
    distribution: str
    announced_before_item: int | None
    language: str = column(server_default="en")
    balance_percent: int | None
    objections_until: dt.date | None
    version: int = column(server_default="0")
    released_on: dt.date | None
    next_day: dt.date | None
    next_starts: dt.time | None
    is_written: bool = column(server_default="0")
    is_mailed: bool = column(server_default="0")
    adjourned: dt.time | None
    feedback_count: int | None
    feedback_tenths: int | None
    erased_on: dt.date | None


class ItemRow(Base):
    """An item of an agenda or a step of one. position: from 0 among its siblings."""

    table_name = "items"
    constraints = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("parent_id <> id", name="parent_id"),
        CheckConstraint("minutes_taken >= 0", name="minutes_taken"),
    )
    id: int = column(primary_key=True, autoincrement=False)
    meeting_id: int = column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    parent_id: int | None = column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    position: int
    title: str
    public_title: str
    kind: str
    length_s: int | None
    per_person_s: int | None
    turn_s: int | None
    rule: str
    lead_id: int | None = column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    attribution: str | None
    card: str
    minuted_to: str | None
    minutes_taken: int | None
    few_voices: bool | None
    section: str = column(server_default="")
    turns: int | None
    starts: dt.time | None
    is_protected: bool = column(server_default="0")
    is_skipped: bool = column(server_default="0")
    more_leads: list[int] = column(server_default="[]")
    groups_of: int | None
    extensions_min: list[int] = column(server_default="[]")
    clock: str = column(server_default="down")
    at_end: str = column(server_default="count_on")
    warn_s: int | None
    danger_s: int | None
    keeps_end: bool = column(server_default="0")
    private_note: str = column(server_default="")
    links: list[str] = column(server_default="[]")
    minutes_planned: int | None
    switches: str | None
    given_on: dt.date | None


class AttendanceRow(Base):
    """A person's part in a meeting; without a row number, which would tell who came after whom."""

    table_name = "attendance"
    has_rowid = False
    meeting_id: int = column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    member_id: int = column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True)
    presence: str
    briefed: bool = column(server_default="0")


class PlaceRow(Base):
    """The item to which a note or a sentence of a draft belongs.

    Chosen: an item beside each sentence would sort the sentences by the hour, in their table, in its index
    and on its pages; here stand bare keys. The keys refer to two tables, so whoever takes an item away takes
    its sentences first; the database refuses the other order.
    """

    table_name = "places"
    constraints = _keyed()
    has_rowid = False
    item_id: int = column(ForeignKey("items.id"), primary_key=True)
    key: bytes = column(primary_key=True)


class NoteRow(Base):
    """A sentence somebody said; its item stands in `places`."""

    table_name = "notes"
    constraints = _keyed()
    has_rowid = False
    key: bytes = column(primary_key=True)
    kind: str
    text: str


class ActionRow(Base):
    """A promise. It refers to the meeting, to no item and no note."""

    table_name = "actions"
    constraints = _keyed()
    has_rowid = False
    key: bytes = column(primary_key=True)
    meeting_id: int = column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    text: str
    due: dt.date | None
    done: bool
    papers: str


class ActionOwnerRow(Base):
    """Who promised; the name stays when the member goes."""

    table_name = "action_owners"
    has_rowid = False
    action_key: bytes = column(ForeignKey("actions.key", ondelete="CASCADE"), primary_key=True)
    place: int = column(primary_key=True)
    member_id: int | None = column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    name: str


class MotionRow(Base):
    """A motion or an amendment of one; mover and seconder stand in items on the record only.

    position: from 0 as they were moved. votes: by side, or none. Only those on the record outlast the close.
    """

    table_name = "motions"
    constraints = (CheckConstraint("position >= 0", name="position"),)
    has_rowid = False
    id: int = column(primary_key=True, autoincrement=False)
    item_id: int = column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    text: str
    mover_id: int | None = column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    seconder_id: int | None = column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    amends_id: int | None = column(ForeignKey("motions.id", ondelete="CASCADE"), index=True)
    position: int
    state: str
    votes: list[int]
    is_seconded: bool


class TopicRow(Base):
    """A topic of a lean coffee. position: from 0 as they were written. None outlasts the close."""

    table_name = "topics"
    constraints = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("votes >= 0", name="votes"),
    )
    has_rowid = False
    id: int = column(primary_key=True, autoincrement=False)
    item_id: int = column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    text: str
    votes: int
    state: str
    position: int


class DraftRow(Base):
    """The half-typed text: one row, overwritten."""

    table_name = "drafts"
    constraints = (CheckConstraint("id = 1", name="one"), CheckConstraint("caret >= 0", name="caret"))
    id: int = column(primary_key=True, autoincrement=False)
    text: str
    caret: int


class MinutesLineRow(Base):
    """A sentence of a minutes draft; its item stands in `places`.

    position: as somebody put the draft in order after the close; it tells nothing of when a thing was said.
    origins: keys of the notes it was made of; attributed, consent_day: typed after the close.
    """

    table_name = "minutes_lines"
    constraints = _keyed()
    has_rowid = False
    key: bytes = column(primary_key=True)
    kind: str
    text: str
    dropped: bool
    position: int | None
    theme: str = column(server_default="")
    is_key: bool = column(server_default="0")
    origins: list[str] = column(server_default="[]")
    attributed: str = column(server_default="")
    consent_day: dt.date | None


class DecisionRow(Base):
    """Words that stay in a meeting's paper though they were found; the key is a fingerprint of the words."""

    table_name = "decisions"
    constraints = _keyed()
    has_rowid = False
    meeting_id: int = column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    key: bytes = column(primary_key=True)
    reason: str
    own_words: str


class CommonWordRow(Base):
    """Words that are neither a person nor a firm to this group, so that they are not shown again."""

    table_name = "common_words"
    has_rowid = False
    group_id: int = column(ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True)
    words: str = column(primary_key=True)


class FormatRow(Base):
    """An agenda that a group kept for others like it. head: all but the title and the steps."""

    table_name = "formats"
    id: int = column(primary_key=True, autoincrement=False)
    group_id: int = column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    title: str
    head: dict[str, object]
    steps: list[dict[str, object]]


class BinRow(Base):
    """Something deleted that may be put back; nothing that was said.

    group_id is no foreign key, because the group may be what rests here. payload: the rows as they were.
    """

    table_name = "bin"
    id: int = column(primary_key=True, autoincrement=False)
    kind: str
    group_id: int
    title: str
    day: dt.date
    payload: dict[str, object]


class VaultStateRow(Base):
    """What the vault has to remember about itself: one row."""

    table_name = "vault_state"
    constraints = (CheckConstraint("id = 1", name="one"),)
    id: int = column(primary_key=True, autoincrement=False)
    scrub_pending: bool


groups = GroupRow.table
members = MemberRow.table
meetings = MeetingRow.table
items = ItemRow.table
attendance = AttendanceRow.table
places = PlaceRow.table
notes = NoteRow.table
actions = ActionRow.table
action_owners = ActionOwnerRow.table
motions = MotionRow.table
topics = TopicRow.table
drafts = DraftRow.table
minutes_lines = MinutesLineRow.table
decisions = DecisionRow.table
common_words = CommonWordRow.table
formats = FormatRow.table
bin_ = BinRow.table
vault_state = VaultStateRow.table
