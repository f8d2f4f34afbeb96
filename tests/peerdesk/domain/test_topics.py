"""Lean coffee: the order of topics, one at a time, and the rest is parked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.topics import Topic, Topics, TopicState, as_run, ordered, rest_parked, voted

ALL = (10, 11, 12, 13)
CARDS: Topics = tuple(Topic(10 + place, 9, f"card {place}", position=place) for place in range(4))
WAITING, RUNNING, DONE, PARKED = TopicState


def states(topics: Topics) -> list[TopicState]:
    return [topic.state for topic in topics]


def test_most_votes_first_and_equals_as_written() -> None:
    topics = voted(CARDS, {12: 3, 13: 3, 11: 5, 10: -2})
    assert [topic.id for topic in ordered(topics)] == [11, 12, 13, 10]
    assert [topic.votes for topic in topics] == [0, 5, 3, 3]


@given(st.permutations(CARDS))
def test_the_order_is_the_same_however_they_are_kept(topics: list[Topic]) -> None:
    assert ordered(topics) == CARDS


def test_totals_that_are_not_given_stay() -> None:
    assert voted(voted(CARDS, {10: 4}), {11: 2})[0].votes == 4


def test_what_neither_waits_nor_runs_was_talked_about() -> None:
    topics = as_run(CARDS, ALL, (12, 13), 11)
    assert states(topics) == [DONE, RUNNING, WAITING, WAITING]
    assert states(as_run(topics, ALL, (11, 12, 13), 10)) == [RUNNING, WAITING, WAITING, WAITING]


def test_what_remains_is_parked_and_stays_that() -> None:
    topics = rest_parked(as_run(CARDS, ALL, (12, 13), 11))
    assert states(topics) == [DONE, RUNNING, PARKED, PARKED]
    assert states(as_run(topics, ALL, (12,), None)) == [DONE, DONE, PARKED, PARKED]


def test_a_card_not_known_yet_stays_as_it_is() -> None:
    assert states(as_run(CARDS, (10, 11), (), 10)) == [RUNNING, DONE, WAITING, WAITING]
