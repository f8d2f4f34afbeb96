"""Sentences of one item that may say the same, best pairs first. Pure; nothing is learned or kept."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from peerdesk.domain.release import MinutesLine

ALIKE = 0.25
"""From this part of what two sentences tell that both tell, they are a pair.

Chosen: in the seven public records on which this was tried, 725 sentences, 10 pairs are found, of which 7 say
the same or belong in one sentence; from 0.2 on there are 32, and of those between fewer than half do.
"""

LEAST_SHARED, LEAST_LONG = 3, 2
"""Words that both must have, and how many of them long ones. Chosen: fewer are a topic, not a statement."""

_STEM = 5
"""Letters by which two words are the same, so that endings make no difference: `agreed`, `agreement`."""

_LONG = 4
"""Letters from which a word is long: most words that only hold others together are shorter."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that may say the same. first, second: their keys, in the order of the paper.

    alike: from 0 to 1, how much of what both tell is told by each.
    """

    first: bytes
    second: bytes
    alike: float


@dataclass(frozen=True, slots=True)
class _Told:
    line: MinutesLine
    words: frozenset[str] = field(repr=False)


def similar(lines: Sequence[MinutesLine]) -> tuple[Pair, ...]:
    """Pairs of sentences of the same kind and item or step, and of the same speaker or none, best first.

    A word counts the more the fewer sentences of the meeting have it. lines: of the whole meeting, in the
    order of the paper.
    """
    told = [_Told(line, _words(line.text)) for line in lines if not line.dropped]
    counts = Counter(word for one in told for word in one.words)
    weights = {word: math.log(1 + len(told) / count) for word, count in counts.items()}
    found = [pair for group in _groups(told) for pair in _pairs(group, weights)]
    return tuple(sorted(found, key=lambda pair: -pair.alike))


def _groups(told: Iterable[_Told]) -> Iterable[list[_Told]]:
    groups: dict[object, list[_Told]] = {}
    for one in told:
        line = one.line
        groups.setdefault((line.item_id, line.kind, line.attributed, line.consent_day), []).append(one)
    return groups.values()


def _pairs(group: Sequence[_Told], weights: dict[str, float]) -> Iterator[Pair]:
    for one, two in combinations(group, 2):
        both = one.words & two.words
        if len(both) < LEAST_SHARED or sum(len(word) >= _LONG for word in both) < LEAST_LONG:
            continue
        shared = sum(weights[word] for word in both)
        all_of_it = sum(weights[word] for word in one.words | two.words)
        if shared >= ALIKE * all_of_it:
            yield Pair(one.line.key, two.line.key, shared / all_of_it)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))
