"""Words that count people and what is prescribed in their place."""

from __future__ import annotations

import pytest

from peerdesk.deid.counting import counted


def told(text: str, people: int = 8) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.replacement) for one in counted(text, people)]


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Three of us had left.", "Three of us", "Several participants"),
        ("Two participants had left.", "Two participants", "Some participants"),
        ("Both of us had left.", "Both of us", "Some participants"),
        ("A couple of members had left.", "A couple of members", "Some participants"),
        ("Five of us had left.", "Five of us", "Most participants"),
        ("It was said by 6 members.", "6 members", "most participants"),
        ("One member had left.", "One member", "A participant"),
        ("One of us had left.", "One of us", "A participant"),
        ("Only two people in the room pay.", "Only two people in the room", "Some participants"),
        ("Four out of eight members pay.", "Four out of eight members", "Several participants"),
        ("7 of 8 agreed.", "7 of 8", "Most participants"),
        ("More than half of us pay.", "More than half of us", "Most participants"),
        ("A third of the group pays.", "A third of the group", "Some participants"),
        ("80% of the participants pay.", "80% of the participants", "Most participants"),
    ],
)
def test_figures(text: str, words: str, instead: str) -> None:
    assert told(text) == [(words, instead)]


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Everybody agreed that fees rise.", "Everybody agreed that", "There was general agreement that"),
        ("In the end we all agreed.", "we all agreed", "there was general agreement"),
        ("All participants agreed to wait.", "All participants agreed to", "There was general agreement to"),
        ("Nobody disagreed.", "Nobody disagreed", "There was general agreement"),
        ("Everyone here agreed on it.", "Everyone here agreed on", "There was general agreement on"),
        ("Everybody agreed with the board.", "Everybody agreed", ""),
    ],
)
def test_all(text: str, words: str, instead: str) -> None:
    assert told(text) == [(words, instead)]


def test_all_of_them_counted_must_be_reworded() -> None:
    assert told("All eight of us pay.") == [("All eight of us", "")]


def test_two_are_some_even_where_they_are_most() -> None:
    assert told("Two of us pay.", 3) == [("Two of us", "Some participants")]


def test_one_is_a_participant_only_from_five_people_up() -> None:
    assert told("One member said that fees rise.", 5) == [("One member", "A participant")]
    assert told("One member said that fees rise.", 4) == [("One member", "")]
    assert told("A participant said that fees rise.", 4) == [("A participant said that", "It was said that")]
    assert told("A participant said that fees rise.", 5) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two members of the board resigned.",
        "Three people left the company.",
        "One supplier went under.",
        "Two pilots at once confuse everybody.",
        "We looked at one of the ledgers.",
        "Several participants pay, others do not.",
        "Most agreed.",
        "There was general agreement that fees rise.",
        "Five of eight pilots failed.",
        "Two members' firms merged.",
        "It costs 20% of the budget.",
    ],
)
def test_what_counts_something_else_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_what_is_put_in_is_not_found_again() -> None:
    for text in (
        "Three of us left.",
        "Five of us left.",
        "Two members left.",
        "Everybody agreed that it rains.",
    ):
        (one,) = counted(text, 8)
        assert counted(text[: one.start] + one.replacement + text[one.end :], 8) == ()
