from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerdesk.deid import Certainty, Identity, Kind, Roster, find_identities
from peerdesk.deid.release_hints import release_hints

ROSTER = Roster.from_rows([{"name": "Ana Lindqvist", "organization": "Northwind Traders"}])
TWELVE = "one two three four five six seven eight nine ten don't twelve"


def hints(text: str, roster: Roster = ROSTER, people: int = 11) -> list[tuple[str, str]]:
    found = release_hints(text, roster, people=people)
    return [(hint.reason.removeprefix("deid_"), text[hint.start : hint.end]) for hint in found]


def replaced(text: str, found: list[Identity]) -> str:
    for hint in sorted(found, key=lambda one: -one.start):
        if hint.replacement:
            text = text[: hint.start] + hint.replacement + text[hint.end :]
    return text


def test_hints_are_to_be_looked_at_in_layer_three() -> None:
    text = "She told our board."
    found = release_hints(text, ROSTER, people=8)
    assert replaced(text, found) == "They told a participant's board."
    assert {(h.kind, h.certainty, h.layer) for h in found} == {(Kind.CIRCUMSTANCE, Certainty.LOOK, 3)}
    assert [h.reason for h in find_identities(text, ROSTER, with_model=False)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Move it: carried, 7 for, 2 against, 1 abstaining.", ["2 against", "1 abstaining"]),
        ("Move it: 7-2-1", ["7-2-1"]),
        ("Move it: carried, 7 for, 4 against.", []),
        ("Move it: carried by show of hands.", []),
    ],
)
def test_votes_of_one_or_two_are_to_be_looked_at(text: str, found: list[str]) -> None:
    assert hints(text) == [("few_votes", words) for words in found]


def test_a_date_that_is_found_is_no_vote() -> None:
    text = "The vote is on 5-2-24."
    found = [Identity(15, 21, Kind.DATE, "", "deid_date", Certainty.SURE, 2)]
    assert [hint.reason for hint in release_hints(text, ROSTER, people=8)] == ["deid_few_votes"]
    assert release_hints(text, ROSTER, people=8, found=found) == []


def test_he_and_she_single_nobody_out_among_twelve() -> None:
    assert hints("He left.", people=12) == []
    assert hints("He left.", people=11) == [("pronoun", "He")]


@pytest.mark.parametrize(
    "marks",
    ["“{}”", "„{}“", "”{}”", "«{}»", "»{}«", "‹{}›", '"{}"', "‘{}’", "'{}'", "「{}」", "«\u00a0{}\u00a0»"],
)
def test_a_quotation_of_more_than_twelve_words_is_long(marks: str) -> None:
    assert hints(f"It was said: {marks.format(TWELVE)} indeed.") == []
    long = marks.format(f"{TWELVE} more.")
    assert hints(f"It was said: {long} indeed.") == [("quotation", long)]


@pytest.mark.parametrize(
    "text",
    [
        f"the firms' plan is {TWELVE} and the boards' answer",
        f'a 24" rack {TWELVE} and a 19" one',
        f"it's {TWELVE} and that's it",
        f"“open {TWELVE}\n\n and another” paragraph",
        f"“short” {TWELVE} more “short”",
        f"'tis {TWELVE} o'clock",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert hints(text) == []


def test_a_quotation_has_no_proposal_and_may_hold_other_hints() -> None:
    text = f"“he said {TWELVE}”"
    found = release_hints(text, ROSTER, people=8)
    assert [(h.reason, h.replacement) for h in found] == [("deid_quotation", ""), ("deid_pronoun", "they")]


def test_a_hint_does_not_touch_what_was_found_already() -> None:
    text = "Our CEO went to Leeds and was glad he did"
    found = [Identity(0, 7, Kind.ROLE, "a manager", "deid_fits_one", Certainty.LIKELY, 3)]
    assert [text[h.start : h.end] for h in release_hints(text, ROSTER, people=8, found=found)] == ["he"]
    text = "He went to Leeds and was glad"
    found = [Identity(11, 16, Kind.PLACE, "a town", "deid_place", Certainty.LIKELY, 2)]
    assert [text[h.start : h.end] for h in release_hints(text, ROSTER, people=8)] == [
        "He went to Leeds and was"
    ]
    assert [text[h.start : h.end] for h in release_hints(text, ROSTER, people=8, found=found)] == ["He"]


def test_other_languages_are_looked_through_for_quotations_only() -> None:
    text = f"Er kam von weit her und sprach „{TWELVE} mehr“ hin und her."
    assert [reason for reason, _ in hints(text)] == ["quotation"]
    german = Roster.from_rows([{"name": "Ana"}])
    object.__setattr__(german, "language", "de")
    assert hints("he said", german) == []


def test_a_name_is_never_put_in() -> None:
    found = release_hints("he says so", Roster.from_rows([{"name": "They Say"}]), people=5)
    assert [hint.replacement for hint in found] == [""]
    assert hints("he says", Roster.from_rows([{"name": "A. Small"}])) == [("pronoun", "he says")]


WORDS = [
    "he ",
    "She was ",
    "her ",
    "his ",
    "our CEO ",
    "we at our plant ",
    "I run a bank ",
    "my ",
    "plan ",
    "and has ",
]
MARKS = ["“", "”", '"', "'", "‘", "’", ". ", "\n", ", ", "it ", "said ", "that ", "Ünal ", "İ", "’s "]
PIECES = st.sampled_from([*WORDS, *MARKS])


@given(st.lists(PIECES, max_size=40).map("".join), st.integers(1, 20))
@example("he he and has ", 1)
def test_hints_have_valid_places_and_are_gone_once_replaced(text: str, people: int) -> None:
    found = release_hints(text, ROSTER, people=people)
    assert [hint.start for hint in found] == sorted(hint.start for hint in found)
    put_in = [hint for hint in found if hint.replacement]
    assert all(one.end <= two.start for one, two in pairwise(put_in))
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)
    for hint in put_in:
        assert release_hints(hint.replacement, ROSTER, people=people) == []
    again = release_hints(replaced(text, found), ROSTER, people=people)
    grown = all(hint.reason == "deid_quotation" for hint in again)  # neutral words are longer ones
    assert grown or len(put_in) < len(found)


# Initials.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MF presented the sequel.", ["MF"]),
        ("At the end, JKP asked for more time, and SYG agreed.", ["JKP", "SYG"]),
        ("The CRM asks for a fax number.", []),
        ("A new SLA says four hours.", []),
        ("The DID WG agreed.", []),
        ("IT said no.", []),
        ("What MF presented was new.", ["MF"]),
        ("Iterator.concat is in stage MF.", []),
        ("MF PRESENTED IT.", []),
    ],
)
def test_initials_that_say_something_are_to_be_looked_at(text: str, found: list[str]) -> None:
    assert hints(text) == [("speaker", words) for words in found]


def test_initials_become_a_participant() -> None:
    text = "MF presented it. At the end, JKP asked why."
    told = release_hints(text, ROSTER, people=8)
    assert replaced(text, told) == "A participant presented it. At the end, a participant asked why."


def test_initials_that_are_found_are_no_hint() -> None:
    found = [Identity(0, 2, Kind.PERSON, "A participant", "deid_initials", Certainty.SURE, 1)]
    assert release_hints("AL presented it.", ROSTER, people=8, found=found) == []
