"""Judges by learnt weights which tokens of a note could tell who is meant, and of which kind they are.

A linear model over what `features` sees, trained by `.ci/deid/train.py`. The scores of the name model, where
there are any, are added to its own; it has weights of its own for that.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from peerdesk.deid.features import Observed
from peerdesk.resource_files import resource

KINDS = ("PER", "CON", "ORG", "LOC", "DAT", "QTY", "DEM")
"""Person; contact, address or number; organisation; place; date; quantity; origin."""

_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt, in hundredths.

    telling: group → string → weight of telling. kinds: the same → weights of the kinds, as they stand in the
    file.
    """

    bias: tuple[int, ...]
    telling: Mapping[str, Mapping[str, int]] = field(repr=False)
    kinds: Mapping[str, Mapping[str, str]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """A token that could tell somebody. place: its index. probability: 0 to 1. kind: one of KINDS."""

    place: int
    probability: float
    kind: str


@cache
def weights(name: str) -> Weights:
    """The weights in `resources/deid/NAME.txt`."""
    telling: dict[str, dict[str, int]] = {}
    kinds: dict[str, dict[str, str]] = {}
    first, *lines = resource("deid", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        group, seen, values = line.split("\t")
        tells, _, rest = values.partition(" ")
        telling.setdefault(group, {})[seen] = int(tells)
        kinds.setdefault(group, {})[seen] = rest
    bias = tuple(int(value) for value in first.partition("\t")[2].split())
    return Weights(bias, telling, kinds)


def judged(
    observed: Observed, learnt: Weights, least: float, scores: Sequence[Sequence[float]] | None = None
) -> list[Judged]:
    """The tokens that tell somebody at least this probably.

    scores: of the name model, by token: of telling, then of the kinds.
    """
    found = []
    for place in range(len(observed.spans)):
        seen = list(observed.of(place))
        total = learnt.bias[0] / _HUNDREDTHS + (scores[place][0] if scores else 0.0)
        total += sum(learnt.telling.get(group, {}).get(one, 0) for group, one in seen) / _HUNDREDTHS
        probability = 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
        if probability >= least:
            found.append(Judged(place, probability, _kind(seen, learnt, scores[place] if scores else None)))
    return found


def _kind(seen: Sequence[tuple[str, str]], learnt: Weights, scores: Sequence[float] | None) -> str:
    totals = [bias / _HUNDREDTHS for bias in learnt.bias[1:]]
    if scores:
        totals = [total + score for total, score in zip(totals, scores[1:], strict=True)]
    for group, one in seen:
        values = learnt.kinds.get(group, {}).get(one)
        if values:
            for at, value in enumerate(values.split()):
                totals[at] += int(value) / _HUNDREDTHS
    return KINDS[max(range(len(KINDS)), key=totals.__getitem__)]
