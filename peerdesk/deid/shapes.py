"""Patterns of what numbers and signs in a note may be: a date, a sum, an address, a version.

They decide nothing by themselves; see `features`.
"""

from __future__ import annotations

import re
from functools import cache

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty"
)
_COUNTED = (
    "people|employees|staff|engineers|developers|members|beds|pupils|students|branches|stores|shops|trucks"
    "|children|patients|sites|plants|customers|users|heads|cows|hectares|counts|others"
)
_TECHNICAL = (
    "ms|s|GB|MB|KB|TB|kB|px|rows?|retries|x|ns|µs|Hz|MHz|GHz|rps|qps|bits?|bytes?|lines|tests|requests|pods"
    "|nodes|threads|cores|points|commits|tickets|partitions|shards|columns|services|queries|iterations|items"
    "|files|records|calls|instances|replicas|keys|tokens|epochs|packages|images|releases|versions"
)
_DOMAINS = (
    "com|org|net|io|be|de|uk|fr|co|eu|ie|es|it|nl|pl|pt|ch|at|se|no|dk|fi|example|info|biz|gov|edu|ai|app|dev"
)
_CURRENCIES = "SEK|DKK|NOK|EUR|USD|GBP|PLN|CHF|CZK|HUF|JPY|TRY|TRL|FRF|DEM"
_UNITS_OF_MONEY = "euros?|dollars|pounds|francs|kronor|zlotys?|PLN|SEK|DKK|EUR|USD|GBP|CHF|€|£|\\$"
_FILES = "md|py|js|ts|yaml|yml|json|xml|html|csv|sh|go|rs|java|conf|toml|txt|sql"
_NUMBERED = (
    "version|stage|level|tier|layer|step|phase|type|class|port|chapter|section|item|option|row|page|line"
)
_EITHER = re.IGNORECASE
_PATTERNS: dict[str, tuple[str, int]] = {
    "email": (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", 0),
    "url": (
        rf"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:{_DOMAINS})\b(?:/\S*)?",
        _EITHER,
    ),
    "handle": (r"(?<![\w@])@\w[\w.]*", 0),
    "iban": (r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", 0),
    "card": (r"(?<![\w.])(?:\d[ -]?){11,18}\d(?!\w)", 0),
    "phone": (r"(?<![\w/.-])(?:\+|00|\(0?|0)?\d[\d ()./-]{6,16}\d(?:\s?x\d+)?(?![\w-])", 0),
    "code": (
        r"(?<!\w)(?:\d{2,6}/\d{2,4}|[A-Z]{1,6}[-/ ]?\d[\d/-]{2,}[A-Z]?|no\.?\s?\d[\d/.-]*|#\d{3,})(?!\w)",
        _EITHER,
    ),
    "date": (
        (
            rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?(?:{_MONTHS})\b\.?(?:,? \d{{1,2}}(?:st|nd|rd|th)?\b)?"
            r"(?:,? (?:19|20)\d\d)?|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
        ),
        _EITHER,
    ),
    "year": (r"\b(?:19|20)\d\d(?:s|/\d\d)?\b", 0),
    "quarter": (r"\bQ[1-4]\b|\b(?:first|second|third|fourth|last) quarter\b", _EITHER),
    "relative": (
        (
            r"\b(?:last|next|this|following|previous|same) (?:year|month|week|day|monday|tuesday|wednesday"
            r"|thursday|friday|saturday|sunday|spring|summer|autumn|winter|night|evening|morning)\b"
            r"|\b(?:yesterday|tomorrow)\b"
        ),
        _EITHER,
    ),
    "money": (
        (
            r"[£$€¥]\s?\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand)?\b"
            rf"|\b(?:{_CURRENCIES})\s?\d[\d,.]*(?:\s(?:million|billion))?"
            rf"|\b\d[\d,.]*\s?(?:k|m|bn|million|billion)?\s?(?:{_UNITS_OF_MONEY})(?!\w)"
        ),
        _EITHER,
    ),
    "lasting": (
        (
            rf"\b(?:\d+|an?|{_NUMBERS})(?:[\s-]and a half)?[\s-](?:years?|months?|weeks?|days?|hours?"
            r"|minutes?)(?:['’]| old)?\b"
        ),
        _EITHER,
    ),
    "count": (rf"\b(?:\d[\d,.]*|{_NUMBERS}|fifty|sixty|hundred|thousand)\s(?:{_COUNTED})\b", _EITHER),
    "share": (r"\d[\d,.]*\s?(?:%|per ?cent)", _EITHER),
    "technical": (rf"\b\d[\d.,]*\s?(?:{_TECHNICAL})\b", 0),
    "path": (
        (
            r"(?<!\w)(?:/[\w.-]+){1,}|\b\w+\(\)|\b[a-z]+[A-Z]\w*|\b\w+_\w+|--[\w-]+"
            rf"|\b\w+\.(?:{_FILES})\b|\b[a-zA-Z]+\.[a-z][A-Za-z]+(?:\.[a-zA-Z]+)*\b"
        ),
        0,
    ),
    "version": (rf"\bv?\d+\.\d+(?:\.\d+)*\b|\b(?:{_NUMBERED}) \d+(?:\.\d+)?\b", _EITHER),
}


@cache
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of every shape."""
    return tuple((name, re.compile(pattern, flags)) for name, (pattern, flags) in _PATTERNS.items())
