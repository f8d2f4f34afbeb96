"""Judges a word that is a name and a common word as well by the words around it: "Mark said", "mark it"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peerdesk.deid.folding import fold
from peerdesk.deid.values import Certainty, Kind
from peerdesk.deid.words import (
    ADJECTIVES,
    CALLING,
    CLAUSE_BEGINNINGS,
    DETERMINERS,
    FIRM_DOING,
    FUNCTION_WORDS,
    MONTH_BEFORE,
    MONTHS,
    SAYING,
)

POSSESSIVE = re.compile(r"['’ʼ´`]s(?![^\W_])", re.IGNORECASE)
_BREAK = re.compile(r"[.!?:;…•·▪–—|(\[\"“„«*>]|-\s|\s-")
_LINE = re.compile(r"[\n\r\f\v\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of a stretch of text. spans: the places of all words; first, last: indexes into them.

    by_line: the text was laid out, so nothing is known beyond the end of a line.
    """

    text: str = field(repr=False)
    spans: list[tuple[int, int]] = field(repr=False)
    first: int
    last: int
    by_line: bool = False

    @property
    def start(self) -> int:
        """Where the stretch begins."""
        return self.spans[self.first][0]

    @property
    def end(self) -> int:
        """Where the stretch ends."""
        return self.spans[self.last][1]

    def before(self, steps: int = 1) -> str:
        """The word before as written, or nothing at the edge of the text or line."""
        index = self.first - steps
        return self._word(index) if index >= 0 and not self._parted(index, index + 1) else ""

    def after(self, steps: int = 1) -> str:
        """The word after as written, or nothing at the edge of the text or line."""
        index = self.last + steps
        return self._word(index) if index < len(self.spans) and not self._parted(index - 1, index) else ""

    def gap_before(self) -> str:
        """What stands between the word before and the stretch."""
        left = self.spans[self.first - 1][1] if self.first else 0
        return _LINE.split(self.text[left : self.start])[-1]

    def gap_after(self) -> str:
        """What stands between the stretch and the word after."""
        right = self.spans[self.last + 1][0] if self.last + 1 < len(self.spans) else len(self.text)
        return _LINE.split(self.text[self.end : right])[0]

    def begins(self) -> bool:
        """Whether a sentence, a clause in brackets or a quotation begins here."""
        return not self.before() or bool(_BREAK.search(self.gap_before()))

    def _word(self, index: int) -> str:
        start, end = self.spans[index]
        return self.text[start:end]

    def _parted(self, left: int, right: int) -> bool:
        return bool(_LINE.search(self.text[self.spans[left][1] : self.spans[right][0]]))


def judge(around: Around, kind: Kind) -> Certainty | None:
    """Whether a common word is a name here; None where it is written as a word.

    Source of the cases: names met in real minutes ("Bill C-76", "May 22", "Mark will"). Chosen: in a sentence
    a capital is enough unless the words around speak against it; at its start something must speak for it.
    """
    word = around.text[around.start : around.end]
    if not word[:1].isupper():
        spoken_of = kind is Kind.PERSON and not around.by_line and _is_person_in_lower_case(around)
        return Certainty.LIKELY if spoken_of else None
    before, after = fold(around.before()), around.after()
    if around.by_line and (not before or not after or before.isdigit()):
        return Certainty.LIKELY
    if _speaks_against(around, fold(word), before, after, kind):
        return Certainty.LIKELY
    if POSSESSIVE.match(around.text, around.end) or not around.begins():
        return Certainty.SURE
    return Certainty.SURE if _speaks_for(around, fold(after), kind) else Certainty.LIKELY


def _speaks_against(around: Around, word: str, before: str, after: str, kind: Kind) -> bool:
    if after[:1].isdigit() or (len(after) <= 4 and after.isupper() and after in _ROMAN):
        return True
    if word in MONTHS and (before in MONTH_BEFORE or before[:1].isdigit()):
        return True
    if _shouted(around, before):
        return True
    if kind is Kind.PERSON:
        if before in DETERMINERS or before in ADJECTIVES:
            return True
        return (
            _capital(after)
            and not around.gap_after().strip()
            and not POSSESSIVE.match(around.text, around.end)
        )
    return before in DETERMINERS and (
        not after or fold(after) in FUNCTION_WORDS or _BREAK.search(around.gap_after()) is not None
    )


_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"})


def _capital(word: str) -> bool:
    return word[:1].isupper() and word not in ("I",)


def _shouted(around: Around, before: str) -> bool:
    """Whether the words around are in capitals too, so that a capital tells nothing."""
    word = around.text[around.start : around.end]
    near = [w for w in (around.before(), around.after()) if len(w) > 1]
    return len(word) > 1 and word.isupper() and bool(near) and all(w.isupper() for w in near)


def _is_person_in_lower_case(around: Around) -> bool:
    """Whether a word typed small is a person by the words around: `dawn has …`, `…, mark.`, `mark's`."""
    before, after = fold(around.before()), fold(around.after())
    gap = around.gap_after().strip()
    if POSSESSIVE.match(around.text, around.end):
        return before not in DETERMINERS and before not in ADJECTIVES
    if around.begins():
        return gap.startswith(",") or (not gap and after in SAYING | _HAVING)
    if gap[:1] in ("", ".", "?", "!") and (gap or not after):
        return "," in around.gap_before() or before in CALLING or before in _SPEAKING_TO
    return False


_HAVING = frozenset({"has", "had", "wants", "thinks"})
_SPEAKING_TO = frozenset({"answering", "asking", "telling", "thanking", "asked", "told", "answered"})


def is_called(around: Around) -> bool:
    """Whether the words around make a person of it: `IS said`, `IS’s view`, `Ms. IS`, `thank you, IS,`."""
    if POSSESSIVE.match(around.text, around.end):
        return True
    gap = around.gap_after().strip(" .")
    before = fold(around.before())
    if not gap and fold(around.after()) in SAYING:
        return before not in CLAUSE_BEGINNINGS
    spoken_to = "," in around.gap_before() or around.begins() or before in ("and", "but")
    return before in CALLING or (gap.startswith(",") and spoken_to and before not in DETERMINERS)


def is_spoken_to(around: Around) -> bool:
    """Whether somebody is addressed here: `…, EG.`, `PM I interrupt`, `Manky, you have`."""
    gap, after = around.gap_after().strip(" ."), around.after()
    if around.begins() and not around.before():
        return gap[:1] in (",", ":") or (not gap and (after == "I" or fold(after) in SAYING))
    return "," in around.gap_before() and not gap and not after


def shouted(around: Around) -> bool:
    """Whether a word in capitals stands among words in capitals, as IS in "THIS IS NEXT"."""
    return _shouted(around, "")


def _speaks_for(around: Around, after: str, kind: Kind) -> bool:
    gap = around.gap_after().strip()
    if not around.before() and not after:
        return True
    if not gap and after in (FIRM_DOING if kind is Kind.ORGANISATION else SAYING):
        return True
    return gap in (",", ")", "),") and kind is Kind.PERSON
