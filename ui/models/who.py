"""How a line that names somebody at the table is read: initials or a name, and a sign behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from peerdesk.domain.members import FAR
from peerdesk.domain.turns import RequestKind

SIGNS = {
    "!": RequestKind.POINT_OF_ORDER,
    "?": RequestKind.CLARIFYING,
    ":": RequestKind.RESPONSE,
    "+": RequestKind.FOR,
    "-": RequestKind.AGAINST,
}
"""What a sign behind a name says the hand is for."""

NEXT = "*"
"""Sign of who is next: two began at once, and the first stays."""

GIVES = ">"
"""Stands between who gives their time and who gets it."""


@dataclass(frozen=True, slots=True)
class Who:
    """What was typed. kind: what for, None: not said. is_far: by a call. gets: who is given their time."""

    name: str = field(repr=False)
    kind: RequestKind | None = None
    is_far: bool = False
    is_next: bool = False
    gets: str = field(default="", repr=False)


def read_who(typed: str) -> Who:
    """`jo`, `jo!`, `jo?`, `jo:`, `jo+`, `jo-`, `jo*`, `jo@` or `jo>be`."""
    text = typed.strip()
    name, gives, gets = text.partition(GIVES)
    if gives and name.strip():
        return Who(name.strip(), gets=gets.strip())
    sign, name = text[-1:], text[:-1].rstrip()
    if not name:
        return Who(text)
    if sign == FAR:
        return Who(name, is_far=True)
    if sign == NEXT:
        return Who(name, is_next=True)
    kind = SIGNS.get(sign)
    return Who(text) if kind is None else Who(name, kind)
