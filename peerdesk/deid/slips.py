"""Names of the group written with a slip of one or two letters: `Priyya`, `jsutin`, `Davvid`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from peerdesk.deid.forms import Form, Match
from peerdesk.deid.lexicon import is_common, is_known_name, is_technical, is_word
from peerdesk.deid.values import Certainty, Kind

_SHORTEST = {Kind.PERSON: 4, Kind.ORGANISATION: 6}
"""Letters a name needs to be known again with a slip. Chosen: `Ana` with one letter more is another name."""

_SINGLE = frozenset({Match.ANY, Match.CONTEXT, Match.CAPITALISED})


@dataclass(frozen=True, slots=True)
class Slips:
    """The single words by which people and firms are called, by first or second letter and length.

    lengths: of words that may be meant for one, by its first letter.
    """

    by_start: Mapping[tuple[str, int], tuple[Form, ...]] = field(default_factory=dict, repr=False)
    lengths: Mapping[str, frozenset[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, forms: Iterable[Form]) -> Slips:
        """The words of these forms that are long enough to be known again."""
        found: dict[tuple[str, int], dict[str, Form]] = {}
        for form in forms:
            word = form.words[0]
            if len(form.words) == 1 and form.match in _SINGLE and len(word) >= _SHORTEST.get(form.kind, 99):
                for letter in word[:2]:
                    found.setdefault((letter, len(word)), {}).setdefault(word, form)
        lengths: dict[str, set[int]] = {}
        for first, length in found:
            lengths.setdefault(first, set()).update(range(length - 2, length + 3))
        return cls(
            {start: tuple(words.values()) for start, words in found.items()},
            {first: frozenset(reached) for first, reached in lengths.items()},
        )

    def reaches(self, word: str) -> bool:
        """Whether first letter and length of a folded word let it be a slip at all; quick to ask."""
        length = len(word)
        return length > 3 and length in self.lengths.get(word[0], ())

    def nearest(self, word: str, written: str, *, begins: bool) -> tuple[Form, Certainty] | None:
        """The form that a folded word may be meant for. begins: a sentence begins with it.

        One letter may be wrong, missing, doubled or in its neighbour's place, two in a name of seven letters
        or more; it begins with the name's first or second letter. A common word or one of a trade is no slip.
        Source of the bounds: four typing errors of five are one letter (Damerau 1964), seldom the first
        (Pollock and Zamora 1984).
        """
        length = len(word)
        if length < min(_SHORTEST.values()) or not word.isalpha():
            return None
        lengths = range(length - 2, length + 3)
        near = [form for other in lengths for form in self.by_start.get((word[0], other), ())]
        found = _closest(word, near) if near else None
        if found is None:
            return None
        form, distance = found
        capital = written[:1].isupper()
        if is_technical(word) or is_common(word):
            return None
        if is_word(word) and (not capital or begins or distance > 1):
            return None
        known = is_word(word) or is_known_name(word)
        sure = distance == 1 and length >= 5 and not known
        return form, Certainty.SURE if sure else Certainty.LIKELY


def _closest(word: str, near: Iterable[Form]) -> tuple[Form, int] | None:
    """The form at the least distance within its bound, and that distance."""
    from rapidfuzz.distance import OSA

    best: tuple[Form, int] | None = None
    for form in near:
        name = form.words[0]
        bound = 1 if min(len(name), len(word)) <= 6 else 2
        distance = OSA.distance(word, name, score_cutoff=bound)
        if distance <= bound and (best is None or distance < best[1]):
            best = form, distance
    return best
