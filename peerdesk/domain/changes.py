"""What a use case changed, so that screens know what to ask for again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of records a screen may show."""

    GROUPS = "groups"
    MEMBERS = "members"
    MEETINGS = "meetings"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    NOTES = "notes"
    ACTIONS = "actions"
    MOTIONS = "motions"
    TOPICS = "topics"
    MINUTES = "minutes"
    VAULT = "vault"
    FORMATS = "formats"


@dataclass(frozen=True, slots=True)
class Change:
    """The kinds that one committed use case touched, and the meeting or group they belong to (0: any)."""

    kinds: frozenset[Kind]
    meeting_id: int = 0
    group_id: int = 0

    def touches(self, *kinds: Kind) -> bool:
        """Whether any of these kinds was touched."""
        return not self.kinds.isdisjoint(kinds)


def changed(*kinds: Kind, meeting_id: int = 0, group_id: int = 0) -> Change:
    """A change of these kinds."""
    return Change(frozenset(kinds), meeting_id, group_id)
