from __future__ import annotations

from dataclasses import replace

import pytest

from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.members import Group, Member, Stage
from peerdesk.domain.rules import Attribution
from peerdesk.services.context import Context
from peerdesk.services.groups import MAX_NAME, GroupService, MembersBroughtIn
from tests.peerdesk.services.fakes import FakeUnits, Published


@pytest.fixture
def groups(context: Context) -> GroupService:
    return GroupService(context)


@pytest.fixture
def group(groups: GroupService) -> Group:
    return groups.create("Harbour circle")


def person(name: str, **more: object) -> Member:
    return replace(Member(0, 0, name), **more)  # type: ignore[arg-type]


def test_a_group_is_committed_and_then_announced(
    groups: GroupService, units: FakeUnits, published: Published
) -> None:
    group = groups.create("  Harbour\n circle ")
    assert units.committed
    assert groups.group(group.id).name == "Harbour circle"
    assert published.changes[-1].touches(Kind.GROUPS)


@pytest.mark.parametrize(("name", "key"), [(" \t", "name_empty"), ("x" * (MAX_NAME + 1), "name_long")])
def test_a_name_that_cannot_be_kept_changes_nothing(
    groups: GroupService, units: FakeUnits, published: Published, name: str, key: str
) -> None:
    with pytest.raises(BadInput) as caught:
        groups.create(name)
    assert caught.value.key == key
    assert not units.committed
    assert published.changes == []


def test_rules_and_words_of_a_group_change(groups: GroupService, group: Group) -> None:
    groups.save(replace(group, attribution=Attribution.OFF_RECORD, person_word="someone"))
    saved = groups.group(group.id)
    assert (saved.attribution, saved.person_word) == (Attribution.OFF_RECORD, "someone")


def test_cards_count_heads(groups: GroupService, group: Group) -> None:
    groups.bring_in(group.id, [person("Ana"), person("Ben")])
    assert [(card.group.id, card.people) for card in groups.groups()] == [(group.id, 2)]


def test_bringing_in_again_updates_by_name_and_keeps_the_stage(groups: GroupService, group: Group) -> None:
    groups.bring_in(group.id, [person("Ana Lima"), person("Ben")])
    ana, _ = groups.members(group.id)
    groups.save_member(replace(ana, stage=Stage.AWAY))
    done = groups.bring_in(group.id, [person("ANA  lima", role="CTO"), person("Ben"), person("Cho")])
    assert done == MembersBroughtIn(added=1, updated=1, unchanged=1)
    again = groups.members(group.id)[0]
    assert (again.id, again.role, again.stage) == (ana.id, "CTO", Stage.AWAY)


def test_what_a_file_does_not_say_of_somebody_stays(groups: GroupService, group: Group) -> None:
    told = person("Ana Lima", role="CTO", organisations=("Northwind",), email="ana@example.org")
    groups.bring_in(group.id, [told])
    assert groups.bring_in(group.id, [person("Ana Lima")]).unchanged == 1
    groups.bring_in(group.id, [person("Ana Lima", nicknames=("Annie",))])
    (ana,) = groups.members(group.id)
    assert (ana.role, ana.organisations, ana.email) == ("CTO", ("Northwind",), "ana@example.org")
    assert ana.nicknames == ("Annie",)


def test_a_member_without_a_group_is_refused(groups: GroupService, units: FakeUnits) -> None:
    with pytest.raises(UserError) as caught:
        groups.save_member(person("Ana"))
    assert caught.value.key == "group_gone"
    assert not units.committed


def test_a_removed_member_no_longer_leads_the_group(groups: GroupService, group: Group) -> None:
    ana = groups.save_member(replace(person("Ana"), group_id=group.id))
    groups.save(replace(group, facilitator_id=ana.id, begins_id=ana.id, seating=(5, ana.id)))
    groups.remove_member(ana)
    assert groups.members(group.id) == ()
    assert groups.group(group.id).facilitator_id is None
    assert groups.group(group.id).begins_id is None
    assert groups.group(group.id).seating == (5,)


def test_a_deleted_group_is_gone_with_everything(groups: GroupService, group: Group) -> None:
    groups.bring_in(group.id, [person("Ana")])
    groups.delete(group.id)
    assert groups.groups() == ()
    assert groups.members(group.id) == ()
