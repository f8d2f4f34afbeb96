from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.agenda import Item, total_s, walk
from peerdesk.domain.members import Member
from peerdesk.domain.outline import Outline, OutlineItem
from peerdesk.domain.outline import walk as topics
from peerdesk.services.outlines import BroughtIn, brought_in

ANA, BEN, DAN, TWIN = (
    Member(1, 1, "Ana Lind", nicknames=("anali",)), Member(2, 1, "Ben Oduya"), Member(3, 1, "Dan Roth"),
    Member(4, 1, "Dan Ude"),
)  # fmt: skip


def bring(*items: OutlineItem) -> BroughtIn:
    numbers = count(1)
    return brought_in(Outline(items, ("Attendees",)), (ANA, BEN, DAN, TWIN), lambda: next(numbers))


def drawn(items: tuple[Item, ...], indent: str = "") -> list[str]:
    return [
        line
        for item in items
        for line in (f"{indent}{item.title} {item.length_s}", *drawn(item.steps, indent + "  "))
    ]


def test_deeper_topics_become_steps_and_a_length_beside_them_a_step_of_its_own() -> None:
    deep = OutlineItem("Form", 1800)
    hiring = OutlineItem("Hiring", 300, items=(deep,))
    found = bring(OutlineItem("Reports", 60, items=(hiring, OutlineItem("Offices"))), OutlineItem("Close", 5))
    assert drawn(found.agenda) == [
        "Reports None", "  Reports 60", "  Hiring 300", "  Form 1800", "  Offices None", "Close 5",
    ]  # fmt: skip
    assert (found.without_minutes, found.left_out) == (1, ("Attendees",))


def test_sections_links_and_kinds_come_along() -> None:
    item = OutlineItem("Vote", section="Morning", links=("https://example.org",), kind="vote")
    inner = OutlineItem("Talk", section="Evening", items=(OutlineItem("Q"),))
    vote, talk = bring(item, inner).agenda
    assert (vote.section, vote.links, vote.kind) == ("Morning", ("https://example.org",), "vote")
    assert (talk.section, talk.steps[0].section, talk.kind) == ("Evening", "", "discuss")


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Coffee break", "break"), ("Lunch", "meal"), ("Break the build into parts", "discuss")],
)
def test_breaks_and_meals_are_known_by_name(title: str, kind: str) -> None:
    assert bring(OutlineItem(title)).agenda[0].kind == kind


@pytest.mark.parametrize(
    ("written", "ids", "strangers"),
    [
        ("Ana Lind", (1,), ()),
        ("ANALI", (1,), ()),
        ("ana", (1,), ()),
        ("BO", (2,), ()),
        ("Ben Oduya and Ana", (2, 1), ()),
        ("Ana, Eve Stone & Ben", (1, 2), ("Eve Stone",)),
        ("Dan", (), ("Dan",)),
        ("Dan Ude", (4,), ()),
        ("Chair", (), ("Chair",)),
        ("", (), ()),
    ],
)
def test_leads_are_members_or_nobody(written: str, ids: tuple[int, ...], strangers: tuple[str, ...]) -> None:
    found = bring(OutlineItem("Round", lead=written))
    (item,) = found.agenda
    assert tuple(i for i in (item.lead_id, *item.more_leads) if i) == ids
    assert found.strangers == strangers
    assert found.leads == ({item.id: written} if written else {})


TOPICS = st.recursive(
    st.builds(OutlineItem, st.just("T"), st.none() | st.integers(1, 600)),
    lambda inner: st.builds(
        OutlineItem,
        st.just("T"),
        st.none() | st.integers(1, 600),
        items=st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=12,
)


@given(st.lists(TOPICS, max_size=4))
def test_no_topic_and_no_second_is_lost(items: list[OutlineItem]) -> None:
    agenda = bring(*items).agenda
    assert total_s(agenda, 7) == Outline(tuple(items)).total_s
    assert sum(1 for _ in walk(agenda)) >= sum(1 for _ in topics(items))
    assert len({item.id for item in walk(agenda)}) == sum(1 for _ in walk(agenda))
