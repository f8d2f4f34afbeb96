"""What the scripts of a text ask of the paper: whether it has to be shaped, where it begins, where it breaks.

Everything here is about plain strings; nothing is loaded. A text of Latin, Greek or Cyrillic letters is told
apart by one search.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

HEBREW, ARABIC = "\u0590-\u05ff\ufb1d-\ufb4f", "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
DEVANAGARI = "\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff"
"""Characters of scripts whose letters are shaped, as parts of a set in a pattern."""

_FROM_RIGHT = HEBREW + ARABIC
_HAN_AND_KANA = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"

JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner: seen only in what they do to the letters beside them."""

_SHAPED = re.compile(f"[{_FROM_RIGHT}{DEVANAGARI}]")
_RIGHT = re.compile(f"[{_FROM_RIGHT}]")
_WIDE = re.compile(f"[{_HAN_AND_KANA}]")
_LONE_JOINER = re.compile(
    f"(?<![{_FROM_RIGHT}{DEVANAGARI}])[{JOINERS}]|[{JOINERS}](?![{_FROM_RIGHT}{DEVANAGARI}])"
)


def is_shaped(text: str) -> bool:
    """Whether letters of the text change their form or place beside others."""
    return not text.isascii() and _SHAPED.search(text) is not None


def has_right_to_left(text: str) -> bool:
    """Whether a letter of the text is of a script that is read from the right."""
    return not text.isascii() and _RIGHT.search(text) is not None


def base_level(text: str) -> int:
    """1 for a text that begins at the right, else 0: as its first letter with a direction says.

    Source: Unicode Standard Annex 9, rules P2 and P3.
    """
    if text.isascii() or _RIGHT.search(text) is None:
        return 0
    directions = map(unicodedata.bidirectional, text)
    return int(next((one for one in directions if one in ("L", "R", "AL")), "L") != "L")


def runs_of(text: str) -> Iterator[tuple[str, bool]]:
    """The text parted where its direction changes, each part with whether it is read from the right.

    Signs and blanks go with the part before them; numbers are read from the left in either.
    """
    if not has_right_to_left(text):
        yield text, False
        return
    start, was_right = 0, bool(base_level(text))
    for index, character in enumerate(text):
        is_right = _is_right(character)
        if is_right is None or is_right == was_right:
            continue
        if text[start:index]:
            yield text[start:index], was_right
        start, was_right = index, is_right
    yield text[start:], was_right


def _is_right(character: str) -> bool | None:
    direction = unicodedata.bidirectional(character)
    return True if direction in ("R", "AL", "AN") else False if direction in ("L", "EN") else None


def without_lone_joiners(text: str) -> str:
    """The text without joiners where they join nothing."""
    return _LONE_JOINER.sub("", text)


ALONE = "\u0660-\u066d\u06f0-\u06f9"
"""Characters of these scripts that are set one by one: see `shaped_line`."""

_NO_WIDTH = "\ufbb2-\ufbc1\ufc5e-\ufc63"
"""Forms of Arabic marks that stand over a letter though they are no combining marks."""


@cache
def _lone_mark() -> re.Pattern[str]:
    marks = {
        script: "".join(
            character
            for character in map(chr, range(0x590, 0xFEFF))
            if unicodedata.category(character)[0] == "M" and re.match(f"[{script}]", character)
        )
        for script in (HEBREW, ARABIC, DEVANAGARI)
    }
    marks[ARABIC] += _NO_WIDTH
    alone = (
        f"(?:(?<![{script}])(?<![{script}][{JOINERS}])|(?<=[{ALONE}]))[{found}][{found}{JOINERS}]*"
        for script, found in marks.items()
    )
    again = f"(?<=(?P<mark>[{''.join(marks.values())}]))(?P=mark)"
    return re.compile("|".join((*alone, again)))


def lone_marks(text: str) -> list[tuple[int, int]]:
    """Where marks stand that readers lose: with no letter of their script below, or twice in one place.

    Start, end.
    """
    return [match.span() for match in _lone_mark().finditer(text)] if is_shaped(text) else []


