"""Judges by learnt weights which tokens of a note could tell who is meant, and of which kind they are.

A linear model over what `features` sees, trained by `.ci/deid/train.py`. The scores of the name model, where
there are any, are added to its own; it has weights of its own for that.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import add

from peerdesk.deid.features import NEAR, OWN, Observed
from peerdesk.resource_files import resource

KINDS = ("PER", "CON", "ORG", "LOC", "DAT", "QTY", "DEM")
"""Person; contact, address or number; organisation; place; date; quantity; origin."""

_HUNDREDTHS = 100
_REACH = max(NEAR)
_BEGIN, _END = ("BEGIN",), ("END",)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt, in hundredths.

    near: string → its weight of telling for the token at each of `NEAR` from it. own: the same of what was
    put together. kinds: group and string → weights of the kinds, as they stand in the file, if they
    are not all nothing.
    """

    bias: tuple[int, ...]
    near: Mapping[str, Sequence[int]] = field(repr=False)
    own: Mapping[str, int] = field(repr=False)
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
    near: dict[str, list[int]] = {}
    own: dict[str, int] = {}
    kinds: dict[str, dict[str, str]] = {}
    first, *lines = resource("deid", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        group, seen, values = line.split("\t")
        tells, _, rest = values.partition(" ")
        if rest.strip("0 "):
            kinds.setdefault(group, {})[seen] = rest
        if group == OWN:
            own[seen] = int(tells)
        else:
            near.setdefault(seen, [0] * len(NEAR))[int(group) + _REACH] = int(tells)
    bias = tuple(int(value) for value in first.partition("\t")[2].split())
    return Weights(bias, {seen: tuple(values) for seen, values in near.items()}, own, kinds)


def judged(
    observed: Observed, learnt: Weights, least: float, scores: Sequence[Sequence[float]] | None = None
) -> list[Judged]:
    """The tokens that tell somebody at least this probably.

    scores: of the name model, by token: of telling, then of the kinds.
    """
    found = []
    for place, total in enumerate(_totals(observed, learnt)):
        score = total / _HUNDREDTHS + (scores[place][0] if scores else 0.0)
        probability = 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))
        if probability >= least:
            kind = _kind(observed, place, learnt, scores[place] if scores else None)
            found.append(Judged(place, probability, kind))
    return found


def _totals(observed: Observed, learnt: Weights) -> list[int]:
    """By token, the sum of the weights of all that was seen around it."""
    count = len(observed.seen)
    totals = [learnt.bias[0]] * (count + 4 * _REACH)
    edges = [*[_BEGIN] * _REACH, *observed.seen, *[_END] * _REACH]
    near, own = learnt.near, learnt.own
    for at, seen in enumerate(edges):
        for one in seen:
            if values := near.get(one):
                # What stands at `at` lies at offset o from the token at `at - o`.
                place = at + 2 * _REACH
                for value in values:
                    totals[place] += value
                    place -= 1
    result = totals[2 * _REACH : 2 * _REACH + count]
    for place, seen in enumerate(observed.own):
        for one in seen:
            if one in own:
                result[place] += own[one]
    return result


def _kind(observed: Observed, place: int, learnt: Weights, scores: Sequence[float] | None) -> str:
    totals = [score * _HUNDREDTHS for score in scores[1:]] if scores else [0.0] * len(KINDS)
    totals = list(map(add, totals, learnt.bias[1:]))
    for group, one in observed.of(place):
        values = learnt.kinds.get(group, {}).get(one)
        if values:
            totals = list(map(add, totals, _numbers(values)))
    return KINDS[max(range(len(KINDS)), key=totals.__getitem__)]


@lru_cache(maxsize=8192)
def _numbers(values: str) -> tuple[int, ...]:
    return tuple(map(int, values.split()))
