from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import agenda as edits
from peerdesk.domain.agenda import Agenda, Item, planned_s, shortened, starts_s, total_s
from peerdesk.domain.agenda_edits import duplicated_together, moved_together, without
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import TurnRule

TALK = Item(21, "Talk", length_s=300)
ROUND = Item(22, "Round", per_person_s=60, turn_s=60, rule=TurnRule.GO_ROUND)
AGENDA: Agenda = (
    Item(1, "Arrive", length_s=600),
    Item(2, "Case", steps=(TALK, ROUND), lead_id=7),
    Item(3, "Close", length_s=120, per_person_s=30),
)


def ids(agenda: Agenda) -> list[int]:
    return [item.id for item in edits.walk(agenda)]


def test_an_item_lasts_as_long_as_its_steps_with_so_many_people() -> None:
    assert [planned_s(item, 4) for item in AGENDA] == [600, 300 + 240, 120 + 120]
    assert total_s(AGENDA, 4) == 1380


def test_each_item_starts_when_those_before_it_end() -> None:
    assert starts_s(AGENDA, 4) == (0, 600, 1140)
    assert starts_s((), 4) == ()


def test_a_pinned_item_begins_on_time_whatever_was_before_it() -> None:
    early = replace(AGENDA[2], id=4, starts=dt.time(18, 15))
    late = replace(AGENDA[2], id=5, starts=dt.time(20))
    places = edits.placed((*AGENDA[:2], early, late), 4, dt.time(18))
    assert [(place.at_s, place.gap_s) for place in places] == [(0, 0), (600, 0), (900, -240), (7200, 6060)]
    assert edits.ends_s((*AGENDA[:2], early, late), 4, dt.time(18)) == 7440
    assert starts_s((early,), 4) == (0,), "no time is known"


@pytest.mark.parametrize(
    ("begins", "pin", "at"), [((23, 50), (0, 10), 1200), ((18, 0), (17, 45), 0), ((9, 0), (20, 0), 39600)]
)
def test_a_pin_lies_before_or_behind_midnight(begins: tuple[int, int], pin: tuple[int, int], at: int) -> None:
    (place,) = edits.placed((Item(1, "", length_s=60, starts=dt.time(*pin)),), 4, dt.time(*begins))
    assert place.at_s == at


def test_a_skipped_item_counts_nothing_and_its_pin_does_not_hold() -> None:
    skipped = replace(AGENDA[1], skipped=True, starts=dt.time(20))
    assert starts_s((AGENDA[0], skipped, AGENDA[2]), 4, dt.time(18)) == (0, 600, 600)
    assert (planned_s(skipped, 4), edits.full_s(skipped, 4)) == (0, 540)
    assert edits.without_minutes((Item(4, "Open end", skipped=True),)) == 0


def test_what_takes_place_leaves_out_items_and_steps_that_are_skipped() -> None:
    half = replace(AGENDA[1], steps=(replace(TALK, skipped=True), ROUND))
    none = replace(half, id=9, steps=(replace(TALK, id=91, skipped=True),))
    assert ids(edits.taking_place((replace(AGENDA[0], skipped=True), half, none))) == [2, 22]


def test_items_that_say_no_length_are_counted() -> None:
    open_end = Item(4, "Open end")
    assert edits.without_minutes((*AGENDA, open_end)) == 1
    assert planned_s(open_end, 9) == 0


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(0, 0), (-5, 0), (1, 1), (29, 1), (89, 1), (90, 2), (149, 2), (150, 3), (3600, 60)],
)
def test_whole_minutes_never_hide_that_something_happened(seconds: float, minutes: int) -> None:
    assert edits.whole_minutes(seconds) == minutes


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (Item(1, "", lead_id=7), True),
        (Item(1, "", lead_id=5), False),
        (Item(1, ""), False),
        (Item(1, "", lead_id=7, minuted_to="group"), False),
        (Item(1, "", minuted_to="presenter"), True),
        (Item(1, "", lead_id=7, attribution=Attribution.ON_RECORD), False),
        (Item(1, "", attribution=Attribution.ON_RECORD, minuted_to="presenter"), True),
    ],
)
def test_an_item_led_by_another_is_its_presenters_unless_said_otherwise(item: Item, answer: bool) -> None:
    assert edits.is_presenters(item, 5, Attribution.CHATHAM_HOUSE) is answer


def test_what_an_officer_reports_is_the_groups_where_the_meeting_is_on_the_record() -> None:
    led, case = Item(1, "", lead_id=7), Item(1, "", lead_id=7, attribution=Attribution.CHATHAM_HOUSE)
    assert not edits.is_presenters(led, 5, Attribution.ON_RECORD)
    assert edits.is_presenters(case, 5, Attribution.ON_RECORD)


def test_a_step_is_under_its_own_rule_or_its_items_or_the_meetings() -> None:
    off, on = Attribution.OFF_RECORD, Attribution.ON_RECORD
    case = replace(AGENDA[1], attribution=off, steps=(replace(TALK, attribution=on), ROUND))
    agenda = (AGENDA[0], case)
    rules = [edits.attribution_of(agenda, item, Attribution.BACKGROUND) for item in (1, 2, 21, 22, 99)]
    assert rules == [Attribution.BACKGROUND, off, on, off, Attribution.BACKGROUND]


def test_the_public_title_stands_in_for_the_working_title() -> None:
    assert Item(1, "Ana's layoffs", "A hard quarter").shown_title == "A hard quarter"
    assert Item(1, "Welcome").shown_title == "Welcome"


