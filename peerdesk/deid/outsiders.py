"""Layer 2: people, firms, places and other marks that no roster tells, found by learnt weights and shapes.

Tokens are judged one by one (`tagger`); neighbours of one kind become one hit. Given the name model, its
scores are added to what the weights say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peerdesk.deid.bands import PUT_INSTEAD, has_figure
from peerdesk.deid.context import POSSESSIVE
from peerdesk.deid.features import Observed, observe
from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.lexicon import (
    LANGUAGES,
    foreign_words,
    is_common,
    is_known_name,
    is_technical,
    is_word,
    lexicon,
    small_words,
    word_kinds,
)
from peerdesk.deid.plain_marks import plain_marks
from peerdesk.deid.shapes import shapes
from peerdesk.deid.tagger import Judged, judged, weights
from peerdesk.deid.values import Certainty, Hit, Kind
from peerdesk.deid.words import FUNCTION_WORDS, TITLES, words

if TYPE_CHECKING:
    from peerdesk.deid.network import NameModel

LONGEST = 600
"""Characters judged at once; what the name model reads is bounded, and sentences are what was learnt from."""


Levels = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Least:
    """From which probability on a token counts, by how technical the text is: not at all to very much so.

    In technical texts names of products look like names of people and firms, and figures tell nobody. Chosen
    on development data so that recall and precision both stand above the figures of the best other tool.
    direct: people; contact: and numbers; other: firms and places; figure: dates and quantities.
    """

    direct: Levels
    contact: Levels
    other: Levels
    origin: Levels
    figure: Levels

    def of(self, kind: str, *, technical: int) -> float:
        """The least probability for a kind of the tagger."""
        groups = {"PER": self.direct, "CON": self.contact, "DEM": self.origin}
        if kind in ("DAT", "QTY"):
            return self.figure[technical]
        return groups.get(kind, self.other)[technical]

    @property
    def lowest(self) -> float:
        """What counts for no kind at all lies below."""
        return min(map(min, (self.direct, self.contact, self.other, self.origin, self.figure)))


BY_RULES = Least(
    direct=(0.05, 0.25, 0.75, 0.9),
    contact=(0.1, 0.12, 0.4, 0.6),
    other=(0.12, 0.6, 0.92, 0.98),
    origin=(0.25, 0.7, 0.95, 0.98),
    figure=(0.12, 0.7, 0.95, 0.98),
)
BY_MODEL = Least(
    direct=(0.05, 0.05, 0.1, 0.1),
    contact=(0.05, 0.05, 0.1, 0.1),
    other=(0.1, 0.2, 0.3, 0.3),
    origin=(0.1, 0.2, 0.3, 0.3),
    figure=(0.1, 0.2, 0.3, 0.3),
)
_CONFIDENT = 0.5
_CERTAIN = 0.8
_PLAIN = 0.6
"""How likely a plain mark tells somebody: enough to be called so, not enough to be certain."""

_FOREIGN = 0.3
"""From which probability on a plain word of another language counts: its nouns may have capitals."""

_DRAWN_IN = 0.15
"""A word less likely than this tells nobody beside a name that is certain."""

_KINDS = {
    "PER": (Kind.PERSON, "deid_outsider"),
    "ORG": (Kind.ORGANISATION, "deid_outside_organisation"),
    "LOC": (Kind.PLACE, "deid_place"),
    "DAT": (Kind.DATE, "deid_date"),
    "QTY": (Kind.QUANTITY, "deid_quantity"),
    "DEM": (Kind.CIRCUMSTANCE, "deid_origin"),
}
_NAMES = ("PER", "ORG", "LOC")
_GAP = re.compile(r"[\s.'’‑‐-]{0,3}")
_LINK = re.compile(r"[\s.'’‑‐-]{0,3}(?:(?:of|the|and|for|de|la|le|du|von|van|der|den|del|di|da|dos)\s+){1,2}")
_IN_ADDRESS = re.compile(r"[\s,.#/-]{0,4}")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
_BEFORE = frozenset({"of", "in", "on", "at", "by", "since", "from", "to"})
_NUMBER_SHAPES = ("iban", "card", "phone", "code")


def outsiders(text: str, language: str = "", model: NameModel | None = None) -> list[Hit]:
    """What layer 2 finds, in order and without overlaps. language: "" has it judged by the text itself."""
    spoken = language or spoken_language(text)
    found: list[Hit] = []
    for start, end in _parts(text):
        part = text[start:end]
        found += [_moved(hit, start) for hit in _in_part(part, spoken, model)]
    return found


def spoken_language(text: str) -> str:
    """The language of a text, a key of `lexicon.LANGUAGES` or `en`.

    The small words of a language decide; where they say little, the words of the languages do that come into
    question, which are read only then.
    """
    words = {fold(match.group()) for match in WORD.finditer(text)}
    counts = {language: len(words & small) for language, small in small_words().items()}
    best = max(counts, key=counts.__getitem__)
    if best == "en" or counts[best] > counts["en"] + 2:
        return best
    likely = [one for one in LANGUAGES if counts[one] >= counts["en"] and counts[one] >= counts[best] - 1]
    long = [word for word in words if len(word) > 2 and word.isalpha()]
    english = sum(is_common(word) for word in long)
    if len(long) < 3 or english >= 0.6 * len(long) or not likely:
        return "en"
    known = {one: sum(word in foreign_words(one) for word in long) + counts[one] for one in likely}
    best = max(known, key=known.__getitem__)
    return best if known[best] > english + counts["en"] else "en"


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The text in parts of at most `LONGEST`: whole if it can be, else by lines, sentences, words."""
    begin = 0
    while len(text) - begin > LONGEST:
        end = begin + LONGEST
        line = text.rfind("\n", begin + 1, end)
        stops = [match.end() for match in _END_OF_SENTENCE.finditer(text, begin, end)]
        stop = line + 1 if line > 0 else stops[-1] if stops else _last_space(text, begin, end)
        yield begin, stop
        begin = stop
    if text[begin:].strip():
        yield begin, len(text)


