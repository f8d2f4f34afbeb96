"""From a closed meeting to a finished file: sentences of the draft, edits of them, what a check gave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from peerdesk.domain.notes import NoteKind


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """A sentence of the draft: random key, item, kind and words; dropped: not in the paper.

    position: its place in the item once somebody put the draft in order, None: by kind and key. theme: the
    heading under which it stands there. is_key: it stands among the key messages on page one. origins: keys
    of the notes it was made of, so that they are erased with it. attributed: words that say whose it is,
    typed after the close; consent_day: on which the speaker agreed to them, None: they are a descriptor.
    """

    key: bytes
    item_id: int
    kind: NoteKind
    text: str = field(repr=False)
    dropped: bool = False
    position: int | None = None
    theme: str = field(default="", repr=False)
    is_key: bool = False
    origins: tuple[bytes, ...] = ()
    attributed: str = field(default="", repr=False)
    consent_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DraftEdit:
    """Other words for one text of the draft, or leaving it out.

    key: of a sentence or promise; None: the public title of item `item_id`, or, with a theme, that heading of
    it. text: None leaves the words. dropped: None leaves it as it is; only sentences can be dropped.
    """

    key: bytes | None
    item_id: int = 0
    text: str | None = field(default=None, repr=False)
    dropped: bool | None = None
    theme: str = field(default="", repr=False)


class KeepReason(StrEnum):
    """Why words that were found may stay in the paper."""

    PUBLIC_FACT = "public_fact"
    AGREED = "agreed"
    NOT_AN_IDENTITY = "not_an_identity"
    OWN_WORDS = "own_words"


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that stay in a meeting's paper.

    key: a fingerprint of the words, 16 bytes. Who holds the vault can try a guess against it; it goes when a
    file is written in which the words no longer stand. own_words: the reason as it was typed, empty for the
    others.
    """

    key: bytes
    reason: KeepReason
    own_words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class KeepEdit:
    """Letting words stay in this paper; kept None: no longer. key: as of `Kept`."""

    key: bytes
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class CommonEdit:
    """Taking words for neither a person nor a firm in this group; is_common False: no longer."""

    words: str = field(repr=False)
    is_common: bool = True


@dataclass(frozen=True, slots=True)
class OrderEdit:
    """The sentences of one item and its steps are these: other places, themes, joined or split."""

    item_id: int
    lines: tuple[MinutesLine, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AttributeEdit:
    """Whose a sentence is, in words; "" for nobody's. key: of the sentence.

    consent_day: on which its speaker agreed to be named with it; None: the words are a descriptor.
    """

    key: bytes
    words: str = field(default="", repr=False)
    consent_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HeadEdit:
    """Other words at the head or the end of all papers of the group. key: as `domain.minutes` names them."""

    key: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TitleEdit:
    """The public title an item had; "": none, so that the paper shows the working title."""

    item_id: int
    public_title: str = field(default="", repr=False)


Edit = DraftEdit | KeepEdit | CommonEdit | OrderEdit | AttributeEdit | HeadEdit | TitleEdit


@dataclass(frozen=True, slots=True)
class FileChecked:
    """What reading a finished file back gave.

    names: found in it, as written there. problems: keys of what it should not have, such as `has_dates`;
    `text_differs` when its words are not those of the draft.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    problems: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nobody is named and nothing else is wrong."""
        return not self.names and not self.problems


def folded(name: str) -> str:
    """A name as it is compared with those that may stand: on one line, in one case."""
    return " ".join(name.split()).casefold()
