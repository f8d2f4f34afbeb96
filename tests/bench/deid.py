"""How well identities are found: recall, precision, false alarms, time and memory.

`python -m tests.bench.deid [DATA.jsonl]` prints `figure: value` lines, once by rules alone and once with the
name model. DATA has a note a line (`text`, `roster`, `source`, `variant`, `gold` as start, end, DIRECT or
QUASI, type; `ignore` as start, end); the rosters lie beside it as `DATA_rosters.json`. Without DATA only the
project's own notes are scored: technical sentences that name nobody, other languages, and circumstance.
`--misses N` shows examples. `--control` scores a finder that is given another text, so that every figure must
come out bad.

Counting. A mention is found when every word of it is covered, titles and function words aside. Precision is
the share of covered words that lie in a mention, on the sources in which every identity is marked.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peerdesk.deid import Identity, Roster, find_identities
from peerdesk.deid.words import words
from tests.marked_notes import LANGUAGES, MarkedNote, groups, own_notes

TOKEN = re.compile(r"[^\W_]+")
SMALL = words(
    """
    mr mrs ms miss dr prof professor sir lord lady madam the a an of and in on at for to de la le s between
    from by no nos
    """
)
SMALL_IN_PHRASES = words("the a an of in on at for to by with and our")
ALL_MARKED = ("tab", "wnut17", "presidio-synth")
"""Sources in which every identity is marked."""

NAMES = {
    "tab": "court",
    "wnut17": "social",
    "presidio-synth": "synthetic",
    "qmsum": "natural",
    "qmsum-var": "forms",
}
Find = Callable[[str, Roster], list[Identity]]


@dataclass
class Score:
    """Counts of one kind of note."""

    hit: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    milliseconds: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def share(self, level: str) -> float:
        """Mentions found, percent."""
        return percent(self.hit[level], self.total[level])

    @property
    def precision(self) -> float:
        """Covered words that lie in a mention, percent."""
        return percent(self.right, self.right + self.wrong)


def percent(part: int, whole: int) -> float:
    """Percent; nan where there is nothing."""
    return 100 * part / whole if whole else float("nan")


def tell(text: str, start: int, end: int, small: frozenset[str]) -> list[tuple[int, int]]:
    """The words of a mention that must be covered."""
    every = [match.span() for match in TOKEN.finditer(text, start, end)]
    return [(a, b) for a, b in every if text[a:b].lower() not in small] or every


def covered(text: str, found: Iterable[Identity]) -> bytearray:
    """By character, whether something was found there."""
    cover = bytearray(len(text) + 1)
    for one in found:
        cover[one.start : one.end] = b"\1" * (one.end - one.start)
    return cover


def corpora(data: Path, find: Find) -> dict[str, Score]:
    """Scores by source."""
    notes = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    rows = json.loads(data.with_name(f"{data.stem}_rosters.json").read_text(encoding="utf-8"))
    rosters = {name: Roster.from_rows(people) for name, people in rows.items()}
    scores: dict[str, Score] = {}
    for note in notes[:30]:
        find(note["text"], rosters[note["roster"]])
    for note in notes:
        begin = time.perf_counter()
        found = find(note["text"], rosters[note["roster"]])
        took = (time.perf_counter() - begin) * 1000
        score = scores.setdefault(note["source"], Score())
        score.milliseconds.append(took)
        _count(score, note, found)
    return scores


def _count(score: Score, note: dict[str, Any], found: Sequence[Identity]) -> None:
    text, cover = note["text"], covered(note["text"], found)
    inside, ignored = bytearray(len(text) + 1), bytearray(len(text) + 1)
    for start, end, level, kind in note["gold"]:
        inside[start:end] = b"\1" * (end - start)
        whole = all(any(cover[a:b]) for a, b in tell(text, start, end, SMALL))
        for name in (level, kind, note.get("variant") or ""):
            score.total[name] += 1
            score.hit[name] += whole
        if not whole:
            score.missed.append(f"{kind} {text[start:end]!r} in {text!r}")
    for start, end in note["ignore"]:
        ignored[start:end] = b"\1" * (end - start)
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if match.group().lower() not in SMALL and any(cover[start:end]) and not any(ignored[start:end]):
            right = any(inside[start:end])
            score.right += right
            score.wrong += not right
            if not right:
                score.false.append(f"{match.group()!r} in {text!r}")


def own(notes: Iterable[MarkedNote], find: Find, roster: Roster) -> Score:
    """The score of the project's own notes. PERSON: people alone; sentence: notes with anything found."""
    score = Score()
    for note in notes:
        found = find(note.text, roster)
        cover = covered(note.text, found)
        for start, end, kind in note.marks:
            whole = all(any(cover[a:b]) for a, b in tell(note.text, start, end, SMALL))
            level = "PERSON" if kind == "PER" else "OTHER"
            score.total[level] += 1
            score.hit[level] += whole
            if not whole:
                score.missed.append(f"{note.text[start:end]!r} in {note.text!r}")
        score.total["sentence"] += 1
        score.hit["sentence"] += bool(found)
        for match in TOKEN.finditer(note.text):
            if match.group().lower() not in SMALL and any(cover[match.start() : match.end()]):
                right = bool(note.kind_at(*match.span()))
                score.right += right
                score.wrong += not right
                if not right:
                    score.false.append(f"{match.group()!r} in {note.text!r}")
    return score


