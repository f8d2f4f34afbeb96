"""Balance: values worked out by hand for eight people, and the bounds for any group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.balance import LEAST_PEOPLE, Sharing, effective_speakers, gini, group_figure, sharing

CASES = {
    "equal": ((1.0,) * 8, 0.000, 8.0),
    "one has 30 %, rest equal": ((0.3, *(0.1,) * 7), 0.200, 7.2),
    "one to eight": (tuple(map(float, range(1, 9))), 0.333, 6.9),
    "two silent, rest equal": ((0.0, 0.0, *(1.0,) * 6), 0.286, 6.0),
    "two have 60 %": ((0.3, 0.3, *(0.4 / 6,) * 6), 0.400, 6.1),
    "one has 50 %": ((0.5, *(0.5 / 7,) * 7), 0.429, 5.3),
    "one speaks only": ((1.0, *(0.0,) * 7), 1.000, 1.0),
}


@pytest.mark.parametrize(("seconds", "corrected", "effective"), CASES.values(), ids=CASES)
def test_the_known_values(seconds: tuple[float, ...], corrected: float, effective: float) -> None:
    assert gini(seconds) == pytest.approx(corrected, abs=0.0005)
    assert effective_speakers(seconds) == pytest.approx(effective, abs=0.05)


def test_a_silent_room_has_no_speakers_and_no_inequality() -> None:
    assert (effective_speakers((0.0,) * 6), gini((0.0,) * 6), group_figure((0.0,) * 6)) == (0.0, 0.0, None)
    assert (effective_speakers(()), gini((5.0,))) == (0.0, 0.0)


def test_a_figure_is_kept_only_of_a_group() -> None:
    assert group_figure((1.0,) * (LEAST_PEOPLE - 1)) is None
    assert group_figure((1.0,) * LEAST_PEOPLE) == pytest.approx(1.0)


@given(st.lists(st.floats(0, 3600), min_size=2, max_size=60))
def test_both_stay_within_their_bounds_whoever_speaks(seconds: list[float]) -> None:
    assert -1e-9 <= gini(seconds) <= 1 + 1e-9
    assert 0 <= effective_speakers(seconds) <= len(seconds) + 1e-6
    assert gini(seconds) == pytest.approx(gini(list(reversed(seconds))))


@pytest.mark.parametrize(
    ("seconds", "band"),
    [
        ([1] * 8, Sharing.EVEN), ([31, *[10] * 7], Sharing.USUAL), (list(range(1, 9)), Sharing.USUAL),
        ([30, 30, *[20 / 3] * 6], Sharing.UNEVEN), ([1, *[0] * 7], Sharing.UNEVEN), ([1] * 4, None),
    ],
)  # fmt: skip
def test_how_evenly_is_said_in_three_words(seconds: list[float], band: Sharing | None) -> None:
    assert sharing(seconds) is band
