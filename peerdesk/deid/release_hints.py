"""What is looked at only before a paper leaves the group: he and she, quotations, votes, who said it.

These tell nothing by themselves; who knows a small group can tell from them who was meant. While notes are
taken they would only be in the way, so `find_identities` does not look for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from peerdesk.deid.context import Around, shouted
from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.lexicon import is_common, is_technical
from peerdesk.deid.outsiders import spoken_language
from peerdesk.deid.pronouns import MOST_PEOPLE, gendered
from peerdesk.deid.roster import Roster
from peerdesk.deid.speaking import speaking_for_employer
from peerdesk.deid.values import Certainty, Identity, Kind
from peerdesk.deid.wording import begins_sentence
from peerdesk.deid.words import ACRONYMS, ADJECTIVES, DETERMINERS, SAYING
from peerdesk.domain.votes import small_sides_in

LONG_QUOTATION = 12
"""A quotation of more words is long. Source: domain.md 1.4, "quotation marks longer than N words"."""

_MARKS = (
    r"“([^“”]+)”",
    r"„([^„“”]+)[“”]",
    r"(?<!\w)”(?=\S)([^“”]+?)(?<=\S)”(?!\w)",
    r"«([^«»]+)»",
    r"»([^«»]+)«",
    r"‹([^‹›]+)›",
    r"(?<![\w\"])\"(?=\S)([^\"]+?)(?<=\S)\"(?!\w)",
    r"(?<!\w)‘(?=\S)([^‘]+?)(?<=\S)(?<!s(?=’ [a-z]))’(?!\w)",
    r"(?<![\w'])'(?=\w)([^\n]{1,900}?)(?<=\S)(?<!s(?=' [a-z]))'(?!\w)",
    r"(?<!\w)''(?=\S)([^\n]{1,900}?)(?<=\S)''(?!\w)",
    r"「([^「」]+)」",
    r"『([^『』]+)』",
)
_QUOTATION = re.compile("|".join(_MARKS))
_INITIALS = re.compile(r"[A-Z]{2,3}")
_WORDS = re.compile(r"[^\W_]+(?:[’'.,:/-][^\W_]+)*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def release_hints(
    text: str, roster: Roster, *, people: int, found: Sequence[Identity] = ()
) -> list[Identity]:
    """What a reader who knows the group could guess from, in order; all of them layer 3, to be looked at.

    An empty `replacement` means that nothing can be put there: the words must be said in another way.
    Hints with a replacement overlap neither one another nor `found`; a long quotation may, for it is marked
    as a whole. Other languages than English are looked through for quotations and figures of votes only.

    people: in the group; from `MOST_PEOPLE` up he and she are left alone.
    found: what `find_identities` gave for this text.
    """
    hints = [*_quotations(text), *_votes(text, found)]
    if roster.language in ("", "en") and (roster.language or spoken_language(text) == "en"):
        taken = [*found, *(hint for hint in hints if hint.reason == "deid_few_votes")]
        for hint in [*_speaking(text, roster, taken), *_initials(text, roster, taken)]:
            hints.append(hint)
            taken.append(hint)
        if people < MOST_PEOPLE:
            hints += _pronouns(text, roster, taken)
    return sorted(hints, key=lambda hint: (hint.start, -hint.end))


def _quotations(text: str) -> Iterator[Identity]:
    for match in _QUOTATION.finditer(text):
        if len(_WORDS.findall(match.group())) > LONG_QUOTATION and not _BLANK_LINE.search(match.group()):
            yield _hint(match.start(), match.end(), "", "deid_quotation")


def _votes(text: str, found: Sequence[Identity]) -> Iterator[Identity]:
    for start, end in small_sides_in(text):
        if not _touching(start, end, found):
            yield _hint(start, end, "", "deid_few_votes")


def _speaking(text: str, roster: Roster, found: Sequence[Identity]) -> Iterator[Identity]:
    for phrase in speaking_for_employer(text, roster):
        if not _touching(phrase.start, phrase.end, found):
            yield _hint(phrase.start, phrase.end, phrase.instead, "deid_first_person")


def _initials(text: str, roster: Roster, found: Sequence[Identity]) -> Iterator[Identity]:
    """Two or three capitals that say something and are nobody's in the roster: `MF presented`, as in minutes.

    Not where they are more often a thing, or a word before them makes one of them: `the CRM asks`.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    person = roster.wording.nouns["person"].whole
    for place, (start, end) in enumerate(spans):
        word, around = text[start:end], Around(text, spans, place, place)
        if not _INITIALS.fullmatch(word) or _touching(start, end, found):
            continue
        if _says(around) and not shouted(around) and not _is_thing(word.lower(), around):
            instead = "" if "…" in person else person
            begins = begins_sentence(text, start)
            yield _hint(start, end, instead[:1].upper() + instead[1:] if begins else instead, "deid_speaker")


def _says(around: Around) -> bool:
    return not around.gap_after().strip() and fold(around.after()) in SAYING


def _is_thing(letters: str, around: Around) -> bool:
    before = around.before()
    joined = not around.gap_before().strip() and before[-1:].isupper()
    thing = letters in ACRONYMS or is_common(letters) or (len(letters) > 2 and is_technical(letters))
    return thing or joined or fold(before) in (DETERMINERS | ADJECTIVES) - {"what"}


def _pronouns(text: str, roster: Roster, found: Sequence[Identity]) -> Iterator[Identity]:
    done = 0
    for ways in gendered(text):
        free = [w for w in ways if w.start >= done and not _touching(w.start, w.end, found)]
        if free:
            way = free[0]
            written = set(_WORDS.findall(text[way.start : way.end]))
            new = " ".join(word for word in _WORDS.findall(way.instead) if word not in written)
            yield _hint(way.start, way.end, way.instead if roster.wording.allows(new) else "", "deid_pronoun")
            done = way.end


def _hint(start: int, end: int, replacement: str, reason: str) -> Identity:
    return Identity(start, end, Kind.CIRCUMSTANCE, replacement, reason, Certainty.LOOK, 3)


def _touching(start: int, end: int, found: Sequence[Identity]) -> bool:
    return any(one.start < end and one.end > start for one in found)
