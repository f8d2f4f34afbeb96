"""Places round the table: nobody sits on anybody."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.seating import Box, Seating, arrange

LINE = 20


def hits_clock(seating: Seating, seat: Box) -> bool:
    centre = seating.centre
    x, y = centre.left + centre.width / 2, centre.top + centre.height / 2
    near = min(max(x, seat.left), seat.right) - x, min(max(y, seat.top), seat.bottom) - y
    return math.hypot(*near) < centre.width / 2


@given(count=st.integers(1, 60), width=st.integers(480, 1400), height=st.integers(290, 900))
def test_no_seat_overlaps_another_or_the_clock_or_leaves_the_space(
    count: int, width: int, height: int
) -> None:
    seating = arrange(count, width, height, LINE)
    seats = seating.seats
    assert len(seats) == count
    assert not any(one.overlaps(other) for i, one in enumerate(seats) for other in seats[i + 1 :])
    assert not any(hits_clock(seating, seat) for seat in seats)
    for seat in (*seats, seating.centre, seating.table):
        assert seat.left > -0.1
        assert seat.top > -0.1
        assert seat.right < width + 0.1
        assert seat.bottom < height + 0.1


@pytest.mark.parametrize("count", [3, 6, 10, 14])
def test_a_ring_begins_at_the_top_and_goes_clockwise(count: int) -> None:
    seating = arrange(count, 840, 560, LINE)
    angles = [
        math.atan2(box.left + box.width / 2 - 420, 280 - (box.top + box.height / 2)) % (2 * math.pi)
        for box in seating.seats
    ]
    assert angles[0] == pytest.approx(0, abs=0.02)
    assert angles == sorted(angles)


def test_ten_sit_in_one_ring_with_names_and_sixty_still_have_a_place() -> None:
    assert not arrange(10, 700, 380, LINE).rows
    assert arrange(60, 700, 380, LINE).rows
    assert arrange(60, 1100, 800, LINE).named


def test_nobody_leaves_a_table() -> None:
    seating = arrange(0, 480, 420, LINE)
    assert seating.seats == ()
    assert seating.table.width > 0


@pytest.mark.parametrize("size", [(1, 1), (50, 40), (200, 20)])
def test_hardly_any_space_is_no_error(size: tuple[int, int]) -> None:
    assert len(arrange(12, *size, LINE).seats) == 12


@pytest.mark.parametrize("count", [3, 6, 14, 30])
def test_where_it_is_low_they_sit_in_a_horseshoe(count: int) -> None:
    seating = arrange(count, 690, 300, LINE)
    assert seating.horseshoe
    assert seating.named
    assert all(seat.bottom <= seating.table.top or not under_table(seating, seat) for seat in seating.seats)


def under_table(seating: Seating, seat: Box) -> bool:
    """Whether a seat stands between the sides of the table, where the open side is."""
    return seat.right > seating.table.left and seat.left < seating.table.right


@pytest.mark.parametrize("size", [(690, 420), (781, 600), (1051, 780), (420, 420)])
def test_where_a_ring_leaves_the_clock_large_there_is_no_horseshoe(size: tuple[int, int]) -> None:
    assert not any(arrange(count, *size, LINE).horseshoe for count in range(1, 15))


def test_a_horseshoe_leaves_the_clock_larger_than_a_ring_would() -> None:
    assert arrange(14, 690, 300, LINE).centre.width > 10 * LINE


@given(count=st.integers(3, 14))
def test_a_horseshoe_begins_at_the_lower_left_and_goes_clockwise(count: int) -> None:
    seating = arrange(count, 690, 300, LINE)
    middle = seating.table.left + seating.table.width / 2
    angles = [
        math.atan2(box.left + box.width / 2 - middle, 300 - (box.top + box.height / 2))
        for box in seating.seats
    ]
    assert seating.horseshoe
    assert angles == sorted(angles)


@pytest.mark.parametrize(("size", "named"), [((690, 420), True), ((781, 600), True), ((1051, 780), True)])
def test_sixty_have_their_names_at_every_usual_size(size: tuple[int, int], named: bool) -> None:
    seating = arrange(60, *size, LINE)
    assert seating.named is named
    assert min(seat.width for seat in seating.seats) >= 2.8 * LINE