_VIRAMA = "\u094d"


def clings(text: str, index: int) -> bool:
    """Whether the character at a place belongs to the one before it and may not begin a line."""
    character = text[index]
    if character.isascii() or not index:
        return False
    before = text[index - 1]
    return unicodedata.category(character)[0] == "M" or character in JOINERS or before in _VIRAMA + JOINERS


_NOT_FIRST = frozenset(
    "、。，．・：；？！ー々〻ゝゞヽヾ〜～…‥％）］｝〕〉》」』】〙〗〟’”｠»,.:;?!)]}%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜"
)
_NOT_LAST = frozenset("（［｛〔〈《「『【〘〖〝‘“｟«([{￥＄£")
"""What may not begin and what may not end a line. Source: JIS X 4051, 6.1; W3C, Requirements for Japanese
Text Layout, 3.1.7 and 3.1.8; W3C, Requirements for Chinese Text Layout, 3.1.3: the rules that all share."""


def breaks_inside(text: str) -> bool:
    """Whether lines of the text may end between characters that no blank parts."""
    return not text.isascii() and _WIDE.search(text) is not None


def units(text: str) -> Iterator[tuple[bool, str]]:
    """The parts of a text that a line does not break, each with whether a blank stands before it.

    Chinese characters and kana are parts of their own; words of other scripts, Korean too, stay whole.
    """
    for word in text.split(" "):
        start = 0
        for index in range(1, len(word)):
            if _may_break(word, index):
                yield start == 0, word[start:index]
                start = index
        yield start == 0, word[start:]


def _may_break(word: str, index: int) -> bool:
    before, after = word[index - 1], word[index]
    is_between = _WIDE.match(before) or _WIDE.match(after)
    return (
        bool(is_between) and before not in _NOT_LAST and after not in _NOT_FIRST and not clings(word, index)
    )


_SCRIPTS = (
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "el"),
    (re.compile("[\u0400-\u052f]"), "ru"),
    (re.compile(f"[{HEBREW}]"), "he"),
    (re.compile(f"[{ARABIC}]"), "ar"),
    (re.compile(f"[{DEVANAGARI}]"), "hi"),
    (re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]"), "ja"),
    (re.compile("[\u3130-\u318f\uac00-\ud7a3]"), "ko"),
    (re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]"), "zh"),
)
"""The letters of scripts, and the language that most who read them speak. Chosen: a voice that reads the
script serves better than one that does not, even where the language is a neighbour."""

_OWN = (
    (re.compile("[іїєґІЇЄҐ]"), "uk"),
    (re.compile("[پچژگ]"), "fa"),
)
"""Letters that tell another language of the same script."""

_WRITTEN_IN = {"uk": "ru", "bg": "ru", "sr": "ru", "mk": "ru", "be": "ru", "fa": "ar", "ur": "ar", "ne": "hi"}
_WRITTEN_IN |= {"mr": "hi", "yi": "he", "ps": "ar", "kk": "ru"}
"""Languages by the one that stands for their script above."""


def language_of(text: str, paper: str) -> str:
    """The language of a text by its letters; "" where it is written like the paper's own.

    paper: language of the paper, BCP 47.
    """
    if text.isascii() and not _own_script(paper):
        return ""
    own, latin = _own_script(paper), len(_LATIN.findall(text))
    counts = {told: len(letters.findall(text)) for letters, told in _SCRIPTS}
    if counts["ja"]:
        counts["ja"], counts["zh"] = counts["ja"] + counts["zh"], 0
    told = max(counts, key=lambda one: counts[one])
    if counts[told] <= latin:
        return "en" if own and latin else ""
    if told == own:
        return ""
    return next((one for letter, one in _OWN if _WRITTEN_IN[one] == told and letter.search(text)), told)


_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def _own_script(paper: str) -> str:
    """The language that stands for the script a paper is in; "" for Latin."""
    primary = paper.split("-")[0].lower()
    primary = _WRITTEN_IN.get(primary, primary)
    return primary if any(primary == told for _, told in _SCRIPTS) else ""
