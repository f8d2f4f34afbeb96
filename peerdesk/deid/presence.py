"""Finds phrases that point at somebody by what they did in the meeting: who hosted, joined last, was away.

No roster tells who that is; but everybody who was there knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WHO = (
    r"(?:members?|colleagues?|participants?|persons?|people|ones?|wom[ae]n|m[ae]n|lad(?:y|ies)|guys?|chaps?"
    r"|friends?|founders?|directors?|newcomers?|guests?|peers?|attendees?|delegates?|neighbours?|two|three"
    r"|[A-Za-z]+(?:er|or))"
)
_DESCRIBED = rf"(?:the|our|that) (?:[\w-]+ )?{_WHO}"
_GROUP = r"(?:group|circle|network|club|forum|chapter|table|round|cohort|council|room)"
_SESSION = (
    r"(?:meeting|session|evening|dinner|retreat|call|round|month|week|quarter|time|summer|winter|spring)"
)
_DID = (
    r"(?:missed|skipped|hosted|joined|proposed|suggested|presented|chaired|moderated|facilitated|volunteered"
    r"|brought (?:the|this|that|up|in)|raised (?:the|this|that|it)|took (?:over|the (?:minutes|notes|chair))"
    r"|was (?:away|absent|ill|sick|late|missing|not (?:here|there|present))|wasn[’']t (?:here|there)"
    r"|were (?:away|absent|missing)|had to (?:leave|cancel|go|drop|miss|step)|could(?:n[’']t| not) (?:make"
    r"|come|attend|join|be)|can(?:no|[’'])t (?:make|come|attend|join)|sen(?:t|ds) (?:his|her|their|regrets"
    r"|apologies)|spoke (?:first|last)|founded (?:the|this|our)|started (?:the|this|our) group"
    r"|came (?:in )?(?:last|late|as a)|arrived|dropped out|left (?:early|us|the)|led (?:the|this|today)"
    r"|(?:has|have) (?:been (?:with us|here|in (?:the|this|our) group)|sat here)"
    r"|(?:chairs|hosts|leads|presents|moderates|facilitates) (?:the|this|next|today|tonight|our)"
    r"|is (?:leading|chairing|hosting|presenting|away|absent|leaving us|new here))"
)
_THIS = r"(?:this|the|item|topic|it|that)"
_NOW = r"(?:today|tonight|next|the|this|item)"
_STOP = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|do|said|says|and|but"
    r"|who|asked|asks|wants|wanted|thinks|told|took|takes|wrote|offered|showed|shows|brings|got|gave|gets|gives"
    r"|earns|reported|agreed|never|also|made|makes|knows|knew|lost|loses|needs|plans|runs|cried|started|feels)"
)
_MORE = rf"(?: (?!{_STOP}\b)[\w’'-]+){{0,5}}"
_PATTERNS = (
    (
        rf"(?:{_DESCRIBED}|(?:one|some) of us|one member|one colleague),? who (?:has |had )?"
        rf"(?:just |only |recently |kindly )?{_DID}{_MORE}"
    ),
    rf"(?:whoever|who) (?:proposed|suggested|raised|brought|asked for) {_THIS}\b{_MORE}",
    (
        rf"{_DESCRIBED} (?:(?:chairing|leading|hosting|presenting|moderating|facilitating) {_NOW}"
        rf"|missing (?:today|tonight)){_MORE}"
    ),
    (
        r"(?:our|the|today[’']s|tonight[’']s|(?:this|last|next) [a-z]+[’']s) (?:host(?:ess)?"
        rf"|presenter|case[- ](?:giver|owner|holder)|absentees?|moderator|facilitator)"
        rf"(?: (?:tonight|today|last {_SESSION}|of (?:the|this|today|tonight)\b{_MORE}))"
    ),
    (
        r"(?:today|tonight|this [a-z]+|last [a-z]+|next [a-z]+)[’']s (?:host(?:ess)?|presenter|absentees?"
        r"|case[- ](?:giver|owner|holder)|chair|moderator|hot seat)"
    ),
    (
        r"(?:the|our) (?:most recent|latest|newest|freshest) (?:arrivals?|additions?|joiners?|recruits?"
        rf"|members?|faces?|participants?|colleagues?|entrants?)"
        rf"(?: (?:in|to|of|at) (?:the|this|our) {_GROUP})?(?! of\b)"
    ),
    (
        rf"the (?:founder|initiator|convenor|oldest member|doyenne?|veteran|old hand|senior member"
        rf"|newcomers?) (?:of|in|at) (?:the|this|our) {_GROUP}"
    ),
    (
        rf"(?:the|our) [\w-]+ with the (?:longest|shortest|most|fewest|largest|smallest|biggest|oldest"
        rf"|newest){_MORE}(?: here)?"
    ),
    rf"the (?:only (?:one|member|person)|one) (?:missing|absent|away)(?: (?:today|tonight|last {_SESSION}))?",
    (
        rf"the first (?:one |person |member )?(?:among us|of us|here|in (?:the|this|our) {_GROUP})"
        rf" (?:to|who){_MORE}"
    ),
)
_PRESENCE = tuple(re.compile(rf"\b{pattern}", re.IGNORECASE) for pattern in _PATTERNS)


def presences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such phrase; they may overlap."""
    for pattern in _PRESENCE:
        for match in pattern.finditer(text):
            yield match.span()
