"""What happens when topics and the store do not keep step."""

from __future__ import annotations

import pytest

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.topics import TopicState
from peerdesk.domain.turns import Spent, TurnRule
from peerdesk.services.context import new_id
from peerdesk.services.deciding import DecidingService
from tests.ui.evening import Evening


@pytest.fixture
def coffee(evening: Evening) -> Evening:
    """A lean coffee runs, with two topics that wait."""
    item = Item(new_id(), "Topics", kind="timebox_loop", length_s=1200, turn_s=300, rule=TurnRule.TIMEBOX)
    evening.services.planning.add_item(evening.meeting_id, item)
    evening.sit_down()
    evening.window.run.start_item(item.id)
    for text in ("Hiring", "On call"):
        evening.services.deciding.add_topic(evening.meeting_id, item.id, text)
    return evening


def states(evening: Evening) -> dict[str, TopicState]:
    item_id = evening.window.run.item_id
    assert item_id is not None
    view = evening.services.deciding.view(evening.meeting_id, item_id)
    return {topic.text: topic.state for topic in view.topics}


def test_what_could_not_be_kept_of_topics_is_said_and_tried_again(
    coffee: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:

        def fails(*_: object) -> None:
            raise UserError("store_disk_full")

        broken.setattr(DecidingService, "set_topics", fails)
        coffee.next()
        assert coffee.said
    coffee.next()
    assert states(coffee) == {"Hiring": TopicState.DONE, "On call": TopicState.RUNNING}
    item_id = coffee.window.run.item_id
    assert item_id is not None
    late = coffee.services.deciding.add_topic(coffee.meeting_id, item_id, "Budgets")
    assert coffee.running.topics == (late.id,)


def test_a_second_motion_lets_everybody_speak_again(coffee: Evening) -> None:
    item_id = coffee.window.run.item_id
    assert item_id is not None
    deciding = coffee.services.deciding
    first = deciding.move(coffee.meeting_id, item_id, "First")
    ana = coffee.person("Ana")
    coffee.window.run.give_floor(ana)
    coffee.clock.advance(9)
    coffee.window.run.give_floor(coffee.person("Emma"))
    deciding.withdraw(coffee.meeting_id, first.id)
    deciding.move(coffee.meeting_id, item_id, "Second")
    earlier: tuple[Spent, ...] = coffee.running.table.earlier
    assert [spent.person for spent in earlier] == [ana]
