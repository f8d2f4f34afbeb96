from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.errors import BadInput
from peerdesk.domain.lengths import length_typed


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("5", 300),
        (" 12 ", 720),
        ("0", 0),
        ("45s", 45),
        ("90 s", 90),
        ("2 min", 120),
        ("2 min 30 s", 150),
        ("1h", 3600),
        ("1h10", 4200),
        ("1 h 10 min", 4200),
        ("1:30", 5400),
        ("1:05", 3900),
        ("2 Hours", 7200),
        ("", None),
        ("   ", None),
    ],
)
def test_lengths_as_people_type_them(typed: str, seconds: int | None) -> None:
    assert length_typed(typed) == seconds


@pytest.mark.parametrize("typed", ["five", "-5", "1:75", "5 apples", "1.5", "999999", "h", "٣x"])
def test_anything_else_is_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        length_typed(typed)
    assert caught.value.key == "length_unread"
    assert str(caught.value) == "length_unread"


@given(st.text(max_size=20))
def test_nothing_typed_is_ever_less_than_nothing(typed: str) -> None:
    try:
        seconds = length_typed(typed)
    except BadInput:
        return
    assert seconds is None or seconds >= 0
