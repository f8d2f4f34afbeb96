"""Tables as typed rows.

What was said stands in tables without a hidden row number, under random 16-byte keys, and has no column that
could tell who, when or in which order. Ids elsewhere are random numbers given by the caller, so they tell
no order either.
"""

from __future__ import annotations

import datetime as dt
from typing import cast

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    MetaData,
    Table,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of the vault."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {list[str]: JSON, bytes: LargeBinary}


def _keyed() -> tuple[CheckConstraint, dict[str, bool]]:
    return CheckConstraint("length(key) = 16", name="key"), {"sqlite_with_rowid": False}


class GroupRow(Base):
    """A group. facilitator_id is no foreign key, because members refer to groups."""

    __tablename__ = "groups"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    attribution: Mapped[str]
    distribution: Mapped[str]
    stage_names: Mapped[str]
    facilitator_id: Mapped[int | None]
    person_word: Mapped[str]
    organisation_word: Mapped[str]
    kept: Mapped[bool]


class MemberRow(Base):
    """A person of a group."""

    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    nicknames: Mapped[list[str]]
    organisations: Mapped[list[str]]
    products: Mapped[list[str]]
    role: Mapped[str]
    sector: Mapped[str]
    region: Mapped[str]
    email: Mapped[str]
    stage: Mapped[str]


class MeetingRow(Base):
    """A meeting. announced_before_item is no foreign key, because items refer to meetings."""

    __tablename__ = "meetings"
    __table_args__ = (CheckConstraint("slot_minutes >= 0", name="slot_minutes"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    day: Mapped[dt.date]
    starts: Mapped[dt.time | None]
    slot_minutes: Mapped[int | None]
    phase: Mapped[str] = mapped_column(index=True)
    attribution: Mapped[str]
    distribution: Mapped[str]
    announced_before_item: Mapped[int | None]


class ItemRow(Base):
    """An item of an agenda or a step of one. position: from 0 among its siblings."""

    __tablename__ = "items"
    __table_args__ = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("parent_id <> id", name="parent_id"),
        CheckConstraint("minutes_taken >= 0", name="minutes_taken"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    public_title: Mapped[str]
    kind: Mapped[str]
    length_s: Mapped[int | None]
    per_person_s: Mapped[int | None]
    turn_s: Mapped[int | None]
    rule: Mapped[str]
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    attribution: Mapped[str | None]
    card: Mapped[str]
    minuted_to: Mapped[str | None]
    minutes_taken: Mapped[int | None]
    few_voices: Mapped[bool | None]


class AttendanceRow(Base):
    """A person's part in a meeting; without a row number, which would tell who came after whom."""

    __tablename__ = "attendance"
    __table_args__ = ({"sqlite_with_rowid": False},)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    presence: Mapped[str]


class NoteRow(Base):
    """A sentence somebody said."""

    __tablename__ = "notes"
    __table_args__ = _keyed()
    key: Mapped[bytes] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    text: Mapped[str]


class ActionRow(Base):
    """A promise. It refers to the meeting, to no item and no note."""

    __tablename__ = "actions"
    __table_args__ = _keyed()
    key: Mapped[bytes] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    due: Mapped[dt.date | None]
    done: Mapped[bool]


class ActionOwnerRow(Base):
    """Who promised; the name stays when the member goes."""

    __tablename__ = "action_owners"
    __table_args__ = ({"sqlite_with_rowid": False},)
    action_key: Mapped[bytes] = mapped_column(ForeignKey("actions.key", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    name: Mapped[str]


class DraftRow(Base):
    """The half-typed text: one row, overwritten."""

    __tablename__ = "drafts"
    __table_args__ = (CheckConstraint("id = 1", name="one"), CheckConstraint("caret >= 0", name="caret"))
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    caret: Mapped[int]


class MinutesLineRow(Base):
    """A sentence of a minutes draft."""

    __tablename__ = "minutes_lines"
    __table_args__ = _keyed()
    key: Mapped[bytes] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    text: Mapped[str]
    dropped: Mapped[bool]


class VaultStateRow(Base):
    """What the vault has to remember about itself: one row."""

    __tablename__ = "vault_state"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    scrub_pending: Mapped[bool]


def _table(row: type[Base]) -> Table:
    return cast("Table", row.__table__)


groups = _table(GroupRow)
members = _table(MemberRow)
meetings = _table(MeetingRow)
items = _table(ItemRow)
attendance = _table(AttendanceRow)
notes = _table(NoteRow)
actions = _table(ActionRow)
action_owners = _table(ActionOwnerRow)
drafts = _table(DraftRow)
minutes_lines = _table(MinutesLineRow)
vault_state = _table(VaultStateRow)
