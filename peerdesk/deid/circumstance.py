"""Finds phrases that point at one, two or three people of a group by what the roster tells of them.

A phrase points when its words mean traits that few have (`the only hospital in the room`), or when somebody
speaks for an employer (`on our wards`). What a phrase means is read off its units: determiners, cues, heads;
which strings of units point is told by patterns over their signs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from peerdesk.deid.pointing_rules import (
    Seen,
    goes_on,
    holds,
    is_described,
    is_fellow,
    is_few_people,
    is_generic,
    is_single,
)
from peerdesk.deid.presence import presences
from peerdesk.deid.roster import Roster
from peerdesk.deid.units import units_of
from peerdesk.deid.values import Kind
from peerdesk.deid.words import words

FEW = 3
"""So many people or fewer are pointed at. Source: DESIGN.md, "fit only one, two or three members"."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """A phrase that points. who: places of the people it may mean; empty when it means somebody unknown.

    kind: ROLE where it speaks of a person by what they do, else CIRCUMSTANCE.
    """

    start: int
    end: int
    who: frozenset[int]
    kind: Kind = Kind.CIRCUMSTANCE


# Patterns over the signs of units. `n` is any other word of weight; `~` stands for what may describe a head.
_POINTING = {
    "only": "[DOn]?N[~ST]{0,3}s?[CPMFKB]{1,2}H?",
    "only-one": "D?N?NH(?:I[DOA]?[GJBYn]{1,2})?",
    "definite": "[DO][~SZT]{0,3}s?[CPB]{1,2}H?",
    "of-a-kind": "[DO][~CPTS]{1,3}[MKF]H?",
    "among-us": "[AZNDO]?S?[~CPTv]{0,3}s?[CPMFB]H",
    "doer-here": "[DO][~]?nH",
    "who": (
        "(?:[DAOZ]?[~SCP]{0,2}[MPFN]|[DO]Z|[DON]?ZH|w)H?,?R?(?<=[Rw])[^.]{0,4}?[VCTPJGB](?:&[~]?[CTPJGBn])?H?,?"
    ),
    "the-one-who": "(?:[DO][JGB]?[NMZ]|MH)R[vo]s?[noFCTPI]{0,3}",
    "from": "[DAOZN]?[~SCP]{0,2}[MPCFK]I[DOAN]?(?:Y?I)?[~CPT]{0,2}[GJBCKTY][KnFMY]?",
    "one-with": "DNI[DOA]?[~CT]{0,2}[GJBCTn]",
    "with-the-most": "[DO][JGB]?[MP]IDSn?H?",
    "ours": "(?:WI|I)?O[~Z]{0,2}[CTPG]F?",
    "our-site": "(?:WI|I)?On?[JGB][FM]",
    "our-site-in": "(?:WI|I)?O[JGB]?[FCTn]I[GBJ]",
    "one-in": "[DAO]n?JI[DOA]?[GJB]",
    "we-at": "WID?[~]{0,2}[CTGJ]F?",
    "like-ours": "I?[AD]?[~]{0,2}[CFPT]L",
    "as": "Q[DAON]{0,2}[~ST]{0,3}s?[CPFKTMBJG]{1,2}H?",
    "but": "E[on]?X[DOA]?[~N]{0,2}[CPKFB]{1,2}",
    "except": "X[DO][~N]{0,2}[CPKFB]{1,2}",
    "newest": "[DO]n?S[~]{0,2}[MPCFB]H?",
    "of-size": "[DO]n{1,2}[Mn][~CT]?[FCP]",
    "people-of": "(?:[NA]I)?[DO]?Z[~T]{0,2}[CPFMB]{1,2}H?",
    "those-of": "[DO]?[ZM]H(?:I[DOA]?|g)[~CT]?[CTGJBP]",
    "one-of": "NI[DO]Z?[JGBCT]{1,2}[FCPMK]",
    "a-kind": "[ANM]I?[AD]?[~T]{0,2}[CPF]{1,2}(?:I[DOA]?[GJB])?",
    "whose": "D[JGBn]?P[os]n?[FCT]",
    "of-theirs": "(?:[DO][~]?Cs[~]?[PM]|O[~]?[PC]s[~]?[CFPMT])",
    "with-a-thing": "[DO][~S]?MI[DOA]?[~CT]?[nCT]",
    "doing": "(?:[DO]?[~]?[NM]H?|D?NMH|[ZM]H)[gJT][~]{0,2}[CTPJGBV]",
    "saying": "(?:[IH]{1,3}[DOA]?[~Z]{0,2}[CTGJP]|g[~]?[CTGJ])[CTPn]?F?",
    "a-place-of-few": "I?[AD][~]?[CF]I[nNZ]",
    "from-a-side": "[DAON]?[MP]I[DO][~CTP]{1,2}K",
}
_DESCRIBING = "JGBng"


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern.replace("~", _DESCRIBING)) for name, pattern in _POINTING.items()}


def pointing_phrases(text: str, roster: Roster) -> list[Pointing]:
    """Phrases that point at few people of the roster, in order and without overlaps.

    Nothing is found where the roster tells only names and firms.
    """
    if not roster.traits.holders:
        return []
    units = list(units_of(text, roster.traits))
    signs = "".join(unit.sign for unit in units)
    found = [Pointing(start, end, frozenset(), Kind.ROLE) for start, end in presences(text)]
    for name, pattern in _patterns().items():
        at = 0
        while match := pattern.search(signs, at):
            at = match.start() + 1
            seen = Seen(text, units, match.start(), match.end(), name)
            phrase = _pointing(seen, roster)
            if phrase:
                found.append(phrase)
                at = max(at, match.end() - 1)
    return _apart(found)


_TELLING_ALONE = words("newest with-a-thing the-one-who with-the-most doer-here of-size from-a-side")
_TELLING_STRANGERS = words("our-site-in newest with-a-thing of-theirs of-size from-a-side a-place-of-few")
_TELLING_MANY = words("our-site-in of-size from-a-side")
_NEVER_GOING_ON = words("from who our-site-in saying doing we-at")
_NOBODY = frozenset[int]()


def _pointing(seen: Seen, roster: Roster) -> Pointing | None:
    """Whether units that fit a pattern point."""
    if is_generic(seen) or not holds(seen):
        return None
    meant = [unit.who for unit in seen.units if unit.who is not None]
    if not meant:
        return _phrase(seen, _NOBODY) if _tells_alone(seen) and is_single(seen.head.text) else None
    if not seen.is_here and seen.pattern not in _NEVER_GOING_ON and goes_on(seen):
        return None
    if seen.pattern == "a-kind" and not is_described(seen.units):
        return None
    known = [who for who in meant if who]
    if not known:
        return _phrase(seen, _NOBODY) if _tells_of_strangers(seen) else None
    who = frozenset.intersection(*known) or min(known, key=len)
    return _phrase(seen, who) if len(who) <= FEW or _tells_of_many(seen) else None


def _is_claimed(seen: Seen) -> bool:
    """`the engineer at the table`: who says so knows of one."""
    first = next((unit.sign for unit in seen.units if unit.sign not in "QIEX"), "")
    definite = seen.is_alone or (first in "DO" and seen.head.sign in "PCn")
    return seen.is_here and definite and is_single(seen.head.text)


def _tells_alone(seen: Seen) -> bool:
    """Whether it points though no word of it tells a trait."""
    left_out = seen.pattern in ("but", "except") and seen.head.sign == "F"
    return _is_claimed(seen) or left_out or seen.pattern in _TELLING_ALONE


def _tells_of_strangers(seen: Seen) -> bool:
    """Whether it points though the roster has nobody with the trait."""
    of_ours = seen.pattern in ("ours", "like-ours") and seen.units[-1].sign in "CLTF"
    fellow = is_fellow(seen) or (seen.pattern == "people-of" and is_few_people(seen))
    return of_ours or fellow or _is_claimed(seen) or seen.pattern in _TELLING_STRANGERS


def _tells_of_many(seen: Seen) -> bool:
    """Whether it points at few though more than a few have the trait."""
    only = (
        seen.is_alone and is_single(seen.head.text) and (seen.is_here or seen.pattern in ("only", "newest"))
    )
    few = seen.pattern == "people-of" and is_few_people(seen)
    own = seen.pattern == "ours" and (seen.is_quoted() or seen.units[-1].text == "my")
    return only or few or own or seen.pattern in _TELLING_MANY


def _phrase(seen: Seen, who: frozenset[int]) -> Pointing:
    units = _with_place(seen).units
    head = next((unit.sign for unit in units if unit.sign in "PCTMFK"), "")
    return Pointing(
        units[0].start, units[-1].end, who, Kind.ROLE if head and head in "PM" else Kind.CIRCUMSTANCE
    )


_WHERE = re.compile(r"(?:Y?I[DO]?[JGBCTnF]{1,3}|I?H|g[DOA]?[JGBCTn]{1,2})")
_NO_PLACE = words(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday year month week day days time summer winter autumn spring
    morning evening end future past meantime general total fact theory practice principle addition return
    case line favour person private public charge trouble full
    """
)


def _with_place(seen: Seen) -> Seen:
    """With what tells more of the head: `the museum by the sea`, `the only one of us without land`."""
    first, last = seen.units[0].sign, seen.units[-1].sign
    if not (last in "CPMFKH" and first in "DON") and not (seen.pattern == "saying" and last == "T"):
        return seen
    signs = "".join(unit.sign for unit in seen.all[seen.last : seen.last + 6])
    match = _WHERE.match(signs)
    if match is None or (signs.startswith(("Y", "g")) and not seen.is_here):
        return seen
    wider = seen.ending(match.end())
    added = seen.all[seen.last : wider.last]
    if any(unit.text in _NO_PLACE for unit in added) or added[-1].text.isdigit():
        return seen
    return wider


def _apart(found: Sequence[Pointing]) -> list[Pointing]:
    """Overlapping phrases become one, which means whom the narrowest of them means."""
    kept: list[Pointing] = []
    for one in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            narrow = min((w for w in (last.who, one.who) if w), key=len, default=frozenset[int]())
            kept[-1] = Pointing(last.start, max(last.end, one.end), narrow, last.kind)
        else:
            kept.append(one)
    return kept
