"""Finds the group's own people and firms, and contacts, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from peerdesk.deid.context import POSSESSIVE, Around, is_called, is_spoken_to, judge, shouted
from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.forms import Form, Match
from peerdesk.deid.lexicon import is_common, is_technical, is_word, lexicon
from peerdesk.deid.patterns import Contact, contacts
from peerdesk.deid.roster import Roster
from peerdesk.deid.values import Certainty, Hit, Kind
from peerdesk.deid.words import ACRONYMS, CONNECTORS, DOTTED, LEGAL_AFTER, PARTICLES, TITLES, common_words

_GAP = re.compile(r"[\s_]+|\s?[-‐‑]\s?|['’ʼ.]|\s?[&+/]\s?")
_GAP_INITIAL = re.compile(r"\.?[\s_]*|\.?[-‐‑]")
_GAP_COMMA = re.compile(r",\s+")
_OF_NAMES = ("deid_full_name", "deid_initials", "deid_surname")
_OPENING = re.compile(r"(?<![^\s(])'(?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,!?])'(?!\w)")
_PLURAL_POSSESSIVE = re.compile(r"['’](?![^\W_])")


def hits(text: str, roster: Roster, *, by_line: bool = False, with_contacts: bool = True) -> list[Hit]:
    """Everything found, in order of place and without overlaps; by_line: see `Around`."""
    own = own_hits(text, roster, by_line=by_line)
    shapes = list(contacts(text)) if with_contacts or own else []
    return _merged(own, shapes, with_contacts)


def own_hits(text: str, roster: Roster, *, by_line: bool = False) -> list[Hit]:
    """The group's own people and firms as they stand, also inside addresses of pages."""
    own = list(_roster_hits(text, roster, by_line))
    return _without_overlaps([*own, *_unspaced_hits(text, roster)]) if roster.unspaced else own


def _roster_hits(text: str, roster: Roster, by_line: bool) -> Iterator[Hit]:
    spans = [match.span() for match in WORD.finditer(text)]
    get = roster.index.get
    free = 0
    for position, (start, end) in enumerate(spans):
        word = text[start:end]
        folded = word.lower() if word.isascii() else fold(word)
        forms = get(folded)
        if position < free:
            continue
        if forms is None:
            slip = _slip(Around(text, spans, position, position, by_line), folded, roster)
            if slip:
                yield slip
            continue
        found = _best(text, spans, position, forms, by_line)
        if found:
            hit, free = found
            yield hit


def _slip(around: Around, folded: str, roster: Roster) -> Hit | None:
    """A word that is one of the group's names but for a letter or two."""
    if not roster.slips.reaches(folded):
        return None
    begins = around.by_line or (around.begins() and _title_before(around.text, around.start) == around.start)
    begins = begins and not is_spoken_to(around)
    found = roster.slips.nearest(folded, around.text[around.start : around.end], begins=begins)
    return _hit(around.text, around.start, around.end, *found) if found else None


def _best(
    text: str, spans: list[tuple[int, int]], position: int, forms: tuple[Form, ...], by_line: bool
) -> tuple[Hit, int] | None:
    """The longest form that begins at this word, the surest of equal ones, and the index after it."""
    best: tuple[Hit, int] | None = None
    for form in forms:
        last = position + len(form.words) - 1
        if best and last + 1 < best[1]:
            break
        if last >= len(spans) or not _words_fit(text, spans, position, form):
            continue
        certainty = _certainty(form, Around(text, spans, position, last, by_line))
        if certainty is Certainty.SURE or (certainty and best is None):
            best = (_hit(text, spans[position][0], spans[last][1], form, certainty), last + 1)
        if certainty is Certainty.SURE:
            break
    return best


def _words_fit(text: str, spans: list[tuple[int, int]], position: int, form: Form) -> bool:
    for offset, word in enumerate(form.words[1:], start=1):
        left, right = spans[position + offset - 1], spans[position + offset]
        if fold(text[right[0] : right[1]]) != word:
            return False
        if not _gap_fits(text[left[1] : right[0]], form, initial=len(form.words[offset - 1]) == 1):
            return False
    return True


