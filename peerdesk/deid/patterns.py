"""What a pattern finds without a roster: e-mail addresses, telephone numbers, handles, addresses of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from peerdesk.deid.words import words

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[^\W_][\w-]*(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@/.`\u00ad])@[^\W\d_][\w-]*(?:\.[\w-]+)*(?![\w/@])")
_URL = re.compile(r"(?:https?://|ftp://|mailto:|www\.)[^\s<>\"“”`|\\^{}]+", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:[^\W_][\w-]{0,62}\.){1,4}(?:com|org|net|io|dev|ai|app|co|info|edu|gov|int|eu|uk|de|fr|ch|at|nl|be|es"
    r"|it|se|no|dk|fi|pl|cz|ie|pt|us|ca|au|nz|in|jp|cn|kr|br|tech|cloud|social|me|tv|xyz)(?![\w-])(?:/[^\s<>\"“”`|]*)?"
)
_PERSONAL = re.compile(
    r"(?:linkedin\.com/(?:in|pub)/|(?:twitter|x|instagram|facebook|keybase)\.(?:com|io)/@?[\w.]+/?$|t\.me/"
    r"|(?:github|gitlab)\.com/[\w-]+/?$|medium\.com/@|bsky\.app/profile/|orcid\.org/|/@[\w.]+/?$|^mailto:)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.+/#-])(?:(?:\+|00)[1-9]\d{0,2}[\s./-]?(?:\(\d{1,5}\)[\s./-]?)?\d{1,5}(?:[\s./-]?\d{2,5}){1,4}"
    r"|\(\d{2,5}\)[\s-]?\d{3,4}[\s-]?\d{3,5}"
    r"|0\d{2,5}[\s/-]\d{3,5}(?:[\s-]?\d{2,5}){0,2}"
    r"|\d{3}[-.]\d{3}[-.]\d{4})(?![\w-]|\.\d)"
)
_NO_HANDLE = words(
    """
    all here channel everyone media import param params return returns type override deprecated charset
    ts decorator property keyframes font-face supports iterator
    """
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A stretch of text with the shape of a contact. telling: it is one whoever it belongs to."""

    start: int
    end: int
    reason: str
    telling: bool


def contacts(text: str) -> Iterator[Contact]:
    """Every contact of the text; addresses of pages come whole, also those that point to nobody."""
    taken = 0
    for contact in sorted(_all(text), key=lambda c: (c.start, -c.end)):
        if contact.start >= taken:
            taken = contact.end
            yield contact


def _all(text: str) -> Iterator[Contact]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Contact(match.start(), match.end(), "deid_email", True)
        for match in _HANDLE.finditer(text):
            if match.group()[1:].casefold() not in _NO_HANDLE and not match.group().startswith("@ts-"):
                yield Contact(match.start(), match.end(), "deid_handle", True)
    if "." in text or ":" in text:
        for pattern in (_URL, _DOMAIN):
            for match in pattern.finditer(text):
                end = match.start() + len(_without_tail(match.group()))
                link = text[match.start() : end]
                personal = bool(_PERSONAL.search(link))
                yield Contact(match.start(), end, "deid_profile" if personal else "deid_link", personal)
    for match in _PHONE.finditer(text):
        if 7 <= sum(c.isdigit() for c in match.group()) <= 15:
            yield Contact(match.start(), match.end(), "deid_phone", True)


def _without_tail(link: str) -> str:
    """The link without the punctuation of its sentence and without a bracket it did not open."""
    while link:
        last = link[-1]
        unopened = last in ")]" and link.count(last) > link.count("(["[")]".index(last)])
        if last not in ".,;:!?'’*_…" and not unopened:
            break
        link = link[:-1]
    return link
