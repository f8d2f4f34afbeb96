"""Vaguer words for dates and quantities: a reader keeps the size and loses the figure.

The bands are orders of magnitude, so that two figures of one order read alike; chosen for this program.
"""

from __future__ import annotations

import re

from peerdesk.deid.folding import fold
from peerdesk.deid.lexicon import is_common, word_kinds
from peerdesk.deid.shapes import shapes
from peerdesk.deid.words import words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_FIGURE_WORDS = frozenset(_WORDS) | words(
    "zero thirteen fourteen sixteen seventeen eighteen nineteen seventy eighty ninety million billion"
    " half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth percent billions"
)
"""Without `dozen` and `millions`, which are put in place of figures here."""

PUT_INSTEAD = words("dozen dozens hundreds thousands millions certain recently soon sizeable")
"""Words that are put in place of figures, days and sums: where they stand alone there is nothing to find."""

_TIMES = (
    (re.compile(r"\d\s?(?:bn|billion)\b|\bbillion", re.IGNORECASE), 1e9),
    (re.compile(r"\d\s?(?:m|mn|million)\b|\bmillion", re.IGNORECASE), 1e6),
    (re.compile(r"\d\s?(?:k|thousand)\b|\bthousand", re.IGNORECASE), 1e3),
)
_UNIT = re.compile(r"(year|month|week|day|hour|minute)s?\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:last|yesterday|previous)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:next|tomorrow|following)\b", re.IGNORECASE)
_FIGURES = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


def has_figure(written: str) -> bool:
    """Whether a quantity tells a figure: in digits, in English words, or in words that are not plain English.

    `dozens of votes`, as figures are put here, tells none.
    """
    written_out = [fold(word) for word in re.findall(r"[^\W\d_]+", written)]
    return (
        any(character.isdigit() for character in written)
        or not _FIGURE_WORDS.isdisjoint(written_out)
        or not all(map(is_common, written_out))
    )


def vaguer_date(written: str) -> str:
    """`a certain month` for `March`, `recently` for `last week`, `some years` for `three years`."""
    if _has("lasting", written) and (unit := _UNIT.search(written)):
        return f"some {unit[1].lower()}s"
    if _PAST.search(written):
        return "recently"
    if _FUTURE.search(written):
        return "soon"
    if _has("quarter", written):
        return "a certain quarter"
    kinds = {kind for word in re.findall(r"[^\W\d_]+", written) for kind in word_kinds().get(fold(word), ())}
    if re.search(r"\d{1,2}[./-]\d{1,2}", written) or (
        "month" in kinds and re.search(r"\b\d{1,2}\b", written)
    ):
        return "a certain day"
    if "month" in kinds:
        return "a certain month"
    return (
        "a certain day" if "day" in kinds else "a certain year" if _has("year", written) else "a certain time"
    )


def vaguer_quantity(written: str, *, noun_follows: bool = False) -> str:
    """`hundreds of employees` for `340 employees`, `a seven-figure sum` for `€2m`."""
    number = number_of(written)
    if number is None:
        return "a certain number" if not noun_follows else "some"
    if _has("share", written):
        return "a small share" if number < 10 else "a sizeable share" if number < 50 else "a large share"
    if _has("money", written):
        return _sum(number)
    if _has("lasting", written) and (unit := _UNIT.search(written)):
        return f"some {unit[1].lower()}s"
    rest = written[_last_number(written) :].strip(" -")
    words = _count(number, of=bool(rest) or noun_follows)
    return f"{words} {rest}".strip()


def number_of(written: str) -> float | None:
    """The figure of a quantity with its multiplier; None where it has none."""
    if match := _NUMBER.search(written):
        number = float(_THOUSANDS.sub("", match.group()).replace(",", "."))  # 1,200 and 1.200 are thousands
    else:
        known = [_WORDS[word] for word in re.findall(r"[a-z]+", written.lower()) if word in _WORDS]
        if not known:
            return None
        number = float(known[0])
    return number * next((factor for pattern, factor in _TIMES if pattern.search(written)), 1.0)


def _last_number(written: str) -> int:
    """Where the figure of a quantity ends, its multiplier included."""
    match = re.match(r"[^\w]*(?:\d[\d.,]*|\w+)\s?(?:bn|billion|m|mn|million|k|thousand|hundred)?\b", written)
    return match.end() if match else len(written)


def _count(number: float, *, of: bool) -> str:
    if number < 10:
        return "a few" if number < 5 else "several"
    if number < 20:
        return "a dozen or so"
    name = (
        "dozens"
        if number < 100
        else "hundreds"
        if number < 1e3
        else "thousands"
        if number < 1e6
        else "millions"
    )
    return f"{name} of" if of else name


def _sum(number: float) -> str:
    digits = len(str(int(number)))
    if digits < 4:
        return "a small sum"
    return f"a {_FIGURES[digits]}-figure sum" if digits in _FIGURES else "a very large sum"


def _has(shape: str, written: str) -> bool:
    return any(name == shape and pattern.search(written) for name, pattern in shapes())
