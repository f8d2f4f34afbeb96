"""The words of a tree of minutes, one text after the other, as every writer and check reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from peerdesk.domain.minutes import CLOSING_KEY, HEADING_KEY, Entry, Minutes, Slot, Table

_BLANKS = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_IN_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def every_text(minutes: Minutes) -> Iterator[tuple[str | None, str]]:
    """Each text of the tree in reading order, with the key of its block or None; the foot comes last."""
    yield from body_texts(minutes)
    yield None, minutes.footer
    yield None, minutes.page_phrase


def body_texts(minutes: Minutes) -> Iterator[tuple[str | None, str]]:
    """Each text of the tree but those of the foot, in reading order, with the key of its block or None."""
    if minutes.heading:
        yield HEADING_KEY, minutes.heading
    yield None, minutes.kicker
    yield minutes.title_key, minutes.title
    for line in minutes.lines:
        yield None, line
    if minutes.statement is not None:
        yield None, minutes.statement
    for block in minutes.blocks:
        key = getattr(block, "key", None)
        if isinstance(block, Table):
            yield from ((key, cell) for cell in block.cells)
            continue
        if isinstance(block, Slot):
            yield key, block.at
        yield key, block.text
        if isinstance(block, Entry | Slot):
            yield key, block.figure
        if isinstance(block, Slot):
            yield key, block.detail
    if minutes.closing:
        yield CLOSING_KEY, minutes.closing


def one_line(text: str) -> str:
    """The text on one line: control characters and line breaks are blanks, blanks are single."""
    return _BLANKS.sub(" ", text).strip()


def numbered(minutes: Minutes, page: int, pages: int) -> str:
    """The phrase with the number of a page, from 1, and of all pages."""
    return minutes.page_phrase.replace("{page}", str(page)).replace("{pages}", str(pages))


def code_of(character: str) -> str:
    """How a character that cannot be written is called: `U+6F22`."""
    return f"U+{ord(character):04X}"


def encodable(text: str) -> str:
    """The text with halves of broken characters, which no file can hold, as their code in brackets."""
    return _LONE_SURROGATE.sub(lambda match: f"[{code_of(match[0])}]", text)


def fit_for_xml(text: str) -> str:
    """The text with characters that XML cannot hold as their code in brackets; control characters are blanks.

    Source: XML 1.0, 2.2.
    """
    return _NOT_IN_XML.sub(lambda match: f"[{code_of(match[0])}]", _CONTROL.sub(" ", text))


def run_together(text: str) -> str:
    """The text for comparing: form, case, blanks, hyphens and invisible characters make no difference.

    Hyphens, because readers take one at the end of a line for a broken word.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c not in _HYPHENS and unicodedata.category(c) not in _UNSEEN)


_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cs"))
_HYPHENS = frozenset("-\u2010\u2011\ufffe")
"""The last is what pdfium gives for a hyphen at a line's end."""
