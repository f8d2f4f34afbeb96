"""Dates in the usual spellings."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_GLUED = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")


def date_in(text: str) -> dt.date | None:
    """The first date in a text: 2026-04-02, 2 April 2026, April 2nd, 2026, 2.4.2026, 2/4/2026, 20260402.

    Chosen: of two numbers with slashes the first is the day, unless only the other order is a date.
    """
    for pattern in (_ISO, _GLUED):
        if (match := pattern.search(text)) and (day := _date(match[1], match[2], match[3])):
            return day
    if match := _DAY_MONTH.search(text):
        return _date(match[3], _number(match[2]), match[1])
    if match := _MONTH_DAY.search(text):
        return _date(match[3], _number(match[1]), match[2])
    if match := _NUMBERS.search(text):
        return _date(match[4], match[3], match[1]) or _date(match[4], match[1], match[3])
    return None


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].lower()) + 1


def _date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
