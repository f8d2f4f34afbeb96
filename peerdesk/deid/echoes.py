"""An outsider's name found in one sentence is the same name in every other sentence of the paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from peerdesk.deid.context import POSSESSIVE
from peerdesk.deid.folding import fold
from peerdesk.deid.lexicon import is_common
from peerdesk.deid.roster import Roster
from peerdesk.deid.values import Certainty, Hit, Identity, Kind
from peerdesk.deid.wording import put_in

_NAMES = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)
_SHORTEST = 3


def echoes(found: Mapping[str, Sequence[Identity]], roster: Roster) -> dict[str, list[Identity]]:
    """By text, names that were found with some certainty in another text and not here, as they are written.

    found: what was found in each text. Words that are common in English are no names elsewhere.
    """
    names: dict[str, Identity] = {}
    for text, identities in found.items():
        for one in identities:
            written = re.sub(r"['’]s?$", "", text[one.start : one.end])
            if _is_name(one, written):
                names.setdefault(written, one)
    if not names:
        return {}
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w@.-])(?:{'|'.join(map(re.escape, longest))})(?![\w@])")
    again = {}
    for text, identities in found.items():
        hits = []
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(one.start < end and one.end > start for one in identities):
                possessive = POSSESSIVE.match(text, end)
                one = names[match.group()]
                tail = possessive.group() if possessive else ""
                hits.append(Hit(start, end + len(tail), one.kind, one.reason, one.certainty, 2, tail))
        if hits:
            again[text] = put_in(text, hits, roster.wording)
    return again


def _is_name(one: Identity, written: str) -> bool:
    if one.layer != 2 or one.kind not in _NAMES or one.certainty is Certainty.LOOK:
        return False
    if len(written) < _SHORTEST or written == written.lower():
        return False
    return " " in written or not is_common(fold(written))
