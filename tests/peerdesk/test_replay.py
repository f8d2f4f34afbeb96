"""The replay of a record: what it counts, and how it reads names and topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.replay import Happened, People, main, read, replay

MEMBERS = b"name,nicknames\nAna Lima,annie\nBen Ode,\nCho Park,\n"
TURNS = """seconds,event,who
0,present,Ana Lima
1,speaks,Ben Ode
2,queue,Ana
3,queue,cho park
4,unqueue,Annie
9,topic,Later
5,floor,Cho
6,queue,ben
7,floor,Dov (guest)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "members.csv").write_bytes(MEMBERS)
    (tmp_path / "turns.csv").write_text(TURNS)
    return tmp_path


def test_a_withdrawn_hand_is_passed_over_and_the_plain_list_waits_for_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder)]) == 0
    out = capsys.readouterr().out
    assert "agreement: 0.50 (1 of 2)" in out
    assert "first come, first served: 0.00 (0 of 2)" in out
    assert "Dov (guest), whose hand was not up; waiting: Ben Ode" in out


def test_a_topic_out_of_order_stays_where_it_stands(folder: Path) -> None:
    events = [row.event for row in read(folder / "turns.csv")]
    assert events.index("topic") == events.index("floor") - 1


def test_names_mean_members_by_form_or_only_beginning(folder: Path) -> None:
    people = People(MEMBERS)
    assert people.number("annie") == people.number("Ana Lima") == people.number("ana")
    assert people.number("An") != people.number("Ana Lima")
    assert people.name(people.number("Dov")) == "Dov"


def test_whoever_leads_the_topic_answers_first() -> None:
    record = [
        Happened(0, "speaks", "Ana Lima"),
        Happened(1, "topic", "Costs"),
        Happened(2, "speaks", "Ben Ode"),
        Happened(3, "queue", "Cho Park"),
        Happened(4, "queue", "Ben Ode"),
        Happened(5, "floor", "Ben Ode"),
    ]
    score, departures = replay(record, People(MEMBERS))
    assert (score.right, score.plain_right, departures) == (1, 0, [])
