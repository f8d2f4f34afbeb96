"""What is still to look at in a draft: pure functions on the tree of the paper."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid import Certainty, Identity, Roster, find_identities
from peerdesk.deid import Kind as IdentityKind
from peerdesk.deid.any_of import Whom
from peerdesk.deid.echoes import echoes
from peerdesk.deid.release_hints import release_hints
from peerdesk.domain.minutes import Minutes
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import AttributeEdit, DraftEdit, HeadEdit, KeepReason, Kept, folded

FEW_NOTES = 3
"""An item with fewer sentences is shown: who was there may know each. Source: security.md, L23."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text of the paper comes from.

    key: of the sentence or promise, None for the public title of item `item_id` or, with a theme, for that
    heading inside it. kind: of the sentence, None for a title. can_drop: it is a sentence. names_stand: it
    was said on the record. thin: key of a sentence that says why what stands under this title can be told to
    few, or empty. is_credit: it says whose the sentence is. speaker: once that one agreed, what they and
    their firm are called there, folded; nobody else may be named. head: key of the group's own words at the
    head or the end of its papers, or empty.
    """

    key: bytes | None
    item_id: int
    kind: NoteKind | None = None
    can_drop: bool = False
    names_stand: bool = False
    thin: str = ""
    theme: str = field(default="", repr=False)
    is_credit: bool = False
    speaker: frozenset[str] | None = field(default=None, repr=False)
    head: str = ""

    def reworded(self, text: str) -> DraftEdit | AttributeEdit | HeadEdit:
        """The edit that gives this text other words; what a speaker agreed to is said anew, not reworded."""
        if self.is_credit and self.key is not None:
            return AttributeEdit(self.key, text)
        if self.head:
            return HeadEdit(self.head, text)
        return DraftEdit(self.key, self.item_id, text, theme=self.theme)


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity that is still in the draft.

    where: key of its block in the tree; text: of that block. key: under which a decision to let it stay is
    kept. kept: that decision.
    """

    where: str
    source: Source
    text: str = field(repr=False)
    identity: Identity = field(repr=False)
    key: bytes
    kept: Kept | None = None

    @property
    def words(self) -> str:
        """The identity as it is written."""
        return self.text[self.identity.start : self.identity.end]

    @property
    def proposal(self) -> str:
        """Words to put instead; empty where there are none, or the same."""
        return "" if self.identity.replacement == self.words else self.identity.replacement

    @property
    def is_certain(self) -> bool:
        """Whether it is surely one of the group or their firms, so that it cannot stay."""
        return self.identity.layer == 1 and self.identity.certainty is Certainty.SURE

    @property
    def blocks_export(self) -> bool:
        """Whether no file is written while it stands."""
        return self.kept is None

    @property
    def keep_reasons(self) -> tuple[KeepReason, ...]:
        """Why it may be let stay. What is like a name of the group may only be no name at all."""
        if self.is_certain:
            return ()
        if self.is_of_item:
            return (KeepReason.AGREED, KeepReason.OWN_WORDS)
        return (KeepReason.NOT_AN_IDENTITY,) if self.identity.layer == 1 else tuple(KeepReason)

    @property
    def is_name(self) -> bool:
        """Whether it is shown as what a person, a firm or a place is called."""
        return self.identity.layer < 3 and self.identity.kind in _NAMES

    @property
    def may_be_common(self) -> bool:
        """Whether it can be let stay in all papers of the group."""
        return self.identity.layer == 2 and self.is_name

    @property
    def is_of_item(self) -> bool:
        """Whether the whole item is meant, not the words."""
        return self.identity.reason == self.source.thin


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided before. kept: for this meeting, by key. common: words of the group, folded."""

    meeting_id: int
    kept: Mapping[bytes, Kept] = field(default_factory=dict)
    common: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """How many texts of a draft are read for identities, of how many."""

    done: int
    of: int


_TEXTS_A_STEP = 2
"""Chosen: with the name model a text takes up to 20 ms, and a note under way waits no longer than a step."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the texts of one draft. again: by text, names that were found in another one."""

    known: Mapping[str, Sequence[Identity]] = field(repr=False)
    again: Mapping[str, Sequence[Identity]] = field(repr=False)

    def __getitem__(self, text: str) -> Sequence[Identity]:
        """What was found in a text, and names in it that were found in another one."""
        again = self.again.get(text)
        return sorted([*self.known[text], *again], key=lambda one: one.start) if again else self.known[text]


