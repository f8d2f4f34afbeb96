"""Lean coffee: topics in the order of their votes, one at a time in a time box, the rest is parked.

Source: Lean Coffee as in domain.md 2.2: write, vote, talk for a time box; a Roman vote says whether the
group stays with the topic for an extension.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerdesk.domain.votes import Ballot, Tally

USUAL_BOX_MIN = (5, 2, 1)
"""Minutes of a time box and of its extensions. Source: domain.md 2.2, Lean Coffee; format lean_coffee_60."""

MINUTE_S = 60


class TopicState(StrEnum):
    """How far a topic has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Topic:
    """A card. votes: dots it got. position: from 0 in the order in which the cards of an item were written.

    It has no author. Whoever was there might tell the writer by its place, so topics go with the close.
    """

    id: int
    item_id: int
    text: str = field(repr=False)
    votes: int = 0
    state: TopicState = TopicState.WAITING
    position: int = 0


Topics = tuple[Topic, ...]


def ordered(topics: Sequence[Topic]) -> Topics:
    """Most votes first, equals as they were written."""
    return tuple(sorted(topics, key=lambda topic: (-topic.votes, topic.position, topic.id)))


def waiting(topics: Sequence[Topic]) -> Topics:
    """What has not been talked about, in the order in which it will be."""
    return ordered([topic for topic in topics if topic.state is TopicState.WAITING])


def running(topics: Sequence[Topic]) -> Topic | None:
    """The topic that is talked about, if any."""
    return next((topic for topic in topics if topic.state is TopicState.RUNNING), None)


def next_topic(topics: Sequence[Topic]) -> Topic | None:
    """The topic that comes next, or None when all were talked about."""
    return next(iter(waiting(topics)), None)


def voted(topics: Sequence[Topic], votes: Mapping[int, int]) -> Topics:
    """The topics with these totals, by id; others keep theirs, none is below zero."""
    return tuple(replace(topic, votes=max(0, votes.get(topic.id, topic.votes))) for topic in topics)


def started(topics: Sequence[Topic], topic_id: int) -> Topics:
    """This topic runs; one that ran is done."""

    def now(topic: Topic) -> Topic:
        if topic.id == topic_id:
            return replace(topic, state=TopicState.RUNNING)
        return replace(topic, state=TopicState.DONE) if topic.state is TopicState.RUNNING else topic

    return tuple(map(now, topics))


def finished(topics: Sequence[Topic], topic_id: int) -> Topics:
    """This topic is done."""
    return tuple(replace(one, state=TopicState.DONE) if one.id == topic_id else one for one in topics)


def rest_parked(topics: Sequence[Topic]) -> Topics:
    """What still waits is parked."""
    return tuple(
        replace(one, state=TopicState.PARKED) if one.state is TopicState.WAITING else one for one in topics
    )


@dataclass(frozen=True, slots=True)
class TimeBox:
    """The time of one topic. minutes: the box, then each extension. extensions: how many it has had."""

    minutes: tuple[int, ...] = USUAL_BOX_MIN
    extensions: int = 0

    @property
    def length_s(self) -> int:
        """Seconds it has now, all extensions counted."""
        return sum(self.minutes[: self.extensions + 1]) * MINUTE_S

    @property
    def next_s(self) -> int | None:
        """Seconds that another extension would add; None when there is none left and the topic ends."""
        following = self.minutes[self.extensions + 1 : self.extensions + 2]
        return following[0] * MINUTE_S if following else None


def extended(box: TimeBox, vote: Tally) -> TimeBox | None:
    """The box with its next extension if the Roman vote goes on; None: the topic ends.

    Raises ValueError for another ballot.
    """
    if vote.ballot is not Ballot.ROMAN:
        raise ValueError("a time box is extended by a Roman vote")
    if box.next_s is None or not vote.is_carried:
        return None
    return replace(box, extensions=box.extensions + 1)
