from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import agenda_edits as edits
from peerdesk.domain.agenda import Agenda, Item, total_s, walk

AGENDA: Agenda = (
    Item(1, "Arrive", section="Open"),
    Item(2, "Check-in", section="Open"),
    Item(3, "Case", section="Work", steps=(Item(31, "State it"), Item(32, "Share"))),
    Item(4, "Talk", section="Work"),
    Item(5, "Close", section="End"),
)


def drawn(agenda: Agenda) -> str:
    """Sections with their items: "Open 1 2 | Work 3(31 32) 4"."""
    return " | ".join(
        f"{s.title} {' '.join(_item(item) for item in s.items)}".strip() for s in edits.sections(agenda)
    )


def _item(item: Item) -> str:
    return f"{item.id}({' '.join(_item(s) for s in item.steps)})" if item.steps else str(item.id)


def numbers(first: int = 100) -> Callable[[], int]:
    count = itertools.count(first)
    return lambda: next(count)


def test_a_section_takes_what_followed_under_the_old_heading() -> None:
    assert drawn(edits.with_section(AGENDA, 4, "Talks")) == ("Open 1 2 | Work 3(31 32) | Talks 4 | End 5")
    assert drawn(edits.with_section(AGENDA, 1, "Start")) == "Start 1 2 | Work 3(31 32) 4 | End 5"


def test_a_section_is_renamed_and_not_its_namesake() -> None:
    twice = edits.section_renamed(AGENDA, 5, "Open")
    assert drawn(edits.section_renamed(twice, 2, "Hello")) == "Hello 1 2 | Work 3(31 32) 4 | Open 5"


@pytest.mark.parametrize(
    ("item_id", "left"),
    [(3, "Open 1 2 3(31 32) 4 | End 5"), (1, "1 2 | Work 3(31 32) 4 | End 5"), (9, drawn(AGENDA))],
)
def test_items_of_a_removed_section_stay(item_id: int, left: str) -> None:
    assert drawn(edits.section_removed(AGENDA, item_id)) == left


@pytest.mark.parametrize(
    ("ids", "by", "left"),
    [
        ({2}, -1, "Open 2 1 | Work 3(31 32) 4 | End 5"),
        ({1}, -1, drawn(AGENDA)),
        ({3}, -1, "Open 1 2 3(31 32) | Work 4 | End 5"),
        ({2}, 1, "Open 1 | Work 2 3(31 32) 4 | End 5"),
        ({3, 4}, -1, "Open 1 2 3(31 32) 4 | End 5"),
        ({1, 2}, 1, "Work 1 2 3(31 32) 4 | End 5"),
        ({1, 4}, 1, "Open 2 1 | Work 3(31 32) | End 4 5"),
        ({32}, -1, "Open 1 2 | Work 3(32 31) 4 | End 5"),
        ({31, 3}, 1, "Open 1 2 | Work 4 3(31 32) | End 5"),
        ({5}, 1, drawn(AGENDA)),
    ],
)
def test_blocks_go_one_place_and_first_past_a_heading(ids: set[int], by: int, left: str) -> None:
    assert drawn(edits.shifted(AGENDA, ids, by)) == left


@pytest.mark.parametrize(
    ("ids", "by", "left"),
    [
        ({4}, -1, "Open 1 2 4 | Work 3(31 32) | End 5"),
        ({1, 4}, 1, "Open 2 | Work 3(31 32) | End 1 4 5"),
        ({1}, -1, drawn(AGENDA)),
        ({5}, -1, "Open 1 2 | Work 3(31 32) 4 5"),
        ({99}, 1, drawn(AGENDA)),
    ],
)
def test_items_go_to_the_section_before_or_behind(ids: set[int], by: int, left: str) -> None:
    assert drawn(edits.to_section(AGENDA, ids, by)) == left


def test_a_block_is_put_down_elsewhere_in_its_order_and_under_a_heading() -> None:
    assert drawn(edits.moved_together(AGENDA, {5, 1}, 1, "Open")) == "Open 2 1 5 | Work 3(31 32) 4"
    assert drawn(edits.moved_together(AGENDA, {32}, 0)) == "Open 1 2 | Work 3(32 31) 4 | End 5"


