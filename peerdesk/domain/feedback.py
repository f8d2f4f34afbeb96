"""How an evening was rated: figures typed in one line, kept as a sum only."""

from __future__ import annotations

import re

from peerdesk.domain.errors import BadInput
from peerdesk.domain.meeting import Feedback

MOST = 10
"""The best figure. Source: meetings are rated from 1 to 10 at their end; 0 is taken from whoever means it."""

FEWEST = 3
"""Fewer figures are not kept: with one the mean is that figure, with two each knows the other's.

Source: statistical disclosure control's minimum cell count of three (Hundepool et al. 2012, chapter 4).
"""

MOST_FIGURES = 500

_FIGURE = re.compile(r"(\d{1,2})(?:[.,]([05]))?", re.ASCII)


def parse_feedback(text: str) -> Feedback | None:
    """`8 9 7 10 8` as how many figures and ten times their mean, a half rounded up; None for an empty line.

    Figures from 0 to 10, halves among them (`8.5`), are set apart by blanks, commas or semicolons. Between
    blanks `8,5` is a half; `8,5` alone could be two figures or one. Raises BadInput `feedback_unread`,
    `feedback_comma`, `feedback_range` or `feedback_few`.
    """
    plain = " ".join(text.replace(";", " ").split()).rstrip(", ")
    if not plain:
        return None
    tenths = [_tenths(word) for word in _words(plain)]
    if len(tenths) < FEWEST:
        raise BadInput("feedback_few", fewest=FEWEST)
    if len(tenths) > MOST_FIGURES:
        raise BadInput("feedback_unread", text="…")
    count = len(tenths)
    return Feedback(count, (2 * sum(tenths) + count) // (2 * count))


def _words(plain: str) -> list[str]:
    words = re.split(r",? ", plain)
    if len(words) == 1 and "," in plain:
        if plain.count(",") == 1:
            raise BadInput("feedback_comma")
        return plain.split(",")
    return [word for word in words if word]


def _tenths(word: str) -> int:
    match = _FIGURE.fullmatch(word)
    if match is None and re.fullmatch(r"\d{1,2},\d", word):
        raise BadInput("feedback_comma")
    if match is None:
        raise BadInput("feedback_unread", text=word[:20])
    tenths = int(match[1]) * 10 + int(match[2] or 0)
    if tenths > MOST * 10:
        raise BadInput("feedback_range", most=MOST)
    return tenths
