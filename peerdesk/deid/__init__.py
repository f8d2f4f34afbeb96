"""Finds who could be told from a text, and puts neutral words instead. Pure functions on a frozen roster."""

from __future__ import annotations

from peerdesk.deid.identities import find_identities, names_in
from peerdesk.deid.replacing import find_names, make_neutral, replace_certain
from peerdesk.deid.roster import Roster
from peerdesk.deid.values import Certainty, Identity, Kind, Neutral

__all__ = [
    "Certainty",
    "Identity",
    "Kind",
    "Neutral",
    "Roster",
    "find_identities",
    "find_names",
    "make_neutral",
    "names_in",
    "replace_certain",
]
