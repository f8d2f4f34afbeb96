"""Finds where somebody speaks for the place they work at: `our CEO`, `my company`, `we at our plant`.

Many of these words are also said for the group itself (`our next meeting`, `we decided`); those tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from peerdesk.deid.folding import WORD, fold
from peerdesk.deid.roster import Roster
from peerdesk.deid.traits import CueKind, plural
from peerdesk.deid.wording import begins_sentence
from peerdesk.deid.words import DETERMINERS, FUNCTION_WORDS, words

_WORKPLACES = words(
    """
    company companies firm firms business businesses organisation organization employer enterprise
    startup start-up outfit workplace shop shops store stores plant plants factory factories office
    offices headquarters hq site sites branch branches subsidiary subsidiaries warehouse warehouses
    depot lab laboratory workshop campus
    """
)
_OF_WORKPLACES = words(
    """
    ceo cfo cto coo cio ciso cmo chro cpo boss bosses supervisor founder founders co-founder owner
    owners chairman chairwoman board management executives execs manager managers director directors
    staff employees workforce workers engineers developers salespeople team teams department
    departments hr payroll headcount turnover revenue revenues profit profits margin margins
    customer customers client clients investors shareholders suppliers auditors competitors
    competitor product products platform app production factory-floor parent predecessor successor
    """
)
_OF_GROUP = words(
    """
    group meeting meetings agenda session sessions round rounds circle discussion discussions
    conversation talk talks facilitator chair host notes minutes rule rules charter table room club
    network chapter forum cohort members member colleagues colleague peers peer guest guests speaker
    speakers presenter moderator treasurer secretary evening breakout call check-in retreat topic
    topics theme themes list chairs hosts convenor government country society world planet nation
    children legislation law laws region
    """
)
"""Words by which people speak of the group that meets, or of everybody's world; no employer is in them."""

_GAP = re.compile(r"[ \t\u00a0]+|[-‐‑]|[’'](?=s)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n")
_OF_ME = words("job role career")
_OF_US = frozenset(["our", "my"])
_LONG_SENTENCE = 400
"""Characters looked back for the beginning of a sentence. Chosen."""

_LONGEST = 4
"""Words of a phrase behind `our`. Chosen: `our new head office`."""

