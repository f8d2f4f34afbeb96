"""How well a tagger marks notes: identities hidden in full, and how much of what it marks is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from notes import DIRECT, KINDS

from peerdesk.deid.words import words
from tests.marked_notes import MarkedNote

TOKEN = re.compile(r"[^\W_]+")
SMALL = words(
    """
    mr mrs ms miss dr prof professor sir lord lady madam the a an of and in on at for to de la le s between
    from by no nos
    """
)
Judged = tuple[MarkedNote, Sequence[tuple[int, int]], Sequence[Sequence[float]]]


def report(
    judged: Iterable[Judged], thresholds: Iterable[float] = (0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03)
) -> None:
    """Print recall of direct and other identities and precision by source at several thresholds."""
    every = list(judged)
    sources = sorted({note.source for note, _, _ in every})
    for threshold in thresholds:
        print(f"-- threshold {threshold}")
        for source in [*sources, ""]:
            part = [one for one in every if one[0].source == source or not source]
            if not source:
                part = [one for one in every if one[0].source in ("tab", "wnut17", "presidio-synth")]
            print(f"{source or 'CORPORA':18}", line(part, lambda p, at=threshold: p[0] > at))


def line(part: Sequence[Judged], flags: Callable[[Sequence[float]], bool]) -> str:
    """Direct recall, other recall, precision, and the share of notes without any mark that were marked."""
    hit, total, right, wrong, empty, false = Counter(), Counter(), 0, 0, 0, 0
    for note, spans, found in part:
        covered = bytearray(len(note.text) + 1)
        for (start, end), probability in zip(spans, found, strict=True):
            if flags(probability):
                covered[start:end] = b"\1" * (end - start)
        for start, end, kind in note.marks:
            words = [m.span() for m in TOKEN.finditer(note.text, start, end)]
            telling = [w for w in words if note.text[w[0] : w[1]].lower() not in SMALL] or words
            group = "direct" if kind in DIRECT else "other"
            total[group] += 1
            hit[group] += all(any(covered[a:b]) for a, b in telling)
        marked = False
        for match in TOKEN.finditer(note.text):
            if match.group().lower() in SMALL or not any(covered[match.start() : match.end()]):
                continue
            if note.is_ignored(*match.span()):
                continue
            marked = True
            inside = bool(note.kind_at(*match.span()))
            right += inside
            wrong += not inside
        if not note.marks:
            empty += 1
            false += marked

    def share(part: int, whole: int) -> str:
        return f"{100 * part / whole:5.1f}" if whole else "   – "

    return (
        f"direct {share(hit['direct'], total['direct'])}  other {share(hit['other'], total['other'])}  "
        f"precision {share(right, right + wrong)}  false notes {share(false, empty)}  ({len(part)})"
    )


assert len(KINDS) == 7
