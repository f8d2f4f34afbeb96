from __future__ import annotations

import pytest

from peerdesk.deid import Roster
from peerdesk.deid.speaking import speaking_for_employer

ROSTER = Roster.from_rows([{"name": "Ana Lindqvist", "organization": "Northwind Traders"}])


def third(text: str, roster: Roster = ROSTER) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.instead) for one in speaking_for_employer(text, roster)]


@pytest.mark.parametrize(
    ("text", "phrase", "instead"),
    [
        ("Our CEO said no", "Our CEO", "A participant's CEO"),
        ("and my company lost", "my company", "a participant's company"),
        ("at our new head office", "our new head office", "a participant's new head office"),
        ("at our hospital nobody", "our hospital", "a participant's organisation"),
        ("in our hospitals nobody", "our hospitals", "a participant's organisations"),
        ("on our wards nobody", "our wards", ""),
        ("in our finance director left", "our finance director", "a participant's finance director"),
        ("then my job went", "my job", "a participant's job"),
        ("We at our plant run three", "We at our plant", "People at a participant's plant"),
        ("for us in the warehouse", "us in the warehouse", "people at a participant's warehouse"),
        ("so I run a brewery", "I run", "a participant runs"),
        ("- I'm the CFO", "I'm", "A participant is"),
        ("I worked at a bank", "I worked", "A participant worked"),
        ("Where I work nobody asks", "Where I work", "Where a participant works"),
        ("We employ 40", "We employ", "A participant's organisation employs"),
        ("and we have 200 employees", "we have", "a participant's organisation has"),
    ],
)
def test_who_speaks_for_an_employer_is_said_in_the_third_person(text: str, phrase: str, instead: str) -> None:
    assert third(text) == [(phrase, instead)]


@pytest.mark.parametrize(
    "text",
    [
        "We decided to meet again; we have 3 questions and we have 12 notes.",
        "Our group likes our next meeting, our agenda.",
        "Our facilitator, our host, our members and my colleagues agreed.",
        "Our question was answered. My view: our checklist helps, our job is done.",
        "If I was a teacher, I run tests, I work on it, I am late",
        "our government, our country, our children",
        "I'm in favour. We run a round. We at the table agreed.",
        "our customer-facing word",
        "our host company, our guest director, our company meeting",
    ],
)
def test_who_speaks_for_the_group_is_no_finding(text: str) -> None:
    assert third(text) == []


def test_a_second_time_in_a_sentence_it_is_theirs() -> None:
    text = "Our CEO told our board. Our team left."
    assert [instead for _, instead in third(text)] == [
        "A participant's CEO",
        "their board",
        "A participant's team",
    ]
    assert third("A participant's CEO told our board") == [("our board", "their board")]


def test_the_groups_own_word_is_used_and_no_name_is_put_in() -> None:
    assert third("our CEO", ROSTER.worded("a member", "")) == [("our CEO", "A member's CEO")]
    people = ["Participant Person", "Somebody Someone", "Anyone Attendee", "Individual Their"]
    assert third("our CEO", Roster.from_rows([{"name": name} for name in people])) == [("our CEO", "")]
