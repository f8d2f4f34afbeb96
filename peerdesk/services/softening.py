"""Says a sentence more softly: as a view that was expressed, without whose it was. Pure; English only.

The words are non-joining, so that two softened sentences cannot be put down to the same person. Source: the
practice of summaries under the Rule, "a view was expressed that…".
"""

from __future__ import annotations

import re

from peerdesk.deid.folding import fold
from peerdesk.deid.lexicon import is_word, lexicon, word_kinds
from peerdesk.deid.words import words
from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import NoteKind, clean

LEAD = "A view was expressed"
"""What stands before the sentence, then `that`, or a colon where no clause follows."""

SOFT_KINDS = frozenset({NoteKind.INSIGHT, NoteKind.POINT})
"""Kinds that say what somebody holds. A question asks, a decision stands, a resource is what it is."""


def softer(text: str, kind: NoteKind = NoteKind.POINT, language: str = "en") -> str:
    """The sentence as a view that was expressed; one that is a view already, as it would stand without.

    Raises BadInput `soften_question`, `soften_kind`, `soften_first_person` or `soften_language`.
    """
    if kind is NoteKind.QUESTION or text.rstrip().endswith("?"):
        raise BadInput("soften_question")
    if kind not in SOFT_KINDS:
        raise BadInput("soften_kind")
    if is_soft(text):
        return harder(text)
    if language and not language.lower().startswith("en"):
        raise BadInput("soften_language")
    body = _without_opinion(clean(text))
    if _FIRST_PERSON.search(body):
        raise BadInput("soften_first_person")
    if not body:
        raise BadInput("line_empty")
    return f"{LEAD} that {_lowered(body)}" if _is_clause(body) else f"{LEAD}: {_lowered(body)}"


def is_soft(text: str) -> bool:
    """Whether it is said as a view that was expressed."""
    return _SOFT.match(text) is not None


def harder(text: str) -> str:
    """The sentence without what makes it a view, with a capital in front."""
    body = _SOFT.sub("", text, count=1)
    word = re.match(r"[^\W\d_]*", body)
    return body[:1].upper() + body[1:] if word is not None and word.group().islower() else body


_SOFT = re.compile(rf"{LEAD}(?: that|:)\s+", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"(?<![\w'’])(?:I|I['’](?:m|d|ll|ve)|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)(?![\w'’-])")
_OPINION = re.compile(
    r"(?:(?:i|we) (?:do )?(?:think|believe|feel|find|guess|suppose|would say|am sure|are sure)(?: that)?"
    r"|(?:in|to) (?:my|our) (?:view|opinion|mind|experience),?|personally,?"
    r"|(?:a|one|another) (?:participant|member|person) (?:said|says|thought|thinks|felt|feels|argued|noted|"
    r"stressed|held|reported|pointed out|remarked)(?: that)?,?"
    r"|it (?:was|is) (?:said|felt|argued|noted|thought|held|stressed)(?: that)?,?"
    r"|however,?|but|and|so|yet|or)\s+",
    re.IGNORECASE,
)


def _without_opinion(text: str) -> str:
    """Without words that say that it is somebody's view, or that tie it to what was said before."""
    body = text
    while match := _OPINION.match(body):
        body = body[match.end() :]
    return body


def _lowered(text: str) -> str:
    """The first letter small, unless its word is a name, an acronym or has a capital of its own."""
    match = re.match(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    if match is None or not _is_plain(match.group()):
        return text
    return text[0].lower() + text[1:]


def _is_plain(word: str) -> bool:
    """Whether a word is written with a capital only because a sentence begins with it."""
    if word[1:] != word[1:].lower() or (len(word) == 1 and word != "A"):
        return False
    if word.lower().replace("’", "'").endswith("n't"):
        return True
    head = fold(re.split(r"['’-]", word)[0])
    signs = lexicon().get(head, "")
    is_name = "G" in signs or "P" in signs
    kinds = {"month", "day", "people", "feast"} & set(word_kinds().get(head, ()))
    return head in _FUNCTION_WORDS or (is_word(head) and not is_name and not kinds)


def _is_clause(text: str) -> bool:
    """Whether `that` can stand before it: one sentence that says something of something."""
    found = [fold(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)]
    if len(found) < 2 or not text[0].isalnum() or _APART.search(text):
        return False
    if found[0] in _NO_SUBJECT:
        return False
    return any(_may_be_verb(word) for word in found[1:])


_APART = re.compile(r"[.!?]\s+\S|[:;]\s")
"""Two sentences, or a heading and what it is about."""


def _may_be_verb(word: str) -> bool:
    stem = word.replace("’", "'")
    if stem in _VERBS or stem.endswith("n't"):
        return True
    if stem.endswith("ed"):
        return True
    return any(stem == base + "s" or stem == base + "es" for base in _BASES) or (
        stem.endswith("ies") and stem[:-3] + "y" in _BASES
    )


_AUXILIARIES = words(
    "is are was were am has have had do does did will would can could shall should may might must cannot "
    "it's that's there's they're we're you're"
)
_BASES = words(
    "add agree aim allow answer appear apply ask avoid become begin believe belong break bring build buy "
    "call care carry cause change check choose come confuse cost count cover create cut decide depend "
    "deserve die differ drive drop end exist expect explain fail fall feel fit focus follow force forget "
    "get give go grow happen hate help hide hire hold hurt improve include increase keep kill know lack "
    "last lead learn leave let like listen live look lose love make matter mean meet miss move need offer "
    "open own pay plan play prefer prove pull push put raise reach read remain remember require run save "
    "say see seem sell send set share show shrink sit slow solve sound speak spend stand start stay stop "
    "struggle suffer support take talk tell tend think travel trust try turn use vary wait walk want "
    "waste win work worry write"
)
_PASTS = words(
    "became began broke brought built bought came chose did drove fell felt found fit forgot got gave went "
    "grew held hid kept knew led left lost made meant met paid ran rose said saw sold sent shrank sat spoke "
    "spent stood struck took told thought taught understood won wrote cut cost hit hurt let put set shut "
    "read"
)
_VERBS = _AUXILIARIES | _BASES | _PASTS | {"rise", "rises"}
_NO_SUBJECT = (_BASES - {"cost", "plan", "work", "trust", "support", "change", "help", "share"}) | words(
    "because than with without due like not never always please don't do be consider yes no thanks "
    "test review document schedule automate measure invest limit treat how why what when where who whom "
    "whose which whether to"
)
"""Words with which no statement begins that `that` could stand before: orders, fragments, questions."""

_FUNCTION_WORDS = words(
    "a an the this that these those there here we you they it he she our your their its one some most many "
    "few all no not if when while as in on at by for from to with without of after before since until "
    "every each both either neither nobody everybody nothing something"
)
