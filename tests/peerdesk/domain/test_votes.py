"""Votes: a line is read, the outcome is by the book, and no sentence points at one or two people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.errors import BadInput
from peerdesk.domain.rules import Attribution
from peerdesk.domain.votes import (
    DID_NOT_VOTE,
    LEAST_SIDE,
    SIDES,
    Ballot,
    Outcome,
    Tally,
    may_show_figures,
    parse,
    sides,
    small_sides,
    small_sides_in,
    tells_everybody,
    wording,
)

HANDS, ROMAN, DOTS, RANKING = Ballot.SHOW_OF_HANDS, Ballot.ROMAN, Ballot.DOTS, Ballot.RANKING
TEMPERATURE, CONSENT, SECRET = Ballot.TEMPERATURE, Ballot.CONSENT, Ballot.SECRET
THREE = ("Hiring", "Tooling", "Pay")


def told(ballot: Ballot, line: str, *, with_figures: bool = True, present: int | None = None) -> str:
    tally = parse(ballot, line, options=THREE, present=present)
    return wording(tally, "Move it", with_figures=with_figures)


# Reading.


@pytest.mark.parametrize(
    "line", ["7-2-1", " 7 - 2 – 1 ", "7:2:1", "7, 2, 1", "7/2/1", "7—2−1", "7 2 1", "7;2;1\n"]
)
def test_figures_stand_apart_in_any_way(line: str) -> None:
    assert parse(HANDS, line).counts == (7, 2, 1)


@pytest.mark.parametrize(
    ("ballot", "line", "counts"),
    [
        (HANDS, "7-2", (7, 2, 0)),
        (SECRET, "7-2", (7, 2, 0, 0)),
        (SECRET, "7-2-1-3", (7, 2, 1, 3)),
        (ROMAN, "6-1-3", (6, 1, 3)),
        (CONSENT, "8-2-0", (8, 2, 0)),
        (TEMPERATURE, "5-4-2-1-0-0", (5, 4, 2, 1, 0, 0)),
        (DOTS, "5-3-2", (5, 3, 2)),
        (RANKING, "12-9-7", (12, 9, 7)),
    ],
)
def test_each_ballot_reads_its_figures(ballot: Ballot, line: str, counts: tuple[int, ...]) -> None:
    assert parse(ballot, line, options=THREE).counts == counts


@pytest.mark.parametrize(
    "line", ["Hiring 5, Tooling: 3, Top-down pay – 0", "Hiring: 5; Tooling 3; Top-down pay = 0"]
)
def test_dots_may_name_their_options(line: str) -> None:
    tally = parse(DOTS, line)
    assert (tally.options, tally.counts) == (("Hiring", "Tooling", "Top-down pay"), (5, 3, 0))


def test_a_ranking_may_say_how_many_ranked_each() -> None:
    tally = parse(RANKING, "12-9-7 (6–5–4)", options=THREE)
    assert (tally.counts, tally.ranked) == ((12, 9, 7), (6, 5, 4))


@pytest.mark.parametrize(
    ("ballot", "line"),
    [
        (HANDS, ""), (HANDS, "7"), (HANDS, "7-2-1-0"), (HANDS, "7 for"), (HANDS, "-7-2"), (HANDS, "7--2"),
        (HANDS, "7-²"), (HANDS, "1000000-2"), (ROMAN, "6-1"), (CONSENT, "8-2"), (SECRET, "1-2-3-4-5"),
        (TEMPERATURE, "5-4-2"), (DOTS, "Hiring"), (DOTS, "Hiring 5, , Pay 2"), (RANKING, "Hiring 5"),
    ],
)  # fmt: skip
def test_what_is_no_result_says_how_it_is_typed(ballot: Ballot, line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse(ballot, line, options=THREE)
    assert caught.value.key == "tally_unreadable"
    example = str(caught.value.values["example"])
    assert any(parse(ballot, example, options=THREE).counts)


@pytest.mark.parametrize(("ballot", "line"), [(DOTS, "5-3"), (RANKING, "5-3-2-1"), (RANKING, "5-3-2 (4-4)")])
def test_as_many_figures_as_options(ballot: Ballot, line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse(ballot, line, options=THREE)
    assert caught.value.key == "tally_options"


@given(st.lists(st.integers(0, 999), min_size=2, max_size=3), st.sampled_from("-–:,/ "))
def test_what_is_typed_is_read(counts: list[int], between: str) -> None:
    tally = parse(HANDS, between.join(map(str, counts)))
    assert list(tally.counts[: len(counts)]) == counts


# Who could vote.


@pytest.mark.parametrize(
    ("line", "present", "exceeds", "silent"),
    [("7-2-1", 10, False, 0), ("7-2-1", 9, True, 0), ("7-2-1", 14, False, 4), ("7-2-1", None, False, None)],
)
def test_votes_are_checked_against_those_present(
    line: str, present: int | None, exceeds: bool, silent: int | None
) -> None:
    tally = parse(HANDS, line, present=present)
    assert (tally.exceeds_present, tally.did_not_vote) == (exceeds, silent)


def test_dots_and_ranks_are_checked_against_what_each_person_has() -> None:
    assert not parse(DOTS, "9-9-6", options=THREE, present=8, each=3).exceeds_present
    assert parse(DOTS, "9-9-7", options=THREE, present=8, each=3).exceeds_present
    assert not parse(RANKING, "40-9-7", options=THREE, present=8).exceeds_present
    assert parse(RANKING, "40-9-7 (9-3-3)", options=THREE, present=8).exceeds_present


# The outcome.


@pytest.mark.parametrize(
    ("ballot", "line", "outcome"),
    [
        (HANDS, "7-2-1", Outcome.CARRIED),
        (HANDS, "4-3-20", Outcome.CARRIED),
        (HANDS, "4-4", Outcome.TIED),
        (HANDS, "3-4", Outcome.NOT_CARRIED),
        (HANDS, "5-0-3", Outcome.WITHOUT_DISSENT),
        (HANDS, "0-0-9", Outcome.NO_VOTES),
        (SECRET, "4-3-0-9", Outcome.CARRIED),
        (ROMAN, "3-9-3", Outcome.TIED),
        (ROMAN, "4-9-3", Outcome.CARRIED),
        (CONSENT, "9-3-1", Outcome.NOT_CARRIED),
        (CONSENT, "0-3-0", Outcome.CARRIED),
        (CONSENT, "0-0-0", Outcome.NO_VOTES),
        (DOTS, "1-0-0", Outcome.ORDERED),
        (DOTS, "0-0-0", Outcome.NO_VOTES),
        (TEMPERATURE, "1-0-0-0-0-0", Outcome.TAKEN),
    ],
)
def test_the_outcome_is_by_the_votes_cast(ballot: Ballot, line: str, outcome: Outcome) -> None:
    assert parse(ballot, line, options=THREE).outcome is outcome


@pytest.mark.parametrize(
    ("line", "carried"), [("6-3", True), ("5-3-9", False), ("2-1", True), ("5-5", False)]
)
def test_two_thirds_where_they_are_needed(line: str, carried: bool) -> None:
    assert parse(HANDS, line, two_thirds=True).is_carried is carried


# Small sides.


@pytest.mark.parametrize(
    ("tally", "small"),
    [
        (parse(HANDS, "7-2-1"), ("against", "abstained")),
        (parse(HANDS, "7-3-0"), ()),
        (parse(HANDS, "7-3-3", present=15), (DID_NOT_VOTE,)),
        (parse(HANDS, "7-3-3", present=16), ()),
        (parse(SECRET, "7-3-0-1"), ("spoilt",)),
        (parse(CONSENT, "7-0-1"), ("objections",)),
        (parse(DOTS, "Hiring 5, Pay 2"), ("Pay",)),
        (parse(DOTS, "Hiring 9, Pay 6, Rent 7", each=3), ("Pay",)),
        (parse(RANKING, "12-9-0", options=THREE), ("Hiring", "Tooling")),
        (parse(RANKING, "12-9-0 (5-2-0)", options=THREE), ("Tooling",)),
    ],
)
def test_a_side_of_one_or_two_is_small_and_one_of_nobody_is_not(tally: Tally, small: tuple[str, ...]) -> None:
    assert small_sides(tally) == small


@pytest.mark.parametrize(
    ("line", "present", "tells"),
    [
        ("8-0", 8, True), ("8-0", None, True), ("8-0", 10, True), ("8-0", 11, False), ("0-0-8", 8, True),
        ("40-0", 40, True), ("8-0-3", 11, False), ("8-3", 11, False), ("0-0", 9, False),
    ],
)  # fmt: skip
def test_all_on_one_side_tells_how_each_voted(line: str, present: int | None, tells: bool) -> None:
    assert tells_everybody(parse(HANDS, line, present=present)) is tells


@pytest.mark.parametrize("attribution", list(Attribution))
def test_figures_that_point_stand_on_the_record_only(attribution: Attribution) -> None:
    on_record = attribution is Attribution.ON_RECORD
    assert may_show_figures(parse(HANDS, "7-2-1"), attribution) is on_record
    assert may_show_figures(parse(HANDS, "8-0", present=8), attribution) is on_record
    assert may_show_figures(parse(HANDS, "7-4-3"), attribution)


@given(st.sampled_from([HANDS, ROMAN, CONSENT, SECRET, TEMPERATURE]), st.data())
def test_no_figure_below_three_stands_off_the_record(ballot: Ballot, data: st.DataObject) -> None:
    count = st.integers(0, 12)
    counts = data.draw(st.lists(count, min_size=len(SIDES[ballot]), max_size=len(SIDES[ballot])))
    tally = Tally(ballot, tuple(counts), present=sum(counts) + data.draw(count))
    shown = may_show_figures(tally, Attribution.CHATHAM_HOUSE)
    text = wording(tally, "Move it", with_figures=shown)
    assert not {int(word) for word in text.replace(",", " ").split() if word.isdigit()} & {1, 2}
    assert shown or not any(character.isdigit() for character in text)
    assert "dissent" not in text or (tally.did_not_vote or 0) >= LEAST_SIDE or sum(map(bool, counts)) > 1


# The sentence.


@pytest.mark.parametrize(
    ("ballot", "line", "figures", "plain"),
    [
        (HANDS, "7-2-1", "carried, 7 for, 2 against, 1 abstaining", "carried by show of hands"),
        (HANDS, "4-4", "tied and so not carried, 4 for, 4 against",
         "tied and so not carried by show of hands"),
        (HANDS, "8-0", "carried without dissent, 8 for", "carried by show of hands"),
        (HANDS, "0-0-4", "not carried, no vote being cast, 4 abstaining", "not carried by show of hands"),
        (SECRET, "3-7-0-1", "not carried by secret ballot, 3 for, 7 against, 1 spoilt",
         "not carried by secret ballot"),
        (ROMAN, "6-1-3", "the group goes on, 6 thumbs up, 1 sideways, 3 down",
         "the group goes on, by Roman vote"),
        (ROMAN, "1-1-3", "the group does not go on, 1 thumb up, 1 sideways, 3 down",
         "the group does not go on, by Roman vote"),
        (CONSENT, "6-1-0", "adopted by consent, 6 consenting, 1 with a concern", "adopted by consent"),
        (CONSENT, "6-0-2", "not adopted by consent, 6 consenting, 2 objections", "not adopted by consent"),
        (DOTS, "3-5-3", "by dots, Tooling 5 dots, Hiring and Pay 3 dots each",
         "by dots, Tooling, then Hiring and Pay"),
        (RANKING, "0-9-1", "by ranking, Tooling 9 points, Pay 1 point", "by ranking, Tooling, then Pay"),
        (DOTS, "0-0-0", "no votes", "no votes"),
        (TEMPERATURE, "5-4-2-0-0-1",
         "temperature taken, mostly positive, 5 strongly positive, 4 positive, 2 following, 1 unconvinced",
         "temperature taken, mostly positive"),
        (TEMPERATURE, "1-0-0-3-0-3",
         "temperature taken, mostly doubtful, 1 strongly positive, 3 confused, 3 unconvinced",
         "temperature taken, mostly doubtful"),
        (TEMPERATURE, "0-3-4-0-0-0", "temperature taken, mixed, 3 positive, 4 following",
         "temperature taken, mixed"),
    ],
)  # fmt: skip
def test_the_sentence_says_the_outcome_and_the_figures_where_they_may_stand(
    ballot: Ballot, line: str, figures: str, plain: str
) -> None:
    assert told(ballot, line) == f"Move it: {figures}."
    assert told(ballot, line, with_figures=False) == f"Move it: {plain}."


def test_those_who_did_not_vote_are_told_among_the_figures() -> None:
    assert told(HANDS, "7-3", present=14) == "Move it: carried, 7 for, 3 against, 4 not voting."


def test_two_thirds_are_said() -> None:
    tally = parse(HANDS, "5-4", two_thirds=True)
    assert wording(tally, "Move it", with_figures=False) == (
        "Move it: not carried by show of hands, two thirds being needed."
    )


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Move the meeting to Tuesdays. ", "Move the meeting to Tuesdays: carried by show of hands."),
        ("Go on with it?", "Go on with it? Carried by show of hands."),
        ("", "Carried by show of hands."),
        ("Two\nlines:", "Two lines: carried by show of hands."),
    ],
)
def test_the_question_stands_before_it_as_typed(question: str, sentence: str) -> None:
    assert wording(parse(HANDS, "7-2"), question, with_figures=False) == sentence


def test_every_side_has_its_words() -> None:
    for ballot, names in SIDES.items():
        tally = Tally(ballot, (3,) * len(names))
        assert "_" not in wording(tally, "It", with_figures=True)
        assert [name for name, _ in sides(tally)] == list(names)


def test_a_tally_does_not_show_its_options() -> None:
    assert "Hiring" not in repr(parse(DOTS, "Hiring 5"))


# In words that somebody typed.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Move to Tuesdays: 7-2-1", ["7-2-1"]),
        ("Move to Tuesdays (7–2–1).", ["7–2–1"]),
        ("The vote was 7-2-1 after some talk", ["7-2-1"]),
        ("Carried 9-1 after some talk", ["9-1"]),
        ("Carried by 9 - 2.", ["9 - 2"]),
        ("Adopted with a count of 12:1", ["12:1"]),
        ("The vote was 9-0.", ["9-0"]),
        ("7 for, 2 against", ["2 against"]),
        ("Two for, seven against, one abstained.", ["Two for", "one abstained"]),
        ("Carried, 1 vote against", ["1 vote against"]),
        ("two people voted against it", ["two people voted against"]),
        ("with one dissenting voice", ["one dissenting"]),
        ("a single abstention", ["a single abstention"]),
        ("By consent, with two objections", ["two objections"]),
        ("One opposed, the rest in favour.", ["One opposed"]),
    ],
)
def test_small_sides_are_found_in_what_was_typed(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in small_sides_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Carried, 7 for, 5 against, 3 abstaining", "The vote was 7-4-3", "Carried 9-4", "no one against",
        "We follow 3-2-1 backups", "It takes 1-2 weeks", "The group voted to spend 1-2 weeks on it",
        "Passed on 2026-03-05", "at 10:30:15 the vote began", "one for all", "12 against, 21 abstained",
        "versions 1.2-3 passed", "two opposed views", "One objection is the cost", "two for one",
        "one against the other", "", "Call 555-1-2-3-4-5 to vote",
    ],
)  # fmt: skip
def test_other_figures_are_left_alone(text: str) -> None:
    assert small_sides_in(text) == ()


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_small_side_that_is_worded_is_found_again(yes: int, no: int, neither: int) -> None:
    tally = Tally(HANDS, (yes, no, neither))
    found = small_sides_in(wording(tally, "Move it", with_figures=True))
    assert len(found) == len(small_sides(tally))
