"""What the minutes could do with: pairs of sentences, words that count people, how many key messages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from peerdesk.deid.counting import counted
from peerdesk.domain.editing import FEWEST_KEY_MESSAGES, in_order, is_key_message
from peerdesk.services.pairs import Pair, similar

if TYPE_CHECKING:
    from peerdesk.services.release import DraftView


class Sort(StrEnum):
    """What is suggested."""

    PAIR = "pair"
    COUNT = "count"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be done; nothing is forbidden by it.

    id: by which it is known that it was waved away. where: keys of the blocks that it is about. texts: of
    these. start, end: of the words in the first text. instead: what is prescribed for them, or empty.
    """

    id: str = field(repr=False)
    sort: Sort
    where: tuple[str, ...] = ()
    texts: tuple[str, ...] = field(default=(), repr=False)
    start: int = 0
    end: int = 0
    instead: str = field(default="", repr=False)
    count: int = 0


def suggestions(draft: DraftView, texts: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """What is suggested for sentences of a draft; takes longer than the window may wait.

    texts: of all that can be edited, by the key of their block.
    """
    lines = in_order([line for line in draft.lines if line.key.hex() in texts])
    return (*_counts(draft, texts), *_pairs(texts, similar(lines)))


def still_meant(
    draft: DraftView, texts: Mapping[str, str], found: Collection[Suggestion], done: Collection[str]
) -> tuple[Suggestion, ...]:
    """Those whose sentences stand in these words and that were not waved away; and how many key messages."""
    stand = (one for one in found if all(map(_stands(texts), one.where, one.texts)))
    return tuple(one for one in (*stand, *_keys(draft)) if one.id not in done)


def _stands(texts: Mapping[str, str]) -> Callable[[str, str], bool]:
    return lambda where, text: texts.get(where) == text


def _pairs(texts: Mapping[str, str], pairs: Collection[Pair]) -> Iterator[Suggestion]:
    """Pairs whose sentences still stand; what was said of them holds for their words only."""
    for pair in pairs:
        where = pair.first.hex(), pair.second.hex()
        if all(key in texts for key in where):
            first, second = (texts[key] for key in where)
            yield Suggestion(f"pair\0{first}\0{second}", Sort.PAIR, where, (first, second))


def _counts(draft: DraftView, texts: Mapping[str, str]) -> Iterator[Suggestion]:
    """Where names may stand people may be counted; what is found already is not told twice."""
    if draft.meeting.language not in ("", "en"):
        return
    taken = {
        (one.where, place) for one in draft.findings for place in range(one.identity.start, one.identity.end)
    }
    for where, text in texts.items():
        source = draft.sources[where]
        if source.names_stand or source.key is None or source.speaker is not None:
            continue
        for one in counted(text, draft.here or draft.people):
            if not any((where, place) in taken for place in range(one.start, one.end)):
                words = text[one.start : one.end]
                yield Suggestion(
                    f"count\0{words}\0{text}",
                    Sort.COUNT,
                    (where,),
                    (text,),
                    one.start,
                    one.end,
                    one.replacement,
                )


def _keys(draft: DraftView) -> Iterator[Suggestion]:
    """Once there is a key message there should be three; that there are at most seven, editing sees to."""
    count = sum(is_key_message(line) and line.key.hex() in draft.sources for line in draft.lines)
    if 0 < count < FEWEST_KEY_MESSAGES:
        yield Suggestion("keys", Sort.KEYS, count=count)
