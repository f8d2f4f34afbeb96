"""How evenly a floor was shared, in figures about the group and never about a person.

For steps with a shared floor only: a talk is not to be balanced. Equal is not good by itself; somebody may
choose to listen. No claim follows from it that balance makes a group smarter: the finding that groups of 2
to 5 do better with even turn-taking (Woolley et al., Science 2010) was not borne out by others (Bates and
Gupta, Intelligence 2017; Rowe et al., Cognitive Research 2021).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

LEAST_PEOPLE = 5
"""With fewer who took part a figure about the group would be one about its members. Chosen."""


def effective_speakers(seconds: Sequence[float]) -> float:
    """As many people as would have spoken if all of them had spoken equally long; 0 if nobody spoke.

    seconds: of everybody who was entitled to speak, also those who did not. The exponential of Shannon's
    entropy of their shares.
    """
    total = sum(seconds)
    shares = [p for s in seconds if (p := s / total) > 0] if total > 0 else []
    return math.exp(-sum(p * math.log(p) for p in shares)) if shares else 0.0


def gini(seconds: Sequence[float]) -> float:
    """Gini's coefficient, corrected for few people: 0 when all spoke equally long, 1 when one spoke alone.

    0 also if nobody spoke or one person was there. Correction: times n / (n - 1) (Deltas, 2003).
    """
    people, total = len(seconds), sum(seconds)
    if people < 2 or total <= 0:
        return 0.0
    ranked = sum((2 * i - people - 1) * s for i, s in enumerate(sorted(seconds), 1))
    return ranked / (people * total) * people / (people - 1)


class Sharing(StrEnum):
    """How evenly a floor went round. Chosen bands of the corrected Gini: under 0.20, to 0.35, over."""

    EVEN = "even"
    USUAL = "usual"
    UNEVEN = "uneven"


def sharing(seconds: Sequence[float]) -> Sharing | None:
    """In which band a group's sharing of the floor lies; None where there is no figure about it."""
    if group_figure(seconds) is None:
        return None
    found = gini(seconds)
    return Sharing.EVEN if found < _EVEN else Sharing.USUAL if found <= _USUAL else Sharing.UNEVEN


_EVEN, _USUAL = 0.20, 0.35


def group_figure(seconds: Sequence[float]) -> float | None:
    """The one figure that is kept of a meeting: effective speakers as a share of the people, 0 to 1.

    None with fewer than `LEAST_PEOPLE`, or if nobody spoke.
    """
    if len(seconds) < LEAST_PEOPLE or sum(seconds) <= 0:
        return None
    return effective_speakers(seconds) / len(seconds)
