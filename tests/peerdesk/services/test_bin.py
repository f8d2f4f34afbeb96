"""What is deleted rests for its days and comes back as it was planned; what was said is gone at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from peerdesk.bootstrap import services_over
from peerdesk.domain.agenda import Agenda, AtEnd, ClockKind, Item
from peerdesk.domain.bin import REST_DAYS, BinKind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Attendance, Feedback, Meeting
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import Switch, TurnRule
from peerdesk.services.all import Services
from peerdesk.services.bin import InBin
from peerdesk.services.context import new_id
from peerdesk.services.keeping import Sort
from tests.markers import EVERYTHING, KEPT, NAMES, PROMISED, SAID
from tests.peerdesk.test_secrecy import Evening, evening

__all__ = ["evening"]

NOTED = "quaggaprivate"
DAY_S = 24 * 3600


def everything(services: Services, group_id: int) -> tuple[object, ...]:
    """All that is planned of a group."""
    with services.groups._context.units() as unit:
        meetings = unit.meetings.of_group(group_id)
        return (
            unit.groups.get(group_id),
            unit.groups.members(group_id),
            unit.groups.formats(group_id),
            meetings,
            tuple(unit.meetings.agenda(one.id) for one in meetings),
            tuple(sorted(unit.meetings.attendance(one.id), key=str) for one in meetings),
        )


def planned(evening: Evening) -> Meeting:
    """Another meeting of the group, with an agenda in which every field says something."""
    planning, people = evening.services.planning, evening.services.groups.members(evening.group)
    meeting = planning.create(evening.group, "Autumn", dt.date(2026, 10, 1), dt.time(18, 30))
    item = Item(
        new_id(), "Round", "Ours", "check_in", 300, 90, 60, TurnRule.POPCORN, people[0].id,
        Attribution.ON_RECORD, "Read this", section="First", turns=3, starts=dt.time(19), protected=True,
        skipped=True, more_leads=(people[1].id,), groups_of=3, extensions_min=(2, 5), clock=ClockKind.UP,
        switches=frozenset({Switch.DRAWN}), at_end=AtEnd.ARM_NEXT, warn_s=40, danger_s=20, keeps_end=True, links=("https://a.example",),
        given_on=dt.date(2026, 10, 9),
        steps=(Item(new_id(), "Step"),),
    )  # fmt: skip
    planning.add_item(meeting.id, item)
    planning.add_item(meeting.id, Item(new_id(), "End", length_s=60))
    return meeting


def agenda(evening: Evening, meeting_id: int) -> Agenda:
    return evening.services.planning.plan(meeting_id).agenda


def only(evening: Evening) -> InBin:
    (one,) = evening.services.bin.contents()
    return one


def error_of(evening: Evening, binned_id: int) -> str:
    with pytest.raises(UserError) as caught:
        evening.services.bin.put_back(binned_id)
    return caught.value.key


def again(evening: Evening) -> Services:
    """The use cases as after another start."""
    return services_over(evening.vault, evening.clock, lambda _: None)


def test_a_group_comes_back_with_its_people_formats_and_meetings(evening: Evening) -> None:
    evening.close()
    meeting = planned(evening)
    services = evening.services
    services.formats.keep_agenda(meeting.id, "Ours")
    leader = services.groups.members(evening.group)[0]
    group = services.groups.group(evening.group)
    services.groups.save(replace(group, facilitator_id=leader.id, quorum=2, seating=(leader.id,)))
    services.groups.save(replace(services.groups.group(evening.group), heading="Ours", logo=b"\x89PNG\xff"))
    with services.groups._context.units() as unit:
        days = dt.date(2026, 10, 2), dt.date(2026, 10, 3)
        told = replace(meeting, objections_until=days[0], released_on=days[1], feedback=Feedback(5, 84))
        told = replace(
            told, next_day=dt.date(2026, 11, 5), next_starts=dt.time(18, 30), adjourned=dt.time(21)
        )
        unit.meetings.save(replace(told, version=2))
        unit.commit()
    before = everything(services, evening.group)
    services.groups.delete(evening.group)
    assert services.groups.groups() == ()
    services.bin.put_back(evening.group)
    assert everything(services, evening.group) == before
    assert services.bin.contents() == ()


def test_a_meeting_comes_back_as_it_was_planned(evening: Evening) -> None:
    meeting = planned(evening)
    before = everything(evening.services, evening.group)
    evening.services.planning.delete_meeting(meeting.id)
    assert meeting.id not in {one.id for one in evening.services.planning.meetings(evening.group)}
    evening.services.bin.put_back(meeting.id)
    assert everything(evening.services, evening.group) == before


def test_the_bin_says_what_rests_there_where_it_was_and_until_when(evening: Evening) -> None:
    meeting = planned(evening)
    evening.services.planning.delete_items(meeting.id, [agenda(evening, meeting.id)[1].id])
    item = only(evening)
    assert (item.kind, item.title, item.where) == (BinKind.ITEM, "End", "Autumn")
    assert (item.day, item.erased_on) == (dt.date(2026, 3, 5), dt.date(2026, 4, 4))
    evening.services.planning.delete_meeting(meeting.id)
    shown = {one.kind: one.where for one in evening.services.bin.contents()}
    assert shown == {BinKind.ITEM: "Autumn", BinKind.MEETING: "Harbour Circle"}


def test_nothing_that_was_said_rests_in_the_bin(evening: Evening) -> None:
    evening.talk()
    evening.services.planning.alter_item(
        evening.meeting, evening.item, lambda item: replace(item, private_note=NOTED)
    )
    evening.close()
    evening.services.release.draft(evening.meeting)
    assert evening.with_key((KEPT, PROMISED, NOTED)) == {KEPT, PROMISED, NOTED}, "the look finds it before"
    for backup in evening.paths.backups.iterdir():
        backup.unlink()
    evening.services.groups.delete(evening.group)
    evening.vault.scrub()
    assert evening.with_key((*SAID, NOTED)) == set()
    evening.services.bin.put_back(evening.group)
    assert evening.services.keeping.of_group(evening.group).counts[Sort.NOTES] == 0


def test_what_is_erased_from_the_bin_is_nowhere(evening: Evening) -> None:
    evening.close()
    for backup in evening.paths.backups.iterdir():
        backup.unlink()
    evening.services.groups.delete(evening.group)
    assert evening.with_key(NAMES), "the look finds who rests there"
    evening.services.bin.empty()
    assert evening.services.bin.contents() == ()
    assert evening.with_key(EVERYTHING) == set()


def test_a_group_erased_from_the_bin_takes_along_what_was_its(evening: Evening) -> None:
    meeting = planned(evening)
    services = evening.services
    other = services.groups.create("Other")
    services.planning.delete_items(meeting.id, [agenda(evening, meeting.id)[1].id])
    services.planning.delete_meeting(meeting.id)
    services.groups.delete(other.id)
    evening.close()
    services.groups.delete(evening.group)
    services.bin.erase(evening.group)
    assert [one.title for one in services.bin.contents()] == ["Other"]


def test_a_meeting_erased_from_the_bin_takes_along_its_items_only(evening: Evening) -> None:
    meeting, other = planned(evening), planned(evening)
    for one in (meeting, other):
        evening.services.planning.delete_items(one.id, [agenda(evening, one.id)[1].id])
    evening.services.planning.delete_meeting(meeting.id)
    evening.services.bin.erase(meeting.id)
    assert only(evening).where == "Autumn"
    with pytest.raises(UserError, match="bin_gone"):
        evening.services.bin.erase(meeting.id)


@pytest.mark.parametrize(("days", "left"), [(REST_DAYS - 1, 1), (REST_DAYS, 0)])
def test_after_its_days_a_thing_is_erased_at_the_next_start(evening: Evening, days: int, left: int) -> None:
    evening.services.planning.delete_meeting(planned(evening).id)
    evening.clock.advance(days * DAY_S)
    assert len(again(evening).bin.contents()) == left


def test_after_its_days_a_thing_is_erased_at_the_close(evening: Evening) -> None:
    services, meeting = again(evening), planned(evening)
    services.planning.delete_meeting(meeting.id)
    assert evening.with_key(("Autumn",)) == {"Autumn"}
    evening.clock.advance(REST_DAYS * DAY_S)
    services.close()
    assert evening.with_key(("Autumn",)) == set()


def test_an_undone_deletion_leaves_nothing_in_the_bin(evening: Evening) -> None:
    meeting, planning = planned(evening), evening.services.planning
    before = agenda(evening, meeting.id)
    planning.delete_items(meeting.id, {before[0].id, before[1].id})
    assert {one.title for one in evening.services.bin.contents()} == {"Round", "End"}
    planning.undo(meeting.id)
    assert (agenda(evening, meeting.id), evening.services.bin.contents()) == (before, ())
    planning.redo(meeting.id)
    assert len(evening.services.bin.contents()) == 2


def test_an_item_comes_back_to_the_end_after_another_start(evening: Evening) -> None:
    meeting = planned(evening)
    first = agenda(evening, meeting.id)[0]
    evening.services.planning.delete_items(meeting.id, [first.id])
    services = again(evening)
    services.bin.put_back(first.id)
    assert services.planning.plan(meeting.id).agenda[-1] == first
    assert services.bin.contents() == ()
    services.planning.undo(meeting.id)
    assert [one.id for one in services.bin.contents()] == [first.id]


def test_a_deleted_step_comes_back_as_an_item(evening: Evening) -> None:
    meeting = planned(evening)
    step = agenda(evening, meeting.id)[0].steps[0]
    evening.services.planning.delete_items(meeting.id, [step.id])
    evening.services.bin.put_back(step.id)
    assert agenda(evening, meeting.id)[-1].title == step.title


def test_an_item_that_says_nothing_does_not_rest(evening: Evening) -> None:
    meeting = planned(evening)
    empty = evening.services.planning.add_item(meeting.id)
    evening.services.planning.delete_items(meeting.id, [empty.id])
    assert evening.services.bin.contents() == ()


def test_what_something_belongs_to_comes_back_first(evening: Evening) -> None:
    meeting = planned(evening)
    item = agenda(evening, meeting.id)[1]
    evening.services.planning.delete_items(meeting.id, [item.id])
    evening.services.planning.delete_meeting(meeting.id)
    assert error_of(evening, item.id) == "bin_meeting_first"
    evening.close()
    evening.services.groups.delete(evening.group)
    assert error_of(evening, item.id) == "bin_group_first"
    assert error_of(evening, meeting.id) == "bin_group_first"
    for binned_id in (evening.group, meeting.id, item.id):
        evening.services.bin.put_back(binned_id)
    assert [one.title for one in agenda(evening, meeting.id)] == ["Round", "End"]
    assert error_of(evening, item.id) == "bin_gone"


def test_an_item_of_a_closed_meeting_stays_in_the_bin(evening: Evening) -> None:
    item = evening.services.planning.add_item(evening.meeting, Item(new_id(), "Late", length_s=60))
    evening.services.planning.delete_items(evening.meeting, [item.id])
    evening.close()
    assert error_of(evening, item.id) == "agenda_is_closed"
    assert only(evening).id == item.id


def test_who_is_removed_is_removed_from_the_bin(evening: Evening) -> None:
    meeting, groups = planned(evening), evening.services.groups
    first, second = groups.members(evening.group)
    item = agenda(evening, meeting.id)[0]
    evening.services.planning.delete_items(meeting.id, [item.id])
    evening.services.planning.delete_meeting(meeting.id)
    groups.remove_member(first)
    evening.services.bin.put_back(meeting.id)
    evening.services.bin.put_back(item.id)
    plan = evening.services.planning.plan(meeting.id)
    assert plan.attendance == (Attendance(meeting.id, second.id),)
    assert (plan.agenda[-1].lead_id, plan.agenda[-1].more_leads) == (second.id, ())


def test_a_removed_person_never_rests(evening: Evening) -> None:
    evening.services.groups.remove_member(evening.services.groups.members(evening.group)[0])
    assert evening.services.bin.contents() == ()


def test_a_group_whose_meeting_is_under_way_stays(evening: Evening) -> None:
    with pytest.raises(UserError, match="meeting_is_live"):
        evening.services.groups.delete(evening.group)
    assert [card.group.id for card in evening.services.groups.groups()] == [evening.group]
    assert evening.services.bin.contents() == ()


def test_a_payload_of_an_older_program_is_filled_up(evening: Evening) -> None:
    meeting = planned(evening)
    before = agenda(evening, meeting.id)[1]
    evening.services.planning.delete_meeting(meeting.id)
    with evening.services.groups._context.units() as unit:
        connection = unit._connected()  # type: ignore[attr-defined]
        connection.exec_driver_sql(
            "UPDATE bin SET payload = json_remove(payload, '$.items[2].links', '$.meeting.language')"
        )
        unit.commit()
    evening.services.bin.put_back(meeting.id)
    assert agenda(evening, meeting.id)[1] == before
    assert evening.services.planning.plan(meeting.id).meeting.language == "en"


def test_no_repr_shows_what_rests(evening: Evening) -> None:
    evening.close()
    evening.services.groups.delete(evening.group)
    with evening.services.groups._context.units() as unit:
        shown = repr(unit.bin.all())
    shown += repr(evening.services.bin.contents())
    assert not [one for one in ("Harbour", *NAMES) if one in shown]
