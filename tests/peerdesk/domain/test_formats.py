from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format, FormatStep, fitted, format_of
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import TurnRule
from peerdesk.intake.format_toml import builtin_formats

NEVER_CUT = {"opening", "commit", "closing", "break", "meal", "silent", "vote", "decide", "motion"}


def made(*steps: FormatStep, people: int = 6) -> Format:
    minutes = sum(step.length_s(people) for step in steps) // 60
    return Format("own", "Own", people, 2, 20, minutes, "a book", "D", steps)


SOCIAL = FormatStep("Mixer", "social", minutes=30)
TALK = FormatStep("Talk", "talk", "speaker", minutes=30)
TALKING = FormatStep("Discussion", "discuss", "queue", minutes=30)
OPENING = FormatStep("Welcome", "opening", "chair", minutes=10)
ROUND = FormatStep("Round", "check_in", "go_round", 90, base_s=60, per_person_s=90)


def minutes_left(format_: Format, minutes: int) -> list[float]:
    return [new / 60 for _, new in fitted(format_, format_.nominal_people, minutes * 60).lengths]


def test_what_fits_stays_as_it_is() -> None:
    format_ = made(OPENING, SOCIAL, ROUND)
    found = fitted(format_, 6, 60 * 60)
    assert (found.format, found.is_changed, found.over_s) == (format_, False, 0)


@pytest.mark.parametrize(
    ("minutes", "left"),
    [
        (100, [10, 30, 30, 30]),
        (85, [10, 15, 30, 30]),
        (70, [10, 10, 20, 30]),
        (55, [10, 10, 15, 20]),
        (50, [10, 10, 15, 15]),
    ],
)
def test_social_gives_first_then_talks_then_discussions(minutes: int, left: list[float]) -> None:
    assert minutes_left(made(OPENING, SOCIAL, TALK, TALKING), minutes) == left


def test_the_longest_of_a_sort_gives_first() -> None:
    assert minutes_left(made(TALKING, replace(TALKING, minutes=20)), 36) == [18, 18]


def test_a_round_loses_five_seconds_of_each_turn_and_keeps_twenty() -> None:
    found = fitted(made(ROUND), 6, 9 * 60)
    assert [(s.turn_s, s.per_person_s) for s in found.format.steps] == [(80, 80)]
    found = fitted(made(ROUND), 6, 60)
    assert [(s.turn_s, s.per_person_s) for s in found.format.steps] == [(20, 20)]
    assert found.over_s == 120


def test_a_round_that_goes_about_several_times_keeps_twenty_seconds_of_each_turn() -> None:
    listing = FormatStep("Listing", "collect", "go_round", 25, base_s=100, per_person_s=175)
    assert fitted(made(listing), 8, 60).format.steps[0].per_person_s == 140


def test_rounds_follow_the_people() -> None:
    found = fitted(made(OPENING, ROUND), 10, None)
    assert found.lengths == ((600, 600), (600, 960))
    assert found.format.steps[1] == ROUND


def test_a_closing_round_takes_three_minutes_however_few_there_are() -> None:
    closing = FormatStep("One word", "closing", "go_round", 20, base_s=20, per_person_s=20)
    assert fitted(made(closing, people=8), 3, None).lengths == ((180, 180),)


def test_a_block_is_left_twenty_minutes_and_the_last_of_several_can_be_parked() -> None:
    seat = FormatStep("Round", "advice", "queue", minutes=26, block="Hot seat A")
    format_ = made(OPENING, seat, replace(seat, block="Hot seat B"))
    found = fitted(format_, 6, 35 * 60)
    assert [new // 60 for _, new in found.lengths] == [10, 20, 20]
    assert (found.over_s, found.to_park) == (15 * 60, "Hot seat B")
    assert fitted(format_, 6, 25 * 60).to_park == "", "too long even without it"


@given(st.sampled_from(builtin_formats()), st.integers(1, 60), st.integers(0, 600))
def test_fitting_never_lengthens_and_spares_what_binds(format_: Format, people: int, minutes: int) -> None:
    found, whole = fitted(format_, people, minutes * 60), fitted(format_, people, None)
    assert found.total_s == found.format.length_s(people) <= whole.total_s
    assert found.over_s == max(0, found.total_s - minutes * 60)
    for step, kept, (_, new) in zip(found.format.steps, whole.format.steps, found.lengths, strict=True):
        assert (new == kept.length_s(people)) or (step.kind not in NEVER_CUT)
        assert step.turn != "go_round" or not step.turn_s or step.turn_s >= 20


# An agenda as a format.


def test_an_agenda_becomes_a_format_with_blocks_rounds_and_cards() -> None:
    agenda = (
        Item(1, "Round", "public", "check_in", 60, 90, 90, TurnRule.GO_ROUND, card="You may pass."),
        Item(2, "Case", steps=(Item(3, "State", length_s=300), Item(4, "Ask", length_s=90)), card="Read."),
        Item(5, "Talks", length_s=0, per_person_s=420, turns=6, attribution=Attribution.ON_RECORD),
        Item(6, "Left out", length_s=600, skipped=True),
    )
    format_ = format_of(agenda, "Our evening", 8)
    assert format_.steps == (
        FormatStep("Round", "check_in", "go_round", 90, None, 60, 90, card="You may pass."),
        FormatStep("State", "discuss", minutes=5, card="Read.", block="Case"),
        FormatStep("Ask", "discuss", base_s=90, block="Case"),
        FormatStep("Talks", "discuss", base_s=0, per_person_s=420, items=6, attribution="on_record"),
    )
    assert (format_.key, format_.nominal_people, format_.people_min, format_.people_max) == (
        "our_evening", 8, 4, 16,
    )  # fmt: skip
    assert format_.minutes == 62


def test_blocks_of_one_title_stay_two() -> None:
    seat = Item(1, "Hot seat", steps=(Item(2, "State", length_s=300),))
    assert [s.block for s in format_of((seat, seat), "Seats", 4).steps] == ["Hot seat", "Hot seat 2"]


@pytest.mark.parametrize(
    ("agenda", "key"),
    [
        ((), "format_empty"),
        ((Item(1, "Gone", skipped=True),), "format_empty"),
        ((Item(1, "", length_s=60),), "format_untitled"),
        ((Item(1, "", steps=(Item(2, "State"),)),), "format_untitled"),
    ],
)
def test_an_agenda_that_is_no_format_says_why(agenda: tuple[Item, ...], key: str) -> None:
    with pytest.raises(BadInput, match=key):
        format_of(agenda, "Own", 4)