class Reader:
    """Finds identities and remembers those of the texts last read, so that an edit costs one text.

    Drafts may be read at the same time, a step of one between two of another: each has its own answer, and
    they share what is remembered. by_rules_only: the name model could not be read, so that outsiders are
    looked for by rules alone.
    """

    def __init__(self) -> None:
        self.by_rules_only = False
        self._roster: Roster | None = None
        self._known: dict[str, list[Identity]] = {}

    def read(self, texts: Sequence[str], roster: Roster) -> Generator[Read, None, Found]:
        """Read these texts, in steps, and forget all others at the end. What was read is known at once."""
        if roster is not self._roster:
            self._roster, self._known = roster, {}
        own: dict[str, list[Identity]] = {}
        fresh = 0
        for count, text in enumerate(texts, 1):
            known = self._known if roster is self._roster else {}
            found = known.get(text)
            own[text] = known[text] = self._read(text, roster) if found is None else found
            fresh += found is None
            if found is None and fresh % _TEXTS_A_STEP == 0:
                yield Read(count, len(texts))
        self._roster, self._known = roster, dict(own)
        return Found(own, echoes(own, roster))

    def read_ahead(self, text: str, roster: Roster) -> None:
        """Remember one more text until a draft is read. Nothing happens before the first was."""
        if roster is self._roster and text not in self._known:
            self._known[text] = self._read(text, roster)

    def read_whole(self, texts: Sequence[str], roster: Roster) -> Found:
        """`read` in one go."""
        steps = self.read(texts, roster)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: Found = end.value
                return found

    def _read(self, text: str, roster: Roster) -> list[Identity]:
        """All three layers, and what is looked at only before a paper leaves the group."""
        if not self.by_rules_only:
            try:
                return _with_hints(text, roster, find_identities(text, roster))
            except (OSError, ValueError, KeyError, MemoryError):
                self.by_rules_only = True
        return _with_hints(text, roster, find_identities(text, roster, with_model=False))


def texts_to_read(minutes: Minutes, sources: Mapping[str, Source]) -> list[str]:
    """The texts in which identities are looked for, each once: names on the record may stand."""
    texts = (text for key, text in minutes.keyed if _is_read(sources.get(key)))
    return list(dict.fromkeys(texts))


def find_in(
    minutes: Minutes, sources: Mapping[str, Source], found: Found, decided: Decided
) -> tuple[Finding, ...]:
    """Every identity in what the paper will show, in reading order, but for words common in the group.

    found: in `texts_to_read`.
    """
    findings: list[Finding] = []
    for key, text in minutes.keyed:
        source = sources.get(key)
        if source is None or not _is_read(source):
            continue
        if source.thin:
            whole = Identity(0, len(text), IdentityKind.CIRCUMSTANCE, "", source.thin, Certainty.LOOK, 3)
            findings.append(_decided(Finding(key, source, text, whole, b""), decided))
        own = source.speaker
        for identity in found[text] if own is None else _of_others(text, own, found[text]):
            finding = Finding(key, source, text, identity, b"")
            if not (finding.may_be_common and folded(finding.words) in decided.common):
                findings.append(_decided(finding, decided))
    return tuple(findings)


