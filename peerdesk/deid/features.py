"""What can be seen of each token of a note: its look, what is known of it, and what stands around.

The tagger learns from these observations which tokens could tell who is meant. They are strings in groups;
the weights of the tagger are kept by group and string, so that most of them are looked up without being put
together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from peerdesk.deid.folding import fold
from peerdesk.deid.lexicon import foreign_words, lexicon, manual_words, place_names, word_kinds
from peerdesk.deid.shapes import shapes

TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
"""A run of letters and digits, or one sign."""

NEAR = (-3, -2, -1, 0, 1, 2, 3)
"""How far a token looks."""

_GROUPS = {offset: f"{offset:+d}" for offset in NEAR}
OWN = "own"
"""Group of what is put together from several observations."""

_BEGIN, _END = ("BEGIN",), ("END",)
_CASUAL = re.compile(
    r"!!|\?\?|\.\.\.\.|[\U0001F300-\U0001FAFF☀-➿]|\b(?:lol|lmao|omg|wtf|haha\w*|u|ur|plz|pls|dis|da|im|dont|cant"
    r"|gonna|wanna|youtube|video|videos|song|movie|episode|channel|fuck\w*|shit|love|rt|tweet\w*)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:applicant|court|convention|judgment|article|appeal|defendant|prosecut\w+|proceedings|hearing"
    r"|detention)\b",
    re.IGNORECASE,
)
_RARE = frozenset("-0123456")
_FREQUENT = frozenset("789")
_TECHNICAL = (0.05, 0.1, 0.2)
"""Shares of technical words from which a text is a little, plainly or very technical; chosen on own data."""

_FEW_WORDS = 4
_OF_DIGITS = frozenset(["iban", "card", "phone", "code", "year", "money", "share", "technical", "version"])
_OF_AT = frozenset(["email", "handle"])
"""Shapes that need a digit, or the sign."""

_CODE, _ADDRESS = frozenset(["path", "technical", "version"]), frozenset(["email", "url"])


@dataclass(frozen=True, slots=True)
class Observed:
    """The tokens of a text and what was seen of them.

    spans: start and end of each token. seen: by token, what is seen of it alone. own: by token, what was put
    together from it and its neighbours. technical: how far the text speaks of technical things, 0 to 3.
    """

    spans: tuple[tuple[int, int], ...]
    seen: tuple[tuple[str, ...], ...] = field(repr=False)
    own: tuple[tuple[str, ...], ...] = field(repr=False)
    technical: int = 0

    def of(self, place: int) -> Iterator[tuple[str, str]]:
        """Everything seen around a token, as group and string."""
        count = len(self.spans)
        for offset, group in _GROUPS.items():
            at = place + offset
            found = self.seen[at] if 0 <= at < count else _BEGIN if at < 0 else _END
            for one in found:
                yield group, one
        for one in self.own[place]:
            yield OWN, one


def observe(text: str, language: str = "en") -> Observed:
    """Look at a text. language: a key of `lexicon.LANGUAGES`; English is always known too."""
    spans = tuple(match.span() for match in TOKEN.finditer(text))
    look = _Look(text, spans, language)
    return Observed(
        spans,
        tuple(look.alone(place) for place in range(len(spans))),
        tuple(look.together(place) for place in range(len(spans))),
        look.technical,
    )


class _Look:
    """One text under observation."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], language: str) -> None:
        self.text, self.spans, self.language = text, spans, language
        self.written = [text[start:end] for start, end in spans]
        self.folded = [fold(word) for word in self.written]
        self.is_word = [word[:1].isalpha() for word in self.written]
        self.capital = [word[:1].isupper() for word in self.written]
        self.known = [self._known(word) for word in self.folded]
        self.shapes = self._shaped()
        self.places = self._placed()
        self.gaps = [text[spans[at - 1][1] : spans[at][0]] if at else "" for at in range(len(spans))]
        self.begins = self._beginnings()
        self.style = self._style()
        self.technical, self.manner = self._manner()
        self.signature = [self._signature(place) for place in range(len(spans))]

    def alone(self, place: int) -> tuple[str, ...]:
        """What is seen of a token without its neighbours."""
        word, known = self.folded[place], self.known[place]
        seen = ["z" + self.signature[place], *self.shapes[place], *self.places[place]]
        kinds = word_kinds().get(word, ())
        seen += kinds
        if not self.is_word[place]:
            seen.append(f"w{'#' * len(word)}" if word.isdigit() else "w" + word)
        elif kinds or known[:1] in _FREQUENT:
            seen.append("w" + word)
        return tuple(seen)

    def together(self, place: int) -> tuple[str, ...]:
        """What is seen of a token with its neighbours and its text."""
        word, sign = self.folded[place], self.signature[place]
        short = sign[0] + (self.known[place][:1] or "x")
        before = self.signature[place - 1] if place else "B"
        after = self.signature[place + 1] if place + 1 < len(self.spans) else "E"
        beginning = "B" if self.begins[place] else "-"
        own = [
            "b",
            f"L{min(len(word), 9)}",
            f"d{self.manner[:2]}{sign}",
            f"D{self.manner}{sign[0]}",
            f"t{self.style}{sign}",
            f"s{beginning}{sign}",
            f"S{beginning}{self.manner}{short}",
            f"n{before[0]}{sign}{after[0]}",
            f"p{before}{short}",
            f"q{short}{after}",
            f"H{_outline(self.written[place])}",
            f"g{'n' if chr(10) in self.gaps[place] else 's' if self.gaps[place] else '0'}{sign[0]}",
        ]
        if place and len(self.folded[place - 1]) < 12:
            own.append(f"P{self.folded[place - 1]}{short}")
        if place + 1 < len(self.spans) and len(self.folded[place + 1]) < 12:
            own.append(f"Q{self.folded[place + 1]}{short}")
        if self.is_word[place]:
            own += (f"e{word[-3:]}", f"f{word[-2:]}{sign[0]}", f"a{word[:2]}")
            if self.language != "en":
                own += (f"l{self.language}{sign}", f"m{beginning}{sign}")
        if len(self.spans) < 6:
            own.append("short")
        own += [f"k{kind}{self.manner[:2]}" for kind in word_kinds().get(word, ())]
        own += [f"h{shape}{self.manner}" for shape in self.shapes[place]]
        level = max(0, self.technical - 1)
        own += (f"u{level}{sign}", f"U{level}{beginning}{short}")
        own += [f"v{level}{shape}" for shape in self.shapes[place]]
        return tuple(own)

    def _known(self, word: str) -> str:
        known = lexicon().get(word, "")
        if not known and len(word) > 3 and word.endswith("s"):
            single = lexicon().get(word[:-1]) or (
                lexicon().get(f"{word[:-3]}y") if word.endswith("ies") else ""
            )
            known = f"{single}+" if single else ""
        if self.language != "en" and word in foreign_words(self.language):
            known = (known or "-") + "w"
        return known

    def _signature(self, place: int) -> str:
        """Look and knowledge of a token in a few signs."""
        written, known = self.written[place], self.known[place]
        if not self.is_word[place]:
            return "d" if written[:1].isdigit() else "o"
        look = "l"
        if self.capital[place]:
            look = "C" if len(written) > 1 and written.isupper() else "c"
        return look + known

    def _shaped(self) -> list[tuple[str, ...]]:
        """By token, the names of the shapes it is part of."""
        found: list[tuple[str, ...]] = [()] * len(self.spans)
        ends = [end for _, end in self.spans]
        has_digit, has_at = any(map(str.isdigit, self.text)), "@" in self.text
        for name, pattern in shapes():
            if (name in _OF_DIGITS and not has_digit) or (name in _OF_AT and not has_at):
                continue
            for match in pattern.finditer(self.text):
                place = bisect_right(ends, match.start())
                while place < len(ends) and self.spans[place][0] < match.end():
                    found[place] = (*found[place], name)
                    place += 1
        return found

    def _placed(self) -> list[tuple[str, ...]]:
        """By token, whether it is part of a place of several words."""
        found: list[tuple[str, ...]] = [()] * len(self.spans)
        place = 0
        while place < len(self.spans):
            length = self._place_length(place) if self.capital[place] else 0
            for at in range(place, place + length):
                found[at] = ("place",)
            place += max(1, length)
        return found

    def _place_length(self, place: int) -> int:
        for rest in place_names().get(self.folded[place], ()):
            if tuple(self.folded[place + 1 : place + 1 + len(rest)]) == rest:
                return len(rest) + 1
        return 0

    def _beginnings(self) -> list[bool]:
        """By token, whether a sentence, line or list entry begins there."""
        found, begins = [], True
        for word, gap in zip(self.written, self.gaps, strict=True):
            begins = begins or "\n" in gap
            found.append(begins)
            if word in ".!?:;•":
                begins = True
            elif word not in "\"“”(‘’'[>-–*=#+_":
                begins = False
        return found

    def _style(self) -> str:
        """How the text uses capitals: U all, H as a heading does, l none, n as usual."""
        words = [word for word, is_word in zip(self.written, self.is_word, strict=True) if is_word]
        capitals = sum(word[:1].isupper() for word in words)
        if len(words) > 1 and all(word.isupper() for word in words):
            return "U"
        if len(words) > 2 and capitals / len(words) > 0.7:
            return "H"
        return "n" if capitals else "l"

    def _manner(self) -> tuple[int, str]:
        """What the text speaks of: technical terms (0, 1, 2 or more), things of code, and its tone."""
        terms = sum(
            "t" in known and (known[0] in _RARE or capital)
            for known, capital in zip(self.known, self.capital, strict=True)
        )
        of_code = any(_CODE & set(shapes) for shapes in self.shapes)
        of_manuals = sum(word in manual_words() for word in self.folded)
        code = any(_CODE & set(shapes) and not _ADDRESS & set(shapes) for shapes in self.shapes)
        told = terms + of_manuals + 2 * code
        share = told / max(_FEW_WORDS, sum(self.is_word))
        level = min(told, sum(share >= least for least in _TECHNICAL))
        casual, legal = bool(_CASUAL.search(self.text)), bool(_LEGAL.search(self.text))
        manner = f"t{min(2, terms)}{'p' * of_code}{'i' * casual}{'c' * legal}"
        return 0 if legal or casual or self.language != "en" else level, manner


def _outline(word: str) -> str:
    """The look of a word: `Xx` for `Anna`, `Xd` for `B2`."""
    drawn = ""
    for sign in word[:8]:
        kind = "X" if sign.isupper() else "x" if sign.islower() else "d" if sign.isdigit() else "c"
        if not drawn.endswith(kind):
            drawn += kind
    return drawn
