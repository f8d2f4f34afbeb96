"""Finds a role with an organisation that is not named: who knows the room knows `the CFO of a bank`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.traits import Cue, CueKind, cues_at
from peerdesk.deid.values import Certainty, Hit, Kind

_OF = frozenset(["of", "at", "for", "in", "from", "with"])
_WHOSE = frozenset(["a", "an", "the", "our", "their", "my", "one", "another", "some", "his", "her"])
_BETWEEN = 3
"""Words that may stand between the article and the organisation: `a large family-owned bank`."""

_CLAUSE = re.compile(r"[.,;:!?\n(]")


def roles_with_organisation(text: str) -> Iterator[Hit]:
    """`CFO of a bank`, `head of IT at one of the hospitals`, in order and without overlaps."""
    spans = [match.span() for match in WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in spans]
    place = 0
    while place < len(words):
        role = _cue(words, place, CueKind.PEOPLE, "r:")
        last = _organisation(words, place + len(role.words)) if role else None
        if last is None or _CLAUSE.search(text, spans[place][0], spans[last][1]):
            place += 1
            continue
        yield Hit(spans[place][0], spans[last][1], Kind.ROLE, "deid_role", Certainty.LIKELY, 2)
        place = last + 1


def _organisation(words: Sequence[str], place: int) -> int | None:
    """The last word of an organisation that follows: `of a bank`, `at one of the hospitals`."""
    if place + 1 >= len(words) or words[place] not in _OF or words[place + 1] not in _WHOSE:
        return None
    at = place + 2
    while at < len(words) and words[at] in _OF | _WHOSE:
        at += 1
    for skipped in range(_BETWEEN + 1):
        cue = _cue(words, at + skipped, CueKind.ORGANISATION, "s:")
        if cue:
            return at + skipped + len(cue.words) - 1
        if at + skipped < len(words) and words[at + skipped] in _OF | _WHOSE:
            return None
    return None


def _cue(words: Sequence[str], place: int, kind: CueKind, owner: str) -> Cue | None:
    """The longest cue of this kind that begins at a word."""
    if place >= len(words):
        return None
    for cue in cues_at(words[place]):
        if (
            cue.kind is kind
            and cue.trait.startswith(owner)
            and tuple(words[place : place + len(cue.words)]) == cue.words
        ):
            return cue
    return None
