"""What of a draft is still to decide on, as cards: pure functions on its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from peerdesk.domain.errors import UserError
from peerdesk.domain.release import KeepReason, folded
from ui.language import message

if TYPE_CHECKING:
    from peerdesk.services.findings import Finding, Source
    from peerdesk.services.release import DraftView

SECONDS_A_CARD = 20
"""How long one string takes to decide. Chosen: reading a sentence twice and pressing a key."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a string. where: key of the block; start, end: in its text. source: None: not editable."""

    where: str
    text: str = field(repr=False)
    start: int
    end: int
    source: Source | None
    replacement: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Card:
    """A string to decide on, with all its places.

    id: stays the same while the string is there. reason: a sentence. blocks: no file is written before.
    findings: behind the places; none for a character that cannot be shown. keep_reasons: why it may stay,
    none where it may not. may_be_common: it may stay in all papers of the group. is_name: it is shown as a
    name.
    """

    id: str = field(repr=False)
    words: str = field(repr=False)
    reason: str = field(repr=False)
    spots: tuple[Spot, ...]
    blocks: bool = False
    findings: tuple[Finding, ...] = ()
    keep_reasons: tuple[KeepReason, ...] = ()
    may_be_common: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A string that was let stay. key: of the decision, None: for the whole group. reason: in words."""

    key: bytes | None
    words: str = field(repr=False)
    reason: str = field(repr=False)


def cards_of(findings: Sequence[Finding]) -> Iterator[Card]:
    """Findings grouped by string, in the order in which each is met first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_card_id(finding), []).append(finding)
    for card_id, found in groups.items():
        first = found[0]
        spots = tuple(
            Spot(
                f.where,
                f.text,
                f.identity.start,
                f.identity.end,
                None if f.is_of_item else f.source,
                f.proposal,
            )
            for f in found
        )
        reason = message(UserError(first.identity.reason))
        yield Card(
            card_id, first.words, reason, spots, True, tuple(found), first.keep_reasons,
            first.may_be_common, first.is_name or first.identity.layer == 1,
        )  # fmt: skip


def _card_id(finding: Finding) -> str:
    """One card a string, but for a whole item; what cannot stay has a card of its own."""
    if finding.is_of_item:
        return finding.key.hex()
    return f"{finding.identity.layer} {finding.is_certain} {folded(finding.words)}"


def unshowable_runs(view: DraftView) -> list[Spot]:
    """Characters that cannot be shown, those side by side taken together."""
    runs: list[Spot] = []
    for one in view.unshowable:
        where, end = one.where or "", one.index + len(one.character)
        last = runs[-1] if runs else None
        if last is not None and (last.where, last.text, last.end) == (where, one.text, one.index):
            runs[-1] = replace(last, end=end)
        else:
            runs.append(Spot(where, one.text, one.index, end, view.sources.get(where)))
    return runs