def test_what_is_chosen_goes_together_and_steps_with_their_item() -> None:
    assert [item.id for item in edits.chosen(AGENDA, {32, 1, 3})] == [1, 3]
    assert [item.id for item in edits.chosen(AGENDA, {32, 4})] == [32, 4]
    assert drawn(edits.without(AGENDA, {1, 31, 5})) == "Open 2 | Work 3(32) 4"


def test_copies_stand_behind_their_block_under_new_ids() -> None:
    copied = edits.duplicated_together(AGENDA, {3, 4, 31}, numbers())
    assert drawn(copied) == "Open 1 2 | Work 3(31 32) 4 102(100 101) 103 | End 5"


def test_a_pasted_item_joins_the_section_and_becomes_a_step_behind_one() -> None:
    new = (Item(8, "New", section="Old", steps=(Item(81, "a"), Item(82, "b"))), Item(9, "More"))
    assert drawn(edits.pasted(AGENDA, new, 2)) == "Open 1 2 8(81 82) 9 | Work 3(31 32) 4 | End 5"
    assert drawn(edits.pasted(AGENDA, new, 31)) == "Open 1 2 | Work 3(31 81 82 9 32) 4 | End 5"
    assert drawn(edits.pasted(AGENDA, new[1:], None)).endswith("End 5 9")


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("work", ((3, True),)),
        ("c", ((2, False), (3, False), (5, False))),
        (" SHARE ", ((32, False),)),
        ("", ()),
        ("zzz", ()),
    ],
)
def test_titles_and_headings_are_found_in_order(text: str, hits: tuple[tuple[int, bool], ...]) -> None:
    assert edits.found(AGENDA, text) == hits


def test_what_can_go_first_is_late_and_neither_protected_nor_pinned() -> None:
    talk = Item(1, "A", length_s=60)
    late = (Item(2, "B", length_s=60, protected=True), Item(3, "C", length_s=60, starts=dt.time(9)))
    close = Item(4, "D", length_s=60, kind="closing")
    found = edits.least_needed((talk, *late, close), 5)
    assert found == talk
    assert edits.least_needed((*late, close), 5) is None


SELECTED = st.sets(st.sampled_from([1, 2, 3, 4, 5, 31, 32]))


@given(ids=SELECTED, by=st.sampled_from([-1, 1]), to=st.integers(-1, 9))
def test_no_move_loses_or_doubles_anything(ids: set[int], by: int, to: int) -> None:
    for moved in (
        edits.shifted(AGENDA, ids, by),
        edits.to_section(AGENDA, ids, by),
        edits.moved_together(AGENDA, ids, to),
    ):
        assert sorted(i.id for i in walk(moved)) == sorted(i.id for i in walk(AGENDA))


TALKS: Agenda = (
    Item(1, "Welcome", kind="opening", length_s=600),
    Item(2, "Talk", kind="talk", length_s=1200),
    Item(3, "Case", kind="present", steps=(Item(31, "Advice", kind="advice", per_person_s=120, turn_s=120),)),
)


def test_time_is_taken_from_what_can_give_it() -> None:
    shorter = edits.fitted(TALKS, 10, 480)
    assert shorter is not None
    assert shorter[0] == TALKS[0]
    assert total_s(TALKS, 10) - total_s(shorter, 10) >= 480
    (advice,) = shorter[2].steps
    assert advice.turn_s == advice.per_person_s
    assert (advice.per_person_s or 0) % 5 == 0


def test_what_is_protected_or_skipped_gives_nothing() -> None:
    held = edits.altered(TALKS, {2, 31}, lambda item: replace(item, protected=True))
    assert edits.fitted(held, 10, 60) is None
    assert edits.fitted(edits.altered(TALKS, {2, 3}, lambda i: replace(i, skipped=True)), 10, 60) is None
    assert edits.fitted(TALKS, 10, 3600) is None