# Edits.


@pytest.mark.parametrize(
    ("after", "found"),
    [(None, [1, 2, 21, 22, 3, 9]), (1, [1, 9, 2, 21, 22, 3]), (21, [1, 2, 21, 9, 22, 3])],
)
def test_a_new_row_stands_behind_the_one_named(after: int | None, found: list[int]) -> None:
    assert ids(edits.inserted(AGENDA, Item(9, "New"), after=after)) == found


@pytest.mark.parametrize(("gone", "left"), [(2, [1, 3]), (21, [1, 2, 22, 3]), (99, [1, 2, 21, 22, 3])])
def test_deleting_takes_the_row_and_its_steps(gone: int, left: list[int]) -> None:
    assert ids(without(AGENDA, [gone])) == left


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [
        (3, 0, [3, 1, 2, 21, 22]),
        (1, 99, [2, 21, 22, 3, 1]),
        (2, -1, [2, 21, 22, 1, 3]),
        (22, 0, [1, 2, 22, 21, 3]),
        (99, 0, [1, 2, 21, 22, 3]),
    ],
)
def test_a_row_moves_among_its_siblings(row: int, to: int, order: list[int]) -> None:
    assert ids(moved_together(AGENDA, [row], to)) == order


@given(st.sampled_from([1, 2, 3, 21, 22]), st.integers(-2, 5))
def test_moving_loses_no_row_and_can_be_taken_back(row: int, to: int) -> None:
    there = moved_together(AGENDA, [row], to)
    siblings = AGENDA if row < 10 else AGENDA[1].steps
    place = [item.id for item in siblings].index(row)
    assert sorted(ids(there)) == sorted(ids(AGENDA))
    assert moved_together(there, [row], place) == AGENDA


@pytest.mark.parametrize("row", [2, 22])
def test_a_changed_row_keeps_its_place_and_the_others(row: int) -> None:
    item = edits.find(AGENDA, row)
    assert item is not None
    agenda = edits.changed(AGENDA, replace(item, title="Renamed"))
    assert ids(agenda) == ids(AGENDA)
    assert [i.title for i in edits.walk(agenda) if i.id == row] == ["Renamed"]
    assert edits.changed(agenda, item) == AGENDA


def test_the_first_step_takes_over_the_minutes_and_turns_of_its_item() -> None:
    agenda = edits.with_step((replace(ROUND, id=1),), 1, Item(9, "First"))
    step = agenda[0].steps[0]
    assert (step.title, step.per_person_s, step.turn_s, step.rule) == ("First", 60, 60, TurnRule.GO_ROUND)
    assert total_s(agenda, 5) == 300


def test_a_step_of_an_item_without_minutes_keeps_its_own() -> None:
    assert total_s(edits.with_step((Item(1, "Case"),), 1, TALK), 5) == 300


def test_a_further_step_goes_to_the_end() -> None:
    agenda = edits.with_step(AGENDA, 2, Item(9, "Thanks", length_s=60))
    assert ids(agenda) == [1, 2, 21, 22, 9, 3]
    assert total_s(agenda, 0) == total_s(AGENDA, 0) + 60


def test_a_copy_has_new_ids_and_nothing_of_what_was_taken() -> None:
    numbers = itertools.count(100)
    run = tuple(replace(item, minutes_taken=9, few_voices=True, minutes_planned=5) for item in AGENDA)
    agenda = duplicated_together(run, [2], lambda: next(numbers))
    assert ids(agenda) == [1, 2, 21, 22, 102, 100, 101, 3]
    assert (agenda[2].title, agenda[2].lead_id) == ("Case", 7)
    assert (agenda[2].minutes_taken, agenda[2].few_voices, agenda[2].minutes_planned) == (None,) * 3


def test_a_step_is_copied_beside_itself() -> None:
    assert ids(duplicated_together(AGENDA, [21], lambda: 100)) == [1, 2, 21, 100, 22, 3]


# Short of time.

HOUR = [(600, "opening"), (1800, "discuss"), (1200, "talk"), (600, "commit"), (300, "closing")]


def test_minutes_come_from_the_longest_talk_first() -> None:
    assert shortened(HOUR, 240) == (600, 1560, 1200, 600, 300)


def test_a_part_of_a_minute_costs_a_whole_one() -> None:
    assert shortened(HOUR, 61) == (600, 1680, 1200, 600, 300)


def test_nothing_to_win_back_changes_nothing() -> None:
    assert shortened(HOUR, 0) == tuple(seconds for seconds, _ in HOUR)


def test_more_than_a_quarter_of_the_talks_cannot_be_had() -> None:
    assert shortened(HOUR, 12 * 60) == (600, 1380, 900, 600, 300)
    assert shortened(HOUR, 13 * 60) is None
    assert shortened([], 60) is None


lengths = st.lists(
    st.tuples(
        st.integers(0, 120).map(lambda m: m * 60), st.sampled_from([*edits.SHORTENABLE, "opening", "commit"])
    )
)


@given(lengths, st.integers(0, 7200))
def test_shortening_saves_what_was_asked_and_spares_what_it_must(
    rows: list[tuple[int, str]], by_s: int
) -> None:
    new = shortened(rows, by_s)
    if new is None:
        assert by_s > 0
        return
    saved = sum(seconds for seconds, _ in rows) - sum(new)
    assert by_s <= saved < by_s + 60
    for (seconds, kind), length in zip(rows, new, strict=True):
        assert seconds * 0.75 <= length <= seconds
        assert kind in edits.SHORTENABLE or length == seconds
