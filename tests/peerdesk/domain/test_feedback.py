from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.errors import BadInput
from peerdesk.domain.feedback import parse_feedback
from peerdesk.domain.meeting import Feedback


@pytest.mark.parametrize(
    ("typed", "count", "tenths"),
    [
        ("8 9 7 10 8", 5, 84),
        ("8,9,7", 3, 80),
        ("8, 9, 7", 3, 80),
        ("8;9;7", 3, 80),
        (" 8  9 7, ", 3, 80),
        ("8.5 9 7", 3, 82),
        ("8,5 9 7", 3, 82),
        ("0 0 0", 3, 0),
        ("10 10 10", 3, 100),
        ("8,9,7,", 3, 80),
    ],
)
def test_figures_become_a_count_and_ten_times_their_mean(typed: str, count: int, tenths: int) -> None:
    assert parse_feedback(typed) == Feedback(count, tenths)


def test_an_empty_line_is_no_feedback() -> None:
    assert parse_feedback("  ") is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("8,5", "feedback_comma"),
        ("8,9 7 10", "feedback_comma"),
        ("11 3 4", "feedback_range"),
        ("10.5 3 4", "feedback_range"),
        ("8", "feedback_few"),
        ("8 9", "feedback_few"),
        ("good 8 9", "feedback_unread"),
        ("8.3 8 9", "feedback_unread"),
        ("-1 8 9", "feedback_unread"),
        ("٨ ٩ ٧", "feedback_unread"),
    ],
)
def test_what_is_unclear_is_refused_by_a_key(typed: str, why: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_feedback(typed)
    assert error.value.key == why


@given(st.lists(st.integers(0, 10), min_size=3, max_size=40))
def test_the_order_of_figures_is_nowhere(figures: list[int]) -> None:
    typed, turned = (" ".join(map(str, some)) for some in (figures, reversed(figures)))
    found = parse_feedback(typed)
    assert found == parse_feedback(turned)
    assert found is not None
    assert abs(found.tenths / 10 - sum(figures) / len(figures)) <= 0.051