def _last_space(text: str, start: int, end: int) -> int:
    """Where the last word before `end` begins; `end` itself in a run without spaces."""
    space = text.rfind(" ", start + 1, end)
    return space + 1 if space > start else end


def _in_part(text: str, language: str, model: NameModel | None) -> list[Hit]:
    observed = observe(text, language)
    if not observed.spans:
        return []
    learnt = weights("tagger_model" if model else "tagger")
    scores = model.scores(text, observed.spans) if model else None
    least = BY_MODEL if model else BY_RULES
    telling = [
        one
        for one in judged(observed, learnt, least.lowest, scores)
        if one.probability >= least.of(one.kind, technical=observed.technical)
        and (one.probability >= _FOREIGN or not _is_foreign(text, observed, one, language))
    ]
    telling = _with_plain_marks(text, observed, telling)
    found: list[Hit] = []
    for run in (_trimmed(text, observed, run, language) for run in _runs(text, observed, telling)):
        done = found[-1].end if found else 0  # a possessive may reach into the next run
        hit = _hit(text, observed, [one for one in run if observed.spans[one.place][0] >= done])
        if hit:
            while found and found[-1].start >= hit.start:  # a form of address may stand in the run before
                found.pop()
            before = found[-1].end if found else 0
            found.append(replace(hit, start=max(hit.start, before)))
    return found


def _with_plain_marks(text: str, observed: Observed, telling: list[Judged]) -> list[Judged]:
    """What was judged, and the tokens of plain marks that were not thought likely."""
    marks = list(plain_marks(text, observed.technical))
    if not marks:
        return telling
    told = {one.place: one for one in telling}
    for start, end, kind in marks:
        for place, (begin, stop) in enumerate(observed.spans):
            if start <= begin and stop <= end and place not in told:
                told[place] = Judged(place, _PLAIN, kind)
    return [told[place] for place in sorted(told)]


