from __future__ import annotations

import pytest

from peerdesk.domain.turns import RequestKind
from ui.models.who import Who, read_who


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("jo", Who("jo")),
        (" Jo Lund ", Who("Jo Lund")),
        ("jo!", Who("jo", RequestKind.POINT_OF_ORDER)),
        ("jo ?", Who("jo", RequestKind.CLARIFYING)),
        ("jo:", Who("jo", RequestKind.RESPONSE)),
        ("jo+", Who("jo", RequestKind.FOR)),
        ("jo-", Who("jo", RequestKind.AGAINST)),
        ("jo*", Who("jo", is_next=True)),
        ("jo@", Who("jo", is_far=True)),
        ("jo > be", Who("jo", gets="be")),
        ("Anne-Marie", Who("Anne-Marie")),
        ("!", Who("!")),
        (">be", Who(">be")),
        ("", Who("")),
    ],
)
def test_initials_and_the_sign_behind_them(typed: str, who: Who) -> None:
    assert read_who(typed) == who


def test_nobody_stands_in_a_text_of_the_program() -> None:
    assert "Jo" not in repr(read_who("Jo>Be"))
