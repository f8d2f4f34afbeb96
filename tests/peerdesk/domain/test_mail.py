"""Whose address can be written to, and who gets what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.mail import (
    MailKind,
    address_in,
    group_of,
    kind_for,
    participants,
    recipients,
)
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Member, Stage
from peerdesk.domain.rules import Distribution

GOOD = {
    "plain": ("ana@example.org", "ana@example.org"),
    "blanks": ("  ana@example.org\t", "ana@example.org"),
    "name": ("Ana Silva <ana@example.org>", "ana@example.org"),
    "comma": ("Silva, Ana <ana@example.org>", "ana@example.org"),
    "quoted": ('"Silva, Ana" <ana@example.org>', "ana@example.org"),
    "accent in the name": ("José Muñoz <jose@example.org>", "jose@example.org"),
    "domain in capitals": ("Ana.Silva@EXAMPLE.org", "Ana.Silva@example.org"),
    "domain in another script": ("ana@exämple.de", "ana@xn--exmple-cua.de"),
    "all in another script": ("грета@пример.рф", "грета@xn--e1afmkfd.xn--p1ai"),
    "plus": ("ana+circle@example.org", "ana+circle@example.org"),
}
BAD = (
    "ana", "ana@", "@example.org", "ana silva@example.org", "a@x.org; b@y.org", "a@x.org, b@y.org", "a@x",
    "a@x..org", "a..b@x.org", "a@[1.2.3.4]", "a@-x.org", "a@b@c.org", "<>", "people: a@x.org;", "a@x_y.org",
    "a@x.org\nBcc: b@y.org", "a@x.org\r\n\r\nHello", "a\0@x.org", "x" * 300 + "@a.org", "ana at example.org",
    "ana@example.org.", "a@\u202ex.org", "\ud800@x.org",
)  # fmt: skip


@pytest.mark.parametrize("key", GOOD)
def test_an_address_is_read_bare(key: str) -> None:
    typed, bare = GOOD[key]
    assert address_in(typed) == bare


@pytest.mark.parametrize("number", range(len(BAD)))
def test_what_cannot_be_written_to_is_no_address(number: int) -> None:
    assert address_in(BAD[number]) is None


@given(st.text(max_size=60))
def test_anything_typed_is_an_address_or_none(text: str) -> None:
    found = address_in(text)
    assert found is None or (found.count("@") >= 1 and "\n" not in found and address_in(found) == found)


def member(number: int, stage: Stage = Stage.MEMBER, email: str = "") -> Member:
    return Member(number, 1, f"Person {number}", email=email or f"p{number}@example.org", stage=stage)


PEOPLE = [member(number, stage) for number, stage in enumerate(Stage, start=1)]
"""Ids in the order of the stages: candidate 1, guest 2, member 3, away 4, left 5."""


def came(*ids: int, presence: Presence = Presence.HERE) -> list[Attendance]:
    return [Attendance(1, one, presence) for one in ids]


def ids(people: list[Member]) -> list[int]:
    return [one.id for one in people]


def test_minutes_go_to_members_those_away_and_whoever_took_part() -> None:
    assert ids(group_of(PEOPLE, [], Distribution.GREEN)) == [3, 4]
    assert ids(group_of(PEOPLE, came(1, 2), Distribution.GREEN)) == [1, 2, 3, 4]


@pytest.mark.parametrize("presence", [Presence.EXPECTED, Presence.DECLINED, Presence.ABSENT], ids=str)
def test_who_was_asked_and_did_not_come_took_no_part(presence: Presence) -> None:
    rows = came(2, presence=presence)
    assert ids(group_of(PEOPLE, rows, Distribution.GREEN)) == [3, 4]
    assert participants(PEOPLE, rows) == []


def test_red_goes_to_those_alone_who_took_part() -> None:
    rows = [*came(2), *came(3, presence=Presence.LEFT_EARLY), *came(4, presence=Presence.ABSENT)]
    assert ids(group_of(PEOPLE, rows, Distribution.RED)) == [2, 3]
    assert ids(participants(PEOPLE, rows)) == [2, 3]


def test_who_left_the_group_gets_nothing_more() -> None:
    assert 5 not in ids(group_of(PEOPLE, came(5), Distribution.GREEN))
    assert participants(PEOPLE, came(5)) == []


def test_each_address_counts_once_and_who_has_none_is_told() -> None:
    people = [
        member(1),
        replace(member(2), email="P1@Example.org"),
        replace(member(3), email=" "),
        replace(member(4), email="person four"),
    ]
    found = recipients(people)
    assert found.addresses == ("p1@example.org",)
    assert (found.without, found.unreadable) == (("Person 3",), ("Person 4",))
    assert "example" not in repr(found)


@pytest.mark.parametrize(
    ("phase", "version", "kind"),
    [
        (Phase.CLOSED, 0, MailKind.OBJECTIONS),
        (Phase.SENT, 0, MailKind.OBJECTIONS),
        (Phase.RELEASED, 1, MailKind.MINUTES),
        (Phase.RELEASED, 2, MailKind.NEW_VERSION),
    ],
)
def test_what_the_group_gets_follows_the_phase(phase: Phase, version: int, kind: MailKind) -> None:
    meeting = Meeting(1, 1, "March", dt.date(2026, 3, 5), phase=phase, version=version)
    assert kind_for(meeting, off_record=False) is kind
    assert kind_for(meeting, off_record=True) is MailKind.NEXT_DATE
