"""Lean coffee: the order of topics, one at a time, extensions by Roman vote, the rest is parked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.topics import (
    TimeBox,
    Topic,
    Topics,
    TopicState,
    extended,
    finished,
    next_topic,
    ordered,
    rest_parked,
    running,
    started,
    voted,
    waiting,
)
from peerdesk.domain.votes import Ballot, parse

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


def test_one_topic_runs_at_a_time() -> None:
    topics = started(started(CARDS, 11), 10)
    assert states(topics) == [RUNNING, DONE, WAITING, WAITING]
    assert running(topics) == topics[0]
    assert next_topic(topics) == CARDS[2]


def test_a_topic_that_is_done_is_followed_by_the_next() -> None:
    topics = finished(started(CARDS, 10), 10)
    assert (running(topics), next_topic(topics)) == (None, CARDS[1])
    assert waiting(topics) == CARDS[1:]


def test_what_remains_is_parked_and_nothing_else() -> None:
    topics = rest_parked(started(finished(CARDS, 11), 10))
    assert states(topics) == [RUNNING, DONE, PARKED, PARKED]
    assert next_topic(topics) is None


def test_each_extension_is_the_next_of_the_box() -> None:
    box, go_on = TimeBox((5, 2, 1)), parse(Ballot.ROMAN, "5-0-3")
    lengths = [box.length_s]
    while (longer := extended(box, go_on)) is not None:
        assert box.next_s == longer.length_s - box.length_s
        box = longer
        lengths.append(box.length_s)
    assert lengths == [300, 420, 480]
    assert box.next_s is None


@pytest.mark.parametrize("line", ["3-0-5", "3-9-3", "0-9-0"])
def test_a_topic_ends_unless_more_thumbs_are_up_than_down(line: str) -> None:
    assert extended(TimeBox(), parse(Ballot.ROMAN, line)) is None


def test_another_ballot_extends_nothing() -> None:
    with pytest.raises(ValueError, match="Roman"):
        extended(TimeBox(), parse(Ballot.SHOW_OF_HANDS, "5-0"))
