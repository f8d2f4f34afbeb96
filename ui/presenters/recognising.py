"""What in the half-typed text tells who somebody is: what the box underlines, and what Enter will keep.

Pure functions. The rules answer at once; the name model answers later, and what it said of words that have
not changed since stands until it is asked again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerdesk.deid import Neutral, Roster

_LAYER_OF_MODEL = 2
_IN_WORD = "@_-'’"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the box that tell somebody. sure: Enter replaces them. layer: as in `deid.Identity`."""

    start: int
    end: int
    replacement: str = field(repr=False)
    sure: bool = True
    layer: int = 1


@dataclass(frozen=True, slots=True)
class Typed:
    """What is known of the half-typed text. kept_as: what Enter will keep; "": just what stands there."""

    text: str = field(repr=False)
    stretches: tuple[Stretch, ...] = ()
    kept_as: str = field(default="", repr=False)


def recognised(text: str, roster: Roster, *, with_model: bool) -> Typed:
    """The text read anew from its first to its last letter."""
    from peerdesk.deid import Certainty, find_identities, make_neutral

    stretches = tuple(
        Stretch(i.start, i.end, i.replacement, i.certainty is Certainty.SURE and i.layer == 1, i.layer)
        for i in find_identities(text, roster, with_model=with_model)
    )
    kept_as = _kept_as(make_neutral(text, roster)) if any(s.sure for s in stretches) else ""
    return Typed(text, stretches, kept_as)


def carried(judged: Typed, text: str) -> Typed:
    """A text that nothing has read yet: what was known of its words before, where they stand now."""
    stretches, _, _ = _standing(judged, text)
    promised = sum(s.sure for s in stretches) == sum(s.sure for s in judged.stretches)
    return Typed(text, stretches, judged.kept_as if promised else "")


def joined(rules: Typed, judged: Typed) -> Typed:
    """What the rules say of a text, and of its outsiders what the model said of words that did not change.

    judged: the last text that the model has read.
    """
    standing, head, border = _standing(judged, rules.text)
    own = [
        s
        for s in rules.stretches
        if s.layer != _LAYER_OF_MODEL or (s.start < border and s.end > head and head < border)
    ]
    kept = [
        s
        for s in standing
        if s.layer == _LAYER_OF_MODEL and not any(o.start < s.end and o.end > s.start for o in own)
    ]
    return replace(rules, stretches=tuple(sorted([*own, *kept], key=lambda s: s.start)))


def _standing(judged: Typed, text: str) -> tuple[tuple[Stretch, ...], int, int]:
    """The stretches whose words are unchanged, moved; and from where to where the text is another."""
    head, tail = _in_common(judged.text, text)
    shift, behind = len(text) - len(judged.text), len(judged.text) - tail
    before = [s for s in judged.stretches if s.end <= head]
    after = [
        replace(s, start=s.start + shift, end=s.end + shift) for s in judged.stretches if s.start >= behind
    ]
    return (*before, *after), head, len(text) - tail


def _in_common(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning and at their end, in whole words."""
    shorter = min(len(old), len(new))
    head = bisect_left(range(shorter), True, key=lambda n: old[: n + 1] != new[: n + 1])
    rest = shorter - head
    tail = bisect_left(range(rest), True, key=lambda n: old[len(old) - n - 1 :] != new[len(new) - n - 1 :])
    while head and (_joins(old, head) or _joins(new, head)):
        head -= 1
    while tail and (_joins(old, len(old) - tail) or _joins(new, len(new) - tail)):
        tail -= 1
    return head, tail


def _joins(text: str, at: int) -> bool:
    """Whether the letters before and behind this place are of one word."""
    return 0 < at < len(text) and _of_word(text[at - 1]) and _of_word(text[at])


def _of_word(letter: str) -> bool:
    return letter.isalnum() or letter in _IN_WORD


def _kept_as(neutral: Neutral) -> str:
    """The new words and, for each, the word after it; what is left out is an ellipsis."""
    parts, at = [], 0
    for start, end in neutral.changes:
        if start > at:
            parts.append("…")
        after = neutral.text[end:].split(maxsplit=1)
        word = f" {after[0]}" if after and neutral.text[end : end + 1].isspace() else ""
        parts.append(neutral.text[start:end] + word)
        at = end + len(word)
    if at < len(neutral.text.rstrip()):
        parts.append("…")
    return " ".join(parts)