def circumstance(name: str, find: Find) -> Score:
    """`phrase`: phrases found in full; `look-alike`: notes without one in which something was flagged."""
    score = Score()
    for rows, notes in groups(name):
        roster = Roster.from_rows(rows)
        for note in notes:
            found = [one for one in find(note.text, roster) if one.layer == 3 or one.kind == "role"]
            cover = covered(note.text, found)
            if not note.phrases:
                score.total["look-alike"] += 1
                score.hit["look-alike"] += bool(found)
                score.false += [f"{note.text[one.start : one.end]!r} in {note.text!r}" for one in found]
            for phrase in note.phrases:
                start = note.text.index(phrase)
                spans = tell(note.text, start, start + len(phrase), SMALL_IN_PHRASES)
                whole = all(any(cover[a:b]) for a, b in spans)
                score.total["phrase"] += 1
                score.hit["phrase"] += whole
                if not whole:
                    score.missed.append(f"{phrase!r} in {note.text!r}")
    return score


def figures(data: Path | None, find: Find, shown: int) -> Iterator[tuple[str, float]]:
    """Name and value of every figure; examples are printed between them."""
    if data:
        scores = corpora(data, find)
        every = scores.values()
        for level, name in (("DIRECT", "direct"), ("QUASI", "quasi")):
            yield f"{name} %", percent(sum(s.hit[level] for s in every), sum(s.total[level] for s in every))
        marked = [scores[source] for source in ALL_MARKED if source in scores]
        yield "precision %", percent(sum(s.right for s in marked), sum(s.right + s.wrong for s in marked))
        for source, name in NAMES.items():
            if source in scores:
                yield f"{name}, direct %", scores[source].share("DIRECT")
                if source in ALL_MARKED:
                    yield f"{name}, quasi %", scores[source].share("QUASI")
                    yield f"{name}, precision %", scores[source].precision
                examples(name, scores[source], shown)
        times = sorted(one for score in every for one in score.milliseconds)
        yield "a note, median ms", statistics.median(times)
        yield "a note, p95 ms", times[int(len(times) * 0.95)]
    nobody = Roster.from_rows([])
    for name in ("technical_heldout", "technical"):
        score = own(own_notes(name), find, nobody)
        yield f"{name.replace('_', ' ')}, sentences flagged %", score.share("sentence")
        examples(name, score, shown)
    together = Score()
    for language in LANGUAGES:
        score = own(own_notes(f"notes_{language}", language), find, nobody)
        yield f"{language}, people %", score.share("PERSON")
        yield f"{language}, precision %", score.precision
        examples(language, score, shown)
        together.hit += score.hit
        together.total += score.total
    for name in ("circumstance_a", "circumstance_b", "circumstance_c", "circumstance_d", "circumstance_e"):
        score = circumstance(name, find)
        yield f"{name.replace('_', ' ')}, phrases found %", score.share("phrase")
        yield f"{name.replace('_', ' ')}, look-alikes flagged %", score.share("look-alike")
        examples(name, score, shown)


def examples(name: str, score: Score, shown: int) -> None:
    """Print some of what was missed and what was wrong."""
    chance = random.Random(3)
    for what, some in (("missed", score.missed), ("wrong", score.false)):
        for one in chance.sample(some, min(shown, len(some))):
            print(f"  {name} {what}: {one}")


_LOADING = """
import os, time
def used():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
import peerdesk.deid.identities as layers
from peerdesk.deid import Roster
roster = Roster.from_rows([])
before, begin = used(), time.perf_counter()
layers.find_identities("Anna Smith met the CFO of a bank in Lyon.", roster, with_model=WITH)
print(time.perf_counter() - begin, used() - before)
"""


def loading(*, with_model: bool) -> tuple[float, float]:
    """Seconds and megabytes of the first search, in a process of its own; the median of five."""
    source = _LOADING.replace("WITH", str(with_model))
    runs = [
        subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    values = [tuple(map(float, run.stdout.split())) for run in runs]
    return statistics.median(one[0] for one in values), statistics.median(one[1] for one in values)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--rules", action="store_true", help="by rules alone only")
    parser.add_argument("--misses", type=int, default=0, help="show so many examples of each kind")
    parser.add_argument("--control", action="store_true", help="search another text; must look bad")
    asked = parser.parse_args()
    ways = [("rules", False)] if asked.rules else [("rules", False), ("model", True)]
    for way, with_model in ways:

        def find(text: str, roster: Roster, model: bool = with_model) -> list[Identity]:
            searched = text[::-1] if asked.control else text
            return find_identities(searched, roster, with_model=model)

        for name, value in figures(asked.data, find, asked.misses):
            print(f"{way}: {name}: {value:.1f}", flush=True)
        if sys.platform == "linux":
            seconds, megabytes = loading(with_model=with_model)
            print(f"{way}: first search s: {seconds:.2f}\n{way}: first search MB: {megabytes:.0f}")


if __name__ == "__main__":
    main()
