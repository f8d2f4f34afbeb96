"""Who may be named (attribution) and how far a paper may travel (distribution); the two are independent."""

from __future__ import annotations

from enum import StrEnum

CHATHAM_HOUSE_RULE = (
    "When a meeting, or part thereof, is held under the Chatham House Rule, participants are free to use "
    "the information received, but neither the identity nor the affiliation of the speaker(s), nor that of "
    "any other participant, may be revealed."
)
"""The Rule, word for word. Source: Chatham House, "Chatham House Rule", wording of 2002."""


class Attribution(StrEnum):
    """Who may be named in a paper, from loosest to tightest in `tightness`."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    CHATHAM_HOUSE = "chatham_house"
    OFF_RECORD = "off_record"

    @property
    def tightness(self) -> int:
        """0 for the loosest rule, 3 for the tightest. Tightening reaches back, loosening needs a yes."""
        return list(Attribution).index(self)


class Distribution(StrEnum):
    """How far a paper travels. Source: FIRST, Traffic Light Protocol, version 2.0."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def colour(self) -> str:
        """The label's text colour on black, as FIRST prescribes it, `#RRGGBB`."""
        return _TLP_COLOURS[self]


_TLP_COLOURS = {
    Distribution.CLEAR: "#FFFFFF",
    Distribution.GREEN: "#33FF00",
    Distribution.AMBER: "#FFC000",
    Distribution.AMBER_STRICT: "#FFC000",
    Distribution.RED: "#FF2B2B",
}


class Papers(StrEnum):
    """In which papers something may stand."""

    ALL = "all"
    MEMBERS_SHEET = "members_sheet"
    NONE = "none"


class StageNames(StrEnum):
    """How people are called on the second screen."""

    FIRST = "first"
    INITIALS = "initials"
    NONE = "none"
