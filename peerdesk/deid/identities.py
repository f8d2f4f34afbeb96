"""All three layers together: what could tell a reader of a text who was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peerdesk.deid.circumstance import Pointing, pointing_phrases
from peerdesk.deid.finding import hits
from peerdesk.deid.folding import WORD
from peerdesk.deid.name_model import name_model
from peerdesk.deid.outsiders import outsiders
from peerdesk.deid.roles import roles_with_organisation
from peerdesk.deid.roster import Roster
from peerdesk.deid.values import Certainty, Hit, Identity, Kind
from peerdesk.deid.wording import put_in

if TYPE_CHECKING:
    from peerdesk.deid.network import NameModel

_FITS = {1: "deid_fits_one", 2: "deid_fits_two", 3: "deid_fits_three"}


def find_identities(text: str, roster: Roster, *, with_model: bool = True) -> list[Identity]:
    """Every identity of the text, in order and without overlaps; offsets refer to `text`.

    with_model: also asks the name model, which is read at the first call.
    """
    return put_in(text, all_hits(text, roster, name_model() if with_model else None), roster.wording)


def names_in(text: str, roster: Roster) -> list[Identity]:
    """The sure identities of layer 1 in words as somebody typed them.

    Unlike `find_names`, which reads finished files, it takes the end of the text for the end of a sentence: a
    firm that is a common word too is found there.
    """
    found = find_identities(text, roster, with_model=False)
    return [one for one in found if one.layer == 1 and one.certainty is Certainty.SURE]


def all_hits(text: str, roster: Roster, model: NameModel | None) -> list[Hit]:
    """The hits of all layers. Where they meet, what is sure of layer 1 stands, then what points at few."""
    known = hits(text, roster)
    pointing = [_pointing(phrase) for phrase in pointing_phrases(text, roster)]
    sure = [hit for hit in known if hit.layer == 1 and hit.certainty is Certainty.SURE]
    pointing = [hit for hit in pointing if not _touching(hit, sure)]
    kept = pointing + [hit for hit in known if not _touching(hit, pointing)]
    kept += [hit for hit in roles_with_organisation(text) if not _touching(hit, kept)]
    rest = [piece for hit in outsiders(text, roster.language, model) for piece in _without(text, hit, kept)]
    return sorted([*kept, *rest], key=lambda hit: hit.start)


def _pointing(phrase: Pointing) -> Hit:
    reason = _FITS.get(len(phrase.who), "deid_fits_somebody")
    return Hit(phrase.start, phrase.end, phrase.kind, reason, Certainty.LIKELY, 3)


def _touching(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(other.start < hit.end and other.end > hit.start for other in others)


def _without(text: str, hit: Hit, others: Sequence[Hit]) -> Iterator[Hit]:
    """What is left of a hit beside the others: whole words only."""
    inside = sorted((o for o in others if o.start < hit.end and o.end > hit.start), key=lambda o: o.start)
    if not inside:
        yield hit
        return
    at = hit.start
    for other in [*inside, Hit(hit.end, hit.end, hit.kind, "", hit.certainty)]:
        words = [m.span() for m in WORD.finditer(text, at, max(at, other.start))]
        if words and hit.kind is not Kind.CODE:
            certainty = Certainty.LIKELY if hit.certainty is Certainty.SURE else hit.certainty
            yield replace(hit, start=words[0][0], end=words[-1][1], certainty=certainty, possessive="")
        at = max(at, other.end)