def _gap_fits(gap: str, form: Form, *, initial: bool) -> bool:
    if _GAP.fullmatch(gap) or (initial and _GAP_INITIAL.fullmatch(gap)):
        return True
    return form.comma and _GAP_COMMA.fullmatch(gap) is not None


def _at_an_edge(around: Around) -> bool:
    """Whether a line of laid-out text ends beside the word: whether the next is shouted is not known."""
    return around.by_line and not (around.before() and around.after())


def _certainty(form: Form, around: Around) -> Certainty | None:
    word = around.text[around.start : around.end]
    match form.match:
        case Match.ANY:
            return Certainty.SURE
        case Match.CAPITALS:
            if not word.isupper():
                return None
            unsure = form.words[0] in common_words() and (shouted(around) or _at_an_edge(around))
            return Certainty.LIKELY if unsure else Certainty.SURE
        case Match.TITLE:
            return Certainty.SURE if word[:1].isupper() and word[1:].islower() else None
        case Match.CAPITALISED:
            return Certainty.SURE if word[:1].isupper() else None
        case Match.LIKELY:
            return Certainty.LIKELY if word[:1].isupper() else None
        case Match.CONTEXT:
            titled = form.kind is Kind.PERSON and _title_before(around.text, around.start) < around.start
            return Certainty.SURE if titled else judge(around, form.kind)
        case Match.SEVERAL:
            return Certainty.SURE if _written_as_name(form, around) else None
        case Match.DOTTED:
            return Certainty.SURE if _dotted(form, around) else None
        case Match.INITIALS:
            return _initials(form.words[0], around) if word.isupper() else None


def _written_as_name(form: Form, around: Around) -> bool:
    """Whether several words are written as one name: `Jack Works` and `jack works`, but not `Jack works`."""
    small = PARTICLES if form.kind is Kind.PERSON else CONNECTORS
    common: list[bool] = []
    rare: list[bool] = []
    for offset, word in enumerate(form.words):
        start, end = around.spans[around.first + offset]
        written = around.text[start:end]
        capital = not written[:1].islower()
        if len(word) == 1 and not word.isdigit():
            if not capital or (
                form.reason in _OF_NAMES and not _initial_marked(around.text, end, offset, form)
            ):
                return False
        elif word in small:
            continue
        else:
            (common if word in common_words() else rare).append(capital)
    if not common:
        return bool(rare) or bool(form.words)
    return all(common) if not rare or any(rare) else not any(common) or all(common)


def _dotted(form: Form, around: Around) -> bool:
    """Whether every letter is a capital with a full stop, and all of them no common abbreviation."""
    spans = around.spans[around.first : around.last + 1]
    marked = all(around.text[s:e].isupper() and around.text[e : e + 1] == "." for s, e in spans)
    return marked and ("".join(form.words) not in DOTTED or is_called(around) or is_spoken_to(around))


def _initials(letters: str, around: Around) -> Certainty | None:
    """Initials in capitals; where they are an acronym or a word as well, the words around must tell."""
    doubtful = letters in ACRONYMS or is_common(letters) or (len(letters) > 2 and is_technical(letters))
    if doubtful:
        if is_called(around) and not shouted(around):
            return Certainty.SURE
        return Certainty.LIKELY if _in_a_name(around) or is_spoken_to(around) else None
    return Certainty.LIKELY if shouted(around) else Certainty.SURE


def _in_a_name(around: Around) -> bool:
    """Whether a given name stands before or a family name after: `Hefin DB`, `DS Norman`."""
    before, after = around.before(), around.after()
    given = before[:1].isupper() and not before.isupper() and not around.gap_before().strip()
    family = after[:1].isupper() and not after.isupper() and not around.gap_after().strip()
    if given and not is_word(fold(before)) and not is_technical(fold(before)):
        return True
    return family and "f" in lexicon().get(fold(after), "").lower() and not is_common(fold(after))


