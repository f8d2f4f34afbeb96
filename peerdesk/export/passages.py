"""Texts taken out of finished files, each with the place that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a file. where: what holds it ("page", "outline", …). number: of page, line or paragraph."""

    where: str
    text: str = field(repr=False)
    number: int | None = None


_TAG = re.compile(r"<[^<>]*>")
_PRINTED = re.compile(r"[^\x00-\x1f\x7f\ufffd]{3,}")


def without_tags(text: str) -> str:
    """A text of XML or HTML without what stands between angle brackets."""
    return _TAG.sub(" ", text)


def loose_texts(where: str, data: bytes) -> Iterator[Passage]:
    """What can be read in bytes of no known form, as UTF-8 and as UTF-16 from either byte on."""
    for text in (
        data.decode("utf-8", "replace"),
        data.decode("utf-16-le", "replace"),
        data[1:].decode("utf-16-le", "replace"),
    ):
        told = "\n".join(_PRINTED.findall(text))
        if told:
            yield Passage(where, told)
            if "<" in told:
                yield Passage(where, without_tags(told))


def spaced(name: str) -> str:
    """The words of a name that a program made, of a file, a part, a font or an anchor.

    On a second line also cut before capitals inside a word, where there are any.
    """
    words = _SEPARATORS.sub(" ", name)
    cut = _CAMEL.sub(" ", words)
    return words if cut == words else f"{words}\n{cut}"


_SEPARATORS = re.compile(r"[-_./\\:+#]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
