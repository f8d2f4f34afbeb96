"""What is still to look at in a draft: pure functions on the tree of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from peerdesk.deid import Certainty, Identity, Roster, find_identities
from peerdesk.domain.minutes import Minutes
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import DraftEdit


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text of the paper comes from.

    key: of the sentence or promise, None for the public title of item `item_id`. kind: of the sentence, None
    for a title. can_drop: it is a sentence. names_stand: it was said on the record.
    """

    key: bytes | None
    item_id: int
    kind: NoteKind | None = None
    can_drop: bool = False
    names_stand: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity that is still in the draft. where: key of its block in the tree; text: of that block."""

    where: str
    source: Source
    text: str = field(repr=False)
    identity: Identity = field(repr=False)

    @property
    def words(self) -> str:
        """The identity as it is written."""
        return self.text[self.identity.start : self.identity.end]

    @property
    def blocks_export(self) -> bool:
        """Whether no file is written while it stands: it is surely one of the group or their firms."""
        return self.identity.layer == 1 and self.identity.certainty is Certainty.SURE


def find_in(minutes: Minutes, sources: Mapping[str, Source], roster: Roster) -> tuple[Finding, ...]:
    """Every identity in what the paper will show, in reading order; names on the record may stand."""
    found: list[Finding] = []
    for block in minutes.blocks:
        source = sources.get(block.key or "")
        if block.key is None or source is None or source.names_stand:
            continue
        found += [Finding(block.key, source, block.text, i) for i in find_identities(block.text, roster)]
    return tuple(found)


def replacing(findings: Sequence[Finding]) -> tuple[DraftEdit, ...]:
    """The edits that put the proposed words in the place of these findings, one a text."""
    by_text: dict[str, list[Finding]] = {}
    for finding in findings:
        by_text.setdefault(finding.where, []).append(finding)
    return tuple(_replaced(group) for group in by_text.values())


def _replaced(findings: Sequence[Finding]) -> DraftEdit:
    text, source = findings[0].text, findings[0].source
    for finding in sorted(findings, key=lambda one: -one.identity.start):
        text = text[: finding.identity.start] + finding.identity.replacement + text[finding.identity.end :]
    return DraftEdit(source.key, source.item_id, text)
