from __future__ import annotations

import pytest

from peerdesk.deid.roles import roles_with_organisation
from peerdesk.deid.values import Certainty, Kind


def roles(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in roles_with_organisation(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I met the CFO of a bank yesterday.", ["CFO of a bank"]),
        ("The head of IT at one of the hospitals left.", ["head of IT at one of the hospitals"]),
        (
            "a finance director at a large family-owned brewery",
            ["finance director at a large family-owned brewery"],
        ),
        ("CEO of an insurer, and the CIO of their bank", ["CEO of an insurer", "CIO of their bank"]),
    ],
)
def test_a_role_with_an_unnamed_organisation_is_found(text: str, found: list[str]) -> None:
    assert roles(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The CFO spoke.",
        "The CFO of the year award",
        "The CFO left. At a bank this is common.",
        "the CFO, of a bank",
        "A bank of CFOs",
        "CFO of a very old and rather small bank",
        "",
    ],
)
def test_a_role_alone_or_in_another_clause_is_none(text: str) -> None:
    assert roles(text) == []


def test_it_is_likely_and_of_layer_two() -> None:
    (hit,) = roles_with_organisation("the CFO of a bank")
    assert (hit.kind, hit.reason, hit.certainty, hit.layer) == (Kind.ROLE, "deid_role", Certainty.LIKELY, 2)
