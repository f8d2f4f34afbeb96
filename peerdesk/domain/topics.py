"""Lean coffee: topics in the order of their votes, one at a time in a time box, the rest is parked.

Source: Lean Coffee as TeamRetro and AgilePDX give it: write, vote, talk for a time box; a Roman vote says
whether the group stays with the topic for an extension. The clock of the box is the meeting's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


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


def voted(topics: Sequence[Topic], votes: Mapping[int, int]) -> Topics:
    """The topics with these totals, by id; others keep theirs, none is below zero."""
    return tuple(replace(topic, votes=max(0, votes.get(topic.id, topic.votes))) for topic in topics)


def as_run(
    topics: Sequence[Topic], known: Collection[int], waiting: Collection[int], running_id: int | None
) -> Topics:
    """The topics as the meeting under way has them: what neither waits nor runs was talked about.

    What was parked stays that, and so does what the meeting does not know yet.
    """

    def now(topic: Topic) -> Topic:
        if topic.state is TopicState.PARKED or topic.id not in known:
            return topic
        state = TopicState.WAITING if topic.id in waiting else TopicState.DONE
        return replace(topic, state=TopicState.RUNNING if topic.id == running_id else state)

    return tuple(map(now, topics))


def rest_parked(topics: Sequence[Topic]) -> Topics:
    """What still waits is parked."""
    return tuple(
        replace(one, state=TopicState.PARKED) if one.state is TopicState.WAITING else one for one in topics
    )