def _runs(text: str, observed: Observed, telling: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Tokens that make one name, place, date or number."""
    run: list[Judged] = []
    for one in telling:
        if run and not _belongs(text, observed, run, one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_foreign(text: str, observed: Observed, one: Judged, language: str) -> bool:
    """Whether a token is a plain word of another language than English."""
    start, end = observed.spans[one.place]
    word = fold(text[start:end])
    return word in foreign_words(language) and not is_known_name(word)


def _trimmed(text: str, observed: Observed, run: list[Judged], language: str) -> list[Judged]:
    """A run without plain words at its edges that only what stands beside them makes likely."""
    if max(one.probability for one in run) < _CERTAIN:
        return run

    def is_drawn_in(one: Judged) -> bool:
        start, end = observed.spans[one.place]
        word = fold(text[start:end])
        plain = is_word(word) or word in foreign_words(language)
        return one.probability < _DRAWN_IN and plain and not is_known_name(word)

    while is_drawn_in(run[-1]):
        run = run[:-1]
    while is_drawn_in(run[0]):
        run = run[1:]
    return run


def _belongs(text: str, observed: Observed, run: Sequence[Judged], one: Judged) -> bool:
    last = run[-1]
    gap = text[observed.spans[last.place][1] : observed.spans[one.place][0]]
    if last.kind == one.kind:
        if one.place - last.place == 1 and not gap:
            return True
        joins = _GAP.fullmatch(gap) or (one.kind != "PER" and _LINK.fullmatch(gap))
        return bool(joins or (one.kind == "CON" and _IN_ADDRESS.fullmatch(gap)))
    if {last.kind, one.kind} == {"DAT", "QTY"}:
        return gap in (" ", "-")
    if last.kind in _NAMES and one.kind in _NAMES:
        return gap in (" ", "-", "") and one.place - last.place <= 2
    return {last.kind, one.kind} == {"CON", "LOC"} and bool(_IN_ADDRESS.fullmatch(gap))


def _hit(text: str, observed: Observed, run: Sequence[Judged]) -> Hit | None:
    """A run as a hit, without signs at its ends."""
    written = [
        (one, *observed.spans[one.place])
        for one in run
        if text[observed.spans[one.place][0]].isalnum() or text[observed.spans[one.place][0]] in "@#+"
    ]
    if not written:
        return None
    while len(written) > 1 and fold(text[written[0][1] : written[0][2]]) in _BEFORE:
        written = written[1:]
    start, end = written[0][1], written[-1][2]
    sums: dict[str, float] = {}
    for one, _, _ in written:
        sums[one.kind] = sums.get(one.kind, 0.0) + one.probability
    name = max(sums, key=sums.__getitem__)
    folded = [fold(text[a:b]) for _, a, b in written]
    if all(word in FUNCTION_WORDS or word in PUT_INSTEAD for word in folded) and text[start:end].islower():
        return None
    if name == "QTY" and not has_figure(text[start:end]):
        return None
    if name == "PER" and _is_label(text, start, end):
        return None
    if name in _NAMES and all(_is_of_calendar(word) for word in folded):
        name = "DAT"
    probability = max(one.probability for one, _, _ in written)
    kind, reason = _KINDS.get(name) or _number(text[start:end])
    words = [text[a:b] for _, a, b in written]
    certainty = Certainty.LIKELY if probability >= _CONFIDENT and name in (*_NAMES, "CON") else Certainty.LOOK
    possessive = ""
    if name == "PER":
        start, titled = _title(text, start)
        titled = titled or (len(words) > 1 and TITLES.fullmatch(f"{words[0]} ") is not None)
        if titled or (probability >= _CERTAIN and is_full_name(words)):
            certainty = Certainty.SURE
    elif reason == "deid_account":
        certainty = Certainty.SURE
    if name in _NAMES and (match := POSSESSIVE.match(text, end)):
        possessive, end = match.group(), match.end()
    return Hit(start, end, kind, reason, certainty, 2, possessive)


_LABELLED = words(
    "seat case item option plan version part group team table room round topic phase step question choice"
)


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a single letter only tells things of one sort apart: `Hot seat B`."""
    before = WORD.findall(text[max(0, start - 20) : start])
    return end - start == 1 and bool(before) and fold(before[-1]) in _LABELLED


def _is_of_calendar(word: str) -> bool:
    """Whether a folded word is a month, a day of the week or a feast, or goes with one: `the`, `12`."""
    kinds = word_kinds().get(word, ())
    return word in FUNCTION_WORDS or any(kind in kinds for kind in ("month", "day", "feast"))


def _title(text: str, start: int) -> tuple[int, bool]:
    """Where the form of address before a name begins, and whether there is one."""
    left = max(0, start - 14)
    match = TITLES.search(text[left:start])
    return (left + match.start(), True) if match else (start, False)


def is_full_name(words: Sequence[str]) -> bool:
    """Whether words are written and known as a given name and a family name: `Anna Smith`, `J. Smith`."""
    known = [lexicon().get(fold(word), "-") for word in words]
    if len(words) < 2 or not all(word[:1].isupper() and word[1:] == word[1:].lower() for word in words):
        return False
    if any(is_technical(fold(word)) for word in words):
        return False
    given = len(words[0]) == 1 or "g" in known[0] or "G" in known[0]
    return given and not any(
        kind in word_kinds().get(fold(word), ()) for word in words for kind in ("org", "month", "street")
    )


def _number(written: str) -> tuple[Kind, str]:
    """What a run of the tagger's contacts and numbers is by its shape."""
    found = {name for name, pattern in shapes() if pattern.fullmatch(written)}
    if "email" in found:
        return Kind.CONTACT, "deid_email"
    if "url" in found:
        return Kind.CONTACT, "deid_link"
    if "handle" in found:
        return Kind.CONTACT, "deid_handle"
    if "iban" in found or ("card" in found and _luhn(written)):
        return Kind.CODE, "deid_account"
    if "date" in found or "year" in found:
        return Kind.DATE, "deid_date"
    letters = sum(sign.isalpha() for sign in written)
    if "phone" in found and "code" not in found and letters == 0:
        return Kind.CONTACT, "deid_phone"
    if letters > 6 and " " in written:
        return Kind.CONTACT, "deid_address"
    return Kind.CODE, "deid_code"


def _luhn(written: str) -> bool:
    """Whether the digits carry the check digit of a payment card (ISO/IEC 7812-1, annex B)."""
    digits = [int(sign) for sign in reversed(written) if sign.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _moved(hit: Hit, by: int) -> Hit:
    return Hit(hit.start + by, hit.end + by, hit.kind, hit.reason, hit.certainty, hit.layer, hit.possessive)