_WORK = {
    "work": "works", "run": "runs", "own": "owns", "manage": "manages", "lead": "leads", "head": "heads",
    "worked": "worked", "ran": "ran", "founded": "founded", "managed": "managed", "led": "led",
    "co-founded": "co-founded", "inherited": "inherited", "owned": "owned",
}  # fmt: skip
_FIRM_DOES = {"employ": "employs", "manufacture": "manufactures", "laid off": "laid off", "have": "has"}
_I_WORK = re.compile(rf"(?<!\b[Ii]f )\bI[ \u00a0]({'|'.join(_WORK)})\b")
_WHERE = re.compile(r"\b[Ww]here I work(ed)?\b")
_I_AM = re.compile(
    r"(?<!\b[Ii]f )\bI(?:[’']m|[ \u00a0](am|was))(?=[ \u00a0](?:an?|the|now|still)\b|[ \u00a0][A-Z])"
)
_WE_DO = re.compile(
    r"\bwe[ \u00a0](employ|manufacture|laid off|have(?=[ \u00a0](?:about |some |over )?[\d,.]+[ \u00a0]"
    r"(?:employees|staff|people|plants|stores|shops|branches|clients|customers|sites|offices)\b))\b",
    re.IGNORECASE,
)
_WE_AT = re.compile(r"\b(?:we|us)(?:,)?[ \u00a0](?:over |here |back )?(?:at|in)[ \u00a0]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody speaks for an employer. instead: the same in the third person; "" if none reads well."""

    start: int
    end: int
    instead: str = field(repr=False)


def speaking_for_employer(text: str, roster: Roster) -> list[Speaking]:
    """The phrases of an English text, in order and without overlaps."""
    reader = _Reader(text, roster)
    found = [*reader.at_work(), *reader.of_ours(), *reader.working(), *reader.firms()]
    return _apart(sorted(found, key=lambda one: (one.start, -one.end)))


class _Reader:
    """One text being looked through."""

    def __init__(self, text: str, roster: Roster) -> None:
        self.text, self.roster = text, roster
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.words = [fold(text[start:end]) for start, end in self.spans]
        self.person = roster.wording.nouns["person"].whole
        self.organisation = roster.wording.nouns["organisation"].bare

    def of_ours(self) -> Iterator[Speaking]:
        """`our CEO`, `my company`, `our new head office`."""
        for place, word in enumerate(self.words):
            head = self._head(place) if word in _OF_US else None
            if head is not None:
                start, end = self.spans[place][0], self.spans[head][1]
                yield Speaking(start, end, self._owned(place, head))

    def at_work(self) -> Iterator[Speaking]:
        """`we at our plant`, `us at the hospital`."""
        for match in _WE_AT.finditer(self.text):
            place = next((n for n, span in enumerate(self.spans) if span[0] >= match.end()), None)
            if place is None or self.words[place] not in (*_OF_US, "the"):
                continue
            head = self._head(place)
            if head is None or not self._is_workplace(place, head):
                continue
            owned = self._owned(place, head)
            inside = owned[:1].lower() + owned[1:]
            instead = self._begun(f"people at {inside}", match.start()) if owned else ""
            yield Speaking(match.start(), self.spans[head][1], instead)

    def working(self) -> Iterator[Speaking]:
        """`I run a brewery`, `I work at a bank`, `I am the CFO`, `where I work`."""
        for match in _WHERE.finditer(self.text):
            instead = self._said(f"where {self.person} work{match[1] or 's'}")
            yield Speaking(match.start(), match.end(), self._begun(instead, match.start()))
        for match in _I_WORK.finditer(self.text):
            if self._leads_to(match.end(), CueKind.ORGANISATION):
                instead = self._said(f"{self.person} {_WORK[match[1]]}")
                yield Speaking(match.start(), match.end(), self._begun(instead, match.start()))
        for match in _I_AM.finditer(self.text):
            if self._leads_to(match.end(), CueKind.PEOPLE):
                instead = self._said(f"{self.person} {'was' if match[1] == 'was' else 'is'}")
                yield Speaking(match.start(), match.end(), self._begun(instead, match.start()))

    def firms(self) -> Iterator[Speaking]:
        """`we employ`, `we laid off`, `we have 40 employees`."""
        for match in _WE_DO.finditer(self.text):
            instead = self._said(f"{self.person}’s {self.organisation} {_FIRM_DOES[match[1].lower()]}")
            yield Speaking(match.start(), match.end(), self._begun(instead, match.start()))

    def _head(self, place: int) -> int | None:
        """Where the thing that is ours ends; None where it is no employer's."""
        last = None
        at = place + 1
        more = _OF_ME if self.words[place] == "my" else frozenset[str]()
        while at < len(self.words) and at <= place + _LONGEST and self._joined(at):
            if self.words[at] in _OF_GROUP:
                return None
            length = int(self.words[at] in more) or self._length(at)
            if length:
                last = at + length - 1
                at += length
                if _is_plural(self.words[last]):
                    break
                continue
            if last is not None or self._ends_phrase(self.words[at]):
                break
            at += 1
        after = last + 1 if last is not None else 0
        if last is not None and after < len(self.words) and self._joined(after):
            if self.words[after] in _OF_GROUP:
                return None
            if self.text[self.spans[last][1]] in "-‐‑":
                return None
        return last

    def _length(self, at: int) -> int:
        """How many words make what belongs to an employer, or is one; 0 where none does."""
        cues = self.roster.traits.at(self.words, at)
        if cues and any(
            cue.kind in (CueKind.ORGANISATION, CueKind.ASSET) or cue.trait.startswith("r:") for cue in cues
        ):
            return len(cues[0].words)
        return int(self.words[at] in _WORKPLACES or self.words[at] in _OF_WORKPLACES)

    def _is_workplace(self, place: int, head: int) -> bool:
        return self.words[head] in _WORKPLACES or self._sector(place, head)

    def _sector(self, place: int, head: int) -> bool:
        """Whether the phrase ends with a kind of organisation: `our hospital`."""
        return any(
            cue.kind is CueKind.ORGANISATION and at + len(cue.words) - 1 == head
            for at in range(place + 1, head + 1)
            for cue in self.roster.traits.at(self.words, at)
        )

    def _owned(self, place: int, head: int) -> str:
        """The same in the third person; a second one of a sentence is `their`."""
        start, end = self.spans[place][0], self.spans[head][1]
        rest = self.text[self.spans[place + 1][0] : end]
        if self.words[head] not in _WORKPLACES:
            if self._sector(place, head):
                rest = plural(self.organisation) if _is_plural(self.words[head]) else self.organisation
            elif self.words[head] not in _OF_WORKPLACES | _OF_ME and not self._is_role(head):
                return ""
        known = self._is_known(place)
        whose = self.roster.wording.their if known and self.roster.wording.their else f"{self.person}’s"
        return self._begun(self._said(f"{whose} {rest}"), start)

    def _is_known(self, place: int) -> bool:
        """Whether the sentence has spoken of them before, so that `their` is understood."""
        begin = max(0, self.spans[place][0] - _LONG_SENTENCE)
        ends = _SENTENCE_END.finditer(self.text, begin, self.spans[place][0])
        begin = max((match.end() for match in ends), default=begin)
        if self.person.casefold() in self.text[begin : self.spans[place][0]].casefold():
            return True
        earlier = (n for n in range(place) if self.spans[n][0] >= begin and self.words[n] in _OF_US)
        return any(self._head(n) is not None for n in earlier)

    def _is_role(self, head: int) -> bool:
        return any(
            cue.trait.startswith("r:") and at + len(cue.words) - 1 == head
            for at in range(max(0, head - 3), head + 1)
            for cue in self.roster.traits.at(self.words, at)
        )

    def _leads_to(self, place: int, kind: CueKind) -> bool:
        """Whether a role or a kind of organisation stands in the next words."""
        first = next((n for n, span in enumerate(self.spans) if span[0] >= place), len(self.spans))
        for at in range(first, min(first + _LONGEST + 2, len(self.words))):
            if not self._joined(at):
                return False
            if kind is CueKind.ORGANISATION and self.words[at] in _WORKPLACES:
                return True
            if self.words[at] in _OF_GROUP:
                return False
            for cue in self.roster.traits.at(self.words, at):
                if cue.kind is kind and (kind is CueKind.ORGANISATION or cue.trait.startswith("r:")):
                    return True
        return False

    def _joined(self, at: int) -> bool:
        """Whether a word follows the one before without a mark between them."""
        return at > 0 and bool(_GAP.fullmatch(self.text, self.spans[at - 1][1], self.spans[at][0]))

    def _ends_phrase(self, word: str) -> bool:
        return word in FUNCTION_WORDS or word in DETERMINERS

    def _said(self, words: str) -> str:
        """These words, or none where the usual ones are names here."""
        return "" if "…" in words else words.replace("’", "'")

    def _begun(self, words: str, start: int) -> str:
        return words[:1].upper() + words[1:] if begins_sentence(self.text, start) else words


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _apart(found: Sequence[Speaking]) -> list[Speaking]:
    kept: list[Speaking] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
