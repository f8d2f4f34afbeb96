"""Puts notes taken elsewhere in the order of an agenda, under its titles: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from peerdesk.deid.folding import words_of
from peerdesk.domain.outline import Outline, walk
from peerdesk.services.notes_paper import AgendaTitle, SourceItem, SourceNotes

_SAY_NOTHING = frozenset({
    "a", "an", "and", "discussion", "discussions", "for", "in", "of", "on", "proposal", "proposals", "report",
    "reports", "s", "stage", "status", "the", "to", "update", "updates", "with",
})  # fmt: skip
_ALIKE = 0.6
"""Share of the words of two titles, rare ones counting more, that must be the same. Chosen on plenary notes:
at a half, notes of one proposal come under another of the same feature."""


def in_order_of(notes: SourceNotes, agenda: Outline) -> SourceNotes:
    """The notes item by item as the agenda has them, under its titles; what is not in it comes last.

    An item of the notes belongs to the topic of the same words, else to the only one that is most alike.
    """
    topics = list(walk(agenda.items))
    finder = _Finder([topic.title for topic in topics])
    under: dict[int, list[SourceItem]] = {}
    rest: list[SourceItem] = []
    for item in notes.items:
        place = finder.find(item.title.text) if item.title is not None else None
        (under.setdefault(place, []) if place is not None else rest).append(item)
    found = [
        SourceItem(
            AgendaTitle(topics[place].title, topics[place].line),
            tuple(note for item in under[place] for note in item.notes),
        )
        for place in sorted(under)
    ]
    return replace(notes, items=(*found, *rest))


class _Finder:
    """Knows which of some titles is meant."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._whole = [words_of(title) for title in titles]
        self._telling = [_telling(words) for words in self._whole]
        met = Counter(word for words in self._telling for word in words)
        self._weight = {word: 1 / count for word, count in met.items()}

    def find(self, heading: str) -> int | None:
        """The place of the title that a heading means; None when none or several could be meant."""
        whole = words_of(heading)
        if whole in self._whole:
            return self._whole.index(whole)
        words = _telling(whole)
        scores = sorted(
            ((self._alike(words, t), -place) for place, t in enumerate(self._telling)), reverse=True
        )
        best = scores[0] if scores else (0.0, 0)
        is_only = len(scores) < 2 or scores[1][0] < best[0]
        return -best[1] if best[0] >= _ALIKE and is_only else None

    def _alike(self, words: frozenset[str], title: frozenset[str]) -> float:
        shared = self._sum(words & title)
        if not shared:
            return 0.0
        whole = self._sum(words | title)
        contained = words <= title or (title <= words and len(title) > 1)
        return max(shared / whole, _ALIKE + shared / whole / 10 if contained else 0.0)

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weight.get(word, 1.0) for word in words)


def _telling(words: Iterable[str]) -> frozenset[str]:
    found = frozenset(
        word for word in words if word not in _SAY_NOTHING and not (len(word) == 1 and word.isdigit())
    )
    return found or frozenset(words)
