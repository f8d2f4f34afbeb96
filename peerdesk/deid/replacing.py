"""Puts neutral words in the place of identities, until none that is sure is left."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid.finding import hits, own_hits
from peerdesk.deid.folding import fold, words_of
from peerdesk.deid.identities import all_hits
from peerdesk.deid.name_model import name_model
from peerdesk.deid.roster import Roster
from peerdesk.deid.values import Certainty, Hit, Identity, Neutral
from peerdesk.deid.wording import Wording, put_in
from peerdesk.deid.words import common_words

_ROUNDS = 6
_BROKEN_WORD = re.compile(r"(?<=[^\W_])[\u00ad\ufffe\x02\-‐][ \t]*(?:\r\n|[\n\r\f])[ \t]*(?=[^\W_])")
_BROKEN_LINK = re.compile(r"(?<=\S)(?:\r\n|[\n\r\f])(?=\S)")
_LONG_RUN = 30
_HIDDEN_HYPHENS = "\u00ad\ufffe\x02"
_BREAKS = ("\n", "\r", "\f")


def make_neutral(text: str, roster: Roster, *, person_word: str = "", organisation_word: str = "") -> Neutral:
    """What Enter keeps: every sure identity of layer 1 replaced, everything else as typed."""
    wording = roster.wording
    if person_word or organisation_word:
        wording = Wording.avoiding(
            roster.vocabulary, person_word=person_word, organisation_word=organisation_word
        )

    def search(words: str) -> list[Hit]:
        return [hit for hit in hits(words, roster, with_contacts=False) if _sure(hit)]

    return _replaced(text, search, wording)


def replace_certain(text: str, roster: Roster, *, with_model: bool = True) -> tuple[str, list[Identity]]:
    """Layer 1 and what is certain of layer 2 replaced, and the findings that are left.

    The places of what is left refer to `text` as given, so that they can be told by line and column.
    """
    found = all_hits(text, roster, name_model() if with_model else None)
    certain = [hit for hit in found if _sure(hit)]

    def search(words: str) -> list[Hit]:
        return certain if words == text else [hit for hit in hits(words, roster) if _sure(hit)]

    neutral = _replaced(text, search, roster.wording)
    unsure = [hit for hit in found if not _sure(hit)]
    return neutral.text, put_in(text, _apart(unsure, neutral.made), roster.wording)


def find_names(text: str, roster: Roster) -> list[Identity]:
    """The sure identities of layer 1 in the text of a finished file.

    Lines may break anywhere, also inside a name, a hyphenated word or an address. A common word counts only
    where both its neighbours are seen, so that nothing is found here that replacing would have left.
    """
    found = [hit for hit in hits(text, roster, by_line=True, with_contacts=False) if _sure(hit)]
    found = [hit for hit in found if not _is_fragment(text, hit)]
    joined = _Joined.of(text)
    if joined:
        more = own_hits(joined.text, roster, by_line=True)
        more = [hit for hit in more if _sure(hit) and joined.tells(hit, roster)]
        places = [replace(h, start=joined.before(h.start), end=joined.before(h.end)) for h in more]
        found += _apart(places, found)
    return put_in(text, sorted(found, key=lambda hit: hit.start), roster.wording)


def _sure(hit: Hit) -> bool:
    return hit.certainty is Certainty.SURE


def _apart(found: Sequence[Hit], others: Sequence[Hit | Identity]) -> list[Hit]:
    """The hits that touch none of the others, which are in order and do not overlap."""
    starts = [other.start for other in others]

    def touches(hit: Hit) -> bool:
        index = bisect_left(starts, hit.end) - 1
        return index >= 0 and others[index].end > hit.start

    return [hit for hit in found if not touches(hit)]


def _replaced(text: str, search: Callable[[str], list[Hit]], wording: Wording) -> Neutral:
    """Replaces and searches again, because a replaced neighbour can turn a doubtful word into a sure one."""
    found = search(text)
    if not found:
        return Neutral(text)
    neutral = _with(text, put_in(text, found, wording))
    for attempt in range(_ROUNDS):
        extra = search(neutral.text)
        if not extra:
            break
        found = _united([*found, *(_back(hit, neutral) for hit in extra)])
        made = put_in(text, found, wording)
        if attempt >= _ROUNDS // 2:
            made = [replace(identity, replacement="…") for identity in made]
        neutral = _with(text, made)
    return neutral


def _with(text: str, made: list[Identity]) -> Neutral:
    parts: list[str] = []
    changes: list[tuple[int, int]] = []
    done = length = 0
    for identity in made:
        kept = text[done : identity.start]
        parts += (kept, identity.replacement)
        start = length + len(kept)
        length = start + len(identity.replacement)
        changes.append((start, length))
        done = identity.end
    parts.append(text[done:])
    return Neutral("".join(parts), tuple(changes), tuple(made))


def _back(hit: Hit, neutral: Neutral) -> Hit:
    """A hit of the new text as a stretch of the old one; a replaced stretch is taken whole."""
    start, end = hit.start, hit.end
    shift = 0
    old_start = old_end = -1
    for (new_start, new_end), identity in zip(neutral.changes, neutral.made, strict=True):
        if old_start < 0 and start < new_end:
            old_start = start + shift if start < new_start else identity.start
        if old_end < 0 and end <= new_end:
            old_end = end + shift if end <= new_start else identity.end
            break
        shift = identity.end - new_end
    old_start = start + shift if old_start < 0 else old_start
    old_end = end + shift if old_end < 0 else old_end
    return replace(hit, start=old_start, end=old_end)


def _united(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(hit.end, kept[-1].end))
        else:
            kept.append(hit)
    return kept


@dataclass(frozen=True, slots=True)
class _Joined:
    """A text with its broken words and addresses put together. cuts: where, and how much was taken out."""

    text: str = field(repr=False)
    cuts: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> _Joined | None:
        """The text put together, or None where nothing was broken."""
        breaks = [m.span() for m in _BROKEN_WORD.finditer(text)]
        breaks += [m.span() for m in _BROKEN_LINK.finditer(text) if _is_long(_run_before(text, m.start()))]
        if not breaks:
            return None
        parts, cuts, removed = [], [], []
        done = total = 0
        for start, end in sorted(set(breaks)):
            if start < done:
                continue
            parts.append(text[done:start])
            cuts.append(start - total)
            total += end - start
            removed.append(total)
            done = end
        parts.append(text[done:])
        return cls("".join(parts), tuple(cuts), tuple(removed))

    def tells(self, hit: Hit, roster: Roster) -> bool:
        """Whether putting together made the hit: a break lies in it or at its edge.

        A common word counts only when the break was inside it, for at an edge two lines may merely meet. Nor
        does a slip count that is such a word and what stood before or behind it in the other line.
        """
        index = bisect_left(self.cuts, hit.start)
        cuts = [cut for cut in self.cuts[index : index + 8] if cut <= hit.end]
        inside = [c for c in cuts if hit.start < c < hit.end and self.text[c - 1 : c + 1].isalnum()]
        if inside:
            whole = fold(self.text[hit.start : hit.end])
            pieces = {
                fold(part) for c in inside for part in (self.text[hit.start : c], self.text[c : hit.end])
            }
            return whole in roster.index or not pieces & common_words() & roster.index.keys()
        return bool(cuts) and not common_words().intersection(words_of(self.text[hit.start : hit.end]))

    def before(self, place: int) -> int:
        """The place in the broken text."""
        index = bisect_right(self.cuts, place - 1)
        return place + (self.removed[index - 1] if index else 0)


def _run_before(text: str, end: int) -> str:
    """The run without spaces that ends here, at most a little longer than a long one."""
    return text[max(0, end - 200) : end].split()[-1] if end else ""


def _is_long(run: str) -> bool:
    return len(run) >= _LONG_RUN or "://" in run or run.startswith("www.") or "/" in run


def _is_fragment(text: str, hit: Hit) -> bool:
    """Whether the hit may be a piece of a longer word or address that was broken at the edge of a line."""
    line = text[max(0, hit.start - 300) : hit.start].rstrip(" \t")
    if line[-1:] in _BREAKS and _is_broken(line.rstrip("\r\n\f \t"), text[hit.start : hit.start + 200]):
        return True
    rest = text[hit.end : hit.end + 300].lstrip(_HIDDEN_HYPHENS)
    hidden = len(rest) < len(text[hit.end : hit.end + 300])
    return hidden or (
        rest[:1] in _BREAKS and _is_broken(text[max(0, hit.end - 300) : hit.end], rest.lstrip())
    )


def _is_broken(above: str, below: str) -> bool:
    """Whether a word seems to go on over the end of a line. Chosen: only long runs are ever broken."""
    if not above or not below or above[-1] in _HIDDEN_HYPHENS:
        return bool(above and below)
    return _is_long(_run_before(above, len(above))) or len(below.split(maxsplit=1)[0]) >= _LONG_RUN