def could_be(minutes: Minutes, sources: Mapping[str, Source], roster: Roster, whom: Whom) -> dict[str, int]:
    """Of how many people each sentence could speak, by the key of its block; titles speak of nobody.

    Sentences of an item are read in their order on the paper, as a reader links them. whom: knows the
    sentences read before.
    """
    items: dict[int, dict[str, str]] = {}
    for block in minutes.blocks:
        source = sources.get(block.key or "")
        speaks = source is not None and source.key is not None and source.speaker is None
        if block.key and source is not None and speaks and _is_read(source):
            items.setdefault(source.item_id, {})[block.key] = block.text
    meant = whom.of([list(texts.values()) for texts in items.values()], roster)
    counted = zip(items.values(), meant, strict=True)
    return {key: len(people) for texts, found in counted for key, people in zip(texts, found, strict=True)}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Names of the group first, then what points at few of them, then outsiders by how sure they are."""
    return sorted(findings, key=_harm)


def replacing(findings: Sequence[Finding]) -> tuple[DraftEdit | AttributeEdit | HeadEdit, ...]:
    """The edits that put the proposed words, where there are any, in the place of findings; one a text."""
    by_text: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.proposal:
            by_text.setdefault(finding.where, []).append(finding)
    return tuple(_replaced(group) for group in by_text.values())


def _with_hints(text: str, roster: Roster, found: list[Identity]) -> list[Identity]:
    hints = release_hints(text, roster, people=len(roster.people), found=found)
    return sorted([*found, *hints], key=lambda one: one.start)


def _of_others(text: str, speaker: frozenset[str], found: Sequence[Identity]) -> Iterator[Identity]:
    """Who else is named where a speaker agreed to be. What they agreed to is said anew, not reworded."""
    for one in found:
        is_own = one.layer == 1 and folded(text[one.start : one.end]) in speaker
        if one.layer < 3 and one.kind in _OTHERS and not is_own:
            yield replace(one, replacement="")


def _is_read(source: Source | None) -> bool:
    return source is not None and not source.names_stand


def _decided(finding: Finding, decided: Decided) -> Finding:
    key = hashlib.blake2b(
        _meant(finding).encode("utf-8", "surrogatepass"),
        digest_size=16,
        key=decided.meeting_id.to_bytes(8, "big"),
        person=b"decision",
    ).digest()
    kept = decided.kept.get(key)
    if kept is not None and kept.reason not in finding.keep_reasons:
        kept = None
    return Finding(finding.where, finding.source, finding.text, finding.identity, key, kept)


def _meant(finding: Finding) -> str:
    """What a decision is about: an item; outsiders by what they are called, wherever; the rest in its text.

    Whether `he` or a word that is like a name may stay depends on the sentence around it.
    """
    identity = finding.identity
    if finding.is_of_item:
        return f"{identity.reason} {finding.source.item_id}"
    around = "" if identity.layer == 2 else finding.text
    return "\0".join((str(identity.layer), str(finding.is_certain), folded(finding.words), around))


_NAMES = (IdentityKind.PERSON, IdentityKind.ORGANISATION, IdentityKind.PLACE, IdentityKind.ROLE)
_OTHERS = (IdentityKind.PERSON, IdentityKind.ORGANISATION, IdentityKind.CONTACT)
_CERTAINTIES = (Certainty.SURE, Certainty.LIKELY, Certainty.LOOK)


def _harm(finding: Finding) -> tuple[int, int]:
    identity = finding.identity
    certainty = _CERTAINTIES.index(identity.certainty)
    if identity.layer == 1:
        return (0, certainty)
    pointing = identity.layer == 3 and identity.certainty is not Certainty.LOOK
    return (1 if pointing else identity.layer, certainty)


def _replaced(findings: Sequence[Finding]) -> DraftEdit | AttributeEdit | HeadEdit:
    text, source = findings[0].text, findings[0].source
    for finding in sorted(findings, key=lambda one: -one.identity.start):
        text = text[: finding.identity.start] + finding.identity.replacement + text[finding.identity.end :]
    return source.reworded(text)
