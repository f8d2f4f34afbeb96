"""Every softened sentence is one that a person could have written, and none says whose it was."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import NoteKind
from peerdesk.services.softening import LEAD, harder, is_soft, softer

CLAUSES = {
    "Fees rose faster than the volume did": "fees rose faster than the volume did",
    "Fees rose": "fees rose",
    "The second month tells more than the first": "the second month tells more than the first",
    "We should hire slowly": "we should hire slowly",
    "A year is long": "a year is long",
    "It's cheaper to buy": "it's cheaper to buy",
    "If you pay late, you pay twice": "if you pay late, you pay twice",
    "AI is overrated": "AI is overrated",
    "GDPR fines are rare": "GDPR fines are rare",
    "iPhone users pay more": "iPhone users pay more",
    "E-mail is dead": "E-mail is dead",
    "Berlin is cheap": "Berlin is cheap",
    "Monday is a bad day": "Monday is a bad day",
    "March is too late": "March is too late",
    "German law is strict": "German law is strict",
    "Q3 was slow": "Q3 was slow",
    "30 % of contracts end early": "30 % of contracts end early",
    "I think that contracts should be short": "contracts should be short",
    "We believe contracts should be short": "contracts should be short",
    "In my experience boards want numbers": "boards want numbers",
    "A participant said that boards want numbers": "boards want numbers",
    "But fees rose anyway": "fees rose anyway",
    "However, fees rose": "fees rose",
}

FRAGMENTS = {
    "Two pilots at once": "two pilots at once",
    "Keep contracts short": "keep contracts short",
    "Don't hire in December": "don't hire in December",
    "Because fees rose": "because fees rose",
    "Lesson: talk first": "lesson: talk first",
    "Fees rose. Volume fell.": "fees rose. Volume fell.",
    "“Slow is smooth” was quoted": "“Slow is smooth” was quoted",
    "How boards read numbers": "how boards read numbers",
}


@pytest.mark.parametrize("text", CLAUSES)
def test_what_says_something_of_something_follows_that(text: str) -> None:
    assert softer(text) == f"{LEAD} that {CLAUSES[text]}"


@pytest.mark.parametrize("text", FRAGMENTS)
def test_before_what_is_no_clause_stands_a_colon(text: str) -> None:
    assert softer(text) == f"{LEAD}: {FRAGMENTS[text]}"


@pytest.mark.parametrize("text", [*CLAUSES, *FRAGMENTS])
def test_a_second_time_it_stands_without_it_again(text: str) -> None:
    soft = softer(text)
    assert is_soft(soft)
    assert not is_soft(softer(soft))
    assert harder(soft).endswith((CLAUSES | FRAGMENTS)[text][1:])


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Who pays", NoteKind.QUESTION, "soften_question"),
        ("Who pays?", NoteKind.POINT, "soften_question"),
        ("We meet in May", NoteKind.DECISION, "soften_kind"),
        ("Send the list", NoteKind.ACTION, "soften_kind"),
        ("The State of DevOps report", NoteKind.RESOURCE, "soften_kind"),
        ("Pricing of pilots", NoteKind.PARKED, "soften_kind"),
        ("I hired too fast", NoteKind.POINT, "soften_first_person"),
        ("My board wants numbers", NoteKind.INSIGHT, "soften_first_person"),
        ("Boards told me that they want numbers", NoteKind.POINT, "soften_first_person"),
        ("I’ve paid twice", NoteKind.POINT, "soften_first_person"),
    ],
)
def test_what_cannot_be_said_more_softly_says_why(text: str, kind: NoteKind, why: str) -> None:
    with pytest.raises(BadInput) as error:
        softer(text, kind)
    assert error.value.key == why


def test_only_english_is_known() -> None:
    with pytest.raises(BadInput) as error:
        softer("Die Kosten steigen", language="de")
    assert error.value.key == "soften_language"
    assert is_soft(softer("Fees rose", language=""))


def test_it_never_joins_sentences_by_a_label() -> None:
    assert softer("A participant felt that fees rose") == softer("Another participant said fees rose")


@given(st.text(max_size=60))
def test_any_text_is_softened_or_refused(text: str) -> None:
    with suppress(BadInput):
        assert is_soft(softer(text)) != is_soft(text)