def _initial_marked(text: str, end: int, offset: int, form: Form) -> bool:
    """A last initial needs its full stop, and so do A and I in front, which are words."""
    if text[end : end + 1] == ".":
        return True
    return offset < len(form.words) - 1 and (offset > 0 or form.words[0] not in ("a", "i"))


def _title_before(text: str, start: int) -> int:
    """Where a form of address before a name begins, else `start`."""
    left = max(0, start - 14)
    match = TITLES.search(text[left:start])
    return left + match.start() if match else start


def _hit(text: str, start: int, end: int, form: Form, certainty: Certainty) -> Hit:
    if form.kind is Kind.ORGANISATION and (legal := LEGAL_AFTER.match(text, end)):
        end = _legal_end(text, legal)
    if form.kind is Kind.PERSON and certainty is Certainty.SURE:
        start = _title_before(text, start)
    while text[end : end + 1] == "_" and not text[end + 1 : end + 2].isalnum():
        end += 1
    while start and text[start - 1] == "_" and not text[start - 2 : start - 1].isalnum():
        start -= 1
    possessive = ""
    if match := POSSESSIVE.match(text, end):
        possessive, end = match.group(), match.end()
    elif (
        text[end - 1 : end] in ("s", "S", "x", "z")
        and _PLURAL_POSSESSIVE.match(text, end)
        and not _quoted(text, start)
    ):
        possessive, end = text[end] + "s", end + 1
    return Hit(start, end, form.kind, form.reason, certainty, 1, possessive)


def _legal_end(text: str, legal: re.Match[str]) -> int:
    """The end of the legal form; its full stop stays when it also ends the sentence."""
    ends_sentence = legal.group().endswith(".") and not text[legal.end() :].lstrip()[:1].islower()
    return legal.end() - 1 if ends_sentence else legal.end()


def _quoted(text: str, start: int) -> bool:
    """Whether an apostrophe after the name closes a quotation that opened before it."""
    before = text[max(0, start - 300) : start]
    opened = len(_OPENING.findall(before)) > len(_CLOSING.findall(before))
    return opened or before.count("‘") > before.count("’")


def _unspaced_hits(text: str, roster: Roster) -> Iterator[Hit]:
    assert roster.unspaced is not None
    for match in roster.unspaced.finditer(text):
        kind, reason = roster.unspaced_kinds[match.group()]
        yield Hit(match.start(), match.end(), kind, reason, Certainty.SURE)


def _without_overlaps(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            last = kept[-1]
            kept[-1] = Hit(last.start, hit.end, last.kind, last.reason, Certainty.SURE)
    return kept


def _merged(own: list[Hit], shapes: list[Contact], with_contacts: bool) -> list[Hit]:
    """Names inside an address make the whole address one of layer 1; the others are layer 2 or nothing."""
    result: list[Hit] = []
    left = list(reversed(own))
    for shape in shapes:
        while left and left[-1].start < shape.start and left[-1].end <= shape.start:
            result.append(left.pop())
        inside: list[Hit] = []
        while left and left[-1].start < shape.end:
            inside.append(left.pop())
        result.extend(_contact_hits(shape, inside, with_contacts))
    result.extend(reversed(left))
    return result


def _contact_hits(shape: Contact, inside: list[Hit], with_contacts: bool) -> Iterator[Hit]:
    sure = [hit for hit in inside if hit.certainty is Certainty.SURE]
    if sure:
        start, end = min(shape.start, sure[0].start), max(shape.end, sure[-1].end)
        person = shape.reason == "deid_handle"
        kind = sure[0].kind if person else Kind.CONTACT
        possessive = sure[-1].possessive if end > shape.end else ""
        yield Hit(start, end, kind, sure[0].reason if person else shape.reason, Certainty.SURE, 1, possessive)
    elif shape.telling and with_contacts:
        yield Hit(shape.start, shape.end, Kind.CONTACT, shape.reason, Certainty.SURE, 2)
    else:
        yield from inside
