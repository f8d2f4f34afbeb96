"""Mails that are handed to a mail program: what is in one, and whether an address can be written to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.errors import NonASCIILocalPartDefect
from email.headerregistry import AddressHeader, HeaderRegistry
from enum import StrEnum

from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Member, Stage
from peerdesk.domain.rules import Distribution

LONGEST_ADDRESS = 254
"""In characters. Source: RFC 5321, 4.5.3.1.3, without the brackets around a path."""

TOOK_PART = frozenset({Presence.HERE, Presence.LEFT_EARLY})


class MailKind(StrEnum):
    """What a mail brings."""

    OBJECTIONS = "objections"
    MINUTES = "minutes"
    NEW_VERSION = "new_version"
    SHEET = "sheet"
    NEXT_DATE = "next_date"


@dataclass(frozen=True, slots=True)
class Attached:
    """A PDF in a mail. name: of its file; it names nobody."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail without sender and day: the program that sends it knows both. body: plain, ends a line.

    bcc: bare addresses, so that none of those who get it is named to another.
    """

    subject: str = field(repr=False)
    body: str = field(repr=False)
    bcc: tuple[str, ...] = field(default=(), repr=False)
    attached: tuple[Attached, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Recipients:
    """To whom a mail goes.

    addresses: each once. without, unreadable: names of those who have none, and whose cannot be written to.
    """

    addresses: tuple[str, ...] = field(default=(), repr=False)
    without: tuple[str, ...] = field(default=(), repr=False)
    unreadable: tuple[str, ...] = field(default=(), repr=False)


def kind_for(meeting: Meeting, *, off_record: bool) -> MailKind:
    """What the group is to get as far as the minutes are. off_record: nothing of the talk goes anywhere."""
    if off_record:
        return MailKind.NEXT_DATE
    if meeting.phase is Phase.RELEASED:
        return MailKind.MINUTES if meeting.version < 2 else MailKind.NEW_VERSION
    return MailKind.OBJECTIONS


def group_of(
    members: Iterable[Member], attendance: Iterable[Attendance], label: Distribution
) -> list[Member]:
    """Who gets the minutes: members, also those away for a while, and whoever else took part.

    With TLP:RED those alone who took part; never who has left the group. Source: FIRST, TLP 2.0: RED is for
    those present only.
    """
    there = _took_part(attendance)
    belong = () if label is Distribution.RED else (Stage.MEMBER, Stage.AWAY)
    return [m for m in members if m.stage is not Stage.LEFT and (m.id in there or m.stage in belong)]


def participants(members: Iterable[Member], attendance: Iterable[Attendance]) -> list[Member]:
    """Who gets the members' sheet: those who took part, but for who has left the group since."""
    there = _took_part(attendance)
    return [m for m in members if m.id in there and m.stage is not Stage.LEFT]


def recipients(people: Iterable[Member]) -> Recipients:
    """The addresses of these people, and who cannot be reached."""
    addresses: dict[str, str] = {}
    without: list[str] = []
    unreadable: list[str] = []
    for one in people:
        address = address_in(one.email)
        if address:
            addresses.setdefault(address.casefold(), address)
        else:
            (unreadable if one.email.strip() else without).append(one.name)
    return Recipients(tuple(addresses.values()), tuple(without), tuple(unreadable))


def address_in(text: str) -> str | None:
    """The one address that was typed, bare, or None where there is none or it cannot be written to.

    `Silva, Ana <ana@example.org>` needs no quotes where the address is in angle brackets. A domain in another
    script becomes its ASCII form; the part before the @ stays. Source: RFC 5322, 3.4; RFC 3490.
    """
    typed = text.strip()
    if typed.endswith(">") and typed.count("<") == 1:
        typed = typed[typed.index("<") + 1 : -1].strip()
    if not typed or any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in typed):
        return None
    try:
        header = HeaderRegistry()("to", typed)
        if not isinstance(header, AddressHeader):
            return None
        found, groups, defects = header.addresses, header.groups, header.defects
    except (ValueError, IndexError):  # the parser itself trips over a few broken addresses
        return None
    broken = any(not isinstance(one, NonASCIILocalPartDefect) for one in defects)
    if broken or len(found) != 1 or any(group.display_name for group in groups):
        return None
    (address,) = found
    domain = _ascii_domain(address.domain)
    if not address.username or domain is None or address.display_name:
        return None
    bare = f"{address.addr_spec.rpartition('@')[0]}@{domain}"
    return bare if len(bare) <= LONGEST_ADDRESS and not any(c.isspace() for c in bare) else None


def _ascii_domain(domain: str) -> str | None:
    try:
        told = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = told.split(".")
    fit = all(label and label.replace("-", "").isalnum() and label[0] != "-" != label[-1] for label in labels)
    return told if fit and len(labels) > 1 else None


def _took_part(attendance: Iterable[Attendance]) -> set[int]:
    return {row.member_id for row in attendance if row.presence in TOOK_PART}
