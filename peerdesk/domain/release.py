"""The minutes draft: sentences copied from the notes when a meeting is closed, to be edited there."""

from __future__ import annotations

from dataclasses import dataclass, field

from peerdesk.domain.notes import NoteKind


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """A sentence of the draft: random key, item, kind and words; dropped: not in the paper."""

    key: bytes
    item_id: int
    kind: NoteKind
    text: str = field(repr=False)
    dropped: bool = False
